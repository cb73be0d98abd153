"""When "one" counts: it is mostly an article ("one analyst said") or a pronoun ("the old one")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reader.analysis.figures.counted import ADJECTIVE, STOPS, word_before, words_after
from reader.analysis.figures.units import is_plural, singular
from reader.analysis.lists import vocabulary

if TYPE_CHECKING:
    from reader.analysis.figures.numbers import Number

_CASUALTIES: Final = vocabulary("death fatality casualty injury arrest")
_CASUALTY_WORDS: Final = vocabulary("dead injured wounded missing homeless")
_HARMED = "killed|dead|died|injured|wounded|arrested|missing|detained|hurt|hospitali[sz]ed|rescued|charged"
_HARMING = re.compile(r"\b(?:kill|wound|injur|arrest|detain|rescu)(?:s|es|ed|e|ing)\s$", re.IGNORECASE)
_LEAVING = re.compile(r"\b(?:left|leav(?:es|ing))\s$", re.IGNORECASE)
# "One person is believed to have died", "one man was shot dead"
_BEFALLEN = re.compile(
    rf"\s[a-z]+(?:\s[a-z]+)?(?:\s(?:is|was|has|had|have|been|being|to|be|believed|feared|presumed|reported|confirmed|found|"
    rf"also|later|still|shot|seriously|critically|badly|slightly)){{0,6}}\s(?:{_HARMED})\b"
)
_MANY = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?)\b"
# "one of the wounded died", "one of those who were hurt"
_OF_HARMED = re.compile(
    rf"\sof\s(?:the|those|these|its|their)\s(?:[a-z]+\s)?(?:(?:{_HARMED})\b|(?:victims|casualties|fatalities)\b"
    rf"|(?:who\s)?(?:was|were|had\sbeen)\s(?:[a-z]+\s)?(?:{_HARMED})\b)"
)
# "21 women and one man", "one count of murder and seven counts"
_SOME = re.compile(rf"\b{_MANY}[^.;:()\n]*$", re.IGNORECASE)
_JOINED_AFTER = re.compile(rf"\s[a-z]+(?:\s[a-z]+){{0,3}},?\s(?:and|or)\s{_MANY}", re.IGNORECASE)
# "the Crew-4 flight carries three NASA astronauts": the three, too
_COUNTED = re.compile(rf"\b{_MANY}(?=((?:\s[A-Za-z-]+){{1,3}}))", re.IGNORECASE)
_CLAUSE_ENDS = re.compile(r"[.!?;\n]\s?")
# "one Eritrean man and a Libyan"
_OTHER_AFTER = re.compile(r"\s(?:[A-Za-z][a-z]+\s){1,3}and\s(?:an?|another)\s[A-Za-z]")
# "Six had injuries. One showed signs of torture."
_SOME_SENTENCE = re.compile(rf"\b{_MANY}[^.;:()\n]*[.;]\s$", re.IGNORECASE)
_VERB_AFTER = re.compile(r"\s(?:was|is|has|had|[a-z]{3,}ed)\s[a-z]")
# "killing one and wounding three"
_ALONE: Final = vocabulary(". , ; and in at on near outside inside before after during while as")
_ONLY = re.compile(r"(?<!\bthe )(?<!\bthe very )\b(?:only|just)\s$", re.IGNORECASE)
_OF_THEM = re.compile(r"\sof\s(?:them|whom|these|those)\b")
_FIGURATIVE: Final = vocabulary("""
    thing way reason side hand point example step word question problem time place piece part kind who that of
""")
_SPEECH: Final = vocabulary("""
    said says told tells added adds wrote writes asked asks called recalled described explained whose who
""")


def counts_one(text: str, number: Number, unit: str) -> bool:
    """Tell "killed one motorcyclist", "21 women and one man", "only one stock" from "one of the best", "one analyst said"."""
    if number.modifier is not None or number.upper is not None:
        return bool(unit) or _OF_THEM.match(text, number.end) is not None
    joined = (
        word_before(text, number.start).lower() in {"and", "or"}
        and _SOME.search(text[max(0, number.start - 60) : number.start]) is not None
    )
    before = text[max(0, number.start - 14) : number.start]
    harming = _HARMING.search(before) is not None
    if _OF_HARMED.match(text, number.end):
        return True
    if _OF_THEM.match(text, number.end):
        return joined or harming
    rest = [word.lower() for word in words_after(text, number.end, 4)]
    if harming and (not rest or rest[0] in _ALONE):
        return True
    if _is_rest(text, number):
        return _SPEECH.isdisjoint(rest)
    if not rest or rest[0] in _FIGURATIVE or not rest[0][0].isalnum():
        return False
    if not rest[0].isalpha():
        return joined
    if _LEAVING.search(before) and not _CASUALTY_WORDS.isdisjoint(rest[1:]):
        return True
    if _ONLY.search(text, max(0, number.start - 14), number.start):
        return True
    if rest[0] in STOPS or ADJECTIVE.search(rest[0]) or not _SPEECH.isdisjoint(rest[1:]):
        return False
    return (
        joined
        or harming
        or rest[0] in _CASUALTIES
        or _JOINED_AFTER.match(text, number.end) is not None
        or _OTHER_AFTER.match(text, number.end) is not None
        or _is_counted_before(text, number, rest[0])
        or _BEFALLEN.match(text, number.end) is not None
    )


def _is_counted_before(text: str, number: Number, noun: str) -> bool:
    """Tell "took 27 seats and the other party won one seat": the sentence counts the same thing before."""
    clause = _CLAUSE_ENDS.split(text[max(0, number.start - 220) : number.start])[-1]
    return any(is_plural(word) and singular(word) == noun for told in _COUNTED.finditer(clause) for word in told[1].split())


def _is_rest(text: str, number: Number) -> bool:
    """Tell "Six had injuries. One showed signs of torture": one of those that the sentence before counts."""
    return (
        text[number.digits].isupper()
        and _VERB_AFTER.match(text, number.end) is not None
        and _SOME_SENTENCE.search(text[max(0, number.start - 160) : number.start]) is not None
    )
