"""Several reports in one sentence: where one ends for the next, and which is a part of which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.statements import contexts
from reader.analysis.statements.contents import FINITE, MASK
from reader.analysis.statements.cues import FORMS, THINGS
from reader.analysis.statements.sources import Attribution
from reader.model import Span

if TYPE_CHECKING:
    from reader.analysis.statements.constructions import Construction

# so many reports are looked at for one that another holds
_LATEST = 8
# so far before a subject stands what joins its clause to the one before
_NEAR = 60


def cut(masked: str, found: list[Attribution], new: Attribution) -> list[Attribution]:
    """End an earlier report where the next one's subject begins."""
    ended = []
    beside = contexts.BESIDE.search(masked, max(0, new.source.start - _NEAR), new.source.start) or contexts.JOINED.match(
        masked, new.source.start, new.source.end
    )
    part = not beside or contexts.DEFINING.match(masked, new.source.end)
    for old in found:
        contents = []
        if _holds(old, new) and (part or any(_holds(old, other) for other in found[-_LATEST:])):
            ended.append(old)
            continue
        for c in old.contents:
            end = c.end
            if c.start < new.source.start < c.end:
                end = min(end, new.source.start if new.contents[0].start >= new.source.start else new.contents[-1].end)
                end = c.start + len(contexts.AND_LAST.sub("", masked[c.start : end]))
            contents.append(Span(c.start, end))
        ended.append(old._replace(contents=tuple(contents)))
    return ended


def kept(masked: str, cut: list[Attribution], found: list[Attribution]) -> list[Attribution]:
    """Leave out what is a thing and no report once another's begins: "confirmed the incident and said …"."""
    return [
        new
        for new, old in zip(cut, found, strict=True)
        if new.contents == old.contents
        or FORMS.get(new.cue.lower()) not in THINGS
        or any(FINITE.search(masked, *c) or MASK in masked[c.start : c.end] for c in new.contents)
    ]


def _holds(outer: Attribution, inner: Attribution) -> bool:
    """Tell whether a whole report, with its source, is a part of what another tells."""
    return all(c.start < inner.source.start and inner.contents[-1].end <= c.end for c in outer.contents)


def nested(found: list[Attribution], new: Attribution) -> list[Attribution]:
    """Let both of two sources speak: "officials say tests indicate …" is told by the tests, by way of the officials.

    That the tests indicate it is what the officials say.
    """
    if not found or not new.contents or new.contents[-1].end <= new.source.start:
        return [*found, new]
    outer = found[-1]
    begins = any(0 <= new.source.start - c.start < 6 and c.end <= new.contents[-1].end for c in outer.contents)
    if not begins and not any(c.start < c.end <= new.source.start + 6 and c.end - c.start < 8 for c in outer.contents):
        return [*found, new]
    told = Span(new.source.start, new.contents[-1].end)
    before = (c for c in outer.contents if c.end <= told.start and c.end - c.start >= 8)
    return [*found[:-1], outer._replace(contents=(*before, told)), new._replace(via=outer.source.words)]


def with_fixed(masked: str, found: list[Attribution], one: Construction) -> list[Attribution]:
    """Add an attribution of a fixed form; whoever is told to say something in what a paper tells speaks there already."""
    if one.outer is None:
        return [*found, Attribution(one.source, one.cue, (one.content,))]
    told = any(one.content.start <= old.source.start < one.content.end for old in found)
    new = Attribution(one.outer, one.cue, (one.content,))
    found = cut(masked, found, new)
    return [*found, new if told else new._replace(source=one.source, via=one.outer.words)]
