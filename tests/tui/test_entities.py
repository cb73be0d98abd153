from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.model import Analysis, Document, Entity, Mention
from reader.tui.entities import Entities, alias, weight

if TYPE_CHECKING:
    from reader.model import Story
    from tests.tui.conftest import Show, Stage


def pane(analysis: Analysis) -> Entities:
    widget = Entities()
    widget.analysis = analysis
    return widget


def gone_to(stage: Stage) -> list[tuple[str, int]]:
    return [(message.entity, message.start) for message in stage.heard(Entities.Chosen)]


def places(analysis: Analysis, key: str) -> list[int]:
    return [mention.start for entity in analysis.entities if entity.id == key for mention in entity.mentions]


async def test_entities_stand_in_groups_by_weight_with_roles_and_other_names(show: Show, analysis: Analysis) -> None:
    async with show(pane(analysis), size=(34, 24)) as stage:
        lines = [line.strip() for line in stage.lines if line.strip()]
    assert lines[:5] == [
        "PEOPLE",
        "Benjamin Netanyahu           2",
        "Prime Minister",
        "David Barnea                 1",
        "Mossad chief",
    ]
    assert lines.index("ORGANIZATIONS") < lines.index("PLACES") < lines.index("OTHER")
    assert any("Gaza Strip · Gaza" in line and line.endswith("3") for line in lines)


async def test_enter_goes_through_the_mentions_and_backspace_back(show: Show, analysis: Analysis) -> None:
    async with show(pane(analysis), size=(34, 24)) as stage:
        first, second = places(analysis, "e6")
        await stage.press("enter")
        widget = stage.app.query_one(Entities)
        assert gone_to(stage) == [("e6", first)]
        assert "1/2" in stage.text
        widget.cursor = analysis.sentences[1].start
        await stage.press("enter")
        assert gone_to(stage)[-1] == ("e6", second)
        assert "2/2" in stage.text
        widget.cursor = analysis.sentences[4].start
        await stage.press("enter", "backspace")
        assert [place for _, place in gone_to(stage)[2:]] == [first, first]


async def test_two_mentions_in_one_sentence_are_both_reached(show: Show, analysis: Analysis) -> None:
    mentions = tuple(Mention(start, start + 4, "name", "PER", "e1") for start in (0, 10, 20))
    twice = replace(analysis, entities=(Entity("e1", "PER", "name", mentions),))
    async with show(pane(twice)) as stage:
        await stage.press("enter", "enter", "enter", "enter")
        assert [place for _, place in gone_to(stage)] == [0, 10, 20, 0]


async def test_after_reading_on_enter_goes_to_the_next_mention_from_there(show: Show, analysis: Analysis) -> None:
    async with show(pane(analysis)) as stage:
        await stage.press("enter")
        stage.app.query_one(Entities).cursor = analysis.sentences[3].start
        await stage.press("enter")
        assert gone_to(stage)[-1] == ("e6", places(analysis, "e6")[1])


async def test_the_entities_at_the_reading_cursor_are_marked(show: Show, analysis: Analysis) -> None:
    widget = pane(analysis)
    async with show(widget) as stage:
        widget.cursor = analysis.sentences[1].start
        await stage.pilot.pause()
        marked = {line[2:].split("  ")[0] for line in stage.lines if line.startswith("▸")}
    assert marked == {"Benjamin Netanyahu", "David Barnea", "Cairo"}


async def test_space_folds_a_group_and_unfolds_it(show: Show, analysis: Analysis) -> None:
    async with show(pane(analysis)) as stage:
        await stage.press("space")
        assert "Benjamin Netanyahu" not in stage.text
        assert "▸ 2" in stage.lines[0]
        await stage.press("space", "enter")
        assert "Benjamin Netanyahu" in stage.text
        assert [key for key, _ in gone_to(stage)] == ["e6"]


async def test_a_group_that_is_unfolded_again_has_the_cursor_where_it_was(show: Show, analysis: Analysis) -> None:
    widget = pane(analysis)
    async with show(widget) as stage:
        await stage.press("j", "space")
        assert widget.rows.held == "PER"
        await stage.press("j", "space", "k", "space")
        assert widget.rows.held == "e7"
        await stage.press("space")
        widget.analysis = replace(analysis, date=None)
        await stage.pilot.pause()
        await stage.press("space")
        assert widget.rows.held == "e6", "of another story the first"


