"""The application's own two themes and the colours of meaning, which every other theme gets as well.

One accent; colour besides it only says what something is: a person, a time, a highlight. All text colours keep at least
4.5 : 1 against their background (a test computes it).
"""

from __future__ import annotations

from textual.theme import Theme

DARK_MEANINGS: dict[str, str] = {
    "person": "#e8a48c",
    "organization": "#9db8ee",
    "place": "#9ccb94",
    "other": "#cdaade",
    "time": "#d9c07f",
    "rule": "#30343b",
    "faint": "#8a8f98",
    "highlight-text": "#eceae4",
    "highlight-yellow": "#4d441c",
    "highlight-green": "#2a4630",
    "highlight-blue": "#24425f",
    "highlight-pink": "#542f45",
    "highlight-orange": "#59391d",
}

LIGHT_MEANINGS: dict[str, str] = {
    "person": "#a03a20",
    "organization": "#2a4b9e",
    "place": "#2a662f",
    "other": "#773b8c",
    "time": "#73540c",
    "rule": "#ddd7cb",
    "faint": "#6b675f",
    "highlight-text": "#1f2023",
    "highlight-yellow": "#fbe99a",
    "highlight-green": "#cdecc0",
    "highlight-blue": "#c6e0f8",
    "highlight-pink": "#f8d0e1",
    "highlight-orange": "#fdd9b0",
}

ANSI_MEANINGS: dict[str, str] = {
    "person": "ansi_red",
    "organization": "ansi_blue",
    "place": "ansi_green",
    "other": "ansi_magenta",
    "time": "ansi_yellow",
    "rule": "ansi_bright_black",
    "faint": "ansi_default",
    "highlight-text": "ansi_black",
    "highlight-yellow": "ansi_yellow",
    "highlight-green": "ansi_green",
    "highlight-blue": "ansi_blue",
    "highlight-pink": "ansi_magenta",
    "highlight-orange": "ansi_red",
}

DARK = Theme(
    name="newsreader-dark",
    primary="#6cb8ab",
    secondary="#6cb8ab",
    accent="#6cb8ab",
    foreground="#d9d7d0",
    background="#16181c",
    surface="#1c1f24",
    panel="#23272d",
    success="#9ccb94",
    warning="#d9c07f",
    error="#e5867a",
    dark=True,
    variables={
        "block-cursor-background": "#26443f",
        "block-cursor-foreground": "#f2f1ec",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#23272d",
        "block-cursor-blurred-foreground": "#d9d7d0",
        "block-hover-background": "#1f2328",
        "border": "#6cb8ab",
        "border-blurred": "#30343b",
        "scrollbar": "#30343b",
        "scrollbar-hover": "#474d57",
        "scrollbar-active": "#6cb8ab",
        "scrollbar-background": "#16181c",
        "scrollbar-background-hover": "#16181c",
        "scrollbar-background-active": "#16181c",
        "scrollbar-corner-color": "#16181c",
        "input-selection-background": "#6cb8ab 30%",
        "screen-selection-background": "#35564f",
        "screen-selection-foreground": "#f2f1ec",
    },
)

LIGHT = Theme(
    name="newsreader-light",
    primary="#0c6b62",
    secondary="#0c6b62",
    accent="#0c6b62",
    foreground="#2a2b2e",
    background="#fbf9f4",
    surface="#f4f0e8",
    panel="#ebe6db",
    success="#2a662f",
    warning="#73540c",
    error="#a8322a",
    dark=False,
    variables={
        "block-cursor-background": "#cfe5df",
        "block-cursor-foreground": "#16211f",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#ebe6db",
        "block-cursor-blurred-foreground": "#2a2b2e",
        "block-hover-background": "#f1ece1",
        "border": "#0c6b62",
        "border-blurred": "#ddd7cb",
        "scrollbar": "#ddd7cb",
        "scrollbar-hover": "#bdb5a5",
        "scrollbar-active": "#0c6b62",
        "scrollbar-background": "#fbf9f4",
        "scrollbar-background-hover": "#fbf9f4",
        "scrollbar-background-active": "#fbf9f4",
        "scrollbar-corner-color": "#fbf9f4",
        "input-selection-background": "#0c6b62 20%",
        "screen-selection-background": "#bcdcd5",
        "screen-selection-foreground": "#16211f",
    },
)


def meanings(*, dark: bool, ansi: bool) -> dict[str, str]:
    """Return the colours of people, organizations, places, times and highlights for a kind of theme."""
    if ansi:
        return ANSI_MEANINGS
    return DARK_MEANINGS if dark else LIGHT_MEANINGS
