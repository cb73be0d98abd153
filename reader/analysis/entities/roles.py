"""What a person is, as the story says it: before the name ("Mossad chief") or after it (", head of the agency,")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.analysis.lists import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

HEADS = vocabulary("""
    president premier chancellor minister secretary senator representative congressman congresswoman governor mayor ambassador
    envoy commissioner speaker chairman chairwoman chairperson chair chief director judge justice attorney prosecutor sheriff
    councillor councilman councilwoman deputy lawmaker legislator general lieutenant colonel major captain sergeant corporal
    commander admiral brigadier marshal private officer detective inspector constable superintendent soldier coach manager
    striker midfielder goalkeeper quarterback defender winger forward actor actress singer author writer novelist poet
    playwright musician composer producer filmmaker comedian artist painter photographer journalist reporter editor columnist
    correspondent anchor spokesman spokeswoman spokesperson lawyer analyst economist professor scientist researcher expert
    historian biologist physicist doctor nurse activist leader founder co-founder owner executive ceo cfo banker investor
    adviser advisor aide candidate nominee negotiator mediator rebel warlord militant gunman king queen prince princess
    emperor empress sultan emir sheikh sheik shaikh pope cardinal archbishop bishop rabbi imam cleric priest ayatollah mullah
    reverend pastor lord lady dame sir baron baroness count countess duke duchess teacher student farmer driver pilot
    astronaut engineer architect designer chef rapper guitarist drummer champion swimmer runner cyclist boxer golfer
    representative member head boss official diplomat dissident monk broadcaster head-of-state vice-president
    secretary-general director-general president-elect prime minister-designate crown brother sister son daughter wife husband
    father mother widow businessman businesswoman entrepreneur physician surgeon politician mp legislator strategist organizer
    consultant principal dean provost chancellor rector auditor treasurer clerk registrar counsel gen. lt. col. maj. capt.
    sgt. cpl. cmdr. adm. brig. sen. rep. gov. prof. dr. rev. pres. hon. atty. prime judge-advocate
    administrator investigator curator sculptor dramatist essayist sociologist psychologist geologist astronomer astrophysicist
    chemist mathematician conductor dancer singer-songwriter choreographer climber mountaineer midwife paramedic firefighter
    blacksmith carpenter baker barber butcher fisherman shopkeeper trader broker dealer councilor alderman solicitor barrister
    coroner pathologist epidemiologist virologist taoiseach tánaiste supt det insp cllr
""")
# titles that say no more than that a person follows
_PLAIN = frozenset(["mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "sir", "the", "a", "an", "his", "her", "their", "its"])
_BEFORE_HEAD = vocabulary("""
    former ex- acting deputy vice assistant associate senior junior chief prime foreign defense defence interior finance
    health education justice trade oil energy agriculture environment transport culture economy labor labour information home
    state attorney major brigadier lieutenant rear rear-admiral general executive managing national federal military police
    army navy opposition party government cabinet union rebel tribal spiritual religious supreme top veteran retired late then
    new incoming outgoing interim crown press news court human rights security intelligence board council committee
    commission coast guard lead principal special permanent
