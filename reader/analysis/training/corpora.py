"""The training corpora: two columns to running text, cut again by the project's tokenizer: training sees what stories show."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

from reader.analysis.tokens import tokens
from reader.record import record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from random import Random

_NO_SPACE_BEFORE = frozenset(
    [
        ".",
        ",",
        ";",
        ":",
        "!",
        "?",
        "%",
        ")",
        "]",
        "}",
        "'s",
        "’s",
        "'re",
        "'ve",
        "'ll",
        "'d",
        "'m",
        "n't",
        "...",
        "”",
        "’",
        "'S",
    ]
)
_NO_SPACE_AFTER = frozenset(["(", "[", "{", "$", "£", "€", "“", "‘", "#"])
_WORD = re.compile(r"\w")

Tagged = tuple[list[str], list[str]]
"""The tokens of a sentence and their IOB2 tags."""


@record
class Story:
    """A document of a corpus: its tagged sentences."""

    key: str
    sentences: list[Tagged]


def read(path: Path) -> Iterator[Story]:
    """Read a file of two columns, as it is."""
    key, sentences = "", list[Tagged]()
    words: list[str] = []
    tags: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("-DOCSTART-"):
                if sentences:
                    yield Story(key, sentences)
                key, sentences = line.split(" ", 1)[-1], []
            elif line:
                word, _, tag = line.partition("\t")
                words.append(word)
                tags.append(tag)
            elif words:
                sentences.append((words, tags))
                words, tags = [], []
    if words:
        sentences.append((words, tags))
    if sentences:
        yield Story(key, sentences)


def join(words: list[str], *, hyphens: bool) -> tuple[str, list[tuple[int, int]]]:
    """Write tokens as running text; give each one's span in it. With `hyphens` a spaced hyphen between words is closed up."""
    text = ""
    spans: list[tuple[int, int]] = []
    quoted = False
    glue = True
    for i, word in enumerate(words):
        closing = word == '"' and quoted
        hyphen = (
            hyphens and word == "-" and 0 < i < len(words) - 1 and words[i - 1][-1:].isalnum() and words[i + 1][:1].isalnum()
        )
        if not (glue or closing or hyphen or word in _NO_SPACE_BEFORE):
            text += " "
        spans.append((len(text), len(text) + len(word)))
        text += word
        glue = word in _NO_SPACE_AFTER or (word == '"' and not quoted) or hyphen
        if word == '"':
            quoted = not quoted
    return text, spans


def recut(sentence: Tagged, *, hyphens: bool) -> Tagged:
    """Cut a sentence again with the project's tokenizer; a token takes the tag at its first letter."""
    words, tags = sentence
    text, spans = join(words, hyphens=hyphens)
    at = [0] * len(text)
    for n, (start, end) in enumerate(spans):
        at[start:end] = [n] * (end - start)
    new_words, new_tags = [], []
    previous = -1
    for start, _, word in tokens(text):
        n = at[start]
        tag = tags[n]
        if tag != "O" and (n == previous or spans[n][0] != start):
            # inside a token that the corpus leaves whole
            tag = "I-" + tag[2:] if n == previous else tag
        new_words.append(word)
        new_tags.append(tag)
        previous = n
    return new_words, _repaired(new_tags)


def _repaired(tags: list[str]) -> list[str]:
    """Make an I without a beginning a B."""
    before = "O"
    result = []
    for tag in tags:
        if tag[0] == "I" and before[2:] != tag[2:]:
            tag = "B-" + tag[2:]
        result.append(tag)
        before = tag
    return result


def recut_story(story: Story, random: Random) -> Story:
    """Cut a story again; half of the stories get their spaced hyphens closed up, as print has them."""
    hyphens = random.random() < 0.5
    return Story(story.key, [recut(sentence, hyphens=hyphens) for sentence in story.sentences])
