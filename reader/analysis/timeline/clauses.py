"""Clauses: what part of a sentence says what happened at a time, and in which tense."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from reader.analysis import datelines, verbs
from reader.analysis.times.words import MONTH, WEEKDAY
from reader.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_PAST_WORDS: Final = "|".join(verbs.PAST)
PAST: Final = re.compile(rf"\b(?:{_PAST_WORDS}|[a-z]{{2,}}(?<!e)ed)\b")
PERFECT: Final = re.compile(
    r"\b(?:has|have|'ve|’ve)\s+(?:(?:also|already|now|been|not|never|just|since|\w+ly)\s+){0,3}(?:\w+(?:ed|en|wn|ung|old|aid|ade|ost|ept|ent|elt|ought|aught|ound|one|et|ut)|won|led|set|run|come|become|begun|struck|met|hit|cut|put)\b"
)
FINITE: Final = re.compile(
    rf"\b(?:(?!left\))(?:{_PAST_WORDS})|is|are|am|has|have|do|does|will|would|can|could|may|might|should|must|shall|[a-z]{{2,}}ed|"
    r"\w{2,}n['’]t|says|goes|comes|takes|makes|begins|starts|opens|ends|meets|marks|remains|plans|expects|continues|wants|needs|faces|holds|"
    r"leaves|arrives|returns|launches|becomes|gets|gives|calls|claims|announces|reports|warns|agrees|wins|loses|falls|rises|dies|kills|"
    r"resumes?|meet|convenes?)\b"
)
# a clause that only says that somebody spoke: "police said Sunday", "told a panel on Wednesday"
BARE_REPORT: Final = re.compile(
    r"(?:[^,;:]{1,60}\s)?(?<!was\s)(?<!were\s)(?<!been\s)(?<!is\s)(?<!be\s)(?:told(?:\s(?!that\b)[\w’'-]+){1,6}|"
    r"(?:said|says|added|reported|announced|stated|wrote|confirmed)(?:\s(?:on|in|at|to|via|early|late|today|yesterday|an?|the|its|"
    r"his|her|statement|interview|post|email|report|briefing|conference|reporters|news|press|morning|afternoon|evening|night|"
    rf"\w+day|\d{{1,2}}|\d{{4}}|{MONTH}[a-z]*\.?)){{0,8}})[\s.,]*|(?:said|says)\s[^,;:]{{1,60}}"
)
# what moves every day
MARKET: Final = re.compile(
    r"\b(?:shares?|stocks?|index(?:es)?|indices|futures|Dow|Nasdaq|FTSE|Nikkei|S&P|Hang Seng|Sensex|DAX|CAC|oil|crude|Brent|"
    r"gold|dollar|euro|pound|sterling|yen|rupee|bitcoin|yields?|bonds?)\b",
    re.IGNORECASE,
)
# "while the Lions meet the Wolves", not "while in the town"; "and 25 million since May", which needs no verb
_ALONE = re.compile(
    r"while\s(?:(?:the|an?|its|his|her|their|he|she|it|they|we|I)\s|[A-Z])|and\s[$£€]?\d[\d.,]*\s(?:\w+\s){0,3}since\s"
)
_BREAK = re.compile(
    r"\s*(?:;|:\s|\s[–—-]{1,2}\s|,\s(?=(?:and|but|while|although|though|which|who|whose|where|when|after|before|since|with|as|so|because)\b)|"
    rf"\s(?=(?:although|though|whereas|because|since|after|before|when|until)\b)|,?\s(?={_ALONE.pattern})|,\s(?=having\s)|"
    r"(?<!\bof)(?<!\bin)(?<!\bto)(?<!\bby)(?<!\bon)(?<!\bat)(?<!\bfor)(?<!\bwith)\s(?=which\s(?:was|were|is|are|has|had|will)\s)|"
    r",\s(?=an?\s[^,.;]{3,60}?\s(?:that|which|who)\s)|"
    r",\s(?=(?:[\w’'-]+\s){0,8}(?:said|says|according|told|reported|reports|announced|added|learned|confirmed|warned)\b))\s*"
)
# "After the vote was held on Friday, all went home."
_OPENING = re.compile(r"(?:After|Before|Since|When|While|As|Although|Though|Until|Once)\s(?P<clause>[^,;]{3,}),\s")
# "after his discharge in 1957 moved to Paris"
_BEFORE_ACT = re.compile(
    r"[a-z]+\s(?:the|an?|his|her|its|their)\s(?:[a-z]+\s)?(?:discharge|death|departure|return|arrival|release|retirement|graduation|"
    r"resignation|appointment|birth|marriage|divorce|arrest|trial|conviction|election|victory|defeat|debut|injury|illness|fall)\s(?:in|on)\s"
)
_LEAD = re.compile(
    rf"^(?:[,;:\s–—-]|(?!{_BEFORE_ACT.pattern})(?:and|but|which|who|(?-i:that)|while|although|though|however|so|"
    r"(?-i:since|after|before|when|until))\b\s*,?\s*)+",
    re.IGNORECASE,
)
# "signed the agreement", "to end the strike", "attending the talks": what stands behind is done, and then
DID: Final = re.compile(
    rf"\b(?:(?:{_PAST_WORDS}|[a-z]{{2,}}(?<!e)ed)|(?:to|will|would|can|could|may|might|must|shall|should|not)\s[a-z]{{2,}}|"
    r"(?!(?:during|following|including|regarding|concerning|according|pending)\b)[a-z]{2,}ing)\s$"
)
# "since 2004 and": no clause begins there, unless the date is a noun's: "after Friday's vote failed"
_ONLY_DATE = re.compile(
    rf"(?:since|until|before|after)\s(?:(?:early|late|mid|last)[\s-])?(?:\d{{4}}\b|{WEEKDAY}\b|"
    rf"{MONTH}[a-z]*\b)(?!['’])"
)
# "in May 2003, which was a surprise": all of it was
_SENTENTIAL = re.compile(r"(?<=\d{4}),\swhich\s(?:is|was)\san?\s")
_BEFORE_NOUN = re.compile(r"(?:since|after|before|when|until)\b")
# what stands between a name and its verb: ", who will speak"
_LED = re.compile(r"[\s,;:–—”\"’-]*(?:(?:and|but|then)\s)?(?:(?P<relative>who|which)\s)?")
_ADVERB_VERB = re.compile(rf"(?:(?:[a-z]+ly|also|later|then)\s)?{FINITE.pattern}")
_AND = re.compile(r"\b(?:and|but|then)\s*$")
# a verb, where a word in -ed may tell of a noun: "armed men"
VERB: Final = re.compile(
    r"(?:[a-z]+ly\s|then\s|also\s)?"
    r"(?![a-z]+ed\s(?!(?:the|an?|its|his|her|their|to|in|on|at|for|from|with|that|it|out|up|until|till|as|over|into|by\s\d\S*)\s)[a-z])"
    rf"{FINITE.pattern}"
)
_INNER = re.compile(r"\b(?:that|whose|which|who|said|says|heard)\s")
_ADVERB = re.compile(r"\s(?:first|then|also|later|[a-z]+ly)$")
# what a sentence begins with that is no subject: "In 1998 it", "Citing a report, he"
_ADVERBIAL = re.compile(
    r"(?:[a-z]+ing|in|on|at|by|after|before|since|when|while|as|although|though|until|once|during|for|from|with|under|it\s(?:is|was|should)|there|"
    r"earlier|later|last|next|meanwhile)\b",
    re.IGNORECASE,
)
# so long a subject is told again with a later verb
_SHORT = 60
_BEFORE_WHICH = re.compile(
    r"\b(?:the|an?|his|her|its|their|this)\s(?:(?!\b(?:the|an?|his|her|its|their|this)\s)(?:[^,;.]|\.(?=\d))){2,60}(?=,\s*$)",
    re.IGNORECASE,
)
# "to boost household spending, which"
_BARE = re.compile(
    r"(?<![.\w])(?:[A-Z][\w-]*['’]s\s)?(?:\b(?!(?:of|in|to|for|on|with|and|by|from|at|as|over|into)\s|[a-z]+ed\s)[A-Za-z-]+\s)?\b[A-Za-z][a-z-]+(?=,\s*$)"
)
# between a name and its "which": "Hurricane Katrina (search), which"
_GAP = re.compile(r"(?:\s\([^()]{1,40}\))?[\s,]*")
# so far after "since" or "after" a date stands that is all of what it begins
_BEFORE_DATE = 14
# so far before its verb a name may be the subject
_NEAR = 7


def subject(text: str, sentence: Span, span: Span, names: Sequence[Span]) -> Span | None:
    """Give the name, or the noun, before a clause that begins with its verb: "Basya, said on Friday" is about Basya."""
    led = _LED.match(text, *span)
    begin = led.end() if led else span.start
    if not _ADVERB_VERB.match(text, begin, span.end):
        return None
    if _AND.search(text, max(sentence.start, begin - _NEAR), begin):
        return first_subject(text, Span(sentence.start, span.start)) if VERB.match(text, begin) else None
    relative = led["relative"] if led else ""
    if relative == "which" and (noun := _BEFORE_WHICH.search(text, max(sentence.start, span.start - 80), span.start)):
        return Span(*noun.span())
    place = bisect_left(names, (begin, 0)) - 1
    if place >= 0 and names[place].start >= sentence.start:
        end = names[place].end
        if _GAP.fullmatch(text, end, span.start) if relative == "which" else begin - end < _NEAR:
            return names[place]
    bare = _BARE.search(text, max(sentence.start, span.start - 60), span.start) if relative == "which" else None
    if bare and " and " not in text[max(sentence.start, bare.start() - 20) : bare.start()]:
        return Span(*bare.span())
    if relative == "who":
        noun = _BEFORE_WHICH.search(text, max(sentence.start, span.start - 80), span.start)
        return Span(*noun.span()) if noun and not FINITE.search(text, *noun.span()) else None
    return None


def first_subject(text: str, span: Span) -> Span | None:
    """Give what the first verb of a stretch is told of, or that of its inner clause: "it is said that the stock rose"."""
    inner = max((found.end() for found in _INNER.finditer(text, *span)), default=datelines.after(text, *span))
    verb = FINITE.search(text, inner, span.end)
    if verb is None:
        return None
    if _ADVERBIAL.match(text, inner):
        comma = text.rfind(", ", inner, verb.start())
        if comma < 0 or _ADVERBIAL.match(text, comma + 2):
            return None
        inner = comma + 2
    words = _ADVERB.sub("", text[inner : verb.start()].split(",")[0].rstrip())
    return Span(inner, inner + len(words)) if 0 < len(words) <= _SHORT else None


# "leaving the port", not "fighting broke out"
_BEFORE_DOING = re.compile(
    r"[a-z]+\s(?!(?:fight|vot|trad|shoot|shell|bomb|film|poll|riot|flood|loot|train|hear|meet|wedd|kill|stabb|everyth|noth|"
    r"someth|build|open|morn|even|spr|k)ing\b)[a-z]+ing\s(?!(?:was|were|is|had|has|began|broke)\b)"
)
# "before the assembly and was", "before a probe into the fraud that mired", "in what should have been"
_OF_ANOTHER = re.compile(r"\b(?:and|but|that|which|who|what|where)\s(?:[a-z]+ly\s)?$")
# "Born in 1934 in Lund, Blom", "Unlike his trial last year, Blom"
_OPENS = re.compile(
    r"(?:Born|Founded|Built|Established|Opened|Created|Launched|Formed|Elected|Appointed|Written|Named|Released|Raised|Unlike)\s"
)
_COMMA = re.compile(r",\s")
_RELATIVE_WORD = re.compile(r"(?:and|but|who|which|whose|where|when|as|because|since|after|before|while|until)\b")
# "— fans will not be let in —", ", where he lived alone, in the town": what a clause goes on behind
_ASIDE = re.compile(
    r"(?<!\d)\s[–—]\s[^–—;]{1,200}?\s[–—](?=\s)|,\swhere\s[^,]{1,80}(?=,\s(?:in|on|at|near|by|outside|early|late)\s)"
)
# "The school, which opened in 1890, would close": a relative ends before the verb of its noun
_RELATIVE = re.compile(
    rf"(?:^|,\s|(?<=,\s))(?P<clause>(?:who|which|whose)\s[^,–—]*)(?:,\s|\s[–—]\s[^–—]{{1,200}}\s[–—]\s)(?=(?:also\s|[a-z]+ly\s)?{FINITE.pattern})"
)


def clause(text: str, sentence: Span, start: int, end: int) -> Span:
    """Give the clause of a sentence that holds a stretch: cut at marks and conjunctions where both sides have a verb."""
    opened = _opened(text, sentence, start, end)
    if end <= opened.end < sentence.end:
        return opened
    low, high = opened
    aside = next((found for found in _RELATIVE.finditer(text, *sentence) if found.start("clause") > sentence.start), None)
    passed = [Span(*found.span()) for found in _ASIDE.finditer(text, *sentence) if end <= found.start() or found.end() <= start]
    if aside and aside.start("clause") <= start and end <= aside.end("clause"):
        sentence = Span(*aside.span("clause"))
        low, high = sentence
    elif aside:
        passed.append(Span(aside.start(), aside.end("clause") + 1))
    for found in _BREAK.finditer(text, sentence.start, sentence.end):
        if any(one.start <= found.start() < one.end for one in passed) or _begins_none(text, found, sentence, Span(start, end)):
            continue
        both = FINITE.search(text, found.end(), sentence.end) and _is_clause(text, low, found.start())
        if both or _ALONE.match(text, found.end()):
            if found.end() <= start:
                low = found.end()
            elif found.start() >= end:
                high = found.start()
                break
    return Span(low, high)


def _opened(text: str, sentence: Span, start: int, end: int) -> Span:
    """Give a sentence without the clause that it opens with, or that where it holds a stretch: "After all came, Blom left"."""
    opening = _OPENING.match(text, sentence.start, sentence.end)
    low = sentence.start
    if opening and FINITE.search(text, *opening.span()) and FINITE.search(text, opening.end(), sentence.end):
        if end <= opening.end("clause"):
            return Span(*opening.span("clause"))
        low = opening.end() if start >= opening.end() else low
    main = main_clause(text, sentence)
    if end <= main:
        return Span(sentence.start, main)
    if main <= start and text.startswith("Unlike", sentence.start):
        low = main
    return Span(low, sentence.end)


def _is_clause(text: str, start: int, end: int) -> bool:
    """Tell what stands for itself before a break: what has a verb, and "according to the bureau"."""
    return bool(FINITE.search(text, start, end)) or text.startswith("according", start)


def _begins_none(text: str, found: re.Match[str], sentence: Span, date: Span) -> bool:
    """Tell a break behind which no clause begins: "since 1985", "before the assembly", "until Christmas, a paper told"."""
    at = found.end()
    if _ONLY_DATE.match(text, at) or _SENTENTIAL.match(text, found.start()):
        return True
    if not _BEFORE_NOUN.match(text, at):
        return False
    nouns = text.startswith(("'s", "’s"), date.end)  # "after Friday's vote failed"
    if at <= date.start <= at + _BEFORE_DATE and not nouns:
        return True  # "shortly after 12:30 a.m.": the date is all that the word begins
    if _BEFORE_DOING.match(text, at) or _BEFORE_ACT.fullmatch(text, at, date.start):
        return True
    verb = FINITE.search(text, at, _comma(text, at, sentence.end))
    return verb is None or bool(_OF_ANOTHER.search(text, at, verb.start()))


def main_clause(text: str, sentence: Span) -> int:
    """Give where the main clause begins behind what it opens with, "Born in 1934 in Lund, Blom", or the sentence's start."""
    opens = _OPENS.match(text, datelines.after(text, *sentence), sentence.end)
    if opens is None:
        return sentence.start
    commas = [mark.end() for mark in _COMMA.finditer(text, opens.end(), sentence.end)]
    for begin, high in pairwise([*commas, sentence.end]):
        if not _RELATIVE_WORD.match(text, begin) and FINITE.search(text, begin, high):
            return begin
    return sentence.start


