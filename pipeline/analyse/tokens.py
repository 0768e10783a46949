"""Tokens: spaCy's tokenizer with the rules of Turkish and Azerbaijani historical print.

A word keeps its suffixes and whatever joins them: ``Bakü'de``, ``Rusya’nın``, ``1922-ci``. Azerbaijani writes some
suffixes behind a hyphen (``SSRİ-nin``), so there a hyphen joins; in Turkish it stands between words, and UD Turkish
makes a token of it: ``türk-tatar`` is one token in Azerbaijani and ``türk`` ``-`` ``tatar`` in Turkish. Initials are
tokens of their own, glued or not: ``M.Ə.Rəsulzadə`` is ``M.`` ``Ə.`` ``Rəsulzadə``. An abbreviation, an ordinal
(``19.``) and a numeric date keep their stops.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.util import registry

from pipeline.analyse.abbreviations import BEFORE_NUMBER, CLOSING, LEADING
from pipeline.transliteration.letters import CAPITALS, SMALL

#: Signs that join a word and its suffix.
_APOSTROPHES = "'’ʼ`´‘"
#: Signs that join the parts of a compound, and in Azerbaijani a suffix too.
_HYPHENS = "‐‑-"
_OPENING = r"\(\[\{“\"«„‟‹‘'’`"
_CLOSING_MARKS = r"\)\]\}”\"»“‟›’'`"
_STOPS = r"\.,;:!\?…"
_DASHES = r"–—−"
_LETTER = r"[^\W\d_]"
_LETTERS = r"[^\W_]+"
_WORD = rf"{_LETTERS}(?:[{_APOSTROPHES}{_HYPHENS}]{_LETTERS})*"
#: In Turkish a hyphen joins only a number and its ending: ``1922-nci``.
_TURKISH_WORD = rf"(?:[0-9]+[{_HYPHENS}](?={_LETTER}))?{_LETTERS}(?:[{_APOSTROPHES}]{_LETTERS})*"
_INITIAL = rf"[{CAPITALS}]\."
_SHORTENED = rf"(?:[{CAPITALS}][{SMALL}]\.)"

_PREFIX = re.compile(rf"^(?:[{_OPENING}{_DASHES}{_STOPS}*©№§•·|/-]|[^\w\s])")
_SUFFIX = re.compile(rf"(?:\.\.\.|[{_CLOSING_MARKS}{_STOPS}{_DASHES}*%°/|-]|[^\w\s])$")
#: Page and volume signs that print glues to the number: ``s.35``, ``səh.12``, ``P.4``.
_GLUED_SIGNS = "|".join(
    rf"(?<=\b{sign}\.)(?=\d)" for sign in ("s", "ss", "səh", "c", "p", "P", "pp", "С", "с", "сәһ", "ҹ")
)
_INFIXES = (
    rf"{_GLUED_SIGNS}|(?<=[{SMALL}][{SMALL}])[.…](?=[{CAPITALS}])"  # yoxdur.Bu
    rf"|(?<=[^\W_]|[{_CLOSING_MARKS}])[,;:!\?…/{_DASHES}](?={_LETTER}|[{_OPENING}])"
    rf"|(?<={_LETTER})[,;:!\?…/{_DASHES}](?=[0-9])"
    rf"|[\(\)\[\]“”\"«»„]"
    rf"|(?<=[0-9]\.)(?={_LETTER})"  # 20.yüzyıl
    rf"|(?<=[^\W_]|[{_CLOSING_MARKS}])\.\.\.(?={_LETTER})"
)
_INFIX = re.compile(_INFIXES)
_TURKISH_INFIX = re.compile(rf"{_INFIXES}|(?<={_LETTER})[{_HYPHENS}](?=[^\W_])|(?<=[0-9])[{_HYPHENS}](?=[0-9])")
_INITIALS = re.compile(rf"(?:(?:{_INITIAL}|{_SHORTENED}))+-?{_WORD}\.?|(?:{_INITIAL}){{2,}}")
_INITIALS_ALONE = re.compile(rf"(?:{_INITIAL}){{2,}}")
_INITIAL_END = re.compile(rf"(?<=[{CAPITALS}]\.)(?=[{CAPITALS}])|(?<=[{CAPITALS}][{SMALL}]\.)(?=[{CAPITALS}])")
_WHOLE = (
    rf"{_INITIAL}"
    r"|\d{1,3}\."  # an ordinal; at the end of a sentence too
    r"|[IVXLC]+\."
    r"|\d{1,2}[./]\d{1,2}[./]\d{2,4}(?:[’'-][^\W\d_]+)?"
    r"|\d{1,3}(?:[.,]\d{3})+(?:[’'-][^\W\d_]+)?"
    r"|\d+[.,]\d+(?:[’'-][^\W\d_]+)?"
    rf"|(?:[{CAPITALS}]\.){{2,}}[{CAPITALS}]?(?:[’'][{SMALL}]+)"  # T.B.M.M.’nin
)
_UNCUT = re.compile(rf"{_WORD}|{_WHOLE}")
_TURKISH_UNCUT = re.compile(rf"{_TURKISH_WORD}|{_WHOLE}")


#: The tokenizer's name in spaCy's registry, and the configuration of a pipeline that is made with it from the start.
TOKENIZER = "salname.Tokenizer.v1"
CONFIG = {"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}}


def create_tokenizer() -> Callable[[Language], Tokenizer]:
    """What spaCy makes the tokenizer of a pipeline with."""
    return make_tokenizer


def make_tokenizer(nlp: Language) -> Tokenizer:
    """The tokenizer for a blank spaCy pipeline of either language, Latin or Cyrillic."""
    uncut, infix = (_TURKISH_UNCUT, _TURKISH_INFIX) if nlp.lang == "tr" else (_UNCUT, _INFIX)

    def infixes(text: str) -> list[re.Match[str]]:
        pattern = _INITIAL_END if _INITIALS.fullmatch(text) is not None else infix
        return list(pattern.finditer(text))

    exceptions = {word: [{ORTH: word}] for word in sorted(LEADING | CLOSING | BEFORE_NUMBER)}
    exceptions |= {word.capitalize(): [{ORTH: word.capitalize()}] for word in sorted(LEADING) if word[0].islower()}
    return Tokenizer(
        nlp.vocab,
        rules=exceptions,
        prefix_search=_PREFIX.search,
        suffix_search=_suffix_unless_abbreviated,
        infix_finditer=infixes,
        token_match=uncut.fullmatch,
    )


registry.tokenizers(TOKENIZER, func=create_tokenizer)


def _suffix_unless_abbreviated(text: str) -> re.Match[str] | None:
    """The suffix to split off, if any; a run of initials keeps its last stop (``A.B.C.``)."""
    last = text[-1:]
    if last.isalnum() or (last == "." and _INITIALS_ALONE.fullmatch(text) is not None):
        return None
    return _SUFFIX.search(text)
