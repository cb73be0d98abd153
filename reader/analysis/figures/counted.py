"""What a number counts, and whether it counts at all."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from reader.analysis.figures.crowds import has_noun
from reader.analysis.figures.units import PEOPLES, PLURALS, SCALES, is_plural, singular
from reader.analysis.lists import vocabulary
from reader.analysis.times.words import WEEKDAYS

if TYPE_CHECKING:
    from reader.analysis.figures.numbers import Number

_WORD = re.compile(
    r"(?:[A-Z]\.){2,}|[^\W\d_](?:[\w&]|['’.-](?=\w))*|\d{3}-\d{1,3}[A-Z]*\b|\d{1,2}-[a-z]+s\b|\d[\w,.]*\w|\d|[^\w\s]|\n"
)
STOPS: Final = vocabulary("""
    in on at by for from with to into over under after before during since until as than that which who whose whom where
    when while and or but if because though although is are was were be been being has have had will would can could may
    might should must do does did a an the this these those not so yet per each every against between among across near
    around about via without within through worth including such both it he she they we you i there here out up down off
    them whom made went came got won fell onto outside inside towards toward suffered showed sustained received needed took
    gave became remained survived
""")
SKIP: Final = vocabulary("""
    of the its his her their our my your these those more other others new additional further extra all such fellow own
""")
ADJECTIVE = re.compile(
    r"(?:al|ive|ous|ful|less|able|ible|ic|ed|ing|est|ary|ern|ish|ular|new|old|young|large|small|big|major|local|senior|more|other|many)$"
)
# they go before a noun and are no part of what it names
_NO_PART: Final = SKIP | vocabulary("""
    different separate similar distinct fresh rare recent severe violent innocent prominent
    two three four five six seven eight nine ten
""")
# after a plural these are said of it: "two guerrillas dead"
_SO_ENDED: Final = vocabulary("dead missing homeless")
# what "12 people dead", "injured", "stranded" say of them, and no further noun
_BEFALLEN: Final = frozenset({"death", "injury", "arrest", "person"})
# what somebody kills, injures or arrests begins so
_OBJECTS: Final = vocabulary("""
    a an the his her its their two three four five six seven eight nine ten eleven twelve dozens hundreds scores several some
    about nearly almost over
""")
_NO_ADVERBS: Final = vocabulary("""
    family assembly supply rally ally bully anomaly monopoly elderly early deadly daily weekly monthly yearly friendly lonely
    ugly likely costly lively fly
""")
# what so many people make: "a 500-strong crowd"
_GROUPS: Final = vocabulary("""
    crowd band force team group army gang mob squad delegation party unit contingent crew choir audience workforce staff
    congregation orchestra membership community militia brigade battalion
""")
# "3-pointer" and "2-state" describe, "290-seat" counts
_FEW = 10
# after a hyphen these describe ("two-state solution", "three-time champion") and count nothing; days and years are durations
_DESCRIBING: Final = vocabulary("""
    state way time fold star point part tier track step sided dimensional pronged piece ply stroke hit run goal day week
    month year hour minute second decade night half thirds quarters fifths tenths hundredths thousandths old up on off in
    out some fits long short deep style type like sized shaped page term story storey pointer layer level speed engine stage
    digit figure letter word
