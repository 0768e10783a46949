"""Words that open the parts of a printed source, in the languages sources of the field use."""

from __future__ import annotations

import re

ABSTRACT = re.compile(
    r"\s*(?:özet|öz|xülasə|хүласә|annotasiya|abstra[ck]t|absctract|summary|резюме|аннотация|zusammenfassung|résumé)\s*(?::|$)",
    re.IGNORECASE,
)
BIBLIOGRAPHY = re.compile(
    r"\s*(?:\d+\.?\s+)?(?:(?:seçilmiş\s+)?kaynakça|kaynaklar|kaynaklar ve literatür|bibliyografya|bibliyoğrafya|"
    r"(?:istifadə (?:olunmuş|edilmiş|olunan) )?ədəbiyyat(?: siyahısı)?|mənbələr(?: və ədəbiyyat)?|mənbə və ədəbiyyat|"
    r"(?:истифадә (?:олунмуш|едилмиш) )?әдәбијјат(?: сијаһысы)?|мәнбәләр|литература|библиография|список литературы|"
    r"references|bibliography|works cited)\s*:?\s*",
    re.IGNORECASE,
)
KEYWORDS = re.compile(
    r"\s*(?:anahtar (?:sözcükler|kelimeler)|açar sözlər|ачар сөзләр|key ?words|ключевые слова)\s*:?", re.IGNORECASE
)
ENDNOTES = re.compile(
    r"\s*(?:son\s*notlar|notlar|dipnotlar|sonnotlar|qeydlər|qeydler|izahlar|şərhlər|qeydlər və izahlar|qeyd və şərhlər|"
    r"açıklamalar|гејдләр|изаһлар|примечания|notes|endnotes)\s*:?\s*",
    re.IGNORECASE,
)
CONTENTS = re.compile(
    r"\s*(?:i[̇]?çindekiler|mündəricat|мүндәриҹат|содержание|оглавление|contents|table of contents)\s*:?\s*",
    re.IGNORECASE,
)
#: Parts that end a bibliography or the notes, whatever their type.
KNOWN = re.compile(
    r"\s*(?:giriş|sonuç|nəticə|önsöz|ön söz|sunuş|ekler|ҝириш|нәтиҹә|introduction|conclusion|введение|заключение)"
    r"\s*:?\s*",
    re.IGNORECASE,
)


def lowered(text: str) -> str:
    """The text as the patterns here want it: Turkish dotted capital I as a plain i, form feeds as spaces."""
    return text.replace("İ", "i").replace("\f", " ")


def names_a_part(heading: str) -> bool:
    """Whether a heading only says which part follows (``ÖZET``, ``Kaynakça``, ``Giriş``), and so titles no text."""
    text = lowered(heading).strip()
    return any(part.fullmatch(text) for part in (ABSTRACT, BIBLIOGRAPHY, KEYWORDS, ENDNOTES, CONTENTS, KNOWN))