def _comma(text: str, start: int, end: int) -> int:
    place = text.find(",", start, end)
    return place if place >= 0 else end


# what a line leaves out: who a name is, and a length whose "after" has been cut off
_APPOSED = re.compile(rf"^(?P<who>[A-Z][^,;:“”\"]{{1,60}}),\s(?:an?|the|who|which)\s[^,\d]{{2,120}},\s(?={FINITE.pattern})")
_DANGLING = re.compile(
    r",?\s(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s(?:minutes?|hours?|days?|weeks?|months?|years?)$"
)
_CUT_OFF = re.compile(r"\s?(?:after|before|since|when)\s")


def _unpaired(words: str) -> str:
    """Leave out the mark of a quotation whose other one lies outside of the words."""
    if words.count("“") > words.count("”"):
        words = words.replace("“", "", 1)
    elif words.count("”") > words.count("“"):
        words = words.replace("”", "", 1)
    elif words.count('"') % 2 and "''" not in words and "’’" not in words:
        words = words.removeprefix('"') if words.startswith('"') else words.replace('"', "", 1)
    return words.strip(" ,;:–—-")


def wording(text: str, span: Span) -> str:
    """Give a clause as a line of its own: white space folded, conjunctions before it and marks after it left out."""
    words = " ".join(text[datelines.after(text, *span) : span.end].split())
    words = _APPOSED.sub(r"\g<who> ", words)
    if _CUT_OFF.match(text, span.end):
        words = _DANGLING.sub("", words)
    bare = _LEAD.sub("", words).rstrip(" ,;:–—-")
    bare = _unpaired(bare)
    bare = bare.removesuffix(".") if not re.search(r"\b[A-Z]\.$|\.\w\.$", bare) else bare
    return bare or words
