"""The rules: a pattern over categories of words, and the reader that gives its value. The longest match at a place wins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.analysis.times import clock, dates, durations, named, quarters, relative
from reader.analysis.times.lexer import compiled

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from reader.analysis.times.scene import Match, Value

    Reader = Callable[[Match], Value | None]

# "early", "mid-", "the end of", "late in"
_EDGE = (
    "( ( ( the? very? ( EARLY | LATE | MIDDLE ) ( -? | of | in | on ) ) | ( the? very? beginning/start/middle/end of ) | "
    "( the latter/first/early/later part of ) ) the? )"
)
_NUMBER = (
    "( ( DIGITS SCALE? ) | ( NUMERAL ( -? NUMERAL )? ( SCALE ( and? NUMERAL )? )? ) | "
    "( a? VAGUE ( hundred/thousand/dozen/more )? of? ) | ( a hundred/thousand/dozen ) )"
)
_SIZE = "( a half | half an/a | an/a/another/one | NUMBER ( and a? half )? more? )"
_ABOUT = (
    "( about/around/roughly/approximately/some/almost/nearly/under | ( more/less/fewer than ) | ( at least/most ) | "
    "( no more/less than ) | ( up to ) | ( close to ) )"
)
_HOURS = "( HALF | CLOCK | ( ( HOUR | NUMERAL ) ( o ' | o ’ | ’ | ' ) clock ) | ( DECIMAL AMPM ) | NOON | ( HOUR AMPM ) )"
_ZONE = (
    "( ( ZONE ( +/- DIGITS )? ) | "
    "( local/eastern/pacific/central/mountain/moscow/beijing/greenwich ( standard/daylight/mean/summer )? time ) )"
)
_CLOCKED = f"{_HOURS} ( in the PART )? ( {_ZONE} | OPEN {_ZONE} CLOSE )?"
_MONTH_DAY = "( MONTH the? ( DAY | ORDINAL ) | the? ( DAY | ORDINAL | NTH ) of? MONTH )"
_YEARED = "( MONTH the? ( DAY | ORDINAL ) ,? YEAR | the? ( DAY | ORDINAL | NTH ) of? MONTH ,? of? YEAR )"
_NEAR = "( ( the? ( LAST | NEXT ) ) | ( the? THIS ) )"
_WHOLE_YEAR = "( the? fiscal? year? YEAR | NEAR fiscal? year | the fiscal/financial year )"
_MACROS: Final = {
    "EDGE": _EDGE,
    "COUNT": _SIZE,
    "ABOUT": _ABOUT,
    "CLOCKED": _CLOCKED,
    "MONTHDAY": _MONTH_DAY,
    "YEARED": _YEARED,
    "NEAR": _NEAR,
}

_TABLE: Final[list[tuple[str, Reader]]] = [
    # days of the calendar
    ("( WEEKDAY ,? )? EDGE? YEARED", dates.full_day),
    ("( WEEKDAY ,? )? EDGE? MONTHDAY", dates.bare_day),
    ("( DAY MONTH SHORT ) | ( MONTH DAY ,? SHORT )", dates.short_year_day),
    ("-/–/—/to/and/or the? ( DAY | ORDINAL ) !>MONTH", dates.second_day),
    ("-/–/—/to/and DAY ,? YEAR", dates.second_day),
    ("( DAY | ORDINAL ) -/–/—/to/and/or ( DAY | ORDINAL ) of? MONTH ,? YEAR?", dates.first_day),
    ("the ORDINAL !>century !>- !>NUMBER", dates.nth_of_month),
    ("ISO", dates.numeric),
    ("SLASHED", dates.numeric),
    # months
    ("EDGE? MONTH ( of | , )? YEAR", dates.full_month),
    ("EDGE? MONTH !>DAY", dates.bare_month),
    ("EDGE? the? NEAR MONTH ( DAY | ORDINAL )?", relative.near_month),
    ("EDGE? MONTHDAY ,? of? the? ( NEAR | THAT ) same? UNIT", relative.month_of_unit),
    ("EDGE? MONTH ,? of? the? ( NEAR | THAT ) same? year", relative.month_of_unit),
    # years, decades, centuries
    ("YEAR", dates.bare_year),
    ("EDGE YEAR", dates.bare_year),
    ("the year YEAR", dates.bare_year),
    ("( ca/circa/c .? )? EDGE? MONTH? ( YEARS3 | YEAR | NUMBER ) BC", dates.year_bc),
    ("( AD YEARS3 ) | ( YEARS3 AD )", dates.year_ad),
    ("<YEAR -/– SMALL", dates.range_end_year),
    ("SHORT", dates.short_year),
    ("the? EDGE? DECADE", dates.decade),
    ("the ( EARLY | MIDDLE | LATE )? -? TENS", dates.decade),
    ("the? EDGE? ( NTH | ORDINAL ) -? century BC?", dates.century),
    # weekdays
    ("EDGE? WEEKDAY", dates.weekday),
    ("EDGE? the? NEAR WEEKDAY", dates.weekday),
    ("this past/coming WEEKDAY", dates.weekday),
    ("this past/coming WEEKDAY PART", clock.part_of(dates.weekday)),
    ("WEEKDAY NEAR week", dates.weekday),
    ("WEEKDAY of? NEAR week", dates.weekday),
    # named days
    ("NAMED", named.named),
    ("NAMED ( ,? of? YEAR | ( NEAR | of NEAR ) year )", named.named),
    ("( THIS | LAST | NEXT ) NAMED", named.named),
    ("NAMED PART", named.named_night),
    # relative to the story or to what was told
    ("EDGE? TODAY", relative.today),
    ("the day before/after yesterday/tomorrow", relative.day_beyond),
    ("more? REFERENCE !>-", relative.reference),
    ("right? now !>-", relative.reference),
    ("the recent? past", relative.fixed("PAST_REF")),
    ("the near/foreseeable/immediate/distant? future", relative.fixed("FUTURE_REF")),
    ("present -? day !>and", relative.fixed("PRESENT_REF")),
    ("<at present", relative.fixed("PRESENT_REF")),
    ("<at the moment/present", relative.fixed("PRESENT_REF")),
    ("the time being", relative.fixed("PRESENT_REF")),
    ("the following/previous/next/preceding UNIT", relative.told_unit),
    ("the UNIT before/after !>NUMBER", relative.told_unit),
    ("<over/for/in/during/within the past/coming/next/last week/month/year/decade/century", relative.span_unit),
    ("the past week/month/year/decade/century", relative.span_unit),
    ("( EDGE | EARLY | LATE )? NEAR fiscal? UNIT", relative.near_unit),
    ("( EDGE | ( EARLY | LATE ) in ) the UNIT", relative.near_unit),
    ("( EARLY | LATE )? ( that | the same | that same ) UNIT", relative.told_unit),
    ("ABOUT? COUNT -? ( UNIT | UNITS ) ago/later/earlier/hence/previously/afterwards/afterward", relative.distance),
    ("ABOUT? COUNT ( UNIT | UNITS ) before/after >,/./;/BLANK/in/on/at", relative.distance),
    ("ABOUT? COUNT ( UNIT | UNITS ) from now/today", relative.distance),
    ("UNITS ago/later/earlier", relative.distance),
    ("the ( NTH | ORDINAL | LAST ) ( COUNT? ( UNIT | UNITS ) ) of ( MONTH YEAR? | YEAR )", relative.part_of_month),
    ("the? EDGE? SEASON of YEAR", relative.season),
    ("the? EDGE? SEASON of? ( YEARS3 | YEAR ) BC", relative.season),
    ("EDGE? SEASON ,? YEAR", relative.season),
    ("EDGE? the? NEAR SEASON", relative.season),
    ("<in/during/by/until/since/through/of/that/for/throughout/over/before/after EDGE? the? SEASON", relative.season),
    # quarters and halves
    (
        f"the? EDGE? ( ( NTH -? quarter ) | ( first/second -? half ) | QUARTER ) ( ( of | in | ' | ’ )? {_WHOLE_YEAR} )?",
        quarters.quarter,
    ),
    ("the? ( fiscal | financial ) ( NTH -? quarter ) ( of? YEAR )?", quarters.quarter),
    ("YEAR '/’ s NTH -? quarter", quarters.quarter),
    ("the? EDGE? the? NEAR? fiscal/financial year YEAR?", quarters.fiscal_year),
    ("EDGE? fiscal year? YEAR", quarters.fiscal_year),
    ("FISCAL", quarters.fiscal_year),
    (
        "the same period/quarter/month/time/week ( of | a )? the? ( last/previous/prior year | year earlier/ago/before )",
        quarters.same_period,
    ),
    ("the year - earlier/ago period/quarter", quarters.same_period),
    # lengths
    ("ABOUT? COUNT -? ( UNIT | UNITS )", durations.counted),
    ("ABOUT? ( DIGITS | NUMERAL ) to/or/-/–/— ( DIGITS | NUMERAL ) -? ( UNIT | UNITS )", durations.counted_range),
    ("the past/last/next/coming/following/previous UNITS", durations.span),
    ("recent UNITS", relative.recent_units),
    ("the week of/beginning/starting/ending/ended ( MONTHDAY | YEARED )", relative.week_of),
    ("COUNT - UNIT - old", durations.counted),
    ("COUNT UNITS old", durations.counted),
    ("COUNT -? ( UNIT | UNITS ) - long", durations.counted),
    ("a/an ANY? period of time", relative.period),
    ("a later date/time", relative.fixed("FUTURE_REF")),
    ("( UNIT | UNITS ) - long", durations.bare_units),
    ("<for/of/in/over/within/after/take/took/spent/lasted/last UNITS", durations.bare_units),
    ("the? ( NEXT | LAST | first ) ABOUT? COUNT ( UNITS )", durations.span),
    # sets
    ("UNITS >of", durations.bare_units),
    ("( the | this ) past/coming UNIT", relative.near_unit),
    ("<over/during/at/on the weekend", relative.weekend),
    ("( year | the? UNIT '/’ s ) -? end", relative.unit_end),
    ("coming UNITS", durations.span),
    ("over/through the years/decades/centuries/months/weeks", durations.bare_units),
    ("EVERY other? ( COUNT? ( UNIT | UNITS ) )", durations.every),
    ("( once | twice | times ) an/a UNIT", durations.every),
    ("every/each WEEKDAY PART?", durations.every_weekday),
    ("WEEKDAYS PART?", durations.every_weekday),
    ("every/each ( MONTH | SEASON )", durations.every_month),
    ("every/each PART", durations.every_part),
    ("FREQUENCY", durations.frequency),
    # times of day
    ("CLOCKED", clock.time_of_day),
    ("( YEAR | NUMBER ) ZONE", clock.military),
    ("CLOCKED ,? ( WEEKDAY ,? )? ( YEARED | MONTHDAY | WEEKDAY | TODAY )", clock.time_of_day),
    ("( YEARED | MONTHDAY | WEEKDAY | TODAY ) ,? CLOCKED", clock.time_of_day),
    ("EDGE? WEEKDAY -? PART", clock.part_of(dates.weekday)),
    ("EDGE? the? NEAR WEEKDAY PART", clock.part_of(dates.weekday)),
    ("EDGE? TODAY PART", clock.part_of(relative.today)),
    ("the? EDGE? PART hours? of YEARED", clock.part_of(dates.full_day)),
    ("the? EDGE? PART hours? of MONTHDAY", clock.part_of(dates.bare_day)),
    ("the? EDGE? PART hours? of WEEKDAY", clock.part_of(dates.weekday)),
    ("EDGE? ( NEAR | THAT | the following/next/previous/same ) PART", clock.near_part),
    ("<at night", clock.vague_part),
    ("<in the EDGE? PART !>of", clock.vague_part),
]


def _expanded(pattern: str) -> str:
    for _ in range(3):
        pattern = " ".join(
            _MACROS[item.rstrip("?")] + ("?" if item.endswith("?") else "") if item.rstrip("?") in _MACROS else item
            for item in pattern.split()
        )
    return pattern.replace("NUMBER (", f"{_NUMBER} (")


RULES: Final[list[tuple[re.Pattern[str], Reader]]] = [(compiled(_expanded(pattern)), read) for pattern, read in _TABLE]
