"""The shipped network, on sentences of ours that it has not seen."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.neural import shipped_reader
from pipeline.neural.labels import ROLES
from pipeline.neural.reader import Pass, Reader, SentenceReading


@pytest.fixture(scope="module")
def reader() -> Reader:
    return shipped_reader().reader


def names(words: str, reading: SentenceReading) -> list[tuple[str, str]]:
    split = words.split()
    return [(" ".join(split[name.start : name.end]), name.label) for name in reading.names]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Zəhra xanım Hüseynzadə 1913-cü ildə Lənkəranda doğulmuşdur .",
            [("Zəhra xanım Hüseynzadə", "PERSON"), ("1913-cü ildə", "DATE"), ("Lənkəranda", "GPE")],
        ),
        (
            "Hüsnü Bey 1923 yılında İzmir'den Ankara'ya gitti .",
            [("Hüsnü Bey", "PERSON"), ("1923 yılında", "DATE"), ("İzmir'den", "GPE"), ("Ankara'ya", "GPE")],
        ),
    ],
)
def test_names_are_found(reader: Reader, sentence: str, expected: list[tuple[str, str]]) -> None:
    (reading,) = reader.read([sentence.split()], [0])
    assert names(sentence, reading) == expected
    assert all(0 < name.confidence <= 1 for name in reading.names)


def test_a_trigger_and_the_roles_of_names(reader: Reader) -> None:
    words = "Hüsnü Bey 1923 yılında İzmir'den Ankara'ya gitti .".split()
    (reading,) = reader.read([words], [0])
    (trigger,) = reading.triggers
    assert (words[trigger.start], trigger.type, trigger.factuality) == ("gitti", "MOVE", "asserted")
    pairs = [
        (
            reading.vectors[trigger.start], reading.vectors[name.start], trigger.type, name.label,
            name.start - trigger.start, 0,
        )
        for name in reading.names
    ]  # fmt: skip
    roles = [ROLES[int(logs.argmax())] for logs in reader.roles(pairs)]
    assert roles == ["agent", "time", "origin", "destination"]


def test_the_reading_does_not_depend_on_the_other_sentences(reader: Reader) -> None:
    first, second = "Nəriman bəy Qubadan gəldi .".split(), "Heç kim bilmədi .".split()
    together = reader.read([first, second], [0, 1])
    alone = reader.read([first], [0])
    assert [(name.start, name.label) for name in together[0].names] == [
        (name.start, name.label) for name in alone[0].names
    ]


def test_the_same_words_give_the_same_reading(reader: Reader) -> None:
    sentences = ["Nəriman bəy Qubadan gəldi .".split(), "1918 yılında Batum'da toplandılar .".split()]
    one, two = reader.read(sentences, [0, 0]), reader.read(sentences, [0, 0])
    assert [reading.names for reading in one] == [reading.names for reading in two]


def test_threads_that_share_a_pass_read_what_one_reads(reader: Reader) -> None:
    sentences = [
        f"{year} yılında Batum'da {count} kişi toplandı .".split() for year, count in enumerate(range(60), 1900)
    ]
    paragraphs = list(range(60))
    begun = reader.begin(sentences, paragraphs)
    with ThreadPoolExecutor(2) as pool:
        for work in [pool.submit(begun.work) for _ in range(2)]:
            work.result()
    shared, alone = reader.readings(begun), reader.read(sentences, paragraphs)
    assert [(one.names, one.triggers) for one in shared] == [(one.names, one.triggers) for one in alone]
    assert all((one.happenings == other.happenings).all() for one, other in zip(shared, alone, strict=True))


def test_what_one_thread_meets_with_the_others_hear_of(reader: Reader) -> None:
    class Broken:
        def run(self, outputs: object, inputs: object) -> None:
            raise MemoryError("no room")

    words = "Hüsnü Bey gitti .".split()
    whole = reader.begin([words], [0])
    begun = Pass(Broken(), whole.stretches, whole._scores, whole._left)  # type: ignore[arg-type]
    with pytest.raises(MemoryError):
        begun.work()
    with pytest.raises(MemoryError):
        _ = begun.scores


@given(
    st.lists(
        st.lists(st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=12), max_size=20),
        max_size=4,
    )
)
def test_any_words_can_be_read(words: list[list[str]]) -> None:
    readings = shipped_reader().reader.read(words, [0] * len(words))
    assert len(readings) == len(words)
    for sentence, reading in zip(words, readings, strict=True):
        assert all(0 <= name.start < name.end <= len(sentence) for name in reading.names)
