"""Whose a percentage, a number of points or a sum is: the thing that moved, or who has it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from reader.analysis.figures.units import CODES, DOLLARS, MONEY, NATIONS, SYMBOLS
from reader.analysis.lists import vocabulary
from reader.analysis.statements.contents import FINITE
from reader.analysis.times.words import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.figures.numbers import Number
    from reader.model import Figure, Mention, Span

_REACH: Final = 300  # code points before a figure in which its clause is looked for
_NEAR: Final = 100  # code points over which a figure goes on from the one before
_BESIDE: Final = 4
_TRIED: Final = 6  # verbs before a figure
_LONGEST: Final = 70
_MOVES: Final = re.compile(
    r"\b(?:rose|ris(?:es?|en|ing)|f[ae]ll(?:s|en|ing)?|(?:dropp|slipp|shedd)(?:ed|ing)|drops?|slips?|shed|climb(?:s|ed)?|jump(?:s|ed)?|"
    r"surge[sd]?|soar(?:s|ed)?|slid(?:es?)?|s[aiu]nks?|tumble[sd]?|plunge[sd]?|dive[sd]?|slump(?:s|ed)?|gain(?:s|ed)|lost|loses?|"
    r"edge[sd]|ease[sd]|close[sd]?|open(?:s|ed)|end(?:s|ed)|finish(?:es|ed)|settle[sd]|st(?:ood|ands?)|reach(?:es|ed)|hits?|"
    r"touch(?:es|ed)|gr[eo]wn?s?|shr[aiu]nks?|decline[sd]|(?:de|in)crease[sd]?|advance[sd]|added|slow(?:s|ed)?|quadrupled|"
    r"tripled|doubled|strengthen(?:s|ed)?|weaken(?:s|ed)?|soften(?:s|ed)|rocket(?:s|ed)|struck|peaked|moved?|augmented|"
    r"is|are|was|were|remain(?:s|ed)|has|have|had|ma[dk]es?|post(?:s|ed)|report(?:s|ed)|earn(?:s|ed)|pa(?:y|ys|id)|rais(?:es|ed)|"
    r"spent|w[io]ns?|burned|showed|suffer(?:s|ed)|g[eo]ts?|garnered|receive[sd]?|obtained|secured|took|"
    r"fined|announce[sd]|offer(?:s|ed)|valued|cost|sold|bought|lands?|totall?ed|averaged)\b"
)
# what moves something: "cut interest rates by", "pushed the rupee upwards to", "trim its key deposit rate by"
_MOVED: Final = re.compile(
    r"\b(?:cut(?:s|ting)?|trim(?:s|med|ming)?|rais(?:e|es|ed|ing)|lift(?:s|ed|ing)?|boost(?:s|ed|ing)?|push(?:es|ed|ing)?|"
    r"lower(?:s|ed|ing)?|reduc(?:e|es|ed|ing)|slash(?:es|ed|ing)?|hik(?:e|es|ed|ing)|sent|t(?:ake|akes|ook))\s"
    r"(?P<what>(?:(?!(?:by|to|from|at|of|in|on|and|or|for)\b)[\w'’.&-]+\s){1,5}?)(?:(?:up|down)(?:wards?)?\s)?"
    r"(?:to\s(?:an?\s)?(?:[\w-]+\s){1,3}of|by|to|from)\s(?:an?other\s)?$"
)
_AS: Final = r"(?<!low )(?<!high )(?<!much )(?<!many )(?<!little )as(?!\s(?:much|many|high|low|little)\b)"  # not "as low as 5"
# another clause begins
_TURN: Final = re.compile(
    rf"[;:()\"“”\n—–]|,(?!\d)|(?<![A-Z])\.\s|\s--?\s|\b(?:that|which|who|whose|with(?=\s[a-z])|and|but|or|while|when|{_AS}|"
    r"after|before|because|since|if|although|though|sa(?:id|ys?)|told|than|where|showed|showing|announced|adding|added|noted|saying|meant|means|so|"
    r"yet|despite|until|whether|by|percent|cent)\b"
)
_BETWEEN: Final = re.compile(rf"[;:\n]|\.\s|\b(?:that|which|who|while|when|because|before|if|{_AS}|where|sa(?:id|ys?))\b")
_BEFORE_VERB: Final = re.compile(
    r"(?:^|\s)(?:has|have|had|is|are|was|were|be|been|being|will|would|could|may|might|also|still|already|now|just|then|meanwhile|to|"
    r"slightly|recently|ordered|expected|forecast|set|not|likely|later|only|[a-z]+ly|on\s[A-Z][a-z]+day|got|plans?|wants?|"
    r"agreed|again|today|yesterday|together)\s*$"
)
_TOGETHER: Final = re.compile(r"\b(?:each|both|all)\s*$")
_ARTICLES: Final = re.compile(
    r"^(?:(?:but|and|yet|the|an?|this|that|those|these|its|their|his|her|our|however|meanwhile|overall|so far)\s)+",
    re.IGNORECASE,
)
_ADVERBS: Final = frozenset({"Meanwhile", "However", "Overall", "Still", "Yesterday", "Currently", "Also"})
_PREPOSITION: Final = re.compile(
    r"(?:in|at|on|for|with|during|by|from|of|about|under|over|among|amid|to|after|before|despite|since|as|when|while|if|because|although|later|"
    r"earlier|so|there|here|according|asked|born|\w+\s(?:years?|months?|weeks?|days?|hours?)\s(?:later|earlier|ago|after))\b",
    re.IGNORECASE,
)
_ADDED: Final = re.compile(
    r"\s(?:in|at|for|on|across|under|from|over|by|with|against|to|among|between|during|expected|than|since|after)\s.*$"
)
_SHARES: Final = re.compile(r"(?:shares?|stocks?|stakes?)\s(?:in|of)\s", re.IGNORECASE)
_CALENDAR: Final = frozenset(map(str.capitalize, (*MONTHS, *WEEKDAYS)))
_HELD: Final = frozenset({"percent", "percentage point", "point", "basis point", "penny", "cent"}).union(
    *(codes.values() for codes in (CODES, DOLLARS, MONEY, NATIONS, SYMBOLS))
)
_CHANGED: Final = r"(?:rise|fall|drop|increase|decrease|decline|cut|gain|growth|jump|slump|surge|reduction|hike|loss|stake)"
_WORDS: Final = (
    r"(?:(?!(?:in|at|on|for|from|to|by|of|and|or|as|with|is|are|was|were|has|have|had|will|would|that|which|who|over|after|during|"
    r"before|below|above|since|when|than|it|he|she|they|we|those|although|last|this|who|while|but)\b)[\w$&.’'-]*[\w’'](?:\s|(?=\W|$))){1,5}"
)
_CHANGE_IN: Final = re.compile(rf"\s(?:[a-z-]+\s)?{_CHANGED}\sin\s(?!an?\s)(?:the\s|its\s)?(?P<what>{_WORDS})")
_CHANGE_OF: Final = re.compile(rf"\s(?P<what>[a-z-]+)\s{_CHANGED}\b")
# "a 70 per cent mortality rate"; the "annual rate" of something else is none
_RATE_OF: Final = re.compile(
    r"\s(?P<what>[a-z-]{4,}(?<!al)(?<!ed)(?<!ly)(?<!er)\s(?:rate|turnout|probability))\b(?!\s(?:of|in|for)\s)"
)
_PART_OF: Final = re.compile(rf"\sof\s(?:all\s)?(?:the\s|its\s|their\s)?(?!all\b|\$)(?P<what>{_WORDS})")
# what follows a figure and is no noun
_NO_NOUN: Final = (
    "a|an|per|each|more|less|this|last|late|early|next|so|too|net|lower|higher|"
    "today|yesterday|worldwide|worth|overall|about|value|total|cash|euros|dollars|one|two|three|four|five|six|seven|eight|nine|ten"
)
_SUM_FOR: Final = re.compile(
    rf"(?:\s?\([^()]{{1,20}}\))?(?:-a-year)?\s(?:(?:of|in|for)\s)?(?:the\s)?(?!(?:{_NO_NOUN})\b)(?=[a-z])(?P<what>{_WORDS})"
)
_NAME: Final = (
    r"(?:(?:(?:[A-Z]\.)+|[A-Z][\w&-]*)\s){0,4}(?:(?:[A-Z]\.)+|(?!(?:That|It|There|Here|What|He|She|Let)['’])[A-Z][\w&-]*)"
)
_OWN: Final = re.compile(rf"(?P<whose>{_NAME})['’]s\s(?P<what>(?:[a-z-]+\s){{1,3}})of\s$")
_OWNER: Final = re.compile(rf"(?P<whose>{_NAME})['’]s\s$")
_INDEX: Final = re.compile(
    r"\b(?:FTSE(?:\s100)?|Dow(?:\sJones)?|Nasdaq|Nikkei|Sensex|Nifty|Hang\sSeng|DAX|CAC|S&P\s500|Stoxx)\b"
)
# they tell the figures of others
_TELLERS: Final = vocabulary("""
    authorities analysts economists experts police officials meteorologists forecasters investors figures data reports
    polls surveys estimates
