"""Calendar arithmetic that never fails: a date beyond the years 1 to 9999 is None."""

from __future__ import annotations

from datetime import date, timedelta

_LENGTHS = {"D": 1, "W": 7, "2W": 14, "WE": 7}
_MONTHS = {"M": 1, "Q": 3, "6M": 6, "Y": 12, "10Y": 120, "CE": 1200, "ML": 12000}


def day(year: int, month: int, number: int) -> date | None:
    """Give a day that exists, else None."""
    try:
        return date(year, month, number)
    except (ValueError, OverflowError):
        return None


def add(moment: date, unit: str, number: int) -> date | None:
    """Go some days, weeks, months … on (or back, below zero); the day is the month's last where the month is short."""
    try:
        if unit in _LENGTHS:
            return moment + timedelta(days=_LENGTHS[unit] * number)
        months = moment.year * 12 + moment.month - 1 + _MONTHS[unit] * number
        year, month = divmod(months, 12)
        for last in (moment.day, 30, 29, 28):
            found = day(year, month + 1, min(moment.day, last))
            if found:
                return found
    except (OverflowError, KeyError):
        pass
    return None


def show(moment: date, unit: str) -> str:
    """Write the day, week, month … that a date lies in as TIMEX3 does."""
    if unit in ("W", "2W", "WE"):
        year, week, _ = moment.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "WE" else "")
    told = f"{moment.year:04}"
    return {
        "M": f"{told}-{moment.month:02}",
        "Q": f"{told}-Q{(moment.month + 2) // 3}",
        "6M": f"{told}-H{1 if moment.month < 7 else 2}",
        "Y": told,
        "10Y": told[:3],
        "CE": told[:2],
        "ML": told[:1],
    }.get(unit, moment.isoformat())


def begins(value: str) -> date | None:
    """Give the first day of a TIMEX3 value: a day, week, month, quarter, season, year or decade."""
    text = value.partition("T")[0]
    try:
        if len(text) <= 4 and text.isdecimal():
            return date(int(text.ljust(4, "0")) or 1, 1, 1)
        year, rest = int(text[:4]), text[5:]
        if rest.startswith("W") and rest[1:3].isdecimal():
            return date.fromisocalendar(year, int(rest[1:3]), 6 if rest.endswith("WE") else 1)
        if rest.startswith(("Q", "H")) and rest[1:].isdecimal():
            return date(year, (int(rest[1:]) - 1) * (3 if rest[0] == "Q" else 6) + 1, 1)
        if rest in {"SP", "SU", "FA", "WI"}:
            return date(year, {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[rest], 1)
        month, _, number = rest.partition("-")
        return date(year, int(month), int(number) if number.isdecimal() else 1)
    except ValueError:
        return None


def nearest(month: int, number: int, moment: date, direction: int) -> date | None:
    """Give the month's day nearest to a date: at or before it (-1), at or after it (1), or either way (0)."""
    found = [there for year in (-1, 0, 1) if (there := day(moment.year + year, month, number))]
    if direction:
        found = [there for there in found if (there - moment).days * direction >= 0] or found
    return min(found, key=lambda there: abs((there - moment).days), default=None)
