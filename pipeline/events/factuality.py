"""How the source presents a happening: asserted, negated, planned or reported.

Read off the trigger's own form (negation, future, necessity), the words after it on which it depends
(``kurmak istediler``, ``kurulması planlandı``, ``gelmesi engellendi``) and the speech it stands in (a quotation,
``X'e göre``, ``geldiğini iddia etti``). Negation (``denial.py``) is the strongest sign, then plan (``plans.py``), then
report (``ascription.py``, ``speech.py``).
"""

from __future__ import annotations

from pipeline.events.ascription import is_ascribed, is_rumoured
from pipeline.events.clauses import following, governors
from pipeline.events.denial import is_negated
from pipeline.events.forms import Form
from pipeline.events.lexicon import Find, Slot
from pipeline.events.phrases import Phrases
from pipeline.events.plans import is_future, is_planned, is_planned_noun, leans_on_plan
from pipeline.records import Factuality


def factuality(find: Find, phrases: Phrases, quoted: bool) -> Factuality:
    """How the sentence presents the happening of one trigger.

    Args:
        find: the trigger.
        phrases: its sentence.
        quoted: whether it stands in quoted speech.
    """
    after = following(find.end, phrases)
    nominal = find.ending.form in (Form.VERBAL_NOUN, Form.INFINITIVE)
    governed = governors(find, phrases) if nominal else None
    if is_negated(find, phrases, after, governed):
        return Factuality.NEGATED
    if is_rumoured(find, phrases):
        return Factuality.REPORTED
    if is_future(find, phrases, after):
        return Factuality.PLANNED
    if governed is not None and is_planned(find, phrases, governed):
        return Factuality.PLANNED
    if leans_on_plan(find, phrases) or (find.slot is Slot.NOUN and is_planned_noun(find, phrases, after)):
        return Factuality.PLANNED
    if quoted or is_ascribed(find, phrases):
        return Factuality.REPORTED
    return Factuality.ASSERTED
