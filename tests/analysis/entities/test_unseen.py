"""People whose surname is a common word."""

from __future__ import annotations

import pytest

from reader.analysis.entities.lexicon import lexicon
from reader.analysis.entities.revision import revise
from reader.analysis.entities.tagger import Name
from reader.analysis.entities.unseen import with_unseen


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Theresa Banks smiled", ["Theresa Banks"]),
        ("then Theresa Rivers played well", ["Theresa Rivers"]),
        ("Theresa Banks and others", []),
        ("Virginia Schools closed early", []),
        ("Green Bridges closed early", []),
        ("The Theresa Banks closed early", []),
    ],
)
def test_a_first_name_and_a_common_word_that_do_something_are_a_person(sentence: str, names: list[str]) -> None:
    words = sentence.split()
    found = with_unseen(words, [], lexicon())
    assert [" ".join(words[name.first : name.last]) for name in found if name.type == "PER"] == names


def test_a_first_name_or_an_initial_gets_its_surname() -> None:
    words = ["owner", "Theresa", "R.", "May", ",", "who"]
    assert [name[:2] for name in with_unseen(words, [Name(1, 3, "PER", 0.5)], lexicon())] == [(1, 4)]
    words = ["then", "Theresa", "May", "left"]
    assert [name[:2] for name in with_unseen(words, [Name(1, 2, "PER", 0.5)], lexicon())] == [(1, 3)]
    words = ["then", "Theresa", "Monday", "left"]
    assert [name[:2] for name in with_unseen(words, [Name(1, 2, "PER", 0.5)], lexicon())] == [(1, 2)]


def test_who_has_a_common_word_for_a_surname_is_found_wherever_it_stands() -> None:
    story = [["Theresa", "Banks", "scored"], ["Banks", "smiled"], ["they", "all", "love", "Banks"], ["Banks", "fell"]]
    assert [len(names) for names in revise(story, [[], [], [], []], lexicon())] == [1, 1, 1, 0]


def test_a_month_is_nobody_though_somebody_has_its_name() -> None:
    story = [["Theresa", "May", "left"], ["May", "resigned", "in", "May"], ["on", "5", "May", "they", "met", "May"]]
    found = revise(story, [[], [], []], lexicon())
    assert [[name.first for name in names] for names in found] == [[0], [0], [5]]
