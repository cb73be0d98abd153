"""The timeline: the words that keep a noun, a saying or a part of a clause from being told as an event where it is none."""

from __future__ import annotations

import pytest

from tests.analysis.test_timeline_clauses import told


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Basya condemned strikes planned for Friday.", "strikes planned for Friday"),
        ("Basya welcomed talks planned for 5 April.", "talks planned for 5 April"),
        ("Basya wrote a letter that will be sent on 5 April.", "a letter that will be sent on 5 April"),
        ("Basya backed a plan that is to open the mill on 5 April.", "a plan that is to open the mill on 5 April"),
    ],
)
def test_what_is_planned_for_a_day_is_told_by_its_noun(text: str, event: str) -> None:
    assert [what for _, what in told(text, "Basya")] == [event]


@pytest.mark.parametrize(
    "text",
    [
        "Basya praised them for a raid that freed six after a fire last month.",
        "Basya praised them for a raid that freed six before a fire last month.",
    ],
)
def test_a_noun_is_not_dated_by_what_its_relative_followed(text: str) -> None:
    assert [what for _, what in told(text, "Basya")] == [text.removesuffix(".")]


@pytest.mark.parametrize(
    "text",
    [
        "Basya has been fined over the theft this week.",
        "Basya has been fined over a string of thefts today.",
        "Basya has been held over the theft since Friday.",
        "Basya has been held over the theft until Friday.",
    ],
)
def test_what_has_been_done_of_late_or_goes_on_is_dated_and_not_its_cause(text: str) -> None:
    assert [what for _, what in told(text, "Basya")] == [text.removesuffix(".")]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Basya condemned Friday's attack on the mill after the vote.", "Friday's attack on the mill"),
        ("Basya condemned Friday's attack on the mill and left.", "Friday's attack on the mill"),
        ("All know Friday's vote in the town was lost.", "Friday's vote in the town"),
    ],
)
def test_a_noun_reaches_to_a_conjunction_or_a_verb_not_its_own(text: str, event: str) -> None:
    assert [what for _, what in told(text, "Basya")] == [event]


def test_a_noun_is_told_where_the_verb_behind_it_is_of_whom_it_happened_to() -> None:
    assert told("Those killed in the attacks of 2001 are named.") == [("2001", "the attacks of 2001")]


@pytest.mark.parametrize(
    "text",
    [
        "Ten were hurt on Thursday, the guards added on Friday.",
        "Ten were hurt on Thursday, Basya, the head of the office, said on Friday.",
    ],
)
def test_what_has_its_day_is_not_told_of_the_day_of_a_saying_found_as_a_statement(text: str) -> None:
    assert told(text, "Basya") == [("2024-03-28", "Ten were hurt on Thursday")]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("While all were ill, it was announced on Friday.", "it was announced on Friday"),
        ("When the mill was shut, it was announced on Friday.", "it was announced on Friday"),
        ("Although the mill was shut, guards said on Friday as more came.", "guards said on Friday as more came"),
    ],
)
def test_a_clause_that_a_sentence_opens_with_is_not_what_is_said(text: str, event: str) -> None:
    assert told(text) == [("2024-03-29", event)]


@pytest.mark.parametrize(
    "text", ["The mill was shut, so Basya confirmed on Friday.", "The mill was shut, as Basya and Green confirmed on Friday."]
)
def test_what_a_name_confirmed_is_told_with_it(text: str) -> None:
    assert told(text, "Basya", "Green") == [("2024-03-29", text.removesuffix("."))]


@pytest.mark.parametrize(
    ("text", "when"),
    [("“Last year is over,” Basya said.", "2023"), ("“All is as it is since last year,” Basya said.", "2023")],
)
def test_a_time_gone_by_in_a_quotation_is_told_without_a_past(text: str, when: str) -> None:
    assert told(text, "Basya") == [(when, text.removesuffix("."))]


@pytest.mark.parametrize("mark", [";", ":"])
def test_a_past_behind_a_mark_does_not_date_what_a_quotation_only_speaks_of(mark: str) -> None:
    assert told(f"“All is dry tonight{mark} nobody wanted that,” Basya said.", "Basya") == []


def test_no_part_of_a_clause_begins_between_two_words_of_one_noun() -> None:
    whole = "Basya came on Friday for the long and armed march on Saturday"
    assert told(f"{whole}.", "Basya") == [("2024-03-29", whole), ("2024-03-30", "the long and armed march on Saturday")]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("The mill opened in 1950 and in 2001 it was sold.", ["The mill opened in 1950", "in 2001 it was sold"]),
        (
            "The mill opened in 1950 but on 5 May 2001 Green sold it.",
            ["The mill opened in 1950", "on 5 May 2001 Green sold it"],
        ),
    ],
)
def test_a_part_may_begin_with_its_date(text: str, events: list[str]) -> None:
    assert [what for _, what in told(text, "Green")] == events


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Basya said on Friday he left in 2019.", "he left in 2019"),
        ("Basya told Green on Friday he left the town in 2019.", "he left the town in 2019"),
        ("The court said on Friday it would close in 2025.", "it would close in 2025"),
    ],
)
def test_what_was_said_on_a_day_has_a_part_of_its_own(text: str, event: str) -> None:
    assert sorted(what for _, what in told(text, "Basya", "Green")) == sorted([event, text.removesuffix(".")])
