"""The timeline: what happened and when, each event told by its clause, with who was in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from reader.analysis import datelines
from reader.analysis.capitals import calmed
from reader.analysis.lists import vocabulary
from reader.analysis.quotations import quotations
from reader.analysis.timeline.cast import Cast
from reader.analysis.timeline.clauses import (
    ACT,
    BARE_REPORT,
    FINITE,
    FUTURE,
    MARKET,
    MOVE,
    PAST,
    PERFECT,
    UNDER,
    UNHELD,
    UNREAL,
    clause,
    occasion,
    subject,
    wording,
)
from reader.analysis.timeline.dates import dated, holds, near
from reader.model import Event, Precision, Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reader.model import Entity, Mention, Statement, Time

# what goes on for longer than this is no sentence of prose
_LONGEST = 3000
_RANGE = re.compile(r"\s*(?:to|until|till|through|and|[-–—])\s*(?:the\s+)?", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|between|during)\s+(?:the\s+)?$", re.IGNORECASE)
_CREDIT = re.compile(r"\s*(?:Image|Photo|Picture|Credit|File photo):")
# "“A headline” — A Newspaper, May 3, 2016"
_CITED = re.compile(r"(?:[^\n]{0,40}\n)?[\"“‘«][^\n]{5,200}[\"”’»]\s+[—–-]+\s+(?:The\s)?[A-Z]")
# what is reported by its beginning needs who reports it to be understood
_HE = re.compile(r"[\"“'‘]?(?:it|he|she|they|we|i|you|this|these|his|her|its|their|our|my)\b", re.IGNORECASE)
# words of the date itself, which do not tell two events apart
_LONG = frozenset(["interval", "month", "year"])
_DATE_WORDS = vocabulary("""
    the january february march april may june july august september october november december monday tuesday wednesday thursday
    friday saturday sunday
