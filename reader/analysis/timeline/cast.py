"""Who is in an event: those named in its clause, those of its sentence, or whom the sentences before were about."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.analysis import datelines
from reader.analysis.entities.lexicon import lexicon
from reader.analysis.lists import sequence
from reader.analysis.timeline.clauses import FINITE, MARKET, main_clause
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
_OWN = re.compile(r"(?:its|his|her|their|[a-z]{2,}ing)\s")
_EARLIER = re.compile(r"\s*(?:since|after|before|until)\s")
# so far into a clause its subject's first word stands
_HEAD = 120
_JOINED = re.compile(
    r"[\s\"“”‘’',;:–—-]*(?:(?:and|but|so|or|then|also|while|although|though|because|since|after|before|when|until|as|that|if)\s)*",
    re.IGNORECASE,
)
# "was elected in 2019", "to leave by May", "having left in 2019", "he was elected": the subject of the sentence goes on
_GOES_ON = re.compile(
    rf"(?:(?:later|first|now|has|had|then)\s|\w+ly\s)?(?:{FINITE.pattern}|to\s|[a-z]+ing\b|(?:it|its|they|their|he|his|she|her|we|our|i|my)\b)",
    re.IGNORECASE,
)
# who acts for himself, whomever the story is about: "the government", "the price of oil"
_OTHERS = "|".join(
    sequence("""
    government cabinet police army military troops court judges? jury parliament congress senate president minister
    mayor commission council authorities officials economy market prices? rates? unemployment inflation weather country
    nation city town state region province capital border average number world public
    asteroid comet planet moon sun storm hurricane typhoon cyclone tornado (?:earth)?quake fire blaze wildfire flood weather
    rain heat volcano river victims? dead survivors? witness(?:es)? residents? attackers? gunm[ae]n
