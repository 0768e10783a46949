"""A small chronicle under review, and a desk that serves it on loopback."""

from __future__ import annotations

import random
import re
import shutil
import sqlite3
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import httpx
import pytest
import uvicorn
from starlette.applications import Starlette

from pipeline.review import create_app
from pipeline.store.connection import FILE_NAME, connect

#: Our own sentences; the last line is what a hostile source might hold.
TEXT = """\
Nisan 1918 günleri

Elvan Bey 12 Nisan 1918 günü Gence şehrine geldi.
Elvan Bey burada Ümit gazetesini kurdu (Soylu, 1972: 14).
Е. Ҹаваров о ҝүн Ҝәнҹәдә иди.
<script>document.title = "taken"</script> Gence <img src=x onerror=alert(1)> & "kale"
"""
#: Label, words, which occurrence, base form, entity, value, confidence.
MENTIONS = (
    ("DATE", "Nisan 1918", 0, "", "", "1918-04", 0.9),
    ("PERSON", "Elvan Bey", 0, "Elvan Bey", "person-elvan", "", 0.8),
    ("DATE", "12 Nisan 1918", 0, "", "", "1918-04-12", 0.95),
    ("GPE", "Gence", 0, "Gence", "gence", "", 0.7),
    ("PERSON", "Elvan Bey", 1, "Elvan Bey", "person-elvan", "", 0.6),
    ("WORK_OF_ART", "Ümit gazetesini", 0, "Ümit", "work-umit", "", 0.5),
    ("PERSON", "Е. Ҹаваров", 0, "Е. Ҹаваров", "person-cavarov", "", 0.55),
    ("DATE", "о ҝүн", 0, "", "", "?", 0.4),
    ("GPE", "Gence", 1, "Gence", "gence", "", 0.45),
)
ENTITIES = (
    ("person-elvan", "PERSON", "Elvan Bey"),
    ("gence", "GPE", "Gence"),
    ("work-umit", "WORK_OF_ART", "Ümit"),
    ("person-cavarov", "PERSON", "Е. Ҹаваров"),
)


def mention_id(number: int) -> str:
    """Id of the mention with that place in :data:`MENTIONS`."""
    return f"m-{number:012x}"


EVENT = "e-000000000001"


def _insert(connection: sqlite3.Connection, table: str, **cells: object) -> None:
    names = ", ".join(f'"{name}"' for name in cells)
    marks = ", ".join("?" * len(cells))
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(cells.values()))


def add_source(connection: sqlite3.Connection, source_id: str, text: str, number: int) -> None:
    """A source with its text."""
    lines = text.count("\n")
    _insert(
        connection, "source_texts", source_id=source_id, number=number, path=f"{source_id}.txt", location=f"/nowhere/{source_id}.txt",
        sha256="00", text=text, first_run=1, last_run=1,
    )  # fmt: skip
    _insert(
        connection, "sources", source_id=source_id, path=f"{source_id}.txt", sha256="00", title=text[:18], lang="tr",
        lines=lines, chars=len(text), encoding="utf-8", encoding_note="valid", script="Latn", pages=1, words=len(text.split()),
    )  # fmt: skip


def add_fact(
    connection: sqlite3.Connection, fact_id: str, source_id: str, text: str, start: int, words: str, **cells: object
) -> None:
    """A mention, or with ``type`` an event, and its statement."""
    line = int(str(cells.pop("line", 0))) or text.count("\n", 0, start) + 1
    quote = text[text.rfind("\n", 0, start) + 1 : text.find("\n", start)]
    shared = {
        "source_id": source_id,
        "line_start": line,
        "line_end": line,
        "page": "1",
        "lang": "tr",
        "quote": quote,
        "method": "rule:test",
    }
    if "type" in cells:
        _insert(
            connection,
            "events",
            event_id=fact_id,
            trigger_start=start,
            trigger_end=start + len(words),
            trigger=words,
            **shared,
            **cells,
        )
    else:
        _insert(
            connection,
            "mentions",
            mention_id=fact_id,
            char_start=start,
            char_end=start + len(words),
            surface=words,
            zone="body",
            **shared,
            **cells,
        )
    _insert(
        connection, "statements", fact_id=fact_id, kind="events" if "type" in cells else "mentions", source_id=source_id, exact=words,
        prefix=text[max(start - 32, 0) : start], suffix=text[start + len(words) : start + len(words) + 32], char_start=start,
        char_end=start + len(words), method="rule:test", first_run=1,
    )  # fmt: skip


