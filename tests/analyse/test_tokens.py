from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from pipeline.analyse.tokens import CONFIG

NLP = spacy.blank("az", config=CONFIG)
TURKISH = spacy.blank("tr", config=CONFIG)


def tokens(text: str, nlp: Language = NLP) -> list[str]:
    return [token.text for token in nlp(text) if not token.is_space]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("M.Ə.Rəsulzadə gəldi.", "M.|Ə.|Rəsulzadə|gəldi|."),
        ("M. E. Resulzade’nin", "M.|E.|Resulzade’nin"),
        ("Ə.Topçubaşı, X.Sultanov", "Ə.|Topçubaşı|,|X.|Sultanov"),
        ("Нәриман Нәриманов вә М.Ә.Рәсулзадә", "Нәриман|Нәриманов|вә|М.|Ә.|Рәсулзадә"),
        # three capitals of Azerbaijani Cyrillic that no other language of the Soviet Union wrote
        ("Ҹ.Ҹаббарлы, Ғ.Мусабәјов, Ҝ.Гурбанов", "Ҹ.|Ҹаббарлы|,|Ғ.|Мусабәјов|,|Ҝ.|Гурбанов"),
        ("Prof. Dr. Əliyev", "Prof.|Dr.|Əliyev"),
        ("(Baykara, 1966, s. 48)", "(|Baykara|,|1966|,|s.|48|)"),
        ("Ankara, İzmir vb. yerlerde", "Ankara|,|İzmir|vb.|yerlerde"),
        ("kitab, qəzet və s. çıxdı", "kitab|,|qəzet|və|s.|çıxdı"),
        ("b.e.ə. III əsr", "b.e.ə.|III|əsr"),
        ("19. yüzyılda", "19.|yüzyılda"),
        ("20.yüzyılın", "20.|yüzyılın"),
        ("XX əsrin", "XX|əsrin"),
        ("1922-ci ildə", "1922-ci|ildə"),
        ("Rusya’nın ve Bakü'de", "Rusya’nın|ve|Bakü'de"),
        ("SSRİ-nin türk-tatar", "SSRİ-nin|türk-tatar"),
        ('“Yeni Yol”, «Kaspi» və "Açıq söz"', '“|Yeni|Yol|”|,|«|Kaspi|»|və|"|Açıq|söz|"'),
        ("“Prometey”in", "“|Prometey|”|in"),
        ("25.12.1924 tarixli", "25.12.1924|tarixli"),
        ("5.000 əsgər", "5.000|əsgər"),
        ("T.B.M.M.’nin", "T.B.M.M.’nin"),
        ("yoxdur.Bu", "yoxdur|.|Bu"),
        ("Bakı–Tiflis", "Bakı|–|Tiflis"),
        ("gəldi... Sonra", "gəldi|...|Sonra"),
        ("(QİK)", "(|QİK|)"),
        ("s.35", "s.|35"),
    ],
)
def test_tokens(text: str, expected: str) -> None:
    assert tokens(text) == expected.split("|")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # UD Turkish has the hyphen as a token wherever it joins words or numbers
        ("Bakü-Tiflis hattı", "Bakü|-|Tiflis|hattı"),
        ("Resul-zade’nin", "Resul|-|zade’nin"),
        ("1918-1920 yılları", "1918|-|1920|yılları"),
        ("14.00-19.00 arası", "14.00|-|19.00|arası"),
        ("EP-3'ü", "EP|-|3'ü"),
        ("1922-nci sene", "1922-nci|sene"),
        ("M.E.Resul-zade", "M.|E.|Resul-zade"),
        ("25.12.1924’te", "25.12.1924’te"),
        ("gel-", "gel|-"),
    ],
)
def test_hyphens_in_turkish(text: str, expected: str) -> None:
    assert tokens(text, TURKISH) == expected.split("|")


@pytest.mark.parametrize("nlp", [NLP, TURKISH])
@settings(max_examples=300, deadline=None)
@given(text=st.text(alphabet=st.sampled_from("abÇİıəöВә.,-’'“”()«»0159 \u00a0–/XV"), max_size=40))
def test_tokens_stand_in_the_text_as_they_are(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)
