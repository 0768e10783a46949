"""The authority file as the name stage uses it: names by group, exact look-up, preferred names."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping

from pipeline.gazetteer.records import Gazetteer, GazetteerEntry
from pipeline.names.bodies import parse_body
from pipeline.names.groups import Group, group_of, norp_key
from pipeline.names.people import parse_person
from pipeline.records import ENTITY_LABELS
from pipeline.transliteration import fold


class Authority:
    """Look-ups in a gazetteer.

    Args:
        gazetteer: the loaded tables; an empty gazetteer knows nobody.

    Attributes:
        names: unambiguous names and whose they are, by group.
        successors: as in the gazetteer.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._entries = gazetteer.entries
        self.successors = gazetteer.successors
        self.names: dict[Group, list[tuple[str, str]]] = defaultdict(list)
        self._exact: dict[Group, dict[str, str]] = {group: {} for group in Group}
        self._loose: dict[str, set[str]] = defaultdict(set)
        self._peoples: dict[str, set[str]] = defaultdict(set)
        lately: dict[Group, deque[str]] = {group: deque(maxlen=8) for group in Group}
        for entry in gazetteer.entries.values():
            if entry.label not in ENTITY_LABELS:
                continue
            group = group_of(entry.label)
            for name in entry.names:
                key = fold(name.text)
                self._loose[key].add(entry.entity_id)
                if not name.ambiguous:
                    if key not in lately[group]:  # the spellings of one entry stand together
                        self.names[group].append((name.text, entry.entity_id))
                        lately[group].append(key)
                    known = self._exact[group].setdefault(key, entry.entity_id)
                    if known != entry.entity_id:
                        self._exact[group][key] = ""  # two bear it
                if group is Group.NORP:
                    self._peoples[norp_key(name.text)].add(entry.entity_id)

    def take_apart(self) -> None:
        """Take all names apart, as will be done when names are first compared with them, and is remembered then.

        It may be done while there is nothing better to do.
        """
        for group, names in self.names.items():
            if group is not Group.NORP:  # these are compared by keys, which are made already
                parse = parse_person if group is Group.PERSON else parse_body
                for text, _ in names:
                    parse(text)

    @property
    def entries(self) -> Mapping[str, GazetteerEntry]:
        """The entries by id."""
        return self._entries

    def exact(self, group: Group, text: str) -> str:
        """The one entity of ``group`` with this unambiguous name, by fold key, or ""."""
        return self._exact[group].get(fold(text), "")

    def people(self, text: str) -> str:
        """The one people or group with the key of ``text``, or ""."""
        found = self._peoples.get(norp_key(text), set())
        return next(iter(found)) if len(found) == 1 else ""

    def bears(self, entity_id: str, text: str) -> bool:
        """Whether ``text`` is a name of the entity, an ambiguous one included."""
        return entity_id in self._loose.get(fold(text), set())

    def knows(self, text: str) -> bool:
        """Whether ``text`` is a name of anything, for the choice of a base form."""
        return fold(text) in self._loose

    def preferred(self, entity_id: str) -> str:
        """The name to print for an entity: Turkish first, then Azerbaijani, then any."""
        return self._entries[entity_id].name_in("tr", "az")
