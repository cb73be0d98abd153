from datetime import UTC, datetime

import pytest

from reader.importers import markdown
from reader.importers.source import Source
from reader.model import Story

SAMPLE = """---
title: "Talks: a *start*"
date: 2024-03-31
author: ["[[Jane Roe]]", John Doe]
url: https://example.org/talks
site: Example News
tags: [truce, "#cairo"]
language: en
sample: true
---
# Talks: a start

A *word*, a **strong [link](https://example.org/a)**, `code`.

## Part

- one
- two
  - inner

> quoted
> on

| a | b |
|---|---|
| 1 | 2 |

```
x  y

z
```
"""


def read(text: str, name: str = "notes.md") -> Story:
    (story,) = markdown.read(Source(name, text.encode()))
    assert isinstance(story, Story)
    return story


def test_front_matter_tells_about_the_story() -> None:
    story = read(SAMPLE)
    assert story.title == "Talks: a *start*"
    assert story.published == datetime(2024, 3, 31, tzinfo=UTC)
    assert (story.authors, story.tags) == (("Jane Roe", "John Doe"), ("truce", "cairo"))
    assert (story.url, story.source, story.language, story.sample) == ("https://example.org/talks", "Example News", "en", True)


def test_blocks_have_kinds_and_the_repeated_headline_is_left_out() -> None:
    document = read(SAMPLE).document
    found = [(block.kind, document.text[block.start : block.end]) for block in document.blocks]
    assert found == [
        ("paragraph", "A word, a strong link, code."),
        ("heading", "Part"),
        ("item", "one"),
        ("item", "two"),
        ("item", "inner"),
        ("quote", "quoted on"),
        ("table", "a | b\n1 | 2"),
        ("code", "x  y\n\nz"),
    ]


def test_marks_cover_their_words() -> None:
    document = read(SAMPLE).document
    found = [(mark.kind, document.text[mark.start : mark.end], mark.href) for mark in document.marks]
    assert found == [
        ("emphasis", "word", None),
        ("strong", "strong link", None),
        ("link", "link", "https://example.org/a"),
        ("code", "code", None),
    ]


def test_without_front_matter_the_first_heading_is_the_title_and_else_the_file() -> None:
    assert read("# Head\n\nText").title == "Head"
    assert read("Text only").title == "notes"
    assert read("Text only").document.text == "Text only"


@pytest.mark.parametrize(
    "front",
    ["a: [", "- list", "x: !!python/object/apply:os.system [ls]", "a: &a [x]\nb: [*a, *a]", "date: 2024-99-99\ntitle: 5"],
)
def test_odd_front_matter_makes_no_trouble(front: str) -> None:
    story = read(f"---\n{front}\n---\n\nText")
    assert "Text" in story.document.text
    assert story.title


def test_only_harmless_links_survive_and_html_leaves_its_words() -> None:
    story = read("[a](javascript:x) [b](data:x) <b>c</b>\n\n<div><script>evil()</script><p>d</p></div>")
    assert not story.document.marks
    assert "c" in story.document.text
    assert story.document.text.endswith("d")
    assert "evil" not in story.document.text


def test_deep_nesting_and_escapes_are_harmless() -> None:
    story = read("> " * 3000 + "deep\n\n" + "[" * 20_000 + "\n\n\x1b[31mred \x1b]0;x\x07end")
    assert "\x1b" not in story.document.text
    assert story.document.text.endswith("red end")
