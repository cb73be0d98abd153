"""Names by a pipeline that the reader has installed."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING, Any

import pytest

from reader.analysis import spacy
from reader.analysis.spacy import Labelled
from reader.analysis.tokens import tokens
from reader.errors import ConfigError
from reader.plugins import analyzer

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Anna Example of Acme Works spoke in Lyon.\n\nThe French team met Anna Example's brother at the Acme Works on Friday."


@pytest.fixture
def pipeline(tmp_path: Path) -> str:
    """Give the folder of a blank pipeline with rules for four names."""
    installed: Any = pytest.importorskip("spacy", reason="spaCy is not installed")
    blank = installed.blank("en")
    blank.add_pipe("entity_ruler").add_patterns(
        [
            {"label": "PERSON", "pattern": "Anna Example"},
            {"label": "ORG", "pattern": "Acme Works"},
            {"label": "GPE", "pattern": "Lyon"},
            {"label": "NORP", "pattern": "French"},
            {"label": "DATE", "pattern": "Friday"},
        ]
    )
    blank.to_disk(tmp_path / "small")
    return str(tmp_path / "small")


def test_a_pipeline_s_names_are_typed_linked_and_analysed_on(pipeline: str) -> None:
    found = analyzer(f"spacy:{pipeline}").analyze(TEXT, None)
    assert [(entity.type, entity.name, len(entity.mentions)) for entity in found.entities] == [
        ("PER", "Anna Example", 2),
        ("ORG", "Acme Works", 2),
        ("LOC", "Lyon", 1),
        ("MISC", "French", 1),
    ]
    assert all(TEXT[m.start : m.end] == m.text for entity in found.entities for m in entity.mentions)
    assert [time.text for time in found.times] == ["Friday"]


def test_results_are_kept_apart_from_the_built_in_ones(pipeline: str) -> None:
    assert analyzer(f"spacy:{pipeline}").version != analyzer("builtin").version


def test_a_folder_without_a_pipeline_is_a_line(tmp_path: Path) -> None:
    pytest.importorskip("spacy", reason="spaCy is not installed")
    with pytest.raises(ConfigError, match="cannot be loaded"):
        analyzer(f"spacy:{tmp_path}").analyze(TEXT, None)


def test_without_spacy_a_line_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy, "find_spec", lambda name: None)
    with pytest.raises(ConfigError, match="spaCy is not installed"):
        analyzer("spacy:en_core_web_sm")


@pytest.mark.parametrize("name", ["", "no_such_pipeline", "no/such/folder"])
def test_a_missing_pipeline_is_a_line(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    known = importlib.util.find_spec("json")
    monkeypatch.setattr(spacy, "find_spec", lambda module: known if module == "spacy" else None)
    with pytest.raises(ConfigError) as refused:
        analyzer(f"spacy:{name}")
    assert "\n" not in str(refused.value)


def test_stretches_become_tokens_without_articles_and_possessives() -> None:
    text = "The Acme Works's owner left Lyon."
    cut = [tokens(text)]
    found = spacy.names(
        cut, [Labelled(0, 16, "ORG"), Labelled(4, 8, "PERSON"), Labelled(28, 32, "GPE"), Labelled(0, 3, "DATE")]
    )
    assert [[(name.first, name.last, name.type) for name in sentence] for sentence in found] == [[(1, 3, "ORG"), (6, 7, "LOC")]]
