"""Names by the trained model: a linear-chain conditional random field over the tokens of each sentence."""

from __future__ import annotations

import gzip
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from reader.analysis.entities.features import Extractor
from reader.analysis.entities.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.model import EntityType

MODEL_FILE = "entities.crfsuite.gz"
# a sentence is cut for the model after so many tokens: text without marks stays linear in time and memory
LONGEST = 250
# the belief in a name that a rule or a list tells, not the model
SURE = 0.9


class Name(NamedTuple):
    """A name in a sentence by its tokens (first, and one after the last), with the model's belief in it."""

    first: int
    last: int
    type: EntityType
    belief: float


class Tagger:
    """The model with its features."""

    def __init__(self, model: Any, extractor: Extractor, weights: bytes = b"") -> None:
        self._model = model
        # the model reads from these bytes as long as it lives
        self._weights = weights
        self.extractor = extractor

    def names(self, words: Sequence[str], evidence: dict[str, list[bytes]]) -> list[Name]:
        """Give the names of one sentence in order."""
        if not any(word[:1].isupper() for word in words):
            return []
        found: list[Name] = []
        for start in range(0, len(words), LONGEST):
            piece = words[start : start + LONGEST]
            self._model.set(self.extractor.sentence(piece, evidence))
            tags = self._model.tag()
            found.extend(Name(start + a, start + b, kind, self._belief(tags, a, b)) for a, b, kind in spans(tags))
        return found

    def _belief(self, tags: Sequence[str], first: int, last: int) -> float:
        return float(min(self._model.marginal(tags[n], n) for n in range(first, last)))


def spans(tags: Iterable[str]) -> list[tuple[int, int, EntityType]]:
    """Give the names of IOB2 tags as (first, one after the last, type)."""
    found: list[tuple[int, int, EntityType]] = []
    start, kind = -1, ""
    n = -1
    for n, tag in enumerate(tags):
        if start >= 0 and (tag[0] != "I" or tag[2:] != kind):
            found.append((start, n, cast("EntityType", kind)))
            start = -1
        if tag[0] == "B" or (tag[0] == "I" and start < 0):
            start, kind = n, tag[2:]
    if start >= 0:
        found.append((start, n + 1, cast("EntityType", kind)))
    return found


@cache
def tagger() -> Tagger:
    """Give the shipped model, loaded at the first call."""
    import pycrfsuite

    model = pycrfsuite.Tagger()
    weights = gzip.decompress(resources.files("reader.analysis.data").joinpath(MODEL_FILE).read_bytes())
    model.open_inmemory(weights)
    return Tagger(model, Extractor(lexicon()), weights)
