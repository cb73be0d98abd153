"""What stands right at a figure and says whose it is: "80% of the workers", "a 16% drop in profits", "a turnout of 48%"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reader.analysis.figures.units import is_plural
from reader.analysis.lists import vocabulary
from reader.analysis.statements.contents import FINITE
from reader.analysis.times.words import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from reader.analysis.figures.numbers import Number

_CALENDAR: Final = frozenset(map(str.capitalize, (*MONTHS, *WEEKDAYS)))
_CHANGED: Final = r"(?:rise|fall|drop|increase|decrease|decline|cut|gain|growth|jump|slump|surge|reduction|hike|loss|stake)"
_WORDS: Final = (
    r"(?:(?!(?:in|at|on|for|from|to|by|of|and|or|as|with|is|are|was|were|has|have|had|will|would|that|which|who|over|after|during|"
    r"before|below|above|since|when|than|it|he|she|they|we|those|although|last|this|next|who|while|but|each|apiece)\b)(?:[\w$&.’'-]|,(?=\d))*[\w’'](?:\s|(?=\W|$))){1,5}"
)
# "a 16% drop in net profits"; a "0.8% gain in May" was then
_CHANGE_IN: Final = re.compile(
    rf"\s(?:[a-z-]+\s)?{_CHANGED}\sin\s(?!an?\s|(?:{'|'.join(sorted(_CALENDAR))})\b)(?:the\s|its\s)?(?P<what>{_WORDS})"
)
_CHANGE_OF: Final = re.compile(rf"\s(?P<what>[a-z-]+)\s{_CHANGED}\b")
# "a 70 per cent mortality rate"; the "annual rate" of something else is none
_RATE_OF: Final = re.compile(
    r"\s(?P<what>[a-z-]{4,}(?<!al)(?<!ed)(?<!ly)(?<!er)\s(?:rate|turnout|probability))\b(?!\s(?:of|in|for)\s)"
)
_PART_OF: Final = re.compile(rf"\sof\s(?:all\s)?(?:the\s|its\s|their\s)?(?!(?:all|the|its|their)\b|\$)(?P<what>{_WORDS})")
# what follows a figure and is no noun
_NO_NOUN: Final = (
    "a|an|per|each|more|less|this|last|late|early|next|so|too|net|lower|higher|"
    "the|his|her|its|their|our|no|already|still|now|only|just|[a-z]+ly|off|out|up|down|below|above|behind|ahead|short|shy|away|back|apart|again|also|what|when|where|how|if|not|because|"
    "in|at|on|of|to|from|by|is|are|was|were|today|yesterday|worldwide|worth|overall|about|value|total|cash|euros|dollars|against|compared|versus|nationally|unchanged|one|two|three|four|five|six|seven|eight|nine|ten"
)
_NOT_FUNCTION: Final = (
    r"(?!(?:in|at|on|for|from|to|by|of|and|or|as|with|an?|the|that|which|who|it|he|she|they|we|is|are|was|were)\b)"
)
_GOODS: Final = "|".join(
    sorted(
        vocabulary("""
            bribes cash damages fines sales losses savings loans taxes tax grants fees reserves assets deposits donations
            bonds goods aid relief revenue revenues income debt debts compensation funding funds damage profit profits
            earnings equity credit credits interest assistance support investment investments financing capital payments
            penalties costs benefits subsidies rent wages salaries pay bonuses shares stock stocks securities notes bills coins
            gold jewels jewellery jewelry drugs cocaine heroin contracts orders exports imports trade receipts contributions
            pledges ransom restitution royalties dividends spending cuts incentives breaks guarantees claims charges repairs
            prizes winnings overtime expenses liabilities premiums kickbacks refunds rebates supplies equipment merchandise
            property weapons turnover commissions proceeds advertising bets
        """)
    )
)
_SUM_FOR: Final = re.compile(
    rf"(?:\s?\([^()]{{1,20}}\))?(?:-a-year)?\s(?:(?:of|in|for(?!\s[a-z]+ing\s))\s)?(?:(?:the|its|his|her|their)\s)?(?!(?:{_NO_NOUN})\b)(?=[a-z])(?P<what>{_WORDS})"
)
_NAME: Final = (
    r"(?:(?:(?:[A-Z]\.)+[A-Z]*|[A-Z][\w&-]*)\s){0,4}"
    r"(?:(?:[A-Z]\.)+[A-Z]*|(?!(?:That|It|There|Here|What|He|She|Let)['’])[A-Z][\w&-]*)"
)
_OWN: Final = re.compile(rf"(?P<whose>{_NAME})['’]s\s(?P<what>(?:[a-z-]+\s){{1,3}})of\s$")
_OWNER: Final = re.compile(rf"(?P<whose>{_NAME})['’]s\s$")
# "ivory worth $6 million", "a deal valued at $2 billion"; what "is worth" has a subject
_WORTH: Final = re.compile(
    r"(?<![\w'’-])(?P<what>(?!(?:be|is|are|was|were|been|being|has|had|have|now|still|also|not|then|it|them|once|each|[a-z]+ly)\s)[a-z]{3,}|"
    r"(?:^|(?<=[.!?\n]\s))[A-Z][a-z]+s|(?<=\ba )[A-Z][\w'’-]+)\s"
    r"(?:worth|valued\sat|priced\sat)\s$"
)
# "$3 million worth of gold"
_WORTH_OF: Final = re.compile(rf"(?:\sof\sdollars)?(?:['’]s?)?\sworth\sof\s(?:the\s|its\s)?(?P<what>{_WORDS})")
# what sums are of: "$186,000 in bribes", "$5m in cash"; not "in early trading", "in two years"
_IN_GOODS: Final = re.compile(
    rf"(?:\sof\sdollars)?\sin\s(?P<what>(?:{_NOT_FUNCTION}[a-z-]+\s){{0,2}}(?:{_GOODS})\b(?:\s(?:{_GOODS})\b)?)"
)
# rainfall of "with rainfall 71% below the average", turnout of "with turnout at 48%"
_ALONG: Final = re.compile(
    rf"\b[Ww]ith\s(?P<what>(?:{_NOT_FUNCTION}[\w'’-]+\s){{1,4}}?)"
    r"(?P<so>(?:(?:up|down|off|rising|falling|growing|climbing|dropping|jumping|slipping)\s(?:(?:by|to)\s)?|"
    r"(?:(?:now|still|currently|running|standing)\s)?at\s))?$"
)
_BESIDE: Final = re.compile(
    r"\s(?:below|above|higher|lower|up|down|ahead|behind|weaker|stronger|cheaper|dearer|more|less|short)\b"
)
_DETERMINER: Final = re.compile(r"(?:\b(?:an?|the|this|its|his|her|their|our|another|on)|['’]s)\s$")
_NAMED: Final = re.compile(rf"(?:\s?\([^()]{{1,20}}\))?(?:-a-year)?[\s-](?!(?:{_NO_NOUN})\b)(?=[a-z])(?P<what>{_WORDS})")
_CHANGE: Final = re.compile(rf"\b{_CHANGED}s?$(?<!stake)")
# a noun and an article: "38% of voters back the minister", "the $4 billion spending bill the House passed"
_BARE_VERB: Final = re.compile(r"(?P<verb>\s\S+)\s(?:the|an?|his|her|its|their|no)\s")
# "gained 44% of the vote": who gained it has it; "4.8% of GDP" measures something else
_HAVING: Final = re.compile(
    r"\b(?:w[io]ns?|gain(?:s|ed)|secured?|took|takes|got|gets|garnered|received|has|had|have|with|on|obtained|polled|captured|"
    r"collected|winning|taking|gaining)\s$"
)
_OF_VOTE: Final = re.compile(r"\sof\s(?:all\s)?(?:the\s|its\s)?(?:votes?|ballots|tally|total|poll)\b")
_OF_GDP: Final = re.compile(
    r"\sof\s(?:the\s)?(?:country['’]s\s)?(?:GDP|gross\s(?:domestic|national)\sproduct|national\s(?:income|output))\b"
)


def beside(text: str, number: Number) -> str:
    """Give what stands right at a figure: "JPMorgan's 15%", "80% of the workers", "a 16% drop in profits"."""
    if (owner := _OWNER.search(text, max(0, number.start - 60), number.start)) and not _is_day(owner["whose"]):
        return owner["whose"]
    own = _OWN.search(text, max(0, number.start - 90), number.start)
    if own and not _is_day(own["whose"]):
        return f"{own['whose']}'s {own['what']}".strip()
    if number.kind == "money" and (worth := _WORTH.search(text, max(0, number.start - 40), number.start)):
        return worth["what"]
    if number.kind in ("money", "crowd") and (goods := _WORTH_OF.match(text, number.end)):
        return _noun(goods)
    told = _CHANGE_IN.match(text, number.end)
    if not told and number.kind == "percent" and not _is_base(text, number):
        told = next(filter(None, (of.match(text, number.end) for of in (_CHANGE_OF, _RATE_OF, _PART_OF))), None)
    return _noun(told) or _described(text, number)


def _described(text: str, number: Number) -> str:
    """Give what a figure measures by its own noun phrase: "$5 in bribes", "a $25 million deal", "with rainfall 7% below"."""
    if number.kind not in ("money", "percent", "crowd"):
        return ""
    if number.kind in ("money", "crowd") and (consists := _IN_GOODS.match(text, number.end)):
        return consists["what"]
    along = _ALONG.search(text, max(0, number.start - 70), number.start)
    if along and (along["so"] or _BESIDE.match(text, number.end)):
        return along["what"].strip()
    return _compound(text, number) if _DETERMINER.search(text, max(0, number.start - 8), number.start) else ""


def _compound(text: str, number: Number) -> str:
    """Give the noun that a sum or a share describes: "a $25 million deal"; of "a 5% rise" the clause tells what rose."""
    what = _noun(_NAMED.match(text, number.end))
    return "" if _CHANGE.search(what) else what


def sum_for(text: str, number: Number) -> str:
    """Give what a sum is for or of: "$6m in public funds", "the $7 billion deal", "a 40 percent chance", "sales of $5m"."""
    if number.kind not in ("money", "percent"):
        return ""
    base = number.kind == "percent" and _is_base(text, number)
    return _noun((_PART_OF if base else _SUM_FOR).match(text, number.end))


def _is_base(text: str, number: Number) -> bool:
    """Tell what a share only is measured by: "won 44% of the vote", "a deficit of 4.8% of GDP"."""
    if _OF_VOTE.match(text, number.end):
        return _HAVING.search(text, max(0, number.start - 16), number.start) is not None
    return _OF_GDP.match(text, number.end) is not None


def _is_day(name: str) -> bool:
    return name.split()[-1].capitalize() in _CALENDAR


def _noun(told: re.Match[str] | None) -> str:
    """Give the noun that was matched, without the verb that follows it: "20% of all scheduled flights" has none."""
    if told is None:
        return ""
    what = told["what"].partition("\n")[0].strip(" .,\xa0\u2028")
    if bare := _BARE_VERB.search(what):
        what = what[: bare.start("verb") if is_plural(what[: bare.start()]) else bare.end("verb")].strip()
    verb = FINITE.search(what)
    if verb is None or (what[: verb.start()].endswith(("'s ", "’s "))):
        return what
    before = what[: verb.start()].rstrip()
    return what if not before and told.re is _PART_OF else before
