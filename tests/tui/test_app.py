"""The application as a whole: what a person sees, and what stays over a restart."""

from __future__ import annotations

import asyncio
import signal
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from textual.events import Resize
from textual.geometry import Size

from reader.config import Config, Ui
from reader.errors import ConfigError, Failure, FetchError, LibraryLocked
from reader.library import FetchOutcome, Library
from reader.model import Document, Feed
from reader.tui import panes
from reader.tui.app import NewsreaderApp
from reader.tui.article import Article
from reader.tui.guide import Guide
from reader.tui.reading import ReadingScreen
from reader.tui.status import Status
from reader.tui.story_list import StoryList

if TYPE_CHECKING:
    from pathlib import Path

    from reader.model import Story
    from tests.tui.conftest import Open, Record


async def test_an_empty_library_opens_on_the_samples_with_a_guide_and_one_story_open(open_app: Open) -> None:
    async with open_app([]) as desk:
        assert len(desk.reading.ids) == 5
        assert desk.reading.story is not None
        assert desk.reading.story.sample
        assert desk.app.screen.query_one(Guide).display
        assert "BEGIN HERE" in desk.text


async def test_samples_that_were_removed_do_not_come_back(open_app: Open, library: Library) -> None:
    async with open_app([]) as desk:
        await desk.reading.perform(next(one for one in desk.app.commands if one.name == "remove-samples"))
        await desk.press("y")
        assert library.list() == []
    async with open_app([]) as desk:
        assert desk.reading.ids == ()
        assert "No stories yet" in desk.text


async def test_a_library_with_stories_gets_no_samples_and_no_guide(open_app: Open) -> None:
    async with open_app() as desk:
        assert len(desk.reading.ids) == 3
        assert not desk.app.screen.query(Guide)


async def test_enter_opens_a_story_marks_it_read_and_says_what_it_says(open_app: Open, library: Library) -> None:
    async with open_app() as desk:
        await desk.press("j", "enter")
        opened = desk.reading.ids[1]
        assert desk.reading.current == opened
        assert library.story(opened).read
        assert "Roads blocked for the hostages" in desk.text
        assert "Benjamin Netanyahu" in desk.text
        assert "TIMELINE" in desk.text
        assert "sentence 1 of" in desk.status
        desk.reading.load_sources()
        await desk.settle()
        assert "2 unread" in desk.lines[0]


