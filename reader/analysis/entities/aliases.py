"""Names that are written in several ways: countries with their abbreviations, acronyms, forms of one name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# each line: one place or body under its names; adjectives (Canadian) are other entities
_ALIASES = """
United States|U.S.|US|USA|U.S.A.|U. S.|United States of America|America|the States
United Kingdom|U.K.|UK|Britain|Great Britain|United Kingdom of Great Britain and Northern Ireland
United Arab Emirates|UAE|U.A.E.|Emirates
European Union|EU|E.U.
United Nations|UN|U.N.|United Nations Organization
Soviet Union|USSR|U.S.S.R.|Union of Soviet Socialist Republics
Russia|Russian Federation
China|People's Republic of China|PRC|P.R.C.
Taiwan|Republic of China
North Korea|Democratic People's Republic of Korea|DPRK|D.P.R.K.
South Korea|Republic of Korea|ROK|Korea Republic
Czech Republic|Czechia
Myanmar|Burma
Ivory Coast|Côte d'Ivoire|Cote d'Ivoire
Netherlands|Holland|The Netherlands
Macedonia|North Macedonia|FYROM|Republic of Macedonia
Democratic Republic of the Congo|Democratic Republic of Congo|DRC|D.R.C.|DR Congo|Congo-Kinshasa
Republic of the Congo|Congo-Brazzaville
Bosnia and Herzegovina|Bosnia-Herzegovina|Bosnia
East Timor|Timor-Leste
Swaziland|Eswatini
Cape Verde|Cabo Verde
Turkey|Türkiye|Turkiye
Iran|Islamic Republic of Iran|Persia
Thailand|Siam
Sri Lanka|Ceylon
South Sudan|Southern Sudan
Belarus|Byelorussia|Belorussia
Burkina Faso|Upper Volta
Zimbabwe|Rhodesia
Syria|Syrian Arab Republic
Germany|Federal Republic of Germany|FRG
East Germany|German Democratic Republic|GDR
Gaza|Gaza Strip
New York|New York City|NYC|N.Y.C.
Los Angeles|L.A.|LA
Washington|Washington, D.C.|Washington D.C.|Washington DC|Washington, DC|D.C.|DC
Kyiv|Kiev
Kolkata|Calcutta
Mumbai|Bombay
Chennai|Madras
Bengaluru|Bangalore
Yangon|Rangoon
Ho Chi Minh City|Saigon
Istanbul|Constantinople
Beijing|Peking
Mexico City|Ciudad de México
Vatican|Vatican City|Holy See
NATO|North Atlantic Treaty Organization|North Atlantic Treaty Organisation
WHO|World Health Organization|World Health Organisation
IMF|International Monetary Fund
FBI|F.B.I.|Federal Bureau of Investigation
CIA|C.I.A.|Central Intelligence Agency
Pentagon|Department of Defense|Defense Department
State Department|Department of State|US Department of State|U.S. State Department
Justice Department|Department of Justice|U.S. Justice Department
Treasury Department|Department of the Treasury|U.S. Treasury|Treasury
al-Qaida|al-Qaeda|Al-Qaida|Al-Qaeda|al Qaeda|Al Qaeda|al Qaida
Islamic State|ISIS|ISIL|IS|Daesh|Islamic State of Iraq and Syria|Islamic State of Iraq and the Levant
Hezbollah|Hizballah|Hizbollah
al-Shabab|al-Shabaab|Al-Shabaab|Al-Shabab
California|Calif.|Cal.
Republican Party|Republican party|GOP|G.O.P.|U.S. Republican Party
Democratic Party|Democratic party
Congress|U.S. Congress|United States Congress|US Congress
Senate|U.S. Senate|United States Senate|US Senate
Supreme Court|U.S. Supreme Court|United States Supreme Court|US Supreme Court
"""
_CANON = {form.lower(): line.split("|")[0].lower() for line in _ALIASES.strip().split("\n") for form in line.split("|")}
_SMALL_WORDS = frozenset(["of", "the", "and", "for", "in", "on", "to", "de", "la", "du", "des", "&", "a", "an", "at", "by"])
_PIECE = re.compile(r"[^\W\d_]+")
_HYPHENED = re.compile(r"(?<=\w)\s?-\s?\w+")
_NOT_LETTERS = re.compile(r"[^\w&]+")
_LEGAL = re.compile(
    r"(?i),?\s(?:inc|corp|corporation|co|company|ltd|limited|llc|llp|plc|group|holdings?|ag|sa|s\.a|nv|n\.v|gmbh|spa|s\.p\.a|ab|asa|oyj)\.?\Z"
)
_KIND_OF_PLACE = re.compile(r"\s(?:province|mountains|peninsula|desert)\Z")
_AMERICAN = re.compile(
    r"\A(?:u\.s\.|u\. s\.|us|american) (?=army|navy|air force|marine|coast guard|government|state|treasury|department|embassy)"
)
_MARKS = re.compile("[\u0300-\u036f]")


def fold(text: str) -> str:
    """Write letters without their accents."""
    return text if text.isascii() else _MARKS.sub("", unicodedata.normalize("NFKD", text))


def without_form(name: str) -> str:
    """Take the company's legal form off a canonical name: "acme" for "acme, inc."."""
    return _LEGAL.sub("", _LEGAL.sub("", name))


def without_kind(name: str) -> str:
    """Take the kind of place off a canonical name: "hubei" for "hubei province"."""
    return _KIND_OF_PLACE.sub("", name)


@lru_cache(maxsize=8192)
def canon(name: str) -> str:
    """Give what all forms of a name share: no case, accents, leading article or possessive; one name for known aliases."""
    plain = fold(" ".join(name.split())).replace(" 's", "'s").replace(" ,", ",").replace("’", "'").replace(" - ", "-")
    for article in ("the ", "The "):
        plain = plain.removeprefix(article)
    for ending in ("'s", "'"):
        plain = plain.removesuffix(ending)
    # US and us differ, so do WHO and who: short names keep their case in the table
    low = plain.lower()
    if len(low) <= 3 and not plain.isupper():
        return low
    return _CANON.get(low) or _AMERICAN.sub("united states ", low)


def initials(name: str) -> tuple[str, ...]:
    """Give the acronyms that a name of several words can have: its capitals, with and without its small words."""
    name = without_form(name) if "." in name[-2:] or "," in name else name
    pieces = _PIECE.findall(name.replace("'s", "").replace("’s", ""))
    if len(pieces) < 2:
        return ()
    large = "".join(p[0] for p in pieces if p.lower() not in _SMALL_WORDS)
    every = "".join(p[0] for p in pieces)
    joined = "".join(p[0] for p in _PIECE.findall(_HYPHENED.sub("", name)) if p.lower() not in _SMALL_WORDS)
    capitals = "".join(c for c in name if c.isupper())
    return tuple({form.upper() for form in (large, every, joined, capitals) if len(form) > 1})


def acronym(name: str) -> str:
    """Give the letters of a name that is an acronym ("U.N.", "IAEA"), else ""."""
    letters = _NOT_LETTERS.sub("", name)
    short = 2 <= len(letters) <= 7 and " " not in name.strip()
    return letters.upper() if short and sum(map(str.isupper, letters)) >= 0.6 * len(letters) and letters[0].isupper() else ""
