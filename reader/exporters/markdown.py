"""Highlights as Markdown: a file a story, with front matter, block ids and links to the passages, as vaults expect them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from reader.exporters import escape
from reader.exporters.templates import own_template
from reader.text.clean import clean, clean_line
from reader.text.fragment import text_link

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime
    from pathlib import Path

    from reader.exporters.exported import Exported
    from reader.model import Entity, Highlight, Story

BEGIN, END = "%% newsreader:begin %%", "%% newsreader:end %%"


def write(items: Sequence[Exported], now: datetime, templates: Path | None = None) -> str:
    """Give the files of several stories as one text."""
    return "\n".join(document(item, now, templates) for item in items)


def document(item: Exported, now: datetime, templates: Path | None = None) -> str:
    """Give a story's new file. `now` carries the time zone in which moments are told."""
    head = "\n".join(front_matter(item, now).values())
    return f"---\n{head}\n---\n# {escape.inline(clean_line(item.story.title))}\n\n{section(item, now, templates=templates)}\n"


def key(story: Story) -> str:
    """Give the id by which a story's file is found again."""
    return f"nr-{story.id}"


def front_matter(item: Exported, now: datetime) -> dict[str, str]:
    """Give the lines of each front-matter key, in their order."""
    story = item.story
    tags = ", ".join(map(escape.yaml_tag, own_tags(story)))
    authors = [f"  - {escape.wiki_link(author)}" for author in story.authors]
    head = {
        "id": f"id: {escape.quoted(key(story))}",
        "title": f"title: {escape.quoted(clean_line(story.title))}",
        "source": f"source: {escape.quoted(story.url)}",
        "author": "\n".join(["author:", *authors]) if authors else "author: []",
        "published": f"published: {story.published:%Y-%m-%d}" if story.published else "",
        "created": f"created: {now:%Y-%m-%d}",
        "site": f"site: {escape.quoted(story.source)}",
        "tags": f"tags: [{tags}]",
        "people": _names("people", item, "PER"),
        "organisations": _names("organisations", item, "ORG"),
        "places": _names("places", item, "LOC"),
        "highlights": f"highlights: {len(item.highlights)}",
        "updated": f"updated: {now.isoformat(timespec='seconds')}",
    }
    return {name: lines for name, lines in head.items() if lines}


def own_tags(story: Story) -> list[str]:
    """Give the tags of a story's file."""
    return list(dict.fromkeys(["clippings", *filter(None, map(escape.tag, story.tags))]))


def _names(field: str, item: Exported, kind: str) -> str:
    found: tuple[Entity, ...] = item.analysis.entities if item.analysis else ()
    names = dict.fromkeys(escape.wiki_link(entity.name) for entity in found if entity.type == kind)
    return f"{field}: [{', '.join(names)}]"


def section(item: Exported, now: datetime, without: Collection[str] = (), templates: Path | None = None) -> str:
    """Give the part of the file that is ours, between its markers; `without` are the ids of highlights that lie elsewhere."""
    highlights = [highlight for highlight in in_order(item.highlights) if highlight.id not in without]
    body = own_template(item, highlights, now, templates) if templates else None
    if body is None:
        blocks = ["## Highlights", *(highlight_block(item.story, highlight, now) for highlight in highlights)]
        if item.analysis and item.analysis.timeline:
            blocks.append("\n".join(["## Timeline", "", *_timeline(item)]))
        body = "\n\n".join(blocks)
    return f"{BEGIN}\n{body}\n%% newsreader:hash {digest(body)} %%\n{END}"


def digest(body: str) -> str:
    """Give the hash by which our own words are known again, whatever line ends an editor made of them."""
    return hashlib.sha256(body.replace("\r\n", "\n").encode("utf-8", "surrogateescape")).hexdigest()[:16]


def in_order(highlights: Sequence[Highlight]) -> list[Highlight]:
    """Give highlights as they stand in the story, lost ones last."""
    return sorted(highlights, key=lambda highlight: (highlight.lost, highlight.start, highlight.end, highlight.id))


def highlight_block(story: Story, highlight: Highlight, now: datetime) -> str:
    """Give one highlight: its quotation, its block id on a line of its own, its note."""
    made = f"{highlight.made.astimezone(now.tzinfo):%Y-%m-%d %H:%M}"
    lost = " · no longer in the story" if highlight.lost else ""
    words = [escape.line(words) for words in clean(highlight.quote.exact).strip().split("\n")]
    if link := passage_link(story, highlight):
        words[-1] += f" [↗]({link})"
    quotation = "\n".join(f"> {words}".rstrip() for words in [f"[!quote] {highlight.color} · {made}{lost}", *words])
    note = " ".join(
        [escape.inline(clean_line(highlight.note, 100_000)), *(f"#{escape.tag(tag)}" for tag in highlight.tags)]
    ).strip()
    return f"{quotation}\n\n^{highlight.id}" + (f"\n\nNote: {note}" if note else "")


def passage_link(story: Story, highlight: Highlight) -> str:
    """Give the address of the passage; one that is lost is looked for by its words alone."""
    if highlight.lost:
        return text_link(story.url, highlight.quote.exact, 0, len(highlight.quote.exact))
    return text_link(story.url, story.document.text, highlight.start, highlight.end)


def _timeline(item: Exported) -> list[str]:
    lines = []
    for event in item.analysis.timeline if item.analysis else ():
        link = text_link(item.story.url, item.story.document.text, event.start, event.end)
        told = escape.inline(clean_line(event.event)).rstrip(".")
        lines.append(f"- {event.when} — {told}." + (f" [↗]({link})" if link else ""))
    return lines