""")
# "three days later than planned" counts from a plan
_THAN = re.compile(r"\s+(?:earlier|later|sooner)?\s?than\b")
# "up 4 percent from the previous year": what it is compared with did not happen then
_COMPARED = re.compile(
    r"\b(?:(?:from|than|over|against|versus|on)\s(?:the\s|an?\s)?|(?:compared|comparison)\s(?:to|with|from)\s[^;]{0,70})$",
    re.IGNORECASE,
)
# "down from $41.1bn in the third quarter of 2007"
_FROM_AMOUNT = re.compile(
    r"\b(?:from|versus)\s(?!(?:1\d|20)\d\d\s)(?:[A-Z]{0,3}[$£€¥])?\d[\d.,]*\s?(?:(?!to\s)[a-z%]+\s){0,3}?"
    r"(?:(?:in|for|during|over|of|the|same|period|quarter|month|time)\s){0,6}$"
)
_YEAR_BEFORE = re.compile(
    r"(?:the\s|a\s)?(?:previous|prior|preceding|last|same|earlier|year|month|quarter)\b.*|.*\b(?:earlier|ago|before)$",
    re.IGNORECASE,
)
# "a decline of 3.6 percent from 2020", "crude for delivery in May"
_SINCE_THEN = re.compile(
    r"\b(?:up|down|drop|rise|increase|decrease|decline|fall|gain|growth|jump|change)\b[^;]{0,60}?\sfrom\s(?:the\s)?$"
    r"|\bdelivery\s(?:in|for)\s$|\b(?:crude|futures|contracts?)\sfor\s$"
)
_RELATIVE = re.compile(r"\b(?:who|which|that|whom)\s+$")
_PAST_SPAN = re.compile(r"(?:the\s+)?(?:past|last|recent)\b", re.IGNORECASE)
# a day told by its name alone, and what makes it a date
_NAMED = re.compile(
    r"(?!.*\d)(?!.*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)(?!(?:Today|Yesterday|Tomorrow|Last|This|Next|The|That|Early|Late|A)\b)"
    r"(?!\w+ (?:days?|weeks?) )[A-Z].*"
)
_ON = re.compile(
    r"(?:^|\b(?:on|at|by|since|until|till|before|after|during|for|of|next|last|this)\s|[.!?]\s|\n)$", re.IGNORECASE
)
# the year of a name: "the keynote of Expo 2005"
_NAMED_BEFORE = re.compile(
    r"\b(?!(?:In|Since|By|Until|During|Of|From|After|Before|Spring|Summer|Autumn|Fall|Winter|Through|Around|Circa|Year|To)\s)"
    r"[^\W\d_a-z][\w’'-]+(?<!['’]s)\s$"
)
# "the 2009-2010 Corolla, the 2007-2010 Camry and": years that things were made in
_MODEL_YEARS = re.compile(r"(?<=the )\d{4}-\d{4}\s[A-Z][\w-]+(?:,| and the|\.)")
_THESE_DAYS = re.compile(r"today (?:is|are)\b(?! to\b)", re.IGNORECASE)
# "on Thursday reported second quarter results": the quarter tells which results
_OF_RESULTS = re.compile(
    r"(?:['’]s)?\s(?:\w+\s){0,2}(?:results|earnings|profits?|loss(?:es)?|revenues?|sales|figures|data|report)\b"
)
# what is told by these words was before the news
_EARLIER = re.compile(r"\b(?:after|since|following|before)\b")
_HEADLINE = re.compile(r"[^\n]{1,200}\n\s*\n")


class _Dated(NamedTuple):
    """One time of a sentence, or two that make an interval."""

    when: str
    precision: Precision
    start: int
    end: int
    text: str


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
    news = _News(plain, sentences, times, date)
    events: list[Event] = []
    told: list[_Dated] = []
    for place, sentence in enumerate(sentences):
        inside = times[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        begin = datelines.after(plain, *sentence)
        before, told = told, _told(plain, sentence, [time for time in inside if time.start >= begin])
        for found in told:
            within = _reported(plain, said, sentence, found)
            span = occasion(plain, sentence, found.start, found.end) or clause(plain, within, found.start, found.end)
            if BARE_REPORT.fullmatch(plain, *span):
                span = sentence
            event = _event(text, sentence, span, found.when, found.precision, cast.of(place, span))
            if who := subject(plain, sentence, span, names):
                event = replace(event, event=f"{text[who.start : who.end]} {event.event}")
            events.append(event)
        if when := news.implicit(place, told, inside) or news.declared(place, told, before, said):
            events.append(_event(text, sentence, sentence, when, "day", cast.of(place, sentence), implicit=True))
    return tuple(sorted(_merged(events), key=lambda event: (event.when, event.start)))


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


def _told(text: str, sentence: Span, times: Sequence[Time]) -> list[_Dated]:
    """Give the dates that a sentence tells something of: intervals joined, the coarser of two left out."""
    if sentence.end - sentence.start > _LONGEST or _is_caption(text, sentence):
        return []
    found: list[_Dated] = []
    habit = any(time.type == "SET" for time in times)
    passed = sentence.start
    for time in times:
        value = dated(time)
        if value is None:
            continue
        if _says_nothing(text, sentence, time, habit=habit) or _RANGE.fullmatch(text, passed, time.start):
            passed = time.end  # "from May through July": neither
            continue
        when, precision = value
        if found and _is_range(text, found[-1], time.start, when):
            first = found.pop()
            found.append(_Dated(f"{first.when}/{when}", "interval", first.start, time.end, text[first.start : time.end]))
            continue
        found.append(_Dated(when, precision, time.start, time.end, time.text))
    return [one for place, one in enumerate(found) if not _told_by_another(text, sentence, found, place)]


def _told_by_another(text: str, sentence: Span, found: Sequence[_Dated], place: int) -> bool:
    """Tell a date that a finer one of its clause tells too, and one that only says of which time something is."""
    one = found[place]
    others = [other for at, other in enumerate(found) if at != place]
    if any(other.precision == "day" for other in others) and one.precision in _LONG and _OF_RESULTS.match(text, one.end):
        return True
    within = clause(text, sentence, one.start, one.end)
    return any(
        holds(one.when, other.when)
        and (other.when != one.when or at < place)
        and (other.when == one.when or within.start <= other.start < within.end)
        for at, other in enumerate(found)
        if at != place
    )


def _is_range(text: str, first: _Dated, start: int, when: str) -> bool:
    """Tell "November 20 to December 11" and "from 2004 to 2009"."""
    link = text[first.end : start]
    if not _RANGE.fullmatch(link) or first.precision == "interval" or not first.when < when:
        return False
    return link.strip().lower() != "and" or bool(_FROM.search(text[max(0, first.start - 14) : first.start]))


def _says_nothing(text: str, sentence: Span, time: Time, *, habit: bool) -> bool:
    """Tell a time by which nothing is dated: what never was, a habit, "today" for these days, a caption's year."""
    if _YEAR_BEFORE.fullmatch(time.text) and _COMPARED.search(text, max(sentence.start, time.start - 90), time.start):
        return True
    before = max(sentence.start, time.start - 90)
    if _FROM_AMOUNT.search(text, before, time.start) or _SINCE_THEN.search(text, before, time.start):
        return True
    span = clause(text, sentence, time.start, time.end)
    if UNREAL.search(text, span.start, time.end) or UNHELD.search(text, span.start, time.start) or _THAN.match(text, time.end):
        return True
    moved = bool(PAST.search(text, *span) or PERFECT.search(text, *span) or FUTURE.search(text, *span))
    if time.text.lower() in {"today", "this year", "this month", "this week"} and not moved:
        return True
    if _MODEL_YEARS.match(text, time.start) or _MODEL_YEARS.match(text, time.start - 5):
        return True
    if _THESE_DAYS.match(text, time.start) or (len(time.text) == 4 and _NAMED_BEFORE.search(text, sentence.start, time.start)):
        return True
    if len(time.value) == 10 and _NAMED.fullmatch(time.text) and not _ON.search(text[max(0, time.start - 12) : time.start]):
        return True  # "the Christmas party"
    return habit and time.mod == "APPROX"


