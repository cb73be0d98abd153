"""The timeline: the words that tell a date, where they are less than a sentence, and what dates nothing."""

from __future__ import annotations

import pytest

from tests.analysis.test_timeline import build


def told(text: str, *names: str) -> list[tuple[str, str]]:
    """Give when and what of the events that a story tells in a sentence that is not its lead."""
    return [(event.when, event.event) for event in build("He is old. " + text, *names) if not event.implicit]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Two men are held over the Friday night robbery at a mill that left one hurt.",
            "the Friday night robbery at a mill that left one hurt",
        ),
        ("They told the first figures from Friday's election.", "Friday's election"),
        ("All went home after Ada Basya's death in 1925.", "Ada Basya's death in 1925"),
        ("Turnout in the March 5 election stood at half.", "the March 5 election"),
        ("Many left after Friday's vote failed.", "Friday's vote failed"),
        ("Basya won Friday's election by far.", "Basya won Friday's election by far"),
        ("Basya condemned Friday's attack on the mill.", "Friday's attack on the mill"),
        ("Two guards were wounded in Friday's raid.", "Two guards were wounded in Friday's raid"),
        ("It is the second vote since Basya was ousted in a coup in 2017.", "Basya was ousted in a coup in 2017"),
        ("It is to be seen in a study published on Friday in the city.", "a study published on Friday in the city"),
        ("It came in a letter issued on Friday.", "It came in a letter issued on Friday"),
        ("The court has fined him for selling the land nine years ago.", "selling the land nine years ago"),
        ("They are to meet ahead of peace talks next month.", "peace talks next month"),
        ("They are to discuss it at new talks in Rome on 5 April.", "They are to discuss it at new talks in Rome on 5 April"),
    ],
)
def test_a_date_of_a_noun_or_participle_tells_that_and_not_all(text: str, event: str) -> None:
    assert [what for _, what in told(text, "Basya")] == [event]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Basya was ill in 2004 and took the office in 2009.",
            [("2004", "Basya was ill in 2004"), ("2009", "Basya took the office in 2009")],
        ),
        (
            "Owing to rain, the vote began on 24 March 2019 and lasted until 19 May 2019.",
            [
                ("2019-03-24", "Owing to rain, the vote began on 24 March 2019"),
                ("2019-05-19", "the vote lasted until 19 May 2019"),
            ],
        ),
        (
            "The mill will open in 2026 and the school should open in 2028.",
            [("2026", "The mill will open in 2026"), ("2028", "the school should open in 2028")],
        ),
        (
            "The fee rose in 2004, doubled in 2005 and fell in 2006.",
            [("2004", "The fee rose in 2004"), ("2005", "The fee doubled in 2005"), ("2006", "The fee fell in 2006")],
        ),
        (
            "An inquest on Friday heard Basya drove off the road on 2 March 2017.",
            [
                ("2017-03-02", "Basya drove off the road on 2 March 2017"),
                ("2024-03-29", "An inquest on Friday heard Basya drove off the road on 2 March 2017"),
            ],
        ),
        (
            "The council backed on Friday a plan to leave the old port by 2030.",
            [
                ("2024-03-29", "The council backed on Friday a plan to leave the old port by 2030"),
                ("2030", "a plan to leave the old port by 2030"),
            ],
        ),
        (
            "All came home on Friday to a school built in 1990.",
            [("1990", "a school built in 1990"), ("2024-03-29", "All came home on Friday to a school built in 1990")],
        ),
        (
            "The mill, founded in 1998, burned in 2004.",
            [("1998", "The mill, founded in 1998"), ("2004", "The mill burned in 2004")],
        ),
        (
            "Basya, 41, was held in 2019, but was freed in 2023.",
            [("2019", "Basya, 41, was held in 2019"), ("2023", "Basya was freed in 2023")],
        ),
        (
            "He came in May and June 2019.",
            [("2019-05", "He came in May and June 2019"), ("2019-06", "He came in May and June 2019")],
        ),
    ],
)
def test_each_of_several_dates_has_its_own_words(text: str, events: list[tuple[str, str]]) -> None:
    assert told(text, "Basya") == events


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Sales for the quarter ended Feb. 29 rose.", "2023-12/2024-02"),
        ("Sales rose in the third quarter ended Jan. 2.", "2023-10/2023-12"),
        ("Pay rose by 4 percent in the year to July 2023.", "2022-08/2023-07"),
        ("Jobs were lost in the three months to the end of June 2023.", "2023-04/2023-06"),
        ("It was held in July 2023.", "2023-07"),
    ],
)
def test_what_a_period_ends_with_says_which_months_it_is(text: str, when: str) -> None:
    assert [found for found, _ in told(text)] == [when]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("They fight on since 2007, when Basya began a war.", [("2007", "Basya began a war")]),
        ("The calls had tripled since Friday when ten were made.", [("2024-03-29", "ten were made")]),
        ("All have come in since late Friday.", [("2024-03-29/2024-03-31", "All have come in since late Friday")]),
        ("Ten have died since October 2023.", [("2023-10/2024-03-31", "Ten have died since October 2023")]),
        ("Basya has been ill since 2023.", [("2023/2024-03-31", "Basya has been ill since 2023")]),
        ("Ten have died of it since October 2023, the office said on Friday.",
         [("2023-10/2024-03-31", "Ten have died of it since October 2023")]),
        ("They have sold ten since the mill opened in 2019, and 6 since the end of May 2023.",
         [("2019", "the mill opened in 2019"), ("2023-05/2024-03-31", "6 since the end of May 2023")]),
        ("They have freed a guard whom they had held since October 2023.",
         [("2023-10", "They have freed a guard whom they had held since October 2023")]),
        ("Basya had been ill since Friday.", [("2024-03-29", "Basya had been ill since Friday")]),
        ("Basya has been ill since 2004 and has been away since 2009.", [("2004", "Basya has been ill since 2004"),
         ("2009", "Basya has been away since 2009")]),
        ("Basya left in 2019, when the mill burned.", [("2019", "Basya left in 2019")]),
    ],
)  # fmt: skip
def test_since_a_day_is_told_by_what_began_or_goes_on_till_now(text: str, events: list[tuple[str, str]]) -> None:
    assert told(text, "Basya") == events


