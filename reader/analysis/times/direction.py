"""Whether a bare weekday, month or day lies before or after the story: by the words before it and the verb of its clause."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from reader.analysis import verbs
from reader.analysis.lists import vocabulary
from reader.analysis.times import words

if TYPE_CHECKING:
    from reader.analysis.times.scene import Scene

_PAST_BEFORE: Final = frozenset({"last", "past", "since", "previous", "earlier", "ended", "dated"})
_FUTURE_BEFORE: Final = frozenset({"next", "until", "till", "by", "coming", "upcoming", "before", "starting"})
_MODALS: Final = frozenset({"will", "shall", "ll", "may", "might", "can", "should", "must"})
_AHEAD: Final = vocabulary("""
    due scheduled expected expects planned plans plan planning set slated upcoming going likely hopes hope aims aim intends
    intend deadline poised forthcoming schedule track course expect predict predicts anticipate anticipates
""")
# "ready for its fair on Saturday", "meant to avert a strike on Friday"
_READY: Final = frozenset({"prepares", "preparing", "ready", "braces", "bracing"})
_MEANT: Final = frozenset({"meant", "designed", "intended", "aimed"})
_BE: Final = frozenset({"is", "are", "be", "am", "re"})
_PERFECT: Final = frozenset({"has", "have", "had", "ve", "having"})
_PAST: Final = frozenset(verbs.PAST)
_PRESENT: Final = vocabulary("""
    meets begins starts opens ends closes arrives leaves returns takes comes goes faces holds hosts plays visits votes marks
    runs launches resumes expires airs debuts travels resume begin meet convene play host
""")
_NO_VERB: Final = frozenset({"united", "alleged", "armed", "hundred", "need", "speed", "seed", "indeed", "unprecedented"})
_DETERMINERS: Final = frozenset({"a", "an", "the", "this", "its", "their", "his", "her", "another", "any"})
_BREAKS: Final = frozenset({";", ":", "(", ")"})


def direction(scene: Scene, start: int, end: int) -> int:
    """Give -1 for before the story's date, 1 for after it, 0 where nothing tells."""
    before = scene.word(start - 1)
    before = scene.word(start - 2) if before == "the" else before
    if before in _PAST_BEFORE:
        return -1
    if before == "of" and scene.word(start - 2) == "ahead" and not scene.narrative:
        return 1
    if scene.word(end + 1) == "s" and scene.word(end + 2) in {"close", "closing"}:
        return -1
    if scene.word(start - 1) == "for" and scene.word(start - 3) in _AT_FIRST:
        return -1  # "first scheduled for December"
    if (
        scene.word(end) in {"deadline", "deadlines"}
        or _delivered(scene, start, end)
        or _called(scene, start)
        or _moved(scene, start)
    ):
        return 1
    if _stated(scene, start):
        return 1
    if not scene.narrative and promised(scene, start):
        return 1 if before in _FUTURE_BEFORE else 0
    if before in _FUTURE_BEFORE and not (before in {"by", "before"} and _clause(scene, start, end) < 0):
        return 1
    return _clause(scene, start, end)


def promised(scene: Scene, start: int) -> bool:
    """Tell what was said to come: "he said he would resign on Friday"; a month or day so told may have passed."""
    low, _ = scene.around(start)
    for place in range(start - 1, max(low, start - _PROMISE) - 1, -1):
        if scene.word(place) in _BREAKS or scene.word(place) == ",":
            return False
        if scene.word(place) == "would":
            return scene.word(place + 1) != "have"
    return False


def _delivered(scene: Scene, start: int, end: int) -> bool:
    """Tell the month of a market's contract: "crude for delivery in May", "Brent for June", "the August contract"."""
    preposition, noun = scene.word(start - 1), scene.word(start - 2)
    delivered = (preposition in {"in", "for"} and noun == "delivery") or (preposition == "for" and noun in _TRADED)
    return delivered or scene.word(end) in _CONTRACTS


def _called(scene: Scene, start: int) -> bool:
    """Tell what is announced for a day: "announced a truce for Tuesday", "called a vote for May"."""
    if scene.word(start - 2) in {"record", "records", "high", "low", "mark"}:
        return False  # "set a record for October"
    return scene.word(start - 1) == "for" and any(scene.word(place) in _CALLED for place in range(start - 6, start - 1))


