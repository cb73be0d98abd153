"""Numbers in a text: digits and words, money, percentages, ranges, fractions, with what limits them ("at least", "or more")."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.analysis.figures.crowds import CROWD, is_crowd, least
from reader.analysis.figures.spelled import COMMA, NUMBER, ONES, REST, REST_OF_THOUSAND, UNIT_NUMBER, value_of
from reader.analysis.figures.units import CODES, DOLLARS, MONEY, NATIONS, SCALES, SYMBOLS
from reader.analysis.lists import small
from reader.text.counted import MEASURES

if TYPE_CHECKING:
    from reader.model import Modifier

_FRACTIONS: Final = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "tenth": 10,
}
_PART = f"(?:{'|'.join(word for word in _FRACTIONS if word != 'half')})"
_FEW = "two|three|four|five|six|seven|eight|nine"

_BEFORE: Final[tuple[tuple[str, Modifier], ...]] = (
    (r"at least|no (?:fewer|less) than|a minimum of|minimum of|as few as|as little as", "at least"),
    (
        (
            r"more than|just over|over|above|(?:larg|great|bigg|high)er than|upwards? of|in excess of|"
            r"exceed(?:s|ed|ing)?|well over|topp(?:ed|ing)"
        ),
        "more than",
    ),
    (r"at most|up to|no more than|not more than|as many as|as much as|as high as|a maximum of|maximum of", "at most"),
    (r"(?:less|fewer|smaller|lower) than|just under|under|just below|below", "less than"),
    (
        (
            r"about|around|roughly|approximately|approx\.?|some|nearly|near|almost|an estimated|estimated|close to|closer to|"
            r"circa|~"
        ),
        "about",
    ),
)
_MODIFIER: Final = "|".join(words for words, _ in _BEFORE).replace(" ", r"\s+")
_SCALE = (
    r"(?:(?:hundred|thousand|million|billion|trillion|dozen|lakhs?|crores?)(?:\s+(?:thousand|million|billion|crores?))?\b|"
    r"(?:k|m|mn|mln|bn|bln|tn|trn)\b|(?:mil|bil|tril)\b\.?)"
)
_LETTERS = "|".join(sorted((re.escape(code) for code in {*DOLLARS, *CODES} if len(code) > 1), key=len, reverse=True))
# "$US1 million", "euro5 billion" stand right at their digits
_CURRENCY = (
    rf"(?:(?:(?:{_LETTERS})\s?|[ACSR])?[$£€¥₹₽₩₺₪₴#]|\$(?:{_LETTERS}|[ACS])(?=\d)|(?-i:euro)(?=\d)|(?:{'|'.join(CODES)})\.?)\s?"
)
_PERCENT_WORD = r"(?:per\s?cent|percentage\spoint)\b"
_PERCENT = r"(?:\s?%|(?:\s|-)?per\s?cent\b|\s?percentage points?\b|\s?pct?\b)"
_NATIONS = "|".join(re.escape(nation) for nation in NATIONS)
_ISO = "|".join(code for code in CODES if len(code) == 3)
# "20 won a seat"
_WON = r"(?<!\swon(?=\s(?:the|an?|his|her|its|their|gold|silver|bronze|no|every)\b))"
_MONEY = rf"(?:\s(?:(?:{_NATIONS})\s)?(?:{'|'.join(MONEY)})\b{_WON}|\s?\(?(?:{_ISO})\b|(?<=\d)(?-i:p)\b(?!\.m\b))"
_MEASURES = "|".join(re.escape(measure) for measure in sorted(MEASURES, key=len, reverse=True))
_MEASURE = rf"(?:[\s-]?(?:square|cubic|nautical)\s)?(?:[\s-]?(?:{_MEASURES})(?:\s(?:per|an)\shour)?(?![\w/]))"
# "40degC", "35.5C"; a capital alone is a seat's, a gate's or a flight's too
_DEGREES = r"(?-i:\s?deg(?:rees)?\s?[CF]|(?<=\d)[CF])\b"
_HEAT: Final = re.compile(
    r"\b(?:temperatures?|mercury|heat(?:wave)?|thermometers?|degrees|celsius|fahrenheit|hott?(?:er|est)?|cold(?:er|est)?|warm(?:er|est|ing)?|"
    r"highs?|lows?|weather|fever|freez(?:e|ing)|above|below|topp(?:ed|ing))\b",
    re.IGNORECASE,
)
# a quotation or a title that has not ended yet
_OPENED: Final = re.compile(r"(?:^|(?<=[\s(—–-]))[\"“](?!\s)[^\"“”\n]*$")
_LONGEST_TITLE: Final = 200
_AROUND: Final = 60  # code points in which heat is spoken of
# inches that are told again in centimetres
_INCHES = r"\s?in\b\.?(?=\s?\(\d[\d.,]*\s?[cm]?m\b)"
# the lines of a picture, written as pence are
_LINES: Final = frozenset({240, 360, 480, 576, 720, 1080, 1440, 2160, 4320})

# a fraction that is limited ("larger than a third") or a difference ("up by a fifth") may stand without what it is of
_PHRASE_END = (
    r"(?=\s+(?:of|the|to|in|from|by|who|which|that|are|were|is|was|have|had|said|voted|on|since|over|as|after|when|while|compared|"
    r"last|this)\b|\s?[.,;:)!?]|\s*$)"
)
# from one to another is a change where something rises or falls, and no range
_CHANGE: Final = re.compile(
    r"\b(?:ris|rose|increas|grew|grow|climb|jump|surg|soar|went|gone|go(?:es|ing)?\b|up\b|down\b|fall|fell|drop|declin|decreas|"
    r"shr[aiu]nk|slipp?|sank|rais|lower|reduc|cut|expand|chang|widen|narrow|doubl|tripl|improv|mov)[a-z]*\s+(?:(?:[^.;,]|(?<=\d)\.(?=\d)){0,70},?\s)?(?:from|by)\s+$",
    re.IGNORECASE,
)

# "fell $2 to $30", "rose 12,000 to 340,000": what moved by so much stands at more than that
_MOVED: Final = re.compile(
    r"\b(?:rose|risen|fell|fallen|dropp?(?:ed)?|climb(?:ed)?|jump(?:ed)?|gain(?:ed)?|added|lost|sl(?:ipped|id)|shed|eased|advanced|"
    r"declined|increased|decreased|tumbled|plunged|surged|soared|edged|up|down)\s(?:(?:up|down|about|some|nearly|almost|just|over)\s)*$",
    re.IGNORECASE,
)
_FAR_APART: Final = 4  # times: "fell 3 to 5 cents" is a range

_SPAN: Final = r"(?:days?|weeks?|months?|years?|hours?|minutes?)\b"
_FIGURE: Final = re.compile(
    rf"""
    (?P<before>(?<![\w-])(?:{_MODIFIER})\s+(?:(?:a|the)\s+)?(?:further\s+)?)?
    (?P<between>(?<!\w)between\s+)?
    (?P<by>(?<=\sby\s))?
    (?:
        (?P<crowd>(?<!\w){CROWD})
      | (?P<fraction>(?<!\w)(?:half|{_PART}s|(?:an?|one)[\s-](?:half|{_PART})|(?:{_FEW})[\s-]{_PART}s)
          (?(before){_PHRASE_END}|(?(by){_PHRASE_END}|(?=\s+of\b|\s+the\b(?!\s(?:price|size|cost|time|speed)\b)))))
      | (?P<share>(?<!\w)(?:an?\shalf|half\san?|(?:an?|one)\squarter(?:\sof\san?)?)[\s-]
          (?P<shared>{_PERCENT_WORD}|(?:{_MEASURES})(?![\w/])))
      | (?P<oneof>(?<!\w)(?:(?:one|(?<!no\.\s)(?<!number\s)1)\s+in\s+(?:every\s+)?(?P<among>{NUMBER})(?!\w)(?!\s+{_SPAN})
          |(?P<part>{_FEW})\s+(?:in|out\s+of)\s+(?:every\s+)?(?P<whole>{_FEW}|ten|10|100|hundred)\b(?!\s+{_SPAN})))
      | (?P<group>(?<!\w)(?:an?|half\s+a|an?\s+couple\s+of)\s+(?:(?:hundred|dozen)\s+(?:thousand|million|billion)|
          hundred(?!\s+{REST})|thousand(?!\s+{REST_OF_THOUSAND})|million|billion|dozen|score(?=\s+of))\b)
      | (?P<currency>(?<![\w$£€¥]){_CURRENCY})?(?P<number>(?(currency)|(?<![\w.,/:])(?:(?<![\w.,)\]-]-)|(?<=magnitude-)))
          (?:{COMMA}(?(currency)|(?={_PERCENT}|[\s-]?{_SCALE}|{_MONEY}|{_MEASURE}))|{NUMBER}(?!\w*\d|/\d)))
        (?P<scale>(?:\s|-)?{_SCALE})?
        (?P<more>\s(?:or\s+(?:more|so|less|fewer)|plus(?!\s(?:\d|[$£€]|an?\s|{UNIT_NUMBER})))\b|\s?-\s?plus\b|\s?\+)?
        (?:(?P<link>\s?[-–—]\s?|\s+to\s+|\s+and\s+|\s+or\s+|{_PERCENT}\s?(?:[-–—]|to)\s?)(?P<currency2>{_CURRENCY})?
           (?P<upper>{NUMBER}(?!\w*\d))(?P<scale2>(?:\s|-)?{_SCALE})?(?![-–/.:]\d))?
        (?P<unit>{_PERCENT}|{_MONEY}|{_DEGREES}|{_MEASURE}|{_INCHES}|\s?["”″](?=\s|$))?
    )
    (?P<after>\s+or\s+(?:more|so|less|fewer)\b)?
    """,
    re.VERBOSE | re.IGNORECASE,
)


# "the northern half of the state": where, not how much
_HALF_OF_PLACE = re.compile(
    r"\b(?:(?:nor|sou)thern|(?:ea|we)stern|upper|lower|front|back|top|bottom|first|second|latter)\shalf$", re.IGNORECASE
)


class Number(NamedTuple):
    """A number as written: its span, value, upper end, what limits it, and a unit where one is written with it."""

    start: int
    end: int
    digits: int
    value: float
    upper: float | None
    modifier: Modifier | None
    unit: str
    kind: str


def numbers(text: str) -> list[Number]:
    """Give the numbers of a text in order; what they count, and whether they count at all, is for others."""
    found = []
    at = 0
    while match := _FIGURE.search(text, at):
        number = _number(match)
        at = max(match.end(), at + 1)
        if number is not None:
            found.append(_signed(text, number))
            at = max(number.end, match.start() + 1)
    return found


_MINUS = re.compile(r"(?:(?<!\S)|(?<=\())[-−](?=[$£€\d])|(?<!\w)[Mm]inus\s")


def _signed(text: str, number: Number) -> Number:
    """Read "−0.3%", "-$2 million" and "minus 10 degrees" below zero."""
    sign = _MINUS.search(text, max(0, number.start - len("minus ")), number.start + 1)
    if sign is None or sign.end() != number.start or number.upper is not None or number.kind not in _BELOW_ZERO:
        return number
    return number._replace(start=sign.start(), value=-number.value)


_BELOW_ZERO: Final = {"percent", "money", "measure"}


def _number(match: re.Match[str]) -> Number | None:
    modifier = _modifier(match)
    start, end = match.start(), match.end()
    if match["number"] and (_is_place(match) or (match["before"] and modifier is None)):
        modifier, start = None, match.start("currency") if match["currency"] else match.start("number")
    if match["between"] and not match["upper"]:
        start = match.end("between")
    if match["crowd"]:
        if not is_crowd(match.string, match.start("crowd"), end):
            return None
        return Number(start, end, match.start("crowd"), least(match["crowd"]), None, "more than", "", "crowd")
    if match["fraction"]:
        if _HALF_OF_PLACE.search(match.string, max(0, match.start("fraction") - 10), match.end()):
            return None
        return Number(start, end, match.start("fraction"), _fraction(match["fraction"]), None, modifier, "", "fraction")
    if match["share"]:
        shared = small(match["shared"])
        part = 0.25 if "quarter" in match["share"].lower() else 0.5
        unit, kind = ("percent", "percent") if shared.startswith("per") else (MEASURES[shared], "measure")
        return Number(start, end, match.start("share"), part, None, modifier, unit, kind)
    if match["oneof"]:
        few, among = value_of(match["part"] or "one"), value_of(match["among"] or match["whole"].replace("hundred", "100"))
        if not few or not among or few >= among:
            return None
        return Number(start, end, match.start("oneof"), round(few / among, 10), None, modifier, "", "fraction")
    if match["group"]:
        words = match["group"].lower().split()
        scale = math.prod(SCALES[word] for word in words if word in SCALES)
        half = 0.5 if words[0] == "half" else 2 if "couple" in words else 1
        return Number(start, end, match.start("group"), scale * half, None, modifier, "", "count")
    value = value_of(match["number"])
    if value is None or (value in _LINES and match["unit"] == "p"):
        return None
    return _counted(match, start, end, value, modifier)


def _counted(match: re.Match[str], start: int, end: int, value: float, modifier: Modifier | None) -> Number | None:
    """Finish a number in digits or words: scale, upper end, unit."""
    if _metres(match) and not match["upper"]:
        return Number(start, end, match.start("number"), value, None, modifier, "metre", "measure")
    scale, upper = _scale(match["scale"]), None
    unit, kind = _unit(match)
    if unit == "degree" and match["unit"] in {"C", "F"} and not _is_heat(match):
        return None
    if _closes(match):
        unit, kind, end = "", "scaled" if match["scale"] else "count", match.start("unit")
    if match["upper"]:
        upper = value_of(match["upper"])
        scale2 = _scale(match["scale2"])
        joined = (match["link"] or "").strip().lower()
        if (
            upper is None
            or (joined == "and" and not match["between"])
            or (joined == "or" and not value < upper <= 2 * value)
            or (joined.endswith("to") and _is_change(match))
            or (
                joined == "to"
                and upper * (scale2 if match["scale2"] else scale) >= _FAR_APART * value * scale
                and _is_move(match)
            )
            or (joined.endswith("to") and len(joined) > 2 and not re.match(_PERCENT, match["unit"] or "", re.IGNORECASE))
            or upper * scale2 <= value * (scale if match["scale"] else 1)
        ):
            # no range: the second number is read by itself
            end = match.start("link")
            if percent := re.match(_PERCENT, match["link"], re.IGNORECASE):
                end += percent.end()
                return Number(start, end, match.start("number"), value * scale, None, modifier, "percent", "percent")
            return Number(start, end, match.start("number"), value * scale, None, modifier, *_alone(match))
        if match["scale2"] and not match["scale"] and value < upper:
            scale = scale2
        upper *= scale2 if match["scale2"] else scale
        if "%" in joined or "cent" in joined:
            unit, kind = "percent", "percent"
    return Number(start, end, match.start("number"), round(value * scale, 6), upper, modifier, unit, kind)


def _is_heat(match: re.Match[str]) -> bool:
    """Tell "temperatures rose above 40C" from "seat 40C"."""
    return _HEAT.search(match.string, max(0, match.start() - _AROUND), match.end() + _AROUND) is not None


def _closes(match: re.Match[str]) -> bool:
    """Tell the mark that ends a quotation, "the "Halo 3" game", from that of inches."""
    if (match["unit"] or "").strip() not in {'"', "”"}:
        return False
    end = match.start("unit")
    return _OPENED.search(match.string, max(0, end - _LONGEST_TITLE), end) is not None


def _is_change(match: re.Match[str]) -> bool:
    """Tell "rose from 9 to 10", which are two figures, from "ranging from 9 to 10"."""
    start = match.start("currency") if match["currency"] else match.start("number")
    return _CHANGE.search(match.string, max(0, start - 110), start) is not None


def _is_move(match: re.Match[str]) -> bool:
    """Tell "fell $2 to $30" and "rose 12,000 to 340,000" from "up 5 to 20 percent"."""
    priced = bool(match["currency"]) == bool(match["currency2"])
    start = match.start("currency") if match["currency"] else match.start("number")
    large = match["currency"] or match["scale2"] or "," in match["upper"]
    return bool(priced and large and not match["unit"] and _MOVED.search(match.string, max(0, start - 30), start))


def _alone(match: re.Match[str]) -> tuple[str, str]:
    return (_money(match), "money") if match["currency"] else ("", "scaled" if match["scale"] else "count")


# "a turnout of 48 percent, slightly lower than 50 percent in the first round": another figure, which nothing limits
_COMPARED = re.compile(r"(?:larg|great|bigg|high|small|low)er\s+than\b", re.IGNORECASE)
_COMPARED_WITH = re.compile(
    r"(?:\d|%|per\s?cent|million|billion)(?:\s\w+)?,\s(?:(?:slightly|much|far|well|a\s(?:little|bit)|sharply)\s)?$"
)


# "the wage goes up to 12.50 euros"
_GOING = re.compile(r"\b(?:go(?:es|ing)?|went|gone)\s$", re.IGNORECASE)


def _modifier(match: re.Match[str]) -> Modifier | None:
    after = " ".join((match["after"] or match["more"] or "").lower().split())
    if after:
        return "at least" if after in {"or more", "+"} or after.endswith("plus") else "about" if after == "or so" else "at most"
    if _COMPARED.match(match["before"] or "") and _COMPARED_WITH.search(
        match.string, max(0, match.start() - 40), match.start()
    ):
        return None
    if (match["before"] or "").lower().startswith("up to") and _GOING.search(
        match.string, max(0, match.start() - 9), match.start()
    ):
        return None
    before = " ".join((match["before"] or "").lower().split()).removesuffix(" further").removesuffix(" a").removesuffix(" the")
    return next((modifier for words, modifier in _BEFORE if re.fullmatch(words, before)), None)


def _is_place(match: re.Match[str]) -> bool:
    """Tell "over a two-mile area", "near ten houses", "fewer than the 40 it had", from "over two miles"."""
    before = (match["before"] or "").lower().split()
    if before[-1:] == ["a"]:
        return before[0] in {"over", "under", "above", "below", "near"}
    if before[-1:] == ["the"]:
        return "than" in before or before[0] in {"over", "under", "above", "below", "near"}
    if before == ["near"]:
        return not (match["currency"] or match["currency2"] or match["unit"])
    return before in (["under"], ["below"]) and match["number"].isalpha() and not (match["scale"] or match["unit"])


# "4.5m high", "a 4.5m concrete wall"; "a depth of 30m"
_LONG = re.compile(
    r"[\s-](?:long|high|deep|tall|wide|away|above|below|race|sprint|from)|"
    r"\s(?:[a-z-]+\s){0,2}(?:wall|fence|barrier|wave|pole|tower|statue|cliff|trench|hole|crater|drop|tunnel|tree|boat|yacht|ship|"
    r"vessel|python|crocodile|shark|whale|ladder|ceiling|gap|putt|pool|depth|height)s?\b"
)
_EXTENT = re.compile(r"\b(?:depth|height|length|width|distance|altitude)s?\sof\s(?:about\s|around\s|some\s|up\sto\s|over\s)?$")


def _metres(match: re.Match[str]) -> bool:
    """Tell the metres of "500m" from the millions of "3m people"."""
    if match["currency"] or match["currency2"] or match["unit"] or (match["scale"] or "").strip() not in {"m", "M"}:
        return False
    if float(value_of(match["number"]) or 0) >= 100 or _LONG.match(match.string, match.end()):
        return True
    return _EXTENT.search(match.string, max(0, match.start("number") - 24), match.start("number")) is not None


def _scale(written: str | None) -> float:
    result = 1.0
    for word in re.split(r"[\s-]+", (written or "").strip(" -.").lower()):
        result *= SCALES.get(word, 1)
    return result


def _fraction(written: str) -> float:
    words = re.split(r"[\s-]+", small(written))
    return round(ONES.get(words[0], 1) / _FRACTIONS[words[-1].removesuffix("s")], 10)


def _unit(match: re.Match[str]) -> tuple[str, str]:
    """Give the unit written with a number, and what kind of number it is."""
    written = " ".join((match["unit"] or "").lower().split()).strip("( -")
    if match["currency"] or match["currency2"]:
        return _money(match), "money"
    if not written:
        return "", "scaled" if match["scale"] else "count"
    if re.fullmatch(_PERCENT, match["unit"], re.IGNORECASE):
        return "percent", "percent"
    if re.fullmatch(_DEGREES, match["unit"]) or match["unit"] in {"C", "F"}:
        return "degree", "measure"
    if written in '"”″' or written.rstrip(".") == "in":
        return ("inch", "measure") if match["number"][0].isdigit() else ("", "count")
    if written == "p":
        return "penny", "money"
    written, per, time = written.partition(" an " if " an " in written else " per ")
    last = written.split()[-1]
    if last not in MEASURES and (last in MONEY or last in CODES):
        nation = written[: -len(last)].strip()
        return (NATIONS.get(nation) or MONEY.get(last) or CODES[last]), "money"
    prefix = written[: -len(last)].strip()
    measure = MEASURES.get(last, last) + (f" per {time}" if per else "")
    return (f"{prefix} {measure}".strip() if prefix in {"square", "cubic", "nautical"} else measure), "measure"


def _money(match: re.Match[str]) -> str:
    written = (match["currency"] or match["currency2"] or "").strip().lower()
    symbol = next((sign for sign in written if sign in SYMBOLS), "")
    letters = written.replace(symbol, "").strip(" .") if symbol else written.strip(" .")
    if symbol == "$":
        return DOLLARS.get(letters, "USD")
    return SYMBOLS.get(symbol) or CODES.get(letters, "") or MONEY.get(letters, "") or DOLLARS.get(letters, "")
