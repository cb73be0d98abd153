"""The article alone in a small application: what it draws, where its cursor goes, and what it tells."""

from __future__ import annotations

import re
import time
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from textual.events import MouseScrollDown
from textual.geometry import Offset

from reader.model import (
    Analysis,
    Block,
    BlockKind,
    Document,
    Entity,
    Highlight,
    Mark,
    Mention,
    Sentence,
    Span,
    Statement,
    Story,
    Time,
)
from reader.text.quote import quote
from reader.text.sentences import sentences
from reader.tui import themes
from reader.tui.article import Article
from reader.tui.article_selecting import Told

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager

    from textual.strip import Strip

    from tests.tui.conftest import Stage

    Show = Callable[..., AbstractAsyncContextManager[Stage]]

PARAGRAPHS = (
    "Talks resume in Cairo on Sunday, an outlet said. The minister approved them. Nobody else was asked.",
    "Jane Roe went to Doha. Then Roe flew home on Monday.",
    "The end came soon. It was quiet.",
)
LONG = tuple(f"Paragraph {n} opens the matter. It goes on for a while in {n} words. Then it stops." for n in range(200))


def story_of(*paragraphs: str, marks: tuple[Mark, ...] = (), title: str = "Talks to resume") -> Story:
    blocks: list[Block] = []
    at = 0
    for paragraph in paragraphs:
        blocks.append(Block(at, at + len(paragraph)))
        at += len(paragraph) + 2
    document = Document("\n\n".join(paragraphs), tuple(blocks), marks)
    when = datetime(2024, 3, 30, 12, tzinfo=UTC)
    return Story(id=title, title=title, document=document, source="The Desk", published=when, authors=("Jane Roe",))


def place(text: str, words: str, occurrence: int = 0) -> Span:
    start = [match.start() for match in re.finditer(re.escape(words), text)][occurrence]
    return Span(start, start + len(words))


def analysis_of(story: Story) -> Analysis:
    text = story.document.text
    roe = [Mention(*place(text, words), words, "PER", "e1") for words in ("Jane Roe", "Roe flew")]
    cairo = Mention(*place(text, "Cairo"), "Cairo", "LOC", "e2")
    says = place(text, PARAGRAPHS[0][:47])
    return Analysis(
        sentences=tuple(Sentence(*span) for span in sentences(text)),
        entities=(Entity("e2", "LOC", "Cairo", (cairo,)), Entity("e1", "PER", "Jane Roe", tuple(roe))),
        times=tuple(Time(*place(text, day), day, "DATE", "2024-03-31") for day in ("Sunday", "Monday")),
        statements=(Statement(*says, says, "indirect"),),
    )


def highlight_of(story: Story, words: str, note: str = "", *, lost: bool = False) -> Highlight:
    text = story.document.text
    span = place(text, words)
    made = datetime(2024, 3, 31, tzinfo=UTC)
    return Highlight(id=f"h-{span.start}", story=story.id, start=span.start, end=span.end, quote=quote(text, *span), made=made,
                     note=note, lost=lost)  # fmt: skip


