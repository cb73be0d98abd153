"""What a number counts, whether it counts at all, and where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reader.analysis.figures.units import PLURALS, is_plural, singular
from reader.analysis.lists import vocabulary

if TYPE_CHECKING:
    from reader.analysis.figures.numbers import Number

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_](?:[\w&]|['’.-](?=\w))*|\d[\w,.]*\w|\d|[^\w\s]|\n")
_STOPS: Final = vocabulary("""
    in on at by for from with to into over under after before during since until as than that which who whose whom where
    when while and or but if because though although is are was were be been being has have had will would can could may
    might should must do does did a an the this these those not so yet per each every against between among across near
    around about via without within through worth including such both it he she they we you i there here out up down off
    onto outside inside towards toward
""")
_SKIP: Final = vocabulary("""
    of the its his her their our my your these those more other others new additional further extra all such fellow own
""")
_ADJECTIVE = re.compile(
    r"(?:al|ive|ous|ful|less|able|ible|ic|ed|ing|est|ary|ern|ish|new|old|young|large|small|big|major|local|senior|more|other|many)$"
)
# "3-pointer" and "2-state" describe, "290-seat" counts
_FEW = 10
# after a hyphen these describe ("two-state solution", "three-time champion") and count nothing; days and years are durations
_DESCRIBING: Final = vocabulary("""
    state way time fold star point part tier track step sided dimensional pronged piece ply stroke hit run goal day week month
    year hour minute second decade night half thirds quarters fifths tenths old up on off in out some fits long short deep
    page term story storey pointer layer level speed engine stage digit figure letter word
""")
_DURATIONS: Final = vocabulary("second minute hour day night week weekend fortnight month quarter year decade century")
# what a number of four digits without a comma must stand before to be no year: who can be counted
_COUNTED_PEOPLE = re.compile(
    r"\s(?:[a-z]+\s)?(?:people|[a-z]*(?:children|men|women)|persons|students|pupils|patients|workers|employees|soldiers|voters|adults|"
    r"respondents|participants|households|families|residents|villagers|homes|houses|animals|cases|deaths|schools|villages)\b"
)
_DATING = re.compile(
    r"\b(?:in|of|the|since|until|till|by|from|during|before|after|to|early|late|mid|spring|summer|autumn|fall|winter|its|his|her|their|"
    r"a|and|[A-Z][a-z]+)[\s-]$"
)
# a noun before a number that makes it a name: "version 10", "flight 447"
_LABELS: Final = vocabulary("""
    version flight page pages chapter article section resolution phase stage level category magnitude number no channel
    route highway road room gate terminal group type class grade line act rule step part volume verse model series season
    episode round week day game match area zone district ward unit block building bus train platform code form
    figure table item lot question psalm apollo aged age top
""")
_VERBS: Final = {
    "kill": "death", "killed": "death", "killing": "death", "kills": "death", "wounding": "injury", "wounded": "injury",
    "injuring": "injury", "injured": "injury", "injures": "injury", "toll": "death", "deaths": "death",
    "arresting": "arrest", "arrested": "arrest", "dead": "death", "hurting": "injury",
}  # fmt: skip
_RESULT = re.compile(r"\s?(?:win|victory|defeat|loss|draw|lead|vote|decision|triumph|in favou?r|up|down)\b")


def words_after(text: str, place: int, limit: int = 7) -> list[str]:
    """Give the words and marks that follow a place, up to a line's end."""
    found = []
    for match in _WORD.finditer(text, place, place + 90):
        found.append(match[0])
        if len(found) >= limit or match[0] == "\n":
            break
    return found


def word_before(text: str, place: int) -> str:
    """Give the word right before a place, or the mark; empty at a line's beginning."""
    before = re.search(r"([\w&.'’+-]*\w\.?|[^\w\s])[ \t]*$", text[max(0, place - 40) : place])
    return before[1] if before else ""


