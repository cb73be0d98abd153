"""Times and sentences by which nothing is dated: plans given up, comparisons, habits, captions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reader.analysis.lists import sequence
from reader.analysis.timeline.clauses import FINITE, PAST, PERFECT, clause
from reader.analysis.times.words import WEEKDAY

if TYPE_CHECKING:
    from reader.model import Span, Time

# what a business reports of a quarter or a year
RESULTS: Final = r"results|earnings|profits?|loss(?:es)?|revenues?|sales|figures"
FUTURE: Final = re.compile(
    r"\b(?:will|shall|'ll|’ll|is to|are to|was to|were to|set to|due|scheduled|expected|slated|plans? to|planned|going to)\b"
)
# what would have been, and what depends: "if", "but should the trend continue"
_UNREAL = re.compile(
    r"\b(?:(?:would|could|might|should)(?: not|n't)? have|if |had it|had they|had he|had she|unless)\b"
    r"|(?:(?<=but\s)|(?<=and\s)|(?<=,\s)|(?<=[.\n]\s)|\A)should\s(?:the|this|that|any|an?|it|they|he|she|we|you)\s",
    re.IGNORECASE,
)
# a plan that was given up: "originally due later this year", "had hoped to have it ready for 2012", "and not 2015 as hoped"
_UNHELD = re.compile(
    r"(?:\b(?:originally|initially|previously|first)\s(?:was\s|were\s)?(?:due|planned|scheduled|expected|hoped|slated|set)\b[^.,;]{0,40}"
    r"|\bhad\s(?:hoped|planned|intended|expected|wanted)\sto\b[^.;]{0,60}|\bnot\s(?:(?:in|on|by)\s)?)$"
)
# "last year's champions", "the 2009 winner", "a 1944 issue": of which year someone or something is
_OF_A_YEAR: Final = "|".join(
    sequence("""
    champions? winners? finalists? semi-?finalists? premiers? premiership runners?-up titleholders? medallists? graduates?
    issues? editions? cop(?:y|ies) models? films? movies? novels? books? songs? albums? photographs? photos? paintings?
    """)
)
_HOLDER = re.compile(rf"['’]s?\s(?:[\w-]+\s){{0,2}}?(?:{_OF_A_YEAR})\b")
_THING = re.compile(rf"\s(?:[a-z-]+\s)?(?:{_OF_A_YEAR})\b")
_CREDIT = re.compile(r"\s*(?:Image|Photo|Picture|Credit|File photo):")
# "“A headline” — A Newspaper, May 3, 2016"
_CITED = re.compile(r"(?:[^\n]{0,40}\n)?[\"“‘«][^\n]{5,200}[\"”’»]\s+[—–-]+\s+(?:The\s)?[A-Z]")
# "three days later than planned" counts from a plan
_THAN = re.compile(r"\s+(?:earlier|later|sooner)?\s?than\b")
# "up 4 percent from the previous year": what it is compared with did not happen then
_COMPARED = re.compile(
    r"\b(?:(?:from|than|over|against|versus|on)\s(?:the\s|an?\s)?|(?:compared|comparison)\s(?:to|with|from)\s[^;]{0,70})$",
    re.IGNORECASE,
)
# "well above the 2009 turnout", "lower than in 2009", "when compared to the rates recorded in April 2003"
_ABOVE = re.compile(
    r"(?:\b(?:above|below|exceeding|surpassing|versus)|(?<!later\s)(?<!earlier\s)(?<!sooner\s)\bthan)\s(?:that\s)?"
    r"(?:(?:in|for|of|on|during)\s)?(?:the\s|those\sof\s|its\s|his\s)?$"
    r"|\b(?:above|below|than|from)\s(?:the\s)?[$£€]?\d[\d.,]*\s(?:\w+\s){0,3}?(?:recorded|seen|reported|registered|posted|reached|set)\s"
    r"(?:(?:in|on|for|during)\s)?(?:the\s)?$"
    # "twice the average in April", "the same period of last year", "more than in the last such year, 2000"
    r"|\b(?:twice|double|triple|half|above|below|times)\s(?:the|its|their)\s[^,;:]{0,40}?(?:average|norm|mean|rate|level|total|figure)\s(?:in|for|of)\s$"
    r"|\b(?:same|corresponding|comparable)\s(?:period|quarter|month|week|time|season|stage)\s(?:(?:of|in)\s(?:the\s)?)?$"
    r"|\bthan\sin\sthe\s(?:[\w-]+\s){0,4}year,\s$"
    r"|\bcompared\s(?:to|with)\s(?:[^,;.]|[.,]\d){0,60}$|\bon\sthe\s(?:figures?|rates?|levels?|totals?)\s(?:\w+\s){0,2}(?:in|for|of)\s$"
)
# "could come tomorrow or the day after": it is not said when
_OR = re.compile(r"\sor\b")
_EITHER = re.compile(r"\bor\s(?:[\w’']+\s){0,4}$")
_COULD = re.compile(r"\b(?:could|may|might)\s(?!have\b)")
# "down from $41.1bn in the third quarter of 2007"
_FROM_AMOUNT = re.compile(
    r"\b(?:from|versus)\s(?!(?:1\d|20)\d\d\s)(?:[A-Z]{0,3}[$£€¥])?\d[\d.,]*\s?(?:(?!to\s)[a-z%]+\s){0,3}?"
    r"(?:(?:in|for|during|over|of|the|same|period|quarter|month|time)\s){0,6}$"
)
_YEAR_BEFORE = re.compile(
    r"(?:the\s|a\s)?(?:previous|prior|preceding|last|same|earlier|year|month|quarter)\b.*|.*\b(?:earlier|ago|before)$",
    re.IGNORECASE,
)
_SAME = re.compile(r"the\ssame\s(?:period|quarter|month|week|time|season|stage)\s\S")
# "a decline of 3.6 percent from 2020", "crude for delivery in May", "the estimate for 2009", "the worst since 1985"
_ELSEWHEN = re.compile(
    r"\b(?:up|down|drop|rise|increase|decrease|decline|fall|gain|growth|jump|change)\b[^;]{0,60}?\sfrom\s(?:the\s)?$"
    r"|\bdelivery\s(?:in|for)\s$|\b(?:crude|futures|contracts?)\sfor\s$"
    r"|\b(?:estimates?|forecasts?|outlook|guidance|projections?|expectations)\s(?:\w+\s){0,2}for\s(?:the\s|its\s|fiscal\s){0,2}$"
    r"|\b(?:first|last|only|most|(?<![Aa]t\s)least|worst|best|[a-z]{3,}est)\s[^;,]{0,60}?\bsince\s(?:the\s)?"
    r"(?:(?:[A-Z][\w’'.-]*\s){1,4}(?:in|of)\s(?:the\s)?)?$"
)
# "soared on upbeat third quarter results"
_FOR_RESULTS = re.compile(r"\b(?:on|after|of|for|following|despite|with|ahead\sof)\s(?:its\s|the\s|an?\s)?(?:[a-z]+\s)?$")
_OF_RESULTS = re.compile(rf"(?:['’]s?)?\s(?:{RESULTS})\b")
# a day told by its name alone, and what makes it a date
_NAMED = re.compile(
    rf"(?!.*\d)(?!.*{WEEKDAY}\b)(?!(?:Today|Yesterday|Tomorrow|Last|This|Next|The|That|Early|Late|A)\b)"
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
_THESE_DAYS = re.compile(r"today (?:is|are|as)\b(?! to\b)", re.IGNORECASE)
# "from 6:00 am to midnight": hours of any day
_HOURS = re.compile(r"(?:noon|midnight|\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?)", re.IGNORECASE)
_FROM_HOUR = re.compile(r"\b(?:from|between)\s(?:[\w:.]{1,8}\s(?:[ap]\.?m\.?\s)?(?:to|and|until|till)\s)?$", re.IGNORECASE)


def _is_compared(text: str, before: int, time: Time) -> bool:
    """Tell a time that something is compared with, whose results they are or who won then: "lower than in 2009"."""
    if _SAME.match(time.text) or _ABOVE.search(text, before, time.start):
        return True
    if _YEAR_BEFORE.fullmatch(time.text) and _COMPARED.search(text, before, time.start):
        return True
    if _OF_RESULTS.match(text, time.end) and _FOR_RESULTS.search(text, before, time.start):
        return True
    return len(time.value) == 4 and bool((_HOLDER if time.text[-1].isalpha() else _THING).match(text, time.end))


def says_nothing(text: str, sentence: Span, time: Time, *, habit: bool) -> bool:
    """Tell a time by which nothing is dated: what never was, a habit, "today" for these days, a caption's year."""
    before = max(sentence.start, time.start - 90)
    if _FROM_AMOUNT.search(text, before, time.start) or _ELSEWHEN.search(text, before, time.start):
        return not text.startswith(" when ", time.end)
    if _is_compared(text, before, time):
        return True
    span = clause(text, sentence, time.start, time.end)
    if (
        _UNREAL.search(text, span.start, time.end)
        or _UNHELD.search(text, span.start, time.start)
        or _THAN.match(text, time.end)
        or (_COULD.search(text, span.start, time.start) and _either(text, span, time))
    ):
        return True
    moved = bool(PAST.search(text, *span) or PERFECT.search(text, *span) or FUTURE.search(text, *span))
    if time.text.lower() in {"today", "this year", "this month", "this week"} and not moved:
        return True
    if time.type == "TIME" and _HOURS.fullmatch(time.text) and _FROM_HOUR.search(text, before, time.start):
        return True
    if _MODEL_YEARS.match(text, time.start) or _MODEL_YEARS.match(text, time.start - 5):
        return True
    if _THESE_DAYS.match(text, time.start) or (len(time.text) == 4 and _NAMED_BEFORE.search(text, sentence.start, time.start)):
        return True
    if len(time.value) == 10 and _NAMED.fullmatch(time.text) and not _ON.search(text[max(0, time.start - 12) : time.start]):
        return True  # "the Christmas party"
    return habit and time.mod == "APPROX"


def _either(text: str, span: Span, time: Time) -> bool:
    """Tell one of two times: "tomorrow or the day after"."""
    return bool(_OR.match(text, time.end) or _EITHER.search(text, span.start, time.start))


def is_caption(text: str, sentence: Span) -> bool:
    """Tell the words under a picture: few, and no verb among them; or the picture's maker follows; and a source's line."""
    if _CREDIT.match(text, sentence.end) or _CITED.match(text, sentence.start, sentence.end):
        return True
    return not FINITE.search(text, *sentence) and len(text[sentence.start : sentence.end].split()) < 12
