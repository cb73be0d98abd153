"""Datelines: where and by whom a report was sent, before its first words: "BEIRUT (AP) — ", "May 10 (UPI) -- "."""

from __future__ import annotations

import re
from typing import Final

_DATELINE: Final = re.compile(
    r"(?:[A-Z][\w.,’'/ -]{1,40}\s)?\([A-Z][\w./ -]{1,25}\)\s?(?:[–—•]|--?)\s"
    r"|[A-Z][A-Z./’'-]{2,20}(?:\s[A-Z][A-Z./’'-]{1,20}){0,3}(?:,\s[A-Z][\w.]{1,20}(?:\s[A-Z][\w.]{1,20})?)?(?:\s?(?:[–—•]|--?)|:)\s"
    r"|[A-Z][a-z]{2,20}/[A-Z]\w{1,20}:\s"
)


def after(text: str, start: int, end: int) -> int:
    """Give where the words of a sentence begin after its dateline: `start` where it has none."""
    found = _DATELINE.match(text, start, end) if start == 0 or text[start - 1] == "\n" else None
    return found.end() if found else start
