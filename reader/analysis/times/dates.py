"""Dates of the calendar: days, months, years, decades, centuries, seasons and quarters, with or without their year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.analysis.lists import vocabulary
from reader.analysis.times import words
from reader.analysis.times.calendars import add, begins, day, nearest
from reader.analysis.times.direction import direction, until_past
from reader.analysis.times.scene import Match, Scene, Value
from reader.analysis.times.years import SMALL_WORDS, two_digits

if TYPE_CHECKING:
    from datetime import date

# An impossible date: its words are a date, but they have no value and nothing shorter in them has one.
IMPOSSIBLE = Value("DATE", "")


def full_day(match: Match) -> Value | None:
    """Read "5 March 2024", "March 5, 2024", "Tuesday, the 5th of March 2024", "the fifth of March 2024"."""
    month, number, year = match.month(), match.small() or match.ordinal(), match.year()
    if not (month and number and year):
        return None
    found = day(year, month, number)
    return Value("DATE", found.isoformat(), match.mod()) if found else IMPOSSIBLE


def short_year_day(match: Match) -> Value | None:
    """Read "5 March '24"."""
    month, number = match.month(), match.small()
    year = two_digits(int(match.words[-1][-2:]), match.scene)
    found = day(year, month or 0, number or 0)
    return Value("DATE", found.isoformat()) if found else IMPOSSIBLE


def short_year_month(match: Match) -> Value | None:
    """Read "March '24"."""
    month = match.month()
    return Value("DATE", f"{two_digits(int(match.words[-1][-2:]), match.scene):04}-{month:02}") if month else None


def nth_weekday(match: Match) -> Value | None:
    """Read "the third Monday of May", "the last Friday in March 2019"."""
    first = _month_told(match)
    number, wanted = match.ordinal(), match.weekday()
    if first is None or wanted is None:
        return None
    if number is None:
        after = add(first, "M", 1)
        there = add(after, "D", -((after.isoweekday() - wanted - 1) % 7 + 1)) if after else None
    else:
        there = add(first, "D", (wanted - first.isoweekday()) % 7 + 7 * (number - 1))
    return Value("DATE", there.isoformat()) if there and there.month == first.month else None


def end_day(match: Match) -> Value | None:
    """Read "the first day of 2010", "the last day of the month"."""
    size = "M" if match.month() or "month" in match.words else "Y"
    month = _month_told(match) if size == "M" else None
    year = match.year() or _near_year(match)
    first = month or (day(year, 1, 1) if year and size == "Y" else None)
    if first is None:
        return None
    after = add(first, size, 1)
    last = add(after, "D", -1) if after else None
    found = first if "first" in match.words else last
    return Value("DATE", found.isoformat()) if found else None


def _near_year(match: Match) -> int | None:
    """Give the story's year, or the one that "last" and "next" at the end of the match point to."""
    if match.scene.date is None:
        return None
    return match.scene.date.year + _shift(match)


def _shift(match: Match) -> int:
    near = set(match.words[-2:])
    return -1 if near & words.LAST else 1 if near & words.NEXT else 0


def _month_told(match: Match) -> date | None:
    """Give the first day of the month named in a match, or of the story's month."""
    month, scene = match.month(), match.scene
    if month is None:
        return add(scene.date.replace(day=1), "M", _shift(match)) if scene.date else None
    year = match.year() or carried(scene, match.start, match.end, month)
    if year is None and scene.date:
        year = month_year(scene, month, direction(scene, match.start, match.end))
    return day(year, month, 1) if year else None


def bare_day(match: Match) -> Value | None:
    """Read "5 March" by the year that was told or the story's date."""
    scene, month, number = match.scene, match.month(), match.small() or match.ordinal()
    if not month or not number or _is_verb(match):
        return None
    if not day(2000, month, number):
        return IMPOSSIBLE
    if [scene.word(match.start - back) for back in (3, 2, 1)] in _YEARLY:
        return Value("DATE", f"XXXX-{month:02}-{number:02}")
    year = carried(scene, match.start, match.end, month)
    if (month, number) == (9, 11) and scene.word(match.end) in _TERROR:
        year = 2001
    if year is not None:
        found = day(year, month, number)
    elif scene.date:
        found = _near_story(match, scene.date, month, number)
    else:
        return Value("DATE", f"XXXX-{month:02}-{number:02}", match.mod())
    return Value("DATE", found.isoformat(), match.mod()) if found else IMPOSSIBLE