async def test_typing_filters_and_escape_shows_all_again(show: Show, analysis: Analysis) -> None:
    async with show(pane(analysis)) as stage:
        await stage.press("/", *"ga j")
        assert "No name has these letters." in stage.text
        await stage.press("backspace", "backspace", "enter")
        assert "Gaza Strip" in stage.text
        assert "Cairo" not in stage.text
        await stage.press("enter")
        assert gone_to(stage)[-1][0] == "e3"
        await stage.press("escape")
        assert "Cairo" in stage.text
        assert not stage.app.query_one("Input").display


async def test_an_entity_narrows_the_stories_or_the_panes(show: Show, analysis: Analysis) -> None:
    async with show(pane(analysis)) as stage:
        await stage.press("j", "=", "+")
        assert [(message.entity, message.name) for message in stage.heard(Entities.Narrowed)] == [("e7", "David Barnea")]
        assert [message.entity for message in stage.heard(Entities.PanesNarrowed)] == ["e7"]


async def test_a_click_goes_to_a_mention(show: Show, analysis: Analysis) -> None:
    async with show(pane(analysis)) as stage:
        line = next(number for number, text in enumerate(stage.lines) if "Cairo" in text)
        await stage.pilot.click(offset=(6, line))
        await stage.pilot.pause()
        assert [key for key, _ in gone_to(stage)] == ["e4"]


async def test_a_pane_says_that_it_waits_and_that_there_is_nothing(show: Show, story: Story) -> None:
    widget = Entities()
    async with show(widget) as stage:
        assert stage.text.strip() == ""
        widget.story = story
        await stage.pilot.pause()
        assert "Reading …" in stage.text
        widget.analysis = Analysis()
        await stage.pilot.pause()
        assert "Nobody and nothing is named here." in stage.text


async def test_of_a_story_in_another_language_it_is_not_said_that_nobody_is_named(show: Show, story: Story) -> None:
    widget = pane(Analysis())
    widget.story = replace(story, document=Document("停火谈判将于星期日在开罗恢复,埃及媒体援引安全消息人士的话报道。"))
    async with show(widget) as stage:
        assert "another language" in stage.text
        assert "Nobody" not in stage.text


async def test_another_story_takes_the_filter_away(show: Show, analysis: Analysis) -> None:
    widget = pane(analysis)
    async with show(widget) as stage:
        await stage.press("/", *"ga", "enter")
        widget.analysis = replace(analysis, date=None)
        await stage.pilot.pause()
        assert "Cairo" in stage.text


async def test_groups_have_air_where_there_is_room_for_it(show: Show, analysis: Analysis) -> None:
    async with show(pane(analysis), size=(34, 24)) as stage:
        at = stage.lines.index("  ORGANIZATIONS")
        assert stage.lines[at - 1] == ""
        await stage.pilot.resize_terminal(34, 15)
        await stage.pilot.pause()
        assert "" not in stage.lines[:14]
        await stage.pilot.resize_terminal(34, 24)
        await stage.pilot.pause()
        assert stage.lines[at - 1] == ""


async def test_names_are_never_markup(show: Show, analysis: Analysis) -> None:
    hostile = Entity("e1", "ORG", "[@click=app.quit]x[/] [red", (Mention(0, 4, "y", "ORG", "e1"),), role="[b]role")
    async with show(pane(replace(analysis, entities=(hostile,))), size=(44, 8)) as stage:
        assert "[@click=app.quit]x[/] [red" in stage.text
        assert "[b]role" in stage.text


def test_a_name_that_comes_early_outweighs_one_as_frequent_that_comes_late() -> None:
    early = Entity("e1", "PER", "A", (Mention(0, 1, "A", "PER", "e1"),))
    late = Entity("e2", "PER", "B", (Mention(90, 91, "B", "PER", "e2"),))
    assert weight(early, 100) > weight(late, 100)


def test_a_surname_is_no_other_name_but_an_abbreviation_is() -> None:
    person = Entity("e1", "PER", "Jane Roe", (Mention(0, 3, "Roe", "PER", "e1"),))
    council = Entity("e2", "ORG", "Security Council", (Mention(0, 4, "UNSC", "ORG", "e2"),))
    assert alias(person) == ""
    assert alias(council) == "UNSC"


async def test_a_story_in_another_language_says_that_only_what_is_sure_is_shown(
    show: Show, story: Story, analysis: Analysis
) -> None:
    german = "Der Minister sprach am Montag in Berlin über die Lage der Stadt und über das Wetter der letzten Wochen im Norden."
    widget = pane(analysis)
    widget.story = replace(story, document=replace(story.document, text=german))
    async with show(widget, size=(40, 24)) as stage:
        assert "another language" in stage.text
        widget.story = replace(widget.story, starred=True)
        await stage.pilot.pause()
        assert "another language" in stage.text
        widget.story = story
        await stage.pilot.pause()
        assert "another language" not in stage.text
