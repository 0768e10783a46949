from __future__ import annotations

from pipeline.names.clusters import Clusters


def _never(_first: int, _second: int, _known: bool) -> bool:
    return False


def test_joins_are_transitive() -> None:
    clusters = Clusters(3, _never)
    assert clusters.join(0, 2)
    assert clusters.join(2, 1)
    assert clusters.find(1) == clusters.find(0)
    assert sorted(clusters.members(2)) == [0, 1, 2]


def test_a_conflict_of_any_two_members_forbids_the_join() -> None:
    clusters = Clusters(3, lambda first, second, known: {first, second} == {0, 2})
    assert clusters.join(0, 1)
    assert not clusters.join(1, 2)
    assert clusters.find(2) != clusters.find(0)


def test_two_known_entities_never_join() -> None:
    clusters = Clusters(3, _never, ["a", "", "b"])
    assert clusters.join(0, 1)
    assert not clusters.join(1, 2)
    assert clusters.anchor(1) == "a"


def test_members_of_a_known_entity_may_contradict_one_another() -> None:
    clusters = Clusters(2, lambda first, second, known: not known, ["a", ""])
    assert clusters.join(0, 1)
