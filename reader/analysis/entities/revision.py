"""The second pass: what the whole story says of its names corrects what single sentences say."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from reader.analysis.entities.aliases import canon
from reader.analysis.entities.beside import beside
from reader.analysis.entities.headlines import headlines
from reader.analysis.entities.known import correct
from reader.analysis.entities.pairs import rejoined, unpaired
from reader.analysis.entities.parting import parted
from reader.analysis.entities.products import models, products
from reader.analysis.entities.tagger import Name
from reader.analysis.entities.titled import peopled, titled
from reader.analysis.entities.unseen import HUMAN, with_unseen
from reader.analysis.lists import vocabulary
from reader.analysis.times.words import MONTHS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    from reader.analysis.entities.lexicon import Lexicon
    from reader.model import EntityType

    Votes: TypeAlias = defaultdict[str, defaultdict[EntityType, float]]
    """Name -> type -> belief added up over the story."""

# another type must have so many times the belief to change a name's type
_WINS = 1.0
# what a full name's belief counts for its surname alone
_SURNAME = 0.7
# a name is sure enough to tag its repetitions from this belief on
_SURE = 0.6
# lower than this digit of the lexicon, a word is hardly ever written small
_RARELY_SMALL = 3
# the members of a party's group are no part of its name: "Labour MPs"
_MEMBERS = vocabulary("MPs MEPs MSPs TDs MLAs MKs")
# what a person does and a place hardly ever
_ACTS = vocabulary(
    "said says told tells claims claimed added wrote writes asked replied recalled explained argued believes thinks"
)
# "Jobs, who", "Jobs, a founder"
_APPOSED = vocabulary("who whose born aged a an the")
# "70m" is no part of a name, nor is a number with commas: "5,000,000 Swiss"
_AMOUNT = re.compile(r"\d[\d.,]*(?:m|bn|tn|k|pc)|\d{1,3}(?:,\d{3})+")
# what makes a common word at the beginning of a sentence somebody's surname: "Jobs announced", "Rice has"
_DOES = (
    _ACTS
    | HUMAN
    | vocabulary("announced unveiled introduced called welcomed denied warned promised also has was is will died described")
)
# "in May" nobody is
_BEFORE_MONTH = vocabulary("in since until till last next this early late mid during throughout from by of")
# the letters of lists of places' parts, countries, nationalities, and other words
_PART_OF_PLACE = frozenset("pocnd")
# before a place
_LIES = frozenset(["in", "at", "near", "outside", "across", "around", "throughout"])


def revise(sentences: Sequence[Sequence[str]], found: list[list[Name]], lexicon: Lexicon) -> list[list[Name]]:
    """Give the names of each sentence after a look at the whole story."""
    whole = [
        with_unseen(words, products(words, parted(words, names, lexicon)), lexicon)
        for words, names in zip(sentences, found, strict=True)
    ]
    trimmed = [
        [t for name in titled(words, names) if (t := _trimmed(words, name, lexicon))]
        for words, names in zip(sentences, whole, strict=True)
    ]
    trimmed = unpaired(sentences, rejoined(sentences, peopled(sentences, trimmed, lexicon)), lexicon)
    trimmed = beside(sentences, correct(sentences, trimmed, lexicon), lexicon)
    votes = _votes(sentences, trimmed)
    voted = [[_by_vote(words, name, votes, lexicon) for name in names] for words, names in zip(sentences, trimmed, strict=True)]
    voted = _surnames_of_places(sentences, voted, lexicon)
    sure = _sure_names(sentences, voted, lexicon)
    completed = [_completed(words, names, sure, lexicon) for words, names in zip(sentences, voted, strict=True)]
    return models(sentences, headlines(sentences, completed))


def _trimmed(words: Sequence[str], name: Name, lexicon: Lexicon) -> Name | None:
    """Take a title off a person, "the", marks and amounts off any name's beginning, and a possessive or a mark off its end."""
    first, last = name.first, name.last
    if ")" in words[first:last] and "(" not in words[first:last]:
        first += words[first:last].index(")") + 1  # "Vladimir) Putin"
    while first < last - 1 and (not any(c.isalnum() for c in words[first]) or _AMOUNT.fullmatch(words[first])):
        first += 1
    while first < last - 1 and (words[first] in {"the", "The"} or (name.type == "PER" and lexicon.kinds(words[first]) == "t")):
        first += 1
    if words[first - 2 : first] in (["Secretary", "of"], ["secretary", "of"]) and words[first] in {"State", "Defense"}:
        first += 1  # an office
    while last > first and (
        words[last - 1] in {"'s", "’s", ",", "(", "-"}
        or (not any(c.isalnum() for c in words[last - 1]) and words[last - 1] not in ".!?)\"'’”")
    ):
        last -= 1
    if last > first and words[last - 1] in _MEMBERS:
        last -= 1
        name = name._replace(type="ORG" if name.type == "PER" else name.type)
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
    if best != "PER" and name.last - name.first > 1 and _begins_like_a_person(words, name, lexicon):
        # a first name before what the story calls somebody: "Andy Example" beside "Example said"; two words tell more than one
        tails = (words[n : name.last] for n in range(name.first + 1, name.last))
        named = [(len(tail), votes[canon(" ".join(tail))]) for tail in tails if canon(" ".join(tail)) in votes]
        if any(min(length, 2) * told["PER"] > cast[best] for length, told in named):
            return name._replace(type="PER")
    if best != name.type and cast[best] > _WINS * cast[name.type]:
        return name._replace(type=best)
    return name


