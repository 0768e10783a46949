from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import SalnameError
from pipeline.mentions import (
    DEFAULT_TAGGERS,
    create_taggers,
    find_mentions,
    register_tagger,
    tagger_factories,
)
from pipeline.mentions import tagger as tagger_module
from pipeline.records import Label, Lang, Mention
from pipeline.spans import Span


class _Model:
    """A stand-in for a trained tagger: every ``zz`` is a place."""

    name = "model"
    fingerprint = "0"

    def tag(self, analysed):
        text = analysed.laid_out.text
        at = text.find("zz")
        return (Mention(Span(at, at + 2), Label.GPE, "zz", 0, 0.9, "neural:model"),) if at >= 0 else ()


@pytest.fixture
def registered(monkeypatch):
    monkeypatch.setattr(tagger_module, "_FACTORIES", dict(tagger_module._FACTORIES))
    register_tagger("model", lambda resources: _Model())


def test_the_default_taggers_are_registered():
    assert set(DEFAULT_TAGGERS) <= set(tagger_factories())


def test_an_unknown_tagger_is_refused_with_those_that_are_known(small_gazetteer):
    with pytest.raises(SalnameError) as raised:
        create_taggers(small_gazetteer, ["oracle"])
    assert raised.value.code == "E207"
    assert "gazetteer" in str(raised.value)


def test_a_trained_tagger_enters_by_registration(registered, small_gazetteer, analyse):
    taggers = create_taggers(small_gazetteer, ["gazetteer", "model"])
    found = find_mentions(analyse("Bakü ve zz"), taggers)
    assert [(m.surface, m.method) for m in found] == [("Bakü", "gazetteer:places"), ("zz", "neural:model")]


def test_fingerprints_are_stable(small_gazetteer):
    first, second = create_taggers(small_gazetteer), create_taggers(small_gazetteer)
    assert [tagger.fingerprint for tagger in first] == [tagger.fingerprint for tagger in second]


def test_mentions_carry_their_text_sentence_and_confidence(small_taggers, analyse):
    analysed = analyse("Dün geldi.\nSonra Müsavat Partisi ile Kerim bey Sarıçalı Bakü’ye gitti.")
    for mention in find_mentions(analysed, small_taggers):
        assert mention.surface == mention.span.of(analysed.laid_out.text)
        assert analysed.sentences[mention.sentence].span.contains(mention.span)
        assert 0 < mention.confidence <= 1


ALPHABET = "aA bB.,’-“”()«» ƏəİıĞğ1\n"
PIECES = [
    "M.",
    "Ə.",
    "Kerim ",
    "bey ",
    "Sarıçalı",
    "’nın ",
    "Müsavat ",
    "Partisi",
    "11-ci ",
    "ordu",
    "“",
    "”",
    "(",
    ")",
    " adlı ",
    "Бакыда ",
    "SSRİ-nin ",
    "Osmanlı ",
    "dergisi",
    "28 ",
    "Nisan ",
    "\n",
]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(ALPHABET, max_size=8)), max_size=25),
    st.sampled_from([Lang.TR, Lang.AZ]),
)
def test_any_text_gives_whole_words_that_do_not_overlap(small_taggers, analyse, pieces, lang):
    analysed = analyse("".join(pieces), lang)
    text = analysed.laid_out.text
    found = find_mentions(analysed, small_taggers)
    for mention in found:
        start, end = mention.span.start, mention.span.end
        assert text[start].isalnum() and text[end - 1].isalnum()
        assert start == 0 or not (text[start - 1].isalnum() and text[start].isalpha() and text[start - 1].isalpha())
        assert end == len(text) or not (text[end].isalpha() and text[end - 1].isalpha())
    assert all(before.span.end <= behind.span.start for before, behind in pairwise(found))
    assert found == find_mentions(analyse(text, lang), small_taggers)