def _occurrence(text: str, words: str, which: int) -> int:
    return [found.start() for found in re.finditer(re.escape(words), text)][which]


def make_folder(out: Path) -> Path:
    """An output folder as a run leaves it, with one source."""
    out.mkdir(parents=True, exist_ok=True)
    with closing(connect(out / FILE_NAME, create=True)) as connection:
        connection.execute("BEGIN")
        _insert(connection, "runs", run=1, started="", ended="", fingerprints="{}", record="{}")
        add_source(connection, "yillik", TEXT, 1)
        for entity_id, label, name in ENTITIES:
            count = sum(row[4] == entity_id for row in MENTIONS)
            _insert(
                connection,
                "entities",
                entity_id=entity_id,
                label=label,
                name=name,
                mentions=count,
                sources=1,
                first_line=1,
                authority_id="",
                first_source="yillik",
            )
            _insert(connection, "entity_names", entity_id=entity_id, name=name, script="Latn", lang="tr", count=count)
        for number, (label, words, which, base, entity_id, value, confidence) in enumerate(MENTIONS):
            # the month in the day's date is not the month that stands alone
            start = _occurrence(TEXT, words, which)
            script = "Cyrl" if "Ҹ" in words or "ҝ" in words else "Latn"
            add_fact(
                connection, mention_id(number), "yillik", TEXT, start, words, label=label, base_form=base, entity_id=entity_id,
                value=value, confidence=confidence, script=script, earliest=value if len(value) == 10 else "", latest=value if len(value) == 10 else "",
            )  # fmt: skip
        add_fact(
            connection, EVENT, "yillik", TEXT, TEXT.index("kurdu"), "kurdu", type="FOUND", factuality="asserted", time="1918-04-12",
            place="Gence", summary="1918-04-12: Elvan Bey, Ümit: kurdu", confidence=0.65, citation="yillik.txt, p. 1, l. 4",
        )  # fmt: skip
        for role, number in (("agent", 4), ("theme", 5), ("time", 2)):
            _insert(
                connection,
                "event_arguments",
                event_id=EVENT,
                role=role,
                mention_id=mention_id(number),
                entity_id=MENTIONS[number][4],
            )
        _insert(
            connection, "chronicle", entry_id="h-000000000001", type="FOUND", time="1918-04-12", place="Gence",
            participants="person-elvan", title="Elvan Bey, Ümit: kurdu", mentions=1, sources=1, factuality="asserted",
            names="Elvan Bey", disagreements="time: 1918-04-12 (e-000000000001) / 1918-04-13 (e-000000000002)",
        )  # fmt: skip
        _insert(
            connection, "chronicle_events", entry_id="h-000000000001", event_id=EVENT, source_id="yillik", differs="place",
            citation="yillik.txt, p. 1, l. 4",
        )  # fmt: skip
        start = TEXT.index("(Soylu")
        _insert(
            connection, "citations", citation_id="c-000000000001", source_id="yillik", kind="parenthetical", char_start=start,
            char_end=start + 18, line_start=4, key="Soylu;1972;14", reference="Soylu, 1972: 14", page="1", scope_start=0, scope_end=start,
        )  # fmt: skip
        for fact_id in (mention_id(4), EVENT):
            _insert(connection, "fact_citations", fact_id=fact_id, citation_id="c-000000000001")
        _insert(
            connection, "unsure_names", first_entity_id="person-elvan", second_entity_id="person-cavarov", first_name="Elvan Bey",
            second_name="Е. Ҹаваров", score=0.4, reasons="initials agree",
        )  # fmt: skip
        connection.execute("COMMIT")
    return out


with warnings.catch_warnings():
    # Starlette's client says that it will want another library than httpx some day
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient


