"""Pronouns and phrases ("the minister", "the agency") to the entity that they stand for, where that is sure enough.

What is found here is kept apart from `Entity.mentions`, which hold names only.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from reader.analysis.descriptions import callings, described, kind_of, office
from reader.analysis.entities.roles import HEADS
from reader.analysis.genders import gender, title_gender
from reader.analysis.kinds import CALLED, FIRMS, INSTITUTIONS, MAKERS
from reader.analysis.lists import small, vocabulary
from reader.analysis.quotations import quotations
from reader.analysis.unnamed import SOMEBODY, UNNAMED, tells
from reader.model import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.analysis.entities.people import Gender
    from reader.model import Entity, EntityType, Span

_PRONOUNS: dict[str, Gender] = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_ANAPHOR = re.compile(
    r"\b(?P<pronoun>he|him|his|himself|she|her|hers|herself)\b"
    # "the Troy, Mich.-based company" is the company
    r"|\b(?:the|this)\s(?:(?:[A-Z][\w’'-]*,\s)?[A-Z][\w.’'-]*-based\s)?(?=(?P<words>[\w’'-]+(?:\s[\w’'-]+){0,4}))",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w’'-]+")
# another word makes it another thing: "the president of the club", "the party leader", "the minister's office"
_GOES_ON = re.compile(r"['’]s|\s(?:of|for)\b|-")
# sentences back to look for the person a pronoun means
_REACH = 4
# a person as the first name of a sentence is its likely subject
_SUBJECT = 1.5
_SURE = 0.75
# so many pronouns more than of the other gender tell a person's
_TOLD = 2
# who is named in somebody's words is hardly the "he" outside them, and never the "he" that speaks on
_QUOTED = 0.15
_SPEAKS = re.compile(
    r"\s(?:(?:has|had|also|later|then|further)\s){0,2}(?:said|says|added|adds|noted|stated|told|wrote|explained|insisted|argued)\b"
)
# "“We were phoned by the museum,” said the company."
_TOLD_OF = re.compile(r"\b(?:by|to|from|with|against)\s(?:the\s)?$")
_BESIDE = 12
# nor is it who is named in what is said: "Basya has left, he said."
_SAID = re.compile(
    r"\s(?:(?:also|later|then)\s)?(?:said|says|added|adds|noted|wrote|explained|told\s\w+)(?:\s(?:on\s)?\w+day)?(?:\.|\n|$)"
)
# so many people before a pronoun are looked at: a sentence of names only stays linear in time
_LOOKED_AT = 20
# how a name fades with the sentences that pass
_FADING = -1.5
# institutions that are businesses too
_BUSINESSES = frozenset(["airline", "airlines", "bank", "group", "network", "newspaper", "post", "times"])
_BODY_HEADS = INSTITUTIONS | frozenset(CALLED.values())
# "Example's Music Store"
_OWNED = re.compile(r"['’]s\s")
# what a person is called who has been named, whether or not the story told that it is so
_CALLINGS = vocabulary("""
    actor actress singer star player striker midfielder goalkeeper quarterback defender winger forward coach boxer golfer
    swimmer runner cyclist rapper musician guitarist drummer comedian artist author writer novelist filmmaker presenter
    broadcaster suspect victim defendant billionaire entrepreneur politician lawmaker
