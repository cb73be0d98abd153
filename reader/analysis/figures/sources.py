"""Who says a figure: the statement that holds it, or who counts in its sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from reader.analysis.lists import vocabulary
from reader.analysis.statements.contents import FINITE
from reader.analysis.times.words import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.analysis.figures.numbers import Number
    from reader.model import Span, Statement

# "… rose by a tenth, the office said, while the rate fell to 3.8%": the office goes on
# (where it is told before, figure must stand beside figure: "The firm said that profit fell to $1 billion, while sales …")
_GOES_ON = re.compile(
    r"(?P<cue>,[^,;.\"“]{2,80})?,\s(?:while|with|bringing|taking|up|down|compared|if|unless|because|including|which|whereas|"
    r"although|than)\b"
    r"(?:[^;.]|(?<=\d)\.(?=\d)){0,120}"
)
_DIGIT = re.compile(r"\d")
_PRONOUNS: Final = vocabulary("he she it they we i who")


def source_of(
    text: str, number: Number, sentence: Span | None, statements: Sequence[Statement], names: Mapping[str, str]
) -> str:
    """Give who says a figure: of the statements that hold it, else who counts in its sentence."""
    return (
        _told(text, number, sentence, statements, names)
        or _counter(text, number, sentence)
        or _estimator(text, number, sentence)
        or _shower(text, number, sentence)
    )


def _told(text: str, number: Number, sentence: Span | None, statements: Sequence[Statement], names: Mapping[str, str]) -> str:
    """Give the source of the innermost of the statements (in order of content) that hold the figure, by name."""
    place = bisect_right(statements, number.digits, key=lambda s: s.content.start)
    holding = [s for s in statements[max(0, place - 6) : place] if number.digits < s.content.end]
    if not holding:
        end = sentence.end if sentence else len(text)
        beside = (s for s in statements[max(0, place - 3) : place + 3] if _is_beside(text, number, s, end))
        return next((_named(s, names) for s in beside), "")
    return _named(min(holding, key=lambda s: s.content.end - s.content.start), names)


def _is_beside(text: str, number: Number, statement: Statement, end: int) -> bool:
    """Tell a figure beside a statement that is its speaker's too: "A further 17, according to the report, had …"."""
    if statement.start <= number.start < statement.end and statement.cue.lower() == "according to":
        return True
    if not statement.content.end <= number.start < end:
        return False
    goes_on = _GOES_ON.fullmatch(text, statement.content.end, number.start)
    return goes_on is not None and (
        goes_on["cue"] is not None or _DIGIT.search(text, statement.content.start, statement.content.end) is not None
    )


def _named(statement: Statement, names: Mapping[str, str]) -> str:
    """Give the source of a statement in its own words, by name where they tell less."""
    name = names.get(statement.speaker, "")
    if statement.source.lower() in _PRONOUNS:
        return name
    return name if name and _GENERAL.fullmatch(statement.source) else statement.source


# who is told only by what it is
_GENERAL = re.compile(
    r"[Tt]he\s(?:[^,;]{1,40},?\s)?(?:company|firm|group|airline|bank|carrier|automaker|carmaker|manufacturer|retailer|maker|agency|club)"
    r"(?:\sof\s.*)?"
)
_NOBODY: Final = _PRONOUNS | vocabulary("a an the those these this that both all each some many most others")
_COUNTER = re.compile(
    r"(?:(?:On|In|At|After|Before|Since|By|During|Last|This|Earlier)\s[^,]{2,60},\s)?"
    r"(?P<who>(?:[A-Z]|(?<=,\s)the\s)[^,;:.()\0]{1,80}?)\s(?:\([^()]{1,40}\)\s)?(?:(?:has|have|had|also|[a-z]+ly|(?:on\s)?[A-Z][a-z]+day)\s)*"
    r"(?:cited|cites?|counted|counts|recorded|records|estimated|estimates|confirmed|confirms|registered|listed|lists|documented|"
    r"documents|tallied|reported|reports|shows?|announced|announces|forecasts?|expects?|predicts?|"
    r"(?:(?:is|are|was|were|been)\s)?(?:demand(?:ed|s|ing)|forecasting|expecting|predicting))\s"
    # in what it comes to, too: "announced results, giving it 69% of the vote", "that include $3 (U.S.) in tax"
    r"(?P<what>(?:[^,;:.]|[.,](?=\S)|,\s(?=(?:[a-z]+ing|including)\b)){0,160})$"
)

