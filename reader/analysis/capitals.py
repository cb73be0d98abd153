"""Text in capitals, written small for the rules that read verbs and nouns."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Span

# letters of one code point each, so that every offset stays
_SMALL = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


def calmed(text: str, sentences: Sequence[Span]) -> str:
    """Give the text with its sentences in capitals in small letters; a word or two in capitals stay."""
    parts: list[str] = []
    at = 0
    for start, end in sentences:
        words = text[start:end]
        if words.isupper() and words.count(" ") > 2:
            parts += [text[at:start], words.translate(_SMALL)]
            at = end
    return "".join(parts) + text[at:] if parts else text