""")


# "climbed to 109 Saturday night": a day that ends the phrase; "30 Sunday schools" goes on
DAY_AFTER: Final = re.compile(
    rf"\s(?:(?:late|early|on)\s)?(?:{'|'.join(WEEKDAYS)})(?:\s(?:morning|afternoon|evening|night))?"
    r"(?=\s?[.,;:)]|\s(?:as|and|but|in|at|on|after|before|when|while|with|from|by|to|for|amid|because|following)\b|\s*$)",
    re.IGNORECASE,
)


_OUT_OF = re.compile(r"\sout(?=\sof\s(?:(?:the|its|their|his|her|all|some|about|nearly)\s){0,2}\d)")


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
    rest = _words_of(text, number)
    if rest[:1] == ["-"] and (hyphened := _hyphened(text, number, rest)):
        return hyphened
    if shared := _shared(text, number):
        return shared, True
    for place, word in enumerate(rest):
        lower = word.lower()
        if lower == "of" and phrase:
            break
        if ["United", "States"] in (rest[place : place + 2], rest[max(0, place - 1) : place + 1]):
            continue
        if _goes_on(lower, phrase, rest[place + 1 : place + 3]):
            continue
        if lower in SKIP and not phrase:
            grown = grown or lower in {"new", "more", "additional", "further", "other", "others"}
            continue
        if word[0].isdigit() and place and word[-1] != "s":
            phrase.append(word)
            continue
        adverb = lower.endswith("ly") and lower not in _NO_ADVERBS
        if lower in STOPS or not word[0].isalnum() or adverb or word.endswith(("'s", "’s")):
            if word.endswith(("'s", "’s")) or (adverb and not phrase):
                phrase.clear()
                continue
            break
        phrase.append(word)
        if is_plural(word) and _ends(lower, rest[place + 1 : place + 3], number):
            break
    unit, counted = _head(phrase)
    return (unit if counted or not grown or number.value == 1 else ""), counted or grown


def _words_of(text: str, number: Number) -> list[str]:
    """Give the words after a number that may say what it counts: no day, and not the "out" of "35 out of the 65 pieces"."""
    if DAY_AFTER.match(text, number.end):
        return []
    if number.kind == "crowd" and not has_noun(text, number.digits, number.end):
        fate = words_after(text, number.end, 1)
        return fate if fate and PLURALS.get(fate[0]) in _BEFALLEN else []
    out = _OUT_OF.match(text, number.end)
    words = words_after(text, out.end() if out else number.end, 12)
    words = _of_one(words) if number.value == 1 else _misspelt(words)
    words = _unbracketed(words[1:] if number.kind == "crowd" and words[:1] == [","] else words)
    return (_owned(words) if text[number.end : number.end + 1].isspace() else words)[:9]


def _of_one(words: list[str]) -> list[str]:
    """Leave out what is said of one before its noun: "one homeless man"."""
    match words:
        case [said, noun, *_] if PLURALS.get(said) in _BEFALLEN and noun.isalpha() and noun not in STOPS:
            return words[1:]
    return words


def _misspelt(words: list[str]) -> list[str]:
    """Write the plural that its writer gave an apostrophe: "41 Iraqi's were hurt"."""
    for place, (word, after) in enumerate(pairwise(words)):
        if word.endswith(("'s", "’s")) and after in {"were", "are", "have", "had", "who"} and "of" not in words[:place]:
            return [*words[:place], f"{word[:-2]}s", *words[place + 1 :]]
    return words


def _owned(words: list[str]) -> list[str]:
    """Write "dozens of girls' schools" with the "'s" of an owner; "two weeks' notice" and a quotation's end have none."""
    for place in range(len(words) - 2):
        owner, mark, *owned = words[place : place + 5]
        owns = mark in {"'", "’"} and owner.endswith("s") and singular(owner.lower()) not in _DESCRIBING
        if owns and owned[0].lower() not in STOPS and any(is_plural(word) and word.islower() for word in owned):
            return [*words[:place], f"{owner}'s", *words[place + 2 :]]
    return words


def _unbracketed(words: list[str]) -> list[str]:
    """Leave out a short form in brackets within a noun phrase: "four New People's Army (NPA) fighters"."""
    for place in range(1, len(words) - 3):
        match words[place : place + 4]:
            case ["(", short, ")", noun] if short.isupper() and noun.isalpha():
                return words[:place] + words[place + 3 :]
    return words


def _ends(word: str, after: list[str], number: Number) -> bool:
    """Tell the plural that ends its noun phrase; "crew members", "police officers", "injured passengers" go on."""
    if number.kind == "fraction" or (after and after[0].lower() in STOPS):
        return True
    if after and after[0] in _SO_ENDED:
        return True
    if len(after) > 1 and PLURALS.get(after[0]) in _BEFALLEN and (after[1][0].isdigit() or after[1].lower() in _OBJECTS):
        return True  # "police in 14 states arrested 300 men"
    goes_on = bool(after) and after[0].islower() and is_plural(after[0]) and PLURALS.get(after[0]) not in _BEFALLEN
    return word in PLURALS and word not in {"police", "staff"} and not goes_on


