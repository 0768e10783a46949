from __future__ import annotations

import pytest
import spacy

import pipeline.neural.component  # noqa: F401  (registers the factory)


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("tr", "Hüsnü Bey 1923 yılında İzmir'den ayrıldı.", [("Hüsnü Bey", "PERSON"), ("1923 yılında", "DATE"), ("İzmir'den", "GPE")]),
        ("az", "Зәһра ханым 1913-ҹү илдә Ләнкәранда доғулмушдур.", [("Зәһра ханым", "PERSON"), ("1913-ҹү илдә", "DATE"), ("Ләнкәранда", "GPE")]),
    ],
)  # fmt: skip
def test_entities_are_set_with_confidence(lang: str, text: str, expected: list[tuple[str, str]]) -> None:
    nlp = spacy.blank(lang)
    nlp.add_pipe("salname_names")
    doc = nlp(text)
    assert [(entity.text, entity.label_) for entity in doc.ents] == expected
    assert all(0 < entity._.confidence <= 1 for entity in doc.ents)


def test_many_documents_keep_their_order() -> None:
    nlp = spacy.blank("tr")
    nlp.add_pipe("salname_names")
    docs = list(nlp.pipe(["İzmir'den geldi.", "", "Bugün yağmur yağdı."]))
    assert [[entity.text for entity in doc.ents] for doc in docs] == [["İzmir'den"], [], []]
