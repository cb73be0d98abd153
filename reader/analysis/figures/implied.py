"""Units that are not written with their numbers: what the words before say, what the figures before counted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reader.analysis.figures.counted import ADJECTIVE, STOPS
from reader.analysis.figures.crowds import has_noun
from reader.analysis.figures.units import MONEY, singular
from reader.analysis.lists import vocabulary
from reader.text.counted import MEASURES, is_currency

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.figures.numbers import Number
    from reader.model import Figure, Modifier, Span

VERBS: Final = {
    "kill": "death", "killed": "death", "killing": "death", "kills": "death", "wounding": "injury", "wounded": "injury",
    "injuring": "injury", "injured": "injury", "injures": "injury", "toll": "death", "deaths": "death",
    "arresting": "arrest", "arrested": "arrest", "dead": "death", "hurting": "injury",
    "wounds": "injury", "hurts": "injury", "arrests": "arrest",
}  # fmt: skip

# people are: "killing ten and displacing 5,000", "employs 1,800"
_DRIVEN_OUT: Final = vocabulary("""
    employ employs employed employing displace displaces displaced displacing
    stranding stranded trapping trapped evacuating evacuated rescuing rescued
""")


def verb_unit(text: str, number: Number) -> str:
    """Give the unit that a verb or "toll of" before the number implies: "killing 107"."""
    clause = re.split(r"[.!?]\s|\d|,\s(?:and|but|while)\s", text[max(0, number.start - 40) : number.start])[-1]
    before = [w.lower() for w in re.findall(r"[^\W\d_]+", clause)][-3:]
    begins = _NEXT_CLAUSE.match(text, number.end) and text.endswith((", ", " and ", " but ", " while "), 0, number.start)
    for word in reversed([] if begins else before):
        if word in VERBS:
            return VERBS[word]
        if word in _DRIVEN_OUT:
            return "person"
    if re.search(r"\b(?:death )?toll\b[^.;]{0,60}$", text[max(0, number.start - 80) : number.start]):
        return "death"
    if _PEOPLE_OF.search(text, max(0, number.start - 30), number.start):
        return "person"
    of = _NUMBER_OF.search(text[max(0, number.start - 180) : number.start])
    return singular(of["noun"]) if of else ""


# "ten had been hurt, 230 had been evacuated"
_NEXT_CLAUSE = re.compile(r"\s(?:had|have|has|were|was|are)\s")
# "before a crowd of 18,203"
_PEOPLE_OF = re.compile(r"\b(?:crowd|audience|attendance|gathering|congregation|workforce|population|electorate)\sof\s$")
# "the number of people out of work … has fallen by 1,700"; far from it only where the number stands at its verb
_NUMBER_OF = re.compile(
    r"\bnumber of (?:[\w.-]+ ){0,3}?(?P<noun>[a-z]+s|people|children|women|men|staff|personnel|police)\b"
    r"(?:(?:(?!,\s(?:and|but|while)\s)[^.;]){0,60}|[^.;,]{0,140}\s(?:to|by|from|at)\s)$"
)


_DRIVEN = re.compile(
    r"\b(?:dr[io]v(?:e|es|ing)|br(?:ing|ings|inging|ought)|push(?:es|ed|ing)?|lift(?:s|ed|ing)?|rais(?:es|ed|ing)|t(?:ake|akes|aking|ook)|"
    r"sen(?:d|ds|ding|t))\s(?:[^.,;]{1,40}?\s)??(?P<noun>(?:[a-z]+\s)?[a-z]{3,}(?<!ward)s)\s(?:(?:to|past|above|over|below|under)\s)?$"
)
_GROWN = re.compile(
    r"\b(?P<noun>[A-Za-z][a-z]{2,}s|[Uu]nemployment|[Jj]oblessness|[Pp]opulation|[Mm]embership)\s(?:(?:in|at|for|among|on)\s[^.,;]{1,50}\s)?(?:ha(?:ve|d)\s)?"
    r"(?:rose|risen|increased|gr(?:ew|own)|climbed|jumped|fell|fallen|dropped|declined|decreased|shrank)\s(?:by\san?\s[a-z]+\s)?(?P<by>(?:from|to|by)\s)?$"
)
# "in the last three months fell to": when, not what
_TIMES: Final = vocabulary("days weeks months quarters years hours minutes seasons decades weekends")
# who or what these count: "unemployment rose by 93,000"
_MASSES: Final = {
    "unemployment": "person", "joblessness": "person", "population": "person", "membership": "member", "payrolls": "job",
}  # fmt: skip
_MANY: Final = 1000  # no rate
# "the toll from floods in various parts of the country has risen to 118"
_TOLL = re.compile(r"\btoll\b(?:[^.;]|(?<=[A-Z])\.){0,130}\s(?:to|at|of|by|was|is|reached|hit)\s$")
_UNCOUNTED: Final = vocabulary("""
    prices rates shares temperatures stocks costs sales profits earnings yields odds futures bonds points markets revenues
    reserves imports exports wages incomes losses deposits loans assets debts funds
