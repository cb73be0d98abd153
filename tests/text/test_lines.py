"""Lines are offsets: nothing of a text is lost or doubled, no line is wider than asked, and long texts take no time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len, split_graphemes

from reader.model import Block, BlockKind, Document
from reader.text.lines import Line, wrap

KINDS: tuple[BlockKind, ...] = ("paragraph", "heading", "item", "quote", "code", "table", "caption")
# a joiner joins pictures here: one that joins nothing, at the beginning of a text, Rich measures in two ways
PIECES = (*"abc é漢。😀👨👩\u0301\ufe0fאب\n  -", "👨\u200d👩")
WORDS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


def graphemes(text: str) -> list[tuple[int, int, int]]:
    return split_graphemes(text)[0]


def document(*parts: tuple[str, BlockKind]) -> Document:
    blocks: list[Block] = []
    at = 0
    for text, kind in parts:
        blocks.append(Block(at, at + len(text), kind))
        at += len(text) + 2
    return Document("\n\n".join(text for text, _ in parts), tuple(blocks))


def shown(source: Document, width: int) -> list[str]:
    return [" " * line.indent + source.text[line.start : line.end] for line in wrap(source, width, graphemes)]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(WORDS, st.sampled_from(KINDS)), min_size=1, max_size=4), st.integers(1, 30))
def test_every_code_point_of_a_block_is_on_exactly_one_line_except_broken_white_space(
    parts: list[tuple[str, BlockKind]], width: int
) -> None:
    source = document(*parts)
    lines = wrap(source, width, graphemes)
    for index, block in enumerate(source.blocks):
        at = block.start
        for line in (line for line in lines if line.block == index):
            assert at <= line.start <= line.end <= block.end
            assert not source.text[at : line.start].strip()
            at = line.end
        assert not source.text[at : block.end].strip()


@settings(max_examples=150, deadline=None)
@given(WORDS, st.integers(10, 30))
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    for line in shown(document((text, "paragraph")), width):
        assert cell_len(line.rstrip(" ")) <= width


def test_plain_text_breaks_where_words_end() -> None:
    assert shown(document(("the talks resume in Cairo", "paragraph")), 10) == ["the talks", "resume in", "Cairo"]


def test_a_word_longer_than_the_line_is_cut() -> None:
    assert shown(document(("a bcdefghijklm n", "paragraph")), 5) == ["a", "bcdef", "ghijk", "lm n"]


def test_text_without_spaces_breaks_between_wide_characters_and_not_before_a_full_stop() -> None:
    assert shown(document(("日本語の文。終わり", "paragraph")), 10) == ["日本語の", "文。終わり"]


def test_a_joined_emoji_is_never_cut() -> None:
    family = "👨\u200d👩\u200d👧"
    assert shown(document((family * 5, "paragraph")), 4) == [family * 2, family * 2, family]


def test_items_stand_close_and_hang_under_their_first_word() -> None:
    source = document(("one two three", "item"), ("four", "item"), ("Then.", "paragraph"))
    assert shown(source, 10) == ["  one two", "  three", "  four", "", "Then."]


def test_code_keeps_its_lines_and_spaces() -> None:
    assert shown(document(("if x:\n    y()", "code")), 40) == ["  if x:", "      y()"]


def test_lines_that_an_editor_wrapped_flow_and_short_ones_stay() -> None:
    wrapped = "Negotiations for a truce are to resume in the city on\nSunday, said a source."
    assert shown(document((wrapped, "paragraph")), 80) == [wrapped]
    assert shown(document(("Roses are red\nViolets are blue", "paragraph")), 80) == ["Roses are red", "Violets are blue"]


def test_a_text_without_blocks_is_one_paragraph_and_an_empty_one_has_no_lines() -> None:
    assert wrap(Document("words"), 80, graphemes) == [Line(0, 5, 0)]
    assert wrap(Document(""), 80, graphemes) == []


@pytest.mark.parametrize(
    "text",
    ["word and more " * 75_000, "x" * 1_000_000, " " * 1_000_000, "日本語の文章です。" * 40_000, "\n".join(["x"] * 200_000)],
    ids=["line", "word", "spaces", "wide", "newlines"],
)
def test_a_megabyte_in_one_paragraph_wraps_at_once(text: str) -> None:
    began = time.process_time()
    assert len(wrap(document((text, "paragraph")), 80, graphemes)) > 1000
    assert time.process_time() - began < 2


def test_fifty_thousand_paragraphs_wrap_at_once() -> None:
    paragraph: tuple[str, BlockKind] = ("A paragraph of news that says a few things about a story.", "paragraph")
    source = document(*[paragraph] * 50_000)
    began = time.process_time()
    assert len(wrap(source, 40, graphemes)) == 149_999
    assert time.process_time() - began < 2
