"""Motions go where a person used to vim expects, and never leave the text."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model import Span
from reader.text import motion

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = "Talks resume. They don't stall, now."
SENTENCES = [Span(0, 13), Span(14, 36)]


@pytest.mark.parametrize(
    ("move", "places"),
    [
        (motion.next_word, [0, 6, 12, 14, 19, 25, 30, 32, 35, 35]),
        (motion.word_end, [0, 4, 11, 12, 17, 23, 29, 30, 34, 35, 35]),
        (motion.previous_word, [35, 32, 30, 25, 19, 14, 12, 6, 0, 0]),
    ],
)
def test_words_are_gone_through_one_by_one(move: Callable[[str, int], int], places: list[int]) -> None:
    for here, there in pairwise(places):
        assert move(TEXT, here) == there


def test_sentences_are_gone_through_and_the_ends_hold() -> None:
    assert motion.next_start(SENTENCES, 0) == 14
    assert motion.next_start(SENTENCES, 20) == 20
    assert motion.previous_start(SENTENCES, 20) == 14
    assert motion.previous_start(SENTENCES, 14) == 0
    assert motion.previous_start(SENTENCES, 0) == 0
    assert motion.end_on(SENTENCES, 3) == 12
    assert motion.end_on(SENTENCES, 12) == 35
    assert motion.end_on(SENTENCES, 35) == 35


def test_the_span_around_an_offset_or_before_a_gap_is_found() -> None:
    assert motion.span_at(SENTENCES, 5, 36) == Span(0, 13)
    assert motion.span_at(SENTENCES, 13, 36) == Span(0, 13)
    assert motion.span_at(SENTENCES, 14, 36) == Span(14, 36)
    assert motion.span_at([], 5, 36) == Span(0, 36)


def test_next_and_previous_span_leave_the_one_that_starts_here() -> None:
    assert motion.next_span(SENTENCES, 0) == Span(14, 36)
    assert motion.next_span(SENTENCES, -1) == Span(0, 13)
    assert motion.next_span(SENTENCES, 14) is None
    assert motion.previous_span(SENTENCES, 14) == Span(0, 13)
    assert motion.previous_span(SENTENCES, 0) is None


def test_a_line_up_or_down_keeps_the_column_and_passes_empty_lines_over() -> None:
    lines = [Span(0, 13), Span(13, 13), Span(14, 20)]
    assert motion.line_on(lines, 4, 1) == 18
    assert motion.line_on(lines, 12, 1) == 19
    assert motion.line_on(lines, 18, -1) == 4
    assert motion.line_on(lines, 18, 1) == 18
    assert motion.line_start(lines, 17) == 14
    assert motion.line_end(lines, 17) == 19


def test_the_word_under_the_pointer_is_found() -> None:
    assert motion.word_at(TEXT, 21) == Span(19, 24)
    assert motion.word_at(TEXT, 5) == Span(5, 6)


def test_a_long_word_is_left_by_its_start() -> None:
    assert motion.previous_word("a " + "x" * 5000, 4000) == 2


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80), st.data())
def test_motions_stay_inside_the_text(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, max(0, len(text) - 1)))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    spans = [Span(a, b) for a, b in pairwise(cuts) if a < b]
    last = max(0, len(text) - 1)
    assert offset <= motion.next_word(text, offset) <= last
    assert offset <= motion.word_end(text, offset) <= last
    assert 0 <= motion.previous_word(text, offset) <= offset
    for move in (motion.next_start, motion.previous_start, motion.end_on, motion.line_start, motion.line_end):
        assert 0 <= move(spans, offset) <= last
    for by in (1, -1):
        assert 0 <= motion.line_on(spans, offset, by) <= last
    word = motion.word_at(text, offset)
    assert 0 <= word.start <= word.end <= len(text)
