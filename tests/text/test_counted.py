"""What a figure counts, as a person says it."""

from __future__ import annotations

import pytest

from reader.analysis.figures.units import singular
from reader.text.counted import IRREGULAR, counted, numbered


@pytest.mark.parametrize(
    ("told", "value", "unit", "words"),
    [
        ("1", 1, "death", "death"),
        ("two", 2, "death", "deaths"),
        ("two", 2, "person", "people"),
        ("two", 2, "country", "countries"),
        ("two", 2, "match", "matches"),
        ("10 %", 10, "percent", ""),
        ("$5", 5, "USD", ""),
        ("5 km", 5, "kilometre", ""),
        ("60mph", 60, "mile per hour", ""),
        ("300 square ft", 300, "square foot", ""),
        ("40 °C", 40, "degree", ""),
        ("3m", 3e6, "migrant", "migrants"),
        ("12", 12, "aircraft", "aircraft"),
        ("40", 40, "riot policeman", "riot policemen"),
        ("nine", 9, "spokesman", "spokesmen"),
        ("nine", 9, "German", "Germans"),
        ("two", 2, "schoolchild", "schoolchildren"),
        ("two", 2, "life", "lives"),
        ("two", 2, "mile per hour", "miles per hour"),
        ("5", 5, "", ""),
        ("73 miles per hour", 73, "mile per hour", ""),
        ("120 km per hour", 120, "kilometre per hour", ""),
        ("27p", 27, "penny", ""),
        ("7.6", 7.6, "magnitude", ""),
        ("thousands", 1000, "person", "of people"),
        ("Only a quarter", 0.25, "citizen", "of citizens"),
    ],
)
def test_what_is_counted_is_said_as_a_person_would(told: str, value: float, unit: str, words: str) -> None:
    assert counted(unit, told, value, None) == words


def test_a_magnitude_is_said_before_its_number() -> None:
    assert (numbered("magnitude", "7.6"), numbered("death", "7")) == ("magnitude 7.6", "7")


@pytest.mark.parametrize("unit", [*IRREGULAR, "country", "day", "match", "box", "policewoman", "Iraqi", "buzz"])
def test_a_plural_is_what_its_singular_is_found_by(unit: str) -> None:
    assert singular(counted(unit, "two", 2, None)) == unit
