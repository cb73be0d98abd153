"""Ways in which the news and histories tell a time, with their TIMEX3 values."""

from __future__ import annotations

from datetime import date

import pytest

from reader.analysis import times
from reader.text.sentences import sentences

# a Sunday
STORY = date(2024, 3, 31)


def found(text: str) -> list[tuple[str, str, str]]:
    """Give the expressions of a text with type and value."""
    return [(t.text, t.type, t.value) for t in times.find(text, sentences(text), STORY)]


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("It took a year and a half.", "a year and a half", "P1.5Y"),
        ("It took another two weeks.", "another two weeks", "P2W"),
        ("It took three full days.", "three full days", "P3D"),
        ("They waited some 20 minutes.", "some 20 minutes", "PT20M"),
        ("It fell in the three months to June.", "the three months", "P3M"),
        ("It was a month-long siege.", "month-long", "P1M"),
        ("It was a yearlong study.", "yearlong", "P1Y"),
        ("It ended a centuries-old custom.", "centuries-old", "PXCE"),
        ("It rained all day.", "all day", "P1D"),
        ("It was shut the entire week.", "the entire week", "P1W"),
        ("The law stood for half a century.", "half a century", "P50Y"),
        ("It doubled over the past quarter-century.", "the past quarter-century", "P25Y"),
        ("He left just hours before the vote.", "hours", "PTXH"),
        ("It grew in the years since.", "the years", "PXY"),
        ("It has been months.", "months", "PXM"),
        ("It will double over the next three to five years.", "the next three to five years", "P3Y"),
        ("It will grow over the next decade.", "the next decade", "P10Y"),
        ("A 20-year old man fell.", "20-year old", "P20Y"),
        ("He is a 19 year old man.", "19 year old", "P19Y"),
        ("It took 2 1/2 hours.", "2 1/2 hours", "PT2.5H"),
        ("It took 3½ hours.", "3½ hours", "PT3.5H"),
        ("It was a two-and-a-half-hour talk.", "two-and-a-half-hour", "PT2.5H"),
        ("It took three hours, 10 minutes.", "three hours, 10 minutes", "PT3H10M"),
        ("He got six years and four months.", "six years and four months", "P6Y4M"),
        ("It is two-three years off.", "two-three years", "P2Y"),
        ("The half-hour show ended.", "half-hour", "PT30M"),
    ],
)
def test_a_length_is_whole_with_its_words(text: str, expression: str, value: str) -> None:
    assert (expression, "DURATION", value) in found(text)


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("They meet three times a week.", "three times a week", "P1W"),
        ("It is taken twice daily.", "twice daily", "P1D"),
        ("It comes every few months.", "every few months", "PXM"),
        ("They sail on weekends.", "weekends", "XXXX-WXX-WE"),
        ("They vote every two to three years.", "every two to three years", "P2Y"),
        ("It saves $300 million in fuel a year.", "a year", "P1Y"),
    ],
)
def test_what_comes_again_is_a_set(text: str, expression: str, value: str) -> None:
    assert found(text) == [(expression, "SET", value)]


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("He died in the early hours of Friday.", "the early hours of Friday", "2024-03-29TMO"),
        ("By late afternoon it was over.", "late afternoon", "2024-03-31TAF"),
        ("By mid-morning it was over.", "mid-morning", "2024-03-31TMO"),
        ("They struck at dawn on Friday.", "dawn on Friday", "2024-03-29TMO"),
        ("It snowed overnight.", "overnight", "2024-03-31TNI"),
        ("It closed at midday.", "midday", "2024-03-31TMI"),
        ("It closed at 4 o'clock in the afternoon.", "4 o'clock in the afternoon", "2024-03-31T16:00"),
        ("It closed at 7 p. m. on the dot.", "7 p. m.", "2024-03-31T19:00"),
        ("It opens at 9 a.m. Eastern Time.", "9 a.m. Eastern Time", "2024-03-31T09:00-04:00"),
        ("It stopped at 10:30 a.m. local time (UTC-5).", "10:30 a.m. local time (UTC-5)", "2024-03-31T10:30-05:00"),
        ("It shook at 17:06 hours GMT.", "17:06 hours GMT", "2024-03-31T17:06Z"),
        ("He fell at three in the afternoon.", "three in the afternoon", "2024-03-31T15:00"),
        ("He fell at 5 Friday morning.", "5 Friday morning", "2024-03-29T05:00"),
        ("He fell the night before.", "the night before", "2024-03-30TNI"),
        ("It was the night of Saturday, 16 March.", "the night of Saturday, 16 March", "2024-03-16TNI"),
    ],
)
def test_a_part_of_the_day_has_its_day(text: str, expression: str, value: str) -> None:
    assert found(text) == [(expression, "TIME", value)]


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("It was the best rise of the year.", "the year", "2024"),
        ("It ended the day's trading lower.", "the day", "2024-03-31"),
        ("It will rain for the rest of the week.", "the rest of the week", "2024-W13"),
        ("Sales grew by midyear.", "midyear", "2024"),
        ("It was sold over Labor Day weekend.", "Labor Day weekend", "2023-W35-WE"),
        ("It was sold this past May.", "this past May", "2023-05"),
        ("They had until 20 March to pay.", "20 March", "2024-03-20"),
        ("All changed after 9/11.", "9/11", "2001-09-11"),
        ("Not long ago it was shut.", "Not long ago", "PAST_REF"),
        ("One day he will go.", "One day", "FUTURE_REF"),
        ("Sales fell in the June quarter.", "the June quarter", "2023-Q2"),
        ("Sales fell in the most recent quarter.", "the most recent quarter", "2023-Q4"),
        ("Sales fell in the last quarter of the year.", "the last quarter of the year", "2024-Q4"),
        ("Sales will fall in the current fiscal year.", "the current fiscal year", "FY2024"),
        ("It will open the week after next.", "the week after next", "2024-W15"),
        ("These days all is well.", "These days", "PRESENT_REF"),
        ("It was sold on 20-Nov-2019.", "20-Nov-2019", "2019-11-20"),
        ("It was sold on 9/11/2001.", "9/11/2001", "2001-09-11"),
        ("It will be held on the third Monday of May.", "the third Monday of May", "2024-05-20"),
        ("It was held on the last Friday in March 2019.", "the last Friday in March 2019", "2019-03-29"),
        ("It was held on the first day of 2010.", "the first day of 2010", "2010-01-01"),
        ("It was held on St. Patrick's Day.", "St. Patrick's Day", "2024-03-17"),
        ("It was held on Presidents Day.", "Presidents Day", "2024-02-19"),
        ("Sales fell in the January-March quarter.", "the January-March quarter", "2024-Q1"),
        ("Sales fell in Dec '09 at once.", "Dec '09", "2009-12"),
        ("In early summer it is dry.", "early summer", "2024-SU"),
        ("It grew at the turn of the century.", "the turn of the century", "20"),
    ],
)
def test_a_date_that_only_the_news_makes_clear_has_a_value(text: str, expression: str, value: str) -> None:
    assert found(text) == [(expression, "DATE", value)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("He fell on 3 May 2019. Later that day he died.", ["2019-05-03", "2019-05-03"]),
        ("Sales rose in 2018. A day earlier the firm was sold.", ["2018", "2024-03-30"]),
        ("It came on March 7, two days later than planned.", ["2024-03-07", "2024-03-07"]),
        ("It was built in the 16th and 17th centuries.", ["15", "16"]),
        ("It was so in the 2018/19 season.", ["2018", "2019"]),
        ("It was held on June 3, 4 and 5.", ["2023-06-03", "2023-06-04", "2023-06-05"]),
        ("The fiscal year ending June 30, 2020 was good.", ["FY2020", "2020-06-30"]),
        ("On Monday it had its worst day since 1987 by midday.", ["2024-03-25", "1987", "2024-03-25TMI"]),
        ("She is 34 years and 5 months old.", ["P34Y5M"]),
        ("Their first win since 1958 it was. Six minutes later they scored.", ["1958", "2024-03-31TXX"]),
        ("In the quarter ended Sept. 30, sales fell.", ["2023-Q3", "2023-09-30"]),
        ("It is to report fourth-quarter results next month.", ["2023-Q4", "2024-04"]),
        ("It left at 1720 GMT Friday.", ["2024-03-29T17:20Z"]),
        ("On the same day last year it fell.", ["2023-03-31"]),
        (
            "In the third quarter of 2019 sales rose from a year earlier. Profit rose from a year earlier too.",
            ["2019-Q3", "2018-Q3", "2018-Q3"],
        ),
        ("It was so in May, June and July.", ["2023-05", "2023-06", "2023-07"]),
    ],
)
def test_an_expression_beside_another_counts_from_it(text: str, values: list[str]) -> None:
    assert [value for _, _, value in found(text)] == values


