"""Back-references led to their works."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.citations.chain import resolve_footnotes, resolve_parenthetical
from pipeline.citations.footnotes import parse_footnote
from pipeline.citations.parenthetical import find_references

KARACA = "Rauf Karaca, Dağların Sesi, Yıldız Basımevi, İstanbul 1975, s. 45."
ORUCOV = "Orucov V. Ovalar. Bakı: Elm, 2001, s. 5."
ARTICLE = "Rauf Karaca, “Dağlılar”, Belge, Ankara 1990, s. 12."
NABIYEV = "Рауф Набиев. Голос гор. Москва, 2013, с.69."
#: The numbers of the works above, by their year.
YEARS = {"1975": KARACA, "2001": ORUCOV, "1990": ARTICLE, "2013": NABIYEV}


def last_year(*notes: str) -> str:
    """The year of the work that the last reference of the last note leads to, "" if it leads nowhere."""
    target = resolve_footnotes([parse_footnote(note) for note in notes])[-1][-1].target
    return "" if target is None else target.year


@pytest.mark.parametrize(
    ("notes", "year"),
    [
        ([KARACA, ORUCOV, "Yenə orada, s. 9."], "2001"),
        ([KARACA, "Aynı yer."], "1975"),
        ([KARACA, ORUCOV, "Karaca, a.g.e., s. 9."], "1975"),
        ([KARACA, ORUCOV, "Karaca, a.g.e., s. 9.", "Ibid., s. 10."], "1975"),  # *ibid.* after *op. cit.*
        ([KARACA, "A.g.e., s. 9.", "A.g.e., s. 11."], "1975"),
        ([KARACA, ARTICLE, ORUCOV, "Karaca, a.g.m., s. 13."], "1990"),
        ([ARTICLE, KARACA, ORUCOV, "Karaca, a.g.m., s. 13."], "1990"),  # the phrase says which of his works
        ([NABIYEV, KARACA, "R.Nəbiyev. Göstərilən əsəri, s.77."], "2013"),  # the other script
        ([NABIYEV, KARACA, "Набиев Р. Указ. соч., с. 7."], "2013"),
        ([KARACA + " " + ORUCOV, "Там же. С. 5."], "2001"),  # the last of a note with two
        ([KARACA, ORUCOV, "Orucov V. Ovalar, s. 44."], "2001"),  # short title without imprint
        ([KARACA, ORUCOV, "Mürsəlov, a.g.e., s. 3."], ""),  # never cited before
        ([KARACA, "Mürsəlov, a.g.e., s. 3.", "Yenə orada, s. 4."], ""),  # must not skip back to Karaca
        (["Yenə orada, s. 4."], ""),
    ],
)
def test_leads_to(notes: list[str], year: str) -> None:
    assert last_year(*notes) == year


def test_same_author_gets_his_name() -> None:
    resolved = resolve_footnotes([parse_footnote(ORUCOV), parse_footnote("Həmin müəllif. Çaylar. Bakı, 2005, s. 7.")])
    reference = resolved[1][0].reference
    assert (reference.authors, reference.title, reference.year) == ("Orucov V.", "Çaylar", "2005")
    assert resolved[1][0].target is None


def test_parenthetical_chain() -> None:
    text = (
        "Bir (Karaca, 1975, s. 3). İki (Orucov, 2001, s. 4). Üç (a.g.e., s. 5). Dört (Karaca, a.g.e., s. 6). "
        "Beş (s. 7). Altı (Mürsəlov, a.g.e., s. 8)."
    )
    targets = resolve_parenthetical(find_references(text))
    assert [target and target.authors for (target,) in targets] == [None, None, "Orucov", "Karaca", "Karaca", None]


@given(
    st.lists(
        st.sampled_from([KARACA, ORUCOV, ARTICLE, NABIYEV, "Yenə orada, s. 1.", "Karaca, a.g.e., s. 2."]), max_size=12
    )
)
def test_targets_are_works_cited_before(notes: list[str]) -> None:
    for position, note in enumerate(resolve_footnotes([parse_footnote(note) for note in notes])):
        for resolved in note:
            if resolved.target is not None:
                assert YEARS[resolved.target.year] in notes[:position]
