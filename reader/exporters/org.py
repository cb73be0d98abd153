"""Highlights as Org: a heading a story with its properties, a quotation a highlight."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.exporters.escape import tag
from reader.exporters.markdown import in_order, key, passage_link
from reader.text.clean import clean, clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from reader.exporters.exported import Exported
    from reader.model import Highlight, Story

_LINE = re.compile(r"^(?=[^\S\n]*(?:\*|,|#\+|#\s|\||:\w|-{5}))", re.MULTILINE)


def write(items: Sequence[Exported], now: datetime) -> str:
    """Give all stories as one Org file."""
    return "\n".join(_story(item, now) for item in items)


def _story(item: Exported, now: datetime) -> str:
    story = item.story
    properties = {
        "ID": key(story),
        "URL": story.url,
        "AUTHOR": ", ".join(story.authors),
        "SITE": story.source,
        "PUBLISHED": f"[{story.published:%Y-%m-%d}]" if story.published else "",
    }
    drawer = [f":{name}: {clean_line(value)}" for name, value in properties.items() if value]
    head = [f"* {_words(clean_line(story.title))}{_tags(story.tags)}", ":PROPERTIES:", *drawer, ":END:"]
    return "\n".join([*head, *(_highlight(story, highlight, now) for highlight in in_order(item.highlights))]) + "\n"


def _highlight(story: Story, highlight: Highlight, now: datetime) -> str:
    made = f"[{highlight.made.astimezone(now.tzinfo):%Y-%m-%d %H:%M}]"
    link = passage_link(story, highlight)
    lines = [f"** {made}{_tags(highlight.tags)}", ":PROPERTIES:", f":CUSTOM_ID: {highlight.id}"]
    lines += [f":COLOR: {highlight.color}", ":END:", "#+begin_quote", _body(highlight.quote.exact), "#+end_quote"]
    lines += [f"[[{link}][source]]"] if link else []
    lines += [_body(highlight.note)] if highlight.note else []
    return "\n".join(lines)


def _body(text: str) -> str:
    """Keep lines from being headings, keywords, tables or drawers, by a zero-width space, as Org's manual does it."""
    return _LINE.sub("\u200b", _words(clean(text).strip()))


def _words(text: str) -> str:
    return text.replace("[[", "[\u200b[").replace("<<", "<\u200b<").replace("{{{", "{\u200b{{")


def _tags(tags: Sequence[str]) -> str:
    names = [tag(name).replace("-", "_").replace("/", "_") for name in tags]
    return f"  :{':'.join(filter(None, names))}:" if any(names) else ""