""")
)
# what points back to whom the story is about: "it", "the company", "its sales", "net income"
_BACK_TO = re.compile(
    r"(?:(?:in|on|by|during|since|last|until|from)\s(?:[\w.-]+\s){1,3}?)?(?:(?:it|its|they|their|he|his|she|her|this|that|these|those|both)\b"
    rf"|the\s(?!(?:[\w-]+\s){{0,2}}(?:{_OTHERS})\b)"
    r"|(?:(?:net|gross|total|operating|pre-?tax|consolidated|quarterly|annual|underlying)\s)*(?:results|profits?|income|revenues?|sales|earnings|loss(?:es)?|"
    r"shares?|turnover|production|deliveries|orders|output|sentencing|sentence)\b)",
    re.IGNORECASE,
)
# "he will": the subject right before its verb, and what firms are called
_IT = re.compile(r"\b(?:it|they|he|she|the\s(?:company|firm|group|airline|bank))\s(?:\w+ly\s|also\s)?\Z", re.IGNORECASE)
# what is traded belongs to no one in the story
_TRADED = re.compile(rf"(?!\b(?:shares?|stocks?)\b){MARKET.pattern}", re.IGNORECASE)
# whom a lead leaves for its next sentence to name: "A Springfield man", "A couple's wedding day"
_SOMEONE = re.compile(
    r"\b(?:an?|two)\s(?:[\w-]+\s){0,3}?(?:m[ae]n|wom[ae]n|boys?|girls?|couple|teen(?:ager)?s?|drivers?|student|teacher|officer|"
    r"mother|father|pensioner|suspect)\b",
    re.IGNORECASE,
)


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
        self._speakers = [statement.speaker for statement in said]

    def of(self, place: int, span: Span) -> tuple[str, ...]:
        """Give the entities of a clause of the sentence at a place, each once."""
        sentence = self._sentences[place]
        span = Span(max(span.start, sentence.start), span.end)
        main = Span(main_clause(self._text, sentence), sentence.end)
        opens = span.end == main.start  # "Born in 1934, Basya"
        found = (self._leading(main) if opens else self._subject(sentence, span)) + self._within(span)
        if not found and not opens and FINITE.search(self._text, *span) and not self._is_earlier(span):
            found = self._around(self._told(sentence, span))
        if self._places.issuperset(found):
            found = next(self._before(place) if self._points_back(main if opens else span) else self._after(place), ()) + found
        return tuple(dict.fromkeys(found))

    def in_noun(self, place: int, span: Span) -> tuple[str, ...]:
        """Give the entities of a noun that is an event, "the 2012 elections", "its launch in 2003": those it names or is of."""
        return self.of(place, span) if _OWN.match(self._text, *span) else self._within(span)

    def _subject(self, sentence: Span, span: Span) -> tuple[str, ...]:
        """Give whom a sentence begins with, where a later clause has no subject of its own; of a relative, what it is about."""
        if self._leading(span):
            return ()
        if _RELATIVE.match(self._text, span.start):
            return self._acting(self._within(Span(sentence.start, span.start)))[-1:]
        begin = self._begin(span)
        if span.start > sentence.start and not _GOES_ON.match(self._text, begin, span.end):
            return ()
        return self._opening(sentence)

    def _is_earlier(self, span: Span) -> bool:
        """Tell what only dates the rest of its sentence and has somebody of its own: "since a civil war began"."""
        return bool(_EARLIER.match(self._text, *span)) and not self._points_back(span)

    def _around(self, span: Span) -> tuple[str, ...]:
        """Give whom the words around a clause without a name begin with, or else all that they name."""
        return self._opening(span) or self._within(span)

    def _opening(self, span: Span) -> tuple[str, ...]:
        return self._acting(self._within(Span(span.start, min(span.end, span.start + _OPENING))))[:1]

    def _begin(self, span: Span) -> int:
        """Give where the words of a clause begin after what joins it: "and", "since"."""
        joined = _JOINED.match(self._text, *span)
        return joined.end() if joined else span.start

    def _told(self, sentence: Span, span: Span) -> Span:
        """Give the words reported that hold a clause, else its sentence: who only reports a clause is not in it."""
        at = bisect_left(self._contents, span.start + 1, key=lambda content: content.start) - 1
        content = self._contents[at] if at >= 0 else sentence
        if sentence.start <= content.start <= span.start and span.end <= content.end + 1:
            return Span(content.start, min(content.end, sentence.end))
        return sentence

    def _points_back(self, span: Span) -> bool:
        """Tell a clause whose subject is what was told before: "it", "the company", "net income"; "a man" and "oil" are not."""
        verb = FINITE.search(self._text, *span)
        begin = self._begin(span)
        end = min(verb.start() if verb else span.end, begin + _HEAD)
        if end <= begin:
            return True
        commas = re.compile(r",\s").finditer(self._text, begin, end)
        return any(self._is_back(Span(start, end)) for start in [begin, *(comma.end() for comma in commas)])

    def _is_back(self, span: Span) -> bool:
        if _IT.search(self._text, *span):
            return True
        return bool(_BACK_TO.match(self._text, *span)) and not self._within(span) and not _TRADED.search(self._text, *span)

    def _before(self, place: int) -> Iterator[tuple[str, ...]]:
        """Give whom the story was about before a sentence, the likeliest first.

        That is a subject of its paragraph, any name of it, or the lead's subject.
        """
        here = self._sentences[place].start
        near = [self._sentences[place - back] for back in range(1, min(place, _BACK) + 1)]
        near = [sentence for sentence in near if "\n" not in self._text[sentence.end : here]]
        yield from filter(None, (self._topic(sentence) for sentence in near))
        yield from filter(None, (self._topic(sentence) for sentence in self._sentences[: min(place, _BACK)]))
        yield from filter(None, (self._named_first(sentence) for sentence in near))

    def _named_first(self, sentence: Span) -> tuple[str, ...]:
        """Give who is named first in a sentence and does not only speak: "A man is held, Lt. Green said" is not his."""
        low, high = (bisect_left(self._contents, at, key=lambda content: content.start) for at in sentence)
        speakers = {speaker for speaker in self._speakers[low:high] if speaker in self._people}
        return tuple(key for key in self._acting(self._within(sentence))[:1] if key not in speakers)

    def _after(self, place: int) -> Iterator[tuple[str, ...]]:
        """Give who someone is whom the first sentences leave unnamed: "A man was held. John Smith, 21, is charged"."""
        begin, end = self._sentences[place]
        someone = _SOMEONE.search(self._text, begin, min(end, begin + _OPENING)) if place < _BACK else None
        if someone and place + 1 < len(self._sentences):
            yield tuple(key for key in self._leading(self._sentences[place + 1]) if key in self._people)

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