def _begins_like_a_person(words: Sequence[str], name: Name, lexicon: Lexicon) -> bool:
    """Tell a first name, or before other names a word that is in no list and no text: "Zakhary Example"."""
    first = words[name.first]
    kinds = lexicon.kinds(first)
    strange = not (kinds or lexicon.entry(first)) and all(
        word.isalpha() and word.istitle() for word in words[name.first : name.last]
    )
    return "f" in kinds or strange


def _surnames_of_places(sentences: Sequence[Sequence[str]], found: list[list[Name]], lexicon: Lexicon) -> list[list[Name]]:
    """Make a name a person's that is a full name's surname too, where it speaks or acts and nothing lies in it."""
    surnames = {
        words[name.last - 1]
        for words, names in zip(sentences, found, strict=True)
        for name in names
        if name.last - name.first > 1 and _may_be_full(words, name, lexicon)
    }
    acts: set[str] = set()
    places: set[str] = set()
    for words, names in zip(sentences, found, strict=True):
        for name in names:
            word = words[name.first]
            if name.last - name.first == 1 and word in surnames:
                if name.last < len(words) and words[name.last] in _ACTS:
                    acts.add(word)
                if name.first and words[name.first - 1].lower() in _LIES:
                    places.add(word)
    people = acts - places
    return [
        [
            name._replace(type="PER")
            if words[name.last - 1] in people and (name.last - name.first == 1 or _may_be_full(words, name, lexicon))
            else name
            for name in names
        ]
        for words, names in zip(sentences, found, strict=True)
    ]


def _may_be_full(words: Sequence[str], name: Name, lexicon: Lexicon) -> bool:
    """Tell whether a name is a person's, or of two words that no list holds where a place is named with two."""
    if name.type == "LOC" and name.last - name.first == 2:
        first, last = words[name.first : name.last]
        return not lexicon.kinds(f"{first} {last}") and not set(lexicon.kinds(first)) & _PART_OF_PLACE
    return name.type == "PER"


class _Sure(NamedTuple):
    """The names whose untagged repetitions are sure, and how many words those of a first word have, most first.

    `common` are surnames that are common words too: "Jobs", "Rice".
    """

    types: dict[tuple[str, ...], EntityType]
    lengths: dict[str, list[int]]
    common: frozenset[str]


