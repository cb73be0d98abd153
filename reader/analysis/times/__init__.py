"""Time expressions of a text with their TIMEX3 values, by rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.analysis.times.lexer import read
from reader.analysis.times.scene import Match, Scene, Value
from reader.model import Time

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reader.model import Span

_YEAR = re.compile(r"(?<![\w.,$£€-])(1[0-9]\d\d|20\d\d)(?![\w,]|\.\d)")
_DEICTIC = re.compile(
    r"\b(?:today|yesterday|tomorrow|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:last|next|this) (?:week|month|year))\b"
)
_PRECISE = re.compile(r"(?:BC)?\d{2,4}(?:-(?:\d\d|Q\d|H\d|W\d\d|SP|SU|FA|WI)(?:-(?:\d\d|WE))?)?(?:T.*)?\Z")
# a year within this many code points of its sentence's beginning sets the time of what follows ("In 2003, …")
_LEAD = 12


def find(text: str, sentences: Sequence[Span], date: date | None) -> tuple[Time, ...]:
    """Find the time expressions of a text in order; relative ones are resolved against the story's date."""
    from reader.analysis.times.rules import RULES

    tokens, signs = read(text)
    scene = Scene(text, tokens, sentences, date, narrative=_is_narrative(text, date))
    candidates = [
        (found.start(), -found.end(), order)
        for order, (pattern, _) in enumerate(RULES)
        for found in pattern.finditer(signs)
        if found.end() > found.start()
    ]
    candidates.sort()
    times: list[Time] = []
    reached = 0
    for start, negative, order in candidates:
        if start < reached:
            continue
        value = RULES[order][1](Match(scene, start, -negative))
        if value is None:
            continue
        first, last = start + value.skip, -negative - value.drop
        if value.value:
            times.append(_time(scene, first, last, value))
            scene.reached = last
            _remember(scene, start, value)
        reached = last
    return tuple(times)


def _time(scene: Scene, first: int, last: int, value: Value) -> Time:
    start, end = scene.tokens[first].start, scene.tokens[last - 1].end
    return Time(start, end, scene.text[start:end], value.type, value.value, value.mod, value.anchor)


def _remember(scene: Scene, token: int, value: Value) -> None:
    """Keep a date that is sure as the one told last."""
    if value.value.startswith("FY"):
        scene.told = value.value
    if value.type not in ("DATE", "TIME") or not _PRECISE.match(value.value):
        return
    if scene.narrative and _deictic(scene, token, value):
        return
    scene.told = value.value.partition("T")[0]
    if value.value[:4].isdecimal():
        if not scene.narrative and not any(value.value[:4] in scene.word(place) for place in range(token, token + 6)):
            return
        number = scene.sentence(token)
        leading = bool(scene.sentences) and scene.tokens[token].start - scene.sentences[number].start < _LEAD
        scene.year, scene.year_sentence, scene.leads = int(value.value[:4]), number, leading or len(scene.told) > 4


def _deictic(scene: Scene, token: int, value: Value) -> bool:
    """Tell a date that a history counts from its own writing: "today", "last year"."""
    year = value.value[:4]
    return (
        scene.date is not None
        and year == f"{scene.date.year:04}"
        and scene.year != scene.date.year
        and all(year not in scene.word(place) for place in range(token, token + 6))
    )


def _is_narrative(text: str, date: date | None) -> bool:
    """Tell a history: the years told lie far from the story's, and hardly a day is told from the story's own."""
    start = text[:20_000]
    years = [int(found[0]) for found in _YEAR.finditer(start)]
    far = sum(1 for year in years if date is None or abs(year - date.year) > 1)
    return far >= 4 and far > 2 * (len(years) - far + len(_DEICTIC.findall(start)))
