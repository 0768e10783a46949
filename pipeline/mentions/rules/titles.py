"""Titles of newspapers, books, articles: by the noun behind them and by quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.mentions.lexicon.heads import (
    BODY_NOUNS,
    BUILDINGS,
    HEADS,
    NAMED,
    PERSON_NOUNS,
    WORK_NOUNS,
    WORKS,
    match_head,
)
from pipeline.mentions.lexicon.honorifics import AFTER
from pipeline.mentions.lexicon.openers import FUNCTION_WORDS, OPENERS
from pipeline.mentions.lexicon.peoples import GROUPS
from pipeline.mentions.rules.name_parts import case_of, is_office
from pipeline.mentions.rules.scene import Found, Scene
from pipeline.mentions.words import Line, Reading, Word, plain_words, spellings
from pipeline.record_classes import record
from pipeline.records import Label
from pipeline.transliteration import fold

_OPENING = '“"«„‟”″'
_CLOSING = '”"»“‟″'
_PAIRS = {"“": "”“", '"': '"', "«": "»", "„": "“”", "‟": "”", "”": "”", "″": "″"}
_LONGEST_TITLE = 16


@record
class Quotation:
    """Words ``first`` to ``last`` of a line stand between quotation marks."""

    first: int
    last: int


def quotations(reading: Reading, line: Line) -> tuple[Quotation, ...]:
    """The short quotations of a sentence, in order."""
    words = line.words
    if not words:
        return ()
    sentence = reading.analysed.sentences[line.index]
    lead = reading.text[sentence.span.start : words[0].start]
    gaps = [lead, *(word.before for word in words[1:]), line.after]
    found: list[Quotation] = []
    opened: tuple[int, str] | None = None
    for position, gap in enumerate(gaps):
        for mark in gap:
            if opened is not None and mark in _PAIRS[opened[1]]:
                if 0 < position - opened[0] <= _LONGEST_TITLE:
                    found.append(Quotation(opened[0], position - 1))
                opened = None
            elif opened is None and mark in _OPENING:
                opened = (position, mark)
    return tuple(found)


def find_titles(scene: Scene) -> Iterator[Found]:
    """Titles in the sentence."""
    quoted = quotations(scene.reading, scene.line)
    yield from _quoted(scene, quoted)
    inside = {position for quotation in quoted for position in range(quotation.first, quotation.last + 1)}
    yield from _unquoted(scene, inside)
    yield from _named(scene, inside)
    yield from _datelined(scene)


def _datelined(scene: Scene) -> Iterator[Found]:
    """``SABAH (İstanbul), 4 Ekim. Muhabirimiz bildiriyor: …``: the newspaper at the head of a summary of the press.

    A place stands so before the news that came from it; it is no newspaper.
    """
    sentence = scene.reading.analysed.sentences[scene.line.index]
    words = scene.words
    if sentence.span.start != scene.reading.analysed.laid_out.paragraphs[sentence.paragraph].span.start:
        return
    last = next((at for at, word in enumerate(words) if not word.shouted), len(words)) - 1
    if not 0 <= last < _LONGEST_HEAD:
        return
    bracket = _bracketed(scene, last + 1)
    at = (bracket[1] if bracket is not None else last) + 1
    if at + 1 >= len(words) or words[at].before.strip() != ("," if bracket is None else "),"):
        return
    day = words[at].number and len(words[at].text) <= 2 and words[at].text.isdigit()
    dated = day and words[at + 1].spaced and scene.is_date_word(at + 1)
    if dated and not scene.known_labels(0, last) & {Label.GPE, Label.LOC, Label.PERSON}:
        yield Found(0, last, Label.WORK_OF_ART, "rule:dateline")


#: A newspaper's name at the head of a paragraph has no more words.
_LONGEST_HEAD = 4


def _quoted(scene: Scene, quoted: tuple[Quotation, ...]) -> Iterator[Found]:
    named = [_named_by(scene, quotation) for quotation in quoted]
    rules = ["rule:quoted_title"] * len(quoted)
    for at, quotation in enumerate(quoted):
        if named[at] is None and _known_title(scene, quotation):
            named[at], rules[at] = Label.WORK_OF_ART, "rule:quoted_known"
    for at in range(len(quoted) - 2, -1, -1):
        if named[at] is None and named[at + 1] is not None and _listed(scene, quoted[at], quoted[at + 1]):
            named[at], rules[at] = named[at + 1], "rule:quoted_list"
    for at, quotation in enumerate(quoted):
        if named[at] is None and _written_by(scene, quotation):
            named[at], rules[at] = Label.WORK_OF_ART, "rule:quoted_work"
    for at in range(1, len(quoted)):
        if named[at] is None and named[at - 1] is Label.WORK_OF_ART and _listed(scene, quoted[at - 1], quoted[at]):
            named[at], rules[at] = Label.WORK_OF_ART, "rule:quoted_list"
    for quotation, label, rule in zip(quoted, named, rules, strict=True):
        first, last = quotation.first, quotation.last
        if label is None or not (scene.words[first].capital or scene.words[first].number):
            continue
        if label is Label.ORG:
            head = last + 1
            if head < len(scene.words) and match_head(scene.words[head].plain, HEADS):
                last = head
            yield Found(first, last, label, "rule:quoted_body")
            continue
        yield Found(first, _with_ending(scene, last) if label is Label.WORK_OF_ART else last, label, rule)
        alias = _bracketed(scene, last + 1) if rule == "rule:quoted_title" else None
        if alias is not None and label is Label.WORK_OF_ART and scene.words[alias[0]].capital:
            yield Found(alias[0], alias[1], label, rule)


def _with_ending(scene: Scene, last: int) -> int:
    """The word of a case ending glued to the closing mark, which belongs to the title: ``“Sevil”i``, ``«Kəşkül»də``."""
    following = last + 1
    if following >= len(scene.words):
        return last
    word = scene.words[following]
    mark = word.before
    glued = bool(mark) and mark[0] in _CLOSING and all(sign in "’'" for sign in mark[1:])
    return following if glued and not word.capital and _ENDING.fullmatch(word.plain) else last


#: Possessive and case endings, plain spelling.
_ENDING = re.compile(r"(?:s?[iuü]|[iuü]m)?(?:n?[iuü]n|[yn]?[ae]|[yn]?[iuü]|n?[dt][ae](?:n|ki)?|y?l[ae])?")


def _bracketed(scene: Scene, first: int) -> tuple[int, int] | None:
    """The words of a bracket that opens before the word ``first``, if it is short."""
    words = scene.words
    if first >= len(words) or not words[first].before.strip().endswith("("):
        return None
    for last in range(first, min(first + 8, len(words))):
        behind = words[last + 1].before if last + 1 < len(words) else scene.line.after
        if ")" in behind:
            return first, last
    return None


def _written_by(scene: Scene, quotation: Quotation) -> bool:
    """Whether words before or behind say that somebody wrote or printed what is quoted.

    A person in the genitive before it, a person in a bracket behind it, or an issue or article it stands in
    (``sayısında “...”``, ``məqaləsi “...”``).
    """
    first, last = quotation.first, quotation.last
    if last == first and scene.words[first].plain in OPENERS:
        return False
    if last + 1 < len(scene.words) and scene.words[last + 1].plain in _SPOKEN:
        return False
    if any(mark in word.before for word in scene.words[first + 1 : last + 1] for mark in ".!?"):
        return False
    if first > 0:
        before = scene.words[first - 1]
        genitive = _GENITIVE.search(before.plain) is not None
        if genitive and (scene.in_person(first - 1) or scene.is_surname(first - 1)):
            return True
        if match_head(before.plain, WORKS | _ISSUES) and before.plain.endswith(
            ("nda", "nde", "ndaki", "ndeki", "si", "i")
        ):
            return True
    bracket = _bracketed(scene, last + 1)
    if bracket is None:
        return False
    if bracket[0] == bracket[1] and scene.words[bracket[0]].number and len(scene.words[bracket[0]].stem) == 4:
        return True  # the year of publication
    return scene.in_person(bracket[1]) or scene.is_surname(bracket[1])


def _known_title(scene: Scene, quotation: Quotation) -> bool:
    """Whether a gazetteer knows the quoted words as a title and as nothing else."""
    start, end = scene.words[quotation.first].start, scene.words[quotation.last].end
    hits = scene.index.exact(fold(scene.reading.text[start:end]))
    return bool(hits) and all(hit.label is Label.WORK_OF_ART for hit in hits)


#: What follows words that were said, not written as a title.
_SPOKEN = plain_words(
    "diye deyə deye şiarı şüarı sözleri sözləri sözü ifadesi ifadəsi cümlesi cümləsi demişti dedi deyir diyor ki"
)
_GENITIVE = re.compile(r"n?[iuü]n$")
_ISSUES = plain_words("sayısı nüshası nömrəsi nüsxəsi səhifəsi")


def _named_by(scene: Scene, quotation: Quotation) -> Label | None:
    """What the words behind a quotation say it names."""
    at = quotation.last + 1
    words = scene.words
    bracket = _bracketed(scene, at)
    if bracket is not None:
        at = bracket[1] + 1
        if at >= len(words) or words[at].before.strip() not in {")", "”)", ")”"}:
            return None
    elif at >= len(words) or not _blank_but_marks(words[at].before):
        return None
    spelling = words[at].plain
    if match_head(spelling, WORKS):
        return Label.WORK_OF_ART
    form = match_head(spelling, HEADS)
    if form is not None and HEADS[form].label in {Label.ORG, Label.EVENT}:
        return HEADS[form].label
    if match_head(spelling, BUILDINGS):
        return Label.FAC
    return _kind_behind(scene, at) if spelling in NAMED else None


def _blank_but_marks(gap: str) -> bool:
    return all(mark.isspace() or mark in _CLOSING or mark in "’'" for mark in gap)


def _listed(scene: Scene, quotation: Quotation, follower: Quotation) -> bool:
    """Whether only a comma or ``ve`` parts two quotations."""
    at = quotation.last + 1
    bracket = _bracketed(scene, at)
    between = scene.words[at if bracket is None else bracket[1] + 1 : follower.first]
    if not between:
        return True
    # ``Tiflisin “A”, Bakının “B” qəzetləri``: each title has its town before it
    return len(between) == 1 and (between[0].plain in {"ve", "ile", "ya"} or between[0].capital)


def _unquoted(scene: Scene, inside: set[int]) -> Iterator[Found]:
    words = scene.words
    for position in range(1, len(words)):
        form = match_head(words[position].plain, WORKS)
        if form is None or position in inside or not words[position].spaced or (position - 1) in inside:
            continue
        plural = form.endswith(("leri", "lari"))
        last = position - 1
        while last >= 0:
            first = _named_after(scene, last, form) or _run(scene, last, inside)
            if first is None:
                break
            general = form not in _PERIODICALS and _only_general(scene, first, last)
            if not (general or _only_people(scene, first, last) or (plural and _only_place(scene, first, last))):
                yield Found(first, last, Label.WORK_OF_ART, "rule:title_head")
            last = _item_before(scene, first) if plural else -1


def _named(scene: Scene, inside: set[int]) -> Iterator[Found]:
    """``Tonguç adlı küçük mecmua``, ``Heyder isimli birisi``: a name before ``adlı`` without quotation marks."""
    for position in range(1, len(scene.words)):
        word = scene.words[position]
        if word.plain not in NAMED or word.capital or position - 1 in inside or not word.spaced:
            continue
        label = _kind_behind(scene, position)
        first = None if label is None else _run(scene, position - 1, inside)
        if label is not None and first is not None:
            yield Found(first, position - 1, label, "rule:named")


def _kind_behind(scene: Scene, named: int) -> Label | None:
    """What the words behind ``adlı`` say the name before it names."""
    for word in scene.words[named + 1 : named + 5]:
        forms = spellings(word.text, scene.lang)
        if forms & WORK_NOUNS or match_head(word.plain, WORKS):
            return Label.WORK_OF_ART
        if forms & BODY_NOUNS:
            return Label.ORG
        if forms & PERSON_NOUNS:
            return Label.PERSON
    return None


def _named_after(scene: Scene, last: int, form: str) -> int | None:
    """``Molla Nəsrəddin jurnalı``: a person's name right before the noun of a periodical."""
    if form not in _PERIODICALS:
        return None
    person = scene.person_ending(last)
    return person.first if person is not None and person.first > 0 else None


