"""Figures: how many, of what, where, and who says so."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from reader.analysis.capitals import calmed
from reader.analysis.figures.counted import DAY_AFTER, noun, word_before, words_after
from reader.analysis.figures.holders import Holders, is_held
from reader.analysis.figures.implied import graded, restated, unit_of
from reader.analysis.figures.names import counts_despite_date, is_duration, is_name, models_in
from reader.analysis.figures.numbers import Number, numbers
from reader.analysis.figures.ones import counts_one
from reader.analysis.figures.sources import source_of
from reader.analysis.figures.units import currency, is_shared
from reader.analysis.figures.where import place_beside, place_of
from reader.analysis.lists import vocabulary
from reader.model import Figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Entity, Mention, Span, Statement, Time

# a number after a number: a table's row
_ROW = re.compile(r"[ \t]+\d+(?:\.\d+)?(?=\s|$)(?!\s+[^\W\d_])")
# "a high - five": a number that ends a compound
_COMPOUND = re.compile(r"\b[a-z]+\s-\s(?=[a-z]+$)")

_REACH: Final = 12  # figures before one that may tell what it counts


def find(
    text: str,
    sentences: Sequence[Span],
    entities: Sequence[Entity],
    times: Sequence[Time],
    statements: Sequence[Statement],
    meant: Sequence[Mention] = (),
) -> tuple[Figure, ...]:
    """Find the figures of a text in order: counts, money, percentages, measures."""
    plain = calmed(text, sentences)
    starts = [sentence.start for sentence in sentences]
    models = models_in(plain)
    dated = _Covered([(t.start, t.end) for t in times])
    places = sorted((m for e in entities if e.type == "LOC" for m in e.mentions), key=lambda m: m.start)
    holders = Holders(plain, [m for e in entities if e.type in ("ORG", "PER", "MISC") for m in e.mentions], meant)
    reported = sorted(statements, key=lambda s: s.content.start)
    names = {e.id: e.name for e in entities}
    found: list[Figure] = []
    currencies: dict[str, str] = {}
    refused = 0
    for number in (graded(plain, each) for each in numbers(plain)):
        # the time in "miles per hour" is the unit's
        dating = not number.unit.endswith(" hour") and dated.overlaps(number.digits, number.end)
        if dating and not counts_despite_date(plain, number):
            continue
        if number.kind == "count" and _ROW.match(plain, number.end):
            refused = number.end
            continue
        unit, counted = (number.unit, True) if number.unit else noun(plain, number)
        if not number.unit and is_duration(plain, number, unit):
            refused = number.end
            continue
        if _names_itself(plain, number, found):
            refused = number.end
            continue
        listed = refused > 0 and plain[refused : number.start].strip() in {"", "and", ",", ", and", "or", "&"} and not counted
        place = max(0, bisect_right(starts, number.start) - 1)
        sentence = sentences[place] if sentences else None
        first = sentence is not None and sentence.start == number.start
        if (
            listed
            or is_name(plain, number, models, counted=counted, first=first)
            or not _is_figure(plain, number, unit, counted)
        ):
            refused = number.end
            continue
        earlier = [figure for figure in found[-_REACH:] if sentence and figure.start >= sentences[max(0, place - 1)].start]
        if is_shared(unit):
            if unit not in currencies:
                currencies[unit] = currency(unit, plain)
            unit = currencies[unit]
        if not number.unit:
            unit = unit_of(plain, number, unit, counted, earlier, sentence)
        found.append(
            Figure(
                number.start,
                number.end,
                text[number.start : number.end],
                number.value,
                number.upper,
                number.modifier or restated(plain, number, earlier),
                unit,
                (
                    holders.holder(number, sentence, earlier, place_beside(plain, number, places))
                    if is_held(unit)
                    else place_of(plain, number, sentence, places)
                ),
                source_of(plain, number, sentence, reported, names),
            )
        )
    return tuple(found)


class _Covered:
    """Spans in order, asked whether one overlaps a stretch."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = sorted(spans)

    def overlaps(self, start: int, end: int) -> bool:
        place = bisect_right(self._spans, (end - 1, 1 << 60)) - 1
        return place >= 0 and self._spans[place][1] > start


# "Two of the boats", "nine of them"; "another three swam ashore"
_OF_MORE = re.compile(r"\sof\s(?:the|them|these|those|its|his|her|their|our|whom)\b")
_ANOTHER = re.compile(r"\b(?:another|a further)\s$", re.IGNORECASE)
_PIECES = 4
_DASH = re.compile(r"\s-\s(?:an?|the|and|but|with|including|which|it|they|he|she)\b")
# what teams won and lost: "the Eagles (6-5, 3-4) play"
_SCORE: Final = re.compile(r"\d{1,2}[-–]\d{1,2}")


