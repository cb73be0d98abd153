"""Times of day: "6:40 p.m. GMT", "Friday morning", "the night of 20 June", with the day that they belong to."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from reader.analysis.lists import vocabulary
from reader.analysis.times import words
from reader.analysis.times.calendars import add, begins
from reader.analysis.times.dates import bare_day, full_day
from reader.analysis.times.direction import direction
from reader.analysis.times.relative import today
from reader.analysis.times.scene import Match, Scene, Value
from reader.analysis.times.weekdays import weekday

if TYPE_CHECKING:
    from collections.abc import Callable

# so many tokens a bracket may hold between an hour and its day
_BRACKET = 8
_DIGITS = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(?::(\d\d))?")


def time_of_day(match: Match) -> Value | None:
    """Read "6:40 p.m.", "18:00 UTC", "noon", "9 a.m. Friday"."""
    clock = _clock(match)
    if clock is None or match.scene.word(match.end) in _IN_PLAY:
        return None
    return _at(match, clock, _elsewhere(match, clock), _day(match))


# "1:13 into the second quarter", "2:05 left": of a match
_IN_PLAY = frozenset({"into", "left", "remaining"})


def _at(match: Match, clock: str, elsewhere: date | None, here: date | None) -> Value:
    """Write an hour of a day; one told again for another zone is told in passing."""
    found = elsewhere or here
    told = f"{found.isoformat() if found else 'XXXX-XX-XX'}{clock}{_zone(match, found)}"
    return Value("TIME", told, passing=elsewhere is not None)


def _elsewhere(match: Match, clock: str) -> date | None:
    """Give the day of an hour told again for another zone: that of the "0320 GMT" of "10:20 pm (0320 GMT)" is the next."""
    scene = match.scene
    local = re.fullmatch(r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d).*", scene.last)
    if scene.word(match.start - 1) != "(" or scene.reached != match.start - 1 or local is None:
        return None
    apart = int(clock[1:3]) * 60 + int(clock[4:6]) - int(local[2]) * 60 - int(local[3])
    start = begins(local[1])
    return add(start, "D", int(apart < -_APART) - int(apart > _APART)) if start else None


# zones lie so many minutes apart at most, all but a few
_APART = 14 * 60


def military(match: Match) -> Value | None:
    """Read "1430 GMT"."""
    digits = match.words[0]
    if len(digits) != 4 or not digits.isdecimal() or int(digits[:2]) > 24 or int(digits[2:]) > 59:
        return None
    clock = f"T{digits[:2]}:{digits[2:]}"
    return _at(match, clock, _elsewhere(match, clock), _day(match.part(1, len(match.words))))


def dotted(match: Match) -> Value | None:
    """Read "14.00 GMT"."""
    return time_of_day(match) if re.fullmatch(r"\d{1,2}\.[0-5]\d", match.words[0]) else None


def _clock(match: Match) -> str | None:
    """Give the hour and minute as TIMEX3 writes them."""
    for place, word in enumerate(match.words):
        if word in words.NOON:
            begins_day = word == "midnight" and match.scene.word(match.start - 1) in {"after", "past"}
            return "T00:00" if begins_day else words.NOON[word]
        number = words.NUMBERS.get(word)
        written = _DIGITS.match(word) if word[:1].isdecimal() else None
        if number is None and written is None:
            continue
        if written and word[written.end() :][:2] in {"st", "nd", "rd", "th"}:
            continue
        hour = int(written[1]) if written else int(number or 0)
        minute = int(written[2] or 0) if written else 0
        half = word[written.end() :] if written else ""
        later = " ".join((half, *match.words[place + 1 : place + 7]))
        if hour > 24 or minute > 59:
            return None
        if re.search(r"\bp\.?\s?m\b|afternoon|evening|night", later) and hour < 12:
            hour += 12
        elif re.search(r"\ba\.?\s?m\b", later) and hour == 12:
            hour = 0
        seconds = f":{written[3]}" if written and written[3] else ""
        return f"T{hour:02}:{minute:02}{seconds}"
    return None


def _day(match: Match) -> date | None:
    """Give the day that a time belongs to: told with it, else told last, else the story's."""
    scene = match.scene
    for read, wanted in ((full_day, match.month()), (bare_day, match.month()), (weekday, match.weekday())):
        if wanted and (value := read(_without_clock(match))) and (found := begins(value.value)):
            return found
    if match.has(words.DAYS) and (value := today(match)):
        return begins(value.value)
    if beside := _beside(match):
        return beside
    if len(scene.told.partition("T")[0]) == 10 and _goes_on(scene, match.start):
        return begins(scene.told)
    return begins(scene.near_day(match.start)) or _of_news(match) or scene.date


