"""What stands between a verb and what it tells: when and where it was said, to whom, and the words that lead to it."""

from __future__ import annotations

import re

from reader.analysis.statements.cues import REFUSING
from reader.analysis.times.words import WEEKDAY

# "Sept. 6"
DATE = r"(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.\s\d{1,2}"
ADVERBIAL = re.compile(
    r"\s*(?:,\s*)?(?:(?:(?:in|at|during|on|through|via|to|after|before|for)\s+(?:(?:a|an|the|his|her|its|their|state|local|separate|joint|"
    r"public|written|brief|official|recent|press|news|television|radio|telephone|phone|exclusive|national)\s+)*(?:statement|interview|letter|"
    r"e-?mail|report|speech|tweet|post|conference|briefing|release|remarks|television|radio|reporters|journalists|address|memo|article|"
    r"blog|message|note|meeting|hearing|court|parliament|media|press|newspaper|day|time|first time))|"
    rf"(?:(?:on|late|early)\s+){{0,2}}{WEEKDAY}(?:\s+(?:morning|afternoon|evening|night))?|"
    r"(?:late\s+|early\s+)?(?:yesterday|today|tonight|(?:last|this)\s+(?:week(?:end)?|month|year|morning|afternoon|evening|night))|"
    rf"(?:on\s+)?{DATE}|(?:in|on)\s+(?:\d{{1,2}}\s)?[A-Z]\w+(?:\s\d{{1,2}})?|"
    r"(?:an?|one|two|three|several|some|a\sfew|\d+)\s(?:minutes?|hours?|days?|weeks?|months?|years?)\s(?:ago|earlier|later|before)|"
    r"beyond\s(?:(?:an?|any|all|reasonable)\s){0,2}doubt|"
    r"earlier|later|recently|afterwards?|again|simply|publicly|meanwhile|online)\b(?!['’])\s*"
)
# after these the one spoken to stands between: "told reporters that"
TOLD = frozenset({"tell", "inform", "remind", "assure", "reassure", "caution", "warn", "notify", "advise", "promise", "show"})
# "told reporters", "told the BBC", "told a news conference"; not the words that begin what was told
ADDRESSEE = re.compile(
    r"\s+(?:the\s+|a\s+|an\s+)?(?:(?:daily\s|newspaper\s)?[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,3}|"
    r"\w+(?:\s+(?!(?:the|an?|his|her|its|their|our|he|she|it|they|we|there|this|that|these|those|no|all|every|some|any)\b)\w+)?)"
    rf"(?:\s+(?:on\s+)?{WEEKDAY}(?:\s(?:morning|afternoon|evening|night))?)?[\s,]+"
)
_NOTION = (
    r"\s(?:(?:the|any|an?|all)\s)?(?:[\w-]+\s){0,2}?(?:notion|idea|claim|suggestion|allegation|accusation|charge|argument|theory|"
    r"contention|assertion|report|rumou?r)s?\sthat\b"
)
# "announced five more deaths"
_CASUALTIES = (
    r"(?=\s(?:(?:about|around|nearly|almost|over|some|at\sleast|more\sthan|another|an?)\s)*(?:\d[\d.,]*|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve|dozens\sof|hundreds\sof)\s(?:[a-z]+\s){0,3}(?:deaths?|fatalit(?:y|ies)|casualt(?:y|ies)|infections?|cases?)\b)"
)
# what stands between these and what they tell
LED = {
    "call": re.compile(r"\s+for\s+"),
    "ask": re.compile(r"\sfor\s(?=[^,;.\0]{2,80}\sto\sbe\s[a-z]+ed\b)"),
    "warn": re.compile(r"\s(?:of|about|against)\s(?=(?:[\w-]+\s){0,2}(?:[\0\"“]|[\w-]+\s[\w-]))"),
    # "named the victims as Basya and Smith"; "named Basya as its head" is an act
    "identify": re.compile(r"(?=\s(?!by\b|\w+sel(?:f|ves)\b)[^,;:\0]{2,80}?\sas\s)"),
    "name": re.compile(
        r"(?=\s(?:(?:the|one|two|three|both|its)\s)?[^,;:\0]{0,40}?\b(?:victims?|dead|deceased|suspects?|attackers?|gunm[ae]n|killers?|"
        r"bombers?|m[ae]n|wom[ae]n|boys?|girls?|drivers?|pilots?|hostages?|detainees?|culprits?)\b[^,;:\0]{0,40}?\sas\s[A-Z])"
    ),
    # "accused him of lying": whom is told too
    "accuse": re.compile(r"(?=\s[^,;:\0]{2,90}?\sof\s(?:(?:[a-z]+ly\s)?[a-z]+ing\b|[\0\"“‘]))"),
    # "put the toll at 20"
    **dict.fromkeys(("put", "estimate"), re.compile(r"(?=\s[^,;:\0]{3,80}?\sat\s(?:[a-z]+\s){0,2}[$£€]?\d)")),
    # "vowed to fight on"; a promise is told in somebody's words only
    **dict.fromkeys(("vow", "pledge", "threaten"), re.compile(r"(?=\s(?:not\s)?to\s[\0\"“‘a-z])")),
    "promise": re.compile(r"(?=\s(?:not\s)?to\s[^.;]{0,60}[\0\"“]|\s[\"“])"),
    # "reported a sailor as saying": what he said is told beside
    "report": re.compile(r"(?=\s[^,;:\0]{2,90}?\sas\s(?:saying|telling|stating|writing)\b)"),
    **dict.fromkeys(("announce", "confirm"), re.compile(_CASUALTIES)),
    # "showed Basya leading by five points"
    "show": re.compile(r"(?=\s[A-Z][^,;:.\0]{0,60}?\s[a-z]{2,}ing\b)"),
    # "disputed the notion that"
    **dict.fromkeys((*REFUSING, "dismiss"), re.compile(_NOTION)),
    # "denied being late", "denied involvement in it"
    "deny": re.compile(
        rf"{_NOTION}|(?=\s(?:ever\s)?[a-z]{{2,}}ing\s)|(?=\s(?:(?:any|all)\s)?(?:involvement|responsibility|wrongdoing|knowledge|guilt|"
        r"complicity|collusion|links?|ties)\b)"
    ),
    "admit": re.compile(r"(?:\sto)?(?=\s[a-z]{2,}ing\s)"),
}
