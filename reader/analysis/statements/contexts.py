"""What stands around a verb and tells whether it reports, and who: patterns over a text whose quotations are blotted out."""

from __future__ import annotations

import re

from reader.analysis import verbs
from reader.analysis.lists import vocabulary
from reader.analysis.statements.contents import FINITE
from reader.analysis.times.words import WEEKDAY

PASSIVE = re.compile(
    r"\b(?:when|if|once|unless)\s+$|\b(?:was|were|been|be|being|is|are|get|got)\s+(?:(?:\w+ly|twice|also|later|again|once|first|not|never|now|still)\s+){0,2}$"
)
# "was once again adamant"
IS_LAST = re.compile(
    r"\s(?:is|are|was|were|remain(?:s|ed)?|been)\s+(?:(?:once|again|also|still|equally|now|more|[a-z]+ly)\s+){0,2}$"
)
DESCRIBED = re.compile(r"\s+(?:where|which|who|whose|with|have|has|are|were|of|that\s(?:are|were|have))\b")
NO_SUBJECT = re.compile(
    r"\b(?:the|a|an|his|her|their|its|our|my|your|to|of|in|on|for|by|with|from|at|no|any|some|this|that|these|those|such|new|first|last|"
    r"latest|many|several|other|more|most|percentage|official|initial|early|recent|media|news|public|annual|final|full|not|n't|never|without|'s|’s)\s*$",
    re.IGNORECASE,
)
EVIDENCE = re.compile(
    r"\b(?:polls?|surveys?|stud(?:y|ies)|reports?|data|figures|statistics|research(?:ers)?|results?|analys[ie]s|investigations?|investigators|"
    r"inquiry|tests?|documents?|records?|estimates?|review|audit|census|court|jury|judge|panel|commission|committee|scientists|experts|he|"
    r"she|they|it|projections?|findings|police|officials|inspectors|reviewers)\b",
    re.IGNORECASE,
)
# "NAME, says they are late", "says the crew lied": a clause, and no subject
ENDS_FINITE = re.compile(
    rf"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|should|must|did|do|does)\b|{FINITE.pattern}$"
)
DETERMINERS = vocabulary("the a an he she they it his her their its some many most several one both")
GOES_ON = re.compile(r"\s(?:the|a|an|he|she|they|it|there|this|these|his|her|their)\s")
RELATIVE = re.compile(
    r"[\s,]*\b(?:who|which|that)\s+(?:(?:has|have|had|also|later|once|previously|earlier|recently|then|first)\s+)*$"
)
# "condemned by leaders who say": the noun after the last preposition or verb
BEFORE_WHO = re.compile(
    r"\b(?:in\s(?:light|view|spite|front|favou?r)\sof|by|with|from|to|for|in|among|including|against|are|is|was|were|said|met|[a-z]{3,}ed)\s+"
    r"(?P<noun>(?:(?!(?:by|with|from|to|for|in|among|including|against|are|is|was|were|said|met|[a-z]{3,}ed)\s)[\w’'-]+\s?){1,6})$"
)
SCENE = re.compile(
    r"(?:(?:[\w-]+\s){0,2}(?:minutes?|hours?|days?|weeks?|months?|years?|shortly|soon|just|even)\s)?"
    r"(?:since|although|though|while|whilst|after|before|following|during|despite|amid|commenting)\s",
    re.IGNORECASE,
)
# "state media say", "report authors say": a noun before a noun
COMPOUND = re.compile(
    r"(?:state|claim|report|post|order|rule)\s(?:media|television|tv|radio|news\w*|police|officials?|governments?|department|prosecutors?|"
    r"senators?|lawmakers?|troopers?|legislat\w+|authors?|office|run|owned)\b",
    re.IGNORECASE,
)
# with the past forms that may be others: "the bank cut rates"
ACTS = re.compile(rf"(?:{FINITE.pattern}|\b(?:{'|'.join(sorted(verbs.UNSURE))})\b)")
# the subject of a sentence, before its first verb
MAIN = re.compile(
    rf"\s*(?P<who>(?![a-z]+ing\b|{FINITE.pattern})[^,;:()\0]{{2,60}}?)(?:,\s[^,\0]{{2,80}},)?\s(?:[a-z]+ly\s)?{ACTS.pattern}"
)
# "coast guard, police and other staff": a list is one subject
_GROUPS = r"\s*(?P<who>(?:[\w’'-]+\s){0,2}[\w’'-]+,\s(?:[\w’'-]+\s){1,3}and\sother\s(?:[a-z’'-]+\s){0,2}?[a-z]{2,})"
GROUPS = re.compile(_GROUPS)
GROUPS_ACT = re.compile(rf"{_GROUPS}\s{FINITE.pattern}")
# "and later added", "and, in a letter, added": the verb has the subject of the one before
JOINED = re.compile(
    r",?\s+(?:and|but)(?:,\s(?:in|on|at|after|with|for)\s[^,;:\0]{2,60},)?\s+(?:(?:has|have|had|also|later|then|further|again)\s+)*$"
)
# "with one poster writing"
WITH = re.compile(
    r"\b[Ww]ith\s+(?P<who>(?:(?:the|one|a|an|another|some)\s+)?[^,.;:()\0]{1,60}?)(?<!\sby)(?<!\sin)(?<!\sand)\s+$"
)
# "he left when the crew called for help, saying": who acts in the last clause says it
WHEN = re.compile(
    rf"\b(?:when|after|as|before|while|where)\s(?P<who>(?![a-z]+ing\b)[^,;:()\0]{{2,60}}?)\s(?:[a-z]+ly\s)?{FINITE.pattern}[^,;:\0]{{0,100}},\s+$"
)
# "Basya asked for it, but the navy refused, saying": so does who acts in the clause beside
BUT = re.compile(
    rf",\s(?:but|and|while)\s(?P<who>(?![a-z]+ing\b)[^,;:()\0]{{2,60}}?)\s(?:[a-z]+ly\s)?{ACTS.pattern}[^,;:\0]{{0,100}},\s+$"
)
# "it is late, and on Monday the navy said": a clause beside the one before; without these it is a part of it
BESIDE = re.compile(
    r"(?:[,;:—–\0\"”]|\b(?:and|but|or|while|whereas|although|though|yet)\b)\s*(?:(?:and|but|or|while|whereas|although|though|yet|as|so|which|who)\s+)?"
    r"(?:(?!(?:after|before|since|because|when|once|where|if|that|what|which|who)\b)[\w-]+\s+){0,3}$"
)
# "a vessel that threatened to attack it": so is that of a relative without a comma
DEFINING = re.compile(r"\s(?:who|which|that)\s")
# "Basya, who is a sailor,"
WHO_LAST = re.compile(r",\s(?:who|whose|which)\s[^,;:\0]{2,120},$")
COURT = re.compile(
    r"\b(?:courts?|judges?|tribunals?|juries|jury|magistrates?|sentenced|fined|convicted|jailed)\b", re.IGNORECASE
)
# where a relative clause between commas ends: "Basya, who said the boat had sunk, left"
CLAUSE_END = re.compile(rf",\s+(?={FINITE.pattern})")
THAT = re.compile(r"\s+that\b(?!\s(?:day|night|morning|afternoon|evening|week|month|year|time)\b)")
# "signed four treaties, dubbed “the last”": no apposition parts it from who would judge
JUDGED = re.compile(
    rf"^[^,;:()\0–—]*{FINITE.pattern}[^,;:()\0–—]*,\s+$|^\W*(?:(?:The|An?|His|Her|Its|Their)\s)?[a-z-]+(?:\s[a-z-]+){{0,3}},\s+$"
)
# "the crew must be paid, the court ordered"
MUST = re.compile(r"\b(?:must|should|shall|(?:has|have)\sto|may|can)\b")
# "the boat is lost, as Basya said in a letter"
AS_SAID = re.compile(r",\sas$")
SAID_IN = re.compile(rf"(?:\s(?:in|on|at|during|last|earlier|yesterday|{WEEKDAY})\b[^,;:.\0\n]{{0,60}})?(?:[.,;\n]|$)")
# "it would continue “as before”": what continues does not speak
WOULD = re.compile(r"\b(?:would|will|can|could|may|might|must|should|shall)\s(?:not\s)?$")
# "a prospect Basya denied": the noun is what is denied
THING_OF = re.compile(r"an?\s[a-z]+\s(?=[A-Z])")
# "the house, one of three Basya keeps": so are they of which it is one
ONE_OF = re.compile(r"(?:one|some|many|most|all|both)\sof\s(?:the\s)?[a-z]+\s[A-Z][\w’'-]*")
# a main clause after one that says when or though: "While Basya said it was late, he stayed"
THEN = re.compile(
    rf",\s(?=(?:he|she|it|they|there|the|an?|his|her|its|their|[A-Z][\w.’'-]*)\s(?:[\w.’'-]+\s){{0,4}}?{FINITE.pattern})"
)
THOUGH = re.compile(
    r"[\s\W]*(?:(?:and|but)\s)?(?:while|although|though|once|when|as|after|since|because|if|even though|even as)\s",
    re.IGNORECASE,
)
# "the helicopter, which it said crashed"
WHICH = re.compile(r"\b(?:which|that|who|whom|what)\s+(?:he|she|it|they)\s+$")
# "showed footage of what it said was the boat": who acts right before
WHAT_IT = re.compile(r"\bwhat\s(?:it|they)\s+$")
# "the storm, which forecasters say will hit": only of verbs that do little else than report
WHICH_THEY = re.compile(r",\s+(?:which|who)\s+(?:the\s|an?\s)?[\w’'.-]+(?:\s[\w’'.-]+){0,2}\s+$")
TELLING = vocabulary("say claim believe think allege argue insist fear hope warn estimate")
# what is told of it is a verb: "which the party argues puts it at a loss"
TOLD_OF = re.compile(rf"\s(?:{FINITE.pattern}|[a-z]{{3,}}s\b)")
# when it was said, where a clause before tells what: "the boat is lost, Basya said as she left", "… said ahead of the vote"
MEANWHILE = re.compile(
    r"as\s(?!(?:many|much|few|little|long|far|soon|well|old|high|low|early|late|part|of|an?|such|the\s\w+\sof)\b)|when\s|ahead\sof\s|"
    r"(?:[\w-]+\s){0,2}(?:minutes?|moments?|hours?|days?|weeks?|months?|years?|shortly|soon|just|right|immediately)\s(?:before|after)\s"
)
# "preliminary results showed Saturday": nothing stands behind
SHOWN = re.compile(rf"\s*(?:(?:on\s)?{WEEKDAY}|yesterday|today)?\s*(?:\.|\n|$)")
PRONOUN_ACTS = re.compile(
    r"\s+(?:he|she|it|they|we|I|there)\s+(?!(?:in|on|at|of|during|after|when|last|this|by|to|as)\b)[a-z]+"
)
# "rejected claims that", "cannot verify reports that": a noun after a verb
VERB_LAST = re.compile(
    rf"(?:{FINITE.pattern}|\b(?:can|cannot|could|will|would|may|might|must|should|to|not|\w+n['’]t)\s[a-z]+)"
    r"(?:\s(?:off|out|up|down|away))?\s+$"
)
# "may help the crew determine how": what others do
HELPED = re.compile(r"\b(?:help(?:s|ed|ing)?|lets?|letting|makes?|made|making|sees?|saw|watch(?:ed|es)?)\s(?:[\w’'-]+\s){1,4}$")
# an act: "the crew responded to a report of shots"
RESPONDING = re.compile(r"\sto\s(?:an?|the|reports|calls|one|two|several|\d+)\b")
# who hears a case: "the court heard the boat was lost"
HEARING = re.compile(
    r"\b(?:courts?|inquests?|jury|juries|jurors|tribunals?|hearings?|inquiry|magistrates?|coroners?|judges?|panel|committee|trial)\b",
    re.IGNORECASE,
)
# the second verb of a sentence whose subject says something: "A woman who says she was attacked has left"
SECOND = re.compile(r"\s(?:has|have|had|is|was|were|are|will|would)\s")
# "called to say", "took to the radio to say"
PURPOSE = re.compile(
    r"\b(?:called|phoned|wrote|texted|e-?mailed|tweeted|posted|went on|goes on|came (?:forward|out)|spoke out|"
    r"took to [^,.;]{2,30}|(?:used|shifted|changed) (?:his|her|its|their|the|an?) [^,.;]{2,60}|(?:issued|released) a statement|"
    r"tried|tries|sought|seeks|attempted)\s+to\s+$"
)
# "a letter to the board last week stating that"
DOCUMENT = re.compile(
    r"\b(?:statement|letter|e-?mail|report|tweet|post|message|note|memo|petition|release|lawsuit|suit|complaint|filing|article|essay|speech|"
    r"sign|banner|poster|resolution|brief|figure|document|result)s?\b[^,;:\0]{0,40}\s$"
)
# "left promising to end it": no comma parts it from what one did
PROMISING = frozenset({"promising", "vowing", "pledging", "threatening"})
# "appeared on the screen insisting that": nor from who appeared
INSISTING = re.compile(r"(?:,[^,;:\0\n]{2,60},)?\sthat\b")
# "the 18 men thought still to be there": whom others think it of
REDUCED = re.compile(
    r"(?:thought|believed|feared|reported|said|estimated|suspected|alleged|found|shown|rumou?red)\s"
    r"(?:(?:still|also|now|then|not|never|once|[a-z]+ly)\s)?to\s(?:be|have)\b"
)
# "the boat was late, the navy announced the loss", "confirmed at last as its head": what is announced stands behind
OBJECT = re.compile(
    r"\s(?:(?:the|an?|his|her|its|their|these|those|no|any|two|three)\s(?!(?:day|week|month|year)\b)|"
    r"(?:at\s)?(?:[a-z]+\s)?as\s(?:an?|its|new|[A-Z]))"
)
# "half the rate economists say is needed", "a storm they say was small": a word of the sentence around it
INNER = re.compile(
    r"(?:\b(?:the|an?|what|those|all)\s|\d)[^,;:.\0]{0,60}?\s(?:[a-z]{3,}s|police|officials|[A-Z][\w’'-]*|(?:the|some|many|most)\s[a-z]{3,}|"
    r"it|he|she|they)\s$"
)
IS = re.compile(r"\s(?:is|are|was|were|will|would|could|can|may|might|has|have|had|should|must|did|does)\b")
WHILE = re.compile(r"\b(?:while|whereas)\s")
# "police said, the boat was lost": a comma for "that"
COMMA = re.compile(
    r",\s(?:(?:however|meanwhile|though),\s)?(?=(?:the|an?|this|these|there|it|he|she|they|we|all|some|no|his|her|its|their|[A-Z]\w+)\s)"
)
# "…, it said, lower than the first count", "…, he said, including two children": what the figures are measured by
COMPARED = (
    r"(?:(?:[a-z]+\s)?(?!later|after|rather)[a-z]{2,}er\sthan|(?:(?:almost|nearly|about|roughly|around|just)\s)?(?:twice|double|half)\s|"
    r"(?:up|down)\s(?:from|by|on)|compared\s(?:with|to)|including|mostly|mainly|"
    r"(?:most|some|many|both|all|half|one|two|none)\sof\s(?:which|whom|them|the))"
)
# "…, he said, if it is lost", "…, said Basya, and the crew has left"
MORE = re.compile(
    rf"(?:\s(?:on\s)?{WEEKDAY})?,\s(?:(?P<and>and|or|so)\s(?!(?:he|she|they|it)\b|{ACTS.pattern})|"
    r"(?=(?:if|because|unless|until|since|so\sthat|as\slong\sas|provided)\s)|"
    rf"(?P<than>(?={COMPARED})))"
)
AND = re.compile(r"\s*(?:and|but)\s")
# "the paper, quoting sailors, said", "the paper said, citing information from a sailor, that": they speak
_QUOTING = (
    r",\s(?:quoting|citing\s(?:an?\s)?(?:information|details|reports?|comments|statements?)\s(?:from|by))\s"
    r"(?P<who>[^,;:\0\n]{2,100}),"
)
QUOTING_BEFORE = re.compile(rf"{_QUOTING}\s+(?:(?:has|had|also|later)\s)*$")
QUOTING_AFTER = re.compile(rf"{_QUOTING}(?=\s(?:that\b|\0))")
# "it depends, but he said …": a clause of the story's own
AGAIN = re.compile(r",\s(?:and|but)\s+(?:he|she|it|they)\s(?:(?:also|later|then|has|had|have|\w+ly)\s+)?$")
# "he told the paper it was late, but the navy said it was not": another speaks
ANOTHER = re.compile(
    r",\s(?:but|while|whereas|although|though)\s(?!(?:he|she|it|they|that|who|which|what|if|when)\b)[^,;:.\0]{2,60}\s$"
)
# "called for a search that, …, which he claims was late"
WHICH_NEXT = re.compile(r",\swhich\s(?:he|she|it|they|(?:the\s|an?\s)?[\w’'.-]+(?:\s[\w’'.-]+){0,2})\s+$")
# what begins a report behind one that is not over
NEXT = (JOINED, ANOTHER, WHICH_NEXT)
# what is left of the next clause at the end of one
AND_LAST = re.compile(r"(?:[\s,;]*\b(?:and|but|or|while|as|which|because|though|although|that))?[\s,;]*$")
HAS = re.compile(r"\b(?:has|have|had|having)\s(?:[a-z]+\s){0,2}$|['’](?:s|ve|d)\s$")
# what ends so goes on: "he failed, when, in fact, he answered"
OPEN = re.compile(r"\b(?:when|while|as|where|which|who|that|because|if|although|though|after|before|since|until)$")
# "the third accused": a noun
NUMBERED = re.compile(r"\b(?:the|his|her|its|their)\s(?:(?:first|second|third|fourth|fifth|sixth|main|other|co-?)\s+)?$")
# "Boat on Its Way for End of June, Navy Says": a line whose longer words have capitals
HEADLINE = re.compile(r"(?:(?:[^\w\s]?[A-Z\d]\S*|[a-z][A-Z]\S*|[a-z]{1,4}[,:]?)\s)+Says?")
# "did not say" says nothing, "did not believe" tells a thought
DENIED = re.compile(r"\bto\s+$|(?P<not>\b(?:not|never)|n['’]t)\s+$")
# of these the past is told as the present of several is: "the letter read", "the bank forecast"
UNCHANGED = frozenset({"read", "forecast", "put"})
# what takes a verb without -s
PLURAL = re.compile(
    r"(?:s|people|police|men|women|media|data|they|we|you|i|both|others|and\s\S+|s\s(?:of|from|in|at|for|with)\s.*)$",
    re.IGNORECASE,
)
# so long that it has a verb, though the list of finite forms does not know it; no time or place alone
LONG = re.compile(
    r"(?!(?:in|on|at|for|after|before|during|since|with|by|from|to|of|under|over|as)\b)\w\S*(?:\s\S+){6,}", re.IGNORECASE
)
STATING = vocabulary("say state add report write deny explain comment announce reply respond declare")
ANNOUNCED = re.compile(r"[^.;:\0\n]{0,80}:[ \t]*\n\s*\0")
# "denied these allegations:" and on the next line what was said
BLOCK = re.compile(
    r"(?P<lead>[^.;:\0\n]{0,80}):[ \t]*\n\s*(?P<block>[A-Z][^\n\0]{24,}?)"
    r"(?=\n|\0|$|\s(?:He|She|It|They)\s(?:also\s|later\s)?(?:said|says|claim(?:s|ed)|added|stated|told)\b)"
)
