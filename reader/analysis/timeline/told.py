"""The dates that a sentence tells something of, with intervals joined and the coarser of two left out."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.analysis import datelines
from reader.analysis.timeline.clauses import MARKET, PAST, PERFECT, clause
from reader.analysis.timeline.dates import dated, first_day, holds, near
from reader.analysis.timeline.undated import RESULTS, is_caption, says_nothing
from reader.analysis.times.direction import PLANNED
from reader.analysis.times.words import NUMBERS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reader.model import Precision, Span, Time

# what goes on for longer than this is no sentence of prose
_LONGEST = 2000
# a sentence of more dates is a table
_MOST = 20
_RANGE = re.compile(r"\s*(?:to|until|till|through|and|[-–—])\s*(?:the\s+)?", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|between|during)\s+(?:the\s+)?$", re.IGNORECASE)
_LONG = frozenset(["interval", "month", "year"])
# "on Thursday reported second quarter results": the quarter tells which results
_OF_RESULTS = re.compile(rf"(?:['’]s)?\s(?:\w+\s){{0,2}}(?:{RESULTS}|data|report)\b")
# lengths of news: "the last 24 hours", "three days", "two weeks"
_LENGTH = re.compile(r"P(?:T(?P<hours>\d{2,3})H|(?P<days>\d{1,2})D|(?P<weeks>\d)W)")
# of so many days at most
_FAR = 31
PAST_SPAN: Final = re.compile(r"(?:the\s+)?(?:past|last)\b", re.IGNORECASE)
_SINCE = re.compile(r"\safter\s")
# "the quarter ended Aug. 31", "the year to July", "the three months to the end of June": the last of so many months
_ENDED = re.compile(
    r"\b(?:the|its|an?|in|for|of)\s(?:[a-z]+\s){0,2}?(?:(?P<quarter>quarter)|(?P<half>half(?:[\s-]year)?)|(?P<year>year)|(?P<count>[a-z]+|\d\d?)\smonths)\s"
    r"(?:(?:that\s)?(?:ended|ending|to|through)|up\sto)\s(?:on\s|in\s)?(?:the\send\sof\s)?$",
    re.IGNORECASE,
)
_MONTHS_LONG: Final = {"quarter": 3, "half": 6, "year": 12}
# a month's first days end what was in the month before: "the quarter ended Oct. 2"
_FIRST_DAYS = 7
# "have entered since late Thursday", "have died since October": of at most so many days, as what is older is history
_FEW_YEARS = 3 * 366
_FROM_DAY = re.compile(r"\bsince\s(?:(?:early|late)\s|the\s(?:start|beginning|end|middle)\sof\s)?$")
# "and 25 million since the end of May": what has been done is told before
_ELLIPSIS = re.compile(r"\band\s[$£€]?\d[\d.,]*\s(?:\w+\s){0,3}since\s")
# what a length stands after that is since something: "Three days after …", "the deaths come two weeks after …"
_COMES = re.compile(r"\b(?:comes?|came|just|only|barely|nearly|about|less\sthan|more\sthan)\s$")


class Dated(NamedTuple):
    """One time of a sentence, or two that make an interval."""

    when: str
    precision: Precision
    start: int
    end: int
    text: str


def dates_told(text: str, sentence: Span, times: Sequence[Time], date: date | None) -> list[Dated]:
    """Give the dates that a sentence tells something of: intervals joined, the coarser of two left out.

    A length counts back from the day of the story: "over the past three days", "two weeks after a fire broke out".
    """
    bare = is_caption(text, sentence) and not _is_planned(text, sentence, times, date)
    if bare or sentence.end - sentence.start > _LONGEST:
        return []
    found: list[Dated] = []
    habit = any(time.type == "SET" for time in times)
    passed = sentence.start
    for time in times[:_MOST]:
        value = dated(time)
        if value is None:
            if date and (counted := _counted_back(text, sentence, time, date)):
                found.append(counted)
            continue
        if says_nothing(text, sentence, time, habit=habit) or _RANGE.fullmatch(text, passed, time.start):
            passed = time.end  # "from May through July": neither
            continue
        when, precision = value
        if ended := _ending(text, sentence, time, when):
            found = [one for one in found if one.end <= ended.start]
            found.append(ended)
            continue
        if date and precision != "interval" and _until_now(text, sentence, time, when, date):
            since = first_day(when) if "W" in when else when
            when, precision = f"{since}/{date}", "interval"
        if found and _is_range(text, found[-1], time.start, when):
            first = found.pop()
            found.append(
                Dated(
                    f"{first.when}/{when.rpartition('/')[2]}", "interval", first.start, time.end, text[first.start : time.end]
                )
            )
            continue
        found.append(Dated(when, precision, time.start, time.end, time.text))
    return [one for place, one in enumerate(found) if not _told_by_another(text, sentence, found, place)]


def _is_planned(text: str, sentence: Span, times: Sequence[Time], date: date | None) -> bool:
    """Tell "Parliament votes on 10 December" from the words under a picture: a plan for a day after the story's."""
    coming = any((value := dated(time)) and date and first_day(value[0]) > date.isoformat() for time in times)
    return coming and bool(_PLAN.search(text, *sentence))


