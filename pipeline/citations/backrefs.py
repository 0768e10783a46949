"""Back-references: ``a.g.e.``, ``Yenə orada``, ``Там же``, ``op. cit.`` and what kind of look-back each asks for."""

from __future__ import annotations

import re
from enum import StrEnum

from pipeline.citations.locators import PAGES, Part, classify
from pipeline.record_classes import record
from pipeline.records import CitedWork
from pipeline.transliteration import lower


class BackKind(StrEnum):
    """What a back-reference leads to."""

    SAME_WORK = "same work"
    """The work cited just before (*ibid.*); with an author named: his last work."""
    EARLIER_WORK = "earlier work"
    """The named author's work cited earlier (*op. cit.*); with none named: the work cited just before."""
    SAME_AUTHOR = "same author"
    """Another work by the author cited just before (*idem*)."""


@record
class BackReference:
    """A back-reference found in a text.

    Attributes:
        kind: what it leads to.
        start, end: offsets of the phrase in the text that was searched.
        same_page: whether it means the very page (*loc. cit.*).
        article: whether it says that the earlier work is an article (``a.g.m.``).
    """

    kind: BackKind
    start: int
    end: int
    same_page: bool = False
    article: bool = False


# In small letters; `lower` keeps lengths, so offsets hold for the text as printed. It makes of a capital `I` an `ı`,
# which Latin and English words must allow for. The letters `ə` (Latin) and `ә` (Cyrillic) are mixed up in scans.
_SAME_WORK = (
    r"yen[əe] də orada|yen[əe] orada|(?:yen[əe] )?h[əe]min yerd[əe]|"
    r"h[əe]min (?:[əe]s[əe]r|m[əe]nb[əe]|m[əe]qal[əe]|kitab)\w{0,2}|"
    r"elə orada|orada(?=\s*[,.;:]|$)|a\.\s?y\.|ayn[ıi] (?:yer(?:de)?|eser|makale|kaynak|belge|dosya|tez)|"
    r"eyni (?:əsər|yerdə|mənbə|məqalə)|[iı]b[iı]d(?:em)?\b\.?|там же|тамже|[јй]ен[әə] (?:д[әə] )?орада|"
    r"елә орада|(?:[јй]ен[әə] )?[һh][әə]мин (?:[јй]ерд[әə]|[әə]с[әə]р\w{0,2}|м[әə]нб[әə]|м[әə]галә|китаб\w{0,2})|"
    r"ејни (?:әсәр|јер)\w{0,2}|а\.?\s?ҝ\.?\s?ә\b\.?|"
    r"a\.\s?e\.(?=\s*(?:,|;|:|$|ss?\.|\d))"
)
_EARLIER = (
    r"a\.\s?g\.\s?(?:e|m|t|y|b|k|s|g|r|d|md|mak)\b\.?|ag[embkty](?=\.?\s*(?:[,;:]|$|ss?\.|\d))\.?|"
    r"ad[ıi]\s+ge[çc]en\s+(?:eser|makale|tez|kitap)\w*|"
    r"g[oö]st(?:[əe]ril[əe]n|\.)?\.?\s?(?:[əe]s[əe]r|m[əe]qal[əe]|m[əe]nb[əe]|kitab|[əe]s\.)\w*\.?|"
    r"ad[ıi] (?:çəkilən|çəkilmiş|keçən|gedən) (?:əsər|məqalə|mənbə|kitab)\w*|"
    r"(?:qeyd (?:olunan|edilən)|yuxarıda adı çəkilən) (?:əsər|məqalə|mənbə)\w*|"
    r"op\.?\s?c[iı]t\b\.?|loc\.?\s?c[iı]t\b\.?|"
    r"ук(?:аз|\.)\w*\.?\s*соч\w*\.?|указ\w*\.?\s*(?:раб|ст)\w*\.?|цит\.?\s*соч\w*\.?|"
    r"[ҝк]өст(?:[әə]рил[әə]н|\.)\.?\s?(?:[әə]с[әə]р|м[әə]гал[әə]|м[әə]нб[әə]|китаб|[әə]с\.)\w*\.?|"
    r"ады (?:чәкилән|чәкилмиш|кечән|кедән) (?:әсәр|мәгалә|мәнбә|китаб)\w*|"
    r"(?:гејд (?:олунан|едилән)) (?:әсәр|мәгалә|мәнбә)\w*"
)
_SAME_AUTHOR = (
    r"h[əe]min mü[əe]llif\w*|eyni müəllif\w*|ayn[ıi] (?:yazar|müellif)\w*|[iı]dem\b|он же|она же|его же|её же|ее же|"
    r"[һh][әə]мин м[үy][әə]ллиф\w*"
)
_SEARCH = re.compile(
    rf"(?<![^\W\d_])(?:(?P<author>{_SAME_AUTHOR})|(?P<same>{_SAME_WORK})|(?P<earlier>{_EARLIER}))(?![^\W\d_])"
)
_ARTICLE = re.compile(r"a\.?\s?g\.?\s?m|.*(?:makale|məqalə|\sст)")
_SAME_PAGE = re.compile(r"loc|a\.\s?y\.|.*\syer")
_ONLY_LOCATOR = re.compile(rf"[\s,.:;]*(?:[^\W\d_]{{1,8}}\s?[.:]\s*)?(?:{PAGES})?[\s,.]*")


def find_back_reference(text: str) -> BackReference | None:
    """The first back-reference in ``text``, or None."""
    small = lower(text)
    match = _SEARCH.search(small)
    if match is None:
        return None
    phrase = match.group()
    if match.group("author"):
        kind = BackKind.SAME_AUTHOR
    elif match.group("same"):
        kind = BackKind.SAME_WORK
    else:
        kind = BackKind.EARLIER_WORK
    return BackReference(
        kind,
        match.start(),
        match.end(),
        same_page=_SAME_PAGE.match(phrase) is not None,
        article=_ARTICLE.match(phrase) is not None,
    )


def is_back_reference(text: str) -> bool:
    """Whether the text is a back-reference and nothing else."""
    back = find_back_reference(text)
    return back is not None and not text[: back.start].strip(" ,.") and not text[back.end :].strip(" ,.")


def match_work(piece: str) -> CitedWork | None:
    """Read a bracket's piece that is nothing but a back-reference, its author before it and its pages after it.

    ``Baykara, a.g.e., s. 48`` has the authors ``Baykara, a.g.e.`` as printed and the pages ``48``.
    """
    back = find_back_reference(piece)
    if back is None or back.kind is BackKind.SAME_AUTHOR or len(piece) > 120:
        return None
    before, after = piece[: back.start].strip(" ,"), piece[back.end :].strip(" ,:;")
    if before and (not before[0].isupper() or len(before.split()) > 5 or any(map(str.isdigit, before))):
        return None
    if _ONLY_LOCATOR.fullmatch(after) is None:
        return None
    field = classify(after) if after else None
    pages = field.value if field is not None and field.part in (Part.PAGES, Part.BARE) else after
    phrase = piece[back.start : back.end].strip()
    return CitedWork(f"{before}, {phrase}" if before else phrase, "", pages)
