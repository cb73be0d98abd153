"""Who speaks: the words before or after the verb that name the source, and the entity that they stand for."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from reader.analysis.kinds import INSTITUTIONS
from reader.analysis.lists import vocabulary
from reader.analysis.statements.contents import FINITE
from reader.analysis.statements.subjects import AUXILIARY
from reader.analysis.times.words import WEEKDAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Entity, Mention, Span

_PRONOUNS = vocabulary("he she it they i we who")
_OWNERS = vocabulary("his her their its")
_LEAD = re.compile(
    r"^(?:[\s,;:—–-]*\b(?:(?:[\w-]+\s){0,2}(?:minutes?|hours?|days?|weeks?|months?|years?)\s(?:after|before|since)|"
    r"(?:looking|casting)\s(?:ahead|forward|back)|(?:[a-z]+ly\s){1,3}and|and|but|although|though|while|whereas|as|because|since|so|when|after|before|if|that|meanwhile|however|then|also|"
    r"yet|or|once|instead|in addition|in response|for (?:his|her|their|its) part|where|which)\b[\s,]*)+",
    re.IGNORECASE,
)
_BAD_END = re.compile(
    r"(?:^|\s)(?:to|and|but|or|not|be|been|being|was|were|of|in|on|at|for|by|with|as|than|the|a|an|this|these|those|his|her|their|its|"
    r"our|my|your|no|any|some|such|from|into|about|over|"
    r"(?<!police )(?<!people )(?<![a-z]{3}s )there|more|most|(?-i:who|which)|"
    r"\w+['’](?:ve|re|d|ll)|(?:he|she|it|who|that|there)['’]s)$",
    re.IGNORECASE,
)
# a day, a share of people, a participle
_NO_SOURCE = re.compile(
    rf"(?:{WEEKDAY}|yesterday|today|(?:last|this|next) (?:week|month|year)|"
    r"(?:[Tt]he )?(?:number|rate|share|proportion|percentage)(?:\sof\s.*)?|"
    r"[a-z]+ed (?:by|in|on|from|at|with|the|an?|his|her|its|their|one|two|three|four|five|six|seven|eight|nine|ten|\d+) .*|"
    r"[a-z]+ing)$"
)
# "32-year-old sailor Basya": no figure
_AGED = re.compile(r"\d{1,3}-year-old\s[a-zA-Z]")
# a verb at the end: "the report has prompted calls"
_ACTING = re.compile(r"\b(?:has|have|had|was|were|is|are)\s(?:\w+ly\s)?[a-z]{2,}ed$")
# what begins so is a place or a time, not a source
_BAD_START = re.compile(
    r"(?:(?:with|by|for|in|on|at|of|from|to|as|than|under|over|across|near|along|beyond|inside|outside|throughout|behind|amid|despite|during|after|before|since|until|like|according)\s|(?:never|not)$)",
    re.IGNORECASE,
)
_WHEN = re.compile(
    rf"(?:(?:(?:on|in|late|early|last|earlier|this)\s)*(?:{WEEKDAY}|yesterday|today|week|month|year|statement|"
    r"interview)(?:\s(?:morning|afternoon|evening|night))?\s+|\d{4}\s+)(?=\S)",
    re.IGNORECASE,
)
# a name before a noun only describes it: "the Bush administration", "Iran's ministry"
_ATTRIBUTIVE = re.compile(r"['’]s?\b|['’]|\s(?!(?:of|in|at|and|on|from|for|who|with|or|as|to)\b)[a-z-]+")
# a name before what it is: "the Example war monitor"
_IS_ONE = re.compile(r"\s(?:war\smonitor|monitoring\sgroup|news\sagency|news\sservice|newspaper|daily|broadcaster)$")
# but what someone's statement says, he says
_WORDS = (
    r"\s+(?:\w+\s+)?(?:statement|letter|tweets?|posts?|message|remarks|speech|memo|essay|memoir|comments|report|article|column|book|"
    r"testimony)\s*$"
)
_WORDS_OF = re.compile(rf"['’]s?{_WORDS}")
_OWN_WORDS = re.compile(_WORDS)
# the noun before these speaks, and not who stands behind them: "a spokesman for NAME", "the envoy to NAME", "the port of NAME"
_ABOUT = re.compile(
    r"(?<!\bcity\s)(?<!\btown\s)(?<!\bstate\s)(?<!\bcounty\s)(?<!\bvillage\s)(?<!\brepublic\s)"
    r"\b(?:for|of|at|from|in|to|with|on|near|by|inside|outside|representing|against|about|investigating)\s",
    re.IGNORECASE,
)
# what they do names others: "a group helping to free NAME said"
_DOING = re.compile(
    r"(?P<who>(?:[Aa]n?|[Tt]he|[Ss]ome|[Tt]wo)\s(?:[a-z-]+\s){1,4}?)(?!including|during|according)[a-z]{3,}ing\s(?:[a-z]+\s){1,6}"
)
# but what someone's words say, he says: "a statement from NAME"
_WORDS_FROM = re.compile(
    r"\b(?:statement|letter|e-?mail|tweet|post|message|speech|memo|note|release|report|study|survey|poll)s?\s"
    r"(?:[a-z]+ed\s)?(?:from|by|of|in)\s(?:the\s)?$",
    re.IGNORECASE,
)
# and who stands behind a title: "Secretary of State NAME"
_TITLE = re.compile(r"[A-Z][\w’'-]+\s(?:of|to)\s")
_SEVERAL = re.compile(
    rf"\s*(?:(?:On|In|At|By)\s[^,]{{2,40}},\s)?(?P<who>(?:(?:[A-Z][\w’'-]*|the|some|many|several)\s)?(?:[\w’'-]+\s){{0,3}}?[A-Za-z][a-z]+s)"
    rf"\s(?:[a-z]+ly\s)?{FINITE.pattern}"
)
# "the report's authors", "residents of the town"
_SEVERAL_SPEAK = re.compile(
    r"^(?:[\w’'.-]+\s){0,4}(?:(?!results|figures|findings|tests|studies|polls|surveys|reports|documents|records|"
    r"sales)[a-z]+s|people|police)(?:\s(?:of|in|from|at|for|with|on|near)\s.*)?$"
)
# "an official", "another resident of the town": one person whom a story need not name
_UNNAMED = {
    pronoun: re.compile(
        rf"(?:an?|one|another|the(?=.*(?:spokes|source)))\s(?:[\w’'.-]+\s){{0,4}}?(?:{nouns}|"
        r"official|spokesperson|witness|resident|source|officer|neighbou?r|survivor|passenger|student|teacher|doctor|nurse|lawyer|attorney|diplomat|soldier|worker|villager|analyst|trader|expert|correspondent|reporter|"
        r"driver|employee|colleague|friend|relative|prosecutor|judge|economist)(?:\s(?:of|for|at|from|in|with|who)\s.*)?$",
        re.IGNORECASE,
    )
    for pronoun, nouns in (
        ("he", "man|boy|spokesman|father|brother|son|husband|policeman|fisherman|businessman"),
        ("she", "woman|girl|spokeswoman|mother|sister|daughter|wife|policewoman|businesswoman"),
    )
}
# "the navy has found the boat, it said", "the boat was found by the navy, it said"
_ACTS = re.compile(rf"\s*(?P<who>(?!(?:It|He|She|They|There|This)\b)[A-Z][^,;:.\x00]{{1,80}}?)\s(?:{FINITE.pattern})")
_BODY = re.compile(rf"\b(?:{'|'.join(sorted(INSTITUTIONS | {'firm'}))})$", re.IGNORECASE)
_BY = re.compile(r"\bby\s(?:the\s)?$")
_STOP = re.compile(r"[.!?][\"”’']?\s(?=\W?[A-Z])|\n")
# a short name in brackets ends before so many code points
_SHORT = 40
# so far back that one is looked for
_UNNAMED_REACH = 400
# a sentence's subject is named before so many code points: "The agency", "On Monday the agency" not
_SUBJECT_WITHIN = 6
# so far back "they" look for those who spoke
_REACH = 1500


class Source(NamedTuple):
    """The words that name a source and, where it is an entity, its id."""

    start: int
    end: int
    words: str
    speaker: str = ""


class Attribution(NamedTuple):
    """A source, its cue, and the stretches that it is told to have said."""

    source: Source
    cue: str
    contents: tuple[Span, ...]
    via: str = ""


class Sources:
    """The named mentions and resolved pronouns of a text, asked by place; remembers who spoke last."""

    def __init__(self, text: str, entities: Sequence[Entity], resolved: Sequence[Mention]) -> None:
        self.text = text
        self._named = sorted((m for e in entities for m in e.mentions if m.kind == "name"), key=lambda m: m.start)
        self._resolved = {m.start: m for m in resolved}
        self._starts = [m.start for m in self._named]
        self.types = {e.id: e.type for e in entities}
        self._pronouns = {(m.entity, m.text.lower()) for m in resolved if m.kind == "pronoun"}
        self.last = self._many = self._announced = Source(0, 0, "")

    def spoke(self, source: Source) -> None:
        """Remember who spoke last, and which several did."""
        self.last = source
        kind = self.types.get(source.speaker)
        if kind == "ORG" or (kind != "PER" and _SEVERAL_SPEAK.search(source.words)):
            self._many = source

    def announce(self, source: Source) -> None:
        """Remember who is told to have spoken before the words are given."""
        self.spoke(source)
        self._announced = source

    def within(self, start: int, end: int) -> list[Mention]:
        """Give the named mentions that lie in a stretch."""
        low = bisect_left(self._starts, start)
        found = []
        for mention in self._named[low:]:
            if mention.start >= end:
                break
            if mention.end <= end:
                found.append(mention)
        return found

    def source(self, start: int, end: int) -> Source | None:
        """Read a stretch as a subject: give the source that it names, or nothing."""
        start, end = _trimmed(self.text, start, end)
        words = " ".join(self.text[start:end].split())
        if words.lower() in _OWNERS:
            known = self._resolved.get(start)
            return Source(start, end, words, known.entity if known else "")
        if not words or len(words) > 200 or (words.lower() != "some" and _BAD_END.search(words)):
            return None
        if words.lower() in _PRONOUNS and words != "WHO":
            return self._pronoun(start, end, words)
        if (
            (words[0].isdigit() and not _AGED.match(words))
            or _NO_SOURCE.match(words)
            or _ACTING.search(words)
            or _BAD_START.match(words)
            or not re.search(r"[^\W\d_]{2}", words)
        ):
            return None
        return Source(start, end, words, self._entity(start, end) or self._in_brackets(end))

    def _in_brackets(self, end: int) -> str:
        """Give the body whose short name stands in brackets after a noun: "the election commission (CEC)"."""
        if self.text[end : end + 2] != " (":
            return ""
        short = next((m for m in self.within(end + 2, end + _SHORT) if m.type == "ORG" and m.start == end + 2), None)
        return short.entity if short and self.text[short.end : short.end + 1] == ")" else ""

    def _pronoun(self, start: int, end: int, words: str) -> Source | None:
        """Resolve a pronoun: by coreference for persons, else to who spoke last."""
        if self._is_unnamed(start, words.lower()):
            return Source(start, end, self.last.words)
        if (
            self.last is self._announced
            and (self.last.speaker, words.lower()) in self._pronouns
            and start - self.last.end < _REACH
        ):
            return Source(start, end, words, self.last.speaker)  # and not whom he spoke about
        known = self._resolved.get(start)
        if known is not None:
            return Source(start, end, words, known.entity)
        if words.lower() in {"i", "we"}:
            return None
        kind = self.types.get(self.last.speaker)
        begin = _begin(self.text, start)
        if words.lower() == "they" and self.last.start < begin and (several := self._several(begin, start)):
            return several
        if words.lower() == "they" and kind == "PER":
            near = self._many.words and start - self._many.end < _REACH
            return Source(start, end, self._many.words, self._many.speaker) if near else Source(start, end, words)
        if words.lower() == "they" and not self.last.speaker and self._many.words and start - self._many.end < _REACH:
            return Source(start, end, self._many.words, self._many.speaker)
        if words.lower() == "it" and (itself := self._itself(start)) and (itself.speaker or kind != "ORG"):
            return itself
        fits = kind != "PER" if words.lower() == "it" else True
        if words.lower() == "it" and (body := self._body(start, fits=fits and bool(self.last.words))):
            return Source(start, end, words, body)
        if self.last.words and fits:
            return Source(start, end, words if self.last.speaker else self.last.words, self.last.speaker)
        return Source(start, end, words)

    def _several(self, begin: int, start: int) -> Source | None:
        """Give whom "they" means: no one person, nor who spoke in the sentence before, but the sentence's own subject."""
        several = _SEVERAL.match(self.text, begin, start)
        source = self.source(*several.span("who")) if several else None
        return None if source is None or self.types.get(source.speaker) == "PER" else source

    def _is_unnamed(self, start: int, pronoun: str) -> bool:
        """Tell "she" who is the spokeswoman that just spoke, and nobody whom the story names."""
        one = _UNNAMED[pronoun].match(self.last.words) if pronoun in _UNNAMED and not self.last.speaker else None
        near = start - self.last.end < _UNNAMED_REACH
        if one is None or not near:
            return False
        # whom his own sentence names he spoke of
        stop = _STOP.search(self.text, self.last.end, start + 1)
        return all(m.type != "PER" for m in self.within(stop.end() if stop else self.last.end, start))

    def _body(self, start: int, *, fits: bool) -> str:
        """Give the body that the sentence before is about, where nobody spoke in it; `fits` if who spoke last may be meant."""
        stop = _begin(self.text, start)
        begin = _begin(self.text, len(self.text[max(0, stop - 9) : stop].rstrip()) + max(0, stop - 9) - 1)
        if fits and self.last.start >= begin:
            return ""
        first = next((m for m in self.within(begin, stop) if m.type == "ORG" and not self._describes(m, stop)), None)
        return first.entity if first and (not fits or first.start - begin <= _SUBJECT_WITHIN) else ""

    def _itself(self, start: int) -> Source | None:
        """Give the body that acts in the sentence before ", it said": its subject, or whom it is done by."""
        if self.text[max(0, start - 2) : start] != ", ":
            return None
        begin = _begin(self.text, start)
        acting = _ACTS.match(self.text, begin, start)
        bodies = [m for m in self.within(begin, start) if m.type == "ORG"]
        if acting and (_BODY.search(acting["who"]) or any(m.end == acting.end("who") for m in bodies)):
            return self._meaning(start, *acting.span("who"))
        agent = next((m for m in bodies if _BY.search(self.text, begin, m.start)), None)
        return self._meaning(start, agent.start, agent.end) if agent else None

    def _meaning(self, it: int, start: int, end: int) -> Source | None:
        """Give "it" at a place as who is named in a stretch."""
        named = self.source(start, end)
        return named._replace(start=it, end=it + len("it")) if named else None

    def _describes(self, mention: Mention, stop: int) -> bool:
        """Tell a name before a noun, which it describes, from one before a verb."""
        return bool(_ATTRIBUTIVE.match(self.text, mention.end, stop)) and not FINITE.match(self.text, mention.end + 1, stop)

    def _entity(self, start: int, end: int) -> str:
        """Choose the entity that speaks among those named: a person before an organization before a place."""
        doing = _DOING.match(self.text, start, end)
        mentions = self.within(start, doing.end("who") if doing else end)
        behalf = _ABOUT.search(self.text, start, end)
        if behalf and not any(_WORDS_FROM.search(self.text, start, m.start) for m in mentions[:2]):
            titled = _TITLE.search(self.text, start, behalf.end()) is not None
            mentions = [
                m
                for m in mentions
                if m.start < behalf.start() or (m.type == "PER" and ((titled and m.end == end) or self._apart(behalf.end(), m)))
            ]
        possessed = [
            m
            for m in mentions
            if not _ATTRIBUTIVE.match(self.text, m.end, end)
            or (m.type != "LOC" and _WORDS_OF.match(self.text, m.end, end))
            or (m.type == "ORG" and _IS_ONE.match(self.text, m.end, end))
        ]
        nominal = self._resolved.get(start)
        if nominal is not None and nominal.text.lower() in _OWNERS and not _OWN_WORDS.match(self.text, nominal.end, end):
            nominal = None  # "his lawyer" is another
        for kind in ("PER", "ORG", "LOC"):
            if kind == "LOC" and nominal is not None:
                return nominal.entity  # "the Finnish company": the phrase stands for somebody
            fitting = [m for m in possessed if m.type == kind]
            if fitting:
                return fitting[-1].entity if kind == "PER" else fitting[0].entity
        misc = [m for m in possessed if m.type == "MISC" and m.end >= end - 1]
        return misc[0].entity if misc else ""

    def _apart(self, behalf: int, mention: Mention) -> bool:
        """Tell "minister for Education Anna Green" from "spokesman for John Smith": another name lies between."""
        return any(m.end <= mention.start and m.start >= behalf for m in self.within(behalf, mention.start)) or (
            mention.start - behalf > 3
            and self.text[behalf : mention.start].strip().lower() not in {"", "the", "mr", "mr.", "mrs", "ms", "dr"}
        )


def _begin(text: str, at: int) -> int:
    """Give about where the sentence begins that holds a place."""
    return max(text.rfind(mark, max(0, at - 300), max(0, at)) for mark in (". ", "\n", "! ", "? ")) + 1


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out conjunctions before a subject and auxiliaries after it."""
    lead = _LEAD.match(text[start:end])
    if lead:
        start += lead.end()
    start += len(text[start:end]) - len(text[start:end].lstrip())
    if when := _WHEN.match(text, start, end):
        start = when.end()
    while True:
        part = text[start:end].rstrip(" \t\n,;:—–-")
        end = start + len(part)
        auxiliary = AUXILIARY.search(part)
        if auxiliary is None or auxiliary.end() < len(part):
            break
        end = start + auxiliary.start()
        if end <= start:
            break
    while start < end and text[start] in " \t\n,;:—–-\"“”'’)(":
        start += 1
    return start, end
