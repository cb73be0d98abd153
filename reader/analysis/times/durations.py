"""Lengths of time and what comes again: "three years", "a few months", "every Monday", "twice a week"."""

from __future__ import annotations

from reader.analysis.lists import vocabulary
from reader.analysis.times import words
from reader.analysis.times.calendars import add, show
from reader.analysis.times.relative import anchor, length, unit
from reader.analysis.times.scene import Match, Scene, Value, count

_MODS = {
    "about": "APPROX", "around": "APPROX", "roughly": "APPROX", "approximately": "APPROX", "some": "APPROX",
    "almost": "LESS_THAN", "nearly": "LESS_THAN", "under": "LESS_THAN", "than": "MORE_THAN", "over": "MORE_THAN",
    "least": "EQUAL_OR_MORE", "most": "EQUAL_OR_LESS", "to": "EQUAL_OR_LESS",
}  # fmt: skip

# "75 hours of video" measures what is recorded, not when or how long something happens
_RECORDED = vocabulary("""
    video music audio footage film talk battery recording recordings programming content material tape
""")


_CURRENCIES = frozenset("$£€¥")


def counted(match: Match) -> Value | None:
    """Read "three years", "12-hour", "two and a half years", "several months"."""
    size = unit(match)
    if not size:
        return None
    if set(match.words) & {"second", "seconds"} and match.words[-1] == "second":
        return None
    number = count(match.words)
    if number is not None and number > 1e9:
        return None
    if size == "Q" and (number != 2 or match.scene.word(match.end) == "of"):
        return None  # a fraction: "three quarters of", "in some quarters"
    if _is_recorded(match):
        return None
    if match.year() and len(match.words) == 2 and match.words[1] in words.UNITS:
        return None  # "World Cup 2018 day five"
    if match.scene.word(match.start - 1) in _CURRENCIES:
        return None  # "the $5 million Millennium fund"
    if match.words[-1] == "hour" and match.scene.word(match.start - 1) in _LENGTHS:
        return None  # "75 miles an hour" is a speed
    if match.words[0] in {"a", "an"} and len(match.words) == 2 and _is_rate(match):
        return Value("SET", length(1, size))
    if match.words[0] in {"a", "an"} and (_is_compound(match) or match.scene.word(match.start - 1) == "-"):
        return None  # "$60 billion-a-year"
    return Value("DURATION", length(number, size), _mod(match))


def _is_recorded(match: Match) -> bool:
    """Tell "75 hours of video" and "150 hours can be stored"."""
    after = [match.scene.word(match.end + place) for place in range(3)]
    return (after[0] == "of" and after[1] in _RECORDED) or (after[:2] == ["can", "be"] and after[2] in {"stored", "recorded"})


def _is_compound(match: Match) -> bool:
    """Tell that the article before "month-long", "year-old" or "months" is another noun's."""
    follows = match.scene.word(match.end) == "-" and match.scene.word(match.end + 1) in {"long", "old", "and", "plus"}
    return follows or match.words[1] in words.PLURALS or match.words[-2:] == ["-", "old"]


def the_counted(match: Match) -> Value | None:
    """Read "the three months", but not the name of "the Seven Days Battles"."""
    token = match.scene.tokens[match.end - 1]
    return counted(match) if match.scene.text[token.start].islower() else None


def one_or_more(match: Match) -> Value | None:
    """Read "a year or two": one at least."""
    return Value("DURATION", length(1, unit(match)), "APPROX" if "so" in match.words else "EQUAL_OR_MORE")


def lasting(match: Match) -> Value | None:
    """Read "yearlong", "week-long": one of the unit."""
    size = match.first(words.LONG) or unit(match)
    return Value("DURATION", length(1, size)) if size else None


def multiple(match: Match) -> Value | None:
    """Read "multiyear", "a multi-day summit"."""
    return Value("DURATION", length(None, unit(match) or "Y"))


def whole(match: Match) -> Value | None:
    """Read "all day", "the entire year"."""
    size = unit(match)
    return Value("DURATION", length(1, size)) if size and size != "Q" else None


# units from the longest, those of the clock apart
_RANKS = {"Y": 5, "M": 4, "W": 3, "D": 2, "TH": 3, "TM": 2, "TS": 1}