_AT_FIRST: Final = frozenset({"first", "originally", "initially", "previously", "once"})
_CALLED: Final = frozenset({"announced", "called", "scheduled", "rescheduled", "planned", "set", "proposed", "fixed"})


def _moved(scene: Scene, start: int) -> bool:
    """Tell the new day of what was put off, "postponed to 15 January", and the old one, "moved from Saturday"."""
    if scene.narrative or scene.word(start - 1) not in {"to", "from", "until", "till"}:
        return False
    before = [scene.word(place) for place in range(max(scene.around(start)[0], start - _PUT_OFF), start)]
    return not MOVED.isdisjoint(before) or any(pair in _MOVED_BACK for pair in pairwise(before))


# how many words after "postponed" its days may stand
_PUT_OFF = 8
MOVED: Final = vocabulary("postponed delayed adjourned rescheduled deferred moved shifted")
_MOVED_BACK: Final = (("put", "back"), ("put", "off"), ("pushed", "back"), ("brought", "forward"))
_TRADED: Final = frozenset(
    {"crude", "futures", "contract", "contracts", "brent", "oil", "gas", "gasoline", "gold", "wheat", "corn"}
)
_CONTRACTS: Final = vocabulary("contract contracts futures delivery crude gold silver copper wheat corn soybeans cotton")


def _stated(scene: Scene, start: int) -> bool:
    """Tell "the deadline is Friday" and "there's another chance on Saturday": a present that nothing past stands after."""
    low, _ = scene.around(start)
    for place in range(start - 1, max(low, start - _STATED) - 1, -1):
        word = scene.word(place)
        if word in {"is", "are"} or (word == "s" and scene.word(place - 2) in {"there", "it", "that"}):
            return not scene.narrative
        if word in _BREAKS or word in _AFTER or ((word in _PAST or word.endswith(("ed", "ing"))) and word not in _SHUT):
            return False
    return False


# how many words after "is" its time may stand
_STATED = 5
# "is closed on Friday" is as much of a present
_SHUT: Final = frozenset({"closed", "shut"})
# words by which it may lie behind
_AFTER: Final = vocabulary(", after since from following of by who which that has had for than as")
# how many words after "would" its time may stand
_PROMISE = 8


def until_past(scene: Scene, start: int, end: int) -> bool:
    """Tell "they had until 5 March", which may have passed, from "they will stay until 5 March"."""
    return scene.word(start - 1) in {"until", "till"} and _clause(scene, start, end) < 0


def _clause(scene: Scene, start: int, end: int) -> int:
    """Ask the nearest verb to the left, then to the right."""
    low, high = scene.around(start)
    if scene.word(start - 1) == "on" and scene.word(start - 3) in _RELATIVE and _is_present(scene.word(start - 2)):
        return 1  # "Telecom, which reports on Friday"
    for place in range(start - 1, low - 1, -1):
        if scene.word(place) in _BREAKS or scene.word(place) in _QUESTIONS:
            break
        if scene.word(place) in _SUBORDINATE and _verb(scene, end, low):
            break  # "unlikely after attackers on Monday beat two guards"
        if told := _verb(scene, place, low):
            return told
    for place in range(end, high):
        if scene.word(place) in _BREAKS:
            break
        if scene.word(place - 1) in _RELATIVE:
            continue  # "Also Friday, the gang that is holding him set a deadline"
        if told := _verb(scene, place, low):
            return told
    return 0


def _is_present(word: str) -> bool:
    return word.endswith("s") and word not in {"was", "is", "has", "does"}


_RELATIVE: Final = frozenset({"that", "who", "which"})
_SUBORDINATE: Final = frozenset({"after", "when", "while", "because", "although", "since", "as", "before"})
# a clause of its own begins: "told them what the budget in May will bring"
_QUESTIONS: Final = frozenset({"what", "whether", "how", "why", "according"})


