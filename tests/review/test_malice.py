"""What others may try: markup in sources, forms from elsewhere, foreign names, paths out of the corpus, long bodies, passwords."""

from __future__ import annotations

import json
import re
import socket
import stat
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from types import SimpleNamespace

import httpx
import pytest

from pipeline.review.passwords import PasswordFile, valid_name
from pipeline.review.security import AllowedHosts, is_loopback
from pipeline.review.sessions import Attempts, Sessions
from pipeline.review.visit import local

ELVAN, LAST = "m-000000000001", "m-000000000008"
EVERY_PAGE = (
    "/", "/sources/yillik", "/facts", f"/facts/{LAST}/card", "/entities", "/entities/gence", "/dates", "/events", "/chronicle", "/second", "/history", "/help", "/nix",
)  # fmt: skip


# --- texts ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [f"/sources/yillik?fact={LAST}", "/facts", "/entities/gence"])
def test_markup_in_a_source_is_shown_as_text(client: httpx.Client, path: str) -> None:
    page = client.get(path).text
    assert "&lt;img src=x onerror=alert(1)&gt;" in page
    assert "<img" not in page
    assert len(re.findall(r"<script", page)) == 1  # the desk's own
    assert '<script src="/static/desk.js" defer></script>' in page


@pytest.mark.parametrize(
    "hostile",
    [
        '"><script>alert(1)</script>',
        "' onmouseover='alert(1)",
        "</textarea><svg onload=alert(1)>",
        "{{ 7 * 7 }}",
        "javascript:alert(1)",
    ],
)
def test_what_is_typed_is_shown_as_text(client: httpx.Client, make: SimpleNamespace, hostile: str) -> None:
    csrf = make.token(client)
    client.post(f"/facts/{ELVAN}", data={"csrf": csrf, "action": "note", "reason": hostile})
    client.post("/split", data={"csrf": csrf, "entity": "person-elvan", "mention": ELVAN, "name": hostile})
    for path in (f"/facts/{ELVAN}", "/history", "/entities"):
        assert hostile in unescape(client.get(path, params={"text": hostile}).text)
    for path in (f"/facts/{ELVAN}", "/history", "/entities/person-elvan", "/entities", "/facts", "/dates", "/events"):
        page = client.get(path, params={"text": hostile, "find": hostile}).text
        assert hostile not in page or not set(hostile) & set("<>\"'")
        assert 'href="javascript:' not in page
        assert len(re.findall("<script", page)) == 1


@pytest.mark.parametrize("path", EVERY_PAGE)
def test_nothing_inline_nothing_from_elsewhere(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "unsafe" not in policy
    assert "http" not in policy
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=\"", answer.text)
    assert not re.search(r"(?:src|href|action)=\"(?:https?:)?//", answer.text)
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["cache-control"] == "no-store"
    assert "server" not in answer.headers or "uvicorn" in answer.headers["server"]


def test_the_style_sheet_asks_for_nothing(client: httpx.Client) -> None:
    sheet = client.get("/static/desk.css").text
    assert "url(" not in sheet
    assert "@import" not in sheet


# --- paths ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "/sources/../../../../etc/passwd", "/sources/..%2f..%2f..%2fetc%2fpasswd", "/sources//etc/passwd", "/static/../visit.py",
        "/static/..%2fvisit.py", "/static/%2e%2e/visit.py", "/static/%2e%2e%2f%2e%2e%2ferrors.py", "/static//etc/passwd", "/static/", "/entities/%00",
        "/sources/nowhere%2Fyillik.txt", "/facts/..%2f..%2fsalname.db", "/.salname/reviewers.json", "/salname.db",
    ],
)  # fmt: skip
def test_no_path_leads_out(live: SimpleNamespace, path: str) -> None:
    host, port = live.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as raw:  # browsers and httpx would tidy the path
        raw.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        answer = b"".join(iter(lambda: raw.recv(65536), b"")).decode()
    assert answer.split()[1] in ("404", "405", "400")
    assert "root:" not in answer
    assert "import annotations" not in answer


@pytest.mark.parametrize(
    "injected", ["' OR 1=1 --", '"; DROP TABLE mentions; --', "m-000000000001' UNION SELECT 1", "%", "_"]
)
def test_sql_in_an_address_is_a_text(client: httpx.Client, injected: str) -> None:
    for name in ("text", "source", "label", "type", "status"):
        assert client.get("/facts", params={name: injected}).status_code == 200
    assert client.get("/dates", params={"value": injected}).status_code == 404
    assert "10" in client.get("/").text


