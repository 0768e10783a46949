from __future__ import annotations

from random import Random

import pytest

from pipeline.conllu import UdSentence, UdToken, UdWord, is_tree
from pipeline.training.everyday import everyday, inflected, misspelt, names, with_misspellings, with_other_people

SENTENCE = UdSentence(
    (
        UdWord("Müəllim", "müəllim", "NOUN", "Case=Nom|Number=Sing|Person=3", 3, "nsubj"),
        UdWord("kitabımı", "kitab", "NOUN", "Case=Acc|Number=Sing|Number[psor]=Sing|Person=3|Person[psor]=1", 3, "obj"),
        UdWord("oxudu", "oxu", "VERB", "Polarity=Pos", 0, "root"),
        UdWord(".", ".", "PUNCT", "_", 3, "punct"),
    ),
    (UdToken("Müəllim", 0, 1), UdToken("kitabımı", 1, 2), UdToken("oxudu", 2, 3, False), UdToken(".", 3, 4)),
)


@pytest.mark.parametrize(
    ("name", "case", "form"),
    [
        ("Leyla", "Gen", "Leylanın"),
        ("Deniz", "Loc", "Denizdə"),
        ("Orxan", "Dat", "Orxana"),
        ("Gülnar", "Abl", "Gülnardan"),
        ("Lalə", "Acc", "Laləni"),
        ("Umut", "Nom", "Umut"),
    ],
)
def test_names_are_inflected_by_harmony(name: str, case: str, form: str) -> None:
    assert inflected(name, case) == form


def test_a_bare_noun_gives_way_to_a_person() -> None:
    made = [with_other_people(SENTENCE, Random(seed), share=1.0) for seed in range(20)]
    first = {sentence.words[0].upos for sentence in made}
    assert first == {"PROPN", "PRON"}
    assert all(sentence.words[0].lemma in {*names(), "o"} for sentence in made)
    # What is somebody's stays what it is, and the tree is the same.
    assert all(sentence.words[1:] == SENTENCE.words[1:] for sentence in made)
    assert all(is_tree([word.head for word in sentence.words]) for sentence in made)


def test_misspellings_change_forms_and_nothing_else() -> None:
    made = with_misspellings(SENTENCE, Random(3), share=1.0)
    assert made.text != SENTENCE.text
    assert [(w.upos, w.feats, w.head) for w in made.words] == [(w.upos, w.feats, w.head) for w in SENTENCE.words]
    assert [token.form for token in made.tokens] == [word.form for word in made.words]


@pytest.mark.parametrize("form", ["1918-ci", ".", "M."])
def test_numbers_and_signs_are_spelt_as_they_are(form: str) -> None:
    assert misspelt(form, Random(1), rate=1.0) == form


def test_the_seed_decides_the_variants() -> None:
    assert everyday([SENTENCE] * 5, 7) == everyday([SENTENCE] * 5, 7)
    assert everyday([SENTENCE] * 5, 7) != everyday([SENTENCE] * 5, 8)
