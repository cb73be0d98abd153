"""Dates of the saying and of what is said: "the rate rose, the office said on Monday", "I make this offer tonight"."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from reader.analysis.timeline.clauses import FINITE, PAST, PERFECT
from reader.analysis.timeline.dates import first_day
from reader.analysis.timeline.news import holding
from reader.analysis.timeline.undated import FUTURE
from reader.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reader.analysis.quotations import Quotation
    from reader.analysis.timeline.told import Dated
    from reader.model import Statement

# ", the statistics office said late on"
_SAYS = re.compile(
    r",?[”\"’]?,?\s(?:[^\s,;:]+,?\s){0,12}?(?:said|says|added|reported|announced|stated|confirmed)\s(?:(?:on|in|at|late|early)\s){0,2}"
)
# "on Monday in Oslo", "on Monday as the president came home": what is told behind the saying's date
_WHERE = re.compile(r"(?:\s(?:in|at|from)\s[^,;:]{1,60})?[\s.,]*")
# "we are tonight tabling a motion"
_GOING_ON = re.compile(r"(?:\b(?:am|is|are)|['’](?:m|s|re))\s(?:\w+\s)?[a-z]{2,}ing\b")
# "it will take until next year to rebuild"
_TAKES = re.compile(r"\btakes?\suntil\s$")
_GONE = re.compile(r"\b(?:last|past|previous|yesterday|ago|earlier)\b", re.IGNORECASE)
_MARKS = re.compile(r"[:;]")


class _Report(NamedTuple):
    """What is said before the words that say by whom and when; `named` where a name says it."""

    content: Span
    named: bool


def _report(text: str, said: Sequence[Statement], sentence: Span, found: Dated) -> _Report | None:
    """Give what is said on a date, where it stands before the saying: "the rate rose, the office said on Monday"."""
    last = bisect_right(said, found.start, key=lambda statement: statement.content.start)
    for one in said[max(0, last - 4) : last]:
        if sentence.start <= one.content.start and _SAYS.fullmatch(text, one.content.end, found.start):
            return None if one.kind == "direct" else _Report(one.content, bool(one.speaker))
    return None


def told_twice(text: str, said: Sequence[Statement], sentence: Span, told: Sequence[Dated]) -> list[Dated]:
    """Leave out the day of saying what has its own: "A bomb exploded on Monday, the army said Tuesday"."""
    return [one for one in told if not _is_of_a_report(text, said, sentence, one, told)]


def _is_of_a_report(text: str, said: Sequence[Statement], sentence: Span, one: Dated, told: Sequence[Dated]) -> bool:
    report = _report(text, said, sentence, one)
    if report is None:
        return False
    begin, end = report.content
    return any(begin <= other.start < end and first_day(other.when) <= first_day(one.when) for other in told)


def reported(text: str, said: Sequence[Statement], sentence: Span, found: Dated) -> Span | None:
    """Give the words that tell what somebody said on a date: what was said, and who where a name says it."""
    report = _report(text, said, sentence, found)
    if report is None or not FINITE.search(text, *report.content):
        return None
    done = PAST.search(text, *report.content) or PERFECT.search(text, *report.content)
    if done and not report.named and not FUTURE.search(text, *report.content):
        return report.content
    # "on Monday in Oslo" is told whole, "on Monday as the king came home" not
    return Span(report.content.start, sentence.end if _WHERE.fullmatch(text, found.end, sentence.end) else found.end)


def only_spoken(text: str, said: Sequence[Statement], span: Span, found: Dated, date: date | None) -> bool:
    """Tell a time that a quotation only speaks of: "the towns are empty in winter", "I make this offer tonight"."""
    quoted = [one.content for one in holding(said, found.start) if one.kind == "direct"]
    if not quoted or _GONE.search(found.text) or (date and found.precision == "day" and found.when > date.isoformat()):
        return False
    if _TAKES.search(text, span.start, found.start):
        return True
    mark = _MARKS.search(text, found.end, span.end)
    end = mark.start() if mark else min(span.end, quoted[0].end)
    return not any(told.search(text, span.start, end) for told in (PAST, PERFECT, FUTURE, _GOING_ON))


def inside_marks(quotes: Sequence[Quotation], span: Span, found: Dated) -> Span:
    """End a clause that begins within a quotation and tells a date of it at the closing mark, not with who says it."""
    place = bisect_right(quotes, found.start, key=lambda quote: quote.start) - 1
    if place < 0 or not quotes[place].start < span.start < found.end <= quotes[place].end < span.end:
        return span
    return Span(span.start, quotes[place].end - 1)
