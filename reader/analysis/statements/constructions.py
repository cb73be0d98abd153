"""Attributions that are no verb after its subject: "quoted X as saying", "was told by X to", "as X put it"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.analysis.statements.contents import Reported
    from reader.analysis.statements.sources import Source, Sources
    from reader.model import Span

_SHORTEST = 8
_NAMED = r"[^,;:\0]{2,90}?"
# "state television quoted the centre as saying": the one quoted speaks
_QUOTED = re.compile(
    r"\b(?:quot(?:ed|es|e|ing)|cit(?:ed|es|e|ing)|report(?:ed|s))\s(?P<who>(?:(?!\b(?:quot|cit))[^,;:\0]){2,90}?)\sas\s"
    r"(?P<cue>saying|writing|stating|telling)\b"
    r"(?:(?<=telling)\s[\w’'-]+)?(?:\sthat\b)?"
)
# "The boat is lost, the paper quoted him as saying."
_QUOTED_LAST = re.compile(
    r"[,\0]\s(?P<outer>(?:(?!\b(?:quot|cit))[^,;:\0]){2,90}?)\s(?:(?:has|had|also|later)\s)?(?:quot(?:ed|es|e)|cit(?:ed|es|e))\s(?P<who>[^,;:\0]{2,90}?)"
    r"\sas\s(?P<cue>saying|writing|stating|telling)\b(?=[^,;:.\0]{0,40}(?:\.|\n|$))"
)
# "was told by Basya to leave", "were accused by the union of lying"
_BY = re.compile(
    r"\b(?:was|were|been|being|be|is|are)\s(?:[a-z]+ly\s)?(?P<cue>told|accused|informed|warned|urged|advised|asked|ordered|"
    rf"assured|reminded)\sby\s(?P<who>{_NAMED})(?:\s[–—-]\s[^–—\0]{{2,60}}\s[–—-])?(?:\sthat\b|\sof\b|(?=\s(?:not\s)?to\s[a-z]))"
)
# "In a letter from Basya, residents were told that …"
_SENT = re.compile(
    r"\b[Ii]n\s(?:an?|the|his|her|its|their)\s(?:[\w-]+\s){0,3}?(?:letter|e-?mail|statement|memo|message|note)\s(?:[a-z]+\s)?(?:by|from)\s"
    r"(?P<who>[^;:\0]{2,80}?),\s[^,;:\0]{2,60}\s(?:was|were)\s(?P<cue>told|informed|warned|assured|reminded)\sthat\b"
)
# "In the view of Basya, …", "in Basya's view, …"
_VIEW = re.compile(
    r"\b[Ii]n\s(?:the\s(?P<cue>view|opinion|words)\sof\s(?P<who>[^,;:\0]{2,80})|(?P<whose>[^,;:\0]{2,60}?)['’]s?\s"
    r"(?P<noun>view|opinion|words)),(?=\s)"
)
# as Basya put it
_PUT = re.compile(r"\b[Aa]s\s(?P<who>[^,;:\0]{2,60}?)\s(?:(?:once|later|has)\s)?(?P<cue>puts?)\sit\b[^,;:.\0]{0,40}[,:](?=\s)")
# "his well known vow that it would leave"; where it is the sentence's subject nothing marks its end
_NOUN = re.compile(
    r"(?<=[a-z]\s)(?P<who>(?:[A-Z][\w.-]*\s){0,3}[A-Z][\w.-]*(?=['’]s?\s)|\b(?:his|her|their|its)\b)(?:['’]s?)?\s(?:[\w’'-]+\s){0,2}?"
    r"(?P<cue>claims?|allegations?|assertions?|argument|warnings?|promises?|vow|pledge|predictions?|insistence|suggestions?|"
    r"contention|accusations?|belief|statement|complaints?|assessment)\sthat\b"
)
# each with letters without which it is not there: they are looked for faster
_FORMS = ((_QUOTED, "ing"), (_BY, "by"), (_SENT, "that"), (_NOUN, "that"), (_VIEW, "n"), (_PUT, "put"))


class Construction(NamedTuple):
    """A cue at its place, who is its source, and what is reported."""

    start: int
    end: int
    source: Source
    cue: str
    content: Span
    outer: Source | None = None


def constructions(masked: str, span: Span, reported: Reported, sources: Sources) -> Iterator[Construction]:
    """Give the attributions of fixed forms in a stretch of a text whose quotations are blotted out."""
    last = _QUOTED_LAST.search(masked, *span) if masked.find(" as ", *span) >= 0 else None
    for pattern, needed in _FORMS:
        for found in pattern.finditer(masked, *span) if masked.find(needed, *span) >= 0 else ():
            if last and last.start() <= found.start() < last.end():
                continue
            who, cue = ("whose", "noun") if pattern is _VIEW and found["noun"] else ("who", "cue")
            source = sources.source(*found.span(who))
            content = reported.clause(found.end(), stopped=pattern is _NOUN)
            if source and content:
                yield Construction(*found.span(cue), source, found[cue], content)
    if last:
        source, outer = sources.source(*last.span("who")), sources.source(*last.span("outer"))
        content = reported.trim(span.start, last.start("outer"))
        if source and outer and content.end - content.start >= _SHORTEST:
            yield Construction(*last.span("cue"), source, last["cue"], content, outer)
