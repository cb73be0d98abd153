"""What a story tells as its own news: its headline and lead, and what it announces undated."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from reader.analysis import datelines
from reader.analysis.timeline.clauses import FINITE, MARKET, PAST, PERFECT
from reader.analysis.timeline.dates import dated, holds, near
from reader.analysis.timeline.told import PAST_SPAN
from reader.analysis.timeline.undated import is_caption

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reader.analysis.quotations import Quotation
    from reader.analysis.timeline.told import Dated
    from reader.model import Span, Statement, Time

_RELATIVE = re.compile(r"\b(?:who|which|that|whom)\s+$")
# what is told by these words was before the news
_EARLIER = re.compile(r"\b(?:after|since|following|before)\b")
_HEADLINE = re.compile(r"[^\n]{1,200}\n\s*\n")
# acts and decisions: news by themselves, where "said" and "denied" only report
_ACT = re.compile(
    r"(?:announced|unveiled|introduced|launched|agreed|signed|ordered|approved|rejected|resigned|applauded|praised|refused)\b"
)
# and the moves of a market
_MOVE = re.compile(r"(?:fell|rose|dropped|gained|plunged|jumped|soared|tumbled|surged|slumped|climbed|sank|lost|added)\b")
# a verb after these is no main verb: "when Apple introduced", "149 confirmed orders"
_UNDER = re.compile(
    r"\b(?:when|after|before|since|as|if|once|while|until|who|which|that|whether)\b|(?:\d|\b(?:the|an?|of|its|his|her|their))\s$",
    re.IGNORECASE,
)


# "was best known for his role", "is more than a feeling": no news
_STATE = re.compile(
    r"(?:was|were|is|are)\s(?:[a-z]+ly\s)?(?:(?:best|better|well|widely|also)\s)?(?:known|famous|remembered)\b|"
    r"(?:is|are)\s(?:not\s)?(?:an?|the(?!\s(?:latest|first|second|third|only)\b)|more|less|one|as|what|among|often|always|about)\b"
)
# "Players travelling to games when all others"
_FRAGMENT = re.compile(
    r"[A-Z][^,.:;“”\"]{1,160}?\s[a-z]{3,}ing\s(?:[^\s,.:;]+\s){0,12}?(?:when|while|because|although)\s[^,.:;]*"
)


class News:
    """What a story tells as its own news: its headline and lead, and the day on which that happened."""

    def __init__(
        self, text: str, sentences: Sequence[Span], times: Sequence[Time], quotes: Sequence[Quotation], date: date | None
    ) -> None:
        self._text, self._sentences, self._quotes = text, sentences, quotes
        headline = _HEADLINE.match(text)
        self._headline = bool(headline and sentences and "." not in text[sentences[0].end - 1 : sentences[0].end])
        self._lead = next(
            (
                i
                for i, s in enumerate(sentences)
                if (i > 0 or not self._headline)
                and s.end - s.start > 40
                and FINITE.search(text, *s)
                and not is_caption(text, s)
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
            if is_caption(self._text, sentence):
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

    def implicit(self, place: int, told: Sequence[Dated], times: Sequence[Time]) -> str:
        """Give the date of the lead where it tells none of its own, but that something happened; else nothing."""
        if (
            not self._when
            or place != self._lead
            or any(self._when[:7] in (one.when[:7], one.when[-10:-3]) or holds(one.when, self._when) for one in told)
        ):
            return ""
        if any(time.type == "DURATION" and PAST_SPAN.match(time.text) for time in times):
            return ""
        if any(time.value == "PAST_REF" and time.text.endswith("ago") for time in times):
            return ""  # "66 million years ago"
        sentence = self._sentences[place]
        # "has announced that the plan, begun in 2006, …": what has just happened is told before what is dated
        end = min((one.start for one in told), default=sentence.end)
        perfect = PERFECT.search(self._text, sentence.start, end)
        if perfect and _RELATIVE.search(self._text, sentence.start, perfect.start()):
            perfect = None  # "the hostages who have been held"
        happened = not told and PAST.search(self._text, *sentence) and not self._is_state(sentence)
        return self._when if perfect or happened else ""

    def _is_state(self, sentence: Span) -> bool:
        """Tell a lead that says how something is, or a participle alone: "He was best known for", "Loneliness is more than"."""
        begin = datelines.after(self._text, *sentence)
        verb = FINITE.search(self._text, begin, sentence.end)
        if verb is None or self._is_quoted(verb.start()):
            return False
        if _FRAGMENT.fullmatch(self._text, begin, verb.start()):
            return True
        return bool(_STATE.match(self._text, verb.start())) and not _UNDER.search(self._text, begin, verb.start())

    def _is_quoted(self, at: int) -> bool:
        place = bisect_right(self._quotes, at, key=lambda quote: quote.start) - 1
        return place >= 0 and at < self._quotes[place].end

    def declared(self, place: int, told: Sequence[Dated], before: Sequence[Dated], said: Sequence[Statement]) -> str:
        """Give the date of an announcement or decision that is told undated: an act, where "said" only comments.

        What the sentence before dates otherwise goes on in that time, and a quotation has a time of its own; what is announced
        may be dated.
        """
        elsewhere = any(one.when[:7] != self._when[:7] for one in before)
        reported = all(holding(said, one.start) for one in told)
        if self._lead < 0 or place <= self._lead or not reported or elsewhere:
            return ""
        sentence = self._sentences[place]
        verb = FINITE.search(self._text, *sentence)
        if not verb or not self._is_news(sentence, verb.start()):
            return ""
        if _UNDER.search(self._text, sentence.start, verb.start()):
            return ""
        return "" if self._is_quoted(verb.start()) else self._when

    def _is_news(self, sentence: Span, verb: int) -> bool:
        """Tell an act, or a move of what moves every day."""
        if _ACT.match(self._text, verb, sentence.end):
            return True
        return bool(_MOVE.match(self._text, verb, sentence.end) and MARKET.search(self._text, sentence.start, verb))


def holding(said: Sequence[Statement], at: int) -> list[Statement]:
    """Give the statements, of those in order of content, in whose words a place lies."""
    last = bisect_right(said, at, key=lambda statement: statement.content.start)
    return [statement for statement in said[max(0, last - 4) : last] if at < statement.content.end]
