"""Dates: exact values and speed beside dateparser, and throughput as the text grows.

    python benchmarks/dates.py LIST.tsv [--corpus FOLDER] [--gold GOLD.json ... --sources FOLDER]
                               [--megabytes 1 10 100] [--without-dateparser] [--errors N]

LIST.tsv has the columns id, lang, anchor, text, value (``NONE`` where no date is to be found, ``?`` where none can be
resolved; those rows are not counted). The corpus folder holds annotated texts (``.ann``), gold files the mentions of
a source with raw offsets; only their DATEs are used. dateparser is asked in its best way: ``search_dates`` in the
right language, from the row's anchor, with the precision of what it found; of the texts it is even given each
expression cut out. It is needed for this comparison only: ``pip install 'salname[bench]'``.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from pipeline.dates import find_dates
from pipeline.extract import Extractor
from pipeline.gazetteer.loader import load_gazetteer
from pipeline.records import Label, Lang, SourceText
from pipeline.settings import Settings


@dataclass(frozen=True)
class Row:
    """A row of the list."""

    id: str
    lang: str
    anchor: str
    text: str
    value: str


class Reader(Protocol):
    """Reads the values of the dates in a text."""

    name: str

    def values(self, text: str, lang: str, anchor: str) -> list[str]:
        """EDTF values in the order of the text."""


class Salname:
    """This package."""

    name = "salname"

    def values(self, text: str, lang: str, anchor: str) -> list[str]:
        return [item.value for item in find_dates(text, Lang(lang), anchor) if item.label is Label.DATE]


class Dateparser:
    """dateparser, with its answers cut to the precision it reports."""

    def __init__(self) -> None:
        import dateparser
        from dateparser.date import DateDataParser
        from dateparser.search import search_dates

        self.name = f"dateparser {dateparser.__version__}"
        self._search: Any = search_dates
        self._parser: Any = DateDataParser
        self._parsers: dict[tuple[str, str], Any] = {}

    def values(self, text: str, lang: str, anchor: str) -> list[str]:
        found = self._search(text, languages=[lang], settings=self._settings(anchor)) or []
        return [self._value(expression, lang, anchor) for expression, _ in found]

    def value_of(self, expression: str, lang: str, anchor: str) -> str:
        """The value of an expression cut out of its text."""
        return self._value(expression, lang, anchor)

    def _settings(self, anchor: str) -> dict[str, object]:
        year, month, day = (
            int(part) if part.isdigit() else 1 for part in (*anchor.split("/")[0].split("-"), "", "", "")[:3]
        )
        return {"RELATIVE_BASE": datetime(year if anchor else 2000, month, day)}

    def _value(self, expression: str, lang: str, anchor: str) -> str:
        key = lang, anchor
        if key not in self._parsers:
            self._parsers[key] = self._parser(languages=[lang], settings=self._settings(anchor))
        data = self._parsers[key].get_date_data(expression)
        if data.date_obj is None:
            return ""
        form = {"year": "%Y", "month": "%Y-%m"}.get(data.period, "%Y-%m-%d")
        return str(data.date_obj.strftime(form))


def read_list(path: Path) -> list[Row]:
    """The rows of the list that have an answer."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [
            Row(*(row[name] for name in ("id", "lang", "anchor", "text", "value")))
            for row in csv.DictReader(file, delimiter="\t")
        ]
    return [row for row in rows if row.value != "?"]


def exact(reader: Reader, rows: Sequence[Row], errors: int) -> tuple[int, float]:
    """How many rows are read exactly, and the seconds it took."""
    right, shown = 0, 0
    began = time.process_time()
    for row in rows:
        values = reader.values(row.text, row.lang, row.anchor)
        if values == ([] if row.value == "NONE" else [row.value]):
            right += 1
        elif shown < errors:
            shown += 1
            print(f"    {row.id} {row.text!r}: {row.value} got {values}")
    return right, time.process_time() - began


def compare_on_list(readers: Sequence[Reader], rows: Sequence[Row], errors: int) -> None:
    """Prints exact values and speed on the list."""
    size = sum(len(row.text.encode()) for row in rows) / 1e6
    for reader in readers:
        reader.values("1918", "tr", "")  # load what is loaded once
    print(f"list: {len(rows)} rows with an answer, {1000 * size:.1f} kB")
    seconds: dict[str, float] = {}
    for reader in readers:
        right, seconds[reader.name] = exact(reader, rows, errors)
        speed = size / seconds[reader.name]
        print(f"  {reader.name:18} exact {right}/{len(rows)} = {100 * right / len(rows):5.1f} %   {speed:9.4f} MB/s")
    if len(readers) == 2:
        print(f"  speed ratio {seconds[readers[1].name] / seconds[readers[0].name]:.0f}")


