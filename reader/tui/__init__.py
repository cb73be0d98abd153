"""The application: the only room that knows Textual."""

from __future__ import annotations

import gc
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.config import Config


def run(config: Config) -> None:
    """Open the application; what goes wrong before it stands is raised, what goes wrong later is told in it."""
    # modules and widgets are no garbage: looking for some among them takes 80 ms of a start of 400 (`Session` begins with it)
    gc.disable()
    try:
        from reader.errors import NewsreaderError
        from reader.library import Library
        from reader.tui.app import NewsreaderApp

        with Library(config, apart=True) as library:
            app = NewsreaderApp(library)
            with drawing_on_the_terminal():
                app.run()
        if app.fault:
            raise NewsreaderError(app.fault)
    finally:
        gc.enable()


@contextmanager
def drawing_on_the_terminal() -> Iterator[None]:
    """Draw on standard output where standard error leads elsewhere: Textual draws on the latter, also into a file."""
    errors = sys.__stderr__
    if errors is None or not errors.isatty():
        sys.__stderr__ = sys.__stdout__  # type: ignore[misc]  # Textual's driver takes it from there
    try:
        yield
    finally:
        sys.__stderr__ = errors  # type: ignore[misc]
