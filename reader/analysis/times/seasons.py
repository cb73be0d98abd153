"""Seasons of a year: "the spring of 1916", "last summer", "winter"; not every fall is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.lists import vocabulary
from reader.analysis.times import words
from reader.analysis.times.dates import carried, month_year
from reader.analysis.times.direction import direction
from reader.analysis.times.scene import Match, Value

if TYPE_CHECKING:
    from datetime import date


def season(match: Match) -> Value | None:
    """Read "the spring of 1916", "last summer", "winter"."""
    name = match.first(words.SEASONS)
    year = match.year()
    scene = match.scene
    if match.has(words.ERA):
        digits = next((word for word in match.words if word.isdecimal()), "")
        return Value("DATE", f"BC{int(digits):04}-{name}") if 0 < len(digits) < 5 else None
    if ("fall" in match.words and _is_drop(match)) or _in_place(match):
        return None
    if year is None and scene.narrative and scene.told.startswith("BC"):
        return Value("DATE", f"{scene.told[:6]}-{name}")
    if year is None and scene.narrative:
        year = scene.year
    if year is None:
        year = _season_year(match, name, scene.date)
    if year is None:
        return Value("DATE", f"XXXX-{name}")
    return Value("DATE", f"{year:04}-{name}", match.mod())


def _is_drop(match: Match) -> bool:
    """Tell what "the fall of the city" and "blamed for the fall" are from the season."""
    before = match.scene.word(match.start - 1)
    return match.scene.word(match.end) == "of" or ("the" in match.words and before not in _BEFORE_FALL and not match.year())


_BEFORE_FALL = vocabulary("in during by until since through throughout")


def _in_place(match: Match) -> bool:
    """Tell "Spring Hill" by its capitals."""
    tokens, text = match.scene.tokens, match.scene.text
    after = tokens[match.end] if match.end < len(tokens) else None
    if match.scene.narrative or len(match.words) > 1 or after is None:
        return False
    return all(text[token.start].isupper() for token in (tokens[match.start], after))


def _season_year(match: Match, name: str, now: date | None) -> int | None:
    month = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}[name]
    near = match.has(words.LAST) or match.has(words.NEXT) or match.has(words.THIS)
    told = None if near else carried(match.scene, match.start, match.end, month)
    if told is not None:
        return told
    if now is None:
        return None
    # a winter has the year in which it begins, the one before its January
    begun = int(name == "WI")
    if match.has(words.LAST):
        return (now.year if month + 1 < now.month else now.year - 1) - begun
    if match.has(words.NEXT):
        return (now.year if month > now.month else now.year + 1) - begun
    if match.has(words.THIS):
        return now.year - (begun and now.month < _SUMMER)
    year = month_year(match.scene, month, direction(match.scene, match.start, match.end))
    return year - begun if year else None


# from this month on "this winter" is the next
_SUMMER = 6
