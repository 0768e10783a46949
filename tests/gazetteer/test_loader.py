"""The loader reads what keeps the rules and says by file and line what does not."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.errors import Errors, SalnameError
from pipeline.gazetteer import check_gazetteer, load_gazetteer
from pipeline.gazetteer.tables import COLUMNS
from pipeline.records import Label, Script

HEADER = ",".join(COLUMNS)
Write = Callable[..., Path]


def row(entity_id: str = "ornek", label: str = "PERSON", **cells: str) -> str:
    """A row that is right unless a cell says otherwise."""
    values = {"id": entity_id, "label": label, "source": "own knowledge", **cells}
    if not any(values.get(column) for column in ("tr", "az", "az_cyrl", "ru", "en", "variants")):
        values["tr"] = entity_id.capitalize()
    return ",".join('"' + values.get(column, "").replace('"', '""') + '"' for column in COLUMNS)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a table of a header and rows; the first row stands on line 2."""

    def write_table(*rows: str, name: str = "table.csv", header: str = HEADER) -> Path:
        (tmp_path / name).write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
        return tmp_path

    return write_table


def codes(folder: Path) -> list[tuple[str, int | None]]:
    return [(problem.code, problem.line) for problem in check_gazetteer(folder)]


class TestReading:
    def test_names_keep_columns_and_order(self, write: Write) -> None:
        folder = write(row(tr="Nuri Paşa | Nuri Killigil", ru="Нури-паша", variants="Nouri Pacha"))
        entry = load_gazetteer(folder).entries["ornek"]
        assert [(name.text, name.lang, name.preferred) for name in entry.names] == [
            ("Nuri Paşa", "tr", True),
            ("Nuri Killigil", "tr", False),
            ("Нури-паша", "ru", True),
            ("Nouri Pacha", "", False),
        ]

    def test_question_mark_makes_a_name_ambiguous(self, write: Write) -> None:
        entry = load_gazetteer(write(row(tr="Nizami Gencevi | ?Nizami"))).entries["ornek"]
        assert [(name.text, name.ambiguous) for name in entry.names] == [("Nizami Gencevi", False), ("Nizami", True)]

    def test_empty_cyrillic_cell_is_derived_from_azerbaijani(self, write: Write) -> None:
        entry = load_gazetteer(write(row(az="Həsən bəy Zərdabi | ?Zərdabi"))).entries["ornek"]
        derived = [name for name in entry.names if name.script is Script.CYRILLIC]
        assert [(name.text, name.lang, name.preferred, name.ambiguous) for name in derived] == [
            ("Һәсән бәј Зәрдаби", "az", True, False),
            ("Зәрдаби", "az", False, True),
        ]

    def test_written_cyrillic_cell_wins_over_the_derived_one(self, write: Write) -> None:
        entry = load_gazetteer(write(row(az="Bakı", az_cyrl="Бакы шәһәри"))).entries["ornek"]
        assert [name.text for name in entry.names if name.script is Script.CYRILLIC] == ["Бакы шәһәри"]

    def test_cells_beside_the_names(self, write: Write) -> None:
        cells = {"from": "1884-01-31", "until": "1955", "wikidata": "Q1", "source": "a book", "note": "a note"}
        entry = load_gazetteer(write("# a comment", row(**cells))).entries["ornek"]
        assert (entry.label, entry.since, entry.until) == (Label.PERSON, "1884-01-31", "1955")
        assert dict(entry.outside_ids) == {"wikidata": "Q1"}
        assert (entry.source, entry.note, entry.table, entry.line) == ("a book", "a note", "table.csv", 3)

    def test_entries_are_sorted_over_all_tables(self, write: Write) -> None:
        write(row("b"), name="1.csv")
        folder = write(row("a"), row("c"), name="2.csv")
        assert list(load_gazetteer(folder).entries) == ["a", "b", "c"]

    def test_spreadsheet_habits_are_taken(self, tmp_path: Path) -> None:
        # Excel: byte order mark, CRLF, a comment written back with quotes and empty cells, an empty row at the end.
        text = f'"# comment"{"," * 14}\r\n{HEADER}\r\n{row()}\r\n{"," * 14}\r\n'
        (tmp_path / "table.csv").write_bytes(b"\xef\xbb\xbf" + text.encode())
        assert list(load_gazetteer(tmp_path).entries) == ["ornek"]

    def test_fingerprint_is_the_same_with_other_line_ends(self, write: Write) -> None:
        folder = write(row())
        before = load_gazetteer(folder).fingerprint
        path = folder / "table.csv"
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
        assert load_gazetteer(folder).fingerprint == before

    def test_fingerprint_changes_with_a_cell(self, write: Write) -> None:
        before = load_gazetteer(write(row())).fingerprint
        assert load_gazetteer(write(row(note="changed"))).fingerprint != before


