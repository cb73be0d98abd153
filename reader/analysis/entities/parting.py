"""Names that the tagger ran together: a verb or an office inside one parts it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reader.analysis.lists import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.analysis.entities.lexicon import Lexicon
    from reader.analysis.entities.tagger import Name

# small words that stand inside names
_LINKS = vocabulary("""
    of the and for de von der van den la le les du di da del della in on at to with by from al el bin bint ibn ben y e und et a
    an or no dos das des as vs v ya
""")
# what parts a body's name from a person's: "Example Computer CEO Anna Example"
_OFFICES = vocabulary("CEO CFO COO CTO Cllr Councillor")
_NOT = ("n't", "n’t")
# from this digit of the lexicon on a word is nearly always written small
_SMALL = 8


def parted(words: Sequence[str], names: Sequence[Name], lexicon: Lexicon) -> list[Name]:
    """Give the names of a sentence, those that hold a common small word or an office in their midst cut there."""
    return [part for name in names for part in _parts(words, name, lexicon)]


def _parts(words: Sequence[str], name: Name, lexicon: Lexicon) -> Iterator[Name]:
    cuts = [n for n in range(name.first + 1, name.last) if _cuts(words[n], name, lexicon)]
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


def _cuts(word: str, name: Name, lexicon: Lexicon) -> bool:
    """Tell what no name has in its midst; of a person's it is sure only of "couldn’t"."""
    if name.type in {"ORG", "MISC"}:
        return word in _OFFICES or _is_small(word, lexicon)
    return word.islower() and word.endswith(_NOT)


def _is_small(word: str, lexicon: Lexicon) -> bool:
    if not word.islower() or word in _LINKS:
        return False
    if not word.isalpha():
        return word.endswith(_NOT)
    share = lexicon.lower_share(word)
    return share >= _SMALL or (share < 0 and word.endswith(("s", "ed")))  # a rare verb: "unveils"