_PERIODICALS = plain_words("dergisi mecmuası məcmuəsi jurnalı gazetesi qəzeti bülteni")


def _run(scene: Scene, last: int, inside: set[int]) -> int | None:
    """The first word of the capitalised words that end at ``last``."""
    words = scene.words
    first: int | None = None
    at = last
    while at >= 0 and at not in inside and last - at < 6:
        word = words[at]
        if not word.capital:
            # the Persian izafet joins: ``Âlem-i Nisvan``
            if word.plain in {"i", "yi"} and word.hyphened and at != last and at > 0 and words[at - 1].capital:
                at -= 1
                continue
            break
        if scene.in_person(at) or (at != last and scene.is_surname(at)):
            break
        if word.initial or (word.ending and at != last) or scene.is_date_word(at):
            break
        if word.plain in FUNCTION_WORDS and not (at != last and words[at + 1].hyphened):
            break
        if word.ending and at == last:
            break
        if word.plain in AFTER or is_office(word, scene.lang):
            break
        if case_of(word) is not None and not (at > 0 and words[at - 1].plain in {"i", "yi"}):
            break
        if at != last and scene.index.inflected(word, scene.lang):
            break
        if at != last and scene.opens(at) and _opens_only(scene, word):
            break
        first = at
        if not (word.spaced or word.hyphened):
            break
        at -= 1
    if first is not None and first == last and scene.opens(first):
        known = scene.reading.capitals(words[first]) > 1
        if not known and (words[first].plain in OPENERS or scene.reading.common(words[first])):
            return None
    return first


