"""Whether a text is in the tagger's language: it learned from English and must not guess elsewhere."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from reader.analysis.lists import vocabulary
from reader.analysis.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.analysis.entities.lexicon import Lexicon
    from reader.analysis.entities.tagger import Name

_COMMON = vocabulary("""
    the of to and in a is that for it as was with be by on not he his but at are this have from or had an they which one you
    were all her she there would their we him been has when who will more no if out so said what up its about into than them
    can only other new some could time these two may then do first any my now such like our over even most after also did many
    before must through
""")
# text with so many words is judged, and is English when so much of its words are the commonest
_FEWEST, _SHARE = 12, 0.15
# by so many words at its beginning, of so many letters at most with what parts them
_JUDGED, _LONG_WORD = 1_000, 12
# letters beyond Latin with its additions
_LATIN_END = "\u0250"
# a name in a text of another language must be so sure, or stand in the lists
_SURE = 0.95


def sure_elsewhere(sentences: Sequence[Sequence[str]], found: list[list[Name]], lexicon: Lexicon) -> list[list[Name]]:
    """Give all names of an English text; of another only those in Latin letters that are sure or listed."""
    if sum(map(len, sentences)) == 1:  # "Hello" says nothing of itself
        return [[name for name in names if lexicon.kinds(words[0])] for words, names in zip(sentences, found, strict=True)]
    if _english(word for words in sentences for word in words):
        return [
            [name for name in names if _latin(words[name.first : name.last])]
            for words, names in zip(sentences, found, strict=True)
        ]
    return [
        [name for name in names if _latin(words[name.first : name.last]) and _sure(words, name, lexicon)]
        for words, names in zip(sentences, found, strict=True)
    ]


def english(text: str) -> bool:
    """Tell whether a story is taken for English, or is too short to tell; elsewhere only what is sure is found."""
    return _english(token.text for token in tokens(text, 0, min(len(text), _JUDGED * _LONG_WORD)))


def _english(words: Iterable[str]) -> bool:
    count = common = strange = 0
    for word in islice(words, _JUDGED):
        if word.isalpha():
            if word[0] >= _LATIN_END:
                # some scripts have no blanks between words
                strange += len(word)
            count += 1
            common += word.lower() in _COMMON
    return strange < max(_FEWEST, count) and (count < _FEWEST or common >= _SHARE * count)


def _latin(words: Sequence[str]) -> bool:
    letters = [c for word in words for c in word if c.isalpha()]
    return sum(c < _LATIN_END for c in letters) * 2 > len(letters)


def _sure(words: Sequence[str], name: Name, lexicon: Lexicon) -> bool:
    return name.belief >= _SURE or bool(set(lexicon.kinds(" ".join(words[name.first : name.last]))) & set("c1xyz"))
