"""The timeline: what happened and when, each event told by its clause, with who was in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from reader.analysis import datelines
from reader.analysis.capitals import calmed
from reader.analysis.quotations import quotations
from reader.analysis.timeline.cast import Cast
from reader.analysis.timeline.clauses import BARE_REPORT, clause, subject, wording
from reader.analysis.timeline.dates import first_day
from reader.analysis.timeline.described import described
from reader.analysis.timeline.news import News, holding
from reader.analysis.timeline.occasions import begun, occasion
from reader.analysis.timeline.parts import parts
from reader.analysis.timeline.saying import inside_marks, only_spoken, reported, told_twice
from reader.analysis.timeline.told import dates_told
from reader.analysis.times.words import MONTHS, WEEKDAYS
from reader.model import Event, Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reader.analysis.quotations import Quotation
    from reader.analysis.timeline.told import Dated
    from reader.model import Entity, Mention, Precision, Statement, Time

# what is reported by its beginning needs who reports it to be understood
_HE = re.compile(r"[\"“'‘]?(?:it|he|she|they|we|i|you|this|these|his|her|its|their|our|my)\b", re.IGNORECASE)
# words of the date itself, which do not tell two events apart
_DATE_WORDS = frozenset({"the", *MONTHS, *WEEKDAYS})


def build(
    text: str,
    sentences: Sequence[Span],
    entities: Sequence[Entity],
    meant: Sequence[Mention],
    times: Sequence[Time],
    statements: Sequence[Statement],
    date: date | None,
) -> tuple[Event, ...]:
    """Build the events of a text, earliest first; the story's own undated news take the date of its lead (`implicit`).

    `meant` are the pronouns and phrases that stand for an entity.
    """
    names = sorted(Span(m.start, m.end) for e in entities for m in e.mentions)
    said = sorted(statements, key=lambda s: s.content.start)
    times = _outside_names(times, entities)
    starts = [time.start for time in times]
    plain = calmed(text, sentences)
    cast = Cast(plain, sentences, entities, meant, said)
    quotes = quotations(plain)
    news = News(plain, sentences, times, quotes, date)
    events: list[Event] = []
    told: list[Dated] = []
    for place, sentence in enumerate(sentences):
        inside = times[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        begin = datelines.after(plain, *sentence)
        before, told = told, dates_told(plain, sentence, [time for time in inside if time.start >= begin], date)
        each = [(found, _words(plain, said, quotes, sentence, found)) for found in told_twice(plain, said, sentence, told)]
        each = [(found, words) for found, words in each if words.alone or not only_spoken(plain, said, sentence, found, date)]
        for span, alone in dict.fromkeys(words for _, words in each):
            dates = [found for found, words in each if words.span == span]
            for found, part in zip(dates, parts(plain, span, dates), strict=True):
                cast_in = cast.in_noun if alone else cast.of
                event = _event(text, sentence, part.span, found.when, found.precision, cast_in(place, part.span))
                if who := part.subject or subject(plain, sentence, part.span, names):
                    event = replace(event, event=f"{text[who.start : who.end].strip()} {event.event}")
                events.append(event)
        if when := news.implicit(place, told, inside) or news.declared(place, told, before, said):
            events.append(_event(text, sentence, sentence, when, "day", cast.of(place, sentence), implicit=True))
    return tuple(sorted(_merged(events), key=lambda event: (first_day(event.when), event.when, event.start)))


def _outside_names(times: Sequence[Time], entities: Sequence[Entity]) -> list[Time]:
    """Leave out the times inside a name: "Fan Expo 2016"."""
    names = sorted((m.start, m.end) for e in entities for m in e.mentions)
    kept = []
    for time in times:
        place = bisect_right(names, (time.start, len(names) and names[-1][1])) - 1
        if place < 0 or names[place][1] < time.end:
            kept.append(time)
    return kept


def _event(
    text: str, sentence: Span, span: Span, when: str, precision: Precision, cast: tuple[str, ...], *, implicit: bool = False
) -> Event:
    return Event(sentence.start, sentence.end, when, precision, wording(text, span), cast, implicit)


class _Words(NamedTuple):
    """The words that tell of a date; `alone` where they are a noun, not a clause."""

    span: Span
    alone: bool


def _words(text: str, said: Sequence[Statement], quotes: Sequence[Quotation], sentence: Span, found: Dated) -> _Words:
    """Give the words that tell of a date: what was then, the noun that it belongs to, or its clause."""
    within = _reported(text, said, sentence, found)
    if when := begun(text, within, found.start, found.end):
        return _Words(when, alone=False)
    if noun := described(text, within, found.start, found.end) or occasion(text, within, found.start, found.end):
        return _Words(noun, alone=True)
    if told := reported(text, said, sentence, found):
        return _Words(told, alone=False)
    span = inside_marks(quotes, clause(text, within, found.start, found.end), found)
    return _Words(sentence if BARE_REPORT.fullmatch(text, *span) else span, alone=False)


def _reported(text: str, said: Sequence[Statement], sentence: Span, found: Dated) -> Span:
    """Give the words of a sentence that a date stands in: those reported, where they can be understood without who says so.

    A quotation stays with who said it.
    """
    contents = [s.content for s in holding(said, found.start) if found.end <= s.content.end and s.kind != "direct"]
    inner = min(contents, key=lambda content: content.end - content.start, default=sentence)
    if _HE.match(text, inner.start):
        return sentence
    return Span(max(sentence.start, inner.start), min(sentence.end, inner.end))


def _merged(events: list[Event]) -> list[Event]:
    """Make near-identical events of one date one: the first told, or what tells more than a noun, with the others' entities."""
    kept: list[Event] = []
    same_day: dict[str, list[tuple[int, set[str]]]] = {}  # on each date the place of an event and its words
    for event in events:
        mine = {word for word in re.findall(r"[^\W\d_]{3,}", event.event.lower()) if word not in _DATE_WORDS}
        others = same_day.setdefault(event.when, [])
        alike = next((n for n, (_, words) in enumerate(others) if mine and _is_alike(mine, words)), None)
        if alike is None:
            others.append((len(kept), mine))
            kept.append(event)
            continue
        place, words = others[alike]
        both = tuple(dict.fromkeys((*kept[place].entities, *event.entities)))
        more = len(words) <= _NOUN < len(mine)
        kept[place] = replace(event if more else kept[place], entities=both)
        others[alike] = place, mine if more else words
    return kept


def _is_alike(mine: set[str], words: set[str]) -> bool:
    """Tell two tellings of one event: nearly the same words, or a noun of the other's, "the attacks of October 7"."""
    few, many = sorted((mine, words), key=len)
    return len(mine & words) >= 0.75 * max(len(many), 1) or (0 < len(few) <= _NOUN and few <= many)


# so many words tell what happened and no more
_NOUN = 1
