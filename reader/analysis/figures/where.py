"""Where a figure is from: the place that its own clause says it is in. Rather none than a wrong one."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from reader.analysis.figures.counted import STOPS
from reader.analysis.lists import vocabulary
from reader.analysis.times.words import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.figures.numbers import Number
    from reader.model import Mention, Span

_REACH: Final = 160  # code points between a figure and its place
_LOOKED_AT: Final = 4  # places on either side: a list of them stays linear in time
_AREAS = (
    "city|town|village|island|state|province|region|regions|prefecture|district|county|area|territory|port|resort|capital|department|"
    "municipality|suburb|neighbou?rhood|peninsula|republic|country|nation|valley|coast|sea|bay|gulf|parts?|waters|centre|center|outskirts"
)
# "in the north-central Mexican state of", "off the Italian island of", "in Sicily's regional capital"
_IN = (
    r"\b(?:in|at|across|off|throughout|inside|within|around)\s"
    rf"(?:(?:the|a|an)\s)?(?:(?:{_AREAS})\sof\s(?:the\s)?|(?!(?:in|at|of|from|to|by|with|for|on|and|or|as|near)\b)[\w-]+(?:['’]s)?\s){{0,5}}$"
)
_INSIDE = re.compile(_IN, re.IGNORECASE)
_STRUCK = re.compile(r"\b(?:rocked|hit|struck|shook|rattled|swept|devastated|battered|lashed)\s(?:the\s)?(?:[a-z]+\s)?$")
# what ends a clause, or turns elsewhere: "bound from … to", "who live in"; what is "brought to hospitals in" a place is there
_ELSEWHERE = re.compile(
    r"[,;:()\"“”\n—–]|\.\s|\s--?\s|\b(?:who|which|that|whose|where|when|as|after|before|while|because|since|if|but|than|from|bound|"
    r"against|over|about|including|said|says|told|reported|announced|"
    r"(?<!brought )(?<!taken )(?<!flown )(?<!admitted )(?<!took )to|"
    r"with\s[a-z]+ing|stationed|based|by(?!\san?\b))\b"
    r"|\band\b(?!\s(?:\d|[a-z]+ed\b|(?:two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands)\b))"
)
# "in a lake last week, killing 17"; "in the resort of X, nine miles away, where some 20 were hurt"
_GOES_ON = re.compile(
    r"(?:\s[^,.;]{1,40})?,?\s(?:killing|injuring|wounding|hurting|leaving|displacing)\s(?:and\s[a-z]+ing\s)?"
    r"|,?\s(?:[^,.;]{1,60},\s)?where\s(?:[a-z]+\s){0,3}"
)
# "Train Derails In Kansas, 32 Hurt"; "in Oaxaca, at least one of them by falling masonry"
_SO_MANY = re.compile(r"\s(?:of\s(?:them|whom)|hurt|dead|killed|injured|missing|wounded)\b", re.IGNORECASE)
_HOME_OF = re.compile(rf",\san?\s(?:[\w-]+\s){{0,3}}(?:{_AREAS})\s(?:of|with)\s")
_RIGHT_AFTER = re.compile(r"\s(?:in|across)\s(?:the\s)?")
_REGION_AFTER = re.compile(rf"\s(?:{_AREAS})\b", re.IGNORECASE)
_JOINED = re.compile(r",?\s(?:and|or|&)\s(?:the\s)?|,\s(?:the\s)?")
# "in Craven, Pamlico and Onslow counties"
_LIST = re.compile(r"(?:,\s[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?){1,6},?\s(?:and|or)\s(?:the\s)?[A-Z]")
_NEXT = re.compile(r"\s([^\W\d_][\w'’-]*)")
_FRONT = re.compile(r"[\s\"“]*(?:In|At|Across|Throughout|Inside)\s")
_SAYS = re.compile(r"\b(?:said|says|told|announced|reported|according)\b")
_TIMELY: Final = vocabulary("""
    last this next early late earlier later yesterday today tonight tomorrow alone overnight each every killed left died
