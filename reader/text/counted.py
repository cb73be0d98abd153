"""What a figure counts, in the words of a person: the plural of a noun, unless the figure is written with its measure."""

from __future__ import annotations

import re
from typing import Final

# one and several, where no rule below tells it
IRREGULAR: Final = {
    "person": "people", "man": "men", "woman": "women", "child": "children", "life": "lives", "wife": "wives",
    "knife": "knives", "policeman": "policemen", "fisherman": "fishermen", "serviceman": "servicemen", "gunman": "gunmen",
    "foot": "feet", "tooth": "teeth", "mouse": "mice", "medium": "media", "criterion": "criteria", "crisis": "crises",
    "leaf": "leaves", "wolf": "wolves", "shelf": "shelves", "half": "halves", "thief": "thieves", "loaf": "loaves",
    "hero": "heroes", "diagnosis": "diagnoses", "analysis": "analyses", "hypothesis": "hypotheses",
    **{both: both for both in (
        "aircraft", "spacecraft", "sheep", "fish", "staff", "personnel", "police", "cattle", "series", "species", "deer",
        "crew",
    )},
}  # fmt: skip
# how measures are written, and their names
MEASURES: Final = {
    **dict.fromkeys(("km", "kms", "kilometer", "kilometers", "kilometre", "kilometres"), "kilometre"),
    **dict.fromkeys(("m", "meter", "meters", "metre", "metres"), "metre"),
    **dict.fromkeys(("cm", "centimeter", "centimeters", "centimetre", "centimetres"), "centimetre"),
    **dict.fromkeys(("mm", "millimeter", "millimeters", "millimetre", "millimetres"), "millimetre"),
    **dict.fromkeys(("mi", "mile", "miles"), "mile"), **dict.fromkeys(("ft", "foot", "feet"), "foot"),
    **dict.fromkeys(("inch", "inches"), "inch"), **dict.fromkeys(("yard", "yards"), "yard"),
    **dict.fromkeys(("kg", "kilo", "kilos", "kilogram", "kilograms"), "kilogram"),
    **dict.fromkeys(("gram", "grams"), "gram"), **dict.fromkeys(("lb", "lbs"), "pound"),
    **dict.fromkeys(("ton", "tons"), "ton"), **dict.fromkeys(("tonne", "tonnes"), "tonne"),
    **dict.fromkeys(("ha", "hectare", "hectares"), "hectare"), **dict.fromkeys(("acre", "acres"), "acre"),
    **dict.fromkeys(("mph",), "mile per hour"), **dict.fromkeys(("kph", "km/h"), "kilometre per hour"),
    **dict.fromkeys(("kb", "kilobyte", "kilobytes"), "kilobyte"),
    **dict.fromkeys(("mb", "megabyte", "megabytes"), "megabyte"),
    **dict.fromkeys(("gb", "gigabyte", "gigabytes"), "gigabyte"),
    **dict.fromkeys(("tb", "terabyte", "terabytes"), "terabyte"), **dict.fromkeys(("hz",), "hertz"),
    **dict.fromkeys(("mhz",), "megahertz"), **dict.fromkeys(("ghz",), "gigahertz"),
    **dict.fromkeys(("mw", "megawatt", "megawatts"), "megawatt"),
    **dict.fromkeys(("gw", "gigawatt", "gigawatts"), "gigawatt"),
    **dict.fromkeys(("kw", "kilowatt", "kilowatts"), "kilowatt"), **dict.fromkeys(("kwh",), "kilowatt-hour"),
    **dict.fromkeys(("liter", "liters", "litre", "litres"), "litre"), **dict.fromkeys(("gallon", "gallons"), "gallon"),
    **dict.fromkeys(("barrel", "barrels"), "barrel"), **dict.fromkeys(("degree", "degrees", "°c", "°f", "°"), "degree"),
    **dict.fromkeys(("knot", "knots"), "knot"), **dict.fromkeys(("bps",), "basis point"),
}  # fmt: skip
_LETTERS: Final = MEASURES | {"p": "penny", "pence": "penny"}
# a quake's, which is no number of things
GRADE: Final = "magnitude"
# "schoolchild", "spokesman", "policewoman"; not "human", "German"
_GROUPS: Final = {"child": "children", "woman": "women", "sman": "smen"}
# "thousands of people", "a quarter of voters"
_OF: Final = re.compile(
    r"(?:^|\s)(?:dozens|scores|hundreds|thousands|millions|billions|half|"
    r"[a-z]+[\s-](?:thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|tenths?))$"
)
# "75 miles per hour", "100 km an hour"
_RATE: Final = re.compile(r"\s(?:per|an)\s[a-z]+$")


def counted(unit: str, told: str, value: float, upper: float | None) -> str:
    """Give a unit in the plural a person would say; nothing where the figure's own words, `told`, say it."""
    told = told.casefold()
    if not unit or unit in ("percent", GRADE) or is_currency(unit) or _is_told(unit, told):
        return ""
    if value == 1 and upper is None:
        return unit
    head, per, rest = unit.partition(" per ")
    before, space, noun = head.rpartition(" ")
    return f"{'of ' if _OF.search(told) else ''}{before}{space}{_plural(noun)}{per}{rest}"


def is_currency(unit: str) -> bool:
    """Tell the code of a currency: "USD"."""
    return len(unit) == 3 and unit.isupper()


def numbered(unit: str, told: str) -> str:
    """Give a figure's own words, with what stands before a number: "magnitude 7.6"."""
    return f"{unit} {told}" if unit == GRADE else told


def _is_told(unit: str, told: str) -> bool:
    """Tell a unit that stands in the figure, as a word or as its letters: "5 km", "60mph", "75 miles per hour", "27p"."""
    head = unit.partition(" per ")[0]
    told, rates = _RATE.subn("", told)
    written = re.search(r"[^\d\s]+$", told)
    measure = _LETTERS.get(written[0], "\0") if written else "\0"
    return unit.casefold() in told or unit.endswith(measure) or (rates > 0 and (head in told or head.endswith(measure)))


def _plural(noun: str) -> str:
    """Give the plural of a noun: what `singular` of the figures takes back."""
    if noun in IRREGULAR:
        return IRREGULAR[noun]
    for end, several in _GROUPS.items():
        if noun.endswith(end):
            return noun.removesuffix(end) + several
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")
