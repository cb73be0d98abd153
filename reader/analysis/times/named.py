"""Named days and seasons of several faiths and countries, in the year that the text means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.lists import vocabulary
from reader.analysis.times import words
from reader.analysis.times.calendars import add, begins
from reader.analysis.times.dates import carried
from reader.analysis.times.direction import direction
from reader.analysis.times.holidays import DAYS, FIXED, ISLAMIC, NAMES, falls
from reader.analysis.times.scene import Match, Value

if TYPE_CHECKING:
    from datetime import date


def named(match: Match) -> Value | None:
    """Read "Christmas", "Eid al-Fitr 2023", "last Thanksgiving" by its own calendar."""
    name = next((_PLAIN[plain] for word in match.words if (plain := _plain(word)) in _PLAIN), "")
    if _is_surname(match) or match.scene.word(match.end) in _EVENTS:
        return None
    if name in DAYS:
        return Value("DATE", DAYS[name])
    year = _year(match, name)
    if year is None:
        month, number = FIXED.get(name, (0, 0))
        return Value("DATE", f"XXXX-{month:02}-{number:02}") if month else Value("DATE", "XXXX-XX-XX")
    found = falls(name, year)
    if found is None:
        return Value("DATE", f"{year:04}")
    if name in ISLAMIC:
        whole = ISLAMIC[name][1] == 0
        return Value("DATE", found.isoformat()[:7] if whole else found.isoformat(), "APPROX")
    return Value("DATE", found.isoformat())


def day_beside(match: Match) -> Value | None:
    """Read "the day after Thanksgiving in 1985"."""
    value = named(match.part(3, len(match.words)))
    start = begins(value.value) if value else None
    found = add(start, "D", 1 if match.words[2] == "after" else -1) if start else None
    return Value("DATE", found.isoformat()) if found else None


def season_around(match: Match) -> Value | None:
    """Read "the Christmas season", "the Christmas and New Year period": of a length that nobody tells, about the day."""
    value = named(match)
    if value is None or any(word.endswith(("day", "eve", "night")) for word in match.words[0].split()):
        return value  # "Black Friday sales" are of the day
    return Value("DURATION", "PXD", anchor=value.value)


def _plain(name: str) -> str:
    return name.translate({ord(sign): None for sign in "'’."}).replace("\n", " ")


_PLAIN = {_plain(name): name for name in NAMES}
# "Easter Island", "the Good Friday Agreement" are names of their own, and a Christmas tree stands for weeks
_EVENTS = vocabulary("""
    rising uprising island islands agreement accord accords massacre war seal seals tree trees market markets gift gifts present
    presents party parties card cards lights carol carols song songs
""")


def _is_surname(match: Match) -> bool:
    """Tell "Johnnie Christmas" from "On Christmas": a name stands right before."""
    scene = match.scene
    if not match.start:
        return False
    before, token = scene.tokens[match.start - 1], scene.tokens[match.start]
    beside = scene.text[before.end : token.start] == " "
    name = scene.text[before.start : before.end]
    return beside and before.word.isalpha() and name[0].isupper() and not name.isupper() and before.word not in _BEFORE_DAY


_BEFORE_DAY = vocabulary("on at by since last next this before after until till during for every merry happy the in of and")


def _year(match: Match, name: str) -> int | None:
    """Give the year told with the name, the narrative's, or the one that the clause points to."""
    scene, year, now = match.scene, match.year(), match.scene.date
    if year is not None:
        return year
    told = carried(scene, match.start, match.end, 12)
    if told is not None:
        return told
    if now is None:
        return None
    if match.has(words.THIS) or "year" in match.words:
        return now.year + (-1 if match.has(words.LAST) else 1 if match.has(words.NEXT) else 0)
    around = [there for year in (now.year - 1, now.year, now.year + 1) if (there := falls(name, year))]
    if not match.has(words.LAST) and not match.has(words.NEXT) and (close := _close(around, now)):
        return close.year
    towards = direction(scene, match.start, match.end)
    towards = -1 if match.has(words.LAST) else 1 if match.has(words.NEXT) else towards
    # the middle of a month-long season may have passed while it lasts
    slack = -15 if ISLAMIC.get(name, (0, 1))[1] == 0 else 0
    fitting = [there for there in around if (there - now).days * towards >= slack] or around
    best = min(fitting, key=lambda there: abs((there - now).days), default=None)
    return best.year if best else now.year


def new_year(match: Match) -> Value | None:
    """Read "since the new year" by its first day, "in the new year" by the year that begins next or has just begun."""
    now = match.scene.date
    if now is None:
        return Value("DATE", "XXXX-01-01")
    late = now.month >= _LATE and direction(match.scene, match.start, match.end) >= 0
    year = now.year + late
    day = match.scene.word(match.start - 1) in {"since", "before", "after", "until"}
    return Value("DATE", f"{year:04}-01-01" if day else f"{year:04}")


# from this month on the new year is rather the next than the one that is old by then
_LATE = 7


def _close(around: list[date], now: date) -> date | None:
    """Give the day that is so near that it is meant whatever is said of it: "agreed to a truce for the Eid al-Adha holiday"."""
    return next((there for there in around if abs((there - now).days) <= _NEAR), None)


_NEAR = 10


def named_night(match: Match) -> Value | None:
    """Read "Christmas night", "Easter morning"."""
    value = named(match)
    start = begins(value.value) if value else None
    return Value("TIME", f"{start.isoformat()}T{match.first(words.PARTS)}") if start else None
