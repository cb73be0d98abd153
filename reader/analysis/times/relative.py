"""Expressions that mean nothing without the story's date or the date told last: "last week", "two days later", "that year"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.analysis.times import words
from reader.analysis.times.calendars import add, begins, day, show
from reader.analysis.times.dates import bare_day, bare_month, full_day, month_year
from reader.analysis.times.direction import direction
from reader.analysis.times.scene import Match, Value, count

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from reader.model import TimeType


def today(match: Match) -> Value | None:
    """Read "today", "yesterday", "tomorrow"."""
    shift = next(words.DAYS[word] for word in match.words if word in words.DAYS)
    night = "TNI" if "tonight" in match.words else ""
    kind: TimeType = "TIME" if night else "DATE"
    if match.scene.date is None:
        return Value(kind, ("PAST_REF", "PRESENT_REF", "FUTURE_REF")[shift + 1])
    found = add(match.scene.date, "D", shift)
    return Value(kind, found.isoformat() + night, match.mod()) if found else None


def day_beyond(match: Match) -> Value | None:
    """Read "the day before yesterday", "the day after tomorrow"."""
    shift = 2 if "after" in match.words else -2
    found = add(match.scene.date, "D", shift) if match.scene.date else None
    return Value("DATE", found.isoformat() if found else ("FUTURE_REF" if shift > 0 else "PAST_REF"))


def _in_name(match: Match) -> bool:
    """Tell the word of a name: "Peace Now"."""
    scene = match.scene
    if not match.start or not scene.text[scene.tokens[match.start].start].isupper():
        return False
    before = scene.tokens[match.start - 1]
    return scene.text[before.start].isupper() and not scene.text[before.start : before.end].isupper()


def reference(match: Match) -> Value | None:
    """Read "now", "recently", "currently"; the "now" of "will now" is not when it will happen."""
    if match.words == ["now"] and match.scene.word(match.start - 1) in {"will", "would"}:
        return None
    if _in_name(match) or (match.scene.word(match.end) == "and" and match.scene.word(match.end + 1) in {"then", "again"}):
        return None
    for word in reversed(match.words):
        if word in words.REFERENCES:
            return Value("DATE", words.REFERENCES[word])
    return None


def fixed(value: str) -> Callable[[Match], Value | None]:
    """Make a reader for expressions that always mean the same."""

    def read(_: Match) -> Value | None:
        return Value("DATE", value)

    return read


def unit(match: Match) -> str:
    """Give the unit of a match, singular or plural."""
    return match.first(words.UNITS) or match.first(words.PLURALS)


def near_unit(match: Match) -> Value | None:
    """Read "last week", "this year", "next month", "the current quarter" by the story's date."""
    size, now = unit(match), match.scene.date
    if match.scene.narrative and "the" in match.words and match.scene.told:
        return told_unit(match)
    if match.has(words.LAST) or "recent" in match.words:
        shift, vague = -1, "PAST_REF"
    elif match.has(words.NEXT):
        shift, vague = 1, "FUTURE_REF"
    else:
        shift, vague = 0, "PRESENT_REF"
    if size == "D":
        return told_unit(match) if shift or "present" in match.words else Value("DATE", now.isoformat() if now else vague)
    if not size or size.startswith("T"):
        return None
    if now is None:
        return Value("DATE", vague)
    if size == "WE" and not shift and now.isoweekday() < 5 and direction(match.scene, match.start, match.end) < 0:
        shift = -1  # "took to the streets this weekend", on a Monday
    found = add(now, size, shift)
    fiscal = "FY" if size == "Y" and {"fiscal", "financial"} & set(match.words) else ""
    compared = shift < 0 and not match.scene.narrative and _is_compared(match)
    return Value("DATE", fiscal + show(found, size), match.mod(), passing=compared) if found else None