@dataclass(frozen=True)
class Annotated:
    """A text with its dates: raw spans and values; only what lies in ``regions`` is compared.

    ``cites`` are spans of citations, in which nothing is a date.
    """

    name: str
    lang: str
    text: str
    dates: tuple[tuple[int, int, str], ...]
    cites: tuple[tuple[int, int], ...]
    regions: tuple[tuple[int, int], ...]


_MARK = re.compile(r"\[\[([A-Z_]+)\|([^|\]]*)\|((?:(?!\]\]).)*)\]\]", re.DOTALL)


def read_markup(path: Path) -> Annotated:
    """A text with marks ``[[LABEL|key|surface]]`` in it, which are taken out."""
    marked = path.read_bytes().decode("utf-8-sig")
    pieces: list[str] = []
    spans: list[tuple[str, int, int, str]] = []
    position = length = 0
    for match in _MARK.finditer(marked):
        before, surface = marked[position : match.start()], match[3]
        length += len(before)
        spans.append((match[1], length, length + len(surface), match[2]))
        length += len(surface)
        pieces += [before, surface]
        position = match.end()
    text = "".join([*pieces, marked[position:]])
    dates = tuple((start, end, key) for label, start, end, key in spans if label == "DATE")
    cites = tuple((start, end) for label, start, end, _ in spans if label == "CITE")
    return Annotated(path.name, path.name[:2], text, dates, cites, ((0, len(text)),))


def read_gold(path: Path, sources: Path) -> Annotated:
    """A chunk of a source, annotated in JSON with raw offsets."""
    chunk = json.loads(path.read_text(encoding="utf-8"))
    text = (sources / chunk["source"]).read_bytes().decode("utf-8-sig")
    spans = [(m["label"], m["start"], m["end"], m["key"]) for m in chunk["mentions"]]
    dates = tuple((start, end, key) for label, start, end, key in spans if label == "DATE")
    cites = tuple((start, end) for label, start, end, _ in spans if label == "CITE")
    return Annotated(path.name, chunk["lang"], text, dates, cites, tuple((r[0], r[1]) for r in chunk["regions"]))


def compare_on_texts(readers: Sequence[Reader], texts: Sequence[Annotated], title: str) -> None:
    """Prints how many dates of annotated texts get the right value (parts left out)."""
    counts: Counter[str] = Counter()
    cache: dict[str, list[tuple[int, int, str]]] = {}
    for text in texts:
        if text.text not in cache:
            cache[text.text] = list(_stage(text))
        ours = [
            item
            for item in cache[text.text]
            if any(start <= item[0] and item[1] <= end + 1 for start, end in text.regions)
            and not any(item[0] < end and start < item[1] for start, end in text.cites)
        ]
        counts["ours"] += len(ours)
        counts["gold"] += len(text.dates)
        counts["spans"] += len({date[:2] for date in text.dates} & {item[:2] for item in ours})
        for start, end, key in text.dates:
            if key == "?":
                continue
            value = key.partition(";")[0]
            counts["wanted"] += 1
            hits = [item[2].partition(";")[0] for item in ours if item[0] < end and start < item[1]]
            counts["right"] += value in hits
            for reader in readers:
                if isinstance(reader, Dateparser):
                    surface = " ".join(text.text[start:end].split())
                    counts["theirs"] += reader.value_of(surface, text.lang, "") == value
    wanted = counts["wanted"]
    spans = _f1(counts["spans"], counts["ours"], counts["gold"])
    print(f"{title}: {len(texts)} texts, {wanted} dates with a value")
    print(
        f"  {readers[0].name:18} values right {counts['right']}/{wanted} = {100 * counts['right'] / wanted:5.1f} %"
        f"   span F1 {spans:5.1f}   (in the running text)"
    )
    for reader in readers[1:]:
        share = 100 * counts["theirs"] / wanted
        print(f"  {reader.name:18} values right {counts['theirs']}/{wanted} = {share:5.1f} %   (expressions cut out)")


def _f1(right: int, proposed: int, wanted: int) -> float:
    return 200 * right / (proposed + wanted) if proposed + wanted else 0.0