def _sure_names(sentences: Sequence[Sequence[str]], found: list[list[Name]], lexicon: Lexicon) -> _Sure:
    beliefs: dict[tuple[str, ...], tuple[float, EntityType]] = {}
    for words, names in zip(sentences, found, strict=True):
        for name in names:
            parts = tuple(words[name.first : name.last])
            beliefs[parts] = max(beliefs.get(parts, (0.0, name.type)), (name.belief, name.type))
            if name.type == "PER" and len(parts) > 1:
                surname = parts[-1:]
                beliefs[surname] = max(beliefs.get(surname, (0.0, name.type)), (name.belief * 0.99, name.type))
    sure = {
        parts: kind
        for parts, (belief, kind) in beliefs.items()
        if (belief >= _SURE or _written_as_name(parts)) and _unmistakable(parts, lexicon)
    }
    lengths: dict[str, set[int]] = defaultdict(set)
    for parts in sure:
        lengths[parts[0]].add(len(parts))
    common = frozenset(
        words[name.last - 1]
        for words, names in zip(sentences, found, strict=True)
        for name in names
        if name.type == "PER" and name.last - name.first > 1 and name.belief >= _SURE
    )
    return _Sure(sure, {word: sorted(counts, reverse=True) for word, counts in lengths.items()}, common)


def _written_as_name(parts: tuple[str, ...]) -> bool:
    """Tell what is a name by its letters: capitals and a name behind a hyphen, "ABC-Example"."""
    head, hyphen, rest = parts[0].partition("-")
    return len(parts) == 1 and bool(hyphen) and len(head) > 1 and head.isupper() and rest[:1].isupper()


def _unmistakable(parts: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Tell whether the words can hardly be anything but the name."""
    if len(parts) == 1 and (len(parts[0]) < 3 or lexicon.lower_share(parts[0]) >= _RARELY_SMALL):
        return False
    return parts[0][:1].isupper()


def _completed(words: Sequence[str], names: list[Name], sure: _Sure, lexicon: Lexicon) -> list[Name]:
    """Add repetitions of sure names and nationalities where nothing was found."""
    taken = bytearray(len(words))
    for name in names:
        taken[name.first : name.last] = b"\1" * (name.last - name.first)
    added = []
    prose = not sure.common.isdisjoint(words) and _is_prose(words)
    for n, word in enumerate(words):
        if taken[n] or not word[:1].isupper():
            continue
        for length in sure.lengths.get(word, ()):
            end = n + length
            kind = sure.types.get(tuple(words[n:end]))
            if kind and end <= len(words) and not any(taken[n:end]) and _stands_alone(words, n, end, taken):
                added.append(Name(n, end, kind, _SURE))
                taken[n:end] = b"\1" * length
                break
        else:
            if word in sure.common and _is_surname(words, n, taken, prose=prose):
                added.append(Name(n, n + 1, "PER", _SURE))
            elif "n" in lexicon.kinds(word) and lexicon.lower_share(word) < _RARELY_SMALL:
                added.append(Name(n, n + 1, "MISC", _SURE))
    kept = [_nationality(words, name, lexicon) for name in names]
    return sorted(kept + added)


def _is_prose(words: Sequence[str]) -> bool:
    """Tell a sentence, of which more than a third is written small, from a headline."""
    return sum(word[:1].islower() for word in words) > len(words) // 3


def _is_surname(words: Sequence[str], n: int, taken: bytearray, *, prose: bool) -> bool:
    """Tell a surname from a common word: what it does says so where it begins a sentence, else its capital does in `prose`."""
    after = words[n + 1] if n + 1 < len(words) else ""
    apposed = words[n + 2] if after == "," and n + 2 < len(words) else ""
    if _is_month(words, n):
        return False
    if after in _DOES or apposed in _APPOSED or apposed.isdecimal():
        return True
    return n > 0 and words[n - 1][:1].isalpha() and prose and _stands_alone(words, n, n + 1, taken)


def _is_month(words: Sequence[str], n: int) -> bool:
    """Tell "in May", "5 May", "May 2023" from who has the month's name."""
    beside = (*words[max(0, n - 1) : n], *words[n + 1 : n + 2])
    in_it = n > 0 and words[n - 1].lower() in _BEFORE_MONTH
    return words[n].lower() in MONTHS and (in_it or any(word[:1].isdigit() for word in beside))


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
