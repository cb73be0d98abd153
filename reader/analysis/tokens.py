"""Words and marks of a text with their offsets: the one tokenizer of all analysis.

A possessive ('s) is a token of its own, and so is each mark. An abbreviation keeps its full stop ("Mr.", "U.S."). A hyphenated
word is one token ("U.S.-led", "al-Qaida", "20-year"), as the corpora have it.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Token(NamedTuple):
    """A word or mark: `text` is what the offsets cut out."""

    start: int
    end: int
    text: str


_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|Prof|Rev|Hon|Sr|Jr|St|Gen|Lt|Col|Maj|Sgt|Capt|Cmdr|Adm|Brig|Sen|Rep|Gov|Pres|Inc|Co|Corp|Ltd|Bros|No|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Ala|Ariz|Ark|Calif|Colo|Conn|Fla|Mass|Mich|Minn|Tenn|Wash|Wis|vs|etc"
)
_SUFFIX = r"['’](?:s|S|re|ve|ll|d|m)(?!\w)"
_TOKEN = re.compile(
    rf"""
    (?:https?://|www\.)[^\s<>"”)\]]*[^\s<>"”)\].,;:!?'’] | [\w.+-]{{1,64}}@[\w-]+(?:\.[\w-]+)+   # addresses
    | (?:[^\W\d_]\.){{2,}}(?:-\w+)*                            # U.S. a.m. U.S.-led
    | (?:{_ABBREVIATIONS})\.(?=\W)
    | [A-Z]\.(?=\s+[A-Z])                                      # an initial
    | {_SUFFIX}
    | \d++(?:[.,:]\d++)*+\w*(?:-\w+)*                          # 1,000.5 10th 20-year
    | \w+(?:(?!{_SUFFIX})['’&-]\w+)*
    | \.\.\.+ | --+ | [^\w\s]
    """,
    re.VERBOSE,
)


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Give the tokens of a text, or of a stretch of it, in order; offsets count from the text's beginning."""
    stop = len(text) if end is None else end
    return [Token(*found.span(), found[0]) for found in _TOKEN.finditer(text, start, stop)]
