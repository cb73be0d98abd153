"""Statements: who said what, directly or not."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from reader.analysis.capitals import calmed
from reader.analysis.quotations import Quotation, quotations
from reader.analysis.statements.attribution import Utterance
from reader.analysis.statements.contents import FINITE, MASK
from reader.analysis.statements.headlines import signed
from reader.analysis.statements.sources import Attribution, Source, Sources
from reader.analysis.statements.turns import carried, turn
from reader.model import Span, Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Entity, Mention, StatementKind

_DASH = re.compile(r"\s{0,3}[-–—]{1,2}\s{0,2}")
_INITIALS = re.compile(r"(?:\w\.)+,?")
# “This,” and “that”
_ANOTHER = re.compile(r"[\"”],?\s(?:and|then)$")
_VERBLESS = re.compile(r"\s(?P<who>[^\n.,;:\"“”]{2,80})\.(?=\s|$)")
_LINE_END = re.compile(r"\s*(?:\n|,|$)")
# a quotation of fewer words is a phrase inside its sentence
_PHRASE = 5
# one of fewer that begins with a verb is woven into the clause
_WOVEN = 12
# a quotation of its own that nobody is named for belongs to who spoke at most this many code points before
_NEAR = 600
# so much before it tells whether it stands alone
_LEAD = 80
# what goes on for longer than this is no sentence of prose; only its beginning is read
_LONGEST = 5000
# nor is what lies behind so many blanks or commas
_GAP = re.compile(r"[\s,]{40}")


def find(text: str, sentences: Sequence[Span], entities: Sequence[Entity], meant: Sequence[Mention]) -> tuple[Statement, ...]:
    """Find the statements of a text in order, with the source's words and, where it is a named entity, its id.

    `meant` are the pronouns and phrases that stand for an entity.
    """
    quotes = quotations(text)
    masked = _masked(calmed(text, sentences), quotes)
    sources = Sources(text, entities, meant)
    headline = signed(text, sources)
    found: list[Statement] = [headline] if headline else []
    for span in _utterances(sentences, quotes):
        within = quotes[bisect_left(quotes, (span.start,)) : bisect_left(quotes, (span.end,))]
        end = min(span.end, span.start + _LONGEST)
        if gap := _GAP.search(masked, span.start, end):
            end = gap.start()
        utterance = Utterance(text, masked, Span(span.start, end), within)
        before = sources.last
        attributions = utterance.attributions(sources)
        for attribution in attributions:
            found += _statements(span, attribution, within)
        found += _unattributed(
            text, span, within, found, _Speakers(sources, before, attributions[0].source.start if attributions else span.end)
        )
        if attributions:
            sources.spoke(attributions[-1].source)
        elif spoke := turn(text, masked, span, sources):
            sources.announce(spoke)
    # a quotation that nobody closed may end behind its sentence
    told = [replace(s, end=max(s.end, s.content.end)) for s in carried(text, quotes, found) if s.content.start < s.content.end]
    return tuple(sorted(_distinct(told), key=lambda s: (s.start, s.content.start)))


def _masked(text: str, quotes: Sequence[Quotation]) -> str:
    """Blot out the quotations that are more than a phrase, keeping every offset."""
    parts, at = [], 0
    for quote in quotes:
        if _is_speech(text, quote):
            parts += [text[at : quote.start], MASK * (quote.end - quote.start)]
            at = quote.end
    return "".join(parts) + text[at:]


def _is_speech(text: str, quote: Quotation) -> bool:
    inside = text[quote.start : quote.end].strip("\"“”„«»'‘’ ")
    if FINITE.match(inside) and inside[-1] not in ".!?" and len(inside.split(None, _WOVEN)) < _WOVEN:
        return False  # "any process “must be thought out”": it needs the subject before it
    if _INITIALS.fullmatch(inside):
        return False
    return len(inside.split(None, _PHRASE)) >= _PHRASE or inside.endswith((".", ",", "!", "?"))


def _utterances(sentences: Sequence[Span], quotes: Sequence[Quotation]) -> list[Span]:
    """Join the sentences that one quotation runs over."""
    joined: list[Span] = []
    starts = [sentence.start for sentence in sentences]
    place = 0
    for sentence in sentences:
        if joined and sentence.start < joined[-1].end:
            continue
        start, end = sentence
        while place < len(quotes) and quotes[place].end <= start:
            place += 1
        ahead = place
        while ahead < len(quotes) and quotes[ahead].start < end:
            end = max(end, quotes[ahead].end)
            ahead += 1
        # what follows the quotation in its last sentence: ", he said."
        if end > sentence.end:
            last = sentences[bisect_left(starts, end) - 1]
            end = max(end, last.end)
        joined.append(Span(start, end))
    return joined


def _statements(span: Span, attribution: Attribution, quotes: Sequence[Quotation]) -> list[Statement]:
    source = attribution.source
    return [
        Statement(
            span.start, span.end, content, _kind(content, quotes),
            source=source.words, cue=attribution.cue, speaker=source.speaker, via=attribution.via,
        )
        for content in attribution.contents
    ]  # fmt: skip


def _kind(content: Span, quotes: Sequence[Quotation]) -> StatementKind:
    inside = [q for q in quotes if q.start < content.end and q.end > content.start]
    if not inside:
        return "indirect"
    covered = sum(min(q.end, content.end) - max(q.start, content.start) for q in inside)
    return "direct" if covered >= 0.9 * (content.end - content.start) else "mixed"


class _Speakers(NamedTuple):
    """Who spoke before an utterance, and from where on someone speaks in it."""

    sources: Sources
    before: Source
    since: int


def _unattributed(
    text: str, span: Span, quotes: Sequence[Quotation], found: Sequence[Statement], speakers: _Speakers
) -> list[Statement]:
    """Give a quotation without a verb to who spoke last: the paragraph's speaker, or the one that a colon announced."""
    more = []
    for quote in quotes:
        if not _is_speech(text, quote):
            continue
        last = speakers.before if quote.start < speakers.since else speakers.sources.last
        taken = any(s.content.start < quote.end and s.content.end > quote.start for s in found[-20:])
        near = bool(last.words) and (quote.start - last.end < _NEAR or any(s.end > quote.start - _NEAR for s in found[-1:]))
        lead = text[max(span.start, quote.start - _LEAD) : quote.start].strip()
        taken_before = any(quote.start - 8 < s.content.end <= quote.start for s in found[-4:])
        titled = text[quote.end : quote.end + 4].lstrip()[:1] in {"—", "–"}  # a headline, its newspaper after it
        alone = not lead or lead[-1] in ":.!?" or lead[-1] in '"”' or (taken_before and _ANOTHER.search(lead) is not None)
        author = _signed(text, quote.end, speakers.sources, first=not lead)
        if author is not None and not taken:
            more.append(
                Statement(
                    span.start, span.end, Span(quote.start, quote.end), "direct", source=author.words, speaker=author.speaker
                )
            )
        elif not taken and near and alone and not titled:
            more.append(
                Statement(
                    span.start,
                    span.end,
                    Span(quote.start, quote.end),
                    "direct",
                    source=last.words,
                    speaker=last.speaker,
                )
            )
    return more


def _signed(text: str, end: int, sources: Sources, *, first: bool) -> Source | None:
    """Give the person whose name follows a quotation without a verb: “It is a long game.” - NAME.

    Without a dash only where the sentence begins with what is quoted (`first`): “It is a long game,” the player NAME.
    """
    dash = _DASH.match(text, end)
    named = sources.within(dash.end(), dash.end() + 60)[:1] if dash else []
    if dash and named and named[0].type == "PER" and named[0].start == dash.end() and _LINE_END.match(text, named[0].end):
        return sources.source(named[0].start, named[0].end)
    bare = _VERBLESS.match(text, end) if first and text[end - 2 : end - 1] == "," else None
    people = [m for m in sources.within(*bare.span("who")) if m.type == "PER"] if bare else []
    if bare and people and people[-1].end == bare.end("who") and not FINITE.search(bare["who"]):
        return sources.source(*bare.span("who"))
    return None


def _distinct(found: list[Statement]) -> list[Statement]:
    """Keep one of several statements of the same words: the first read, which has its cue."""
    kept: dict[Span, Statement] = {}
    for statement in found:
        kept.setdefault(statement.content, statement)
    return list(kept.values())