_PLAN = re.compile(rf"\b(?:{'|'.join(sorted(PLANNED))})\b")


def _ending(text: str, sentence: Span, time: Time, when: str) -> Dated | None:
    """Give the months that a day or a month ends: "the quarter ended Aug. 31" is June to August."""
    period = _ENDED.search(text, max(sentence.start, time.start - 60), time.start)
    last = re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d))?", when) if period else None
    if period is None or last is None:
        return None
    count = (period["count"] or "").lower()
    told = int(count) if count.isdecimal() else NUMBERS.get(count, 0)
    length = next((months for kind, months in _MONTHS_LONG.items() if period[kind]), told)
    month = int(last[1]) * 12 + int(last[2]) - 1 - (last[3] is not None and int(last[3]) <= _FIRST_DAYS)
    first = month - length + 1
    if not length or first < 12:
        return None
    months = f"{first // 12:04}-{first % 12 + 1:02}/{month // 12:04}-{month % 12 + 1:02}"
    return Dated(months, "interval", period.start(), time.end, text[period.start() : time.end])


def _until_now(text: str, sentence: Span, time: Time, when: str, date: date) -> bool:
    """Tell what has gone on since a day, a month or a year: "have entered since late Thursday", "has died since 2022"."""
    if not _FROM_DAY.search(text, sentence.start, time.start) or not near(first_day(when), date, _FEW_YEARS):
        return False
    if holds(when, f"{date}") or text.startswith((" when ", ", when ", "'", "’"), time.end):
        return False
    within = clause(text, sentence, time.start, time.end)
    begin = sentence.start if _ELLIPSIS.match(text, within.start) else within.start
    perfect = PERFECT.search(text, begin, time.start)
    return perfect is not None and " had " not in text[perfect.end() : time.start]  # "have freed him whom they had held"


def _counted_back(text: str, sentence: Span, time: Time, date: date) -> Dated | None:
    """Give what a length of days or weeks tells: the days that it covers, or the day that it is since."""
    length = _LENGTH.fullmatch(time.value) if time.type == "DURATION" else None
    days = (int(length["hours"] or 0) // 24 or int(length["days"] or 0) or int(length["weeks"] or 0) * 7) if length else 0
    if not 0 < days <= _FAR or date.toordinal() <= days or MARKET.search(text, *sentence):
        return None  # a market counts the days of trade
    begin = date - timedelta(days=days)
    if PAST_SPAN.match(time.text) and (PERFECT.search(text, *sentence) or PAST.search(text, *sentence)):
        return Dated(f"{begin}/{date}", "interval", time.start, time.end, time.text)
    comes = time.start == datelines.after(text, *sentence) or _COMES.search(text, sentence.start, time.start)
    since = _SINCE.match(text, time.end, sentence.end) if comes else None
    verb = PAST.search(text, since.end(), sentence.end) if since else None
    if verb and "," not in text[time.end : verb.start()]:
        return Dated(f"{begin}", "day", *verb.span(), time.text)
    return None


def _told_by_another(text: str, sentence: Span, found: Sequence[Dated], place: int) -> bool:
    """Tell a date that a finer one of its clause tells too, and one that only says of which time something is."""
    one = found[place]
    others = [other for at, other in enumerate(found) if at != place]
    if any(other.precision == "day" for other in others) and one.precision in _LONG and _OF_RESULTS.match(text, one.end):
        return True
    within = clause(text, sentence, one.start, one.end)
    return any(
        holds(one.when, other.when)
        and (other.when != one.when or at < place)
        and (other.when == one.when or within.start <= other.start < within.end)
        for at, other in enumerate(found)
        if at != place
    )


def _is_range(text: str, first: Dated, start: int, when: str) -> bool:
    """Tell "November 20 to December 11" and "from 2004 to 2009"."""
    link = text[first.end : start]
    if not _RANGE.fullmatch(link) or first.precision == "interval" or not first.when < when:
        return False
    return link.strip().lower() != "and" or bool(_FROM.search(text[max(0, first.start - 14) : first.start]))
