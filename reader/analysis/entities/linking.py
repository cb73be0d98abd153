"""Joins the mentions of one entity inside a story, under its fullest name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from reader.analysis.entities.aliases import acronym, canon, initials
from reader.analysis.entities.groups import Found, Groups
from reader.analysis.entities.people import bare_surname, gender_of, person, same_person
from reader.analysis.entities.roles import role_of
from reader.analysis.entities.short_forms import join_short_forms
from reader.analysis.entities.spelling import join_spellings
from reader.model import Entity, Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.analysis.entities.lexicon import Lexicon
    from reader.analysis.entities.people import Gender, Person
    from reader.analysis.entities.tagger import Name
    from reader.analysis.tokens import Token
    from reader.model import EntityType

_HOW = (
    r"(?:(?:also|better|previously|formerly|widely|commonly|popularly|otherwise|best|usually|simply|later|originally|"
    r"locally)\s){0,3}"
)
_AS = r"known(?:\slocally)?(?:\sto\s\w+)?\sas"
_KNOWN_AS = re.compile(
    rf"""(?:(?:["”’]?\s?\)?\s?,\s|\s\(\s?;?\s?)(?:(?:and|or|who|which)\s)?(?:(?:is|was)\s)?{_HOW}
    (?:{_AS}|(?<!who\s)(?<!which\s)called|nicknamed|alias|aka|a\.k\.a\s?\.|abbreviated(?:\sas|\sto)?|n[ée]e|formerly|previously|originally)
    |,?\s(?:(?:and|but|or)\s)?(?:(?:he|she|it|which|who)\s)?(?:is|was)\s{_HOW}(?:{_AS}|called|nicknamed|named|renamed)
    |\s(?:and\s|but\s)?{_HOW}{_AS}|\sor\ssimply)
    \s(?:the\s)?["“‘']?\Z""",
    re.VERBOSE,
)
_NAMED_ANEW = re.compile(
    r"\s\(\s?(?:now|or|born|or\ssimply|later|then|also)\s(?:the\s)?(?:(?:Pope|King|Queen|Lord|Sir|Dame|Saint)\s)?[\"“]?\Z"
)
# the name in another language: (English: Snow Peak)
_IN_ANOTHER_LANGUAGE = re.compile(r"[\"”]?\s\(\s?(?:in\s)?[A-Z][a-z]+\s?:?\s[\"“]?\Z")
_BRACKET = re.compile(r"\s?\(\s?(?:the\s)?[\"“]?\Z")
# so far after a name "known as" may still speak of it
_NEAR = 40
# of the people who share a name so many are compared: text of names only stays linear in time
_RIVALS = 40


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
    join_short_forms(found, groups, lexicon)
    join_spellings(found, groups, lexicon)
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
            keys = (parts.parts[0], bare_surname(parts.last))
            same = next((m for key in keys for m, other in by_part[key][-_RIVALS:] if same_person(parts, other)), n)
            groups.join(same, n)
            seen[parts] = n
            for key in keys:
                by_part[key].append((n, parts))
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
    """Give each single name the person whose surname it is, else whose first name, that is named most often."""
    surnames: dict[str, Counter[int]] = defaultdict(Counter)
    others: dict[str, Counter[int]] = defaultdict(Counter)
    for n, parts in full:
        surnames[bare_surname(parts.last)][groups.root(n)] += 1
        for part in parts.parts[:-1]:
            others[part][groups.root(n)] += 1
    by_surname, by_other = _ranked(surnames), _ranked(others)
    alone: dict[tuple[str, Gender], int] = {}
    for n, parts in single:
        gender = gender_of(found[n].before)
        key = bare_surname(parts.last)
        known = [*by_surname.get(key, ()), *by_other.get(key, ())]
        if gender:
            # "Mrs." is the one known to be a woman before one not known to be either
            known = sorted((m for m in known if genders.get(m, gender) == gender), key=lambda m: m not in genders)
        chosen = known[0] if known else None
        if chosen is None:
            chosen = alone.setdefault((key, gender), alone.get((key, ""), n))
        elif gender:
            genders.setdefault(chosen, gender)
        groups.join(chosen, n)


def _ranked(named: dict[str, Counter[int]]) -> dict[str, list[int]]:
    """Give the people of each name, the most frequent first; among equals the first named."""
    return {name: [m for m, _ in counts.most_common(_RIVALS)] for name, counts in named.items()}


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
    return one.type == other.type or ("PER" not in {one.type, other.type} and "MISC" not in {one.type, other.type})


def _neighbours(text: str, found: Sequence[Found], groups: Groups) -> None:
    """Join "X, known as Y" and "Full Name (FN)"."""
    for n in range(1, len(found)):
        one, other = found[n - 1], found[n]
        between = text[one.end : other.start]
        if len(between) > _NEAR:
            continue
        same = one.type == other.type or "PER" not in {one.type, other.type}
        closed = text[other.end : other.end + 2].lstrip().startswith(")")
        renamed = same and (
            _KNOWN_AS.match(between)
            or (one.type == other.type and (_NAMED_ANEW.match(between) or _IN_ANOTHER_LANGUAGE.match(between)))
        )
        if renamed or (_BRACKET.match(between) and closed and _abbreviates(one, other)):
            groups.join(n - 1, n)


def _abbreviates(one: Found, other: Found) -> bool:
    """Tell whether one of a name and what is in brackets after it is the other's acronym, roughly or in another language."""
    if one.type == other.type == "ORG" and (acronym(other.text) or one.text[:3] == other.text[:3]):
        return True
    for short, long in ((other.text, one.text), (one.text, other.text)):
        letters = acronym(short) or acronym(short.partition("-")[0])
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
    """Give the name of most words, then letters, then uses; a plural only where nothing else is said; white space folded."""
    counts = Counter(" ".join(text.split()) for text in texts)
    # "iPhones" are several of one thing
    single = [name for name in counts if not (name.endswith("s") and name[:-1] in counts)]
    return max(single, key=lambda name: (not name.isupper(), len(name.split()), len(name), counts[name]))
