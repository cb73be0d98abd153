"""One name in two spellings: "Dominique Meyer" and "Dominique Meier", "Choupong" and "Choopong"."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reader.analysis.entities.aliases import canon

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.analysis.entities.groups import Found, Groups
    from reader.analysis.entities.lexicon import Lexicon
    from reader.model import EntityType

# a word of fewer letters with another letter is another word
_SHORTEST = 6
# listed so, a word is right as it is: places, nationalities
_KNOWN = frozenset("c1234rqn")


def join_spellings(found: Sequence[Found], groups: Groups, lexicon: Lexicon) -> None:
    """Join names of one type that differ in one letter of one long word, unless both are known words."""
    seen: dict[tuple[EntityType, str], int] = {}
    for n, mention in enumerate(found):
        seen.setdefault((mention.type, canon(mention.text)), n)
    for (kind, name), n in seen.items():
        # a tribe, a team: "Mamluk" and "Mamluks"; a nationality is not its people
        plural = kind in {"MISC", "ORG"} and len(name) >= _SHORTEST and (kind, name + "s") in seen
        if plural and "n" not in lexicon.kinds(found[n].text):
            groups.join(n, seen[kind, name + "s"])
    by_key: dict[tuple[EntityType, tuple[str, ...]], list[tuple[str, int]]] = defaultdict(list)
    for (kind, name), n in seen.items():
        words = name.split()
        for k, word in enumerate(words):
            if len(word) < _SHORTEST or not word.isalpha():
                continue
            for shape in _shapes(word):
                key = (kind, (*words[:k], shape, *words[k + 1 :]))
                for other, m in by_key[key]:
                    if _misspelt(word, other, lexicon):
                        groups.join(m, n)
                        break
                by_key[key].append((word, n))


def _shapes(word: str) -> Iterable[str]:
    """Give the word with each letter but the first and last left out, or marked: what spellings a letter apart share."""
    for k in range(1, len(word) - 1):
        yield word[:k] + "_" + word[k + 1 :]
        yield word[:k] + "_" + word[k:]


def _misspelt(one: str, other: str, lexicon: Lexicon) -> bool:
    return one != other and not (_known(one, lexicon) and _known(other, lexicon))


def _known(word: str, lexicon: Lexicon) -> bool:
    return bool(set(lexicon.kinds(word.title())) & _KNOWN)