def _verb(scene: Scene, place: int, low: int) -> int:
    """Read the verb at a place: 1 ahead, -1 past, 0 no verb that tells."""
    word = scene.word(place)
    if word == "would" or scene.word(place - 1) == "would":
        return _supposed(scene, place, low)
    if word in _MODALS:
        return 1 if word != "may" or scene.text[scene.tokens[place].start] == "m" else 0
    if word == "won" and scene.word(place + 1) in {"'", "’"} and scene.word(place + 2) == "t":
        return 1
    earlier = ["" if _is_month(scene, i) else scene.word(i) for i in range(max(low, place - 4), place)]
    if word in _AHEAD or word in _READY:
        return _ahead(scene, place)
    if word in _PERFECT:
        return -1
    if word in _MEANT and scene.word(place + 1) in {"to", "at"}:
        return 1
    if scene.word(place - 1) in _DETERMINERS:
        return 0  # "expect a cut in September", "the disputed vote"
    if scene.word(place - 1) == "to" and not word.endswith("ed"):
        return int(bool(earlier[:-1]) and earlier[-2] in _BE)  # "is to hit", not "hit"
    if word in _PAST or (len(word) > 3 and word.endswith("ed") and word not in _NO_VERB):
        return _participle(earlier, word)
    if word == "to" and earlier and earlier[-1] in _BE:
        return 1
    if word in _BE and scene.word(place + 1).endswith("ing"):
        return 1
    return _planned(scene, place)


def _planned(scene: Scene, place: int) -> int:
    """Tell "the court meets on Monday", "talks could resume" and "polls open"; "by 63 votes" is no verb."""
    word = scene.word(place)
    if word == "could":
        return int(not scene.narrative and scene.word(place + 1) not in _ABLE)
    if word in _PRESENT:
        before = scene.word(place - 1)
        return int(not (before[:1].isdecimal() or before in words.SCALES or before in words.NUMBERS))
    return int(word in _PLURAL and _is_planned(scene, place))


# "could not be reached" and "could see" tell what was
_ABLE: Final = frozenset({"not", "n't", "see", "hear", "feel", "smell", "only", "barely", "hardly", "no", "have", ",", "."})


def _is_planned(scene: Scene, place: int) -> bool:
    """Tell "polls open on Sunday" from the headline "Rebels take city on Sunday" and from "stocks end lower on Friday"."""
    subject, last = scene.word(place - 1), scene.word(scene.around(place)[1] - 1)
    plural = len(subject) > 3 and subject.endswith("s") and not subject.endswith(("ss", "us", "is"))
    return (plural or subject in {"both", "they", "we"}) and subject not in _NO_NOUN and last in {".", '"', "”"}


_NO_NOUN: Final = frozenset({"does", "goes", "always", "perhaps", "stocks", "shares", "markets", "futures", "bonds", "bourses"})
# what several do whose time is fixed
_PLURAL: Final = vocabulary("expire open reopen close start end arrive return leave go run take vote retire reconvene elapse")
PLANNED: Final = _PRESENT | _PLURAL | {"elect", "elects"}


def _supposed(scene: Scene, place: int, low: int) -> int:
    """Tell "a launch on Friday would go on" from "said that it would" and "would have gone on"."""
    told = scene.narrative or "have" in {scene.word(place), scene.word(place + 1)}
    return int(not told and not any(scene.word(i) in _PAST for i in range(low, place)))


def _ahead(scene: Scene, place: int) -> int:
    """Tell "set to open" from "set on Friday", "on track" from a track, and "better than expected" from "expected"."""
    word, before = scene.word(place), scene.word(place - 1)
    if word in _READY:
        return int(scene.word(place + 1) == "for" and before not in {"was", "were", "not"})
    if word in {"plan", "plans", "hope", "hopes", "aim"} and before in _DETERMINERS and scene.word(place + 1) != "to":
        return 0  # "set out the plan on Friday"
    if word in {"schedule", "track", "course"}:
        return int(before == "on")
    if before == "-" or (before == "than" and word == "expected"):
        return 0
    if before == "had":
        return -1
    return 1 if word != "set" or scene.word(place + 1) in {"to", "for"} else -1


def _is_month(scene: Scene, place: int) -> bool:
    """Tell the month of "sales in May fell" from the verb."""
    return scene.word(place) == "may" and scene.text[scene.tokens[place].start] == "M"


def _participle(earlier: list[str], word: str) -> int:
    """Tell "will be delayed" and "to be held" from "was delayed" and "delayed"."""
    near = earlier[-3:]
    if not (_PERFECT & set(near)) and (_MODALS & set(near) or ("be" in near[-2:] and "to" in earlier)):
        return 1
    if near and near[-1] in {"is", "are"} and word not in _PAST:
        return 0
    return -1
