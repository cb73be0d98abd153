from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.tui.dates import age, day, when

if TYPE_CHECKING:
    from reader.model import Precision

NOW = datetime(2024, 3, 30, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(seconds=5), "now"),
        (-timedelta(days=400), "now"),
        (timedelta(minutes=5), "5m"),
        (timedelta(hours=23, minutes=59), "23h"),
        (timedelta(days=1), "1d"),
        (timedelta(days=6, hours=23), "6d"),
        (timedelta(days=20), "10 Mar"),
        (timedelta(days=120), "Dec 2023"),
    ],
)
def test_an_age_is_read_at_a_glance(ago: timedelta, words: str) -> None:
    assert age(NOW - ago, NOW) == words


def test_no_date_has_no_age() -> None:
    assert age(None, NOW) == ""


@pytest.mark.parametrize(
    ("value", "precision", "words", "full"),
    [
        ("2024-03-04", "day", "4 Mar", "4 Mar 2024"),
        ("2024-03-04T18:30", "time", "4 Mar 18:30", "4 Mar 18:30 2024"),
        ("2024-W10", "week", "week of 4 Mar", "week of 4 Mar 2024"),
        ("2024-03", "month", "March", "March 2024"),
        ("2024-Q1", "interval", "first quarter", "first quarter 2024"),
        ("2024", "year", "2024", "2024"),
        ("202", "interval", "2020s", "2020s"),
        ("2024-03-01/2024-03-10", "interval", "early March", "early March 2024"),
        ("2024-03-11/2024-03-20", "interval", "mid-March", "mid-March 2024"),
        ("2024-03-21/2024-03-31", "interval", "late March", "late March 2024"),
        ("2024-03-01/2024-03-31", "interval", "March", "March 2024"),
        ("2024-03-02/2024-03-05", "interval", "2–5 Mar", "2–5 Mar 2024"),
        ("2024-03-28/2024-04-03", "interval", "28 Mar – 3 Apr", "28 Mar – 3 Apr 2024"),
        ("2021/2023", "interval", "2021–2023", "2021–2023"),
        ("2024-01/2024-03", "interval", "Jan–Mar", "Jan–Mar 2024"),
    ],
)
def test_a_date_is_said_as_a_person_would(value: str, precision: Precision, words: str, full: str) -> None:
    read = when(value, precision)
    assert read is not None
    assert (read.words, read.full) == (words, full)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=12), st.from_regex(r"\d{1,4}(-[W\d]\d?\d?)?(-\d\d)?(/\d{4}-\d\d)?", fullmatch=True)))
def test_any_value_is_a_span_of_days_or_nothing(value: str) -> None:
    read = when(value)
    assert read is None or (read.first <= read.last and read.words)


def test_a_day_is_written_out() -> None:
    assert day(date(2024, 3, 30), weekday=True) == "Sat 30 March 2024"
    assert day(date(2024, 3, 30), short=True) == "30 Mar 2024"
