"""Decisions hold through edits of the texts and changes of the extraction."""

from __future__ import annotations

import csv
from pathlib import Path
from types import ModuleType

import pytest

from pipeline.decisions import Attached, DecisionKind, DecisionLog, Status
from pipeline.run import SilentListener, run
from pipeline.settings import Settings

LINES = [
    "Ahmet Beyler o yıl büyük şehre taşındı ve uzun süre orada yaşadı.",
    "Sonra 1922 yılında Kemal Hoca ile birlikte küçük bir dergi çıkardı.",
    "Dergi iki yıl sonra kapandı; Nuriye Hanım ise evde kaldı.",
    "Köyde kalan Salih Usta 1931 yazında yeni bir değirmen kurdu.",
]


class Desk:
    """An output folder with one text."""

    def __init__(self, folder: Path) -> None:
        self.inputs, self.out = folder / "in", folder / "out"
        self.inputs.mkdir()

    def write(self, *lines: str, name: str = "a.txt") -> None:
        (self.inputs / name).write_text("\n\n".join(lines) + "\n", "utf-8")

    def run(self) -> None:
        assert run([self.inputs], self.out, Settings()).errors == []

    @property
    def log(self) -> DecisionLog:
        return DecisionLog(self.out / "salname.db")

    def rows(self, table: str = "mentions") -> list[dict[str, str]]:
        with (self.out / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def fact(self, surface: str) -> dict[str, str]:
        return next(row for row in self.rows() if row["surface"] == surface)

    def decide(self, surface: str, kind: DecisionKind, **after: object) -> str:
        target = self.fact(surface)["mention_id"]
        self.log.decide(target, kind, "ayşe", after=after, reason="gördüm")
        return target


@pytest.fixture
def desk(tmp_path: Path, tiny: ModuleType) -> Desk:
    made = Desk(tmp_path)
    made.write(*LINES)
    made.run()
    return made


@pytest.mark.parametrize(
    ("kind", "status"), [(DecisionKind.ACCEPT, Status.ACCEPTED), (DecisionKind.REJECT, Status.REJECTED)]
)
def test_a_decision_shows_in_the_table_after_the_next_run(desk: Desk, kind: DecisionKind, status: Status) -> None:
    desk.decide("Kemal", kind)
    assert desk.fact("Kemal")["status"] == ""
    desk.run()
    assert (desk.fact("Kemal")["status"], desk.fact("Kemal")["decided_by"]) == (status.value, "ayşe")


@pytest.mark.parametrize("stage", ["found", "names", "chronicle", "writing"])
def test_a_decision_taken_while_a_run_goes_on_is_brought_in_at_the_latest_by_the_next(desk: Desk, stage: str) -> None:
    class Reviewer(SilentListener):
        """Decides in the middle of a run."""

        def found(self, sources: int) -> None:
            self.finishing("found")

        def finishing(self, name: str) -> None:
            if name == stage:
                desk.decide("Kemal", DecisionKind.ACCEPT)

    desk.write(LINES[0], name="b.txt")  # something to do
    run([desk.inputs], desk.out, Settings(), Reviewer())
    desk.run()
    assert desk.fact("Kemal")["status"] == Status.ACCEPTED
    assert run([desk.inputs], desk.out, Settings()).unchanged


def test_decisions_hold_when_the_whole_folder_is_moved(desk: Desk) -> None:
    ids = [row["mention_id"] for row in desk.rows()]
    desk.decide("Kemal", DecisionKind.ACCEPT)
    desk.run()
    desk.inputs = desk.inputs.rename(desk.inputs.with_name("archive"))
    desk.decide("1922", DecisionKind.EDIT, value="1923")  # taken before the run that finds the folder moved
    desk.run()
    assert [row["mention_id"] for row in desk.rows()] == ids
    assert (desk.fact("Kemal")["status"], desk.fact("1922")["status"]) == (Status.ACCEPTED, Status.EDITED)


def test_an_edited_value_stands_in_its_place_and_the_original_is_kept(desk: Desk) -> None:
    target = desk.decide("1922", DecisionKind.EDIT, value="1923")
    desk.run()
    row = desk.fact("1922")
    assert (row["value"], row["earliest"], row["latest"], row["status"]) == (
        "1923",
        "1923-01-01",
        "1923-12-31",
        "edited",
    )
    with desk.log._open() as db:
        original = db.execute("SELECT original FROM statements WHERE fact_id = ?", (target,)).fetchone()[0]
    assert '"value": "1922"' in original


def test_undo_brings_the_extraction_back(desk: Desk) -> None:
    target = desk.decide("1922", DecisionKind.EDIT, value="1923")
    desk.run()
    desk.log.undo("veli", target=target)
    desk.run()
    row = desk.fact("1922")
    assert (row["value"], row["status"], row["latest"]) == ("1922", "", "1922-12-31")


def test_ids_and_decisions_of_shifted_lines_stay(desk: Desk) -> None:
    desk.decide("Kemal", DecisionKind.ACCEPT)
    desk.run()
    before = {row["mention_id"]: row["surface"] for row in desk.rows()}
    desk.write("Önce başka bir şey anlatalım.", *LINES[:2], "Araya giren bir satır.", *LINES[2:])
    desk.run()
    after = {row["mention_id"]: row["surface"] for row in desk.rows()}
    assert before.items() <= after.items()
    assert desk.fact("Kemal")["status"] == "accepted"


def test_ocr_fixed_beside_the_passage_changes_the_id_and_not_the_decision(desk: Desk) -> None:
    target = desk.decide("Kemal", DecisionKind.ACCEPT)
    desk.write(LINES[0], LINES[1].replace("birlikte", "birlıkte"), *LINES[2:])
    desk.run()
    row = desk.fact("Kemal")
    assert row["mention_id"] != target
    assert row["status"] == "accepted"
    assert desk.log.attachments()[target].fact_id == row["mention_id"]
    assert desk.log.history(row["mention_id"])


def test_ocr_fixed_in_the_passage_asks_again_because_the_extraction_changed_too(desk: Desk) -> None:
    target = desk.decide("Kemal", DecisionKind.ACCEPT)
    desk.write(LINES[0], LINES[1].replace("Kemal", "Kemâl".replace("â", "e")), *LINES[2:])
    desk.run()
    assert desk.fact("Kemel")["status"] == "re-ask"
    assert desk.log.attachments()[target].status is Attached.RE_ASK
    assert [decision.target for decision in desk.log.to_ask_again()] == [target]
    desk.decide("Kemel", DecisionKind.ACCEPT)
    desk.run()
    assert desk.fact("Kemel")["status"] == "accepted"


def test_an_accepted_fact_stays_though_no_rule_finds_it_any_more(
    desk: Desk, tiny: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = desk.decide("Kemal", DecisionKind.EDIT, base_form="Kemal Bey")
    desk.decide("Salih", DecisionKind.REJECT)
    monkeypatch.setattr(tiny, "_NAME", tiny.re.compile(r"Ahmet|Nuriye"))
    assert run([desk.inputs], desk.out, Settings(), fresh=True).errors == []
    row = desk.fact("Kemal")
    assert (row["mention_id"], row["base_form"], row["status"]) == (target, "Kemal Bey", "edited")
    assert (desk.inputs / "a.txt").read_text("utf-8")[int(row["char_start"]) : int(row["char_end"])] == "Kemal"
    assert not any(row["surface"] == "Salih" for row in desk.rows())
    assert all(place.status is Attached.APPLIED for place in desk.log.attachments().values())


def test_a_decision_whose_passage_is_gone_is_listed_and_comes_back_with_it(desk: Desk) -> None:
    target = desk.decide("Salih", DecisionKind.ACCEPT)
    desk.write(*LINES[:3])
    desk.run()
    assert [decision.target for decision in desk.log.orphaned()] == [target]
    desk.write(*LINES)
    desk.run()
    assert desk.log.orphaned() == []
    assert desk.fact("Salih")["status"] == "accepted"


def test_a_renamed_file_keeps_its_id_and_decisions(desk: Desk) -> None:
    desk.decide("Kemal", DecisionKind.ACCEPT)
    desk.run()
    before = {row["mention_id"] for row in desk.rows()}
    (desk.inputs / "a.txt").rename(desk.inputs / "yeni.txt")
    desk.run()
    assert {row["mention_id"] for row in desk.rows()} == before
    assert [(row["source_id"], row["path"]) for row in desk.rows("sources")] == [("a", "yeni.txt")]
    assert desk.fact("Kemal")["status"] == "accepted"


def test_a_file_renamed_and_edited_at_once_keeps_its_id(desk: Desk) -> None:
    (desk.inputs / "a.txt").unlink()
    desk.write(*LINES, "Bir satır daha.", name="b.txt")
    desk.run()
    assert [row["source_id"] for row in desk.rows("sources")] == ["a"]


def test_a_deleted_source_leaves_a_tombstone_and_its_decisions(desk: Desk) -> None:
    desk.write("Başka bir köyde Ömer Ağa 1900 yılında doğdu.", name="b.txt")
    desk.run()
    target = desk.decide("Kemal", DecisionKind.ACCEPT)
    (desk.inputs / "a.txt").unlink()
    desk.run()
    assert [row["source_id"] for row in desk.rows("sources")] == ["b"]
    with desk.log._open() as db:
        stone = db.execute("SELECT * FROM source_texts WHERE source_id = 'a'").fetchone()
    assert stone["deleted_run"] == 3
    assert [decision.target for decision in desk.log.orphaned()] == [target]


def test_merged_entities_are_one_until_the_merge_is_taken_back(desk: Desk) -> None:
    desk.log.decide("person-kemal", DecisionKind.MERGE, "ayşe", after={"into": "person-salih"}, reason="aynı kişi")
    desk.run()
    assert desk.fact("Kemal")["entity_id"] == "person-salih"
    assert desk.fact("Kemal")["reason"] == "decision:merge"
    entities = {row["entity_id"]: row["mentions"] for row in desk.rows("entities")}
    assert entities["person-salih"] == "2"
    assert "person-kemal" not in entities
    desk.log.undo("ayşe", target="person-kemal")
    desk.run()
    assert desk.fact("Kemal")["entity_id"] == "person-kemal"


def test_a_split_moves_the_chosen_mentions_to_a_new_entity(desk: Desk) -> None:
    desk.write(*LINES, "Uzakta ise başka bir Kemal yaşardı, onu kimse tanımazdı.")
    desk.run()
    first, second = [row["mention_id"] for row in desk.rows() if row["surface"] == "Kemal"]
    after = {"mentions": [second], "into": "person-kemal-2", "name": "Kemal (öteki)"}
    desk.log.decide("person-kemal", DecisionKind.SPLIT, "ayşe", after=after)
    desk.run()
    found = {row["mention_id"]: row["entity_id"] for row in desk.rows() if row["surface"] == "Kemal"}
    assert found == {first: "person-kemal", second: "person-kemal-2"}
    names = {row["entity_id"]: row["name"] for row in desk.rows("entities")}
    assert names["person-kemal-2"] == "Kemal (öteki)"
    desk.write("Önsöz.", *LINES, "Uzakta ise başka bir Kemal yaşardı, onu kimse tanımazdı.")
    desk.run()
    assert {row["mention_id"]: row["entity_id"] for row in desk.rows() if row["surface"] == "Kemal"} == found
