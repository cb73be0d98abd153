"""Mentions on their way to entities, and which of them belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.model import EntityType


class Found(NamedTuple):
    """A mention on its way to an entity."""

    start: int
    end: int
    text: str
    type: EntityType
    belief: float
    before: str


class Groups:
    """Which mentions belong together: a disjoint-set forest over their numbers."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def root(self, n: int) -> int:
        """Give the number that stands for the group of a mention."""
        while self._parent[n] != n:
            self._parent[n] = self._parent[self._parent[n]]
            n = self._parent[n]
        return n

    def join(self, one: int, other: int) -> None:
        """Make two groups one, under the earlier mention."""
        a, b = sorted((self.root(one), self.root(other)))
        self._parent[b] = a
