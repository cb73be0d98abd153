"""Names by a spaCy pipeline that the reader has installed; all the rest of the analysis is the built-in one's.

`analyzer = "spacy:NAME"` in the configuration: NAME is an installed pipeline or a folder that holds one. Nothing here is needed
otherwise, and spaCy is imported at the first story.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache, partial
from importlib import import_module, metadata
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from reader.analysis.entities.tagger import Name
    from reader.analysis.tokens import Token
    from reader.model import Analysis, Entity, EntityType, Span

_TYPES: dict[str, EntityType] = {
    **dict.fromkeys(("PERSON", "PER"), "PER"),
    "ORG": "ORG",
    **dict.fromkeys(("GPE", "LOC", "FAC"), "LOC"),
    **dict.fromkeys(("NORP", "EVENT", "WORK_OF_ART", "LANGUAGE", "PRODUCT", "LAW", "MISC"), "MISC"),
}
# so many code points are given to the pipeline at a time: its memory grows with them
_PIECE = 50_000
# a pipeline does not say how sure it is
_BELIEF = 0.9
_NOT_OF_NAME = frozenset(["the", "The", "'s", "’s"])


class Labelled(NamedTuple):
    """A stretch of the text with the pipeline's label."""

    start: int
    end: int
    label: str


def version(name: str) -> str:
    """Give what analyses are kept under: the pipeline with its version; ConfigError when spaCy or the pipeline is missing."""
    from reader import analysis

    _look_for(name)
    try:
        number = metadata.version(name)
    except (metadata.PackageNotFoundError, ValueError):
        number = ""  # a folder
    return f"{analysis.VERSION}-spacy:{name}{'-' + number if number else ''}"


def analyzer(name: str) -> Callable[[str, date | None], Analysis]:
    """Give the function that analyses a text with the names that a pipeline finds."""
    from reader import analysis

    return partial(analysis.analyze, find=partial(find, name))


def find(name: str, text: str, sentences: Sequence[Span]) -> tuple[Entity, ...]:
    """Give the entities of a text by a pipeline, linked and with their roles as the built-in analysis does."""
    from reader.analysis.entities.lexicon import lexicon
    from reader.analysis.entities.linking import link
    from reader.analysis.tokens import tokens

    cut = [tokens(text, start, end) for start, end in sentences]
    pipeline = _pipeline(name)
    labelled = [
        Labelled(start + entity.start_char, start + entity.end_char, entity.label_)
        for start, end in _pieces(sentences)
        for entity in pipeline(text[start:end]).ents
    ]
    return link(text, cut, names(cut, labelled), lexicon())


def names(cut: Sequence[Sequence[Token]], labelled: Sequence[Labelled]) -> list[list[Name]]:
    """Give the names of each sentence by its tokens: what a labelled stretch touches, without article and possessive."""
    from reader.analysis.entities.tagger import Name

    found: list[list[Name]] = []
    at = 0
    wanted = sorted(stretch for stretch in labelled if stretch.label in _TYPES)
    for sentence in cut:
        listed: list[Name] = []
        taken = 0
        while sentence and at < len(wanted) and wanted[at].start < sentence[-1].end:
            stretch = wanted[at]
            at += 1
            first = max(taken, bisect_right(sentence, stretch.start, key=_end))
            last = bisect_left(sentence, stretch.end, key=_start)
            while first < last and sentence[first].text in _NOT_OF_NAME:
                first += 1
            while first < last and sentence[last - 1].text in _NOT_OF_NAME:
                last -= 1
            if first < last:
                listed.append(Name(first, last, _TYPES[stretch.label], _BELIEF))
                taken = last
        found.append(listed)
    return found


def _start(token: Token) -> int:
    return token.start


def _end(token: Token) -> int:
    return token.end


def _pieces(sentences: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Give stretches of whole sentences, each about so long as a pipeline is given at a time."""
    first = 0
    for n, sentence in enumerate(sentences):
        if n == len(sentences) - 1 or sentence.end - sentences[first].start > _PIECE:
            yield sentences[first].start, sentence.end
            first = n + 1


def _look_for(name: str) -> None:
    """Refuse a name that no pipeline has, without the second that an import of spaCy takes."""
    if not name:
        raise ConfigError('analyzer = "spacy:": name the pipeline after the colon, as "spacy:en_core_web_sm"')
    if find_spec("spacy") is None:
        raise ConfigError(f'spacy:{name}: spaCy is not installed; install it beside newsreader, or set analyzer = "builtin"')
    if not (Path(name).is_dir() or (name.isidentifier() and find_spec(name))):
        raise ConfigError(
            f'spacy:{name}: no such pipeline; run "python -m spacy download {name}", or name a folder that holds one'
        )


@cache
def _pipeline(name: str) -> Any:
    try:
        return import_module("spacy").load(name)
    except (OSError, ImportError, ValueError) as error:
        told = str(error).strip().partition("\n")[0]
        raise ConfigError(f"spacy:{name}: the pipeline cannot be loaded ({told}); install it again for this spaCy") from error
