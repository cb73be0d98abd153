"""The rules: a pattern over categories of words, and the reader that gives its value. The longest match at a place wins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.analysis.times import clock, dates, durations, eras, named, periods, quarters, relative, seasons, weekdays, years
from reader.analysis.times.lexer import needed

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.analysis.times.scene import Match, Value

    Reader = Callable[[Match], Value | None]

# "early", "mid-", "the end of", "late in"
_EDGE = (
    "( ( ( the? very? ( EARLY | LATE | MIDDLE ) ( -? | of | in | on ) ) | ( the? very? beginning/start/middle/end/turn of ) | "
    "( end - ) | ( the very? latter/first/early/later/late part of ) | ( the? rest/remainder of ) ) the? )"
)
_NUMBER = (
    "( ( DIGITS SCALE? ) | ( NUMERAL ( -? NUMERAL )? ( SCALE ( and? NUMERAL )? )? ) | "
    "( a? VAGUE ( hundred/thousand/dozen/more )? of? ) | ( a hundred/thousand/dozen ) )"
)
_WHOLE = (
    "whole/full/entire/straight/consecutive/successive/more/additional/extra/business/working/trading/calendar/fiscal/solid/"
    "long/single"
)
_SIZE = f"( a half | half an/a | ( ( an/a/another/one ) | another? {_NUMBER} ( -? and -? a? -? half )? ) {_WHOLE}? )"
_ABOUT = (
    "( about/around/roughly/approximately/some/almost/nearly/under | ( more/less/fewer than ) | ( at least/most ) | "
    "( no more/less than ) | ( up to ) | ( close to ) | "
    "( <for/after/just/well/took/lasted/been/spent/within/is/was/than/in over ) )"
)
# "the year of the fire", "the year since" is another than the story's
_THE_UNIT = "the week/month/quarter/year !>of/before/after/since/following/that/when/leading/prior/-/ahead/which/YEAR"
_BOUNDED = "begin/begins/began/start/starts/started/end/ends/ended/close/closes/closed/finish/finishes/finished"
_HOURS = (
    "( HALF | CLOCK hours/hrs/hr? | NOON | ( ( HOUR | NUMERAL ) ( o ' | o ’ | ’ | ' ) clock ) | ( DECIMAL AMPM ) | "
    "( HOUR AMPM ) )"
)
_BARE_HOUR = "( HOUR | NUMERAL | ( ( HOUR | NUMERAL ) ( o ' | o ’ | ’ | ' ) clock ) )"
_ZONE = (
    "( ( ZONE ( +/- DIGITS )? ) | "
    "( local time OPEN ZONE ( +/- DIGITS )? CLOSE ) | "
    "( local/eastern/pacific/central/mountain/moscow/beijing/greenwich ( standard/daylight/mean/summer )? time ) )"
)
_CLOCKED = f"{_HOURS} ( in the PART )? ( {_ZONE} | OPEN {_ZONE} CLOSE )?"
_DAY_FIRST = "( the? ( DAY | ORDINAL ) of? | the NTH of ) MONTH"
_MONTH_DAY = f"( MONTH the? ( DAY | ORDINAL ) | {_DAY_FIRST} )"
_YEARED = f"( MONTH the? ( DAY | ORDINAL ) ( , | of )? YEAR | {_DAY_FIRST} ,? of? YEAR )"
_SAME = "( same/corresponding/comparable/equivalent period/quarter/month/time/week/day )"
_QUARTER = "( ( NTH | ORDINAL ) -? quarter )"
_NEAR = "( ( the? ( LAST | NEXT ) ) | ( the? THIS ) )"
_NEAR_YEAR = "NEAR fiscal? year | THAT year | the fiscal/financial/calendar year"
_WHOLE_YEAR = f"( the? fiscal? year? YEAR | the year !>of/ended/ending | {_NEAR_YEAR} )"
_WORKING = "trading/business/working"
# what "Christmas" stands for weeks before
_TRADE = "sales/shopping/spending/trading/trade/rush/selling/tourist/travel"
_MACROS: Final = {
    "EDGE": _EDGE,
    "AMOUNT": _NUMBER,
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
    ("-/–/—/to/and/or the? ( DAY | ORDINAL ) !>MONTH/of", dates.second_day),
    ("-/–/—/to/and DAY ,? YEAR", dates.second_day),
    (", DAY >and/or", dates.second_day),
    ("DAY - MONTH - YEAR", dates.full_day),
    ("the? ( DAY | ORDINAL ) -/–/—/to/and/or the? ( DAY | ORDINAL ) of? MONTH ,? YEAR?", dates.first_day),
    ("the? ( NTH | ORDINAL | LAST ) WEEKDAY of/in ( MONTH YEAR? | NEAR month )", dates.nth_weekday),
    (f"the ( first | LAST ) {_WORKING}? day of ( MONTH YEAR? | YEAR | ( the | NEAR ) month/year )", dates.end_day),
    ("the ORDINAL !>century !>- !>NUMBER", dates.nth_of_month),
    ("ISO", dates.numeric),
    ("SLASHED", dates.numeric),
    # months
    ("EDGE? MONTH ( of | , )? YEAR", dates.full_month),
    ("MONTH SHORT", dates.short_year_month),
    ("EDGE? MONTH !>DAY", dates.bare_month),
    ("EDGE? the? NEAR MONTH ( DAY | ORDINAL )?", relative.near_month),
    ("this past/coming MONTH", relative.near_month),
    ("this past/coming SEASON", seasons.season),
    ("EDGE? MONTHDAY ,? of? the? ( NEAR | THAT ) same? UNIT", relative.month_of_unit),
    ("EDGE? MONTH ,? of? the? ( NEAR | THAT ) same? year", relative.month_of_unit),
    # years, decades, centuries
    ("YEAR", years.bare_year),
    ("EDGE YEAR", years.bare_year),
    ("the year YEAR", years.bare_year),
    ("( ca/circa/c .? )? EDGE? MONTH? ( YEARS3 | YEAR | NUMBER ) BC", eras.year_bc),
    ("EDGE? ( YEARS3 | YEAR ) -/–/to/and ( YEARS3 | YEAR ) BC", eras.first_bc),
    ("( AD YEARS3 ) | ( YEARS3 AD )", eras.year_ad),
    ("<YEAR -/– SMALL", years.range_end_year),
    ("<YEAR / SMALL", years.range_end_year),
    ("SHORT", years.short_year),
    ("the? EDGE? DECADE BC?", eras.decade),
    ("the ( EARLY | MIDDLE | LATE )? -? TENS", eras.decade),
    ("the? EDGE? ( NTH | ORDINAL ) -? century BC?", eras.century),
    ("the? EDGE? ( NTH | ORDINAL ) and/or/to/-/– the? EDGE? ( NTH | ORDINAL ) century/centuries", eras.first_century),
    ("the? EDGE? ( NTH | ORDINAL ) centuries BC?", eras.century),
    ("-? era !>of", eras.era),
    # weekdays
    ("EDGE? WEEKDAY", weekdays.weekday),
    ("EDGE? the? NEAR WEEKDAY", weekdays.weekday),
    ("this past/coming WEEKDAY", weekdays.weekday),
    ("this past/coming WEEKDAY PART", clock.part_of(weekdays.weekday)),
    ("WEEKDAY of? NEAR week", weekdays.weekday),
    # named days
    (f"NAMED >{_TRADE}", named.season_around),
    (f"the? NAMED ( and/or ( NAMED | new year ) )? ( {_TRADE} | ANY )? season/period/holidays", named.season_around),
    ("NAMED", named.named),
    ("YEAR NAMED", named.named),
    ("NAMED in YEAR", named.named),
    ("the day before/after NAMED ( ( of/in )? YEAR )?", named.day_beside),
    ("NAMED ( ,? of? YEAR | ( NEAR | of NEAR ) year )", named.named),
    ("( THIS | LAST | NEXT ) NAMED", named.named),
    ("NAMED PART", named.named_night),
    ("NAMED weekend", periods.long_weekend),
    # relative to the story or to what was told
    ("EDGE? TODAY", relative.today),
    ("the day before/after yesterday/tomorrow", relative.day_beyond),
    ("( more/most )? REFERENCE !>-", relative.reference),
    ("right? now !>-", relative.reference),
    ("the recent? past", relative.fixed("PAST_REF")),
    ("the near/foreseeable/immediate/distant future", relative.fixed("FUTURE_REF")),
    ("the not -? too -? distant future", relative.fixed("FUTURE_REF")),
    ("<in UNITS past", relative.fixed("PAST_REF")),
    ("this OPEN WEEKDAY CLOSE PART", clock.part_of(weekdays.weekday)),
    ("<through/throughout/during the night !>of/before/after/that", clock.throughout),
    ("<in/for/into/to/about the future !>of", relative.fixed("FUTURE_REF")),
    ("these days", relative.fixed("PRESENT_REF")),
    ("the? present -? day !>and", relative.fixed("PRESENT_REF")),
    ("<at present", relative.fixed("PRESENT_REF")),
    ("<at the moment/present", relative.fixed("PRESENT_REF")),
    ("the time being", relative.fixed("PRESENT_REF")),
    ("<in/over/for the near term", relative.fixed("FUTURE_REF")),
    ("<over/for/in/during/within the past/coming/next/last week/month/year/decade/century", relative.span_unit),
    (f"the following/previous/next/preceding {_WORKING}? UNIT", relative.told_unit),
    ("the new year", named.new_year),
    ("the UNIT before/after/earlier !>NUMBER !>a/an", relative.told_unit),
    ("the past week/month/year/decade/century", relative.span_unit),
    ("EDGE? NEAR ( fiscal/financial/calendar/business )? UNIT", relative.near_unit),
    ("( EARLY | LATE ) in the day", periods.in_the_day),
    ("EDGE the calendar? UNIT", relative.near_unit),
    (f"<in/during/for/over/throughout/of/through/{_BOUNDED} {_THE_UNIT}", periods.the_unit),
    (f"<for/throughout/{_BOUNDED} the day !>of/when/that/-/before/after", periods.the_unit),
    ("the day/week/month/quarter/year '/’ s", periods.the_unit),
    ("( mid -? week/month/quarter/year/decade/century ) | midyear/midweek/midmonth", periods.middle),
    ("one day >he/she/they/we/i/you/it", periods.some_day),
    ("!<on a day >when", periods.some_day),
    ("<on a day >when/in/of/that", periods.such_a_day),
    ("that/the day >has/'/’", periods.day_that_has_come),
    ("D12 / D12 !>/", periods.attacks_day),
    ("former/formerly", periods.in_history("PAST_REF")),
    ("the? spring/summer/autumn/winter", periods.history_season),
    ("future", periods.in_history("FUTURE_REF")),
    ("<at this/that time", periods.in_history("")),
    ("<at/during/in/over the/this/that same? time/period !>of/when/that", periods.in_history("")),
    ("not? too/so/very? long ago !>as", relative.fixed("PAST_REF")),
    ("some time ago", relative.fixed("PAST_REF")),
    ("( EARLY | LATE )? ( that | the same | that same ) UNIT", relative.told_unit),
    ("ABOUT? COUNT -? ( UNIT | UNITS ) ago/later/earlier/hence/previously/afterwards/afterward", relative.distance),
    ("ABOUT? COUNT ( UNIT | UNITS ) before/after >,/./;/BLANK/in/on/at", relative.distance),
    ("ABOUT? COUNT ( UNIT | UNITS ) from now/today", relative.distance),
    ("UNITS ago/later/earlier", relative.distance),
    ("a/an UNIT or two/so/more ago", relative.fixed("PAST_REF")),
    (f"the first/last/final three/six months of {_WHOLE_YEAR}", quarters.months),
    ("the ( NTH | ORDINAL | LAST ) ( COUNT? ( UNIT | UNITS ) ) of ( MONTH YEAR? | YEAR )", relative.part_of_month),
    ("the first/last/final COUNT UNITS of the year", relative.part_of_month),
    ("the? EDGE? SEASON of YEAR", seasons.season),
    ("the? EDGE? SEASON of? ( YEARS3 | YEAR ) BC", seasons.season),
    ("EDGE? SEASON ,? YEAR", seasons.season),
    ("EDGE? the? NEAR SEASON", seasons.season),
    ("EDGE SEASON", seasons.season),
    ("the? YEAR SEASON !>ANY", periods.season_after_year),
    ("<in/during/by/until/since/through/of/that/for/throughout/over/before/after EDGE? the? SEASON", seasons.season),
    # quarters and halves
    (
        f"the? EDGE? ( {_QUARTER} | ( first/second/latter -? half ) | QUARTER ) ( of/in/'/’? {_WHOLE_YEAR} )?",
        quarters.quarter,
    ),
    (f"the? ( final/last/opening -? quarter/half ) of {_WHOLE_YEAR}", quarters.quarter),
    ("the? ( MONTH ( - | - to - | –/to/through ) )? MONTH quarter/period ( of? YEAR )?", quarters.month_quarter),
    ("the? YEAR fiscal/financial year", quarters.fiscal_year),
    ("the? ( fiscal | financial ) ( NTH -? quarter ) ( of? YEAR )?", quarters.quarter),
    ("( NEAR year | YEAR ) '/’ s ( NTH | ORDINAL ) -? quarter/half", quarters.quarter),
    ("YEAR ( NTH | ORDINAL ) -? quarter/half", quarters.quarter),
    ("the? EDGE? the? NEAR? fiscal/financial year YEAR?", quarters.fiscal_year),
    ("EDGE? fiscal year? YEAR", quarters.fiscal_year),
    ("FISCAL", quarters.fiscal_year),
    (
        f"the? {_SAME} ( of | a | one )? the? ( last/previous/prior year | year earlier/ago/before )",
        quarters.same_period,
    ),
    (f"the? {_SAME} ( of | in )? YEAR", quarters.same_period),
    ("this time ( last year | a year ago )", relative.this_time),
    ("the? year - earlier/ago period/quarter/month", quarters.same_period),
    ("( the | a )? year - earlier/ago", quarters.same_period),
    ("the? prior/previous - year period/quarter/month", quarters.same_period),
    ("the most recent UNIT", relative.near_unit),
    ("the UNIT ( after next | before last )", relative.unit_beyond),
    ("<after/following a weekend >of", relative.weekend),
    # lengths
    ("ABOUT? COUNT -? ( UNIT | UNITS )", durations.counted),
    ("ABOUT? the COUNT UNITS !>ago/earlier/later", durations.the_counted),
    ("a/an UNIT or two/so/more !>ago/earlier/later", durations.one_or_more),
    ("the COUNT - UNIT period", durations.counted),
    ("ABOUT? ( a/an/one ) UNIT and a half", durations.counted),
    ("half -? hour/day/year/minute/decade", durations.counted),
    ("ABOUT? ( AMOUNT | a/an/one ) ( UNIT | UNITS ) ,? and? AMOUNT ( UNIT | UNITS )", durations.compound),
    ("<in the year >to", durations.year_to),
    ("AMOUNT ( UNITS | UNIT )? and AMOUNT UNITS ago", relative.distance_range),
    ("( ( half | a quarter of ) a | ( a/the | NEAR )? half/quarter -? ) century ago?", durations.part_of_century),
    ("ABOUT? ( DIGITS | NUMERAL ) to/or/-/–/— ( DIGITS | NUMERAL ) -? ( UNIT | UNITS )", durations.counted_range),
    ("the past/last/next/coming/following/previous UNITS", durations.span),
    ("recent UNITS", relative.fixed("PAST_REF")),
    ("the week of/beginning/starting/ending/ended ( MONTHDAY | YEARED )", relative.week_of),
    ("ABOUT? COUNT -? ( UNIT | UNITS ) -? old", durations.counted),
    ("AMOUNT ( and a? half )? -? ( UNIT | UNITS ) -? long", durations.counted),
    ("( UNIT | UNITS ) - and/plus - a - half -? long?", durations.counted),
    ("LONG", durations.lasting),
    ("multiyear | ( multi - UNIT )", durations.multiple),
    ("UNIT - long/old", durations.lasting),
    ("UNITS - old", durations.bare_units),
    ("( all | the whole/entire/full ) UNIT long?", durations.whole),
    ("a/an ANY? period of time", relative.period),
    ("a later date/time", relative.fixed("XXXX-XX-XX")),
    ("UNITS - long", durations.bare_units),
    ("<for/of/in/over/within/after/last/lasted/been/just/only UNITS", durations.bare_units),
    ("<take/takes/took/taken/taking/spend/spent UNITS", durations.bare_units),
    ("UNITS >before/after/off/away", durations.bare_units),
    ("the? UNITS >since", durations.bare_units),
    ("the UNITS >before/after/following/leading/ahead/immediately", durations.bare_units),
    ("the final/remaining/intervening UNITS", durations.bare_units),
    ("the closing/opening/early/first/last UNITS >of", durations.bare_units),
    ("the? ( NEXT | LAST | first/final ) ABOUT? COUNT -? UNITS", durations.span),
    ("the? ( NEXT | LAST | first ) ABOUT? ( DIGITS | NUMERAL ) to/or/-/–/— ( DIGITS | NUMERAL ) UNITS", durations.ranged_span),
    # sets
    ("UNITS >of", durations.bare_units),
    ("this past/coming UNIT", relative.near_unit),
    ("<over/during/throughout the weekend !>of/-", relative.weekend),
    ("the weekend !>of/before/after/that/when/-", relative.weekend),
    ("( year | the? UNIT '/’ s ) -? end", relative.unit_end),
    ("coming UNITS", durations.span),
    ("over/through the years/decades/centuries/months/weeks", durations.bare_units),
    ("EVERY ( DIGITS | NUMERAL ) to/or ( DIGITS | NUMERAL ) UNITS", durations.every_range),
    ("EVERY other? ( COUNT? ( UNIT | UNITS ) )", durations.every),
    ("( once | twice | ( AMOUNT times ) ) an/a/each/every/per UNIT", durations.every),
    ("( once | twice | ( AMOUNT times ) ) FREQUENCY", durations.frequency),
    ("<on weekends", durations.weekends),
    ("every/each WEEKDAY PART?", durations.every_weekday),
    ("WEEKDAYS PART?", durations.every_weekday),
    ("every/each ( MONTH | SEASON )", durations.every_month),
    ("every/each PART", durations.every_part),
    ("FREQUENCY", durations.frequency),
    # times of day
    ("CLOCKED", clock.time_of_day),
    ("( YEAR | NUMBER ) ZONE ( on? ( YEARED | MONTHDAY | WEEKDAY | TODAY ) )?", clock.military),
    ("( YEAR | NUMBER ) local time", clock.military),
    ("DECIMAL ZONE", clock.dotted),
    (
        f"<at/by/about/around/until/till/before/after {_BARE_HOUR} ( ( in the | this ) PART | TODAY PART? | WEEKDAY PART )",
        clock.time_of_day,
    ),
    (f"<at/by/about/around/until/till/before/after {_BARE_HOUR} at night", clock.time_of_day),
    ("CLOCKED ,? ( WEEKDAY ,? )? ( YEARED | MONTHDAY | ( WEEKDAY | TODAY ) PART? )", clock.time_of_day),
    ("( YEARED | MONTHDAY | WEEKDAY | TODAY ) ,? CLOCKED", clock.time_of_day),
    ("EDGE? WEEKDAY -? PART", clock.part_of(weekdays.weekday)),
    ("EDGE? the? NEAR WEEKDAY PART", clock.part_of(weekdays.weekday)),
    ("EDGE? TODAY PART", clock.part_of(relative.today)),
    ("the? EDGE? PART hours? of ( WEEKDAY ,? the? )? YEARED", clock.part_of(dates.full_day)),
    ("the? EDGE? PART hours? of ( WEEKDAY ,? the? )? MONTHDAY", clock.part_of(dates.bare_day)),
    ("the? EDGE? PART hours? of WEEKDAY", clock.part_of(weekdays.weekday)),
    ("EDGE? ( NEAR | THAT | the following/next/previous/same ) PART", clock.near_part),
    ("the PART before/after !>ANY/the/a", clock.near_part),
    ("( the? EARLY/LATE PART ) | ( the? mid -? PART )", clock.edge_part),
    ("<at/before/after/by/since/until/around/from TWILIGHT ( on? ( YEARED | MONTHDAY | WEEKDAY ) )?", clock.edge_part),
    ("overnight !>- ( on? ( YEARED | MONTHDAY | WEEKDAY ) )?", clock.edge_part),
    ("the early/small/wee/late/predawn/morning/evening hours", clock.small_hours),
    ("the hours before TWILIGHT", clock.small_hours),
    ("the early/small/wee/late/predawn/morning/evening hours of? ( WEEKDAY ,? )? ( YEARED | MONTHDAY )", clock.small_hours),
    ("the early/small/wee/late/predawn/morning/evening hours of? ( WEEKDAY | TODAY | the/this ) PART?", clock.small_hours),
    ("<at night", clock.vague_part),
    ("<in the EDGE? PART !>of", clock.vague_part),
]


def _expanded(pattern: str) -> str:
    for _ in range(3):
        pattern = " ".join(
            _MACROS[item.rstrip("?")] + ("?" if item.endswith("?") else "") if item.rstrip("?") in _MACROS else item
            for item in pattern.split()
        )
    return pattern


# the pattern (compiled once a text holds a sign that it needs), the signs of which it needs one, and the reader
RULES: Final[list[tuple[str, frozenset[str], Reader]]] = [
    (expanded, needed(expanded), read) for expanded, read in ((_expanded(pattern), read) for pattern, read in _TABLE)
]
