"""Crowds: numbers that only say how large, "dozens", "tens of thousands", "several hundred", and when people are meant."""

from __future__ import annotations

import math
import re
from typing import Final

from reader.analysis.figures.units import SCALES

_LEAST: Final = {
    "tens": 10, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000, "millions": 1e6, "billions": 1e9,
}  # fmt: skip
_SEVERAL = r"(?:several|a\s+few)\s+(?:hundred|thousand|million|billion|dozen)(?:\s+(?:thousand|million|billion))?"
_MANY = r"(?:tens\s+of\s+|hundreds\s+of\s+)?(?:dozens|scores|hundreds|thousands|millions|billions)"
_OR_MORE = r",?\s+(?:if\s+not|or\s+even|or|perhaps|possibly)\s+"
_COUNTING = r",?\s+(?:of|more)\b"
# "hundreds, if not thousands, of people"
CROWD: Final = rf"(?:{_SEVERAL}|{_MANY}(?:{_OR_MORE}{_MANY}(?={_COUNTING}))?)\b"
# "Thousands fled", "tens of thousands are without power", "dozens injured"
FATE: Final = re.compile(
    r"\s(?:(?:are|were|have|had|been|being|remain|remained|feared|reported|left|still|also|reportedly)\s){0,4}"
    r"(?:without\s(?:power|electricity|water|food|homes?|shelter|heat|work|jobs)|homeless|dead|missing|hurt|stranded|trapped|killed|"
    r"injured|wounded|arrested|detained|displaced|evacuated|rescued|hospitali[sz]ed|forced\s(?:to|from|out)|sickened|"
    r"died|perished|drowned|fled|flee|fleeing|gathered|protested|marched|rallied|turned\sout|attended|mourned|"
    r"to\sflee|from\stheir\shomes)\b(?!-)",
    re.IGNORECASE,
)
_HARMING = re.compile(r"\b(?:kill|wound|injur|arrest|detain|displac|hurt)(?:s|es|ed|e|ing)?\s$", re.IGNORECASE)
# "the scores", "test scores", "in the hundreds"
_NO_CROWD = re.compile(r"\b(?:the|these|those|their|its|his|her|test|exam|into)\s$", re.IGNORECASE)
_PARTS = re.compile(rf",|{_OR_MORE}")


def is_crowd(text: str, start: int, end: int) -> bool:
    """Tell a crowd with its noun ("hundreds of people"), or without one where people are meant ("Hundreds were hurt")."""
    if has_noun(text, start, end):
        return True
    harmed = FATE.match(text, end) or _HARMING.search(text, max(0, start - 12), start)
    return harmed is not None and _NO_CROWD.search(text, max(0, start - 8), start) is None


def has_noun(text: str, start: int, end: int) -> bool:
    """Tell "several thousand outages" and "thousands of homes" from "thousands fled"."""
    return not text[start:end].endswith("s") or re.match(_COUNTING, text[end : end + 12]) is not None


def least(written: str) -> float:
    """Give the least that a crowd may be: 10,000 of "tens of thousands", 100 of "hundreds, if not thousands"."""
    return float(math.prod(_LEAST.get(word) or SCALES.get(word, 1) for word in _PARTS.split(written.lower())[0].split()))
