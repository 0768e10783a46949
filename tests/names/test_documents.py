from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.gazetteer.records import Gazetteer, GazetteerEntry, GazetteerName
from pipeline.names import DocumentMentions, Reconciliation, reconcile
from pipeline.names.authority import Authority
from pipeline.records import Label, Lang
from pipeline.transliteration import script_of

Maker = Callable[..., DocumentMentions]
NOBODY = Authority(Gazetteer({}, ""))


def _ids(found: Reconciliation, source_id: str = "s1") -> list[str]:
    return [named.entity_id for named in found.documents[source_id]]


def _reasons(found: Reconciliation, source_id: str = "s1") -> list[str]:
    return [named.reason for named in found.documents[source_id]]


def test_every_entity_mention_gets_a_base_form_and_an_id(document: Maker, authority: Authority) -> None:
    text = document(
        "[PERSON:Resulzade’nin] evi [GPE:Bakü’de] idi, [NORP:Gürcülerin] gazetesi [DATE:1905’te] çıktı, [LOC:Kür] akardı."
    )
    found = reconcile([text], authority, {})
    assert [(named.base_form, named.entity_id) for named in found.documents["s1"]] == [
        ("Resulzade", "mehmet-emin-resulzade"),
        ("Bakü", "baku"),
        ("Gürcü", "gurcu"),
        ("Kür", "place-kur"),
    ]
    assert [entity.entity_id for entity in found.entities] == ["baku", "gurcu", "mehmet-emin-resulzade", "place-kur"]
    assert [entity.authority_id for entity in found.entities] == ["baku", "gurcu", "mehmet-emin-resulzade", ""]


def test_a_surname_goes_to_the_one_who_bore_it_before(document: Maker) -> None:
    text = document(
        "[PERSON:Noy Ramişvili] konuştu. [PERSON:Ramişvili] sustu. [PERSON:İsidor Ramişvili] geldi. [PERSON:Ramişvili] gitti."
    )
    ids = _ids(reconcile([text], NOBODY, {}))
    assert ids[1] == ids[0]
    assert ids[3] == ids[2] != ids[0]


def test_documents_do_not_decide_for_one_another(document: Maker) -> None:
    first = document("[PERSON:Noy Ramişvili] konuştu. [PERSON:Ramişvili] sustu.", "a")
    second = document("[PERSON:İsidor Ramişvili] geldi. [PERSON:Ramişvili] gitti.", "b")
    found = reconcile([first, second], NOBODY, {})
    assert _ids(found, "a")[1] == _ids(found, "a")[0]
    assert _ids(found, "b")[1] == _ids(found, "b")[0]
    assert _ids(found, "a")[0] != _ids(found, "b")[0]


def test_a_surname_before_the_full_name_waits_for_it(document: Maker) -> None:
    found = reconcile([document("[PERSON:Bammat’ın] mektubu. Yazan [PERSON:Haydar Bammat] idi.")], NOBODY, {})
    assert len(set(_ids(found))) == 1
    assert _reasons(found)[0] == "document-later"


def test_a_namesake_of_a_known_surname_keeps_it_in_his_document(document: Maker, authority: Authority) -> None:
    found = reconcile([document("[PERSON:Nağı Resulzade] doğdu. [PERSON:Resulzade] büyüdü.")], authority, {})
    assert _ids(found) == ["person-nagi-resulzade"] * 2


def test_titles_and_given_names_in_the_document(document: Maker) -> None:
    found = reconcile([document("[PERSON:Şefi bey Rüstembeyli] geldi. [PERSON:Şefi bey] oturdu.")], NOBODY, {})
    assert len(set(_ids(found))) == 1


def test_a_given_name_is_not_taken_for_a_surname_that_sounds_like_it(document: Maker) -> None:
    text = document("[PERSON:Settar Han] kaldı. [PERSON:Morgan Shuster] gitti. [PERSON:Settar] döndü.")
    ids = _ids(reconcile([text], NOBODY, {}))
    assert ids[2] == ids[0] != ids[1]


