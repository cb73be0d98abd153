"""What a measure is called before a figure: "a profit of 39 cents", "a return of 40 percent", "debts of $5 million"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reader.analysis.figures.units import singular
from reader.analysis.lists import vocabulary
from reader.analysis.statements.contents import FINITE

if TYPE_CHECKING:
    from reader.analysis.figures.numbers import Number

_REACH: Final = 70  # code points before a figure
_WORD: Final = r"(?!(?:in|at|on|for|from|to|by|of|and|or|as|with|an?|the|its|that|which|who)\b)[a-z][a-z-]*\s"
_CALLED: Final = re.compile(
    rf"(?:(?P<at>\bat)\s)?\b(?i:an?|the|its|his|her|their|any|no)\s(?:\d+-[a-z]+\s)?(?P<what>(?:{_WORD}){{1,4}}(?:of\serror\s)?)of\s(?:an?other\s)?$"
)
# they need no article: "reported earnings of", "at cost of"
_MEASURES: Final = vocabulary("""
    sales earnings revenue revenues income turnover profit profits losses cost costs debt debts assets damages fines
    prices fees savings deposits loans liabilities claims bribes payments returns yields margins bonuses salaries wages
    dividends turnout growth inflation unemployment exports imports tariffs taxes duties investment investments compensation
""")
_BARE: Final = re.compile(
    rf"(?<![\w-])(?P<what>(?:(?:net|gross|operating|annual|quarterly|full-year|trade|average)\s)?(?:{'|'.join(sorted(_MEASURES))}))"
    r"\sof\s(?:an?other\s)?$",
    re.IGNORECASE,
)
# "dues of $25"
_SEVERAL: Final = re.compile(r"(?<![\w-])(?P<what>[a-z]{3,}s)\sof\s$")
# they are of something else: "a total of $5", "a rise of 3%", "the theft of $5"
_NO_MEASURE: Final = vocabulary("""
    total average sum amount high low maximum minimum peak level figure number kind lot bit series range estimate forecast
    rise fall drop increase decrease decline cut gain jump slump surge reduction hike change excess half quarter third
    theft sale seizure transfer recovery equivalent record group couple use ten hundred thousand million billion report claim
    dozen
""")
# "grew at a rate of 3%": the clause says what did
_PACES: Final = vocabulary("rate pace speed")
# "a total profit", "an expected loss"
_SAID_OF: Final = re.compile(r"^(?:(?:total|record|combined|further|similar|new|whopping|huge|small|large|[a-z-]+ed)\s)+")


def called(text: str, number: Number) -> str:
    """Give what a sum or a percentage is called before it: "a profit of", "a turnout of", "debts of", "at cost of"."""
    if number.kind == "crowd":
        return ""
    begin = max(0, number.start - _REACH)
    if named := _CALLED.search(text, begin, number.start):
        what = _SAID_OF.sub("", named["what"]).strip()
        head = what.rsplit(" ", 1)[-1]
        if what and head not in _NO_MEASURE and not (named["at"] and head in _PACES) and not FINITE.search(what):
            return what
    bare = _BARE.search(text, begin, number.start)
    if bare is None and number.kind == "money":
        bare = _SEVERAL.search(text, begin, number.start)
    return bare["what"] if bare and singular(bare["what"].lower()) not in _NO_MEASURE else ""
