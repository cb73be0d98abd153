"""Parts of a clause that tells several dates: what was done on each, what was planned for it, what followed."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reader.analysis import datelines
from reader.analysis.timeline.clauses import FINITE, PAST, VERB, first_subject
from reader.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.timeline.told import Dated

# "and will fly in 2008", ", doubled in 2005", ", prompting a suit in 1989"
_JOINT = re.compile(
    rf",?\s(?:and|but|then)\s(?:then\s)?|\sas\s|,\s(?:then\s)?(?=(?:[a-z]+ly\s)?(?:{FINITE.pattern}|[a-z]{{3,}}ing\b)|(?:with|due)\s)"
)
# "The boat that sank last week, killing six, was raised on Monday"
_RESUMED = re.compile(rf",\s[a-z]{{3,}}ing\s[^,;]{{1,80}},\s(?={FINITE.pattern})")
_HEAD = re.compile(r"(?P<noun>[^,;:]{1,60}?)\s(?:that|which|who)\s")
_CONJUNCTION = re.compile(r",?\s(?:and|but|then|as)\b")
# "the frequent and loud calls": no part begins there
_ADJECTIVES = re.compile(r"\b(?:the|an?|both|between)\s[\w-]+$", re.IGNORECASE)
_ONE_WORD = 30
# a part may begin with its date: "in 2001 it was sold", not "and June"
_WITH_DATE = re.compile(r"(?:in|on|by|at|between|from)\s")
# "a proposal to leave by May", "to resign by June"
_PLAN = re.compile(r"\s(?=(?:(?:an?|the|its|his|her|their)\s[^,;:]{1,90}?\s)?to\s[a-z])")
# "on a resolution tabled last week", "homes they had fled in March"
_DESCRIBED = re.compile(
    rf"\s(?:(?:on|of|for|to|with|against|over|at|about|from|into)\s|to\s[a-z]+\s)?(?=(?:(?:an?|the|its|his|her|their)\s[^,;:]{{1,80}}?|"
    rf"[a-z]{{2,}}s)\s(?:that|who|which|they|he|she|we|{PAST.pattern})\s)"
)
# "said on Monday it would close"
_SAID = re.compile(r"\b(?:said|says|announced|told(?:\s[\w’'-]+){0,3})\s(?:on\s|late\s|early\s)?$")
_REPORTED = re.compile(r"\s(?:that\s)?")
# "an inquest last week heard that he fell in May"
_HEARD = re.compile(r"\b(?:heard|learned|(?:was|were)\stold)\s(?:that\s)?")
_VERB_FIRST = re.compile(rf"{VERB.pattern}|to\s[a-z]")


class Part(NamedTuple):
    """The words that tell a date, and the subject before them where they have none."""

    span: Span
    subject: Span | None


class _Cut(NamedTuple):
    """What lies between two parts; `whole` where the first holds the second: what was planned, said, heard or described."""

    start: int
    end: int
    whole: bool


def parts(text: str, span: Span, dates: Sequence[Dated]) -> list[Part]:
    """Give the part of a clause that each of its dates belongs to; the clause where it cannot be parted."""
    inside = [one for one in dates if span.start <= one.start < span.end]  # not "…, police said Sunday" behind what they said
    cuts = [cut for one, other in pairwise(inside) if (cut := _cut(text, span, one, other)) and cut.end < span.end]
    found = []
    for one in dates:
        low = max((cut.end for cut in cuts if cut.end <= one.start), default=span.start)
        high = min((cut.start for cut in cuts if cut.start >= one.end and not cut.whole), default=span.end)
        again = low > span.start and _VERB_FIRST.match(text, low)
        found.append(Part(Span(low, high), _subject(text, Span(span.start, dates[0].start)) if again else None))
    return found


def _subject(text: str, span: Span) -> Span | None:
    """Give what the parts of a clause are told of, without its own relative: "The boat that sank last week"."""
    head = _HEAD.match(text, datelines.after(text, *span), span.end)
    if head and not FINITE.search(text, *head.span("noun")):
        return Span(*head.span("noun"))
    return first_subject(text, span)


def _cut(text: str, span: Span, one: Dated, other: Dated) -> _Cut | None:
    """Give where a clause is parted between two of its dates."""
    verb = FINITE.search(text, span.start, other.start)
    if verb is None:
        return None
    for joint in _JOINT.finditer(text, one.end, other.start):
        if resumed := _RESUMED.match(text, joint.start(), span.end):
            return _Cut(joint.start(), resumed.end(), whole=False)
        if verb.start() < joint.start() and _has_verb(text, Span(*joint.span()), other, span.end):
            return _Cut(*joint.span(), whole=False)
    inner = _inner(text, span, one, other)
    return _Cut(*inner.span(), whole=True) if inner else None


def _inner(text: str, span: Span, one: Dated, other: Dated) -> re.Match[str] | None:
    """Give what leads from a date to what was heard, said, planned or is described, whose date is the other."""
    if heard := _HEARD.search(text, one.end, other.start):
        return heard
    if _SAID.search(text, span.start, one.start) and FINITE.search(text, one.end, other.start):
        return _REPORTED.match(text, one.end)
    plan = _PLAN.match(text, one.end, other.start)
    if plan and one.when < other.when and PAST.search(text, span.start, one.end):
        return plan
    return _DESCRIBED.match(text, one.end, other.start) if FINITE.search(text, span.start, one.start) else None


def _has_verb(text: str, joint: Span, date: Dated, end: int) -> bool:
    """Tell a joint with a verb behind it, before its date or, where it begins with that, after; a participle is a verb."""
    if not _CONJUNCTION.match(text, joint.start, joint.end) or VERB.match(text, joint.end):
        return True
    if _ADJECTIVES.search(text, max(0, joint.start - _ONE_WORD), joint.start):
        return False
    if FINITE.search(text, joint.end, date.start):
        return True
    return bool(_WITH_DATE.match(text, joint.end) and FINITE.search(text, date.end, end))
