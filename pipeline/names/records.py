"""What goes into the name stage and what comes out of it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from pipeline.record_classes import record
from pipeline.records import Entity, Lang, Mention, NamedMention

#: (group, fold key of a name) -> entity id, as earlier runs gave them, oldest first. See :mod:`pipeline.names.ids`.
EntityRegistry = Mapping[tuple[str, str], str]


@record
class DocumentMentions:
    """The mentions of one source.

    Attributes:
        source_id: the source.
        text: its clean text, in which the spans count.
        mentions: entity mentions in text order; DATE and DURATION may stand among them and are passed over.
        langs: the language of each mention's sentence, as many as there are mentions.
    """

    source_id: str
    text: str
    mentions: tuple[Mention, ...]
    langs: tuple[Lang, ...]


@record
class UnsurePair:
    """Two names that may be one entity's; a person decides.

    Attributes:
        first: entity id of one.
        second: entity id of the other; the same one if the first name was taken for its name on little evidence.
        first_name: a name of the first.
        second_name: a name of the second.
        score: 0 to 1.
        reasons: what speaks for and against it.
    """

    first: str
    second: str
    first_name: str
    second_name: str
    score: float
    reasons: tuple[str, ...]


class ChangeKind(StrEnum):
    """What happened to an id of an earlier run."""

    MERGED = "merged"
    SPLIT = "split"
    REPLACED = "replaced"


@record
class Change:
    """Names that go by another id than in earlier runs: the trace of a merge or a split.

    Attributes:
        kind: ``merged``: all names of the old id that were met go by the new one; ``split``: only these do;
            ``replaced``: the authority file put the new id in the place of the old one (``replaced.csv``).
        old_id: the id the registry had.
        new_id: the id the names have now.
        names: fold keys of the names that moved, sorted; together with the group they are the registry's keys.
    """

    kind: ChangeKind
    old_id: str
    new_id: str
    names: tuple[str, ...]


@record
class Reconciliation:
    """What the stage found.

    Attributes:
        documents: named mentions by source id, in text order.
        entities: all entities, by id.
        unsure: pairs for the reviewer, likeliest first.
        registry: (group, fold key) -> entity id of this run and the runs before, for the store to keep.
        changes: ids of earlier runs that were merged or split, by old id.
    """

    documents: Mapping[str, tuple[NamedMention, ...]]
    entities: tuple[Entity, ...]
    unsure: tuple[UnsurePair, ...]
    registry: EntityRegistry
    changes: tuple[Change, ...] = ()
