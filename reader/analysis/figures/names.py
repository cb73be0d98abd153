"""What looks like a figure and is none: names, models, labels, ages, scores, durations, years."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reader.analysis.figures.counted import SKIP, STOPS, word_before
from reader.analysis.figures.implied import VERBS
from reader.analysis.figures.units import is_plural
from reader.analysis.lists import vocabulary
from reader.analysis.times.words import MONTHS

if TYPE_CHECKING:
    from reader.analysis.figures.numbers import Number

_MODEL = re.compile(
    r"(?:(?<=[a-zA-Z] )|(?<=-))(?P<after>\d{2,4})(?=\W)(?!,\d{3})|(?<!\w)(?P<joined>\d{2,4})(?:s\b|-\d+[A-Z]\w*)"
)
_OWNED = re.compile(r"\s[a-z]+s\b|-(?!(?:series|class|type|style)\b)[a-z]+\s[a-z]")
_DURATIONS: Final = vocabulary("second minute hour day night week weekend fortnight month quarter year decade century")
_LASTING = re.compile(rf",?\s(?:or\s|perhaps\s|maybe\s)?(?:\d+|[a-z]+)\s(?:{'|'.join(sorted(_DURATIONS))})s?\b")
_LASTING_FOR = re.compile(r"\b(?:next|last|past|first|coming|within|for|in|another|takes?|took|every)\s$", re.IGNORECASE)
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
    version flight page pages chapter article section resolution phase stage level category number no channel
    route highway road room gate terminal group type class grade line act rule step part volume verse model series season
    episode round week day game match area zone district ward unit block building bus train platform code form
    figure table item lot question psalm apollo aged age top runway exit apartment flat suite size update lap
""")
_RESULT = re.compile(r"\s?(?:win|victory|defeat|loss|draw|lead|vote|decision|triumph|in favou?r|up|down)\b")


def models_in(text: str) -> frozenset[str]:
    """Give the numbers that name a model somewhere in the text: "Boeing 737", "777-200LR", "787s"."""
    found = set()
    for match in _MODEL.finditer(text):
        if match["joined"]:
            found.add(match["joined"])
        else:
            before = word_before(text, match.start()).rstrip(".")
            if before[:1].isupper() and before.lower() not in _NO_MAKERS and not _is_owned(text, match, before):
                found.add(match["after"])
    return frozenset(found)


def _is_owned(text: str, match: re.Match[str], before: str) -> bool:
    """Tell "GM's 300 employees" and "Chad's 400-man force", which count, from "Boeing's 787"."""
    return before.endswith(("'s", "’s")) and _OWNED.match(text, match.end()) is not None


def is_duration(text: str, number: Number, unit: str) -> bool:
    """Tell the noun that measures time, "twenty working days"; "75 hours of video" measures the video."""
    if re.search(
        r"\b(?:an?|one)\s(?:second|minute|hour|day|night|week|month|year|decade)\sor\s$",
        text[max(0, number.start - 16) : number.start],
    ):
        return True  # "a year or two"
    if not unit and _LASTING.match(text, number.end) and _LASTING_FOR.search(text, max(0, number.start - 24), number.start):
        return True  # "the next 24, 48 hours"
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


