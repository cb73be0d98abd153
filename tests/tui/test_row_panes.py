"""What can be done with the entity of a row, and with the rows, holds in the timeline and the claims as in the entities."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from textual.events import Key

from reader.model import Event, Figure
from reader.tui.claims import Claims
from reader.tui.entity_page import EntityScreen
from reader.tui.row_pane import RowPane
from reader.tui.timeline import Timeline

if TYPE_CHECKING:
    from reader.model import Analysis, Story
    from tests.tui.conftest import Open, Show, Stage


def timeline(analysis: Analysis) -> Timeline:
    widget = Timeline()
    widget.analysis = analysis
    return widget


def claims(story: Story, analysis: Analysis) -> Claims:
    widget = Claims()
    widget.story, widget.analysis = story, analysis
    return widget


def long_days(analysis: Analysis) -> Analysis:
    events = tuple(Event(at, at + 1, f"2024-03-{1 + at // 8:02}", "day", f"event {at}.") for at in range(40))
    return replace(analysis, timeline=events)


def asked(stage: Stage) -> list[str]:
    return [message.entity for message in stage.heard(RowPane.PageAsked)]


async def test_the_entity_of_an_event_is_the_chosen_one_else_the_first(show: Show, analysis: Analysis) -> None:
    both = replace(analysis.timeline[0], entities=("gone", "e1", "e2"))
    widget = timeline(replace(analysis, timeline=(both,)))
    async with show(widget, size=(60, 24)) as stage:
        await stage.press("i")
        widget.chosen = "e2"
        await stage.press("i")
        widget.narrow = "e1"
        await stage.press("i", "=", "+", "e")
        assert asked(stage) == ["e1", "e2", "e1"]
        assert [(message.entity, message.name) for message in stage.heard(RowPane.Narrowed)] == [("e1", "Israel")]
        assert [message.entity for message in stage.heard(RowPane.PanesNarrowed)] == ["e1"]
        assert [message.entity for message in stage.heard(RowPane.CorrectAsked)] == ["e1"]


async def test_the_entity_of_a_statement_is_its_speaker_and_of_a_figure_whom_source_or_subject_name(
    show: Show, story: Story, analysis: Analysis
) -> None:
    figures = (
        Figure(0, 1, "12", 12, subject="Hamas", source="the count of Netanyahu"),
        Figure(0, 1, "13", 13, subject="Hamas"),
        Figure(0, 1, "14", 14, subject="Hamasites"),
    )
    async with show(claims(story, replace(analysis, figures=figures)), size=(60, 24)) as stage:
        await stage.press("i", "j", "i", "j", "i")
        assert asked(stage) == ["e6", "e2"]
        assert [message.told for message in stage.heard(RowPane.NoneChosen)] == ["No name in this row"]
        await stage.press("G", "i", "space", "i")
        assert asked(stage)[2:] == ["e6", "e6"], "the speaker, also of what is folded"


async def test_backspace_goes_to_the_passage_of_the_row_before(show: Show, story: Story, analysis: Analysis) -> None:
    widget = claims(story, analysis)
    async with show(widget, size=(60, 24)) as stage:
        await stage.press("G", "backspace", "backspace")
        before = (analysis.statements[0], analysis.figures[1])
        assert [message.start for message in stage.heard(Claims.Chosen)] == [one.start for one in before]
        await stage.press("backspace", "backspace")
        assert stage.heard(Claims.Chosen)[-1].start == analysis.figures[0].start
        assert len(stage.heard(Claims.Chosen)) == 3, "before the first there is none"


async def test_space_folds_a_long_day_and_nothing_else(show: Show, analysis: Analysis) -> None:
    widget = timeline(long_days(analysis))
    async with show(widget, size=(36, 60)) as stage:
        await stage.press("space")
        assert "event 7." in stage.text
        assert stage.text.count("… 5 more") == 4
        await stage.press(*"jjjjj", "space")
        assert "event 7." not in stage.text
        assert widget.rows.held == "+2024-03-01", "what stands for the rows that went"
        await stage.press("space")
        assert widget.rows.held == "3", "the first of those that came"
        widget.analysis = analysis
        await stage.pilot.pause()
        shown = stage.text
        await stage.press("space")
        assert stage.text == shown


@pytest.mark.parametrize("kind", ["timeline", "claims"])
async def test_typing_filters_the_rows_and_escape_shows_all_again(
    show: Show, story: Story, analysis: Analysis, kind: str
) -> None:
    widget = timeline(analysis) if kind == "timeline" else claims(story, analysis)
    word, other = ("ceasefire", "attacks") if kind == "timeline" else ("gaza's", "1,160")
    async with show(widget, size=(60, 24)) as stage:
        await stage.press("/", *word[:5])
        assert stage.lines[0] == f"  {word[:5]}", "it begins where the rows do"
        assert word[:5] in "".join(stage.lines[1:]).casefold()
        assert other not in stage.text
        await stage.press(*"xyz")
        assert "Nothing here has these letters." in stage.text
        await stage.press(*["backspace"] * 3, "enter", "enter")
        assert len(stage.heard(type(widget).Chosen)) == 1
        await stage.press("escape")
        assert other in stage.text


async def test_a_date_is_found_by_its_words_and_a_speaker_by_the_name(show: Show, story: Story, analysis: Analysis) -> None:
    async with show(timeline(analysis), size=(60, 24)) as stage:
        await stage.press("/", *"oct")
        await stage.press("space", *"2023")
        assert "attacks in Israel" in stage.text
        assert "talks" not in stage.text
    async with show(claims(story, analysis), size=(60, 24)) as stage:
        await stage.press("/", *"benjamin")
        assert "“the talks”" in stage.text
        assert "Al-Qahera" not in stage.text


@pytest.mark.parametrize("place", ["timeline", "claims"])
async def test_each_key_of_an_entity_does_in_the_application_what_it_does_in_the_entities(open_app: Open, place: str) -> None:
    async with open_app() as desk:
        await desk.press("enter")
        desk.reading.go(place)
        await desk.settle()
        await desk.press("G", "+")
        assert desk.reading.narrowed == ("e2" if place == "timeline" else "e6")
        assert "Only with" in desk.text
        await desk.press("+")
        assert not desk.reading.narrowed
        await desk.press("i")
        assert isinstance(desk.app.screen, EntityScreen)
        await desk.press("q", "e")
        assert f"{'Hamas' if place == 'timeline' else 'Benjamin Netanyahu'} is …" in desk.text
        await desk.press("escape", "=")
        assert desk.reading.at == "list"
        assert desk.reading.filter_text.startswith("entity:")


async def test_a_pane_that_has_nothing_on_an_entity_is_widened_by_the_same_key(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("enter", "g", "t")
        desk.reading.narrowed = "e3"
        await desk.settle()
        assert "Nothing of Gaza Strip" in desk.text
        await desk.press("+")
        assert not desk.reading.narrowed


async def test_a_row_that_names_nobody_says_so(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("enter", "g", "t", "j", "i")
        assert "No name in this row" in desk.status
        assert desk.app.screen is desk.reading


async def test_keys_written_at_once_reach_the_claims_that_they_first_show(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("enter")
        for key, character in (("g", "g"), ("s", "s"), ("slash", "/"), *((letter, letter) for letter in "gaza")):
            desk.app.post_message(Key(key, character))
        for _ in range(8):
            await desk.settle()
        assert desk.reading.at == "claims"
        assert "32,705" in desk.text
        assert "Around 1,160  deaths" not in desk.text


async def test_what_is_about_the_entity_that_is_gone_through_stands_out(open_app: Open) -> None:
    async with open_app(size=(200, 60)) as desk:
        await desk.press("enter", "g", "e", "enter")
        assert desk.reading.chosen == "e6"

        def bold(words: str) -> bool:
            strips = desk.app.screen._compositor.render_strips()
            segments = [segment for strip in strips for segment in strip if words in segment.text]
            return all(segment.style is not None and bool(segment.style.bold) for segment in segments[-1:]) and bool(segments)

        assert bold("approved new talks")
        assert bold("“the talks”")
        assert not bold("attacks in Israel")
        await desk.press("j", "enter")
        assert not bold("approved new talks")
        assert not bold("“the talks”")


async def test_the_palette_folds_a_long_day_of_the_timeline(open_app: Open, analysis: Analysis) -> None:
    async with open_app() as desk:
        await desk.press("enter", "g", "t")
        desk.reading.analysis = long_days(analysis)
        await desk.settle()
        rows = desk.app.screen.query_one(Timeline).rows
        before = rows.option_count
        await desk.reading.perform(next(one for one in desk.app.commands if one.name == "fold"))
        await desk.settle()
        assert rows.option_count == before + 5


async def test_where_one_pane_fits_the_entities_say_that_the_others_are_narrowed(open_app: Open) -> None:
    async with open_app(size=(80, 24)) as desk:
        await desk.press("enter", "g", "e", "+")
        assert "Timeline and claims: only with this name" in desk.status
        await desk.press("+")
        assert "Timeline and claims: everything" in desk.status
