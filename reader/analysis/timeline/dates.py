"""Dates of a timeline: TIMEX3 values as ISO 8601 with the precision that they have."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from reader.analysis.times.calendars import begins

if TYPE_CHECKING:
    from reader.model import Precision, Time

_FORMS: Final[tuple[tuple[re.Pattern[str], Precision], ...]] = (
    (re.compile(r"\d{4}-\d\d-\d\d\Z"), "day"),
    (re.compile(r"\d{4}-W\d\d\Z"), "week"),
    (re.compile(r"\d{4}-\d\d\Z"), "month"),
    (re.compile(r"\d{4}\Z"), "year"),
)
_SEASONS: Final = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11)}


def dated(time: Time) -> tuple[str, Precision] | None:
    """Give when a time expression lies, or nothing where it has no date of its own."""
    if time.type not in ("DATE", "TIME") or "X" in time.value:
        return None
    value = time.value.removeprefix("FY")
    if re.fullmatch(r"\d{4}-\d\d-\d\dT(?:[A-Z]{2}|24:00|\d\d:\d\d.*)", value):
        # the timeline counts in days; the hour stays in the sentence
        value = value[:10]
    for form, precision in _FORMS:
        if form.match(value):
            return value, precision
    interval = _interval(value)
    return (interval, "interval") if interval else None


def _interval(value: str) -> str:
    """Write a weekend, quarter, half year, season, decade or century by its first and last day, month or year."""
    if found := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        last = int(found[2]) * 3
        return f"{found[1]}-{last - 2:02}/{found[1]}-{last:02}"
    if found := re.fullmatch(r"(\d{4})-H([12])", value):
        return f"{found[1]}-01/{found[1]}-06" if found[2] == "1" else f"{found[1]}-07/{found[1]}-12"
    if found := re.fullmatch(r"(\d{4})-W(\d\d)-WE", value):
        try:
            saturday = date.fromisocalendar(int(found[1]), int(found[2]), 6)
            return f"{saturday}/{saturday + timedelta(days=1)}"
        except (ValueError, OverflowError):
            return ""
    if found := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        year = int(found[1])
        if found[2] == "WI":
            return f"{year:04}-12/{year + 1:04}-02" if year < 9999 else ""
        first, last = _SEASONS[found[2]]
        return f"{year:04}-{first:02}/{year:04}-{last:02}"
    if re.fullmatch(r"\d{3}", value):
        return f"{value}0/{value}9"
    if re.fullmatch(r"\d{2}", value):
        return f"{value}00/{value}99"
    return ""


def first_day(when: str) -> str:
    """Give the day on which a date begins, so that a week stands among the days."""
    start = begins(when.partition("/")[0])
    return start.isoformat() if start else when


def holds(coarse: str, fine: str) -> bool:
    """Tell whether a date holds a finer one: 2015 holds 2015-02-06, and so does its week."""
    if coarse == fine:
        return True
    if fine.startswith(coarse + "-") and "W" not in fine:
        return True
    try:
        if "W" in coarse and len(fine) == 10:
            year, week, _ = date.fromisoformat(fine).isocalendar()
            return coarse == f"{year:04}-W{week:02}"
        if "W" in fine and len(coarse) <= 7:
            return date.fromisocalendar(int(fine[:4]), int(fine[6:8]), 4).isoformat().startswith(coarse)
    except ValueError:
        return False
    return False


def near(when: str, date: date, back: int = 7) -> bool:
    """Tell a day at most so many days before the story's."""
    try:
        day = type(date).fromisoformat(when)
    except ValueError:
        return False
    return timedelta(0) <= date - day <= timedelta(days=back)
