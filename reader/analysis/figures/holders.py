"""Whose a percentage, a number of points or a sum is: the thing that moved, or who has it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from reader.analysis.figures.beside import beside, sum_for
from reader.analysis.figures.called import called
from reader.analysis.figures.units import CODES, DOLLARS, MONEY, NATIONS, SYMBOLS
from reader.analysis.lists import vocabulary
from reader.analysis.statements.contents import FINITE

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
    r"tripled|doubled|widen(?:s|ed)?|narrow(?:s|ed)?|"
    r"(?:came|arrived|placed|finished)(?=\s(?:in\s)?(?:first|second|third|fourth|fifth|last|next)\b)|"
    r"(?:(?<=econd )|(?<=hird )|(?<=ourth )|(?<=ext )|(?<= place ))came|"
    r"strengthen(?:s|ed)?|"
    r"weaken(?:s|ed)?|soften(?:s|ed)|rocket(?:s|ed)|struck|peaked|moved?|augmented|"
    r"is|are|was|were|remain(?:s|ed)|has|have|had|ma[dk]es?|post(?:s|ed)|report(?:s|ed)|earn(?:s|ed)|pa(?:y|ys|id)|rais(?:es|ed)|"
    r"spent|w[io]ns?|burned|topp(?:ed|ing)|exceed(?:s|ed)?|showed|suffer(?:s|ed)|g[eo]ts?|garnered|receive[sd]?|obtained|secured|took|"
    r"be|(?:expected|seen|estimated|forecast|projected|put|set)(?=\sat\b)|"
    r"(?:(?<=\bto )|(?<=\bwill )|(?<=\bwould )|(?<=\bcould )|(?<=\bmay )|(?<=\bmight ))"
    r"(?:reach|gain|ease|close|earn|total|average|exceed)|"
    r"fined|announce[sd]|offer(?:s|ed)|valued|cost|sold|bought|lands?|totall?ed|averaged|scored|(?:leads?|led)(?!\sto\b)|trail(?:s|ed))\b"
)
# what moves something: "cut interest rates by", "pushed the rupee upwards to", "trim its key deposit rate by"
_MOVED: Final = re.compile(
    r"\b(?:cut(?:s|ting)?|trim(?:s|med|ming)?|rais(?:e|es|ed|ing)|lift(?:s|ed|ing)?|boost(?:s|ed|ing)?|push(?:es|ed|ing)?|"
    r"lower(?:s|ed|ing)?|(?:reduc|increas|decreas)(?:e|es|ed|ing)|slash(?:es|ed|ing)?|hik(?:e|es|ed|ing)|sen(?:t|ds?|ding)|t(?:ake|akes|ook))\s"
    r"(?P<what>(?:(?!(?:by|to|from|at|of|in|on|and|or|for)\b)[\w'’.&-]+\s){1,5}?(?:of\s(?:[a-z-]+\s){1,3}?)?)(?:(?:up|down)(?:wards?)?\s)?"
    r"(?:to\s(?:an?\s)?(?:[\w-]+\s){1,3}of|by|(?:by\sa\s(?:quarter|half)[\s-](?:percentage\s)?point\s)?to|from)\s(?:an?other\s)?$"
)
# what somebody leaves where it is: "left its key rate unchanged at", "put the cost at"
_LEFT: Final = re.compile(
    r"\b(?:left|leav(?:e|es|ing)|ke(?:pt|eps?|eping)|h(?:eld|olds?|olding)|puts?|want(?:s|ed)|estimate[sd]|maintain(?:s|ed)|sets?)\s"
    r"(?P<what>(?:(?!(?:by|to|from|at|of|in|on|and|or|for)\b)[\w'’.&-]+\s){1,5}?(?:of\s(?:[a-z-]+\s){1,3}?)?)(?:(?:unchanged|steady|on\shold)\s)?at\s$"
)
_AS: Final = r"(?<!low )(?<!high )(?<!much )(?<!many )(?<!little )as(?!\s(?:much|many|high|low|little)\b)"  # not "as low as 5"
# another clause begins
_TURN: Final = re.compile(
    rf"[;:()\"“”\n—–]|,(?!\d)|(?<![A-Z])(?<!\bCo)(?<!\bInc)(?<!\bCorp)(?<!\bLtd)(?<!\bMr)(?<!\bDr)(?<!\bSt)\.\s|\s--?\s|"
    rf"\b(?:that|which|who|whose|with(?=\s[a-z])|and|but|or|while|when|{_AS}|"
    r"after|before|because|since|if|although|though|sa(?:id|ys?)|told|than|where|causing|inflicting|"
    r"report(?:ed|s)(?=\s(?!(?:in|on|by|at|from|to)\b)[a-z])|showed|showing|announced|adding|added|noted|saying|meant|means|so|"
    r"yet|despite|until|whether|whilst|whereas|by|percent|cent|points|"
    # what is expected to move
    r"(?:expect(?:s|ed|ing)?|predict(?:s|ed)|forecasts?|sees|saw|project(?:s|ed))(?=\s(?!to\b)\w))\b"
)
_BETWEEN: Final = re.compile(
    rf"[;:\n]|\.\s|\b(?:that|which|who|while|when|because|before|whilst|whereas|if|{_AS}|where|sa(?:id|ys?))\b"
)
_BEFORE_VERB: Final = re.compile(
    r"(?:^|\s)(?:has|have|had|is|are|was|were|be|been|being|will|would|could|may|might|also|still|already|now|just|then|meanwhile|to|"
    r"slightly|recently|ordered|expected|forecast|set|not|likely|later|earlier|once|since|only|[a-z]+ly|"
    r"(?:on\s)?[A-Z][a-z]+day|got|plans?|wants?|"
    r"agreed|again|today|yesterday|together|(?:believed|thought|said|reported|known|supposed|estimated|projected|predicted)\sto)\s*$"
)
# "Sales for the quarter ended Aug. 31 rose"
_PERIOD: Final = re.compile(
    r"\s(?:for|in|during|over)\s(?:the|its)\s(?:[\w-]+\s){0,3}(?:quarter|year|months?|half|period|weeks?)\s(?:to|end(?:ed|ing))\s"
    r"(?:(?:on|in)\s)?[A-Z][a-z]+\.?(?:\s\d{1,2})?(?:,?\s\d{4})?,?\s?$"
)
# "The company said on Tuesday its profit climbed"
_WHEN: Final = re.compile(r"\s*(?:(?:on|late|early)\s){0,2}[A-Z][a-z]+day\s(?=[a-z])")
# what did it stands before: "the firm, whose profits fell 40%, ended …", "inflation, which hit 5% in March, eased …"
_RELATIVE: Final = re.compile(r",\s(?:which|who|whose)\b")
_ANTECEDENT: Final = re.compile(r",\s(?:which|who)\s?$")
# adjectives that look like verbs: "at established stores"
_ADJECTIVAL: Final = re.compile(r"\b(?:in|at|for|on|from|of|with|the|its|an?|their)\s[a-z]+ed(?=\s[a-z])")
_QUANTITY: Final = re.compile(r"[$£€]?\d[\d.,-]*(?:%|$|\s(?:percent|per|in|of|million|billion)\b)")
# "with profit rising to", ", with prices that fell": the subject is what stands with it, unlike in "a man with ties was"
_ALONG: Final = re.compile(r", with\b|\bwith\s(?:[\w'’-]+\s){1,6}?[a-z]+ing\b")
# whose that is, the clause before tells: "before retracing to last stand at"
_DANGLING: Final = re.compile(r"[a-z]+ing(?:\s(?:to|up|down|back|off|last|low|high|[a-z]+ly))*")
_LEADS_ON: Final = re.compile(r"(?:\b(?:before|after|while|since)|,)\s$")
# figures that are one thing's without a doubt: "up $1.10 to $32.10", "54%, down from 61%", "hit $35 before finishing at $34"
_SAME: Final = re.compile(
    r"(?:\s(?:of|an?|per|on|in)\s[^,;.]{1,80})?(?:,?\s(?:and\s)?(?:up|down)\sfrom|\sto|,?\sfrom|,\sor|,?\scompared\s(?:with|to)|"
    r",?\s(?:before|after|while)\s[a-z]+ing\b(?:\s(?:to|at|by|up|down|back|off|last|stand|trade|settle|close|end|low|high|as|[a-z]+ly)){0,5})\s"
)
# a subject after its verb: Ranking a close second were the Greens with 38%; third came the Greens on 12%
_INVERTED: Final = re.compile(
    r"(?:Ranking|Coming|Finishing|Trailing|Following|Running)\b.*|(?:In\s)?(?:an?\s)?(?:(?:close|distant)\s)?"
    r"(?:second|third|fourth|fifth|last|next)(?:\splace)?|Close\sbehind",
    re.IGNORECASE,
)
_HAS: Final = re.compile(r"\s(?:with|on|at)\s$")
# what leads to the name of who has a figure: "gave", "with his old rival", "and", "ahead of"
_LED_TO: Final = re.compile(
    r"(?:,|\b(?:and|with|while|gave|gives|giving|puts?|had|has|show(?:s|ed|n)?|trail(?:s|ed|ing)|"
    r"ahead\sof|in\sfront\sof|behind|against|over|followed\sby))\s"
    r"(?:(?!(?:in|at|of|on|to|from|for|by)\b)[a-z-]+\s){0,5}(?:(?:Mr|Mrs|Ms|Dr|Sen|Gov)\.?\s)?$"
)
_THEN_HAS: Final = re.compile(
    r"\s(?:(?:[a-z]+ly\s)?(?:ahead|behind|in\sfront|leading|trailing)\swith\s|(?:in\s)?(?:second|third|fourth|fifth|last)\s(?:place\s)?with\s|on\s|at\s|with\s)?"
)
_FOR: Final = re.compile(
    r"\sfor\s(?:the\s|his\s|her\s|its\s)?(?P<who>(?:rival|opponent|challenger|incumbent|opposition|government)\b)?"
)
_TOGETHER: Final = re.compile(r"\b(?:each|both|all)\s*$")
_ARTICLES: Final = re.compile(
    r"^(?:(?:but|and|yet|the|an?|this|that|those|these|its|their|his|her|our|however|meanwhile|overall|so far)\s)+",
    re.IGNORECASE,
)
_ADVERBS: Final = frozenset({"Meanwhile", "However", "Overall", "Still", "Yesterday", "Currently", "Also"})
_PREPOSITION: Final = re.compile(
    r"(?:in|at|on|for|with|within|without|during|by|from|of|off|out|up|down|about|above|below|under|over|among|amid|across|around|"
    r"between|behind|beyond|through|throughout|toward|towards|inside|outside|near|against|along|to|after|before|despite|since|as|"
    r"when|while|if|because|although|including|later|earlier|so|there|here|according|asked|born|what|how|where|[a-z]+(?<!i)ly(?=,|$)|"
    r"\w+\s(?:years?|months?|weeks?|days?|hours?)\s(?:later|earlier|ago|after))\b",
    re.IGNORECASE,
)
_ADDED: Final = re.compile(
    r"\s(?:in|at|for|on|across|under|from|over|by|with|against|to|among|between|during|expected|than|since|after)\s.*$"
    r"|\s(?:next|this|last)\s(?:year|quarter|month|week)$"
)
_SHARES: Final = re.compile(r"(?:(?:shares?|stocks?|stakes?)\s(?:in|of)|(?:support|backing|demand)\sfor)\s", re.IGNORECASE)
_HELD: Final = frozenset({"percent", "percentage point", "point", "basis point", "penny", "cent"}).union(
    *(codes.values() for codes in (CODES, DOLLARS, MONEY, NATIONS, SYMBOLS))
)
_INDEX: Final = re.compile(
    r"\b(?:FTSE(?:\s100)?|Dow(?:\sJones)?|Nasdaq|Nikkei|Sensex|Nifty|Hang\sSeng|DAX|CAC|S&P\s500|Stoxx)\b"
)
# they tell the figures of others
_TELLERS: Final = vocabulary("""
    authorities analysts economists experts police officials meteorologists forecasters investors figures data reports
    polls surveys estimates poll survey tally count figure number
