"""The shipped word lists: clusters of words, how often a word is written small, and names of places, people, organizations.

Made by `reader.analysis.training` and read once, at the first story.
"""

from __future__ import annotations

import gzip
import re
from functools import cache
from importlib import resources

from reader.record import record

_DIGIT = re.compile(r"[0-9]")
WORDS_FILE = "words.txt.gz"
NAMES_FILE = "names.txt.gz"


# letters of lists that several ask for: countries, cities, regions, continents and well-known places; businesses; the words at
# the head of organizations' and places' names
LARGE_PLACES = frozenset("c12rqz")
COMPANIES = frozenset("bx")
HEADS = frozenset("op")


@record
class Lexicon:
    """`words`: word -> its cluster numbers and its case, parted by spaces. `names`: name -> letters, one a list that holds it.

    `longest` gives, for the first word of each name of several words, the number of words of the longest.
    """

    words: dict[str, str]
    names: dict[str, str]
    longest: dict[str, int]

    def kinds(self, name: str) -> str:
        """Give the letters of the lists that hold a name, "" when none does."""
        return self.names.get(name, "")

    def entry(self, word: str) -> str:
        """Give the line of a word, as it is written or in small letters, its digits all alike; "" for one not seen."""
        return self.words.get(word) or self.words.get(_DIGIT.sub("0", word.lower()), "")

    def lower_share(self, word: str) -> int:
        """Tell how often a word is written small in open text, from 0 (never) to 9 (always); -1 for one not seen."""
        entry = self.entry(word)
        return int(entry[-1]) if entry and entry[-1].isdigit() else -1


def build(words: dict[str, str], names: dict[str, str]) -> Lexicon:
    """Make a lexicon of its two tables."""
    longest: dict[str, int] = {}
    for name in names:
        if " " in name:
            parts = name.split(" ")
            if longest.get(parts[0], 1) < len(parts):
                longest[parts[0]] = len(parts)
    return Lexicon(words, names, longest)


@cache
def lexicon() -> Lexicon:
    """Give the shipped lexicon."""
    folder = resources.files("reader.analysis.data")
    return build(read_table(folder.joinpath(WORDS_FILE).read_bytes()), read_table(folder.joinpath(NAMES_FILE).read_bytes()))


def read_table(content: bytes) -> dict[str, str]:
    """Read a file whose first half of lines are keys and second half their values: a split and a zip, no loop in Python."""
    lines = gzip.decompress(content).decode().split("\n")
    half = len(lines) // 2
    return dict(zip(lines[:half], lines[half:], strict=True))


def table_bytes(table: dict[str, str]) -> bytes:
    """Give what `read_table` reads, the same bytes for the same table."""
    keys = sorted(table)
    return gzip.compress("\n".join([*keys, *(table[key] for key in keys)]).encode(), 9, mtime=0)
