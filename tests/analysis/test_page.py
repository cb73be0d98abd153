"""An entity's page: weeks, and where stories disagree."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from reader.analysis.page import Place, ToldEvent, ToldFigure, disputes, weekly

DAY = datetime(2024, 3, 30, tzinfo=UTC)


def place(story: str, days: float = 0) -> Place:
    return Place(story, "Title", "Desk", DAY + timedelta(days=days), 0, 10)


def event(story: str, when: str, words: str = "The truce talks in Cairo ended", *, implicit: bool = False) -> ToldEvent:
    return ToldEvent(place(story), when, "day", words, implicit)


def figure(
    story: str, value: float, *, upper: float | None = None, days: float = 0, subject: str = "Gaza", unit: str = "death"
) -> ToldFigure:
    return ToldFigure(place(story, days), str(value), value, upper, unit=unit, subject=subject)


def test_weeks_are_counted_from_the_first_to_the_last_with_the_empty_ones() -> None:
    days = [date(2024, 3, 4), date(2024, 3, 10), date(2024, 3, 25)]
    counted = [(date(2024, 3, 4), 2), (date(2024, 3, 11), 0), (date(2024, 3, 18), 0), (date(2024, 3, 25), 1)]
    assert list(weekly(days)) == counted
    assert weekly([]) == ()
    assert weekly([date.min])[0][1] == weekly([date.max])[0][1] == 1


@pytest.mark.parametrize(
    ("events", "found"),
    [
        ([event("a", "2024-03-30"), event("b", "2024-03-31", "In Cairo the truce talks ended")], 1),
        ([event("a", "2024-03-30"), event("a", "2024-03-31")], 0),
        ([event("a", "2024-03-30"), event("b", "2024-03-30")], 0),
        ([event("a", "2024-03-30"), event("b", "2024-03")], 0),
        ([event("a", "2024-03-30"), event("b", "2024-03-31", implicit=True)], 0),
        ([event("a", "2024-03-30"), event("b", "2024-03-31", "A minister resigned in Paris")], 0),
        ([event("a", "2024-03-30"), event("b", "soon")], 0),
    ],
)
def test_dates_disagree_where_two_stories_tell_one_event_on_days_that_exclude_each_other(
    events: list[ToldEvent], found: int
) -> None:
    assert len(disputes(events, [])) == found


@pytest.mark.parametrize(
    ("figures", "found"),
    [
        ([figure("a", 100), figure("b", 120)], 1),
        ([figure("a", 100), figure("a", 120)], 0),
        ([figure("a", 100), figure("b", 90, upper=110)], 0),
        ([figure("a", 100), figure("b", 120, days=3)], 0),
        ([figure("a", 100), figure("b", 120, subject="Israel")], 0),
        ([figure("a", 100, subject=""), figure("b", 120, subject="")], 0),
        ([figure("a", 100, unit="USD"), figure("b", 120, unit="USD")], 0),
    ],
)
def test_figures_disagree_where_two_stories_of_one_day_count_the_same_otherwise(figures: list[ToldFigure], found: int) -> None:
    assert len(disputes([], figures)) == found
