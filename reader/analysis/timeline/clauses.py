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
    r"^(?:[,;:\s–—-]|(?:and|but|which|who|that|while|although|though|however|so|(?-i:since|after|before|when|until))\b\s*,?\s*)+",
    re.IGNORECASE,
)
# "the attacks of", "the vote on": what happened on the date behind it
_OCCASION = re.compile(
    r"(?<![\w-])(?:the|an?|its|his|her|their|last|this)\s(?:(?!(?:the|an?|since|of|in|to)\s)[\w'’-]+\s){0,4}?(?:attacks?|"
    r"wars?|elections?|votes?|meetings?|agreements?|"
    r"invasions?|revolutions?|(?:earth)?quakes?|storms?|bombings?|shootings?|killings?|deaths?|talks|summits?|crash(?:es)?|strikes?|"
    r"protests?|referendums?|uprisings?|coups?|disasters?|outbreaks?|launch(?:es)?|rulings?|settlements?|deals?|ceasefires?|truces?|"
    r"murders?|riots?|floods?|fires?|explosions?|raids?|massacres?|trials?|hearings?|visits?)\s(?:[\w'’-]+\s){0,3}?(?:of|on|in)\s(?:the\s)?$"
)


_DID = re.compile(rf"\b(?:{_PAST_WORDS}|[a-z]{{2,}}(?<!e)ed)\s$")
_YEAR = re.compile(r"\d{4}")
_OF_NOUN = re.compile(r"\s(?P<word>the|an?|its|his|her|their)\s$")
_NOUN = re.compile(
    r"\s(?:[a-z’'-]+\s){0,2}?[a-z’'-]{3,}(?=[,.;:)]|\s[–—-]|\s(?:of|in|against|for|to|with|by|on|at|between|over|from|that|which|who|when|where|after|"
    r"before|and|as|is|was|were|are|has|had|have|said|did|will|would)\b)"
)
_BEFORE_NOUN = re.compile(r"(?:since|after|before|when|until)\b")
# what stands between a name and its verb: ", who will speak"
_LED = re.compile(r"[\s,;:–—”\"’-]*(?:(?:who|(?P<which>which))\s)?")
_BEFORE_WHICH = re.compile(
    r"\b(?:the|an?|his|her|its|their|this)\s(?:(?!(?:the|an?|his|her|its|their|this)\s)[^,;.]){2,60}(?=,\s*$)", re.IGNORECASE
)
# so far after "since" or "after" a date stands that is all of what it begins
_BEFORE_DATE = 14
# so far before its verb a name may be the subject
_NEAR = 7


def occasion(text: str, sentence: Span, start: int, end: int) -> Span | None:
    """Give the noun that a date belongs to, where one does: "since the attacks of 7 October 2023", "into a 2010 allegation"."""
    if _YEAR.fullmatch(text, start, end) and (before := _OF_NOUN.search(text, max(sentence.start, start - 8), start)):
        noun = _NOUN.match(text, end, sentence.end)
        if noun and before.start() > sentence.start + 1:
            return Span(before.start("word"), noun.end())
    found = _OCCASION.search(text, max(sentence.start, start - 80), start)
    if found is None or FINITE.search(text, found.start(), start) or found.start() <= sentence.start + 1:
        return None
    if _DID.search(text, sentence.start, found.start()):
        return None  # "signed the agreement in Paris on": when it was signed
    return Span(found.start(), end)


def subject(text: str, sentence: Span, span: Span, names: Sequence[Span]) -> Span | None:
    """Give the name, or the noun, before a clause that begins with its verb: "Basya, said on Friday" is about Basya."""
    led = _LED.match(text, *span)
    begin = led.end() if led else span.start
    if not FINITE.match(text, begin, span.end):
        return None
    if led and led["which"]:
        noun = _BEFORE_WHICH.search(text, max(sentence.start, span.start - 80), span.start)
        return Span(*noun.span()) if noun else None
    place = bisect_left(names, (begin, 0)) - 1
    near = place >= 0 and names[place].start >= sentence.start and begin - names[place].end < _NEAR
    return names[place] if near else None


# "The school, which opened in 1890, would close": a relative ends before the verb of its noun
_RELATIVE = re.compile(rf"(?:^|,\s|(?<=,\s))(?P<clause>(?:who|which)\s[^,]*),\s(?={FINITE.pattern})")


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
        if found.end() <= start <= found.end() + _BEFORE_DATE and _BEFORE_NOUN.match(text, found.end()):
            continue  # "since 1985", "shortly after 12:30 a.m.": the date is all that the word begins
        if aside and aside.start("clause") <= found.start() < aside.end("clause") and sentence.start != aside.start("clause"):
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
_DANGLING = re.compile(r"\s(?:an?|one|two|three|\d{1,2})\s(?:minutes?|hours?|days?|weeks?|months?|years?)$")


def wording(text: str, span: Span) -> str:
    """Give a clause as a line of its own: white space folded, conjunctions before it and marks after it left out."""
    words = " ".join(text[datelines.after(text, *span) : span.end].split())
    words = _DANGLING.sub("", _APPOSED.sub(r"\g<who> ", words))
    bare = _LEAD.sub("", words).rstrip(" ,;:–—-")
    bare = bare.removesuffix(".") if not re.search(r"\b[A-Z]\.$|\.\w\.$", bare) else bare
    return bare or words
