"""Who is in an event: those named in its clause, those of its sentence, or whom the sentences before were about."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.analysis import datelines
from reader.analysis.entities.lexicon import lexicon
from reader.analysis.timeline.clauses import FINITE
from reader.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.model import Entity, Mention, Statement

# a name that begins so many code points from its sentence's start is its likely subject
_OPENING = 30
# so many sentences back is looked for whom one without a name is about
_BACK = 2
# so many subjects are carried on: "Apple and Microsoft … They will"
_CARRIED = 2
_RELATIVE = re.compile(r"(?:which|who|whose)\b")


class Cast:
    """Gives the entities of clauses; one that only tells where is not who, nor is what stands in a dateline.

    `meant` are the pronouns and phrases that stand for an entity, `said` the statements in order of content.
    """

    def __init__(
        self,
        text: str,
        sentences: Sequence[Span],
        entities: Sequence[Entity],
        meant: Sequence[Mention],
        said: Sequence[Statement],
    ) -> None:
        self._text = text
        self._sentences = [Span(datelines.after(text, *sentence), sentence.end) for sentence in sentences]
        self._named = sorted([(m.start, e.id) for e in entities for m in e.mentions] + [(m.start, m.entity) for m in meant])
        self._places = frozenset(e.id for e in entities if e.type == "LOC" or _is_nationality(e))
        self._people = frozenset(e.id for e in entities if e.type == "PER")
        self._contents = [statement.content for statement in said]

    def of(self, place: int, span: Span) -> tuple[str, ...]:
        """Give the entities of a clause of the sentence at a place, each once."""
        sentence = self._sentences[place]
        span = Span(max(span.start, sentence.start), span.end)
        found = self._subject(sentence, span) + self._within(span)
        if self._places.issuperset(found):
            found += self._within(sentence)
        if self._places.issuperset(found):
            found = next(self._before(place), ()) + found
        return tuple(dict.fromkeys(found))

    def _subject(self, sentence: Span, span: Span) -> tuple[str, ...]:
        """Give whom a sentence begins with, where a later clause has no subject of its own; of a relative, what it is about."""
        if self._leading(span):
            return ()
        if _RELATIVE.match(self._text, span.start):
            return self._acting(self._within(Span(sentence.start, span.start)))[-1:]
        return self._acting(self._within(Span(sentence.start, min(sentence.end, sentence.start + _OPENING))))[:1]

    def _before(self, place: int) -> Iterator[tuple[str, ...]]:
        """Give whom the story was about before a sentence, the likeliest first.

        That is a subject of its paragraph, any name of it, or the lead's subject.
        """
        here = self._sentences[place].start
        near = [self._sentences[place - back] for back in range(1, min(place, _BACK) + 1)]
        near = [sentence for sentence in near if "\n" not in self._text[sentence.end : here]]
        yield from filter(None, (self._topic(sentence) for sentence in near))
        yield from filter(None, (self._acting(self._within(sentence))[:1] for sentence in near))
        yield from filter(None, (self._topic(sentence) for sentence in self._sentences[:_BACK]))

    def _topic(self, sentence: Span) -> tuple[str, ...]:
        """Give the subject of a sentence: of one that reports, that of the words reported, and no person who only speaks."""
        subjects = self._leading(sentence)
        at = bisect_left(self._contents, sentence.start, key=lambda content: content.start)
        if at < len(self._contents) and sentence.start < self._contents[at].start < sentence.end:
            subjects = self._leading(self._contents[at]) or tuple(key for key in subjects if key not in self._people)
        return subjects[:_CARRIED]

    def _leading(self, span: Span) -> tuple[str, ...]:
        """Give who stands before the first verb of a clause."""
        verb = FINITE.search(self._text, *span)
        return self._acting(self._within(Span(span.start, verb.start()))) if verb else ()

    def _acting(self, found: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(key for key in found if key not in self._places)

    def _within(self, span: Span) -> tuple[str, ...]:
        inside = self._named[bisect_left(self._named, (span.start, "")) : bisect_left(self._named, (span.end, ""))]
        return tuple(dict.fromkeys(key for _, key in inside))


def _is_nationality(entity: Entity) -> bool:
    return entity.type == "MISC" and "n" in lexicon().kinds(entity.name)
