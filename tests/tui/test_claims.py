from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader.model import Analysis, Document, Figure
from reader.tui.claims import Claims

if TYPE_CHECKING:
    from reader.model import Story
    from tests.tui.conftest import Show


def pane(story: Story, analysis: Analysis) -> Claims:
    widget = Claims()
    widget.story, widget.analysis = story, analysis
    return widget


async def test_figures_are_a_table_with_the_source_below_where_it_is_narrow(
    show: Show, story: Story, analysis: Analysis
) -> None:
    async with show(pane(story, analysis), size=(44, 24)) as stage:
        lines = [line.rstrip() for line in stage.lines]
    assert lines[0].strip() == "HOW MANY"
    assert lines[1] == "     Around 1,160  deaths  Israel"
    assert lines[2] == "  at least 32,705  deaths  Gaza"
    assert lines[3].strip() == "Gaza's health ministry"


async def test_a_number_takes_the_room_that_nothing_else_needs(show: Show, story: Story, analysis: Analysis) -> None:
    alone = replace(analysis, figures=(Figure(0, 1, "At least 32,705 people", 32705, unit="people"),))
    async with show(pane(story, alone), size=(28, 12)) as stage:
        assert "At least 32,705 people" in stage.lines[1]


MONEY = Figure(0, 1, "to between 12,000,000,000 and 13,500,000,000 Swiss francs", 12e9, 13.5e9, unit="CHF", subject="budget")
FIGURES = (
    MONEY,
    Figure(0, 1, "Between 3,000 and 4,000", 3000, 4000, unit="person", source="the Red Cross"),
    Figure(0, 1, "14", 14, unit="soldier", subject="Mogadishu", source="the interior ministry of the country"),
    Figure(0, 1, "at least 27%", 27, unit="percent", subject="voters"),
)


@pytest.mark.parametrize("width", [31, 50, 90])
async def test_nothing_of_a_number_and_what_it_counts_is_cut(show: Show, story: Story, analysis: Analysis, width: int) -> None:
    async with show(pane(story, replace(analysis, figures=FIGURES)), size=(width, 24)) as stage:
        lines = stage.lines
    told = " ".join(" ".join(lines[: lines.index("  WHO SAID")]).split())
    assert "…" not in told
    for words in (MONEY.text, "Between 3,000 and 4,000 people", "at least 27% voters", "interior ministry of the country"):
        assert words in told
    assert any("14  soldiers" in line for line in lines)


async def test_a_number_that_holds_its_unit_does_not_widen_the_column_of_the_others(
    show: Show, story: Story, analysis: Analysis
) -> None:
    async with show(pane(story, replace(analysis, figures=(MONEY, FIGURES[2]))), size=(90, 24)) as stage:
        assert stage.lines[1].endswith(f" {MONEY.text}  budget")
        assert stage.lines[2].strip("▸ ").startswith("14  soldiers  Mogadishu")


async def test_figures_have_four_columns_where_it_is_wide(show: Show, story: Story, analysis: Analysis) -> None:
    async with show(pane(story, analysis), size=(90, 24)) as stage:
        row = next(line for line in stage.lines if "32,705" in line)
    assert row.split("  ")[1:3] == ["at least 32,705", "deaths"]
    assert row.endswith("Gaza's health ministry")


async def test_statements_stand_under_their_speakers(show: Show, story: Story, analysis: Analysis) -> None:
    async with show(pane(story, analysis), size=(60, 24)) as stage:
        lines = [line.strip("▸ ") for line in stage.lines]
    said = lines[lines.index("WHO SAID") :]
    assert said[1] == "Al-Qahera News"
    assert said[2].startswith("reported  Negotiations for a truce")
    assert "Benjamin Netanyahu" in said
    assert "approved  “the talks”" in said


async def test_enter_goes_to_the_passage(show: Show, story: Story, analysis: Analysis) -> None:
    async with show(pane(story, analysis), size=(60, 24)) as stage:
        await stage.press("enter", "G", "enter")
        first, last = analysis.figures[0], analysis.statements[-1]
        told = [(message.start, message.end) for message in stage.heard(Claims.Chosen)]
        assert told == [(first.start, first.end), (last.start, last.end)]


async def test_claims_at_the_reading_cursor_are_marked(show: Show, story: Story, analysis: Analysis) -> None:
    widget = pane(story, analysis)
    async with show(widget, size=(60, 24)) as stage:
        widget.cursor = analysis.sentences[3].start
        await stage.pilot.pause()
        marked = [line for line in stage.lines if line.startswith("▸")]
    assert len(marked) == 2
    assert "32,705" in marked[1]


async def test_space_folds_the_figures(show: Show, story: Story, analysis: Analysis) -> None:
    async with show(pane(story, analysis), size=(60, 24)) as stage:
        await stage.press("space")
        assert "32,705" not in stage.text
        await stage.press("enter")
        assert "32,705" in stage.text


async def test_who_is_folded_is_so_in_another_story_and_nobody_else(show: Show, story: Story, analysis: Analysis) -> None:
    # the id of who speaks here is another's in the next story
    speaker = next(entity for entity in analysis.entities if entity.id == analysis.statements[0].speaker)
    other = replace(analysis, entities=tuple(replace(e, name="Anna Green") if e is speaker else e for e in analysis.entities))
    widget = pane(story, analysis)
    async with show(widget, size=(60, 24)) as stage:
        await stage.press("G", "space")
        assert f"{speaker.name} ▸" in " ".join(stage.text.split())
        widget.analysis = other
        await stage.pilot.pause()
        assert "▸" not in next(line for line in stage.lines if "Anna Green" in line)


async def test_claims_narrow_to_an_entity(show: Show, story: Story, analysis: Analysis) -> None:
    widget = pane(story, analysis)
    async with show(widget, size=(60, 24)) as stage:
        widget.narrow = "e3"
        await stage.pilot.pause()
        assert "32,705" in stage.text
        assert "1,160" not in stage.text
        assert "Al-Qahera" not in stage.text
        widget.narrow = "e8"
        await stage.pilot.pause()
        assert "No numbers and no statements of Ramadan." in stage.text


async def test_a_story_in_another_language_says_why_there_are_no_claims(show: Show, story: Story) -> None:
    arabic = replace(story, document=Document("قال مصدر أمني إن المحادثات ستستأنف في القاهرة يوم الأحد."))
    async with show(pane(arabic, Analysis()), size=(60, 24)) as stage:
        assert "in another language than English" in stage.text
        assert "No numbers" not in stage.text


async def test_a_story_without_claims_says_so(show: Show, story: Story) -> None:
    async with show(pane(story, Analysis()), size=(60, 24)) as stage:
        assert "No numbers and no statements here." in stage.text
