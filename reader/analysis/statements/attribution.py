"""Attributions in one utterance: which words are reported, by which verb, from which source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.analysis.lists import vocabulary
from reader.analysis.statements.contents import FINITE, MASK, TRAIL, Reported
from reader.analysis.statements.cues import ACCORDING, ADDRESSING, CUE, FORMS, JUDGING, NOUNS, THINGS, THOUGHTS
from reader.analysis.statements.sources import Source, Sources, subject_after, subjects_before
from reader.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.statements.quotations import Quotation


class Attribution(NamedTuple):
    """A source, its cue, and the stretches that it is told to have said."""

    source: Source
    cue: str
    contents: tuple[Span, ...]
    via: str = ""


_PASSIVE = re.compile(
    r"\b(?:was|were|been|be|being|is|are|get|got)\s+(?:(?:\w+ly|twice|also|later|again|once|first|not|never|now|still)\s+){0,2}$"
)
_DESCRIBED = re.compile(r"\s+(?:where|which|who|whose|with|have|has|are|were|of)\b")
_NO_SUBJECT = re.compile(
    r"\b(?:the|a|an|his|her|their|its|our|my|your|to|of|in|on|for|by|with|from|at|no|any|some|this|that|these|those|such|new|first|last|"
    r"latest|many|several|other|more|most|official|initial|early|recent|media|news|public|annual|final|full|not|n't|never|without|'s|’s)\s*$",
    re.IGNORECASE,
)
_EVIDENCE = re.compile(
    r"\b(?:polls?|surveys?|stud(?:y|ies)|reports?|data|figures|statistics|research(?:ers)?|results?|analys[ie]s|investigations?|investigators|"
    r"inquiry|tests?|documents?|records?|estimates?|review|audit|census|court|jury|judge|panel|commission|committee|scientists|experts|he|"
    r"she|they|it|projections?|findings|police|officials|inspectors|reviewers)\b",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|should|must|did|do|does)\b")
_DETERMINERS = vocabulary("the a an he she they it his her their its some many most several one both")
_GOES_ON = re.compile(r"\s(?:the|a|an|he|she|they|it|there|this|these|his|her|their)\s")
_RELATIVE = re.compile(
    r"[\s,]*\b(?:who|which)\s+(?:(?:has|have|had|also|later|once|previously|earlier|recently|then|first)\s+)*$"
)
# "condemned by leaders who say": the noun after the last preposition or verb
_BEFORE_WHO = re.compile(
    r"\b(?:by|with|from|to|for|in|among|including|against|are|is|was|were|said|met|[a-z]{3,}ed)\s+"
    r"(?P<noun>(?:(?!(?:by|with|from|to|for|in|among|including|against|are|is|was|were|said|met|[a-z]{3,}ed)\s)[\w’'-]+\s?){1,6})$"
)
_SCENE = re.compile(
    r"(?:since|although|though|while|whilst|after|before|following|during|despite|amid|commenting)\s", re.IGNORECASE
)
# "state media say", "report authors say": a noun before a noun
_COMPOUND = re.compile(
    r"(?:state|claim|report|post|order|rule)\s(?:media|television|tv|radio|news\w*|police|officials?|governments?|department|prosecutors?|"
    r"senators?|lawmakers?|troopers?|legislat\w+|authors?|office|run|owned)\b",
    re.IGNORECASE,
)
# the subject of a sentence, before its first verb
_MAIN = re.compile(rf"\s*(?P<who>[^,;:()\0]{{2,60}}?)\s(?:[a-z]+ly\s)?{FINITE.pattern}")
# "and later added": the verb has the subject of the one before
_JOINED = re.compile(r",?\s+(?:and|but)\s+(?:(?:has|have|had|also|later|then|further|again)\s+)*$")
# "with one poster writing"
_WITH = re.compile(r"\bwith\s+(?P<who>(?:(?:the|one|a|an|another|some)\s+)?[^,.;:()\0]{1,60}?)\s+$")
# where a relative clause between commas ends: "Basya, who said the boat had sunk, left"
_CLAUSE_END = re.compile(rf",\s+(?={FINITE.pattern})")
_STATING = vocabulary("say state add write deny explain comment announce reply respond declare")
_ANNOUNCED = re.compile(r"[^.;:\0\n]{0,80}:[ \t]*\n\s*\0")
# "denied these allegations:" and on the next line what was said
_BLOCK = re.compile(
    r"(?P<lead>[^.;:\0\n]{0,80}):[ \t]*\n\s*(?P<block>[A-Z][^\n\0]{24,}?)"
    r"(?=\n|\0|$|\s(?:He|She|It|They)\s(?:also\s|later\s)?(?:said|says|claim(?:s|ed)|added|stated|told)\b)"
)


class Utterance:
    """One sentence, or several that a quotation joins: `masked` is the text with long quotations blotted out."""

    def __init__(self, text: str, masked: str, span: Span, quotes: Sequence[Quotation]) -> None:
        self.masked, self.start, self.end = masked, span.start, span.end
        self.quotes = quotes
        self._reported = Reported(masked, span.end, quotes)
        # where a quotation ends with its sentence, so that a verb after it needs not be its own
        self._closed = frozenset(q.end for q in quotes if re.search(r"\.\s?\W?$", text[q.start : q.end]))

    def attributions(self, sources: Sources) -> list[Attribution]:
        """Find the attributions, in order of their cues."""
        found: list[Attribution] = []
        found += self._according(sources)
        via = found[0] if found else None
        low = self.start
        taken = self.start
        for cue in CUE.finditer(self.masked, self.start, self.end):
            if cue.start() < taken:
                continue
            attribution = self._read(
                cue,
                low,
                sources,
                found[-1] if found else None,
                inside=any(c.start <= cue.start() < c.end for a in found for c in a.contents),
            )
            if attribution is None:
                continue
            if via is not None and any(c.start <= cue.start() < c.end for c in via.contents):
                if FORMS[cue[0].lower()] in THOUGHTS:
                    low = cue.end()
                    continue
                found.remove(via)
                attribution = attribution._replace(via=via.source.words)
                via = None
            found = _nested(self._kept(_cut(found, attribution), found), attribution)
            sources.last = attribution.source
            low = taken = cue.end()
            if FORMS[cue[0].lower()] in ADDRESSING:
                taken = max(low, *(c.end for c in attribution.contents))
        return found

    def _kept(self, cut: list[Attribution], found: list[Attribution]) -> list[Attribution]:
        """Leave out what is a thing and no report once another's begins: "confirmed the incident and said …"."""
        return [
            new
            for new, old in zip(cut, found, strict=True)
            if new.contents == old.contents
            or FORMS.get(new.cue.lower()) not in THINGS
            or any(FINITE.search(self.masked, *c) or MASK in self.masked[c.start : c.end] for c in new.contents)
        ]

    def _according(self, sources: Sources) -> list[Attribution]:
        """Read "according to SOURCE" before, after or inside what is reported."""
        cue = ACCORDING.search(self.masked, self.start, self.end)
        if cue is None:
            return []
        stop = re.compile(r"[,.;:\0\n)]|\s(?:that|who|which|said|says)\b").search(self.masked, cue.end(), self.end)
        named = Span(cue.end(), stop.start() if stop else self.end)
        mention = next(iter(sources.within(cue.end(), min(cue.end() + 60, named.end))), None)
        if mention and mention.start - cue.end() < 5 and _GOES_ON.match(self.masked, mention.end, self.end):
            named = Span(cue.end(), mention.end)  # no comma: "According to Rathbun the property was returned"
        apposed = next(iter(sources.within(named.end, min(named.end + 60, self.end))), None)
        if (
            apposed
            and (mention is None or mention.type != "PER")
            and apposed.type == "PER"
            and self.masked[named.end : apposed.start] == ", "
            and self.masked[apposed.end : apposed.end + 1] in {",", "."}
        ):
            named = Span(named.start, apposed.end)  # "the team's coach, Alireza Mehraban, …"
        source = sources.source(*named)
        if source is None:
            return []
        end = named.end
        quoting = re.compile(r",\s*(?:quoting|citing)\s([^,]*)").match(self.masked, end, self.end)
        via = source.words if quoting else ""
        if quoting:
            end = quoting.end()
            inner = sources.source(*quoting.span(1))
            source = inner or source
        sources.last = source
        before = self.masked[self.start : cue.start()].strip(TRAIL + "(")
        if len(before.split()) <= 3 or before.endswith((" which", " that")):
            content = self._reported.trim(end, self.end)
        else:
            content = self._reported.trim(self.start, cue.start())
        words = " ".join(self.masked[cue.start() : cue.end()].split())
        return (
            [Attribution(source, words, (content,), via if via != source.words else "")]
            if content.end - content.start > 8
            else []
        )

    def _read(
        self, cue: re.Match[str], low: int, sources: Sources, earlier: Attribution | None, *, inside: bool
    ) -> Attribution | None:
        """Read one verb with what stands before and after it."""
        form, verb = cue[0].lower(), FORMS[cue[0].lower()]
        before = self.masked[low : cue.start()]
        if cue[0][0].isupper() and before.strip() and not cue[0].isupper():
            return None  # a name: "the State Department"
        progressive = form.endswith("ing") and _PASSIVE.search(before)
        if (_PASSIVE.search(before) and not progressive) or re.search(r"(?:\b(?:to|not|never)|n['’]t)\s+$", before):
            return None
        if form.endswith("ing") and not progressive:
            return self._participle(cue, form, before, sources)
        if form in NOUNS and self._is_noun(cue):
            return None
        if inverted := self._inverted(cue, low, sources):
            return inverted
        if joined := self._joined(cue, low, earlier):
            return joined
        if (form in NOUNS and _NO_SUBJECT.search(before)) or not before.strip(TRAIL):
            return None
        source = self._subject(low, cue.start(), sources)
        if source is None or not self._fits(source, verb, form, cue.end(), sources):
            return None
        if inside and (source.words.lower() in {"he", "she", "it", "they"} or verb in THOUGHTS):
            return None
        after = self._reported.after(cue.end(), verb, form)
        quoted = self._quotes_before(cue.start(), low)
        complete = after is not None and self.masked[after.start] != MASK and quoted and quoted[-1].end in self._closed
        if quoted and source.start >= quoted[-1].end and not complete:
            return Attribution(source, cue[0], tuple(quoted) + ((after,) if after and self.masked[after.start] == MASK else ()))
        if after is not None:
            ended = _CLAUSE_END.search(self.masked, *after) if _RELATIVE.search(before) else None
            return Attribution(source, cue[0], (Span(after.start, ended.start()) if ended else after,))
        return self._beside(cue, low, source, sources)

    def _is_noun(self, cue: re.Match[str]) -> bool:
        """Tell "the report says", "state media" and "U.S. states where it is legal" from verbs."""
        after = (CUE.match(self.masked, cue.end() + 1), _COMPOUND.match(self.masked, cue.start()))
        return any(after) or _DESCRIBED.match(self.masked, cue.end()) is not None

    def _joined(self, cue: re.Match[str], low: int, earlier: Attribution | None) -> Attribution | None:
        """Read "and added that": the source is the verb's before, which is of the same tense."""
        joint = _JOINED.search(self.masked, low, cue.start())
        form = cue[0].lower()
        if (
            joint is None
            or earlier is None
            or earlier.cue.lower() not in FORMS
            or form.endswith("s") != earlier.cue.endswith("s")
        ):
            return None
        content = self._reported.after(cue.end(), FORMS[form], form)
        source = earlier.source._replace(start=joint.start(), end=joint.end())
        return Attribution(source, cue[0], (content,)) if content else None

    def _beside(self, cue: re.Match[str], low: int, source: Source, sources: Sources) -> Attribution | None:
        """Read what stands before the source, "The boat had sunk, Basya said", or on the line after a colon."""
        verb = FORMS[cue[0].lower()]
        if verb in _STATING and _ANNOUNCED.match(self.masked, cue.end()):
            sources.last = source  # the quotation of the next paragraph is this one's
        block = _BLOCK.match(self.masked, cue.end()) if verb in _STATING else None
        if block and "following" not in block["lead"]:
            return Attribution(source, cue[0], (self._reported.trim(*block.span("block")),))
        content = self._reported.trim(low, source.start)
        comma = self.masked[content.end : source.start].strip() == ","
        if (
            comma
            and verb not in {"find", "show"}
            and verb not in JUDGING
            and content.end - content.start > 15
            and not self._subordinate(content)
            and FINITE.search(self.masked, *content)
        ):
            return Attribution(source, cue[0], (content,))
        return None

    def _subordinate(self, content: Span) -> bool:
        """Tell "Since the war began, the army has responded": what stands before only sets the scene."""
        return _SCENE.match(self.masked, *content) is not None and self.masked.find(", ", *content) < 0

    def _fits(self, source: Source, verb: str, form: str, after: int, sources: Sources) -> bool:
        """Tell whether verb and subject go together: "points" needs "out", photos show nothing, a noun needs a real subject."""
        words = source.words.split()
        if verb == "point":
            return re.match(r"\s+(?:out|to)\b", self.masked[after : after + 8]) is not None
        if verb in {"show", "find", "reveal", "indicate"} and not source.speaker:
            return bool(_EVIDENCE.search(source.words)) or re.match(r"\s+that\b", self.masked[after : after + 8]) is not None
        if form in NOUNS and not source.speaker:
            return words[0].lower() in _DETERMINERS or words[0][0].isupper() or words[-1].endswith("s")
        return True

    def _subject(self, low: int, cue: int, sources: Sources) -> Source | None:
        """Give the source before a verb: of a noun and its apposition the one that names a person."""
        relative = _RELATIVE.search(self.masked[low:cue])
        stop = low + relative.start() if relative else cue
        if relative and (named := [m for m in sources.within(max(low, stop - 80), stop) if m.end == stop]):
            return sources.source(named[-1].start, stop)
        if relative and (noun := _BEFORE_WHO.search(self.masked, low, stop)):
            return sources.source(*noun.span("noun"))
        read = [source for span in subjects_before(self.masked, low, stop) if (source := sources.source(*span))]
        verb = CUE.match(self.masked, cue)
        inflected = verb is not None and verb[0].lower() not in FORMS.values()  # not "to submit … and suggest"
        if (
            inflected
            and not read
            and low == self.start
            and _JOINED.search(self.masked, low, stop)
            and (main := _MAIN.match(self.masked, low, stop))
        ):
            return sources.source(*main.span("who"))  # "Police arrested a man and said …"
        return next((source for source in read if sources.types.get(source.speaker) == "PER"), read[0] if read else None)

    def _inverted(self, cue: re.Match[str], low: int, sources: Sources) -> Attribution | None:
        """Read ", said NAME" after what was said."""
        before = self.masked[low : cue.start()].rstrip()
        if not before.endswith((",", MASK)) or re.match(r"\s*(?:[,:\0]|that\b|$)", self.masked[cue.end() : self.end]):
            return None
        quoted = self._quotes_before(cue.start(), low)
        content = tuple(quoted) if quoted and before.endswith((MASK, MASK + ",")) else (self._reported.trim(low, cue.start()),)
        source = sources.source(*subject_after(self.masked, cue.end(), self.end))
        if source is None or not content or content[0].end - content[0].start < 8 or _AUXILIARY.search(source.words):
            return None  # "NAME, says they are late": the words after the verb are no subject
        if not quoted and FORMS[cue[0].lower()] not in {"say", "add", "write", "report", "warn"}:
            return None
        if not quoted and not FINITE.search(self.masked, *content[0]):
            # "the recipients, said Maurer, are required to": what follows is the report
            after = self._reported.trim(source.end, self.end)
            inserted = self.masked[source.end : after.start].strip() == "," and FINITE.match(self.masked, after.start)
            return Attribution(source, cue[0], (after,)) if inserted else None
        rest = tuple(
            Span(q.start, q.end) for q in self.quotes if q.start >= source.end and self._reported.adjacent(source.end, q.start)
        )
        return Attribution(source, cue[0], content + rest)

    def _participle(self, cue: re.Match[str], form: str, before: str, sources: Sources) -> Attribution | None:
        """Read ", saying that …": its subject is the sentence's."""
        if absolute := _WITH.search(before):
            low = cue.start() - len(before)
            source = sources.source(low + absolute.start("who"), low + absolute.end("who"))
            content = self._reported.after(cue.end(), FORMS[form], form)
            return Attribution(source, cue[0], (content,)) if content and source else None
        if not before.rstrip().endswith((",", MASK)) and not re.search(r"\b(?:as|by|while|whilst|in|and)\s*$", before):
            return None
        content = self._reported.after(cue.end(), FORMS[form], form)
        source = sources.last if sources.last.start >= self.start and sources.last.words else self._main_subject(sources)
        return Attribution(source, cue[0], (content,)) if content and source else None

    def _main_subject(self, sources: Sources) -> Source | None:
        """Give the first person or organization of the sentence, or the pronoun that it begins with."""
        first = re.compile(r"[\s\W]*(?:he|she|they|it)\b", re.IGNORECASE).match(self.masked, self.start, self.end)
        if first:
            return sources.source(self.start, first.end())
        for mention in sources.within(self.start, self.end):
            if mention.type in ("PER", "ORG"):
                return sources.source(mention.start, mention.end)
        return None

    def _quotes_before(self, cue: int, low: int) -> list[Span]:
        return [Span(q.start, q.end) for q in self.quotes if low <= q.start and q.end <= cue and self.masked[q.start] == MASK]


def _cut(found: list[Attribution], new: Attribution) -> list[Attribution]:
    """End an earlier report where the next one's subject begins."""
    cut = []
    for old in found:
        contents = tuple(
            Span(c.start, min(c.end, new.source.start))
            if c.start < new.source.start < c.end and new.contents[0].start >= new.source.start
            else c
            for c in old.contents
        )
        cut.append(old._replace(contents=contents))
    return cut


def _nested(found: list[Attribution], new: Attribution) -> list[Attribution]:
    """Let the inner of two sources speak: "officials say tests indicate …" is told by the tests, by way of the officials."""
    if not found or not new.contents:
        return [*found, new]
    outer = found[-1]
    begins = any(0 <= new.source.start - c.start < 6 and c.end <= new.contents[-1].end for c in outer.contents)
    if not begins and not any(c.start < c.end <= new.source.start + 6 and c.end - c.start < 8 for c in outer.contents):
        return [*found, new]
    return [*found[:-1], new._replace(via=outer.source.words)]
