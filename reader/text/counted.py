"""What a figure counts, in the words of a person."""

from __future__ import annotations

from typing import Final

_PLURALS: Final = {"person": "people", "child": "children", "man": "men", "woman": "women", "foot": "feet"}


def counted(unit: str, told: str, value: float, upper: float | None) -> str:
    """Give a unit in the plural a person would say; nothing where the figure's own words, `told`, say it."""
    if not unit or unit == "percent" or (len(unit) == 3 and unit.isupper()) or unit.casefold() in told.casefold():
        return ""
    if value == 1 and upper is None:
        return unit
    if unit in _PLURALS:
        return _PLURALS[unit]
    if unit.endswith("y") and unit[-2:-1] not in "aeiou":
        return unit[:-1] + "ies"
    return unit + ("es" if unit.endswith(("s", "x", "ch", "sh")) else "s")
