from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import SalnameError
from pipeline.settings import Settings, load_settings


def test_the_command_line_wins_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / "salname.toml"
    file.write_text('engine = "spacy"\nencoding = "cp1254"\nmax_megabytes = 5\n', "utf-8")
    settings = load_settings(file, encoding="utf-8", engine=None)
    assert settings == Settings(engine="spacy", encoding="utf-8", max_megabytes=5.0)


def test_the_working_folder_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_settings() == Settings()
    (tmp_path / "salname.toml").write_text("max_megabytes = 3\n", "utf-8")
    assert load_settings().max_megabytes == 3.0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("colour = 1\n", r"E206.*salname\.toml.*colour.*engine"),
        ("engine = 1\n", r"E207.*engine.*must be a text"),
        ("taggers = 'rules'\n", r"E207.*taggers.*a list of texts"),
        ("max_megabytes = 0\n", r"E207.*above 0"),
        ("engine = \n", r"E202.*salname\.toml"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "salname.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(SalnameError, match=message):
        load_settings(file)


def test_every_setting_is_part_of_the_fingerprint() -> None:
    changed = [Settings(engine="x"), Settings(taggers=("x",)), Settings(encoding="x"), Settings(max_megabytes=1.0)]
    assert len({settings.fingerprint for settings in [Settings(), *changed]}) == 5