def _goes_on(scene: Scene, token: int) -> bool:
    """Tell whether the day told last is still told of: in its paragraph, or the news's own."""
    return scene.narrative or scene.is_news(scene.told) or scene.same_paragraph(scene.told_sentence, token)


def _of_news(match: Match) -> date | None:
    """Give the day that the news is of, which an hour in the past belongs to: the one told last, little before the story."""
    scene = match.scene
    return begins(scene.day) if scene.is_news(scene.day) and direction(scene, match.start, match.end) < 0 else None


def _beside(match: Match) -> date | None:
    """Give the day that follows with "on" or a comma: "9 a.m. on 5 March"."""
    scene, start = match.scene, match.end
    if scene.word(start) == "(":  # the same hour in another zone stands between
        start = next((place + 1 for place in range(start, start + _BRACKET) if scene.word(place) == ")"), start)
    elif scene.word(start) == ")":
        start += 1
    if scene.word(start) in {"and", "to", "-", "–", "until"} and _begins_hour(scene, start + 1):
        # "between 2am and 5am on Monday"
        start = next((place for place in range(start + 2, start + 5) if scene.word(place) == "on"), start)
    if scene.word(start) not in {"on", ",", "the"}:
        return None
    for size in (5, 4, 3):
        after = Match(scene, start + 1, min(start + size, len(scene.tokens)))
        read = weekday if after.words[:1] and after.words[0] in words.WEEKDAYS else full_day if after.year() else bare_day
        if after.words and (after.weekday() or after.month()) and (value := read(after)) and (found := begins(value.value)):
            return found
    return None


def _begins_hour(scene: Scene, place: int) -> bool:
    word = scene.word(place)
    return word in words.NOON or _DIGITS.match(word) is not None


def _without_clock(match: Match) -> Match:
    """Give the match without its hours and minutes, so that they are not taken for the day."""
    other = Match(match.scene, match.start, match.end)
    other.words = ["" if _is_clock(match, place) else word for place, word in enumerate(match.words)]
    return other


def _is_clock(match: Match, place: int) -> bool:
    word = match.words[place]
    after = match.words[place + 1] if place + 1 < len(match.words) else ""
    return (
        ":" in word
        or bool(re.search(r"\d\s?[ap]", word))
        or (word.isdecimal() and after in {*words.HALF_DAYS, "o", *words.ZONES})
    )


def _zone(match: Match, found: date | None) -> str:
    """Give the offset of a zone named: "Z" for UTC and GMT, "-05:00" for EST; ET and its like go by the date."""
    for place, word in enumerate(match.words):
        if word in words.ZONES:
            return _offset(words.ZONES[word] + _shift(match.words[place + 1 :]))
        if word in words.SUMMER_ZONES and found:
            return _offset(words.SUMMER_ZONES[word] + _summer(found))
        if "time" in match.words[place:]:
            if word in words.NAMED_ZONES:
                return _offset(words.NAMED_ZONES[word])
            if word in words.NAMED_SUMMER_ZONES and found:
                return _offset(words.NAMED_SUMMER_ZONES[word] + _summer(found))
    return ""


def _shift(after: list[str]) -> int:
    """Read the "+8" of "GMT +8"."""
    if len(after) >= 2 and after[0] in {"+", "-", "–"} and after[1].isdecimal() and len(after[1]) <= 2:
        return int(after[1]) * (1 if after[0] == "+" else -1)
    return 0


