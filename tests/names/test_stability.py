"""Ids do not depend on the order of texts, and do not change because a text was added; what moves leaves a trace."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.gazetteer.records import Gazetteer
from pipeline.names import Change, ChangeKind, DocumentMentions, Reconciliation, reconcile
from pipeline.names.authority import Authority
from pipeline.records import Label, Lang, Mention
from pipeline.spans import Span

#: Names that meet one another in every way: spellings, initials, bare surnames, namesakes, titles.
NAMES = (
    ("Murad Tağızadə", Label.PERSON, Lang.AZ),
    ("Мурад Тагизаде", Label.PERSON, Lang.AZ),
    ("M. Tagizade", Label.PERSON, Lang.TR),
    ("Tağızadə", Label.PERSON, Lang.AZ),
    ("Mahmud Tağızadə", Label.PERSON, Lang.AZ),
    ("Murad bəy", Label.PERSON, Lang.AZ),
    ("Səlim Ordubadlı", Label.PERSON, Lang.AZ),
    ("Selim Ordubadlı", Label.PERSON, Lang.TR),
    ("Ordubadlı", Label.PERSON, Lang.TR),
    ("Qızıl Alma", Label.GPE, Lang.AZ),
    ("Kızıl Alma", Label.GPE, Lang.TR),
    ("Gənc Kürəkçilər Birliyi", Label.ORG, Lang.AZ),
    ("Genç Kürekçiler Birliği", Label.ORG, Lang.TR),
    ("GKB", Label.ORG, Lang.TR),
)
NOBODY = Authority(Gazetteer({}, ""))

texts = st.lists(
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=5), min_size=1, max_size=5
)  # fmt: skip


def _document(number: int, names: list[tuple[str, Label, Lang]]) -> DocumentMentions:
    text, mentions = "", []
    for name, label, _ in names:
        mentions.append(Mention(Span(len(text), len(text) + len(name)), label, name, 0, 1.0, "test"))
        text += name + " , "
    return DocumentMentions(f"s{number}", text, tuple(mentions), tuple(lang for _, _, lang in names))


def _ids(found: Reconciliation) -> dict[str, list[str]]:
    return {source: [named.entity_id for named in all_named] for source, all_named in found.documents.items()}


@settings(max_examples=60, deadline=None)
@given(texts, st.randoms(use_true_random=False))
def test_the_order_of_texts_does_not_matter(drawn: list[list[tuple[str, Label, Lang]]], chance: object) -> None:
    documents = [_document(number, names) for number, names in enumerate(drawn)]
    shuffled = list(documents)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert _ids(reconcile(documents, NOBODY, {})) == _ids(reconcile(shuffled, NOBODY, {}))


@settings(max_examples=60, deadline=None)
@given(texts)
def test_an_id_changes_by_a_merge_or_a_split_only_and_that_is_said(drawn: list[list[tuple[str, Label, Lang]]]) -> None:
    """Texts come one by one; every name keeps its id, or the run says where it went and why."""
    documents: list[DocumentMentions] = []
    registry: dict[tuple[str, str], str] = {}
    for number, names in enumerate(drawn):
        documents.append(_document(number, names))
        found = reconcile(documents, NOBODY, registry)
        moved = {
            (change.old_id, name): change.new_id for change in found.changes for name in change.names
        }  # fmt: skip
        for (group, key), old in registry.items():
            now = found.registry[group, key]
            assert now == old or moved[old, key] == now
        assert all(change.kind in (ChangeKind.MERGED, ChangeKind.SPLIT) for change in found.changes)
        registry = dict(found.registry)


@settings(max_examples=40, deadline=None)
@given(texts)
def test_nothing_changes_when_nothing_is_new(drawn: list[list[tuple[str, Label, Lang]]]) -> None:
    documents = [_document(number, names) for number, names in enumerate(drawn)]
    first = reconcile(documents, NOBODY, {})
    second = reconcile(documents, NOBODY, first.registry)
    assert _ids(second) == _ids(first)
    assert second.changes == ()


def test_a_replaced_id_leads_to_its_successor(document: Callable[..., DocumentMentions], gazetteer: Gazetteer) -> None:
    text = document("[PERSON:Mehmet Emin Resulzade] konuştu.")
    key = ("person", "mehmet emin resulzade")
    replaced = Authority(Gazetteer(gazetteer.entries, "", {"m-e-resulzade": ("mehmet-emin-resulzade",)}))
    found = reconcile([text], replaced, {key: "m-e-resulzade"})
    assert found.registry[key] == "mehmet-emin-resulzade"
    assert found.changes == (
        Change(ChangeKind.REPLACED, "m-e-resulzade", "mehmet-emin-resulzade", ("mehmet emin resulzade",)),
    )