def noun(text: str, number: Number) -> tuple[str, bool]:
    """Give what follows a number as a unit in the singular, and whether it is surely counted (in the plural)."""
    phrase: list[str] = []
    grown = False
    rest = words_after(text, number.end)
    if rest[:1] == ["-"] and len(rest) > 1 and rest[1].isalpha():
        # "290-seat" and "six-member" count; "two-state" only describes
        described = rest[1].lower() in _DESCRIBING or _ADJECTIVE.search(rest[1]) is not None
        return singular(rest[1].lower()), rest[1].islower() and (
            not described or (text[number.digits].isdigit() and number.value > _FEW)
        )
    for place, word in enumerate(rest):
        lower = word.lower()
        if lower == "of" and phrase:
            break
        if word == "United" and rest[place + 1 : place + 2] == ["States"]:
            continue
        if word == "States" and place and rest[place - 1] == "United":
            continue
        if (
            lower in {"and", "or"}
            and phrase
            and not any(map(is_plural, phrase))
            and _is_adjectival(rest[place + 1 : place + 3])
        ):
            continue  # "false or misleading claims"
        if lower in _SKIP and not phrase:
            grown = grown or lower in {"new", "more", "additional", "further", "other", "others"}
            continue
        if word[0].isdigit() and place and word[-1] != "s":
            phrase.append(word)
            continue
        if lower in _STOPS or not word[0].isalnum() or lower.endswith("ly") or word.endswith(("'s", "’s")):
            if word.endswith(("'s", "’s")) or (lower.endswith("ly") and not phrase):
                phrase.clear()
                continue
            break
        phrase.append(word)
        ends_here = place + 1 < len(rest) and rest[place + 1].lower() in _STOPS
        if (
            is_plural(word)
            and (ends_here or lower in PLURALS or number.kind == "fraction")
            and lower not in {"police", "staff"}
        ):
            break
    unit, counted = _head(phrase)
    return unit, counted or grown


def _is_adjectival(rest: list[str]) -> bool:
    """Tell whether what stands after "and" goes on with the adjectives of one noun."""
    return len(rest) == 2 and rest[0].islower() and rest[1].islower() and not is_plural(rest[0]) and is_plural(rest[1])


def _head(phrase: list[str]) -> tuple[str, bool]:
    """Choose the head of a noun phrase: its last plural, with the noun before it."""
    plurals = [place for place, word in enumerate(phrase[:5]) if is_plural(word)]
    if not plurals:
        return (phrase[0].lower() if phrase and phrase[0].islower() else ""), False
    place = plurals[0]
    for later in plurals[1:]:
        if later == place + 1:
            place = later
    head = phrase[place]
    unit = singular(head) if head[0].isupper() else singular(head.lower())
    before = phrase[place - 1] if place else ""
    if before and before.islower() and not _ADJECTIVE.search(before) and head.lower() not in PLURALS and "-" not in before:
        unit = f"{before} {unit}"
    return unit, True


def verb_unit(text: str, number: Number) -> str:
    """Give the unit that a verb or "toll of" before the number implies: "killing 107"."""
    before = [w.lower() for w in re.findall(r"[^\W\d_]+", text[max(0, number.start - 40) : number.start])][-3:]
    for word in reversed(before):
        if word in _VERBS:
            return _VERBS[word]
    if re.search(r"\b(?:death )?toll\b[^.;]{0,60}$", text[max(0, number.start - 80) : number.start]):
        return "death"
    of = re.search(
        r"\bnumber of (?:[a-z-]+ ){0,2}?([a-z]+s|people|children|women|men)\b[^.;]{0,60}$",
        text[max(0, number.start - 100) : number.start],
    )
    return singular(of[1]) if of else ""


_DRIVEN = re.compile(
    r"\b(?:dr[io]v(?:e|es|ing)|br(?:ing|ings|inging|ought)|push(?:es|ed|ing)?|lift(?:s|ed|ing)?|rais(?:es|ed|ing)|t(?:ake|akes|aking|ook)|"
    r"sen(?:d|ds|ding|t))\s(?:[^.,;]{1,40}?\s)??(?P<noun>(?:[a-z]+\s)?[a-z]{3,}s)\s(?:(?:to|past|above|over|below|under)\s)?$"
)
_GROWN = re.compile(
    r"\b(?P<noun>[A-Za-z][a-z]{2,}s)\s(?:(?:in|at|for|among|on)\s[^.,;]{1,50}\s)?(?:ha(?:s|ve|d)\s)?"
    r"(?:rose|risen|increased|gr(?:ew|own)|climbed|jumped|fell|fallen|dropped|declined|decreased|shrank)\s(?:from|to)\s$"
)
_UNCOUNTED: Final = vocabulary("prices rates shares temperatures stocks costs sales profits earnings yields odds")


def topic_before(text: str, number: Number) -> str:
    """Give what is counted where it stands before: "drove claims over 150,000", "seats increased from 9"."""
    before = text[max(0, number.start - 120) : number.start]
    topic = _DRIVEN.search(before) or _GROWN.search(before)
    if topic is None or topic["noun"].split()[-1] in _UNCOUNTED:
        return ""
    *first, last = topic["noun"].split()
    kept = [word for word in first if word not in _STOPS and not _ADJECTIVE.search(word)]
    return " ".join([*kept, singular(last.lower())])


