"""On which day a named day falls: Christmas, Thanksgiving, Ramadan, Diwali.

A fixed day or one counted in the Gregorian year is exact. What hangs on the moon's sighting is told to the month (Ramadan) or
to a day's doubt; what hangs on a calendar that only a library knows is asked there, late.
"""

from __future__ import annotations

import warnings
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from reader.analysis.times.calendars import add, day

if TYPE_CHECKING:
    from collections.abc import Callable

FIXED: Final = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26),
    "st stephen's day": (12, 26), "new year's eve": (12, 31), "new year's day": (1, 1), "new year's": (1, 1),
    "epiphany": (1, 6), "orthodox christmas": (1, 7), "burns night": (1, 25), "australia day": (1, 26),
    "groundhog day": (2, 2), "waitangi day": (2, 6), "valentine's day": (2, 14), "international women's day": (3, 8),
    "st patrick's day": (3, 17), "april fools' day": (4, 1), "earth day": (4, 22), "anzac day": (4, 25), "may day": (5, 1),
    "cinco de mayo": (5, 5), "ve day": (5, 8), "victory day": (5, 9), "juneteenth": (6, 19), "canada day": (7, 1),
    "fourth of july": (7, 4), "bastille day": (7, 14), "halloween": (10, 31), "all saints' day": (11, 1),
    "all souls' day": (11, 2), "guy fawkes night": (11, 5), "bonfire night": (11, 5), "armistice day": (11, 11),
    "veterans day": (11, 11), "remembrance day": (11, 11), "songkran": (4, 13), "human rights day": (12, 10),
}  # fmt: skip
# month, weekday (Monday is 1), which one of the month (-1 the last), days after it
_COUNTED: Final = {
    "martin luther king day": (1, 1, 3, 0), "martin luther king jr day": (1, 1, 3, 0), "presidents' day": (2, 1, 3, 0),
    "memorial day": (5, 1, -1, 0), "labor day": (9, 1, 1, 0), "columbus day": (10, 1, 2, 0),
    "indigenous peoples' day": (10, 1, 2, 0), "thanksgiving": (11, 4, 4, 0), "thanksgiving day": (11, 4, 4, 0),
    "black friday": (11, 4, 4, 1), "cyber monday": (11, 4, 4, 4), "mother's day": (5, 7, 2, 0),
    "father's day": (6, 7, 3, 0), "election day": (11, 1, 1, 1),
}  # fmt: skip
# days from Easter Sunday
_EASTER: Final = {
    "shrove tuesday": -47, "mardi gras": -47, "ash wednesday": -46, "palm sunday": -7, "maundy thursday": -3,
    "good friday": -2, "holy saturday": -1, "easter": 0, "easter sunday": 0, "easter monday": 1, "ascension day": 39,
    "pentecost": 49, "whit sunday": 49, "whit monday": 50, "corpus christi": 60,
}  # fmt: skip
_EASTERN: Final = {"orthodox easter": 0, "orthodox good friday": -2}
# month and day of the Islamic year; day 0 is the month as a whole
ISLAMIC: Final = {
    "islamic new year": (1, 1), "muharram": (1, 0), "ashura": (1, 10), "mawlid": (3, 12), "ramadan": (9, 0),
    "ramadhan": (9, 0), "eid al-fitr": (10, 1), "eid ul-fitr": (10, 1), "hajj": (12, 8), "arafat day": (12, 9),
    "eid al-adha": (12, 10), "eid ul-adha": (12, 10),
}  # fmt: skip
# the country whose calendar has it in `holidays`, and how its name begins there
_NATIONAL: Final = {
    "passover": ("IL", "Pesach"), "rosh hashanah": ("IL", "Rosh Hashanah"), "yom kippur": ("IL", "Yom Kippur"),
    "sukkot": ("IL", "Sukkot"), "hanukkah": ("IL", "Hanukkah"), "purim": ("IL", "Purim"), "shavuot": ("IL", "Shavuot"),
    "diwali": ("IN", "Diwali"), "deepavali": ("IN", "Diwali"), "holi": ("IN", "Holi"), "dussehra": ("IN", "Dussehra"),
    "janmashtami": ("IN", "Janmashtami"), "vaisakhi": ("IN", "Vaisakhi"), "lunar new year": ("HK", "Chinese New Year"),
    "chinese new year": ("HK", "Chinese New Year"), "spring festival": ("HK", "Chinese New Year"),
    "tet": ("VN", "Lunar New Year"), "dragon boat festival": ("CN", "Dragon Boat"),
    "mid-autumn festival": ("CN", "Mid-Autumn"), "chuseok": ("KR", "Chuseok"), "vesak": ("SG", "Vesak"),
    "nowruz": ("IR", "Nowruz"),
}  # fmt: skip
DAYS: Final = {"d-day": "1944-06-06"}

NAMES: Final = frozenset({*FIXED, *_COUNTED, *_EASTER, *_EASTERN, *ISLAMIC, *_NATIONAL, *DAYS})


@cache
def falls(name: str, year: int) -> date | None:
    """Give the (first) day on which a named day falls in a year; None where no calendar here reaches."""
    for table, finder in _FINDERS:
        if name in table:
            try:
                return finder(name, year)
            except (ValueError, OverflowError, NotImplementedError):
                return None
    return None


def _fixed(name: str, year: int) -> date | None:
    return day(year, *FIXED[name])


def _counted(name: str, year: int) -> date | None:
    month, weekday, which, after = _COUNTED[name]
    if which > 0:
        first = date(year, month, 1)
        return add(first, "D", (weekday - first.isoweekday()) % 7 + 7 * (which - 1) + after)
    last = date(year, month + 1, 1) - timedelta(days=1)
    return add(last, "D", -((last.isoweekday() - weekday) % 7))


def _easter(name: str, year: int) -> date | None:
    from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

    if name in _EASTERN:
        return add(easter(year, EASTER_ORTHODOX), "D", _EASTERN[name])
    return add(easter(year, EASTER_WESTERN), "D", _EASTER[name])


def _islamic(name: str, year: int) -> date | None:
    """Give the first such day of a Gregorian year; a month is where most of it lies."""
    from hijridate import Gregorian, Hijri

    month, number = ISLAMIC[name]
    first = Gregorian(year, 1, 1).to_hijri().year
    for there in (first, first + 1):
        start = Hijri(there, month, number or 1).to_gregorian()
        if start.year == year:
            return add(date(start.year, start.month, start.day), "D", 14 if number == 0 else 0)
    return None


def _national(name: str, year: int) -> date | None:
    import holidays

    country, begin = _NATIONAL[name]
    with warnings.catch_warnings(action="ignore"):  # a year that the calendar does not reach is no news to a reader
        calendar = holidays.country_holidays(
            country, years=year, language=_LANGUAGES.get(country, "en_US"), categories=_categories(country)
        )
    days = sorted(there for there, told in calendar.items() if any(part.startswith(begin) for part in told.split("; ")))
    # Hanukkah runs over the end of a year
    return next((there for there in days if not (name == "hanukkah" and there.month < 11)), None)


def _categories(country: str) -> tuple[str, ...]:
    import holidays

    return tuple(getattr(holidays, country).supported_categories)


_LANGUAGES: Final = {"IN": "en_IN", "SG": "en_SG"}


_FINDERS: Final[tuple[tuple[dict[str, Any], Callable[[str, int], date | None]], ...]] = (
    (FIXED, _fixed),
    (_COUNTED, _counted),
    (_EASTER, _easter),
    (_EASTERN, _easter),
    (ISLAMIC, _islamic),
    (_NATIONAL, _national),
)
