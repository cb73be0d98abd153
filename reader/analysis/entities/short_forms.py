"""Short forms of organizations and places: "the Commission", "Acme" for "Acme, Inc.", "Hubei" for "Hubei Province"."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from reader.analysis.entities.aliases import canon, without_form, without_kind
from reader.analysis.entities.lexicon import COMPANIES, HEADS
from reader.analysis.lists import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.analysis.entities.groups import Found, Groups
    from reader.analysis.entities.lexicon import Lexicon
    from reader.model import EntityType

_OF_PLACE = re.compile(
    r"(?:state|republic|kingdom|city|province|commonwealth|island|town|municipality|government) of (?:the )?(.+)"
)
# "a380", "787": what tells a product from its maker's others
_MODEL = re.compile(r"[a-z]{0,3}-?\d{2,3}(?:[a-rt-z][a-z]?)?")
_COMPASS = frozenset(["north", "south", "east", "west", "northern", "southern", "eastern", "western", "upper", "lower"])
_PLACE_HEADS = vocabulary("""
    airport bridge palace museum empire river lake sea island islands square park station port tower stadium prison hotel mosque
    cathedral temple castle peninsula republic strip province district valley canal strait
""")
# what a place may be called without, when the rest is not another place: "Tullgarn Palace", not "Connecticut River"
_LEFT_OUT = vocabulary("bridge palace river castle lake islands peninsula canal volcano hall house region")
_LEFT_OUT_FREELY = frozenset(["islands"])
# a place's short form is what stands before them: "Mola di Bari"
_BETWEEN = vocabulary("de del di da do dos della delle du des sur sous am an der upon")
# the letters of the lists of places
_PLACE_KINDS = frozenset("c1234rq")
_LARGE_PLACES = frozenset("cq")
# what a part of a body is called: "Pakistan Navy Field Commands"
_UNITS = vocabulary("command commands division unit units wing branch squad brigade battalion regiment")
# what such a name may still be called without
_SAME_BODY = vocabulary("university college party movement foundation corporation")


def join_short_forms(found: Sequence[Found], groups: Groups, lexicon: Lexicon) -> None:
    """Join the short forms of organizations and places to the longer name in the story."""
    first: dict[str, int] = {}
    for n, mention in enumerate(found):
        if mention.type != "PER":
            first.setdefault(canon(mention.text), n)
    longer: dict[tuple[EntityType, str], list[int]] = defaultdict(list)
    for name, n in first.items():
        for part in _parts(name, found[n].type, lexicon):
            longer[found[n].type, part].append(n)
    for name, n in first.items():
        kind = found[n].type
        short = _short_form(name, kind)
        if short != name and short in first:
            groups.join(first[short], n)
            continue
        kinds = set(lexicon.kinds(found[n].text))
        general = bool(kinds & HEADS) and name not in _COMPASS
        candidates = longer.get((kind, short), ())
        # a listed name is whole, and "Example Pictures" is another body than Example
        if kinds & COMPANIES and not general:
            candidates = [m for m in candidates if _same_body(name, canon(found[m].text), lexicon)]
        _join_longer(candidates, n, groups, nearest=general)
        if kind == "LOC":
            _without_head(name, n, found, first, groups, lexicon)


def _parts(name: str, kind: EntityType, lexicon: Lexicon) -> Iterable[str]:
    """Give what a story may call a longer name for short: beginnings and ends; of places ends and heads, of products models."""
    words = name.split()
    for k in range(1, len(words)):
        end = " ".join(words[k:])
        if kind == "ORG":
            if not _part_of_body(words, k, lexicon):
                yield " ".join(words[:k]).rstrip(",")
            yield end
        elif kind == "LOC":
            if words[k - 1] not in _COMPASS and (k < len(words) - 1 or end in _PLACE_HEADS):
                yield end
            if words[k] in _BETWEEN:
                yield " ".join(words[:k])
        elif kind == "MISC" and _MODEL.fullmatch(words[k]):
            yield end
            yield words[k]
            if words[-1].isalpha():
                yield words[-1]
    if kind == "LOC" and len(words) > 1 and words[0] in (_COMPASS | _PLACE_HEADS):
        yield words[0]


def _part_of_body(words: Sequence[str], k: int, lexicon: Lexicon) -> bool:
    """Tell whether the first `k` words name a body of which the whole is a part: "Acme Europe", "Example University School"."""
    rest = " ".join(words[k:]).title()
    if set(lexicon.kinds(rest)) & _LARGE_PLACES:
        return True
    if words[-1] in _UNITS:
        return True
    return "o" in lexicon.kinds(words[k - 1].title()) and "o" in lexicon.kinds(words[k].title())


def _same_body(short: str, name: str, lexicon: Lexicon) -> bool:
    """Tell whether a listed name's longer form names no other body: "Yale College", "United Kingdom Home Office"."""
    if name.startswith(short):
        rest = name[len(short) + 1 :]
        return rest in _SAME_BODY or (rest.startswith("of ") and "c" in lexicon.kinds(rest[3:].title()))
    return "c" in lexicon.kinds(name.removesuffix(" " + short).title())


def _short_form(name: str, kind: EntityType) -> str:
    """Give the name without a company's form, a place's kind ("State of X", "X Province"), the place it lies in or a plural."""
    if kind == "ORG":
        return without_form(name)
    if kind == "LOC":
        of = _OF_PLACE.match(name)
        return of[1] if of else without_kind(name.split(",")[0])
    return name[:-1] if _MODEL.fullmatch(name[:-1]) and name.endswith("s") else name


def _without_head(name: str, n: int, found: Sequence[Found], first: dict[str, int], groups: Groups, lexicon: Lexicon) -> None:
    """Join "Tullgarn Palace" to "Tullgarn" unless that is a place of its own."""
    short, _, head = name.rpartition(" ")
    other = first.get(short, -1) if head in _LEFT_OUT else -1
    if other < 0 or found[other].type != "LOC":
        return
    if head in _LEFT_OUT_FREELY or not set(lexicon.kinds(found[other].text)) & _PLACE_KINDS:
        groups.join(other, n)


def _join_longer(candidates: Sequence[int], n: int, groups: Groups, *, nearest: bool = False) -> None:
    """Join a mention to its candidates' one entity; with several to the nearest before ("the Commission"), or to none."""
    roots = {groups.root(m) for m in candidates}
    before = [m for m in candidates if m < n]
    if len(roots) == 1:
        groups.join(roots.pop(), n)
    elif nearest and before:
        groups.join(before[-1], n)
