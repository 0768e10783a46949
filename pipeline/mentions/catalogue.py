"""Every rule by name: what it looks at, and how often it was right.

``method`` of a mention names its rule. ``confidence`` is the rule's strict precision over the training texts with
gazetteers of places and peoples only, as ``benchmarks/mentions.py --confidences`` prints it:
``(right + 3) / (proposed + 5)``, so a rule that rarely fired leans to 0.6. ``context`` marks rules whose evidence
lies outside the span; on equal spans they overrule a gazetteer that knows the bare name (``Azerbaycan`` of
``Azerbaycan gazetesi``). ``guess`` marks rules that give way to everything else.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.record_classes import record
from pipeline.records import Label


@record
class Rule:
    """A rule of the catalogue.

    Attributes:
        confidence: measured precision.
        says: what the rule looks at, in one line.
        context: whether its evidence lies outside the span.
        guess: whether it only guesses from a capital or an apostrophe, so that everything else goes before it.
    """

    confidence: float
    says: str
    context: bool = False
    guess: bool = False


#: The rules, by the name that stands in ``method``.
RULES: Mapping[str, Rule] = {
    "rule:initials": Rule(0.98, "initials and a family name (`M. E. Resulzade`)"),
    "rule:numbered_ruler": Rule(0.67, "a Roman numeral and a given name (`II. Nikolay`)"),
    "rule:given_surname": Rule(0.97, "a known given name and what follows it with a capital"),
    "rule:given_names": Rule(0.88, "two known given names (`Mustafa Kemal`)"),
    "rule:honorific": Rule(0.94, "a name with `bey`, `Paşa`, `han`, `Şeyx` ..."),
    "rule:surname_ending": Rule(0.95, "a family name by its ending (`-zadə`, `-yev`, `-oğlu`, `-yan`, `-şvili`)"),
    "rule:entry_head": Rule(0.60, "a family name in capitals before given names, at the head of an entry"),
    "rule:signature": Rule(0.60, "a line of a given name and a family name in capitals"),
    "rule:office": Rule(0.82, "capitalised words behind an office or rank (`General Vlasov`)", context=True),
    "rule:two_capitals": Rule(0.43, "two unknown capitalised words inside a sentence", guess=True),
    "rule:lone_place": Rule(0.60, "an unknown word with a place case behind an apostrophe (`Xanköy’de`)", guess=True),
    "rule:lone_person": Rule(0.67, "an unknown word with another ending behind an apostrophe", guess=True),
    "rule:head_org": Rule(0.92, "capitalised words and a head noun of bodies (`... Komitesi`)"),
    "rule:bare_body": Rule(0.90, "a capitalised adjective and a body (`Milli Şura`)"),
    "rule:head_gpe": Rule(0.91, "capitalised words and a head noun of states (`... Cumhuriyeti`)"),
    "rule:head_loc": Rule(0.60, "capitalised words and a head noun of nature (`... Denizi`)"),
    "rule:head_fac": Rule(0.60, "capitalised words and a head noun of buildings (`... Sarayı`)"),
    "rule:head_event": Rule(0.90, "capitalised words and a head noun of events (`... Savaşı`)"),
    "rule:head_law": Rule(0.89, "capitalised words and a head noun of treaties and laws (`... Anlaşması`)"),
    "rule:acronym": Rule(0.83, "two to six capitals that no gazetteer knows", guess=True),
    "rule:acronym_in_brackets": Rule(0.67, "an acronym in brackets behind a name", context=True),
    "rule:state_adjective": Rule(0.67, "`Sovyet`, `Çarlık`, `Büyük` ... and a country"),
    "rule:numbered_body": Rule(0.75, "an ordinal number and a unit (`11-ci ordu`, `806. Tabur`)"),
    "rule:soviets": Rule(0.60, "`Sovyetler` as the state"),
    "rule:dynasty_alone": Rule(0.60, "`Osmanlı` alone, as the state"),
    "rule:dynasty_people": Rule(0.71, "`Osmanlı` before a word of language or descent", context=True),
    "rule:dynasty": Rule(0.86, "a ruling house and `devleti` (`Osmanlı devleti`)"),
    "rule:head_work": Rule(0.71, "capitalised words and `Marşı`"),
    "rule:direction": Rule(0.50, "a direction and a region (`Şimali Qafqaz`)"),
    "rule:quarter": Rule(0.71, "`Batı`, `Şərq` with a case ending, as a part of the world"),
    "rule:settlement": Rule(0.60, "a name before `şehri`, `kəndi` ...", context=True),
    "rule:nature": Rule(0.60, "a name before `nehri`, `dağı` ... in lower case", context=True),
    "rule:building": Rule(0.60, "a name before `oteli`, `sarayı` ... in lower case", context=True),
    "rule:place_proved": Rule(0.79, "an ambiguous place name with a place case or in a list of places", context=True),
    "rule:place_list": Rule(0.60, "an unknown word in a list of known places"),
    "rule:title_head": Rule(0.92, "capitalised words before `dergisi`, `qəzeti` ...", context=True),
    "rule:dateline": Rule(0.80, "capitals and a day at the head of a paragraph (`SABAH, 4 Ekim.`)", context=True),
    "rule:quoted_title": Rule(0.94, "quoted words before `dergisi`, `adlı` ...", context=True),
    "rule:quoted_known": Rule(0.80, "quoted words that a gazetteer knows as a title only", context=True),
    "rule:quoted_list": Rule(0.83, "quoted words in a list that ends in such a noun", context=True),
    "rule:quoted_work": Rule(
        0.89, "quoted words behind an author or an issue, or before an author in brackets", context=True
    ),
    "rule:named": Rule(0.67, "a name before `adlı`, `isimli` and a noun", context=True),
    "rule:bare_building": Rule(0.60, "a name and `Medrese`, `Palas` ... without possessive"),
    "rule:quoted_body": Rule(0.60, "quoted words and a head noun of bodies (`“Difai” partiyası`)"),
    "rule:people": Rule(0.90, "the lexicon of peoples and groups, in any case form"),
    "rule:tribe": Rule(0.60, "a name before `kabilesi`, `aşireti`, `tayfası` ...", context=True),
    "rule:people_of_place": Rule(0.57, "a place and a people (`Kırım Tatarları`)"),
    "rule:people_derived": Rule(0.60, "a place with `-lı`, a body with `-çı`"),
    "document:surname": Rule(0.91, "a family name alone, known from a full name of the text"),
    "document:given_name": Rule(0.50, "a given name alone, known from a full name of the text"),
    "document:title": Rule(0.71, "a title alone, known from a context of the text"),
    "document:quoted_title": Rule(0.60, "a title in quotation marks, known from a context of the text", context=True),
    "document:name": Rule(0.83, "a one-word name that a context rule settled elsewhere in the text"),
}

#: Strict precision of the gazetteers by label, over the training texts.
GAZETTEER: Mapping[Label, float] = {
    Label.PERSON: 0.98,
    Label.ORG: 0.97,
    Label.GPE: 0.98,
    Label.LOC: 0.95,
    Label.FAC: 0.8,
    Label.WORK_OF_ART: 0.87,
    Label.EVENT: 0.95,
    Label.LAW: 0.94,
    Label.NORP: 0.97,
}


def confidence_of(method: str, label: Label) -> float:
    """The measured precision of a method, 0.5 for one that the catalogue does not know."""
    if method in RULES:
        return RULES[method].confidence
    if method.startswith("gazetteer:"):
        return GAZETTEER.get(label, 0.5)
    return 0.5


def is_guess(method: str) -> bool:
    """Whether the method only guesses."""
    return method in RULES and RULES[method].guess


def is_contextual(method: str) -> bool:
    """Whether the method's evidence lies outside the span."""
    return method in RULES and RULES[method].context
