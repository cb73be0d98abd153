"""The interface's JSON and its dates."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.wire import period


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("2024-03-31", date(2024, 3, 31), date(2024, 3, 31)),
        ("2024-03-31T14:00", date(2024, 3, 31), date(2024, 3, 31)),
        ("2024-W13", date(2024, 3, 25), date(2024, 3, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
        ("0001", date(1, 1, 1), date(1, 12, 31)),
        ("2024-03-30/2024-04-02", date(2024, 3, 30), date(2024, 4, 2)),
        ("1990/1999", date(1990, 1, 1), date(1999, 12, 31)),
        ("2024-W13/2024-04", date(2024, 3, 25), date(2024, 4, 30)),
    ],
)
def test_what_an_event_s_date_spans(when: str, first: date, last: date) -> None:
    assert period(when) == (first, last)


@pytest.mark.parametrize(
    "when", ["", "soon", "2024-02-30", "0000", "2024-W60", "2024-13", "2024-04/2024-03", "/", "2024-03-31/", "²⁰²⁴"]
)
def test_what_is_no_date_spans_nothing(when: str) -> None:
    assert period(when) is None


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="0123456789-/WT:X", max_size=22))
def test_any_text_spans_days_in_their_order_or_none(when: str) -> None:
    found = period(when)
    assert found is None or found[0] <= found[1]
