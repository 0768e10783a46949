from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.decisions import Anchor, Decision, DecisionKind, DecisionLog
from pipeline.decisions.exchange import from_file, to_csv, to_jsonl
from pipeline.errors import SalnameError

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
WORDS = TEXTS.filter(bool)
CELLS = st.one_of(st.none(), TEXTS, st.integers(), st.floats(allow_nan=False, allow_infinity=False))
DECISIONS = st.builds(
    Decision,
    target=WORDS,
    kind=st.sampled_from(DecisionKind),
    reviewer=WORDS,
    before=st.dictionaries(TEXTS, CELLS, max_size=2),
    after=st.dictionaries(TEXTS, CELLS, max_size=2),
    reason=TEXTS,
    anchor=st.one_of(st.none(), st.builds(Anchor, WORDS, st.integers(0, 99), st.integers(0, 99), WORDS, TEXTS, TEXTS)),
    extraction=st.dictionaries(TEXTS, CELLS, max_size=2),
)


@pytest.mark.parametrize(("write", "name"), [(to_csv, "d.csv"), (to_jsonl, "d.jsonl")])
def test_a_file_gives_back_what_went_in(tmp_path_factory: pytest.TempPathFactory, write: object, name: str) -> None:
    path = tmp_path_factory.mktemp("exchange") / name

    @given(st.lists(DECISIONS, max_size=4))
    def check(decisions: list[Decision]) -> None:
        path.write_bytes(write(decisions).encode())  # type: ignore[operator]
        assert from_file(path) == decisions

    check()


def test_importing_twice_changes_nothing_and_keeps_times_and_authors(tmp_path: Path) -> None:
    log = DecisionLog(tmp_path / "salname.db", create=True)
    made = [Decision("m-1", DecisionKind.ACCEPT, "ayşe"), Decision("m-2", DecisionKind.NOTE, "veli", reason="bak")]
    assert log.append(*made) == 2
    (tmp_path / "d.jsonl").write_text(to_jsonl(log.all()), "utf-8")
    other = DecisionLog(tmp_path / "other.db", create=True)
    assert other.append(*from_file(tmp_path / "d.jsonl")) == 2
    assert other.append(*from_file(tmp_path / "d.jsonl")) == 0
    assert other.all() == log.all() == made


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("{", "not JSON"),
        ('{"decision_id": "1"}', "must be a text"),
        (json.dumps({"decision_id": "1", "at": "x", "reviewer": "r", "target": "t", "kind": "accept"}), "isoformat"),
        (json.dumps({"decision_id": "1", "at": "2024-01-01", "reviewer": "r", "target": "t", "kind": "k"}), "'k'"),
    ],
)
def test_an_entry_that_is_no_decision_is_named_with_its_line(tmp_path: Path, entry: str, said: str) -> None:
    path = tmp_path / "d.jsonl"
    path.write_text(to_jsonl([Decision("m-1", DecisionKind.ACCEPT, "ayşe")]) + entry, "utf-8")
    with pytest.raises(SalnameError, match=rf"E402.*d\.jsonl:2:.*{said}"):
        from_file(path)


def test_the_same_id_with_another_content_is_refused_and_nothing_is_imported(tmp_path: Path) -> None:
    log = DecisionLog(tmp_path / "salname.db", create=True)
    first = Decision("m-1", DecisionKind.ACCEPT, "ayşe", decision_id="1")
    log.append(first)
    with pytest.raises(SalnameError, match="E402"):
        log.append(
            Decision("m-2", DecisionKind.ACCEPT, "ayşe"), Decision("m-1", DecisionKind.REJECT, "x", decision_id="1")
        )
    assert log.all() == [first]
