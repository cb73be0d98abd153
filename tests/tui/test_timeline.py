from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from reader.model import Analysis, Document, Event, Time
from reader.tui.timeline import Timeline

if TYPE_CHECKING:
    from reader.model import Precision, Story
    from tests.tui.conftest import Show


def pane(analysis: Analysis, today: date = date(2024, 3, 30)) -> Timeline:
    widget = Timeline(today=lambda: today)
    widget.analysis = analysis
    return widget


async def test_events_stand_by_date_under_years_with_signs(show: Show, analysis: Analysis) -> None:
    async with show(pane(analysis), size=(36, 20)) as stage:
        lines = [line.strip() for line in stage.lines if line.strip()]
    assert lines[0] == "2023"
    assert lines[1] == "● 7 Oct    attacks in Israel"
    assert lines[2] == "2024"
    assert lines[3].startswith("◐ early March  efforts for a")
    assert lines[4].startswith("│          ")
    assert any(line.startswith("─ story · Sat 30 Mar 2024 ─") for line in lines)
    assert any(line.startswith("○ 30 Mar   approved new talks") for line in lines)
    assert lines[-1] == "▸ ▷ 31 Mar   talks resume in Cairo"


async def test_today_stands_where_the_coming_begins(show: Show, analysis: Analysis) -> None:
    async with show(pane(analysis, today=date(2024, 4, 2)), size=(36, 24)) as stage:
        lines = [line.strip() for line in stage.lines if line.strip()]
    assert lines[-1].startswith("─ today · Tue 2 Apr 2024 ─")


async def test_a_rule_stands_under_its_own_year(show: Show, analysis: Analysis) -> None:
    events = (Event(0, 1, "2015-12-01", "day", "was"), Event(2, 3, "2016-01-14", "day", "comes"))
    widget = pane(replace(analysis, date=date(2015, 12, 13), timeline=events), today=date(2016, 1, 2))
    async with show(widget, size=(36, 24)) as stage:
        lines = [line.strip("▸─ ") for line in stage.lines if line.strip()]
        assert [line.split()[0] for line in lines] == ["2015", "●", "story", "2016", "today", "▷"]
        widget.analysis = replace(analysis, date=date(2016, 1, 1), timeline=events)
        await stage.pilot.pause()
        lines = [line.strip("▸─ ") for line in stage.lines if line.strip()]
        assert [line.split()[0] for line in lines] == ["2015", "●", "2016", "story", "today", "▷"]


async def test_enter_and_a_click_go_to_the_sentence(show: Show, analysis: Analysis) -> None:
    async with show(pane(analysis), size=(36, 24)) as stage:
        await stage.press("G", "enter")
        told = analysis.timeline[-1]
        assert [(message.start, message.end) for message in stage.heard(Timeline.Chosen)] == [(told.start, told.end)]
        await stage.pilot.click(offset=(15, 1))
        await stage.pilot.pause()
        assert stage.heard(Timeline.Chosen)[-1].start == analysis.timeline[0].start


async def test_the_event_at_the_reading_cursor_is_marked(show: Show, analysis: Analysis) -> None:
    widget = pane(analysis)
    async with show(widget, size=(36, 24)) as stage:
        widget.cursor = analysis.sentences[0].start
        await stage.pilot.pause()
        assert [line for line in stage.lines if line.startswith("▸")] == ["▸ ▷ 31 Mar   talks resume in Cairo"]


async def test_the_timeline_narrows_to_an_entity(show: Show, analysis: Analysis) -> None:
    widget = pane(analysis)
    async with show(widget, size=(36, 24)) as stage:
        widget.narrow = "e2"
        await stage.pilot.pause()
        assert "Only with Hamas." in stage.text
        assert "attacks in Israel" not in stage.text
        widget.narrow = "e3"
        await stage.pilot.pause()
        assert "Nothing of Gaza Strip is told\n  with a date." in stage.text
        assert "Only with" not in stage.text


@pytest.mark.parametrize(("text", "value"), [("Sunday", "XXXX-WXX-7"), ("yesterday", "PAST_REF"), ("5 May", "XXXX-05-05")])
async def test_a_story_without_a_date_says_what_cannot_be_told_by_it(show: Show, text: str, value: str) -> None:
    widget = pane(Analysis(times=(Time(0, 4, "once", "DATE", "PAST_REF"), Time(9, 9 + len(text), text, "DATE", value))))
    async with show(widget) as stage:
        assert f"This story has no date: when “{text}” is" in " ".join(stage.text.split())
        assert "Nothing" not in stage.text
        widget.analysis = replace(widget.analysis or Analysis(), date=date(2024, 3, 30))
        await stage.pilot.pause()
        assert "no date" not in stage.text
        assert "Nothing here is told" in stage.text


async def test_what_has_a_date_of_its_own_is_shown_though_the_story_has_none(show: Show, analysis: Analysis) -> None:
    undated = replace(analysis, date=None, times=(Time(0, 6, "Sunday", "DATE", "XXXX-WXX-7"),))
    async with show(pane(undated)) as stage:
        assert "This story has no date" in stage.text
        assert "attacks in Israel" in stage.text


async def test_a_story_in_another_language_says_why_the_timeline_is_empty(show: Show, story: Story) -> None:
    widget = pane(Analysis())
    widget.story = replace(
        story, document=Document("Переговоры о прекращении огня возобновятся в Каире, сообщил источник в ведомстве.")
    )
    async with show(widget) as stage:
        assert "another language" in stage.text
        assert "with a date" not in " ".join(stage.text.split())


async def test_events_of_the_chosen_entity_stand_out(show: Show, analysis: Analysis) -> None:
    widget = pane(analysis)
    async with show(widget, size=(50, 24)) as stage:
        widget.chosen = "e2"
        await stage.pilot.pause()
        assert any("bold" in style for style in stage.styles_at("talks resume"))
        assert not any("bold" in style for style in stage.styles_at("attacks in Israel"))


async def test_a_long_timeline_shows_a_day_in_part_until_it_is_asked_for(show: Show, analysis: Analysis) -> None:
    events = tuple(Event(at, at + 1, f"2024-03-{1 + at // 8:02}", "day", f"event {at}") for at in range(40))
    async with show(pane(replace(analysis, timeline=events)), size=(36, 60)) as stage:
        assert "event 3" not in stage.text.split()
        assert stage.text.count("… 5 more") == 5
        await stage.press("j", "j", "j", "enter")
        assert stage.heard(Timeline.Chosen) == []
        assert "event 7" in stage.text
        assert stage.text.count("… 5 more") == 4


@pytest.mark.parametrize(("when", "precision"), [("rubbish", "day"), ("2024-13-45", "day"), ("2024-W99", "week"), ("", "day")])
async def test_a_date_that_cannot_be_read_is_shown_as_it_is(
    show: Show, analysis: Analysis, when: str, precision: Precision
) -> None:
    event = Event(0, 1, when, precision, "something happened")
    async with show(pane(replace(analysis, timeline=(event,))), size=(40, 10)) as stage:
        assert "something happened" in stage.text
        assert when in stage.text


async def test_the_lines_fit_at_every_width(show: Show, analysis: Analysis) -> None:
    async with show(pane(analysis), size=(36, 24)) as stage:
        for width in (80, 30, 20, 12, 5):
            await stage.pilot.resize_terminal(width, 24)
            await stage.pilot.pause()
            assert max(map(len, stage.lines)) <= width
            if width >= 20:
                assert "ceasefire" in stage.text
