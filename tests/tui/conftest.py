"""A stage for panes, whose messages and screen a test can read; and a desk, the real application over a real library."""

from __future__ import annotations

import os
import re
import select
import struct
import subprocess
import sys
import time
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

import pytest
from textual.app import App
from textual.worker import WorkerCancelled

from reader.library import Library
from reader.model import Analysis, Document, Entity, Event, Figure, Mention, Sentence, Span, Statement, Story
from reader.plugins import Analyzer
from reader.tui.app import NewsreaderApp
from reader.tui.themes import DARK, meanings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping, Sequence
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.message import Message
    from textual.pilot import Pilot
    from textual.widget import Widget

    from reader.model import EntityType, Precision
    from reader.tui.reading import ReadingScreen

    Record = Callable[..., bytes]
    Open = Callable[..., AbstractAsyncContextManager["Desk"]]
    Show = Callable[..., AbstractAsyncContextManager["Stage"]]

Kind = TypeVar("Kind", bound="Message")


class StageApp(App[None]):
    """Nothing but the widgets it is given."""

    def __init__(self, *widgets: Widget) -> None:
        super().__init__()
        self.widgets = widgets

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return meanings(dark=self.current_theme.dark, ansi=self.current_theme.ansi)

    def compose(self) -> ComposeResult:
        yield from self.widgets

    def on_mount(self) -> None:
        self.register_theme(DARK)
        self.theme = DARK.name
        self.widgets[0].focus()


