"""The whole way of a highlight: made by a key or from a selection, changed, undone, exported, found again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.model import Document

if TYPE_CHECKING:
    from reader.library import Library
    from reader.model import Story
    from tests.tui.conftest import Open

FIRST = "Negotiations for a truce between Israel and Hamas"


async def test_one_key_highlights_the_sentence_and_again_removes_it(open_app: Open, library: Library) -> None:
    async with open_app() as desk:
        await desk.press("enter", "H")
        (held,) = library.highlights()
        assert held.quote.exact.startswith(FIRST)
        assert held.quote.exact.endswith("reported.")
        assert any("┃" in line and FIRST[:20] in line for line in desk.lines)
        await desk.press("H")
        assert library.highlights() == []
        await desk.press("ctrl+z")
        assert len(library.highlights()) == 1
        assert len(desk.reading.highlights) == 1


async def test_a_selection_is_highlighted_with_a_note(open_app: Open, library: Library) -> None:
    async with open_app() as desk:
        await desk.press("enter", "v", "e", "a")
        assert "Negotiations" in desk.text
        await desk.type("compare the count")
        (held,) = library.highlights()
        assert (held.quote.exact, held.note) == ("Negotiations", "compare the count")
        assert "✎ compare the count" in desk.text


async def test_a_selection_is_highlighted_with_tags_and_in_a_colour(open_app: Open, library: Library) -> None:
    async with open_app() as desk:
        await desk.press("enter", "v", "e", "t")
        await desk.type("truce, #talks")
        await desk.press(")", "V", "3")
        tagged, blue = sorted(library.highlights(), key=lambda held: held.start)
        assert tagged.tags == ("truce", "talks")
        assert blue.color == "blue"
        assert blue.quote.exact.startswith("Prime Minister")


async def test_leaving_the_note_with_escape_makes_no_highlight(open_app: Open, library: Library) -> None:
    async with open_app() as desk:
        await desk.press("enter", "v", "e", "a", "escape")
        assert library.highlights() == []


async def test_a_note_that_was_left_or_not_begun_is_not_kept_at_the_end(open_app: Open, library: Library) -> None:
    async with open_app() as desk:
        await desk.press("enter", "v", "w", "a", *"left", "escape", "a")
        await desk.app.action_quit()
        await desk.reading.kept()
    assert library.highlights() == []


async def test_note_tags_and_colour_of_a_highlight_can_be_changed(open_app: Open, library: Library) -> None:
    async with open_app() as desk:
        await desk.press("enter", "H", "a")
        await desk.type("first")
        await desk.press("t")
        await desk.type("one")
        await desk.press("c", "2")
        (held,) = library.highlights()
        assert (held.note, held.tags, held.color) == ("first", ("one",), "green")
        await desk.press("a")
        await desk.type(" and second")
        assert library.highlights()[0].note == "first and second"
        await desk.press("d")
        assert library.highlights() == []


async def test_export_writes_the_file_and_tells_where(open_app: Open, library: Library) -> None:
    async with open_app() as desk:
        await desk.press("w")
        assert "no highlight" in desk.status
        await desk.press("enter", "H", "w")
        (path,) = (library.config.data_dir / "export").glob("*.md")
        assert "Exported to" in desk.status
        assert FIRST in path.read_text(encoding="utf-8")
        await desk.press("J", "H", "W")
        assert len(list((library.config.data_dir / "export").glob("*.md"))) == 2


async def test_chords_go_from_highlight_to_highlight_across_stories(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("enter", "H", "J", ")", "H", "K")
        first = desk.reading.current
        await desk.press("right_square_bracket", "H")
        assert desk.reading.current != first
        assert desk.reading.cursor > 0
        await desk.press("left_square_bracket", "H")
        assert desk.reading.current == first
        await desk.press(")", "left_square_bracket", "h")
        assert desk.reading.cursor == 0


async def test_the_screen_of_all_highlights_goes_to_the_passage(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("enter", "H", "J", ")", "H")
        second = desk.reading.current
        await desk.press("K", "g", "h")
        assert "Highlights 2" in desk.text
        assert "Roads blocked for the hostages" in desk.text
        await desk.press("enter")
        assert desk.app.screen is desk.reading
        assert desk.reading.current == second
        assert desk.reading.cursor > 0


async def test_the_screen_of_all_highlights_changes_deletes_and_undoes(open_app: Open, library: Library) -> None:
    async with open_app() as desk:
        await desk.press("enter", "H", "g", "h", "a")
        await desk.type("seen again")
        assert library.highlights()[0].note == "seen again"
        assert "✎ seen again" in desk.text
        await desk.press("c", "4")
        assert library.highlights()[0].color == "pink"
        await desk.press("d")
        assert "Highlights 0" in desk.text
        await desk.press("ctrl+z")
        assert "Highlights 1" in desk.text
        await desk.press("slash")
        await desk.type("nothing like it")
        assert "No highlight has these letters." in desk.text
        await desk.press("escape", "q")
        assert desk.app.screen is desk.reading


async def test_a_passage_that_left_the_story_is_listed_as_lost_with_its_words(
    open_app: Open, library: Library, stories: list[Story]
) -> None:
    async with open_app() as desk:
        await desk.press("enter", "H")
        library.add_stories([replace(stories[0], document=Document("Nothing of it is left, and all words are others."))])
        await desk.press("g", "h")
        assert "1 lost" in desk.text
        assert FIRST in desk.text


async def test_a_highlight_keeps_to_its_words_when_the_story_changes(
    open_app: Open, library: Library, stories: list[Story]
) -> None:
    async with open_app() as desk:
        await desk.press("enter", "H")
        library.add_stories([replace(stories[0], document=Document("A new first sentence.\n\n" + stories[0].document.text))])
        desk.reading.reload()
        await desk.settle()
        (held,) = desk.reading.highlights
        assert desk.reading.story is not None
        assert desk.reading.story.document.text[held.start : held.end] == held.quote.exact