async def test_the_story_the_place_and_the_view_are_kept_over_a_restart(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("2", "enter", ")", ")", "g", "t")
        story, cursor = desk.reading.current, desk.reading.cursor
        assert cursor > 0
        await desk.press("Q")
    async with open_app() as desk:
        assert desk.reading.current == story
        assert desk.reading.cursor == cursor
        assert desk.app.screen.query_one(Article).cursor == cursor
        assert desk.reading.query_text == "is:unread"
        assert desk.reading.at == "timeline"


async def test_a_story_that_is_not_back_yet_when_one_leaves_is_not_forgotten(
    open_app: Open, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = {"samples": True, "at": "article", "story": "0123abcd"}
    library.keep_view(left)
    monkeypatch.setattr(ReadingScreen, "load_list", lambda *_, **__: None)
    async with open_app() as desk:
        await desk.press("Q")
    assert left.items() <= library.view().items()


async def test_where_no_story_was_open_one_begins_in_the_list(open_app: Open, library: Library) -> None:
    library.keep_view({"samples": True, "at": "article", "story": ""})
    async with open_app() as desk:
        assert desk.reading.at == "list"
        assert isinstance(desk.app.focused, StoryList)


async def test_each_width_has_its_panes_and_a_change_of_width_keeps_the_focus(open_app: Open) -> None:
    async with open_app(size=(80, 24)) as desk:
        await desk.press("enter")
        assert "▸article◂" in desk.lines[0]
        assert "│" not in desk.lines[5]
        await desk.pilot.resize_terminal(120, 40)
        await desk.settle()
        assert "PEOPLE" in desk.text
        assert "CLAIMS" not in desk.text.replace("claims", "")
        await desk.pilot.resize_terminal(200, 60)
        await desk.settle()
        assert "CLAIMS" in desk.text
        assert "Starred" in desk.text
        assert isinstance(desk.app.focused, Article)


async def test_a_window_made_narrow_while_the_application_ends_is_no_fault(open_app: Open) -> None:
    async with open_app(size=(120, 40)) as desk:
        desk.app.exit()
        desk.reading.on_resize(Resize(Size(60, 20), Size(60, 20)))


async def test_a_tiny_window_ends_nothing(open_app: Open) -> None:
    async with open_app(size=(20, 5)) as desk:
        for width, height in ((20, 5), (1, 1), (300, 3)):
            await desk.pilot.resize_terminal(width, height)
            await desk.press("enter", ")", "tab", "tab", "g", "h", "q", "?", "q", ":", "escape")
        await desk.pilot.resize_terminal(120, 40)
        await desk.settle()
        assert "Talks to resume" in desk.text


async def test_a_storm_of_resizes_ends_with_the_last_size(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("enter")
        for at in range(30):
            await desk.pilot.resize_terminal(20 + 7 * at, 5 + at)
        await desk.settle()
        assert len(desk.lines) == 34
        assert "Talks to resume" in desk.text


async def test_q_closes_what_is_on_top_and_quits_at_the_root_only(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("enter", "g", "e", "q")
        assert desk.reading.at == "article"
        await desk.press("q")
        assert desk.reading.at == "list"
        assert desk.app.is_running
        await desk.press("q")
        assert desk.app._exit


async def test_escape_leaves_the_search_then_the_filter_and_never_quits(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("=")
        await desk.type("is:unread")
        await desk.press("/")
        await desk.type("ministry")
        assert desk.reading.search_text
        await desk.press("escape")
        assert (desk.reading.search_text, desk.reading.filter_text) == ("", "is:unread")
        await desk.press("escape", "escape", "escape")
        assert desk.reading.filter_text == ""
        assert not desk.app._exit


async def test_a_wrong_query_is_told_in_the_prompt_and_can_be_corrected(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("=")
        await desk.type("is:nothing")
        assert "nothing" in desk.text.split("is:nothing", 1)[1]
        await desk.press(*["backspace"] * 7)
        await desk.type("unread")
        assert desk.reading.filter_text == "is:unread"


@pytest.mark.parametrize("key", ["=", "/"])
async def test_typing_replaces_the_last_query_and_arrows_go_on_with_it(open_app: Open, key: str) -> None:
    async with open_app() as desk:
        for way, typed, asked in (([], "gaza", "gaza"), ([], "doha", "doha"), (["right"], " cairo", "doha cairo")):
            await desk.press(key, *way)
            await desk.type(typed)
            assert (desk.reading.filter_text or desk.reading.search_text) == asked


async def test_space_reads_on_to_the_end_and_then_opens_the_next_unread(open_app: Open) -> None:
    async with open_app(size=(80, 12)) as desk:
        await desk.press("enter")
        first = desk.reading.current
        for _ in range(12):
            await desk.press("space")
            if desk.reading.current != first:
                break
        assert desk.reading.current == desk.reading.ids[1]


async def test_n_goes_on_to_unread_stories_of_other_views(open_app: Open, library: Library) -> None:
    async with open_app() as desk:
        library.mark([desk.reading.ids[0]], starred=True)
        await desk.press("3", "enter", "n")
        assert desk.reading.ids == (library.list()[0],)
        assert desk.reading.current == library.list()[1]


async def test_a_story_passed_over_stays_unread_and_one_that_was_chosen_or_moved_in_is_read(
    open_app: Open, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(panes, "MOMENT", 60)
    async with open_app() as desk:
        first, second, third = desk.reading.ids
        await desk.press("enter", "J", "J", "K")
        assert library.list("is:read") == [first]
        await desk.press(")", "n")
        assert desk.reading.current == third
        assert library.list("is:read") == [first, second]
        await desk.press("r")
        await desk.press("r", ")")
        assert not library.story(third).read, "the reader has said so"


async def test_a_short_story_that_space_reads_to_the_end_is_read(open_app: Open, library: Library) -> None:
    async with open_app() as desk:
        first, second, third = desk.reading.ids
        await desk.press("enter", "J", "space")
        assert desk.reading.current == third
        assert library.list("is:read") == [first, second]


async def test_a_story_that_stays_open_a_moment_is_read(
    open_app: Open, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(panes, "MOMENT", 0.01)
    async with open_app() as desk, asyncio.timeout(20):
        await desk.press("n")
        while not library.story(desk.reading.current).read:
            await desk.settle()


async def test_undo_brings_back_what_was_marked_read(open_app: Open, library: Library) -> None:
    async with open_app() as desk:
        await desk.press("A")
        assert library.counts() == (3, 0)
        await desk.press("ctrl+z")
        assert library.counts() == (3, 3)
        await desk.press("ctrl+y")
        assert library.counts() == (3, 0)


async def test_a_file_that_has_no_headline_but_its_name_is_named_once(open_app: Open, stories: list[Story]) -> None:
    file = replace(stories[0], title="report", source="report.txt", url="")
    async with open_app([file, replace(stories[1], source="Roads.txt")]) as desk:
        await desk.press("enter", "H", "Y")
        assert "report.txt" not in desk.text
        assert sum(line.count("report") for line in desk.lines if "reported" not in line) == 2
        assert "Roads.txt" in desk.text
        assert "report.txt" not in desk.app.clipboard
        await desk.press("g", "h")
        assert "report.txt" not in desk.text


async def test_undo_after_opening_a_story_takes_back_what_was_done_before(open_app: Open, library: Library) -> None:
    async with open_app() as desk:
        await desk.press("s", "j", "enter", "ctrl+z")
        assert "Undone: Starred 1 story" in desk.status
        first, second, _ = desk.reading.ids
        assert not library.story(first).starred
        assert library.story(second).read
        await desk.press("ctrl+z")
        assert "Nothing to undo" in desk.status
        await desk.press("r", "ctrl+z")
        assert library.story(second).read


async def test_the_trash_hides_a_story_until_undo(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("D")
        assert len(desk.reading.ids) == 2
        await desk.press("ctrl+z")
        assert len(desk.reading.ids) == 3


async def test_a_story_that_undo_takes_out_of_the_trash_has_the_cursor(open_app: Open) -> None:
    async with open_app() as desk:
        second = desk.reading.ids[1]
        await desk.press("j", "D", "g", "g", "ctrl+z")
        assert desk.app.screen.query_one(StoryList).held == second
        assert desk.reading.current == "", "it is not opened"
        await desk.press("g", "g", "s", "G", "ctrl+z")
        assert desk.app.screen.query_one(StoryList).row == 2, "any other change leaves the cursor where it is"


async def test_the_tags_to_take_off_are_those_of_the_story_at_hand(open_app: Open, library: Library) -> None:
    async with open_app() as desk:
        await desk.press("enter", "g", "a", "j", "T")
        assert "This story has no tag" in desk.status
        await desk.press("t")
        await desk.type("peace, #cairo")
        assert "Tagged: peace, cairo" in desk.status
        await desk.press("T", "enter")
        assert "Taken off: " in desk.status
        assert library.story(desk.reading.ids[1]).tags == ()


async def test_star_and_tag_reach_the_library(open_app: Open, library: Library) -> None:
    async with open_app() as desk:
        await desk.press("s", "t")
        await desk.type("peace, #cairo")
        story = library.story(desk.reading.ids[0])
        assert story.starred
        assert set(story.tags) == {"peace", "cairo"}
        assert "★" in desk.text
        desk.reading.load_sources()
        await desk.press("g", "f")
        assert any("cairo" in line and line.split()[1] == "1" for line in desk.lines if "cairo" in line)
        await desk.press("h", "g", "a", "T")
        await desk.press(*["backspace"] * 20)
        await desk.type("peace")
        assert library.story(desk.reading.ids[0]).tags == ("cairo",)


async def test_refresh_tells_how_many_came_and_which_source_failed(
    open_app: Open, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcomes = [
        FetchOutcome("https://example.org/a", new=2),
        FetchOutcome("https://example.org/b", failure=Failure("b", "time-out")),
    ]
    monkeypatch.setattr(Library, "fetch", lambda *_, **__: outcomes)
    async with open_app() as desk:
        await desk.press("R")
        assert "b: time-out" in desk.status
        outcomes.pop()
        await desk.press("R")
        assert "2 new from 1 source " in desk.status
        outcomes.clear()
        await desk.press("R")
        assert "There is no source yet" in desk.status
        library.subscribe([Feed(url="https://example.org/a")])
        desk.reading.load_sources()
        await desk.settle()
        await desk.press("R")
        assert "Nothing is due now" in desk.status


async def test_adding_a_source_tells_its_error_where_it_is_typed(open_app: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    def add(_: Library, url: str) -> Feed:
        if "feed" not in url:
            raise FetchError(f"{url}: no feed was found there")
        return Feed(url=url)

    monkeypatch.setattr(Library, "add", add)
    async with open_app() as desk:
        await desk.press("+")
        await desk.type("https://example.com")
        assert "no feed was found there" in desk.text
        await desk.type("/feed")
        assert "Added https://example.com/feed" in desk.status


async def test_a_locked_library_is_told_in_a_line_and_reading_goes_on(open_app: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: object, **__: object) -> int:
        raise LibraryLocked("library.db: another process has held it for 10 s; close that one")

    async with open_app() as desk:
        monkeypatch.setattr(Library, "mark", locked)
        await desk.press("s")
        assert "another process has held it" in desk.status
        await desk.press("j", "enter")
        assert "Roads blocked for the hostages" in desk.text


async def test_an_analyzer_that_fails_costs_its_panes_and_nothing_else(open_app: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ValueError("no such thing")

    monkeypatch.undo()
    monkeypatch.setattr(Library, "analyze", broken)
    async with open_app() as desk:
        monkeypatch.setattr(Library, "analyze", broken)
        await desk.press("enter")
        assert "Not analysed: ValueError: no such thing" in desk.status
        assert "Negotiations for a truce" in desk.text


async def test_what_changed_in_a_story_is_shown(open_app: Open, library: Library, stories: list[Story]) -> None:
    async with open_app() as desk:
        await desk.press("enter", "d")
        assert "has not changed" in desk.status
        new = replace(stories[0], document=Document(stories[0].document.text.replace("at least 32,705", "at least 32,800")))
        library.add_stories([new])
        desk.reading.reload()
        await desk.settle()
        await desk.press("d")
        assert "32,705" in desk.text
        assert "32,800" in desk.text


async def test_claims_and_timeline_share_a_place_and_g_s_switches(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("enter", "g", "s")
        assert desk.reading.at == "claims"
        assert "WHO SAID" in desk.text
        await desk.press("g", "s")
        assert desk.reading.at == "timeline"
        assert "WHO SAID" not in desk.text


async def test_an_entity_goes_to_its_mentions_and_narrows_the_stories(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("enter", "g", "e", "home", "enter")
        assert desk.reading.chosen == "e6"
        first = desk.reading.cursor
        await desk.press("enter")
        assert desk.reading.cursor > first
        await desk.press("=")
        assert desk.reading.filter_text == 'entity:"PER:benjamin netanyahu"'
        assert desk.lines[0].startswith("  Benjamin Netanyahu")
        assert desk.reading.at == "list"


async def test_an_event_goes_to_its_sentence(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("enter", "g", "t", "home", "enter")
        text = desk.reading.story.document.text if desk.reading.story else ""
        assert text[desk.reading.cursor :].startswith("Around 1,160")


async def test_z_shows_the_article_alone_and_the_panes_again(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("enter", "z")
        assert "PEOPLE" not in desk.text
        await desk.press("z")
        assert "PEOPLE" in desk.text


async def test_what_needs_an_address_says_for_people_that_the_story_has_none(open_app: Open, stories: list[Story]) -> None:
    async with open_app([replace(stories[0], url="")]) as desk:
        for place in ("list", "article"):
            for key in ("o", "y", "x"):
                desk.reading.query_one(Status).hush()
                await desk.press(key)
                assert desk.status.startswith(" This story has no address"), (place, key)
            await desk.press("enter")


async def test_following_a_link_says_so_where_none_is_in_view(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("enter", ";")
        assert desk.status.startswith(" No link is in view")


async def test_the_link_and_a_quotation_with_its_source_are_copied(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("y")
        assert desk.app.clipboard == "https://example.org/0"
        await desk.press("enter", "Y")
        assert desk.app.clipboard.startswith("“Negotiations for a truce")
        assert desk.app.clipboard.endswith("The Desk, 2024-03-31\nhttps://example.org/0")


async def test_a_hundred_thousand_stories_open_at_once(open_app: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = [f"{number:08x}" for number in range(100_000)]
    monkeypatch.setattr(Library, "list", lambda *_, **__: ids)
    monkeypatch.setattr(Library, "headlines", lambda *_: [])
    async with open_app() as desk:
        await desk.press("G")
        assert desk.app.screen.query_one(StoryList).row == 99_999
        assert "100,000 of 100,000" in desk.status


def test_the_application_draws_on_the_terminal_though_standard_error_is_a_file(record: Record, tmp_path: Path) -> None:
    written = record(tmp_path / "data", [b"Q"], errors=tmp_path / "errors")
    assert b"All stories" in written
    assert (tmp_path / "errors").read_bytes() == b""


def test_the_terminal_is_left_whole_and_the_place_kept_when_the_system_ends_the_application(
    record: Record, tmp_path: Path
) -> None:
    written = record(tmp_path / "data", [b"\r", b"z"], end=signal.SIGTERM)
    assert written.rindex(b"\x1b[?1049l") > written.rindex(b"\x1b[?1049h")
    with Library(Config(data_dir=tmp_path / "data")) as library:
        assert library.view()["at"] == "article"


def test_the_place_and_a_new_highlight_are_kept_when_the_terminal_is_closed(record: Record, tmp_path: Path) -> None:
    record(tmp_path / "data", [b"\r", b")", b"H"], end=signal.SIGHUP, status=-signal.SIGHUP)
    with Library(Config(data_dir=tmp_path / "data")) as library:
        assert library.view()["at"] == "article"
        [held] = library.highlights()
        assert library.place(held.story) == held.start


@pytest.mark.parametrize(("end", "status"), [(signal.SIGHUP, -signal.SIGHUP), (signal.SIGTERM, 0)])
def test_a_note_that_is_being_written_is_kept_as_it_stands_when_the_application_is_ended(
    record: Record, tmp_path: Path, end: int, status: int
) -> None:
    record(tmp_path / "data", [b"\r", b"H", b"a", b"half a note"], end=end, status=status)
    with Library(Config(data_dir=tmp_path / "data")) as library:
        [held] = library.highlights()
        assert held.note == "half a note"
        assert library.undo() == "Changed a highlight"
        assert library.highlights()[0].note == ""


async def test_the_theme_is_the_one_configured_and_a_wrong_name_is_told(tmp_path: Path) -> None:
    with Library(Config(data_dir=tmp_path, ui=Ui(theme="nord"))) as library:
        assert NewsreaderApp(library).theme == "nord"
    with Library(Config(data_dir=tmp_path, ui=Ui(theme="nrod"))) as library, pytest.raises(ConfigError, match="nrod"):
        NewsreaderApp(library)


async def test_every_kind_of_theme_shows_everything(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("enter", "H")
        for theme in ("newsreader-light", "ansi-dark", "ansi-light", "nord", "textual-light"):
            desk.app.theme = theme
            await desk.press("?")
            assert "ON A HIGHLIGHT" in desk.text
            await desk.press("q")
            assert "Talks to resume" in desk.text


def test_a_fault_of_the_program_ends_in_a_line_and_its_details_go_to_a_file(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(NewsreaderApp, "is_headless", False)
    app = NewsreaderApp(library)
    app._handle_exception(ValueError("\x1b]0;OWNED\x07"))
    assert app.return_code == 1
    assert app.fault is not None
    assert "ValueError" in app.fault
    assert "OWNED" not in app.fault
    details = (library.config.data_dir / "fault.txt").read_text(encoding="utf-8")
    assert "ValueError" in details
    assert "\x1b" not in details
