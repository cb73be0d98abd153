"""What is known while the expressions of a text are read: its date, the last date told, and the words around."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from reader.analysis.times import words
from reader.analysis.times.calendars import begins

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from reader.analysis.times.lexer import Token
    from reader.model import Span, TimeType

# news is hardly of a day longer ago
_NEWS = timedelta(days=3)
# so many sentences
_PARAGRAPH = 60


class Value(NamedTuple):
    """What an expression says: TIMEX3's type, value, mod, anchor.

    `skip` and `drop` count tokens at its ends to leave out; a `skip` below zero takes in tokens before it. What is told in
    `passing`, to compare with, is not where the story goes on.
    """

    type: TimeType
    value: str
    mod: str = ""
    anchor: str = ""
    skip: int = 0
    drop: int = 0
    passing: bool = False


@dataclass
class Scene:
    """A text's tokens, its date, and what was told last."""

    text: str
    tokens: list[Token]
    sentences: Sequence[Span]
    date: date | None
    # the last date told, as its TIMEX3 value, and the last year told, with the sentence it stood in
    told: str = ""
    told_sentence: int = -9
    # the last day told and its sentence: a year told after it does not change the day of "by noon"
    day: str = ""
    day_sentence: int = -9
    # the first day told that lies little before the story's: the day of its news
    news: str = ""
    year: int | None = None
    year_sentence: int = -9
    # whether that year leads its sentence or has a month with it, so that what follows is likely of the same year
    leads: bool = False
    # a history: most dates carry years of their own, far from the story's
    narrative: bool = False
    # the token after the expression found last, to see what stands right beside it
    reached: int = -1
    # and its value
    last: str = ""
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._starts = [sentence.start for sentence in self.sentences]

    def sentence(self, token: int) -> int:
        """Give the number of the sentence that a token stands in."""
        return max(0, bisect_right(self._starts, self.tokens[token].start) - 1) if self._starts else 0

    def same_paragraph(self, sentence: int, token: int) -> bool:
        """Tell whether no blank line parts a sentence from a token after it; a paragraph is not longer than `_PARAGRAPH`."""
        if self.sentence(token) - sentence > _PARAGRAPH:
            return False
        start = self._starts[sentence] if 0 <= sentence < len(self._starts) else 0
        return self.text.find("\n\n", start, self.tokens[token].start) < 0

    def around(self, token: int) -> tuple[int, int]:
        """Give the first token of a token's sentence and the one after its last, at most 40 away."""
        number = self.sentence(token)
        span = self.sentences[number] if self.sentences else None
        low = high = token
        start, end = (span.start, span.end) if span else (0, len(self.text))
        while low > max(0, token - 40) and self.tokens[low - 1].start >= start:
            low -= 1
        while high < min(len(self.tokens), token + 40) and self.tokens[high].end <= end:
            high += 1
        return low, high

    def near_day(self, token: int) -> str:
        """Give the day told last in a token's sentence or the one before, of its paragraph or of the news, or nothing."""
        near = self.sentence(token) - self.day_sentence <= 1
        here = self.narrative or self.is_news(self.day) or self.same_paragraph(self.day_sentence, token)
        return self.day if near and here else ""

    def day_at(self, token: int) -> str:
        """Give the day told near a token, else that of the news, else the story's, or nothing."""
        return self.near_day(token) or self.news or (self.date.isoformat() if self.date else "")

    def is_news(self, day: str) -> bool:
        """Tell a day that lies so little before the story's that the news is of it."""
        told = begins(day)
        return told is not None and self.date is not None and timedelta(0) <= self.date - told <= _NEWS

    def word(self, token: int) -> str:
        """Give the word at a place, empty beyond the text."""
        return self.tokens[token].word if 0 <= token < len(self.tokens) else ""


class Match:
    """The tokens that a pattern matched, asked by category."""

    def __init__(self, scene: Scene, start: int, end: int) -> None:
        self.scene, self.start, self.end = scene, start, end
        self.words = [token.word for token in scene.tokens[start:end]]

    def has(self, category: frozenset[str] | Mapping[str, object]) -> bool:
        """Tell whether one of the words is of a category."""
        return any(word in category for word in self.words)

    def part(self, first: int, last: int) -> Match:
        """Give some of the match's tokens as a match of their own."""
        return Match(self.scene, self.start + first, self.start + last)

    def month(self) -> int | None:
        """Give the first month."""
        return next((words.MONTHS[w] for word in self.words if (w := word.rstrip(".")) in words.MONTHS), None)

    def weekday(self) -> int | None:
        """Give the first weekday, Monday being 1."""
        return next((words.WEEKDAYS[w] for word in self.words if (w := word.rstrip(".")) in words.WEEKDAYS), None)

    def first(self, table: Mapping[str, str]) -> str:
        """Give what the first word of a table means, or nothing."""
        return next((table[word] for word in self.words if word in table), "")

    def year(self) -> int | None:
        """Give the four-digit year."""
        return next((int(word) for word in self.words if len(word) == 4 and word.isdecimal()), None)

    def small(self) -> int | None:
        """Give the first number of one or two digits, an ordinal's too."""
        for word in self.words:
            digits = word[:-2] if word[-2:] in {"st", "nd", "rd", "th"} else word
            if len(digits) <= 2 and digits.isdecimal():
                return int(digits)
        return None

    def ordinal(self) -> int | None:
        """Give the first ordinal, in digits or words."""
        for word in self.words:
            if word in words.ORDINALS:
                return words.ORDINALS[word]
            if word[:-2].isdecimal() and word[-2:] in {"st", "nd", "rd", "th"}:
                return int(word[:-2])
        return None

    def mod(self) -> str:
        """Give TIMEX3's mod for early, mid and late."""
        for word in self.words:
            for category, mod in ((words.EARLY, "START"), (words.MIDDLE, "MID"), (words.LATE, "END")):
                if word in category:
                    return mod
        return ""


def count(told: Sequence[str]) -> float | None:
    """Give the number that words say: "two and a half", "twenty-five", "12"; None for "several"."""
    total, seen = 0.0, False
    for place, word in enumerate(told):
        if word in words.NUMBERS and _is_second(told, place):
            continue  # "two-three" is two at least
        if word in words.NUMBERS:
            total, seen = total + words.NUMBERS[word], True
        elif word in words.SCALES:
            total, seen = max(total, 1) * words.SCALES[word], True
        elif word == "half":
            total, seen = total + 0.5, True
        elif word in {"another", "some"} and place + 1 < len(told) and _is_number(told[place + 1]):
            continue  # "another two", "some 20"
        elif word in {"a", "an", "one", "another"} and not seen and "half" not in told[: place + 2]:
            total, seen = total + 1, True
        elif word[:1].isdecimal():
            digits = word.replace(",", "")
            if len(digits) > 12 or digits.count(".") > 1 or not digits.replace(".", "").isdecimal():
                return None
            total, seen = total + float(digits), True
        elif word in words.VAGUE:
            return None
    return total if seen else None


def _is_second(told: Sequence[str], place: int) -> bool:
    """Tell the "three" of "two-three" from that of "twenty-three" and "hundred and three"."""
    before = told[place - 1] if place else ""
    before = told[place - 2] if before == "-" and place > 1 else before
    return words.NUMBERS.get(before, 20) < 20


def _is_number(word: str) -> bool:
    return word[:1].isdecimal() or word in words.NUMBERS
