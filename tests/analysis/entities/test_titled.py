"""Titles, nationalities and dwellers before a person's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.analysis.entities.lexicon import lexicon
from reader.analysis.entities.tagger import Name
from reader.analysis.entities.titled import peopled, titled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.model import EntityType


def shown(words: Sequence[str], names: Iterable[Name]) -> list[str]:
    return [f"{' '.join(words[name.first : name.last])} {name.type}" for name in names]


@pytest.mark.parametrize(
    ("sentence", "tagged", "people"),
    [
        ("Supt Anna Roe said", [(0, 3, "PER")], ["Anna Roe PER"]),
        ("Taoiseach Anna Roe said", [(0, 3, "ORG")], ["Anna Roe PER"]),
        ("then Det Insp Roe said", [], ["Roe PER"]),
        ("Garda Supt Anna Roe said", [(0, 4, "PER")], ["Garda ORG", "Anna Roe PER"]),
        ("the Taoiseach said", [(1, 2, "ORG")], []),
        ("Anna Roe said", [(0, 2, "LOC")], ["Anna Roe LOC"]),
    ],
)
def test_who_is_named_after_a_title_is_a_person(
    sentence: str, tagged: list[tuple[int, int, EntityType]], people: list[str]
) -> None:
    words = sentence.split()
    assert shown(words, titled(words, [Name(*name, 0.8) for name in tagged])) == people


def parts(*story: str) -> list[list[str]]:
    """Give the names of each sentence that is all one person's name, or two joined by "and"."""
    sentences = [sentence.split() for sentence in story]
    found = []
    for words in sentences:
        at = words.index("and") if "and" in words else len(words)
        found.append([Name(0, at, "PER", 0.8), *([Name(at + 1, len(words), "PER", 0.8)] if at < len(words) else [])])
    return [shown(words, names) for words, names in zip(sentences, peopled(sentences, found, lexicon()), strict=True)]


def test_who_is_of_a_country_or_town_is_parted_from_it() -> None:
    assert parts("Briton Roe", "Dubliner Anna Doe") == [["Briton MISC", "Roe PER"], ["Dubliner MISC", "Anna Doe PER"]]
    assert parts("Scot Anna Roe") == [["Scot MISC", "Anna Roe PER"]]
    assert parts("Briton Roe and Finn Doe") == [["Briton MISC", "Roe PER", "Finn MISC", "Doe PER"]]


def test_a_first_name_is_no_country_unless_the_story_calls_him_otherwise() -> None:
    assert parts("Finn Doe") == [["Finn Doe PER"]]
    assert parts("Peter Doe", "Finn Doe")[1] == ["Finn MISC", "Doe PER"]
    assert parts("Peter Doe", "German Doe")[1] == ["German MISC", "Doe PER"]
    assert parts("Islam Karimov", "Parker Anna Roe") == [["Islam Karimov PER"], ["Parker Anna Roe PER"]]


def test_a_country_named_for_its_people_stays_whole() -> None:
    words = ["the", "Serb", "Republic", "said"]
    assert shown(words, peopled([words], [[Name(1, 3, "LOC", 0.8)]], lexicon())[0]) == ["Serb Republic LOC"]
