from __future__ import annotations

from pipeline.spans import Span
from pipeline.tables.ids import FactIds


def ids(text: str, *words: str, source: str = "a", prefix: str = "m", kind: str = "") -> list[str]:
    maker = FactIds(source, text)
    found = []
    position = 0
    for word in words:
        position = text.index(word, position)
        paragraph = Span(
            text.rfind("\n", 0, position) + 1, end if (end := text.find("\n", position)) >= 0 else len(text)
        )
        found.append(maker.make(prefix, kind, Span(position, position + len(word)), paragraph))
        position += len(word)
    return found


def test_an_id_is_readable_and_stable() -> None:
    # the value is frozen: ids must be the same in every version
    assert ids("Ali Bakü’ye gitti.", "Bakü’ye") == ["m-8150c49f6e97"]


def test_text_added_elsewhere_changes_no_id() -> None:
    text = "Ali Bakü’ye gitti. Sonra Tiflis’e döndü ve orada bir süre kaldı."
    assert ids(text, "Bakü’ye") == ids("Yeni bir başlık\n" + text + " Öldü.", "Bakü’ye")


def test_what_is_told_apart() -> None:
    text = "Ali Bakü’ye gitti."
    assert ids(text, "Bakü’ye") != ids(text, "Bakü’ye", source="b")
    assert ids(text, "Bakü’ye") != ids(text, "Bakü’ye", prefix="e")
    assert ids(text, "gitti", kind="MOVE") != ids(text, "gitti", kind="RESIGN")


def test_the_same_sentence_twice_has_two_ids() -> None:
    line = "Ali Bakü’ye gitti."
    first, second = ids(f"{line}\n{line}", "Bakü’ye", "Bakü’ye")
    assert first != second
    assert first == ids(line, "Bakü’ye")[0]
