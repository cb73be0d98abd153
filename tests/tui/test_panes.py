"""What the panes tell of the story that is open, and what is left of it when it goes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.model import Analysis, Document, Mark
from reader.plugins import Analyzer
from reader.tui.article import Article
from reader.tui.story_list import StoryList

if TYPE_CHECKING:
    import pytest

    from reader.model import Story
    from tests.tui.conftest import Open


async def test_in_the_article_the_status_line_tells_the_open_story_s_own_number(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("j", "enter", "q", "j")
        assert desk.status.split(" · ")[0].strip().startswith("3 of 3")
        await desk.press("g", "c")
        assert desk.status.strip().startswith("2 of 3 · sentence 1 of")
        await desk.press("g", "e")
        assert desk.status.strip().startswith("2 of 3 · sentence 1 of")


async def test_a_story_that_the_list_does_not_show_has_no_number(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("enter", "3", "g", "c")
        assert desk.status.strip().startswith("sentence 1 of")


async def test_enter_in_an_empty_article_opens_the_story_chosen_in_the_list(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("j", "g", "c")
        assert "Enter opens the one chosen in the list" in desk.text
        await desk.press("enter")
        assert desk.reading.current == desk.reading.ids[1]
        assert desk.reading.at == "article"
        await desk.press("g", "a", "j", "g", "c", "enter")
        assert desk.reading.current == desk.reading.ids[1], "a story that is open stays"


async def test_the_panes_are_empty_once_the_open_story_is_in_the_trash(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("enter")
        assert "Benjamin Netanyahu" in desk.text
        await desk.press("D")
        reading = desk.reading
        assert (reading.story, reading.analysis, reading.highlights, reading.current) == (None, None, (), "")
        assert "No story is open." in desk.text
        assert "Benjamin Netanyahu" not in desk.text


async def test_the_panes_and_the_bar_are_empty_once_the_samples_are_removed(open_app: Open) -> None:
    async with open_app([], size=(80, 24)) as desk:
        await desk.press("g", "c")
        await desk.reading.perform(next(one for one in desk.app.commands if one.name == "remove-samples"))
        await desk.press("y")
        assert desk.reading.story is None
        assert "▸stories◂" in desk.lines[0]
        await desk.press("g", "c")
        assert "No story is open." in desk.text
        assert "entities" in desk.lines[0]
        assert not any(letter.isdigit() for letter in desk.lines[0])


async def test_the_list_is_in_front_once_the_story_that_is_read_is_in_the_trash(open_app: Open) -> None:
    async with open_app(size=(80, 24)) as desk:
        await desk.press("enter", "D")
        assert "▸stories◂" in desk.lines[0]
        await desk.press("enter")
        assert desk.reading.current == desk.reading.ids[0]


async def test_the_status_line_tells_that_the_letter_of_a_link_is_waited_for(open_app: Open, stories: list[Story]) -> None:
    document = replace(stories[0].document, marks=(Mark(0, 5, "link", "https://example.org/"),))
    async with open_app([replace(stories[0], document=document), stories[1]]) as desk:
        await desk.press("enter", ";")
        assert desk.status.startswith(" the letter of a link …")
        await desk.press("escape")
        assert desk.status.startswith(" 1 of 2 · sentence 1")
        await desk.press(";")
        await desk.pilot.click(StoryList, offset=(5, 2))
        await desk.settle()
        assert "the letter of a link" not in desk.status
        await desk.press("y")
        assert "The link is copied" in desk.status


async def test_a_search_tells_how_many_stories_it_found_and_begins_at_the_best(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("G", "/")
        await desk.type("hamas")
        assert desk.lines[0].startswith("  3 found: hamas ")
        assert desk.status.startswith(" 1 of 3 ")
        assert desk.reading.story is None
        await desk.press("/", *["backspace"] * 5)
        await desk.type("drafted")
        assert desk.lines[0].startswith("  1 found: drafted ")


async def test_a_command_for_an_entity_asks_for_one_where_none_is_chosen(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("enter")
        correct = next(one for one in desk.app.commands if one.name == "correct")
        await desk.reading.perform(correct)
        await desk.settle()
        assert "Choose a name in the entities first" in desk.status
        await desk.press("g", "e", "e")
        assert "Benjamin Netanyahu is …" in desk.text


async def test_back_leads_from_the_article_alone_to_the_panes_and_where_one_pane_fits_to_the_list(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("enter", "z", "h")
        assert "All stories" in desk.text
        assert desk.reading.at == "article"
        await desk.pilot.resize_terminal(80, 24)
        await desk.press("z", "h")
        assert desk.reading.at == "list"


async def test_the_view_of_all_stories_has_one_name(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("g", "f", "enter")
        assert desk.lines[0].startswith("  All stories ")


async def test_an_export_that_changes_nothing_says_so(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("enter", "H", "w")
        assert "Exported to" in desk.status
        await desk.press("W")
        assert "Nothing has changed since the last export" in desk.status


async def test_a_trashed_story_stays_open_while_another_change_is_undone(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("D", "=")
        await desk.type("is:trashed")
        await desk.press("enter", "s", "ctrl+z")
        assert desk.reading.story is not None


async def test_the_words_of_a_search_are_marked_in_the_story_opened_until_escape(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("/")
        await desk.type('netanyahu* "health ministry" -nothing title:talks')
        await desk.press("enter")
        article = desk.app.screen.query_one(Article)
        found = [article.text[match.start : match.end] for match in article.matches]
        assert found == ["Netanyahu", "health ministry", "Netanyahu"]
        opened = desk.reading.current
        await desk.press("n", "n")
        assert article.target == article.matches[1]
        await desk.press("N")
        assert article.target == article.matches[0]
        assert desk.reading.current == opened
        await desk.press("escape")
        assert article.matches == []
        assert desk.reading.search_text


async def test_the_entities_say_what_to_know_of_the_analysis(
    open_app: Open, stories: list[Story], monkeypatch: pytest.MonkeyPatch
) -> None:
    german = "Der Minister sprach am Montag in Berlin über die Lage der Stadt und über das Wetter der letzten Wochen im Norden."
    async with open_app([replace(stories[0], document=Document(german)), stories[1]]) as desk:
        await desk.press("enter")
        assert "This story is in another" in desk.text
        monkeypatch.setattr("reader.analysis.LONGEST", len(stories[1].document.text) - 1)
        monkeypatch.setattr(desk.library, "_analyzer", Analyzer("short", lambda *_: Analysis(None)))
        await desk.press("J")
        assert "This story is in another" not in desk.text
        assert "Only the first" in desk.text


async def test_the_status_line_tells_which_match_of_how_many_until_the_search_is_left(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("enter", "/")
        await desk.type("netanyahu")
        assert "match 1 of 2" in desk.status
        await desk.press("n")
        assert "match 2 of 2" in desk.status
        await desk.press("n")
        assert "match 1 of 2" in desk.status
        await desk.press("N")
        assert "match 2 of 2" in desk.status
        await desk.press("g", "g")
        assert "2 matches" in desk.status
        await desk.press("escape")
        assert "match" not in desk.status


async def test_the_marks_go_with_the_search_that_escape_leaves_at_the_list(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("/")
        await desk.type("netanyahu")
        await desk.press("enter", "q", "escape")
        assert desk.app.screen.query_one(Article).matches == []


async def test_n_at_the_list_is_the_next_unread_story_while_a_search_is_active(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("/")
        await desk.type("netanyahu")
        await desk.press("enter", "q")
        opened = desk.reading.current
        await desk.press("n")
        assert desk.reading.current != opened