def is_name(text: str, number: Number, models: frozenset[str], *, counted: bool, first: bool) -> bool:
    """Tell the number of a name or a model ("Boeing 737", "version 10.4"), a label, an age or a score from a count.

    The `first` word of a sentence has no name before it: "… since the day. Four of those".
    """
    if number.kind in ("money", "percent", "crowd", "fraction", "scaled"):
        return False
    digits = text[number.digits : number.end]
    if _is_telephone(text, number, digits, counted=counted) or _is_title(text, number, digits):
        return True
    before = word_before(text, number.digits if number.modifier is None else number.start)
    if first and not _BROKEN.match(text, number.end) and before.lower().strip("'‘“") != "no.":
        before = ""
    lower = before.lower().strip("'’.")
    if (
        (lower in _LABELS and not _TOPPING.search(text, max(0, number.start - 20), number.start))
        or before in {"#", "/", "$"}
        or (before == ":" and not counted and number.value < 10)
    ):
        return True
    if number.kind == "measure":
        return False
    if (
        _is_age(text, number)
        or (not counted and _LAST_OF_CUP.search(text, max(0, number.start - 24), number.digits))
        or (number.upper is not None and number.upper < 20 and _RESULT.match(text, number.end))
    ):
        return True
    named = before[:1].isalpha() and not before.islower() and not before.endswith(("'s", "’s"))
    if number.modifier is None and named and lower not in _HARMING and not _begins(text, number.digits, before):
        return not (counted and ("," in digits or digits[:1].isalpha() or lower in _COUNTING or number.upper is not None))
    if (
        number.modifier is None
        and not counted
        and before.islower()
        and is_plural(before)
        and lower not in VERBS
        and lower not in _HOLDING
        and digits[0].isdigit()
    ):
        return True
    joined = re.search(r"(?<!\w)[A-Z][\w.]*(\s?)[-–](\s?)$", text[max(0, number.start - 16) : number.start])
    if joined and number.modifier is None and not (joined[2] and counted):
        return True  # "STS-1"; "LAGOS - 40 people" begins a story
    core = re.match(r"\d+", digits)
    return core is not None and core[0] in models and (not counted or (len(core[0]) > 2 and number.modifier is None))


def _is_telephone(text: str, number: Number, digits: str, *, counted: bool) -> bool:
    """Tell "555-1234", "dialled 911", "a 999 call" and "text 88022" from "called 20 pupils"."""
    calling = _CALLING.search(text, max(0, number.start - 10), number.start) is not None
    if digits in _EMERGENCY:
        return calling or _CALLED.match(text, number.end) is not None
    return re.fullmatch(r"\d{3}-\d{4}", digits) is not None or (
        calling and not counted and re.fullmatch(r"\d{4,}", digits) is not None
    )


def _is_title(text: str, number: Number, digits: str) -> bool:
    """Tell a number within a name: "Jan ten Example", "the Gang of Four"."""
    if digits[0].isupper() and _NAMED_FOR.search(text, max(0, number.start - 24), number.start):
        return True
    named = digits.islower() and _NAMED.search(text, max(0, number.start - 30), number.start)
    return bool(named) and re.match(r"\s[A-Z]", text[number.end : number.end + 2]) is not None


# "into the last eight", "the round of 16"
_LAST_OF_CUP = re.compile(r"\b(?:(?:the|['’]s|[A-Z]\w+)\s(?:last|final)|[Rr]ound\sof)\s$")
_NAMED = re.compile(r"[A-Z][a-z]+\s$")
# "the toll could top 1,000"
_TOPPING = re.compile(r"\b(?:could|would|will|may|might|to|not)\stop\s$")
# no sentence begins so, but an item, an hour or a date: "8: 44"
_BROKEN = re.compile(r"[.:]|,\s\d")
# "the Gang of Four"
_NAMED_FOR = re.compile(r"\b(?:the|The)\s[A-Z][a-z]+\sof\s$")
_CALLING = re.compile(r"\b(?:call(?:s|ed|ing)?|diall?(?:s|ed|ing)?|phon(?:es?|ed|ing)|r[aiu]ng|text(?:s|ed|ing)?)\s$")
_CALLED = re.compile(r"\s(?:(?:emergency|phone)\s)?(?:call(?:er)?|operator|dispatch(?:er)?|line|service|cent(?:er|re))s?\b")
_EMERGENCY: Final = frozenset({"911", "999", "112", "000", "111"})
# "Floods Kill 109", "Delta Orders 100 Jets": what a headline with capitals tells, and no maker
_HARMING: Final = vocabulary("kill kills killed killing wound wounds injure injures hurt hurts arrest arrests")
_DOING: Final = vocabulary("""
    orders buys sells cuts adds hires fires sacks sheds axes seeks needs frees rescues detains displaces saves loses creates
    evacuates order buy sell cut add hire fire sack shed axe seek need free rescue detain displace save lose create evacuate
    leaves
""")
_COUNTING: Final = _DOING | vocabulary("about some over nearly around only just another all these those with and in killed")


def _begins(text: str, place: int, before: str) -> bool:
    """Tell a capital that only begins a sentence: "Nearly 300", "The 12 men"."""
    start = text.rfind(before, 0, place)
    lead = text[max(0, start - 3) : start].strip(' "“')
    return (
        start <= 0 or lead[-1:] in {"", ".", "!", "?", ":"} or "\n" in text[max(0, start - 2) : start]
    ) and before.lower() in _OPENERS


