"""Where the subject of a verb that reports stands: the words before or after it that may name the source."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.analysis.statements import contexts
from reader.analysis.statements.contents import FINITE
from reader.analysis.statements.cues import NOUNS
from reader.analysis.statements.leads import DATE
from reader.analysis.times.words import WEEKDAY
from reader.model import Span

if TYPE_CHECKING:
    from reader.analysis.statements.sources import Source

_DAY = (
    rf"{WEEKDAY}(?:\s(?:morning|afternoon|evening|night))?|"
    rf"{DATE}|"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d{1,2}"
)
AUXILIARY = re.compile(
    r"(?:\b(?:has|have|had|also|then|already|yet|later|would|will|did|does|do|once|earlier|recently|previously|further|again|always|now|still|even|long|"
    r"however|meanwhile|too|both|all|repeatedly|is|are|was|were|reportedly|not|never|could|may|might|"
    r"(?!family|ally|rally|tally|assembly|supply|monopoly|reply|anomaly)[a-z]+ly|"
    rf"(?<!\bfrom )(?<!\bof )(?<!\bby )(?<!\bfor )(?<!\bsince )(?:(?:on|late|early)\s){{0,2}}(?:{_DAY})|"
    r"yesterday|today|(?:at )?(?<!\b[Tt]he )(?<!\b[Aa] )first|"
    # "Basya in a televised address to the nation said"
    r"in an?\s(?:[\w-]+\s){0,3}?(?:statement|address|speech|interview|briefing|letter|e-?mail|report|tweet|post|message|ruling)"
    r"(?:\s(?:to|with|on)\s[\w.’'-]+(?:\s[\w.’'-]+){0,3})?|"
    r"(?<!be )(?:released|published|conducted|taken|issued|filed))\s*)$"
)


def subjects_before(text: str, low: int, cue: int) -> list[Span]:
    """Give the stretches that may be the subject of a verb, the likeliest first.

    An apposition between commas does not part the verb from its noun: "Basya, a spokesman, said" has Basya first.
    """
    part = _BRACKETED.sub("", text[low:cue].rstrip())
    while auxiliary := AUXILIARY.search(part):
        part = part[: auxiliary.start()].rstrip()
    end = low + len(part)
    breaks = [low + found.start() for found in _BREAK.finditer(part)]
    if part.endswith(","):
        return _apposed(text, low, [place for place in breaks if place >= low])
    start = breaks[-1] + 1 if breaks else low
    if _LISTED.match(text, start, end):
        # "the ministers of France, Egypt and Jordan called": the list is one subject
        while len(breaks) > 1 and text[breaks[-1]] == "," and _NAME_LAST.search(text, breaks[-2] + 1, breaks[-1]):
            breaks.pop()
        if breaks and text[breaks[-1]] == "," and _NAME_LAST.search(text, low, breaks[-1]):
            breaks.pop()
        start = breaks[-1] + 1 if breaks else low
    if groups := contexts.GROUPS.fullmatch(text, low, end):
        start = groups.start("who")
    inner = list(_CONJUNCTION.finditer(text, start, end))
    start = inner[-1].end() if inner else start
    # "the broadcasts began and South Korea says": a verb before "and" ends another clause
    for joint in re.finditer(r"\band\s+", text[start:end]):
        if FINITE.search(text, start, start + joint.start()):
            start += joint.end()
            break
    start = _after_clause(text, start, end)
    if pronoun := _NOMINATIVE.search(text, start, end):
        start = pronoun.start()  # "elections they say were rigged"
    return [Span(start, end)]


def _after_clause(text: str, start: int, end: int) -> int:
    """Give where the subject begins in "he resigned after a panel": the clause after the last of these has it."""
    latest = list(_LATER.finditer(text, start, end))
    return latest[-1].end() if latest and FINITE.search(text, start, latest[-1].start()) else start


def _apposed(text: str, low: int, breaks: list[int]) -> list[Span]:
    """Give the noun and its appositions before a verb, the noun first: "Eastman, director of A and chairman of B, says"."""
    stops = [breaks[-1]]
    for place in reversed(breaks[:-1]):
        if _RELATIVE.match(text, place + 1):
            stops.append(place)  # "Ramirez, who is also the minister, said": the noun stands before
            continue
        noun = _WHO.sub("", text[place + 1 : stops[-1]])
        verb = FINITE.search(noun)
        acts = (
            verb is not None and not (verb[0].endswith("ed") and _APPOSED.match(noun)) and not _A.search(noun, 0, verb.start())
        )
        if text[place] != "," or acts or len(stops) > 6 or _CLAUSE.match(noun):
            return _between(text, place + 1, stops)
        stops.append(place)
    return _between(text, low, stops)


def _between(text: str, low: int, stops: list[int]) -> list[Span]:
    """Give the stretches between stops that are told from right to left."""
    while len(stops) > 1 and _CLAUSE.match(text, low) and FINITE.search(text, low, stops[-1]):
        low = stops.pop() + 1  # "When it was late, the crew of the boat, a ferry, said"
    # "The court heard that Basya, 42, had left": who stands after the last of these
    if inner := list(_CONJUNCTION.finditer(text, low, stops[-1])):
        low = inner[-1].end()
    low = _after_clause(text, low, stops[-1])
    clause = _WHO.sub("", text[low : stops[-1]])
    first = FINITE.search(clause) if len(stops) > 1 else None
    if first and (not first[0].endswith("ed") or _TRANSITIVE.match(clause, first.end())):
        low = stops.pop() + 1  # "The boat was lost, the papers, quoting sailors, said"
    bounds = [low - 1, *reversed(stops)]
    return [Span(start + 1, end) for start, end in pairwise(bounds) if not _RELATIVE.match(text, start + 1)]


# "the Association (IATA) said": what stands in brackets does not part the verb from its noun
_BRACKETED = re.compile(r"\s*\([^()\x00]{1,60}\)$")
_BREAK = re.compile(r",(?!\d|\s[A-Z][\w.]*\.-based\b)|[;:—\x00]|\((?![^()]{0,60}\))|\s[–-]\s")
# an addition that is not the speaker: a relative, a participle, an example
_RELATIVE = re.compile(
    r"\s*(?:(?:who|which|whose|including|such as|especially|among them|along with|as well as|led by|citing|"
    r"quoting|speaking|commenting|referring to)\s|"
    r"(?:[a-z]+ly\s)?[a-z]+(?:ed|en|wn)\s(?:by|in|on|to|from|at|with|for|as|of|last|this|\w+day)\b)"
)
# "the top elected Republican": the verb is an adjective
_APPOSED = re.compile(r"\s*(?:the|an?|his|her|its|their|one)\s")
# a noun: "repeated calls"
_ITS = re.compile(
    r"\s(?!(?:it|he|she|they|we|there|that|this|these|the|an?|its|his|her|their|on|in|at|to|for|as|no|some|all|last|yesterday)\b)[a-z]"
)
# "a plan to sail": a noun
_A = re.compile(r"\b(?:an?|the|his|her|its|their|no|any|this|that)\s(?:[a-z]+\s)?$")
# "the crew used ropes", but "the elected head", "the men accused of it"
_TRANSITIVE = re.compile(r"\s(?:the|an?|his|her|its|their|it|them|one|two|three|\d+|[a-z]{2,}s)\b")
# "an expert who did not work on it"
_WHO = re.compile(r"\s(?:who|which|that|whose)\s.*", re.DOTALL)
# what a comma and one of these begin is a clause of its own: ", though one official, speaking for others, said"
_CLAUSE = re.compile(
    r"\s*(?:(?:and|or)\s(?=[a-z])|(?i:but|although|though|while|whereas|as|because|since|so|when|after|before|if|yet)\b)"
)
_LISTED = re.compile(
    r"\s*(?:and\s+[A-Z]|[A-Z][\w'’.-]*(?:\s[A-Z][\w'’.-]*){0,3}\s+and\s+[A-Z])[\w'’.-]*(?:\s[A-Z][\w'’.-]*){0,3}\s*$"
)
_NAME_LAST = re.compile(r"\b[A-Z][\w'’.-]*$")
_CONJUNCTION = re.compile(
    r"\b(?:where|because|when|while|if|but|whether|what|that|until|although|though|(?<!such )(?<!well )as)\s+(?=\S)"
)
_NOMINATIVE = re.compile(r"\b(?:he|she|they|we|(?<=\s)it)$")
_LATER = re.compile(r"\b(?:after|before|since|once)\s+(?=\S)")
# no stop after "Mr" and "Capt"
FULL_STOP = (
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St|Lt|Sr))"
    r"(?<!\b(?:Mrs|Gov|Sen|Gen|Rep|Rev|Maj|Col|Sgt|Spc|Adm|Cpl|Pvt))(?<!\b(?:Capt|Prof|Cmdr|Brig))\."
)
_AFTER = re.compile(
    rf"[,;:!?(\x00\n]|{FULL_STOP}|"
    r"\s(?:in|on|during|after|before|while|as|when|and (?:added|said)|at (?:a|an|the)|"
    r"to (?:reporters|journalists)|by|via|through|"
    rf"who|that|if|but|because|following|amid|yesterday|today|last|this|{WEEKDAY})\b|\s[–—-]\s"
)


def subject_after(text: str, cue: int, high: int) -> Span:
    """Give the stretch of the subject that follows a verb: "said Joe Leonard, the chairman"."""
    start = cue
    while start < high and text[start].isspace():
        start += 1
    stop = _AFTER.search(text, start + 1, high)
    return Span(start, stop.start() if stop else high)


def fits(masked: str, source: Source, verb: str, form: str, after: int) -> bool:
    """Tell whether verb and subject go together: "points" needs "out", photos show nothing, a noun needs a real subject."""
    words = source.words.split()
    if form.endswith("ed") and not source.speaker and re.search(r"['’]s?$", source.words) and _ITS.match(masked, after):
        return False  # "the navy's repeated calls"; but "Basya's announced it would close"
    if verb == "hear":
        return contexts.HEARING.search(source.words) is not None
    if verb == "point":
        return re.match(r"\s+(?:out|to)\b", masked[after : after + 8]) is not None
    if verb in {"show", "find", "reveal", "indicate", "underscore", "suggest", "imply"} and not source.speaker:
        return bool(contexts.EVIDENCE.search(source.words)) or re.match(r"\s+that\b", masked[after : after + 8]) is not None
    if (
        form in NOUNS
        and form == verb
        and form not in contexts.UNCHANGED
        and (not contexts.PLURAL.search(source.words) or FINITE.search(source.words))
    ):
        return False  # "the July 25 call", "nine state charges": one does not "call", it "calls"
    if form in NOUNS and not source.speaker:
        return words[0].lower() in contexts.DETERMINERS or words[0][0].isupper() or words[-1].endswith("s")
    return True
