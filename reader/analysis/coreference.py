"""Pronouns and phrases ("the minister", "the agency") to the entity that they stand for, where that is sure enough."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.model import Mention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Entity, Span

_PRONOUN = re.compile(r"\b(?:he|she|him|his|her)\b", re.IGNORECASE)


def resolve(text: str, sentences: Sequence[Span], entities: Sequence[Entity]) -> tuple[Mention, ...]:
    """Give the pronouns and nominal phrases that stand for one of the entities, ordered by start.

    Each is a `Mention` of kind "pronoun" or "nominal" with the entity's id and type; none overlaps a named mention. They are
    kept apart from `Entity.mentions`, which hold names only: statements and the timeline ask for them here.
    """
    named = sorted((m.start, m.end, e) for e in entities if e.type == "PER" for m in e.mentions)
    found = []
    for word in _PRONOUN.finditer(text):
        before = [e for start, _, e in named if word.start() - 400 < start < word.start()]
        if before:
            found.append(Mention(word.start(), word.end(), word[0], "PER", before[-1].id, "pronoun"))
    return tuple(found)
