"""One name in two spellings: "Dominique Meyer" and "Dominique Meier", "Choupong" and "Choopong"."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reader.analysis.entities.aliases import canon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.entities.groups import Found, Groups
    from reader.analysis.entities.lexicon import Lexicon
    from reader.model import EntityType

# a word of fewer letters with another letter is another word
_SHORTEST = 6
# of the names that begin and end alike so many are compared: text of names only stays linear in time
_COMPARED = 40
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
    alike: dict[tuple[EntityType, str, tuple[str, ...]], list[tuple[str, int]]] = defaultdict(list)
    for (kind, name), n in seen.items():
        words = name.split()
        for k, word in enumerate(words):
            if len(word) < _SHORTEST or not word.isalpha():
                continue
            listed = alike[kind, word[0] + word[-1], (*words[:k], "", *words[k + 1 :])]
            for other, m in listed[-_COMPARED:]:
                if _a_letter_apart(word, other) and not (_known(word, lexicon) and _known(other, lexicon)):
                    groups.join(m, n)
                    break
            listed.append((word, n))


def _a_letter_apart(one: str, other: str) -> bool:
    """Tell whether one letter is another, or is missing from one of the words."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    same = next((k for k, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]


def _known(word: str, lexicon: Lexicon) -> bool:
    return bool(set(lexicon.kinds(word.title())) & _KNOWN)
