"""The tables as followthemoney entities, one JSON object a line (https://followthemoney.tech, model of 4.x).

The model knows people, bodies, territories, addresses and events; works, laws and peoples have no schema in
it and are left out. Its names carry no language, so what comes back is compared with what went out, and only
the difference is written into the tables.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pipeline.errors import Errors, SalnameError
from pipeline.gazetteer.cyrillic import derived_cell
from pipeline.gazetteer.incoming import PLACEHOLDER, IncomingEntity
from pipeline.gazetteer.records import GazetteerEntry
from pipeline.gazetteer.rules import NAME_COLUMNS
from pipeline.gazetteer.tables import AMBIGUOUS_MARK, NAME_SEPARATOR, Row
from pipeline.records import Label

#: The schema of each label that the model has one for.
SCHEMATA = {
    Label.PERSON: "Person",
    Label.ORG: "Organization",
    Label.GPE: "Territory",
    Label.LOC: "Address",
    Label.FAC: "Address",
    Label.EVENT: "Event",
}

#: Labels of schemata that come from elsewhere; an Address keeps the label that stands in its keywords.
_LABELS = {
    "Person": Label.PERSON,
    "Organization": Label.ORG,
    "PublicBody": Label.ORG,
    "Company": Label.ORG,
    "LegalEntity": Label.ORG,
    "Territory": Label.GPE,
    "Address": Label.LOC,
    "Event": Label.EVENT,
}

#: The properties for beginning and end, by schema; a Territory or Address has none.
_DATE_PROPERTIES = {
    "Person": ("birthDate", "deathDate"),
    "Organization": ("incorporationDate", "dissolutionDate"),
    "Event": ("startDate", "endDate"),
}

_NAME_PROPERTIES = ("name", "alias", "weakAlias")
_OUTSIDE_URLS = {"geonames": "https://www.geonames.org/", "viaf": "https://viaf.org/viaf/"}
_PREFIX_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_URL = re.compile(r"https?://\S+")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_AZERBAIJANI_CYRILLIC = re.compile("[әғҝҹөүһјӘҒҜҸӨҮҺЈ]")
_AZERBAIJANI_LATIN = re.compile("[əƏ]")


def export_followthemoney(entries: Iterable[GazetteerEntry]) -> tuple[str, dict[str, int]]:
    """``entries`` as JSON Lines, and how many were left out by label."""
    lines: list[str] = []
    left_out: dict[str, int] = {}
    for entry in entries:
        if entry.label in SCHEMATA:
            lines.append(json.dumps(_entity(entry), ensure_ascii=False) + "\n")
        else:
            left_out[entry.label.value] = left_out.get(entry.label.value, 0) + 1
    return "".join(lines), left_out


def _entity(entry: GazetteerEntry) -> dict[str, Any]:
    schema = SCHEMATA[entry.label]
    properties: dict[str, list[str]] = dict(zip(_NAME_PROPERTIES, _names(entry), strict=True))
    for name, value in zip(_DATE_PROPERTIES.get(schema, ()), (entry.since, entry.until), strict=False):
        properties[name] = _prefix_date(value)
    properties["wikidataId"] = [entry.outside_ids["wikidata"]] if "wikidata" in entry.outside_ids else []
    properties["sourceUrl"] = sorted(
        [url + entry.outside_ids[scheme] for scheme, url in _OUTSIDE_URLS.items() if scheme in entry.outside_ids]
        + _URL.findall(entry.source)
    )
    properties["notes"] = [entry.note] if entry.note else []
    properties["keywords"] = [entry.label.value]
    return {
        "id": entry.entity_id,
        "caption": properties["name"][0],
        "schema": schema,
        "properties": {name: values for name, values in properties.items() if values},
    }


def _names(entry: GazetteerEntry) -> tuple[list[str], list[str], list[str]]:
    """Main names (the preferred of each language), aliases, and weak aliases; no name in two of them.

    An entity of weak names only still needs a main one: its first name, which is then a weak alias too.
    """
    strong = {name.text for name in entry.names if not name.ambiguous}
    first = entry.name_in("tr", "az", "en", "ru")
    main = [name.text for name in entry.names if name.preferred and name.text in strong]
    if first in main:
        main.insert(0, first)
    main = list(dict.fromkeys(main)) or [next((name.text for name in entry.names if name.text in strong), first)]
    alias = dict.fromkeys(name.text for name in entry.names if name.text in strong and name.text not in main)
    weak = dict.fromkeys(name.text for name in entry.names if name.text not in strong)
    return main, list(alias), list(weak)


def _prefix_date(edtf: str) -> list[str]:
    """The date as the model writes dates, without EDTF's marks of doubt; none if that would say another thing."""
    plain = edtf.rstrip("~?%")
    return [plain] if _PREFIX_DATE.fullmatch(plain) else []


