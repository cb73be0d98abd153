"""What stands beside a name tells what it is of."""

from __future__ import annotations

import pytest

from reader.analysis.entities.beside import beside
from reader.analysis.entities.lexicon import lexicon
from reader.analysis.entities.revision import revise
from reader.analysis.entities.tagger import Name


def typed(*marked: str) -> list[list[str]]:
    """Give each sentence's names with their types, where "[Anna Roe]" was tagged as a person."""
    parts = [sentence.split() for sentence in marked]
    found = [
        [Name(*at, "PER", 0.8) for at in zip(_at(words, "[", 0), _at(words, "]", 1), strict=True)]
        for words in parts
    ]  # fmt: skip
    sentences = [[word.strip("[]") for word in words] for words in parts]
    corrected = beside(sentences, found, lexicon())
    return [
        [f"{' '.join(words[name.first : name.last])} {name.type}" for name in names]
        for words, names in zip(sentences, corrected, strict=True)
    ]


def _at(words: list[str], bracket: str, after: int) -> list[int]:
    return [n + after for n, word in enumerate(words) if bracket in word]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("the ferry [Maria Roe] sank", ["Maria Roe MISC"]),
        ("the trawlers [Doe] and [Roe] left", ["Doe MISC", "Roe MISC"]),
        ("the frigate “ [Anna Roe] ” left", ["Anna Roe MISC"]),
        ("aboard [USS Anna Roe] they", ["USS Anna Roe MISC"]),
        ("on the boat [Anna Roe] said so", ["Anna Roe PER"]),
        ("they will ship [Roe] home", ["Roe PER"]),
        ("the trawler of [Doe] and [Roe]", ["Doe PER", "Roe PER"]),
    ],
)
def test_what_is_named_after_its_kind_is_a_ship(sentence: str, names: list[str]) -> None:
    assert typed(sentence) == [names]


def test_a_ship_is_one_wherever_the_story_names_it() -> None:
    assert typed("the yacht [Maria Roe] sank", "the [Maria Roe] was old") == [["Maria Roe MISC"], ["Maria Roe MISC"]]


@pytest.mark.parametrize(
    ("story", "names"),
    [
        (["an [Roe] sedan", "the [Roe Vectra]"], [["Roe ORG"], ["Roe Vectra MISC"]]),
        (["in [Doe] suits"], [["Doe ORG"]]),
        (["[Anna Roe] left", "the [Roe] pistol"], [["Anna Roe PER"], ["Roe PER"]]),
        (["[Roe] 's sedan"], [["Roe PER"]]),
    ],
)
def test_a_name_before_goods_is_its_maker_unless_somebody_has_it(story: list[str], names: list[list[str]]) -> None:
    assert typed(*story) == names


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("waters of [Anna Inlet] rose", "Anna Inlet LOC"),
        ("lost near [Anna Creek] today", "Anna Creek LOC"),
        ("film by [Anna Creek] is", "Anna Creek PER"),
    ],
)
def test_waters_and_lands_are_no_people(sentence: str, name: str) -> None:
    assert typed(sentence) == [[name]]


@pytest.mark.parametrize(
    ("words", "kind"), [("in Anna 's Mercedes", "ORG"), ("near to old Mercedes", "LOC"), ("in Spain 's Barcelona", "LOC")]
)
def test_a_listed_make_that_somebody_has_is_no_town(words: str, kind: str) -> None:
    assert [name.type for name in beside([words.split()], [[Name(3, 4, "LOC", 0.8)]], lexicon())[0]] == [kind]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("seen in Mistress of the [Glen] and", "Mistress of the Glen MISC"),
        ("seen in [Mistress] of the [Glen] and", "Mistress of the Glen MISC"),
        ("seen with Duke of the [Glen] and", "Glen PER"),
        ("a critic of the [Glen] plan", "Glen PER"),
    ],
)
def test_a_work_is_nobody(sentence: str, name: str) -> None:
    assert typed(sentence) == [[name]]


def test_a_shop_keeps_its_s() -> None:
    assert typed("[Hackett] 's has sold it", "a sale at [Hackett] 's in Leeds") == [["Hackett 's ORG"], ["Hackett 's ORG"]]
    assert typed("[Peter Hackett] left", "[Hackett] 's is late") == [["Peter Hackett PER"], ["Hackett PER"]]
    assert typed("a friend of [Hackett] 's was late") == [["Hackett PER"]]
    assert typed("a man at [McDonald] 's in Leeds") == [["McDonald 's ORG"]]


def test_members_are_no_part_of_their_party_and_no_people() -> None:
    story = [["Tory", "MPs", "and", "MPs", "left"]]
    found = revise(story, [[Name(0, 2, "PER", 0.9), Name(3, 4, "PER", 0.9)]], lexicon())
    assert found == [[Name(0, 1, "ORG", 0.9)]]


def test_a_letter_and_capitals_with_a_stop_between_are_one_body() -> None:
    found = revise([["G", ".", "SKILL", "sold", "it"]], [[]], lexicon())
    assert [name[:3] for name in found[0]] == [(0, 3, "ORG")]
    assert revise([["Plan", "B.", "NATO", "left"]], [[]], lexicon()) == [[]]
