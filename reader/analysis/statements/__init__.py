"""Statements: who said what, directly or not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.model import Span, Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Entity

_SAID = re.compile(r"\b(said|says|added|told|stated|announced|reported)\b")


def find(text: str, sentences: Sequence[Span], entities: Sequence[Entity]) -> tuple[Statement, ...]:
    """Find the statements of a text in order."""
    found = []
    for start, end in sentences:
        cue = _SAID.search(text, start, end)
        if cue is None:
            continue
        speaker = next(
            (e for e in entities for m in e.mentions if start <= m.start < cue.start() and e.type in ("PER", "ORG")), None
        )
        content = Span(cue.end() + 1, end) if end - cue.end() > cue.start() - start else Span(start, cue.start())
        if content.start < content.end:
            name = speaker.name if speaker else ""
            found.append(
                Statement(start, end, content, "indirect", source=name, cue=cue[0], speaker=speaker.id if speaker else "")
            )
    return tuple(found)
