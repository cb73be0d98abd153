"""Time expressions of a text with their TIMEX3 values, by rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.analysis.times.direction import direction
from reader.analysis.times.lexer import compiled, read
from reader.analysis.times.scene import Match, Scene, Value
from reader.analysis.times.words import WEEKDAY
from reader.model import Time

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reader.model import Span

_YEAR = re.compile(r"(?<![\w.,$£€-])(1[0-9]\d\d|20\d\d)(?!\w|[.,]\d)")
_ANCIENT = re.compile(r"\b\d{2,4} B\.?C\b")
_DEICTIC = re.compile(rf"\b(?:today|yesterday|tomorrow|{WEEKDAY}|(?:last|next|this) (?:week|month|year))\b")
_NOW = re.compile(
    r"\b(?:today|yesterday|tomorrow|(?<!the )(?:last|this) (?:week|month|year)|"
    rf"{WEEKDAY}(?!,? (?:\d|the \d|[A-Z])))\b"
)
_PRECISE = re.compile(r"(?:BC)?\d{2,4}(?:-(?:\d\d|Q\d|H\d|W\d\d|SP|SU|FA|WI)(?:-(?:\d\d|WE))?)?(?:T.*)?\Z")
# a year that the calendar does not have, from counting on at its ends
_BEYOND = re.compile(r"\A(?:0000|-\d+|\d{5,})(?=[-T]|\Z)")
# news tells its day in its first sentences
_OPENING = 600
# a year within this many code points of its sentence's beginning sets the time of what follows ("In 2003, …")
_LEAD = 12
# a history goes on by fewer years at a time than this, unless a sentence begins with the year
_ASIDE = 3


def find(text: str, sentences: Sequence[Span], date: date | None) -> tuple[Time, ...]:
    """Find the time expressions of a text in order; relative ones are resolved against the story's date."""
    from reader.analysis.times.rules import RULES

    tokens, signs = read(text)
    scene = Scene(text, tokens, sentences, date, narrative=_is_narrative(text, date))
    present = frozenset(signs)
    candidates = [
        (found.start(), -found.end(), order)
        for order, (pattern, needed, _) in enumerate(RULES)
        if not needed or not needed.isdisjoint(present)
        for found in compiled(pattern).finditer(signs)
        if found.end() > found.start()
    ]
    candidates.sort()
    times: list[Time] = []
    reached = 0
    for start, negative, order in candidates:
        if start < reached:
            continue
        value = RULES[order][2](Match(scene, start, -negative))
        if value is None:
            continue
        first, last = start + value.skip, -negative - value.drop
        if value.value:
            value = value._replace(value=_BEYOND.sub("XXXX", value.value))
            times.append(_time(scene, first, last, value))
            scene.reached, scene.last = last, value.value
            if not value.passing:
                _remember(scene, start, value)
        reached = last
    return tuple(times)


def _time(scene: Scene, first: int, last: int, value: Value) -> Time:
    start, end = scene.tokens[first].start, scene.tokens[last - 1].end
    return Time(start, end, scene.text[start:end], value.type, value.value, value.mod, value.anchor)


def _remember(scene: Scene, token: int, value: Value) -> None:
    """Keep a date that is sure as the one told last."""
    if value.value.startswith("FY"):
        scene.told, scene.told_sentence = value.value, scene.sentence(token)
    if value.type not in ("DATE", "TIME") or not _PRECISE.match(value.value):
        return
    if scene.narrative and _deictic(scene, token, value):
        return
    told, number = value.value.partition("T")[0], scene.sentence(token)
    year = int(told[:4]) if told[:4].isdecimal() and len(told) >= 4 else None
    written = year is not None and _is_written(scene, token, told[:4])
    leading = bool(scene.sentences) and scene.tokens[token].start - scene.sentences[number].start < _LEAD
    if scene.narrative and written and len(told) == 4 and not leading and _aside(scene, token, int(told)):
        return
    if _is_of_speech(scene, token) or _ends_quarter(scene, token):
        return
    scene.told, scene.told_sentence = told, number
    if len(told) == 10 and told[:2] != "BC":
        scene.day, scene.day_sentence = told, number
        if not scene.news and scene.is_news(told):
            scene.news = told
    # "the year before" turns no history back
    back = scene.narrative and not written and len(told) == 4 and scene.year is not None and (year or 0) < scene.year
    if year is not None and (written or scene.narrative) and not back:
        scene.year, scene.year_sentence, scene.leads = year, number, leading or len(told) > 4


def _is_of_speech(scene: Scene, token: int) -> bool:
    """Tell the day on which somebody spoke, "he said on Monday": what is told goes on in its own time."""
    before = scene.word(token - 1)
    return not scene.narrative and (scene.word(token - 2) if before == "on" else before) in {"said", "says", "added"}


def _ends_quarter(scene: Scene, token: int) -> bool:
    """Tell the day with which a quarter just told ended: the quarter stays what others are compared with."""
    quarter = "-Q" in scene.told and scene.told_sentence == scene.sentence(token)
    return quarter and scene.word(token - 1) in {"ended", "ending"}


def _is_written(scene: Scene, token: int, year: str) -> bool:
    return any(year in scene.word(place) for place in range(token, token + 6))


def _aside(scene: Scene, token: int, year: int) -> bool:
    """Tell a year that a history mentions in passing: "the worst since 1813", "planned for 1976"."""
    if scene.year is None:
        return False
    return abs(year - scene.year) > _ASIDE or (year > scene.year and direction(scene, token, token + 1) > 0)


def _deictic(scene: Scene, token: int, value: Value) -> bool:
    """Tell a date that a history counts from its own writing: "today", "last year"."""
    year = value.value[:4]
    return (
        scene.date is not None
        and year == f"{scene.date.year:04}"
        and scene.year != scene.date.year
        and not _is_written(scene, token, year)
    )


def _is_narrative(text: str, date: date | None) -> bool:
    """Tell a history: the years told lie long before the story's, and hardly a day is told from the story's own."""
    start = text[:20_000]
    if _NOW.search(start[:_OPENING]):
        return False
    years = [int(found[0]) for found in _YEAR.finditer(start)]
    ancient = len(_ANCIENT.findall(start))
    far = ancient + sum(1 for year in years if date is None or year < date.year - 1)
    near, deictic = len(years) + ancient - far, len(_DEICTIC.findall(start))
    return far >= (7 if near or deictic else 4) and far > 2 * near + 3 * deictic
