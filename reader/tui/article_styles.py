"""How the article looks: one accent, and colour besides it only for meaning, which weight and slant say too."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model import EntityType

STYLES = (
    *("title", "byline", "guide", "heading", "code", "caption", "strong", "emphasis", "link"),
    *("person", "organization", "place", "other", "time"),
    *("yellow", "green", "blue", "pink", "orange"),
    *("sentence", "chosen", "target", "match", "selection", "note", "bar", "hint"),
)
"""The component classes, as `article--NAME`."""

ENTITY: dict[EntityType, str] = {"PER": "person", "ORG": "organization", "LOC": "place", "MISC": "other"}

CSS = """
ArticleView {
    height: 1fr; scrollbar-gutter: stable; scrollbar-size-vertical: 1; overflow-x: hidden; pointer: text;
    & > .article--title { text-style: bold; }
    & > .article--byline, & > .article--guide, & > .article--caption { color: $faint; }
    & > .article--caption, & > .article--emphasis { text-style: italic; }
    & > .article--heading, & > .article--strong { text-style: bold; }
    & > .article--code { background: $panel; }
    & > .article--link { color: $accent; }
    & > .article--person { color: $person; text-style: bold; }
    & > .article--organization { color: $organization; text-style: bold italic; }
    & > .article--place { color: $place; text-style: italic; }
    & > .article--other { color: $other; text-style: italic; }
    & > .article--time { color: $time; text-style: underline; }
    & > .article--yellow { color: $highlight-text; background: $highlight-yellow; }
    & > .article--green { color: $highlight-text; background: $highlight-green; }
    & > .article--blue { color: $highlight-text; background: $highlight-blue; }
    & > .article--pink { color: $highlight-text; background: $highlight-pink; }
    & > .article--orange { color: $highlight-text; background: $highlight-orange; }
    & > .article--sentence { text-style: underline; }
    & > .article--chosen { text-style: reverse; }
    & > .article--target, & > .article--match { text-style: bold reverse; }
    & > .article--selection { color: $screen-selection-foreground; background: $screen-selection-background; }
    & > .article--note { color: $accent; text-style: italic; }
    & > .article--bar { color: $accent; }
    & > .article--hint { color: $background; background: $accent; text-style: bold; }
    &:nocolor > .article--other { text-style: dim italic; }
    &:nocolor > .article--link { text-style: dim underline; }
    &:nocolor > .article--yellow, &:nocolor > .article--green, &:nocolor > .article--blue { text-style: reverse; }
    &:nocolor > .article--pink, &:nocolor > .article--orange { text-style: reverse; }
    &:nocolor > .article--selection, &:nocolor > .article--hint { text-style: bold reverse; }
}
"""
