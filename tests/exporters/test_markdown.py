from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader.errors import ExportError
from reader.exporters import escape, markdown
from reader.exporters.templates import NAME

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from reader.exporters import Exported

EXPECTED = """---
id: "nr-5f2c9a1e"
title: "Quoted \\"always\\""
source: "https://example.org/story"
author:
  - "[[Jane Roe]]"
published: 2026-08-21
created: 2026-08-23
site: "Example News"
tags: [clippings, news/economy]
people: []
organisations: []
places: ["[[Cairo]]"]
highlights: 1
updated: 2026-08-23T07:10:00+02:00
---
# Quoted "always"

%% newsreader:begin %%
## Highlights

> [!quote] yellow · 2026-08-22 09:14
> Talks are to resume in Cairo on Sunday.
>
> The minister said that nobody would stop. [↗](https://example.org/story#:~:text=Talks%20are%20to%20resume%20in,said%20that%20nobody%20would%20stop.)

^h-1a2b3c4d

Note: my note #tag

## Timeline

- 2026-08-23 — talks resume in Cairo. [↗](https://example.org/story#:~:text=Talks%20are%20to%20resume%20in%20Cairo%20on%20Sunday.)
"""

HOSTILE = [
    "# heading",
    "> quote",
    "- item",
    "+ item",
    "1. one",
    "2) two",
    "---",
    "===",
    "***",
    "```sh",
    "~~~",
    "%% newsreader:end %%",
    "<script>alert(1)</script>",
    "<% tp.file.title %>",
    "![[secret]]",
    "[[note]]",
    "[words](javascript:alert(1))",
    "![](http://example.org/pixel.png)",
    "`= this.file`",
    "#tag and ^block",
    "$x$ ==mark== ~~gone~~",
    "{{query}}",
    "key:: value",
    "| a | b |",
    "&lt;b&gt; &#42;",
    "_under_ *star* back\\slash",
]


def shown(text: str) -> str:
    """Give what a CommonMark reader shows of a line, and fail where it is more than a paragraph of text."""
    tokens = MarkdownIt("commonmark").parse(text)
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"], text
    assert {child.type for child in tokens[1].children or ()} <= {"text", "text_special"}, text
    return "".join(child.content for child in tokens[1].children or ())


def test_a_story_is_written_as_vaults_expect_it(item: Exported, now: datetime) -> None:
    written = markdown.write([item], now)
    body = EXPECTED.partition(f"{markdown.BEGIN}\n")[2].rstrip("\n")
    assert written == f"{EXPECTED}%% newsreader:hash {markdown.digest(body)} %%\n{markdown.END}\n"


@pytest.mark.parametrize("text", HOSTILE)
def test_text_from_outside_stays_text(text: str) -> None:
    assert shown(escape.line(text)) == text


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_is_left_that_a_vault_or_a_template_engine_would_act_on(text: str) -> None:
    assert not re.search(r"%%|<|\[\[|(?<!\\)[`$#{]|==|::|^\s*[-+>]", escape.line(text))


@settings(max_examples=300, deadline=None)
@given(text=st.text(alphabet="#>-+*1.) \\`_[]<%={}$~|&;:!^a()\"'", min_size=1, max_size=24).filter(lambda text: text.strip()))
def test_any_line_stays_text(text: str) -> None:
    assert shown(escape.line(text)) == " ".join(text.split())


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=60))
def test_a_front_matter_string_is_read_back_to_the_letter(text: str) -> None:
    wanted = " ".join(text.split())
    assert yaml.safe_load(f"title: {escape.quoted(text)}\n") == {"title": wanted}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1, max_size=60), note=st.text(max_size=40), tag=st.text(max_size=10))
def test_the_front_matter_is_valid_and_the_markers_stand_once_whatever_a_story_says(
    item: Exported, now: datetime, text: str, note: str, tag: str
) -> None:
    story = replace(item.story, title=text, authors=(text,), source=text, tags=(tag,))
    quoted = replace(item.highlights[0].quote, exact=text)
    written = markdown.document(
        replace(item, story=story, highlights=(replace(item.highlights[0], quote=quoted, note=note),)), now
    )
    front = yaml.safe_load(written.split("\n---\n")[0])
    assert (front["id"], front["highlights"]) == ("nr-5f2c9a1e", 1)
    assert written.count(markdown.BEGIN) == written.count(markdown.END) == 1


@pytest.mark.parametrize(
    ("tag", "expected"), [("yes", '"yes"'), ("1984", '"1984"'), ("news/uk-eu", "news/uk-eu"), ("öl", '"öl"')]
)
def test_a_tag_that_yaml_takes_for_something_else_is_quoted(tag: str, expected: str) -> None:
    assert escape.yaml_tag(tag) == expected


def test_a_lost_highlight_keeps_its_words_and_says_so(item: Exported, now: datetime) -> None:
    lost = replace(item.highlights[0], lost=True)
    block = markdown.highlight_block(item.story, lost, now)
    assert "yellow · 2026-08-22 09:14 · no longer in the story" in block
    assert "The minister said that nobody would stop." in block


def test_a_story_without_an_address_has_no_links(item: Exported, now: datetime) -> None:
    assert "↗" not in markdown.document(replace(item, story=replace(item.story, url="")), now)


def test_ones_own_template_comes_first_and_knows_readwises_names(item: Exported, now: datetime, tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(
        "## {{ title }} by {{ author }}\n"
        "{% for h in highlights %}\n* {{ h.highlight_text }}\n\n^{{ h.highlight_id }}\n{% endfor %}"
    )
    section = markdown.section(item, now, templates=tmp_path)
    assert section.startswith(f'{markdown.BEGIN}\n## Quoted "always" by Jane Roe\n* Talks are')
    assert "^h-1a2b3c4d" in section


@pytest.mark.parametrize(
    "template", ["{{ title.__class__.__mro__ }}{{ ''.__class__.__base__.__subclasses__() }}", "{% if %}", "{{ 1 / 0 }}"]
)
def test_a_template_that_cannot_be_used_is_told_in_a_line(item: Exported, now: datetime, tmp_path: Path, template: str) -> None:
    (tmp_path / NAME).write_text(template)
    with pytest.raises(ExportError) as told:
        markdown.section(item, now, templates=tmp_path)
    assert str(told.value).startswith(f"{tmp_path / NAME}: ")
    assert "\n" not in str(told.value)