def compound(match: Match) -> Value | None:
    """Read "three hours, 10 minutes", "six years and four months"."""
    place = next(i for i, word in enumerate(match.words) if word in words.PLURALS or word in words.UNITS) + 1
    first, second = match.part(0, place), match.part(place, len(match.words))
    larger, smaller = unit(first), unit(second)
    many, few = count(first.words), count(second.words)
    clock = larger.startswith("T")
    # "two days and three hours", but not "two hours and three days"
    ordered = not clock if clock is not smaller.startswith("T") else _RANKS.get(larger, 0) > _RANKS.get(smaller, 9)
    if many is None or few is None or not ordered:
        return None
    return Value("DURATION", length(many, larger) + length(few, smaller).removeprefix("PT" if clock else "P"), _mod(match))


def year_to(_: Match) -> Value | None:
    """Read "in the year to July": the twelve months before."""
    return Value("DURATION", "P1Y")


def part_of_century(match: Match) -> Value | None:
    """Read "half a century", "the past quarter-century", "a quarter of a century ago"."""
    years = 50 if "half" in match.words else 25
    if "ago" not in match.words:
        return Value("DURATION", f"P{years}Y", anchor=anchor(match) if match.has(words.LAST) or match.has(words.NEXT) else "")
    found = add(match.scene.date, "Y", -years) if match.scene.date else None
    return Value("DATE", show(found, "Y") if found else "PAST_REF")


def _mod(match: Match) -> str:
    """Give the mod of "about", "more than", "at least" inside or before the words."""
    scene = match.scene
    lead = [word for word in match.words if word in _MODS] or [scene.word(match.start - 1)]
    if lead[0] == "than":
        before = {*match.words, scene.word(match.start - 2)}
        return "LESS_THAN" if before & {"less", "fewer"} else "MORE_THAN"
    if lead[0] in {"to", "least", "most"} and not {"up", "at"} & {*match.words, scene.word(match.start - 2)}:
        return ""
    return _MODS.get(lead[0], "")


# what stands before "a year" as a length, not as a rate
_BEFORE_LENGTH = vocabulary("""
    for in within after over about around nearly almost than least most only just take takes took taken taking spend spent
    last lasts lasted half of is was be been every until by during to and or another not once quite exactly with from
    through throughout into serve served serving wait waited cost costs
""")


def _is_rate(match: Match) -> bool:
    """Tell "15 a year", "$5 million a year", "10,000 cars a day", "saves $3 million in fuel a year"."""
    scene = match.scene
    if scene.word(match.end) in {"ago", "later", "earlier", "before", "after"}:
        return False
    if scene.word(match.start - 1) in _BEFORE_LENGTH:
        return False
    before = [scene.word(match.start - back) for back in (1, 2, 3)]
    if before[0] in {"once", "twice", "times", "%", "percent"} or before[0] in words.SCALES:
        return True
    numbers = [any(sign.isdecimal() for sign in word) or word in words.NUMBERS or word in words.SCALES for word in before]
    if before[0] in words.PLURALS and numbers[1]:
        return True  # "three days a week"
    if numbers[0] or (before[0].endswith("s") and before[0] not in words.PLURALS and any(numbers[1:])):
        return True
    low = max(scene.around(match.start)[0], match.start - 7)
    return before[0].isalpha() and any(_is_amount(scene, place) for place in range(low, match.start))


def _is_amount(scene: Scene, place: int) -> bool:
    """Tell the number of money or of a million from a year or an age."""
    word = scene.word(place)
    return word in {"million", "billion"} or (word[:1].isdecimal() and scene.word(place - 1) in _CURRENCIES)


# "after hours", "trading hours": when, not how long
_OF_HOURS = vocabulary("after trading office business working opening closing visiting school rush peak daylight happy")


def bare_units(match: Match) -> Value | None:
    """Read "years" in "for years" and "years of war": a length that nobody counted."""
    size, scene = unit(match), match.scene
    if (
        size == "Q"
        or (match.words == ["hours"] and scene.word(match.start - 1) in _OF_HOURS)
        or scene.word(match.start - 1)[:1].isdecimal()
        or (scene.word(match.end) == "of" and scene.word(match.end + 1) in _RECORDED)
    ):
        return None
    return Value("DURATION", length(None, size)) if size else None


def counted_range(match: Match) -> Value | None:
    """Read "three to five years", "10-15 minutes": at least the lesser."""
    size = unit(match)
    place = next(i for i, word in enumerate(match.words) if word in {"to", "-", "–", "—", "or"})
    number = count(match.words[:place])
    return Value("DURATION", length(number, size), "EQUAL_OR_MORE") if size and number is not None else None


