"""The timeline: what happened when, told by clause."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.model import Event, Precision

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reader.model import Entity, Span, Statement, Time

_PRECISIONS: list[tuple[re.Pattern[str], Precision]] = [
    (re.compile(r"\d{4}-\d\d-\d\d\Z"), "day"),
    (re.compile(r"\d{4}-W\d\d\Z"), "week"),
    (re.compile(r"\d{4}-\d\d\Z"), "month"),
    (re.compile(r"\d{4}\Z"), "year"),
]


def build(
    text: str,
    sentences: Sequence[Span],
    entities: Sequence[Entity],
    times: Sequence[Time],
    statements: Sequence[Statement],
    date: date | None,
) -> tuple[Event, ...]:
    """Build the events of a text, earliest first."""
    events = []
    for start, end in sentences:
        named = tuple(e.id for e in entities if any(start <= m.start < end for m in e.mentions))
        for time in times:
            if not (start <= time.start < end) or time.type not in ("DATE", "TIME"):
                continue
            when = time.value.partition("T")[0]
            precision = next((name for pattern, name in _PRECISIONS if pattern.match(when)), None)
            if precision:
                events.append(Event(start, end, when, precision, " ".join(text[start:end].split()), named))
    return tuple(sorted(events, key=lambda event: (event.when, event.start)))
