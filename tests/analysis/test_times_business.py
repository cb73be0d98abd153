"""Times of business: quarters and what they are compared with, the days and weeks of markets, lengths of theirs."""

from __future__ import annotations

import pytest

from tests.analysis.test_times_news import found


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("In the second quarter of 2013 it grew.", "the second quarter of 2013", "2013-Q2"),
        ("In the 3rd quarter it fell.", "the 3rd quarter", "2023-Q3"),
        ("Last year's 4th quarter was better.", "Last year's 4th quarter", "2023-Q4"),
        ("It led 2013 1st quarter sales.", "2013 1st quarter", "2013-Q1"),
        ("But the first quarter is all but done, so nobody can yet know.", "the first quarter", "2024-Q1"),
        ("It sold more for the year ending December 2003.", "the year", "2003"),
        ("It eased to 4 million in 2022 from 5 million a year ago.", "a year ago", "2021"),
        ("It fell from 2 million a year ago. It is under year-ago levels.", "year-ago", "2023"),
        ("The May contract ended higher.", "May", "2024-05"),
        ("Natural gas for June dropped.", "June", "2024-06"),
        ("It also set a record for October.", "October", "2023-10"),
    ],
)
def test_business_tells_its_own_periods(text: str, expression: str, value: str) -> None:
    assert (expression, "DATE", value) in found(text)


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("The final three months were bad.", "The final three months", "P3M"),
        ("It takes a year or two.", "a year or two", "P1Y"),
        ("It is still weeks off.", "weeks", "PXW"),
        ("It is months away.", "months", "PXM"),
    ],
)
def test_a_length_off_or_more_or_less_is_one(text: str, expression: str, value: str) -> None:
    assert (expression, "DURATION", value) in found(text)


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("It struck in the 2004 Boxing Day tsunami.", "2004 Boxing Day", "2004-12-26"),
        ("It grew more than in the same period in 2006.", "the same period in 2006", "2006"),
        ("It grew more than in the corresponding period last year.", "the corresponding period last year", "2023"),
        ("It rose from 2 million last year. It was less than at the same time last year.", "the same time last year", "2023"),
        ("This time last year it was open.", "This time last year", "2023-03"),
        ("In years past it was closed.", "years past", "PAST_REF"),
        ("It will come in the not-too-distant future.", "the not-too-distant future", "FUTURE_REF"),
        ("The sea will rise beyond 2100.", "2100", "2100"),
        ("They lived between 3.3 and 3.5 million years ago.", "3.3 and 3.5 million years ago", "PAST_REF"),
        ("Sales rose in the fourth quarter ended March 3.", "the fourth quarter", "2024-Q1"),
        ("It had 4.5 million visits during the first quarter, they said.", "the first quarter", "2024-Q1"),
    ],
)
def test_a_period_is_told_by_another(text: str, expression: str, value: str) -> None:
    assert (expression, "DATE", value) in found(text)


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("It lasted 194 days and 19 hours.", "194 days and 19 hours", "P194DT19H"),
        ("It lasted an hour and 25 minutes.", "an hour and 25 minutes", "PT1H25M"),
        ("It rose in the year to July.", "the year", "P1Y"),
    ],
)
def test_a_length_of_two_units_is_one(text: str, expression: str, value: str) -> None:
    assert (expression, "DURATION", value) in found(text)


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("It told them much about what the budget in May will bring.", "May", "2024-05"),
        ("Acme, which reports on Friday, was weaker.", "Friday", "2024-04-05"),
        ("The minister set out the plan on Friday.", "Friday", "2024-03-29"),
        ("It is unlikely after attackers on Friday beat two guards.", "Friday", "2024-03-29"),
        ("They had expected November sales to be better.", "November", "2023-11"),
        ("It put off the flight, first scheduled for December, until June.", "December", "2023-12"),
        ("It would be left to a summit on 14 April.", "14 April", "2024-04-14"),
        ("29 March will be remembered as the day.", "29 March", "2024-03-29"),
        ("It said the car would come in the last quarter of the year, between October and December.", "October", "2024-10"),
        ("It was told of after the March bailout.", "March", "2024-03"),
        ("It cut its third-quarter estimates.", "third-quarter", "2024-Q3"),
        (
            "It fell in the final quarter of 2021 and grew in the first quarter of that year.",
            "the first quarter of that year",
            "2021-Q1",
        ),
        ("The war began in December 2022.\n\nJanuary's rate was low.", "January", "2024-01"),
        ("It beat 2010's 188,600 cars.", "2010's", "2010"),
        ("It sang songs of the 1990's.", "the 1990's", "199"),
        ("It closed the last trading day of 2023 up.", "the last trading day of 2023", "2023-12-31"),
        ("It began the year lower.", "the year", "2024"),
        ("The loss for the week to 18 percent was big.", "the week", "2024-W13"),
        ("It rose on a day when banks fell.", "a day", "2024-03-31"),
        ("It rose after a weekend of riots.", "a weekend", "2024-W13-WE"),
        ("Trade fell over the near term.", "the near term", "FUTURE_REF"),
        ("It opens in the fall.", "the fall", "2024-FA"),
    ],
)
def test_markets_and_makers_tell_their_days(text: str, expression: str, value: str) -> None:
    assert (expression, "DATE", value) in found(text)


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("There was one trading day left.", "one trading day", "P1D"),
        ("It is the lowest in over 30 years.", "over 30 years", "P30Y"),
        ("It rose for the first seven months of the year.", "the first seven months of the year", "P7M"),
        ("It signed a multiyear deal.", "multiyear", "PXY"),
    ],
)
def test_a_length_has_its_unit(text: str, expression: str, value: str) -> None:
    assert (expression, "DURATION", value) in found(text)


@pytest.mark.parametrize(
    "text", ["He scored 12 points in the fourth quarter.", "It came 1:13 into the second quarter.", "They called it 2011 XR12."]
)
def test_the_quarter_of_a_match_and_the_name_of_a_rock_are_no_times(text: str) -> None:
    assert found(text) == []
