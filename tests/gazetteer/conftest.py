"""Small tables for the tests of exchange."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.gazetteer.tables import COLUMNS

Tables = Callable[..., Path]

PEOPLE = f"""# People of the tests.
{",".join(COLUMNS)}
# A comment between rows.
aliye-hoca,PERSON,Aliye Hoca | ?Hoca,Aliyə Xoca,,,,,1880~,1941-05,Q42,,,"a book, p. 3",
selim-yazar,PERSON,Selim Yazar,Səlim Yazar | ?Yazar,Сәлим Јазар,Селим Язар,?Selim Yazar,Sélim,,,,,12,own knowledge,"a ""note"" here"
"""
PLACES = f"""{",".join(COLUMNS)}
dere,GPE,?Dere,?Dərə,,,,,,,,7,,own knowledge,
kale,FAC,Kale Kapısı,,,,,,,,,,,own knowledge,
"""


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """A folder with ``people.csv`` (two, with comments) and ``places.csv`` (two)."""
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "people.csv").write_text(PEOPLE, encoding="utf-8", newline="")
    (folder / "places.csv").write_text(PLACES, encoding="utf-8", newline="")
    return folder
