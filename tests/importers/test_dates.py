from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.importers.dates import read_date


@pytest.mark.parametrize(
    "written",
    [
        "2024-03-30T18:21:00Z",
        "2024-03-30T19:21:00+01:00",
        "2024-03-30 18:21:00",
        "2024-03-30T18:21:00.123Z",
        "20240330T182100Z",
        "Sat, 30 Mar 2024 18:21:00 GMT",
        "Sat, 30 Mar 2024 13:21:00 EST",
        "30 Mar 24 18:21:00 +0000",
        "Sat Mar 30 18:21:00 2024",
    ],
)
def test_common_ways_of_writing_are_read_as_utc(written: str) -> None:
    assert read_date(written) == datetime(2024, 3, 30, 18, 21, tzinfo=UTC)


def test_a_day_is_its_first_moment() -> None:
    assert read_date("2024-03-30") == read_date(date(2024, 3, 30)) == datetime(2024, 3, 30, tzinfo=UTC)


def test_a_future_date_is_kept() -> None:
    assert read_date("2099-01-01T00:00:00Z") == datetime(2099, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        *(
            "",
            "yesterday",
            "Sat, 99 Foo 0000",
            "0000-00-00",
            "99999-01-01T00:00:00Z",
            "0001-01-01T00:00:00Z",
            "1970-01-01T00:00:00Z",
        ),
        *("2024-13-01", "2024-02-30", "03/04/2024", "12:30", "2024", "2024-03-30T25:00:00Z", "2024-03-30T00:00:00+99:99"),
        *("Sat, 30 Mar 2024 99:99:99 GMT", "9" * 5000, None, 5, ["2024-01-01"]),
    ],
)
def test_what_is_no_date_is_unknown(written: object) -> None:
    assert read_date(written) is None


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40))
def test_no_text_makes_it_fail(text: str) -> None:
    found = read_date(text)
    assert found is None or found.tzinfo is UTC