class TestRefusals:
    def test_load_raises_the_first_problem(self, write: Write) -> None:
        with pytest.raises(SalnameError) as caught:
            load_gazetteer(write(row("a"), row("B"), row("c", label="CITY")))
        assert (caught.value.error, caught.value.line) == (Errors.E202, 3)
        assert str(caught.value.path).endswith("table.csv")

    def test_check_lists_all_problems_by_line(self, write: Write) -> None:
        folder = write(row("b"), row("a"), row("a"), row("c", tr="Бакы"))
        assert codes(folder) == [("E204", 3), ("E203", 4), ("E202", 5)]

    @pytest.mark.parametrize("column", COLUMNS)
    def test_missing_column(self, write: Write, column: str) -> None:
        header = ",".join(name for name in COLUMNS if name != column)
        problems = check_gazetteer(write(header=header))
        assert [problem.error for problem in problems] == [Errors.E201]
        assert column in problems[0].message

    @pytest.mark.parametrize(
        "header",
        [HEADER + ",colour", ",".join(reversed(COLUMNS)), HEADER.replace(",", ";")],
        ids=["more", "order", ";"],
    )
    def test_wrong_header(self, write: Write, header: str) -> None:
        assert codes(write(header=header)) == [("E202", 1)]

    def test_empty_table_lacks_its_header(self, tmp_path: Path) -> None:
        (tmp_path / "table.csv").write_bytes(b"")
        assert [code for code, _ in codes(tmp_path)] == ["E201"]

    def test_row_of_other_length(self, write: Write) -> None:
        assert codes(write("a,PERSON,A")) == [("E202", 2)]

    def test_unclosed_quote(self, write: Write) -> None:
        assert [code for code, _ in codes(write('"a,PERSON'))] == ["E202"]

    def test_not_utf8(self, tmp_path: Path) -> None:
        (tmp_path / "table.csv").write_bytes((HEADER + "\n" + row(tr="Şuşa")).encode("cp1254"))
        assert [code for code, _ in codes(tmp_path)] == ["E010"]

    @pytest.mark.parametrize("entity_id", ["Baku", "bakü", "a--b", "-a", "a_b", "a b", ""])
    def test_bad_id(self, write: Write, entity_id: str) -> None:
        assert ("E202", 2) in codes(write(row(entity_id, tr="Ad")))

    @pytest.mark.parametrize("label", ["", "person", "CITY", "DATE", "DURATION"])
    def test_bad_label(self, write: Write, label: str) -> None:
        assert codes(write(row(label=label))) == [("E202", 2)]

    @pytest.mark.parametrize(
        ("column", "cell"),
        [
            ("tr", "Баку"),
            ("tr", "Bаkü"),  # a Cyrillic а among Latin letters
            ("az", "Bakı (Баку)"),
            ("az_cyrl", "Bakı"),
            ("az_cyrl", "Ҝәнҹə"),  # the last letter is the Latin schwa
            ("ru", "Baku"),
            ("en", "Μπακού"),
            ("variants", "باكو"),
            ("tr", "1918"),
        ],
    )
    def test_wrong_script(self, write: Write, column: str, cell: str) -> None:
        assert codes(write(row(**{column: cell}))) == [("E202", 2)]

    def test_roman_numerals_stand_in_cyrillic_names(self, write: Write) -> None:
        assert codes(write(row(ru="Николай II"))) == []

    @pytest.mark.parametrize(
        "cell",
        [
            " Bakü",
            "Bakü ",
            "Bakü  kenti",
            "Bakü\u00a0kenti",
            "Bakü|Baku",
            "Bakü |Baku",
            "Bakü | ",
            "Ba\u0308ku",
            "Ba\u200bkü",
        ],
    )
    def test_stray_characters(self, write: Write, cell: str) -> None:
        assert set(codes(write(row(tr=cell)))) == {("E202", 2)}

    def test_line_break_in_a_cell(self, write: Write) -> None:
        assert [code for code, _ in codes(write(row(note="one\ntwo")))] == ["E202"]

    @pytest.mark.parametrize("cell", ["=SUM(A1)", "+A", "-A", "@A"])
    @pytest.mark.parametrize("column", ["tr", "source", "note"])
    def test_formula(self, write: Write, column: str, cell: str) -> None:
        assert codes(write(row(**{column: cell}))) == [("E202", 2)]

    @pytest.mark.parametrize("cell", ["28.05.1918", "1918-13", "1918-5-28", "mayıs 1918", "1918-02-30", "44709"])
    def test_bad_date(self, write: Write, cell: str) -> None:
        assert codes(write(row(**{"from": cell}))) == [("E202", 2)]

    @pytest.mark.parametrize(
        "cell", ["1918", "1918-05", "1918-05-28", "1918~", "1918-05-31", "190X", "1918-21", "1918?"]
    )
    def test_good_date(self, write: Write, cell: str) -> None:
        assert codes(write(row(**{"from": cell}))) == []

    def test_end_before_beginning(self, write: Write) -> None:
        assert codes(write(row(**{"from": "1920-04-27", "until": "1918-05"}))) == [("E202", 2)]

    def test_end_in_the_year_of_the_beginning(self, write: Write) -> None:
        assert codes(write(row(**{"from": "1920-04-27", "until": "1920"}))) == []

    @pytest.mark.parametrize(
        ("column", "cell"), [("wikidata", "227"), ("wikidata", "Q0"), ("geonames", "Q1"), ("viaf", "x")]
    )
    def test_bad_outside_id(self, write: Write, column: str, cell: str) -> None:
        assert codes(write(row(**{column: cell}))) == [("E202", 2)]

    def test_row_without_name(self, write: Write) -> None:
        assert codes(write("a,PERSON,,,,,,,,,,,,own knowledge,")) == [("E202", 2)]

    def test_row_without_source(self, write: Write) -> None:
        assert codes(write(row(source=""))) == [("E202", 2)]

    def test_name_twice_in_a_cell(self, write: Write) -> None:
        assert codes(write(row(tr="Bakü | ?Bakü"))) == [("E202", 2)]

    def test_same_id_in_another_table(self, write: Write) -> None:
        write(row("a"), name="1.csv")
        problems = check_gazetteer(write(row("a", tr="Başka"), name="2.csv"))
        assert [problem.error for problem in problems] == [Errors.E203]
        assert "1.csv" in problems[0].message

    def test_no_folder(self, tmp_path: Path) -> None:
        with pytest.raises(SalnameError) as caught:
            load_gazetteer(tmp_path / "none")
        assert caught.value.error is Errors.E001

    def test_no_table(self, tmp_path: Path) -> None:
        with pytest.raises(SalnameError) as caught:
            check_gazetteer(tmp_path)
        assert caught.value.error is Errors.E208


