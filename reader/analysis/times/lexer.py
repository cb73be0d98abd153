"""Words of a text as signs: one character a token, so that a pattern over tokens is a regular expression over signs.

Every known word has its own sign; numbers have one by their shape. A rule names categories of signs ("MONTH DAY ,? YEAR") and
`compiled` turns that into an expression. Nothing in it repeats without a bound, so that time stays linear in the text.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from reader.analysis.lists import sequence
from reader.analysis.times import words
from reader.analysis.times.holidays import NAMES

_SHORT_NAMES = sorted(
    {name for name in (*words.MONTHS, *words.WEEKDAYS) if len(name) < 6} - {"march", "april", "june", "july", "may"}
)
_DOTTED = "|".join(sorted(_SHORT_NAMES, key=len, reverse=True))
# the longest first; an apostrophe is written in two ways, a space may be a line break
_NAMED = "|".join(
    re.escape(name).replace("'", "['’]?").replace("jr", "jr\\.?").replace(r"\ ", r"\s").replace("st\\s", "st\\.?\\s")
    for name in sorted(NAMES, key=len, reverse=True)
)
_HYPHENED = "|".join(word for word in words.ORDINALS if "-" in word)
_TOKEN = re.compile(
    rf"""
      (?P<abbreviation>(?<!\w)(?:b\.\s?c\.?(?:\s?e\.)?(?!\w)|a\.d\.|c\.e\.|(?:{_DOTTED})\.(?=\s?[\d,]|\s[a-z])))
    | (?P<named>(?<!\w)(?-i:(?=[A-Z]))(?:{_NAMED})(?!\w))
    | (?P<quarter>(?<!\w)(?:[qh][1-4]|[1-4][qh])(?!\w))
    | (?P<fiscal>(?<!\w)fy\s?['’]?(?:\d\d){{1,2}}(?!\w))
    | (?P<word>(?:{_HYPHENED})(?!\w)|[^\W\d_]+(?![\d_]))
    | (?P<iso>(?<![\w.-])\d{{4}}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{{1,9}})?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-]))
    | (?P<slashed>(?<![\w./-])\d{{1,4}}(?:/\d{{1,2}}/|\.\d{{1,2}}\.|-\d{{1,2}}-)\d{{2,4}}(?![\w/-]|[.]\d))
    | (?P<half>(?<![\w.])\d{{1,2}}(?:[:.]\d\d)?\s?(?:[ap]\.\s?m\.?|[ap]m)(?![\w]))
    | (?P<clock>(?<![\w.:])\d{{1,2}}:\d\d(?::\d\d)?(?![\d:]))
    | (?P<decade>(?<!\w)(?:\d{{2,3}}0|['’‘]?\d0)['’]?s(?!\w))
    | (?P<ordinal>(?<![\w.])\d{{1,3}}(?:st|nd|rd|th)(?!\w))
    | (?P<short>(?<![\w.])['’‘]\d\d(?![.,]\d|\w))
    | (?P<mixed>(?<![\w.,/])\d{{1,3}}(?:\s?[½¼¾]|[ -][13]/[24])(?![\w/]))
    | (?P<number>(?<!\w)\d++(?:[.,]\d++){{0,12}}+(?!\w))
    | (?P<model>\w+)
    | (?P<blank>\n[^\S\n]*\n)
    | (?P<mark>[^\s\w])
    """,
    re.VERBOSE | re.IGNORECASE,
)

OTHER: Final = "\ue000"
# The shapes of numbers: day of a month and hour, hour, day, minute …
_SHAPES: Final = {
    name: chr(0xE001 + i)
    for i, name in enumerate(
        sequence("""
            D12 D24 D31 D59 D99 YEAR NUMBER3 NUMBER DECIMAL ISO SLASHED HALF CLOCK DECADE ORDINAL SHORT FISCAL QUARTER NAMED
            BLANK
        """)
    )
}
_DAY, _SMALL = ("D12", "D24", "D31"), ("D12", "D24", "D31", "D59", "D99")

_TABLES: Final[dict[str, frozenset[str]]] = {
    "MONTH": frozenset(words.MONTHS),
    "WEEKDAY": frozenset(words.WEEKDAYS),
    "WEEKDAYS": frozenset(words.WEEKDAY_PLURALS),
    "SEASON": frozenset(words.SEASONS),
    "PART": frozenset(words.PARTS),
    "TWILIGHT": frozenset(words.TWILIGHT),
    "NOON": frozenset(words.NOON),
    "UNIT": frozenset(words.UNITS),
    "UNITS": frozenset(words.PLURALS),
    "LONG": frozenset(words.LONG),
    "NUMERAL": frozenset(words.NUMBERS),
    "SCALE": frozenset(words.SCALES),
    "NTH": frozenset(words.ORDINALS),
    "TENS": frozenset(words.DECADES),
    "REFERENCE": frozenset(words.REFERENCES),
    "TODAY": frozenset(words.DAYS),
    "FREQUENCY": frozenset(words.FREQUENCIES),
    "THIS": words.THIS,
    "THAT": words.THAT,
    "NEXT": words.NEXT,
    "LAST": words.LAST,
    # nouns among them ("the end of") need their "of"; "beginning in 1999" is a verb
    "EARLY": words.EARLY - {"beginning", "start"},
    "MIDDLE": words.MIDDLE - {"middle"},
    "LATE": words.LATE - {"end"},
    "VAGUE": words.VAGUE,
    "EVERY": words.EVERY,
    "BC": words.ERA,
    "AD": words.AD,
    "OPEN": frozenset("([{"),
    "CLOSE": frozenset(")]}"),
    "AMPM": words.HALF_DAYS,
    "ZONE": frozenset({*words.ZONES, *words.SUMMER_ZONES}),
}
_SHAPED: Final = {
    "DAY": _DAY,
    "HOUR": ("D12", "D24"),
    "SMALL": _SMALL,
    "DIGITS": (*_SMALL, "NUMBER3", "NUMBER", "DECIMAL", "YEAR"),
    "YEARS3": ("NUMBER3", *_SMALL),
}
_signs: dict[str, str] = {}


def _sign(word: str) -> str:
    """Give a word's own sign, a new one at first."""
    return _signs.setdefault(word, chr(0xE100 + len(_signs)))


for _table in _TABLES.values():
    for _word in sorted(_table):
        _sign(_word)


class Token(NamedTuple):
    """A word, number or mark of the text, in lower case, with its offsets."""

    start: int
    end: int
    word: str


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Turn a pattern over categories and words into an expression over signs.

    `|`, `( )` and a trailing `?` mean what they mean in expressions; `<X` wants X before, `>X` after; `!<X` and `!>X`
    refuse it.
    """
    return re.compile("".join(_item(item) for item in pattern.split()))


def needed(pattern: str) -> frozenset[str]:
    """Give the smallest set of signs of which every match of a pattern holds one; empty where nothing is sure.

    Every word of the pattern gets its sign here, before a text is read.
    """
    sets: list[str] = []
    depth, sure = 0, True
    for item in pattern.split():
        body = item[:-1] if item.endswith("?") and len(item) > 1 else item
        if body in {"(", ")", "|"}:
            depth += {"(": 1, ")": -1, "|": 0}[body]
            sure = sure and (depth > 0 or body != "|")  # another way without what was seen
            continue
        signs = _category(body.lstrip("!<>") or body)
        if depth == 0 and body == item and not item.startswith("!"):
            sets.append(signs)
    least: str = min(sets, key=len, default="")
    return frozenset(least if sure else "")


def _item(item: str) -> str:
    """Turn one item of a pattern into its expression."""
    body, mark = (item[:-1], "?") if item.endswith("?") and len(item) > 1 else (item, "")
    if body in {"(", "|", ")"}:
        return {"(": "(?:", "|": "|", ")": ")"}[body] + mark
    for around, opening in (("!<", "(?<!"), ("!>", "(?!"), ("<", "(?<="), (">", "(?=")):
        if body.startswith(around) and len(body) > len(around):
            return f"{opening}[{_category(body[len(around) :])}])"
    return f"[{_category(body)}]{mark}"


def _category(name: str) -> str:
    """Give the signs of a category, a shape, or words parted by slashes."""
    if name in _TABLES:
        return "".join(_sign(word) for word in sorted(_TABLES[name]))
    if name in _SHAPED:
        return "".join(_SHAPES[shape] for shape in _SHAPED[name])
    if name == "ANY":
        return OTHER
    if name in _SHAPES:
        return _SHAPES[name]
    if "/" in name and name != "/":
        return "".join(_category(part) for part in name.split("/"))
    if name.isupper():
        raise KeyError(name)
    return _sign(name)


def read(text: str) -> tuple[list[Token], str]:
    """Give the tokens of a text and their signs as one string."""
    tokens: list[Token] = []
    signs: list[str] = []
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup
        word = found[0].lower()
        if kind in ("word", "mark"):
            sign = _signs.get(word, OTHER)
        elif kind == "number":
            sign = _SHAPES[_number_shape(word)]
        elif kind == "mixed":
            word, sign = _decimal(word), _SHAPES["DECIMAL"]
        elif kind == "abbreviation":
            word = "".join(word.split())
            sign = _abbreviation(word)
        else:
            sign = OTHER if kind == "model" else _SHAPES[str(kind).upper()]
        tokens.append(Token(found.start(), found.end(), word))
        signs.append(sign)
    return tokens, "".join(signs)


def _abbreviation(word: str) -> str:
    """Give the sign of a word with full stops: of the word without the last one where that is known."""
    return _signs.get(word) or _signs.get(word.rstrip("."), OTHER)


def _decimal(word: str) -> str:
    """Write "2 1/2" and "2½" as "2.5"."""
    part = next(size for sign, size in _FRACTIONS if word.endswith(sign))
    digits = re.match(r"\d+", word)
    return f"{int(digits[0] if digits else 0)}.{part}"


_FRACTIONS: Final = (
    ("½", "5"),
    ("¼", "25"),
    ("¾", "75"),
    ("1/2", "5"),
    ("2/4", "5"),
    ("1/4", "25"),
    ("3/4", "75"),
    ("3/2", "5"),
)


def _number_shape(word: str) -> str:
    if not word.isdecimal():
        return "DECIMAL" if "." in word and "," not in word else "NUMBER"
    if len(word) <= 2:
        number = int(word)
        return next(name for name, top in zip(_SMALL, (12, 24, 31, 59, 99), strict=True) if number <= top)
    if len(word) == 4 and 1000 <= int(word) < 2200:
        return "YEAR"
    return "NUMBER3" if len(word) == 3 else "NUMBER"
