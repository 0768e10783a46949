"""The pages that show something. None of them changes anything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from starlette.responses import RedirectResponse, Response

from pipeline.records import EventType, Factuality, Label, Role
from pipeline.review.cards import Card, find_card, said
from pipeline.review.chronicle import PAGE as ROWS
from pipeline.review.chronicle import entry_of, find_date, find_entry, list_dates, list_entries, list_events
from pipeline.review.desk import Reading, by_day
from pipeline.review.entities import PAGE as MENTIONS
from pipeline.review.entities import find_entity, list_entities, mention_ids, preview_split, unsure_pairs
from pipeline.review.facts import Fact, count_facts, facts_by_id, find_facts
from pipeline.review.filters import Filter, Order, Wanted
from pipeline.review.layout import line_runs
from pipeline.review.lines import Mark, render_lines
from pipeline.review.progress import agreements, progress
from pipeline.review.visit import Refused, Visit, local, path_part

#: Facts on one page of a list.
PAGE = 100
#: What a card's forms offer.
CHOICES = {
    "label": [label.value for label in Label],
    "type": [kind.value for kind in EventType],
    "factuality": [kind.value for kind in Factuality],
    "role": [role.value for role in Role],
}
#: What the names of a form's fields begin with that say which role a mention has; its id follows.
ROLE = "role-"


def address(where: str, wanted: Filter, fact: Fact | None = None, page: int = 1) -> str:
    """The page that a card was opened on, with its filter, showing ``fact``."""
    more: dict[str, object] = {"fact": fact.fact_id} if fact else {}
    if where == "facts":
        if page > 1:
            more["page"] = page
        path, query = "/facts", wanted.query(more=more)
    else:
        source = fact.source_id if fact else wanted.source
        path, query = f"/sources/{path_part(source)}", wanted.query(source=False, more=more)
    return f"{path}?{query}#f-{fact.fact_id}" if fact else f"{path}?{query}".rstrip("?")


def home(visit: Visit) -> Response:
    """All sources and how far their review has come."""
    with visit.office.desk.reading() as reading:
        sources = progress(reading)
        attachments = reading.rows("SELECT status, COUNT(*) AS n FROM attachments GROUP BY status")
        counts = {str(row["status"]): int(row["n"]) for row in attachments}
        pairs = len(unsure_pairs(reading))
    return visit.render("home.html", {"sources": sources, "orphaned": counts.get("orphaned", 0), "pairs": pairs})


def source(visit: Visit) -> Response:
    """One source: its lines with its facts marked, and a fact's card."""
    source_id = str(visit.request.path_params["source_id"])
    query = visit.request.query_params
    wanted = replace(Filter.read(query), source=source_id)
    office = visit.office
    with office.desk.reading() as reading:
        row = reading.row(
            "SELECT s.*, t.text FROM sources s JOIN source_texts t USING (source_id) WHERE source_id = ?", source_id
        )
        if row is None:
            raise Refused(404)
        _prepare_second(visit, reading)
        facts = find_facts(reading.connection, replace(wanted, order=Order.TEXT))
        order = [fact.fact_id for fact in facts]
        chosen = query.get("fact") or next((fact.fact_id for fact in facts if not fact.status), "")
        card = find_card(reading, chosen, reviewer=visit.reviewer, blind=wanted.second) if chosen else None
        if card and card.fact.source_id != source_id:
            card = None
        if card and card.fact.fact_id not in set(order):
            facts.append(card.fact)
        runs = line_runs(office.pages, reading, source_id, str(row["sha256"]), str(row["text"]))
        now = progress(reading, source_id)[0]
    marks = [_mark(fact, blind=wanted.second) for fact in facts]
    link = wanted.query(source=False)
    chunks = render_lines(
        str(row["text"]),
        runs,
        marks,
        query=f"{link}&" if link else "",
        selected=card.fact.fact_id if card else "",
    )
    return visit.render(
        "source.html",
        {
            "source": row,
            "chunks": chunks,
            "wanted": wanted,
            "shown": len(order),
            "progress": now,
            **_card_values(visit, card, "source", wanted, order),
        },
    )


