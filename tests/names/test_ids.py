from __future__ import annotations

import pytest

from pipeline.names.groups import Group
from pipeline.names.ids import ClusterNames, assign_ids, changes_since, remember, slug
from pipeline.names.records import Change, ChangeKind
from pipeline.records import Label


def _person(best: str, *keys: str, authority_id: str = "") -> ClusterNames:
    return ClusterNames(Group.PERSON, Label.PERSON, best, tuple(sorted(keys)), authority_id)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Əlimərdan bəy Topçubaşı", "elimerdan-bey-topcubasi"),
        ("Ҝәнҹә", "gence"),
        ("«»", "x"),
        ("İstiklal Gazetesi (1932)", "istiklal-gazetesi-1932"),
    ],
)
def test_slugs_are_readable_ascii(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_long_slugs_end_at_a_word() -> None:
    made = slug("Milli Azerbaycan Müsavat Halk Fırkası Birinci Konferansı Kararları ve Tutanakları")
    assert len(made) <= 60
    assert not made.endswith("-")


def test_the_authority_decides_first() -> None:
    assert assign_ids([_person("Ali", "ali", authority_id="ali-1")], {("person", "ali"): "person-ali"}) == ["ali-1"]


def test_new_ids_say_what_and_who() -> None:
    assert assign_ids([_person("Ali Hasan", "ali hasan")], {}) == ["person-ali-hasan"]


def test_a_remembered_name_keeps_its_id_though_the_best_name_changed() -> None:
    registry = {("person", "a hasan"): "person-a-hasan"}
    assert assign_ids([_person("Ali Hasan", "a hasan", "ali hasan")], registry) == ["person-a-hasan"]


def test_a_joined_cluster_takes_the_oldest_id_and_a_split_one_leaves_it_to_one() -> None:
    registry = {("person", "b"): "person-b", ("person", "a"): "person-a"}
    assert assign_ids([_person("A", "a", "b")], registry) == ["person-b"]
    parted = assign_ids(
        [_person("B", "b"), _person("C", "c")], {("person", "b"): "person-b", ("person", "c"): "person-b"}
    )
    assert parted[0] == "person-b"
    assert parted[1] != "person-b"


def test_namesakes_get_a_hash_that_does_not_depend_on_their_order() -> None:
    one, other = _person("Ali", "ali"), _person("Ali", "eli")
    ids = assign_ids([one, other], {})
    assert len(set(ids)) == 2
    assert dict(zip((one, other), ids, strict=True)) == dict(
        zip((other, one), assign_ids([other, one], {}), strict=True)
    )


def test_the_registry_keeps_what_it_held() -> None:
    registry = {("person", "x"): "person-x"}
    kept = remember([_person("Ali", "ali")], ["person-ali"], registry)
    assert list(kept.items()) == [(("person", "x"), "person-x"), (("person", "ali"), "person-ali")]


def test_ids_of_the_authority_are_not_claimed_from_memory() -> None:
    registry = {("person", "halil"): "halil-han"}
    assert assign_ids([_person("Halil", "halil")], registry, {"halil-han"}) == ["person-halil"]


def test_a_merge_leaves_a_trace() -> None:
    registry = {("person", "a"): "person-a", ("person", "b"): "person-b"}
    clusters = [_person("B", "a", "b")]
    ids = assign_ids(clusters, registry)
    assert changes_since(clusters, ids, registry) == (Change(ChangeKind.MERGED, "person-b", "person-a", ("b",)),)


def test_a_split_leaves_a_trace() -> None:
    registry = {("person", "a"): "person-a", ("person", "b"): "person-a"}
    clusters = [_person("A", "a"), _person("B", "b")]
    ids = assign_ids(clusters, registry)
    assert ids == ["person-a", "person-b"]
    assert changes_since(clusters, ids, registry) == (Change(ChangeKind.SPLIT, "person-a", "person-b", ("b",)),)


def test_names_that_keep_their_id_leave_none() -> None:
    registry = {("person", "a"): "person-a", ("person", "c"): "person-c"}
    clusters = [_person("A", "a", "new")]
    assert changes_since(clusters, assign_ids(clusters, registry), registry) == ()


def test_the_authority_file_replaces_an_id_and_that_is_said() -> None:
    registry = {("person", "a"): "old-ali", ("person", "b"): "old-ali"}
    clusters = [ClusterNames(Group.PERSON, Label.PERSON, "Ali", ("a", "b"), "new-ali")]
    ids = assign_ids(clusters, registry, {"new-ali", "old-ali"})
    changes = changes_since(clusters, ids, registry, {"old-ali": ("new-ali",)})
    assert changes == (Change(ChangeKind.REPLACED, "old-ali", "new-ali", ("a", "b")),)


def test_a_retired_id_is_not_given_to_anybody() -> None:
    registry = {("person", "a"): "old-ali"}
    assert assign_ids([_person("Ali", "a")], registry, {"new-ali", "old-ali"}) == ["person-ali"]
