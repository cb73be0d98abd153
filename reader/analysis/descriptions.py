"""What a story calls whom and what it names: "Boeing, the aircraft manufacturer", "the A380 superjumbo", "Coroner Basya"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reader.analysis.entities.lexicon import lexicon
from reader.analysis.kinds import CALLED, KINDS, TITLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.model import Entity, EntityType

_ANY: Final = {word: kind for kinds in KINDS.values() for word, kind in kinds.items()}
_BEFORE: Final = re.compile(r"(?P<word>[a-z]+),?\s$")
_OFFICE: Final = re.compile(r"\b(?P<word>[A-Za-z][a-z]+),?\s$")
_BESIDE: Final = re.compile(r"(?:[’']s)?\s(?P<words>[a-z]+(?:\s[a-z]+)?)")
_APPOSED: Final = re.compile(
    r"(?:\s\([^)\n]{1,40}\))?(?:,\s|\s(?:is|was|are)\s)(?:an?|the|one\sof\sthe|its|their|[\w’']{2,30}['’]s)\s"
    r"(?P<words>[^\n,.;:()]{3,90})"
)
# the noun of an apposition stands before them
_ENDS: Final = re.compile(
    r"\s(?:of|in|for|that|which|who|based|with|from|by|on|at|to|and|built|made|run|owned|currently|capable)\b"
)
_WORD: Final = re.compile(r"[\w’-]+")
# "ex-prime minister Anna Basya"
_EX: Final = re.compile(r"\bex-(?P<office>[a-z]+(?:\s[a-z]+)?)\s$")
# so many mentions of a person are looked at
_FIRST: Final = 5


def kind_of(word: str) -> str:
    """Give the word that stands for what a noun in lower case calls, or nothing where it calls no body or thing."""
    return _ANY.get(word, "")


def described(text: str, named: Sequence[tuple[int, int, Entity]]) -> Iterator[tuple[str, int, Entity]]:
    """Give each kind that a body or thing is said to be, with the place of the name, in order of the names."""
    nationalities = lexicon()
    for start, end, entity in named:
        kinds = KINDS.get(entity.type)
        if kinds and "n" not in nationalities.kinds(entity.name):
            for kind in dict.fromkeys(kinds[noun] for noun in _nouns(text, start, end, entity.type) if noun in kinds):
                yield kind, start, entity


def _nouns(text: str, start: int, end: int, kind: EntityType) -> Iterator[str]:
    """Give the nouns that may say what a name is of: before it, beside it where it is a thing's, and in apposition."""
    before = (_OFFICE if kind == "PER" else _BEFORE).search(text, max(0, start - 20), start)
    if before:
        yield before["word"].lower()
    beside = _BESIDE.match(text, end) if kind == "MISC" else None
    if beside:
        yield from beside["words"].split()
    apposed = _APPOSED.match(text, end)
    if apposed:
        yield from _WORD.findall(_ENDS.split(apposed["words"], maxsplit=1)[0])[-1:]


def office(text: str, entity: Entity) -> frozenset[str]:
    """Give the words of a role, those written short in full too: "Texas Gov." is a governor, an "ex-president" a president."""
    words = entity.role.lower().split()
    once = (_EX.search(text, max(0, mention.start - 40), mention.start) for mention in entity.mentions[:_FIRST])
    return (
        frozenset(words)
        | {word.removeprefix("ex-") for word in words}
        | {TITLES[short] for word in words if (short := word.rstrip(".")) in TITLES}
        | {word for ex in once if ex for word in ex["office"].split()}
    )


def callings(name: str) -> frozenset[str]:
    """Give the words of a body's name and what it is called besides: the "UNHCR" is an "agency"."""
    words = name.split()
    called = {
        CALLED[word.lower()] for word in words if word[0].isupper() and word.lower() in CALLED
    }  # no "Example administration"
    return frozenset(name.lower().split()) | called
