"""What a reader knows better of an entity: asked for by a key, felt at once, and taken back by undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.analysis.corrections import contradicted
from reader.model import Correction

if TYPE_CHECKING:
    from reader.library import Library
    from tests.tui.conftest import Desk, Open

FIRST = ("enter", "g", "e", "g", "g")


def names(desk: Desk) -> dict[str, str]:
    assert desk.reading.analysis is not None
    return {entity.name: entity.type for entity in desk.reading.analysis.entities}


def kept(library: Library) -> list[tuple[str, str, str]]:
    return [(each.kind, each.name, each.to_name or each.to_type or "") for each in library.corrections()]


async def test_what_is_no_name_goes_from_the_panes_at_once_and_comes_back_by_undo(open_app: Open, library: Library) -> None:
    async with open_app() as desk:
        await desk.press(*FIRST, "e", "1")
        assert kept(library) == [("none", "Benjamin Netanyahu", "")]
        assert "Benjamin Netanyahu names nothing · undo: Ctrl+z" in desk.status
        assert "Benjamin Netanyahu" not in names(desk)
        await desk.press("ctrl+z")
        assert "Benjamin Netanyahu" in names(desk)
        assert "Undone" in desk.status
        await desk.press("ctrl+y")
        assert "Benjamin Netanyahu" not in names(desk)


async def test_another_type_is_chosen_and_taken_back_by_choosing_the_first_again(open_app: Open, library: Library) -> None:
    async with open_app() as desk:
        await desk.press(*FIRST, "e", "2", "1")
        assert names(desk)["Benjamin Netanyahu"] == "ORG"
        assert kept(library) == [("type", "Benjamin Netanyahu", "ORG")]
        await desk.press("home", "/", *"netanyahu", "enter", "e", "2", "1")
        assert names(desk)["Benjamin Netanyahu"] == "PER"
        assert kept(library) == []


async def test_the_same_as_another_is_found_by_typing(open_app: Open, library: Library) -> None:
    async with open_app() as desk:
        await desk.press(*FIRST, "e", "3", *"barnea")
        assert "Hamas" not in desk.text.split("is the same as")[1].split("Enter takes")[0]
        await desk.press("enter")
        assert kept(library) == [("same", "Benjamin Netanyahu", "David Barnea")]
        assert "Benjamin Netanyahu" not in names(desk)
        assert "David Barnea" in names(desk)


async def test_the_same_as_may_be_a_name_that_is_in_no_list(open_app: Open, library: Library) -> None:
    async with open_app() as desk:
        await desk.press(*FIRST, "e", "3", *"Jane", "space", *"Roe", "enter")
        assert kept(library) == [("same", "Benjamin Netanyahu", "Jane Roe")]
        assert names(desk)["Jane Roe"] == "PER"


async def test_not_the_same_parts_a_name_from_the_entity(open_app: Open, library: Library) -> None:
    async with open_app() as desk:
        await desk.press(*FIRST, "e", "4", "enter")
        assert kept(library) == [("apart", "Benjamin Netanyahu", "Netanyahu")]
        assert {"Benjamin Netanyahu", "Netanyahu"} <= set(names(desk))


async def test_never_show_and_leaving_the_question(open_app: Open, library: Library) -> None:
    async with open_app() as desk:
        await desk.press(*FIRST, "e", "escape")
        await desk.press("e", "3", "escape")
        assert kept(library) == []
        await desk.press("e", "5")
        assert "Benjamin Netanyahu" not in names(desk)


async def test_a_correction_on_the_page_is_seen_on_the_page_and_undone_there(open_app: Open, library: Library) -> None:
    async with open_app() as desk:
        await desk.press(*FIRST, "i", "e", "1")
        assert "No story names it as things stand" in desk.text
        await desk.press("ctrl+z")
        assert "Benjamin Netanyahu   person" in desk.text
        await desk.press("e", "2", "2")
        assert "Benjamin Netanyahu   place" in desk.text


async def test_corrections_are_listed_and_taken_back(open_app: Open, library: Library) -> None:
    async with open_app() as desk:
        command = next(one for one in desk.app.commands if one.name == "corrections")
        await desk.reading.perform(command)
        await desk.settle()
        assert "There is no correction yet" in desk.status
        await desk.press(*FIRST, "e", "5")
        await desk.reading.perform(command)
        await desk.settle()
        assert "Benjamin Netanyahu is not shown" in desk.text
        await desk.press("enter")
        assert kept(library) == []
        assert "Benjamin Netanyahu" in names(desk)


@pytest.mark.parametrize(
    ("wanted", "before", "is_opposite"),
    [
        (
            Correction(kind="type", type="ORG", name="Roe", to_type="PER"),
            Correction(kind="type", type="PER", name="roe", to_type="ORG"),
            True,
        ),
        (
            Correction(kind="type", type="ORG", name="Roe", to_type="LOC"),
            Correction(kind="type", type="PER", name="Roe", to_type="ORG"),
            False,
        ),
        (
            Correction(kind="apart", type="PER", name="Jane Roe", to_name="J. R."),
            Correction(kind="same", type="PER", name="J. R.", to_type="PER", to_name="Jane Roe"),
            True,
        ),
        (
            Correction(kind="same", type="PER", name="Roe", to_type="PER", to_name="Jane Roe"),
            Correction(kind="apart", type="PER", name="Jane Roe", to_name="Roe"),
            True,
        ),
        (
            Correction(kind="hide", type="PER", name="Jane Roe"),
            Correction(kind="none", type="PER", name="Jane Roe"),
            False,
        ),
    ],
)
def test_a_correction_that_says_the_opposite_of_one_takes_it_back(
    wanted: Correction, before: Correction, is_opposite: bool
) -> None:
    assert contradicted(wanted, [before]) == (before if is_opposite else None)
