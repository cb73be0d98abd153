"""Whose turn it is to speak: who is told to have spoken before a quotation of its own, and in its next paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.analysis.statements.subjects import subjects_before
from reader.model import Span, Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.quotations import Quotation
    from reader.analysis.statements.sources import Source, Sources

# what is done with words, though none are given
_SPOKE = re.compile(
    r"\s(?:spoke|talked|praised|reflected|joked|reacted|(?:was|is)\s(?:[a-z]+ly\s)?(?:referring|speaking|talking|responding|replying|reacting)"
    r"|paid\stribute|shared\s(?:the|his|her|their)\s(?:[a-z]+\s)?(?:message|thoughts?|views?|story|feelings))\b"
)
# a title written short may part a name from its sentence: "spoke about Pfc. Anna Basya."
_QUOTATION = re.compile(r"(?:\s(?:[A-Z][\w’'-]*\s){0,2}[A-Z][\w’'-]*\.)?\s+[“\"](?=\S)")


def turn(text: str, masked: str, span: Span, sources: Sources) -> Source | None:
    """Give the person who "spoke about patience" where a quotation follows the sentence."""
    spoke = _SPOKE.search(masked, *span) if _QUOTATION.match(text, span.end) else None
    if spoke is None:
        return None
    read = (sources.source(*stretch) for stretch in subjects_before(masked, span.start, spoke.start()))
    return next((source for source in read if source and sources.types.get(source.speaker) == "PER"), None)


def carried(text: str, quotes: Sequence[Quotation], found: Sequence[Statement]) -> list[Statement]:
    """Give a paragraph of quotation that is not closed to whom the next one names: "“It was late.", "“We left,” Basya said"."""
    told = sorted(found, key=lambda s: s.content.start)
    starts = [s.content.start for s in told]
    carried: dict[int, Statement] = {}
    for quote, after in reversed(list(pairwise(quotes))):
        if not quote.goes_on or text[quote.start - 1 : quote.start].strip(" \n"):
            continue
        near = told[max(0, bisect_right(starts, after.start) - 3) : bisect_right(starts, after.start)]
        later = carried.get(after.start) or next((s for s in near if s.content.end > after.start and s.cue), None)
        if later is not None:
            carried[quote.start] = replace(
                later, start=quote.start, end=quote.end, content=Span(quote.start, quote.end), kind="direct", cue=""
            )
    kept = [s for s in found if s.cue or s.content.start not in carried]
    taken = {s.content.start for s in kept}
    return [*kept, *(s for start, s in carried.items() if start not in taken)]
