"""Coming events as a calendar (RFC 5545): whole days, each with the sentence that tells of it and the link to it."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from reader.text.clean import clean_line
from reader.text.fragment import text_link
from reader.wire import period

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from reader.exporters.exported import Exported
    from reader.model import Analysis, Event, Story

LONGEST = timedelta(days=31)  # what is told by the quarter or the year has no place on a day
OCTETS = 75  # of a line, without its end
_WILL = r"\b(?:will|would|shall|should|may|might|can|could|must|to)\s+(?:\w+\s+)?"  # before the word for speaking
_SPECIAL = re.compile(r"[\\;,]")


def write(items: Sequence[Exported], now: datetime) -> str:
    """Give what these stories tell as coming and is not over, earliest first; what is told alike of a day is there once."""
    found: dict[str, tuple[date, list[str]]] = {}
    for item in items:
        for event, days in _coming(item):
            if days[1] >= now.date() and days[1] - days[0] <= LONGEST:
                uid = _uid(_summary(item.story, event), days[0])
                found.setdefault(uid, (days[0], _entry(uid, item.story, event, days, now)))
    entries = [line for _, lines in sorted(found.values(), key=lambda each: each[0]) for line in lines]
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//newsreader//coming events//EN", "CALSCALE:GREGORIAN"]
    return "".join(fold(line) for line in [*head, *entries, "END:VCALENDAR"])


def _coming(item: Exported) -> Iterator[tuple[Event, tuple[date, date]]]:
    """Yield the events that go on after the day of their story, with their first and last days."""
    if item.analysis is None:
        return
    told = item.analysis.date
    for event in item.analysis.timeline:
        days = period(event.when)
        # nobody can have spoken after the day of the story: what it dates later is coming, whoever speaks of it
        if days and (days[1] > told if told else not _only_said(item.story.document.text, item.analysis, event)):
            yield event, days


def _only_said(text: str, analysis: Analysis, event: Event) -> bool:
    """Tell whether the date is the one on which somebody spoke; that somebody will speak is coming."""
    dates = [time for time in analysis.times if event.start <= time.start < event.end and time.value.startswith(event.when)]
    said = [one for one in analysis.statements if not re.search(_WILL + re.escape(one.cue), text[one.start : one.end])]
    return bool(dates) and all(
        any(one.start <= time.start < one.end for one in said)
        and not any(one.content.start <= time.start < one.content.end for one in said)
        for time in dates
    )


def _summary(story: Story, event: Event) -> str:
    return clean_line(event.event) or clean_line(story.document.text[event.start : event.end])


def _uid(summary: str, first: date) -> str:
    """Name an event by its first day and its words: the same whenever it is exported, and from whatever story."""
    words = " ".join(re.findall(r"\w+", summary.casefold()))
    return hashlib.sha256(f"{first.isoformat()}\0{words}".encode("utf-8", "replace")).hexdigest()[:24] + "@newsreader"


def _entry(uid: str, story: Story, event: Event, days: tuple[date, date], now: datetime) -> list[str]:
    text = story.document.text
    sentence = clean_line(text[event.start : event.end])
    link = text_link(story.url, text, event.start, event.end)
    about = clean_line(" · ".join(filter(None, [story.title, story.source])))
    lines = [
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{_day(days[0])}",
        *_end(days[1]),
        f"SUMMARY:{escape(_summary(story, event))}",
        f"DESCRIPTION:{escape(chr(10).join(filter(None, [sentence, about, link])))}",
        f"URL:{link}" if link else "",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]
    return [line for line in lines if line]


def _end(last: date) -> list[str]:
    """Give the day after the last, as the standard counts; the last day of all has none."""
    return [] if last == type(last).max else [f"DTEND;VALUE=DATE:{_day(last + timedelta(days=1))}"]


def _day(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def escape(text: str) -> str:
    """Write a text so that none of it is taken for the format."""
    return _SPECIAL.sub(r"\\\g<0>", text).replace("\n", "\\n")


def fold(line: str) -> str:
    """Break a line into those of at most 75 octets, at a code point; each but the first begins with a space."""
    pieces, piece, size = [], "", 0
    for letter in line:
        octets = len(letter.encode("utf-8", "replace"))
        if size + octets > OCTETS:
            pieces.append(piece)
            piece, size = " ", 1
        piece += letter
        size += octets
    return "".join(f"{each}\r\n" for each in [*pieces, piece])
