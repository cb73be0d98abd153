"""A row of bars that shows how often by week; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

BARS = "▁▂▃▄▅▆▇█"


def sparkline(counts: Sequence[int], most: int) -> str:
    """Draw a bar for each count, the lowest for none; in at most so many bars, each for as many counts as need be."""
    if not counts or most < 1:
        return ""
    each = -(-len(counts) // most)
    sums = [sum(counts[at : at + each]) for at in range(0, len(counts), each)]
    top = max(sums)
    return "".join(BARS[0] if count <= 0 else BARS[max(1, round(count / top * (len(BARS) - 1)))] for count in sums)
