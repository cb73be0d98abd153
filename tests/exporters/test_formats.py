from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader.exporters import org, readwise, web_annotation
from reader.exporters.story import to_markdown
from reader.model import Block, Document, Mark, Quote, Story

if TYPE_CHECKING:
    from datetime import datetime

    from reader.exporters import Exported


def test_json_is_a_collection_of_web_annotations_with_both_selectors(item: Exported, now: datetime) -> None:
    collection = json.loads(web_annotation.write([item], now))
    (annotation,) = collection["first"]["items"]
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (collection["type"], collection["total"]) == ("AnnotationCollection", 1)
    assert (annotation["type"], annotation["created"]) == ("Annotation", "2026-08-22T07:14:00Z")
    assert annotation["target"]["source"]["id"] == "https://example.org/story"
    quote, position = annotation["target"]["selector"]
    assert quote["type"] == "TextQuoteSelector"
    assert item.story.document.text[position["start"] : position["end"]] == quote["exact"]
    assert [(body["purpose"], body["value"]) for body in annotation["body"]] == [("commenting", "my note"), ("tagging", "tag")]


def test_a_lost_highlight_has_no_position(item: Exported, now: datetime) -> None:
    lost = replace(item, highlights=(replace(item.highlights[0], lost=True),))
    (annotation,) = json.loads(web_annotation.write([lost], now))["first"]["items"]
    assert [selector["type"] for selector in annotation["target"]["selector"]] == ["TextQuoteSelector"]


def test_csv_has_the_columns_that_readwise_imports(item: Exported, now: datetime) -> None:
    head, row = csv.reader(io.StringIO(readwise.write([item], now), newline=""))
    assert head == ["Highlight", "Title", "Author", "URL", "Note", "Location", "Date"]
    assert row[0] == item.highlights[0].quote.exact
    assert row[1:] == ['Quoted "always"', "Jane Roe", "https://example.org/story", ".tag\nmy note", "0", "2026-08-22T07:14:00Z"]


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1"])
def test_a_cell_is_never_a_formula(item: Exported, now: datetime, text: str) -> None:
    story = replace(item.story, title=text, authors=(text,))
    highlight = replace(item.highlights[0], quote=Quote(text), note=text, tags=())
    _, row = csv.reader(io.StringIO(readwise.write([replace(item, story=story, highlights=(highlight,))], now), newline=""))
    assert [row[place] for place in (0, 1, 2, 4)] == [f"'{text}"] * 4


def test_org_has_a_heading_a_story_and_a_quotation_a_highlight(item: Exported, now: datetime) -> None:
    lines = org.write([item], now).split("\n")
    assert lines[:4] == [
        '* Quoted "always"  :news_economy:',
        ":PROPERTIES:",
        ":ID: nr-5f2c9a1e",
        ":URL: https://example.org/story",
    ]
    assert "** [2026-08-22 09:14]  :tag:" in lines
    assert lines[lines.index("#+begin_quote") + 1] == "Talks are to resume in Cairo on Sunday."
    assert lines[-2] == "my note"


@pytest.mark.parametrize(
    "text", ["* heading", "#+end_quote", ":END:", "| a |", "#+include: /etc/passwd", "[[file:/etc/passwd]]"]
)
def test_org_markup_of_a_story_stays_text(item: Exported, now: datetime, text: str) -> None:
    highlight = replace(item.highlights[0], quote=Quote(text), note=text)
    written = org.write([replace(item, highlights=(highlight,))], now)
    quotation, *_, note, _ = written.split("#+begin_quote\n")[1].split("\n")
    assert quotation != text != note
    assert quotation.replace("\u200b", "") == note.replace("\u200b", "") == text


def test_an_empty_line_of_a_quotation_stays_empty_in_org(item: Exported, now: datetime) -> None:
    highlight = replace(item.highlights[0], quote=Quote("a\n\n\n* b"))
    assert "\na\n\n\n\u200b* b\n" in org.write([replace(item, highlights=(highlight,))], now)


def test_a_whole_story_is_markdown_with_its_blocks_and_marks() -> None:
    text = "Heading\n\nA strong word, a link and * a star.\n\nItem\n\nSaid\n\nx = 1"
    blocks = (Block(0, 7, "heading", 2), Block(9, 44), Block(46, 50, "item"), Block(52, 56, "quote"), Block(58, 63, "code"))
    marks = (Mark(11, 17, "strong"), Mark(26, 30, "link", "https://example.org/"))
    story = Story(title="# Title", document=Document(text, blocks, marks), source="Example News", url="https://example.org/a")
    assert to_markdown(story) == (
        "# \\# Title\n\nExample News\n\n<https://example.org/a>\n\n## Heading\n\n"
        "A **strong** word, a [link](<https://example.org/>) and \\* a star.\n\n- Item\n\n> Said\n\n```\nx = 1\n```\n"
    )