# --- forms ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [f"/facts/{ELVAN}", "/undo", "/merge", "/split", "/entity-note", "/login", "/logout"])
@pytest.mark.parametrize("csrf", [None, "", "x" * 43, "é"])
def test_no_form_without_the_sessions_token(
    client: httpx.Client, desk: SimpleNamespace, path: str, csrf: str | None
) -> None:
    client.get("/")
    fields = {"action": "accept", "entity": "person-cavarov", "into": "person-elvan"} | (
        {} if csrf is None else {"csrf": csrf}
    )
    assert client.post(path, data=fields).status_code == 403
    assert desk.app.state.office.desk.log.count() == 0


def test_another_sessions_token_is_worth_nothing(
    client: httpx.Client, desk: SimpleNamespace, make: SimpleNamespace
) -> None:
    with desk.client() as other:
        stolen = make.token(other)
    client.get("/")
    assert client.post(f"/facts/{ELVAN}", data={"csrf": stolen, "action": "accept"}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_forms_of_other_sites_are_refused(
    client: httpx.Client, make: SimpleNamespace, desk: SimpleNamespace, headers: dict[str, str]
) -> None:
    csrf = make.token(client)
    assert client.post(f"/facts/{ELVAN}", data={"csrf": csrf, "action": "accept"}, headers=headers).status_code == 403
    assert desk.app.state.office.desk.log.count() == 0


@pytest.mark.parametrize(
    "path",
    [
        f"/facts/{ELVAN}",
        "/undo",
        "/merge?entity=person-cavarov&into=person-elvan",
        "/split?entity=person-elvan",
        "/logout",
    ],
)
def test_looking_changes_nothing(client: httpx.Client, desk: SimpleNamespace, path: str) -> None:
    client.get(path)
    client.head(path)
    assert desk.app.state.office.desk.log.count() == 0


def test_the_session_cookie_is_not_for_scripts(live: SimpleNamespace) -> None:
    cookie = httpx.get(live.url, trust_env=False).headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


def test_long_bodies_are_refused(client: httpx.Client, make: SimpleNamespace, desk: SimpleNamespace) -> None:
    csrf = make.token(client)
    assert (
        client.post(f"/facts/{ELVAN}", data={"csrf": csrf, "action": "note", "reason": "x" * 600_000}).status_code
        == 413
    )
    assert (
        client.post(f"/facts/{ELVAN}", data={"csrf": csrf, "action": "note", "reason": "x" * 5_000}).status_code == 413
    )
    pieces = (b"csrf=" + b"x" * 60_000 for _ in range(20))  # chunked: no length announced
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert client.post(f"/facts/{ELVAN}", content=pieces, headers=form).status_code == 413
    assert desk.app.state.office.desk.log.count() == 0


def test_a_file_is_not_taken(client: httpx.Client, make: SimpleNamespace) -> None:
    csrf = make.token(client)
    assert (
        client.post(f"/facts/{ELVAN}", data={"csrf": csrf}, files={"action": ("a.txt", b"accept")}).status_code == 400
    )


# --- names ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "192.168.1.5",
        "evil.example:8760",
        "",
        "[::1",
        "127.0.0.1:x",
    ],
)
def test_a_rebound_name_is_refused(client: httpx.Client, host: str) -> None:
    answer = client.get("/", headers={"Host": host})
    assert answer.status_code in (400, 421)
    assert "yillik" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:9", "[::1]:8760", "LOCALHOST"])
def test_the_desks_own_names_pass(client: httpx.Client, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 200


def test_beyond_loopback_addresses_and_given_names_pass() -> None:
    hosts = AllowedHosts("0.0.0.0", ["desk.example.org"])
    assert all(
        host in hosts for host in ("192.168.1.5:8760", "desk.example.org", "[fe80::1]:1", "Desk.Example.org:443")
    )
    assert "evil.example" not in hosts


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("desk", False),
    ],
)
def test_what_loopback_is(host: str, expected: bool) -> None:
    assert is_loopback(host) is expected


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "",
        "evil",
        "/\t/evil.example",
        "/login",
    ],
)
def test_login_leads_nowhere_else(address: str) -> None:
    assert local(address) == "/"


# --- passwords --------------------------------------------------------------------------------------


@pytest.fixture
def guarded(folder: Path, make: SimpleNamespace) -> Iterator[SimpleNamespace]:
    PasswordFile(folder).set("Behruz", "a long pass phrase")
    with make.serve(folder, login=True) as served:
        yield served


