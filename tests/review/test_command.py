"""``salname review``: what it serves, to whom, and what it refuses."""

from __future__ import annotations

import socket
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from typer.testing import CliRunner

from pipeline.commands import app
from pipeline.review.passwords import PasswordFile


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """Takes down what would be served, and returns at once."""
    import uvicorn

    seen = SimpleNamespace(office=None, address=None)

    def run(self: uvicorn.Server, sockets: list[socket.socket]) -> None:
        application: Any = self.config.app
        seen.office, seen.address = application.state.office, sockets[0].getsockname()
        sockets[0].close()

    monkeypatch.setattr(uvicorn.Server, "run", run)
    return seen


@pytest.mark.parametrize("words", [["review", "serve"], ["review"]])
def test_the_desk_is_served_on_loopback_without_login(folder: Path, served: SimpleNamespace, words: list[str]) -> None:
    result = CliRunner().invoke(app, [*words, "--out", str(folder), "--port", "0", "--reviewer", "Ayşe Demir"])
    assert result.exit_code == 0, result.output
    assert served.address[0] == "127.0.0.1"
    assert (served.office.reviewer, served.office.login) == ("Ayşe Demir", False)
    assert f"http://127.0.0.1:{served.address[1]}/" in result.stderr


def test_beyond_loopback_nothing_is_served_without_passwords(folder: Path, served: SimpleNamespace) -> None:
    result = CliRunner().invoke(app, ["review", "serve", "--out", str(folder), "--host", "0.0.0.0", "--port", "0"])
    assert result.exit_code == 1
    assert "salname review password" in result.stderr
    assert served.office is None


def test_beyond_loopback_everybody_logs_in(folder: Path, served: SimpleNamespace) -> None:
    PasswordFile(folder).set("Behruz", "a long pass phrase")
    result = CliRunner().invoke(app, ["review", "serve", "--out", str(folder), "--host", "0.0.0.0", "--port", "0"])
    assert result.exit_code == 0, result.output
    assert served.office.login
    assert "unencrypted" in result.stderr


@pytest.mark.parametrize("name", ["<b>", "a\nb", ""])
def test_a_name_that_cannot_be_one(folder: Path, served: SimpleNamespace, name: str) -> None:
    result = CliRunner().invoke(app, ["review", "serve", "--out", str(folder), "--port", "0", "--reviewer", name])
    assert (result.exit_code == 1) is bool(name)  # an empty name is none: the user's own is taken


def test_without_a_run_there_is_nothing_to_review(tmp_path: Path, served: SimpleNamespace) -> None:
    result = CliRunner().invoke(app, ["review", "serve", "--out", str(tmp_path)])
    assert result.exit_code == 1
    assert "[E103]" in result.stderr


def test_a_port_in_use_is_one_line(folder: Path, served: SimpleNamespace) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        result = CliRunner().invoke(app, ["review", "serve", "--out", str(folder), "--port", port])
    assert result.exit_code == 1
    assert f"port {port}" in result.stderr
    assert result.stderr.count("\n") == 1


def test_passwords_are_asked_for_and_hashed(folder: Path) -> None:
    typed = "a long pass phrase\n"
    result = CliRunner().invoke(app, ["review", "password", "Behruz", "--out", str(folder)], input=typed * 2)
    assert result.exit_code == 0, result.output
    assert "long pass" not in result.output
    assert PasswordFile(folder).verify("Behruz", "a long pass phrase")
    removed = CliRunner().invoke(app, ["review", "password", "Behruz", "--remove", "--out", str(folder)])
    assert removed.exit_code == 0
    assert PasswordFile(folder).names() == ()
    again = CliRunner().invoke(app, ["review", "password", "Behruz", "--remove", "--out", str(folder)])
    assert again.exit_code == 1


def test_a_short_password_is_refused(folder: Path) -> None:
    result = CliRunner().invoke(app, ["review", "password", "Behruz", "--out", str(folder)], input="short\nshort\n")
    assert result.exit_code == 1
    assert "8 to 256" in result.stderr


@pytest.mark.parametrize("options", [["--certificate", "none.pem"], ["--key", "none.pem"]])
def test_a_certificate_that_cannot_be_used_is_one_line(folder: Path, options: list[str]) -> None:
    result = CliRunner().invoke(app, ["review", "serve", "--out", str(folder), "--port", "0", *options])
    assert result.exit_code == 1
    assert "[E404]" in result.stderr and "certificate" in result.stderr
