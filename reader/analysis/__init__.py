"""What a story says: who, where, when, how many, who says. Pure functions of a text and the story's date.

Heavy things (the trained model, the word lists) are loaded at the first story, not at import.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date as Date  # noqa: N812 - the parameter of the interface is called date
    from typing import TypeAlias

    from reader.model import Analysis, Entity, Span

    Finder: TypeAlias = Callable[[str, Sequence[Span]], tuple[Entity, ...]]
    """What gives the entities of a text cut into sentences."""

# Raise it when the same text would be analysed differently: kept analyses are made anew.
VERSION = "builtin-6"

LONGEST = 2_000_000  # code points that are looked at: more than any book; each takes 100 bytes of memory


def analyze(text: str, date: Date | None, find: Finder | None = None) -> Analysis:
    """Give all that is found in a text; `date` is the day that relative times ("Sunday") count from.

    `find` gives the entities in place of the built-in model.
    """
    from reader.analysis import coreference, entities, figures, statements, timeline, times
    from reader.model import Analysis, Sentence
    from reader.text.sentences import sentences

    text = text[:LONGEST]
    spans = sentences(text)
    named = (find or entities.find)(text, spans)
    when = times.find(text, spans, date)
    meant = coreference.resolve(text, spans, named)
    said = statements.find(text, spans, named, meant)
    return Analysis(
        date=date,
        sentences=tuple(Sentence(span.start, span.end) for span in spans),
        entities=named,
        times=when,
        figures=figures.find(text, spans, named, when, said, meant),
        statements=said,
        timeline=timeline.build(text, spans, named, meant, when, said, date),
    )