def this_time(match: Match) -> Value | None:
    """Read "this time last year" by its month."""
    found = add(match.scene.date, "Y", -1) if match.scene.date else None
    return Value("DATE", show(found, "M") if found else "PAST_REF", passing=True)


def unit_beyond(match: Match) -> Value | None:
    """Read "the week after next", "the month before last"."""
    size, now = unit(match), match.scene.date
    shift = 2 if "after" in match.words else -2
    found = add(now, size, shift) if now and size and not size.startswith("T") else None
    return Value("DATE", show(found, size) if found else "FUTURE_REF" if shift > 0 else "PAST_REF")


def span_unit(match: Match) -> Value | None:
    """Read "over the past year", "the last decade" as the length that it is, anchored at the story's date."""
    size, scene = unit(match), match.scene
    if scene.narrative and match.has(words.NEXT) and scene.word(match.start - 1) in {"in", "during", "within"}:
        return told_unit(match)
    return Value("DURATION", length(1, size), anchor=anchor(match)) if size else None


def anchor(match: Match) -> str:
    """Give the date from which "the past" and "the next" count."""
    return match.scene.date.isoformat() if match.scene.date else ""


def length(number: float | None, size: str) -> str:
    """Write a TIMEX3 duration: P3D, PT2H, P2.5Y, PXM."""
    clock = size.startswith("T")
    size = size.removeprefix("T")
    factor = 1
    if size[:-1].isdecimal():
        factor, size = int(size[:-1]), size[-1]
    if size == "WE":
        factor, size = 1, "WE"
    if not size:
        return "PX"
    if number == 0.5 and (half := {"H": "PT30M", "D": "PT12H", "Y": "P6M", "CE": "P50Y"}.get(size)):
        return half
    amount = "X" if number is None else f"{number * factor:.10g}"
    return f"P{'T' if clock else ''}{amount}{size}"


def told_unit(match: Match) -> Value | None:
    """Read "the following day", "that year", "the same month", "the day before" by the date told last."""
    size, scene = unit(match), match.scene
    from_told = begins(scene.told.removeprefix("FY")) if scene.told else scene.date
    if not size or size.startswith("T"):
        return None
    if scene.told.startswith("BC"):
        return _before_christ(scene.told, size, match)
    shift = 0
    if match.has(words.THAT):
        pass  # the "later" of "later that day" is a part of the day
    elif match.has(words.NEXT) or match.has(words.AFTER):
        shift = 1
    elif match.has(words.LAST) or match.has(words.BEFORE):
        shift = -1
    if from_told is None:
        return Value("DATE", ("PAST_REF", "PRESENT_REF", "FUTURE_REF")[shift + 1])
    if size == "D" and len(scene.told.partition("T")[0]) < 10 and scene.told:
        return Value("DATE", _some_day(scene.told, from_told))
    found = add(from_told, size, shift)
    fiscal = "FY" if scene.told.startswith("FY") and size == "Y" else ""
    return Value("DATE", fiscal + show(found, size), match.mod(), passing=shift < 0 and not scene.narrative) if found else None


def _some_day(told: str, start: date) -> str:
    """Write a day of which only the year or month is told; a week gives its month, a quarter its year."""
    if len(told) <= 4:
        return f"{told:X<4}-XX-XX"
    return f"{start.isoformat()[:7]}-XX" if told[5:6] in {"0", "1", "W"} else f"{start.year:04}-XX-XX"


def _before_christ(told: str, size: str, match: Match) -> Value:
    """Go some years on or back from a year before Christ; what is finer stays open."""
    if size != "Y":
        return Value("DATE", f"{told[:6]}-XX-XX" if size == "D" else f"{told[:6]}-XX")
    number = int(count(match.words) or 1)
    back = match.has(words.BEFORE) or match.has(words.LAST)
    same = match.has(words.THAT)
    year = int(told[2:6]) + (0 if same else number if back else -number)
    return Value("DATE", f"BC{year:04}" if year > 0 else "XXXX")