def _near_story(match: Match, now: date, month: int, number: int) -> date | None:
    """Give the day that the clause means; one a year off would be told with its year, where another is near."""
    scene = match.scene
    found = nearest(month, number, now, direction(scene, match.start, match.end))
    ahead, behind = nearest(month, number, now, 1), nearest(month, number, now, -1)
    if found is None or ahead is None or behind is None:
        return found
    if (now - behind).days < _BEGUN and _runs(match):
        return behind
    if (now - found).days > _LONG and (ahead - now).days < _SOON:
        return ahead
    passed = (now - behind).days <= _JUST or until_past(scene, match.start, match.end)
    return behind if (found - now).days > _LONG and passed else found


def _is_verb(match: Match) -> bool:
    """Tell the verb of "Level 5 may be raised": a month is written large where the text writes its sentences large."""
    place = next(place for place, word in enumerate(match.words) if word.rstrip(".") in words.MONTHS)
    scene = match.scene
    return match.words[place] in {"may", "march"} and scene.text[scene.tokens[match.start + place].start].islower()


_YEARLY = (["every", "year", "on"], ["each", "year", "on"])


def _runs(match: Match) -> bool:
    """Tell the first day of what may have begun: "is to run from January 23 through March 9"."""
    return match.scene.word(match.start - 1) == "from" and match.scene.word(match.end) in {"to", "through", "until", "till"}


_BEGUN = 60
# a day so far off would be told with its year: the one as near as this is meant
_LONG, _SOON = 330, 35
# "14 February will be remembered" was yesterday
_JUST = 14
# "the September 11 attacks" are those of one year
_TERROR = vocabulary("attack attacks terrorist hijackers hijackings")


def second_day(match: Match) -> Value | None:
    """Read the "7" of "March 5-7": the month stands before it."""
    scene = match.scene
    number, told = match.small(), scene.told
    if scene.reached != match.start or len(told) != 10 or told[4] != "-" or not number:
        return None
    before = scene.word(match.start - 1)
    if not (before[:1].isdecimal() or before.rstrip(".") in words.MONTHS) or scene.word(match.end) in words.PLURALS:
        return None
    found = day(int(told[:4]), int(told[5:7]), number) if told[5:7].isdecimal() else None
    return Value("DATE", found.isoformat(), skip=1) if found else None


def first_day(match: Match) -> Value | None:
    """Read the "5" of "5-7 March 1916"."""
    drop = len(match.words) - next(place for place, word in enumerate(match.words) if word in words.RANGES)
    value = (full_day if match.year() else bare_day)(match)
    return value._replace(drop=drop) if value and value.value else None


def nth_of_month(match: Match) -> Value | None:
    """Read "the 20th" in a story that has told its month."""
    number = match.ordinal()
    after = match.scene.word(match.end)
    if match.scene.word(match.start - 1) not in _BEFORE_DAY or (after.isalpha() and after not in SMALL_WORDS):
        return None
    told = begins(match.scene.told) if len(match.scene.told) >= 7 else None
    told = told or match.scene.date
    found = day(told.year, told.month, number) if told and number else None
    return Value("DATE", found.isoformat()) if found else None


_BEFORE_DAY = vocabulary("on by until till since from")


def full_month(match: Match) -> Value | None:
    """Read "March 2024", "early in May of 1968"."""
    month, year = match.month(), match.year()
    return Value("DATE", f"{year:04}-{month:02}", match.mod()) if month and year else None


def bare_month(match: Match) -> Value | None:
    """Read "March" by the year that was told or the story's date."""
    scene, month = match.scene, match.month()
    place = next(i for i, word in enumerate(match.words) if word.rstrip(".") in words.MONTHS)
    token = match.scene.tokens[match.start + place]
    name, written = token.word.rstrip("."), scene.text[token.start]
    if month is None or not written.isupper():
        return None
    before = scene.word(match.start - 1)
    listed = before == "," and scene.reached == match.start - 1 and scene.word(match.start - 2) in words.MONTHS
    sure = before in _BEFORE_MONTH or listed or scene.word(match.end) in _AFTER_MONTH or _is_attribute(match, before)
    if name in words.UNSURE and len(match.words) == 1 and not sure:
        return None
    year = _of_quarter(match, month) or carried(scene, match.start, match.end, month)
    if year is None and scene.date:
        towards = direction(scene, match.start, match.end)
        if towards > 0 and month == (scene.date.month - 2) % 12 + 1 and _is_estimated(scene, match.start):
            towards = -1
        year = month_year(scene, month, towards)
    return Value("DATE", f"{'XXXX' if year is None else f'{year:04}'}-{month:02}", match.mod())


def _of_quarter(match: Match, month: int) -> int | None:
    """Give the year of the quarter told just before that a month is of: "the last quarter, between October and December"."""
    told, part = match.scene.told[:5], match.scene.told[5:]
    within = part == f"Q{(month + 2) // 3}"
    return int(told[:4]) if within and match.scene.sentence(match.start) == match.scene.told_sentence else None