""")
_UNITS: Final = frozenset({"", "points", "percent", "cents", "dollars", "euros"})
_ALONE: Final = vocabulary("record a an the its their his her this that no")
_VAGUE: Final = vocabulary("it he she they which who i we there")
_TAKEN_UP: Final = _VAGUE | vocabulary("index benchmark stock unit rate currency price company firm bank group pair shares")
# what a firm has: whose, the sentence before tells
_ACCOUNTS: Final = vocabulary("revenue revenues sales profit profits earnings income turnover loss losses margin output")
_ALIKE: Final = frozenset({"stock", "unit", "rate", "currency", "price", "shares"})
_WITHIN: Final = re.compile(r"\s(?:of|in|and)\s|['’]s\s")
_SAYS: Final = re.compile(r"\bsa(?:id|ys?)\b")
_REPORTING: Final = re.compile(r"\s(?:sa(?:id|ys)|announced|added|reported|noted|warned)(?:\sthat)?\s$")


def is_held(unit: str) -> bool:
    """Tell a unit of what moves or is had, rather than is counted somewhere."""
    return unit in _HELD


class Holders:
    """Finds whose figures are in a text, by the names and phrases in it."""

    def __init__(self, text: str, named: Sequence[Mention], meant: Sequence[Mention]) -> None:
        self._text = text
        self._named = sorted(named, key=lambda m: m.end)
        self._names = {m.entity: m.text for m in reversed(named)}
        self._told = frozenset(m.text for m in named)
        self._owners = frozenset(m.text for m in named if m.type == "ORG")
        self._meant = {m.start: m for m in meant}

    def holder(self, number: Number, sentence: Span | None, earlier: Sequence[Figure], place: str) -> str:
        """Give whose a figure is: what is written with it, the subject of its clause, or that of the figure before.

        `place` is the one right after it, "57% in Greece", or before it.
        """
        if sentence is None or self._text.startswith((" who ", " of those "), number.end):
            return ""
        before = earlier[-1] if earlier and earlier[-1].start >= sentence.start and is_held(earlier[-1].unit) else None
        low = max(sentence.start, number.start - _REACH, before.end if before else 0)
        own = self._beside(number) or self._moved(low, number) or self._subject(low, number, sentence, earlier)
        if place:
            return place if not own else f"{own} in {place}" if self._is_noun(own) else own
        if own:
            return own
        if before is not None and self._goes_on(before.end, number.start):
            return before.subject
        return self._with(number) or (self._lead(sentence, number, earlier) if own is None and before is None else "")

    def _is_noun(self, own: str) -> bool:
        """Tell "prices", and "Prices" at a sentence's beginning, from who has a name."""
        several = " " in own or own.endswith("s")
        return own.islower() or (own[1:].islower() and several and own not in self._told)

    def _goes_on(self, end: int, start: int) -> bool:
        """Tell a figure that is told with the one before: "fell 13%, or 27p, to 181p"."""
        return start - end < _NEAR and (start - end < _BESIDE or not _BETWEEN.search(self._text, end, start))

    def _beside(self, number: Number) -> str:
        """Give what stands right at a figure: "JPMorgan's 15%", "80% of the workers", "a 16% drop in profits"."""
        text = self._text
        if (owner := _OWNER.search(text, max(0, number.start - 60), number.start)) and not self._is_day(owner["whose"]):
            return owner["whose"]
        own = _OWN.search(text, max(0, number.start - 90), number.start)
        if own and not self._is_day(own["whose"]):
            return f"{own['whose']}'s {own['what']}".strip()
        told = _CHANGE_IN.match(text, number.end)
        if not told and number.kind == "percent":
            told = next(filter(None, (of.match(text, number.end) for of in (_CHANGE_OF, _RATE_OF, _PART_OF))), None)
        return _noun(told)

    def _is_day(self, name: str) -> bool:
        return name.split()[-1].capitalize() in _CALENDAR

    def _moved(self, low: int, number: Number) -> str:
        """Give what somebody moves: "cut interest rates by 50 points"."""
        moved = _MOVED.search(self._text, max(low, number.start - 120), number.start)
        return self._clean(moved.start("what"), moved.end("what")) if moved else ""

    def _subject(self, low: int, number: Number, sentence: Span, earlier: Sequence[Figure]) -> str | None:
        """Give the subject of the nearest verb before a figure: None where none stands beside it, empty where it is unsure."""
        for verb in reversed(list(_MOVES.finditer(self._text, low, number.start))[-_TRIED:]):
            if self._parted(verb.end(), number.start):
                break
            start, end = self._phrase(low, verb.start())
            told = self._text[start:end]
            if told in _UNITS:
                break
            last = told.rsplit(" ", 1)[-1].lower()
            if last.endswith(("'s", "’s")) or last in _ALONE:
                continue  # a noun: "the day's close", "suffered a slump"
            unsure = FINITE.search(told) or told.isdigit() or _TOGETHER.fullmatch(told)
            return "" if unsure else self._resolved(start, end, sentence, earlier)
        return None

    def _parted(self, start: int, end: int) -> bool:
        """Tell a verb from whose clause another one parts a figure: "when people were inside, did $1 million damage"."""
        if _BETWEEN.search(self._text, start, end):
            return True
        comma = self._text.find(", ", start, end)
        return comma >= 0 and FINITE.search(self._text, comma, end) is not None

    def _phrase(self, low: int, end: int) -> tuple[int, int]:
        """Give the noun phrase that ends where a verb begins: an empty one where another clause ends there.

        Of several that move, "Spain, Greece and Italy all fell", nothing but their "all" is given.
        """
        while end > low and (found := _BEFORE_VERB.search(self._text, max(low, end - 24), end)):
            end = found.start()
        together = _TOGETHER.search(self._text, max(low, end - 6), end)
        if together:
            end = together.start()
        while end > low and self._text[end - 1] == " ":
            end -= 1
        if end > low and self._text[end - 1] == "," and (comma := self._text.rfind(", ", max(low, end - 120), end - 1)) >= 0:
            end = comma  # "the Sensex, which opened at 27,561, closed"
        start = low
        for turn in _TURN.finditer(self._text, max(low, end - 120), end):
            start = turn.end()
            if turn[0] == "and" and start < end and (joined := self._joined(low, turn.start())) is not None:
                start = joined
        while start < end and self._text[start].isspace():
            start += 1
        if together and (" and " not in self._text[start:end] or self._text[start - 2 : start] == ", "):
            return together.start(), together.end()
        return start, end

    def _joined(self, low: int, end: int) -> int | None:
        """Give where the first of two joined subjects begins: "oil and gas index", "GM and Ford"."""
        turns = list(_TURN.finditer(self._text, max(low, end - 90), end))
        start = turns[-1].end() if turns else max(low, end - 90)
        words = self._text[start:end].split()
        plain = 1 <= len(words) <= 8 and not FINITE.search(self._text, start, end) and not words[0][0].isdigit()
        return start if plain and not words[-1].endswith(("er", "ly")) and not _PREPOSITION.match(words[0]) else None

    def _lead(self, sentence: Span, number: Number, earlier: Sequence[Figure]) -> str:
        """Give the subject that a sentence begins with, where the figure's verb has none beside it."""
        start = sentence.start
        if number.start - start > _REACH:
            return ""
        for _ in range(3):
            verb = FINITE.search(self._text, start, number.start)
            comma = self._text.find(", ", start, verb.start() if verb else number.start)
            end = comma if comma >= 0 else verb.start() if verb else start
            if verb is None or end - start > _LONGEST or _BETWEEN.search(self._text, verb.end(), number.start):
                return ""
            if _PREPOSITION.match(self._text, start) is None and self._text[start:end] not in _ADVERBS:
                return self._resolved(start, end, sentence, earlier)
            if comma < 0:
                return ""
            start = comma + 2
        return ""

    def _resolved(self, start: int, end: int, sentence: Span, earlier: Sequence[Figure]) -> str:
        """Give a subject by name: "the company", "it", "its profit", "revenue" are somebody's."""
        words = self._text[start:end].rstrip()
        head = _ARTICLES.sub("", words).lower()
        known = self._meant.get(start)
        if known is not None and known.end <= start + len(words):
            own = "'s" if known.text.lower() in {"his", "her"} else ""
            return self._names.get(known.entity, "") + own + self._text[known.end : start + len(words)]
        if head in _TAKEN_UP:
            return self._taken_up(head, start, sentence, earlier)
        if words.startswith(("its ", "Its ")):
            owner, what = self._taken_up("it", start, sentence, earlier), _ADDED.sub("", words[4:])
            return f"{owner}'s {what}" if owner else what
        told = self._clean(start, start + len(words))
        owner = earlier[-1].subject if earlier and head in _ACCOUNTS else ""
        return f"{owner}'s {told.lower()}" if owner in self._owners and owner else told

    def _taken_up(self, head: str, start: int, sentence: Span, earlier: Sequence[Figure]) -> str:
        """Give what "it" or "the index" takes up: who says so, the subject of the figure before, the index named before."""
        reporting = _REPORTING.search(self._text, max(sentence.start, start - 20), start)
        if reporting:
            begin, end = self._phrase(sentence.start, reporting.start())
            who = self._meant.get(begin)
            return self._names.get(who.entity, "") if who else self._clean(begin, end)
        if earlier and is_held(earlier[-1].unit) and earlier[-1].subject:
            return earlier[-1].subject
        if head in ("index", "benchmark"):
            return next(reversed(_INDEX.findall(self._text, max(0, start - 500), start)), "")
        return head if head in _ALIKE else ""

    def _clean(self, start: int, end: int) -> str:
        """Give a noun phrase without its article and what is added to it, as a name where it is one."""
        words = self._text[start:end].rstrip()
        last = words.rsplit(" ", 1)[-1].lower()
        if _PREPOSITION.match(words) or len(words) > _LONGEST or _SAYS.search(words) or last in _TELLERS or last in _VAGUE:
            return ""
        if not _SHARES.match(words):
            words = _ADDED.sub("", words)
        at = bisect_left(self._named, start + len(words), key=lambda m: m.end)
        name = self._named[at] if at < len(self._named) else None
        if name and name.end == start + len(words) and start <= name.start and not _WITHIN.search(words):
            return name.text
        return _ARTICLES.sub("", words, count=1)

    def _with(self, number: Number) -> str:
        """Give what a sum is for: "$6m in public funds", "the $7 billion deal", "a 40 percent chance"."""
        told = _SUM_FOR.match(self._text, number.end) if number.kind in ("money", "percent") else None
        return _noun(told)


def _noun(told: re.Match[str] | None) -> str:
    """Give the noun that was matched, without the verb that follows it: "20% of all scheduled flights" has none."""
    if told is None:
        return ""
    what = told["what"].strip(" .,")
    verb = FINITE.search(what)
    if verb is None or (what[: verb.start()].endswith(("'s ", "’s "))):
        return what
    before = what[: verb.start()].rstrip()
    return what if not before and told.re is _PART_OF else before
