"""Which sentences a model is trained on: a seeded sample of the corpora, without what an earlier model surely disputes."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from reader.analysis.training.corpora import Story, read, recut_story

if TYPE_CHECKING:
    from pathlib import Path

    from reader.analysis.entities.features import Extractor
    from reader.analysis.entities.lexicon import Lexicon
    from reader.analysis.training.crf import Judge

SILVER = "gmb.train"
"""The one corpus whose labels were first made by a machine: a sample of it is enough, and its errors are worth finding."""
HUMAN = ("docred.train", "wikigold.train", "gum.train", "crossner.train", "uner_ewt.train")
_THREE_TYPES = frozenset(["uner_ewt.train"])
# of many kinds of text and small: it counts twice in a member's mix
_TWICE = frozenset(["gum.train"])


def path_of(data: Path, name: str) -> Path:
    """Give the file of a corpus."""
    return data / "data" / f"{name}.conll.gz"


def first_sample(data: Path, lexicon: Lexicon, *, share: float, seed: int) -> tuple[list[Story], set[str]]:
    """Give a mix with this share of the silver stories as they are, and the keys of those."""
    random = Random(seed)
    silver = [story for story in read(path_of(data, SILVER)) if random.random() < share]
    stories = [recut_story(story, random) for story in silver]
    return [*stories, *_human(data, lexicon, random)], {story.key for story in silver}


def cleaned_sample(
    data: Path, lexicon: Lexicon, judge: Judge, extractor: Extractor, *, seen: set[str], share: float, seed: int
) -> list[Story]:
    """Give a mix with this share of the silver stories that the judge has not seen, without the sentences that it disputes."""
    random = Random(seed)
    stories = []
    for story in read(path_of(data, SILVER)):
        if story.key in seen or random.random() >= share:
            continue
        cut = recut_story(story, random)
        evidence = extractor.evidence(words for words, _ in cut.sentences)
        kept = [(words, tags) for words, tags in cut.sentences if not judge.disputes(extractor.sentence(words, evidence), tags)]
        if kept:
            stories.append(Story(story.key, kept))
    return [*stories, *_human(data, lexicon, random, twice=_TWICE)]


def _human(data: Path, lexicon: Lexicon, random: Random, twice: frozenset[str] = frozenset()) -> list[Story]:
    stories = []
    for name in HUMAN:
        for story in read(path_of(data, name)):
            cut = recut_story(story, random)
            if name in _THREE_TYPES:
                _fill_misc(cut, lexicon)
            stories.extend([cut] * (2 if name in twice else 1))
    return stories


def _fill_misc(story: Story, lexicon: Lexicon) -> None:
    """Label the nationalities of a corpus that has no MISC."""
    for words, tags in story.sentences:
        for n, word in enumerate(words):
            if tags[n] == "O" and word[0].isupper() and "n" in lexicon.kinds(word):
                tags[n] = "B-MISC"