def test_an_acronym_in_brackets_is_the_body_before_it(document: Maker) -> None:
    text = document("[ORG:Hür Dağlar Yurdu Ocağı] ([ORG:BTK]) kuruldu. [ORG:BTK’nin] yeri dardı.")
    found = reconcile([text], NOBODY, {})
    assert len(set(_ids(found))) == 1
    assert _reasons(found) == ["name", "alias-in-brackets", "document-acronym"]


def test_a_surname_in_brackets_is_an_alias(document: Maker) -> None:
    found = reconcile([document("[PERSON:Nağı Keykurun] ([PERSON:Şeyhzamanlı]) anlattı.")], NOBODY, {})
    assert len(set(_ids(found))) == 1


def test_a_short_form_of_common_words_is_the_last_longer_body(document: Maker) -> None:
    text = document("[ORG:Kırım Milli Meclisi] açıldı. [ORG:Ukrayna Milli Meclisi] de. [ORG:Milli Meclis] dağıldı.")
    ids = _ids(reconcile([text], NOBODY, {}))
    assert ids[2] == ids[1] != ids[0]


def test_a_place_tagged_in_two_ways_is_one_entity(document: Maker) -> None:
    found = reconcile([document("[GPE:Gence’ye] vardı. [LOC:Gence] soğuktu. [ORG:Gence] direndi.")], NOBODY, {})
    assert len(set(_ids(found))) == 1
    assert len(found.entities) == 1


def test_languages_and_scripts_meet(document: Maker) -> None:
    turkish = document("[GPE:Gence’de] [ORG:Kafkas İstiklal Komitesi] kuruldu.", "a")
    azerbaijani = document("[GPE:Ҝәнҹәдә] [ORG:Гафгаз Истиглал Комитәсинин] иши.", "b", Lang.AZ)
    found = reconcile([turkish, azerbaijani], NOBODY, {})
    assert _ids(found, "a") == _ids(found, "b")


def test_a_hint_picks_between_names_the_authority_calls_ambiguous(document: Maker, authority: Authority) -> None:
    hinted = document("[WORK_OF_ART:İstiklal] çıktı.", hints={"İstiklal": "istiklal-1"})
    bare = document("[WORK_OF_ART:İstiklal] çıktı.")
    assert _ids(reconcile([hinted], authority, {})) == ["istiklal-1"]
    assert _ids(reconcile([bare], authority, {})) == ["work-istiklal"]


def test_a_wrong_hint_is_no_proof(document: Maker, authority: Authority) -> None:
    found = reconcile([document("[GPE:Lahey’de] toplandı.", hints={"Lahey’de": "baku"})], authority, {})
    assert _ids(found) == ["place-lahey"]


def test_the_order_of_the_documents_does_not_matter(document: Maker, authority: Authority) -> None:
    texts = [
        document("[PERSON:Haydar Bammat] geldi. [PERSON:Bammat] gitti. [ORG:Müsavat Partisine] yazdı.", "a"),
        document("[PERSON:Heydər Bammatov] [GPE:Bakıya] gəldi. [PERSON:Ə. Topçubaşı] getdi.", "b", Lang.AZ),
    ]
    assert reconcile(texts, authority, {}) == reconcile(texts[::-1], authority, {})


def test_ids_stay_when_a_text_is_added(document: Maker) -> None:
    first = document("[PERSON:H. Bammat] geldi. [GPE:Gence’de] kaldı.", "b")
    alone = reconcile([first], NOBODY, {})
    more = document("[PERSON:Haydar Bammat] [GPE:Gəncədən] getdi. [PERSON:Hasan Bammat] qaldı.", "a", Lang.AZ)
    both = reconcile([more, first], NOBODY, alone.registry)
    assert _ids(both, "b")[1] == _ids(alone, "b")[1] == _ids(both, "a")[1]
    assert _ids(alone, "b")[0] in {entity.entity_id for entity in both.entities}


