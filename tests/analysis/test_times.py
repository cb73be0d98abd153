"""Time expressions and their TIMEX3 values."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis import times
from reader.analysis.lists import sequence
from reader.text.sentences import sentences

# a Sunday
STORY = date(2024, 3, 31)


def found(text: str, day: date | None = STORY) -> list[tuple[str, str, str]]:
    """Give the expressions of a text with type and value."""
    return [(t.text, t.type, t.value) for t in times.find(text, sentences(text), day)]


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("It began on 7 October 2023.", "7 October 2023", "2023-10-07"),
        ("It began on October 7, 2023.", "October 7, 2023", "2023-10-07"),
        ("It began on Saturday, the 7th of October 2023.", "Saturday, the 7th of October 2023", "2023-10-07"),
        ("It began on 2023-10-07.", "2023-10-07", "2023-10-07"),
        ("It began on 7.10.2023.", "7.10.2023", "2023-10-07"),
        ("It began on 13/10/23.", "13/10/23", "2023-10-13"),
        ("It ended in early March 2024.", "early March 2024", "2024-03"),
        ("Founded in 1998, it grew.", "1998", "1998"),
        ("In the early 1990s it grew.", "the early 1990s", "199"),
        ("In the 19th century it grew.", "the 19th century", "18"),
        ("In the twenty-first century it grew.", "the twenty-first century", "20"),
        ("It began on the seventh of October 2023.", "the seventh of October 2023", "2023-10-07"),
        ("It began on the twenty-fifth of October 2023.", "the twenty-fifth of October 2023", "2023-10-25"),
        ("In the third century B. C. it grew.", "the third century B. C.", "BC02"),
        ("It fell in 480 BC.", "480 BC", "BC0480"),
        ("The summer of 2021 was dry.", "The summer of 2021", "2021-SU"),
        ("Profit rose in the third quarter of 2023.", "the third quarter of 2023", "2023-Q3"),
        ("Profit rose in Q3 2023.", "Q3 2023", "2023-Q3"),
        ("Profit rose in the first half of 2022.", "the first half of 2022", "2022-H1"),
        ("In fiscal 2022 profit rose.", "fiscal 2022", "FY2022"),
    ],
)
def test_a_date_that_names_its_year_has_its_value(text: str, expression: str, value: str) -> None:
    assert found(text) == [(expression, "DATE", value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Talks resumed on Friday.", "2024-03-29"),
        ("Talks resume until Friday.", "2024-04-05"),
        ("Talks resume in Cairo on Friday.", "2024-04-05"),
        ("Talks will resume on Friday.", "2024-04-05"),
        ("Talks are to be held on Friday.", "2024-04-05"),
        ("The bank won't open on Friday.", "2024-04-05"),
        ("He said last Friday that it was over.", "2024-03-29"),
        ("The court heard him in May.", "2023-05"),
        ("A hearing is scheduled for May.", "2024-05"),
        ("He said that he would resign on Friday.", "2024-04-05"),
        ("He said that he would decide by mid-May.", "2024-05"),
        ("He promised that they would leave on March 5.", "2024-03-05"),
        ("They met on 5 March.", "2024-03-05"),
        ("The vote will be on 5 March.", "2025-03-05"),
        ("Sales fell last year.", "2023"),
        ("Sales fell last week.", "2024-W12"),
        ("Sales fell this month.", "2024-03"),
        ("It opens next month.", "2024-04"),
        ("He left yesterday.", "2024-03-30"),
        ("It happened two days ago.", "2024-03-29"),
        ("It happened five years ago.", "2019"),
        ("It rained last summer.", "2023-SU"),
        ("Profit rose in the third quarter.", "2023-Q3"),
    ],
)
def test_a_relative_date_counts_from_the_story_in_the_direction_that_the_clause_gives(text: str, value: str) -> None:
    assert [v for _, kind, v in found(text) if kind == "DATE"] == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("He left on 3 May 2019. Two days later he was back.", ["2019-05-03", "2019-05-05"]),
        ("He left on 3 May 2019. The next day he was back.", ["2019-05-03", "2019-05-04"]),
        ("He left on 3 May 2019. It was the same month.", ["2019-05-03", "2019-05"]),
        ("It was held from March 5 to 7.", ["2024-03-05", "2024-03-07"]),
        ("It was held on 5-7 March 1916.", ["1916-03-05", "1916-03-07"]),
        ("It lasted from 1914-18.", ["1914", "1918"]),
        ("In 2003, the firm moved. In March it was sold.", ["2003", "2003-03"]),
        ("Sales in the third quarter of 2007 fell from a year earlier.", ["2007-Q3", "2006-Q3"]),
    ],
)
def test_what_was_told_before_carries_on(text: str, values: list[str]) -> None:
    assert [value for _, _, value in found(text)] == values


@pytest.mark.parametrize(
    ("text", "expression", "kind", "value"),
    [
        ("It took three years.", "three years", "DURATION", "P3Y"),
        ("It took two and a half years.", "two and a half years", "DURATION", "P2.5Y"),
        ("It took half an hour.", "half an hour", "DURATION", "PT30M"),
        ("After a 12-hour flight he slept.", "12-hour", "DURATION", "PT12H"),
        ("It lasted for years.", "years", "DURATION", "PXY"),
        ("Over the next six months it grew.", "the next six months", "DURATION", "P6M"),
        ("It grew in the past decade.", "the past decade", "DURATION", "P10Y"),
        ("It meets every Monday.", "every Monday", "SET", "XXXX-WXX-1"),
        ("It meets twice a week.", "twice a week", "SET", "P1W"),
        ("It builds 15 a year.", "a year", "SET", "P1Y"),
        ("It comes out daily.", "daily", "SET", "P1D"),
        ("He came on Friday morning.", "Friday morning", "TIME", "2024-03-29TMO"),
        ("He came last night.", "last night", "TIME", "2024-03-30TNI"),
        ("It landed at 18:00 UTC.", "18:00 UTC", "TIME", "2024-03-31T18:00Z"),
        ("It landed at 6:40 p.m. (GMT +8).", "6:40 p.m. (GMT +8)", "TIME", "2024-03-31T18:40+08:00"),
        ("It opens at 9 a.m. ET.", "9 a.m. ET", "TIME", "2024-03-31T09:00-04:00"),
        ("It opens at noon.", "noon", "TIME", "2024-03-31T12:00"),
        ("On the night of 20 June 1791 they fled.", "the night of 20 June 1791", "TIME", "1791-06-20TNI"),
    ],
)
def test_lengths_sets_and_times_of_day_have_their_type(text: str, expression: str, kind: str, value: str) -> None:
    assert (expression, kind, value) in found(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It opened on Christmas Eve.", "2023-12-24"),
        ("He left last Thanksgiving.", "2023-11-23"),
        ("Good Friday was quiet.", "2024-03-29"),
        ("Orthodox Easter 2024 was late.", "2024-05-05"),
        ("Ramadan has begun.", "2024-03"),
        ("Eid al-Fitr 2024 was on a weekday.", "2024-04-10"),
        ("Yom Kippur 2023 passed.", "2023-09-25"),
        ("Diwali 2023 was loud.", "2023-11-12"),
        ("Lunar New Year 2024 was wet.", "2024-02-10"),
    ],
)
def test_a_named_day_falls_where_its_calendar_has_it(text: str, value: str) -> None:
    assert found(text)[0][2] == value


def test_a_moon_sighted_day_says_that_it_may_be_a_day_off() -> None:
    text = "Eid al-Fitr 2024 was on a weekday."
    assert times.find(text, sentences(text), STORY)[0].mod == "APPROX"


@pytest.mark.parametrize(
    "text",
    [
        *("On 31 February he came.", "Dated 32/13/2024 it was.", "They may march on.", "Some 2000 people came."),
        *("The Boeing 747 landed.", "Three quarters of them left.", "The 24th Division came."),
    ],
)
def test_what_is_no_date_gets_no_value(text: str) -> None:
    assert found(text) == []


def test_without_a_date_values_stay_relative() -> None:
    text = "On Monday he said that yesterday, last week and on March 5 all was well, and now too. Two days ago it was not."
    values = [value for _, _, value in found(text, None)]
    assert values == ["XXXX-WXX-1", "PAST_REF", "PAST_REF", "XXXX-03-05", "PRESENT_REF", "PAST_REF"]


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_the_ends_of_the_calendar_do_no_harm(day: date) -> None:
    text = "Last week, next year, 20 years ago, on Monday, in March, last summer, at Easter, Ramadan, in 100 years from now."
    values = [value for _, _, value in found(text, day)]
    assert len(values) >= 6
    assert not [value for value in values if value.startswith(("0000", "10000", "-"))]


def test_capitals_and_other_scripts_digits_are_read() -> None:
    assert found("THE TALKS WILL RESUME ON MONDAY IN MARCH 2024.") == [
        ("MONDAY", "DATE", "2024-04-01"),
        ("MARCH 2024", "DATE", "2024-03"),
    ]
    assert found("It began in March ٢٠٢٤.")[0][2] == "2024-03"


def test_five_megabytes_of_digits_are_read_in_linear_time() -> None:
    began = time.process_time()
    assert found("7" * 5_000_000) == []
    assert found("1," * 200_000 + "a") == []
    assert time.process_time() - began < 5


_PIECES = sequence("""
    Monday march May 5 31 2024 1990s the of last next year years ago two half a every quarter 12:30 p.m. GMT Christmas Ramadan
    - , . early later BC to than day hours dawn century and one weekend ٣ '99
