"""What stands beside a name tells what it is of, over the model: "the ferry Maria Roe", "a Roe sedan", "Roe Inlet"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.entities.lexicon import COMPANIES, LARGE_PLACES
from reader.analysis.entities.tagger import SURE
from reader.analysis.lists import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TypeAlias

    from reader.analysis.entities.lexicon import Lexicon
    from reader.analysis.entities.tagger import Name

    Told: TypeAlias = tuple[str, ...]
    """The words of a name."""

# what is named after its kind
_SHIPS = vocabulary("""
    ship warship flagship steamship ferry vessel tanker supertanker boat speedboat lifeboat yacht trawler submarine frigate
    destroyer corvette cruiser freighter liner schooner barge tugboat minesweeper icebreaker
""")
_FLEETS = frozenset(f"{ship[:-1]}ies" if ship.endswith("y") else f"{ship}s" for ship in _SHIPS)
# of the navies: "USS Example"
_PREFIXES = vocabulary("HMS USS INS HMCS HMAS HMNZS RMS USNS USCGC")
# "they ship Example goods"
_BEFORE_VERB = vocabulary("to will would can could may must they we not")
_HAD = vocabulary("a an his her their my 's ’s")
# who speaks is no ship
_SPEAKS = vocabulary("said says told tells added wrote asked")
# after the name of its maker
_GOODS = vocabulary("""
    sedan sedans saloon hatchback hatchbacks coupe limousine limousines minivan minivans pickup pickups motorcycle motorcycles
    motorbike scooter scooters tractor tractors suit suits jeans handbag handbags trainers sneakers shoes boots dress dresses
    gown gowns sunglasses perfume pistol pistols rifle rifles revolver shotgun dealership dealerships showroom
""")
_WATERS = vocabulary("Inlet Strait Reef Glacier Canyon Fjord Lagoon Gorge Peninsula Archipelago Estuary")
# surnames too
_LANDS = vocabulary("Bay Creek Falls Lake River Beach Valley Island Islands Harbour Harbor Ridge")
_LIES = vocabulary("in at near into across off from around outside on along over through")
# after a name with 's that is a name with it: "Example's has", not "Example's house"
_FINITE = vocabulary("is was has had said says will would announced declined sold bought")
# the letters of the lists of countries and their people: "the ship Iran sent"
_COUNTRIES = frozenset("cn")
# of titles, of offices, of heads of bodies: "Bank of the Roes"
_OFFICES = frozenset("tuo")
# the words of "Monarch of the"
_OF_THE = 3


def beside(sentences: Sequence[Sequence[str]], found: Sequence[Sequence[Name]], lexicon: Lexicon) -> list[list[Name]]:
    """Give the names of each sentence, ships, makes, waters and shops taken for what they are wherever the story has them."""
    pairs = list(zip(sentences, found, strict=True))
    surnames = {words[name.last - 1] for words, names in pairs for name in names if name.type == "PER" and _is_long(name)}
    ships = {_told(words, name) for words, names in pairs for name in _ships(words, names, lexicon)}
    makes = {_told(words, name) for words, names in pairs for name in names if _is_make(words, name)}
    makes -= {(surname,) for surname in surnames}
    shops = {words[n] for words, _ in pairs for n in range(len(words) - 2) if _is_shop(words, n)}
    shops -= {word for word in shops if word in surnames or "f" in lexicon.kinds(word)}
    return [
        _whole(_shop(words, _typed(words, name, ships, makes, lexicon), surnames, shops, lexicon) for name in names)
        for words, names in pairs
    ]


def _whole(names: Iterable[Name]) -> list[Name]:
    """Give the names of a sentence in order, without those that a later one has taken in: "Monarch" of the Glen."""
    kept: list[Name] = []
    for name in names:
        while kept and kept[-1].last > name.first:
            kept.pop()
        kept.append(name)
    return kept


def _is_long(name: Name) -> bool:
    return name.last - name.first > 1


def _told(words: Sequence[str], name: Name) -> Told:
    return tuple(words[name.first : name.last])


def _typed(words: Sequence[str], name: Name, ships: set[Told], makes: set[Told], lexicon: Lexicon) -> Name:
    """Give a name the type of what it is of: ships and models are MISC, makers ORG, waters and lands LOC."""
    if name.type == "MISC":
        return name
    told = _told(words, name)
    if (told in ships and not _speaks(words, name)) or (len(told) > 1 and told[0] in _PREFIXES):
        return name._replace(type="MISC", belief=SURE)
    if name.type == "LOC" and len(told) == 1 and _is_had(words, name, lexicon):
        return name._replace(type="ORG", belief=SURE)
    if name.type != "PER":
        return name
    if told[:1] in makes:
        return name._replace(type="ORG" if len(told) == 1 else "MISC", belief=SURE)
    if _ends_a_work(words, name, lexicon):
        return name._replace(first=name.first - _OF_THE, type="MISC", belief=SURE)
    if len(told) > 1 and (told[-1] in _WATERS or (told[-1] in _LANDS and name.first and words[name.first - 1] in _LIES)):
        return name._replace(type="LOC", belief=SURE)
    return name


def _is_had(words: Sequence[str], name: Name, lexicon: Lexicon) -> bool:
    """Tell a listed make that somebody has, as no town is had: "a Mercedes", "Anna's Mercedes"; not "Spain's Barcelona"."""
    kinds = set(lexicon.kinds(words[name.first]))
    return name.first > 0 and words[name.first - 1] in _HAD and bool(kinds & COMPANIES) and not kinds & LARGE_PLACES


def _ends_a_work(words: Sequence[str], name: Name, lexicon: Lexicon) -> bool:
    """Tell "Monarch of the Glen", which is nobody's name; "Duke" and "President" are what somebody is."""
    before = words[max(0, name.first - _OF_THE - 1) : name.first]
    if len(before) <= _OF_THE or before[-2:] != ["of", "the"] or _is_long(name):
        return False
    return before[0].islower() and before[1].istitle() and not set(lexicon.kinds(before[1])) & _OFFICES


