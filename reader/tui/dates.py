"""Dates in the words and the width that a person reads at a glance; pure."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from reader.record import record

if TYPE_CHECKING:
    from reader.model import Precision

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter", "Q1": "first quarter", "Q2": "second quarter"}
_SEASONS |= {"Q3": "third quarter", "Q4": "fourth quarter", "H1": "first half", "H2": "second half"}
_DAY = r"(\d{4})-(\d\d)-(\d\d)"
_WEEK = r"(\d{4})-W(\d\d)"
_MONTH = r"(\d{4})-(\d\d)$"
_PART = r"(\d{4})-([A-Z][A-Z0-9])$"
_YEAR = r"(\d{2,4})$"


def age(then: datetime | None, now: datetime) -> str:
    """Return how long ago, as `5m`, `2h`, `3d`, then the day, then the month and the year."""
    if then is None:
        return ""
    seconds = (now - then).total_seconds()
    if seconds < 60:
        return "now"  # a date in the future too: a feed's clock may be ahead
    if seconds < 3600:
        return f"{int(seconds // 60)}m"
    if seconds < 86400:
        return f"{int(seconds // 3600)}h"
    if seconds < 7 * 86400:
        return f"{int(seconds // 86400)}d"
    if then.year == now.year:
        return f"{then.day} {MONTHS[then.month - 1][:3]}"
    return f"{MONTHS[then.month - 1][:3]} {then.year}"


def day(when: date, *, weekday: bool = False, short: bool = False) -> str:
    """Return a day as `30 March 2024`, with the weekday as `Sat 30 March 2024`, short as `30 Mar 2024`."""
    month = MONTHS[when.month - 1]
    return f"{DAYS[when.weekday()] + ' ' if weekday else ''}{when.day} {month[:3] if short else month} {when.year}"


@record
class When:
    """A date as far as it is known: the days it spans, and its words with the year left to a heading."""

    first: date
    last: date
    words: str

    @property
    def full(self) -> str:
        """The words with the year."""
        return self.words if str(self.first.year) in self.words else f"{self.words} {self.first.year}"


def when(value: str, precision: Precision = "day") -> When | None:
    """Read an event's ISO 8601 date, week, month, year or interval; None when it is none of them."""
    try:
        if "/" in value:
            start, end = (_one(part) for part in value.split("/", 1))
            return _between(start, end)
        return _one(value, hour=precision == "time")
    except (ValueError, OverflowError):  # a month 13, a week 60, the last week of 9999
        return None


def _one(value: str, *, hour: bool = False) -> When | None:
    if found := re.match(_DAY, value):
        at = date(*map(int, found.groups()))
        clock = re.match(r"T(\d\d:\d\d)", value[found.end() :]) if hour else None
        return When(at, at, _short(at) + (f" {clock[1]}" if clock else ""))
    if found := re.match(_WEEK, value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        if value.endswith("WE"):
            return When(monday + timedelta(5), monday + timedelta(6), f"weekend of {_short(monday + timedelta(5))}")
        return When(monday, monday + timedelta(6), f"week of {_short(monday)}")
    if found := re.match(_MONTH, value):
        year, month = int(found[1]), int(found[2])
        return When(date(year, month, 1), _month_end(year, month), MONTHS[month - 1])
    if found := re.match(_PART, value):
        return _part(int(found[1]), found[2])
    if found := re.match(_YEAR, value):
        return _years(found[1])
    return None


def _short(at: date) -> str:
    return f"{at.day} {MONTHS[at.month - 1][:3]}"


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(1) if (year, month) < (9999, 12) else date.max


def _part(year: int, part: str) -> When | None:
    if part not in _SEASONS:
        return None
    starts = {"SP": 3, "SU": 6, "FA": 9, "WI": 12, "H1": 1, "H2": 7}
    start = starts.get(part) or 3 * int(part[1]) - 2
    end = min(12, start + (5 if part[0] == "H" else 2))
    return When(date(year, start, 1), _month_end(year, end), _SEASONS[part])


def _years(digits: str) -> When:
    span = 10 ** (4 - len(digits))
    first = int(digits) * span
    words = {1: str(first), 10: f"{first}s", 100: f"{first}s"}[span]
    return When(date(max(1, first), 1, 1), date(max(1, first + span - 1), 12, 31), words)


def _between(start: When | None, end: When | None) -> When | None:
    """Join two ends into the words a person uses for the span."""
    if start is None or end is None or start.first > end.last:
        return start or end
    first, last = start.first, end.last
    if first == last:
        return start
    same_month = (first.year, first.month) == (last.year, last.month)
    whole_start, whole_end = first.day == 1, last == _month_end(last.year, last.month)
    if same_month:
        words = _part_of_month(first, last) or f"{first.day}–{_short(last)}"
    elif whole_start and whole_end and first.month == 1 and last.month == 12:
        words = str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    elif whole_start and whole_end:
        words = f"{MONTHS[first.month - 1][:3]}–{MONTHS[last.month - 1][:3]}"
    else:
        words = f"{_short(first)} – {_short(last)}"
    if first.year != last.year and str(last.year) not in words:
        words += f" {last.year}"
    return When(first, last, words)


def _part_of_month(first: date, last: date) -> str:
    name = MONTHS[first.month - 1]
    if first.day == 1 and last == _month_end(last.year, last.month):
        return name
    if first.day == 1 and 7 <= last.day <= 10:
        return f"early {name}"
    if first.day in (10, 11) and 19 <= last.day <= 20:
        return f"mid-{name}"
    if first.day in (20, 21) and last == _month_end(last.year, last.month):
        return f"late {name}"
    return ""
