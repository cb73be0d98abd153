"""Nouns whose own words date them: what is planned for a day, what did something on it, what was over before it is told."""

from __future__ import annotations

import re
from typing import Final

from reader.analysis.timeline.clauses import FINITE, PERFECT, clause
from reader.analysis.timeline.occasions import EVENTS, is_object, reach
from reader.model import Span

_DETERMINER: Final = r"(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Tt]his|two|three|four|five|six|some|any)"
# so far before a date its noun is looked for
_NEAR = 140
# "a teachers union strike", "talks": a noun that ends where it is looked for
_NOUN = re.compile(rf"\b{_DETERMINER}\s(?:(?!{_DETERMINER}\s)[\w’'-]+\s){{1,6}}$")
_PLURAL = re.compile(r"(?<=\s)(?!(?:was|is|has|does|as|this|its|his|hers|theirs|ours|yours|plans|says)\s)[a-z]{3,}s\s$")
# "planned for Friday", "expected on Saturday": not "is planned for", where all that is told is planned
_PLANNED = re.compile(
    r"(?<!\b(?:is|be)\s)(?<!\b(?:was|are)\s)(?<!\b(?:were|been)\s)(?<!n['’]t\s)(?<!\bnot\s)(?<!ly\s)"
    r"\b(?:planned|scheduled|slated|expected|set|due)\s(?:(?:to\s(?:take\splace|begin|start|open|be\sheld)\s)?(?:(?P<for>for)|on|in)\s)?(?:the\s)?$"
)
_PLACE = re.compile(r"\b(?:in|at|from|near|across)\s$")
# "that freed six sailors", "which will be discussed"
_RELATIVE = re.compile(rf"\b(?:that|which|who)\s(?:[a-z]+ly\s)?(?P<verb>{FINITE.pattern})\s(?P<rest>[^,;:()–—“”\"]*)$")
_TO_COME = re.compile(r"(?:will|is\sto|are\sto)\b")
_GOVERNED = re.compile(r"\b(?:for|about|of|following)\s$")
# behind these a relative's verb has no more to say
_OTHER = re.compile(r"\b(?:after|before|when|while|as|because|since|although|if|until|following|said|says)\s")
# "has been arrested over a string of burglaries last week": what has been done is not done last week
_CONCERNING = re.compile(
    rf"\b(?:over|about|in\s(?:relation|connection|response)\s(?:to|with)|following|despite)\s(?P<noun>{_DETERMINER}\s[^,;:()–—“”\"]{{3,90}})$"
)
_PRESENT = re.compile(
    r"(?:this|these|today|tonight|now|recent|early\s(?:this|today)|so\sfar|the\s(?:past|last|night))\b", re.IGNORECASE
)
_FROM_OR_TO = re.compile(r"\b(?:since|by|until|till|from|to|through|than|between|before|after|and|or)\s(?:[a-z]+\s)?$")
# "over payments to him from 1995 to 2002"
_LASTING = re.compile(
    r"\b(?:over|involving|about|concerning|regarding)\s(?P<noun>(?!for\b)[a-z]+\s(?:(?!for\b|since\b)[^\W\d][\w’'-]*\s){0,6}?)(?:from|between)\s$"
)
# "The raid on Monday came a day after", "Monday's blast followed"
_EVENT = re.compile(rf"\b(?:{EVENTS})\b")
_OWN_EVENT = re.compile(rf"['’]s?\s(?:[\w-]+\s){{0,2}}?(?:{EVENTS})\b")
_CAME = re.compile(r"\s(?:(?:came|comes?)\s(?:[\w-]+\s){0,5}?(?:after|before)|follow(?:ed|s))\s")
_UNTIL = re.compile(r".+\s(?:to|and|until|through)\s.+")


def described(text: str, within: Span, start: int, end: int) -> Span | None:
    """Give the noun with words of its own before a date: "a strike planned for Friday", "payments from 1995 to 2002"."""
    told = clause(text, within, start, end)
    if came := _came(text, Span(told.start, within.end), start, end):
        return came
    near = Span(max(told.start, start - _NEAR), start)
    begin = _planned(text, near, told)
    if begin is None:
        begin = _relative(text, near, told)
    if begin is None:
        begin = _over(text, near, told, end)
    if begin is not None:
        return Span(begin, reach(text, end, told.end))
    lasting = _LASTING.search(text, *near) if _UNTIL.fullmatch(text, start, end) else None
    return Span(lasting.start("noun"), end) if lasting else None


def _came(text: str, told: Span, start: int, end: int) -> Span | None:
    """Give the event of which a clause only tells what it followed: "The raid on Monday came a day after a vote"."""
    noun = _EVENT.search(text, told.start, end) or _OWN_EVENT.match(text, end, told.end)
    came = _CAME.match(text, max(end, noun.end()), told.end) if noun else None
    if came is None or FINITE.search(text, told.start, start):
        return None
    return Span(told.start, came.start())


def _planned(text: str, near: Span, told: Span) -> int | None:
    """Give where a noun begins that is planned for a day: "a strike planned for Friday", "the sale, due on Friday,"."""
    planned = _PLANNED.search(text, *near)
    if planned is None:
        return None
    if text.endswith((", ", ",” ", '," '), 0, planned.start()):
        return told.start if not FINITE.search(text, told.start, planned.start()) else None
    begin = _noun(text, Span(near.start, planned.start()))
    if begin is not None and _PLACE.search(text, told.start, begin):
        return None  # "laws for those in the country expected next month"
    # "the firm planned on Friday to leave" and "the court set Friday for it" tell what was done
    return begin if begin is None or planned["for"] or is_object(text, told.start, begin) else None


def _noun(text: str, span: Span) -> int | None:
    """Give where the noun at a stretch's end begins: at its determiner, or where it is a word in the plural."""
    noun = _NOUN.search(text, *span)
    if noun and not FINITE.search(text, *noun.span()):
        return noun.start()
    plural = _PLURAL.search(text, *span)
    return plural.start() if plural else None


def _relative(text: str, near: Span, told: Span) -> int | None:
    """Give where a noun begins that did something on a day: "praised them for a raid that freed six last month"."""
    relative = _RELATIVE.search(text, *near)
    if relative is None or _OTHER.search(text, *relative.span("rest")):
        return None
    noun = _NOUN.search(text, near.start, relative.start())
    if noun is None or not FINITE.search(text, told.start, noun.start()):
        return None
    known = _GOVERNED.search(text, told.start, noun.start()) or _TO_COME.match(text, relative.start("verb"))
    return noun.start() if known or PERFECT.search(text, told.start, noun.start()) else None


def _over(text: str, near: Span, told: Span, end: int) -> int | None:
    """Give where a noun begins that was over when the rest was done: "has been arrested over a string of thefts last week"."""
    perfect = PERFECT.search(text, told.start, near.end)
    if perfect is None or _PRESENT.match(text, near.end, end) or _FROM_OR_TO.search(text, *near):
        return None
    concerning = _CONCERNING.search(text, max(near.start, perfect.end()), near.end)
    if concerning is None or FINITE.search(text, *concerning.span("noun")):
        return None
    return concerning.start("noun")
