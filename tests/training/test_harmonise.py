"""The habits of BOUN that the other treebanks are brought to; each case shows the difference it is about."""

from __future__ import annotations

import pytest

from pipeline.conllu import UdSentence, is_tree, parse_conllu
from pipeline.training.harmonise import Habits, harmonise
from pipeline.training.treebanks import detokenised

HABITS = Habits(
    verbs=frozenset({"git", "al", "gör", "et", "gel", "ol"}),
    upos={"var": "NOUN", "bütün": "DET"},
    deprel={"bütün": "det"},
    adjectives=frozenset({"genç"}),
)


def tree(*rows: str) -> UdSentence:
    """Rows are ``form lemma UPOS feats head deprel``."""
    lines = []
    for number, row in enumerate(rows, 1):
        form, lemma, upos, feats, head, deprel = row.split()
        lines.append(f"{number}\t{form}\t{lemma}\t{upos}\t_\t{feats}\t{head}\t{deprel}\t_\t_")
    (sentence,) = parse_conllu([*lines, ""])
    return sentence


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ("gitmeye git NOUN Case=Dat|Number=Sing|Person=3 2 obl", "Vnoun"),
        ("görmek gör NOUN Case=Nom|Number=Sing|Person=3 2 xcomp", "Vnoun"),
        ("alınan al ADJ _ 2 acl", "Part"),
        ("gittiğini git NOUN Case=Acc|Number=Sing|Person=3 2 ccomp", "Part"),
        ("gelip gel ADV _ 2 advcl", "Conv"),
        ("görerek gör ADV _ 2 advcl", "Conv"),
    ],
)
def test_non_finite_verbs_are_verbs(row: str, kind: str) -> None:
    sentence = harmonise(tree(row, "gördü gör VERB Polarity=Pos|Tense=Past 0 root"), HABITS)
    assert (sentence.words[0].upos, sentence.words[0].feature("VerbForm")) == ("VERB", kind)


def test_nouns_stay_nouns() -> None:
    sentence = harmonise(tree("evi ev NOUN Case=Acc 2 obj", "gördü gör VERB Polarity=Pos 0 root"), HABITS)
    assert sentence.words[0].upos == "NOUN"


def test_words_are_filed_as_in_the_model_treebank() -> None:
    sentence = harmonise(tree("bütün bütün ADJ _ 2 amod", "evler ev NOUN Case=Nom 0 root"), HABITS)
    assert (sentence.words[0].upos, sentence.words[0].deprel) == ("DET", "det")


def test_the_copula_becomes_a_word() -> None:
    finite = "Mood=Gen|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
    sentence = harmonise(tree("öğretmendir öğretmen VERB " + finite + " 0 root", ". . PUNCT _ 1 punct"), HABITS)
    assert [word.form for word in sentence.words] == ["öğretmen", "dir", "."]
    assert [(word.upos, word.deprel) for word in sentence.words] == [
        ("NOUN", "root"),
        ("AUX", "cop"),
        ("PUNCT", "punct"),
    ]
    assert sentence.text.startswith("öğretmendir")


def test_an_adjective_before_the_copula_stays_one() -> None:
    sentence = harmonise(tree("gençti genç VERB Tense=Past|VerbForm=Fin 0 root"), HABITS)
    assert [(word.form, word.upos) for word in sentence.words] == [("genç", "ADJ"), ("ti", "AUX")]


def test_a_participle_before_a_copula() -> None:
    sentence = harmonise(tree("gelmişti gel VERB Polarity=Pos|Tense=Past|VerbForm=Fin 0 root"), HABITS)
    assert [word.form for word in sentence.words] == ["gelmiş", "ti"]


def test_ki_becomes_a_word() -> None:
    sentence = harmonise(tree("evdeki ev ADJ _ 2 amod", "kitap kitap NOUN Case=Nom 0 root"), HABITS)
    assert [word.form for word in sentence.words] == ["evde", "ki", "kitap"]
    assert (sentence.words[1].upos, sentence.words[1].deprel, sentence.words[1].head) == ("PART", "dep:der", 1)


def test_light_verbs_hang_on_their_nouns() -> None:
    sentence = harmonise(
        tree(
            "o o PRON PronType=Prs 3 nsubj",
            "yardım yardım NOUN Case=Nom 3 compound",
            "etti et VERB Polarity=Pos|Tense=Past 0 root",
        ),
        HABITS,
    )
    assert [(word.head, word.deprel) for word in sentence.words] == [(2, "nsubj"), (0, "root"), (2, "compound:lvc")]


def test_commas_hang_on_the_governor_of_what_stands_before() -> None:
    sentence = harmonise(
        tree(
            "Dün dün NOUN Case=Nom 3 obl",
            ", , PUNCT _ 1 punct",
            "geldi gel VERB Polarity=Pos 0 root",
        ),
        HABITS,
    )
    assert sentence.words[1].head == 3
    assert is_tree([word.head for word in sentence.words])


def test_spaces_before_stops_are_taken_out() -> None:
    sentence = tree(
        "Evet evet INTJ _ 0 root",
        ", , PUNCT _ 1 punct",
        '" " PUNCT _ 1 punct',
        "geldi gel VERB _ 1 conj",
        '" " PUNCT _ 1 punct',
        ". . PUNCT _ 1 punct",
    )
    assert detokenised(sentence).text == 'Evet, "geldi".'
