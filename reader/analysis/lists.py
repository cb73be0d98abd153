"""Word lists as they are written in a source file: words parted by white space."""

from __future__ import annotations


def sequence(listed: str) -> list[str]:
    """Give the words in their order."""
    return listed.split()


def vocabulary(listed: str) -> frozenset[str]:
    """Give the words as a set."""
    return frozenset(sequence(listed))
