"""A person's own template for the part of a file that is ours: Jinja2, sandboxed, with the variable names of Readwise.

A template gets text that is escaped for Markdown already. One that leaves out `^{{ highlight_id }}` gives up that highlights
are known again once a person changed the section.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.errors import ExportError
from reader.exporters import escape
from reader.text.clean import clean, clean_line
from reader.text.fragment import text_link

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from reader.exporters.exported import Exported
    from reader.model import Highlight

NAME = "highlights.md.j2"


def own_template(item: Exported, highlights: Sequence[Highlight], now: datetime, folder: Path) -> str | None:
    """Render a person's template; None when the folder has none."""
    path = folder / NAME
    if not path.is_file():
        return None
    import jinja2
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        loader=jinja2.FileSystemLoader(folder), trim_blocks=True, lstrip_blocks=True, autoescape=False
    )
    try:
        return environment.get_template(NAME).render(variables(item, highlights, now)).strip("\n")
    except jinja2.TemplateSyntaxError as error:
        raise ExportError(f"{path}: line {error.lineno}: {clean_line(str(error.message))}") from error
    except (jinja2.TemplateError, ArithmeticError, TypeError, ValueError, LookupError, OSError) as error:
        raise ExportError(f"{path}: {clean_line(str(error))}") from error


def variables(item: Exported, highlights: Sequence[Highlight], now: datetime) -> dict[str, Any]:
    """Give what a template can name."""
    story = item.story
    return {
        "title": escape.inline(clean_line(story.title)),
        "author": ", ".join(map(escape.inline, story.authors)),
        "url": story.url,
        "source": escape.inline(story.source),
        "category": "articles",
        "document_tags": [tag for tag in map(escape.tag, story.tags) if tag],
        "published": story.published.astimezone(now.tzinfo) if story.published else None,
        "date": now,
        "highlights": [_highlight(item, highlight, now) for highlight in highlights],
    }


def _highlight(item: Exported, highlight: Highlight, now: datetime) -> dict[str, Any]:
    text = item.story.document.text
    return {
        "highlight_text": "\n".join(map(escape.line, clean(highlight.quote.exact).strip().split("\n"))),
        "highlight_note": escape.inline(clean_line(highlight.note, 100_000)),
        "highlight_tags": [tag for tag in map(escape.tag, highlight.tags) if tag],
        "highlight_id": highlight.id,
        "highlight_color": highlight.color,
        "highlight_location": highlight.start,
        "highlight_location_url": text_link(item.story.url, text, highlight.start, highlight.end),
        "highlighted_at": highlight.made.astimezone(now.tzinfo),
    }
