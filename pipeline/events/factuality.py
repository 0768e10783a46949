"""How the source presents a happening: asserted, negated, planned or reported.

Read off the trigger's own form (negation, future, necessity), the words after it on which it depends
(``kurmak istediler``, ``kurulması planlandı``, ``gelmesi engellendi``) and the speech it stands in (a quotation,
``X'e göre``, ``geldiğini iddia etti``). Negation is the strongest sign, then plan, then report.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from pipeline.events.forms import Case, Form
from pipeline.events.lexicon import Find
from pipeline.events.phrases import Phrases
from pipeline.events.words import ACCORDING, ACHIEVED, BEGUN, NOT, PLANNED, PREVENTED, PURPOSE, SAYING, TESTIMONY
from pipeline.records import AnalysedText, Factuality, Paragraph, Zone
from pipeline.spans import Span

_REACH = 5
#: in words; how far "according to" is looked for
_ASCRIPTION_REACH = 60
#: longest stretch, in code points, that is still a quoted title or catchword and no speech
_SHORT = 70


class QuotedSpeech:
    """The stretches of a document that are somebody else's words.

    Args:
        analysed: the document; quotation marks are paired within a paragraph, block quotations count whole.
    """

    def __init__(self, analysed: AnalysedText) -> None:
        text = analysed.laid_out.text
        used = {sentence.paragraph for sentence in analysed.sentences}
        self._spans: list[Span] = []
        for paragraph in analysed.laid_out.paragraphs:
            if paragraph.index in used:
                self._spans += _quotations(text, paragraph)

    def covers(self, span: Span) -> bool:
        """Whether a span stands in quoted speech."""
        position = bisect_right(self._spans, Span(span.start, 1 << 62)) - 1
        return position >= 0 and self._spans[position].contains(span)


_MARK = re.compile('[“”"«»„]')
_OPENS = frozenset("“«„")


def _quotations(text: str, paragraph: Paragraph) -> list[Span]:
    if paragraph.zone is Zone.BLOCK_QUOTE:
        return [paragraph.span]
    spans: list[Span] = []
    start = -1
    for match in _MARK.finditer(text, paragraph.span.start, paragraph.span.end):
        mark = match.group()
        opens = mark in _OPENS or (mark == '"' and start < 0)
        if opens:
            start = match.end()
        elif start >= 0:
            if match.start() - start > _SHORT:
                spans.append(Span(start, match.start()))
            start = -1
    return spans


def factuality(find: Find, phrases: Phrases, quoted: bool) -> Factuality:
    """How the sentence presents the happening of one trigger.

    Args:
        find: the trigger.
        phrases: its sentence.
        quoted: whether it stands in quoted speech.
    """
    after = _following(find.end, phrases)
    ending = find.ending
    if ending.negated or (after and after[0] in NOT):
        return Factuality.NEGATED
    nominal = ending.form in (Form.VERBAL_NOUN, Form.INFINITIVE)
    governed = _governors(find, phrases) if nominal else []
    if nominal and any(key.startswith(PREVENTED) for key in governed[:3]):
        return Factuality.NEGATED
    if ending.future:
        return Factuality.PLANNED
    if nominal and _is_planned(find, phrases, governed):
        return Factuality.PLANNED
    if quoted or _according_to(find, phrases) or _in_reported_clause(find, after):
        return Factuality.REPORTED
    return Factuality.ASSERTED


def _is_planned(find: Find, phrases: Phrases, governed: Sequence[str]) -> bool:
    """Whether an infinitive or verbal noun names something intended, demanded or hoped for."""
    if any(key.startswith(ACHIEVED) for key in governed[:3]) or phrases.keys[find.end - 1].endswith(("makla", "mekle")):
        return False
    if governed and (governed[0] in PURPOSE or any(key.startswith(PLANNED) for key in governed)):
        return True
    bare = find.ending.form is Form.INFINITIVE or not find.ending.possessed
    return bare and not (governed and governed[0].startswith(BEGUN))


def _following(start: int, phrases: Phrases) -> list[str]:
    """Keys of the words after a trigger, up to the end of its clause."""
    result: list[str] = []
    for index in range(start, min(len(phrases.words), start + _REACH + 4)):
        word = phrases.words[index]
        if word.key in {".", ";", ":", "!", "?"}:
            break
        if word.key.isalpha() and word.name < 0:
            result.append(word.key)
        if word.form is not None or len(result) >= _REACH:
            break
    return result


def _governors(find: Find, phrases: Phrases) -> list[str]:
    """The words that govern a nominalised trigger; coordinated nominalisations share them.

    ``X'in kurulması ve Y'nin kapatılması konusunda``: *konusunda* belongs to both.
    """
    start = find.end
    for _hop in range(4):
        words = phrases.words
        if start >= len(words) or words[start].key not in {",", "ve"}:
            break
        after = next(
            (
                index
                for index in range(start + 1, min(len(words), start + 16))
                if _is_nominalised(index, phrases) or words[index].form in (Form.FINITE, Form.SUBJECT_PARTICIPLE)
            ),
            None,
        )
        if after is None or not _is_nominalised(after, phrases):
            break
        start = after + 1
    return _following(start, phrases)


def _is_nominalised(index: int, phrases: Phrases) -> bool:
    return phrases.words[index].form in (Form.VERBAL_NOUN, Form.INFINITIVE)


def _in_reported_clause(find: Find, after: Sequence[str]) -> bool:
    """``geldiğini iddia etti``: the trigger is the object of a verb of saying that follows at once."""
    ending = find.ending
    return (
        ending.form is Form.OBJECT_PARTICIPLE
        and ending.case is Case.ACC
        and any(key.startswith(SAYING) for key in after)
    )


def _according_to(find: Find, phrases: Phrases) -> bool:
    """``Kengerli'ye göre`` or ``anlattığına göre`` ascribes what follows in its clause."""
    keys = phrases.keys
    for index in range(find.start - 1, max(0, find.start - _ASCRIPTION_REACH), -1):
        if phrases.words[index].form is Form.FINITE or keys[index] == ";":
            return False
        if keys[index] in ACCORDING:
            before = keys[index - 1]
            return phrases.words[index - 1].name >= 0 or before.startswith(TESTIMONY) or bool(_SAID.fullmatch(before))
    return False


_SAID = re.compile(r".+[dt][ıiuü](?:ğ[ıi]n[ae]|y[iü]ne|kl[ae]r[ıi]n[ae])")
