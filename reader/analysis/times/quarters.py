"""Parts of the business year: quarters, halves, fiscal years, and the same period a year before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.lists import vocabulary
from reader.analysis.times import words
from reader.analysis.times.calendars import add, begins, show
from reader.analysis.times.dates import carried, month_year
from reader.analysis.times.direction import direction
from reader.analysis.times.scene import Match, Value

if TYPE_CHECKING:
    from datetime import date


def quarter(match: Match) -> Value | None:
    """Read "the third quarter of 2007", "last year's 4th quarter", "Q3", with its year or the nearest one that fits."""
    number, part = _part_number(match)
    if match.year() is None and match.scene.word(match.end) not in _BUSINESS and _is_of_match(match, part):
        return None
    if number is None or number > (4 if part == "Q" else 2):
        return None
    if part == "Q" and (ended := _ended(match, number)):
        return ended
    year, now = match.year(), match.scene.date
    fiscal = match.has(frozenset({"fiscal", "financial"}))
    if year is None and now is not None:
        part_at = next(i for i, word in enumerate(match.words) if word in _PARTS)
        # the year's words: "last year's first quarter", "the last quarter of this year"
        near = match.words[: part_at - 1] if "s" in match.words[:part_at] else match.words[part_at:]
        if words.LAST & set(near):
            year = now.year - 1
        elif words.NEXT & set(near):
            year = now.year + 1
        elif words.THIS & set(near) or near[-2:] == ["the", "year"]:
            year = now.year
        elif words.THAT & set(near) and match.scene.told[:4].isdecimal():
            year = int(match.scene.told[:4])
        else:
            # results to be reported are of a quarter that has begun
            reported = match.scene.word(match.end) in _BUSINESS - {"of"}
            year = _quarter_year(match, now, number, part, towards=-1 if reported else 0)
    head = "XXXX" if year is None else f"{year:04}"
    return Value("DATE", f"{'FY' if fiscal and year else ''}{head}-{part}{number}", match.mod())


def _is_of_match(match: Match, part: str) -> bool:
    """Tell the half of a match, and the quarter of one that is told of points and passes."""
    if part == "H":
        return len(match.words) <= 3
    low, high = match.scene.around(match.start)
    played = match.scene.word(match.start - 2)
    if match.scene.word(match.start - 1) == "into" and (":" in played or played in {"minutes", "minute", "seconds"}):
        return True  # "two minutes into the second quarter"
    return any(match.scene.word(place) in _SPORT for place in range(low, high))


_SPORT = vocabulary("""
    touchdown touchdowns yards halftime layup layups interception quarterback fumble dunk pointer pointers scored scoring
""")


def _ended(match: Match, number: int) -> Value | None:
    """Read the "fourth quarter ended March 3" of a business year by where it lies in the calendar's."""
    scene = match.scene
    month = words.MONTHS.get(scene.word(match.end + 1).rstrip("."))
    if scene.word(match.end) not in {"ended", "ending", "to"} or month is None or (month + 2) // 3 == number:
        return None
    after = [scene.word(place) for place in range(match.end + 2, match.end + 5)]
    told = next((int(word) for word in after if len(word) == 4 and word.isdecimal()), None)
    year = told or month_year(scene, month, -1)
    return Value("DATE", f"{year:04}-Q{(month + 2) // 3}") if year else None


def months(match: Match) -> Value | None:
    """Read "the first three months of the year", "the last six months of 2007": a quarter, a half."""
    part = "Q" if "three" in match.words else "H"
    number = 1 if "first" in match.words else 4 if part == "Q" else 2
    now, year, of = match.scene.date, match.year(), {*match.words[match.words.index("of") :]}
    if year is None and now is not None:
        year = now.year - bool(words.LAST & of) + bool(words.NEXT & of)
    return Value("DATE", f"{'XXXX' if year is None else f'{year:04}'}-{part}{number}")


