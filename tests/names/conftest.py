from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.gazetteer.records import Gazetteer, GazetteerEntry, GazetteerName
from pipeline.names import DocumentMentions
from pipeline.names.authority import Authority
from pipeline.records import Label, Lang, Mention
from pipeline.spans import Span
from pipeline.transliteration import script_of


def _entry(entity_id: str, label: Label, *names: str) -> GazetteerEntry:
    found = tuple(
        GazetteerName(name.lstrip("?"), "tr", script_of(name), position == 0, name.startswith("?"))
        for position, name in enumerate(names)
    )
    return GazetteerEntry(entity_id, label, found, "", "", {}, "test", "", "test.csv", 1)


@pytest.fixture
def gazetteer() -> Gazetteer:
    entries = [
        _entry("mehmet-emin-resulzade", Label.PERSON, "Mehmet Emin Resulzade", "Resulzade"),
        _entry("musavat", Label.ORG, "Müsavat", "Müsavat Partisi"),
        _entry("baku", Label.GPE, "Bakü", "Bakı", "Баку"),
        _entry("gurcu", Label.NORP, "Gürcü"),
        _entry("istiklal-1", Label.WORK_OF_ART, "?İstiklal", "İstiklal Gazetesi"),
        _entry("istiklal-2", Label.WORK_OF_ART, "?İstiklal", "İstiklal Dergisi"),
    ]
    return Gazetteer({entry.entity_id: entry for entry in entries}, "")


@pytest.fixture
def document() -> Callable[..., DocumentMentions]:
    """Makes a document: names in ``[LABEL:name]`` marks within a text."""

    def make(
        marked: str, source_id: str = "s1", lang: Lang = Lang.TR, hints: dict[str, str] | None = None
    ) -> DocumentMentions:
        text = ""
        mentions = []
        for position, piece in enumerate(marked.replace("]", "[").split("[")):
            if position % 2:
                label, _, surface = piece.partition(":")
                span = Span(len(text), len(text) + len(surface))
                mentions.append(Mention(span, Label(label), surface, 0, 1.0, "test", (hints or {}).get(surface, "")))
                text += surface
            else:
                text += piece
        return DocumentMentions(source_id, text, tuple(mentions), tuple(lang for _ in mentions))

    return make


@pytest.fixture
def authority(gazetteer: Gazetteer) -> Authority:
    """That authority file as the name stage uses it."""
    return Authority(gazetteer)
