"""Products told by how they are written: "iPhone 4", "A380", and the "787" of a story that named the Boeing 787."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.analysis.entities.tagger import Name
from reader.analysis.kinds import PRODUCTS
from reader.analysis.lists import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# "iPhone", "eBay", "macOS": a small letter or two before a large one
_CAMEL = re.compile(r"[a-z]{1,4}[A-Z][A-Za-z]+")
# what goes on with such a name: "iPhone 4", "iPhone 3GS", "iPod Classic"
_VERSION = re.compile(r"\d{1,2}[A-Z]{0,2}|[A-Z][a-z]+|[A-Z]{2,4}")
# "A380", "F-16", "MD-95s": letters and figures; its maker before it or its kind after it say that it is a product
_DESIGNATION = re.compile(r"[A-Z]{1,3}-?\d{2,3}[A-Z]{0,2}s?")
# a model of figures alone: "Boeing 777"
_NUMBER = re.compile(r"\d{3}")
# after a number that is a thing's name: "the 787 will"
_AFTER_NAME = vocabulary("is was will has had would can could may , . ; : 's ’s and to in")
_BELIEF = 0.7


def products(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """Give the names of a sentence with the products that the tagger left out and whose letters tell them."""
    at = [n for n, word in enumerate(words) if _CAMEL.fullmatch(word) or _DESIGNATION.fullmatch(word)]
    if not at:
        return list(names)
    over = {n: name for name in names for n in range(name.first, name.last)}
    found = []
    for n in at:
        if n in over:
            continue
        last = n + 1
        if _DESIGNATION.fullmatch(words[n]):
            maker = over.get(n - 1)
            if not (maker and maker.type == "ORG") and not _told_by_kind(words, n):
                continue
        else:
            while last < len(words) and last not in over and last < n + 3 and _VERSION.fullmatch(words[last]):
                last += 1
        found.append(Name(n, last, "MISC", _BELIEF))
        over.update(dict.fromkeys(range(n, last), found[-1]))
    return sorted([*names, *found])


def _told_by_kind(words: Sequence[str], n: int) -> bool:
    """Tell whether the kind of a product stands beside its model: "the superjumbo A380", "F-16 jets"."""
    return not PRODUCTS.isdisjoint(word.lower() for word in (*words[max(0, n - 1) : n], *words[n + 1 : n + 2]))


def models(sentences: Sequence[Sequence[str]], found: Sequence[list[Name]]) -> list[list[Name]]:
    """Give the names of each sentence with the models that a product named elsewhere in the story is called by alone."""
    known = {
        model
        for words, names in zip(sentences, found, strict=True)
        for name in names
        if name.type == "MISC"
        for model in words[name.first : name.last]
        if _DESIGNATION.fullmatch(model) or (_NUMBER.fullmatch(model) and name.last - name.first > 1)
    }
    if not known:
        return list(found)
    return [sorted([*names, *_alone(words, names, known)]) for words, names in zip(sentences, found, strict=True)]


def _alone(words: Sequence[str], names: Sequence[Name], known: set[str]) -> Iterator[Name]:
    taken = {n for name in names for n in range(name.first, name.last)}
    for n, word in enumerate(words):
        model = word.removesuffix("s")
        if n in taken or model not in known:
            continue
        after = words[n + 1] if n + 1 < len(words) else "."
        named = n > 0 and words[n - 1].lower() == "the" and after in _AFTER_NAME
        if not _NUMBER.fullmatch(word) or named or after.lower() in PRODUCTS:
            yield Name(n, n + 1, "MISC", _BELIEF)