def _stage(text: Annotated) -> Iterator[tuple[int, int, str]]:
    """Raw spans and values of the DATEs of a text, read with the names and happenings that it mentions."""
    extracted = _extractor().extract(SourceText(text.name, text.name, "", text.text, "utf-8", "utf-8"))
    for date in extracted.dates:
        raw = extracted.analysed.laid_out.offsets.to_raw(date.span)
        if raw and date.label is Label.DATE:
            yield raw[0].start, raw[-1].end, date.value


@cache
def _extractor() -> Extractor:
    return Extractor(Settings(), load_gazetteer)


# --- throughput ------------------------------------------------------------------------------------

_FILLERS = (
    "Cemiyetin üyeleri o sırada şehirde değildi ve kararı gazeteden öğrendiler.",
    "Yeni idare heyeti bütün şubelere mektup yazarak yardım istedi; cevap gelmedi.",
    "Bu görüşmelerin sonucu iki taraf için de beklenenden daha ağır oldu.",
    "Şəhərin küçələri boş idi, dükanlar bağlanmış, qapılar kilidlənmişdi.",
    "Mühacirlərin çoxu dil bilmədiyi üçün uzun müddət iş tapa bilmirdi.",
)
_DATED: tuple[Callable[[random.Random], str], ...] = (
    lambda r: f"Toplantı {r.randint(1, 28)} Mayıs {r.randint(1900, 1960)} tarihinde yapıldı.",
    lambda r: f"Kitap {r.randint(1900, 1960)} yılında İstanbul’da basıldı.",
    lambda r: f"{r.randint(1900, 1930)}-{r.randint(1931, 1960)} yılları arasında dergi kapalı kaldı.",
    lambda r: f"Qəzet {r.randint(1900, 1960)}-ci ilin mayında bağlandı, iki il sonra yenidən çıxdı.",
    lambda r: f"Qurultay {r.randint(1900, 1960)}-ci il iyulun {r.randint(1, 31)}-də keçirildi.",
    lambda r: f"{r.choice('234567')}0’lu yılların sonlarında Aynı yılın Ekim ayında gibi ifadeler arttı.",
    lambda r: "XX əsrin əvvəllərində bu ev tikildi; həmin ilin payızında yandı.",
)


def running_text(megabytes: float) -> str:
    """Invented text of that size in UTF-8, with about four dates in a kilobyte."""
    random_source = random.Random(1918)
    pieces: list[str] = []
    size, wanted = 0, megabytes * 1e6
    while size < wanted:
        paragraph = " ".join(
            random_source.choice(_DATED)(random_source)
            if random_source.random() < 0.25
            else random_source.choice(_FILLERS)
            for _ in range(8)
        )
        pieces.append(paragraph)
        size += len(paragraph.encode()) + 1
    return "\n".join(pieces)


def measure_throughput(megabytes: Sequence[float]) -> None:
    """Prints megabytes a second for texts of growing size; the rate must not fall with it."""
    print("throughput on one core, invented text")
    first = 0.0
    for size in megabytes:
        text = running_text(size)
        real = len(text.encode()) / 1e6
        began = time.process_time()
        count = len(find_dates(text, Lang.TR))
        rate = real / (time.process_time() - began)
        first = first or rate
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
        print(
            f"  {real:7.1f} MB  {count:8} expressions  {rate:6.2f} MB/s  ratio {rate / first:4.2f}  peak {peak:4.1f} GB"
        )


def main() -> int:
    """Reads the options and prints all tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("list", type=Path)
    parser.add_argument("--corpus", type=Path, default=Path(__file__).resolve().parent.parent / "corpus")
    parser.add_argument("--gold", type=Path, nargs="*", default=[])
    parser.add_argument("--sources", type=Path)
    parser.add_argument("--megabytes", type=float, nargs="*", default=[1, 10, 100])
    parser.add_argument("--without-dateparser", action="store_true")
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    readers: list[Reader] = [Salname()]
    if not options.without_dateparser:
        readers.append(Dateparser())
    compare_on_list(readers, read_list(options.list), options.errors)
    corpus = sorted(options.corpus.glob("*.ann"))
    if corpus:
        compare_on_texts(readers, [read_markup(path) for path in corpus], "own corpus")
    if options.gold and options.sources is not None:
        compare_on_texts(readers, [read_gold(path, options.sources) for path in sorted(options.gold)], "gold")
    if options.megabytes:
        measure_throughput(options.megabytes)
    return 0


if __name__ == "__main__":
    sys.exit(main())