@dataclass(frozen=True)
class Served:
    """A desk: in this process, or at an address on loopback."""

    url: str
    app: Starlette
    out: Path

    def client(self) -> httpx.Client:
        """A browser of its own, that follows links by itself."""
        if self.url:
            return httpx.Client(base_url=self.url, follow_redirects=True, timeout=30, trust_env=False)
        return TestClient(self.app, base_url="http://127.0.0.1")


@contextmanager
def serve(out: Path, *, live: bool = False, **options: object) -> Iterator[Served]:
    """A desk for a folder; ``live`` desks listen on a free port."""
    app = create_app(out, **({"reviewer": "Ayla"} | options))  # type: ignore[arg-type]
    if not live:
        yield Served("", app, out)
        return
    server = uvicorn.Server(
        uvicorn.Config(app, port=0, log_level="critical", access_log=False, lifespan="off", ws="none")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield Served(f"http://127.0.0.1:{port}", app, out)
    finally:
        server.should_exit = True
        thread.join(timeout=10)


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_folder(tmp_path_factory.mktemp("pristine") / "outputs")


@pytest.fixture
def folder(pristine: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(pristine, tmp_path / "outputs"))


@pytest.fixture
def desk(folder: Path) -> Iterator[Served]:
    with serve(folder) as served:
        yield served


@pytest.fixture(scope="session")
def live(pristine: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A desk that listens, for tests that change nothing."""
    with serve(Path(shutil.copytree(pristine, tmp_path_factory.mktemp("live") / "outputs")), live=True) as served:
        yield served


@pytest.fixture
def client(desk: Served) -> Iterator[httpx.Client]:
    with desk.client() as browser:
        yield browser


def token(browser: httpx.Client, path: str = "/help") -> str:
    """The session's form token, read from a page as a browser would."""
    page = browser.get("/sources/yillik" if path == "/help" else path).text
    found = re.search(r'name="csrf" value="([^"]+)"', page)
    assert found is not None
    return found[1]


Post = Callable[..., httpx.Response]


@pytest.fixture
def post(client: httpx.Client) -> Post:
    """Send a form of the desk's own, token included."""
    csrf = token(client)
    return lambda path, **fields: client.post(path, data={"csrf": csrf, **fields})


@pytest.fixture(scope="session")
def make() -> SimpleNamespace:
    """The makers of this file, for tests that need more than one desk or a source of their own."""
    return SimpleNamespace(
        folder=make_folder,
        source=add_source,
        fact=add_fact,
        serve=serve,
        token=token,
        text=TEXT,
        connect=connect,
        file=FILE_NAME,
    )


_LINES, _FACTS = 10_000, 5_000
_WORDS = ("Gence", "Elvan Bey", "12 Nisan 1918", "kurdu", "Ümit")
_LABELS = ("GPE", "PERSON", "DATE", "ORG", "WORK_OF_ART")


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A source of 10,000 lines with 5,000 facts."""
    out = make_folder(tmp_path_factory.mktemp("large") / "outputs")
    rng = random.Random(7)
    lines = [
        f"Bu {number}. satırda {rng.choice(_WORDS)} üzerine bir söz söylenir, sonra susulur."
        for number in range(1, _LINES + 1)
    ]
    text = "\n".join(lines) + "\n"
    with closing(connect(out / FILE_NAME)) as connection:
        connection.execute("BEGIN")
        add_source(connection, "large", text, 2)
        starts, at = [], 0
        for line in lines:
            starts.append(at)
            at += len(line) + 1
        for number in range(_FACTS):
            line = lines[2 * number]
            which = next(index for index, words in enumerate(_WORDS) if words in line)
            start = starts[2 * number] + line.index(_WORDS[which])
            add_fact(
                connection, f"m-{0x100000 + number:012x}", "large", text, start, _WORDS[which], label=_LABELS[which],
                base_form=_WORDS[which], entity_id="gence", value="", confidence=rng.random(), script="Latn", line=2 * number + 1,
            )  # fmt: skip
        connection.execute("COMMIT")
    return out
