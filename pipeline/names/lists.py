"""Lists of names without documents around them: a researcher's table gets entity ids or base forms."""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.errors import Errors, SalnameError
from pipeline.morphology import base_form, base_forms
from pipeline.names.authority import Authority
from pipeline.names.bodies import acronym_letters, parse_body
from pipeline.names.groups import Group, group_of
from pipeline.names.ids import ClusterNames, assign_ids
from pipeline.names.people import parse_person
from pipeline.names.spaces import Space
from pipeline.names.surnames import has_surname_ending
from pipeline.record_classes import record
from pipeline.records import ENTITY_LABELS, Label, Lang, Script
from pipeline.text_files import read_utf8
from pipeline.transliteration import fold, lower, script_of

#: Letters that one of the two languages has and the other has not.
_AZERBAIJANI_LETTERS = frozenset("əxq")


@record
class NameTable:
    """A table as read, all cells text.

    Attributes:
        header: column names in order.
        rows: cells by column name.
        column: the column that holds the names.
    """

    header: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]
    column: str

    def with_column(self, name: str, values: Sequence[str]) -> str:
        """The table as CSV with one more column; a column of that name is replaced.

        The names stand in a column ``name`` too if the table calls theirs otherwise.
        """
        header = [column for column in self.header if column != name]
        extra = [] if "name" in header else ["name"]
        target = io.StringIO()
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow([*header, *extra, name])
        for row, value in zip(self.rows, values, strict=True):
            writer.writerow([*(row[column] for column in header), *([row[self.column]] if extra else []), value])
        return target.getvalue()


def read_table(path: Path, column: str | None = None) -> NameTable:
    """Read a CSV or TSV with a header; tabs, semicolons and commas are told apart by the header line.

    Args:
        path: the file, UTF-8 with or without a byte order mark.
        column: the column of the names; ``name`` by default.

    Raises:
        SalnameError: E001, E003, E006, E010, or E403 if the column is missing.
    """
    text = read_utf8(path)
    first = text.split("\n", 1)[0]
    if not first.strip():
        raise SalnameError(Errors.E003, path=path)
    delimiter = max("\t;,", key=lambda mark: (first.count(mark), mark == ","))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    header = [cell.strip() for cell in next(reader)]
    wanted = column or "name"
    if wanted not in header:
        raise SalnameError(Errors.E403, path=path, line=1, column=wanted)
    rows = []
    for cells in reader:
        if any(cell.strip() for cell in cells):
            padded = [*cells, *[""] * (len(header) - len(cells))]
            rows.append(dict(zip(header, padded, strict=False)))
    return NameTable(tuple(dict.fromkeys(header)), tuple(rows), wanted)


def label_in(row: Mapping[str, str]) -> Label | None:
    """The entity label in the row's ``kind`` or ``label`` column, None if it has none that we know."""
    for column in ("kind", "label"):
        text = row.get(column, "").strip().upper()
        if text in ENTITY_LABELS:
            return Label(text)
    return None


def lang_in(row: Mapping[str, str], name: str) -> Lang:
    """The language in the row's ``lang`` column, else told by script and letters."""
    text = row.get("lang", "").strip().lower()
    if text in ("tr", "az"):
        return Lang(text)
    if script_of(name) is Script.CYRILLIC or not _AZERBAIJANI_LETTERS.isdisjoint(lower(name)):
        return Lang.AZ
    return Lang.TR


def guess_group(name: str, authority: Authority | None) -> Group:
    """The group of a name that nobody labelled: what the authority file says, else its shape."""
    if authority is not None:
        known = [group for group in Group if authority.exact(group, name)]
        if known:
            return known[0]
    if acronym_letters(name) or any(part.concept for part in parse_body(name).core) or parse_body(name).heads:
        return Group.BODY
    person = parse_person(name)
    if person.honorifics or len(person.tokens) > 1 or any(token.given for token in person.tokens):
        return Group.PERSON
    return Group.PERSON if person.tokens and has_surname_ending(person.tokens[-1].key) else Group.BODY


_LABELS = {
    Group.PERSON: Label.PERSON,
    Group.BODY: Label.ORG,
    Group.WORK: Label.WORK_OF_ART,
    Group.EVENT: Label.EVENT,
    Group.LAW: Label.LAW,
    Group.NORP: Label.NORP,
}


def cluster_table(table: NameTable, authority: Authority | None) -> list[str]:
    """An entity id for each row; empty for rows without a name.

    Rows with the same name and kind get the same id. The order of the rows does not matter.
    """
    forms: list[tuple[Group, str]] = []
    labels: dict[tuple[Group, str], Counter[Label]] = defaultdict(Counter)
    for row in table.rows:
        name = " ".join(row[table.column].split())
        label = label_in(row)
        group = group_of(label) if label is not None else guess_group(name, authority)
        forms.append((group, name))
        labels[group, name][label or _LABELS[group]] += 1
    named = sorted({form for form in forms if fold(form[1]) or form[1]})
    spaces = {
        group: Space(group, [name for other, name in named if other is group], authority)
        for group in sorted({group for group, _ in named})
    }
    members: dict[tuple[Group, str], list[str]] = defaultdict(list)
    for group, name in named:
        space = spaces[group]
        members[group, "=" + space.anchor(name) if space.anchor(name) else space.cluster(name)].append(name)
    order = sorted(members)
    clusters = []
    for group, key in order:
        names = members[group, key]
        counted: Counter[Label] = sum((labels[group, name] for name in names), Counter())
        label = min(counted, key=lambda label: (-counted[label], label))
        best = max(names, key=lambda name: (parse_person(name).rank if group is Group.PERSON else 0, -len(name), name))
        keys = tuple(sorted({fold(name) for name in names}))
        clusters.append(ClusterNames(group, label, best, keys, key[1:] if key.startswith("=") else ""))
    ids = dict(zip(order, assign_ids(clusters, {}), strict=True))
    id_of = {(group, name): ids[group, key] for (group, key), names in members.items() for name in names}
    return [id_of.get(form, "") for form in forms]


def base_table(table: NameTable, authority: Authority | None) -> list[str]:
    """A base form for each row.

    Besides the authority file the list speaks for itself: what stands before an apostrophe in one row, and a
    row that other rows inflect, is a base form.
    """
    rows = [(" ".join(row[table.column].split()), label_in(row), row) for row in table.rows]
    entries = {fold(name) for name, _, _ in rows}
    own: set[str] = set()
    inflected: set[str] = set()
    for name, _, row in rows:
        prefix, space, word = name.rpartition(" ")
        stems = {fold(prefix + space + stem) for stem in base_forms(word, lang_in(row, name))[1:]} if word else set()
        if any(mark in word for mark in "'’ʼ‘`´"):
            own |= stems
        elif stems & entries:
            own |= stems & entries
            inflected.add(fold(name))
    own -= inflected  # ``Parisdəki`` is a stem of ``Parisdəkilərin`` and inflected itself

    def known(name: str) -> bool:
        return fold(name) in own or (authority is not None and authority.knows(name))

    return [base_form(name, label, lang_in(row, name), known) for name, label, row in rows]