def _is_caption(text: str, sentence: Span) -> bool:
    """Tell the words under a picture: few, and no verb among them; or the picture's maker follows; and a source's line."""
    if _CREDIT.match(text, sentence.end) or _CITED.match(text, sentence.start, sentence.end):
        return True
    return not FINITE.search(text, *sentence) and len(text[sentence.start : sentence.end].split()) < 12


class _News:
    """What a story tells as its own news: its headline and lead, and the day on which that happened."""

    def __init__(self, text: str, sentences: Sequence[Span], times: Sequence[Time], date: date | None) -> None:
        self._text, self._sentences, self._quotes = text, sentences, quotations(text)
        headline = _HEADLINE.match(text)
        self._headline = bool(headline and sentences and "." not in text[sentences[0].end - 1 : sentences[0].end])
        self._lead = next(
            (
                i
                for i, s in enumerate(sentences)
                if (i > 0 or not self._headline)
                and s.end - s.start > 40
                and FINITE.search(text, *s)
                and not _is_caption(text, s)
            ),
            -1,
        )
        self._when = self._day(times, date)

    def _day(self, times: Sequence[Time], date: date | None) -> str:
        """Give the day before the story that the lead tells, or else the sentence after it; else the story's."""
        if date is None or self._lead < 0:
            return ""
        for place, back in ((self._lead, 7), (self._lead + 1, 3)):
            sentence = self._sentences[min(place, len(self._sentences) - 1)]
            if _is_caption(self._text, sentence):
                continue
            for time in times:
                value = dated(time)
                if not (
                    sentence.start <= time.start < sentence.end and value and value[1] == "day" and near(value[0], date, back)
                ):
                    continue
                if place == self._lead or not _EARLIER.search(self._text, sentence.start, time.start):
                    return value[0]
        return date.isoformat()

    def implicit(self, place: int, told: Sequence[_Dated], times: Sequence[Time]) -> str:
        """Give the date of the lead where it tells none of its own, but that something happened; else nothing."""
        if (
            not self._when
            or place != self._lead
            or any(one.when[:7] == self._when[:7] or holds(one.when, self._when) for one in told)
        ):
            return ""
        if any(time.type == "DURATION" and _PAST_SPAN.match(time.text) for time in times):
            return ""
        sentence = self._sentences[place]
        # "has announced that the plan, begun in 2006, …": what has just happened is told before what is dated
        end = min((one.start for one in told), default=sentence.end)
        perfect = PERFECT.search(self._text, sentence.start, end)
        if perfect and _RELATIVE.search(self._text, sentence.start, perfect.start()):
            perfect = None  # "the hostages who have been held"
        return self._when if perfect or (not told and PAST.search(self._text, *sentence)) else ""

    def declared(self, place: int, told: Sequence[_Dated], before: Sequence[_Dated], said: Sequence[Statement]) -> str:
        """Give the date of an announcement or decision that is told undated: an act, where "said" only comments.

        What the sentence before dates otherwise goes on in that time, and a quotation has a time of its own; what is announced
        may be dated.
        """
        elsewhere = any(one.when[:7] != self._when[:7] for one in before)
        reported = all(_holding(said, one.start) for one in told)
        if self._lead < 0 or place <= self._lead or not reported or elsewhere:
            return ""
        sentence = self._sentences[place]
        verb = FINITE.search(self._text, *sentence)
        if not verb or not self._is_news(sentence, verb.start()):
            return ""
        if UNDER.search(self._text, sentence.start, verb.start()):
            return ""
        place = bisect_right(self._quotes, verb.start(), key=lambda quote: quote.start) - 1
        return "" if place >= 0 and verb.start() < self._quotes[place].end else self._when

    def _is_news(self, sentence: Span, verb: int) -> bool:
        """Tell an act, or a move of what moves every day."""
        if ACT.match(self._text, verb, sentence.end):
            return True
        return bool(MOVE.match(self._text, verb, sentence.end) and MARKET.search(self._text, sentence.start, verb))


