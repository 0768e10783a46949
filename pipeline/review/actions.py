"""What changes something: decisions, undo, merges, splits, login. Every answer but a card is See Other to a page."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qsl

from starlette.datastructures import QueryParams
from starlette.responses import Response

from pipeline.decisions import Decision, DecisionKind, Status
from pipeline.decisions.arguments import FIELD
from pipeline.decisions.states import standing
from pipeline.errors import Errors, SalnameError
from pipeline.review.cards import find_card
from pipeline.review.desk import Reading, is_fact
from pipeline.review.edits import LONGEST, NotUnderstood, changes, chosen_parts, entity_id_for
from pipeline.review.entities import find_entity, preview_split
from pipeline.review.facts import EDITABLE, facts_by_id
from pipeline.review.filters import Filter
from pipeline.review.pages import ROLE, address, render_card
from pipeline.review.passwords import LONGEST as LONGEST_PASSWORD
from pipeline.review.visit import Refused, Visit, local, path_part

_SAID = {
    DecisionKind.ACCEPT: "Accepted",
    DecisionKind.REJECT: "Rejected",
    DecisionKind.EDIT: "Changed",
    DecisionKind.NOTE: "Noted on",
}
#: Asked of the card instead of a page by the desk's script.
_FRAGMENT = "x-desk-fragment"


def decide(visit: Visit) -> Response:
    """Accept, reject, edit or note a fact."""
    fact_id = str(visit.request.path_params["fact_id"])
    try:
        kind = DecisionKind(visit.text("action"))
    except ValueError:
        raise Refused(400, "The form asks for nothing that the desk does.") from None
    if kind not in _SAID:
        raise Refused(400, "The form asks for nothing that can be done to a fact.")
    reason = visit.text("reason", LONGEST)
    with visit.office.desk.reading() as reading:
        card = find_card(reading, fact_id, reviewer=visit.reviewer)
        decided = reading.standing.states.get(fact_id)
    if card is None:
        raise SalnameError(Errors.E401, id=fact_id)
    after: dict[str, object] = {}
    if kind is DecisionKind.ACCEPT and card.fact.status == Status.RE_ASK and decided and decided.values:
        # what is accepted is what stands there now, and not the older edit that is asked about
        kind, after = DecisionKind.EDIT, {name: card.row.get(name) for name in decided.values}
    elif kind is DecisionKind.EDIT:
        typed = {column: str(visit.form[column]) for column in EDITABLE[card.fact.kind] if column in visit.form}
        try:
            after = dict(changes(card.fact.kind, card.row, typed))
            parts = chosen_parts(((role, one.fact_id) for role, one in card.arguments), _roles(visit))
            if parts is not None and card.fact.kind == "event":
                after[FIELD] = parts
        except NotUnderstood as error:
            visit.say(str(error), bad=True)
            return _again(visit, fact_id, {**typed, "reason": reason})
        if not after:
            visit.say("Nothing was different from what stands there already.", bad=True)
            return _shown(visit, fact_id)
    elif kind is DecisionKind.NOTE and not reason:
        visit.say("A note needs some words.", bad=True)
        return _shown(visit, fact_id)
    visit.office.desk.log.decide(fact_id, kind, visit.reviewer, after=after, reason=reason)
    words = f"{_SAID[kind]} “{card.fact.words}”."
    seen = visit.text("seen")
    if card.seen != seen and card.history and card.history[-1].decision.reviewer != visit.reviewer:
        other = card.history[-1].decision
        words += f" Meanwhile {other.reviewer} had decided: {other.kind.value}. Both are kept; the last one holds."
    visit.say(words)
    return _shown(visit, fact_id, following=visit.text("following"))


def _roles(visit: Visit) -> dict[str, list[str]]:
    """The roles that a happening's form brought, by mention id."""
    names = dict.fromkeys(name for name in visit.form if name.startswith(ROLE))
    return {name.removeprefix(ROLE): [str(role) for role in visit.form.getlist(name)] for name in names}


def undo(visit: Visit) -> Response:
    """Take back the decision named, or this reviewer's last one that stands."""
    decision_id = visit.text("decision")
    with visit.office.desk.reading() as reading:
        undone = _named(reading, decision_id) if decision_id else _last_of(reading, visit.reviewer)
    if undone is None:
        visit.say("There is nothing of yours to take back.", bad=True)
        return _shown(visit, visit.text("fact"))
    target, taken_back = undone
    visit.office.desk.log.undo(visit.reviewer, decision_id=taken_back.decision_id, reason=visit.text("reason", LONGEST))
    visit.say(f"Taken back: {taken_back.kind.value} of {target}.")
    if taken_back.kind in (DecisionKind.MERGE, DecisionKind.SPLIT):
        visit.say(
            f"Taken back: {taken_back.kind.value} of {target}. Where a run had applied it, the next run undoes it."
        )
    if taken_back.kind in (DecisionKind.MERGE, DecisionKind.SPLIT) or not is_fact(target):
        return _to(visit, f"/entities/{path_part(taken_back.target)}")
    return _shown(visit, target)


def _named(reading: Reading, decision_id: str) -> tuple[str, Decision] | None:
    for target, decisions in reading.standing.grouped.items():
        for decision in standing(decisions):
            if decision.decision_id == decision_id:
                return target, decision
    return None