""")


def topic_before(text: str, number: Number) -> str:
    """Give what is counted where it stands before: "drove claims over 150,000", "seats increased from 9"."""
    before = text[max(0, number.start - 160) : number.start]
    if _TOLL.search(before):
        return "death"
    topic = _DRIVEN.search(before) or _grown(before, number)
    if topic is None or " has " in topic[0] or topic["noun"].split()[-1].lower() in _UNCOUNTED:
        return ""
    if mass := _MASSES.get(topic["noun"].lower()):
        return mass if number.value >= _MANY else ""
    *first, last = topic["noun"].split()
    kept = [word for word in first if word not in STOPS and not ADJECTIVE.search(word)]
    return " ".join([*kept, singular(last.lower())])


def _grown(before: str, number: Number) -> re.Match[str] | None:
    """Find what moved: "Claimants fell by 3,900"; without "by", "Claims fell 12,000", only by many."""
    grown = _GROWN.search(before)
    if grown is None or grown["noun"].lower() in _TIMES:
        return None
    return grown if grown["by"] or (number.value >= _MANY and number.upper is None) else None


_ANAPHOR = re.compile(
    r"\b(?:number|figure|total|toll|count|estimate|it|(?:this|that)\s(?:is|was|has|had|could|would|may|might|will|compare[sd]))\b",
    re.IGNORECASE,
)


# "nine of them were students, and one was a teacher"
_BEING = re.compile(
    r"\sof\s(?:them|whom|these|those)\s(?:(?:were|are)\s(?P<many>[a-z]{3,}s|children|women|men)|(?:was|is)\san?\s(?P<one>[a-z]+))"
    r"(?=[,.;]|\s(?:and|from|in|at|who)\b)"
)
_OTHERS = re.compile(r"\s(?:others?|more)\b")
_AGAINST = re.compile(r"\s?\(?(?:(?:up|down|compared)\s)?(?:from|to|against|versus|with)\s")
# "the Greens are on 37 percent, Labour on 34 and the Liberals on 17"
_NEXT_HAS = re.compile(r"(?:,|,?\sand)\s[^,;.\d]{2,40}\s(?:on|at|with)\s")
_ENDS = re.compile(r"[,.;)]|\sand\b|\s*$")
_WHOLE: Final = 100
# "It ended the day at 4818.8", of an index
_LEVEL = re.compile(
    r"\b(?:clos|end|finish|open|st[ao]nd|stood|settl|fell|fall|rose|ris|slip|dropp|trad|declin|gain|climb|advanc|strengthen|"
    r"weaken|appreciat|depreciat|recover|push|quot)[a-z]*\b(?:[^.;]|(?<=\d)\.(?=\d)){0,60}\s(?:at|to|on|of)\s$"
)
# currencies of which a dollar or a euro buys many
_MANY_TO_ONE: Final = (
    "rupee|yen|yuan|renminbi|rou?ble|peso|lira|shekel|rand|baht|krona|krone|zloty|hryvnia|ringgit|rupiah|naira"
)
# "The rupee closed at 61.47; the unit had opened at 61.58": so many rupees to the dollar
_RATED = re.compile(rf"\b(?:(?P<currency>{_MANY_TO_ONE})|(?:domestic|local|home|the)\s(?:unit|currency))\b", re.IGNORECASE)
_CURRENCIES = re.compile(rf"\b(?:{_MANY_TO_ONE})\b", re.IGNORECASE)
_INDEX = re.compile(r"\b(?:FTSE|Dow|Nasdaq|Nikkei|Sensex|Nifty|Hang Seng|DAX|CAC|S&P|Stoxx|[Ii]ndex|[Bb]enchmark)\b")


def unit_of(text: str, number: Number, unit: str, counted: bool, earlier: Sequence[Figure], sentence: Span | None) -> str:
    """Give the unit of a number that has none written with it: the noun after it, the verb before it, or a figure before."""
    if unit in _SUFFERED and _OF_THE.match(text, number.end):
        return "person"
    if unit and (counted or number.value == 1 or (number.kind == "count" and number.value < 1)):
        return MONEY.get(unit, unit)
    if number.value == 1 and (model := _MODEL.match(text, number.end)):
        return model[1]
    if being := _BEING.match(text, number.end):
        return singular(being["many"]) if being["many"] else being["one"]
    if _LOST.match(text, number.end):
        return "person"
    if fate := _MORE.match(text, number.end) or _AMONG.match(text, number.end):
        return VERBS[fate["fate"]]
    if number.kind == "fraction" and text.endswith("by ", 0, number.start):
        return ""  # "applications rose by a quarter"
    implied = topic_before(text, number) or verb_unit(text, number) or _point(text, number, sentence)
    if implied or sentence is None:
        return implied
    others = _OTHERS.match(text, number.end) is not None
    taken = _taken_up(text, number, earlier, sentence, others=others)
    if others and taken in _SEXES and not any(figure.unit == taken and figure.value > 1 for figure in earlier):
        return "person"  # "One woman died and two others were hurt"
    doer = _doer(text, number)
    return (doer if taken in _SUFFERED else "") or taken or ("other" if others and not number.unit else "") or doer


# "11 were killed and dozens more were injured"
_MORE = re.compile(r"\smore\s(?:were|was|are|have\sbeen|had\sbeen)\s(?:[a-z]+ly\s)?(?P<fate>killed|wounded|injured|arrested)\b")
# "four were among dozens wounded", "two are among the dead"
_AMONG = re.compile(
    r"\s(?:were|are|was|is)\samong\s(?:[a-z]+\s|\d[\d,]*\s){0,3}?(?P<fate>dead|killed|wounded|injured|arrested)\b"
)
# "killed 37 people, while 74 are still missing"
_LOST = re.compile(
    r"\s(?:are|were|remain(?:ed)?)\s(?:still\s|also\s|reported\s|feared\s)*(?:missing|homeless|trapped|stranded|unaccounted)\b"
)
# "one of the wounded died"; "one A330"
_SUFFERED: Final = frozenset({"death", "injury", "arrest"})
_SEXES: Final = frozenset({"man", "woman", "boy", "girl"})
_OF_THE = re.compile(r"\sof\sthe(?:m|se|ir)?\b")
_MODEL = re.compile(r"\s((?:[A-Z]{1,3}-?)?\d{2,}[A-Z\d-]*)\b(?![a-z-])")


# "46 were arrested", "some 250,000 protested", "Over 800,000 Join Strike": only people do and suffer such
_DOING = re.compile(
    r"\s(?:(?:who|are|were|was|have|had|been|being|to|be|also|later|still|reportedly|seriously|critically|badly|slightly)\s){0,4}"
    r"(?P<verb>killed|die[ds]?|perish(?:ed)?|wounded|injured|hurt|arrested|detained|hospitali[sz]ed|charged|rescued|"
    r"join(?:ed|s)?|protest(?:ed|s)?|march(?:ed|es)?|rall(?:y|ied|ies)|gather(?:ed|s)?|attend(?:ed|s)?|demonstrat(?:ed?|es)|"
    r"fled|flee|drown(?:ed|s)?|crossed|evacuated|aboard|on\sboard|survived|escaped)\b(?!-)",
    re.IGNORECASE,
)
_ENDED: Final = vocabulary("die died dies perish perished drown drowned drowns")


def _doer(text: str, number: Number) -> str:
    """Give who or what is meant where only the verb after a number tells: those who protested, deaths."""
    doing = _DOING.match(text, number.end) if number.kind in ("count", "scaled", "crowd") else None
    if doing is None and number.kind == "crowd" and not has_noun(text, number.digits, number.end):
        return "person"
    if doing is None or text[max(0, number.start - 3) : number.start] == "of ":
        return ""  # "a mother of two died"
    verb = doing["verb"].lower()
    return "death" if verb in _ENDED else VERBS.get(verb, "person")


_RICHTER = re.compile(
    r"[\s-]magnitude\b|(?:\s(?:and|or|to)\s\d\.\d)?,?\s(?:on|by)\sthe\s(?:[a-z-]+\s){0,2}Richter\b", re.IGNORECASE
)
_MAGNITUDE = re.compile(r"\bmagnitude[\s-](?:of\s)?(?:about\s|a\s|preliminary\s)*$", re.IGNORECASE)
_STRONGEST = 10  # no quake reaches it


def graded(text: str, number: Number) -> Number:
    """Give a quake's magnitude its unit: "magnitude 7.5", "a 7.5-magnitude quake", "8.1 and 7.3 on the Richter scale"."""
    if number.kind != "count" or number.value >= _STRONGEST or not text[number.digits].isdigit():
        return number
    quake = _RICHTER.match(text, number.end) or _MAGNITUDE.search(text, max(0, number.start - 40), number.start)
    return number._replace(unit="magnitude", kind="measure") if quake else number


