"""Words in capitals written as running text would: headlines, datelines, surnames in capitals.

The tagger learned from running text; it is shown these words, while offsets and names stay those of the story.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.analysis.entities.lexicon import Lexicon

# a line is in capitals when so much of its words of several letters is, and it has so many of them
_SHARE, _FEWEST = 0.7, 3
# a word is a common one from this digit of the lexicon on
_COMMON = 5
_SMALL = frozenset(
    ["the", "a", "an", "of", "and", "or", "in", "on", "at", "by", "for", "from", "to", "with", "as", "is", "are", "was", "were"]
)


def recase(sentences: Sequence[Sequence[str]], lexicon: Lexicon) -> list[list[str]]:
    """Give the words of each sentence as running text would write them, one for one."""
    loud = [_in_capitals(words) for words in sentences]
    story = _story_cases(words for words, high in zip(sentences, loud, strict=True) if not high)
    return [
        _whole_line(words, lexicon, story) if high else _single_words(words, lexicon, story)
        for words, high in zip(sentences, loud, strict=True)
    ]


def _in_capitals(words: Sequence[str]) -> bool:
    several = [word for word in words if len(word) > 1 and word[0].isalpha()]
    return len(several) >= _FEWEST and sum(map(str.isupper, several)) >= _SHARE * len(several)


def _story_cases(sentences: Iterable[Sequence[str]]) -> dict[str, str]:
    """Give, for each word in capitals, how the rest of the story writes it; small beats large."""
    cases: dict[str, str] = {}
    for words in sentences:
        for n, word in enumerate(words):
            if word.islower() or (n and len(word) > 1 and word[1:].islower()):
                upper = word.upper()
                if word.islower() or upper not in cases:
                    cases[upper] = word
    return cases


def _whole_line(words: Sequence[str], lexicon: Lexicon, story: dict[str, str]) -> list[str]:
    result = []
    for n, word in enumerate(words):
        if not word.isupper() or len(word) < 2:
            result.append(word)
            continue
        low = word.lower()
        if low in _SMALL:
            new = low
        elif word in story:
            new = story[word]
        elif word in lexicon.names or "." in word:
            new = word
        elif lexicon.lower_share(low) >= _COMMON:
            new = low
        else:
            new = _title(word)
        result.append(_title(new) if n == 0 and new.islower() else new)
    return result


def _single_words(words: Sequence[str], lexicon: Lexicon, story: dict[str, str]) -> list[str]:
    """Rewrite surnames and datelines in capitals ("Amadou TOURE", "CAIRO (AP)"); acronyms stay."""
    result = list(words)
    for n, word in enumerate(words):
        if len(word) < 4 or not word.isupper() or not word.replace("-", "").isalpha() or word in lexicon.names:
            continue
        title = _title(word)
        dateline = n == 0 and len(words) > 1 and words[1] in {"(", ",", "—", "-", "–", "--", ":"}
        surname = n > 0 and "f" in lexicon.kinds(words[n - 1])
        known = story.get(word)
        if known and known[0].isupper():
            result[n] = known
        elif (dateline or surname or lexicon.kinds(title)) and word not in lexicon.words:
            result[n] = title
    return result


def _title(word: str) -> str:
    return "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-"))
