"""Decades, centuries and the years before Christ."""

from __future__ import annotations

import re

from reader.analysis.times import words
from reader.analysis.times.scene import Match, Value


def year_bc(match: Match) -> Value | None:
    """Read "480 BC", "April 480 BC"."""
    digits = next((word for word in match.words if word.isdecimal()), "")
    if not digits or len(digits) > 4 or not int(digits):
        return None
    month = match.month()
    return Value("DATE", f"BC{int(digits):04}" + (f"-{month:02}" if month else ""), match.mod())


def first_bc(match: Match) -> Value | None:
    """Read the "499" of "499-493 BC"."""
    first, last = (int(word) for word in match.words if word.isdecimal())
    place = next(place for place, word in enumerate(match.words) if word.isdecimal())
    return Value("DATE", f"BC{first:04}", match.mod(), drop=len(match.words) - place - 1) if first > last else None


def year_ad(match: Match) -> Value | None:
    """Read "AD 70", "70 AD"."""
    digits = next((word for word in match.words if word.isdecimal()), "")
    return Value("DATE", f"{int(digits):04}") if digits and len(digits) <= 4 and int(digits) else None


def decade(match: Match) -> Value | None:
    """Read "the 1990s", "the late '80s", "the nineties"."""
    for word in match.words:
        digits = re.sub(r"\D", "", word)
        if match.has(words.ERA) and digits:
            return Value("DATE", f"BC{digits[:-1]:0>3}", match.mod())
        if len(digits) == 4:
            return Value("DATE", digits[:3], match.mod())
        if len(digits) == 2:
            return _short_decade(match, int(digits))
        if word in words.DECADES:
            now = match.scene.date.year if match.scene.date else 2000
            start = now // 100 * 100 + words.DECADES[word] * 10
            return Value("DATE", f"{start - 100 if start > now else start:04}"[:3], match.mod())
    return None


def _short_decade(match: Match, digits: int) -> Value | None:
    """Read "the late '80s", but not "in his 40s"."""
    scene = match.scene
    if scene.word(match.start - 1) in {"his", "her", "their", "my", "your", "its", "low", "high", "upper", "lower"}:
        return None
    if scene.word(match.start - 1) == "-":
        return None  # the name of a model: "KC-30s"
    now = scene.date.year if scene.date else 2000
    start = now // 100 * 100 + digits
    return Value("DATE", f"{start - 100 if start > now else start:04}"[:3], match.mod())


def century(match: Match) -> Value | None:
    """Read "the 19th century", "the third century BC"."""
    number = match.ordinal()
    if not number or number > 99:
        return None
    era = "BC" if match.has(words.ERA) else ""
    return Value("DATE", f"{era}{number - 1:02}", match.mod())


def first_century(match: Match) -> Value | None:
    """Read the "16th" of "the 16th and 17th centuries"."""
    number = match.ordinal()
    after = next((i for i, word in enumerate(match.words) if word in words.RANGES and i and _is_ordinal(match, i - 1)), None)
    if not number or number > 99 or after is None:
        return None
    return Value("DATE", f"{number - 1:02}", match.mod(), drop=len(match.words) - after)


def _is_ordinal(match: Match, place: int) -> bool:
    word = match.words[place]
    return word in words.ORDINALS or word[:1].isdecimal()
