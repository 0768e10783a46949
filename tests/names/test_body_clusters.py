"""Which names of bodies and places are joined, and which pairs are left to a person."""

from __future__ import annotations

from pipeline.names.body_clusters import BodyClusters


def linked(names: list[str], anchors: list[str]) -> tuple[list[int], list[tuple[str, str]]]:
    """The cluster of each name, and the unsure pairs."""
    clusters = BodyClusters(names, anchors)
    clusters.link()
    return (
        [clusters.cluster_of(position) for position in range(len(names))],
        [(names[first], names[second]) for first, second, _ in clusters.unsure],
    )


def test_names_that_sound_alike_are_one_place() -> None:
    assert linked(["Kars", "Karşı"], ["", ""]) == ([0, 0], [])


def test_a_name_near_two_known_ones_is_unsure_and_the_two_are_not() -> None:
    # Kars lies in the east of Anatolia, Karşı (Qarshi) south of Samarkand: the authority file tells them apart
    assert linked(["Kars", "Karşı"], ["kars", "qarshi"]) == ([0, 1], [])
    assert linked(["Kars", "Karşı", "Qars"], ["kars", "qarshi", ""]) == (
        [0, 1, 2], [("Kars", "Qars"), ("Karşı", "Qars")],
    )  # fmt: skip
