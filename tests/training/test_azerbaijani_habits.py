from __future__ import annotations

import pytest

from pipeline.conllu import UdSentence, is_tree, parse_conllu
from pipeline.training.azerbaijani_habits import azerbaijani_habits


def sentence(*rows: str) -> UdSentence:
    """A sentence of ``number form lemma upos feats head deprel`` rows; ``number form`` alone is a multi-word token."""
    lines = []
    for row in rows:
        number, form, *cells = row.split()
        lemma, upos, feats, head, deprel = cells or ["_"] * 5
        lines.append("\t".join((number, form, lemma, upos, "_", feats, head, deprel, "_", "_")))
    return next(iter(parse_conllu([*lines, ""])))


def shown(made: UdSentence) -> list[tuple[str, str, int, str]]:
    assert is_tree([word.head for word in made.words])
    return [(word.form, word.upos, word.head, word.deprel) for word in made.words]


def test_the_copula_is_no_word() -> None:
    made = azerbaijani_habits(
        sentence(
            "1 Atam ata NOUN Case=Nom 2 nsubj",
            "2-3 müəllimdir",
            "2 müəllim müəllim NOUN Case=Nom 0 root",
            "3 dir y AUX _ 2 cop",
            "4 . . PUNCT _ 2 punct",
        )
    )
    assert shown(made) == [("Atam", "NOUN", 2, "nsubj"), ("müəllimdir", "NOUN", 0, "root"), (".", "PUNCT", 2, "punct")]
    assert [(token.form, token.start, token.end) for token in made.tokens][1:] == [("müəllimdir", 1, 2), (".", 2, 3)]


def test_ki_is_an_adposition() -> None:
    rows = ("1-2 evdəki", "1 evdə ev NOUN _ 3 nmod", "2 ki ki PART _ 1 dep:der", "3 adam adam NOUN _ 0 root")
    assert shown(azerbaijani_habits(sentence(*rows)))[1] == ("ki", "ADP", 1, "case")


def test_ki_of_a_place_is_split_off() -> None:
    made = azerbaijani_habits(sentence("1 evdəki ev ADJ _ 2 amod", "2 adam adam NOUN _ 0 root"))
    assert shown(made) == [("evdə", "NOUN", 3, "amod"), ("ki", "ADP", 1, "case"), ("adam", "NOUN", 0, "root")]
    assert made.text == "evdəki adam"


@pytest.mark.parametrize(
    ("row", "upos"),
    [
        ("1 var var NOUN Case=Nom 0 root", "ADJ"),
        ("1 yoxdur yox NOUN Case=Nom 0 root", "ADJ"),
        ("1 də də CCONJ _ 0 root", "ADV"),
        ("1 əgər əgər CCONJ _ 0 root", "SCONJ"),
    ],
)
def test_words_change_their_part_of_speech(row: str, upos: str) -> None:
    assert azerbaijani_habits(sentence(row)).words[0].upos == upos


def test_ability_is_an_auxiliary_written_apart() -> None:
    made = azerbaijani_habits(sentence("1 O o PRON _ 2 nsubj", "2 gələbilər gəl VERB Mood=Pot|Polarity=Pos 0 root"))
    assert shown(made) == [("O", "PRON", 2, "nsubj"), ("gələ", "VERB", 0, "root"), ("bilər", "AUX", 2, "aux")]
    assert made.text == "O gələ bilər"


def test_olmaq_behind_a_participle_is_an_auxiliary() -> None:
    made = azerbaijani_habits(
        sentence("1 gözləməli gözlə VERB _ 0 root", "2 oldu ol VERB _ 1 compound", "3 . . PUNCT _ 1 punct")
    )
    assert shown(made)[:2] == [("gözləməli", "VERB", 0, "root"), ("oldu", "AUX", 1, "aux")]


def test_what_is_wanted_is_a_clause() -> None:
    made = azerbaijani_habits(
        sentence("1 kömək kömək NOUN _ 0 root", "2 etmək et VERB _ 1 compound:lvc", "3 istəyir istə VERB _ 1 compound")
    )
    assert shown(made) == [
        ("kömək", "NOUN", 2, "compound:lvc"),
        ("etmək", "VERB", 3, "xcomp"),
        ("istəyir", "VERB", 0, "root"),
    ]


def test_the_verb_governs_its_noun() -> None:
    made = azerbaijani_habits(
        sentence(
            "1 O o PRON _ 3 nsubj",
            "2 böyük böyük ADJ _ 3 amod",
            "3 kömək kömək NOUN _ 0 root",
            "4 etdi et VERB _ 3 compound:lvc",
            "5 . . PUNCT _ 3 punct",
        )
    )
    assert shown(made) == [
        ("O", "PRON", 4, "nsubj"),
        ("böyük", "ADJ", 3, "amod"),
        ("kömək", "NOUN", 4, "compound:lvc"),
        ("etdi", "VERB", 0, "root"),
        (".", "PUNCT", 4, "punct"),
    ]