def test_unsure_pairs_name_the_candidates(document: Maker) -> None:
    text = document("[PERSON:Samet Ağaoğlu] ve [PERSON:Süreyya Ağaoğlu] konuştu.", "a")
    other = document("[PERSON:S. Ağaoğlu] yazdı.", "b")
    pairs = reconcile([text, other], NOBODY, {}).unsure
    assert {pair.second_name for pair in pairs} | {pair.first_name for pair in pairs} == {
        "Samet Ağaoğlu",
        "Süreyya Ağaoğlu",
        "S. Ağaoğlu",
    }
    assert all(pair.reasons for pair in pairs)


def test_nothing_to_do() -> None:
    found = reconcile([], NOBODY, {})
    assert (found.documents, found.entities, found.unsure) == ({}, (), ())


def test_each_mention_needs_its_language(document: Maker) -> None:
    text = document("[GPE:Gence]")
    with pytest.raises(ValueError, match="zip"):
        reconcile([DocumentMentions(text.source_id, text.text, text.mentions, ())], NOBODY, {})


@pytest.mark.parametrize(
    "unknown",
    [
        "[GPE:Bakur] kasabası.",
        "[PERSON:Emin Bey] sustu.",
        "[PERSON:Mehmet] sustu.",
        "[PERSON:Hacı Emin] sustu.",
        "[ORG:Bakı gimnaziyası] açıldı.",
    ],
)
def test_who_is_not_known_stays_unknown(document: Maker, authority: Authority, unknown: str) -> None:
    found = reconcile([document(unknown)], authority, {})
    assert [entity.authority_id for entity in found.entities] == [""]


def test_a_name_that_became_another_entitys_leaves_a_trace(document: Maker, authority: Authority) -> None:
    registry = {("body", "baku"): "place-baku"}
    (change,) = reconcile([document("[GPE:Bakü’de] oldu.")], authority, registry).changes
    assert (change.kind, change.old_id, change.new_id, change.names) == ("merged", "place-baku", "baku", ("baku",))


def test_who_is_known_by_a_surname_alone_is_listed_for_the_reviewer(document: Maker) -> None:
    known = _known("selim-kurkcuzade", Label.PERSON, "Selim Kürkçüzade")
    alone = reconcile([document("[PERSON:Kürkçüzade] konuştu.")], known, {})
    assert _ids(alone) == ["selim-kurkcuzade"]
    assert _reasons(alone) == ["only-bearer"]
    assert [(pair.first, pair.second, pair.first_name, pair.second_name) for pair in alone.unsure] == [
        ("selim-kurkcuzade", "selim-kurkcuzade", "Kürkçüzade", "Selim Kürkçüzade")
    ]
    named = reconcile([document("[PERSON:Selim Kürkçüzade] geldi. [PERSON:Kürkçüzade] konuştu.")], known, {})
    assert named.unsure == ()


def test_the_son_of_a_priests_family_is_not_meant_by_the_bare_surname(document: Maker) -> None:
    text = document("[PERSON:Petrosyan] konuştu.")
    known = _known("artur-ter-petrosyan", Label.PERSON, "Artur Ter-Petrosyan")
    assert _ids(reconcile([text], known, {})) == ["person-petrosyan"]


def test_who_lives_in_turkey_is_no_people(document: Maker) -> None:
    text = document("[NORP:Türkiyeli] ve [NORP:Türkler] geldi.")
    known = _known("turk", Label.NORP, "Türk", "турецкий")
    assert _ids(reconcile([text], known, {})) == ["group-turkiyeli", "turk"]


def test_a_bey_without_a_surname_is_nobody_known(document: Maker) -> None:
    known = _known("kasim-tasdemir", Label.PERSON, "Kasım Taşdemir", "Kasım Bey Taşdemir")
    assert _ids(reconcile([document("[PERSON:Kasım Bey] konuştu.")], known, {})) == ["person-kasim-bey"]


def _known(entity_id: str, label: Label, *names: str) -> Authority:
    found = tuple(GazetteerName(name, "tr", script_of(name), number == 0, False) for number, name in enumerate(names))
    entry = GazetteerEntry(entity_id, label, found, "", "", {}, "test", "", "test.csv", 1)
    return Authority(Gazetteer({entity_id: entry}, ""))
