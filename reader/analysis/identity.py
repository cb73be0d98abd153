"""Which entities of different stories are one? Pure rules, and careful ones: a reader joins two more easily than he parts them.

Names are compared folded: without case, accents, titles and legal forms. People of one full name are one unless their roles or
their company say otherwise; people of whom only one name is told are one only where role or company say so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.entities.aliases import canon, initials, without_form, without_kind
from reader.analysis.entities.people import bare_surname, person
from reader.analysis.lists import vocabulary
from reader.record import record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Analysis, Entity, EntityType

ROLES, COMPANY = 40, 80  # so many words of roles and names of company are remembered of an entity
_STORY = 25  # entities of a story that count as company
_ENOUGH = 8  # names of company without which their difference says nothing
_COMMON = vocabulary("""
    chief deputy director executive former head leader member minister new official old president senior spokesman spokesperson
    spokeswoman then top veteran vice year
""")
_SMALL = vocabulary("a an and at for in of the to")


@record
class Profile:
    """By what an entity is known again: its folded name, words of its roles, and with whom it is named."""

    type: EntityType
    name: str
    roles: tuple[str, ...] = ()
    company: tuple[str, ...] = ()

    @property
    def single(self) -> bool:
        """Whether it is a person of whom one name only is told."""
        return self.type == "PER" and " " not in self.name

    def joined(self, other: Profile) -> Profile:
        """Give what is known of both, the newer first."""
        roles = tuple(dict.fromkeys((*other.roles, *self.roles)))[:ROLES]
        return Profile(self.type, self.name, roles, tuple(dict.fromkeys((*other.company, *self.company)))[:COMPANY])


def folded(kind: EntityType, name: str) -> str:
    """Give what the spellings of one name share; never empty for a name that has a letter or digit."""
    name = name.replace('"', "")  # a query names it in quotation marks
    if kind == "PER":
        parts = person(name)
        return " ".join(parts.parts) if parts else canon(name)
    plain = canon(name)
    short = without_form(plain) if kind == "ORG" else without_kind(plain) if kind == "LOC" else plain
    return short.strip() or plain or name.strip().casefold()


def surname(kind: EntityType, name: str) -> str:
    """Give the surname of a folded full name of a person, else nothing."""
    return bare_surname(name.rpartition(" ")[2]) if kind == "PER" and " " in name else ""


def profiles(analysis: Analysis) -> list[Profile]:
    """Give the profile of each entity of a story, in their order."""
    keys = [(entity, folded(entity.type, entity.name)) for entity in analysis.entities]
    known = sorted(keys, key=lambda each: -len(each[0].mentions))[: _STORY + 1]
    beside = [f"{entity.type}:{name}" for entity, name in known]
    return [
        Profile(
            entity.type, name, tuple(role_words(entity.role)), tuple(each for each in beside if each != f"{entity.type}:{name}")
        )
        for entity, name in keys
    ]


def role_words(role: str) -> list[str]:
    """Give the words of a role in lower case, without articles and the like."""
    words = (word.strip(".,;:()'’\"“”").removesuffix("'s").removesuffix("’s") for word in role.casefold().split())
    return [word for word in dict.fromkeys(words) if word and word not in _SMALL]


def choose(one: Profile, known: Sequence[Profile]) -> int | None:
    """Give which of those of the same name and type this is; None when it is none of them."""
    if one.type != "PER":
        return 0 if known else None
    fitting = [(_strength(one, each), -place) for place, each in enumerate(known) if _can_be(one, each)]
    return -max(fitting)[1] if fitting else None


def _can_be(one: Profile, other: Profile) -> bool:
    strength = _strength(one, other)
    if one.single:
        return strength >= 2
    if one.roles and other.roles:
        return strength >= 1 or _alike_roles(set(one.roles), set(other.roles))
    return strength > 0 or min(len(one.company), len(other.company)) < _ENOUGH


def _alike_roles(one: set[str], other: set[str]) -> bool:
    """Tell whether roles agree: "chief" alone agrees with "Mossad chief", which does not agree with "police chief"."""
    return bool(one & other) and (one <= _COMMON or other <= _COMMON)


def _strength(one: Profile, other: Profile) -> float:
    """Weigh what two have in common: a role's own word as two names of people or bodies, a place as half of one."""
    shared = set(map(_beside, one.company)) & set(map(_beside, other.company))
    places = sum(name.startswith("LOC:") for name in shared)
    words = set(one.roles) & set(other.roles) - _COMMON
    return 2.0 * bool(words) + 0.5 * places + (len(shared) - places)


def _beside(name: str) -> str:
    """Give a name of company as other stories may have it: one calls a person by full name, the next by surname."""
    return f"PER:{bare_surname(name.rpartition(' ')[2])}" if name.startswith("PER:") and " " in name else name


def is_surname_of(short: Profile, full: Profile) -> bool:
    """Tell whether who is named by surname alone can be the bearer of a full name."""
    return short.single and bare_surname(short.name) == surname("PER", full.name) and agree(short, full)


def agree(one: Profile, other: Profile) -> bool:
    """Tell whether role or company say that two are one, whatever their names."""
    return _strength(one, other) >= 2


def forms(entity: Entity) -> list[str]:
    """Give the folded names, other than its own, by which a story names an entity."""
    own = folded(entity.type, entity.name)
    texts = dict.fromkeys(mention.text for mention in entity.mentions if mention.kind == "name")
    return [form for form in dict.fromkeys(folded(entity.type, text) for text in texts) if form and form != own]


def tells(kind: EntityType, name: str, form: str) -> bool:
    """Tell whether a form seen in one story names the entity in others too; a part of its name may be another's.

    Both are folded names: "iaea" tells the International Atomic Energy Agency, "air force" does not tell that of a country.
    """
    if form.upper() in initials(name.title()):
        return kind != "PER"
    return len(form) > 2 and not set(form.split()) <= {*name.split(), *name.replace("-", " ").split()}
