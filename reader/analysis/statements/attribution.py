"""Attributions in one utterance: which words are reported, by which verb, from which source."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from reader.analysis import datelines
from reader.analysis.lists import small
from reader.analysis.statements import contexts, cues
from reader.analysis.statements.according import according
from reader.analysis.statements.beside import Beside
from reader.analysis.statements.clauses import Clauses
from reader.analysis.statements.constructions import constructions
from reader.analysis.statements.contents import FINITE, MASK, TRAIL, Reported
from reader.analysis.statements.nesting import cut, kept, nested, with_fixed
from reader.analysis.statements.sources import Attribution, Source, Sources
from reader.analysis.statements.subjects import fits, subject_after, subjects_before
from reader.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.quotations import Quotation


# so far before a verb its subject may begin: with many verbs that report nothing the time stays linear
_FAR = 600
# who is quoted stands so far before one at most
_QUOTED = 130
# what stands right before a verb is in so many code points
_BEFORE = 80


class Utterance:
    """One sentence, or several that a quotation joins: `masked` is the text with long quotations blotted out."""

    def __init__(self, text: str, masked: str, span: Span, quotes: Sequence[Quotation]) -> None:
        self.masked, self.start, self.end = masked, datelines.after(text, *span), span.end
        self.quotes = quotes
        self._reported = Reported(text, masked, span.end, quotes)
        # those that begin with a small letter may go on with the words before them
        self._small = frozenset(q.start for q in quotes if text[q.start + 1 : q.start + 2].islower())
        # where a quotation ends with its sentence, so that a verb after it needs not be its own
        self._closed = frozenset(q.end for q in quotes if re.search(r"\.\s?\W?$", text[q.start : q.end]))
        self._clauses = Clauses(masked, Span(self.start, self.end), self._reported, self._closed)
        self._beside = Beside(masked, self.end, self._reported)

    def attributions(self, sources: Sources) -> list[Attribution]:
        """Find the attributions, in order of their cues."""
        found: list[Attribution] = []
        found += according(self.masked, Span(self.start, self.end), self._reported, sources)
        via = found[0] if found else None
        low = self.start
        taken = self.start
        fixed = list(constructions(self.masked, Span(self.start, self.end), self._reported, sources))
        for cue in cues.CUE.finditer(self.masked, self.start, self.end):
            within = cue.start() < taken
            if (within and not any(joint.search(self.masked, low, cue.start()) for joint in contexts.NEXT)) or any(
                one.start <= cue.start() < one.end for one in fixed
            ):
                continue
            attribution = self._read(
                cue,
                max(low, cue.start() - _FAR),
                sources,
                found[-1] if found else None,
                inside=any(c.start <= cue.start() < c.end for a in found if a is not via for c in a.contents),
            )
            if attribution is None:
                continue
            if (
                via is not None
                and via.contents[0].end < via.source.start
                and any(c.start < via.source.start < c.end for c in attribution.contents)
            ):
                # "…, according to sailors, the paper reported."
                told = via._replace(via=via.via or attribution.source.words)
                found, via = [told if one == via else one for one in found], told
                low = taken = cue.end()
                continue
            if via is not None and any(c.start <= cue.start() < c.end for c in via.contents):
                if cues.FORMS[small(cue[0])] in cues.THOUGHTS:
                    low = cue.end()
                    continue
                found.remove(via)
                attribution = attribution._replace(via=via.source.words)
                via = None
            found = nested(kept(self.masked, cut(self.masked, found, attribution), found), attribution)
            sources.spoke(attribution.source)
            low = taken = cue.end()
            if cues.FORMS[small(cue[0])] in cues.ADDRESSING:
                taken = max(low, *(c.end for c in attribution.contents))
        for one in fixed:
            found = with_fixed(self.masked, found, one)
        return found

    def _read(
        self, cue: re.Match[str], low: int, sources: Sources, earlier: Attribution | None, *, inside: bool
    ) -> Attribution | None:
        """Read one verb with what stands before and after it; of some only what is quoted is speech."""
        found = self._said(cue, low, sources, earlier, inside=inside)
        if (
            found
            and cues.FORMS[small(cue[0])] in cues.VOICING
            and not (cue[0].endswith(("ed", "ing")) and contexts.THAT.match(self.masked, cue.end()))
            and not all(MASK in self.masked[c.start : c.end] for c in found.contents)
        ):
            return None
        return found and self._quoting(found, cue, low, sources)

    def _quoting(self, found: Attribution, cue: re.Match[str], low: int, sources: Sources) -> Attribution:
        """Let those speak whom a paper quotes: "the paper, quoting sailors, said"."""
        quoting = contexts.QUOTING_BEFORE.search(
            self.masked, max(low, cue.start() - _QUOTED), cue.start()
        ) or contexts.QUOTING_AFTER.match(self.masked, cue.end(), self.end)
        inner = sources.source(*quoting.span("who")) if quoting else None
        return found._replace(source=inner, via=found.source.words) if inner else found

    def _said(
        self, cue: re.Match[str], low: int, sources: Sources, earlier: Attribution | None, *, inside: bool
    ) -> Attribution | None:
        """Read one verb with what stands before and after it."""
        form, verb = small(cue[0]), cues.FORMS[small(cue[0])]
        before = self.masked[low : cue.start()]
        progressive = form.endswith("ing") and contexts.PASSIVE.search(before[-_BEFORE:])
        purpose = contexts.PURPOSE.search(before)
        denied = None if purpose else contexts.DENIED.search(before[-_BEFORE:])
        if self._is_no_report(cue, before, denied, progressive=bool(progressive)):
            return None
        if form.endswith("ing") and not progressive:
            if inside and verb in cues.THOUGHTS:
                return None  # "said those who fled, fearing the storm, are lost"
            return self._clauses.participle(cue, form, before, sources, earlier)
        if form in cues.NOUNS and self._is_noun(cue):
            return None
        if found := self._inverted(cue, low, sources) or self._joined(cue, low, earlier):
            return found
        noun = form in cues.NOUNS and not (
            form in contexts.UNCHANGED and contexts.HAS.search(before[-_BEFORE:])
        )  # "had forecast" is none
        if not before.strip(TRAIL) or (
            noun and (contexts.NO_SUBJECT.search(before[-_BEFORE:]) or contexts.VERB_LAST.search(before[-_BEFORE:]))
        ):
            return None
        source = self._speaker(cue, low, sources, purpose=bool(purpose), inside=inside)
        if source is None:
            return None
        which = contexts.WHICH.search(before) or (verb in contexts.TELLING and contexts.WHICH_THEY.search(before))
        if which and contexts.TOLD_OF.match(self.masked, cue.end()) and not (inside and verb in cues.THOUGHTS):
            content = self._reported.clause(cue.end(), stopped=True)
            more = contexts.CLAUSE_END.search(self.masked, *content) if content else None
            return Attribution(source, cue[0], (Span(content.start, more.start()) if more else content,)) if content else None
        if verb in contexts.TELLING and contexts.IS.match(self.masked, cue.end()) and contexts.INNER.search(before):
            return None
        nested = inside and not contexts.AGAIN.search(before)
        if nested and (source.words.lower() in {"he", "she", "it", "they"} or verb in cues.THOUGHTS):
            return None
        return self._of(source, cue, low, sources, earlier)

    def _speaker(self, cue: re.Match[str], low: int, sources: Sources, *, purpose: bool, inside: bool) -> Source | None:
        """Give who reports by a verb, where verb and subject go together."""
        form, verb = small(cue[0]), cues.FORMS[small(cue[0])]
        before = self.masked[low : cue.start()]
        stance = contexts.IS_LAST.search(before) if form in cues.STANCES else None
        end = low + stance.start() if stance else cue.start()
        source = self._clauses.main_subject(sources, cue.start()) if purpose else self._subject(low, end, sources)
        if source is None or not fits(self.masked, source, verb, form, cue.end()):
            return None
        if verb in cues.JUDGING and contexts.JUDGED.search(before):
            return None
        if verb == "hear" and sources.types.get(source.speaker) == "PER":
            return source._replace(speaker="")  # the coroner heard it and said nothing
        if contexts.WHAT_IT.search(before) and not inside:
            return self._clauses.acting(sources, low, low + before.rindex("what")) or source
        return source

    def _is_no_report(self, cue: re.Match[str], before: str, denied: re.Match[str] | None, *, progressive: bool) -> bool:
        """Tell a name ("the State Department"), a passive, and what is not said; what is not believed is a thought."""
        if cue[0][0].isupper() and before.strip() and not cue[0].isupper():
            return cue.end() < self.end or not contexts.HEADLINE.fullmatch(self.masked, self.start, self.end)
        if cue[0].lower() in cues.STANCES:
            return contexts.IS_LAST.search(before) is None
        if contexts.NUMBERED.search(before[-_BEFORE:]) or (contexts.PASSIVE.search(before[-_BEFORE:]) and not progressive):
            return True
        if contexts.REDUCED.match(self.masked, cue.start()):
            return True
        form, verb = small(cue[0]), cues.FORMS[small(cue[0])]
        if form == "continue" and contexts.WOULD.search(before):
            return True  # "it would continue “as before”"
        if (form == verb and contexts.HELPED.search(before[-_BEFORE:])) or (
            verb == "hear" and not contexts.HEARING.search(before)
        ):
            return True
        if cue[0].lower() in {"written", "shown"} and not contexts.HAS.search(before[-_BEFORE:]):
            return True
        return denied is not None and not (denied["not"] and cues.FORMS[small(cue[0])] in cues.THOUGHTS)

    def _of(
        self, source: Source, cue: re.Match[str], low: int, sources: Sources, earlier: Attribution | None
    ) -> Attribution | None:
        """Give what a source reports by a verb: the quotation before it, what stands after it, or beside it."""
        form, verb = small(cue[0]), cues.FORMS[small(cue[0])]
        after = self._reported.after(cue.end(), verb, form)
        quoted = self._quotes_before(cue.start(), low)
        if quoted and verb in cues.JUDGING and after is None:
            return None  # "the “new town,” as Basya dubbed it"
        if quoted and source.start >= quoted[-1].end and not self._is_complete(after, cue, quoted[-1]):
            if len(quoted) == 1 and self.masked[low : quoted[0].start].count(" ") > 1 and self._woven(quoted[0]):
                quoted = [self._reported.trim(self._outer(low, source, earlier), quoted[0].end)]
            return Attribution(source, cue[0], tuple(quoted) + ((after,) if after and self.masked[after.start] == MASK else ()))
        if verb == "order" and after and contexts.COURT.search(self.masked, self.start, cue.end()):
            return None  # what a court orders is done thereby
        if after is None:
            return self._before(cue, low, source, sources, earlier)
        if contexts.MEANWHILE.match(self.masked, after.start) and (beside := self._before(cue, low, source, sources, earlier)):
            return beside
        before = self.masked[low : cue.start()]
        ended = contexts.CLAUSE_END.search(self.masked, *after) if contexts.RELATIVE.search(before) else None
        if ended is None and contexts.RELATIVE.search(before) and not before.rstrip().endswith(","):
            ended = self._second_verb(after)
        if contexts.THOUGH.match(self.masked, self.start, cue.start()) and "," not in before:
            ended = contexts.THEN.search(self.masked, *after)
        return Attribution(source, cue[0], (Span(after.start, ended.start()) if ended else after,))

    def _second_verb(self, content: Span) -> re.Match[str] | None:
        """Find where the sentence goes on after a relative without commas: "A woman who says she was hurt has left"."""
        verbs = list(islice(contexts.SECOND.finditer(self.masked, *content), 2))
        between = self.masked[verbs[0].end() : verbs[1].start()] if len(verbs) == 2 else ","
        return None if re.search(r",|\b(?:and|or|but|that|who|which|when|while|because|if|how|what)\b", between) else verbs[1]

    def _is_complete(self, after: Span | None, cue: re.Match[str], quote: Span) -> bool:
        """Tell a verb that has its own report after it and leaves the quotation before it to another."""
        if after is None:
            return False
        if contexts.WHILE.search(self.masked, quote.end, cue.start()):
            return True
        if self.masked[after.start] == MASK:
            return False
        parted = quote.end in self._closed or contexts.AND.match(self.masked, quote.end) is not None
        return parted or contexts.THAT.match(self.masked, cue.end()) is not None

    def _woven(self, quote: Span) -> bool:
        """Tell a quotation that goes on with the words before it: "they took the decision to “end it”"."""
        return quote.start in self._small and self.masked[quote.start - 1] == " " and self.masked[quote.start - 2].isalpha()

    def _is_noun(self, cue: re.Match[str]) -> bool:
        """Tell "the report says", "state media" and "U.S. states where it is legal" from verbs."""
        after = (cues.CUE.match(self.masked, cue.end() + 1), contexts.COMPOUND.match(self.masked, cue.start()))
        return any(after) or contexts.DESCRIBED.match(self.masked, cue.end()) is not None

    def _joined(self, cue: re.Match[str], low: int, earlier: Attribution | None) -> Attribution | None:
        """Read "and added that": the source is the verb's before, which is of the same tense."""
        joint = contexts.JOINED.search(self.masked, low, cue.start())
        form = cue[0].lower()
        if (
            joint is None
            or earlier is None
            or earlier.cue.lower() not in cues.FORMS
            or form.endswith("s") != earlier.cue.endswith("s")
        ):
            return None
        content = self._reported.after(cue.end(), cues.FORMS[form], form)
        source = earlier.source._replace(start=joint.start(), end=joint.end())
        return Attribution(source, cue[0], (content,)) if content else None

    def _before(
        self, cue: re.Match[str], low: int, source: Source, sources: Sources, earlier: Attribution | None
    ) -> Attribution | None:
        """Give what is told beside the source and its verb, and not after them."""
        return self._beside.read(cue, self._outer(low, source, earlier), source, sources)

    def _outer(self, low: int, source: Source, earlier: Attribution | None) -> int:
        """Give where a report before its source begins: what the paper has learned holds that Basya says it is late."""
        held = earlier is not None and any(c.start < source.start <= c.end + 3 for c in earlier.contents)
        # "Basya, who called it hard, came second, the paper said": the relative is a part of what the paper says
        aside = earlier is not None and contexts.CLAUSE_END.match(self.masked, earlier.contents[-1].end)
        return self.start if held or aside else low

    def _subject(self, low: int, cue: int, sources: Sources) -> Source | None:
        """Give the source before a verb: of a noun and its apposition the one that names a person."""
        relative = contexts.RELATIVE.search(self.masked[low:cue])
        stop = low + relative.start() if relative else cue
        if relative and (named := [m for m in sources.within(max(low, stop - 80), stop) if m.end == stop]):
            return sources.source(named[-1].start, stop)
        if relative and (noun := contexts.BEFORE_WHO.search(self.masked, low, stop)):
            return sources.source(*noun.span("noun"))
        verb = cues.CUE.match(self.masked, cue)
        form = verb[0].lower() if verb else ""
        inflected = form and (form in contexts.UNCHANGED or form not in cues.FORMS.values())  # not "to submit … and suggest"
        if inflected and low == self.start and contexts.JOINED.search(self.masked, low, stop):
            return self._clauses.main_subject(sources, cue)  # "Police arrested a man and said …"
        before = self.masked[low:stop].rstrip()
        if low > self.start and before.endswith(",") and "," not in before[:-1]:
            return self._clauses.main_subject(
                sources, verb.end() if verb else cue
            )  # "Basya, in a speech that he called “hard”, said"
        read = [source for span in subjects_before(self.masked, low, stop) if (source := sources.source(*span))]
        return next((source for source in read if sources.types.get(source.speaker) == "PER"), read[0] if read else None)

    def _inverted(self, cue: re.Match[str], low: int, sources: Sources) -> Attribution | None:
        """Read ", said NAME" after what was said."""
        before = self.masked[low : cue.start()].rstrip()
        if (
            cues.FORMS[small(cue[0])] == "tell"
            or not before.endswith((",", MASK))
            or re.match(
                r"\s*(?:[,:\0]|(?:that|before|after|as|when|while|since|once|if|because|although|though)\b|$)",
                self.masked[cue.end() : self.end],
            )
        ):
            return None
        quoted = self._quotes_before(cue.start(), low)
        relative = contexts.WHO_LAST.search(before)
        if relative and not FINITE.search(before, 0, relative.start()):
            return None  # "Basya, who is a sailor, said the boat …": the comma ends what is told of who speaks
        if contexts.PRONOUN_ACTS.match(self.masked, cue.end(), self.end):
            return None  # "one, Basya, said he saw flames"
        content = tuple(quoted) if quoted and before.endswith((MASK, MASK + ",")) else (self._reported.trim(low, cue.start()),)
        source = self._clauses.named_after(sources.source(*subject_after(self.masked, cue.end(), self.end)), sources)
        if source is None or not content or content[0].end - content[0].start < 8 or contexts.ENDS_FINITE.search(source.words):
            return None  # "NAME, says they are late": the words after the verb are no subject
        if not quoted and cues.FORMS[small(cue[0])] not in {"say", "add", "write", "report", "warn"}:
            return None
        if not quoted and not FINITE.search(self.masked, *content[0]):
            # "the recipients, said Maurer, are required to": what follows is the report
            after = self._reported.trim(source.end, self.end)
            inserted = self.masked[source.end : after.start].strip() == "," and FINITE.match(self.masked, after.start)
            return Attribution(source, cue[0], (after,)) if inserted else None
        rest = tuple(
            Span(q.start, q.end) for q in self.quotes if q.start >= source.end and self._reported.adjacent(source.end, q.start)
        )
        more = () if quoted else self._beside.more(content[0], source.end)
        return Attribution(source, cue[0], content + rest + more)

    def _quotes_before(self, cue: int, low: int) -> list[Span]:
        return [Span(q.start, q.end) for q in self.quotes if low <= q.start and q.end <= cue and self.masked[q.start] == MASK]
