"""Highlights as W3C Web Annotations: JSON-LD with quote and position selectors."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reader.wire import stamp

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from reader.exporters.exported import Exported
    from reader.model import Highlight, Story

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def write(items: Sequence[Exported], now: datetime) -> str:
    """Give one annotation collection with a page of all highlights."""
    found = [_annotation(item.story, highlight) for item in items for highlight in item.highlights]
    collection = {
        "@context": CONTEXT,
        "type": "AnnotationCollection",
        "total": len(found),
        "first": {"type": "AnnotationPage", "items": found},
    }
    return json.dumps(collection, ensure_ascii=False, indent=2) + "\n"


def _annotation(story: Story, highlight: Highlight) -> dict[str, Any]:
    quote = highlight.quote
    selectors: list[dict[str, Any]] = [
        {"type": "TextQuoteSelector", "exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix}
    ]
    if not highlight.lost:
        selectors.append({"type": "TextPositionSelector", "start": highlight.start, "end": highlight.end})
    bodies = [{"type": "TextualBody", "purpose": "commenting", "value": highlight.note}] if highlight.note else []
    bodies += [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in highlight.tags]
    about = {"id": story.url or f"urn:newsreader:story:{story.id}", "type": "Text", "title": story.title}
    return {
        "id": f"urn:newsreader:highlight:{highlight.id}",
        "type": "Annotation",
        "motivation": "highlighting",
        "created": stamp(highlight.made),
        "stylesheet": {"type": "CssStylesheet", "value": f".{highlight.color} {{ background-color: {highlight.color} }}"},
        "body": bodies,
        "target": {"source": about, "styleClass": highlight.color, "selector": selectors},
    }
