"""A few lines under the stories while the library holds nothing but the samples, and what an empty article says."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

STEPS: tuple[tuple[str, str], ...] = (
    ("Enter", "opens a story, j and k go down and up"),
    (")", "goes to the next sentence, H highlights it"),
    ("g e", "goes to the entities; Enter finds each mention"),
    ("w", "writes the highlights to a Markdown file"),
    ("+", "adds a source: a feed's or a site's address"),
    ("?", "shows all keys, : finds any command"),
)


class Guide(Static):
    """How to begin."""

    def __init__(self) -> None:
        lines = [Content.styled("BEGIN HERE", "bold $accent")]
        lines += [Content.assemble((f"{key:<6}", "bold"), text) for key, text in STEPS]
        lines.append(Content.styled("These reports are samples. To remove them: : then “samples”.", "$text-muted"))
        super().__init__(Content("\n").join(lines), id="guide")