def _last_of(reading: Reading, reviewer: str) -> tuple[str, Decision] | None:
    own = [
        (decision.at, decision.decision_id, target, decision)
        for target, decisions in reading.standing.grouped.items()
        if any(decision.reviewer == reviewer for decision in decisions)
        for decision in standing(decisions)
        if decision.reviewer == reviewer
    ]
    return max(own)[2:] if own else None


def merge(visit: Visit) -> Response:
    """Merge one entity into another."""
    entity_id, into = visit.text("entity"), visit.text("into")
    with visit.office.desk.reading() as reading:
        first, second = find_entity(reading, entity_id), find_entity(reading, into)
        if first is None or second is None or reading.standing.entity(into) == reading.standing.entity(entity_id):
            raise Refused(409, "One of the two is no longer there, or they are one already.")
    visit.office.desk.log.decide(
        entity_id, DecisionKind.MERGE, visit.reviewer, after={"into": into}, reason=visit.text("reason", LONGEST)
    )
    visit.say(
        f"{first.name} is now one with {second.name}. It holds here at once, and in the tables from the next run."
    )
    return visit.go(f"/entities/{path_part(into)}")


def split(visit: Visit) -> Response:
    """Move mentions of an entity to another, that may be new."""
    entity_id, name = visit.text("entity"), visit.text("name", 200)
    chosen = [str(value) for value in visit.form.getlist("mention")]
    if not name:
        raise Refused(422, "The other entity needs a name.")
    with visit.office.desk.reading() as reading:
        preview = preview_split(reading, entity_id, chosen)
        if not preview.goes or not preview.stays:
            raise Refused(409, "A split needs mentions that go and mentions that stay.")
        taken = {str(row["entity_id"]) for row in reading.rows("SELECT entity_id FROM entities")}
    into = entity_id_for(name, frozenset(taken | set(reading.standing.named)))
    moved = [fact.fact_id for fact in preview.goes]
    visit.office.desk.log.decide(
        entity_id,
        DecisionKind.SPLIT,
        visit.reviewer,
        after={"into": into, "name": name, "mentions": moved},
        reason=visit.text("reason", LONGEST),
    )
    visit.say(f"{len(moved)} mention{'s' if len(moved) > 1 else ''} went to {name}.")
    return visit.go(f"/entities/{path_part(into)}")


def note_entity(visit: Visit) -> Response:
    """A note on an entity."""
    entity_id, reason = visit.text("entity"), visit.text("reason", LONGEST)
    if reason:
        visit.office.desk.log.decide(entity_id, DecisionKind.NOTE, visit.reviewer, reason=reason)
        visit.say("Noted.")
    else:
        visit.say("A note needs some words.", bad=True)
    return visit.go(f"/entities/{path_part(entity_id)}")


def login(visit: Visit) -> Response:
    """Begin a session of a reviewer."""
    office = visit.office
    name, password = visit.text("name", 60), str(visit.form.get("password", ""))
    address_of = visit.request.client.host if visit.request.client else ""
    who = f"{name}\n{address_of}"
    if not office.attempts.allowed(who):
        raise Refused(429, "Five attempts with this name failed.")
    to = local(visit.text("to"))
    if len(password) > LONGEST_PASSWORD or not office.passwords.verify(name, password):
        office.attempts.failed(who)
        visit.say("That name and password do not go together.", bad=True)
        return visit.render("login.html", {"to": to, "name": name}, 403)
    office.attempts.succeeded(who)
    visit.change_session(name)
    return visit.go(to)


def logout(visit: Visit) -> Response:
    """End the session."""
    visit.change_session("" if visit.office.login else visit.office.reviewer)
    return visit.go("/login" if visit.office.login else "/")


def _view(visit: Visit) -> tuple[str, Filter]:
    """The page that a card was on: only its kind and its filter, so that a form can lead nowhere else."""
    return visit.text("where"), Filter.read(QueryParams(parse_qsl(visit.text("view"))))


def _shown(visit: Visit, fact_id: str, *, following: str = "") -> Response:
    """The card again, or the page it was on with the next fact."""
    where, wanted = _view(visit)
    if _FRAGMENT in visit.request.headers and fact_id:
        return render_card(visit, fact_id, where, wanted)
    with visit.office.desk.reading() as reading:
        found = facts_by_id(reading.connection, [fact_id, following])
    fact = found.get(following) or found.get(fact_id)
    return visit.go(address(where, wanted, fact) if fact else "/history")


def _again(visit: Visit, fact_id: str, typed: dict[str, str]) -> Response:
    """The form with what was typed, to be corrected."""
    where, wanted = _view(visit)
    if _FRAGMENT in visit.request.headers:
        return render_card(visit, fact_id, where, wanted, typed=typed, status=422)
    with visit.office.desk.reading() as reading:
        card = find_card(reading, fact_id, reviewer=visit.reviewer)
    return visit.render("retype.html", {"card": card, "typed": typed, "where": where, "view": visit.text("view")}, 422)


def _to(visit: Visit, location: str) -> Response:
    """Elsewhere: a script is told by a header, because it cannot see where See Other leads."""
    if _FRAGMENT in visit.request.headers:
        return Response(status_code=204, headers={"X-Desk-Location": location})
    return visit.go(location)


ROUTES: tuple[tuple[str, Callable[[Visit], Response]], ...] = (
    ("/facts/{fact_id}", decide),
    ("/undo", undo),
    ("/merge", merge),
    ("/split", split),
    ("/entity-note", note_entity),
    ("/login", login),
    ("/logout", logout),
)
