"""The chain of citations through a whole article, footnote by footnote. It is skipped where the article is missing.

Nothing of the article stands here but numbers and the fold keys of surnames.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.citations import CoverageIndex, surname
from pipeline.extract import Extractor
from pipeline.gazetteer import load_gazetteer
from pipeline.read import discover, read_source
from pipeline.records import Citation, ExtractedText, WorkKind, WorkSource
from pipeline.references import join_works, readings_of
from pipeline.settings import Settings

#: footnote number -> number of the footnote that names its last work in full, and the surname of the work's author.
CHAIN = {
    1: (1, "krasovitskaya"), 2: (2, "ishakov"), 3: (3, "yakublu"), 4: (2, "ishakov"), 5: (5, "memmedzade"),
    6: (6, "simsir"), 7: (7, "kasanli"), 8: (8, ""), 9: (9, "mamuliya"), 10: (9, "mamuliya"), 11: (11, "abutalibov"),
    12: (9, "mamuliya"), 13: (13, "balayev"), 14: (14, ""), 15: (13, "balayev"), 16: (9, "mamuliya"),
    17: (9, "mamuliya"), 18: (9, "mamuliya"), 19: (13, "balayev"), 20: (20, "zarevand"), 21: (21, "rasulzade"),
    22: (21, "rasulzade"), 23: (13, "balayev"), 24: (9, "mamuliya"),
}  # fmt: skip
#: Footnotes that name no work themselves but lead back to one: ``Yenə orada``, or the title of a collection alone.
LED_BACK = {4, 10, 12, 16, 17, 18, 22, 24}
#: The body of this note is cut off in the source.
CUT_OFF = 25


@pytest.fixture(scope="module")
def article(shared: Path) -> ExtractedText:
    (found,) = discover([shared / "seeds" / "az-article.txt"])[0]
    settings = Settings()
    return Extractor(settings, load_gazetteer).extract(read_source(found, settings))


@pytest.fixture(scope="module")
def notes(article: ExtractedText) -> dict[int, Citation]:
    return {int(citation.key): citation for citation in article.citations}


def test_every_footnote_is_found_with_its_body(notes: dict[int, Citation]) -> None:
    assert sorted(notes) == list(range(1, CUT_OFF + 1))
    assert [number for number, note in notes.items() if note.footnote_raw_start is None] == [CUT_OFF]


@pytest.mark.parametrize("number", CHAIN)
def test_each_footnote_leads_to_its_author(notes: dict[int, Citation], number: int) -> None:
    work = notes[number].works[-1]
    assert (surname(work.authors) if work.authors else "") == CHAIN[number][1]
    assert (work.source is WorkSource.CHAIN) == (number in LED_BACK)


def test_footnotes_of_one_work_share_its_row(article: ExtractedText, notes: dict[int, Citation]) -> None:
    readings = readings_of(article)
    ids = join_works(readings, {}).ids
    last = {int(article.citations[cited.citation].key): one for cited, one in zip(readings, ids, strict=True)}
    assert {number: last[number] for number in CHAIN} == {number: last[full] for number, (full, _) in CHAIN.items()}
    assert len({last[full] for full, _ in CHAIN.values()}) == len({full for full, _ in CHAIN.values()})


def test_the_archival_file_is_kept_as_one(notes: dict[int, Citation]) -> None:
    assert [number for number, note in notes.items() if any(w.kind is WorkKind.ARCHIVE for w in note.works)] == [14]


def test_facts_of_a_sentence_that_ends_with_a_reference_carry_it(article: ExtractedText) -> None:
    analysed, index = article.analysed, CoverageIndex(article.citations)
    text = analysed.laid_out.text
    facts = [mention.span for mention in article.mentions] + [date.span for date in article.dates]
    facts += [event.trigger for event in article.events]
    total = carried = 0
    for citation in article.citations:
        assert citation.sentence is not None
        sentence = analysed.sentences[citation.sentence].span
        if any(map(str.isalnum, text[citation.clean : sentence.end])):
            continue  # the reference stands inside the sentence
        inside = [span for span in facts if sentence.contains(span)]
        total += len(inside)
        carried += sum(citation in index.covering(span) for span in inside)
    assert total > 100
    assert carried / total >= 0.95
