"""Clauses: what part of a sentence says what happened at a time, and in which tense."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from reader.analysis import datelines, verbs
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
    r"\w+day|\d{1,2}|\d{4}|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?)){0,8})[\s.,]*|(?:said|says)\s[^,;:]{1,60}"
)
# what moves every day
MARKET: Final = re.compile(
    r"\b(?:shares?|stocks?|index(?:es)?|indices|futures|Dow|Nasdaq|FTSE|Nikkei|S&P|Hang Seng|Sensex|DAX|CAC|oil|crude|Brent|"
    r"gold|dollar|euro|pound|sterling|yen|rupee|bitcoin|yields?|bonds?)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"\s*(?:;|:\s|\s[–—-]{1,2}\s|,\s(?=(?:and|but|while|although|though|which|who|whose|where|when|after|before|since|with|as|so|because)\b)|"
    r"\s(?=(?:although|though|whereas|because|since|after|before|when|until)\b)|"
    r"(?<!\bof)(?<!\bin)(?<!\bto)(?<!\bby)(?<!\bon)(?<!\bat)(?<!\bfor)(?<!\bwith)\s(?=which\s(?:was|were|is|are|has|had|will)\s)|"
    r",\s(?=an?\s[^,.;]{3,60}?\s(?:that|which|who)\s)|"
    r",\s(?=(?:[\w’'-]+\s){0,8}(?:said|says|according|told|reported|reports|announced|added|learned|confirmed|warned)\b))\s*"
)
# "After the vote was held on Friday, all went home."
_OPENING = re.compile(r"(?:After|Before|Since|When|While|As|Although|Though|Until|Once)\s(?P<clause>[^,;]{3,}),\s")
_LEAD = re.compile(
    r"^(?:[,;:\s–—-]|(?:and|but|which|who|(?-i:that)|while|although|though|however|so|(?-i:since|after|before|when|until))\b\s*,?\s*)+",
    re.IGNORECASE,
)
# "signed the agreement", "to end the strike", "attending the talks": what stands behind is done, and then
DID: Final = re.compile(
    rf"\b(?:(?:{_PAST_WORDS}|[a-z]{{2,}}(?<!e)ed)|(?:to|will|would|can|could|may|might|must|shall|should|not)\s[a-z]{{2,}}|"
    r"(?!(?:during|following|including|regarding|concerning|according|pending)\b)[a-z]{2,}ing)\s$"
)
# "since 2004 and": no clause begins there, unless the date is a noun's: "after Friday's vote failed"
_ONLY_DATE = re.compile(
    r"(?:since|until|before|after)\s(?:(?:early|late|mid|last)[\s-])?(?:\d{4}\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|"
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\b)(?!['’])"
)
# "in May 2003, which was a surprise": all of it was
_SENTENTIAL = re.compile(r"(?<=\d{4}),\swhich\s(?:is|was)\san?\s")
_BEFORE_NOUN = re.compile(r"(?:since|after|before|when|until)\b")
# what stands between a name and its verb: ", who will speak"
_LED = re.compile(r"[\s,;:–—”\"’-]*(?:(?:and|but|then)\s)?(?:(?P<relative>who|which)\s)?")
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
    r"\b(?:the|an?|his|her|its|their|this)\s(?:(?!(?:the|an?|his|her|its|their|this)\s)[^,;.]){2,60}(?=,\s*$)", re.IGNORECASE
)
# between a name and its "which": "Hurricane Katrina (search), which"
_ASIDE = re.compile(r"(?:\s\([^()]{1,40}\))?[\s,]*")
# so far after "since" or "after" a date stands that is all of what it begins
_BEFORE_DATE = 14
# so far before its verb a name may be the subject
_NEAR = 7


def subject(text: str, sentence: Span, span: Span, names: Sequence[Span]) -> Span | None:
    """Give the name, or the noun, before a clause that begins with its verb: "Basya, said on Friday" is about Basya."""
    led = _LED.match(text, *span)
    begin = led.end() if led else span.start
    if not FINITE.match(text, begin, span.end):
        return None
    if _AND.search(text, max(sentence.start, begin - _NEAR), begin):
        return first_subject(text, Span(sentence.start, span.start)) if VERB.match(text, begin) else None
    relative = led["relative"] if led else ""
    if relative == "which" and (noun := _BEFORE_WHICH.search(text, max(sentence.start, span.start - 80), span.start)):
        return Span(*noun.span())
    place = bisect_left(names, (begin, 0)) - 1
    if place >= 0 and names[place].start >= sentence.start:
        end = names[place].end
        if _ASIDE.fullmatch(text, end, span.start) if relative == "which" else begin - end < _NEAR:
            return names[place]
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


# "The school, which opened in 1890, would close": a relative ends before the verb of its noun
_RELATIVE = re.compile(
    rf"(?:^|,\s|(?<=,\s))(?P<clause>(?:who|which|whose)\s[^,]*),\s(?=(?:also\s|[a-z]+ly\s)?{FINITE.pattern})"
)


def clause(text: str, sentence: Span, start: int, end: int) -> Span:
    """Give the clause of a sentence that holds a stretch: cut at marks and conjunctions where both sides have a verb."""
    low, high = sentence
    opening = _OPENING.match(text, sentence.start, sentence.end)
    if opening and FINITE.search(text, *opening.span()) and FINITE.search(text, opening.end(), sentence.end):
        if end <= opening.end("clause"):
            return Span(*opening.span("clause"))
        low = opening.end() if start >= opening.end() else low
    aside = next((found for found in _RELATIVE.finditer(text, *sentence) if found.start("clause") > sentence.start), None)
    if aside and aside.start("clause") <= start and end <= aside.end("clause"):
        sentence = Span(*aside.span("clause"))
        low, high = sentence
    for found in _BREAK.finditer(text, sentence.start, sentence.end):
        nouns = text.startswith(("'s", "’s"), end)  # "after Friday's vote failed"
        if found.end() <= start <= found.end() + _BEFORE_DATE and _BEFORE_NOUN.match(text, found.end()) and not nouns:
            continue  # "since 1985", "shortly after 12:30 a.m.": the date is all that the word begins
        if aside and aside.start() <= found.start() <= aside.end("clause") and sentence.start != aside.start("clause"):
            continue
        if _ONLY_DATE.match(text, found.end()) or _SENTENTIAL.match(text, found.start()):
            continue
        if _BEFORE_NOUN.match(text, found.end()) and not FINITE.search(
            text, found.end(), _comma(text, found.end(), sentence.end)
        ):
            continue  # "until Christmas, the paper has learned": no clause begins there
        if found.end() <= start and FINITE.search(text, found.end(), sentence.end) and FINITE.search(text, low, found.start()):
            low = found.end()
        elif (
            found.start() >= end and FINITE.search(text, low, found.start()) and FINITE.search(text, found.end(), sentence.end)
        ):
            high = found.start()
            break
    return Span(low, high)


def _comma(text: str, start: int, end: int) -> int:
    place = text.find(",", start, end)
    return place if place >= 0 else end


# what a line leaves out: who a name is, and a length whose "after" has been cut off
_APPOSED = re.compile(rf"^(?P<who>[A-Z][^,;:“”\"]{{1,60}}),\s(?:an?|the|who|which)\s[^,\d]{{2,120}},\s(?={FINITE.pattern})")
_DANGLING = re.compile(
    r",?\s(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s(?:minutes?|hours?|days?|weeks?|months?|years?)$"
)
_CUT_OFF = re.compile(r"\s?(?:after|before|since|when)\s")


def wording(text: str, span: Span) -> str:
    """Give a clause as a line of its own: white space folded, conjunctions before it and marks after it left out."""
    words = " ".join(text[datelines.after(text, *span) : span.end].split())
    words = _APPOSED.sub(r"\g<who> ", words)
    if _CUT_OFF.match(text, span.end):
        words = _DANGLING.sub("", words)
    bare = _LEAD.sub("", words).rstrip(" ,;:–—-")
    bare = bare.removesuffix(".") if not re.search(r"\b[A-Z]\.$|\.\w\.$", bare) else bare
    return bare or words
