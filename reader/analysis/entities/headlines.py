"""Names in headlines where every word has a capital, which the rest of the story tells the ends of, and in datelines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.times.words import MONTHS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.entities.tagger import Name

# a line is a headline in capitals from this share of words on, of at least so many
_CAPITALS = 0.75
_WORDS = 4


def headlines(sentences: Sequence[Sequence[str]], found: Sequence[list[Name]]) -> list[list[Name]]:
    """Give the names of each sentence, those of headlines cut to what the story names: "Amtrak Train Derails" to Amtrak."""
    titled = [_is_titled(words) for words in sentences]
    told = {
        tuple(words[name.first : name.last])
        for words, names, title in zip(sentences, found, titled, strict=True)
        for name in names
        if not title
    }
    return [
        [_cut(words, name, told) for name in names] if title and told else list(names)
        for words, names, title in zip(sentences, found, titled, strict=True)
    ]


def _is_titled(words: Sequence[str]) -> bool:
    letters = [word for word in words if word[:1].isalpha()]
    capitals = sum(word[0].isupper() and not word.isupper() for word in letters)
    return len(letters) >= _WORDS and capitals >= _CAPITALS * len(letters) and words[-1] not in {".", "?", "!"}


def _cut(words: Sequence[str], name: Name, told: set[tuple[str, ...]]) -> Name:
    """Give the longest beginning of a name that the story tells, else the name."""
    ends = (last for last in range(name.last, name.first, -1) if tuple(words[name.first : last]) in told)
    return name._replace(last=next(ends, name.last))


def dateline(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """Give the names of a dateline: places, and in brackets the agency; no days."""
    bracket = words.index("(") if "(" in words else len(words)
    kept = []
    for name in names:
        last = next((n for n in range(name.first, name.last) if words[n].rstrip(".").lower() in MONTHS), name.last)
        if last > name.first:
            kept.append(name._replace(last=last, type="ORG" if name.first > bracket else "LOC"))
    return kept
