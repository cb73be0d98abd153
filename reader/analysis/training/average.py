"""Several trained models made one: the mean of their weights.

Models of different samples of the corpora err differently; their mean errs less than any of them and costs what one costs.
CRFsuite has no call to write a model, so one is trained for a single step on items that hold just the features wanted, and its
weights, which lie at a fixed place of the file, are replaced.
"""

from __future__ import annotations

import struct
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

# weights nearer to nothing than this are left out of the mean: they change no answer and are half of the file
_SMALLEST = 0.02
# the file begins with nine fields of four bytes; the features' chunk has three, and each feature twenty bytes
_HEADER = struct.Struct("<4sI4sIIIIII")
_CHUNK = struct.Struct("<4sII")
_FEATURE = struct.Struct("<IIId")


def average(models: Sequence[Path], target: Path, *, smallest: float = _SMALLEST) -> None:
    """Write the mean of the models to `target`."""
    states: dict[tuple[str, str], float] = defaultdict(float)
    moves: dict[tuple[str, str], float] = defaultdict(float)
    for model in models:
        found = _opened(model).info()
        for pair, weight in found.state_features.items():
            states[pair] += weight / len(models)
        for pair, weight in found.transitions.items():
            moves[pair] += weight / len(models)
    kept = {pair: weight for pair, weight in states.items() if abs(weight) >= smallest}
    _frame(kept, moves, target)
    _fill(kept, moves, target)


def _opened(model: Path):  # type: ignore[no-untyped-def]
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    return tagger


def _frame(states: dict[tuple[str, str], float], moves: dict[tuple[str, str], float], target: Path) -> None:
    """Train a model of one step that has just these features, all with a weight other than nothing."""
    import pycrfsuite

    labels = sorted({label for pair in moves for label in pair})
    trainer = pycrfsuite.Trainer(verbose=False)
    by_attribute: dict[str, list[str]] = defaultdict(list)
    for attribute, label in sorted(states):
        by_attribute[attribute].append(label)
    for attribute, listed in by_attribute.items():
        for label, times in zip(listed, _repeats(len(listed), len(labels)), strict=True):
            for _ in range(times):
                trainer.append([[attribute]], [label])
    for pair, times in zip(sorted(moves), _repeats(len(moves), len(labels) ** 2), strict=True):
        for _ in range(times):
            trainer.append([["-"], ["-"]], list(pair))
    trainer.set_params({"c1": 0.0, "c2": 0.001, "max_iterations": 1, "feature.possible_transitions": True})
    trainer.train(str(target))


def _repeats(features: int, outcomes: int) -> list[int]:
    """Tell how often each of some features is shown so that none has a gradient of nothing, which a first step would leave out.

    At the start all outcomes are alike, so a feature's gradient is its own count less the sum of counts by the outcomes.
    """
    times = [1 + n % 2 for n in range(features)]
    while sum(times) % outcomes == 0:
        times[0] += 1
    return times


def _fill(states: dict[tuple[str, str], float], moves: dict[tuple[str, str], float], target: Path) -> None:
    """Put the weights in their places."""
    found = _opened(target).info()
    attributes = {int(n): name for name, n in found.attributes.items()}
    labels = {int(n): name for name, n in found.labels.items()}
    content = bytearray(target.read_bytes())
    _, _, _, _, _, _, _, features, _ = _HEADER.unpack_from(content)
    _, _, count = _CHUNK.unpack_from(content, features)
    written = 0
    for n in range(count):
        place = features + _CHUNK.size + n * _FEATURE.size
        kind, source, goal, _ = _FEATURE.unpack_from(content, place)
        pair = (attributes[source] if kind == 0 else labels[source], labels[goal])
        weight = (states if kind == 0 else moves).get(pair, 0.0)
        written += pair in (states if kind == 0 else moves)
        _FEATURE.pack_into(content, place, kind, source, goal, weight)
    if written != len(states) + len(moves):
        raise ValueError(f"{len(states) + len(moves) - written} features have no place in the averaged model")
    target.write_bytes(content)
