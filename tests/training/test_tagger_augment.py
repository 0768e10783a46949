from __future__ import annotations

import itertools
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from pipeline.training.tagger_augment import Names, varied
from pipeline.training.tagger_data import Example, Happening, Name


def example(words: str, names: tuple[Name, ...], happenings: tuple[Happening, ...] = (), lang: str = "az") -> Example:
    split = tuple(words.split())
    return Example(split, ((0, len(split)),), names, happenings, lang, "x", 0)


SHORT = example(
    "Sona xanım Şəkidə öldü .",
    (Name(0, 2, "PERSON"), Name(2, 3, "GPE")),
    (Happening(3, 4, "DIE", "asserted", ((0, "theme"), (1, "place"))),),
)
LONG = example(
    "1921-ci ildə Nazlı Tağıyeva xanım Yuxarı Salahlı kəndində öldü .",
    (Name(0, 2, "DATE"), Name(2, 5, "PERSON"), Name(5, 8, "GPE")),
    (Happening(8, 9, "DIE", "asserted", ((0, "time"), (1, "theme"), (2, "place"))),),
)


@given(st.sampled_from([SHORT, LONG]), st.integers())
def test_whatever_changes_names_and_triggers_stay_where_they_are(original: Example, seed: int) -> None:
    changed = varied(original, Names([SHORT, LONG]), Random(seed))
    assert changed.sentences == ((0, len(changed.words)),)
    assert [name.label for name in changed.names] == [name.label for name in original.names]
    ends = [(0, 0), *((name.start, name.end) for name in changed.names), (len(changed.words), 0)]
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(ends))
    (happening,) = changed.happenings
    assert happening.arguments == original.happenings[0].arguments
    assert changed.words[happening.start].casefold().replace("o", "ö") in ("öldü", "öldu", "öldü".upper().casefold())


def test_a_name_takes_the_place_of_one_with_the_same_ending() -> None:
    exchanged = [Names([SHORT, LONG]).exchanged(SHORT, Random(seed)) for seed in range(60)]
    spoken = {" ".join(one.words[one.names[0].start : one.names[0].end]) for one in exchanged}
    assert spoken == {"Sona xanım", "Nazlı Tağıyeva xanım"}


def test_dates_are_never_exchanged() -> None:
    other = example("1999-cu ildə .", (Name(0, 2, "DATE"),))
    exchanged = [Names([LONG, other]).exchanged(LONG, Random(seed)) for seed in range(60)]
    assert all(one.words[:2] == ("1921-ci", "ildə") for one in exchanged)
