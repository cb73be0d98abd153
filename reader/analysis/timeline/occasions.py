"""Occasions: the noun, participle or clause inside another that a date belongs to, where it dates not all that is told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reader.analysis.lists import sequence
from reader.analysis.timeline.clauses import DID, FINITE, PAST, PERFECT, clause
from reader.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

# what happens on a day
EVENTS: Final = "|".join(
    sequence("""
    attacks? wars? elections? votes? meetings? agreements? invasions? revolutions? (?:earth)?quakes? storms? bombings?
    shootings? killings? deaths? talks summits? crash(?:es)? strikes? protests? referendums? uprisings? coups? disasters?
    outbreaks? launch(?:es)? rulings? settlements? deals? ceasefires? truces? murders? riots? floods? fires? explosions? raids?
    massacres? trials? hearings? visits? clash(?:es)? incursions? incidents? accidents? collisions? battles? polls
    debates? ceremon(?:y|ies) funerals? weddings? arrests? assassinations? blasts? stabbings? robber(?:y|ies) kidnappings?
    ambush(?:es)? walkouts? sieges? hijackings? crackdowns? takeovers? burglar(?:y|ies) sprees? rampages?
    mergers? run-?offs? verdicts? inaugurations? blockades? marches rall(?:y|ies) derailments? landslides? hurricanes? cyclones?
    """)
)
_WORDS: Final = r"(?:(?!(?:the|an?|since|of|in|to|at|for|with|by|from|on|over|after|before)\s)[\w'’-]+\s)"
_NAME: Final = r"(?:(?!(?:After|Before|Since|During|Following|In|On|At|By|When|While|Until)\s)[A-Z][\w.-]+\s){0,3}[A-Z][\w-]+"
# "the attacks of", "the vote on", "Russia's invasion in", "a bombing in Rome": what happened then; not "the crash victims"
_BEHIND = re.compile(
    rf"(?<![\w-])(?:the|an?|its|his|her|their|last|this|{_NAME}['’]s)\s(?:(?:string|series|spate|wave)\sof\s)?{_WORDS}{{0,3}}?(?:{EVENTS})\s"
    r"(?:(?:of|on|in|at|by|against|near|outside|with|between|over|into|to|for|from|across)\s(?:(?!(?:and|that|as)\s)[\w'’-]+\s){1,4}?)?"
    r"(?P<on>(?:of|on|in)\s(?:the\s)?)?$"
)
# "ahead of peace talks next month"
_AHEAD = re.compile(r"\b(?:ahead\sof|prior\sto)\s(?P<noun>(?:[\w’'-]+\s){1,6}?)(?:(?:in|on|of)\s(?:the\s)?)?$")
# "in a study published", "from ballots cast on", "revoked a warrant issued": not what is said in a statement, which is said on
# its day
_MADE = re.compile(
    r"(?<!woman\sfor\s)(?<!man\sfor\s)(?<!person\sfor\s)\b(?P<noun>(?:an?|the|its|his|her|their)\s"
    r"(?:(?!(?:statement|interview|letter|release|message|post|tweet|briefing|speech|an?|the|its|his|her|their)\b)[\w’'-]+\s){1,4}?"
    r"(?:published|released|issued|signed|filed|announced|introduced|passed|adopted|approved|made|held|launched|recorded|"
    r"conducted|reached|cast|unveiled|posted)\s)(?:(?:on|in|by|early|late|earlier)\s){0,2}$"
)
_OF = re.compile(r"\b(?:in|of|by|for|from|with|to|under|before|after|over|about|against|despite|at|on)\s$")
# "for selling a piece of land"
_DOING = re.compile(r"\b(?:for|of|from|by|over)\s(?P<part>[a-z]{2,}ing\s)")
_YEAR = re.compile(r"\d{4}")
# "the May 23 polls", "the country's May 23 polls"
_DETERMINER = re.compile(r"\s(?P<word>the|an?|its|his|her|their|(?:(?:the|its|his|her|their)\s)?[\w-]+['’]s)\s$", re.IGNORECASE)
# "last July 28 election"
_OWN = re.compile(r"(?:last|next|this)\s")
_NOUN = re.compile(
    r"\s(?:[a-z’'-]+\s){0,2}?[a-z’'-]{3,}(?=[,.;:)]|\s[–—-]|\s(?:of|in|against|for|to|with|by|on|at|between|over|from|that|which|who|when|where|after|"
    r"before|and|as|is|was|were|are|has|had|have|said|did|will|would)\b)"
)
# "the Friday night shooting", "Thursday's election"
_EVENT_AFTER = re.compile(rf"(?P<own>['’]s?)?\s{_WORDS}{{0,3}}?(?:{EVENTS})\b")
# what goes on about a noun: "at the fairgrounds that left another hurt"
_ABOUT = re.compile(r"\s(?:in|at|on|of|near|outside|inside|between|against|to|by|over|that|which|who)\s[^,;:()–—“”\"]{1,160}")
_STOP = re.compile(r"\s(?:after|before|when|while|as|because|since|although|if|and|but|until|(?:in\s)?what|--?)\s|[.!?]\s*$")
_THAT = re.compile(r"\b(?:that|which|who)\s$")
# "deposed in a coup", "wounded in Sunday's clashes": it happened then
_DURING = re.compile(r"\b(?:[Ii]n|[Dd]uring|[Aa]t|sidelines\sof)\s$")
_COMING = re.compile(r"\b(?:will|must|should|can|could|may|might|to)\s(?:[a-z]+ly\s)?[a-z]+\s")
# "condemned Friday's attack", "awaited the talks on Friday": not then
_COMMENTED = re.compile(
    r"\b(?:condemn|criticiz|criticis|welcom|prais|blam|denounc|describ|discuss|investigat|surviv|handl|await|expect|regrett|prob|"
    r"remember|mention|ey|follow|report|prais|mark)(?:ed|ing)\s$"
)
# "carried out a raid", "go to the polls": the noun says what is done
_WITH_VERB = re.compile(
    r"\b(?:(?:carr(?:y|ies|ied)|sets?|turn(?:s|ed)?)\s(?:out|off|up)|(?:go(?:es|ing)?|went|head(?:s|ed|ing)?)\sto)\s$"
)
# "people killed in the attacks of 2001 are remembered": the verb is told of whom it happened to
_GOES_ON = re.compile(rf"(?<!\bthe\s)(?<!\ban\s)(?<!\ba\s)(?<!-){FINITE.pattern}")
_BEGINS = re.compile(r"(?:\b(?:where|that|as|when|because|after|before|since|while|and|but)|,)\s$")
_SUBJECT = re.compile(rf"\s(?:[a-z]+ly\s)?{FINITE.pattern}")
# a clause may begin with these
_JOINING = re.compile(r"[\s\"“‘]*(?:(?:and|but|that|since|after|before|when|until|while|as|although|because)\s)*")
# "since 2007, when he launched a campaign"
_SINCE = re.compile(r"\b(?:since|until|till|from)\s(?:[\w-]+\s)?$")
_WHEN = re.compile(r",?\swhen\s")


def begun(text: str, within: Span, start: int, end: int) -> Span | None:
    """Give what was when all the rest began: "since 2007, when he launched a campaign"."""
    when = _WHEN.match(text, end, within.end)
    if when is None or not _SINCE.search(text, within.start, start):
        return None
    return clause(text, Span(when.end(), within.end), when.end(), when.end() + 1)


def occasion(text: str, within: Span, start: int, end: int) -> Span | None:
    """Give the noun or participle that a date belongs to, where it is less than its clause.

    That is "since the attacks of 7 October 2023", "Thursday's election", "into a 2010 allegation", "a study issued Friday".
    """
    told = clause(text, within, start, end)
    joining = _JOINING.match(text, *told)
    begin = max(joining.end() if joining else told.start, within.start + 1)
    return next((span for span in _nouns(text, within, told, start, end) if span.start > begin), None)


def _nouns(text: str, within: Span, told: Span, start: int, end: int) -> Iterator[Span]:
    """Give the nouns and participles that a date may belong to."""
    if _YEAR.fullmatch(text, start, end) and (before := _DETERMINER.search(text, max(within.start, start - 8), start)):
        if noun := _NOUN.match(text, end, within.end):
            yield Span(before.start("word"), noun.end())
    elif span := _dated_noun(text, within, told, start, end):
        yield span
    if span := _noun_dated(text, within, told, start, end):
        yield span
    if (ahead := _AHEAD.search(text, max(within.start, start - 80), start)) and not FINITE.search(text, *ahead.span("noun")):
        yield Span(ahead.start("noun"), end)
    made = _MADE.search(text, max(within.start, start - 80), start)
    if made and FINITE.search(text, within.start, made.start()) and is_object(text, within.start, made.start()):
        yield Span(made.start(), reach(text, end, within.end))
    if doing := _doing(text, told, start):
        yield Span(doing, told.end)


def _noun_dated(text: str, within: Span, told: Span, start: int, end: int) -> Span | None:
    """Give the event that a date stands right behind: "the attacks of 7 October", "a bombing Saturday in the old town"."""
    found = _BEHIND.search(text, max(within.start, start - 80), start)
    if found is None or FINITE.search(text, found.start(), start):
        return None
    if _SUBJECT.match(text, end, told.end) and _BEGINS.search(text, told.start, found.start()):
        return Span(found.start(), told.end)  # "where the quake on Friday had cut the lines"
    # "signed the agreement in Paris on": when it was signed
    if _is_done(text, within.start, found.start()) or _happened_in(text, told, found.start(), end):
        return None
    if found["on"]:
        return Span(found.start(), end)
    past = PAST.search(text, told.start, found.start()) and not _COMMENTED.search(text, told.start, found.start())
    return (
        None
        if past and not PERFECT.search(text, told.start, found.start())
        else Span(found.start(), reach(text, end, told.end))
    )


def _dated_noun(text: str, within: Span, told: Span, start: int, end: int) -> Span | None:
    """Give the event that a date stands right before, with what is said of it: "the Friday shooting at the mall"."""
    noun = _EVENT_AFTER.match(text, end, within.end)
    before = _DETERMINER.search(text, max(within.start, start - 30), start)
    own = bool(noun and noun["own"]) or (before is None and bool(_OWN.match(text, start, end)))
    if not noun or own == bool(before):
        return None
    begin = before.start("word") if before else start
    if _is_done(text, within.start, begin) or _happened_in(text, told, begin, noun.end()):
        return None
    return Span(begin, reach(text, noun.end(), within.end))


def is_object(text: str, start: int, noun: int) -> bool:
    """Tell a noun behind a verb, or behind that verb's preposition: "revoked a warrant", "was told in a study"."""
    return bool(DID.search(text, start, noun) or _OF.search(text, start, noun))