class TestAnyContent:
    @settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.lists(st.lists(st.text(max_size=12), min_size=len(COLUMNS), max_size=len(COLUMNS)), max_size=4))
    def test_any_cells_are_read_or_refused(self, tmp_path: Path, rows: list[list[str]]) -> None:
        buffer = io.StringIO(newline="")
        csv.writer(buffer).writerows([list(COLUMNS), *rows])
        (tmp_path / "table.csv").write_bytes(buffer.getvalue().encode("utf-8", "surrogatepass"))
        for problem in check_gazetteer(tmp_path):
            assert str(problem).startswith("[E")
            assert "\n" not in str(problem)

    @settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.binary(max_size=200))
    def test_any_bytes_are_refused(self, tmp_path: Path, data: bytes) -> None:
        (tmp_path / "table.csv").write_bytes(data)
        assert check_gazetteer(tmp_path) != []


class TestOwners:
    def test_two_of_one_label_must_both_mark_the_name(self, write: Write) -> None:
        assert codes(write(row("a", tr="Vekilov"), row("b", tr="Vekilov"))) == [("E205", 2), ("E205", 3)]
        assert codes(write(row("a", tr="?Vekilov"), row("b", tr="Vekilov"))) == [("E205", 3)]
        assert codes(write(row("a", tr="?Vekilov"), row("b", tr="?Vekilov"))) == []

    def test_case_makes_no_other_name(self, write: Write) -> None:
        assert codes(write(row("a", tr="İSTİKLAL"), row("b", az="istiklal"))) == [("E205", 2), ("E205", 3)]

    def test_dotless_i_makes_another_name(self, write: Write) -> None:
        assert codes(write(row("a", tr="Kırım"), row("b", tr="Kirim"))) == []

    def test_one_of_two_labels_may_keep_the_name(self, write: Write) -> None:
        country = row("a", label="GPE", tr="Azerbaycan")
        assert codes(write(country, row("b", label="WORK_OF_ART", tr="?Azerbaycan"))) == []
        assert codes(write(country, row("b", label="WORK_OF_ART", tr="Azerbaycan"))) == [("E205", 2), ("E205", 3)]

    def test_derived_names_are_compared_too(self, write: Write) -> None:
        assert codes(write(row("a", az="Şamxor"), row("b", ru="Шамхор"))) == [("E205", 2), ("E205", 3)]


