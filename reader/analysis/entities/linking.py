"""Joins the mentions of one entity inside a story, under its fullest name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from reader.analysis.entities.aliases import acronym, canon, initials
from reader.analysis.entities.people import bare_surname, gender_of, person, same_person
from reader.analysis.entities.roles import role_of
from reader.model import Entity, Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.analysis.entities.lexicon import Lexicon
    from reader.analysis.entities.people import Gender, Person
    from reader.analysis.entities.tagger import Name
    from reader.analysis.tokens import Token
    from reader.model import EntityType

_KNOWN_AS = re.compile(
    r""",?\s\(?(?:(?:also|better|previously|formerly|widely|commonly|popularly|best|usually|who\sis|which\sis|is|was)\s){0,2}
    (?:known(?:\sto\s\w+)?\sas|called|nicknamed|alias|aka|a\.k\.a\.|abbreviated(?:\sas|\sto)?|n[ée]e)\s(?:the\s)?["“‘']?\Z""",
    re.VERBOSE,
)
_BRACKET = re.compile(r"\s?\(\s?(?:the\s)?[\"“]?\Z")
# so far after a name "known as" may still speak of it
_NEAR = 40
_OF_PLACE = re.compile(
    r"(?:state|republic|kingdom|city|province|commonwealth|island|town|municipality|government) of (?:the )?(.+)"
)


class Found(NamedTuple):
    """A mention on its way to an entity."""

    start: int
    end: int
    text: str
    type: EntityType
    belief: float
    before: str


class Groups:
    """Which mentions belong together: a disjoint-set forest over their numbers."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def root(self, n: int) -> int:
        """Give the number that stands for the group of a mention."""
        while self._parent[n] != n:
            self._parent[n] = self._parent[self._parent[n]]
            n = self._parent[n]
        return n

    def join(self, one: int, other: int) -> None:
        """Make two groups one, under the earlier mention."""
        a, b = sorted((self.root(one), self.root(other)))
        self._parent[b] = a


def link(text: str, cut: Sequence[Sequence[Token]], names: Sequence[Sequence[Name]], lexicon: Lexicon) -> tuple[Entity, ...]:
    """Give the entities of the names found, in order of first mention."""
    found = [
        Found(
            start := sentence[name.first].start,
            end := sentence[name.last - 1].end,
            text[start:end],
            name.type,
            name.belief,
            sentence[name.first - 1].text if name.first else "",
        )
        for sentence, listed in zip(cut, names, strict=True)
        for name in listed
    ]
    groups = Groups(len(found))
    _same_names(found, groups)
    _people([n for n, f in enumerate(found) if f.type == "PER"], found, groups, lexicon)
    _acronyms(found, groups)
    _partial_names(found, groups)
    _neighbours(text, found, groups)
    return _entities(text, found, groups)


def _same_names(found: Sequence[Found], groups: Groups) -> None:
    """Join names that are the same string or known forms of one name; people are another matter."""
    first: dict[str, int] = {}
    for n, mention in enumerate(found):
        if mention.type != "PER":
            groups.join(first.setdefault(canon(mention.text), n), n)


def _people(people: Sequence[int], found: Sequence[Found], groups: Groups, lexicon: Lexicon) -> None:
    """Join full names that can be one person's, then single names to the full name they fit."""
    full: list[tuple[int, Person]] = []
    single: list[tuple[int, Person]] = []
    for n in people:
        parts = person(found[n].text)
        if parts is not None:
            (full if len(parts.parts) > 1 else single).append((n, parts))
    genders: dict[int, Gender] = {}
    by_part: dict[str, list[tuple[int, Person]]] = defaultdict(list)
    seen: dict[Person, int] = {}
    for n, parts in full:
        if parts in seen:
            groups.join(seen[parts], n)
        else:
            rivals = {m: other for part in {parts.parts[0], bare_surname(parts.last)} for m, other in by_part[part]}
            for m, other in rivals.items():
                if same_person(parts, other):
                    groups.join(m, n)
                    break
            seen[parts] = n
            for part in {parts.parts[0], bare_surname(parts.last)}:
                by_part[part].append((n, parts))
        gender = _gender(found[n], parts, lexicon)
        if gender:
            genders.setdefault(groups.root(n), gender)
    _single_people(single, full, found, groups, genders)


def _gender(mention: Found, parts: Person, lexicon: Lexicon) -> Gender:
    told = gender_of(mention.before) or gender_of(mention.text.split()[0])
    if told or len(parts.parts) < 2:
        return told
    kinds = lexicon.kinds(mention.text.split()[0])
    return "f" if "F" in kinds and "M" not in kinds else "m" if "M" in kinds and "F" not in kinds else ""


def _single_people(
    single: Sequence[tuple[int, Person]],
    full: Sequence[tuple[int, Person]],
    found: Sequence[Found],
    groups: Groups,
    genders: dict[int, Gender],
) -> None:
    """Give each single name the nearest full name before it that fits by surname, else by first name, else one after it."""
    by_surname: dict[str, list[int]] = defaultdict(list)
    by_first: dict[str, list[int]] = defaultdict(list)
    for n, parts in full:
        by_surname[bare_surname(parts.last)].append(n)
        by_first[parts.parts[0]].append(n)
        for part in parts.parts[1:-1]:
            by_first[part].append(n)
    alone: dict[tuple[str, Gender], int] = {}
    for n, parts in single:
        gender = gender_of(found[n].before)
        key = bare_surname(parts.last)
        for index in (by_surname, by_first):
            fitting = [m for m in index.get(key, ()) if not gender or genders.get(groups.root(m), gender) == gender]
            if fitting:
                before = [m for m in fitting if m < n]
                chosen = before[-1] if before else fitting[0]
                groups.join(chosen, n)
                if before and chosen != fitting[-1]:
                    index[key] = [*fitting]
                break
        else:
            groups.join(alone.setdefault((key, gender), alone.get((key, ""), n)), n)


def _acronyms(found: Sequence[Found], groups: Groups) -> None:
    """Join an acronym to the name whose capitals it is, the nearest before it, else the first after."""
    forms: dict[str, list[int]] = defaultdict(list)
    seen: set[str] = set()
    for n, mention in enumerate(found):
        if mention.type != "PER" and mention.text not in seen:
            seen.add(mention.text)
            for form in initials(mention.text):
                forms[form].append(n)
    for n, mention in enumerate(found):
        letters = acronym(mention.text) if mention.type != "PER" else ""
        fitting = [m for m in forms.get(letters, ()) if _compatible(found[m], mention)] if letters else []
        if fitting:
            before = [m for m in fitting if m < n]
            groups.join(before[-1] if before else fitting[0], n)


def _compatible(one: Found, other: Found) -> bool:
    return one.type == other.type or "PER" not in {one.type, other.type} and "MISC" not in {one.type, other.type}


def _partial_names(found: Sequence[Found], groups: Groups) -> None:
    """Join an organization's short name to the one longer name that begins or ends with it, and "State of X" to X."""
    longer: dict[str, set[int]] = defaultdict(set)
    places: dict[str, int] = {}
    first: dict[str, int] = {}
    for n, mention in enumerate(found):
        if mention.type == "PER":
            continue
        name = canon(mention.text)
        if name in first:
            continue
        first[name] = n
        words = name.split()
        if mention.type == "ORG":
            for k in range(1, len(words)):
                longer[" ".join(words[:k]).rstrip(",")].add(n)
                longer[" ".join(words[k:])].add(n)
        elif mention.type == "LOC":
            places[name] = n
    for name, n in first.items():
        if found[n].type == "ORG":
            roots = {groups.root(m) for m in longer.get(name, ())}
            if len(roots) == 1:
                groups.join(roots.pop(), n)
        elif found[n].type == "LOC":
            of = _OF_PLACE.match(name)
            short = of[1] if of else name.split(",")[0]
            if short in places:
                groups.join(places[short], n)


def _neighbours(text: str, found: Sequence[Found], groups: Groups) -> None:
    """Join "X, known as Y" and "Full Name (FN)"."""
    for n in range(1, len(found)):
        one, other = found[n - 1], found[n]
        between = text[one.end : other.start]
        if len(between) > _NEAR:
            continue
        same = one.type == other.type or "PER" not in {one.type, other.type}
        if (same and _KNOWN_AS.match(between)) or (_BRACKET.match(between) and _abbreviates(one.text, other.text)):
            groups.join(n - 1, n)


def _abbreviates(one: str, other: str) -> bool:
    """Tell whether one of a name and what stands in brackets after it is the other's acronym, roughly."""
    for short, long in ((other, one), (one, other)):
        letters = acronym(short)
        if letters and len(long.split()) > 1 and any(form[0] == letters[0] for form in initials(long)):
            return True
    return False


def _entities(text: str, found: Sequence[Found], groups: Groups) -> tuple[Entity, ...]:
    members: dict[int, list[Found]] = {}
    for n, mention in enumerate(found):
        members.setdefault(groups.root(n), []).append(mention)
    return tuple(_entity(text, f"e{number}", listed) for number, listed in enumerate(members.values(), 1))


def _entity(text: str, key: str, listed: Sequence[Found]) -> Entity:
    belief: Counter[EntityType] = Counter()
    for mention in listed:
        belief[mention.type] += mention.belief  # type: ignore[assignment]
    kind = max(belief, key=lambda t: (belief[t], t))
    mentions = tuple(Mention(m.start, m.end, m.text, kind, key) for m in listed)
    role = role_of(text, [(m.start, m.end) for m in listed]) if kind == "PER" else ""
    return Entity(key, kind, _fullest(m.text for m in listed), mentions, role)


def _fullest(texts: Iterable[str]) -> str:
    """Give the name of most words, then letters, then uses; white space folded."""
    counts = Counter(" ".join(text.split()) for text in texts)
    return max(counts, key=lambda name: (not name.isupper(), len(name.split()), len(name), counts[name]))
