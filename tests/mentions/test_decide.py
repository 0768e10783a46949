from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipeline.mentions import decide
from pipeline.mentions.catalogue import RULES
from pipeline.records import Label, Mention
from pipeline.spans import Span

TEXT = "bir iki üç dört beş altı yedi sekiz dokuz on"


def _mention(start: int, end: int, label: Label = Label.ORG, method: str = "rule:head_org") -> Mention:
    return Mention(Span(start, end), label, TEXT[start:end], 0, 0.8, method)


METHODS = [*sorted(RULES), "gazetteer:places", "neural:first", "other"]
mentions = st.builds(
    lambda start, length, label, method: _mention(start, min(start + length, len(TEXT)), label, method),
    st.integers(0, len(TEXT) - 2),
    st.integers(1, 12),
    st.sampled_from(Label),
    st.sampled_from(METHODS),
)


def test_the_longer_name_wins():
    short, long = _mention(0, 3), _mention(0, 7)
    assert decide([short, long]) == (long,)


def test_context_beats_a_gazetteer_on_the_same_words():
    known = _mention(0, 3, Label.GPE, "gazetteer:places")
    title = _mention(0, 3, Label.WORK_OF_ART, "rule:title_head")
    assert decide([known, title]) == (title,)


def test_a_gazetteer_beats_a_shape_on_the_same_words():
    known = _mention(0, 3, Label.GPE, "gazetteer:places")
    shape = _mention(0, 3, Label.PERSON, "rule:surname_ending")
    assert decide([shape, known]) == (known,)


def test_a_trained_model_has_its_place_between_gazetteer_and_shape():
    model = _mention(0, 3, Label.PERSON, "neural:first")
    shape = _mention(0, 3, Label.ORG, "rule:head_org")
    known = _mention(0, 3, Label.GPE, "gazetteer:places")
    assert decide([shape, model]) == (model,)
    assert decide([known, model]) == (known,)


def test_a_guess_loses_against_repetition():
    guess = _mention(0, 3, Label.PERSON, "rule:lone_person")
    again = _mention(0, 3, Label.WORK_OF_ART, "document:title")
    assert decide([guess, again]) == (again,)


@given(st.lists(mentions, max_size=12))
def test_winners_never_overlap_and_come_in_order(proposals):
    winners = decide(proposals)
    assert all(before.span.end <= behind.span.start for before, behind in pairwise(winners))


@given(st.lists(mentions, max_size=12), st.randoms())
def test_the_order_of_proposals_does_not_matter(proposals, random):
    shuffled = list(proposals)
    random.shuffle(shuffled)
    assert decide(shuffled) == decide(proposals)


@given(st.lists(mentions, max_size=12))
def test_whatever_loses_overlaps_a_winner(proposals):
    winners = decide(proposals)
    assert all(any(loser.span.overlaps(winner.span) for winner in winners) for loser in proposals)


def test_the_lexicon_of_peoples_goes_before_the_network_and_behind_the_gazetteers() -> None:
    people = _mention(0, 3, Label.NORP, "rule:people")
    network = _mention(0, 3, Label.GPE, "neural:tagger")
    place = _mention(0, 3, Label.GPE, "gazetteer:places")
    assert decide([network, people]) == (people,)
    assert decide([place, people]) == (place,)