@pytest.mark.parametrize(
    "text",
    [
        "He was the first since Ada Razak in 2001 to lose so soon.",
        "It is well above the 2009 turnout.",
        "It is lower than in 2009.",
        "It rose when compared to the rates recorded in April 2003.",
        "It fell, compared with 1.8 million in 2003.",
        "It is below the 71 percent recorded in 2019.",
        "It could end tomorrow or the day after tomorrow.",
        "It is not over, but should the trend seen on Friday continue, all would be lost.",
    ],
)
def test_a_comparison_and_what_may_be_are_no_events(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("It ends no later than 5 April 2024.", "It ends no later than 5 April 2024"),
        ("It could end tomorrow.", "It could end tomorrow"),
        ("It all should be done by 5 April 2024.", "It all should be done by 5 April 2024"),
        ("All came over the river in the past 48 hours.", "All came over the river in the past 48 hours"),
        ("Storm Basya (search), which hit the coast in May 2023, is gone.", "Basya hit the coast in May 2023"),
        ("The judge, who took the office in May 2023, is old.", "The judge took the office in May 2023"),
        ("That has been so since 2009.", "That has been so since 2009"),
        ("He left in May 2023, which was a surprise.", "He left in May 2023, which was a surprise"),
        (
            "The mill, whose owner is old, also said it closed in 2009.",
            "The mill, whose owner is old, also said it closed in 2009",
        ),
    ],
)
def test_a_clause_is_whole(text: str, event: str) -> None:
    assert [what for _, what in told(text, "Basya")] == [event]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The vote took place from 2 to 4 June 2023 in Chad.", "2023-06-02/2023-06-04"),
        ("Basya will visit China from 3 to 5 May.", "2024-05-03/2024-05-05"),
        ("Parliament votes on 10 December.", "2024-12-10"),
        ("Polls open on 6 December.", "2024-12-06"),
        ("The treaty expires on 5 February 2027.", "2027-02-05"),
    ],
)
def test_a_range_of_days_and_a_plan_are_events(text: str, when: str) -> None:
    assert [day for day, _ in told(text, "Basya")] == [when]


def test_a_week_stands_among_the_days() -> None:
    text = "Parliament will vote on 10 December. The talks resume next week. They marched last week."
    assert [day for day, _ in told(text)] == ["2024-W12", "2024-W14", "2024-12-10"]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("At least 30 people have been killed in the city since October 7.", ["2023-10-07/2024-03-31"]),
        ("A rock fell on the old country of Basya 66 million years ago.", []),
    ],
)
def test_what_has_gone_on_and_what_is_long_past_are_not_of_the_storys_day_again(text: str, when: list[str]) -> None:
    assert [event.when for event in build(text)] == when


@pytest.mark.parametrize(
    "text",
    [
        "Ten men died in the attacks of 7 October 2023. The road has been shut since the attacks of 7 October 2023.",
        "The road has been shut since the attacks of 7 October 2023. Ten men died in the attacks of 7 October 2023.",
    ],
)
def test_a_noun_is_no_second_event_beside_what_happened_in_it(text: str) -> None:
    assert told(text) == [("2023-10-07", "Ten men died in the attacks of 7 October 2023")]
