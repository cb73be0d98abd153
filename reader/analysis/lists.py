"""Word lists as they are written in a source file: words parted by white space."""

from __future__ import annotations

# letters that an expression takes for others where case does not matter, and `lower` does not
_ALIKE = str.maketrans({"ſ": "s", "İ": "i", "ı": "i", "\N{KELVIN SIGN}": "k"})


def small(word: str) -> str:
    """Write a word small as the keys of a table are: old prints' "ſaid" is "said"."""
    return word.translate(_ALIKE).lower()


def sequence(listed: str) -> list[str]:
    """Give the words in their order."""
    return listed.split()


def vocabulary(listed: str) -> frozenset[str]:
    """Give the words as a set."""
    return frozenset(sequence(listed))
