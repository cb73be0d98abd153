"""Links that open a page at a passage: the text directive of URL fragments, `#:~:text=[prefix-,]start[,end][,-suffix]`.

A browser takes the first match, folds case and white space, matches whole words only, and lets neither `start` nor `end` cross
a block. So a long passage, or one of several blocks, is given by its first and last words; and where the words occur earlier
too, words before and after are added until the first match is the passage.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote as percent

WORDS = 5  # of a long passage at each end
SHORT_WORDS, SHORT_LETTERS = 10, 120  # a passage up to this is given whole
WORD_LETTERS = 40  # Chinese and Japanese have no spaces: longer "words" are cut here, and no passage is widened further
CONTEXT_WORDS = 8


class _Directive(NamedTuple):
    start: str
    end: str = ""
    prefix: str = ""
    suffix: str = ""


def text_fragment(text: str, start: int, end: int) -> str:
    """Give the fragment `#:~:text=…` for a passage; empty for one without words."""
    start, end = _whole_words(text, start, end)
    if start >= end:
        return ""
    choices = _directives(text, start, end)
    chosen = next((choice for choice in choices if _first_match(text, choice) == (start, end)), choices[-1])
    parts = [
        f"{_escape(chosen.prefix)}-" if chosen.prefix else "",
        _escape(chosen.start),
        _escape(chosen.end),
        f"-{_escape(chosen.suffix)}" if chosen.suffix else "",
    ]
    return "#:~:text=" + ",".join(part for part in parts if part)


def text_link(url: str, text: str, start: int, end: int) -> str:
    """Give the address that opens `url` at a passage; a fragment that it already has stays. Empty without an address."""
    if not url:
        return ""
    page, hash_mark, fragment = url.partition("#")
    directive = text_fragment(text, start, end).removeprefix("#")
    kept = fragment.partition(":~:")[0]
    return f"{page}#{kept}{directive}" if directive else f"{page}{hash_mark}{kept}"


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Drop white space at the ends and widen to whole words, within reason."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return start, end
    low, high = start, end
    while low > 0 and start - low < WORD_LETTERS and _joined(text, low):
        low -= 1
    while high < len(text) and high - end < WORD_LETTERS and _joined(text, high):
        high += 1
    return (start if _joined(text, low) else low), (end if _joined(text, high) else high)


def _joined(text: str, place: int) -> bool:
    """Tell whether a place lies inside a word."""
    return 0 < place < len(text) and _letter(text[place - 1]) and _letter(text[place])


def _letter(character: str) -> bool:
    """Tell whether a character makes up words; those of scripts without spaces stand alone."""
    return character < "\u2e80" and (character.isalnum() or character == "_")


def _directives(text: str, start: int, end: int) -> list[_Directive]:
    """Give the ways to name a passage, the shortest first."""
    passage = text[start:end]
    words = passage.split()
    if len(words) <= SHORT_WORDS and len(passage) <= SHORT_LETTERS and "\n\n" not in passage:
        bare = [_Directive(" ".join(words))]
    else:
        bare = [_Directive(*_ends(passage, count)) for count in (WORDS, 2 * WORDS)]
    around = []
    for count in range(1, CONTEXT_WORDS + 1):
        prefix, suffix = _before(text, start, count), _after(text, end, count)
        around += [
            bare[-1]._replace(prefix=prefix),
            bare[-1]._replace(suffix=suffix),
            bare[-1]._replace(prefix=prefix, suffix=suffix),
        ]
    return [*bare, *around]


def _ends(passage: str, count: int) -> tuple[str, str]:
    """Give the first words of the first block and the last words of the last one, never overlapping."""
    blocks = [block for block in re.split(r"\n\s*\n", passage) if block.strip()]
    first, last = blocks[0].split(), blocks[-1].split()
    if len(blocks) == 1:
        count = min(count, max(1, len(first) // 2))
        if len(first) == 1:
            half = min(WORD_LETTERS, len(first[0]) // 2)
            return first[0][:half], first[0][-half:]
    return " ".join(word[:WORD_LETTERS] for word in first[:count]), " ".join(word[-WORD_LETTERS:] for word in last[-count:])


def _before(text: str, start: int, count: int) -> str:
    """Give the words before a place, from one block."""
    block = text[max(0, start - 400) : start].rstrip().rpartition("\n\n")[2]
    return " ".join(word[-WORD_LETTERS:] for word in block.split()[-count:])


def _after(text: str, end: int, count: int) -> str:
    """Give the words after a place, from one block."""
    block = text[end : end + 400].lstrip().partition("\n\n")[0]
    return " ".join(word[:WORD_LETTERS] for word in block.split()[:count])


def _first_match(text: str, directive: _Directive) -> tuple[int, int] | None:
    """Say what a browser would match, as far as the text alone tells."""
    start, end = _expression(directive.start), _expression(directive.end)
    before = rf"{_expression(directive.prefix)}\s*" if directive.prefix else ""
    after = rf"\s*{_expression(directive.suffix)}" if directive.suffix else ""
    first = re.search(f"{before}(?P<start>{start}){'' if end else after}", text, re.IGNORECASE)
    if first is None or not end:
        return first.span("start") if first else None
    # an end that does not follow the first start follows no later one either
    last = re.compile(f"(?P<end>{end}){after}", re.IGNORECASE).search(text, first.end("start"))
    return (first.start("start"), last.end("end")) if last else None


def _expression(term: str) -> str:
    """Match a term as a browser does: whole words, any case, any white space."""
    words = r"\s+".join(re.escape(word) for word in term.split())
    head = r"(?<!\w)" if term and _letter(term[0]) else ""
    tail = r"(?!\w)" if term and _letter(term[-1]) else ""
    return f"{head}{words}{tail}"


def _escape(term: str) -> str:
    """Percent-encode what the grammar does not take as it is: all but unreserved characters, and the dash too."""
    return percent(term, safe="").replace("-", "%2D")
