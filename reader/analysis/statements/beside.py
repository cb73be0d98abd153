"""What is told beside its source and verb, and not after them: "The boat had sunk, Basya said"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.lists import small
from reader.analysis.statements import contexts, cues
from reader.analysis.statements.contents import FINITE, MASK
from reader.analysis.statements.sources import Attribution

if TYPE_CHECKING:
    import re

    from reader.analysis.statements.contents import Reported
    from reader.analysis.statements.sources import Source, Sources
    from reader.model import Span

# a clause after "if" has so many blanks at least: "if so", "if possible" tell nothing
_FEW = 3
# what they take stands behind them, or is judged and not told
_TAKING = cues.NAMING | cues.REFUSING | {"hold", *cues.JUDGING}
# of those that speak to somebody these tell something, too: "It was late, he assured them"
_TELLING = frozenset({*cues.SAYING, "ask", "tell", "remind", "assure"})


class Beside:
    """The words before a source in one utterance, which ends at `end`."""

    def __init__(self, masked: str, end: int, reported: Reported) -> None:
        self.masked, self.end = masked, end
        self._reported = reported

    def read(self, cue: re.Match[str], low: int, source: Source, sources: Sources) -> Attribution | None:
        """Read what stands before the source, "The boat had sunk, Basya said", or on the line after a colon."""
        verb = cues.FORMS[small(cue[0])]
        if verb in contexts.STATING and contexts.ANNOUNCED.match(self.masked, cue.end()):
            sources.spoke(source)  # the quotation of the next paragraph is this one's
        block = contexts.BLOCK.match(self.masked, cue.end()) if verb in contexts.STATING else None
        if block and "following" not in block["lead"]:
            return Attribution(source, cue[0], (self._reported.trim(*block.span("block")),))
        content = self._content(cue, low, source)
        contents = self._told(cue, content) if content and self._tells(cue, source, content) else None
        contents = contents or self._after_comma(cue, low, source)
        return Attribution(source, cue[0], contents) if contents else None

    def _content(self, cue: re.Match[str], low: int, source: Source) -> Span | None:
        """Give what stands before ", Basya said" or ", as Basya said in a letter"."""
        content = self._reported.trim(low, source.start)
        verb = cues.FORMS[small(cue[0])]
        closing = verb in contexts.STATING and contexts.SAID_IN.match(self.masked, cue.end(), self.end)
        if closing and (as_said := contexts.AS_SAID.search(self.masked, *content)):
            return self._reported.trim(low, as_said.start())
        # the dot of "at 5 p.m., Basya said" stands before the comma
        comma = self.masked[content.end : source.start].strip(" \t\n.") == "," or self.masked[content.end - 2] == ","
        return content if comma else None

    def _tells(self, cue: re.Match[str], source: Source, content: Span) -> bool:
        """Tell a verb whose report stands before it from an act: "The boat was lost, the navy announced the loss"."""
        verb = cues.FORMS[small(cue[0])]
        orders = verb == "order" and contexts.MUST.search(self.masked, *content) is not None
        return (
            verb not in _TAKING
            and (verb not in {"find", "show"} or contexts.SHOWN.match(self.masked, cue.end(), self.end) is not None)
            and (verb not in cues.ADDRESSING or verb in _TELLING or orders)
            and content.end - content.start > 5
            and not self._subordinate(content)
            and not contexts.OPEN.search(self.masked, *content)
            and not (verb in cues.THINGS and contexts.OBJECT.match(self.masked, cue.end()))
            and not (verb == "respond" and contexts.RESPONDING.match(self.masked, cue.end()))
            and not (source.speaker and contexts.THING_OF.match(source.words))
            and not contexts.ONE_OF.fullmatch(source.words)
        )

    def _told(self, cue: re.Match[str], content: Span) -> tuple[Span, ...] | None:
        """Give what is told before a verb, with what goes on behind it, or only that where it is what has a verb."""
        stating = cues.FORMS[small(cue[0])] in contexts.STATING
        if FINITE.search(self.masked, *content) or (stating and contexts.LONG.match(self.masked, *content)):
            return (content, *self.more(content, cue.end()))
        # "The budget, Basya said, would be cut": what follows is the report
        rest = self._reported.clause(cue.end(), stopped=True)
        if rest and self.masked[cue.end() : rest.start].strip() == "," and FINITE.match(self.masked, rest.start):
            return (rest,)
        if stating and contexts.ACTS.search(self.masked, *content):
            return (content, *self.more(content, cue.end()))  # "The car hit a tree, police said"
        return None

    def _after_comma(self, cue: re.Match[str], low: int, source: Source) -> tuple[Span, ...] | None:
        """Read "police said, the boat was lost" and "For years, the report found, the boat was lost"."""
        verb = cues.FORMS[small(cue[0])]
        that = contexts.COMMA.match(self.masked, cue.end(), self.end)
        telling = verb in contexts.STATING or (cue[0].endswith("ed") and verb in cues.SAYING) or verb == "find"
        scene = contexts.THOUGH.fullmatch(self.masked, low, source.start)  # "When it had ended, the crew left"
        if that is None or not telling or scene or FINITE.search(self.masked, low, source.start):
            return None
        rest = self._reported.clause(that.end(), stopped=False)
        clause = rest and FINITE.search(self.masked, *rest) and self.masked.count(" ", *rest) > 1  # not "he said, she said"
        return (rest,) if rest and clause else None

    def more(self, content: Span, end: int) -> tuple[Span, ...]:
        """Give what goes on behind who said it: "It may sink, he said, if the wind turns"."""
        joint = contexts.MORE.match(self.masked, end, self.end)
        if joint is None or MASK in self.masked[content.start : content.end]:
            return ()
        more = self._reported.clause(joint.end(), stopped=True)
        if more is None or (joint["and"] and cues.CUE.search(self.masked, *more)):
            return ()
        few = 1 if joint["than"] is not None else _FEW
        clause = contexts.ACTS.search(self.masked, *more) or (not joint["and"] and self.masked.count(" ", *more) >= few)
        return (more,) if clause else ()

    def _subordinate(self, content: Span) -> bool:
        """Tell "Since the war began, the army has responded": what stands before only sets the scene."""
        return contexts.SCENE.match(self.masked, *content) is not None and self.masked.find(", ", *content) < 0
