"""The vocabulary of time: each category is a table from word to what it means."""

from __future__ import annotations

from typing import Final

from reader.analysis.lists import sequence

# as they are looked for in running text, a month written in full or short
WEEKDAY: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)"
MONTHS: Final[dict[str, int]] = {
    **dict(
        zip(
            sequence("""
                january february march april may june july august september october november december
            """),
            range(1, 13),
            strict=True,
        )
    ),
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
WEEKDAYS: Final = {
    "monday": 1,
    "tuesday": 2,
    "wednesday": 3,
    "thursday": 4,
    "friday": 5,
    "saturday": 6,
    "sunday": 7,
    "mon": 1,
    "tue": 2,
    "tues": 2,
    "wed": 3,
    "thu": 4,
    "thur": 4,
    "thurs": 4,
    "fri": 5,
    "sat": 6,
}
WEEKDAY_PLURALS: Final = {word + "s": number for word, number in WEEKDAYS.items() if word.endswith("day")}
SEASONS: Final = {
    "spring": "SP",
    "springtime": "SP",
    "summer": "SU",
    "summertime": "SU",
    "autumn": "FA",
    "fall": "FA",
    "winter": "WI",
    "wintertime": "WI",
}
PARTS: Final = {
    "morning": "MO", "dawn": "MO", "sunrise": "MO", "afternoon": "AF", "evening": "EV", "dusk": "EV", "sunset": "EV",
    "night": "NI", "nighttime": "NI", "overnight": "NI", "daytime": "DT", "lunchtime": "MI", "midmorning": "MO",
    "midafternoon": "AF",
}  # fmt: skip
NOON: Final = {"noon": "T12:00", "midnight": "T24:00", "midday": "TMI"}
TWILIGHT: Final = {
    "dawn": "MO", "daybreak": "MO", "sunrise": "MO", "dusk": "EV", "sunset": "EV", "nightfall": "EV",
    "midmorning": "MO", "midafternoon": "AF",
}  # fmt: skip

# How a unit is written in a duration: `T` parts the hours from the days.
UNITS: Final = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "fortnight": "2W", "weekend": "WE", "month": "M",
    "quarter": "Q", "semester": "6M", "year": "Y", "decade": "10Y", "century": "CE", "millennium": "ML", "generation": "",
}  # fmt: skip
PLURALS: Final = {
    "seconds": "TS", "secs": "TS", "minutes": "TM", "mins": "TM", "hours": "TH", "hrs": "TH", "days": "D", "nights": "D",
    "weeks": "W", "fortnights": "2W", "weekends": "WE", "months": "M", "quarters": "Q", "years": "Y", "decades": "10Y",
    "centuries": "CE", "millennia": "ML",
}  # fmt: skip

LONG: Final = {
    "hourlong": "TH", "daylong": "D", "weeklong": "W", "monthlong": "M", "yearlong": "Y", "decadelong": "10Y",
}  # fmt: skip

NUMBERS: Final = {
    **dict(
        zip(
            sequence("""
                zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
                seventeen eighteen nineteen twenty
            """),
            range(21),
            strict=True,
        )
    ),
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
SCALES: Final = {"hundred": 100, "thousand": 1000, "dozen": 12, "million": 1_000_000, "billion": 1_000_000_000}
ORDINALS: Final = {
    **dict(
        zip(
            sequence("""
                first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
                fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
            """),
            range(1, 21),
            strict=True,
        )
    ),
    # "twenty-second" is left out: mostly it is a length
    "twenty-first": 21,
    "twenty-third": 23,
    "twenty-fourth": 24,
    "twenty-fifth": 25,
    "twenty-sixth": 26,
    "twenty-seventh": 27,
    "twenty-eighth": 28,
    "twenty-ninth": 29,
    "thirtieth": 30,
    "thirty-first": 31,
}
DECADES: Final = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8, "nineties": 9,
}  # fmt: skip

# Adverbs and adjectives that are a time expression by themselves.
REFERENCES: Final = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF", "presently": "PRESENT_REF",
    "recently": "PAST_REF", "lately": "PAST_REF",
}  # fmt: skip
DAYS: Final = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}
FREQUENCIES: Final = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "fortnightly": "P2W",
    "monthly": "P1M", "bimonthly": "P2M", "quarterly": "P3M", "yearly": "P1Y", "annual": "P1Y", "annually": "P1Y",
    "biannual": "P6M", "biennial": "P2Y", "biennially": "P2Y",
}  # fmt: skip

THIS: Final = frozenset({"this", "current", "present"})
THAT: Final = frozenset({"that", "same"})
NEXT: Final = frozenset({"next", "coming", "following", "upcoming", "subsequent", "ensuing"})
LAST: Final = frozenset({"last", "past", "previous", "preceding", "prior", "latest"})
EARLY: Final = frozenset({"early", "beginning", "start", "earlier"})
MIDDLE: Final = frozenset({"mid", "middle", "midway"})
LATE: Final = frozenset({"late", "end", "later"})
VAGUE: Final = frozenset({"several", "few", "couple", "some", "many", "numerous"})
EVERY: Final = frozenset({"every", "each", "per"})
AFTER: Final = frozenset({"later", "after", "afterward", "afterwards", "hence"})
BEFORE: Final = frozenset({"ago", "earlier", "before", "previously", "beforehand"})
RANGES: Final = frozenset({"to", "until", "till", "through", "and", "or", "-", "–", "—", "/"})
ERA: Final = frozenset({"bc", "bce", "b.c.", "b.c.e.", "b.c"})
AD: Final = frozenset({"ad", "ce", "a.d.", "c.e."})
# where blanks keep them from their hour; "9 a.m." is one token
HALF_DAYS: Final = frozenset({"am", "pm"})
# Hours from UTC, for zones whose name says one thing in the news; ET, CT, MT and PT go by the date.
ZONES: Final = {
    "gmt": 0, "utc": 0, "bst": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3, "est": -5, "edt": -4, "cst": -6,
    "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "jst": 9, "kst": 9, "aest": 10, "aedt": 11,
}  # fmt: skip
NAMED_ZONES: Final = {"greenwich": 0, "moscow": 3, "beijing": 8}
NAMED_SUMMER_ZONES: Final = {"eastern": -5, "central": -6, "mountain": -7, "pacific": -8}
SUMMER_ZONES: Final = {"et": -5, "ct": -6, "mt": -7, "pt": -8}

# Month and weekday names that are common words or first names too: a bare one needs a preposition before it.
UNSURE: Final = frozenset({"may", "march", "april", "june", "august", "mar", "jan", "sun", "sat", "wed", "mon", "fri", "dec"})
