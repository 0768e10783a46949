from __future__ import annotations

from pipeline.extract import Extractor
from pipeline.gazetteer import load_gazetteer
from pipeline.mentions import create_taggers, find_mentions
from pipeline.records import AnalysedText, SourceText
from pipeline.settings import Settings


def analysed(text: str) -> AnalysedText:
    source = SourceText("s", "s.txt", "0" * 64, text, "utf-8", "utf-8")
    extractor = Extractor(Settings(), load_gazetteer)
    extracted = extractor.extract(source)
    return extractor.engine.analyse(extracted.analysed.laid_out)


def test_it_finds_whom_no_gazetteer_knows() -> None:
    text = analysed("Bu kitabı Nəbat Zərqələmova 1931-ci ildə Xudatda yazmışdı. Kitab çap olunmadı.\n")
    (tagger,) = create_taggers(load_gazetteer(), ["neural"])
    found = {(mention.surface, mention.label.value): mention for mention in tagger.tag(text)}
    assert ("Nəbat Zərqələmova", "PERSON") in found
    assert all(mention.method == "neural:tagger" and 0.5 < mention.confidence <= 1 for mention in found.values())


def test_nothing_is_found_inside_a_reference() -> None:
    source = SourceText("s", "s.txt", "0" * 64, "Anadolu'da toplandılar (Kırımoğlu, 1994, s. 12).\n", "utf-8", "utf-8")
    extracted = Extractor(Settings(), load_gazetteer).extract(source)
    assert extracted.analysed.references
    assert "Kırımoğlu" not in {mention.surface for mention in extracted.mentions}


def test_the_taggers_order_does_not_matter() -> None:
    text = analysed("Bu kitabı Nəbat Zərqələmova 1931-ci ildə Xudatda yazmışdı.\n")
    gazetteer = load_gazetteer()
    one = find_mentions(text, create_taggers(gazetteer, ["neural", "rules", "gazetteer"]))
    two = find_mentions(text, create_taggers(gazetteer, ["gazetteer", "rules", "neural"]))
    assert one == two
