"""What bodies and things are called: the common nouns by which a story speaks of what it named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.analysis.lists import sequence, vocabulary

if TYPE_CHECKING:
    from reader.model import EntityType


def _kinds(lines: str) -> dict[str, str]:
    """Give each word with the first of its line: words of a line mean the same when a story goes on to speak of a thing."""
    return {word: words[0] for line in lines.strip().splitlines() for words in [sequence(line)] for word in words}


# things that are made in models: "the A380 superjumbo"
_PRODUCTS: Final = _kinds("""
    plane planes aircraft airplane airplanes jet jets jetliner jetliners airliner airliners superjumbo
    helicopter helicopters
    fighter fighters bomber bombers
    phone phones handset handsets smartphone smartphones
    tablet tablets
    console consoles
    device devices gadget gadgets
    computer computers laptop laptops machine machines
    car cars vehicle vehicles model models sedan hatchback truck trucks
    ship ships vessel vessels boat boats ferry trawler yacht tanker tankers
    spacecraft probe satellite rover lander spaceship
    rocket rockets missile missiles
""")
PRODUCTS: Final = frozenset(_PRODUCTS)
_THINGS: Final = _kinds("""
    film movie picture
    drug medicine treatment vaccine jab
    storm hurricane typhoon cyclone
    software program programme browser app
    index
""")
_BODIES: Final = _kinds("""
    automaker carmaker manufacturer maker planemaker airframer chipmaker drugmaker
    airline carrier
    lender bank
    retailer chain supermarket
    website site
    newspaper daily tabloid paper
    broadcaster channel
    publisher
    label
    studio
    developer
    supplier
    producer
    operator
    insurer
    conglomerate
    exchange
    regulator watchdog
    charity
    museum
    hospital
""")
_PEOPLE: Final = _kinds("""
    coroner
    pathologist
    researcher scientist author professor
    lawyer attorney solicitor barrister
""")
# by the type of what is named: each noun with the one that stands for all of its kind
KINDS: Final[dict[EntityType, dict[str, str]]] = {"MISC": _PRODUCTS | _THINGS, "ORG": _BODIES, "PER": _PEOPLE}
# "Gov. Basya" is "the governor"
TITLES: Final = {
    "gov": "governor", "sen": "senator", "rep": "representative", "gen": "general", "lt": "lieutenant", "col": "colonel",
    "maj": "major", "capt": "captain", "sgt": "sergeant", "cpl": "corporal", "cmdr": "commander", "adm": "admiral",
    "brig": "brigadier", "prof": "professor", "dr": "doctor", "det": "detective", "insp": "inspector", "supt": "superintendent",
}  # fmt: skip
# what one is of: "the maker of phones"
MAKERS: Final = vocabulary("""
    maker automaker carmaker manufacturer planemaker airframer chipmaker drugmaker retailer lender insurer conglomerate
""")
# what a business is called that has been named, whether or not the story told that it is so
FIRMS: Final = MAKERS | {"company", "firm", "corporation"}
# what bodies have in their names and are called by alone: "the agency"
INSTITUTIONS: Final = vocabulary("""
    agency bank ministry party union court army university council commission committee organization organisation association
    institute federation league club department bureau group company corporation foundation newspaper times post parliament
    assembly senate movement front alliance authority board office network society airline airlines navy police
    regulator watchdog
""")
# and what some are called whose names have another word: "the agency" is the UNHCR, "the monitor" an observatory
CALLED: Final = {
    **dict.fromkeys(sequence("unhcr unicef unesco iaea wfp fao nasa fema administration programme"), "agency"),
    "observatory": "monitor",
}