def span(match: Match) -> Value | None:
    """Read "the next six months", "the past few years"."""
    size = unit(match)
    told = [word for word in match.words if word not in {"first", "second", "next", "last"}]
    return (
        Value("DURATION", length(count(told), size), anchor="" if "first" in match.words else anchor(match)) if size else None
    )


def every_range(match: Match) -> Value | None:
    """Read "every two to three years"."""
    value = counted_range(match)
    return Value("SET", value.value) if value else None


def ranged_span(match: Match) -> Value | None:
    """Read "the next three to five years", "the last 10-20 years"."""
    value = counted_range(match)
    return value._replace(anchor="" if "first" in match.words else anchor(match)) if value else None


def every(match: Match) -> Value | None:
    """Read "every year", "each day", "every two weeks", "every few months", "three times a week"; no speed."""
    size = unit(match)
    if not size or (match.words[0] == "per" and match.scene.word(match.start - 1) in _LENGTHS):
        return None
    vague = match.has(words.VAGUE) and "times" not in match.words
    number = None if vague else 2.0 if "other" in match.words else 1.0 if "times" in match.words else count(match.words) or 1
    return Value("SET", length(number, size))


# "75 miles per hour" is a speed
_LENGTHS = vocabulary(
    "mile miles kilometre kilometres kilometer kilometers km metre metres meter meters feet knots revolutions"
)


def weekends(_: Match) -> Value | None:
    """Read "on weekends"."""
    return Value("SET", "XXXX-WXX-WE")


def every_weekday(match: Match) -> Value | None:
    """Read "every Monday", "Mondays"."""
    number = match.weekday() or next((words.WEEKDAY_PLURALS[w] for w in match.words if w in words.WEEKDAY_PLURALS), None)
    return Value("SET", f"XXXX-WXX-{number}{_part(match)}") if number else None


def _part(match: Match) -> str:
    part = match.first(words.PARTS)
    return f"T{part}" if part else ""


def every_part(match: Match) -> Value | None:
    """Read "every morning", "each night"."""
    return Value("SET", f"XXXX-XX-XXT{match.first(words.PARTS)}")


def every_month(match: Match) -> Value | None:
    """Read "every March", "each summer"."""
    month = match.month()
    return Value("SET", f"XXXX-{month:02}" if month else f"XXXX-{match.first(words.SEASONS)}")


def frequency(match: Match) -> Value | None:
    """Read "daily", "annual", "weekly", "twice daily"; not the name of a paper ("LA Weekly")."""
    if len(match.words) == 1 and match.words[0] in words.FREQUENCIES and (_is_titled(match) or _is_paper(match)):
        return None
    return Value("SET", match.first(words.FREQUENCIES))


def _is_paper(match: Match) -> bool:
    """Tell "the business daily said", "the Haaretz daily" and "the daily Haaretz" from "a daily routine"."""
    scene = match.scene
    if match.words[0] not in {"daily", "weekly", "monthly"} or match.start < 1:
        return False
    before = scene.text[scene.tokens[match.start - 1].start].isupper()
    after = scene.tokens[match.end] if match.end < len(scene.tokens) else None
    named = scene.word(match.start - 1) == "the" and after is not None and scene.text[after.start].isupper()
    within = scene.word(match.start - 2) == "the" and (before or scene.word(match.end) in _TELLS)
    return named or within or scene.word(match.end) in _PAPERS


_TELLS = vocabulary("said says reported reports wrote writes quoted told")
_PAPERS = vocabulary("newspaper newspapers paper papers tabloid tabloids broadsheet magazine")


def _is_titled(match: Match) -> bool:
    """Tell the word of a name ("LA Weekly", "the 12th Annual Meeting") by its capital and its neighbour's."""
    scene = match.scene
    written = scene.text[scene.tokens[match.start].start]
    before = scene.tokens[match.start - 1] if match.start else None
    after = scene.tokens[match.end] if match.end < len(scene.tokens) else None
    if not written.isupper() or scene.text[scene.tokens[match.start].start : scene.tokens[match.start].end].isupper():
        return False
    return (before is not None and scene.text[before.start].isupper()) or (
        after is not None and after.word.isalpha() and scene.text[after.start].isupper()
    )
