"""Which panes stand side by side at which width."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.tui.layout import ORDER, neighbour, shown

if TYPE_CHECKING:
    from tests.tui.conftest import Open


@pytest.mark.parametrize(
    ("width", "at", "panes"),
    [
        (80, "list", ("list",)),
        (80, "claims", ("claims",)),
        (99, "article", ("article",)),
        (100, "list", ("list", "article", "entities", "timeline")),
        (120, "sources", ("sources", "article", "entities", "timeline")),
        (159, "claims", ("list", "article", "entities", "claims")),
        (160, "list", ORDER),
    ],
)
def test_the_width_and_the_pane_one_is_in_decide(width: int, at: str, panes: tuple[str, ...]) -> None:
    assert shown(width, at) == panes


def test_the_article_can_stand_alone() -> None:
    assert shown(200, "article", alone=True) == ("article",)
    assert shown(200, "list", alone=True) == ORDER


def test_what_stands_under_the_entities_stays_when_one_leaves_it() -> None:
    assert shown(120, "article", lower="claims") == ("list", "article", "entities", "claims")


@pytest.mark.parametrize(
    ("width", "at", "by", "pane"),
    [
        (80, "list", 1, "article"),
        (80, "claims", 1, "sources"),
        (120, "timeline", 1, "list"),
        (120, "list", -1, "timeline"),
        (120, "sources", 1, "list"),
        (120, "sources", -1, "timeline"),
        (200, "sources", -1, "claims"),
    ],
)
def test_tab_goes_round_the_panes_in_view(width: int, at: str, by: int, pane: str) -> None:
    assert neighbour(at, by, width) == pane


async def test_without_colour_the_row_of_the_cursor_is_seen_in_each_list(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_app() as desk:
        for keys, row in ((("g", "a"), "Talks to resume in"), (("enter", "g", "e"), "Benjamin Netanyahu"), (("g", "f"), "All")):
            await desk.press(*keys)
            strips = desk.app.screen._compositor.render_strips()
            drawn = "".join(part.text for strip in strips for part in strip if part.style and part.style.reverse)
            assert row in drawn
            assert len(drawn) < 80
