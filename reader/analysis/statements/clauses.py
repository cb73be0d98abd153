"""Clauses that have their subject elsewhere: ", saying that …", "Saying that …, he left", "and said"."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from reader.analysis.statements import contexts, cues
from reader.analysis.statements.contents import FINITE, MASK, TRAIL
from reader.analysis.statements.sources import Attribution
from reader.analysis.statements.subjects import subjects_before
from reader.model import Span

if TYPE_CHECKING:
    from reader.analysis.statements.contents import Reported
    from reader.analysis.statements.sources import Source, Sources

# so far before a participle the clause is looked for that it ends
_NEAR = 160
_PRONOUN_FIRST = re.compile(r"\W*(?:he|she|they|it)\b", re.IGNORECASE)
_TO = re.compile(r"\s(?:not\s)?to\s")
_OFFICES = re.compile(r"(?!(?:An?|The|One|His|Her|Its|Their)\b)(?:[A-Z][\w.’'-]*,?\s|and\s|of\s|the\s)+")
_COMMA = re.compile(r",\s")


class Clauses:
    """The clauses of one utterance, asked for the subject of a verb that has none beside it.

    `closed` are the places where quotations end.
    """

    def __init__(self, masked: str, span: Span, reported: Reported, closed: frozenset[int]) -> None:
        self.masked, self.start, self.end = masked, span.start, span.end
        self._reported, self._closed = reported, closed

    def participle(
        self, cue: re.Match[str], form: str, before: str, sources: Sources, earlier: Attribution | None
    ) -> Attribution | None:
        """Read ", saying that …": its subject is the sentence's."""
        content = self._reported.after(cue.end(), cues.FORMS[form], form)
        low = cue.start() - len(before)
        if absolute := contexts.WITH.search(before):
            source = sources.source(low + absolute.start("who"), low + absolute.end("who"))
            begins = self.masked[self.start : low + absolute.start()].strip(TRAIL).lower() in {"", "and", "but"}
            main = contexts.THEN.search(self.masked, *content) if content and begins else None
            content = Span(content.start, main.start()) if content and main else content
            return Attribution(source, cue[0], (content,)) if content and source else None
        if content and not self.masked[self.start : cue.start()].strip(TRAIL):
            return self._fronted(cue, content, sources)
        document = contexts.DOCUMENT.search(before)
        if not (
            document
            or (form in contexts.PROMISING and _TO.match(self.masked, cue.end()))
            or (form == "insisting" and contexts.INSISTING.match(self.masked, cue.end()))
            or before.rstrip().endswith((",", MASK))
            or re.search(r"\b(?:as|by|while|whilst|in|and|after|before|despite)\s*$", before)
        ):
            return None
        begin = max((end for end in self._closed if end <= cue.start()), default=self.start)
        spoke = sources.last.start >= begin and bool(sources.last.words)
        clause = contexts.WHEN.search(before, max(0, len(before) - _NEAR))
        acting = sources.source(low + clause.start("who"), low + clause.end("who")) if clause else None
        beside = contexts.BUT.search(before, max(0, len(before) - 2 * _NEAR))
        if beside and spoke and form == "adding" and not (earlier and low + beside.start() == earlier.contents[-1].end):
            beside = None  # what is told went on to there: "Basya said the boat was late but the crew was safe, adding"
        if beside and not (earlier and any(low + beside.start() < c.end for c in earlier.contents)):
            acting, spoke = sources.source(low + beside.start("who"), low + beside.end("who")), False
        source = sources.last if spoke else acting or self.main_subject(sources, cue.start(), begin)
        return Attribution(source, cue[0], (content,)) if content and source else None

    def _fronted(self, cue: re.Match[str], content: Span, sources: Sources) -> Attribution | None:
        """Read "Saying that it was late, Basya left": its subject is that of the main clause."""
        main = contexts.THEN.search(self.masked, *content)
        verb = FINITE.search(self.masked, main.end(), self.end) if main else None
        source = sources.source(main.end(), verb.start()) if main and verb else None
        return Attribution(source, cue[0], (Span(content.start, main.start()),)) if main and source else None

    def main_subject(self, sources: Sources, end: int, begin: int = -1) -> Source | None:
        """Give the subject before a place: of the sentence, or of the one that begins at another place after a quotation."""
        begin = self.start if begin < 0 else begin
        first = _PRONOUN_FIRST.match(self.masked, begin, self.end)
        if first:
            return sources.source(begin, first.end())
        # after what sets the scene: "In a talk with the police, Basya admitted it, saying …"
        commas = islice(_COMMA.finditer(self.masked, begin, end), 3)
        if groups := contexts.GROUPS_ACT.match(self.masked, begin, end):
            return sources.source(*groups.span("who"))
        for place in (begin, *(comma.end() for comma in commas)):
            main = contexts.MAIN.match(self.masked, place, end)
            if main and not contexts.SCENE.match(self.masked, place) and (source := sources.source(*main.span("who"))):
                return self.named_after(source, sources)
        for mention in sources.within(begin, end):
            if mention.type in ("PER", "ORG"):
                return sources.source(mention.start, mention.end)
        return None

    def acting(self, sources: Sources, low: int, end: int) -> Source | None:
        """Give the subject of the last verb before a place: "After the paper showed what it …"."""
        for verb in reversed(list(FINITE.finditer(self.masked, max(low, end - _NEAR), end))):
            read = (sources.source(*span) for span in subjects_before(self.masked, low, verb.start()))
            source = next((source for source in read if source and not FINITE.search(source.words)), None)
            if source:
                return source
        return None

    def named_after(self, source: Source | None, sources: Sources) -> Source | None:
        """Let the name after a noun speak: "said another witness, former adviser Anna Basya"."""
        if source is None or source.speaker or self.masked[source.end : source.end + 2] != ", ":
            return source
        people = (m for m in sources.within(source.end, min(source.end + 80, self.end)) if m.type == "PER")
        apposed = next(people, None)
        if apposed is None or self.masked[apposed.end : apposed.end + 1] not in {",", ".", ""}:
            return source
        between = self.masked[source.end + 2 : apposed.start]
        if "," in between or FINITE.search(between):
            return source
        # "said Chairman, President and Chief Executive Basya": offices in a list before the name
        whole = sources.source(source.start, apposed.end) if _OFFICES.fullmatch(source.words + ", " + between) else None
        return whole or source._replace(speaker=apposed.entity)
