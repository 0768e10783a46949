"""Pages, years, dates, issues and shelf marks."""

from __future__ import annotations

import pytest

from pipeline.citations.locators import Part, classify, is_day


@pytest.mark.parametrize(
    ("text", "part", "value"),
    [
        ("s. 12", Part.PAGES, "12"),
        ("ss.12-14", Part.PAGES, "12-14"),
        ("səh. 12–14", Part.PAGES, "12–14"),
        ("сәһ. 12", Part.PAGES, "12"),
        ("стр. 12", Part.PAGES, "12"),
        ("s. xii", Part.PAGES, "xii"),
        ("s. 75-", Part.PAGES, "75"),  # the second number lost in a scan
        ("s. 12 vd.", Part.PAGES, "12 vd."),
        ("12, 15-17", Part.BARE, "12, 15-17"),
        ("II", Part.BARE, "II"),
        ("C. II", Part.ISSUE, "II"),
        ("№ 56", Part.ISSUE, "56"),
        ("V cild", Part.ISSUE, "V cild"),
        ("2-ci cild", Part.ISSUE, "2-ci cild"),
        ("S. 3(14)", Part.ISSUE, "3(14)"),
        ("1991", Part.YEAR, "1991"),
        ("1991a", Part.YEAR, "1991a"),
        ("[1991]", Part.YEAR, "1991"),
        ("t.y.", Part.YEAR, "t.y."),
        ("1339/1923", Part.YEAR, "1339/1923"),
        ("1920-1922", Part.YEAR_RANGE, "1920-1922"),
        ("1929-10-06", Part.DATE, "1929"),
        ("17.08.1931", Part.DATE, "1931"),
        ("7.VIII.1930", Part.DATE, "1930"),
        ("12 Mart 1934", Part.DATE, "1934"),
        ("28 may 1919-cu il", Part.DATE, "1919"),
        ("12 Mart", Part.DAY, "12 Mart"),
        ("Mayıs", Part.DAY, "Mayıs"),
        ("30-10-0-0", Part.SHELF, "30-10-0-0"),
        ("571/36010-142333–1", Part.SHELF, "571/36010-142333–1"),
        ("siy. 1", Part.MARKED_SHELF, "1"),
        ("оп. 3", Part.MARKED_SHELF, "3"),
        ("Dağların Sesi", Part.WORDS, "Dağların Sesi"),
        ("1931’de müdür", Part.WORDS, "1931’de müdür"),
        ("", Part.WORDS, ""),
    ],
)
def test_classify(text: str, part: Part, value: str) -> None:
    field = classify(text)
    assert (field.part, field.value) == (part, value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("5 Teşrinievvel", True), ("6-16 Temmuz", True), ("Ocak-Mart", True), ("sentyabr", True), ("5 kişi", False)],
)
def test_is_day(text: str, expected: bool) -> None:
    assert is_day(text) is expected
