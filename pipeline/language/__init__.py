"""The language stage: what language and script each paragraph is in.

Letters decide where they can: Azerbaijani has letters of its own in both scripts (``ə``; ``ә ҝ ө ү һ ҹ ј``).
Everything else is left to lingua, restricted to the languages that sources of the field hold. A short
paragraph says little: it takes the language of the text around it unless it clearly speaks another.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from lingua import Language, LanguageDetector, LanguageDetectorBuilder

from pipeline.records import MINED_ZONES, LaidOutText, Lang, Paragraph, Script

__all__ = ["assign_languages", "detect"]

_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u018f\u0259\u1e00-\u1eff]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_AZ_LATIN = re.compile(r"[Əə]")
#: Letters of the Turkish and Azerbaijani Latin alphabets that English, French and German lack.
_TURKIC_LATIN = re.compile(r"[ğışĞİŞ]")
#: Letters of the 1939-1991 Azerbaijani alphabet that Russian lacks.
_AZ_CYRILLIC = re.compile(r"[ӘәҜҝӨөҮүҺһҸҹЈјҒғ]")
_UKRAINIAN = re.compile(r"[ІіЇїЄєҐґ]")
#: Share of its letters that must be a language's own for the letters to decide. Running Azerbaijani text
#: has about 9 % of ``ə``; Turkish text that cites Azerbaijani authors has under 2 %.
_OWN_SHARE = 0.03
#: Under so many letters a paragraph is short.
_SHORT = 60
#: A short paragraph must speak another language this clearly (lingua's confidence) to be heard.
_CLEAR = 0.95

_LANGS = {
    Language.TURKISH: Lang.TR,
    Language.AZERBAIJANI: Lang.AZ,
    Language.RUSSIAN: Lang.RU,
    Language.ENGLISH: Lang.EN,
}
#: Told apart so that they are not taken for Turkish.
_OTHERS = (Language.FRENCH, Language.GERMAN)


@lru_cache(maxsize=1)
def _detector() -> LanguageDetector:
    return LanguageDetectorBuilder.from_languages(*_LANGS, *_OTHERS).with_low_accuracy_mode().build()


def detect(text: str) -> tuple[Lang, Script, float]:
    """Language, script and confidence (0 to 1) of a text by itself; ``other`` with 0 if it has no letters."""
    latin, cyrillic = len(_LATIN.findall(text)), len(_CYRILLIC.findall(text))
    if not latin and not cyrillic:
        return Lang.OTHER, Script.OTHER, 0.0
    if cyrillic > latin:
        if len(_AZ_CYRILLIC.findall(text)) >= _OWN_SHARE * cyrillic:
            return Lang.AZ, Script.CYRILLIC, 1.0
        if len(_UKRAINIAN.findall(text)) >= max(2, _OWN_SHARE / 2 * cyrillic):
            return Lang.OTHER, Script.CYRILLIC, 1.0
        return Lang.RU, Script.CYRILLIC, 1.0 if cyrillic >= _SHORT else 0.5
    if len(_AZ_LATIN.findall(text)) >= _OWN_SHARE * latin:
        return Lang.AZ, Script.LATIN, 1.0
    if len(_TURKIC_LATIN.findall(text)) >= _OWN_SHARE * latin and not _AZ_LATIN.search(text):
        return Lang.TR, Script.LATIN, 1.0
    best = _detector().compute_language_confidence_values(text)[0]
    return _LANGS.get(best.language, Lang.OTHER), Script.LATIN, best.value


def assign_languages(laid_out: LaidOutText) -> LaidOutText:
    """The same text with language and script set on every paragraph.

    The prevailing mined language (by letters, over mined zones) stands in for short paragraphs and for
    ones that lingua is unsure of, if they are written in the same script.
    """
    found = [detect(paragraph.span.of(laid_out.text)) for paragraph in laid_out.paragraphs]
    prevailing = _prevailing(laid_out.paragraphs, found)
    paragraphs = []
    for paragraph, (lang, script, confidence) in zip(laid_out.paragraphs, found, strict=True):
        differs = prevailing is not None and script is prevailing[1] and lang is not prevailing[0]
        doubted = differs and paragraph.zone in MINED_ZONES
        if prevailing is not None and doubted and _is_doubtful(paragraph, laid_out.text, lang, confidence):
            lang = prevailing[0]
        paragraphs.append(replace(paragraph, lang=lang, script=script))
    return replace(laid_out, paragraphs=tuple(paragraphs))


def _is_doubtful(paragraph: Paragraph, text: str, lang: Lang, confidence: float) -> bool:
    """Whether a paragraph that seems to differ from the prevailing Turkic language may well not.

    Turkish and Azerbaijani are close, and lingua tells them apart with undue confidence: without its own
    letters a paragraph is no Azerbaijani one, and a Turkish one inside an Azerbaijani text must be long.
    """
    if lang is Lang.AZ:
        return confidence < 1.0 or not (
            _AZ_LATIN.search(paragraph.span.of(text)) or _AZ_CYRILLIC.search(paragraph.span.of(text))
        )
    if lang is Lang.TR:
        return confidence < _CLEAR or len(paragraph.span) < 3 * _SHORT
    return confidence < (_CLEAR if len(paragraph.span) < _SHORT else 0.5)


def _prevailing(
    paragraphs: Sequence[Paragraph], found: Sequence[tuple[Lang, Script, float]]
) -> tuple[Lang, Script] | None:
    letters: Counter[tuple[Lang, Script]] = Counter()
    for paragraph, (lang, script, confidence) in zip(paragraphs, found, strict=True):
        if paragraph.zone in MINED_ZONES and confidence >= 0.5 and lang in (Lang.TR, Lang.AZ):
            letters[lang, script] += len(paragraph.span)
    return max(letters, key=lambda key: (letters[key], key)) if letters else None
