"""Figures: how many, of what, where, and who says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.model import Figure, Modifier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Entity, Span, Statement, Time

_NUMBER = re.compile(
    r"(?P<mod>at least |more than |over |about |around |nearly |up to |less than )?(?P<money>US\$|[$£€])?\s?"
    r"(?P<number>\d{1,3}(?:,\d{3})+|\d{1,9}(?:\.\d+)?)\s?(?P<scale>million|billion|thousand)?\s?(?P<unit>%|percent|per cent|[a-z]{3,20})?",
    re.IGNORECASE,
)
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
_CURRENCIES = {"$": "USD", "US$": "USD", "£": "GBP", "€": "EUR"}
_MODIFIERS: dict[str, Modifier] = {
    "at least": "at least", "more than": "more than", "over": "more than", "about": "about", "around": "about", "nearly": "about",
    "up to": "at most", "less than": "less than",
}  # fmt: skip


def find(
    text: str, sentences: Sequence[Span], entities: Sequence[Entity], times: Sequence[Time], statements: Sequence[Statement]
) -> tuple[Figure, ...]:
    """Find the figures of a text in order: counts, money, percentages, measures."""
    found = []
    taken = {place for time in times for place in range(time.start, time.end)}
    for match in _NUMBER.finditer(text):
        unit = (match["unit"] or "").lower()
        if match.start("number") in taken or not (unit or match["money"]):
            continue
        value = float(match["number"].replace(",", "")) * _SCALES.get((match["scale"] or "").lower(), 1)
        name = (
            "percent"
            if unit in {"%", "percent", "per cent"}
            else _CURRENCIES.get((match["money"] or "").upper(), unit.rstrip("s"))
        )
        source = next((s.source for s in statements if s.content.start <= match.start() < s.content.end), "")
        modifier = _MODIFIERS.get((match["mod"] or "").strip().lower())
        found.append(Figure(match.start(), match.end(), match[0], value, modifier=modifier, unit=name, source=source))
    return tuple(found)