def _log_in(browser: httpx.Client, make: SimpleNamespace, name: str, password: str, to: str = "/") -> httpx.Response:
    csrf = make.token(browser, "/login")
    return browser.post("/login", data={"csrf": csrf, "name": name, "password": password, "to": to})


@pytest.mark.parametrize("path", EVERY_PAGE[:-1])
def test_nothing_is_shown_before_login(guarded: SimpleNamespace, path: str) -> None:
    with guarded.client() as browser:
        answer = browser.get(path)
        assert answer.url.path == "/login"
        assert "Elvan" not in answer.text
        assert "Behruz" not in answer.text


def test_a_login_gives_decisions_their_author(guarded: SimpleNamespace, make: SimpleNamespace) -> None:
    with guarded.client() as browser:
        page = _log_in(browser, make, "Behruz", "a long pass phrase", f"/facts/{ELVAN}")
        assert page.url.path == "/sources/yillik"
        browser.post(f"/facts/{ELVAN}", data={"csrf": make.token(browser), "action": "accept", "reviewer": "Ayla"})
        assert [d.reviewer for d in guarded.app.state.office.desk.log.history(ELVAN)] == ["Behruz"]
        old = dict(browser.cookies)
        browser.post("/logout", data={"csrf": make.token(browser)})
        assert browser.get("/").url.path == "/login"
    with guarded.client() as thief:
        thief.cookies.update(old)
        assert thief.get("/").url.path == "/login"


def test_a_login_changes_the_session(guarded: SimpleNamespace, make: SimpleNamespace) -> None:
    with guarded.client() as browser:
        browser.get("/login")
        before = browser.cookies["salname_review"]
        _log_in(browser, make, "Behruz", "a long pass phrase")
        assert browser.cookies["salname_review"] != before


@pytest.mark.parametrize(
    ("name", "password"),
    [("Behruz", "wrong"), ("Behruz", ""), ("Nobody", "a long pass phrase"), ("", ""), ("Behruz", "x" * 10_000)],
)
def test_wrong_names_and_passwords(guarded: SimpleNamespace, make: SimpleNamespace, name: str, password: str) -> None:
    with guarded.client() as browser:
        answer = _log_in(browser, make, name, password)
        assert answer.status_code == 403
        assert "do not go together" in answer.text
        assert browser.get("/").url.path == "/login"


def test_passwords_cannot_be_tried_fast(guarded: SimpleNamespace, make: SimpleNamespace) -> None:
    with guarded.client() as browser:
        answers = [_log_in(browser, make, "Behruz", f"guess {number}").status_code for number in range(6)]
        assert answers == [403] * 5 + [429]
        assert _log_in(browser, make, "Behruz", "a long pass phrase").status_code == 429


def test_attempts_are_forgotten_after_a_while() -> None:
    now = [0.0]
    attempts = Attempts(lambda: now[0])
    for _ in range(5):
        attempts.failed("x")
    assert not attempts.allowed("x")
    assert attempts.allowed("y")
    now[0] = 301.0
    assert attempts.allowed("x")


def test_sessions_end_and_a_flood_throws_no_reviewer_out() -> None:
    now = [0.0]
    sessions = Sessions(lambda: now[0])
    kept = sessions.begin("Behruz")
    for _ in range(2_100):
        sessions.begin("")
    assert sessions.find(kept.key) is kept
    now[0] = 13 * 3600.0
    assert sessions.find(kept.key) is None


def test_only_a_hash_is_kept_and_only_for_the_owner(folder: Path) -> None:
    file = PasswordFile(folder)
    file.set("Behruz", "a long pass phrase")
    held = json.loads(file.path.read_text("utf-8"))
    assert held["Behruz"].startswith("$argon2id$")
    assert "phrase" not in file.path.read_text("utf-8")
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
    assert file.verify("Behruz", "a long pass phrase")
    assert file.remove("Behruz")
    assert not file.verify("Behruz", "a long pass phrase")


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("", "long enough"),
        ("<b>", "long enough"),
        ("a\nb", "long enough"),
        (" a", "long enough"),
        ("Ayla", "short"),
        ("Ayla", "x" * 300),
    ],
)
def test_names_and_passwords_that_cannot_be_used(folder: Path, name: str, password: str) -> None:
    with pytest.raises(ValueError, match="has"):
        PasswordFile(folder).set(name, password)


@pytest.mark.parametrize("name", ["Ayşe", "Əli Hüseynov", "Јусиф", "a.b@c", "O’Neil"])
def test_names_of_any_script(name: str) -> None:
    assert valid_name(name)
