"""Which day, hour, season or era the clause around a time means."""

from __future__ import annotations

from datetime import date

import pytest

from reader.analysis import times
from reader.text.sentences import sentences
from tests.analysis.test_times_news import found


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("Soviet-era tanks were sent to Kyiv.", "Soviet-era"),
        ("The Obama-era rule was rolled back.", "Obama-era"),
        ("The law dates from the Franco era.", "the Franco era"),
        ("The George W. Bush era tax cuts end.", "The George W. Bush era"),
        ("It is a law of the colonial era.", "the colonial era"),
        ("The treaties of the post-Cold War era are dying.", "the post-Cold War era"),
        ("Boeing delivers its last 717, ending Douglas era", "Douglas era"),
    ],
)
def test_an_era_with_a_name_lies_behind(text: str, expression: str) -> None:
    assert found(text) == [(expression, "DATE", "PAST_REF")]


@pytest.mark.parametrize(
    "text", ["It is the end of an era.", "The era of cheap money is over.", "A new era began.", "Era", "post-era"]
)
def test_an_era_without_a_name_is_no_time(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("It sold more over the Christmas period.", "the Christmas period"),
        ("It sold more in the Christmas and New Year sales period.", "the Christmas and New Year sales period"),
        ("Schools were shut for the Easter holidays.", "the Easter holidays"),
        ("The shop told of strong Christmas sales.", "Christmas"),
        ("Roads were full in the Thanksgiving travel rush.", "Thanksgiving"),
    ],
)
def test_the_season_around_a_named_day_is_a_length(text: str, expression: str) -> None:
    assert found(text) == [(expression, "DURATION", "PXD")]


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("If there ever came a day when I could not, I would go.", "a day", "FUTURE_REF"),
        ("It was a day when nothing worked.", "a day", "XXXX-XX-XX"),
        ("Unfortunately, that day has come.", "that day", "PRESENT_REF"),
        ("The day has finally arrived.", "The day", "PRESENT_REF"),
        ("Shops opened for Black Friday sales.", "Black Friday", "2023-11-24"),
    ],
)
def test_a_day_is_the_one_that_its_clause_means(text: str, expression: str, value: str) -> None:
    assert found(text) == [(expression, "DATE", value)]


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("The tax cuts expire in December.", "December", "2024-12"),
        ("Polls open on Wednesday.", "Wednesday", "2024-04-03"),
        ("The new tariffs take effect in May.", "May", "2024-05"),
        ("Stocks end lower on Friday.", "Friday", "2024-03-29"),
        ("Rebels take city on Friday", "Friday", "2024-03-29"),
    ],
)
def test_what_several_do_at_a_fixed_time_lies_ahead(text: str, expression: str, value: str) -> None:
    assert found(text) == [(expression, "DATE", value)]


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("Also Friday, the gang that is holding him set a deadline.", "Friday", "2024-03-29"),
        ("He bargained with them, by 63 votes to 31 on Friday.", "Friday", "2024-03-29"),
        ("It could lead ministers, meeting on Friday, to act, he said.", "Friday", "2024-04-05"),
        ("He could not be reached on Friday.", "Friday", "2024-03-29"),
        ("It was due to lift off on Saturday.", "Saturday", "2024-03-30"),
        ("It was due to lift off on Friday.", "Friday", "2024-04-05"),
        ("They called a truce, and both run out on April 24.", "April 24", "2024-04-24"),
        ("It buys gold ahead of Diwali.", "Diwali", "2024-10-31"),
        ("It is given every year on December 10.", "December 10", "XXXX-12-10"),
        ("It was built in the 14th-century style.", "14th-century", "13"),
        ("It is a bust of Nobel (1833-96).", "96", "1896"),
        ("A decade or two ago it was rare.", "A decade or two ago", "PAST_REF"),
    ],
)
def test_a_day_lies_where_its_clause_puts_it(text: str, expression: str, value: str) -> None:
    assert (expression, "DATE", value) in found(text)