# "a death confirmed on Friday takes the toll to", "cases reported rose to": said of what stands before, which counts nothing
_SAID_OF = re.compile(
    rf"(?:of|by|is|are|was|were|has|have|had|will|rose|fell|climbed|reached|stood|stands|hit)\s|(?:on|by|in|at|from|since|during)\s.*{FINITE.pattern}"
)
# "The number of confirmed deaths", "Across the border"
_NO_COUNTER = re.compile(
    r".*\s(?:of|the|an?|and|in|at|on|for|by|from|with)|(?:Across|Around|Near|Outside|Inside|Along|Beyond|Among|Between|From|With|Within|For|Of)\s.*"
)
_ON_AVERAGE = re.compile(r",?\s(?:on\saverage|as\sa\swhole|in\stotal)$")
# "announced 20 cuts and has made 10": what is done besides
_THEN = re.compile(rf"\b(?:and|but|or)\s(?:(?:it|he|she|they|who|which)\s)?{FINITE.pattern}")


def _counter(text: str, number: Number, sentence: Span | None) -> str:
    """Give the subject of a sentence that counts: "The ministry recorded 40 cases", "Figures show a record 45,756 arrivals"."""
    if sentence is None or number.start - sentence.start > 240:
        return ""
    told = _COUNTER.match(text, sentence.start, number.start)
    if told is None or FINITE.search(told["who"]) or told["who"].lower() in _NOBODY or _THEN.search(told["what"]):
        return ""
    if _SAID_OF.match(told["what"]) or _NO_COUNTER.fullmatch(told["who"]):
        return ""
    return " ".join(_ON_AVERAGE.sub("", told["who"]).split())


# "the 1.5 million estimated by the trade union", "a loss of $3 a share forecast by analysts"
_WHO = r"(?:[A-Z]\.)+|[A-Z][\w&’'-]*|union|ministry|company|analysts|economists"
_ESTIMATOR = re.compile(
    r"(?:\s(?!(?:was|were|is|are|and|but|said)\b)[\w-]+){0,4},?\s(?:estimated|counted|recorded|reported|registered|forecast|"
    r"predicted|projected|expected|claimed|announced|cited|given|documented|put\sforward)\s"
    r"(?:(?:earlier|previously|officially|so\sfar)\s)?by\s"
    rf"(?P<who>(?:the\s|its\s)?(?:{_WHO}|police|officials|experts|authorities|organi[sz]ers|polls?|government|army|military)"
    rf"(?:\s(?:of\s(?:the\s)?)?(?:{_WHO}))*)"
)
_CALENDAR: Final = frozenset(map(str.lower, (*MONTHS, *WEEKDAYS)))


def _estimator(text: str, number: Number, sentence: Span | None) -> str:
    """Give who is told after a figure to have estimated it."""
    told = _ESTIMATOR.match(text, number.end, sentence.end) if sentence else None
    return "" if told is None or told["who"].split()[0].lower() in _CALENDAR else told["who"]


_AFTER: Final = 300  # code points after a figure in which its report is looked for
# "…, figures from the labour ministry showed on Friday."
_SHOWER = re.compile(
    r",\s(?P<who>(?:[\w-]+\s){0,5}?(?:data|figures|poll|survey|study|report|statistics|records|results|census)"
    r"(?:\s(?:by|from|of|for|in)\s[^,;.]{1,50})?)\s(?:show(?:ed|s)|reveal(?:ed|s)|indicate[ds]|suggest(?:ed|s)|found)"
    r"(?:\s(?:on\s)?[A-Z][a-z]+day)?(?=[.,]|$)"
)


def _shower(text: str, number: Number, sentence: Span | None) -> str:
    """Give the report that a sentence ends with: "It fell to 6 percent, a poll by the union showed"."""
    told = _SHOWER.search(text, number.end, min(sentence.end, number.end + _AFTER)) if sentence else None
    return told["who"] if told else ""