_OPENERS: Final = (
    STOPS
    | SKIP
    | vocabulary("""
        about some nearly almost around only just another over more killed authorities police officials least exactly
        roughly approximately fewer additionally currently today another including
    """)
)
# they look like plurals: "which employs 1,800"
_HOLDING: Final = vocabulary("employs carries seats holds hosts involves covers includes totals numbers exceeds contains")
# what before a number has a capital and makes nothing that it would be a model of
_NO_MAKERS: Final = _OPENERS.union(MONTHS, _HARMING, _DOING)


# "aged 18 to 24", "between the ages of 23 and 33"
_AGES = re.compile(r"\b(?:aged|ages|in\sage)\s(?:of\s|between\s|from\s)?(?:[\w-]+\s(?:and|to|or)\s)?$")
# "people between 25 and 34", "men from 18 to 24"; "people between 25 and 34 metres away" are not so old
_BETWEEN_AGES = re.compile(
    r"\b(?:people|[a-z]*(?:children|men|women)|persons|those|adults|youths|workers|patients|voters|girls|boys|teenagers|pupils)\s(?:from\s)?$",
    re.IGNORECASE,
)
_NO_NOUN_AFTER = re.compile(
    r"\s?(?:[.,;:)]|$|(?:and|or|who|in|are|were|was|is|compared|had|have|has|will|by|than|rose|fell|to|from|with|at)\b)"
)
# "children under five", "people over 65", "half the patients were over 65"
# "most of those held were under 18"
_MINOR: Final = frozenset({16, 18, 21})
_UNDER_AGE = re.compile(r"\b(?:were|are|was|is|be)\sunder\s$")
_WHO = r"\b(?:children|kids|boys|girls|men|women|people|adults|those|anyone|everyone|patients|victims)\s"
_OF_AGE = re.compile(
    rf"(?:{_WHO}|(?<!number\sof\s){_WHO}(?:were|are)\s)(?:under|below|over|above)\s$",
    re.IGNORECASE,
)


# "who was 26 at the time", "was 9 when she"
_AGED = re.compile(r"\sat\sthe\stime\b|\swhen\s(?:he|she|they)\b")


def _is_age(text: str, number: Number) -> bool:
    after = text[number.end : number.end + 24]
    before = text[max(0, number.start - 16) : number.start]
    if number.value in _MINOR and _UNDER_AGE.search(text, max(0, number.digits - 12), number.digits):
        return _NO_NOUN_AFTER.match(text, number.end) is not None
    if number.value > 120:
        return False
    if _AGES.search(text, max(0, number.start - 30), number.start):
        return True
    if number.upper is not None:
        ranges = text.startswith(("between ", "Between "), number.start) or text.endswith("from ", 0, number.start)
        led = _BETWEEN_AGES.search(text, max(0, number.start - 24), number.start)
        return bool(ranges and led and _NO_NOUN_AFTER.match(text, number.end))
    if _OF_AGE.search(text, max(0, number.start - 24), number.digits):
        return (
            re.match(
                r"\s(?!(?:came|were|are|is|was|can|may|must|could|should|live[sd]?|die[sd]?|as|on|since|who|in|and|or|to|by|at|with|from|have|had|has|will)\b)[a-z]",
                after,
            )
            is None
        )
    if re.match(r"(?:-?\s(?:to|and|or)\s\d+)?[\s-]years?[\s-]old", after) or re.search(
        r"\b(?:aged?|age of|turned|turning)\s$", before
    ):
        return True
    if _AGED.match(text, number.end) and re.search(r"\b(?:is|was|were)\s$", before):
        return text[number.start].isdigit()
    if re.search(r"\b(?:[Hh]e|[Ss]he) (?:was|is)\s(?:now\s|still\s|only\s|just\s)?$", before) and not re.match(
        r"\s?(?:[a-z]+s\b|%|per)", after
    ):
        return True
    return (
        bool(re.search(r"[^\W\d_],\s(?:both\s)?$", before))
        and bool(re.match(r"\s?[,.)]|\s[–—-]\s", after))
        and number.kind == "count"
        and text[number.start].isdigit()
    )