""")
_UNITS: Final = frozenset({"", "points", "percent", "cents", "dollars", "euros"})
_ALONE: Final = vocabulary("record a an the its their his her this that no")
_VAGUE: Final = vocabulary("it he she they which who i we you there what that also")
_TAKEN_UP: Final = _VAGUE | vocabulary("index benchmark stock unit rate currency price company firm bank group pair shares")
# what a firm has: whose, the sentence before tells
_ACCOUNTS: Final = vocabulary("revenue revenues sales profit profits earnings income turnover loss losses margin output")
_OWNED: Final = re.compile(r"['’]s\s[a-z]+$")
_ALIKE: Final = frozenset({"stock", "unit", "rate", "currency", "price", "shares"})
_TRADED: Final = frozenset({"stock", "shares"})
_FIRMS: Final = frozenset({"company", "firm", "bank", "group"})
_TRADE: Final = re.compile(r"\b(?:stock|share)s?\b")
_WITHIN: Final = re.compile(r"\s(?:of|in|and)\s|['’]s\s")
# "took part"; "combined sales" is no act
_ACT: Final = re.compile(rf"(?![a-z]+ed\b){FINITE.pattern}")
_SAYS: Final = re.compile(r"\bsa(?:id|ys?)\b")
_REPORTING: Final = re.compile(
    r"\s(?:sa(?:id|ys)|announced|added|reported|noted|warned)(?:\s(?:on\s)?[A-Z][a-z]+day)?(?:\sthat)?\s$"
)


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
        self._begun = {m.start: m for m in named}
        self._meant = {m.start: m for m in meant}

    def holder(self, number: Number, sentence: Span | None, earlier: Sequence[Figure], place: str) -> str:
        """Give whose a figure is: what is written with it, the subject of its clause, or that of the figure before.

        `place` is the one right after it, "57% in Greece", or before it.
        """
        if sentence is None or self._text.startswith((" who ", " of those ", " of them", " of whom"), number.end):
            return ""
        before = earlier[-1] if earlier and earlier[-1].start >= sentence.start and is_held(earlier[-1].unit) else None
        low = max(sentence.start, number.start - _REACH, before.end if before else 0)
        own: str | None = (
            self._paired(number, before) or self._called(low, number, sentence, earlier) or beside(self._text, number)
        )
        if not own and before is not None and before.subject and _SAME.fullmatch(self._text, before.end, number.start):
            return before.subject
        own = own or self._moved(low, number) or self._subject(low, number, sentence, earlier)
        if place:
            return place if not own else f"{own} in {place}" if self._is_noun(own) else own
        if own:
            return own
        if before is not None and self._goes_on(before.end, number.start):
            return before.subject
        return sum_for(self._text, number) or (self._lead(sentence, number, earlier) if own is None and before is None else "")

    def _called(self, low: int, number: Number, sentence: Span, earlier: Sequence[Figure]) -> str:
        """Give what a figure is called before it, with the firm that has it: "GM's loss" of "GM posted a loss of $2.5bn"."""
        what = called(self._text, number)
        owner = self._subject(low, number, sentence, earlier) if what in _ACCOUNTS else ""
        return f"{owner}'s {what}" if owner in self._owners else what

    def _paired(self, number: Number, before: Figure | None) -> str:
        """Give who stands beside a figure and has it: "39% for the Greens", "the Greens 39 percent and the Reds 8"."""
        told = _FOR.match(self._text, number.end) if number.kind == "percent" else None
        if told is not None and (told["who"] or told.end() in self._begun):
            return told["who"] or self._begun[told.end()].text
        at = bisect_left(self._named, number.start, key=lambda m: m.end) - 1
        name = self._named[at] if at >= 0 else None
        if name is None or not _THEN_HAS.fullmatch(self._text, name.end, number.start):
            return ""
        led = _LED_TO.search(self._text, max(0, name.start - 60), name.start)
        apart = number.start - name.end > 1 or (before is not None and before.end <= name.start) or (led and led[0][0] == "g")
        return name.text if led and apart else ""

    def _is_noun(self, own: str) -> bool:
        """Tell "prices", and "Prices" at a sentence's beginning, from who has a name."""
        several = " " in own or own.endswith("s")
        return own.islower() or (own[1:].islower() and several and own not in self._told)

    def _goes_on(self, end: int, start: int) -> bool:
        """Tell a figure that is told with the one before: "fell 13%, or 27p, to 181p"."""
        return start - end < _NEAR and (start - end < _BESIDE or not _BETWEEN.search(self._text, end, start))

    def _moved(self, low: int, number: Number) -> str:
        """Give what somebody moves or leaves: "cut interest rates by 50 points", "left its key rate at 5%"."""
        begin = max(low, number.start - 120)
        moved = _MOVED.search(self._text, begin, number.start) or _LEFT.search(self._text, begin, number.start)
        return self._clean(moved.start("what"), moved.end("what")) if moved else ""

    def _subject(self, low: int, number: Number, sentence: Span, earlier: Sequence[Figure]) -> str | None:
        """Give the subject of the nearest verb before a figure: None where none stands beside it, empty where it is unsure."""
        for verb in reversed(list(_MOVES.finditer(self._text, low, number.digits))[-_TRIED:]):
            if self._parted(verb.end(), number.start):
                break
            start, end = self._phrase(low, verb.start(), sentence.start)
            told = self._text[start:end]
            if told in _UNITS:
                break
            if _DANGLING.fullmatch(told) and _LEADS_ON.search(self._text, max(low, start - 8), start):
                continue
            if _INVERTED.fullmatch(told) and (has := _HAS.search(self._text, verb.end(), number.start)):
                return self._clean(verb.end() + 1, has.start())
            last = told.rsplit(" ", 1)[-1].lower()
            if last.endswith(("'s", "’s")) or last in _ALONE:
                continue  # a noun: "the day's close", "suffered a slump"
            unsure = (
                FINITE.search(_ADJECTIVAL.sub("", told)) or told.isdigit() or _QUANTITY.match(told) or _TOGETHER.fullmatch(told)
            )
            return "" if unsure else self._resolved(start, end, sentence, earlier)
        return None

    def _parted(self, start: int, end: int) -> bool:
        """Tell a verb from whose clause another one parts a figure: "when people were inside, did $1 million damage"."""
        if _BETWEEN.search(self._text, start, end):
            return True
        comma = self._text.find(", ", start, end)
        return comma >= 0 and FINITE.search(self._text, comma, end) is not None

    def _phrase(self, low: int, end: int, first: int) -> tuple[int, int]:
        """Give the noun phrase that ends where a verb begins: an empty one where another clause ends there.

        Of several that move, "Spain, Greece and Italy all fell", nothing but their "all" is given.
        """
        verb = end
        while end > low and (found := self._led_to_verb(low, end)):
            end = found.start()
        together = _TOGETHER.search(self._text, max(low, end - 6), end)
        if together:
            end = together.start()
        while end > low and self._text[end - 1] == " ":
            end -= 1
        if antecedent := self._antecedent(first, end):
            low, end = first, antecedent
        elif end > low and self._text[end - 1] == "," and (comma := self._text.rfind(", ", max(low, end - 120), end - 1)) >= 0:
            end = comma  # "the Sensex, a list of 30 firms, closed"
        start = low
        for turn in _TURN.finditer(self._text, max(low, end - 120), end):
            start = turn.end()
            joins = turn[0] == "and" or (turn[0] == "with" and not _ALONG.search(self._text, turn.start() - 2, verb + 24))
            if joins and start < end and (joined := self._joined(low, turn.start())) is not None:
                start = joined
        if when := _WHEN.match(self._text, start, end):
            start = when.end()
        while start < end and self._text[start].isspace():
            start += 1
        if together and (" and " not in self._text[start:end] or self._text[start - 2 : start] == ", "):
            return together.start(), together.end()
        return start, end

    def _led_to_verb(self, low: int, end: int) -> re.Match[str] | None:
        """Find what stands between a subject and its verb: "has also", "for the quarter ended Aug. 31"."""
        return _BEFORE_VERB.search(self._text, max(low, end - 24), end) or _PERIOD.search(self._text, max(low, end - 70), end)

    def _antecedent(self, first: int, end: int) -> int:
        """Give where ends what a relative clause is about: "inflation, which hit 5%", "firms, whose sales fell 4%, rose"."""
        if which := _ANTECEDENT.search(self._text, max(first, end - 9), end):
            return which.start()
        if self._text[end - 1 : end] != ",":
            return 0
        opened = list(_RELATIVE.finditer(self._text, max(first, end - 160), end - 1))
        return opened[-1].start() if opened else 0

    def _joined(self, low: int, end: int) -> int | None:
        """Give where the first of two joined subjects begins: "oil and gas index", "GM and Ford"."""
        turns = list(_TURN.finditer(self._text, max(low, end - 90), end))
        start = turns[-1].end() if turns else max(low, end - 90)
        words = self._text[start:end].split()
        if not turns and words[:1] in (["a"], ["per"]):
            return None  # "$7,105 a tonne and zinc"
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
            while end > start and (led := self._led_to_verb(start, end)):
                end = led.start()
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
        if head in _TAKEN_UP and not self._text.endswith("whose ", 0, start):
            return self._taken_up(head, start, sentence, earlier)
        if words.startswith(("its ", "Its ")):
            owner, what = self._taken_up("it", start, sentence, earlier), _ADDED.sub("", words[4:])
            return f"{owner}'s {what}" if owner and not owner.islower() else what
        told = self._clean(start, start + len(words))
        owner = _OWNED.sub("", earlier[-1].subject) if earlier and head in _ACCOUNTS else ""
        return f"{owner}'s {told.lower()}" if owner in self._owners and owner else told

    def _taken_up(self, head: str, start: int, sentence: Span, earlier: Sequence[Figure]) -> str:
        """Give what "it" or "the index" takes up: who says so, the subject of the figure before, the index named before."""
        reporting = _REPORTING.search(self._text, max(sentence.start, start - 34), start)
        if reporting:
            begin, end = self._phrase(sentence.start, reporting.start(), sentence.start)
            who = self._meant.get(begin)
            return self._names.get(who.entity, "") if who else self._clean(begin, end)
        if earlier and is_held(earlier[-1].unit) and (subject := earlier[-1].subject):
            common = subject.islower() or subject.rsplit(" ", 1)[-1].lower() in _ACCOUNTS
            if not common or _TRADE.search(subject):
                return subject
            # profits are not the shares' that are told next, nor are they a firm
            return head if head in _TRADED else "" if head in _FIRMS else subject
        if head in ("index", "benchmark"):
            return next(reversed(_INDEX.findall(self._text, max(0, start - 500), start)), "")
        return head if head in _ALIKE else ""

    def _clean(self, start: int, end: int) -> str:
        """Give a noun phrase without its article and what is added to it, as a name where it is one."""
        words = self._text[start:end].rstrip()
        last = words.rsplit(" ", 1)[-1].lower()
        if (
            _PREPOSITION.match(words)
            or len(words) > _LONGEST
            or _SAYS.search(words)
            or last in _TELLERS | _VAGUE | _ALONE
            or last.split("'")[0] in _VAGUE
            or _ACT.match(words)
        ):
            return ""
        if not _SHARES.match(words):
            words = _ADDED.sub("", words)
        if words.rsplit(" ", 1)[-1].lower() in _TELLERS:
            return ""  # "the poll of May"
        at = bisect_left(self._named, start + len(words), key=lambda m: m.end)
        name = self._named[at] if at < len(self._named) else None
        if name and name.end == start + len(words) and start <= name.start and not _WITHIN.search(words):
            return name.text
        return _ARTICLES.sub("", words, count=1)
