"""Who says a figure: the statement that holds it, or who counts in its sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from reader.analysis.lists import vocabulary
from reader.analysis.statements.contents import FINITE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.analysis.figures.numbers import Number
    from reader.model import Span, Statement

# "… rose by a tenth, the office said, while the rate fell to 3.8%": the office goes on
_GOES_ON = re.compile(r",[^,;.\"“]{2,80},\s(?:while|with|bringing|taking|up|down|compared)\b(?:[^;.]|(?<=\d)\.(?=\d)){0,120}")
_PRONOUNS: Final = vocabulary("he she it they we i who")


def source_of(
    text: str, number: Number, sentence: Span | None, statements: Sequence[Statement], names: Mapping[str, str]
) -> str:
    """Give who says a figure: of the statements that hold it, else who counts in its sentence."""
    return _told(text, number, statements, names) or _counter(text, number, sentence)


def _told(text: str, number: Number, statements: Sequence[Statement], names: Mapping[str, str]) -> str:
    """Give the source of the innermost of the statements (in order of content) that hold the figure, by name."""
    place = bisect_right(statements, number.digits, key=lambda s: s.content.start)
    holding = [s for s in statements[max(0, place - 6) : place] if number.digits < s.content.end]
    if not holding:
        # "A further 17, according to the report, had …"
        beside = statements[max(0, place - 3) : place + 3]
        told = (
            s
            for s in beside
            if s.start <= number.start < s.end
            and (s.cue.lower() == "according to" or _GOES_ON.fullmatch(text, s.content.end, number.start))
        )
        return next((s.source for s in told), "")
    inner = min(holding, key=lambda s: s.content.end - s.content.start)
    name = names.get(inner.speaker, "")
    if inner.source.lower() in _PRONOUNS:
        return name
    return name if name and _GENERAL.fullmatch(inner.source) else inner.source


# who is told only by what it is
_GENERAL = re.compile(r"[Tt]he (?:company|firm|group|airline|bank|carrier|automaker|carmaker|retailer|maker|agency|club)")
_NOBODY: Final = _PRONOUNS | vocabulary("those these this that both all each some many most others")
_COUNTER = re.compile(
    r"(?:(?:On|In)\s[^,]{2,30},\s)?(?P<who>[A-Z][^,;:.()\0]{1,80}?)\s(?:\([^()]{1,40}\)\s)?(?:(?:has|have|had|also)\s)*"
    r"(?:cited|cites?|counted|counts|recorded|records|estimated|estimates|confirmed|confirms|registered|listed|lists|documented|"
    r"documents|tallied|reported|reports|shows?|announced|announces|forecasts?|expects?|predicts?)\s(?P<what>(?:[^,;:.]|(?<=\d)[.,](?=\d)){0,100})$"
)


def _counter(text: str, number: Number, sentence: Span | None) -> str:
    """Give the subject of a sentence that counts: "The ministry recorded 40 cases", "Figures show a record 45,756 arrivals"."""
    if sentence is None or number.start - sentence.start > 240:
        return ""
    told = _COUNTER.match(text, sentence.start, number.start)
    if told is None or FINITE.search(told["who"]) or told["who"].lower() in _NOBODY:
        return ""
    return " ".join(told["who"].split())
