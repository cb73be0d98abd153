"""The application. What it shows is in `reading`; here are themes, keys, help, palette and the way in and out."""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType

from reader.errors import ConfigError
from reader.tui.chording import Chording
from reader.tui.commands import Command, bindings, configured, keymap
from reader.tui.in_turn import InTurn
from reader.tui.reading import ReadingScreen
from reader.tui.themes import DARK, LIGHT, meanings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.command import Provider
    from textual.screen import Screen

    from reader.library import Library


# seconds until the application ends, come what may, once its terminal is closed
CLOSED_SECONDS = 10


def commands_of_the_reader() -> type[Provider]:
    """Give what the palette finds, when it is first opened."""
    from reader.tui.palette import CommandsOfTheReader

    return CommandsOfTheReader


class NewsreaderApp(InTurn):
    """News to read in the terminal."""

    CSS_PATH = "app.tcss"
    TITLE = "newsreader"
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (16, "-high")]  # noqa: RUF012 - Textual declares it
    ENABLE_COMMAND_PALETTE = True
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = App.COMMANDS | {commands_of_the_reader}
    BINDINGS: ClassVar[list[BindingType]] = [
        # with a palette of its own the application gets no second, fixed key for it from Textual
        *(binding for binding in bindings("app") if binding.id == "palette"),
        Binding("ctrl+q", "quit", show=False, priority=True),
    ]

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library
        self.fault: str | None = None
        self.commands: tuple[Command, ...] = configured(library.config.keys)
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self._begin_with(chosen_theme(library, set(self.available_themes)))
        if moved := keymap(self.commands):
            self.set_keymap(moved)

    def _begin_with(self, theme: str) -> None:
        if theme not in (DARK.name, LIGHT.name):
            self.theme = theme
            return
        # before anything stands, a change of theme would read every stylesheet twice: 6 ms
        self.set_reactive(NewsreaderApp.theme, theme)
        self.set_class(self.current_theme.dark, "-dark-mode", update=False)
        self.set_class(not self.current_theme.dark, "-light-mode", update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    def on_mount(self) -> None:
        """Keep the place when the system ends the application, which leaves the terminal whole, or its terminal is closed."""
        if not self.is_headless:
            with suppress(NotImplementedError, AttributeError):  # not every system can, nor has a SIGHUP
                loop = asyncio.get_running_loop()
                loop.add_signal_handler(signal.SIGTERM, self.call_later, self.action_quit)
                loop.add_signal_handler(signal.SIGHUP, self._terminal_closed)

    def get_default_screen(self) -> Screen[None]:
        """Open on the reading screen."""
        return ReadingScreen(self.library)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give every theme the colours of meaning."""
        theme = self.current_theme
        return meanings(dark=theme.dark, ansi=theme.ansi)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Offer of Textual's own commands those that the registry does not have."""
        return (command for command in super().get_system_commands(screen) if command.title in ("Theme", "Screenshot"))

    @property
    def reading(self) -> ReadingScreen:
        """Return the reading screen, whatever is on top of it."""
        return cast("ReadingScreen", self.screen_stack[0])

    @property
    def front(self) -> Chording:
        """Return the screen whose commands hold: the one on top, or the reading screen under a dialog."""
        return self.screen if isinstance(self.screen, Chording) else self.reading

    def perform(self, command: Command) -> None:
        """Carry a command out, for the palette."""
        self.call_later(self.front.perform, command)

    def action_help(self) -> None:
        """Show the keys of the place in front, then all others."""
        from reader.tui.help import HelpScreen

        self.push_screen(HelpScreen(self.commands, self.front.places()[0]))

    def action_switch_theme(self) -> None:
        """Go from dark to light or back."""
        self.theme = DARK.name if not self.current_theme.dark else LIGHT.name

    def _handle_exception(self, error: Exception) -> None:
        """End on a fault of ours with a line: the details, which may hold what a story says, go to a file."""
        if self.is_headless or self.fault is not None:
            super()._handle_exception(error)
            return
        from traceback import format_exception

        from reader.text.clean import clean

        told = clean("".join(format_exception(error)))
        path = self.library.config.data_dir / "fault.txt"
        with suppress(OSError):
            path.write_text(told, encoding="utf-8", errors="backslashreplace")
        self.fault = (
            f"newsreader: a fault of the program, {type(error).__name__}; what was kept is safe, the details are in {path}"
        )
        self.exit(return_code=1)

    async def action_quit(self) -> None:
        """Leave once everything is kept."""
        self._leave(self.exit)

    def _terminal_closed(self) -> None:
        signal.alarm(CLOSED_SECONDS)  # nothing can be drawn any more: Textual may wait for that without end
        self._leave(_hang_up)

    def _leave(self, end: Callable[[], object]) -> None:
        """Keep where the reader is and the note that is being written, then end."""

        async def end_when_kept() -> None:
            await self.reading.kept()
            end()

        self.reading.stop_work()
        self.reading.keep_unfinished()
        self.reading.keep_session()
        self.run_worker(end_when_kept(), exclusive=True, group="quit")


def _hang_up() -> None:
    """End as a program ends whose terminal was closed."""
    asyncio.get_running_loop().remove_signal_handler(signal.SIGHUP)
    signal.raise_signal(signal.SIGHUP)


def chosen_theme(library: Library, available: set[str]) -> str:
    """Return the theme of the configuration, else the last one chosen, else our dark one."""
    wanted = library.config.ui.theme
    if wanted and wanted not in available:
        raise ConfigError(f"[ui] has no theme {wanted!r}: there are {', '.join(sorted(available))}")
    kept = library.view().get("theme")
    return wanted or (kept if kept in available else DARK.name)
