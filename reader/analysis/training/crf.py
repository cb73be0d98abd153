"""Trains one conditional random field, and judges labels by one."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from reader.analysis.entities.features import Extractor
    from reader.analysis.training.corpora import Story

# found by experiment: less regularization costs three points on text unlike the corpora
_PARAMETERS = {"c1": 0.5, "c2": 1.0, "feature.minfreq": 3, "feature.possible_transitions": True}
# a short sentence is shown again in capitals so often
_CAPITALS, _SHORT = 0.04, 25


def train(stories: Iterable[Story], extractor: Extractor, target: Path, *, iterations: int, seed: int) -> None:
    """Train a model on the stories and write it."""
    import pycrfsuite

    random = Random(seed)
    trainer = pycrfsuite.Trainer(verbose=False)
    for story in stories:
        evidence = extractor.evidence(words for words, _ in story.sentences)
        for words, tags in story.sentences:
            trainer.append(extractor.sentence(words, evidence), tags)
            if len(words) < _SHORT and random.random() < _CAPITALS:
                loud = [word.upper() for word in words]
                trainer.append(extractor.sentence(loud, extractor.evidence([loud])), tags)
    trainer.set_params({**_PARAMETERS, "max_iterations": iterations})
    trainer.train(str(target))


class Judge:
    """A model that is asked whether labels can be right; it disputes those for which it is so sure of others."""

    def __init__(self, model: Path, sure: float) -> None:
        import pycrfsuite

        self._sure = sure
        self._tagger: Any = pycrfsuite.Tagger()
        self._tagger.open(str(model))

    def disputes(self, features: Sequence[Sequence[bytes]], tags: Sequence[str]) -> bool:
        """Tell whether the model is sure of another tag for a token."""
        self._tagger.set(features)
        own = self._tagger.tag()
        return any(
            mine != theirs and self._tagger.marginal(mine, n) > self._sure
            for n, (mine, theirs) in enumerate(zip(own, tags, strict=True))
        )
