"""What the lists know better than the model: countries of several words, days and festivals, countries' abbreviations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.entities.aliases import acronym, canon
from reader.analysis.entities.tagger import Name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.entities.lexicon import Lexicon

# what is found by a list alone is believed so much
_BELIEF = 0.9


def correct(sentences: Sequence[Sequence[str]], found: Sequence[Sequence[Name]], lexicon: Lexicon) -> list[list[Name]]:
    """Give the names of each sentence with what the lists are sure of."""
    people = {
        word
        for words, names in zip(sentences, found, strict=True)
        for name in names
        if name.type == "PER" and name.last - name.first > 1
        for word in words[name.first : name.last]
    }
    return [
        _with_countries(words, [kept for name in names if (kept := _known(words, name, people, lexicon))], lexicon)
        for words, names in zip(sentences, found, strict=True)
    ]


def _known(words: Sequence[str], name: Name, people: set[str], lexicon: Lexicon) -> Name | None:
    """Make a festival no person and a country's abbreviation a place; take out a day or month that nobody here is named."""
    if name.type != "PER":
        return name
    text = " ".join(words[name.first : name.last])
    kinds = lexicon.kinds(text)
    if "v" in kinds and "m" in lexicon.kinds(words[name.first]) and text not in people:
        return name._replace(type="MISC")
    if "d" in kinds and text not in people:
        return None
    if acronym(text.replace(" ", "")) and "c" in lexicon.kinds(canon(text).title()):
        return name._replace(type="LOC")
    return name


def _with_countries(words: Sequence[str], names: list[Name], lexicon: Lexicon) -> list[Name]:
    """Add the countries of several words, in place of parts of them; a longer name ("New Zealand Herald") stays."""
    added: list[Name] = []
    for n, word in enumerate(words):
        for length in range(min(lexicon.longest.get(word, 1), len(words) - n), 1, -1):
            parts = words[n : n + length]
            # of "Serbia and Montenegro" it depends on the year
            if word != "The" and "and" not in parts and "c" in lexicon.kinds(" ".join(parts)):
                country = Name(n, n + length, "LOC", _BELIEF)
                if all(_apart(country, name) or _inside(name, country) for name in names):
                    added.append(country)
                break
    if not added:
        return names
    return sorted([name for name in names if all(_apart(country, name) for country in added)] + added)


def _apart(one: Name, other: Name) -> bool:
    return one.last <= other.first or other.last <= one.first


def _inside(name: Name, whole: Name) -> bool:
    return whole.first <= name.first and name.last <= whole.last and name[:2] != whole[:2]
