"""Datelines: where and by whom a report was sent, before its first words: "BEIRUT (AP) — ", "May 10 (UPI) -- ", "Kabul: "."""

from __future__ import annotations

import re
from typing import Final

from reader.analysis.times.words import MONTH

_DAY: Final = rf"{MONTH}[a-z]{{0,6}}\.?\s\d{{1,2}}(?:,\s\d{{4}})?"
_CITY: Final = r"[A-Z][A-Z./’'-]{2,20}(?:\s[A-Z][A-Z./’'-]{1,20}){0,3}(?:,\s[A-Z][\w.]{1,20}(?:\s[A-Z][\w.]{1,20})?)?"
_DATELINE: Final = re.compile(
    r"(?:[A-Z][\w.,’'/ -]{1,40}\s)?\([A-Z][\w./, -]{1,40}\)\s?(?:[–—•]|--?)\s"
    rf"|{_CITY}(?:\s?(?:[–—•]|--?)|:)\s"
    rf"|{_CITY},?\s{_DAY}\s(?:[(/][A-Z][\w. ]{{1,25}}[)/]\s?)?(?:(?:[–—•]|--?)\s)?(?=[A-Z\"“‘])"
    rf"|{_DAY}\s?(?:[–—]|--)\s?(?=[A-Z\"“‘])"
    r"|[A-Z][a-z]{2,20}/[A-Z]\w{1,20}:\s"
)
_PLACE: Final = re.compile(r"([A-Z][a-z]{2,20}(?:\s[A-Z][a-z]{2,20})?)(?:\s?:|\s[–—-]{1,2})\s(?=[A-Z\"“‘])")


# a first paragraph begins before
_TOP: Final = 1000


def after(text: str, start: int, end: int) -> int:
    """Give where the words of a sentence begin after its dateline: `start` where it has none."""
    if start and text[start - 1] != "\n":
        return start
    found = _DATELINE.match(text, start, end) or _place(text, start, end)
    return found.end() if found else start


def _place(text: str, start: int, end: int) -> re.Match[str] | None:
    """Find the "Kabul: " of a story's first paragraph, and no speaker's name in a conversation."""
    from reader.analysis.entities.lexicon import lexicon

    found = _PLACE.match(text, start, end) if start < _TOP else None
    if found is None or text.find("\n\n", 0, max(0, start - 2)) >= 0:
        return None
    kinds = lexicon().kinds(found[1])
    # letters of the lists: digits are places, M and l first names of men and last names
    return found if any(kind.isdigit() for kind in kinds) and not {"M", "l"} & set(kinds) else None