def _hyphened(text: str, number: Number, rest: list[str]) -> tuple[str, bool] | None:
    """Give what a number counts in a compound: "290-seat" and "six-member" count, "two-state" only describes."""
    match rest:
        case ["-", "to", _, "-", noun, *_]:
            return singular(noun.lower()), True  # "a 40- to 50-employee company"
        case ["-", "strong", *following]:
            return _strong(following), True  # "a 60-strong rebel band"
        case ["-", noun, *_] if noun.isalpha() and noun.lower() not in STOPS:
            if noun.endswith("s") and is_plural(noun):
                return singular(noun.lower()), False  # "3-pointers"
            described = noun.lower() in _DESCRIBING or ADJECTIVE.search(noun) is not None
            many = text[number.digits].isdigit() and number.value > _FEW and noun.lower() not in {"time", "fold"}
            return singular(noun.lower()), noun.islower() and (not described or many)
    return None


def _strong(following: list[str]) -> str:
    """Give who a group is made of: rebels of "a 60-strong rebel band", people of "a 500-strong crowd"."""
    first = next((word.lower() for word in following[:2] if word.islower() and not ADJECTIVE.search(word)), "")
    return "person" if not first.isalpha() or first in STOPS or first in _GROUPS else singular(first)


# "beaten", "armed": no noun and no verb of saying
_DESCRIBES = re.compile(rf"^(?![ts]old$)[a-z-]+(?:(?:en|wn|y)$|{ADJECTIVE.pattern})")


def _goes_on(word: str, phrase: list[str], rest: list[str]) -> bool:
    """Tell whether the adjectives go on: "false or misleading claims", "10 beaten, murdered bodies"."""
    if word not in {"and", "or", ","} or not phrase or any(map(is_plural, phrase)) or not _is_adjectival(rest):
        return False
    return word != "," or (all(map(_DESCRIBES.match, [*phrase, rest[0]])) and rest[1] not in STOPS)


_SHARED = re.compile(r"\s([A-Za-z][a-z]+),?\s(?:and|or)\s\d[\d,]*\s([A-Za-z][a-z]+)\s([a-z]+)\b")


def _shared(text: str, number: Number) -> str:
    """Give the noun that two numbers share: "12 Somali and 11 Yemeni pirates"."""
    shared = _SHARED.match(text, number.end)
    if shared is None or not is_plural(shared[3]) or shared[1][0].isupper() != shared[2][0].isupper():
        return ""
    return "" if any(is_plural(kind) or kind.lower() in STOPS for kind in shared.group(1, 2)) else singular(shared[3])


def _is_adjectival(rest: list[str]) -> bool:
    """Tell whether what stands after "and" goes on with the adjectives of one noun."""
    return len(rest) == 2 and rest[0].isalpha() and rest[1].islower() and not is_plural(rest[0]) and is_plural(rest[1])


def _head(phrase: list[str]) -> tuple[str, bool]:
    """Choose the head of a noun phrase: its last plural, with the noun before it."""
    plurals = [place for place, word in enumerate(phrase[:5]) if is_plural(word)]
    plurals = plurals or [place for place, word in enumerate(phrase[:5]) if PEOPLES.fullmatch(word)][:1]
    if not plurals:
        return next((word for word in phrase if word.islower() and not ADJECTIVE.search(word)), ""), False
    place = plurals[0]
    for later in plurals[1:]:
        if later == place + 1:
            place = later
    head = phrase[place]
    unit = singular(head) if head[0].isupper() else singular(head.lower())
    before = phrase[place - 1] if place else ""
    named = (
        before.islower()
        and not ADJECTIVE.search(before)
        and before not in _NO_PART
        and before not in SCALES
        and PLURALS.get(before, before) == before
    )
    if before and named and head.lower() not in PLURALS and "-" not in before:
        unit = f"{before} {unit}"
    return unit, True
