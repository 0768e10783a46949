"""The words of a bracket brought into one form before they are taken apart.

Scans print ``l`` for ``1``, authors write a full stop for a comma, and a quotation at second hand carries the case that
its verb asks for (``Kaya, 1933’ten aktaran Soysal``). All of these are brought into the form that the grammar
(:mod:`pipeline.citations.grammar`) knows, so that it has only one to know.
"""

from __future__ import annotations

import re
from collections.abc import Callable

#: Letters that scans print for digits, in a year (``l990``, ``19O5``) and behind the mark of a page (``s. l4``).
_DIGITS = str.maketrans("lIOОoо", "110000")
_SCANNED_YEAR = re.compile(r"(?<![\w-])(?=[lIOО\d]*\d)[lI1][OО\doоlI]{3}(?=[a-z]?(?![\w-]))")
_SCANNED_PAGE = re.compile(r"(?:(?<=\bs\.)|(?<=\bs\.\s))(?:[lO]\d{1,3}|\d{1,3}[lO]\d{0,2})(?!\w)")

_CASE = r"[’'ʼ`]\s?(?:[td][ae]n|d[əa]n)"
_ISSUES = r"C|S|Cilt|cilt|Cild|cild|Sayı|sayı|No|vol|Vol"
_FORMS: tuple[tuple[str, str], ...] = (
    (r",\s*\.+\s*", ", "),  # ``1990,. s. 5``
    (r"\.\s[–—-]\s(?=[^\W\d_])", ". "),  # the dashes of Russian bibliographies: ``Bakı: Elm, 1990. – s. 5``
    (r"(?<=[\s,])(?:Tarihi?|Tarixi?|Дата)\s?:\s?(?=\d)", ""),  # ``Tarih: 12.09.1938``
    (r"(?<=\b[12]\d{3}-\d\d-)\s(?=\d\d\b)", ""),  # ``1931-04- 02``
    (r"(?<=\b[12]\d{3})\s?\.\s*(?=(?:ss?|səh|с|сәһ)\.\s?\d|\d{1,4}(?:-\d{1,4})?\s*(?:$|;))", ", "),  # ``1990.s.5``
    (r"(?<=\S)([/–])\s+(?=\d)", r"\1"),  # broken over a line end: ``İŞO./ 243-4``, ``571/34477– 135759``
    (r"^([^\W\d_][^\d;,()]{2,60});\s+(?=(?:1[5-9]|20)\d\d[a-z]?\s*(?:[,:;]|$))", r"\1, "),  # ``Soysal; 1990, s. 3``
    (r"(?<=\b[12]\d{3})\s+ss?\s+(?=\d{1,4}\b)", ", s. "),  # ``1990 s 158``
    (r"(?<=\b[12]\d{3},\s)5\.\s?(?=\d{2,4}\s*(?:$|[;,–-]))", "s. "),  # a scan: ``1990, 5. 158``
    (r"(?<=\d)\s\[[^\]\d]{2,40}\]", ""),  # ``s. 45 [Rusça]``
    (r"\b((?:1[5-9]|20)\d\d)/(\d{1,3})\s?:\s?(?=\d{1,4}\b)", r"\1/\2, s. "),  # ``1932/5: 190``
    (r"\b((?:1[5-9]|20)\d\d)/([IVX]{1,4})\s?:\s?(?=\d{1,4}\b)", r"\1, \2, s. "),  # ``1990/I: 3``
    (r"(?<=,\s)(ss?|səh|с)\s?,\s?(?=\d)", r"\1. "),  # ``1990, s, 14``
    (r"(?<=\d)\s?\.\s+(?=[^\W\d_]{1,4}\.\s?\d)", ", "),  # ``1990. s. 14``, ``Ф. 5802. Оп. 1. Д. 617``
    (
        r"(?<=[^\W\d_]{3})(?<!\bark)(?<!\bdiğ)\.\s+(?=(?:1[5-9]|20)\d\d[a-z]?\s*(?:[,:]|$))",
        ", ",
    ),  # ``Soysal. 1990, s. 14``
    (
        rf"\b({_ISSUES})(\s?[.:]\s*|\s)(\d{{1,4}}|[IVX]{{1,6}})\s?:\s?(?=\d{{1,4}}(?:\D|$))",
        r"\1\2\3, s. ",
    ),  # ``S. 7: 3``
    (r"(?<![\d/.-])((?:1[5-9]|20)\d\d[a-z]?)\s?:\s?(?=\d{1,4}(?![\d.]))", r"\1, s. "),  # ``1990: 5``
    (r"(?<=,\s)([IVX]{1,4})\s?:\s?(?=\d{1,4}\b)", r"\1, s. "),  # ``II: 45``
    (r"\b([tTbsn]\.\s?[ytadgs]\.|tarihsiz)\s?:\s?(?=\d)", r"\1, s. "),  # ``t.y.: 3``
    (rf"{_CASE}(?=\s+(?:aktaran|nakleden|naklen|alıntılayan|akt\.|nakl\.))", ""),
    (rf"(?:{_CASE})?\s+(?:naklen|nəqlən|aktarma)(?=\s*(?:[,;:]|$))", ""),
    (r"(?<=\d)[’'ʼ`]?[td][ea]ki\s(?:dipnot|dn|haşiye)\w*\.?", ""),  # ``s. 45’teki dipnot``
    (r"(?<=\d),?\s+(?:dn|dpn|dipnot)\.?\s?:?\s?\d{1,4}(?=\s*(?:[,;]|$))", ""),  # the footnote on that page
)
_COMPILED = tuple((re.compile(pattern), replacement) for pattern, replacement in _FORMS)
_ARCHIVE = re.compile(r"([^\W\d_]{2,10})\s?[.:]\s+(?=[^\W\d_]{1,5}\.?\s?\d)")


def unified(inside: str, is_archive: Callable[[str], bool]) -> str:
    """The words of a bracket in the form that the grammar knows.

    Args:
        inside: without its brackets, white space normalised.
        is_archive: whether a name is that of an archive, which a comma parts from its shelf mark.
    """
    text = _SCANNED_YEAR.sub(_as_digits, inside)
    text = _SCANNED_PAGE.sub(_as_digits, text)
    archive = _ARCHIVE.match(text)
    if archive is not None and is_archive(archive[1]):
        text = f"{archive[1]}, {text[archive.end() :]}"  # ``ARDA: f. 970``
    for pattern, replacement in _COMPILED:
        text = pattern.sub(replacement, text)
    return text


def _as_digits(match: re.Match[str]) -> str:
    return match.group().translate(_DIGITS)
