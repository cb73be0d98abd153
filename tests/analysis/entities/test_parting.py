"""Names that were run together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.analysis.entities.lexicon import lexicon
from reader.analysis.entities.parting import parted
from reader.analysis.entities.tagger import Name

if TYPE_CHECKING:
    from reader.model import EntityType


@pytest.mark.parametrize(
    ("words", "kind", "parts"),
    [
        ("Example unveils Widget", "MISC", ["Example", "Widget"]),
        ("Example CEO Anna Roe", "MISC", ["Example", "Anna Roe"]),
        ("Example Computer CEO", "ORG", ["Example Computer"]),
        ("Municipal District can’t", "ORG", ["Municipal District"]),
        ("Roe couldn’t", "PER", ["Roe"]),
        ("Anna da Roe", "PER", ["Anna da Roe"]),
        ("Newcastle Cllr Anna Roe", "ORG", ["Newcastle", "Anna Roe"]),
        ("Bank of England", "ORG", ["Bank of England"]),
        ("Ministry for Health and Sport", "ORG", ["Ministry for Health and Sport"]),
    ],
)
def test_a_name_ends_before_a_verb_or_an_office(words: str, kind: EntityType, parts: list[str]) -> None:
    said = words.split()
    name = Name(0, len(said), kind, 0.8)
    assert [" ".join(said[part.first : part.last]) for part in parted(said, [name], lexicon())] == parts


def test_who_holds_an_office_is_a_person() -> None:
    assert [part.type for part in parted(["Example", "CEO", "Anna", "Roe"], [Name(0, 4, "MISC", 0.8)], lexicon())] == [
        "MISC",
        "PER",
    ]