class Stage:
    """What a test reads and does."""

    def __init__(self, app: App[None], pilot: Pilot[None], messages: list[Message]) -> None:
        self.app, self.pilot, self._messages = app, pilot, messages

    def heard(self, kind: type[Kind]) -> list[Kind]:
        """Return the messages of a kind so far, in order."""
        return list(dict.fromkeys(message for message in self._messages if isinstance(message, kind)))

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    @property
    def lines(self) -> list[str]:
        """Return the screen's lines, their ends trimmed."""
        return [strip.text.rstrip() for strip in self.app.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def styles_at(self, text: str) -> set[str]:
        """Return the styles of the line that shows a text."""
        strips = self.app.screen._compositor.render_strips()
        strip = next(strip for strip in strips if text in strip.text)
        return {str(segment.style) for segment in strip if segment.text.strip()}


@pytest.fixture
def show() -> Show:
    """Give what puts widgets on a stage, as an asynchronous context: the widgets, and the size of the screen."""

    @asynccontextmanager
    async def showing(*widgets: Widget, size: tuple[int, int] = (40, 24)) -> AsyncIterator[Stage]:
        messages: list[Message] = []
        app = StageApp(*widgets)
        async with app.run_test(size=size, message_hook=messages.append) as pilot:
            await pilot.pause()
            yield Stage(app, pilot, messages)

    return showing


TEXT = (
    "Negotiations for a truce between Israel and Hamas in the Gaza Strip are to resume in Cairo on Sunday, the Egyptian outlet "
    "Al-Qahera News reported. Prime Minister Benjamin Netanyahu approved new talks in Doha and Cairo after talking with Mossad "
    "chief David Barnea. Efforts for a ceasefire before Ramadan had stalled in early March.\n\n"
    "Around 1,160 people died in Israel in the attacks of 7 October; at least 32,705 have died in Gaza since, by the count of "
    "its health ministry. Netanyahu approved the talks. Hamas and Gaza were told."
)


def _spans(*names: str) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for name in names:  # the longest first, so that a part of it is not found again
        for match in re.finditer(re.escape(name), TEXT):
            if not any(start <= match.start() < end for start, end, _ in found):
                found.append((match.start(), match.end(), name))
    return sorted(found)


def _entity(key: str, kind: EntityType, *names: str, role: str = "") -> Entity:
    mentions = tuple(Mention(start, end, name, kind, key) for start, end, name in _spans(*names))
    return Entity(key, kind, names[0], mentions, role)


SENTENCES = tuple(Sentence(match.start(), match.end()) for match in re.finditer(r"[^.\s][^.]*\.", TEXT))


def _event(when: str, precision: Precision, words: str, clause: str, *entities: str, implicit: bool = False) -> Event:
    sentence = next(held for held in SENTENCES if held.start <= TEXT.index(words) < held.end)
    return Event(sentence.start, sentence.end, when, precision, clause, entities, implicit)


def _span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


@pytest.fixture
def story() -> Story:
    """Give a short story."""
    return Story(id="s1", title="Talks to resume in Cairo", document=Document(TEXT), source="The Desk")


@pytest.fixture
def analysis() -> Analysis:
    """Give what the story says."""
    figure, other = _span("Around 1,160"), _span("at least 32,705")
    said = _span("Negotiations for a truce between Israel and Hamas in the Gaza Strip are to resume in Cairo on Sunday")
    return Analysis(
        date=date(2024, 3, 30),
        sentences=SENTENCES,
        entities=(
            _entity("e1", "LOC", "Israel"),
            _entity("e2", "ORG", "Hamas"),
            _entity("e3", "LOC", "Gaza Strip", "Gaza"),
            _entity("e4", "LOC", "Cairo"),
            _entity("e5", "ORG", "Al-Qahera News"),
            _entity("e6", "PER", "Benjamin Netanyahu", "Netanyahu", role="Prime Minister"),
            _entity("e7", "PER", "David Barnea", role="Mossad chief"),
            _entity("e8", "MISC", "Ramadan"),
        ),
        figures=(
            Figure(*figure, "Around 1,160", 1160, None, "about", "death", "Israel"),
            Figure(*other, "at least 32,705", 32705, None, "at least", "death", "Gaza", "Gaza's health ministry"),
        ),
        statements=(
            Statement(said.start, SENTENCES[0].end, said, "indirect", "Al-Qahera News", "reported", "e5"),
            Statement(*_span("Netanyahu approved the talks"), _span("the talks"), "direct", "Netanyahu", "approved", "e6"),
        ),
        timeline=(
            _event("2023-10-07", "day", "Around", "attacks in Israel", "e1"),
            _event("2024-03-01/2024-03-10", "interval", "Efforts", "efforts for a ceasefire before Ramadan had stalled"),
            _event("2024-03-30", "day", "Prime", "approved new talks in Doha and Cairo", "e6", implicit=True),
            _event("2024-03-31", "day", "Negotiations", "talks resume in Cairo", "e2"),
        ),
    )


class Desk:
    """The real application over a real library."""

    def __init__(self, app: NewsreaderApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot, self.library = app, pilot, app.library

    @property
    def reading(self) -> ReadingScreen:
        return self.app.reading

    @property
    def lines(self) -> list[str]:
        """Return the screen's lines, their ends trimmed."""
        return [strip.text.rstrip() for strip in self.app.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def status(self) -> str:
        return self.lines[-1]

    async def settle(self) -> None:
        """Wait until nothing is under way: workers, changes, messages."""
        for _ in range(3):
            await self.pilot.pause()
            await self.reading.kept()
            at_work = [worker for worker in self.app.workers if worker.group != "keeping" and not worker.is_finished]
            for worker in at_work:
                with suppress(WorkerCancelled):  # a newer one took its place
                    await worker.wait()
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Press keys and wait for what follows."""
        await self.pilot.press(*keys)
        await self.settle()

    async def type(self, words: str) -> None:
        """Type words and Enter."""
        await self.pilot.press(*("space" if letter == " " else letter for letter in words), "enter")
        await self.settle()


@pytest.fixture
def stories(story: Story) -> list[Story]:
    """Give three stories of three days, the newest first, the middle one with a link."""
    now = datetime(2024, 3, 31, 12, tzinfo=UTC)
    told = [
        ("Talks to resume in Cairo", "The Desk"),
        ("Roads blocked for the hostages", "City Wire"),
        ("A resolution is drafted", "Evening Notes"),
    ]
    return [
        replace(story, id="", title=title, source=source, url=f"https://example.org/{at}", published=now - timedelta(days=at))
        for at, (title, source) in enumerate(told)
    ]


@pytest.fixture
def open_app(library: Library, stories: list[Story], analysis: Analysis, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Give what opens the application: the stories to begin with (three unless said), the size of the terminal."""
    monkeypatch.setattr(library, "_analyzer", Analyzer("test", lambda *_: analysis))
    monkeypatch.setattr(Library, "analyze_pending", lambda *_: 0)

    @asynccontextmanager
    async def opening(
        begin: Sequence[Story] | None = None,
        size: tuple[int, int] = (120, 40),
        keys: Mapping[str, tuple[str, ...]] | None = None,
    ) -> AsyncIterator[Desk]:
        library.add_stories(stories if begin is None else begin)
        library.config = replace(library.config, keys=keys or {})
        app = NewsreaderApp(library)
        async with app.run_test(size=size) as pilot:
            desk = Desk(app, pilot)
            await desk.settle()
            yield desk

    return opening


PATIENCE = 60
"""Seconds a recording may take on a machine that does other things too."""


@pytest.fixture
def record() -> Record:
    """Give what runs the application in a terminal of its own over a library, presses keys, and returns all that it wrote.

    Standard error is the terminal too, or the file `errors`. `end` is a signal that is sent after the keys, and `status` what
    the application then ends with.
    """
    pty = pytest.importorskip("pty", reason="this system has no terminals to make")
    import fcntl
    import termios

    def recording(data: Path, keys: Sequence[bytes], errors: Path | None = None, end: int = 0, status: int = 0) -> bytes:
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        environment = {**os.environ, "NEWSREADER_DATA_DIR": str(data), "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        environment.pop("NO_COLOR", None)
        command = [sys.executable, "-m", "reader"]
        told = os.open(errors, os.O_WRONLY | os.O_CREAT) if errors else slave
        process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=told, env=environment, close_fds=True)
        for opened in {slave, told}:
            os.close(opened)
        written, waiting, give_up = bytearray(), list(keys), time.monotonic() + PATIENCE
        try:
            while time.monotonic() < give_up:
                if select.select([master], [], [], 0.2)[0]:
                    written += os.read(master, 65536)
                elif process.poll() is not None:
                    break
                elif waiting and b"\x1b[?1049h" in written:
                    os.write(master, waiting.pop(0))
                elif end and not waiting:
                    process.send_signal(end)
                    end = 0
        except OSError:  # the other end was closed: the application is gone
            process.wait(PATIENCE)
        finally:
            process.kill()
            process.wait()
            os.close(master)
        assert process.returncode == status, written[-2000:].decode("utf-8", "replace")
        return bytes(written)

    return recording
