"""Statements: who speaks by another name, what stands around the verb, and what goes on behind it."""

from __future__ import annotations

import pytest

from reader.analysis import statements
from reader.model import Entity, Mention
from reader.text.sentences import sentences
from tests.analysis.test_statements_news import told


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The Boat Company (BC) Wednesday said it lost ten boats.", "The Boat Company (BC)"),
        ("The navy late Friday said it lost ten boats.", "The navy"),
        ("The navy on Sept. 6 sold ten boats, saying it lost them.", "The navy"),
        ("Basya in a televised address to the nation said it lost ten boats.", "Basya"),
        ("Looking ahead the navy said it lost ten boats.", "the navy"),
        ("Basya first said it lost ten boats.", "Basya"),
        ("The first said it lost ten boats.", "The first"),
        ("A post on the board from Friday said it lost ten boats.", "A post on the board from Friday"),
        ("The sailors there said it lost ten boats.", "The sailors there"),
    ],
)
def test_when_and_where_it_was_said_is_no_part_of_who_says_it(text: str, source: str) -> None:
    assert [s for s, _ in told(text)] == [source]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        # promises and quoted words
        ("Basya went to sea promising to find a “lost crew” there.", "Basya", "to find a “lost crew” there"),
        ("Basya went to sea in a promising boat to find the crew.", "", ""),
        ("The navy hailed “the calm sea” of the north.", "The navy", "“the calm sea”"),
        ("The navy hailed “Cowboys” and went home.", "", ""),
        ("Basya expressed deep “regret” in a letter.", "Basya", "deep “regret”"),
        ("Basya expressed an interest in “Cowboys” on Monday.", "", ""),
        # what a court hears
        ("The boat was lost in the night, an inquest has heard.", "an inquest", "The boat was lost in the night"),
        ("The jury heard that the boat was lost.", "The jury", "the boat was lost"),
        ("Coroner Basya heard the crew had been at sea.", "Coroner Basya", "the crew had been at sea"),
        ("The crew heard the boat was lost.", "", ""),
        ("The jury heard evidence that was new.", "", ""),
        # when it was said
        ("The navy announced this morning that the boat was found.", "The navy", "the boat was found"),
        ("Basya said last night that the boat was found.", "Basya", "the boat was found"),
        # what goes on
        (
            "Basya said crews saved six sailors, while about ten were lost.",
            "Basya",
            "crews saved six sailors, while about ten were lost",
        ),
        ("Basya said crews saved six sailors, while the navy slept.", "Basya", "crews saved six sailors"),
        ("Basya told Navynews his crew cannot find the boat.", "Basya", "his crew cannot find the boat"),
        # who says it
        ("The boat is lost, according to navy Capt. Anna Basya.", "navy Capt. Anna Basya", "The boat is lost"),
        ("According to navy Capt. Anna Basya, the boat is lost.", "navy Capt. Anna Basya", "the boat is lost"),
        ("“We have lost it,” said 32-year-old sailor Basya.", "32-year-old sailor Basya", "“We have lost it,”"),
        # no reports
        ("The crew responded when they heard the boat sink.", "", ""),
        ("On Friday, the crew responded to a report of shots.", "", ""),
        ("The navy cannot verify reports that ten boats were lost.", "", ""),
        ("The number of people who were lost and claiming benefit was seen to rise.", "", ""),
        ("Old maps may help sailors determine how deep the sea is.", "", ""),
        ("Sailors determine how deep the sea is.", "Sailors", "how deep the sea is"),
    ],
)
def test_promises_hearings_and_acts_are_told_apart(text: str, source: str, content: str) -> None:
    assert told(text) == ([(source, content)] if source else [])


@pytest.mark.parametrize(
    ("text", "telling"),
    [
        # a report goes on behind who told it
        (
            "Ten boats sank, it said, fewer than the year before.",
            [("it", "Ten boats sank"), ("it", "fewer than the year before")],
        ),
        ("Ten boats sank, Basya said, citing the navy.", [("Basya", "Ten boats sank")]),
        (
            "Ten boats were lost, according to Basya, twice as many as last year.",
            [("Basya", "Ten boats were lost"), ("Basya", "twice as many as last year")],
        ),
        ("Basya left the boat as the navy had asked him to come home.", [("the navy", "him to come home")]),
        (
            "Basya added that he left the boat as the navy had asked him to come home.",
            [("Basya", "he left the boat as the navy had asked him to come home"), ("the navy", "him to come home")],
        ),
        (
            "The boat, which has left the port, came second, Basya added.",
            [("Basya", "The boat, which has left the port, came second")],
        ),
        (
            "Smith, who called the race “too hard”, came second, Basya added.",
            [("Basya", "Smith, who called the race “too hard”, came second"), ("Smith", "the race “too hard”")],
        ),
        (
            "Basya said sailors, fearing the storm would come, are safe.",
            [("Basya", "sailors, fearing the storm would come, are safe")],
        ),
        ("Sailors left the port, fearing the storm would come.", [("Sailors", "the storm would come")]),
        ("The boat hit a rock, Basya said.", [("Basya", "The boat hit a rock")]),
        ("The boat, hailed “a wonder of the sea” by sailors, is lost.", []),
        (
            "Basya asked the navy to wait, and the navy agreed, saying it needed time.",
            [("Basya", "the navy to wait"), ("the navy", "it needed time")],
        ),
        # what is told of a thing
        (
            "Basya called for a search of the port, which he claims was late.",
            [("Basya", "a search of the port"), ("Basya", "was late")],
        ),
        ("The navy shut the port, which the crew argues puts it at risk.", [("the crew", "puts it at risk")]),
        ("Basya had won the race, first results showed Sunday.", [("first results", "Basya had won the race")]),
        ("Basya had won the race, first results showed a win.", []),
        # who speaks in the last clause
        (
            "Basya asked the navy to search the sea, but Smith rejected the request, saying: “It is far too late.”",
            [("Basya", "the navy to search the sea"), ("Smith", "“It is far too late.”")],
        ),
        (
            "Basya said the boat was late, but the navy rejected it, adding that it was lost.",
            [("Basya", "the boat was late"), ("the navy", "it was lost")],
        ),
        # and who is quoted
        ("The paper reported, citing information from a sailor, that the boat sank.", [("a sailor", "the boat sank")]),
        ("The boat was lost, local papers, quoting sailors, said.", [("sailors", "The boat was lost")]),
        (
            "The boat was lost, according to sailors in the port, the paper reported.",
            [("sailors in the port", "The boat was lost")],
        ),
        # quotations
        ("It left the crew with \"grave'' doubts, Basya said.", [("Basya", "It left the crew with \"grave'' doubts")]),
        (
            "‘(They) hide the true number of lost boats’, Basya said.",
            [("Basya", "‘(They) hide the true number of lost boats’")],
        ),
    ],
)
def test_a_report_goes_on_and_around(text: str, telling: list[tuple[str, str]]) -> None:
    assert told(text) == telling