def _speaks(words: Sequence[str], name: Name) -> bool:
    return name.last < len(words) and words[name.last] in _SPEAKS


def _ships(words: Sequence[str], names: Sequence[Name], lexicon: Lexicon) -> Iterator[Name]:
    """Give the ships of a sentence: "the ferry Maria Roe", and each of "the vessels Roe and Doe"."""
    fleet = -1
    for name in names:
        at = name.first - 1
        while at > 0 and words[at] in "\"“‘'":
            at -= 1
        kind = words[at] if at >= 0 else ""
        listed = fleet > 0 and name.first == fleet + 1 and words[fleet] in {"and", ","}
        if kind in _FLEETS or listed:
            fleet = name.last
        told = kind in _FLEETS or listed or _is_ship(words, at, kind)
        if told and not _speaks(words, name) and not set(lexicon.kinds(" ".join(_told(words, name)))) & _COUNTRIES:
            yield name


def _is_ship(words: Sequence[str], at: int, kind: str) -> bool:
    return kind in _SHIPS and not (at > 0 and words[at - 1] in _BEFORE_VERB)


def _is_make(words: Sequence[str], name: Name) -> bool:
    """Tell a maker's name before its goods: "an Example sedan"; a person's has 's."""
    return name.type == "PER" and not _is_long(name) and name.last < len(words) and words[name.last] in _GOODS


def _is_shop(words: Sequence[str], n: int) -> bool:
    """Tell a name that ends in 's from one's possessive: "Example's has"; "a friend of Anna's was" has "of" before it."""
    return (
        words[n][:1].isupper() and words[n + 1] in {"'s", "’s"} and words[n + 2] in _FINITE and (n == 0 or words[n - 1] != "of")
    )


def _shop(words: Sequence[str], name: Name, surnames: set[str], shops: set[str], lexicon: Lexicon) -> Name:
    """Give the 's to a name that has it everywhere: "Example's in London"."""
    if _is_long(name) or name.type == "MISC" or words[name.last : name.last + 1] not in (["'s"], ["’s"]):
        return name
    word = words[name.first]
    if word in shops or (word not in surnames and set(lexicon.kinds(f"{word}'s")) & COMPANIES):
        return name._replace(last=name.last + 1, type="ORG", belief=SURE)
    return name
