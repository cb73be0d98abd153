"""A few lines under the stories while the library holds nothing but the samples."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

STEPS: tuple[tuple[str, str], ...] = (
    ("Enter", "open a story"),
    (")", "next sentence"),
    ("H", "highlight it"),
    ("g e", "who and where"),
    ("w", "write to Markdown"),
    ("+", "add a source"),
    ("?", "all keys"),
    (":", "all commands"),
)
"""Each fits a column of thirty cells."""


LOW = 32
"""Rows of a window under which the guide takes a few lines only, so that the stories keep theirs."""

SAMPLES = Content.styled("These reports are samples. “: samples” removes them.", "$faint")


class Guide(Static):
    """How to begin."""

    def __init__(self, height: int) -> None:
        super().__init__(id="guide")
        self._form: Content | None = None
        self.fit(height)

    def fit(self, height: int) -> None:
        """Take the form for a window of this height."""
        form = _line() if height < LOW else _table()
        if self._form != form:
            self._form = form
            self.update(form)


def _table() -> Content:
    rows = (Content.assemble((f"{key:<7}", "bold"), text) for key, text in STEPS)
    return Content("\n").join([Content.styled("BEGIN HERE", "bold $accent"), *rows, SAMPLES])


def _line() -> Content:
    steps = (Content.assemble((key, "bold"), f" {text}") for key, text in STEPS)
    return Content("\n").join([Content(" · ").join(steps), SAMPLES])