def test_a_history_carries_its_year_over_the_end_of_the_year_and_past_what_it_mentions() -> None:
    text = (
        "War broke out in 1939. In May 1940 the army fell, the worst loss since 1815. In June it withdrew. In December 1940 "
        "it came back, for an attack planned for 1941 at first. In January it won."
    )
    values = [value for _, _, value in found(text)]
    assert values == ["1939", "1940-05", "1815", "1940-06", "1940-12", "1941", "1941-01"]


@pytest.mark.parametrize(
    "text",
    [
        "The overnight rate fell.",
        "It was the time of the year.",
        "Trading hours after the holiday.",
        "About 9/10 of it.",
        "The $5 million Millennium Fund.",
        "A plant in Spring Hill will close.",
        "The $60 billion-a-year market.",
        "It is one of the future tasks.",
        "They stood near a Christmas tree.",
        "On the larger player, 150 hours can be stored.",
        "They will now receive it.",
    ],
)
def test_a_unit_that_tells_no_time_gets_no_value(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expressions"),
    [
        ("The revolt (499-493 BC) failed.", [("499", "BC0499"), ("493 BC", "BC0493")]),
        ("It was so in the 470s BC.", [("the 470s BC", "BC047")]),
        ("It stood until 146 B.C (the year of the siege).", [("146 B.C", "BC0146")]),
        ("It was won on June 20 of 1792.", [("June 20 of 1792", "1792-06-20")]),
        (
            "It ran from the 13th to the 19th of October 1950.",
            [("the 13th", "1950-10-13"), ("the 19th of October 1950", "1950-10-19")],
        ),
        ("It fell in the latter half of 2008.", [("the latter half of 2008", "2008-H2")]),
        ("It was calm for over a year.", [("over a year", "P1Y")]),
        ("It fell on the second day.", []),
        ("He signed the Good Friday Agreement.", []),
    ],
)
def test_a_history_s_ways_are_known(text: str, expressions: list[tuple[str, str]]) -> None:
    assert [(words, value) for words, _, value in found(text)] == expressions


