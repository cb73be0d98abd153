"""Years by their digits: "2007", "2007-08", "'99"; a number of four digits is not always one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.analysis.lists import vocabulary
from reader.analysis.times import words
from reader.analysis.times.scene import Match, Value

if TYPE_CHECKING:
    from reader.analysis.times.scene import Scene


def bare_year(match: Match) -> Value | None:
    """Read a number of four digits as a year unless what stands around it says that it is a count or a name."""
    year = match.year()
    if year is None:
        return None
    before, after = match.scene.word(match.start - 1), match.scene.word(match.end)
    if _ROCK.match(match.scene.text, match.scene.tokens[match.end - 1].end):
        return None
    if len(match.words) > 1:
        return Value("DATE", f"{year:04}", match.mod())
    if (
        (before in _NO_YEAR_BEFORE and not (before == "/" and match.scene.reached == match.start - 1))
        or after in _NO_YEAR_AFTER
        or (before in {"-", "–"} and match.scene.word(match.start - 2).isalpha())
    ):
        return None
    lone = before == "(" and after in {")", "-", "–"} and not (after == ")" and _is_hour(match, year))
    sure = before in _BEFORE_YEAR or lone or (before in {"-", "–"} and match.scene.reached == match.start - 1)
    if not sure and not _OLDEST <= year <= 2050:
        return None
    if not sure and year % 50 == 0 and after.isalpha() and after not in SMALL_WORDS and year != 2000:
        return None
    if (
        before == "of"
        and after.endswith(("s", "men", "children", "people"))
        and after not in SMALL_WORDS
        and not 1900 <= year <= 2050
    ):
        return None
    if sure and year % 100 == 0 and year != 2000 and after.endswith("s") and after not in SMALL_WORDS:
        return None
    if after in words.PLURALS or (after == "people" and before != "in"):
        return None
    return Value("DATE", f"{year:04}")


_OLDEST = 1700
_BEFORE_YEAR = vocabulary("""
    beyond
    in since until till by of from during through throughout after before early late mid between year circa
""")
_NO_YEAR_BEFORE = vocabulary("""
    $ £ € ¥ # no number flight route highway page room series model version building / & bill resolution about nearly
""")
_NO_YEAR_AFTER = vocabulary("""
    % percent per euros dollars pounds yen people troops soldiers men women miles km kilometers kilometres metres meters
    feet tons tonnes acres jobs points
""")
SMALL_WORDS = vocabulary("and to the a in when after by with for as but until it he she they there was were")


# the name of a rock: "2011 XR12"
_ROCK = re.compile(r"\s[A-Z]{2}\d{1,3}\b")


def _is_hour(match: Match, year: int) -> bool:
    """Tell the hour at which a match begins, "Rangers (1400)", from a year."""
    return not match.scene.narrative and year < _OLDEST and year % 100 in {0, 15, 30, 45}


def range_end_year(match: Match) -> Value | None:
    """Read the "18" of "1914-18" and the "08" of "2007-08"."""
    first, last = match.scene.word(match.start - 1), match.words[-1]
    if len(last) != 2 or match.scene.reached != match.start:
        return None
    year = int(first) // 100 * 100 + int(last)
    lived = match.scene.word(match.start - 2) == "(" and match.scene.word(match.end) == ")"  # "Nobel (1833-96)"
    return Value("DATE", f"{year:04}", skip=1) if int(first) < year <= int(first) + (100 if lived else 60) else None


def short_year(match: Match) -> Value | None:
    """Read "'99" by the century of the story, or of the narrative."""
    scene = match.scene
    number = int(match.words[-1][-2:])
    before = scene.tokens[match.start - 1] if match.start else None
    if (
        before
        and not scene.text[before.start : before.end].islower()
        and before.word.isalpha()
        and before.word not in _BEFORE_YEAR
        and before.word not in words.MONTHS
    ):
        return None  # the name of a product or a team: "iLife '11"
    if scene.narrative and scene.year and scene.year // 100 * 100 + number <= scene.year + 20:
        return Value("DATE", f"{scene.year // 100 * 100 + number:04}")
    return Value("DATE", f"{two_digits(number, scene):04}")


def two_digits(number: int, scene: Scene) -> int:
    """Give the year that two digits mean: at most 20 years after the story, else before it."""
    now = scene.date.year if scene.date else 2000
    century = now // 100 * 100
    year = century + number
    return year - 100 if year > now + 20 else year
