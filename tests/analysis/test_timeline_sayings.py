"""The timeline: the day on which something is said, and the times that a quotation only speaks of."""

from __future__ import annotations

import pytest

from tests.analysis.test_timeline_clauses import told


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("The rate rose to a tenth, the office said on Friday in Rome.", [("2024-03-29", "The rate rose to a tenth")]),
        (
            "Ten were hurt in the old town, guards said on Friday as more came.",
            [("2024-03-29", "Ten were hurt in the old town")],
        ),
        (
            "The visit had helped both, Basya said on Friday as the guests left.",
            [("2024-03-29", "The visit had helped both, Basya said on Friday")],
        ),
        (
            "The rate will rise, the office said on Friday in Rome.",
            [("2024-03-29", "The rate will rise, the office said on Friday in Rome")],
        ),
        ("While it rained, the office said on Friday it was dry.", [("2024-03-29", "the office said on Friday it was dry")]),
    ],
)
def test_what_is_said_is_the_event_and_not_the_saying(text: str, events: list[tuple[str, str]]) -> None:
    assert told(text, "Basya") == events


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("A hut burned down on Thursday in the old port, the guards said Friday.", ["2024-03-28"]),
        ("The strike will begin on 5 April, the union said on Friday.", ["2024-03-29", "2024-04-05"]),
        ("“A hut burned down on Thursday,” Basya said on Friday.", ["2024-03-28", "2024-03-29"]),
    ],
)
def test_what_has_a_day_of_its_own_is_not_of_the_day_of_saying_too(text: str, days: list[str]) -> None:
    assert sorted({when for when, _ in told(text, "Basya")}) == days


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("“In the winter the huts are empty,” said Basya.", []),
        (
            "“In the winter of 2019 the huts were empty,” said Basya.",
            ["“In the winter of 2019 the huts were empty,” said Basya"],
        ),
        ("“I regret Friday's attack on the mill,” Basya said.", ["Friday's attack on the mill"]),
        ("“I make this offer tonight,” Basya said.", []),
        ("“We are holding a vote tonight,” Basya said.", ["“We are holding a vote tonight,” Basya said"]),
        ("“The vote is on 5 April,” Basya said.", ["“The vote is on 5 April,” Basya said"]),
        ("“It will take until next year to mend it,” Basya said.", []),
    ],
)
def test_a_time_that_a_quotation_only_speaks_of_is_no_event(text: str, events: list[str]) -> None:
    assert [what for _, what in told(text, "Basya")] == events


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("“All is well. The huts were built in 2019,” said Basya.", "The huts were built in 2019"),
        ("“We have now ended the strike, which I began in 2019,” said Basya.", "I began in 2019"),
        ("Basya said: “The huts were built in 2019. All is well.”", "The huts were built in 2019"),
    ],
)
def test_no_mark_of_a_quotation_is_kept_without_the_other(text: str, event: str) -> None:
    assert [what for _, what in told(text, "Basya")] == [event]
