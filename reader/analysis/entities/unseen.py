"""People whom the tagger missed since their surname is a common word: "Anna May left", "Basya Bridges scored"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.analysis.entities.tagger import SURE, Name
from reader.analysis.lists import vocabulary
from reader.analysis.verbs import PAST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.analysis.entities.lexicon import Lexicon

# what people do, and bridges, jobs and months do not
HUMAN = vocabulary("""
    smiled laughed grinned nodded shrugged frowned cried wept sang slept joked tweeted spoke testified apologised apologized
    resigned retired married pleaded scored walked sat knelt bought donated bequeathed bowed insisted
""")
# after a full name
_DOES = HUMAN | frozenset(PAST) | vocabulary("says has will would is")
# the letters of the lists of first names; of heads of bodies, places and works, of titles and offices
_FIRST = "f"
_HEADS = frozenset("opmtu")
# of places, nationalities, days and bodies: "Virginia Schools", "April Fools"
_NO_FIRST_NAMES = frozenset("c1234rqndxabks")
# from this digit of the lexicon on, a word is often written small
_COMMON = 3
_INITIAL = re.compile(r"[A-Z]\.")


def with_unseen(words: Sequence[str], names: Sequence[Name], lexicon: Lexicon) -> list[Name]:
    """Give the names of a sentence with the first name and common word that are somebody's name by what he does."""
    taken = {n for name in names for n in range(name.first, name.last)}
    kept = [_with_surname(words, name, taken, lexicon) for name in names]
    taken.update(name.last - 1 for name in kept)
    return sorted([*kept, *_unseen(words, taken, lexicon)])


def _with_surname(words: Sequence[str], name: Name, taken: set[int], lexicon: Lexicon) -> Name:
    """Give a person's first name or initial its surname: "Anna" in "Anna May left", "Anna R." in "Anna R. May, who"."""
    at = name.last
    if name.type == "PER" and at - name.first > 2 and _INITIAL.fullmatch(words[at - 2]):
        return name._replace(belief=max(name.belief, SURE))  # "Anna R. May" is nothing else
    if name.type != "PER" or at in taken or at + 1 >= len(words) or not words[at].istitle():
        return name
    initial = _INITIAL.fullmatch(words[at - 1]) is not None and at - name.first > 1
    alone = at - name.first == 1 and _FIRST in lexicon.kinds(words[name.first]) and _acts(words[at + 1])
    if initial or (alone and _is_common(words[at], lexicon)):
        return name._replace(last=at + 1, belief=max(name.belief, SURE))
    return name


def _unseen(words: Sequence[str], taken: set[int], lexicon: Lexicon) -> Iterator[Name]:
    for n in range(len(words) - 2):
        first, last, after = words[n : n + 3]
        if not (first.istitle() and last.istitle()) or n in taken or n + 1 in taken:
            continue
        alone = n == 0 or not words[n - 1][:1].isupper()
        if alone and _acts(after) and _is_first_name(first, lexicon) and _is_common(last, lexicon):
            yield Name(n, n + 2, "PER", SURE)


def _acts(word: str) -> bool:
    return word in _DOES or (word.islower() and word.endswith("ed"))


def _is_first_name(word: str, lexicon: Lexicon) -> bool:
    """Tell a first name, or a word that is in no list and no text: "Basya"."""
    kinds = lexicon.kinds(word)
    return not set(kinds) & _NO_FIRST_NAMES and (_FIRST in kinds or not (kinds or lexicon.entry(word)))


def _is_common(word: str, lexicon: Lexicon) -> bool:
    kinds = set(lexicon.kinds(word))
    return word.isalpha() and lexicon.lower_share(word) >= _COMMON and not kinds & _HEADS