def test_the_hours_before_dawn_are_a_part_of_the_day() -> None:
    assert found("It began in the hours before dawn.") == [("the hours before dawn", "TIME", "2024-03-31TMO")]


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("It fell on Friday at 10:20 pm (0320 GMT).", "0320 GMT", "2024-03-30T03:20Z"),
        ("It fell on Friday at 8 a.m. (0600 GMT).", "0600 GMT", "2024-03-29T06:00Z"),
        ("It fell on Friday at 5 a.m. (2000 GMT).", "2000 GMT", "2024-03-28T20:00Z"),
        ("He was seen at 6.15pm yesterday evening.", "6.15pm yesterday evening", "2024-03-30T18:15"),
        ("They dug throughout the night.", "the night", "2024-03-31TNI"),
        ("He spoke this (Sunday) morning.", "this (Sunday) morning", "2024-03-31TMO"),
    ],
)
def test_an_hour_has_the_day_that_its_zone_gives(text: str, expression: str, value: str) -> None:
    assert (expression, "TIME", value) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Gales of 200 kilometers an hour came.",
        "The business daily said so.",
        "The Haaretz daily said so.",
        "They told the daily Haaretz so.",
        "Level 5 may be raised.",
        "They play United (1600).",
    ],
)
def test_a_speed_a_paper_a_verb_and_a_match_are_no_times(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("The summit was postponed to 15 January.", "15 January", "2025-01-15"),
        ("The vote was brought forward to 5 March.", "5 March", "2025-03-05"),
        ("The match was moved from Friday to Saturday.", "Friday", "2024-04-05"),
        ("The match was moved from Saturday to Wednesday.", "Saturday", "2024-03-30"),
        ("The match was moved from Saturday to Wednesday.", "Wednesday", "2024-04-03"),
        ("They moved to Paris on Friday.", "Friday", "2024-03-29"),
    ],
)
def test_what_is_put_off_lies_ahead(text: str, expression: str, value: str) -> None:
    assert (expression, "DATE", value) in found(text)


@pytest.mark.parametrize(
    "text", ["He blamed others for the fall.", "The March on the city began.", "He led the fall of the city."]
)
def test_a_fall_and_a_march_are_no_times(text: str) -> None:
    assert found(text) == []


def test_an_hour_with_a_dot_and_a_zone_is_one() -> None:
    assert ("14.00 GMT", "TIME", "2024-03-31T14:00Z") in found("Talks begin at 14.00 GMT.")


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("He prepares for his wedding on Saturday.", "Saturday", "2024-04-06"),
        ("They are ready for the fair on Saturday.", "Saturday", "2024-04-06"),
        ("It was not ready for use on Saturday.", "Saturday", "2024-03-30"),
        ("It passed a bill meant to avert a strike on 8 April.", "8 April", "2024-04-08"),
        ("She will ask for mercy, according to a paper from the court on Friday.", "Friday", "2024-03-29"),
        ("It was told of in October 2023. As of March, 62 had died.", "March", "2024-03"),
        (
            "Sales fell in the quarter ended December 31, from 3% in the same period last year.",
            "the same period last year",
            "2022-Q4",
        ),
        ("It rose from the same quarter one year ago.", "the same quarter one year ago", "2023-Q1"),
        ("He was sworn in following January's vote.", "January", "2024-01"),
        ("It fell the day after Thanksgiving in 1985.", "the day after Thanksgiving in 1985", "1985-11-29"),
        ("It lasts to the present day.", "the present day", "PRESENT_REF"),
        ("Profit fell on into the second quarter.", "the second quarter", "2023-Q2"),
    ],
)
def test_a_time_is_the_one_that_its_words_lead_to(text: str, expression: str, value: str) -> None:
    assert (expression, "DATE", value) in found(text)


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("They voted on January 15.\n\nA bomb went off at 5 p.m. there.", "5 p.m.", "2024-03-31T17:00"),
        ("They voted on January 15. A bomb went off at 5 p.m. there.", "5 p.m.", "2024-01-15T17:00"),
        ("It was shut between 2am and 5am on Friday.", "2am", "2024-03-29T02:00"),
    ],
)
def test_an_hour_belongs_to_the_day_of_its_paragraph_or_of_the_news(text: str, expression: str, value: str) -> None:
    assert (expression, "TIME", value) in found(text)


def test_a_year_that_no_calendar_reaches_is_no_warning(recwarn: pytest.WarningsRecorder) -> None:
    text = "They met on Diwali, at Nowruz, on Vesak and at Lunar New Year."
    for year in (1, 1990, 2050, 9999):
        times.find(text, sentences(text), date(year, 10, 1))
    assert not recwarn.list


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("He died last winter.", "last winter", "2023-WI"),
        ("It opens next winter.", "next winter", "2024-WI"),
        ("This winter was cold.", "This winter", "2023-WI"),
        ("More will be needed in winter.", "winter", "2024-WI"),
        ("It was the winter of 1941.", "the winter of 1941", "1941-WI"),
    ],
)
def test_a_winter_has_the_year_in_which_it_begins(text: str, expression: str, value: str) -> None:
    assert found(text) == [(expression, "DATE", value)]