class Page:
    """The article on its stage."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.app, self.pilot = stage, stage.app, stage.pilot
        self.press, self.heard = stage.press, stage.heard
        self.article = stage.app.query_one(Article)

    @property
    def lines(self) -> list[str]:
        return self.stage.lines

    @property
    def at_cursor(self) -> str:
        return self.words(self.article.sentence_at(self.article.cursor))

    def words(self, span: Span | None) -> str:
        return self.article.text[span.start : span.end] if span else ""

    def strips(self) -> list[Strip]:
        return self.app.screen._compositor.render_strips()

    def drawn(self, attribute: str) -> str:
        """Return all words on the screen that are drawn with an attribute of the style."""
        parts = (part for strip in self.strips() for part in strip)
        return "|".join(part.text for part in parts if part.style and getattr(part.style, attribute))


STORY = story_of(*PARAGRAPHS)


@asynccontextmanager
async def opened(
    show: Show,
    story: Story | None = STORY,
    *highlights: Highlight,
    analyzed: bool | None = None,
    size: tuple[int, int] = (92, 24),
) -> AsyncIterator[Page]:
    """Show a story; what its analysis says is known only of the short one."""
    async with show(Article(), size=size) as stage:
        page = Page(stage)
        page.article.story, page.article.highlights = story, highlights
        if story is not None and (story is STORY if analyzed is None else analyzed):
            page.article.analysis = analysis_of(story)
        await page.pilot.pause()
        yield page


async def test_headline_byline_and_text_are_on_the_screen(show: Show) -> None:
    async with opened(show) as page:
        rows = page.lines
        assert rows[0].strip() == "Talks to resume"
        assert rows[1].strip() == "The Desk · Sat 30 March 2024 · 1 min · Jane Roe"
        assert rows[3].strip() == "Talks resume in Cairo on Sunday, an outlet said. The minister approved them. Nobody"


async def test_without_a_story_it_says_what_to_do(show: Show) -> None:
    async with opened(show, None) as page:
        assert any("No story is open." in row for row in page.lines)
        await page.press("j", "H", "v", "right_parenthesis")
        assert page.heard(Told) == []


async def test_the_cursor_goes_by_sentences_and_paragraphs_and_tells(show: Show) -> None:
    async with opened(show) as page:
        assert page.at_cursor == "Talks resume in Cairo on Sunday, an outlet said."
        await page.press(")")
        assert page.at_cursor == "The minister approved them."
        assert [message.offset for message in page.heard(Article.CursorMoved)] == [49]
        await page.press("}")
        assert page.at_cursor == "Jane Roe went to Doha."
        await page.press(")", "{")
        assert page.at_cursor == "Jane Roe went to Doha."
        await page.press("(", "(")
        assert page.at_cursor == "The minister approved them."
        await page.press("G")
        assert page.at_cursor == "It was quiet."


async def test_the_sentence_at_the_cursor_is_underlined_before_and_after_the_analysis_is_there(show: Show) -> None:
    async with opened(show, analyzed=False) as page:
        await page.press(")")
        assert page.drawn("underline") == "The minister approved them."
        page.article.analysis = analysis_of(STORY)
        await page.pilot.pause()
        assert page.drawn("underline") == "Sunday|The minister approved them.|Monday"


async def test_a_time_inside_the_underlined_sentence_is_told_apart(show: Show) -> None:
    async with opened(show) as page:
        assert page.drawn("underline2") == "Sunday"
        assert "Sunday" not in page.drawn("underline").split("|")


async def test_entities_are_told_apart_by_weight_and_slant_as_well_as_by_colour(show: Show) -> None:
    async with opened(show) as page:
        assert page.drawn("bold") == "Talks to resume|Jane Roe|Roe flew"
        assert page.drawn("italic") == "Cairo"


async def test_the_chosen_entity_has_all_its_mentions_marked(show: Show) -> None:
    async with opened(show) as page:
        page.article.chosen = "e1"
        await page.pilot.pause()
        assert page.drawn("reverse") == "Jane Roe|Roe flew"


async def test_h_highlights_the_sentence_and_again_removes_it(show: Show) -> None:
    async with opened(show) as page:
        await page.press(")", "H")
        (message,) = page.heard(Article.Highlighted)
        assert (message.start, message.end, message.ask) == (49, 76, "")
        page.article.highlights = (highlight_of(STORY, "The minister approved them."),)
        await page.press("H")
        (change,) = page.heard(Article.HighlightChanged)
        assert (change.id, change.what) == ("h-49", "remove")


async def test_keys_on_a_highlight_change_it_and_elsewhere_they_are_left_to_the_screen(show: Show) -> None:
    async with opened(show, STORY, highlight_of(STORY, "Jane Roe went")) as page:
        await page.press("a", "t", "c", "d")
        assert page.heard(Article.HighlightChanged) == []
        await page.press("}", "a", "t", "c", "d")
        changes = [message.what for message in page.heard(Article.HighlightChanged)]
        assert changes == ["note", "tag", "color", "remove"]


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (("v", "e"), "Talks"),
        (("v", "w", "e"), "Talks resume"),
        (("v", "$"), "Talks resume in Cairo on Sunday, an outlet said. The minister approved them. Nobody"),
        (("V", ")"), "Talks resume in Cairo on Sunday, an outlet said. The minister approved them."),
        (("V",), "Talks resume in Cairo on Sunday, an outlet said."),
        (("v", "w", "w", "o", "w"), "resume i"),
        (("v", "}"), PARAGRAPHS[0]),
        (("v", "V"), "Talks resume in Cairo on Sunday, an outlet said."),
        (("v", "G"), "\n\n".join(PARAGRAPHS)),
    ],
)
async def test_a_selection_is_extended_by_motions_and_highlighted(show: Show, keys: tuple[str, ...], words: str) -> None:
    async with opened(show) as page:
        await page.press(*keys, "enter")
        (message,) = page.heard(Article.Highlighted)
        assert page.words(Span(message.start, message.end)) == words
        assert page.article.selection is None


async def test_a_selection_takes_a_note_a_tag_a_colour_or_is_copied(show: Show) -> None:
    async with opened(show) as page:
        for key in "at3":
            await page.press("V", key)
        found = [(m.ask, m.color) for m in page.heard(Article.Highlighted)]
        assert found == [("note", "yellow"), ("tag", "yellow"), ("", "blue")]
        await page.press("V", "y", "V", "Y")
        copied = [(m.text, m.with_source) for m in page.heard(Article.Copied)]
        first = "Talks resume in Cairo on Sunday, an outlet said."
        assert copied == [(first, False), (first, True)]


async def test_escape_leaves_the_selection_and_nothing_is_told(show: Show) -> None:
    async with opened(show) as page:
        await page.press("v", "w", "escape")
        assert page.article.selection is None
        assert page.heard(Article.Highlighted) == []


async def test_a_highlight_has_a_bar_in_the_margin_and_its_note_at_the_end_of_the_line_or_below(show: Show) -> None:
    note = "a note far too long for the end of the line, so that it stands below the paragraph, on lines of its own"
    async with opened(
        show,
        STORY,
        highlight_of(STORY, "It was quiet.", "compare"),
        highlight_of(STORY, "The minister approved them.", note),
        highlight_of(STORY, "Nobody", "gone", lost=True),
    ) as page:
        rows = page.lines
        assert rows[3].startswith(" ┃ Talks resume")
        assert rows[4] == "   else was asked."
        assert rows[5].startswith("   ✎ a note far too long")
        assert rows[6].strip().endswith("lines of its own")
        assert any(row.startswith(" ┃ The end came soon. It was quiet.") and row.endswith("✎ compare") for row in rows)
        assert not any("gone" in row for row in rows)


async def test_jumps_go_to_times_mentions_statements_and_highlights(show: Show) -> None:
    async with opened(show, STORY, highlight_of(STORY, "The end")) as page:
        article = page.article
        for action, words in [
            ("next_statement", PARAGRAPHS[0][:47]),
            ("next_time", "Sunday"),
            ("next_time", "Monday"),
            ("previous_time", "Sunday"),
            ("next_highlight", "The end"),
        ]:
            await article.run_action(action)
            assert article.target is not None
            assert article.text[article.target.start : article.target.end] == words
        article.go_to(*place(article.text, "Jane Roe"))
        await article.run_action("next_mention")
        await page.pilot.pause()
        assert page.at_cursor == "Then Roe flew home on Monday."
        await article.run_action("previous_mention")
        assert page.at_cursor == "Jane Roe went to Doha."


async def test_a_jump_to_nothing_stays_and_says_so(show: Show) -> None:
    async with opened(show, STORY, highlight_of(STORY, "The end")) as page:
        article = page.article
        actions = ("previous_time", "previous_statement", "previous_highlight", "previous_mention")
        for action in (*actions, "last", *(action.replace("previous", "next") for action in actions)):
            await article.run_action(action)
        await page.pilot.pause()
        assert [message.told for message in page.heard(Article.NotFound)] == [
            "No time before this",
            "No statement before this",
            "No highlight before this",
            "No mention before this",
            "No time after this",
            "No statement after this",
            "No highlight after this",
            "No name in this sentence",
        ]
        assert article.target is None


async def test_words_are_found_as_they_are_typed_and_gone_through(show: Show) -> None:
    async with opened(show) as page:
        await page.press("slash", *"the")
        assert "1 of 4" in page.lines[-1]
        await page.press("enter", "n")
        assert page.at_cursor == "The minister approved them."
        await page.press("n", "n", "N")
        assert page.article.target == place(page.article.text, "The", 1)
        await page.press("escape")
        assert page.article.matches == []


async def test_tags_and_a_chosen_colour_stand_with_the_highlight(show: Show) -> None:
    plain = highlight_of(STORY, "It was quiet.")
    green = replace(highlight_of(STORY, "The end came soon.", "compare"), tags=("talks", "end"), color="green")
    async with opened(show, STORY, green, plain, size=(80, 12)) as page:
        assert any(row.endswith("✎ compare · #talks #end · green") for row in page.lines)
        page.article.highlights = (replace(green, note=""), plain)
        await page.pilot.pause()
        assert any(row.endswith("  #talks #end · green") for row in page.lines)
        page.article.highlights = (plain,)
        await page.pilot.pause()
        assert any(row.endswith("It was quiet.") for row in page.lines)


async def test_a_search_given_up_leads_back(show: Show) -> None:
    async with opened(show, story_of(*LONG)) as page:
        await page.press("slash", *"Paragraph 150", "escape")
        assert page.at_cursor == "Paragraph 0 opens the matter."
        assert page.article.place == 0


async def test_links_are_followed_by_their_hint(show: Show) -> None:
    marks = tuple(
        Mark(*place(STORY.document.text, words), "link", f"https://example.org/{words}") for words in ("Cairo", "Doha")
    )
    story = story_of(*PARAGRAPHS, marks=marks)
    async with opened(show, story) as page:
        await page.press(";")
        assert "Talks resume in airo" in page.lines[3].replace("aairo", "airo")
        await page.press("s")
        (message,) = page.heard(Article.LinkChosen)
        assert message.href == "https://example.org/Doha"
        assert page.article.hints == {}
        await page.press(";", "escape")
        assert page.article.hints == {}
        assert len(page.heard(Article.LinkChosen)) == 1


async def test_a_link_in_the_middle_of_the_last_line_has_a_hint_and_one_below_the_window_has_none(show: Show) -> None:
    for words, hints in (("quiet", 1), ("Paragraph 150", 0)):
        story = story_of(*(PARAGRAPHS if hints else LONG))
        mark = Mark(*place(story.document.text, words), "link", "https://example.org/")
        async with opened(show, replace(story, document=replace(story.document, marks=(mark,)))) as page:
            await page.press(";")
            assert len(page.article.hints) == hints
            assert len(page.heard(Article.NotFound)) == 1 - hints


async def test_space_scrolls_a_page_and_tells_the_end(show: Show) -> None:
    async with opened(show, story_of(*LONG)) as page:
        await page.press("space")
        assert page.article.scroll_offset.y == 23
        await page.press("G")
        assert page.heard(Article.EndReached) == []
        await page.press("space")
        assert len(page.heard(Article.EndReached)) == 1


async def test_at_a_page_less_than_full_the_cursor_shows_where_to_read_on(show: Show) -> None:
    async with opened(show, story_of(*LONG[:20])) as page:
        await page.press("space")
        assert page.article.scroll_offset.y == 18
        assert page.at_cursor == "Paragraph 10 opens the matter."


async def test_scrolling_takes_the_cursor_along(show: Show) -> None:
    async with opened(show, story_of(*LONG)) as page:
        await page.press("ctrl+d", "ctrl+d")
        article = page.article
        assert article.scroll_offset.y == 24
        assert article.scroll_offset.y <= article.rows.row_of(article.cursor) < 48
        await page.press("g", "home")
        assert page.at_cursor == "Paragraph 0 opens the matter."


async def test_the_text_on_top_stays_there_when_the_window_changes(show: Show) -> None:
    async with opened(show, story_of(*[" ".join(LONG[n : n + 9]) for n in range(60)]), size=(120, 30)) as page:
        await page.press(*["space"] * 3)
        top = page.article.place
        for width in (47, 90, 33, 200, 61, 120):
            await page.pilot.resize_terminal(width, 30)
            await page.pilot.pause()
            article = page.article
            assert article.rows.row_of(top) == article.scroll_offset.y
        assert page.article.place == top


async def test_a_story_opens_at_its_kept_place_and_a_change_of_state_does_not_move_it(show: Show) -> None:
    story = story_of(*LONG)
    async with opened(show, story) as page:
        start = place(story.document.text, "Paragraph 120").start
        page.article.cursor = start
        page.article.story = replace(story, id="again", title="Another")
        await page.pilot.pause()
        assert page.lines[0].strip().startswith("Paragraph 120")
        page.article.story = replace(story, id="again", title="Another", starred=True)
        await page.pilot.pause()
        assert page.article.cursor == start
        assert page.lines[0].strip().startswith("Paragraph 120")


async def test_going_to_a_passage_shows_it(show: Show) -> None:
    story = story_of(*LONG)
    async with opened(show, story) as page:
        page.article.go_to(*place(story.document.text, "in 170 words"))
        await page.pilot.pause()
        assert page.drawn("bold") == "in 170 words"
        assert page.at_cursor == "It goes on for a while in 170 words."


async def test_a_click_puts_the_cursor_and_a_drag_selects_document_offsets(show: Show) -> None:
    async with opened(show) as page:
        await page.pilot.click(Article, Offset(5, 6))
        await page.pilot.pause()
        assert page.at_cursor == "Jane Roe went to Doha."
        await page.pilot.mouse_down(Article, Offset(8, 6))
        await page.pilot.hover(Article, Offset(15, 6))
        await page.pilot.mouse_up(Article, Offset(15, 6))
        await page.pilot.pause()
        assert page.app.screen.get_selected_text() == "Roe went"
        await page.press("H")
        (message,) = page.heard(Article.Highlighted)
        assert page.words(Span(message.start, message.end)) == "Roe went"
        assert page.article.selection is None


async def test_a_drag_from_the_margin_selects_from_the_start_of_the_line(show: Show) -> None:
    async with opened(show) as page:
        await page.pilot.mouse_down(Article, Offset(0, 6))
        await page.pilot.hover(Article, Offset(1, 8))
        await page.pilot.mouse_up(Article, Offset(1, 8))
        await page.pilot.pause()
        assert page.article.selection == place(page.article.text, PARAGRAPHS[1])


async def test_a_double_click_selects_the_word_and_never_the_article(show: Show) -> None:
    async with opened(show) as page:
        await page.pilot.double_click(Article, Offset(9, 6))
        await page.pilot.pause()
        assert page.app.screen.get_selected_text() == "Roe"
        await page.pilot.click(Article, Offset(9, 6), times=3)
        await page.pilot.pause()
        assert page.app.screen.get_selected_text() == "Jane Roe went to Doha."


async def test_the_wheel_scrolls(show: Show) -> None:
    async with opened(show, story_of(*LONG)) as page:
        await page.pilot._post_mouse_events([MouseScrollDown], Article, offset=(5, 5))
        await page.pilot.pause(0.1)
        assert page.article.scroll_offset.y > 0


async def test_no_control_byte_and_no_markup_reaches_a_segment(show: Show) -> None:
    nasty = "A [b]bold[/b] \x1b[31mred\x1b[0m \x9b2J bell\x07 \x7f \u202egnp\u202c [@click=app.quit]x[/] \ud800 end."
    async with opened(show, story_of(nasty, title="[red]T\x1b]0;x\x07")) as page:
        text = "\n".join(page.lines)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", text)
        assert "[b]bold[/b]" in text
        assert "[@click=app.quit]x[/]" in text
        assert "[red]T" in text


@pytest.mark.parametrize(
    "text",
    [
        "👨\u200d👩\u200d👧 " * 60,
        "日本語の文章です。" * 40,
        "السلام عليكم ورحمة الله " * 20,
        "שלום עולם " * 40,
        "e\u0301" * 300,
        "a\u200b" * 300,
    ],
    ids=["emoji", "wide", "arabic", "hebrew", "combining", "zero-width"],
)
async def test_scripts_and_emoji_do_not_break_a_line(show: Show, text: str) -> None:
    async with opened(show, story_of(text), size=(60, 20)) as page:
        for strip in page.strips():
            assert sum(cell_len(segment.text) for segment in strip) == 60


@pytest.mark.parametrize("theme", [themes.DARK.name, themes.LIGHT.name])
async def test_meaning_has_the_colours_of_the_theme(show: Show, theme: str) -> None:
    async with opened(show) as page:
        page.app.register_theme(themes.LIGHT)
        page.app.theme = theme
        await page.pilot.pause()
        strips = page.strips()
        (style,) = {
            part.style for strip in strips for part in strip if part.text == "Jane Roe" and part.style and part.style.bold
        }
        assert style.color is not None
        assert style.color.name == themes.meanings(dark=theme == themes.DARK.name, ansi=False)["person"]


async def test_without_colour_highlights_and_selections_are_still_seen(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(show, STORY, highlight_of(STORY, "The end came soon.")) as page:
        assert page.drawn("reverse") == "The end came soon."
        await page.press("V")
        assert "Talks resume in " in page.drawn("reverse")


@pytest.mark.parametrize("size", [(20, 5), (4, 3), (1, 1), (300, 100)])
async def test_any_size_of_window_will_do(show: Show, size: tuple[int, int]) -> None:
    async with opened(show, STORY, highlight_of(STORY, "The end", "a note"), size=size) as page:
        await page.press("j", ")", "space", "v", "w", "escape", "G")
        assert page.at_cursor == "It was quiet."


async def test_the_message_of_a_move_tells_where_the_cursor_is_by_now(show: Show) -> None:
    async with opened(show) as page:
        await page.press(")")
        (message,) = page.heard(Article.CursorMoved)
        assert message.offset == page.article.cursor == 49
        page.article.cursor = 0
        assert message.offset == 0


async def test_a_selection_that_begins_or_ends_is_told(show: Show) -> None:
    async with opened(show) as page:
        await page.press("v", "w")
        assert len(page.heard(Article.ModeChanged)) == 1
        await page.press("escape")
        assert len(page.heard(Article.ModeChanged)) == 2


async def test_items_quotes_and_code_have_their_marks(show: Show) -> None:
    parts = ("First point.", "A deeper one.", "Quoted words.", "x = 1\n  y = 2")
    story = story_of(*parts)
    kinds: tuple[BlockKind, ...] = ("item", "item", "quote", "code")
    blocks = [
        replace(block, kind=kind, level=int(number == 1))
        for number, (block, kind) in enumerate(zip(story.document.blocks, kinds, strict=True))
    ]
    async with opened(show, replace(story, document=replace(story.document, blocks=tuple(blocks)))) as page:
        assert [line[3:] for line in page.lines[3:10]] == [
            "• First point.",
            "  ◦ A deeper one.",
            "",
            "│ Quoted words.",
            "",
            "  x = 1",
            "    y = 2",
        ]


async def test_another_story_ends_the_selection_and_the_search_and_none_shows_the_guide(show: Show) -> None:
    async with opened(show) as page:
        await page.press("slash", *"the", "enter", "v", "w")
        page.article.story = story_of(*LONG)
        await page.pilot.pause()
        assert page.article.selection is None
        assert page.article.matches == []
        page.article.story = None
        await page.pilot.pause()
        assert any("No story is open." in line for line in page.lines)


async def test_the_page_of_the_entity_at_the_cursor_is_asked_for(show: Show) -> None:
    async with opened(show) as page:
        await page.press("}")
        await page.article.run_action("entity")
        await page.pilot.pause()
        (message,) = page.heard(Article.EntityAsked)
        assert message.offset == place(page.article.text, "Jane Roe").start


async def test_many_links_get_hints_of_two_letters(show: Show) -> None:
    words = " ".join(f"link{n:02}" for n in range(30))
    marks = tuple(Mark(*place(words, f"link{n:02}"), "link", f"https://example.org/{n}") for n in range(30))
    async with opened(show, story_of(words, marks=marks)) as page:
        await page.press(";", "s", "d")
        assert len(page.heard(Article.LinkChosen)) == 1
        assert page.article.hints == {}


@pytest.mark.parametrize("text", ["words " * 170_000, "x" * 1_000_000], ids=["line", "word"])
async def test_a_megabyte_in_one_paragraph_opens_and_scrolls(show: Show, text: str) -> None:
    began = time.process_time()
    async with opened(show, story_of(text)) as page:
        await page.press("space", "G", "ctrl+u", "v", "w", "$")
        assert page.article.scroll_offset.y > 10_000
    assert time.process_time() - began < 4