class TestShippedTables:
    def test_nothing_is_wrong_with_them(self) -> None:
        assert [str(problem) for problem in check_gazetteer()] == []

    @pytest.mark.parametrize(
        ("entity_id", "lang", "script", "name"),
        [
            # Resulzade wrote his name Rəsulzadə; the Soviet press of the sixties would have printed Рәсулзадә.
            ("mehmet-emin-resulzade", "az", Script.CYRILLIC, "Мәһәммәд Әмин Рәсулзадә"),
            ("gence", "az", Script.CYRILLIC, "Ҝәнҹә"),
            # Ganja was Yelizavetpol from 1804 to 1918 and Kirovabad from 1935 to 1989.
            ("gence", "", Script.LATIN, "Kirovabad"),
            ("azerbaycan-cumhuriyeti", "az", Script.LATIN, "AXC"),
            ("kafkasya-istiklal-komitesi", "az", Script.LATIN, "QİK"),
            ("kafkasya-istiklal-komitesi", "tr", Script.LATIN, "KİK"),
            ("bolsevik", "ru", Script.CYRILLIC, "большевик"),
        ],
    )
    def test_known_names(self, entity_id: str, lang: str, script: Script, name: str) -> None:
        names = load_gazetteer().entries[entity_id].names
        assert (name, lang, script) in {(each.text, each.lang, each.script) for each in names}

    @pytest.mark.parametrize("name", ["Ordu", "İstiklal", "Ağayev", "Kuran", "Vekilov", "Rza", "Komite"])
    def test_words_and_common_surnames_name_nobody_alone(self, name: str) -> None:
        owners = [
            entry.entity_id
            for entry in load_gazetteer().entries.values()
            for each in entry.names
            if each.text == name and not each.ambiguous
        ]
        assert owners == []