""")


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.text(max_size=80), st.lists(st.sampled_from([*_PIECES, "\n\n"]), max_size=25).map(" ".join)),
    st.one_of(st.none(), st.dates()),
)
def test_expressions_are_in_order_and_cut_out_of_the_text(text: str, day: date | None) -> None:
    at = 0
    for one in times.find(text, sentences(text), day):
        assert at <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        assert one.value
        at = one.end


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("In early March 2024 it ended.", "START"),
        ("At the end of 2019 it ended.", "END"),
        ("In mid-2011 it ended.", "MID"),
        ("About three years ago it ended.", "APPROX"),
        ("More than three years ago it ended.", "BEFORE"),
        ("Less than three years ago it ended.", "AFTER"),
        ("It took more than three years.", "MORE_THAN"),
        ("It took at least three years.", "EQUAL_OR_MORE"),
    ],
)
def test_a_limit_is_told_by_mod(text: str, mod: str) -> None:
    assert [t.mod for t in times.find(text, sentences(text), STORY)] == [mod]


@pytest.mark.parametrize(
    "text", ["It will grow over the next six months.", "Two days ago it fell.", "It grew in the past decade."]
)
def test_what_counts_from_the_story_is_anchored_there(text: str) -> None:
    assert [t.anchor for t in times.find(text, sentences(text), STORY)] == ["2024-03-31"]


def test_a_weekday_after_set_is_past_and_after_set_to_is_coming() -> None:
    assert found("The fire was set on Friday.")[0][2] == "2024-03-29"
    assert found("The court is set to rule on Friday.")[0][2] == "2024-04-05"


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("It rained over the weekend.", "the weekend", "2024-W13-WE"),
        ("It should be done by year-end.", "year-end", "2024"),
        ("It was in 2008's first quarter.", "2008's first quarter", "2008-Q1"),
        ("He wrote it in the late '80s.", "the late '80s", "198"),
        ("Sales fell from the same month last year.", "the same month last year", "2023-03"),
        ("It was held in the week of 4 March.", "the week of 4 March", "2024-W10"),
        ("After decades of war they met.", "decades", "PXY"),
        ("It was held on June 5-7, 2009.", "7, 2009", "2009-06-07"),
    ],
)
def test_news_ways_of_telling_time_are_known(text: str, expression: str, value: str) -> None:
    assert (expression, value) in [(words, told) for words, _, told in found(text)]


@pytest.mark.parametrize(
    "text", ["He is in his 40s.", "LA Weekly is a paper.", "Peace Now is a group.", "Anna Christmas left."]
)
def test_a_word_of_time_inside_a_name_or_an_age_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("Sales in May fell by a third.", "May", "2023-05"),
        ("The talks ended at 1430 GMT.", "1430 GMT", "2024-03-31T14:30Z"),
        ("The talks ended at 0830 UTC.", "0830 UTC", "2024-03-31T08:30Z"),
        ("It was so since the September 11 attacks.", "September 11", "2001-09-11"),
        ("The show was cut in favour of one on 7 April.", "7 April", "2024-04-07"),
        ("It fell in the first quarter of the financial year.", "the first quarter of the financial year", "FY2024-Q1"),
        ("They met this past Friday.", "this past Friday", "2024-03-29"),
        ("They met this past Friday night.", "this past Friday night", "2024-03-29TNI"),
        ("It stays for the foreseeable future.", "the foreseeable future", "FUTURE_REF"),
        ("It is at present shut.", "present", "PRESENT_REF"),
    ],
)
def test_ways_of_the_news_to_tell_a_time(text: str, expression: str, value: str) -> None:
    assert [(words, told) for words, _, told in found(text)] == [(expression, value)]


def test_a_day_after_a_week_or_quarter_is_written_as_a_date() -> None:
    assert [value for _, _, value in found("It rose two weeks ago. The next day, it fell.")] == ["2024-W11", "2024-03-XX"]
    told = found("It rose in the third quarter of 2023. The next day, it fell.")
    assert [value for _, _, value in told] == ["2023-Q3", "2023-XX-XX"]


def test_the_year_before_a_business_year_is_one_too() -> None:
    assert [value for _, _, value in found("It rose in fiscal 2023. In the previous year, it fell.")] == ["FY2023", "FY2022"]


@pytest.mark.parametrize("text", ["It fell in after hours trading.", "He flew one of the KC-30s home."])
def test_trade_after_hours_is_no_length_and_a_model_no_decade(text: str) -> None:
    assert found(text) == []


def test_yesterday_morning_without_a_date_is_any_days_morning() -> None:
    text = "He left yesterday morning."
    assert [(t.text, t.value) for t in times.find(text, sentences(text), None)] == [("yesterday morning", "XXXX-XX-XXTMO")]
