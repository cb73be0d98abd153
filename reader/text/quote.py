"""Make a quote of a passage, and find it again in text that may have changed.

First the words to the letter, chosen among their occurrences by the words around them and by nearness; then the same words
with other white space, quotation marks or dashes; last the passage that differs least, if it differs little. The last step
looks only where pieces of the quote occur, so its cost grows with the quote and not with the text.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from reader.model import Quote, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["find", "quote"]

CONTEXT = 32  # code points kept before and after, as the W3C's examples and Hypothesis keep them
SHORT = 12  # a quote shorter than this says too little alone: some of its context must be there too
OCCURRENCES = 500  # looked at, nearest first: a word like "the" occurs 10,000 times in 1 MB
LOOSE = 4_000  # longer quotes make the expression for loose matching slow to compile
WHOLE = 1_000  # longer quotes are aligned by their two ends only
ENDS = 400
DIFFERENCE = 0.3  # of the quote's length may be edited
ANCHOR = 12  # of the context, enough to be sure of a place nearby
SEEDS, SEED_HITS, CANDIDATES = 48, 60, 6

_ALIKE = ('"“”„‟«»″', "'‘’‚‛′`´", "-‐‑‒–—―−")


def quote(text: str, start: int, end: int) -> Quote:
    """Quote a passage with up to 32 code points on either side."""
    return Quote(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


def find(text: str, quote: Quote, near: int) -> Span | None:
    """Find where the quote now lies in the text; `near` is where it lay. None when it is no longer there."""
    exact = quote.exact
    if not exact:
        return None
    found = _best(text, quote, _occurrences(text, exact, near), near)
    if found is not None:
        return found
    places = _candidates(text, quote, near)
    if len(exact) <= LOOSE and not exact.isspace():
        found = _best(text, quote, _loose_occurrences(text, exact, places), near)
    return found or _closest(text, quote, places, near)


def _best(text: str, quote: Quote, spans: Iterator[Span], near: int) -> Span | None:
    """Choose the occurrence with most of the quote's context around it, the nearest among equals."""
    wanted = len(quote.prefix) + len(quote.suffix)
    best: tuple[int, int, Span] | None = None
    for span in spans:
        context = _shared_end(text, span.start, quote.prefix) + _shared_start(text, span.end, quote.suffix)
        rank = (context, -abs(span.start - near), span)
        if best is None or rank[:2] > best[:2]:
            best = rank
        if context == wanted and span.start == near:
            break
    if best is None:
        return None
    needed = 0 if len(quote.exact) >= SHORT else min(wanted, SHORT - len(quote.exact))
    return best[2] if best[0] >= needed else None


def _shared_end(text: str, position: int, prefix: str) -> int:
    before = text[max(0, position - len(prefix)) : position]
    count = 0
    for ours, theirs in zip(reversed(before), reversed(prefix), strict=False):
        if ours != theirs:
            break
        count += 1
    return count


def _shared_start(text: str, position: int, suffix: str) -> int:
    count = 0
    for ours, theirs in zip(text[position : position + len(suffix)], suffix, strict=False):
        if ours != theirs:
            break
        count += 1
    return count


def _occurrences(text: str, exact: str, near: int) -> Iterator[Span]:
    """Yield occurrences to the letter, outwards from `near` on both sides in turn."""
    length = len(exact)
    ahead = text.find(exact, max(0, near))
    behind = text.rfind(exact, 0, max(0, near - 1 + length))
    for _ in range(OCCURRENCES):
        if ahead < 0 and behind < 0:
            return
        if behind < 0 or (ahead >= 0 and ahead - near <= near - behind):
            yield Span(ahead, ahead + length)
            ahead = text.find(exact, ahead + 1)
        else:
            yield Span(behind, behind + length)
            behind = text.rfind(exact, 0, behind - 1 + length) if behind else -1


def _loose_occurrences(text: str, exact: str, places: list[int]) -> Iterator[Span]:
    """Yield occurrences with other white space, quotation marks or dashes near the places where pieces of the quote occur."""
    pattern = re.compile(r"\s+".join("".join(map(_loose, word)) for word in exact.split()))
    slack = len(exact) // 3 + 40
    for place in places:
        for match in pattern.finditer(text, max(0, place - slack), place + len(exact) + slack):
            yield Span(match.start(), match.end())


def _loose(letter: str) -> str:
    for alike in _ALIKE:
        if letter in alike:
            return f"[{re.escape(alike)}]"
    return re.escape(letter)


