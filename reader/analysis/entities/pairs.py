"""Two names that the tagger took for one ("the Saints and Chargers"), and one that it took for two, which an acronym tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.entities.aliases import initials
from reader.analysis.entities.lexicon import LARGE_PLACES
from reader.analysis.lists import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TypeAlias

    from reader.analysis.entities.lexicon import Lexicon
    from reader.analysis.entities.tagger import Name
    from reader.model import EntityType

    Told: TypeAlias = dict[tuple[str, ...], EntityType]
    """The names of a story, and the ends of bodies' names, by which they are called: "Saints"."""

# before two names; after it "Marks and Spencer and Harrods" are two as well
_BOTH = vocabulary("both Both between Between")
# the letters of the lists of towns, and of people named like them
_TOWNS = frozenset("34")
_PEOPLE = frozenset("fl")
# the letters of the lists of bodies
_BODIES = frozenset("xabks")
# between a body and a place in its name
_LINKS = frozenset(["in", "of", "for"])
# one name, whatever its parts are
_WHOLE = frozenset([
    "Jammu and Kashmir", "Newfoundland and Labrador", "Serbia and Montenegro", "Tyne and Wear", "Brighton and Hove",
    "Dumfries and Galloway", "Argyll and Bute", "Perth and Kinross",
])  # fmt: skip


def unpaired(sentences: Sequence[Sequence[str]], found: Sequence[Sequence[Name]], lexicon: Lexicon) -> list[list[Name]]:
    """Give the names of each sentence, those of two names that the story or the lists have apart cut at "and"."""
    told = _told(sentences, found)
    acronyms = _acronyms(sentences)
    return [
        [part for name in names for part in _parts(words, name, told, acronyms, lexicon)]
        for words, names in zip(sentences, found, strict=True)
    ]


def _acronyms(sentences: Sequence[Sequence[str]]) -> set[str]:
    return {word for words in sentences for word in words if word.isupper() and len(word) > 2}


def _told(sentences: Sequence[Sequence[str]], found: Sequence[Sequence[Name]]) -> Told:
    told: Told = {}
    for words, names in zip(sentences, found, strict=True):
        for name in names:
            parts = tuple(words[name.first : name.last])
            if "and" not in parts and name.type != "PER":
                told.setdefault(parts, name.type)
                if name.type == "ORG":
                    told.setdefault(parts[-1:], "ORG")
    return told


def _parts(words: Sequence[str], name: Name, told: Told, acronyms: set[str], lexicon: Lexicon) -> Iterator[Name]:
    parts = words[name.first : name.last]
    at = parts.index("and") if parts.count("and") == 1 and name.type != "PER" else 0
    text = " ".join(parts)
    if not 0 < at < len(parts) - 1 or text in _WHOLE or lexicon.kinds(text) or not acronyms.isdisjoint(initials(text)):
        yield name
        return
    left, right = parts[:at], parts[at + 1 :]
    one, other = _type(left, told, lexicon), _type(right, told, lexicon)
    # "the Reserve and National Guard"
    listed = len(right) > 1 and len(left) == 1 and other is not None
    # "the Union of Example and Europe"
    inside = other == "LOC" and not _LINKS.isdisjoint(left)
    if not inside and ((one and other) or listed or _both(words, name, lexicon)):
        yield name._replace(last=name.first + at, type=one or name.type)
        yield name._replace(first=name.first + at + 1, type=other or name.type)
    else:
        yield name


def _both(words: Sequence[str], name: Name, lexicon: Lexicon) -> bool:
    """Tell "between the Roes and Does"; "the State and Example Departments" have one head."""
    counted = not _BOTH.isdisjoint(words[max(0, name.first - 2) : name.first]) and words[name.last : name.last + 1] != ["and"]
    return counted and not any("o" in lexicon.kinds(head) for head in _singulars(words[name.last - 1]))


def _singulars(word: str) -> tuple[str, ...]:
    """Give what a plural may be of: "Departments", "Ministries"."""
    return (word[:-1], f"{word[:-3]}y") if word.endswith("s") else ()


def _type(parts: Sequence[str], told: Told, lexicon: Lexicon) -> EntityType | None:
    """Give the type that the story or the lists know of a name, none where they know no such name."""
    kinds = set(lexicon.kinds(" ".join(parts)))
    place = kinds & LARGE_PLACES or (kinds & _TOWNS and not kinds & _PEOPLE)
    return told.get(tuple(parts)) or ("LOC" if place else "ORG" if kinds & _BODIES else None)


def rejoined(sentences: Sequence[Sequence[str]], found: Sequence[Sequence[Name]]) -> list[list[Name]]:
    """Give the names of each sentence, a body and the place in its name one: "Union of Roes in Europe" where URE is named."""
    acronyms = _acronyms(sentences)
    return [list(_rejoined(words, names, acronyms)) for words, names in zip(sentences, found, strict=True)]


def _rejoined(words: Sequence[str], names: Sequence[Name], acronyms: set[str]) -> Iterator[Name]:
    held: Name | None = None
    for name in names:
        if held and name.type == "LOC" and _goes_on(words, held, name) and not acronyms.isdisjoint(_whole(words, held, name)):
            held = held._replace(last=name.last)
            continue
        if held:
            yield held
        held = name
    if held:
        yield held


def _goes_on(words: Sequence[str], body: Name, place: Name) -> bool:
    between = words[body.last : place.first]
    return body.type == "ORG" and bool(between) and between[0] in _LINKS and between[1:] in ([], ["the"])


def _whole(words: Sequence[str], body: Name, place: Name) -> tuple[str, ...]:
    return initials(" ".join(words[body.first : place.last]))