@pytest.mark.parametrize("when", ["Earlier", "Later", "Late"])
def test_a_history_s_later_in_the_day_is_of_the_day_told_last(when: str) -> None:
    history = (
        f"War came in 1939. In 1940 it spread. On 7 May 1941 a ship sank. {when} in the day another sank. All ended in 1945."
    )
    assert (f"{when} in the day", "DATE", "1941-05-07") in found(history)


def test_what_only_a_history_tells_time_by_is_none_in_the_news() -> None:
    history = "War came in 1939. In 1940 the army fell. In 1941 it rose. In 1942 a former officer led the winter attack."
    assert [words for words, _, _ in found(history)] == ["1939", "1940", "1941", "1942", "former", "the winter"]
    assert found("A former officer led the winter attack.") == []


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("They said over the weekend that it rained.", "the weekend", "2024-W13-WE"),
        ("It rained last Saturday.", "last Saturday", "2024-03-23"),
        ("They said it would last until December.", "December", "2024-12"),
        ("They play on Thursday.", "Thursday", "2024-04-04"),
        ("It rained last Friday.", "last Friday", "2024-03-29"),
        ("A launch on Thursday would put it into orbit.", "Thursday", "2024-04-04"),
        ("There's another chance on Saturday.", "Saturday", "2024-04-06"),
        ("The deadline is Friday.", "Friday", "2024-04-05"),
        ("Some 30 were reported to be among those killed in Friday's raids.", "Friday", "2024-03-29"),
        ("At Thursday's closing price it would be worth more.", "Thursday", "2024-03-28"),
        ("It is on schedule to hit the market at the end of June.", "the end of June", "2024-06"),
        ("Prices grew by a lower-than-expected rate in September.", "September", "2023-09"),
        ("It has been closed since the new year.", "the new year", "2024-01-01"),
        ("It will open in the new year.", "the new year", "2024"),
        ("Many came home by midmorning.", "midmorning", "2024-03-31TMO"),
        ("It closed at 2.5, over the previous trading day.", "the previous trading day", "2024-03-30"),
        ("They believed in the late November deadline.", "the late November", "2024-11"),
        ("The market is closed Monday.", "Monday", "2024-04-01"),
        ("Light crude for delivery in May rose.", "May", "2024-05"),
        ("It grew in the first three months of the year.", "the first three months of the year", "2024-Q1"),
        ("It fell in the last six months of 2007.", "the last six months of 2007", "2007-H2"),
        ("It relied on August data.", "August", "2023-08"),
        ("It lies ahead in the future.", "the future", "FUTURE_REF"),
        ("They will sell it by end-June.", "end-June", "2024-06"),
        ("He died in an early morning raid.", "early morning", "XXXX-XX-XXTMO"),
        ("Analysts expect a cut in September.", "September", "2024-09"),
        ("They agreed to a truce for Easter Monday.", "Easter Monday", "2024-04-01"),
        ("It derailed shortly after midnight.", "midnight", "2024-03-31T00:00"),
        ("They were paid their August salaries.", "August", "2023-08"),
        ("It came in the last 24-hours.", "the last 24-hours", "PT24H"),
        ("It grew in the three-month period.", "the three-month period", "P3M"),
    ],
)
def test_a_day_is_told_as_people_tell_it(text: str, expression: str, value: str) -> None:
    assert [(told, value) for told, _, value in found(text)] == [(expression, value)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It crashed at 6:48 pm (1148 GMT) on Saturday.", ["2024-03-30T18:48", "2024-03-30T11:48Z", "2024-03-30"]),
        (
            "It rained on Friday. All was well there. It is so. It began at 3 p.m. and ended soon.",
            ["2024-03-29", "2024-03-29T15:00"],
        ),
        (
            "It rained on Friday. All was well there. It is so. It will begin at 3 p.m. today.",
            ["2024-03-29", "2024-03-31T15:00"],
        ),
        (
            "It rained on Friday. He said on Saturday it was bad. It began at 3 p.m.",
            ["2024-03-29", "2024-03-30", "2024-03-29T15:00"],
        ),
        ("It rained on Friday. All was well there. It is so. Earlier in the day, all came.", ["2024-03-29", "2024-03-29"]),
        ("It rained on Friday. All was well. It is so. Then it rained in the evening.", ["2024-03-29", "2024-03-29TEV"]),
        ("It rained on Friday. Several hours later it stopped.", ["2024-03-29", "2024-03-29TXX"]),
        ("It rained on Friday. Two trees fell overnight.", ["2024-03-29", "2024-03-31TNI"]),
        ("It was posted just over 24 hours ago.", ["2024-03-30TXX"]),
        ("They announced a truce for Tuesday and Wednesday.", ["2024-04-02", "2024-04-03"]),
        ("It rose in the first quarter. That compares with 5 million a year ago.", ["2024-Q1", "2023-Q1"]),
        ("The exhibition is to run from March 5 through May 9.", ["2024-03-05", "2024-05-09"]),
        ("It was expected to increase in February after jobs were added.", ["2024-02"]),
    ],
)
def test_an_hour_belongs_to_the_day_that_the_news_is_of(text: str, values: list[str]) -> None:
    assert [value for _, _, value in found(text)] == values


def test_a_speed_is_no_time() -> None:
    assert found("It went at 75 miles per hour (120 km per hour).") == []
