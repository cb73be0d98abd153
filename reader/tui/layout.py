"""Which panes stand side by side. Pure: the width decides, and where the person is."""

from __future__ import annotations

MEDIUM, WIDE = 100, 160
"""Cells from which three columns fit, and from which the sources and the claims do as well."""

ORDER = ("sources", "list", "article", "entities", "timeline", "claims")
"""The panes in the order of Tab."""


def shown(width: int, at: str, *, alone: bool = False, lower: str = "timeline") -> tuple[str, ...]:
    """Return the panes to show in ORDER; `at` is where the person is, `lower` what stands under the entities."""
    if width < MEDIUM:
        return (at,)
    if alone and at == "article":
        return ("article",)
    if width < WIDE:
        left = "sources" if at == "sources" else "list"
        return (left, "article", "entities", at if at in ("timeline", "claims") else lower)
    return ORDER


def neighbour(at: str, by: int, width: int, *, lower: str = "timeline") -> str:
    """Return the pane that Tab goes to: in a narrow or wide window all in turn, else those in view."""
    ring = ORDER if width < MEDIUM or width >= WIDE else tuple(pane for pane in ORDER if pane not in _hidden(lower))
    index = ring.index(at) if at in ring else -1 if by > 0 else 0
    return ring[(index + by) % len(ring)]


def _hidden(lower: str) -> tuple[str, ...]:
    return ("sources", "claims" if lower == "timeline" else "timeline")
