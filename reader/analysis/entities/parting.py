"""Names that the tagger ran together or missed, told by how they are written: a verb inside one, an office, "iPhone"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.analysis.entities.lexicon import words_of
from reader.analysis.entities.tagger import Name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.analysis.entities.lexicon import Lexicon

# small words that stand inside names
_LINKS = words_of("""
    of the and for de von der van den la le les du di da del della in on at to with by from al el bin bint ibn ben y e und et a
    an or no dos das des as vs v ya
""")
# what a product is called
_KINDS = words_of("""
    aircraft airplane airliner airliners jet jets jetliner plane planes helicopter helicopters superjumbo car cars
    vehicle vehicles truck trucks model models phone phones smartphone smartphones handset handsets device devices tablet
    tablets laptop laptops console consoles rocket rockets spacecraft missile missiles tanker tankers fighter fighters bomber
    bombers
""")
# what parts a body's name from a person's: "Example Computer CEO Anna Example"
_OFFICES = words_of("CEO CFO COO CTO")
# from this digit of the lexicon on a word is nearly always written small
_SMALL = 8
# "iPhone", "eBay", "macOS": a small letter or two before a large one
_CAMEL = re.compile(r"[a-z]{1,4}[A-Z][A-Za-z]+")
# what goes on with such a name: "iPhone 4", "iPhone 3GS", "iPod Classic"
_VERSION = re.compile(r"\d{1,2}[A-Z]{0,2}|[A-Z][a-z]+|[A-Z]{2,4}")
# "A380", "F-16", "MD-95": letters and figures; its maker before it or its kind after it say that it is a product
_DESIGNATION = re.compile(r"[A-Z]{1,3}-?\d{2,3}[A-Z]{0,2}")
_BELIEF = 0.7


def parted(words: Sequence[str], names: Sequence[Name], lexicon: Lexicon) -> list[Name]:
    """Give the names of a sentence, those that hold a common small word or an office in their midst cut there."""
    return [part for name in names for part in (_parts(words, name, lexicon) if name.type in {"ORG", "MISC"} else (name,))]


def _parts(words: Sequence[str], name: Name, lexicon: Lexicon) -> Iterator[Name]:
    cuts = [n for n in range(name.first + 1, name.last) if words[n] in _OFFICES or _is_small(words[n], lexicon)]
    if not cuts:
        yield name
        return
    for before, after in pairwise([name.first - 1, *cuts, name.last]):
        first, last = before + 1, after
        while first < last and not words[first][:1].isupper():
            first += 1
        while first < last and not words[last - 1][:1].isupper() and not words[last - 1][:1].isdigit():
            last -= 1
        if first < last:
            holder = before in cuts and words[before] in _OFFICES and last - first > 1
            yield name._replace(first=first, last=last, type="PER" if holder else name.type)


def _is_small(word: str, lexicon: Lexicon) -> bool:
    if not word.isalpha() or not word.islower() or word in _LINKS:
        return False
    share = lexicon.lower_share(word)
    return share >= _SMALL or (share < 0 and word.endswith(("s", "ed")))  # a rare verb: "unveils"


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
            if not (maker and maker.type == "ORG") and " ".join(words[last : last + 1]).lower() not in _KINDS:
                continue
        else:
            while last < len(words) and last not in over and last < n + 3 and _VERSION.fullmatch(words[last]):
                last += 1
        found.append(Name(n, last, "MISC", _BELIEF))
        over.update(dict.fromkeys(range(n, last), found[-1]))
    return sorted([*names, *found])
