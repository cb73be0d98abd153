"""Two names taken for one, and one taken for two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.analysis.entities.lexicon import lexicon
from reader.analysis.entities.pairs import rejoined, unpaired
from reader.analysis.entities.tagger import Name

if TYPE_CHECKING:
    from reader.model import EntityType


def at(words: list[str], name: str, kind: EntityType = "ORG") -> Name:
    """Give the name of these words in a sentence."""
    said = name.split()
    first = next(n for n in range(len(words)) if words[n : n + len(said)] == said)
    return Name(first, first + len(said), kind, 0.8)


@pytest.mark.parametrize(
    ("sentence", "name", "parts"),
    [
        ("in the West Bank and Gaza Strip", "West Bank and Gaza Strip", ["West Bank LOC", "Gaza Strip LOC"]),
        ("the Reserve and National Guard", "Reserve and National Guard", ["Reserve ORG", "National Guard ORG"]),
        ("between the Roes and Does on", "Roes and Does", ["Roes ORG", "Does ORG"]),
        ("both Roes and Does won", "Roes and Does", ["Roes ORG", "Does ORG"]),
        ("the shops of Marks and Spencer", "Marks and Spencer", ["Marks and Spencer ORG"]),
        ("between Marks and Spencer and others", "Marks and Spencer", ["Marks and Spencer ORG"]),
        ("between the Roe and Doe Ministries", "Roe and Doe Ministries", ["Roe and Doe Ministries ORG"]),
        ("the Food and Drug Administration", "Food and Drug Administration", ["Food and Drug Administration ORG"]),
        ("shops of Barnes and Noble", "Barnes and Noble", ["Barnes and Noble ORG"]),
        ("the Union of Rome and Italy", "Union of Rome and Italy", ["Union of Rome and Italy ORG"]),
        ("in Jammu and Kashmir today", "Jammu and Kashmir", ["Jammu and Kashmir ORG"]),
    ],
)
def test_two_names_that_are_known_apart_are_two(sentence: str, name: str, parts: list[str]) -> None:
    words = sentence.split()
    cut = unpaired([words], [[at(words, name)]], lexicon())[0]
    assert [f"{' '.join(words[part.first : part.last])} {part.type}" for part in cut] == parts


def test_two_bodies_that_the_story_names_elsewhere_are_two() -> None:
    story = [["Leeds", "Roes", "and", "York", "Does"], ["the", "Roes", "and", "Does", "met"]]
    found = [[at(story[0], "Leeds Roes"), at(story[0], "York Does")], [at(story[1], "Roes and Does")]]
    assert [name[:2] for name in unpaired(story, found, lexicon())[1]] == [(1, 2), (3, 4)]


def test_a_body_whose_acronym_is_named_has_its_place_in_its_name() -> None:
    words = ["the", "Union", "for", "Roes", "in", "Europe", "said"]
    found = [at(words, "Union for Roes"), at(words, "Europe", "LOC")]
    assert [name[:2] for name in rejoined([words, ["URE", "left"]], [found, []])[0]] == [(1, 6)]
    assert rejoined([words], [found]) == [found]