def _closest(text: str, quote: Quote, places: list[int], near: int) -> Span | None:
    """Find the passage that differs least from the quote, if it differs by less than a third and is long enough to tell."""
    exact = quote.exact
    if len(exact) < SHORT:
        return None
    best: tuple[int, int, Span] | None = None
    for place in places:
        aligned = _align(text, exact, place)
        if aligned is None:
            continue
        span, distance = _snapped(text, quote, aligned[0]), aligned[1]
        context = _shared_end(text, span.start, quote.prefix) + _shared_start(text, span.end, quote.suffix)
        rank = (distance - context // 4, abs(span.start - near), span)
        if best is None or rank[:2] < best[:2]:
            best = rank
    return best[2] if best else None


def _candidates(text: str, quote: Quote, near: int) -> list[int]:
    """Say where the quote may begin: short pieces of it and of its context, found in the text, vote."""
    whole = quote.prefix + quote.exact + quote.suffix
    size = 10 if len(whole) >= 120 else 6
    step = max(size // 2, (len(whole) - size) // SEEDS + 1)
    width = max(16, len(quote.exact) // 4)
    votes: Counter[int] = Counter()
    for offset in range(0, max(1, len(whole) - size + 1), step):
        piece = whole[offset : offset + size]
        hits = []
        for span in _occurrences(text, piece, near + offset - len(quote.prefix)):
            hits.append(span.start)
            if len(hits) > SEED_HITS:
                break
        for place in {(hit - offset + len(quote.prefix)) // width for hit in hits}:
            # a piece on the border of two places counts for both
            votes[place] += 1
            votes[place + 1] += 1
    ranked = sorted(votes, key=lambda place: (-votes[place], abs(place * width - near)))
    return [place * width for place in ranked[:CANDIDATES]]


def _align(text: str, exact: str, place: int) -> tuple[Span, int] | None:
    """Lay the quote on the text about a place; give the span and the number of edits, None when there are too many."""
    length = len(exact)
    slack = length // 3 + 40
    low, high = max(0, place - slack), min(len(text), place + length + slack)
    window = text[low:high]
    if length <= WHOLE:
        stop, distance = _match_end(window, exact)
        if distance > length * DIFFERENCE:
            return None
        back, _ = _match_end(window[:stop][::-1], exact[::-1])
        return _trimmed(text, low + stop - back, low + stop), distance
    # both ends of a long quote, each on its own: the middle may have changed
    head, tail = exact[:ENDS], exact[-ENDS:]
    head_stop, head_distance = _match_end(window, head)
    back, _ = _match_end(window[:head_stop][::-1], head[::-1])
    stop, tail_distance = _match_end(window, tail)
    start = head_stop - back
    if max(head_distance, tail_distance) > ENDS * DIFFERENCE or not length * 2 // 3 <= stop - start <= length * 4 // 3:
        return None
    return _trimmed(text, low + start, low + stop), head_distance + tail_distance


def _snapped(text: str, quote: Quote, span: Span) -> Span:
    """Move an end of the aligned passage to the context, where that is as it was close by.

    Words put in next to an end cost the alignment as much as words left out there; the context tells which it was.
    """
    reach = (span.end - span.start) // 3
    start = _nearby(text, quote.prefix[-ANCHOR:], span.start - ANCHOR, reach) + ANCHOR
    end = _nearby(text, quote.suffix[:ANCHOR], span.end, reach)
    return _trimmed(text, start, end)


def _nearby(text: str, words: str, place: int, reach: int) -> int:
    """Give where the words begin nearest to a place, within reach of it; else the place."""
    if len(words) < ANCHOR:
        return place
    low = max(0, place - reach)
    near = text[low : place + reach + ANCHOR]
    return min(
        (span.start + low for span in _occurrences(near, words, place - low)), key=lambda p: abs(p - place), default=place
    )


def _trimmed(text: str, start: int, end: int) -> Span:
    """Leave white space at either end out of what was found."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _match_end(text: str, pattern: str) -> tuple[int, int]:
    """Give the end of the stretch of `text` nearest to the pattern, and its edit distance.

    Myers' bit-vector algorithm (1999) on Python's long integers: a column of the table is one number.
    """
    masks: dict[str, int] = {}
    for index, letter in enumerate(pattern):
        masks[letter] = masks.get(letter, 0) | 1 << index
    length = len(pattern)
    full, last = (1 << length) - 1, 1 << length - 1
    plus, minus, score = full, 0, length
    best, best_end = length, 0
    for index, letter in enumerate(text):
        mask = masks.get(letter, 0)
        vertical = mask | minus
        horizontal = (((mask & plus) + plus) ^ plus) | mask
        more = minus | (~(horizontal | plus) & full)
        less = plus & horizontal
        if more & last:
            score += 1
        elif less & last:
            score -= 1
        more <<= 1
        plus = ((less << 1) | (~(vertical | more) & full)) & full
        minus = more & vertical & full
        if score < best or (score == best and best_end == 0):
            best, best_end = score, index + 1
    return best_end, best
