"""Time expressions of a text with their TIMEX3 values, by rules."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from reader.analysis.times.lexer import read
from reader.analysis.times.scene import Match, Scene, Value
from reader.model import Time

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reader.model import Span

_YEAR = re.compile(r"(?<![\w.,$£€-])(1[0-9]\d\d|20\d\d)(?![\w,]|\.\d)")
_PRECISE = re.compile(r"(?:BC)?\d{2,4}(?:-(?:\d\d|Q\d|H\d|W\d\d|SP|SU|FA|WI)(?:-(?:\d\d|WE))?)?(?:T.*)?\Z")


class _Candidate(NamedTuple):
    start: int
    length: int
    order: int
    rule: int


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
            _remember(scene, start, value)
        reached = last
    return tuple(times)


def _time(scene: Scene, first: int, last: int, value: Value) -> Time:
    start, end = scene.tokens[first].start, scene.tokens[last - 1].end
    return Time(start, end, scene.text[start:end], value.type, value.value, value.mod, value.anchor)


def _remember(scene: Scene, token: int, value: Value) -> None:
    """Keep a date that is sure as the one told last."""
    if value.type not in ("DATE", "TIME") or not _PRECISE.match(value.value):
        return
    scene.told = value.value.partition("T")[0]
    if value.value[:4].isdecimal():
        scene.year, scene.year_sentence = int(value.value[:4]), scene.sentence(token)


def _is_narrative(text: str, date: date | None) -> bool:
    """Tell a history: many years are told, and few of them are the story's."""
    years = Counter(int(found[0]) for found in _YEAR.finditer(text[:20_000]))
    total = sum(years.values())
    near = sum(number for year, number in years.items() if date and abs(year - date.year) <= 1)
    return total >= 8 and near * 3 < total