def _is_done(text: str, start: int, noun: int) -> bool:
    """Tell a noun that its verb makes happen: "won the election", "carried out a raid", not "condemned the attack"."""
    if _WITH_VERB.search(text, start, noun):
        return True
    return bool(DID.search(text, start, noun)) and not _COMMENTED.search(text, start, noun)


def reach(text: str, start: int, end: int) -> int:
    """Give where what is said of a noun ends: before a verb that is not its own, a conjunction or a mark."""
    about = _ABOUT.match(text, start, end)
    if about is None:
        return start
    stop = _STOP.search(text, start, about.end())
    high = stop.start() if stop else about.end()
    verb = _GOES_ON.search(text, start, high)
    if verb is None or _THAT.search(text, start, verb.start()):
        return high
    return start + len(text[start : verb.start()].rstrip())


def _happened_in(text: str, told: Span, start: int, end: int) -> bool:
    """Tell what a clause tells that happened in the noun: "was deposed in a coup in 2017"."""
    if not _DURING.search(text, told.start, start):
        return False
    if text.startswith(",", end) and not FINITE.search(text, told.start, start):
        return True  # "In a hearing on Friday, he lost"
    if _GOES_ON.search(text, end, told.end):
        return False
    done = PAST.search(text, told.start, start) or _COMING.search(text, told.start, start)
    return bool(done) and not PERFECT.search(text, told.start, start)


def _doing(text: str, told: Span, start: int) -> int | None:
    """Give where what a past date belongs to begins, as no perfect can: "has sued him for selling land nine years ago"."""
    verb = FINITE.search(text, told.start, start)
    perfect = PERFECT.match(text, verb.start(), start) if verb else None
    doing = _DOING.search(text, perfect.end(), start) if perfect else None
    if doing is None or "," in text[doing.end() : start] or FINITE.search(text, doing.end(), start):
        return None
    return doing.start("part")
