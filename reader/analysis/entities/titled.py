"""What stands before a person's name and is no part of it: titles that no list holds, nationalities, where one lives."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reader.analysis.entities.lexicon import HEADS
from reader.analysis.entities.tagger import SURE, Name
from reader.analysis.lists import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.analysis.entities.lexicon import Lexicon

_TITLES = vocabulary("Supt Det Insp Cllr Taoiseach Tánaiste")
# who is of a country: "Briton Roe"
_NOUNS = vocabulary("""
    Briton Swede Pole Spaniard Turk Serb Croat Czech Slovak Uzbek Kazakh Icelander Frenchman Frenchwoman Dutchman Dutchwoman
    Irishman Irishwoman Englishman Englishwoman Welshman Welshwoman Scotsman Scotswoman Cornishman Aussie Argentine Filipino
""")
# and first names too: "Finn Roe" is a Finn only beside other nations or who is called otherwise as well
_FIRST_NAMES = vocabulary("Finn Dane Scot")
# a name after a title has so many words at most
_LONGEST = 3
# the letters of the lists of countries, capitals and cities
_TOWNS = frozenset("c1234")
# "Londoner", "Dubliner"; shorter towns have names that are surnames: "Parker"
_SHORTEST_TOWN = 5


def titled(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """Give the names of a sentence with those after a title for people: "Supt Anna Roe", "Taoiseach Anna Roe"."""
    if _TITLES.isdisjoint(words):
        return list(names)
    people = list(_after_titles(words, {n: name for name in names for n in range(name.first, name.last)}))
    taken = {n for person in people for n in range(person.first, person.last)}
    taken.update(n for n, word in enumerate(words) if word in _TITLES)
    kept = []
    for name in names:
        last = min((n for n in range(name.first, name.last) if n in taken), default=name.last)
        if last > name.first:
            body = last < name.last and name.type == "PER"  # "Garda Supt Anna Roe": whose officer that is
            kept.append(name._replace(last=last, type="ORG" if body else name.type))
    return sorted([*kept, *people])


def _after_titles(words: Sequence[str], over: dict[int, Name]) -> Iterator[Name]:
    """Give who is named after each title, as far as the tagger's name goes, or else the capitals."""
    for n, word in enumerate(words[:-1]):
        first = n + 1
        if word not in _TITLES or words[first] in _TITLES or not words[first][:1].isupper():
            continue
        name = over.get(first)
        last = name.last if name else first
        while not name and last < min(len(words), first + _LONGEST) and words[last][:1].isupper() and last not in over:
            last += 1
        yield Name(first, last, "PER", max(SURE, name.belief if name else 0.0))


def peopled(sentences: Sequence[Sequence[str]], found: Sequence[Sequence[Name]], lexicon: Lexicon) -> list[list[Name]]:
    """Give the names of each sentence, people parted from what they are: "Briton" from "Roe", "Dubliner" from "Anna Roe"."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for words, names in zip(sentences, found, strict=True):
        for name in names:
            if name.type == "PER" and name.last - name.first > 1:
                bearers[words[name.last - 1]].add(words[name.first])
    return [list(_peopled(words, names, bearers, lexicon)) for words, names in zip(sentences, found, strict=True)]


def _peopled(words: Sequence[str], names: Sequence[Name], bearers: dict[str, set[str]], lexicon: Lexicon) -> Iterator[Name]:
    led = {n for n, name in enumerate(names) if _is_led(words, name, lexicon)}
    for n, name in enumerate(names):
        first = words[name.first]
        known = bearers.get(words[name.last - 1], set()) - {first}
        sure = first not in _FIRST_NAMES or _has_first_name(words, name, lexicon) or _in_a_pair(words, names, n, led)
        if (n in led and (known or sure)) or (known and _is_adjective(words, name, lexicon)):
            yield Name(name.first, name.first + 1, "MISC", SURE)
            yield name._replace(first=name.first + 1, type="PER")
        else:
            yield name


def _is_led(words: Sequence[str], name: Name, lexicon: Lexicon) -> bool:
    """Tell a name that begins with a noun for one of a country or town, and is no "Serb Republic"."""
    word = words[name.first]
    whole = name.last - name.first > 1 and name.type in {"PER", "LOC"}
    return (
        whole
        and not set(lexicon.kinds(words[name.last - 1])) & HEADS
        and (word in _NOUNS or word in _FIRST_NAMES or _is_inhabitant(word, lexicon))
    )


def _is_adjective(words: Sequence[str], name: Name, lexicon: Lexicon) -> bool:
    """Tell a person's name that begins with a nationality nobody has for a first name: "Swiss Roe"."""
    kinds = set(lexicon.kinds(words[name.first]))
    return name.type == "PER" and name.last - name.first == 2 and "n" in kinds and not kinds & set("fl")


def _has_first_name(words: Sequence[str], name: Name, lexicon: Lexicon) -> bool:
    """Tell whether a first name and a surname follow the first word: "Scot Anna Roe"."""
    return name.last - name.first > 2 and "f" in lexicon.kinds(words[name.first + 1])


def _is_inhabitant(word: str, lexicon: Lexicon) -> bool:
    if not word.endswith("er") or not set(lexicon.kinds(word)) <= {"n"}:
        return False
    return any(len(town) >= _SHORTEST_TOWN and set(lexicon.kinds(town)) & _TOWNS for town in (word[:-2], word[:-1]))


def _in_a_pair(words: Sequence[str], names: Sequence[Name], n: int, led: set[int]) -> bool:
    """Tell whether "and" stands between one and another of another country: "Briton Roe and Finn Doe"."""
    return any(m in led and list(words[names[min(m, n)].last : names[max(m, n)].first]) == ["and"] for m in (n - 1, n + 1))