def _offset(hours: int) -> str:
    return "Z" if hours == 0 else f"{'-' if hours < 0 else '+'}{abs(hours):02}:00"


def _summer(when: date) -> int:
    """Tell daylight saving time in North America: second Sunday of March to first Sunday of November, since 2007."""
    march, november = date(when.year, 3, 8), date(when.year, 11, 1)
    start = march + timedelta(days=6 - march.weekday())
    end = november + timedelta(days=6 - november.weekday())
    return 1 if start <= when < end else 0


def part_of(read: Callable[[Match], Value | None]) -> Callable[[Match], Value | None]:
    """Make a reader of a day with a part: "Friday morning", "the night of 20 June"."""

    def part(match: Match) -> Value | None:
        value = read(match)
        name = match.first(words.PARTS)
        if value is None or not value.value or not name:
            return None
        return Value("TIME", f"{_day_of(value)}T{name}", match.mod())

    return part


def _day_of(value: Value) -> str:
    """Give the day of a value; "yesterday" is any day where the story has no date."""
    return "XXXX-XX-XX" if value.value.endswith("_REF") else value.value.partition("T")[0]


def near_part(match: Match) -> Value | None:
    """Read "this morning", "last night", "that afternoon", "the next morning", "the night before"."""
    scene, name = match.scene, match.first(words.PARTS)
    told = begins(scene.told) if len(scene.told.partition("T")[0]) == 10 else None
    carried_on = match.has(words.THAT) or "the" in match.words
    base = (told if carried_on else None) or scene.date
    if base is None:
        return Value("TIME", f"XXXX-XX-XXT{name}", match.mod())
    shift = 1 if match.has(words.NEXT) or "after" in match.words else 0
    shift = -1 if match.has(words.LAST) or "before" in match.words else shift
    found = add(base, "D", shift)
    return Value("TIME", f"{found.isoformat()}T{name}", match.mod()) if found else None


def vague_part(match: Match) -> Value | None:
    """Read "at night", "in the morning": of the day told in the sentence or the one before, else of any."""
    scene = match.scene
    day, plain = scene.near_day(match.start), scene.word(match.end) not in {"between", "of"}
    if not day and plain and not scene.narrative and scene.date and direction(scene, match.start, match.end) < 0:
        day = scene.news or scene.date.isoformat()
    day = ("the" in match.words and day) or "XXXX-XX-XX"
    return Value("TIME", f"{day}T{match.first(words.PARTS)}", match.mod())


def throughout(match: Match) -> Value | None:
    """Read "throughout the night": of the day told of, else of the news's."""
    return Value("TIME", f"{match.scene.day_at(match.start) or 'XXXX-XX-XX'}TNI")


def edge_part(match: Match) -> Value | None:
    """Read "late afternoon", "mid-morning", "at dawn on Friday", "overnight": of the day told with it or near it."""
    scene = match.scene
    name = match.first(words.PARTS) or match.first(words.TWILIGHT)
    after = scene.word(match.end)
    if match.words[0] == "overnight" and after.isalpha() and after not in _AFTER_NIGHT:
        return None  # "overnight rates"
    if scene.word(match.start - 1) in {"a", "an"}:
        return Value("TIME", f"XXXX-XX-XXT{name}")  # "an early morning assault"
    found = _day(match) if match.weekday() or match.month() or _beside(match) else None
    if match.words[0] != "overnight" or scene.narrative:  # in news that is the night before the report
        found = found or begins(scene.near_day(match.start))
    found = found or scene.date
    return Value("TIME", f"{found.isoformat() if found else 'XXXX-XX-XX'}T{name}", match.mod())


_AFTER_NIGHT = vocabulary("""
    in on at and to by as after when from with for but while before between through into during that which it he she they
    near because since if
""")


def small_hours(match: Match) -> Value | None:
    """Read "the early hours of Monday", "the small hours of 5 March"."""
    value = edge_part(match)
    name = match.first(words.PARTS) or ("NI" if "late" in match.words else "MO")
    return value._replace(value=f"{_day_of(value)}T{name}") if value else None