def restated(text: str, number: Number, earlier: Sequence[Figure]) -> Modifier | None:
    """Give what limits a quantity that is told again in another unit: "about 125 miles (200 km)"."""
    again = number.kind in ("measure", "money") and earlier and text[earlier[-1].end : number.start] in (" (", "(")
    return earlier[-1].modifier if again and earlier[-1].unit not in ("percent", number.unit) else None


def _point(text: str, number: Number, sentence: Span | None) -> str:
    """Give the points of an index that "closed at 12,345.67", the currency of a rate that did."""
    high = number.kind == "count" and not text[number.digits : number.end].isalnum()
    if not high or not _LEVEL.search(text, max(0, number.start - 90), number.start):
        return ""
    if rate := _rate(text, number, sentence):
        return rate
    return "point" if _INDEX.search(text, max(0, number.start - 500), number.start) else ""


def _rate(text: str, number: Number, sentence: Span | None) -> str:
    """Give the currency of a rate of exchange, where its sentence is about one and about no index."""
    start = sentence.start if sentence else max(0, number.start - 500)
    rated = _RATED.search(text, start, number.start)
    if rated is None or _INDEX.search(text, start, number.start):
        return ""
    told = rated["currency"] or next(reversed(_CURRENCIES.findall(text, max(0, number.start - 500), number.start)), "")
    return MONEY.get(told.lower(), "")