def read_followthemoney(
    path: Path,
    text: str,
    entries: Mapping[str, GazetteerEntry],
    rows: Mapping[str, Row],
    problems: list[SalnameError],
) -> tuple[list[IncomingEntity], tuple[str, ...]]:
    """The entities of a JSON Lines file, and the properties in it that nobody reads.

    Args:
        path: of the file, for the problems.
        text: of the file.
        entries: the entities of the tables by id, with which a known id is compared.
        rows: their rows.
        problems: gets what is wrong.
    """
    incoming: list[IncomingEntity] = []
    unread: set[str] = set()
    for line, written in enumerate(text.split("\n"), start=1):
        if not written.strip():
            continue
        try:
            entity_id, schema, properties = _parsed(json.loads(written))
        except (ValueError, RecursionError) as error:
            problems.append(
                SalnameError(Errors.E202, path=path, line=line, detail=f"no followthemoney entity: {error}")
            )
            continue
        known = {*_NAME_PROPERTIES, *_dates_of(schema), "wikidataId", "sourceUrl", "notes", "keywords"}
        unread.update(properties.keys() - known)
        if entity_id in entries and entries[entity_id].label in SCHEMATA:
            cells = _difference(_entity(entries[entity_id]), schema, properties, rows[entity_id])
        else:
            cells = _new_cells(schema, properties)
        incoming.append(IncomingEntity(line, "" if entity_id.startswith(PLACEHOLDER) else entity_id, cells))
    return incoming, tuple(sorted(unread))


def _parsed(item: object) -> tuple[str, str, dict[str, list[str]]]:
    """Id ("?" if none), schema and properties of a line.

    Raises:
        ValueError: if it is no entity that the tables can hold.
    """
    if not isinstance(item, dict):
        raise ValueError("the line is no JSON object")
    entity_id, schema, properties = item.get("id") or PLACEHOLDER, item.get("schema"), item.get("properties")
    if not isinstance(entity_id, str):
        raise ValueError("its id is no string")
    if schema not in _LABELS:
        raise ValueError(f"the tables hold no {schema!r}, only {', '.join(sorted(_LABELS))}")
    if not isinstance(properties, dict):
        raise ValueError("it has no properties")
    for name, values in properties.items():
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise ValueError(f"the property {name} is no list of strings")
    return entity_id, schema, properties


def _dates_of(schema: str) -> tuple[str, ...]:
    return _DATE_PROPERTIES.get(SCHEMATA[_LABELS[schema]], ())


def _cells_of(schema: str, properties: Mapping[str, list[str]]) -> dict[str, str]:
    """The cells beside the names; a property that is missing gives an empty cell."""
    keywords = [word for word in properties.get("keywords", []) if word in Label.__members__]
    urls = properties.get("sourceUrl", [])
    cells = {"label": keywords[0] if keywords else _LABELS[schema].value}
    cells |= {
        column: NAME_SEPARATOR.join(properties.get(name, []))
        for column, name in zip(("from", "until"), _dates_of(schema), strict=False)
    }
    cells["wikidata"] = NAME_SEPARATOR.join(properties.get("wikidataId", []))
    for scheme, start in _OUTSIDE_URLS.items():
        cells[scheme] = NAME_SEPARATOR.join(url.removeprefix(start) for url in urls if url.startswith(start))
    cells["source"] = " ".join(url for url in urls if not url.startswith(tuple(_OUTSIDE_URLS.values())))
    cells["note"] = " ".join(properties.get("notes", []))
    return cells


def _new_cells(schema: str, properties: Mapping[str, list[str]]) -> dict[str, str]:
    cells = _cells_of(schema, properties)
    weak = set(properties.get("weakAlias", []))
    columns: dict[str, list[str]] = {}
    for name in dict.fromkeys(name for key in _NAME_PROPERTIES for name in properties.get(key, [])):
        columns.setdefault(_column_for(name), []).append(AMBIGUOUS_MARK * (name in weak) + name)
    return cells | {column: NAME_SEPARATOR.join(names) for column, names in columns.items()}


def _difference(
    exported: Mapping[str, Any], schema: str, properties: Mapping[str, list[str]], row: Row
) -> dict[str, str]:
    """The cells of ``row`` that ``properties`` change, compared with what was exported of it."""
    before = _cells_of(exported["schema"], exported["properties"])
    after = _cells_of(schema, properties)
    changed = {column: cell for column, cell in after.items() if cell != before.get(column, "")}
    old = _strengths(exported["properties"])
    new = _strengths(properties)
    if old == new:
        return changed
    for column in NAME_COLUMNS:
        cell = row[column] or (derived_cell(row["az"]) if column == "az_cyrl" else "")
        names: list[str] = []
        for written in filter(None, cell.split(NAME_SEPARATOR)):
            name = written.removeprefix(AMBIGUOUS_MARK)
            if name not in new:
                continue
            if old.get(name) != new[name]:
                written = AMBIGUOUS_MARK * new[name] + name
            names.append(written)
        names += [AMBIGUOUS_MARK * new[name] + name for name in new if name not in old and _column_for(name) == column]
        changed[column] = NAME_SEPARATOR.join(names)
    return changed


def _strengths(properties: Mapping[str, list[str]]) -> dict[str, bool]:
    """Each name, and whether it is weak; a weak alias that is the main name too is weak."""
    weak = set(properties.get("weakAlias", []))
    return {name: name in weak for key in _NAME_PROPERTIES for name in properties.get(key, [])}


def _column_for(name: str) -> str:
    """The column for a name that comes without a language: only letters can tell."""
    if _CYRILLIC.search(name):
        return "az_cyrl" if _AZERBAIJANI_CYRILLIC.search(name) else "ru"
    return "az" if _AZERBAIJANI_LATIN.search(name) else "variants"
