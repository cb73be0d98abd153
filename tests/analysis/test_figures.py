"""Figures: how many, and of what."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis import figures, times
from reader.text.sentences import sentences

if TYPE_CHECKING:
    from reader.model import Figure


def find(text: str) -> tuple[Figure, ...]:
    """Find the figures of a text in which nothing is named."""
    spans = sentences(text)
    return figures.find(text, spans, (), times.find(text, spans, date(2024, 3, 31)), ())


@pytest.mark.parametrize(
    ("text", "value", "upper", "modifier", "unit"),
    [
        ("The fire killed at least 32,705 people.", 32705, None, "at least", "person"),
        ("The fire killed more than 1.2 million animals.", 1_200_000, None, "more than", "animal"),
        ("It will cut 10,000 jobs.", 10000, None, None, "job"),
        ("About 80 people left.", 80, None, "about", "person"),
        ("Up to 60 jets were ordered.", 60, None, "at most", "jet"),
        ("No fewer than twelve villages burned.", 12, None, "at least", "village"),
        ("A storm killed 107 or more and left.", 107, None, "at least", "death"),
        ("Prices rose by 10 %.", 10, None, None, "percent"),
        ("They sell a 16 GB player.", 16, None, None, "gigabyte"),
        ("It holds 500GB.", 500, None, None, "gigabyte"),
        ("Prices rose by forty percent.", 40, None, None, "percent"),
        ("Prices rose by 15-20%.", 15, 20, None, "percent"),
        ("It costs $4.6 billion.", 4.6e9, None, None, "USD"),
        ("It costs NZ $ 26 million.", 26e6, None, None, "NZD"),
        ("It costs 9.9 billion yuan.", 9.9e9, None, None, "CNY"),
        ("It costs between $12 million and $20 million.", 12e6, 20e6, None, "USD"),
        ("It costs over 422,000 euros.", 422000, None, "more than", "EUR"),
        ("The road is 500km long.", 500, None, None, "kilometre"),
        ("It carries twenty tonnes of gear.", 20, None, None, "tonne"),
        ("Two hundred asylum seekers arrived.", 200, None, None, "asylum seeker"),
        ("Only a quarter of citizens agreed.", 0.25, None, None, "citizen"),
        ("Dozens of soldiers left.", 12, None, "more than", "soldier"),
        ("A six-member team won.", 6, None, None, "member"),
        ("A six - member team won.", 6, None, None, "member"),
        ("The three-nation alliance met.", 3, None, None, "nation"),
        ("The two remaining ships left.", 2, None, None, "ship"),
        ("They scored one or two points.", 1, 2, None, "point"),
        ("They need a majority larger than a third to win.", 1 / 3, None, "more than", ""),
        ("The crash killed all six aboard.", 6, None, None, "death"),
        ("A survey of 1709 schoolchildren was made.", 1709, None, None, "schoolchild"),
        ("It drove asylum claims over 150,000, a record.", 150_000, None, "more than", "asylum claim"),
        ("Counts range from ten to 32 pages.", 10, 32, None, "page"),
        ("It is 58 centimetres across.", 58, None, None, "centimetre"),
        ("It costs 20 cents now.", 20, None, None, "cent"),
        ("It costs 6.56 Swiss francs.", 6.56, None, None, "CHF"),
        ("In France it costs 6.56 francs.", 6.56, None, None, "FRF"),
        ("France and Switzerland met. It costs 6.56 francs.", 6.56, None, None, "franc"),
        ("The 60 - plus nations met.", 60, None, "at least", "nation"),
        ("There are 75 hours of video.", 75, None, None, "hour"),
        ("It was awarded over $1 bln.", 1e9, None, "more than", "USD"),
        ("It costs 2 trn yen.", 2e12, None, None, "JPY"),
        ("It paid 136m euros.", 136e6, None, None, "EUR"),
        ("The pass rate is 77.77pc.", 77.77, None, None, "percent"),
        ("The shares fell to 217.25p.", 217.25, None, None, "penny"),
        ("Revenue was up by a fifth on the year.", 0.2, None, None, ""),
        ("It fell just shy of half a percentage point.", 0.5, None, None, "percent"),
        ("It moved half a mile.", 0.5, None, None, "mile"),
        ("It blew at up to 73 miles per hour.", 73, None, "at most", "mile per hour"),
        ("The leak spread over a two-mile area.", 2, None, None, "mile"),
        ("Another three swam ashore.", 3, None, None, ""),
        ("\n\nTwo of the boats sank.", 2, None, None, "boat"),
        ("\n\nAnother 378 people came.", 378, None, None, "person"),
        ("GM's 235,000 employees left.", 235_000, None, None, "employee"),
        ("They sat for it under ten education boards.", 10, None, None, "education board"),
    ],
)
def test_a_figure_has_its_value_limit_and_unit(text: str, value: float, upper: float | None, modifier: str, unit: str) -> None:
    figure = find(text)[0]
    assert figure.value == pytest.approx(value)
    assert (figure.upper, figure.modifier, figure.unit) == (upper, modifier, unit)


@pytest.mark.parametrize(
    "text",
    [
        "The Boeing 737 landed, and the 737 left.",
        "He died at the age of 56.",
        "The 19-year-old left.",
        "Papermaster, 49, had left.",
        "Version 10.4 is out.",
        "One of the men left.",
        "They met in 2023.",
        "It took three years.",
        "The fifth man left.",
        "The two companies agreed.",
        "Flight 447 crashed.",
        "1 2 3 4 5 6 7 8",
        "It is the home of the 747, which flew on.",
        "They shared a high - five.",
        "The two-state solution failed.",
        "Reply within twenty working days.",
        "In 1967 villages burned.",
        "Tensions rose in the city.",
        "He is the third of the party.",
        "They watch in 1080p.",
        "Those between the ages of 23 and 33 came.",
        "Children under five and people over 65 came.",
        "It tore the bridge in two.",
        "World War Two-style boats sank.",
        "It was told by a third party.",
    ],
)
def test_ages_names_ordinals_and_times_are_no_figures(text: str) -> None:
    assert find(text) == ()


def test_a_figure_without_a_noun_takes_the_unit_of_the_one_before() -> None:
    assert [figure.unit for figure in find("It will cut 4,300 jobs in France, 3,700 in Germany.")] == ["job", "job"]


def test_a_quantity_told_again_in_another_unit_is_limited_as_before() -> None:
    figures = find("It is about 125 miles (200 km) away, or 13 (9 km).")
    assert [(figure.text, figure.modifier) for figure in figures][:2] == [("about 125 miles", "about"), ("200 km", "about")]


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("Seats in the east increased from 9 to 10.", [9, 10], "seat"),
        ("The toll rose from 9 to 10.", [9, 10], "death"),
        ("Unemployment fell from 9% to 8%.", [9, 8], "percent"),
    ],
)
def test_both_ends_of_a_change_are_figures(text: str, values: list[float], unit: str) -> None:
    assert [(figure.value, figure.upper, figure.unit) for figure in find(text)] == [(value, None, unit) for value in values]


def test_a_number_after_the_takes_up_a_figure_told_before() -> None:
    assert [figure.value for figure in find("The crash killed 107 people. Of the 107, most were pilgrims.")] == [107, 107]


def test_a_number_of_any_length_is_read_without_harm() -> None:
    assert find("7" * 2_000_000) == ()


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(max_size=80),
        st.lists(
            st.sampled_from(
                ["5", "1,000", "two", "million", "$", "%", "people", "to", "-", "half", "of", "about", "km", ".", "\n", "٣"]
            ),
            max_size=20,
        ).map(" ".join),
    )
)
def test_figures_are_in_order_and_cut_out_of_the_text(text: str) -> None:
    at = 0
    for figure in find(text):
        assert at <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end] == figure.text
        at = figure.end


def test_text_in_capitals_is_read_too() -> None:
    assert [(f.text, f.unit) for f in find("THE STORM KILLED AT LEAST 12 PEOPLE ON THE COAST.")] == [("AT LEAST 12", "person")]
