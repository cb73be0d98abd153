"""Where a report ends: the marks and words with which the story goes on."""

from __future__ import annotations

import re

from reader.analysis.lists import vocabulary
from reader.analysis.statements.cues import FORMS, NAMING, REFUSING, SAYING, THINGS

# of those that take a thing, what a participle tells of is words
_PLAIN = vocabulary("state note claim stress suggest acknowledge emphasize emphasise confirm maintain explain write")
# "asked him to leave and returned the money", "admitted stealing it and was jailed": the second is told by the story
AND_THEN = re.compile(
    r"\sand\s(?!(?:injured|wounded|maimed)\b)(?:was|were|is|are|has|have|had|[a-z]+ed|(?:expect|say|plan|want|hope)s?)\b"
)
# "said it would sell the boat and has also left the harbour": the tense is the teller's
# and so is what came of it: "said it would not sail, but a permit was later given"
TELLERS = re.compile(
    r"\b(?:would|could|might)\s[^,;:.\0]{2,120}?(?P<more>\sand\s(?:has|have)\s(?:also|since|already|now)\s|"
    r",?\sbut\s(?:the|an?|[A-Z][\w’'.-]*)(?:\s[\w’'.-]+){0,4}\s(?:was|were|has|had|have)\s(?:later|eventually|subsequently|since|finally)\s)"
)
# participles that tell what is told besides; "finding" and "putting" tell of acts as often
_TELLING = "|".join(
    form
    for form, verb in FORMS.items()
    if form.endswith("ing")
    and verb in SAYING
    and (verb not in THINGS or verb in _PLAIN)
    and verb not in REFUSING | NAMING | {"put", "threaten", "believe"}
)
STOP = re.compile(
    r";|:\s*\n|[,:.]\s*(?=\0)|,?\s*\baccording to\b"
    r"|,\s*(?:although|though|whereas|while|as\s(?:he|she|they|it|the|its|his|her|their))\b"
    rf"|(?:,|(?<=\0)|(?<=,[\"”’]))\s(?:{_TELLING})\b"
    r"|,\s(?:citing|quoting|blaming|(?:pointing|referring|alluding)\sto)\s"
    # what comes of it, the story tells, and what it was said in
    r"|,\sin\s(?:(?:a|his|her|its|their)\s)?(?:[\w-]+\s)?(?:comments|remarks|statement|speech|move|sign|step|bid|blow|boost|signal)\b"
    r"|,\s(?:(?:paving|clearing)\sthe\sway|(?:prompting|sparking|triggering|drawing|disappointing|reversing|overturning|dashing|sending)\s)"
    r"|,\sbut\s(?:(?:he|she|they|it)\s)?(?:gave|did\snot|did\s?n['’]t|declined|refused|offered|provided\sno|"
    r"(?:could|would)(?:\snot|n['’]t)\s(?:[a-z]+ly\s)?(?:say|comment|confirm|give|elaborate|disclose|specify|name|provide))\b"
    r"|,\s(?:an?|the)\s(?:[\w-]+\s){0,2}(?:charge|claim|allegation|assertion|accusation|statement|prospect|sentiment|comment|remark|"
    r"description|notion|decision|demand)\s(?:that|which|echoed|made|he|she|they|denied|rejected|shared)\b"
    r"|,\swhich\s(?:the\s|an?\s)?[\w’'.-]+(?:\s[\w’'.-]+){0,2}\s(?:rejected|rejects?|denied|den(?:y|ies)|disputed?|disputes|dismissed|called)\b"
    r"|,?\sbut\s(?:has|have|had)\snot\s(?:yet\s)?(?:said|determined|decided|released|named|identified|confirmed|disclosed|given|commented)\b"
    # "he argued it was late but the judge, Anna Basya, rejected the claim"
    r"|,?\sbut\s(?:the|an?|[A-Z][\w’'.-]*)(?:\s[\w’'.-]+){0,4}(?:,\s[^,;:\0]{2,60},)?\s(?:rejected|dismissed|denied|disputed|refuted|disagreed|"
    r"overruled|rebuffed)\b"
    r"|,?\s*\bwith\s[^,.;:\0]{1,60}\s(?:saying|stating|adding|reporting|writing|claiming|arguing|warning|noting)\b"
)
NEXT_CLAUSE = re.compile(
    r",\s(?:but|which|who|while|whereas|although|and (?:he|she|they|it|some|others|many|(?:the )?[a-z]+s? \w+ed))\b"
)