def _opens_only(scene: Scene, word: Word) -> bool:
    """``Çıkardığı | Ayna dergisi``, ``Rapor | Kastamonu gazetesi``: a participle or noun with a sentence's capital."""
    return scene.reading.common(word) or bool(_PARTICIPLE.search(word.plain)) or word.plain in _PRINTED


_PARTICIPLE = re.compile(r"[dt][iuü]ğ[iuü]$|(?:diyi|duğu|düyü|tiyi)$")
#: Written things that a sentence may begin with before the name of the periodical that prints them.
_PRINTED = plain_words("bəyanat beyanat bəyanname haber xəbər ilan elan makale məqalə mektup məktub rapor raport yazı")


def _item_before(scene: Scene, first: int) -> int:
    """The last word of the list item before ``first``, or -1."""
    words = scene.words
    if first == 0:
        return -1
    if words[first].before.strip() == ",":
        return first - 1
    if words[first].spaced and words[first - 1].plain in {"ve"} and first >= 2 and words[first - 1].spaced:
        return first - 2
    return -1


def _only_people(scene: Scene, first: int, last: int) -> bool:
    """``Rus gazetesi``: a people before the noun is no title."""
    if first != last:
        return False
    word = scene.words[first]
    return not spellings(word.text, scene.lang).isdisjoint(GROUPS)


def _only_general(scene: Scene, first: int, last: int) -> bool:
    """``Yüksek Lisans tezi``, ``Araştırma makalesi``: common words before what is no periodical."""
    return all(scene.words[at].plain in OPENERS for at in range(first, last + 1))


def _only_place(scene: Scene, first: int, last: int) -> bool:
    return first == last and bool(scene.labels(first) & {Label.GPE, Label.LOC})
