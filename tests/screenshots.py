"""Make `screenshots/` from the real application on its own sample reports: `python tests/screenshots.py`.

Each picture is what a person sees after some keys, in three sizes, dark and light.
"""

from __future__ import annotations

import asyncio
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import time_machine

from reader import config
from reader.library import Library
from reader.tui.app import NewsreaderApp

if TYPE_CHECKING:
    from textual.pilot import Pilot

FOLDER = Path(__file__).resolve().parent.parent / "screenshots"
TODAY = datetime(2024, 3, 31, 9, 0, tzinfo=UTC)  # the samples are of that week
SIZES = ((80, 24), (120, 40), (200, 60))
THEMES = ("dark", "light")


@dataclass(frozen=True)
class Picture:
    """A picture: its name, what is highlighted beforehand, the keys that lead to it, and the sizes it is made in."""

    name: str
    keys: tuple[str, ...]
    sizes: tuple[tuple[int, int], ...] = ((120, 40),)
    themes: tuple[str, ...] = ("dark",)


CAIRO = ("g", "a", "g", "g", "j", "enter")  # to the report of 30 March
PICTURES = (
    Picture("reading", (*CAIRO, *"))))"), SIZES, THEMES),
    Picture("claims", (*CAIRO, "g", "s", "j")),
    Picture("selecting", (*CAIRO, *"))", "v", *"ww$")),
    Picture("highlights", ("g", "h")),
    Picture("keys", ("?",)),
    Picture("stories", ("g", "a"), ((80, 24),)),
    Picture("entity", (*CAIRO, "g", "e", "g", "g", "i")),
)


def main() -> None:
    """Make every picture."""
    FOLDER.mkdir(exist_ok=True)
    for picture in PICTURES:
        for size in picture.sizes:
            for theme in picture.themes:
                with time_machine.travel(TODAY, tick=True):
                    made = asyncio.run(take(picture, size, theme))
                path = FOLDER / f"{picture.name}-{theme}-{size[0]}x{size[1]}.svg"
                path.write_text(made, encoding="utf-8")
                print(path.name)  # noqa: T201 - a script that a person runs


async def take(picture: Picture, size: tuple[int, int], theme: str) -> str:
    """Give the SVG of the application after the picture's keys."""
    with tempfile.TemporaryDirectory() as folder, Library(config.load(Path(folder), environ={})) as library:
        library.add_samples()
        library.analyze_pending()
        keep_passages(library)
        app = NewsreaderApp(library)
        app.theme = f"newsreader-{theme}"
        async with app.run_test(size=size) as pilot:
            await settle(app, pilot)
            for key in picture.keys:
                await pilot.press(key)
                if key == "enter":
                    await settle(app, pilot)
            await settle(app, pilot)
            return app.export_screenshot(title="newsreader")


async def settle(app: NewsreaderApp, pilot: Pilot[None]) -> None:
    """Wait until the work that has an end is done and its last frame is drawn."""
    for _ in range(200):
        await pilot.pause(0.05)
        if not any(worker.is_running and worker.group != "keeping" for worker in app.workers):
            break
    await pilot.pause()


def keep_passages(library: Library) -> None:
    """Highlight what a reader of these reports would keep."""
    cairo, ministers = library.list("title:Cairo title:Sunday")[0], library.list("title:ministers")[0]
    passage = "At least 32,705 people have died in Gaza, according to its health ministry."
    library.highlight_text(cairo, passage, note="compare with the count of 31 March", tags=("toll",))
    library.highlight_text(ministers, "called for an immediate and permanent ceasefire", color="green", tags=("diplomacy",))


if __name__ == "__main__":
    main()
