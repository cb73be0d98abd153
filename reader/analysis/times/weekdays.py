"""Days of the week: "Sunday", "next Sunday", "Tuesday and Wednesday" by the story's date and what is said of them."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from reader.analysis.times import words
from reader.analysis.times.calendars import add, begins
from reader.analysis.times.direction import MOVED, direction, promised
from reader.analysis.times.scene import Match, Value


def weekday(match: Match) -> Value | None:
    """Read "Sunday", "next Sunday", "Sunday last week" by the story's date."""
    scene, number = match.scene, match.weekday()
    if number is None:
        return None
    place = next(i for i, word in enumerate(match.words) if word.rstrip(".") in words.WEEKDAYS)
    token = scene.tokens[match.start + place]
    if not scene.text[token.start].isupper() or (token.word in words.UNSURE and len(match.words) == 1):
        return None
    if scene.date is None:
        return Value("DATE", f"XXXX-WXX-{number}", match.mod())
    found = _nearest(match, scene.date, number)
    return Value("DATE", found.isoformat(), match.mod()) if found else None


def _listed(match: Match) -> date | None:
    """Give the day told right before with "and" or "or"."""
    scene = match.scene
    beside = scene.word(match.start - 1) in {"and", "or"} and scene.reached == match.start - 1
    return begins(scene.told) if beside and len(scene.told) == 10 and len(match.words) == 1 else None


def _was_due(match: Match) -> bool:
    """Tell what "was due on Thursday" or "was moved from Thursday": on a Friday that is yesterday."""
    scene = match.scene
    before = [scene.word(place) for place in range(max(scene.around(match.start)[0], match.start - _DUE), match.start)]
    return any(
        word in {"was", "were"} and (then in {"due", "scheduled", "set"} or then in MOVED) for word, then in pairwise(before)
    )


# how many words after "was due" its day may stand
_DUE = 12


def _nearest(match: Match, now: date, number: int) -> date | None:
    """Give the date of a weekday near the story's; of "Tuesday and Wednesday" the second is the next after the first."""
    if first := _listed(match):
        return add(first, "D", (number - first.isoweekday()) % 7)
    ahead = (number - now.isoweekday()) % 7
    behind = (now.isoweekday() - number) % 7
    if match.has(words.LAST):
        shift = -behind if behind > 1 else -7 - behind  # nobody calls yesterday "last Saturday"
    elif match.has(words.NEXT):
        shift = ahead or 7
    elif match.has(words.THIS):
        shift = ahead if direction(match.scene, match.start, match.end) >= 0 else -behind
    else:
        coming = promised(match.scene, match.start) or direction(match.scene, match.start, match.end) > 0
        shift = ahead if coming and not (behind == 1 and _was_due(match)) else -behind
    try:
        return date.fromordinal(now.toordinal() + shift)
    except (ValueError, OverflowError):
        return None