def is_duration(text: str, number: Number, unit: str) -> bool:
    """Tell the noun that measures time, "twenty working days"; "75 hours of video" measures the video."""
    if re.search(
        r"\b(?:an?|one)\s(?:second|minute|hour|day|night|week|month|year|decade)\sor\s$",
        text[max(0, number.start - 16) : number.start],
    ):
        return True  # "a year or two"
    return unit.rsplit(" ", 1)[-1] in _DURATIONS and not (
        unit in {"minute", "hour"} and re.match(r"\s[a-z]+\sof\s[a-z]", text[number.end : number.end + 20])
    )


def counts_despite_date(text: str, number: Number) -> bool:
    """Tell "a survey of 1709 schoolchildren": what looks like a year counts people, and nothing before it says a date."""
    if number.kind != "count" or not re.fullmatch(r"\d{4}", text[number.digits : number.end]):
        return False
    if _COUNTED_PEOPLE.match(text, number.end) is None:
        return False
    limited = number.modifier is not None
    unlikely = not 1800 <= number.value <= 2100  # a year that news speaks of
    return limited or unlikely or _DATING.search(text[max(0, number.start - 20) : number.start]) is None


def is_name(text: str, number: Number, models: frozenset[str], *, counted: bool) -> bool:
    """Tell the number of a name or a model ("Boeing 737", "version 10.4"), a label, an age or a score from a count."""
    if number.kind in ("money", "percent", "crowd", "fraction", "scaled"):
        return False
    digits = text[number.digits : number.end]
    if re.fullmatch(r"\d{3}-\d{4}", digits):
        return True  # a telephone's
    if (
        digits.islower()
        and _NAMED.search(text, max(0, number.start - 30), number.start)
        and re.match(r"\s[A-Z]", text[number.end : number.end + 2])
    ):
        return True  # "Jan ten Example"
    if digits in _EMERGENCY and re.search(
        r"\b(?:call|dial|phon)(?:s|ed|ing)?\s$", text[max(0, number.start - 10) : number.start]
    ):
        return True
    before = word_before(text, number.digits if number.modifier is None else number.start)
    lower = before.lower().rstrip(".")
    if lower in _LABELS or before in {"#", "/", "$"} or (before == ":" and not counted and number.value < 10):
        return True
    if number.kind == "measure":
        return False
    if _is_age(text, number) or (number.upper is not None and number.upper < 20 and _RESULT.match(text, number.end)):
        return True
    named = before[:1].isalpha() and not before.islower() and not before.endswith(("'s", "’s"))
    if number.modifier is None and named and not _begins(text, number.digits, before):
        return not (counted and ("," in digits or digits[:1].isalpha() or lower in _COUNTING or number.upper is not None))
    if (
        number.modifier is None
        and not counted
        and before.islower()
        and is_plural(before)
        and lower not in _VERBS
        and digits[0].isdigit()
    ):
        return True
    if re.search(r"(?<!\w)[A-Z][\w.]*\s?[-–]\s?$", text[max(0, number.start - 16) : number.start]):
        return True  # "STS-1"
    core = re.match(r"\d+", digits)
    return core is not None and core[0] in models and (not counted or (len(core[0]) > 2 and number.modifier is None))


_NAMED = re.compile(r"[A-Z][a-z]+\s$")
_EMERGENCY: Final = frozenset({"911", "999", "112", "000", "111"})
_COUNTING: Final = vocabulary("about some over nearly around only just another all these those with and in killed")


def _begins(text: str, place: int, before: str) -> bool:
    """Tell a capital that only begins a sentence: "Nearly 300", "The 12 men"."""
    start = text.rfind(before, 0, place)
    lead = text[max(0, start - 3) : start].strip(' "“')
    return (
        start <= 0 or lead[-1:] in {"", ".", "!", "?", ":"} or "\n" in text[max(0, start - 2) : start]
    ) and before.lower() in _OPENERS


_OPENERS: Final = (
    _STOPS
    | _SKIP
    | vocabulary("""
        about some nearly almost around only just another over more killed authorities police officials least exactly
        roughly approximately fewer additionally currently today
    """)
)


def _is_age(text: str, number: Number) -> bool:
    after = text[number.end : number.end + 14]
    before = text[max(0, number.start - 12) : number.start]
    if number.value > 120 or number.upper is not None:
        return False
    if re.match(r"[\s-]years?[\s-]old", after) or re.search(r"\b(?:aged?|age of|turned|turning)\s$", before):
        return True
    if re.search(r"\b(?:[Hh]e|[Ss]he) (?:was|is)\s$", before) and not re.match(r"\s?(?:[a-z]+s\b|%|per)", after):
        return True
    return (
        bool(re.search(r"[^\W\d_],\s(?:both\s)?$", before))
        and bool(re.match(r"\s?[,.)]|\s[–—-]\s", after))
        and number.kind == "count"
        and text[number.start].isdigit()
    )
