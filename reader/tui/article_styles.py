"""How the article looks: one accent, and colour besides it only for meaning, which weight and slant say too."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model import EntityType

LOOKS: dict[str, str] = {
    "title": "bold",
    "byline": "$faint",
    "guide": "$faint",
    "heading": "bold",
    "code": "on $panel",
    "caption": "$faint italic",
    "strong": "bold",
    "emphasis": "italic",
    "link": "$accent",
    "person": "bold $person",
    "organization": "bold italic $organization",
    "place": "italic $place",
    "other": "italic $other",
    "time": "underline $time",
    "yellow": "$highlight-text on $highlight-yellow",
    "green": "$highlight-text on $highlight-green",
    "blue": "$highlight-text on $highlight-blue",
    "pink": "$highlight-text on $highlight-pink",
    "orange": "$highlight-text on $highlight-orange",
    "sentence": "underline",
    "chosen": "reverse",
    "target": "bold reverse",
    "match": "bold reverse",
    "selection": "$screen-selection-foreground on $screen-selection-background",
    "note": "italic $accent",
    "bar": "$accent",
    "hint": "bold $background on $accent",
}
"""By name, in the theme's colours. No component classes: 28 of them took 20 ms of the start to parse and to resolve."""

COLORLESS: dict[str, str] = {
    "other": "dim italic",
    "link": "dim underline",
    **dict.fromkeys(("yellow", "green", "blue", "pink", "orange"), "reverse"),
    "selection": "bold reverse",
    "hint": "bold reverse",
}
"""What says by weight and slant what colour says elsewhere, where a terminal is to have no colours."""

ENTITY: dict[EntityType, str] = {"PER": "person", "ORG": "organization", "LOC": "place", "MISC": "other"}

CSS = """
ArticleView {
    height: 1fr; scrollbar-gutter: stable; scrollbar-size-vertical: 1; overflow-x: hidden; pointer: text;
}
"""
