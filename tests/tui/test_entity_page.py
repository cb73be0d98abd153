"""An entity's page, the way to it and from it, and what is found out behind the reader's back."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, date, datetime
from time import monotonic
from typing import TYPE_CHECKING

from reader.analysis.page import Dispute, EntityPage, Place, StoryOfEntity, ToldEvent, ToldFigure, ToldStatement
from reader.library import Library
from reader.tui.entity_page import EntityScreen
from reader.tui.page_rows import Head
from reader.tui.page_sections import Sections
from reader.tui.row_list import RowList
from reader.tui.sparkline import sparkline

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from reader.model import Story
    from tests.tui.conftest import Desk, Open

PLACE = Place("s1", "Talks", "Desk", datetime(2024, 3, 30, 12, tzinfo=UTC), 0, 10)
OTHER = replace(PLACE, story="s2", title="Elsewhere", source="Wire")
NETANYAHU = ("enter", "g", "e", "g", "g", "i")


def page_of_all(desk: Desk) -> EntityScreen:
    screen = desk.app.screen
    assert isinstance(screen, EntityScreen)
    return screen


def work_through(library: Library) -> None:
    for id_ in library.list():
        library.analyze(library.story(id_))


def lines(page: EntityPage, section: str, *wanted: str) -> list[str]:
    rows = Sections(page, date(2024, 3, 31)).options(section, wanted)
    return [line.plain.rstrip() for row in rows for line in row.prompt.lines(60)]  # type: ignore[union-attr]


def test_a_sparkline_has_a_bar_for_each_week_the_lowest_for_none() -> None:
    assert sparkline([0, 1, 4, 8], 40) == "▁▂▅█"
    assert sparkline([], 40) == sparkline([1], 0) == ""
    assert len(sparkline([1] * 500, 40)) <= 40
    assert sparkline([3], 40) == "█"


async def test_i_shows_who_it_is_and_what_all_stories_say_of_it(open_app: Open, library: Library) -> None:
    async with open_app() as desk:
        work_through(library)
        await desk.press(*NETANYAHU)
        assert "Benjamin Netanyahu   person · Prime Minister (3)" in desk.text
        assert "also Netanyahu" in desk.text
        assert "3 stories from 29 March 2024 to 31 March 2024" in desk.text
        assert "with Al-Qahera News 3" in desk.text
        for title in ("TIMELINE", "SAYS", "STORIES", "WITH"):
            assert title in desk.text
        assert "approved new talks" in desk.text
        assert "Roads blocked for the" in desk.text


async def test_enter_goes_to_the_sentence_in_its_story(open_app: Open, library: Library) -> None:
    async with open_app() as desk:
        work_through(library)
        await desk.press(*NETANYAHU, "tab", "tab", "G", "enter")
        assert desk.app.screen is desk.reading
        assert desk.reading.story is not None
        assert desk.reading.story.title == "A resolution is drafted"
        assert desk.reading.at == "article"
        text = desk.reading.story.document.text
        assert text[desk.reading.cursor :].startswith("Prime Minister Benjamin Netanyahu")


async def test_the_page_of_a_companion_is_a_key_away_and_back(open_app: Open, library: Library) -> None:
    async with open_app() as desk:
        work_through(library)
        await desk.press(*NETANYAHU, "shift+tab", "enter")
        page = page_of_all(desk).page
        assert page is not None
        assert page.name == "Al-Qahera News"
        assert "organization" in desk.text
        assert page_of_all(desk).front == "says", "the first section with anything in it"
        await desk.press("h")
        assert "Benjamin Netanyahu   person" in desk.text
        await desk.press("h")
        assert desk.app.screen is desk.reading


async def test_in_the_article_i_asks_for_the_entity_at_the_cursor(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("enter", ")", "i")
        page = page_of_all(desk).page
        assert page is not None
        assert page.name == "Benjamin Netanyahu"
        await desk.press("q")
        assert desk.app.screen is desk.reading


async def test_a_sentence_that_names_nobody_is_told(open_app: Open, stories: list[Story]) -> None:
    async with open_app() as desk:
        await desk.press("enter")
        assert desk.reading.analysis is not None
        desk.reading.analysis = replace(desk.reading.analysis, entities=())
        await desk.press("i")
        assert "No name in this sentence" in desk.status


async def test_slash_filters_escape_takes_the_filter_then_closes(open_app: Open, library: Library) -> None:
    async with open_app() as desk:
        work_through(library)
        await desk.press(*NETANYAHU, "/", *"roads", "enter")
        stories = desk.app.screen.query_one("#page-stories", RowList)
        assert stories.option_count == 1
        await desk.press("escape")
        assert stories.option_count == 3
        await desk.press("escape")
        assert desk.app.screen is desk.reading


async def test_where_it_is_narrow_one_section_is_seen_and_the_bar_names_all(open_app: Open, library: Library) -> None:
    async with open_app(size=(80, 24)) as desk:
        work_through(library)
        await desk.press(*NETANYAHU)
        assert "▸timeline 3◂" in desk.text
        await desk.press("tab", "tab")
        assert "▸stories 3◂" in desk.text
        assert "A resolution is drafted" in desk.text
        assert "approved new talks" not in desk.text
        await desk.pilot.resize_terminal(160, 50)
        await desk.settle()
        assert "approved new talks" in desk.text


async def test_a_window_of_five_rows_shows_rows_of_the_page_and_of_the_highlights(open_app: Open, library: Library) -> None:
    async with open_app(size=(30, 5)) as desk:
        work_through(library)
        await desk.press(*NETANYAHU)
        assert "▸timeline 3◂" in desk.lines[1]
        assert desk.lines[2].strip()
        await desk.press("q", "g", "c", "H", "g", "h")
        assert "Highlights 1" in desk.lines[0]
        assert "┃" in desk.lines[2]


async def test_the_stories_are_narrowed_to_the_entity_by_its_key(
    open_app: Open, library: Library, stories: list[Story]
) -> None:
    async with open_app() as desk:
        library.add_stories([replace(stories[0], title="Another day", url="https://example.org/9")])
        work_through(library)
        await desk.press(*NETANYAHU, "=")
        assert desk.app.screen is desk.reading
        assert desk.reading.filter_text == 'entity:"PER:benjamin netanyahu"'
        assert len(desk.reading.ids) == 4
        assert desk.lines[0].startswith("  Benjamin Netanyahu · 3 unread")
        await desk.press("escape")
        assert desk.reading.filter_text == ""


def test_what_stories_tell_in_different_ways_stands_side_by_side() -> None:
    flew = ToldEvent(PLACE, "2024-03-07", "day", "Jane Roe flew to Cairo")
    later = ToldEvent(OTHER, "2024-03-08", "day", "Jane Roe flew to Cairo")
    few = ToldFigure(PLACE, "1,160", 1160, unit="death", subject="Gaza")
    many = ToldFigure(OTHER, "1,200", 1200, unit="death", subject="Gaza", source="the ministry")
    told = (Dispute("date", flew.event, (flew, later)), Dispute("figure", "death, gaza", (few, many)))
    page = EntityPage(key="PER:x", type="PER", name="X", query="", events=(flew, later), disputes=told)
    shown = lines(page, "timeline")
    assert shown[0].endswith("dates differ")
    assert [line.split("  ")[1:] for line in shown[1:3]] == [
        ["7 Mar 2024", "30 Mar 2024 · Desk · Talks"],
        ["8 Mar 2024", "30 Mar 2024 · Wire · Elsewhere"],
    ]
    assert shown[3].endswith("figures differ")
    assert "the ministry" in shown[5]
    sections = Sections(page, date(2024, 3, 31))
    assert sections.place("d0.1") == OTHER
    assert sections.place("d1.0") == PLACE
    assert sections.place("") is None


def test_a_long_number_on_which_stories_differ_is_not_cut() -> None:
    sides = (
        ToldFigure(PLACE, "between 12,000,000,000 and 13,500,000,000 Swiss francs", 12e9, 13.5e9),
        ToldFigure(OTHER, "9", 9),
    )
    page = EntityPage(key="PER:x", type="PER", name="X", query="", disputes=(Dispute("figure", "its budget", sides),))
    shown = lines(page, "timeline")
    assert shown[1].strip() == sides[0].text
    assert shown[2].strip() == "30 Mar 2024 · Desk · Talks"
    assert shown[3].split()[:2] == ["9", "30"]


def test_an_event_told_in_the_same_words_by_several_stories_stands_once() -> None:
    events = (ToldEvent(PLACE, "2024-04-02", "day", "talks resume"), ToldEvent(OTHER, "2024-04-02", "day", "Talks resume"))
    shown = lines(EntityPage(key="PER:x", type="PER", name="X", query="", events=events), "timeline")
    assert [line for line in shown if "alks resume" in line] == ["▷ 2 Apr           talks resume"]
    assert any(line.endswith("+1 story") for line in shown)
    assert [line.strip("─ ") for line in shown[:2]] == ["2024", "today · Sun 31 Mar 2024"]
    later = replace(events[0], when="2025-01-02")
    shown = lines(EntityPage(key="PER:x", type="PER", name="X", query="", events=(later,)), "timeline")
    assert [line.strip("─ ") for line in shown[:2]] == ["today · Sun 31 Mar 2024", "2025"]


def test_statements_and_figures_tell_where_they_are_told_and_are_filtered() -> None:
    said = (ToldStatement(PLACE, "Truce talks\nresume,", "said", "direct"),)
    figures = (ToldFigure(OTHER, "at least 32,705", 32705, unit="death", subject="Gaza", source="its ministry"),)
    page = EntityPage(key="PER:x", type="PER", name="X", query="", statements=said, figures=figures)
    shown = lines(page, "says")
    assert shown[0].strip() == "said  “Truce talks resume,”"
    assert shown[1].strip() == "30 Mar 2024 · Desk · Talks"
    assert shown[2] == "HOW MANY"
    assert "deaths" in shown[3]
    assert lines(page, "says", "ministry")[0] == "HOW MANY"
    assert lines(page, "says", "nowhere") == ["Nothing here has these letters."]


def test_a_page_of_hostile_names_is_cut_and_shown_as_text() -> None:
    name = "[bold]\x1b[31m" + "x" * 500
    told = (StoryOfEntity(replace(PLACE, title=name), 3, role=name),)
    page = EntityPage(key="PER:x", type="PER", name=name, query="", roles=((name, 2),), aliases=(name,), stories=told)
    shown = [line.plain for line in Head(page).lines(40)] + lines(page, "stories")
    assert all("\x1b" not in line and len(line) <= 60 for line in shown)
    assert shown[0].startswith("[bold]")


async def test_unread_stories_are_worked_through_in_the_background_with_progress(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, stopped = threading.Event(), threading.Event()

    def analyze_pending(_: Library, stop: Callable[[], bool], progress: Callable[[int, int], None]) -> int:
        progress(14, 80)
        go_on.wait(20)
        stopped.set() if stop() else None
        return 14

    async with open_app() as desk:
        monkeypatch.setattr(Library, "analyze_pending", analyze_pending)
        desk.reading.work_through()
        desk.reading.work_through()
        await desk.pilot.pause(0.1)
        assert "⟳ analysis 14/80" in desk.status
        desk.reading.stop_work()
        go_on.set()
        await desk.settle()
        assert stopped.is_set()
        assert "⟳" not in desk.status


async def test_work_in_the_background_waits_while_keys_are_pressed_and_ends_when_left(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    went_on = threading.Event()

    def analyze_pending(_: Library, __: Callable[[], bool], progress: Callable[[int, int], None]) -> int:
        progress(1, 80)
        went_on.set()
        return 0

    async with open_app() as desk:
        monkeypatch.setattr(Library, "analyze_pending", analyze_pending)
        desk.app.touched = monotonic() + 1000
        desk.reading.work_through()
        await desk.pilot.pause(0.2)
        assert not went_on.is_set()
        desk.reading.stop_work()
        await desk.settle()
        assert went_on.is_set()


async def test_a_list_of_those_that_name_an_entity_grows_with_what_is_found_out(
    open_app: Open, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app() as desk:
        await desk.press(*NETANYAHU, "=")
        assert len(desk.reading.ids) == 1

        def analyze_pending(*_: object) -> int:
            work_through(library)
            return 2

        monkeypatch.setattr(Library, "analyze_pending", analyze_pending)
        desk.reading.work_through()
        await desk.settle()
        assert len(desk.reading.ids) == 3
