"""Coming events as a calendar."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.exporters import Exported
from reader.exporters.calendar import OCTETS, escape, fold, write
from reader.model import Analysis, Document, Event, Precision, Span, Statement, Story, Time

NOW = datetime(2026, 8, 23, 7, 10, tzinfo=UTC)
SENTENCE = "Talks, officials said; are to resume\non Sunday."


def item(*events: Event, url: str = "https://example.org/story", title: str = "Talks") -> Exported:
    story = Story(id="5f2c9a1e", title=title, source="Desk", url=url, document=Document(SENTENCE))
    return Exported(story, (), Analysis(timeline=events))


def event(when: str, words: str = "Talks resume", precision: Precision = "day") -> Event:
    return Event(0, len(SENTENCE), when, precision, words)


def lines(*items: Exported, now: datetime = NOW) -> list[str]:
    """Give the lines of a calendar, unfolded."""
    text = write(items, now)
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= OCTETS for line in text.split("\r\n"))
    return text.replace("\r\n ", "").split("\r\n")


def values(found: list[str], name: str) -> list[str]:
    return [line.partition(":")[2] for line in found if line.partition(":")[0] == name]


def test_an_event_has_its_day_its_words_its_sentence_and_its_link() -> None:
    found = lines(item(event("2026-08-30")))
    assert found[:4] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//newsreader//coming events//EN", "CALSCALE:GREGORIAN"]
    assert values(found, "DTSTART;VALUE=DATE") == ["20260830"]
    assert values(found, "DTEND;VALUE=DATE") == ["20260831"]
    assert values(found, "SUMMARY") == ["Talks resume"]
    (url,) = values(found, "URL")
    assert url.startswith("https://example.org/story#:~:text=Talks")
    assert values(found, "DTSTAMP") == ["20260823T071000Z"]
    (told,) = values(found, "DESCRIPTION")
    assert told.startswith(r"Talks\, officials said\; are to resume on Sunday.\nTalks · Desk\nhttps://example.org/story#")


def test_only_what_is_not_over_and_no_longer_than_a_month_is_there_earliest_first() -> None:
    events = [
        event("2026-09-02", "later"),
        event("2026-08-22", "yesterday"),
        event("2026-08-23", "today"),
        event("2026-W35", "a week", "week"),
        event("2026-10", "a month", "month"),
        event("2026-08-20/2026-08-25", "days", "interval"),
        event("2027", "a year", "year"),
        event("2026-10/2026-12", "a quarter", "interval"),
        event("9999-12-31", "the last day"),
        event("2026-02-31", "no day"),
        event("soon", "no date"),
    ]
    found = lines(item(*events))
    assert values(found, "SUMMARY") == ["days", "today", "a week", "later", "a month", "the last day"]
    assert values(found, "DTSTART;VALUE=DATE") == ["20260820", "20260823", "20260824", "20260902", "20261001", "99991231"]
    assert values(found, "DTEND;VALUE=DATE") == ["20260826", "20260824", "20260831", "20260903", "20261101"]


def test_an_event_keeps_its_uid_and_is_there_once_though_two_stories_tell_it() -> None:
    one, other = item(event("2026-08-30")), item(event("2026-08-30", "talks resume"), title="Again")
    later = replace(one, story=replace(one.story, document=Document("x" * 60)))
    assert values(lines(one), "UID") == values(lines(one, other), "UID") == values(lines(later, now=NOW.replace(day=24)), "UID")
    assert len(set(values(lines(one, item(event("2026-08-31"))), "UID"))) == 2


def test_what_a_story_tells_of_its_own_day_or_of_days_before_is_not_coming() -> None:
    told = [
        event("2026-08-23", "told on that day"),
        event("2026-08-24", "told a day ahead"),
        event("2026-08-20/2026-08-23", "over that day", "interval"),
        event("2026-08-20/2026-08-28", "going on", "interval"),
    ]
    dated = item(*told)
    dated = replace(dated, analysis=Analysis(date=NOW.date(), timeline=tuple(told)))
    assert values(lines(dated), "SUMMARY") == ["going on", "told a day ahead"]


@pytest.mark.parametrize(
    ("text", "cue", "content", "coming"),
    [
        ("Egypt backs the talks, Badr Abdelatty said on Monday", "said", "Egypt backs the talks", False),
        ("Badr Abdelatty said on Monday that talks go on", "said", "talks go on", False),
        ("Badr Abdelatty will say on Monday what he thinks", "say", "what he thinks", True),
        ("Badr Abdelatty said that talks resume on Monday", "said", "talks resume on Monday", True),
    ],
)
def test_that_somebody_spoke_is_not_coming_though_the_story_has_no_date(
    text: str, cue: str, content: str, *, coming: bool
) -> None:
    at, said = text.index("Monday"), text.index(content)
    analysis = Analysis(
        times=(Time(at, at + 6, "Monday", "DATE", "2026-08-24"),),
        statements=(Statement(0, len(text), Span(said, said + len(content)), "indirect", "Badr Abdelatty", cue),),
        timeline=(Event(0, len(text), "2026-08-24", "day", text),),
    )
    story = replace(item().story, document=Document(text))
    assert bool(values(lines(Exported(story, (), analysis)), "SUMMARY")) is coming


def test_two_entries_of_a_day_with_the_same_words_are_one() -> None:
    found = lines(item(event("2026-08-30"), event("2026-08-30T14:00", precision="time"), event("2026-08-30", "")))
    assert values(found, "SUMMARY") == ["Talks resume", r"Talks\, officials said\; are to resume on Sunday."]


def test_a_story_without_an_address_has_no_link_and_one_without_analysis_no_events() -> None:
    assert values(lines(item(event("2026-08-30"), url="")), "URL") == []
    assert "BEGIN:VEVENT" not in lines(Exported(item().story))


def test_nothing_of_a_text_is_taken_for_the_format() -> None:
    found = lines(item(event("2026-08-30", "a\r\nEND:VEVENT\nb\\n;,"), title="t\nBEGIN:VEVENT"))
    assert found.count("BEGIN:VEVENT") == found.count("END:VEVENT") == 1
    assert values(found, "SUMMARY") == [r"a END:VEVENT b\\n\;\,"]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_folded_and_escaped_lines_give_back_their_text(text: str) -> None:
    line = "SUMMARY:" + escape(re.sub(r"[\r\n\ud800-\udfff]", "", text))
    folded = fold(line)
    assert all(len(piece.encode()) <= OCTETS for piece in folded.split("\r\n"))
    assert folded.replace("\r\n ", "").removesuffix("\r\n") == line


def test_the_day_is_that_of_the_reader_s_zone() -> None:
    after_midnight = datetime(2026, 8, 24, 0, 30, tzinfo=timezone(timedelta(hours=2)))
    assert values(lines(item(event("2026-08-23"), event("2026-08-24", "now")), now=after_midnight), "SUMMARY") == ["now"]
