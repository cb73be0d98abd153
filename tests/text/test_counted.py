"""What a figure counts, as a person says it."""

from __future__ import annotations

import pytest

from reader.text.counted import counted


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
        ("5 km", 5, "km", ""),
        ("5", 5, "", ""),
    ],
)
def test_what_is_counted_is_said_as_a_person_would(told: str, value: float, unit: str, words: str) -> None:
    assert counted(unit, told, value, None) == words
