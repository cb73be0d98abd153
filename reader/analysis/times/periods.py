"""Units that "the" alone points to: "for the year", "the day's trading", "the rest of the week", "mid-year"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.lists import vocabulary
from reader.analysis.times import words
from reader.analysis.times.calendars import add, begins, day, show
from reader.analysis.times.dates import month_year
from reader.analysis.times.direction import direction
from reader.analysis.times.named import named
from reader.analysis.times.quarters import ending
from reader.analysis.times.relative import told_unit, unit
from reader.analysis.times.scene import Match, Value
from reader.analysis.times.seasons import season

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

# "the time of the year", "Person of the Year": any year
_ANY = vocabulary("""
    time times day days hour hours week weeks month months part parts person man woman player car book team company word
    issue question order soup quote song album game coach rookie
""")


def the_unit(match: Match) -> Value | None:
    """Read "the year", "the quarter", "the day's": the one told of just now, else the story's."""
    scene = match.scene
    place = match.start + next(i for i, word in enumerate(match.words) if word in words.UNITS)
    before = scene.word(match.start - 1)
    if scene.word(match.end) == "to" and not scene.word(match.end + 1)[:1].isdecimal():
        return None  # "the year to March"
    if not scene.text[scene.tokens[place].start].islower() or (before == "of" and scene.word(match.start - 2) in _ANY):
        return None
    drop = 2 if match.words[-1] == "s" else 0
    if unit(match) == "Y" and (year := ending(match)):
        return Value("DATE", f"{year:04}")
    if scene.narrative:
        value = told_unit(match)
    else:
        told = _told(match)
        value = Value("DATE", told) if told else None
    return value._replace(drop=drop) if value else None


def _told(match: Match) -> str:
    """Give the unit around what was told last, where that lies in this sentence or the one before; else the story's."""
    scene, size = match.scene, unit(match)
    near = scene.sentence(match.start) - scene.told_sentence <= 1
    if near and size == "Y" and scene.told.startswith("FY"):
        return scene.told[:6]
    finest = {"D": 10, "W": 8, "M": 7, "Q": 7, "Y": 4}.get(size, 0)
    start = begins(scene.told) if near and len(scene.told) >= finest else None
    now = scene.date
    if size == "Q" and now and "-Q" not in (scene.told if near else ""):
        # results are told of the quarter that has ended
        month = next((words.MONTHS[name] for place in (1, 2) if (name := _month_name(match, place)) in words.MONTHS), 0)
        year = month_year(scene, month, -1) if month else None
        start = day(year, month, 1) if year else add(now, "Q", -1)
    start = start or now
    return show(start, size) if start else "PRESENT_REF"


def _month_name(match: Match, place: int) -> str:
    ended = match.scene.word(match.end) in {"ended", "ending", "to", "through"}
    return match.scene.word(match.end + place).rstrip(".") if ended else ""


def middle(match: Match) -> Value | None:
    """Read "mid-year", "midweek" of the story's date."""
    size = unit(match) or {"midyear": "Y", "midweek": "W", "midmonth": "M"}.get(match.words[0], "")
    now = match.scene.date
    if now is None or not size or size.startswith("T"):
        return Value("DATE", "XXXX", "MID") if size else None
    return Value("DATE", show(now, size), "MID")


def some_day(match: Match) -> Value | None:
    """Read "one day he will", "a day when": a day that nobody names, before or after the story as the clause says."""
    scene = match.scene
    towards = direction(scene, match.start, match.end)
    if "a" in match.words:
        low, _ = scene.around(match.start)
        towards = int(towards > 0 or any(scene.word(place) == "if" for place in range(low, match.start)))
    return Value("DATE", "FUTURE_REF" if towards > 0 else "PAST_REF" if towards < 0 else "XXXX-XX-XX")


def such_a_day(match: Match) -> Value | None:
    """Read "on a day when nothing worked": the one told of, else that of the news."""
    return Value("DATE", match.scene.day_at(match.start) or "PRESENT_REF")


def day_that_has_come(match: Match) -> Value | None:
    """Read "that day has come": now, whichever day was told before."""
    scene, place = match.scene, match.end
    place += 2 if scene.word(place) in {"'", "’"} else 1
    place += scene.word(place) in {"now", "finally", "at", "already"}
    return Value("DATE", "PRESENT_REF") if scene.word(place) in {"come", "arrived"} else None


def in_the_day(match: Match) -> Value | None:
    """Read "earlier in the day": the day told just before, else that of the news; in a history the day told last."""
    scene, size = match.scene, len(match.words)
    if scene.narrative:
        told = told_unit(match.part(size - 2, size))  # "the day": "later" is a part of it
        return told._replace(mod=match.mod()) if told else None
    return Value("DATE", scene.day_at(match.start) or "PRESENT_REF", match.mod())


def attacks_day(match: Match) -> Value | None:
    """Read "9/11", the day of the attacks, and no fraction."""
    if [word for word in match.words if word.isdecimal()] != ["9", "11"]:
        return None
    return Value("DATE", "2001-09-11")


def long_weekend(match: Match) -> Value | None:
    """Read "Labor Day weekend" by its day: the weekend that touches it."""
    value = named(match)
    start = begins(value.value) if value else None
    return Value("DATE", show(_saturday(start), "WE")) if start else None


def _saturday(there: date) -> date:
    """Give the Saturday of the weekend nearest to a day."""
    shift = (6 - there.isoweekday()) % 7
    return add(there, "D", shift if shift <= 3 else shift - 7) or there


def in_history(value: str) -> Callable[[Match], Value | None]:
    """Make a reader for words that only a history tells time by: "former", "at that time"."""

    def read(match: Match) -> Value | None:
        if not match.scene.narrative:
            return None
        return Value("DATE", value or match.scene.told or "PAST_REF")

    return read


def history_season(match: Match) -> Value | None:
    """Read a bare "winter" in a history."""
    verb = match.scene.word(match.start - 1) in {"to", "you", "we", "they", "will", "would"}
    return season(match) if match.scene.narrative and not verb else None


def season_after_year(match: Match) -> Value | None:
    """Read "the 2012 winter", but not the name of "the 2012 Summer Games"."""
    token = match.scene.tokens[match.end - 1]
    year = match.year()
    if year is None or not match.scene.text[token.start].islower() or not day(year, 1, 1):
        return None
    return Value("DATE", f"{year:04}-{match.first(words.SEASONS)}")