def _is_figure(text: str, number: Number, unit: str, counted: bool) -> bool:
    """Tell a figure from a number that says nothing: "one of", a year, an ordinal, a singular after it."""
    if number.kind != "count":
        return True
    written = text[number.digits : number.end].lower()
    after = words_after(text, number.end, 2)
    if written.startswith("one") and not written.startswith(("one-", "one hundred")):
        return counts_one(text, number, unit)
    if _OF_MORE.match(text, number.end) or (_ANOTHER.search(text, max(0, number.start - 16), number.start) and after):
        return True
    if number.value <= _PIECES and not counted and word_before(text, number.start).lower() == "in":
        return False  # "tore it in two"
    if after[:1] == ["th"] or after[:1] == ["%"] or (after[:1] == ["-"] and not counted and not _DASH.match(text, number.end)):
        return False
    if _is_definite(text, number, written, after[:1]) or (
        not counted and _COMPOUND.search(text, max(0, number.start - 24), number.end)
    ):
        return False
    if number.modifier == "at least" and after[:1] and after[0].islower():
        return True
    if number.value < 1 and after[:1] and after[0].lower() in _SINGULAR:
        return True  # "rose 0.1 point"
    if number.upper is not None and not counted and _SCORE.fullmatch(written):
        return False
    if counted or number.upper is not None or "," in written:
        return True
    # a number above one before a noun in the singular names it ("its 777 airliner"); at a phrase's end it counts
    ends = not after or not after[0][0].isalpha() or after[0].lower() in _ENDS or after[0].endswith("ed")
    ends = ends or (DAY_AFTER.match(text, number.end) is not None and not _is_hour(text, number))
    return ends and not _is_list(text, number)


_HOUR: Final = 60
_CLOCK: Final = vocabulary(": at until from between")


def _is_hour(text: str, number: Number) -> bool:
    """Tell "at 9 Thursday" and "9: 25 Thursday" from "rose to 40 Thursday"."""
    return number.value < _HOUR and (number.modifier == "about" or word_before(text, number.start).lower() in _CLOCK)


_SINGULAR: Final = vocabulary("point share seat goal run vote child birth death tonne")


def _names_itself(text: str, number: Number, found: Sequence[Figure]) -> bool:
    """Tell "the home of the 747, which": bare digits after "the" are a name, unless they take up a figure told before."""
    bare = number.kind == "count" and number.modifier is None and number.upper is None and text[number.digits].isdigit()
    if not bare or word_before(text, number.start).lower() != "the" or "," in text[number.digits : number.end]:
        return False
    ends = re.match(r"\s?(?:[.,;:)]|(?:which|is|was|has|had|will)\b)", text[number.end : number.end + 8])
    return ends is not None and all(figure.value != number.value for figure in found[-50:])


# "Of the five bodies identified so far, three had …"
_PART_OF = re.compile(r"(?:^|[.,;\n“\"]\s?|\b(?:that|and|but)\s)[Oo]f\sthe\s$")
_PART_AFTER = re.compile(
    r"\s(?!who|which|that|to)(?:[\w'’-]+\s){0,7}[\w'’-]+,\s(?:[a-z]+\s){0,2}(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|half|all|none|both|most|some|many|only)\b"
)


def _is_definite(text: str, number: Number, written: str, after: list[str]) -> bool:
    """Tell "the two companies": a reference to what is known. "The three-nation alliance", "the two remaining" do count."""
    if after and _PART_OF.search(text, max(0, number.start - 12), number.start) and _PART_AFTER.match(text, number.end):
        return False
    return (
        written.isalpha()
        and number.value <= 10
        and word_before(text, number.start).lower() in {"the", "these", "those", "both"}
        and after not in (["-"], ["remaining"])
    )


_ENDS = vocabulary("""
    a an per in of to on at by for from with and or but who which that were was are is have has had killed injured wounded
    dead hurt missing more others people aboard last this after during as before when while since out not so because
    would will could than against versus compared due amid despite across nationwide worldwide
""")


def _is_list(text: str, number: Number) -> bool:
    """Tell an item's number ("1. First"), a bracketed note and a lone number on its line."""
    line = text.rfind("\n", 0, number.start) + 1
    before = text[line : number.start].strip()
    if not before:
        return text[number.digits].isdigit()
    return before[-1] in "[#@" or (before[-1] == "(" and text[number.end : number.end + 1] in ")]")
