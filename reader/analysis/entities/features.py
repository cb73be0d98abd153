"""What the tagger sees of a token: itself, its neighbours, the lists, and what the rest of the story says of the word.

Each feature is a short byte string: `pycrfsuite` takes them without encoding. What depends on a word alone is made once and
kept, which makes the difference between 12,000 and 60,000 tokens a second.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.analysis.entities.lexicon import Lexicon

_KEPT_WORDS = 50_000
_LONGEST_WORD = 60
_LONG_RUN = re.compile(r"(.)\1+")
_PLACE_WORDS = frozenset(
    [
        "in",
        "at",
        "from",
        "near",
        "outside",
        "into",
        "across",
        "throughout",
        "around",
        "southern",
        "northern",
        "eastern",
        "western",
    ]
)
_SPEECH = frozenset(
    ["said", "says", "told", "added", "who", "whose", "whom", "he", "she", "himself", "herself", "tweeted", "wrote"]
)


class Word(NamedTuple):
    """The features of a word as the token itself, before it, after it, and two away; and what bigrams are made of."""

    here: list[bytes]
    before: list[bytes]
    after: list[bytes]
    far_before: list[bytes]
    far_after: list[bytes]
    low: bytes
    shape: bytes
    cluster: bytes
    capital: bool
    kinds: str


def _shape(word: str) -> str:
    return "".join("X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c for c in word)


def _encoded(slot: str, features: Iterable[str]) -> list[bytes]:
    return [(slot + feature).encode() for feature in features]


class Extractor:
    """Makes the features of sentences with one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._words: dict[str, Word] = {}

    def word(self, text: str) -> Word:
        """Give what depends on the word alone."""
        known = self._words.get(text)
        if known is None:
            if len(self._words) >= _KEPT_WORDS:
                self._words.clear()
            known = self._words[text] = self._make(text[:_LONGEST_WORD])
        return known

    def _make(self, text: str) -> Word:
        low = text.lower()
        shape = _shape(text[:24])
        short = _LONG_RUN.sub(r"\1", shape)
        entry = self.lexicon.entry(text)
        clusters = entry.split(" ") if entry else ["-", "-", "-", "-"]
        kinds = self.lexicon.names.get(text, "")
        near = [
            f"w={low}",
            f"c={short}",
            *(f"{name}={value}" for name, value in zip("klmn", clusters, strict=True)),
            *(f"g={k}" for k in kinds),
        ]
        here = [
            *near,
            f"s={shape}",
            *(f"p{n}={low[:n]}" for n in (2, 3, 4) if len(low) > n),
            *(f"e{n}={low[-n:]}" for n in (2, 3, 4) if len(low) > n),
        ]
        if "-" in text:
            here.extend(self._hyphened(text))
        if kinds:
            here.append("g*=" + kinds)
        far = [f"w={low}", f"l={clusters[1]}", f"c={short}"]
        near.append(f"e3={low[-3:]}")
        return Word(
            _encoded("", here),
            _encoded("-", near),
            _encoded("+", near),
            _encoded("--", far),
            _encoded("++", far),
            low=low.encode(),
            shape=short.encode(),
            cluster=clusters[1].encode(),
            capital=text[:1].isupper(),
            kinds=kinds,
        )

    def _hyphened(self, text: str) -> Iterable[str]:
        first, _, last = text.partition("-")
        last = last.rsplit("-", 1)[-1]
        yield f"h1={first.lower()}"
        yield f"h2={last.lower()}"
        yield "hc=" + _LONG_RUN.sub(r"\1", _shape(last[:12]))
        for part, name in ((first, "h1"), (last, "h2")):
            for kind in self.lexicon.names.get(part, ""):
                yield f"{name}g={kind}"

    def gazetteer(self, words: Sequence[str]) -> dict[int, list[bytes]]:
        """Give, for the tokens of listed names of several words (longest first), where in which kind of name they stand."""
        longest, names = self.lexicon.longest, self.lexicon.names
        found: dict[int, list[bytes]] = {}
        at = 0
        while at < len(words):
            most = longest.get(words[at], 1)
            for length in range(min(most, len(words) - at), 1, -1):
                kinds = names.get(" ".join(words[at : at + length]))
                if kinds:
                    for n in range(length):
                        place = "B" if n == 0 else "E" if n == length - 1 else "I"
                        found[at + n] = [f"G{place}={kind}".encode() for kind in kinds]
                    at += length - 1
                    break
            at += 1
        return found

    def sentence(self, words: Sequence[str], story: dict[str, list[bytes]]) -> list[list[bytes]]:
        """Give the features of each token of a sentence; `story` is what `evidence` gave for the whole text."""
        made = [self.word(word) for word in words]
        lists = self.gazetteer(words)
        runs = self.runs(made)
        last = len(made) - 1
        capitals = sum(word.capital for word in made)
        headline = [b"caps"] if last > 3 and capitals > 0.6 * (last + 1) else []
        result = []
        for i, word in enumerate(made):
            features = word.here + headline
            if i:
                before = made[i - 1]
                features += before.before
                features.append(b"wb=" + before.low + b"|" + word.low)
                features.append(b"sb=" + before.shape + b"|" + word.shape)
                features.append(b"kb=" + before.cluster + b"|" + word.cluster)
                if i > 1:
                    features += made[i - 2].far_before
                else:
                    features.append(b"second")
            else:
                features.append(b"first")
            if i < last:
                after = made[i + 1]
                features += after.after
                features.append(b"wa=" + word.low + b"|" + after.low)
                features.append(b"sa=" + word.shape + b"|" + after.shape)
                features.append(b"ka=" + word.cluster + b"|" + after.cluster)
                if i < last - 1:
                    features += made[i + 2].far_after
                if i:
                    features.append(b"ss=" + made[i - 1].shape + b"|" + word.shape + b"|" + after.shape)
            else:
                features.append(b"last")
            if i in lists:
                features += lists[i]
            if i in runs:
                features += runs[i]
            if word.capital and words[i] in story:
                features += story[words[i]]
            result.append(features)
        return result

    def runs(self, made: Sequence[Word]) -> dict[int, list[bytes]]:
        """Give, for the tokens of a run of capitalised words ("Bank of England"), its first and last word and its context.

        So the first word of "Example Credit Management" sees the last, which tells what kind of name it is.
        """
        found: dict[int, list[bytes]] = {}
        count = len(made)
        i = 0
        while i < count:
            if not made[i].capital:
                i += 1
                continue
            end = i + 1
            while end < count and (made[end].capital or (made[end].low == b"of" and end + 1 < count and made[end + 1].capital)):
                end += 1
            if end - i > 1:
                first, final = made[i], made[end - 1]
                features = [b"Rl=" + final.low, b"Rk=" + final.cluster, b"Rn=%d" % min(end - i, 5)]
                features += [b"Rg=" + kind.encode() for kind in final.kinds]
                features += [b"Rf=" + kind.encode() for kind in first.kinds]
                features.append(b"Ra=" + (made[end].low if end < count else b""))
                features.append(b"Rb=" + (made[i - 1].low if i else b""))
                for n in range(i, end):
                    found[n] = features
            i = end
        return found

    def evidence(self, sentences: Iterable[Sequence[str]]) -> dict[str, list[bytes]]:
        """Gather what a whole text says of each capitalised word: what stands before and after it anywhere."""
        seen: dict[str, set[bytes]] = {}
        small: set[str] = set()
        for words in sentences:
            for i, word in enumerate(words):
                if word[:1].isupper():
                    before = words[i - 1] if i else ""
                    after = words[i + 1] if i + 1 < len(words) else ""
                    seen.setdefault(word, set()).update(self._before(before, after), self._after(after))
                else:
                    small.add(word)
        for word, notes in seen.items():
            if word.lower() in small:
                notes.add(b"D=small")
        return {word: sorted(notes) for word, notes in seen.items() if notes}

    def _before(self, before: str, after: str) -> Iterable[bytes]:
        if not before:
            return
        kinds = self.word(before).kinds
        if "t" in kinds:
            yield b"D=title"
        if "f" in kinds:
            yield b"D=first"
        if before in _PLACE_WORDS:
            yield b"D=in"
        elif before in {"the", "The"}:
            yield b"D=the"
        elif before == "(" and after == ")":
            yield b"D=bracket"
        if before.isalpha() and not before[:1].isupper():
            yield b"D=mid"

    def _after(self, after: str) -> Iterable[bytes]:
        if after in _SPEECH:
            yield b"D=says"
        elif after[:1].isupper():
            yield b"D=org" if "o" in self.word(after).kinds else b"D=more"
