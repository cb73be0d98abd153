"""Tokens: what one is, and that their offsets hold."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis.tokens import tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ms. Green's U.S.-led team.", ["Ms.", "Green", "'s", "U.S.-led", "team", "."]),
        ("O’Brien’s 1,000.5 km, 10% off", ["O’Brien", "’s", "1,000.5", "km", ",", "10", "%", "off"]),
        ("the U.S. and J. Green (AT&T)", ["the", "U.S.", "and", "J.", "Green", "(", "AT&T", ")"]),
        ("mail a.b@example.org or https://example.org/x?y.", ["mail", "a.b@example.org", "or", "https://example.org/x?y", "."]),
    ],
)
def test_words_and_marks_of_news(text: str, words: list[str]) -> None:
    assert [token.text for token in tokens(text)] == words


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=120))
def test_each_token_is_what_its_offsets_cut_out_and_nothing_is_left(text: str) -> None:
    at = 0
    for start, end, word in tokens(text):
        assert text[start:end] == word
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()
