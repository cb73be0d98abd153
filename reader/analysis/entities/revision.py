"""The second pass: what the whole story says of its names corrects what single sentences say."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reader.analysis.entities.aliases import canon
from reader.analysis.entities.tagger import Name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    from reader.analysis.entities.lexicon import Lexicon
    from reader.model import EntityType

    Votes: TypeAlias = defaultdict[str, defaultdict[EntityType, float]]
    """Name -> type -> belief added up over the story."""

# another type must have so many times the belief to change a name's type
_WINS = 1.2
# what a full name's belief counts for its surname alone
_SURNAME = 0.7
# a name is sure enough to tag its repetitions from this belief on
_SURE = 0.75
# lower than this digit of the lexicon, a word is hardly ever written small
_RARELY_SMALL = 3


def revise(sentences: Sequence[Sequence[str]], found: list[list[Name]], lexicon: Lexicon) -> list[list[Name]]:
    """Give the names of each sentence after a look at the whole story."""
    trimmed = [
        [t for name in names if (t := _trimmed(words, name, lexicon))] for words, names in zip(sentences, found, strict=True)
    ]
    votes = _votes(sentences, trimmed)
    voted = [[_by_vote(words, name, votes, lexicon) for name in names] for words, names in zip(sentences, trimmed, strict=True)]
    sure = _sure_names(sentences, voted, lexicon)
    return [_completed(words, names, sure, lexicon) for words, names in zip(sentences, voted, strict=True)]


def _trimmed(words: Sequence[str], name: Name, lexicon: Lexicon) -> Name | None:
    """Take a title off a person, "the" off any name, and a possessive or a mark off its end."""
    first, last = name.first, name.last
    while first < last - 1 and (words[first] in {"the", "The"} or (name.type == "PER" and lexicon.kinds(words[first]) == "t")):
        first += 1
    while last > first and (
        words[last - 1] in {"'s", "’s", ",", "(", "-"}
        or (not any(c.isalnum() for c in words[last - 1]) and words[last - 1] not in ".!?)\"'’”")
    ):
        last -= 1
    if name.type != "PER" and last < len(words) and words[last][:1].isupper() and "f" in lexicon.kinds(words[last]):
        # "State Department Spokesperson Anna Example": the office is not part of the body's name
        while last - first > 1 and "u" in lexicon.kinds(words[last - 1].lower()):
            last -= 1
    return name._replace(first=first, last=last) if last > first else None


def _key(words: Sequence[str], name: Name) -> str:
    """Give what names must share to vote together: "U. S." speaks for "United States"."""
    return canon(" ".join(words[name.first : name.last]))


def _votes(sentences: Sequence[Sequence[str]], found: list[list[Name]]) -> Votes:
    """Add up the belief in each type of each name; a full name speaks for its surname too."""
    votes: Votes = defaultdict(lambda: defaultdict(float))
    for words, names in zip(sentences, found, strict=True):
        for name in names:
            votes[_key(words, name)][name.type] += name.belief
            if name.type == "PER" and name.last - name.first > 1:
                votes[canon(words[name.last - 1])]["PER"] += name.belief * _SURNAME
    return votes


def _by_vote(words: Sequence[str], name: Name, votes: Votes, lexicon: Lexicon) -> Name:
    cast = votes[_key(words, name)]
    best = max(cast, key=lambda kind: (cast[kind], kind))
    if best != "PER" and name.last - name.first > 1 and "f" in lexicon.kinds(words[name.first]):
        # a first name before what the story uses as a surname: "Andy Example" beside "Example said"
        surname = canon(words[name.last - 1])
        if surname in votes and votes[surname]["PER"] > cast[best]:
            return name._replace(type="PER")
    if best != name.type and cast[best] > _WINS * cast[name.type]:
        return name._replace(type=best)
    return name


def _sure_names(
    sentences: Sequence[Sequence[str]], found: list[list[Name]], lexicon: Lexicon
) -> dict[str, list[tuple[tuple[str, ...], EntityType]]]:
    """Give, by first word and longest first, the names whose untagged repetitions are sure."""
    beliefs: dict[tuple[tuple[str, ...], EntityType], float] = {}
    for words, names in zip(sentences, found, strict=True):
        for name in names:
            key = (tuple(words[name.first : name.last]), name.type)
            beliefs[key] = max(beliefs.get(key, 0.0), name.belief)
            if name.type == "PER" and name.last - name.first > 1:
                surname = ((words[name.last - 1],), name.type)
                beliefs[surname] = max(beliefs.get(surname, 0.0), name.belief * 0.99)
    sure: dict[str, list[tuple[tuple[str, ...], EntityType]]] = {}
    for (parts, kind), belief in sorted(beliefs.items(), key=lambda item: (-len(item[0][0]), -item[1], item[0])):
        if belief < _SURE or not parts[0][:1].isupper():
            continue
        if len(parts) == 1 and (len(parts[0]) < 3 or lexicon.lower_share(parts[0]) >= _RARELY_SMALL):
            continue
        listed = sure.setdefault(parts[0], [])
        if all(parts != other for other, _ in listed):
            listed.append((parts, kind))
    return sure


def _completed(
    words: Sequence[str], names: list[Name], sure: dict[str, list[tuple[tuple[str, ...], EntityType]]], lexicon: Lexicon
) -> list[Name]:
    """Add repetitions of sure names and nationalities where nothing was found."""
    taken = bytearray(len(words))
    for name in names:
        taken[name.first : name.last] = b"\1" * (name.last - name.first)
    added = []
    for n, word in enumerate(words):
        if taken[n] or not word[:1].isupper():
            continue
        for parts, kind in sure.get(word, ()):
            end = n + len(parts)
            if tuple(words[n:end]) == parts and not any(taken[n:end]) and _stands_alone(words, n, end, taken):
                added.append(Name(n, end, kind, _SURE))
                taken[n:end] = b"\1" * (end - n)
                break
        else:
            if "n" in lexicon.kinds(word) and lexicon.lower_share(word) < _RARELY_SMALL:
                added.append(Name(n, n + 1, "MISC", _SURE))
    kept = [_nationality(words, name, lexicon) for name in names]
    return sorted(kept + added)


def _stands_alone(words: Sequence[str], first: int, last: int, taken: bytearray) -> bool:
    """Refuse a piece of a longer capitalised phrase that was found to be no name."""
    before = first > 0 and not taken[first - 1] and words[first - 1][:1].isupper() and first > 1
    after = last < len(words) and not taken[last] and words[last][:1].isupper()
    return last - first > 1 or not (before or after)


def _nationality(words: Sequence[str], name: Name, lexicon: Lexicon) -> Name:
    """A single word that is a nationality or creed, and no place, is MISC."""
    if name.last - name.first == 1 and name.type in {"LOC", "ORG"}:
        kinds = lexicon.kinds(words[name.first])
        if "n" in kinds and not set(kinds) & set("c12rqfl"):
            return name._replace(type="MISC")
    return name
