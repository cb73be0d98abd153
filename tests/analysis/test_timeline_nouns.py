"""The timeline: dates of a noun within a clause, which do not tell when the rest was done."""

from __future__ import annotations

import pytest

from tests.analysis.test_timeline_clauses import told


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("The board named the winners of the town's 5 March polls.", ["the town's 5 March polls"]),
        ("They were shown the books of last May 5 election.", ["last May 5 election"]),
        ("A boy has been held over a string of thefts last week.", ["a string of thefts last week"]),
        ("A boy has been held since Friday over a theft.", ["A boy has been held since Friday over a theft"]),
        ("It came after a fire on Friday at the mill.", ["a fire on Friday"]),
        ("The town is calm after a raid Friday in the old port.", ["a raid Friday in the old port"]),
        ("All went dark where the quake on Friday had cut the lines.", ["the quake on Friday had cut the lines"]),
        ("The guards carried out a raid on Friday.", ["The guards carried out a raid on Friday"]),
        ("All will go to the polls on Friday.", ["All will go to the polls on Friday"]),
        ("He will speak at the summit on Sunday.", ["He will speak at the summit on Sunday"]),
        ("They saw the last two crash victims on Friday.", ["They saw the last two crash victims on Friday"]),
        ("The raid on Friday came a day after a vote.", ["The raid on Friday"]),
        ("Friday's raid followed a vote.", ["Friday's raid"]),
        ("The guards on Friday followed a boy.", ["The guards on Friday followed a boy"]),
        ("In a hearing on Friday, he lost the case.", ["In a hearing on Friday, he lost the case"]),
        (
            "They spoke in the best of terms terror attacks last week.",
            ["They spoke in the best of terms terror attacks last week"],
        ),
        ("The judge revoked a warrant issued last year for theft.", ["a warrant issued last year"]),
        ("The judge issued last year a warrant for theft.", ["The judge issued last year a warrant for theft"]),
    ],
)
def test_an_event_named_in_a_clause_has_the_date_at_it(text: str, events: list[str]) -> None:
    assert [what for _, what in told(text)] == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("The firm is suing over a walkout planned for Friday.", ["a walkout planned for Friday"]),
        ("The fair, scheduled for Friday, has been put off.", ["The fair, scheduled for Friday"]),
        ("They left before rains expected on Friday.", ["rains expected on Friday"]),
        ("The strike planned for Friday will go on.", ["The strike planned for Friday"]),
        ("The court set Friday for the vote.", ["The court set Friday for the vote"]),
        ("He said the firm planned on Friday to leave.", ["the firm planned on Friday to leave"]),
        ("The fair is planned for Friday.", ["The fair is planned for Friday"]),
        ("The mayor praised them for a raid that freed six last month.", ["a raid that freed six last month"]),
        ("They have yet to read the bill that will be discussed on Friday.", ["the bill that will be discussed on Friday"]),
        ("They have named a judge to follow the one who died last week.", ["the one who died last week"]),
        (
            "They wrote laws for those in the hills expected next month.",
            ["laws for those in the hills expected next month"],
        ),
        ("They held a guard who left the port on Friday.", ["They held a guard who left the port on Friday"]),
        ("He was fined over payments to a guard from 1995 to 2002.", ["payments to a guard from 1995 to 2002"]),
        ("He was held for four years from 1995 to 1999.", ["He was held for four years from 1995 to 1999"]),
    ],
)
def test_a_noun_is_dated_by_what_is_said_of_it(text: str, events: list[str]) -> None:
    assert [what for _, what in told(text)] == events


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("They beat last year's champions.", []),
        ("It stood in a 1944 issue of a paper.", []),
        ("They won last year's cup.", ["2023"]),
        ("It came up in a 1944 trial.", ["1944"]),
    ],
)
def test_the_year_of_who_won_or_of_a_print_is_no_event(text: str, days: list[str]) -> None:
    assert [when for when, _ in told(text)] == days
