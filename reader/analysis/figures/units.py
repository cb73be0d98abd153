"""Currencies, measures and the singular of what is counted."""

from __future__ import annotations

import re
from typing import Final

SYMBOLS: Final = {
    "$": "USD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₩": "KRW",
    "₺": "TRY",
    "₪": "ILS",
    "₴": "UAH",
    "#": "GBP",
}
# letters before a dollar sign
DOLLARS: Final = {
    "us": "USD", "usd": "USD", "u.s.": "USD", "a": "AUD", "au": "AUD", "aud": "AUD", "c": "CAD", "ca": "CAD", "cad": "CAD",
    "nz": "NZD", "nzd": "NZD", "hk": "HKD", "s": "SGD", "sg": "SGD", "nt": "TWD", "r": "BRL",
}  # fmt: skip
CODES: Final = {
    "usd": "USD", "eur": "EUR", "gbp": "GBP", "jpy": "JPY", "chf": "CHF", "cny": "CNY", "rmb": "CNY", "inr": "INR",
    "aud": "AUD", "cad": "CAD", "nzd": "NZD", "rs": "INR", "sek": "SEK", "nok": "NOK", "dkk": "DKK", "zar": "ZAR",
    "brl": "BRL", "rub": "RUB", "krw": "KRW", "gb": "GBP",
}  # fmt: skip
MONEY: Final = {
    "dollar": "USD", "dollars": "USD", "euro": "EUR", "euros": "EUR", "pound": "pounds", "pounds": "pounds", "yen": "JPY",
    "yuan": "CNY", "renminbi": "CNY", "rupee": "INR", "rupees": "INR", "rouble": "RUB", "roubles": "RUB", "ruble": "RUB",
    "rubles": "RUB", "won": "KRW", "francs": "franc", "franc": "franc", "pesos": "peso", "peso": "peso", "lira": "TRY",
    "liras": "TRY", "shekel": "ILS", "shekels": "ILS", "rand": "ZAR", "rands": "ZAR", "baht": "THB", "krona": "SEK",
    "kronor": "SEK", "kroner": "NOK", "krone": "NOK", "zloty": "PLN", "hryvnia": "UAH", "reais": "BRL", "ringgit": "MYR",
    "rupiah": "IDR", "dirhams": "AED", "riyals": "SAR", "naira": "NGN", "cents": "cent", "cent": "cent", "pence": "penny",
}  # fmt: skip
NATIONS: Final = {
    "us": "USD", "u.s.": "USD", "american": "USD", "australian": "AUD", "canadian": "CAD", "hong kong": "HKD",
    "singapore": "SGD", "swiss": "CHF", "french": "FRF", "belgian": "BEF", "mexican": "MXN", "argentine": "ARS",
    "philippine": "PHP", "chilean": "CLP", "colombian": "COP", "egyptian": "EGP", "swedish": "SEK", "norwegian": "NOK",
    "danish": "DKK",
}  # fmt: skip
SCALES: Final = {
    "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12, "score": 20, "k": 1e3,
    "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "tn": 1e12, "lakh": 1e5, "crore": 1e7,
}  # fmt: skip
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
PLURALS: Final = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "lives": "life", "wives": "wife",
    "knives": "knife", "policemen": "policeman", "fishermen": "fisherman", "servicemen": "serviceman", "gunmen": "gunman",
    "feet": "foot", "teeth": "tooth", "mice": "mouse", "media": "medium", "criteria": "criterion", "crises": "crisis",
    "buses": "bus", "viruses": "virus", "leaves": "leaf", "wolves": "wolf", "shelves": "shelf", "halves": "half",
    "thieves": "thief", "loaves": "loaf", "aircraft": "aircraft", "spacecraft": "spacecraft", "troops": "troop",
    "sheep": "sheep", "fish": "fish", "staff": "staff", "personnel": "personnel", "police": "police", "cattle": "cattle",
    "percent": "percent", "series": "series", "species": "species", "dead": "death", "killed": "death", "wounded": "injury",
    "injured": "injury", "missing": "person", "arrested": "arrest", "detained": "arrest", "deer": "deer",
    "households": "household", "houses": "house", "heroes": "hero", "movies": "movie", "cookies": "cookie", "ties": "tie",
    "diagnoses": "diagnosis", "analyses": "analysis", "hypotheses": "hypothesis", "bases": "base", "crew": "crew",
    **dict.fromkeys(("homeless", "jobless", "unemployed", "displaced", "stranded", "trapped", "hospitalized"), "person"),
    **{f"{name.lower()}s": name for name in (
        "Israeli", "Iraqi", "Pakistani", "Saudi", "Yemeni", "Omani", "Kuwaiti", "Qatari", "Emirati", "Bahraini", "Bangladeshi",
        "Somali", "Punjabi", "Bengali", "Nepali", "Azeri",
    )},
}  # fmt: skip


# "schoolchildren", "spokesmen", "policewomen"; not "specimen", "abdomen"
_GROUPS: Final = re.compile(r"(?:children|women|(?<=s)men)$")
_LETTERS: Final = re.compile(r"[A-Z]{2,}s")
# names that several countries share, with the words that tell whose it is
_SHARED: Final = {
    # else they are a weight
    "pounds": {"GBP": "british|britain|uk|sterling|pence|england|english|scotland|wales|london|(?:million|billion) pounds"},
    "franc": {"CHF": "swiss|switzerland", "FRF": "french|france", "BEF": "belgian|belgium"},
    "peso": {
        "MXN": "mexican|mexico", "ARS": "argentin(?:a|e|ian)", "PHP": "philippines?|filipino", "CLP": "chilean|chile",
        "COP": "colombian|colombia", "CUP": "cuban|cuba",
    },
}  # fmt: skip


def is_shared(unit: str) -> bool:
    """Tell a currency's name that alone does not say whose it is."""
    return unit in _SHARED


def currency(unit: str, text: str) -> str:
    """Give the code of a currency by the one country of those that share its name which the text speaks of, else its name."""
    named = [code for code, words in _SHARED[unit].items() if re.search(rf"\b(?:{words})\b", text, re.IGNORECASE)]
    return named[0] if len(named) == 1 else singular(unit)


def singular(word: str) -> str:
    """Give the singular of a plural noun by rule; a word that is none stays as it is."""
    lower = word.lower()
    if lower in PLURALS:
        return PLURALS[lower]
    if found := _GROUPS.search(lower):
        return word[: found.start()] + ("child" if found[0] == "children" else word[found.start() : -2] + "an")
    if _LETTERS.fullmatch(word):
        return word[:-1]
    if lower.endswith("ies") and len(lower) > 4:
        return word[:-3] + "y"
    if lower.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) and len(lower) > 2:
        return word[:-1]
    return word


def is_plural(word: str) -> bool:
    """Tell a plural noun by its ending or by the list; "RBIs" is one too."""
    lower = word.lower()
    return _LETTERS.fullmatch(word) is not None or (
        lower in PLURALS
        or _GROUPS.search(lower) is not None
        or (lower.endswith("s") and not lower.endswith(("ss", "us", "is", "'s")) and len(lower) > 3)
    )