""")
_AGED = re.compile(r"\d{1,3}-year-old")
# "the 56-year-old manager", "the 13-year-old girl"
_NOUN_FOLLOWS = re.compile(
    r"\s(?!(?:said|says|told|tells|was|is|has|had|who|will|would|added|and|from|in|on|at|of|to|also|did|does|died|won|came|went|made|took|"
    r"became|joined|signed|left|wrote|posted)\b)[A-Za-z]"
)
# "the Daihatsu report": a name that says which noun is meant
_ARTICLE = re.compile(r"\b(?:the|an?|this)\s$", re.IGNORECASE)
_NOUN_AFTER = re.compile(
    r"\s(?:report|recall|scandal|deal|case|bid|offer|plant|factory|shares?|stock|price|sale|merger|takeover|suspension|announcement|news|"
    r"investigation|probe|crash|jet|plane|car|model|product|boss|chief|board|spokes\w+|statement|results?|figures|data|affair|brand|"
    r"decision|ruling|order|contract|strike|workers|plan)s?\b"
)
# before the name of who gathers forecasts, in so many code points
_FORECAST = re.compile(
    r"\b(?:[Aa]nalysts?|[Ee]conomists?|consensus|forecasts?|estimates?|poll|polled|surveyed)\b(?:[^.\n]|\.(?=\d))*?"
    r"\b(?:according\sto|by)\s(?:[\w’'-]+\s){0,2}$"
)
_SPAN = 160
# words before an office that need not stand in the role
_LOOSE = frozenset(["former", "new", "then", "late", "embattled", "veteran"])
# words before a noun that make it another's
_OTHER = frozenset(["other", "another", "rival", "second", "previous", "older", "next", "same", "equivalent", "average"])
# of the holders named before so many are looked at
_TRIED = 30


class _Holder(NamedTuple):
    start: int
    entity: Entity
    words: frozenset[str]


class _Actor(NamedTuple):
    entity: Entity
    start: int
    subject: bool


def resolve(text: str, sentences: Sequence[Span], entities: Sequence[Entity]) -> tuple[Mention, ...]:
    """Give the pronouns and nominal phrases that stand for one of the entities, ordered by start.

    Each is a `Mention` of kind "pronoun" or "nominal" with the entity's id and type; none overlaps a named mention.
    """
    story = _Story(text, sentences, entities)
    return tuple(story.resolved())


class _Story:
    """Goes through a text once and keeps who was named or meant so far."""

    def __init__(self, text: str, sentences: Sequence[Span], entities: Sequence[Entity]) -> None:
        self._text = text
        self._sentences = sentences
        self._starts = [span.start for span in sentences]
        self._quotes = quotations(text)
        self._genders = {e.id: gender(text, e) for e in entities if e.type == "PER"}
        named = sorted((m.start, m.end, n) for n, e in enumerate(entities) for m in e.mentions)
        self._named = [(start, end, entities[n]) for start, end, n in named]
        self._named_starts = [start for start, _, _ in self._named]
        self._by_id = {entity.id: entity for entity in entities}
        self._people = self._in_order("PER")
        self._firms = [f for f in self._in_order("ORG") if _is_firm(f.entity) and not self._counts(f.start)]
        self._genders |= self._told_genders({e.id for e in entities if e.type == "PER" and not title_gender(text, e)})
        self._holders = self._by_head({e.id: office(text, e) for e in entities if e.type == "PER"}, HEADS)
        self._bodies = self._by_head({e.id: callings(e.name) for e in entities if e.type == "ORG"}, _BODY_HEADS)
        # the firms that phrases stood for so far
        self._called: list[tuple[int, Entity]] = []
        self._was: dict[str, tuple[int, Gender]] = {}  # in which sentence a person was "he" or "she" last
        self._things: dict[str, list[_Actor]] = {}
        self._second: dict[str, int] = {}  # where a kind is first said of another
        for kind, start, entity in described(text, self._named):
            known = self._things.setdefault(kind, [])
            known.append(_Actor(entity, start, False))
            if known[0].entity.id != entity.id:
                self._second.setdefault(kind, start)
        self._heads = self._holders.keys() | self._bodies.keys() | INSTITUTIONS | FIRMS | _CALLINGS

    def _told_genders(self, untitled: set[str]) -> dict[str, Gender]:
        """Give the gender of people whose title tells none, by the pronouns after them where nobody else is named.

        They know better than a first name: Taylor may be either.
        """
        votes: dict[str, Counter[Gender]] = {}
        for found in _ANAPHOR.finditer(self._text):
            if not found["pronoun"]:
                continue
            at = found.start()
            low = bisect_left(self._people, self._starts[max(0, self._sentence(at))], key=lambda actor: actor.start)
            high = bisect_left(self._people, at, key=lambda actor: actor.start)
            named = {actor.entity.id for actor in self._people[max(low, high - _LOOKED_AT) : high]}
            gender = _PRONOUNS[small(found["pronoun"])]
            if len(named) == 1 and (entity := named.pop()) in untitled and not self._speaks(found, entity, gender):
                votes.setdefault(entity, Counter())[gender] += 1
        told: dict[str, Gender] = {}
        for entity, counts in votes.items():
            (gender, most), *others = counts.most_common()
            if most >= _TOLD and most >= _TOLD * sum(count for _, count in others):
                told[entity] = gender
        return told

    def _speaks(self, found: re.Match[str], entity: str, gender: Gender) -> bool:
        """Tell the "she" of "Basya will win, she added" where a first name says that Basya is a man: another speaks."""
        known = self._genders.get(entity, "")
        return known not in {"", gender} and _SPEAKS.match(self._text, found.end()) is not None

    def _by_head(self, words_of: dict[str, frozenset[str]], heads: frozenset[str]) -> dict[str, list[_Holder]]:
        """Give, for each word that can stand for an entity, the places where such an entity is named, in order."""
        found: dict[str, list[_Holder]] = {}
        for start, _, entity in self._named:
            words = words_of.get(entity.id, frozenset())
            for head in words & heads:
                found.setdefault(head, []).append(_Holder(start, entity, words))
        return found

    def _in_order(self, kind: EntityType) -> list[_Actor]:
        actors: list[_Actor] = []
        last = -1
        for start, end, entity in self._named:
            if entity.type == kind:
                sentence = self._sentence(start)
                describes = kind == "ORG" and self._describes(start, end)
                actors.append(_Actor(entity, start, sentence != last and not describes))
                last = last if describes else sentence
        return actors

    def _describes(self, start: int, end: int) -> bool:
        """Tell a name before a noun, "the Daihatsu report", which is not its sentence's subject."""
        noun = _NOUN_AFTER.match(self._text, end)
        return noun is not None and _ARTICLE.search(self._text, max(0, start - 5), start) is not None

    def _counts(self, at: int) -> bool:
        """Tell a body that only gathers forecasts: "Analysts expect a loss, according to Reuters Estimates"."""
        return _FORECAST.search(self._text, max(0, at - _SPAN), at) is not None

    def _only_firm(self, at: int) -> Entity | None:
        """Give the only business that was named so far: a story of one business speaks of no other."""
        named = self._firms[: min(bisect_left(self._firms, at, key=lambda actor: actor.start), _LOOKED_AT)]
        return named[0].entity if len({actor.entity.id for actor in named}) == 1 else None

    def _in_quotation(self, at: int) -> bool:
        place = bisect_right(self._quotes, at, key=lambda quote: quote.start) - 1
        return place >= 0 and at < self._quotes[place].end

    def _sentence(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1

    def resolved(self) -> Iterator[Mention]:
        """Give what is found, in order."""
        chain: list[tuple[int, Entity]] = []
        for found in _ANAPHOR.finditer(self._text):
            if found["pronoun"]:
                start, end = found.span("pronoun")
                gender = _PRONOUNS[small(found["pronoun"])]
                tellers = self._tellers(start, end, gender)
                entity = self._meant(self._eligible(start, end), start, gender, chain, without=tellers)
                if entity is not None:
                    chain.append((start, entity))
                    self._was[entity.id] = (self._sentence(start), gender)
                    yield Mention(start, end, self._text[start:end], "PER", entity.id, "pronoun")
            elif nominal := self._phrase(found):
                if nominal.type == "PER":
                    chain.append((nominal.start, self._by_id[nominal.entity]))
                yield nominal

    def _eligible(self, start: int, end: int) -> Sequence[_Actor]:
        """Give the people whom a pronoun may mean: one that speaks means nobody named in the words that it speaks."""
        speaks = _SPEAKS.match(self._text, end)
        if not speaks or self._in_quotation(start):
            return self._people
        high = bisect_left(self._people, start, key=lambda actor: actor.start)
        told = _SAID.match(self._text, end) and self._text[start - 2 : start] == ", "
        since = self._starts[max(0, self._sentence(start))] if told else start
        near = self._people[max(0, high - _LOOKED_AT) : high]
        return [actor for actor in near if actor.start < since and not self._in_quotation(actor.start)]

    def _tellers(self, start: int, end: int, gender: Gender, back: int = 1) -> frozenset[str]:
        """Give who only tells of somebody without a name: "A man was held, Sheriff Basya said. He will appear in court"."""
        here = self._sentence(start)
        since = max(self._starts[max(0, here - back)], start - back * _SPAN) if here >= 0 else 0
        if _SPEAKS.match(self._text, end) or not UNNAMED[gender].search(self._text, since, start):
            return frozenset()
        high = bisect_left(self._people, start, key=lambda actor: actor.start)
        near = [actor for actor in self._people[max(0, high - _LOOKED_AT) : high] if actor.start >= since]
        return frozenset(actor.entity.id for actor in near if tells(self._text, actor.start))

    def _is_told_of(self, entity: Entity, at: int) -> bool:
        """Tell a body that is named in the quotation before who speaks it, and not as who acts: "phoned by the museum"."""
        place = bisect_right(self._quotes, at, key=lambda quote: quote.start) - 1
        if place < 0 or not 0 < at - self._quotes[place].end < _BESIDE:
            return False
        low, high = (bisect_left(self._named_starts, end) for end in self._quotes[place][:2])
        named = (start for start, _, other in self._named[low:high] if other is entity)
        return any(_TOLD_OF.search(self._text, max(0, start - _BESIDE), start) for start in named)

    def _phrase(self, found: re.Match[str]) -> Mention | None:
        """Resolve "the (Iranian) minister": the words up to the first that is a person's role or a kind of body."""
        words = list(_WORD.finditer(found["words"]))
        if words and _AGED.fullmatch(words[0][0]):
            return self._aged(found.start(), words[0].end() + found.start("words"))
        first = next((n for n, word in enumerate(words) if self._is_head(word[0])), None)
        if first is None:
            return None
        last = first
        while last + 1 < len(words) and self._is_head(words[last + 1][0]):
            last += 1
        start, end = found.start(), found.start("words") + words[last].end()
        head = words[last][0].lower()
        told = _GOES_ON.match(self._text, end)  # but "the maker of phones"
        if self._overlaps(found.start("words"), end) or (told and not (head in MAKERS and told[0] == " of")):
            return None
        before = [word[0].lower() for word in words[:last]]
        entity = self._holder(start, head, before) or self._thing(start, words[last][0], before)
        if entity is None and head in FIRMS and _OTHER.isdisjoint(before):
            entity = self._meant(self._firms, start, "", self._called) or self._only_firm(start)
            if entity is not None and self._is_told_of(entity, start):
                return None
            if entity is not None:
                self._called.append((start, entity))
        if entity is None and last == 0 and head in _CALLINGS:
            tellers = self._tellers(start, end, "m", _REACH) | self._tellers(start, end, "f", _REACH)
            entity = self._meant(self._people, start, "", (), without=tellers)  # no role tells it: who was spoken of
        return Mention(start, end, self._text[start:end], entity.type, entity.id, "nominal") if entity else None

    def _is_head(self, word: str) -> bool:
        return word.lower() in self._heads or kind_of(word) in self._things

    def _thing(self, at: int, head: str, before: list[str]) -> Entity | None:
        """Find the body or thing that was said to be of the kind: the only one, or the likeliest of the last sentences."""
        if not _OTHER.isdisjoint(before):
            return None
        kind = kind_of(head)
        known = self._things.get(kind, ())
        if not known or known[0].start >= at:
            return None
        return known[0].entity if self._second.get(kind, at) >= at else self._meant(known, at, "", ())

    def _aged(self, start: int, end: int) -> Mention | None:
        """Resolve "the 56-year-old", where no noun follows."""
        if _NOUN_FOLLOWS.match(self._text, end) or self._overlaps(start, end):
            return None
        entity = self._meant(self._people, start, "", ())
        return Mention(start, end, self._text[start:end], "PER", entity.id, "nominal") if entity else None

    def _overlaps(self, start: int, end: int) -> bool:
        n = bisect_left(self._named_starts, end)
        return n > 0 and self._named[n - 1][1] > start

    def _meant(
        self,
        actors: Sequence[_Actor],
        at: int,
        gender: Gender,
        chain: Sequence[tuple[int, Entity]],
        *,
        without: frozenset[str] = frozenset(),
    ) -> Entity | None:
        """Weigh the people of the last sentences: near, subject, fitting; the chain of earlier pronouns counts as naming."""
        here, inside = self._sentence(at), self._in_quotation(at)
        first = self._starts[max(0, here - _REACH)] if here >= 0 else 0
        weights: dict[str, float] = {}
        who: dict[str, Entity] = {}
        low, high = (bisect_left(actors, place, key=lambda actor: actor.start) for place in (first, at))
        unnamed = self._unnamed(at, here, gender)
        for actor in actors[max(low, high - _LOOKED_AT) : high]:
            if actor.entity.id in without or (actor.start < unnamed and not self._genders.get(actor.entity.id)):
                continue  # "a woman from the village. She": nobody whom the story named
            self._weigh(actor.entity, actor.start, here, gender, actor.subject, weights, who, inside=inside)
        for start, entity in chain[-6:]:
            if start >= first and entity.id not in without:
                self._weigh(entity, start, here, gender, False, weights, who, inside=inside)
        if not weights:
            return None
        ranked = sorted(weights.items(), key=lambda item: -item[1])
        if len(ranked) > 1 and ranked[1][1] > _SURE * ranked[0][1]:
            return None
        return who[ranked[0][0]]

    def _unnamed(self, at: int, here: int, gender: Gender) -> int:
        """Give where somebody of a gender whom the story does not name stands in this sentence or the one before, or -1."""
        found = SOMEBODY[gender].finditer(self._text, max(self._starts[max(0, here - 1)], at - _SPAN), at) if gender else ()
        return max((one.start() for one in found), default=-1)

    def _weigh(
        self,
        entity: Entity,
        start: int,
        here: int,
        gender: Gender,
        subject: bool,
        weights: dict[str, float],
        who: dict[str, Entity],
        *,
        inside: bool,
    ) -> None:
        known = self._genders.get(entity.id, "")
        place, was = self._was.get(entity.id, (0, gender))
        if gender and ((known and known != gender) or (was != gender and here - place <= 1)):
            return  # "He will resign, she said": who was "he" is not "she"
        weight = (1 + here - self._sentence(start)) ** _FADING * (_SUBJECT if subject else 1) * (1.3 if known and gender else 1)
        if self._in_quotation(start) and not inside:
            if gender and not known:
                return
            weight *= _QUOTED
        if weight > weights.get(entity.id, 0):
            weights[entity.id] = weight
            who[entity.id] = entity

    def _holder(self, at: int, head: str, before: list[str]) -> Entity | None:
        """Find the person whose role, or the body whose name, holds the head: the last named before."""
        wanted = {word for word in before if word not in _LOOSE}
        for listed in (self._holders.get(head, ()), self._bodies.get(head, ()) if not wanted else ()):
            last = bisect_left(listed, at, key=lambda named: named.start)
            for named in reversed(listed[max(0, last - _TRIED) : last]):
                if wanted <= named.words:
                    return named.entity
        return None


def _is_firm(entity: Entity) -> bool:
    """Tell a name that may be a business: no body of another kind is in it, and it is no other's ("Example's Music Store")."""
    words = frozenset(entity.name.lower().split())
    return not _OWNED.search(entity.name) and not words & (INSTITUTIONS - FIRMS - _BUSINESSES)