def distance(match: Match) -> Value | None:
    """Read "two days ago", "a year earlier", "three weeks later", "five years from now"."""
    scene, size, number = match.scene, unit(match), count(match.words)
    back = match.has(words.BEFORE)
    deictic = any(word in match.words for word in ("ago", "now", "today", "hence"))
    start = scene.date if deictic or not scene.told else begins(scene.told) or scene.date
    vague = "PAST_REF" if back else "FUTURE_REF"
    if scene.word(match.end) == "than":
        return _difference(match, number, size)
    if number == 1 and size == "Y" and "ago" in match.words and (same := _year_before(match)):
        return same
    if number is None or not size:
        hours_later = size.startswith("T") and not back and scene.near_day(match.start)
        return Value("TIME", f"{hours_later}TXX") if hours_later else Value("DATE", vague)
    if not scene.narrative and not deictic and size in _FINE and len(scene.told) < _FINE[size]:
        start = scene.date
    if scene.told.startswith("BC") and not deictic:
        return _before_christ(scene.told, size, match)
    if start is None:
        return Value("DATE", vague)
    if size.startswith("T") and not deictic and len(scene.told.partition("T")[0]) != 10:
        start = begins(scene.near_day(match.start)) or scene.date or start
    if size.startswith("T"):
        days = int(number / _HOURS) if size == "TH" else 0  # "24 hours ago" is the day before
        moved = add(start, "D", -days if back else days) or start
        return Value("TIME", f"{moved.isoformat()}TXX") if deictic or scene.told else Value("TIME", vague)
    if number % 1:
        number, size = _smaller(number, size)
    found = add(start, size, int(-number if back else number)) if number < 100_000 else None
    if found is None:
        return Value("DATE", vague)
    if size == "Y" and not deictic and scene.told[4:6] == "-Q":
        size = "Q"
    return Value(
        "DATE",
        show(found, {"10Y": "Y", "CE": "Y", "2W": "W"}.get(size, size)),
        _distance_mod(match, back=back),
        start.isoformat(),
        passing=back and not scene.narrative and (not deictic or _is_compared(match)),
    )


def distance_range(match: Match) -> Value | None:
    """Read "between 3.3 and 3.5 million years ago": by the lesser."""
    return distance(match.part(match.words.index("and") + 1, len(match.words)))


def _year_before(match: Match) -> Value | None:
    """Read the "a year ago" that a quarter or month just told is compared with: "up from $0.24 a year ago"."""
    scene = match.scene
    of_part = re.fullmatch(r"(\d{4})(-(?:Q\d|\d\d))?", scene.told)
    apart = scene.sentence(match.start) - scene.told_sentence
    if not of_part or not _is_compared(match) or scene.narrative or apart > bool(of_part[2]):
        return None
    return Value("DATE", f"{int(of_part[1]) - 1:04}{of_part[2] or ''}", passing=True)


def _is_compared(match: Match) -> bool:
    return any(match.scene.word(match.start - place) in _COMPARED for place in range(1, 8))


_COMPARED = frozenset({"from", "than", "compares", "compared", "versus", "against"})
# of a day
_HOURS = 24
# how many characters a value has that is fine enough to count such units from
_FINE = {"D": 8, "W": 8, "M": 7}


def _difference(match: Match, number: float | None, size: str) -> Value | None:
    """Read "three days later" before "than": the date right before the comma once more, else a length."""
    scene = match.scene
    if scene.word(match.start - 1) == "," and scene.reached == match.start - 1 and scene.told:
        return Value("DATE", scene.told)
    return Value("DURATION", length(number, size), drop=1) if size else None


def _smaller(number: float, size: str) -> tuple[float, str]:
    """Turn half units into whole smaller ones."""
    factor, smaller = {"CE": (100, "Y"), "Y": (12, "M"), "10Y": (10, "Y"), "M": (30, "D"), "W": (7, "D")}.get(size, (1, size))
    return int(number * factor), smaller