def _is_attribute(match: Match, before: str) -> bool:
    """Tell "the March bailout", "an April vote" from "the March on the city"."""
    scene = match.scene
    if before not in {"the", "a", "an"} or match.end >= len(scene.tokens):
        return False
    after = scene.tokens[match.end]
    return after.word.isalpha() and scene.text[after.start].islower() and after.word not in _AFTER_MARCH


_AFTER_MARCH = vocabulary("""
    on for of against in to through from and by at with was is were are has had will would that which who began ended took drew
    passed
""")


def _is_estimated(scene: Scene, start: int) -> bool:
    """Tell what is only not counted yet: jobs "expected to increase in April", in May."""
    before = {scene.word(place) for place in range(start - 10, start)}
    return "expected" in before and not _CHANGES.isdisjoint(before)


_CHANGES = vocabulary("increase increased rise fall grow decline drop add")

_BEFORE_MONTH = vocabulary("""
    following
    in since until till by from to of through throughout during between and or for before after last next this late early mid -
    – / a around about every each their its his her our
""")


_AFTER_MONTH = vocabulary("data figures sales report results numbers salaries wages election elections contract futures")


def month_year(scene: Scene, month: int, towards: int) -> int | None:
    """Give the year in which a month lies nearest to the story's date, in a direction."""
    if scene.date is None:
        return None
    year = scene.date.year
    apart = month - scene.date.month
    if towards < 0:
        return year if apart <= 0 else year - 1
    if towards > 0:
        return year if apart >= 0 else year + 1
    return year + (1 if apart < -6 else -1 if apart > 6 else 0)


def carried(scene: Scene, start: int, end: int, month: int) -> int | None:
    """Give the year that the narrative has reached, where it carries a year of its own."""
    ahead = _year_ahead(scene, end)
    if ahead is not None:
        return ahead
    if scene.year is None:
        return None
    apart = scene.sentence(start) - scene.year_sentence
    if scene.narrative:
        return scene.year + _new_year(scene, start, month)
    if scene.date is None:
        return scene.year if apart <= 1 else None
    if apart <= 1 and scene.year < scene.date.year and scene.leads and direction(scene, start, end) <= 0:
        over = scene.told[:4] == str(scene.year) and scene.told[5:7].isdecimal() and int(scene.told[5:7]) > month
        return scene.year if scene.same_paragraph(scene.year_sentence, start) and not over else None
    return None


def _new_year(scene: Scene, start: int, month: int) -> int:
    """Give 1 where the story has gone over the year's end: from "December 1941" to "in January"."""
    told = scene.told
    if (
        scene.year is None
        or told[:4] != str(scene.year)
        or not told[5:7].isdecimal()
        or scene.sentence(start) - scene.told_sentence > 3
    ):
        return 0
    over = int(told[5:7]) - month >= 7
    return int(over and (scene.date is None or scene.year < scene.date.year))


def _year_ahead(scene: Scene, end: int) -> int | None:
    """Give the year that the other end of a range has: "from May 15 to August 16, 1988", "August/September 1956"."""
    if scene.word(end) not in words.RANGES:
        return None
    near = [scene.word(place) for place in range(end + 1, end + 7)]
    days = near[0].isdecimal() and len(near[0]) <= 2
    if days and (near[1] == "," or len(near[1]) == 4):
        near = near[:3]  # "June 5-7, 2009"
    elif not any(word in words.MONTHS for word in near[:3]):
        return None
    return next((int(word) for word in near if len(word) == 4 and word.isdecimal()), None)


def numeric(match: Match) -> Value | None:
    """Read "2024-03-05", "5.3.2024", "3/5/24": of two readings the one near the story."""
    word = match.words[0]
    if re.match(r"\d{4}-\d\d-\d\d", word):
        found = day(int(word[:4]), int(word[5:7]), int(word[8:10]))
        clock = word[10:].upper().replace(" ", "T")
        return Value("TIME" if clock else "DATE", found.isoformat() + clock) if found else IMPOSSIBLE
    first, middle, last = (int(part) for part in re.split(r"[./-]", word))
    if first > 31:
        found = day(first, middle, last)
        return Value("DATE", found.isoformat()) if found else IMPOSSIBLE
    year = last if last > 99 else two_digits(last, match.scene)
    month_first, day_first = day(year, first, middle), day(year, middle, first)
    readings = [there for there in ((day_first,) if "." in word else (month_first, day_first)) if there]
    if not readings:
        return IMPOSSIBLE
    now = match.scene.date
    near = [there for there in readings if now and abs((there - now).days) < _NEAR]
    return Value("DATE", min(near, key=lambda there: abs((there - now).days) if now else 0, default=readings[0]).isoformat())


# of two readings of "3/5/24", one as near to the story as this is meant, else the month comes first
_NEAR = 60