def facts(visit: Visit) -> Response:
    """Facts of all sources as a list; sorted by doubt it is the queue."""
    query = visit.request.query_params
    wanted = Filter.read(query)
    page = visit.page_number()
    with visit.office.desk.reading() as reading:
        _prepare_second(visit, reading)
        total = count_facts(reading.connection, wanted)
        found = find_facts(reading.connection, wanted, limit=PAGE, offset=(page - 1) * PAGE)
        order = [fact.fact_id for fact in found]
        chosen = query.get("fact") or next(iter(order), "")
        card = find_card(reading, chosen, reviewer=visit.reviewer, blind=wanted.second) if chosen else None
        sources = reading.rows("SELECT source_id, path FROM sources ORDER BY path")
        now = progress(reading, card.fact.source_id)[0] if card else None
    return visit.render(
        "facts.html",
        {
            "progress": now,
            "facts": found,
            "total": total,
            "page": page,
            "last": -(-total // PAGE),
            "wanted": wanted,
            "sources": sources,
            **_card_values(visit, card, "facts", wanted, order),
        },
    )


def fact(visit: Visit) -> Response:
    """The permalink of a fact: its place in its source."""
    with visit.office.desk.reading() as reading:
        found = facts_by_id(reading.connection, [str(visit.request.path_params["fact_id"])])
    if not found:
        raise Refused(404)
    return RedirectResponse(address("source", Filter(), next(iter(found.values()))), 303)


def card(visit: Visit) -> Response:
    """The card alone, for the script."""
    query = visit.request.query_params
    return render_card(visit, str(visit.request.path_params["fact_id"]), query.get("where", ""), Filter.read(query))


def render_card(
    visit: Visit, fact_id: str, where: str, wanted: Filter, *, typed: dict[str, str] | None = None, status: int = 200
) -> Response:
    """A fact's card as a fragment.

    Args:
        visit: the request.
        fact_id: the fact.
        where: ``facts`` or ``source``: the page it is on.
        wanted: that page's filter.
        typed: what a form brought that could not be taken, to be shown again.
        status: HTTP status.
    """
    with visit.office.desk.reading() as reading:
        found = find_card(reading, fact_id, reviewer=visit.reviewer, blind=wanted.second)
        if found is None:
            raise Refused(404)
        now = progress(reading, found.fact.source_id)[0]
    values = _card_values(visit, found, where, wanted, [])
    return visit.render("card.html", {**{**values, "typed": typed or {}}, "progress": now}, status)


def _card_values(visit: Visit, found: Card | None, where: str, wanted: Filter, order: list[str]) -> dict[str, object]:
    following = ""
    if found and found.fact.fact_id in order:
        following = next(iter(order[order.index(found.fact.fact_id) + 1 :]), "")
    return {
        "card": found,
        "where": where if where == "facts" else "source",
        "view": wanted.query(),
        "following": following,
        "choices": CHOICES,
        "role_prefix": ROLE,
        "typed": {},
    }


def _prepare_second(visit: Visit, reading: Reading) -> None:
    """Facts that others have decided on and this reviewer has not: what a second reading is about."""
    reading.connection.execute("CREATE TEMP TABLE second (fact_id TEXT PRIMARY KEY)")
    if visit.request.query_params.get("second") == "1":
        reading.connection.executemany(
            "INSERT INTO temp.second VALUES (?)",
            ((target,) for target in reading.standing.undecided_by(visit.reviewer)),
        )


def _mark(fact: Fact, *, blind: bool) -> Mark:
    state = "open" if blind else fact.state
    title = f"{fact.tag} {fact.entity_id or fact.value}".strip()
    return Mark(fact.fact_id, fact.label, state, fact.spans, f"{title} · {state}")


def entities(visit: Visit) -> Response:
    """Entities over all sources, and pairs that may be one."""
    query = visit.request.query_params
    text, label = query.get("text", "").strip()[:200], query.get("label", "")
    with visit.office.desk.reading() as reading:
        found, total = list_entities(reading, text, label)
        pairs = unsure_pairs(reading)
    return visit.render(
        "entities.html", {"entities": found, "total": total, "text": text, "label": label, "pairs": pairs}
    )


def entity(visit: Visit) -> Response:
    """One entity: names by script, mentions in context, merge and split."""
    entity_id = str(visit.request.path_params["entity_id"])
    page = visit.page_number()
    wanted = visit.request.query_params.get("find", "").strip()[:200]
    with visit.office.desk.reading() as reading:
        present = reading.standing.entity(entity_id)
        history = said(reading.standing.grouped.get(entity_id, ()))
        if present != entity_id and not visit.request.query_params.get("stay"):
            visit.session.said = visit.session.said or (f"{entity_id} was merged into this entity.", False)
            return visit.go(f"/entities/{path_part(present)}")
        found = find_entity(reading, entity_id, page=page)
        if found is None and not history:
            raise Refused(404)
        candidates = list_entities(reading, wanted, limit=20)[0] if wanted else []
        merged = [old for old, new in sorted(reading.standing.redirects.items()) if new == entity_id]
        taken_over = [one for old in merged for one in said(reading.standing.grouped.get(old, ()))]
    return visit.render(
        "entity.html",
        {
            "entity": found,
            "entity_id": entity_id,
            "page": page,
            "last": -(-found.mentions // MENTIONS) if found else 1,
            "find": wanted,
            "candidates": [row for row in candidates if row["entity_id"] != entity_id],
            "merged": merged,
            "history": [*history, *taken_over],
        },
    )


def merge(visit: Visit) -> Response:
    """What a merge would do, before it is done."""
    query = visit.request.query_params
    with visit.office.desk.reading() as reading:
        first = find_entity(reading, reading.standing.entity(query.get("entity", "")))
        second = find_entity(reading, reading.standing.entity(query.get("into", "")))
        if first is None or second is None:
            raise Refused(404)
        if first.entity_id == second.entity_id:
            raise Refused(409, "These are one entity already.")
        together = sorted(
            facts_by_id(
                reading.connection,
                [*mention_ids(reading, first.entity_id)[:10], *mention_ids(reading, second.entity_id)[:10]],
            ).values(),
            key=lambda found: (found.source_id, found.spans[0].start),
        )
    return visit.render("merge.html", {"first": first, "second": second, "together": together})


def split(visit: Visit) -> Response:
    """What a split would do, before it is done."""
    query = visit.request.query_params
    entity_id = query.get("entity", "")
    with visit.office.desk.reading() as reading:
        found = find_entity(reading, entity_id)
        if found is None:
            raise Refused(404)
        preview = preview_split(reading, entity_id, query.getlist("mention"))
    if not preview.goes:
        visit.say("Choose the mentions that are somebody else's first.", bad=True)
        return visit.go(f"/entities/{path_part(entity_id)}#mentions")
    if not preview.stays:
        visit.say("All mentions were chosen: nothing would stay. Merge or rename the entity instead.", bad=True)
        return visit.go(f"/entities/{path_part(entity_id)}#mentions")
    name = query.get("name", "").strip()[:200]
    return visit.render("split.html", {"entity": found, "preview": preview, "name": name})


def dates(visit: Visit) -> Response:
    """Dates over all sources, or all that is said of one."""
    query = visit.request.query_params
    if (value := query.get("value")) is not None:
        with visit.office.desk.reading() as reading:
            found = find_date(reading, value)
        if found is None:
            raise Refused(404)
        return visit.render("date.html", {"date": found})
    text, page = query.get("text", "").strip()[:200], visit.page_number()
    with visit.office.desk.reading() as reading:
        rows, total = list_dates(reading, text, page=page)
    return visit.render(
        "dates.html", {"dates": rows, "total": total, "text": text, "page": page, "last": -(-total // ROWS)}
    )


def events(visit: Visit) -> Response:
    """Happenings over all sources, in the order of time."""
    query = visit.request.query_params
    text, kind, of = (query.get(name, "").strip()[:200] for name in ("text", "type", "source"))
    page = visit.page_number()
    with visit.office.desk.reading() as reading:
        rows, total = list_events(reading, text, kind, of, page=page)
        sources = reading.rows("SELECT source_id, path FROM sources ORDER BY path")
    return visit.render(
        "events.html",
        {
            "events": rows,
            "total": total,
            "text": text,
            "kind": kind,
            "source": of,
            "sources": sources,
            "page": page,
            "last": -(-total // ROWS),
        },
    )


def event(visit: Visit) -> Response:
    """One happening with its participants, citations and other witnesses."""
    with visit.office.desk.reading() as reading:
        found = find_card(reading, str(visit.request.path_params["event_id"]), reviewer=visit.reviewer)
        entry_id = entry_of(reading, str(visit.request.path_params["event_id"]))
    if found is None or found.fact.kind != "event":
        raise Refused(404)
    return visit.render("event.html", {**_card_values(visit, found, "source", Filter(), []), "entry_id": entry_id})


def chronicle(visit: Visit) -> Response:
    """Happenings as the last run joined them, in the order of time."""
    query = visit.request.query_params
    text, kind, told = (query.get(name, "").strip()[:200] for name in ("text", "type", "told"))
    page = visit.page_number()
    with visit.office.desk.reading() as reading:
        rows, total = list_entries(reading, text, kind, told, page=page)
    values = {"entries": rows, "total": total, "text": text, "kind": kind, "told": told, "page": page}
    return visit.render("chronicle.html", {**values, "last": -(-total // ROWS)})


def entry(visit: Visit) -> Response:
    """One entry of the chronicle with all its witnesses, and where they disagree."""
    with visit.office.desk.reading() as reading:
        found = find_entry(reading, str(visit.request.path_params["entry_id"]))
    if found is None:
        raise Refused(404)
    values = {"entry": found.entry, "participants": found.participants, "disagreements": found.disagreements}
    return visit.render("entry.html", {**values, "witnesses": found.witnesses})


def second(visit: Visit) -> Response:
    """Second readings: what waits for one, agreement per label, and where reviewers differ."""
    with visit.office.desk.reading() as reading:
        pairs = agreements(reading)
        targets = [differing.target for pair in pairs for differing in pair.disagreements]
        found = facts_by_id(reading.connection, sorted(set(targets)))
        waiting = len(reading.standing.undecided_by(visit.reviewer))
    return visit.render("second.html", {"pairs": pairs, "facts": found, "waiting": waiting})


def history(visit: Visit) -> Response:
    """Every decision, newest first, and those whose passage is gone."""
    with visit.office.desk.reading() as reading:
        decisions = sorted(
            (decision for group in reading.standing.grouped.values() for decision in group),
            key=lambda decision: (decision.at, decision.decision_id),
        )
        placed = reading.rows("SELECT target, detail FROM attachments WHERE status = 'orphaned'")
    gone = {str(row["target"]): str(row["detail"]) for row in placed}
    recent = decisions[-500:]
    return visit.render(
        "history.html",
        {
            "days": by_day(recent),
            "total": len(decisions),
            "shown": len(recent),
            "orphaned": [decision for decision in decisions if decision.target in gone],
            "gone": gone,
        },
    )


def help_page(visit: Visit) -> Response:
    """The keys, and how the desk is used."""
    return visit.render("help.html")


def login(visit: Visit) -> Response:
    """Name and password."""
    if not visit.office.login:
        return visit.go("/")
    return visit.render("login.html", {"to": local(visit.request.query_params.get("to", "/")), "name": ""})


def queue(visit: Visit) -> Response:
    """The most doubtful open facts."""
    return RedirectResponse(f"/facts?{Filter(status=Wanted.OPEN, order=Order.UNCERTAIN).query()}", 303)


ROUTES: tuple[tuple[str, Callable[[Visit], Response]], ...] = (
    ("/", home),
    ("/sources/{source_id:path}", source),
    ("/facts", facts),
    ("/facts/{fact_id}", fact),
    ("/facts/{fact_id}/card", card),
    ("/queue", queue),
    ("/entities", entities),
    ("/entities/{entity_id:path}", entity),
    ("/merge", merge),
    ("/split", split),
    ("/dates", dates),
    ("/events", events),
    ("/events/{event_id}", event),
    ("/chronicle", chronicle),
    ("/chronicle/{entry_id}", entry),
    ("/second", second),
    ("/history", history),
    ("/help", help_page),
    ("/login", login),
)
