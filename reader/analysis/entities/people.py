"""Names of people: their parts, and whether two of them can be one person."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from reader.analysis.entities.aliases import fold
from reader.analysis.lists import vocabulary

Gender = Literal["", "f", "m"]

_WOMEN = vocabulary("""
    mrs mrs. ms ms. miss lady dame queen princess duchess baroness countess empress mme madame sister congresswoman chairwoman
    actress
""")
_MEN = vocabulary("""
    mr mr. sir lord king prince duke baron count emperor sultan emir sheikh sheik imam ayatollah mullah rabbi pope father
    brother monsieur congressman chairman actor
""")
_SUFFIXES = frozenset(["jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "esq", "esq."])
_TITLES = re.compile(
    r"(?:Mrs?|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Maj|Sgt|Capt|Rev|Hon|Sir|Lady|Lord|Dame|Sheikh|President|Emperor|King|Queen|Prince|"
    r"Princess|Pope|Saint|St)\.?\Z"
)
_NICKNAMES = dict(
    pair.split("-")
    for pair in vocabulary("""
    bill-william bob-robert rob-robert dick-richard rick-richard jim-james jimmy-james joe-joseph mike-michael tom-thomas
    tony-anthony ted-edward ed-edward ben-benjamin dan-daniel dave-david steve-stephen steven-stephen liz-elizabeth
    beth-elizabeth kate-katherine chris-christopher nick-nicholas matt-matthew sam-samuel alex-alexander andy-andrew
    ron-ronald don-donald ken-kenneth pete-peter tim-timothy jeff-jeffrey greg-gregory bibi-benjamin binyamin-benjamin
    chuck-charles charlie-charles hank-henry harry-henry jack-john johnny-john larry-lawrence sue-susan meg-margaret
    peggy-margaret debbie-deborah
""")
)


class Person(NamedTuple):
    """A person's name: parts in lower case without titles, quotes and suffixes."""

    parts: tuple[str, ...]

    @property
    def last(self) -> str:
        """The surname, or the only name."""
        return self.parts[-1]


@lru_cache(maxsize=4096)
def person(name: str) -> Person | None:
    """Give the parts of a person's name; None when nothing is left of it."""
    words = [word.strip("\"“”'‘’,()") for word in fold(name).replace("’s", "").replace("'s", "").split()]
    while len(words) > 1 and _TITLES.match(words[0]):
        words = words[1:]
    parts = [word.lower() for word in words if word]
    while len(parts) > 1 and parts[-1] in _SUFFIXES:
        parts.pop()
    # "el - Baradei" as some sources space it
    parts = [part for part in parts if part not in {"-", "–"}]
    return Person(tuple(parts)) if parts else None


def same_person(one: Person, other: Person) -> bool:
    """Tell whether two names of several parts can be one person's."""
    if one.parts == other.parts:
        return True
    if not _alike_surnames(one.last, other.last):
        return _subset(one, other)
    return _alike_first(one.parts[0], other.parts[0]) or _subset(one, other)


def _alike_surnames(one: str, other: str) -> bool:
    return one == other or _bare(one) == _bare(other)


def _bare(name: str) -> str:
    """Give a surname without the article that sources write or leave ("al-Assad", "Assad")."""
    for article in ("al-", "el-", "al", "el"):
        if name.startswith(article) and len(name) > len(article) + 3 and "-" in article:
            return name[len(article) :]
    return name


def _alike_first(one: str, other: str) -> bool:
    if one == other or _NICKNAMES.get(one, one) == _NICKNAMES.get(other, other):
        return True
    a, b = one.rstrip("."), other.rstrip(".")
    return (len(a) == 1 or len(b) == 1) and a[0:1] == b[0:1]


def _subset(one: Person, other: Person) -> bool:
    """Tell whether all parts of the shorter name stand in the longer one, the first or last at its place."""
    short, long = sorted((one.parts, other.parts), key=len)
    places = short[0] == long[0] or short[-1] == long[-1]
    return len(short) > 1 and places and set(short) <= set(long)


def gender_of(title: str) -> Gender:
    """Give the gender that a title or noun before a name tells."""
    low = title.lower()
    return "f" if low in _WOMEN else "m" if low in _MEN else ""


def bare_surname(name: str) -> str:
    """Give a surname as key: lower case, no Arabic article."""
    return _bare(name.lower())
