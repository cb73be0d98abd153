"""Whether a bare weekday, month or day lies before or after the story: by the words before it and the verb of its clause."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.analysis import verbs
from reader.analysis.lists import vocabulary

if TYPE_CHECKING:
    from reader.analysis.times.scene import Scene

_PAST_BEFORE: Final = frozenset({"last", "past", "since", "previous", "earlier", "ended", "dated"})
_FUTURE_BEFORE: Final = frozenset({"next", "until", "till", "by", "coming", "upcoming", "before", "starting"})
_MODALS: Final = frozenset({"will", "shall", "ll", "may", "might", "can", "should", "must", "wo"})
_AHEAD: Final = vocabulary("""
    due scheduled expected expects planned plans plan planning set slated upcoming going likely hopes hope aims aim intends
    intend deadline poised forthcoming
""")
_BE: Final = frozenset({"is", "are", "be", "am", "re"})
_PERFECT: Final = frozenset({"has", "have", "had", "ve", "having"})
_PAST: Final = frozenset(verbs.PAST)
_PRESENT: Final = vocabulary("""
    meets begins starts opens ends closes arrives leaves returns takes comes goes faces holds hosts plays visits votes marks
    runs launches resumes expires airs debuts travels resume begin meet convene play host
""")
_NO_VERB: Final = frozenset(
    {"united", "alleged", "red", "armed", "hundred", "need", "bed", "speed", "seed", "indeed", "led-in", "unprecedented"}
)
_BREAKS: Final = frozenset({";", ":", "(", ")"})


def direction(scene: Scene, start: int, end: int) -> int:
    """Give -1 for before the story's date, 1 for after it, 0 where nothing tells."""
    before = scene.word(start - 1)
    before = scene.word(start - 2) if before == "the" else before
    if before in _PAST_BEFORE:
        return -1
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


# how many words after "would" its time may stand
_PROMISE = 8


def until_past(scene: Scene, start: int, end: int) -> bool:
    """Tell "they had until 5 March", which may have passed, from "they will stay until 5 March"."""
    return scene.word(start - 1) in {"until", "till"} and _clause(scene, start, end) < 0


def _clause(scene: Scene, start: int, end: int) -> int:
    """Ask the nearest verb to the left, then to the right."""
    low, high = scene.around(start)
    for place in range(start - 1, low - 1, -1):
        if scene.word(place) in _BREAKS:
            break
        if told := _verb(scene, place, low):
            return told
    for place in range(end, high):
        if scene.word(place) in _BREAKS:
            break
        if told := _verb(scene, place, low):
            return told
    return 0


def _verb(scene: Scene, place: int, low: int) -> int:
    """Read the verb at a place: 1 ahead, -1 past, 0 no verb that tells."""
    word = scene.word(place)
    if word in _MODALS:
        return 1 if word != "may" or scene.text[scene.tokens[place].start] == "m" else 0
    earlier = ["" if _is_month(scene, i) else scene.word(i) for i in range(max(low, place - 4), place)]
    if word in _AHEAD:
        # "set on Friday" is past, "set to open" lies ahead
        return 1 if word != "set" or scene.word(place + 1) in {"to", "for"} else -1
    if word in _PERFECT:
        return -1
    if word in _PAST or (len(word) > 3 and word.endswith("ed") and word not in _NO_VERB):
        return _participle(earlier, word)
    if word == "to" and earlier and earlier[-1] in _BE:
        return 1
    if word in _PRESENT or (word in _BE and scene.word(place + 1).endswith("ing")):
        return 1
    return 0


def _is_month(scene: Scene, place: int) -> bool:
    """Tell the month of "sales in May fell" from the verb."""
    return scene.word(place) == "may" and scene.text[scene.tokens[place].start] == "M"


def _participle(earlier: list[str], word: str) -> int:
    """Tell "will be delayed" and "to be held" from "was delayed" and "delayed"."""
    near = earlier[-3:]
    if not (_PERFECT & set(near)) and (_MODALS & set(near) or ("be" in near and "to" in earlier)):
        return 1
    if near and near[-1] in {"is", "are"} and word not in _PAST:
        return 0
    return -1
