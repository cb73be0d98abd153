"""Floors on corpora that people labelled, where they lie beside the project. They only rise."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from reader.analysis.entities import find
from reader.text.sentences import sentences

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("corpus", "types", "floor"),
    [("uner_pud.test", {"PER", "ORG", "LOC"}, 75.5), ("re3d.test", {"PER", "ORG", "LOC", "MISC"}, 68.0)],
)
def test_names_are_found_as_well_as_before(shared: Path, corpus: str, types: set[str], floor: float) -> None:
    right = given = found = 0
    with (shared / "entities" / "gold" / f"{corpus}.jsonl").open(encoding="utf-8") as lines:
        for story in map(json.loads, lines):
            text = story["text"]
            gold = {(e["start"], e["end"], e["type"]) for e in story["entities"] if e["type"] in types}
            mine = {(m.start, m.end, m.type) for e in find(text, sentences(text)) if e.type in types for m in e.mentions}
            right += len(gold & mine)
            given += len(gold)
            found += len(mine)
    assert 200 * right / (given + found) >= floor
