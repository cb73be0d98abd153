"""Find in the article: where words are in a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 10_000
"""Matches beyond these are not counted: one letter in a book."""


def find_all(text: str, words: str) -> list[Span]:
    """Find words in a text whatever their case and whatever white space parts them."""
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        return []
    found: list[Span] = []
    for match in re.finditer(r"\s+".join(parts), text, re.IGNORECASE):
        found.append(Span(*match.span()))
        if len(found) == MOST:
            break
    return found


def find_any(text: str, sought: Sequence[str]) -> list[Span]:
    """Find several words or phrases, in the order of the text; where they overlap, the first and longest."""
    found: list[Span] = []
    for span in sorted({span for words in sought for span in find_all(text, words)}, key=lambda span: (span.start, -span.end)):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return found