_PARTS = vocabulary("quarter half q1 q2 q3 q4 h1 h2 1q 2q 3q 4q 1h 2h")
_BUSINESS = vocabulary("profit profits sales revenue revenues earnings results loss losses net income of figures dividend")


def _part_number(match: Match) -> tuple[int | None, str]:
    for word in match.words:
        if len(word) == 2 and word[0] in "qh" and word[1].isdecimal():
            return int(word[1]), word[0].upper()
        if len(word) == 2 and word[1] in "qh" and word[0].isdecimal():
            return int(word[0]), word[1].upper()
    if "latter" in match.words:
        return 2, "H"
    return match.ordinal() or (4 if {"final", "last"} & set(match.words) else None), "H" if "half" in match.words else "Q"


def _quarter_year(match: Match, now: date, number: int, part: str, towards: int) -> int:
    first = (number - 1) * (3 if part == "Q" else 6) + 1
    told = carried(match.scene, match.start, match.end, first)
    if told is not None:
        return told
    after = {match.scene.word(match.end + place) for place in range(3)}
    if not _EXPECTED.isdisjoint(after):
        return month_year(match.scene, first, 0) or now.year
    # results are told of a quarter that has begun; what lies ahead says so
    towards = towards or direction(match.scene, match.start, match.end) or -1
    if towards > 0 and first <= now.month < first + (3 if part == "Q" else 6):
        return now.year  # "the quarter is half done"
    return month_year(match.scene, first, towards) or now.year


# what is expected is told of the nearest
_EXPECTED = vocabulary("estimate estimates forecast forecasts guidance outlook target targets expectations")


def fiscal_year(match: Match) -> Value | None:
    """Read "fiscal 2008", "FY08", "the financial year", "last fiscal year"."""
    year, now = match.year(), match.scene.date
    for word in match.words:
        if word.startswith("fy"):
            digits = "".join(sign for sign in word if sign.isdecimal())
            year = int(digits) if len(digits) == 4 else 2000 + int(digits)
    if year is None:
        year = ending(match)
    if year is None and now is not None:
        year = now.year + (-1 if match.has(words.LAST) else 1 if match.has(words.NEXT) else 0)
    return Value("DATE", f"FY{year:04}" if year else "XXXX", match.mod())


def ending(match: Match) -> int | None:
    """Give the year of the "June 30, 2020" with which a business year ends."""
    scene = match.scene
    if scene.word(match.end) not in {"ended", "ending", "ends", "that", "to", "through"}:
        return None
    after = [scene.word(place) for place in range(match.end + 1, match.end + 6)]
    return next((int(word) for word in after if len(word) == 4 and word.isdecimal()), None)


def month_quarter(match: Match) -> Value | None:
    """Read "the June quarter": the one with which the month ends."""
    named = [words.MONTHS[plain] for word in match.words if (plain := word.rstrip(".")) in words.MONTHS]
    month, scene = named[-1], match.scene
    if month % 3 or not scene.date:
        return None
    year = match.year() or month_year(scene, month, direction(scene, match.start, match.end) or -1) or scene.date.year
    return Value("DATE", f"{year:04}-Q{month // 3}")


def same_period(match: Match) -> Value | None:
    """Read "the same period last year", "the year-earlier quarter": what was told, a year before."""
    told, year = match.scene.told, match.year()
    if told.startswith("FY") and year:
        told = ""
    if told.startswith("FY") and told[2:6].isdecimal():
        return Value("DATE", f"FY{int(told[2:6]) - 1:04}", passing=True)
    fine = len(told) >= 7 or not match.has(frozenset({"day", "month", "week", "quarter"}))
    start = (begins(told) if fine else None) or match.scene.date
    before = add(start, "Y", year - start.year if year else -1) if start else None
    if before is None:
        return Value("DATE", "PAST_REF")
    size = (
        "D"
        if "day" in match.words
        else "Q"
        if "-Q" in told or "quarter" in match.words
        else "M"
        if "month" in match.words
        else "Y"
    )
    return Value("DATE", show(before, size), passing=True)
