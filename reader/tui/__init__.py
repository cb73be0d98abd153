"""The application: the only room that knows Textual."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.config import Config


def run(config: Config) -> None:
    """Open the application; what goes wrong before it stands is raised, what goes wrong later is told in it."""
    # modules and widgets are no garbage: looking for some among them takes 80 ms of a start of 400 (`Session` begins with it)
    gc.disable()
    try:
        from reader.errors import NewsreaderError
        from reader.library import Library
        from reader.tui.app import NewsreaderApp

        with Library(config) as library:
            app = NewsreaderApp(library)
            app.run()
        if app.fault:
            raise NewsreaderError(app.fault)
    finally:
        gc.enable()
