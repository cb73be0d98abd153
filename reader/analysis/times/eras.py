"""Decades, centuries, the years before Christ, and eras by their names."""

from __future__ import annotations

import re

from reader.analysis.lists import vocabulary
from reader.analysis.times import words
from reader.analysis.times.scene import Match, Scene, Value


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
            return Value("DATE", digits if _is_possessive(match, word) else digits[:3], match.mod())
        if len(digits) == 2:
            return _short_decade(match, int(digits))
        if word in words.DECADES:
            now = match.scene.date.year if match.scene.date else 2000
            start = now // 100 * 100 + words.DECADES[word] * 10
            return Value("DATE", f"{start - 100 if start > now else start:04}"[:3], match.mod())
    return None


def _is_possessive(match: Match, word: str) -> bool:
    """Tell "2010's 188,600 cars" from "the 1990's"."""
    return len(match.words) == 1 and not word[4:5].isalpha() and match.scene.word(match.end)[:1].isdecimal()


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
    article = match.words[0] == "the" and "-" in match.words  # that of "the 14th-century castle" is the castle's
    return Value("DATE", f"{era}{number - 1:02}", match.mod(), skip=int(article))


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


def era(match: Match) -> Value | None:
    """Read "the Soviet era", "Obama-era", "the colonial era": a time with a name that is over."""
    scene, first = match.scene, match.start
    while first - 1 >= scene.reached and _names_era(scene, first - 1):
        first -= 1
    if scene.word(first) == "-" or first == match.start:
        return None
    hyphened = match.words[0] == "-"  # "the" of "the Obama-era rule" is the rule's
    if scene.word(first - 1) == "the" and not hyphened and first - 1 >= scene.reached:
        first -= 1
    elif scene.text[scene.tokens[first].start].islower() and not hyphened and scene.word(first + 1) != "-":
        return None  # "a communist era"
    return Value("DATE", "PAST_REF", skip=first - match.start)


def _names_era(scene: Scene, place: int) -> bool:
    """Tell a word of a name ("George W. Bush"), of a rule ("colonial") or "post" before its hyphen."""
    if place < 0:
        return False
    token = scene.tokens[place]
    beside = scene.text[token.end : scene.tokens[place + 1].start]
    if beside not in {"", " "}:
        return False
    if token.word in {"-", "."}:
        return scene.word(place - 1) in {"post", "pre"} or (len(scene.word(place - 1)) == 1 and token.word == ".")
    name = scene.text[token.start].isupper() and token.word != "the" and not token.word.endswith("ing")
    post = token.word in {"post", "pre"} and scene.word(place + 1) == "-" and scene.word(place + 2) != "era"
    return name or token.word in _RULES or post


_RULES = vocabulary("colonial communist apartheid socialist imperial postwar prewar medieval prehistoric")
