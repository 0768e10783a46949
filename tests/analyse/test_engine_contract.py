"""What every engine owes the pipeline. Both engines run through the same tests; Stanza's skip where it is missing."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from importlib.util import find_spec

import pytest

from pipeline.analyse import ENGINES, Engine, create_engine
from pipeline.analyse.export import ud_sentences
from pipeline.analyse.plain import plain_text
from pipeline.conllu import is_tree
from pipeline.errors import SalnameError
from pipeline.records import AnalysedText, LaidOutText, Lang

TEXT = (
    "GİRİŞ\n\nO yıl siyasi müha-\ncirler İstanbul’a geldi. M.Ə.Rəsulzadə də onlarla idi. Bakü’deki evler boştu.\n\n"
    "О заман мүһаҹирләр Истанбула ҝәлди. Онлар китабдакы сөзләри охуду.\n\n"
    "Mirzə Bala 1922-ci ildə Tiflisdə yaşayırdı. Sonra İrana getdi.\n"
)
NEEDS = {"stanza": ("stanza", "torch")}


@pytest.fixture(scope="module", params=sorted(ENGINES))
def engine(request: pytest.FixtureRequest) -> Engine:
    missing = [name for name in NEEDS.get(request.param, ()) if find_spec(name) is None]
    if missing:
        pytest.skip(f"the engine {request.param} is not installed ({', '.join(missing)}): pip install '.[stanza]'")
    return create_engine(request.param)


@pytest.fixture(scope="module")
def text(laid_out: Callable[[str], LaidOutText]) -> LaidOutText:
    return laid_out(TEXT)


@pytest.fixture(scope="module")
def cut(engine: Engine, text: LaidOutText) -> AnalysedText:
    return engine.analyse(text)


@pytest.fixture(scope="module")
def annotated(engine: Engine, cut: AnalysedText) -> AnalysedText:
    return engine.annotate(cut)


def test_tokens_are_what_stands_in_the_clean_text(cut: AnalysedText) -> None:
    text = cut.laid_out.text
    for sentence in cut.sentences:
        assert all(token.text and token.span.of(text) == token.text for token in sentence.tokens)
        assert not any(sign.isspace() for token in sentence.tokens for sign in token.text)
        assert (sentence.span.start, sentence.span.end) == (sentence.tokens[0].span.start, sentence.tokens[-1].span.end)


def test_no_letter_is_lost_or_doubled(cut: AnalysedText) -> None:
    text = cut.laid_out.text
    spans = [token.span for sentence in cut.sentences for token in sentence.tokens]
    assert all(before.end <= after.start for before, after in itertools.pairwise(spans))
    mined = "".join(paragraph.span.of(text) for paragraph in cut.laid_out.paragraphs if paragraph.mined)
    assert "".join(span.of(text) for span in spans) == "".join(mined.split())


def test_sentences_are_numbered_and_stay_in_their_paragraphs(cut: AnalysedText) -> None:
    assert [sentence.index for sentence in cut.sentences] == list(range(len(cut.sentences)))
    for sentence in cut.sentences:
        paragraph = cut.laid_out.paragraphs[sentence.paragraph]
        assert paragraph.span.start <= sentence.span.start < sentence.span.end <= paragraph.span.end
        assert (sentence.lang, sentence.script) == (paragraph.lang, paragraph.script)


def test_initials_end_no_sentence_and_are_tokens(cut: AnalysedText) -> None:
    sentence = next(s for s in cut.sentences if "Rəsulzadə" in [token.text for token in s.tokens])
    assert [token.text for token in sentence.tokens][:3] == ["M.", "Ə.", "Rəsulzadə"]


def test_annotation_keeps_sentences_and_tokens(cut: AnalysedText, annotated: AnalysedText) -> None:
    assert [s.span for s in annotated.sentences] == [s.span for s in cut.sentences]
    for before, after in zip(cut.sentences, annotated.sentences, strict=True):
        assert [(t.span, t.text) for t in after.tokens] == [(t.span, t.text) for t in before.tokens]


def test_every_token_is_annotated(annotated: AnalysedText) -> None:
    for token in (token for sentence in annotated.sentences for token in sentence.tokens):
        assert token.lemma
        assert token.upos
        assert token.deprel
        assert token.feats != "_"


def test_every_sentence_is_one_tree(annotated: AnalysedText) -> None:
    for sentence in annotated.sentences:
        assert is_tree([token.head + 1 for token in sentence.tokens])
    for parsed in ud_sentences(annotated):
        assert is_tree([word.head for word in parsed.words])


def test_multi_word_tokens_have_their_words(annotated: AnalysedText) -> None:
    tokens = {token.text: token for sentence in annotated.sentences for token in sentence.tokens}
    assert [word.form for word in tokens["китабдакы"].words] == ["китабда", "кы"]
    assert tokens["ҝәлди"].words == ()
    for token in tokens.values():
        assert len(token.words) != 1
        if token.words:
            assert (token.words[0].upos, token.words[0].deprel) == (token.upos, token.deprel)


def test_plain_words_get_their_parts_of_speech(annotated: AnalysedText) -> None:
    tokens = {token.text: token for sentence in annotated.sentences for token in sentence.tokens}
    assert tokens["geldi"].upos == tokens["getdi"].upos == tokens["ҝәлди"].upos == "VERB"
    assert tokens["evler"].upos == tokens["сөзләри"].upos == "NOUN"
    assert tokens["."].upos == "PUNCT"
    assert "Case=Loc" in tokens["Tiflisdə"].feats


def test_lemmas_are_in_the_script_of_the_text(annotated: AnalysedText) -> None:
    tokens = {token.text: token for sentence in annotated.sentences for token in sentence.tokens}
    assert tokens["ҝәлди"].lemma == "ҝәл"
    assert tokens["getdi"].lemma == "get"


def test_the_same_text_gives_the_same_annotation(engine: Engine, cut: AnalysedText, annotated: AnalysedText) -> None:
    assert engine.annotate(cut) == annotated


def test_empty_texts(engine: Engine) -> None:
    assert engine.annotate(engine.analyse(plain_text("", Lang.TR))).sentences == ()
    assert engine.annotate(engine.analyse(plain_text(" \n ", Lang.AZ))).sentences == ()


def test_odd_texts(engine: Engine) -> None:
    odd = "… — (?)\n😀 İİİ ııı\nX" + "x" * 300 + ".\n1.2.3.4. «»\nа́б вгд"
    for lang in (Lang.TR, Lang.AZ):
        for sentence in engine.annotate(engine.analyse(plain_text(odd, lang))).sentences:
            assert is_tree([token.head + 1 for token in sentence.tokens])


def test_fingerprint_names_the_engine(engine: Engine, annotated: AnalysedText) -> None:
    assert engine.fingerprint.startswith(engine.name)
    assert annotated.engine.startswith(engine.name)


def test_an_unknown_engine_is_named() -> None:
    with pytest.raises(SalnameError, match="E301"):
        create_engine("nltk")