def _distance_mod(match: Match, *, back: bool) -> str:
    """Tell "about two years ago", and that "more than two years ago" lies before the date that "two years ago" gives."""
    told = {*match.words, match.scene.word(match.start - 1)}
    if told & {"about", "around", "roughly", "some", "approximately"}:
        return "APPROX"
    further = bool(told & {"more", "over"})
    if not further and not told & {"less", "fewer", "under", "almost", "nearly"}:
        return ""
    return "BEFORE" if further is back else "AFTER"


def near_month(match: Match) -> Value | None:
    """Read "last March", "next May", "this June"; "following July's vote" is after the last one."""
    if match.words[0] == "following":
        value = bare_month(match.part(1, len(match.words))) if len(match.words) == 2 else None
        return value._replace(skip=1) if value else None
    month, now = match.month(), match.scene.date
    token = next(t for t in match.scene.tokens[match.start : match.end] if t.word.rstrip(".") in words.MONTHS)
    if month is None or not match.scene.text[token.start].isupper():
        return None
    if now is None:
        return Value("DATE", f"XXXX-{month:02}")
    if match.has(words.LAST):
        year = now.year if month < now.month else now.year - 1
    elif match.has(words.NEXT):
        year = now.year if month > now.month else now.year + 1
    else:
        year = month_year(match.scene, month, direction(match.scene, match.start, match.end)) or now.year
    number = match.small()
    found = day(year, month, number or 1)
    return Value("DATE", found.isoformat() if number and found else f"{year:04}-{month:02}", match.mod())


def month_of_unit(match: Match) -> Value | None:
    """Read "March of last year", "10 May this year", "August of that year"."""
    month, number, now = match.month(), match.small(), match.scene.date
    told = begins(match.scene.told) if match.scene.told else None
    base = (told or now) if match.has(words.THAT) or "same" in match.words else now
    if month is None or base is None:
        return None
    shift = -1 if match.has(words.LAST) else 1 if match.has(words.NEXT) else 0
    found = day(base.year + shift, month, number or 1)
    return Value("DATE", show(found, "D" if number else "M"), match.mod()) if found else None


def weekend(match: Match) -> Value | None:
    """Read "over the weekend": the one that goes on, else the nearest that the clause points to."""
    now = match.scene.date
    if now is None:
        return Value("DATE", "XXXX-WXX-WE")
    this = now.isoweekday() >= 6 or direction(match.scene, match.start, match.end) > 0
    found = now if this else add(now, "W", -1)
    return Value("DATE", show(found, "WE")) if found else None


def unit_end(match: Match) -> Value | None:
    """Read "year-end", "the month's end" of the story's date, or of the narrative's."""
    start = (begins(match.scene.told) if match.scene.narrative else None) or match.scene.date
    size = unit(match)
    return Value("DATE", show(start, size) if start else "FUTURE_REF", "END") if size and not size.startswith("T") else None


def part_of_month(match: Match) -> Value | None:
    """Read "the last week of August 1918", "the first ten months of 1915"."""
    size, number = unit(match.part(0, match.words.index("of"))), None
    if size == "Q" or "quarter" in match.words:
        return None  # a quarter of a year has a value of its own
    for place, word in enumerate(match.words):
        if word in words.UNITS or word in words.PLURALS:
            number = count([word for word in match.words[1:place] if word not in words.ORDINALS])
            break
    return Value("DURATION", length(number or 1, size), match.mod()) if size else None


def week_of(match: Match) -> Value | None:
    """Read "the week of 4 March", "the week beginning May 6"."""
    value = (full_day if match.year() else bare_day)(match)
    start = begins(value.value) if value else None
    return Value("DATE", show(start, "W")) if start else None


def period(_: Match) -> Value | None:
    """Read "a period of time", "an undetermined period of time"."""
    return Value("DURATION", "PXD")
