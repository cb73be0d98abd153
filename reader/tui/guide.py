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


class Guide(Static):
    """How to begin."""

    def __init__(self) -> None:
        lines = [Content.styled("BEGIN HERE", "bold $accent")]
        lines += [Content.assemble((f"{key:<7}", "bold"), text) for key, text in STEPS]
        lines.append(Content.styled("These reports are samples. “: samples” removes them.", "$faint"))
        super().__init__(Content("\n").join(lines), id="guide")
