"""Common nouns that a trained tagger takes for names.

A network goes by what a word looks like in its sentence, and a capital looks like a name: the capital of a sentence's
first word (``Dernek``, ``Kolxoza``), of a short form for a body named before (``Divan'ın``), of a heading. The
guidelines annotate none of these. Only words that stand alone are judged here; a longer name may hold any noun.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from pipeline.mentions.lexicon.given_names import GIVEN_NAMES
from pipeline.mentions.lexicon.openers import FUNCTION_WORDS, GENERAL_WORDS
from pipeline.mentions.rules.name_parts import is_given, surname_case
from pipeline.mentions.words import Line, Reading, Word, opens, plain, plain_words, spellings
from pipeline.morphology.nouns import NOUNS
from pipeline.records import Label, Lang, Mention

_JUDGED = frozenset({Label.PERSON, Label.ORG, Label.GPE, Label.LOC, Label.FAC, Label.EVENT, Label.LAW})
#: Labels of bodies, states and laws, whose short form may be all the name they have (``Divan``, ``Cumhuriyet``): inside
#: a sentence a network that is sure of them is believed.
_SHORTENED = frozenset({Label.ORG, Label.GPE, Label.LAW})
_SURE = 0.8
#: A base form with fewer letters may be a chance cut of a name (``Evin``, ``Dina``).
_SHORTEST = 4
#: Parts of the world (LOC with a capital), councils that are names, and nouns that are towns or given names as well.
_NAMES_TOO = plain_words(
    "Batı Doğu Qərb Şərq Garp Şark Seym Sinod Duma Ordu Saray Kent Xan Ada Çay Qəsr Sovet Sovyet Səltənət Tümən"
)
#: Nouns of institutions and of printed matter that close few names, and so stand in no lexicon of head nouns.
_OTHERS = plain_words(
    """abidə abide artel bakanlar bələdiyyə belediye əhali ahali fəhlə fəhlələr işçiler kəndli kəndlilər köylüler
    kolhoz kolxoz konferans kooperativ mühacirlər muhacirler müəllimlər nümayəndələr öğretmenler öğrenciler rayon
    sinif sınıf sovhoz sovxoz şagirdlər talebeler tələbələr üsyan yazıçılar zabitlər subaylar"""
)


@cache
def _nouns() -> frozenset[str]:
    return (frozenset(map(plain, NOUNS)) | _OTHERS | GENERAL_WORDS) - _NAMES_TOO - GIVEN_NAMES


def without_common_nouns(reading: Reading, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions less those of one word that is a common noun.

    Args:
        reading: the text.
        mentions: what a trained tagger proposes, in any order.
    """
    return tuple(mention for mention in mentions if not _is_common(reading, mention))


def _is_common(reading: Reading, mention: Mention) -> bool:
    if mention.label not in _JUDGED:
        return False
    line = reading.lines[mention.sentence]
    position = next((at for at, word in enumerate(line.words) if word.start == mention.span.start), None)
    if position is None or line.words[position].end != mention.span.end:
        return False
    word = line.words[position]
    if mention.label in _SHORTENED and mention.confidence >= _SURE and not opens(line, position):
        return False
    return _is_noun(word, line.lang, mention.label) or _merely_opens(reading, line, position)


def _is_noun(word: Word, lang: Lang, label: Label) -> bool:
    """Whether the word is a form of a noun that names nothing by itself, and no given name."""
    if word.plain in FUNCTION_WORDS or plain(word.stem) in FUNCTION_WORDS:
        return True
    if word.ending:
        # towns have such names too, and Turkish sets their case off by the apostrophe: ``Manastır’a``
        return plain(word.stem) in _nouns() and label not in {Label.GPE, Label.LOC}
    forms = {form for form in spellings(word.text, lang) if form == word.plain or _is_cut(word.plain, form)}
    return not forms.isdisjoint(_nouns()) and not (label is Label.PERSON and is_given(word.text, lang))


def _is_cut(spelling: str, form: str) -> bool:
    """Whether a base form leaves enough of the word to be more than chance: ``gənc`` of ``Gəncə`` is none."""
    return len(form) > _SHORTEST or (len(form) == _SHORTEST and len(spelling) > len(form) + 1)


def _merely_opens(reading: Reading, line: Line, position: int) -> bool:
    """Whether a sentence begins with the word, and the text prints it in lower case elsewhere, in whatever form."""
    word = line.words[position]
    if word.ending or not (opens(line, position) or line.shouted or line.titled):
        return False
    if is_given(word.text, line.lang) or surname_case(word.plain) is not None:
        return False
    forms = [form for form in spellings(word.text, line.lang) if len(form) >= _SHORTEST]
    return any(reading.small_in_any_case(form) for form in forms)