def test_who_tells_what_another_said_is_the_way_it_came() -> None:
    for text in (
        "The paper reported, citing information from a sailor, that the boat sank.",
        "The boat sank, the paper, quoting a sailor, said.",
        "The boat sank at sea, according to a sailor, the paper reported.",
    ):
        assert [s.via.lower() for s in statements.find(text, sentences(text), (), ())] == ["the paper"]


def test_a_quotation_before_a_name_without_a_verb_is_that_persons() -> None:
    text = "The navy said the boat is lost. “We will find it,” the old sailor Basya. It rains."
    at = text.index("Basya")
    basya = Entity("e1", "PER", "Basya", (Mention(at, at + 5, "Basya", "PER", "e1"),))
    assert [s.speaker for s in statements.find(text, sentences(text), (basya,), ())] == ["", "e1"]


def test_offices_in_a_list_belong_to_the_name_behind_them() -> None:
    text = "“We have lost it,” said Chairman, President and Chief Sailor Basya."
    at = text.index("Basya")
    basya = Entity("e1", "PER", "Basya", (Mention(at, at + 5, "Basya", "PER", "e1"),))
    found = statements.find(text, sentences(text), (basya,), ())
    assert [(s.source, s.speaker) for s in found] == [("Chairman, President and Chief Sailor Basya", "e1")]


@pytest.mark.parametrize(
    ("text", "name", "speaker"),
    [
        ("The boat commission (BEC) said ten boats were lost.", "BEC", "e1"),
        ("The boat commission (late of BEC) said ten boats were lost.", "BEC", ""),
        ("The official Boatnews news agency said ten boats were lost.", "Boatnews", "e1"),
        ("The Boatnews officials said ten boats were lost.", "Boatnews", ""),
    ],
)
def test_a_body_speaks_by_its_short_name_in_brackets_and_before_what_it_is(text: str, name: str, speaker: str) -> None:
    at = text.index(name)
    body = Entity("e1", "ORG", name, (Mention(at, at + len(name), name, "ORG", "e1"),))
    assert [s.speaker for s in statements.find(text, sentences(text), (body,), ())] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Basya was lost. His lawyer said ten boats had sunk.", ""),
        ("Basya was lost. His letter said ten boats had sunk.", "e1"),
    ],
)
def test_whose_lawyer_it_is_does_not_speak_and_whose_letter_does(text: str, speaker: str) -> None:
    basya = Entity("e1", "PER", "Basya", (Mention(0, 5, "Basya", "PER", "e1"),))
    at = text.index("His")
    meant = Mention(at, at + 3, "His", "PER", "e1", "pronoun")
    assert [s.speaker for s in statements.find(text, sentences(text), (basya,), (meant,))] == [speaker]


def test_an_official_goes_on_about_whom_he_named() -> None:
    text = "One old official said that Basya was lost. He said the boat had sunk."
    at = text.index("Basya")
    basya = Entity("e1", "PER", "Basya", (Mention(at, at + 5, "Basya", "PER", "e1"),))
    he = text.index("He said")
    meant = Mention(he, he + 2, "He", "PER", "e1", "pronoun")
    assert [s.speaker for s in statements.find(text, sentences(text), (basya,), (meant,))] == ["", ""]


def test_whom_a_group_helps_does_not_speak_for_it() -> None:
    text = "A group helping to free Basya said he was to leave."
    basya = Entity("e1", "PER", "Basya", (Mention(text.index("Basya"), text.index("Basya") + 5, "Basya", "PER", "e1"),))
    assert [s.speaker for s in statements.find(text, sentences(text), (basya,), ())] == [""]


def test_a_count_before_a_semicolon_is_not_of_whose_count_ends_the_sentence() -> None:
    text = "Some 10 boats were lost in the south; 20 have been lost in the north, by the count of the navy."
    assert told(text) == [("the navy", "20 have been lost in the north")]