def _taken_up(text: str, number: Number, earlier: Sequence[Figure], sentence: Span, *, others: bool) -> str:
    """Give the unit of a figure before: of what the number is a part of, else of the nearest."""
    same = [figure for figure in earlier if figure.start >= sentence.start]
    if same and same[-1].unit == "percent" and _AGAINST.fullmatch(text, same[-1].end, number.start):
        return "percent"  # "13.1 percent (from 12.9 last month)"
    if same and same[-1].unit == "percent" and number.value < _WHOLE and _NEXT_HAS.fullmatch(text, same[-1].end, number.start):
        return "percent" if _ENDS.match(text, number.end) else ""
    if not same and earlier and _is_elliptical(text, number, earlier[-1], sentence):
        return earlier[-1].unit
    if not same and (others or _ANAPHOR.search(text, max(sentence.start, number.start - 200), number.start)):
        same = list(earlier[-1:])
    counted = [figure for figure in same if figure.unit and figure.unit != "percent"]
    if number.kind == "count" and text[number.digits].isalpha():  # "an $80 million deal, but they have lost eight of ten"
        counted = [figure for figure in counted if not is_currency(figure.unit)]
    if same and not counted:
        return ""
    whole = (figure.unit for figure in reversed(counted) if figure.value >= number.value)
    return next(whole, counted[-1].unit if counted else "")


_VERB = re.compile(r"\s(?:had|have|has|were|was|are|is|[a-z]{3,}ed)\b")
_WITH = re.compile(r"\bwith\s$")


def _is_elliptical(text: str, number: Number, before: Figure, sentence: Span) -> bool:
    """Tell a number that leaves out what it counts: "Seven bodies were found. Six had injuries", "with more than 100 cut"."""
    leads = (
        text[sentence.start : number.start] in {"", "Another ", "A further "}
        or _WITH.search(text, max(0, number.start - 6), number.start) is not None
    )
    thing = before.unit.islower() and before.unit not in _NOT_TAKEN
    return leads and thing and number.kind in ("count", "crowd") and _VERB.match(text, number.end) is not None


_NOT_TAKEN: Final = frozenset({"percent", "point", "magnitude", *VERBS.values(), *MEASURES.values(), *MONEY.values()})
