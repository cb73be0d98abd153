"""The mean of trained models."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pycrfsuite
import pytest

from reader.analysis.training.average import average

if TYPE_CHECKING:
    from pathlib import Path


def trained(target: Path, word: bytes, tag: str) -> Path:
    trainer = pycrfsuite.Trainer(verbose=False)
    for _ in range(20):
        trainer.append([[b"w=he"], [b"w=" + word], [b"w=left"]], ["O", tag, "O"])
        trainer.append([[b"w=he"], [b"w=left"]], ["O", "O"])
        trainer.append([[b"w=" + word]], [tag])
    trainer.set_params({"c2": 0.1, "max_iterations": 30, "feature.possible_transitions": True})
    trainer.train(str(target))
    return target


def opened(path: Path) -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    return tagger


def test_the_mean_knows_what_each_of_its_models_knows(tmp_path: Path) -> None:
    one = trained(tmp_path / "one", b"Paris", "B-LOC")
    other = trained(tmp_path / "other", b"Anna", "B-PER")
    mean = tmp_path / "mean"
    average([one, other], mean)
    assert opened(mean).tag([[b"w=Paris"]]) == ["B-LOC"]
    assert opened(mean).tag([[b"w=Anna"]]) == ["B-PER"]


def test_each_weight_is_the_mean_of_the_weights(tmp_path: Path) -> None:
    one = trained(tmp_path / "one", b"Paris", "B-LOC")
    other = trained(tmp_path / "other", b"Paris", "B-LOC")
    mean = tmp_path / "mean"
    average([one, other], mean)
    expected = opened(one).info().state_features
    # the mark that carries the transitions weighs nothing
    found = {pair: weight for pair, weight in opened(mean).info().state_features.items() if pair[0] != "-"}
    assert found.keys() == {pair for pair, weight in expected.items() if abs(weight) >= 0.02}
    assert all(found[pair] == pytest.approx(expected[pair], abs=1e-5) for pair in found)


def test_the_same_models_give_the_same_bytes(tmp_path: Path) -> None:
    models = [trained(tmp_path / "one", b"Paris", "B-LOC"), trained(tmp_path / "other", b"Anna", "B-PER")]
    average(models, tmp_path / "a")
    average(models, tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
