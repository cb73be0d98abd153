"""Units that are not written with their numbers: what the words before say, what the figures before counted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reader.analysis.figures.counted import ADJECTIVE, STOPS
from reader.analysis.figures.units import MONEY, singular
from reader.analysis.lists import vocabulary

if TYPE_CHECKING:
    from reader.analysis.figures.numbers import Number
    from reader.model import Figure, Span

VERBS: Final = {
    "kill": "death", "killed": "death", "killing": "death", "kills": "death", "wounding": "injury", "wounded": "injury",
    "injuring": "injury", "injured": "injury", "injures": "injury", "toll": "death", "deaths": "death",
    "arresting": "arrest", "arrested": "arrest", "dead": "death", "hurting": "injury",
}  # fmt: skip


def verb_unit(text: str, number: Number) -> str:
    """Give the unit that a verb or "toll of" before the number implies: "killing 107"."""
    before = [w.lower() for w in re.findall(r"[^\W\d_]+", text[max(0, number.start - 40) : number.start])][-3:]
    for word in reversed(before):
        if word in VERBS:
            return VERBS[word]
    if re.search(r"\b(?:death )?toll\b[^.;]{0,60}$", text[max(0, number.start - 80) : number.start]):
        return "death"
    of = re.search(
        r"\bnumber of (?:[a-z-]+ ){0,2}?([a-z]+s|people|children|women|men)\b[^.;]{0,60}$",
        text[max(0, number.start - 100) : number.start],
    )
    return singular(of[1]) if of else ""


_DRIVEN = re.compile(
    r"\b(?:dr[io]v(?:e|es|ing)|br(?:ing|ings|inging|ought)|push(?:es|ed|ing)?|lift(?:s|ed|ing)?|rais(?:es|ed|ing)|t(?:ake|akes|aking|ook)|"
    r"sen(?:d|ds|ding|t))\s(?:[^.,;]{1,40}?\s)??(?P<noun>(?:[a-z]+\s)?[a-z]{3,}s)\s(?:(?:to|past|above|over|below|under)\s)?$"
)
_GROWN = re.compile(
    r"\b(?P<noun>[A-Za-z][a-z]{2,}s)\s(?:(?:in|at|for|among|on)\s[^.,;]{1,50}\s)?(?:ha(?:s|ve|d)\s)?"
    r"(?:rose|risen|increased|gr(?:ew|own)|climbed|jumped|fell|fallen|dropped|declined|decreased|shrank)\s(?:from|to)\s$"
)
_UNCOUNTED: Final = vocabulary("prices rates shares temperatures stocks costs sales profits earnings yields odds")


def topic_before(text: str, number: Number) -> str:
    """Give what is counted where it stands before: "drove claims over 150,000", "seats increased from 9"."""
    before = text[max(0, number.start - 120) : number.start]
    topic = _DRIVEN.search(before) or _GROWN.search(before)
    if topic is None or topic["noun"].split()[-1] in _UNCOUNTED:
        return ""
    *first, last = topic["noun"].split()
    kept = [word for word in first if word not in STOPS and not ADJECTIVE.search(word)]
    return " ".join([*kept, singular(last.lower())])


_ANAPHOR = re.compile(r"\b(?:number|figure|total|toll|count|estimate|it)\b", re.IGNORECASE)


def unit_of(text: str, number: Number, unit: str, counted: bool, earlier: Figure | None, sentence: Span | None) -> str:
    """Give the unit of a number that has none written with it: the noun after it, the verb before it, or the figure before."""
    if unit and (counted or number.value == 1):
        return MONEY.get(unit, unit)
    if topic := topic_before(text, number):
        return topic
    implied = verb_unit(text, number)
    if implied:
        return implied
    if earlier is not None and sentence is not None:
        same = earlier.start >= sentence.start
        if same or _ANAPHOR.search(text, max(sentence.start, number.start - 200), number.start):
            return "" if earlier.unit == "percent" else earlier.unit
    return ""
