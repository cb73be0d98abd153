"""The timeline: where the clauses of a sentence begin and end, each with its own date."""

from __future__ import annotations

import pytest

from tests.analysis.test_timeline import build
from tests.analysis.test_timeline_clauses import told


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Unlike his trial last year, when he brought his friends, Basya stayed at home on Friday.",
            ["his trial last year", "Basya stayed at home on Friday"],
        ),
        ("Born in 1934 in a mill, Basya began as a clerk.", ["Born in 1934 in a mill"]),
        ("Born in a mill, Basya left it in 1934.", ["Born in a mill, Basya left it in 1934"]),
        ("It was his second title, having won the doubles 10 years ago.", ["having won the doubles 10 years ago"]),
        (
            "The Bears play the Hawks on 5 April while the Lions meet the Wolves on 6 April.",
            ["The Bears play the Hawks on 5 April", "the Lions meet the Wolves on 6 April"],
        ),
        ("He died on Friday while in prison.", ["He died on Friday while in prison"]),
    ],
)
def test_what_stands_beside_the_main_clause_has_its_own_date(text: str, events: list[str]) -> None:
    assert [what for _, what in told(text, "Basya")] == events


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "On Friday, Basya stood before the council and was sworn in.",
            "On Friday, Basya stood before the council and was sworn in",
        ),
        ("Many fled before Basya was sworn in on Friday.", "Basya was sworn in on Friday"),
        (
            "The court on Friday fined Basya for failing to appear before a panel that led the probe.",
            "The court on Friday fined Basya for failing to appear before a panel that led the probe",
        ),
        (
            "It sank on Friday shortly after leaving a port in what should have been a short trip.",
            "It sank on Friday shortly after leaving a port in what should have been a short trip",
        ),
        ("All left after fighting broke out on Friday.", "fighting broke out on Friday"),
        ("He was ill, and after his discharge in 1957 moved to a farm.", "after his discharge in 1957 moved to a farm"),
        (
            "Basya died at home, where he lived alone, in the spring of 2019.",
            "Basya died at home, where he lived alone, in the spring of 2019",
        ),
        ("Basya died at home, where he had lived since 2001.", "where he had lived since 2001"),
        (
            "The season — all have been waiting for it — is to begin on Friday.",
            "The season — all have been waiting for it — is to begin on Friday",
        ),
        ("The boat that sank, killing six, was raised on Friday.", "The boat that sank, killing six, was raised on Friday"),
        ("It is bad for farm output, which suddenly fell in 2019.", "farm output suddenly fell in 2019"),
        ("Basya and six guards, which was seen in 2019, left.", "was seen in 2019"),
        ("It hit a dry Martian plain, which had been seen in 2019.", "a dry Martian plain had been seen in 2019"),
    ],
)
def test_a_clause_is_cut_where_another_begins(text: str, event: str) -> None:
    assert [what for _, what in told(text, "Basya")] == [event]


def test_what_goes_on_behind_a_participle_has_the_subject() -> None:
    text = "The boat that sank in 2019, killing six, was raised on Friday."
    assert told(text) == [("2019", "The boat that sank in 2019"), ("2024-03-29", "The boat was raised on Friday")]


@pytest.mark.parametrize(
    "text",
    [
        "They had 50 mm of rain, twice the average in April.",
        "Sales came to three million, from two million, during the same period last year.",
        "It is a tenth more than in the last such year, 2019.",
    ],
)
def test_an_average_and_the_same_time_before_are_no_events(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text", ["Opened in 1934 the school was closed.", "Named in 2003 the boat sank on Friday.", "Elected in 2010 he resigned."]
)
def test_an_opening_without_a_comma_is_told_with_all(text: str) -> None:
    assert {event.event for event in build(text)} == {text.removesuffix(".")}


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The firm was sold from May 2003 to the third quarter of 2007.", "2003-05/2007-09"),
        ("He has been ill since last week.", "2024-03-18/2024-03-31"),
        ("Six men died on Friday, sailors and police said on Saturday.", "2024-03-29"),
    ],
)
def test_an_interval_has_two_ends_and_no_event_is_empty(text: str, when: str) -> None:
    assert [event.when for event in build("He is old. " + text) if event.event] == [when]
    assert all(event.event for event in build(text))
