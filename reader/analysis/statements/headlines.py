"""Headlines that name who says it at their end: "Boat is lost at sea – Navy", "Boat must be found: Basya"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.analysis.statements.contents import FINITE
from reader.model import Span, Statement

if TYPE_CHECKING:
    from reader.analysis.statements.sources import Sources

_SIGNED = re.compile(r"\s{0,9}(?P<what>\S[^\n]{18,200}?\S)(?P<sign>:|\s[–—-])\s(?P<who>[^\n:–—]{2,60})(?=\n|\Z)")
_SAYS_SO = re.compile(
    r"(?:the\s)?(?:[\w’'.-]+\s){0,4}?(?:police|officials?|reports?|sources?|study|survey|poll|ministry|minister|army|navy|military|media|"
    r"government|governor|president|mayor|court|experts?|analysts?|scientists?|researchers?|watchdog|agency|witnesses|spokes(?:man|woman|person))",
    re.IGNORECASE,
)
# fewer words before it are a topic: "Boats of the year: Basya"
_FEWEST = 4


def signed(text: str, sources: Sources) -> Statement | None:
    """Give what a text's first line tells, where a colon or a dash sets who says so at its end."""
    line = _SIGNED.match(text)
    if line is None or line["what"].count(" ") < _FEWEST - 1 or not _is_sayer(line, sources):
        return None
    source = sources.source(*line.span("who"))
    if source is None:
        return None
    content = Span(*line.span("what"))
    return Statement(content.start, line.end(), content, "indirect", source=source.words, speaker=source.speaker)


def _is_sayer(line: re.Match[str], sources: Sources) -> bool:
    """Tell who may say it from a topic's second part and from the paper's own name behind a dash."""
    if _SAYS_SO.fullmatch(line["who"]):
        return True
    named = sources.within(*line.span("who"))
    kinds = {"PER", "ORG"} if line["sign"] == ":" else {"PER"}
    whole = bool(named) and named[-1].type in kinds and named[-1].end == line.end("who")
    return whole and FINITE.search(line["what"].lower()) is not None
