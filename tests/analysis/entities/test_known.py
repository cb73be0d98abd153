"""What the lists know better than the model."""

from __future__ import annotations

import pytest

from reader.analysis.entities import find
from reader.analysis.entities.known import correct
from reader.analysis.entities.lexicon import lexicon
from reader.analysis.entities.revision import revise
from reader.analysis.entities.tagger import Name
from reader.text.sentences import sentences


def corrected(words: str, *names: Name) -> list[Name]:
    """Give the names of one sentence after the lists have been asked."""
    return correct([words.split()], [names], lexicon())[0]


def test_a_festival_is_no_person() -> None:
    assert [name.type for name in corrected("before Ramadan ends", Name(1, 2, "PER", 0.9))] == ["MISC"]


def test_a_month_is_no_name_unless_somebody_here_has_it() -> None:
    assert corrected("since April began", Name(1, 2, "PER", 0.9)) == []
    full = (Name(0, 2, "PER", 0.9), Name(3, 4, "PER", 0.9))
    assert corrected("Theresa May and May spoke", *full) == list(full)


def test_a_company_or_an_index_is_a_person_only_where_somebody_has_its_name() -> None:
    assert [name.type for name in corrected("when Chrysler fell", Name(1, 2, "PER", 0.9))] == ["ORG"]
    assert [name.type for name in corrected("as the Dow fell", Name(2, 3, "PER", 0.9))] == ["MISC"]
    full = (Name(0, 2, "PER", 0.9), Name(3, 4, "PER", 0.9))
    assert corrected("Walter Chrysler and Chrysler spoke", *full) == list(full)
    assert [name.type for name in corrected("when Mr Chrysler spoke", Name(2, 3, "PER", 0.9))] == ["PER"]


@pytest.mark.parametrize("maker", ["maker", "automaker", "giant"])
def test_what_is_called_a_maker_is_a_business_wherever_it_is_named(maker: str) -> None:
    story = [["the", "electronics", maker, "Example", "Computer", "grew"], ["Example", "Computer", "fell"]]
    found = correct(story, [[Name(3, 5, "MISC", 0.9)], [Name(0, 2, "MISC", 0.9)]], lexicon())
    assert [name.type for names in found for name in names] == ["ORG", "ORG"]


def test_an_airline_is_no_place_and_a_day_named_for_somebody_nobody() -> None:
    assert [name.type for name in corrected("China Eastern Airlines flies", Name(0, 3, "LOC", 0.9))] == ["ORG"]
    assert [name[:3] for name in corrected("on Martin Luther King Day", Name(1, 4, "PER", 0.9))] == [(1, 5, "MISC")]


def test_a_country_of_two_words_is_one_place() -> None:
    found = corrected("to help Sri Lanka recover", Name(2, 3, "PER", 0.6), Name(3, 4, "LOC", 0.6))
    assert [name[:3] for name in found] == [(2, 4, "LOC")]


@pytest.mark.parametrize(
    ("words", "part", "whole"),
    [
        ("the South African envoy", (2, 3), (1, 3)),
        ("most Latin American states", (2, 3), (1, 3)),
        ("a Sri Lankan ship", (2, 3), (1, 3)),
        ("the old African envoy", (2, 3), (2, 3)),
    ],
)
def test_a_nationality_of_two_words_is_one(words: str, part: tuple[int, int], whole: tuple[int, int]) -> None:
    assert [name[:3] for name in corrected(words, Name(*part, "MISC", 0.6))] == [(*whole, "MISC")]


def test_a_newspaper_of_a_country_stays_whole() -> None:
    paper = Name(1, 4, "ORG", 0.6)
    assert corrected("the New Zealand Herald wrote", paper) == [paper]


def test_a_surname_that_is_a_common_word_is_told_by_what_it_does() -> None:
    story = [
        ["Steve", "Jobs", "left"],
        ["Jobs", "announced", "it"],
        ["Jobs", "were", "lost"],
        ["it", "was", "Jobs", "who", "left"],
    ]
    story += [["Jobs", ",", "born", "in", "1955"], ["Jobs", ",", "he", "said"]]
    found = revise(story, [[Name(0, 2, "PER", 0.9)], [], [], [], [], []], lexicon())
    assert [len(names) for names in found] == [1, 1, 0, 1, 1, 0]


def test_a_person_named_like_a_city_is_a_person_where_the_name_speaks() -> None:
    story = [["Valeska", "Paris", "left"], ["Paris", "claims", "this"]]
    names = [[Name(0, 2, "LOC", 0.4)], [Name(0, 1, "LOC", 0.9)]]
    assert [name.type for found in revise(story, names, lexicon()) for name in found] == ["PER", "PER"]


def test_a_city_in_which_things_lie_stays_a_place() -> None:
    text = "Valeska Paris left the ship. In Paris, officials said nothing. The mayor lives in Paris."
    assert {m.type for entity in find(text, sentences(text)) for m in entity.mentions if m.text == "Paris"} == {"LOC"}


def test_a_name_at_the_end_of_a_sentence_ends_there_whatever_begins_like_it() -> None:
    story = [["Palmer", "Dairy", "burnt"], ["Palmer", "wept"], ["fire", "in", "Palmer"]]
    found = revise(story, [[Name(0, 2, "ORG", 0.9)], [Name(0, 1, "LOC", 0.9)], []], lexicon())
    assert [name[:2] for name in found[2]] == [(2, 3)]


def test_a_name_that_ends_in_a_persons_is_a_persons() -> None:
    story = [["as", "Zubaina", "Abu", "Roe", "left"], ["said", "Abu", "Roe", "had"]]
    found = revise(story, [[Name(1, 4, "LOC", 0.64)], [Name(1, 3, "PER", 0.62)]], lexicon())
    assert [name.type for names in found for name in names] == ["PER", "PER"]
    story = [["the", "Bank", "of", "Roe", "left"], ["said", "Roe", "had"]]
    found = revise(story, [[Name(1, 4, "ORG", 0.64)], [Name(1, 2, "PER", 0.7)]], lexicon())
    assert [name.type for names in found for name in names] == ["ORG", "PER"]


def test_a_number_is_no_part_of_a_name() -> None:
    found = revise([["some", "5,000,000", "Swiss", "voted"]], [[Name(1, 3, "MISC", 0.9)]], lexicon())
    assert found == [[Name(2, 3, "MISC", 0.9)]]


def test_capitals_with_a_hyphen_are_a_name_however_unsure() -> None:
    story = [["the", "RDB-Union", "met"], ["then", "RDB-Union", "left"]]
    assert [len(names) for names in revise(story, [[Name(1, 2, "ORG", 0.4)], []], lexicon())] == [1, 1]
    story = [["the", "Rodbu", "met"], ["then", "Rodbu", "left"]]
    assert [len(names) for names in revise(story, [[Name(1, 2, "ORG", 0.4)], []], lexicon())] == [1, 0]
