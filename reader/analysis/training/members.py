"""One member of the models that the shipped one is the mean of; run in a process of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.entities.features import Extractor
from reader.analysis.entities.lexicon import NAMES_FILE, WORDS_FILE, Lexicon, build, read_table
from reader.analysis.training import mix
from reader.analysis.training.crf import Judge, train

if TYPE_CHECKING:
    from pathlib import Path


# the members, the share of the silver stories new to the judge in each one's mix, how sure it must be to drop a sentence
COUNT, _SHARE, _SURE = 2, 0.5, 0.8


def shipped_lexicon(out: Path) -> Lexicon:
    """Give the lexicon of the files in a folder."""
    return build(read_table(out.joinpath(WORDS_FILE).read_bytes()), read_table(out.joinpath(NAMES_FILE).read_bytes()))


def train_member(data: Path, out: Path, judge: Path, seen: list[str], model: Path, *, iterations: int, seed: int) -> str:
    """Train one member: its own sample of the silver corpus, cleaned by the judge, and all that people labelled."""
    lexicon = shipped_lexicon(out)
    extractor = Extractor(lexicon)
    stories = mix.cleaned_sample(data, lexicon, Judge(judge, _SURE), extractor, seen=set(seen), share=_SHARE, seed=seed)
    train(stories, extractor, model, iterations=iterations, seed=seed)
    return f"{model.name} trained on {len(stories)} stories"
