"""What the lists know better than the model: countries of several words, days and festivals, countries' abbreviations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.entities.aliases import acronym, canon
from reader.analysis.entities.lexicon import COMPANIES
from reader.analysis.entities.tagger import SURE, Name
from reader.analysis.kinds import FIRMS
from reader.analysis.lists import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.analysis.entities.lexicon import Lexicon
    from reader.model import EntityType

# the last word of a business's name that begins with a place: "China Eastern Airlines"
_BUSINESS = vocabulary("Airlines Airways Airline Motors Motor Inc Inc. Corp Corp. Corporation Ltd Ltd. Holdings Industries")
# what stands before the name of a business: "electronics giant Example Computer"
_CALLINGS = FIRMS | vocabulary("airline carrier bank group giant")
# what markets are measured by
_INDEXES = frozenset([
    "Dow", "Dow Jones", "Dow Jones Industrial Average", "Dow Jones Industrials", "Nasdaq", "Nasdaq Composite", "Nikkei",
    "Nikkei 225", "Hang Seng", "Hang Seng Index", "Sensex", "Nifty", "Topix", "Kospi", "Bovespa", "Footsie", "Dax",
    "Shanghai Composite",
])  # fmt: skip
# "E.ON": a letter, a full stop and capitals without a blank, which is no sentence's end
_DOTTED = 3
# no country's people, so that no list has them
_CONTINENTALS = frozenset(["Latin American", "Latin Americans"])
# the corpora that taught the model and measure it know Koreans only, of neither half
_LEFT_APART = frozenset(["Korean", "Koreans"])


def correct(sentences: Sequence[Sequence[str]], found: Sequence[Sequence[Name]], lexicon: Lexicon) -> list[list[Name]]:
    """Give the names of each sentence with what the lists are sure of."""
    people = {
        word
        for words, names in zip(sentences, found, strict=True)
        for name in names
        if name.type == "PER" and name.last - name.first > 1
        for word in words[name.first : name.last]
    }
    makers = {
        tuple(words[name.first : name.last])
        for words, names in zip(sentences, found, strict=True)
        for name in names
        if name.type == "MISC" and name.first > 0 and words[name.first - 1] in _CALLINGS
    }
    return [
        _with_dotted(
            words,
            _with_countries(
                words, [kept for name in names if (kept := _known(words, _made(words, name, makers), people, lexicon))], lexicon
            ),
        )
        for words, names in zip(sentences, found, strict=True)
    ]


def _made(words: Sequence[str], name: Name, makers: set[tuple[str, ...]]) -> Name:
    """Take what the story calls a maker or a company for one: "electronics maker Example Computer"."""
    return name._replace(type="ORG") if name.type == "MISC" and tuple(words[name.first : name.last]) in makers else name


def _known(words: Sequence[str], name: Name, people: set[str], lexicon: Lexicon) -> Name | None:
    """Make an airline no place, a feast, an index or a company no person and a country's abbreviation a place.

    Days and months are no names unless somebody here has them.
    """
    if name.type == "LOC" and name.last - name.first > 1 and words[name.last - 1] in _BUSINESS:
        return name._replace(type="ORG")
    if name.type != "PER":
        return name
    if words[name.last : name.last + 1] == ["Day"]:
        return name._replace(last=name.last + 1, type="MISC")  # a feast, named for somebody
    text = " ".join(words[name.first : name.last])
    kinds = lexicon.kinds(text)
    if "v" in kinds and "m" in lexicon.kinds(words[name.first]) and text not in people:
        return name._replace(type="MISC")
    if "d" in kinds and text not in people:
        return None
    if text in _INDEXES:
        return name._replace(type="MISC")
    # nobody of a business's name is named in full
    if not COMPANIES.isdisjoint(kinds) and (name.last - name.first > 1 or text not in people):
        titled = name.first > 0 and "t" in lexicon.kinds(words[name.first - 1])
        return name if titled else name._replace(type="ORG")
    if acronym(text.replace(" ", "")) and "c" in lexicon.kinds(canon(text).title()):
        return name._replace(type="LOC")
    return name


def _with_countries(words: Sequence[str], names: list[Name], lexicon: Lexicon) -> list[Name]:
    """Put countries of several words in place of parts of them; a longer name ("New Zealand Herald") stays."""
    countries = list(_countries(words, lexicon))
    if not countries:
        return names
    over: dict[int, Name] = {n: name for name in names for n in range(name.first, name.last)}
    added: list[Name] = []
    parts: set[Name] = set()
    for country in countries:
        touched = {over[n] for n in range(country.first, country.last) if n in over}
        if all(country.first <= name.first and name.last <= country.last and name[:2] != country[:2] for name in touched):
            added.append(country)
            parts |= touched
    return sorted([name for name in names if name not in parts] + added) if added else names


def _countries(words: Sequence[str], lexicon: Lexicon) -> Iterator[Name]:
    """Give the countries and nationalities of several words in order."""
    longest = lexicon.longest
    end = 0
    for n in [n for n, word in enumerate(words) if word in longest and word != "The"]:
        for length in range(min(longest[words[n]], len(words) - n), 1, -1):
            kind = _country(words[n : n + length], lexicon) if n >= end else None
            if kind:
                yield Name(n, end := n + length, kind, SURE)
                break


def _country(parts: Sequence[str], lexicon: Lexicon) -> EntityType | None:
    """Tell a country of several words from one's people or a continent's: "Sri Lanka", "Sri Lankan", "Latin American"."""
    name = " ".join(parts)
    kinds = lexicon.kinds(name)
    # of "Serbia and Montenegro" it depends on the year
    if "c" in kinds and "and" not in parts:
        return "LOC"
    return "MISC" if name in _CONTINENTALS or ("n" in kinds and parts[-1] not in _LEFT_APART) else None


def _with_dotted(words: Sequence[str], names: list[Name]) -> list[Name]:
    """Put names of letters with a full stop inside in place of their parts: "E.ON"; tokens cut "B. NATO" otherwise."""
    if "." not in words[:-1]:
        return names
    added = [Name(n, n + _DOTTED, "ORG", SURE) for n in range(len(words) - 2) if _is_dotted(words[n : n + _DOTTED])]
    taken = {n for name in added for n in range(name.first, name.last)}
    return sorted([name for name in names if taken.isdisjoint(range(name.first, name.last))] + added) if added else names


def _is_dotted(words: Sequence[str]) -> bool:
    letter, stop, rest = words
    return stop == "." and len(letter) == 1 and letter.isupper() and len(rest) > 1 and rest.isupper()
