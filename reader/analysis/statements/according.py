"""Attributions by "according to" and its like, before, after or inside what is reported."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.analysis.statements import contexts
from reader.analysis.statements.contents import FINITE, MASK, TRAIL
from reader.analysis.statements.cues import ACCORDING
from reader.analysis.statements.sources import Attribution
from reader.analysis.statements.subjects import FULL_STOP
from reader.model import Span

if TYPE_CHECKING:
    from reader.analysis.statements.contents import Reported
    from reader.analysis.statements.sources import Sources

_END = re.compile(rf"[,;:\0\n)]|{FULL_STOP}|(?<!\b[A-Z]\.[A-Z])\.\W*$|\s(?:that|who|which|said|says)\b")
# "a person close to it, who may not speak publicly, …"
_ASIDE = re.compile(r",\s(?:who|which)\s[^,\0]{3,100}(?=,)")
# "Anna Basya, a nurse at the hospital, …"
_APPOSED = re.compile(r",\san?\s[^,\0]{3,80}(?=,)")
# no comma: "according to Basya waves may be to blame"
_NAME_FIRST = re.compile(
    r"(?P<name>(?:[A-Z][\w’'-]*\.?\s){0,3}[A-Z][\w’'-]*)\s(?:[a-z]+\s){1,2}(?:may|might|will|would|could|can|is|was|were|are|has|have|had)\b"
)
# "the cause is unknown, but according to Basya …": the clause that is reported begins behind
_OPEN = re.compile(r"\s(?:which|that|and|but|or|where|when|because|while|whereas|although|though|so)$")
_QUOTING = re.compile(r",\s*(?:quoting|citing)\s([^,]*)")


def according(masked: str, span: Span, reported: Reported, sources: Sources) -> list[Attribution]:
    """Read "according to SOURCE" before, after or inside what is reported."""
    cue = ACCORDING.search(masked, *span)
    if cue is None:
        return []
    named, person = _named(masked, span, cue.end(), sources)
    source = sources.source(*named)
    if source is None:
        return []
    end = named.end
    aside = _ASIDE.match(masked, end, span.end) or (_APPOSED.match(masked, end, span.end) if person else None)
    if aside:
        end = aside.end()
    quoting = _QUOTING.match(masked, end, span.end)
    via = source.words if quoting else ""
    if quoting:
        end = quoting.end()
        source = sources.source(*quoting.span(1)) or source
    if source.speaker or not contexts.DOCUMENT.search(f"{source.words} "):
        sources.spoke(source)
    content = reported.trim(*_reported_part(masked, span, cue.start(), end))
    if content.end - content.start <= 8:
        return []
    words = " ".join(masked[cue.start() : cue.end()].split())
    joint = contexts.MORE.match(masked, end, span.end) if content.end <= cue.start() else None
    more = reported.clause(joint.end(), stopped=True) if joint and joint["than"] is not None else None
    return [Attribution(source, words, (content, more) if more else (content,), via if via != source.words else "")]


def _named(masked: str, span: Span, start: int, sources: Sources) -> tuple[Span, bool]:
    """Give the words that name the source, and whether they are a person's name."""
    stop = _END.search(masked, start, span.end)
    named = Span(start, stop.start() if stop else span.end)
    mention = next(iter(sources.within(start, min(start + 60, named.end))), None)
    if clause := _NAME_FIRST.match(masked, *named):
        named = Span(start, clause.end("name"))
    elif mention and mention.start - start < 5 and contexts.GOES_ON.match(masked, mention.end, span.end):
        named = Span(start, mention.end)  # no comma: "According to Basya the property was returned"
    person = mention is not None and mention.type == "PER"
    apposed = next(iter(sources.within(named.end, min(named.end + 60, span.end))), None)
    if (
        apposed
        and not person
        and (apposed.type == "PER" or (apposed.type == "ORG" and mention is None))
        and masked[named.end : apposed.start] == ", "
        and masked[apposed.end : apposed.end + 1] in {",", "."}
    ):
        named = Span(start, apposed.end)  # "the team's coach, Anna Basya, …", "the local broadcaster, Channels Television"
    return named, person


def _reported_part(masked: str, span: Span, cue: int, end: int) -> tuple[int, int]:
    """Give the stretch before the cue or after the source, whichever tells something."""
    before = masked[span.start : cue].strip(TRAIL + "(")
    inserted = not FINITE.search(before) and masked[end : end + 2] == ", " and FINITE.match(masked, end + 2)
    quoted = MASK in before[-1:] and masked[cue].islower()  # “It is late,” according to Basya
    if not quoted and (len(before.split()) <= 3 or _OPEN.search(before) or inserted):
        return end, span.end
    return max(span.start, masked.rfind("; ", span.start, cue) + 1), cue
