"""What is reported after a verb: the clause, the quotation, the order or the judgement that stands there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.analysis import verbs
from reader.analysis.statements.cues import (
    ADDRESSING,
    CUE,
    FEELINGS,
    JUDGING,
    NAMING,
    NOUNS,
    REFUSING,
    SAYING,
    STANCES,
    THINGS,
    THOUGHTS,
    VOICING,
)
from reader.analysis.statements.leads import ADDRESSEE, ADVERBIAL, LED, TOLD
from reader.analysis.statements.stops import AND_THEN, NEXT_CLAUSE, STOP, TELLERS
from reader.analysis.times.words import WEEKDAY
from reader.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.quotations import Quotation

# masked quotations: their words are not the story's own
MASK = "\0"

_THAT = re.compile(r"(?:[^.;:\0]{0,60}?\s)?that\b\s*(?!is\b\s*,)")
# "to the point that", "anything that": a result, a relative, and not a report
_RESULT = re.compile(
    r"\b(?:point|extent|degree|fact|so|such|now|provided|given|except|way|time|day|moment|place|(?:any|some|every|no)(?:thing|one|body))\s+that\s*$"
)
# "decided to sail despite knowing that": the participle's report
_KNOWING = re.compile(
    r"\b(?:knowing|reali[sz]ing|seeing|assuming|ensuring|pretending|proving|sensing|discovering|remembering|forgetting)\s+that\s*$"
)
# "said, citing Mr. Basya, that", "forecast, on average, that"
_INSERTED = re.compile(r",\s[^,;:\0\n]{2,100},(?=\sthat\b)|,\s(?:citing|quoting)\s[^,;\0\n]{2,100},(?=\s\0)")
# what is a part of the verb: "pointed out", "called on"
_PARTICLE = {"point": re.compile(r"\sout\b"), "call": re.compile(r"\s(?:up)?on\b")}
_IN = re.compile(r"\s(?:in|at|during|on)\s")
_QUESTION = re.compile(r"\s+(?P<what>(?:how|why|what|whether|where|when|if)\s)")
# "told her how strange it was", "asked the crew what he saw"
_ASKED = re.compile(r"\s+(?:(?:the|his|her|its|their)\s)?[\w’'-]+\s(?P<what>(?:how|why|what|whether)\s)")
# "said that was a lie": the subject of what is told
_THAT_IS = re.compile(
    r"\s+that\s(?=(?:is(?!\s*,)|was|(?:were|should|had)(?!\s(?:the|an?|any|it|he|she|they|there)\b)|are|will|would|can|could|may|might|must|has|does|did|means|makes|\w+n['’]t)\b)"
)
_ASKING = frozenset({"explain", "ask", "clarify", "wonder", "tell"})
# a quotation after these goes on with the clause: "deficiency is “the sleeper”"
_OPEN_CLAUSE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|must|can|could|should|not|\w+n['’]t|a|an|the|of)$"
)
# and so it does after a subject: "he recalled it “vividly”"
_SUBJECT = re.compile(r"(?:he|she|it|they|we|i|there)\b", re.IGNORECASE)
FINITE = re.compile(
    r"(?<![\w-])(?:is|are|was|were|am|be|been|has|have|had|will|would|can|cannot|could|may|might|should|must|shall|do|does|did|won't|isn't|aren't|wasn't|"
    rf"[a-z]{{2,}}ed|\w{{2,}}n['’]t|{'|'.join(word for word in verbs.PAST if word not in verbs.UNSURE)}|"
    r"plans?|wants?|"
    r"needs?|remains?|continues?|expects?|favou?red|makes?|takes?|comes?|goes|contains?|includes?|shows?|works?|"
    # any verb after a pronoun: "it depends", "they still hope"
    r"(?:(?<=\bhe )|(?<=\bit )|(?<=\bshe )|(?<=\bwho )|(?<= he still )|(?<= it still )|(?<= he also ))[a-z]+(?<!s)s|"
    r"(?:(?<=\bthey )|(?<=\bthey still )|(?<=\bwe )|(?<=\bWe )|(?<=\bI )|(?<=\byou ))[a-z]+)\b"
)
TRAIL = " \t\n.,;:!?—–-"
_PREPOSITIONS = (
    "about|of|to|on|by|against|for|with|in|at|from|near|inside|despite|after|before|during|since|until|amid|under|over|through|into|"
    "between|among|without|because|while"
)
# what begins so is a place, a time, a topic rather than a report
_QUANTITY = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|one"
_LEADS_OFF = re.compile(
    rf"\s*(?!(?:at\s(?:least|most)|about|around|over|under|between)\s+(?:[$£€]?\d|a\s(?:dozen|hundred|thousand|million|billion|third|quarter)|half|{_QUANTITY}))(?:,|(?:{_PREPOSITIONS}|and|or)\b)"
)
# words with which something between a verb and its "that" begins
_BETWEEN = frozenset(_PREPOSITIONS.split("|")) | {",", "also", "again", "publicly"}
_ANSWERING = frozenset({"respond", "reply", "answer"})
_WHEN = re.compile(r"\s*(?:when|once|as|where|if)\b")
_SET_FIRST = re.compile(rf"\s*(?:{_PREPOSITIONS})\b[^,.;]{{2,50}},\s\w")
# "employers added 20,000 jobs, a record that was expected": a clause must follow
_COUNTED = re.compile(
    r"(?:an?\s(?=\d)|(?:about|around|nearly|almost|some|more than|an average of|another)\s)?[$£€]?\d", re.IGNORECASE
)
# "did not believe him so he left": whom one believes
_OBJECT = re.compile(r"\s*(?:him|them|us|me|you\s(?:and|so|because))\b")
# "added 25 points as the team won": another clause has the verb
_OTHER_CLAUSE = re.compile(r"\b(?:as|while|when)\b(?!\s(?:many|much|well)\b)|\band\b.*,|,.*\band\b")
# a mark that is a part of its word
_HOUR = re.compile(r"\b[ap]\.\s?m\.$")
# "feared them and asked", "reiterated a rating but lowered it": what follows has another subject
_ANOTHER_ACT = re.compile(r"\s(?:and|or|but)\s+$")
# what is no place begins the report: "said in rare cases, the pedal wears down"
_IN_CASES = re.compile(
    r"in\s(?:[a-z]+\s){0,3}(?:cases|instances|circumstances|situations|years|months|weeks|days|decades),\s[a-z]", re.IGNORECASE
)
# "reports the man who took the child, Basya, was sentenced"
_NAMED_BETWEEN = re.compile(r",\s[A-Z][^,]{1,40},\s(?:was|were|is|are|has|have|had|will|would)\b")
# no subject ends so: what follows is a noun or says what kind
_OPEN_NOUN = re.compile(r"\b(?:the|an?|his|its|their|our|other|another|every|of|very|most)\s$", re.IGNORECASE)
# "declared it a “disaster”"
_DECLARED = re.compile(
    r"\s(?:it|him|her|them|(?:him|her|it|them)sel(?:f|ves)|the\s[^,;:.\0]{2,40}?)\s(?:to\sbe\s)?(?:(?:an?|the)\s)?[\0\"“]"
)
# of these what is quoted at once is a name
_CALLING = frozenset({"call", "label", "brand", "dub"})
# "expressed “regret”", "expressed his deep “regret”"
_EXPRESSED = re.compile(r"\s(?:[a-z]+\s){0,2}")
# these tell nothing without it: "put the boat into the water"
_ONLY_LED = REFUSING | NAMING | {"put", "accuse"}
# "told the crew to leave"
_BIDDEN = re.compile(
    r"\s(?:(?:the|an?|his|her|their|its|all|some)\s)?(?:(?!(?:the|an?|his|her|their|its|that|this)\s)[\w’'-]+\s){1,3}?"
    r"(?=(?:not\s)?to\s[a-z]{2,}\b)"
)
# "rejected the report as wrong"
_AS = re.compile(r"\s[^,;:\0]{2,80}?\sas\s[\w\0\"“]")
# "expressed fear that", "was adamant on Friday that"
_FELT = re.compile(rf"(?:\s(?:on\s)?{WEEKDAY})?\s+that\b")


# surveys find this of some "while" they find that of others
_COUNTING = frozenset({"find", "show", "indicate", "report", "estimate"})
_FIGURE = re.compile(rf"\d|\b(?:{_QUANTITY}|dozens?|hundreds|thousands)\b")
# "while two were hurt": a figure in words first of all
_FIGURE_FIRST = re.compile(rf"[^,.]*\d|\s(?:(?:about|another|some|at\sleast|nearly|more\sthan)\s)?(?:{_FIGURE.pattern})")


# so far from its verb a quotation may stand
_ADJACENT = 300


class Reported:
    """The words of one utterance, asked what a verb in it reports."""

    def __init__(self, text: str, masked: str, end: int, quotes: Sequence[Quotation]) -> None:
        self._masked, self._end, self._quotes = masked, end, quotes
        # a quotation that ends with a mark is whole
        self._whole = frozenset(quote for quote in quotes if text[quote.start : quote.end - 1].rstrip()[-1:] in ".,!?;:-–—’'\"")

    def after(self, start: int, verb: str, form: str) -> Span | None:
        """Give what is reported after a verb, where what stands there is a report."""
        particle = _PARTICLE[verb].match(self._masked, start, self._end) if verb in _PARTICLE else None
        start = particle.end() if particle else start
        if inserted := _INSERTED.match(self._masked, start, self._end):
            start = inserted.end()
        stop = self._stop(start, through=verb in _COUNTING)
        rest = self._masked[start:stop]
        led = LED.get(verb)
        if led and (lead := led.match(rest) or led.match(rest, self._past_adverbials(start, stop) - start)):
            more = AND_THEN.search(self._masked, start + lead.end(), stop)
            return self._content(start + lead.end(), more.start() if more else stop)
        if verb in _ONLY_LED:
            return self._judged(start, stop, verb) if verb in REFUSING and _AS.match(rest) else None
        if (verb in JUDGING and not particle) or (verb == "declare" and _DECLARED.match(rest)):
            return self._judged(start, stop, verb)
        if pronoun := _THAT_IS.match(self._masked, self._past_adverbials(start, stop), stop):
            return None if form in NOUNS else self._content(pronoun.start(), stop)
        that = _FELT.match(rest) if form in FEELINGS | STANCES else _THAT.match(rest)
        if that and verb != "call" and self._introduces(rest[: that.end()], verb):
            return self._content(start + that.end(), stop)
        if form in FEELINGS | STANCES:
            return None  # "expressed concern about it": what is felt is no report
        if verb in _ASKING and (question := _QUESTION.match(rest) or (verb in ADDRESSING and _ASKED.match(rest))):
            return self._content(start + question.start("what"), stop)
        quote = next((q for q in self._quotes if start <= q.start < self._end and self.adjacent(start, q.start)), None)
        if quote is not None and self._masked[quote.start] == MASK:
            return (
                self._content(quote.start, stop)
                if verb != "cite" and self._goes_on(quote, stop)
                else Span(quote.start, quote.end)
            )
        if verb in VOICING:
            return None
        if verb in ADDRESSING and ((told := self._addressed(start, stop, verb)) or verb not in SAYING):
            return told
        return self._unmarked(start, stop, verb, form)

    def _unmarked(self, start: int, stop: int, verb: str, form: str) -> Span | None:
        """Give what is reported without "that" or quotation: "said the plan would fail"."""
        place = self._past_adverbials(start, stop)
        content = self._content(place, stop)
        if (verb in THINGS or verb in THOUGHTS) and _OBJECT.match(self._masked, place, stop):
            return None
        if verb in _ANSWERING and _WHEN.match(self._masked, place, stop):
            return None  # "the crew responded when the boat sank": an act
        if content is None or (_LEADS_OFF.match(self._masked, place, stop) and not self._is_set_first(verb, place, stop)):
            return None
        if MASK in self._masked[content.start : content.end]:
            return content
        clause = FINITE.search(self._masked, content.start, min(content.end, content.start + 120))
        if clause is None:
            # its verb the list of finite forms may not know: to say takes a clause
            return content if verb == "say" and self._masked[content.start : content.end].count(" ") >= 2 else None
        if clause.start() == content.start or (
            verb != "say" and _ANOTHER_ACT.search(self._masked, content.start, clause.start())
        ):
            return None
        counted = verb == "add" and _COUNTED.match(self._masked, *content)
        if counted and _OTHER_CLAUSE.search(self._masked, content.start, clause.start()):
            return None
        clear = verb not in THINGS and not counted and (form not in NOUNS or verb == "say")
        return content if clear or self._is_clause(content, clause.start()) else None

    def _past_adverbials(self, start: int, stop: int) -> int:
        """Give where what follows a verb goes on behind when and where it was said: "warned on Monday of"."""
        place = start
        while adverbial := ADVERBIAL.match(self._masked, place, stop):
            place = adverbial.end()
        while place > start and self._masked[place - 1].isspace():
            place -= 1
        return place

    def clause(self, start: int, *, stopped: bool) -> Span | None:
        """Give what is reported from a place on, to the end of its clause (`stopped`) or of the sentence."""
        stop = self._stop(start)
        if stopped and (more := NEXT_CLAUSE.search(self._masked, start, stop)):
            stop = more.start()
        return self._content(start, stop)

    def _goes_on(self, quote: Quotation, stop: int) -> bool:
        """Tell a quotation that is a part of its clause: "begged “not to lose sight” of the war"."""
        return (
            quote.end < stop and quote not in self._whole and re.match(r"\s[a-z]", self._masked[quote.end : stop]) is not None
        )

    def _introduces(self, before: str, verb: str) -> bool:
        """Tell the "that" of a report from a relative: "said on Monday that", but "announced the place that"."""
        if FINITE.search(before) or _RESULT.search(before) or _KNOWING.search(before):
            return False
        if (cue := CUE.search(ADVERBIAL.sub(" ", before))) and not (cue[0].lower() in NOUNS and _IN.match(before)):
            return False  # but "wrote in a report that"
        bare = ADVERBIAL.sub(" ", before.rstrip().removesuffix("that")).split()
        if len(bare) > 8:
            return False
        return verb in TOLD or bare[:1] == [] or bare[0].lower() in _BETWEEN or all(word.endswith("ly") for word in bare)

    def _is_clause(self, content: Span, verb: int) -> bool:
        """Tell "announced he would resign" from "announced a deal that was signed": no relative or participle."""
        noun = self._masked[content.start : verb]
        if _OPEN_NOUN.search(noun):
            return False  # "confirm the plan", "other concerned authorities": no verb stands there
        if _NAMED_BETWEEN.search(self._masked, *content):
            return True
        if noun.count(",") == 1 and noun.rstrip().endswith(","):
            return False  # no comma parts a subject from its verb: "who proposed the particle, came"
        if (
            re.search(r"\b(?:who|which|that|where|when|to|after|as|and|of|in|for|by|with)\b|,(?!\d)", noun)
            and len(noun.split()) > 6
        ):
            return False
        if re.search(r"\b(?:what|whom)\b", noun):
            return False
        found = FINITE.match(self._masked, verb)
        loose = r"\s*(?:[,.;\0]|(?:by|in|on|at|to|for|from|with|during|after|before|as|of|and|under|over|against)\b)"
        finite = found is not None and (not found[0].endswith("ed") or re.match(loose, self._masked[found.end() :]) is None)
        return finite and not re.search(r"\b(?:who|which|that)\s*$", noun)

    def _is_set_first(self, verb: str, start: int, stop: int) -> bool:
        """Tell "says in the last week, two doctors were …" from "says in Rome": a clause follows the comma."""
        first = _SET_FIRST.match(self._masked, start, stop) if verb in {"say", "state", "add", "report"} else None
        return first is not None and (
            FINITE.search(self._masked, first.end(), stop) is not None or _IN_CASES.match(first[0].lstrip()) is not None
        )

    def _judged(self, start: int, stop: int, verb: str) -> Span | None:
        """Read "called the sentence “dangerous”" to its last quotation, "described it as historic" to the end."""
        more = next((cue for cue in CUE.finditer(self._masked, start, stop) if self._masked[cue.start() - 2] == ","), None)
        if more:
            stop = more.start()  # "which he called “hard”, told the paper “…”": the next is not judged by it
        quotes = [q for q in self._quotes if start <= q.start < stop or (more is None and 0 <= q.start - stop < 3)]
        before = self._masked[start : quotes[0].start] if quotes else ""
        if quotes and not before.strip() and (verb in _CALLING or not self._is_phrase(quotes[0])):
            return None  # a name: "a print called “Cowboys”"
        if quotes and not before.strip() and self._masked.startswith(" by ", quotes[0].end):
            return None  # "the boat, hailed “a wonder” by sailors": who is hailed does not speak
        if verb == "express" and (not quotes or not self._is_phrase(quotes[0]) or not _EXPRESSED.fullmatch(before)):
            return None
        if quotes:
            return self._content(start, quotes[-1].end)
        if re.search(r"\bas\s+(?:an?\s|the\s)?\w", self._masked[start:stop]) and "as well as" not in self._masked[start:stop]:
            more = NEXT_CLAUSE.search(self._masked, start, stop)
            return self._content(start, more.start() if more else stop)
        return None

    def _is_phrase(self, quote: Quotation) -> bool:
        """Tell quoted words of a sentence from a name: "hailed “the mobilization”", but "praised “Cowboys”"."""
        return self._masked[quote.start + 1 : quote.start + 2].islower() or self._masked[quote.start] == MASK

    def _addressed(self, start: int, stop: int, verb: str) -> Span | None:
        """Read "urged the government not to wait", "told the BBC the plan would fail"."""
        rest = self._masked[start:stop]
        order = re.match(
            r"\s+(?!to\b|for\b|about\b|of\b|not\s+to\b)[^,.;]{2,120}?\s(?:not\s+)?to\s+(?!(?:the|an?|his|her|its|their)\b)[a-z]{2,}",
            rest,
        )
        if order and verb != "tell":
            more = AND_THEN.search(self._masked, start + order.end(), stop) or NEXT_CLAUSE.search(
                self._masked, start + order.end(), stop
            )
            return self._content(start, more.start() if more else stop)
        quote = next(
            (q for q in self._quotes if start < q.start < stop and self._masked[start : q.start].count(" ") <= 3), None
        )
        if quote and verb in {"urge", "call"}:
            return self._content(start, quote.end)  # "urged an “end to the violence”"
        if verb == "tell":
            if order and (bidden := _BIDDEN.match(rest)) and not FINITE.search(bidden[0]):
                more = AND_THEN.search(self._masked, start + bidden.end(), stop)
                return self._content(start + bidden.end(), more.start() if more else stop)
            told = ADDRESSEE.match(rest)
            if told and FINITE.search(rest, told.end()) and not rest.startswith(("which", "who"), told.end()):
                return self._content(start + told.end(), stop)
        return None

    def _content(self, start: int, stop: int) -> Span | None:
        if more := TELLERS.search(self._masked, start, stop):
            stop = more.start("more")
        content = self.trim(start, stop)
        return content if content.end - content.start >= 8 else None

    def _stop(self, start: int, *, through: bool = False) -> int:
        """Give where a report ends: at a semicolon, at "according to", else with the sentence; `through` what it contrasts."""
        at = start
        while stop := STOP.search(self._masked, at, self._end):
            if stop[0].endswith(("while", "whereas")) and (through or self._compares(start, stop)):
                at = stop.end()
                continue
            quoted = stop[0].startswith(",") and self._masked[stop.end() : stop.end() + 1] == MASK
            if not quoted or stop.start() - start > 60 or FINITE.search(self._masked, start, stop.start()):
                return stop.start()
            at = stop.end()  # "that officials, “in their zeal, had …": a subject alone is no report
        return self._end

    def _compares(self, start: int, stop: re.Match[str]) -> bool:
        """Tell figures on both sides of "while": "it said profit fell by 17 %, while sales rose by 3 %"."""
        after = (stop.end(), min(self._end, stop.end() + 100))
        figures = _FIGURE.search(self._masked, start, stop.start()) and _FIGURE_FIRST.match(self._masked, *after)
        return (
            figures is not None and CUE.search(self._masked, *after) is None
        )  # "while the army put the toll at 7": another speaks

    def trim(self, start: int, end: int) -> Span:
        """Leave out white space and marks at the ends, but not a quotation's."""
        while start < end and self._masked[start] in " \t\n,;:—–-":
            start += 1
        while end > start and self._masked[end - 1] in TRAIL and not _HOUR.search(self._masked, max(start, end - 5), end):
            end -= 1
        return Span(start, end)

    def adjacent(self, start: int, quote: int) -> bool:
        """Tell a quotation that belongs to a verb before it: only marks and adverbials lie between."""
        if quote - start > _ADJACENT:
            return False
        between = self._masked[start:quote]
        bare = ADVERBIAL.sub(" ", between).strip(" ,:\n")
        words = len(bare.split())
        if FINITE.search(bare):
            return False  # "laughed when he said “…”"
        return (words <= 3 and _OPEN_CLAUSE.search(bare) is None and _SUBJECT.match(bare) is None) or (
            words <= 9 and between.rstrip().endswith((":", ","))
        )
