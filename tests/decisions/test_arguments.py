"""Who takes part in a happening, as reviewers decide it, on a real run over two sentences."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from pipeline.audit import audit
from pipeline.decisions import DecisionKind, DecisionLog
from pipeline.decisions.arguments import FIELD, Argument, from_json, to_json
from pipeline.decisions.exchange import from_file, to_csv, to_jsonl
from pipeline.errors import SalnameError
from pipeline.records import Role
from pipeline.run import run
from pipeline.settings import Settings

MOVED = "Nuri Soylu 1922 yılında Gence’ye geldi."
FOUNDED = "Halil Bey ile Nuri Soylu 12 Nisan 1923’te Bakü’de Ümit Cemiyeti’ni kurdu."


class Desk:
    """An output folder with one text."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.out = folder, folder / "out"
        self.text = folder / "in" / "a.txt"

    def write(self, text: str) -> None:
        self.text.parent.mkdir(exist_ok=True)
        self.text.write_text(text + "\n", "utf-8")

    def run(self) -> None:
        assert run([self.text.parent], self.out, Settings()).errors == []
        assert audit(self.out)[1] == []

    @property
    def log(self) -> DecisionLog:
        return DecisionLog(self.out / "salname.db")

    def rows(self, table: str) -> list[dict[str, str]]:
        with (self.out / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def event(self, kind: str) -> dict[str, str]:
        return next(row for row in self.rows("events") if row["type"] == kind)

    def mention(self, surface: str) -> str:
        return [row["mention_id"] for row in self.rows("mentions") if row["surface"] == surface][-1]

    def roles(self, kind: str) -> set[tuple[str, str]]:
        surfaces = {row["mention_id"]: row["surface"] for row in self.rows("mentions")}
        event_id = self.event(kind)["event_id"]
        found = [row for row in self.rows("event_arguments") if row["event_id"] == event_id]
        return {(row["role"], surfaces[row["mention_id"]]) for row in found}

    def decide(self, kind: str, *parts: tuple[str, str]) -> str:
        event_id = self.event(kind)["event_id"]
        chosen = [(role, self.mention(surface)) for role, surface in parts]
        self.log.decide(event_id, DecisionKind.EDIT, "ayşe", after={FIELD: chosen})
        return event_id


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = Desk(tmp_path_factory.mktemp("arguments"))
    made.write(f"{MOVED} {FOUNDED}")
    made.run()
    assert ("agent", "Nuri Soylu") in made.roles("FOUND") and ("place", "Bakü’de") in made.roles("FOUND")
    return made.folder


@pytest.fixture
def desk(pristine: Path, tmp_path: Path) -> Desk:
    shutil.copytree(pristine, tmp_path, dirs_exist_ok=True)
    return Desk(tmp_path)


CHOSEN = (("agent", "Halil Bey"), ("theme", "Ümit Cemiyeti’ni"), ("place", "Gence’ye"), ("time", "12 Nisan 1923’te"))


def test_time_place_and_summary_follow_who_takes_part(desk: Desk) -> None:
    desk.decide("FOUND", *CHOSEN)
    desk.run()
    event = desk.event("FOUND")
    assert desk.roles("FOUND") == set(CHOSEN)
    assert (event["place"], event["time"], event["status"], event["decided_by"]) == (
        "Gence",
        "1923-04-12",
        "edited",
        "ayşe",
    )
    assert "Gence" in event["summary"] and "Soylu" not in event["summary"]


def test_a_cell_that_somebody_typed_stays(desk: Desk) -> None:
    event_id = desk.decide("FOUND", *CHOSEN)
    desk.log.decide(event_id, DecisionKind.EDIT, "veli", after={"place": "Gəncə"})
    desk.run()
    assert (desk.event("FOUND")["place"], desk.roles("FOUND")) == ("Gəncə", set(CHOSEN))


def test_what_was_extracted_comes_back_with_an_undo(desk: Desk) -> None:
    before = desk.roles("FOUND"), desk.event("FOUND")
    event_id = desk.decide("FOUND", *CHOSEN)
    desk.run()
    desk.log.undo("ayşe", target=event_id)
    desk.run()
    assert (desk.roles("FOUND"), desk.event("FOUND")) == before


def test_it_holds_when_an_edit_of_the_text_gives_mentions_other_ids(desk: Desk) -> None:
    desk.decide("FOUND", *CHOSEN)
    old = desk.mention("Halil Bey")
    desk.write(f"{MOVED.replace('geldi', 'yeniden döndü')} {FOUNDED}")
    desk.run()
    assert desk.mention("Halil Bey") != old
    assert desk.roles("FOUND") == set(CHOSEN)


def test_an_argument_whose_passage_is_gone_is_left_out(desk: Desk) -> None:
    desk.decide("FOUND", *CHOSEN)
    desk.write(FOUNDED)
    desk.run()
    assert desk.roles("FOUND") == set(CHOSEN) - {("place", "Gence’ye")}
    assert desk.event("FOUND")["place"] == ""


def test_an_accepted_happening_that_no_rule_finds_any_more_keeps_who_took_part(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    roles = desk.roles("FOUND")
    desk.log.decide(desk.event("FOUND")["event_id"], DecisionKind.ACCEPT, "ayşe")
    monkeypatch.setattr("pipeline.extract._Way._happened", lambda self, references, mentions, dates: ())
    run([desk.text.parent], desk.out, Settings(), fresh=True)
    assert [row["type"] for row in desk.rows("events")] == ["FOUND"]
    assert desk.roles("FOUND") == roles


@pytest.mark.parametrize(
    ("part", "why"), [(("boss", "Halil Bey"), "no role"), (("agent", ""), "no mention in the happening's source")]
)
def test_what_is_no_part_is_refused(desk: Desk, part: tuple[str, str], why: str) -> None:
    mention = desk.mention(part[1]) if part[1] else "m-000000000000"
    with pytest.raises(SalnameError, match=rf"E406.*{why}"):
        desk.log.decide(desk.event("FOUND")["event_id"], DecisionKind.EDIT, "ayşe", after={FIELD: [(part[0], mention)]})


def test_a_name_has_no_arguments(desk: Desk) -> None:
    with pytest.raises(SalnameError, match="E406"):
        desk.log.decide(desk.mention("Halil Bey"), DecisionKind.EDIT, "ayşe", after={FIELD: []})


@pytest.mark.parametrize(("write", "name"), [(to_csv, "d.csv"), (to_jsonl, "d.jsonl")])
def test_they_go_out_and_in(desk: Desk, tmp_path: Path, write: object, name: str) -> None:
    desk.decide("FOUND", *CHOSEN)
    (tmp_path / name).write_text(write(desk.log.all()), "utf-8")  # type: ignore[operator]
    assert from_file(tmp_path / name) == desk.log.all()


@pytest.mark.parametrize("value", ['"agent"', '[{"role": "boss", "mention": "m-1"}]', '[{"role": "agent"}]', "[1]"])
def test_malformed_ones_are_refused_at_import(tmp_path: Path, value: str) -> None:
    entry = '{"decision_id": "1", "at": "2024-01-01", "reviewer": "r", "target": "e-1", "kind": "edit", "after": {"arguments": VALUE}}'
    (tmp_path / "d.jsonl").write_text(entry.replace("VALUE", value), "utf-8")
    with pytest.raises(SalnameError, match=r"E402.*d\.jsonl:1"):
        from_file(tmp_path / "d.jsonl")


def test_an_argument_without_its_place_is_known_by_its_id() -> None:
    argument = Argument(Role.AGENT, "m-1")
    assert from_json(to_json([argument])) == (argument,)