def _reported(text: str, said: Sequence[Statement], sentence: Span, found: _Dated) -> Span:
    """Give the words of a sentence that a date stands in: those reported, where they can be understood without who says so.

    A quotation stays with who said it.
    """
    holding = [s.content for s in _holding(said, found.start) if found.end <= s.content.end and s.kind != "direct"]
    inner = min(holding, key=lambda content: content.end - content.start, default=sentence)
    if _HE.match(text, inner.start):
        return sentence
    return Span(max(sentence.start, inner.start), min(sentence.end, inner.end))


def _holding(said: Sequence[Statement], at: int) -> list[Statement]:
    """Give the statements, of those in order of content, in whose words a place lies."""
    last = bisect_right(said, at, key=lambda statement: statement.content.start)
    return [statement for statement in said[max(0, last - 4) : last] if at < statement.content.end]


def _merged(events: list[Event]) -> list[Event]:
    """Make near-identical events of one date one: the first told stays, with the others' entities."""
    kept: list[Event] = []
    same_day: dict[str, list[tuple[int, set[str]]]] = {}
    for event in events:
        mine = {word for word in re.findall(r"[^\W\d_]{3,}", event.event.lower()) if word not in _DATE_WORDS}
        others = same_day.setdefault(event.when, [])
        place = next((at for at, words in others if mine and len(mine & words) >= 0.75 * max(len(mine), len(words), 1)), None)
        if place is None:
            others.append((len(kept), mine))
            kept.append(event)
        else:
            both = tuple(dict.fromkeys((*kept[place].entities, *event.entities)))
            kept[place] = replace(kept[place], entities=both)
    return kept
