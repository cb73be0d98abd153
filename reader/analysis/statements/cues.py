"""The verbs that report, by what may follow them, each with its forms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reader.analysis.lists import sequence, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

_IRREGULAR: Final = {
    "say": "say says said saying", "tell": "tell tells told telling", "write": "write writes wrote written writing",
    "think": "think thinks thought thinking", "find": "find finds found finding", "show": "show shows showed shown showing",
    "read": "read reads", "swear": "swear swears swore", "hold": "hold holds held",
    "regard": "regards regarded", "reason": "reason reasoned reasoning", "sing": "sing sings sang singing",
    "understand": "understands", "put": "put puts putting", "quip": "quip quips quipped quipping",
    "forecast": "forecast forecasts forecasting",
    "name": "named naming", "hear": "hears heard", "express": "express expresses expressed",
}  # fmt: skip

# What they say may follow without "that": "said the plan would fail".
SAYING: Final = sequence("""
    say state add note claim report announce confirm believe think warn argue insist stress suggest explain predict
    estimate acknowledge admit concede declare maintain assert allege reveal write tweet post reply respond answer
    comment remark observe conclude find show indicate complain theorize theorise recall reiterate emphasize
    emphasise caution contend counter joke lament point promise pledge vow affirm disclose stipulate testify reason
    rule deny hint imply boast quip repeat specify agree fear hope expect calculate forecast decide propose
    recommend read swear mention clarify speculate advise attest reaffirm opine posit underscore suspect worry doubt learn
    threaten put dispute reject refute rebut identify name
    determine establish charge hold demand wonder understand confess surmise hear
""")
# These take the one spoken to first: "told reporters that", "urged the government to".
ADDRESSING: Final = sequence(
    "accuse tell ask urge inform remind assure reassure warn order instruct beg advise notify call request implore"
)
# These take what is judged, with a quotation or "as": "called the plan “reckless”", "described it as historic".
JUDGING: Final = sequence("""
    call describe label brand dub denounce condemn criticise criticize praise hail dismiss slam blast characterise
    characterize assail tout decry deride portray regard laud lambast mock express
""")
# These say something only with a quotation: "chanted “Down with it!”".
VOICING: Final = sequence("""
    chant shout yell scream cry exclaim whisper mutter murmur sing snap retort interject muse marvel plead sneer scoff grumble
    rant tease crow thunder intone recount cite recite proclaim gush enthuse sigh laugh shrug continue
""")
# What they tell stands behind a noun: "disputed the notion that".
REFUSING: Final = frozenset({"dispute", "reject", "refute", "rebut"})
# These tell who somebody is: "named the victims as".
NAMING: Final = frozenset({"name", "identify"})
# A thought is not speech: inside another's report it makes no statement of its own.
THOUGHTS: Final = frozenset({"believe", "think", "fear", "hope", "expect", "suspect", "worry", "doubt"})
# Forms that are nouns as often: they need a subject right before them and a clause after them.
NOUNS: Final = vocabulary("""
    claim claims report reports estimate estimates comment comments promise promises pledge pledges warning note
    notes state states post posts reply answer answers rule rules hope hopes fear fears show shows find remark remarks tweet
    tweets order orders call calls label brand demand demands counter point points read stress reason
    finding forecast forecasts vow vows boast boasts doubt doubts worry
    charge charges request requests saying writing answering ruling recall read think
""")
# Without "that" or a quotation these often take a thing ("announced a deal", "found the body"): a clause must follow.
THINGS: Final = vocabulary("""
    announce report confirm find show reveal propose recommend decide specify post write hold recall note mention deny
    promise pledge agree expect disclose read repeat rule predict forecast answer estimate calculate declare fear hope
    suggest indicate explain acknowledge clarify emphasize emphasise stress point believe think maintain state advise
    conclude affirm suspect worry doubt learn determine establish boast charge claim demand wonder understand
    hear
""")


def _forms(verb: str) -> list[str]:
    """Give the forms of a verb: regular ones by rule."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb].split()
    if verb.endswith("e"):
        return [verb, verb + "s", verb + "d", verb[:-1] + "ing"]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    if verb in {"admit", "dub", "slam", "beg", "snap", "shrug", "rebut"}:
        return [verb, verb + "s", verb + verb[-1] + "ed", verb + verb[-1] + "ing"]
    ending = "es" if verb.endswith(("s", "sh", "ch", "x")) else "s"
    return [verb, verb + ending, verb + "ed", verb + "ing"]


def _by_letter(forms: Iterable[str]) -> str:
    """Write alternatives by their first letter, the longest first: a word is tried against 50 of them and not against 450."""
    groups: dict[str, list[str]] = {}
    for form in sorted(forms, key=len, reverse=True):
        groups.setdefault(form[0], []).append(form[1:])
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in groups.items())


# several words that report as one verb does, where "that" follows: "expressed concern that"
FEELINGS: Final = frozenset(
    f"{form} {feeling}"
    for form in ("express", "expresses", "expressed", "voices", "voiced", "raises", "raised")
    for feeling in sequence(
        "concern concerns fear fears hope hopes doubt doubts confidence optimism regret surprise disappointment"
    )
)
# "is adamant that": what one is, and says by it
STANCES: Final = frozenset(sequence("adamant insistent confident hopeful optimistic convinced"))
# "made it clear that"
_CLEAR: Final = frozenset(f"{form} {it}clear" for form in ("make", "makes", "made", "making") for it in ("", "it "))
# every form of every verb, with the verb that it is of
FORMS: Final = {form: verb for verb in (*SAYING, *ADDRESSING, *JUDGING, *VOICING) for form in _forms(verb)} | {
    phrase: phrase.split()[0] for phrase in FEELINGS | STANCES | _CLEAR
}
CUE: Final = re.compile(rf"(?<![\w’'-])(?:{_by_letter(FORMS)})(?![\w’'-])", re.IGNORECASE)
ACCORDING: Final = re.compile(
    r"\b(?:according to|(?<=, )per(?=\s(?:the\s)?(?-i:[A-Z]))|"
    r"in the words of|by the (?:count|estimates?|reckoning) of|as (?:reported|stated|quoted|cited) by)\s+",
    re.IGNORECASE,
)