""").union(MONTHS, map(str.lower, WEEKDAYS), STOPS)


def place_of(text: str, number: Number, sentence: Span | None, places: Sequence[Mention]) -> str:
    """Give the place that a figure's clause says it is in; `places` are in order."""
    if sentence is None:
        return ""
    low = bisect_left(places, max(sentence.start, number.start - _REACH), key=lambda m: m.start)
    mid = bisect_left(places, number.start, key=lambda m: m.start)
    high = bisect_left(places, min(sentence.end, number.end + _REACH), key=lambda m: m.start)
    for place in places[mid : min(high, mid + _LOOKED_AT)]:
        if _is_after(text, number, place, places):
            return place.text
    for place in reversed(places[max(low, mid - _LOOKED_AT) : mid]):
        if _is_before(text, number, place, places):
            return place.text
    return _fronted(text, number, sentence, places)


def place_beside(text: str, number: Number, places: Sequence[Mention]) -> str:
    """Give the place that stands right after a figure, "57% in Greece", or before it, "Greece (57%)"."""
    at = bisect_left(places, number.start, key=lambda m: m.start)
    if at < len(places) and _RIGHT_AFTER.fullmatch(text, number.end, places[at].start) and _stands(text, places[at], places):
        return places[at].text
    return places[at - 1].text if at and text[places[at - 1].end : number.start] == " (" else ""


def _is_after(text: str, number: Number, place: Mention, places: Sequence[Mention]) -> bool:
    """Tell "five people were killed in the city of Oaxaca"."""
    inside = _INSIDE.search(text, number.end, place.start)
    return inside is not None and _ELSEWHERE.search(text, number.end, inside.start()) is None and _stands(text, place, places)


def _is_before(text: str, number: Number, place: Mention, places: Sequence[Mention]) -> bool:
    """Tell "the fighting in Syria killed 40", "Tagum, a city of 300,000", "struck Mexico, killing eight"."""
    if place.end > number.start:
        return False
    if _HOME_OF.fullmatch(text, place.end, number.start):
        return True
    begin = max(0, place.start - 90)
    goes_on = _GOES_ON.fullmatch(text, place.end, number.start) is not None or (
        text[place.end : number.start] == ", " and _SO_MANY.match(text, number.end) is not None
    )
    led = _INSIDE.search(text, begin, place.start) or (goes_on and _STRUCK.search(text, begin, place.start))
    if not led or not _stands(text, place, places):
        return False
    return goes_on or _ELSEWHERE.search(text, place.end, number.start) is None


def _fronted(text: str, number: Number, sentence: Span, places: Sequence[Mention]) -> str:
    """Give the place that a sentence begins with, "In British Columbia, …", unless somebody only speaks there."""
    if _FRONT.match(text, sentence.start) is None or number.start - sentence.start > _REACH:
        return ""
    first = bisect_left(places, sentence.start, key=lambda m: m.start)
    if first == len(places) or places[first].end > number.start:
        return ""
    place = places[first]
    led = _INSIDE.search(text, sentence.start, place.start)
    ends = text[place.end : place.end + 1] == "," and _stands(text, place, places)
    spoken = _SAYS.search(text, place.end, number.start)
    return place.text if led and led.start() <= sentence.start + 2 and ends and not spoken else ""


def _stands(text: str, place: Mention, places: Sequence[Mention]) -> bool:
    """Tell a place that stands for itself: not "Syria's", not "a Missouri lake", not the first of a list."""
    if text.startswith(("'s", "’s"), place.end):
        return False
    end = area.end() if (area := _REGION_AFTER.match(text, place.end)) else place.end
    if _is_listed(text, place, places):
        return False
    follows = _NEXT.match(text, end)
    if follows is None:
        return True
    word = follows[1].lower()
    return word in _TIMELY or word.endswith(("ed", "ing", "ly"))


def _is_listed(text: str, place: Mention, places: Sequence[Mention]) -> bool:
    """Tell one of several places; "Austin, Texas" is one."""
    if _LIST.match(text, place.end):
        return True
    at = bisect_left(places, place.end, key=lambda m: m.start)
    follows = [each for each in places[at : at + 2] if each.start < place.end + 60]
    joined = _JOINED.fullmatch(text, place.end, follows[0].start) if follows else None
    if joined is None:
        return False
    more = len(follows) > 1 and _JOINED.fullmatch(text, follows[0].end, follows[1].start) is not None
    return not joined[0].startswith(", ") or "and" in joined[0] or more
