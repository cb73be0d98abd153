"""Currencies, and the singular of what is counted."""

from __future__ import annotations

import re
from typing import Final

from reader.text.counted import IRREGULAR

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
    "rupiah": "IDR", "dirhams": "AED", "riyals": "SAR", "naira": "NGN", "shilling": "shilling", "shillings": "shilling",
    "cents": "cent", "cent": "cent", "pence": "penny",
}  # fmt: skip
NATIONS: Final = {
    "us": "USD", "u.s.": "USD", "american": "USD", "australian": "AUD", "canadian": "CAD", "hong kong": "HKD",
    "singapore": "SGD", "swiss": "CHF", "french": "FRF", "belgian": "BEF", "mexican": "MXN", "argentine": "ARS",
    "philippine": "PHP", "chilean": "CLP", "colombian": "COP", "egyptian": "EGP", "swedish": "SEK", "norwegian": "NOK",
    "danish": "DKK", "kenyan": "KES", "ugandan": "UGX", "tanzanian": "TZS",
}  # fmt: skip
SCALES: Final = {
    "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12, "score": 20, "k": 1e3,
    "m": 1e6, "mn": 1e6, "mln": 1e6, "mil": 1e6, "bn": 1e9, "bln": 1e9, "bil": 1e9, "tn": 1e12, "trn": 1e12, "tril": 1e12,
    "lakh": 1e5, "lakhs": 1e5, "crore": 1e7, "crores": 1e7,
}  # fmt: skip
PLURALS: Final = {plural: one for one, plural in IRREGULAR.items()} | {
    "buses": "bus", "viruses": "virus", "troops": "troop", "percent": "percent", "dead": "death", "killed": "death",
    "wounded": "injury", "injured": "injury", "hurt": "injury", "missing": "person", "arrested": "arrest", "detained": "arrest",
    "households": "household", "houses": "house", "movies": "movie", "cookies": "cookie", "ties": "tie", "bases": "base",
    **dict.fromkeys(("homeless", "jobless", "unemployed", "displaced", "stranded", "trapped", "hospitalized"), "person"),
    **{f"{name.lower()}s": name for name in (
        "Israeli", "Iraqi", "Pakistani", "Saudi", "Yemeni", "Omani", "Kuwaiti", "Qatari", "Emirati", "Bahraini", "Bangladeshi",
        "Somali", "Punjabi", "Bengali", "Nepali", "Azeri",
    )},
}  # fmt: skip


# "schoolchildren", "spokesmen", "policewomen"; not "specimen", "abdomen"
_GROUPS: Final = re.compile(r"(?:children|women|(?<=s)men)$")
# they have no plural of their own: "130 Senegalese", "800,000 Rohingya"
PEOPLES: Final = re.compile(r"[A-Z]\w+ese|Rohingya|Swiss|Roma|Hutu|Tutsi")
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
    "shilling": {"KES": "kenyan?", "UGX": "ugandan?", "TZS": "tanzanian?", "SOS": "somali|somalia"},
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
    if lower.endswith("oes") and len(lower) > len("shoes") and not lower.endswith(("shoes", "canoes", "oboes")):
        return word[:-2]
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