""")
# what is for something: "Minister for Justice Anna Example"
_OFFICES = vocabulary("Minister minister Secretary secretary Commissioner commissioner Spokesman Spokeswoman Spokesperson")
_WORD = re.compile(r"[^\s,;:()\[\]\"“”]+")
_BEFORE = re.compile(r"(?:[^\s,;:()\[\]\"“”.!?—–]+(?:\.(?=\s))?[ \t\n]){1,8}\Z")
_AFTER = re.compile(
    r",\s(?:\d{1,3},\s)?(?:who\s(?:is|was)\s)?(?:(?:the|a|an|its|his|her|their|one\sof\sthe)\s)?([^.;:!?()\"“”\n]{3,120})"
)
_CLAUSE = re.compile(
    r"\s(?:who|whose|which|that|said|says|told|and|was|is|has|had|will|to|when|where|while|after|since|until)\b|,|\s[—–-]\s|\Z"
)
_LONGEST = 80
# after the head of a role: "minister for justice", "director general of the agency"
_AFTER_HEAD = frozenset(["of", "at", "for", "in", "with", "from", "on", "to", "under"])
# what an office is for; "the president in Paris" holds none there
_FOR = frozenset(["of", "at", "for", "on", "to"])
# "the painter known for", "an engineer based in"
_PARTICIPLES = vocabulary("known based born living working employed accused involved named called assigned charged convicted")
# who says his age and then what he is: "40, a blacksmith"
_AGED = re.compile(r",\s\d{1,3},\s(?:a|an)\s\Z")
# what no one is: "40, a day after"
_NO_TRADE = vocabulary("day week month year man woman boy girl bit lot number couple few while little member")


def role_of(text: str, mentions: Iterable[tuple[int, int]]) -> str:
    """Give the first role that stands before one of the mentions, else after one; "" when none does."""
    after = ""
    for start, end in mentions:
        role = role_before(text, start)
        if not role and text[start - 2 : start] == ", " and text[end : end + 1] == ",":
            before = f"{text[max(0, start - 120) : start - 2]} "  # "the mayor, Anna Example, said"
            role = role_before(before, len(before)) or _with_office(before)
        if role:
            return role
        after = after or role_after(text, end)
    return after


def role_before(text: str, start: int) -> str:
    """Give the role whose words end right before `start`."""
    found = _BEFORE.search(text, max(0, start - 120), start)
    if found is None:
        return ""
    words = found[0].split()
    while words and words[-1].lower() in _PLAIN - {"sir"}:
        words.pop()
    first = _head(words)
    if first is None:
        return ""
    while first > 0 and _goes_on(words, first):
        first -= 1
    while first < len(words) - 1 and words[first].lower() in _PLAIN:
        first += 1
    return " ".join(words[first:])[-_LONGEST:]


def _with_office(before: str) -> str:
    """Give the role that ends a text with what it is for in small letters: "Example's envoy on the crisis"."""
    found = _BEFORE.search(before)
    words = found[0].split() if found else []
    for n in range(len(words) - 2, max(-1, len(words) - 7), -1):
        if words[n] in _FOR and n > 0 and words[n - 1].lower().strip("'’") in HEADS:
            first = n - 1
            while first > 0 and _goes_on(words, first):
                first -= 1
            return " ".join(words[first:])[-_LONGEST:]
    return ""


def _head(words: list[str]) -> int | None:
    """Give where the head of a role stands: its last word, or before "of": "Secretary of State", "minister of the interior"."""
    for n in range(len(words) - 2, max(0, len(words) - 6), -1):
        if (
            words[n] == "for"
            and words[n - 1] in _OFFICES
            and all(word[0].isupper() or word == "and" for word in words[n + 1 :])
        ):
            return n - 1
    if words and words[-1].lower().strip("'’") in HEADS:
        return len(words) - 1
    for n in range(len(words) - 2, max(0, len(words) - 4), -1):
        if words[n] == "of" and words[n - 1].lower() in HEADS:
            return n - 1
    return None


def _goes_on(words: list[str], first: int) -> bool:
    """Tell whether the word before `first` still belongs to the role: an adjective of office, another head, a name's word."""
    word = words[first - 1]
    low = word.lower()
    if low in _BEFORE_HEAD or low in HEADS:
        return True
    if first - 1 == 0 and len(words) == 1:
        return False
    if words[first].isupper() and len(words[first]) > 1:
        return False  # in a line of capitals any word may stand there
    # a name: "Mossad chief", "Israeli Prime Minister", "Iran's foreign minister"; at a sentence's beginning it may be any word
    return word[:1].isupper() and low not in _STOP and not word.endswith(".")


_STOP = vocabulary("""
    the a an in on at by for from to with of and but or as when while after before since if that this these those meanwhile
    however but
""")


def role_after(text: str, end: int) -> str:
    """Give the role that stands in apposition after `end`."""
    found = _AFTER.match(text, end)
    if found is None:
        return ""
    clause = found[1]
    stop = _CLAUSE.search(clause)
    role = clause[: stop.start()].strip() if stop else clause.strip()
    written = _WORD.findall(role)
    words = [word.lower().strip("'’") for word in written]
    if not words or len(role) > _LONGEST:
        return ""
    # the head stands before the first preposition: "director general of the agency"
    cut = next((n for n, word in enumerate(words) if word in _AFTER_HEAD or word in _PARTICIPLES), len(words))
    if cut == 0 or cut > 6:
        return ""
    head = words[cut - 1]
    trade = _AGED.match(text, end, found.start(1)) and "".join(written[:cut]).islower() and head not in _NO_TRADE
    return role if trade or head in HEADS else ""
