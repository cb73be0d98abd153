"""A reader's corrections, laid over what the analysis found. Pure: the same analysis and corrections give the same result."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from reader.analysis.identity import folded
from reader.errors import UsageError
from reader.model import EntityType
from reader.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.model import Analysis, Correction, Entity, Mention

TYPES: tuple[EntityType, ...] = get_args(EntityType)
_STEPS = 8  # "same as" may lead on so often; a circle ends here

Key = tuple[EntityType, str]


_TOLD = {
    "none": "{0} names nothing",
    "type": "{0} is {2}",
    "same": "{0} is {1}",
    "apart": "{1} is not {0}",
    "hide": "{0} is not shown",
}
_KINDS = {"PER": "a person", "ORG": "an organization", "LOC": "a place", "MISC": "another name"}


def told(correction: Correction) -> str:
    """Say a correction in a few words."""
    words = _TOLD[correction.kind]
    return words.format(correction.name, correction.to_name, _KINDS.get(correction.to_type or "", ""))


def checked(correction: Correction) -> Correction:
    """Give a correction with its names cleaned; UsageError when it says nothing."""
    name, other = clean_line(correction.name), clean_line(correction.to_name)
    if correction.kind not in _TOLD or correction.type not in TYPES or correction.to_type not in (*TYPES, None):
        raise UsageError(f"{name or 'a correction'}: kind is one of {', '.join(_TOLD)}, types are of {', '.join(TYPES)}")
    if not name or not folded(correction.type, name):
        raise UsageError("a correction needs the name that it is about")
    if correction.kind == "type" and not correction.to_type:
        raise UsageError(f"{name}: a correction of the type needs to_type")
    if correction.kind in ("same", "apart") and not other:
        raise UsageError(f"{name}: a correction of kind {correction.kind} needs to_name")
    return replace(correction, name=name, to_name=other)


def contradicted(wanted: Correction, kept: Iterable[Correction]) -> Correction | None:
    """Give the correction that the wanted one says the opposite of: to take that back is all that is wanted then."""
    return next((each for each in kept if _opposite(wanted, each)), None)


def _opposite(wanted: Correction, kept: Correction) -> bool:
    own, other = key_of(wanted.type, wanted.name), key_of(wanted.to_type or wanted.type, wanted.to_name)
    kept_own, kept_other = key_of(kept.type, kept.name), key_of(kept.to_type or kept.type, kept.to_name)
    if (wanted.kind, kept.kind) == ("type", "type"):
        return kept.to_type == wanted.type and kept_own == key_of(wanted.to_type or wanted.type, wanted.name)
    if (wanted.kind, kept.kind) == ("apart", "same"):
        return kept_other == own and kept_own[1] == folded(kept.type, wanted.to_name)
    return (wanted.kind, kept.kind) == ("same", "apart") and {kept_own, kept_other} == {own, other}


class Corrections:
    """Corrections, ready to be asked about names."""

    def __init__(self, corrections: Iterable[Correction]) -> None:
        self._gone: set[Key] = set()
        self._types: dict[Key, EntityType] = {}
        self._same: dict[Key, Key] = {}
        self._apart: dict[Key, set[str]] = {}
        for each in corrections:
            self._add(each)

    def _add(self, each: Correction) -> None:
        key = key_of(each.type, each.name)
        if each.kind == "none":
            self._gone.add(key)
        elif each.kind == "hide":
            self._gone.update(key_of(kind, each.name) for kind in TYPES)
        elif each.kind == "type" and each.to_type:
            self._types[key] = each.to_type
        elif each.kind == "same" and each.to_name:
            self._same[key] = (each.to_type or each.type, each.to_name)
        elif each.kind == "apart" and each.to_name:
            self._apart.setdefault(key, set()).add(folded(each.type, each.to_name))

    def __bool__(self) -> bool:
        return bool(self._gone or self._types or self._same or self._apart)

    def place(self, kind: EntityType, name: str) -> Key | None:
        """Give the type and name under which a name is to be shown; None when it is not to be shown."""
        for _ in range(_STEPS):
            key = key_of(kind, name)
            if key in self._gone:
                return None
            if key in self._same and key_of(*self._same[key]) != key:
                kind, name = self._same[key]
            elif self._types.get(key, kind) != kind:
                kind = self._types[key]
            else:
                break
        return kind, name

    def one_name(self, kind: EntityType, name: str) -> bool:
        """Tell whether the reader said that all who bear this name are one."""
        key = key_of(kind, name)
        return key in self._same and key_of(*self._same[key]) == key

    def parted(self, kind: EntityType, name: str) -> set[str]:
        """Give the folded names that are not this entity's."""
        return self._apart.get(key_of(kind, name), set())


def key_of(kind: EntityType, name: str) -> Key:
    """Give what is alike for all spellings of a name."""
    return kind, folded(kind, name)


def apply(analysis: Analysis, corrections: Iterable[Correction] | Corrections) -> Analysis:
    """Give the analysis as the reader's corrections make it; ids of entities that stay are kept."""
    table = corrections if isinstance(corrections, Corrections) else Corrections(corrections)
    if not table:
        return analysis
    parted = part(analysis, table)
    kept: dict[str, Entity] = {}
    moved: dict[str, str] = {}
    at: dict[Key, str] = {}
    places = [(entity, table.place(entity.type, entity.name)) for entity in parted.entities]
    changed = {key_of(*place) for entity, place in places if place and place != (entity.type, entity.name)}
    for entity, place in places:
        if place is None:
            moved[entity.id] = ""
            continue
        key = key_of(*place)
        home = at.setdefault(key, entity.id) if key in changed else entity.id
        moved[entity.id] = home
        kept[home] = _joined(kept[home], entity) if home in kept else replace(entity, type=place[0], name=place[1])
    return _with_entities(parted, [_own(entity) for entity in kept.values()], moved)


def part(analysis: Analysis, corrections: Corrections) -> Analysis:
    """Take from each entity the mentions that the reader said are not its own, and give them an entity of theirs."""
    held: list[Entity] = []
    split: list[Entity] = []
    for entity in analysis.entities:
        wrong = corrections.parted(entity.type, entity.name)
        away = [m for m in entity.mentions if m.kind == "name" and folded(entity.type, m.text) in wrong]
        stay = [m for m in entity.mentions if m not in away]
        if not away or not any(m.kind == "name" for m in stay):
            held.append(entity)
            continue
        held.append(replace(entity, mentions=tuple(stay)))
        split += _split(entity, away)
    if not split:
        return analysis
    entities = list(held)
    for each in split:
        key = key_of(each.type, each.name)
        home = next((n for n, other in enumerate(entities) if key_of(other.type, other.name) == key), None)
        if home is None:
            entities.append(replace(each, id=_free(entities)))
        else:
            entities[home] = _joined(entities[home], each)
    return _with_entities(analysis, [_own(entity) for entity in entities], {})


def _split(entity: Entity, away: Sequence[Mention]) -> list[Entity]:
    names: dict[str, list[Mention]] = {}
    for mention in away:
        names.setdefault(folded(entity.type, mention.text), []).append(mention)
    return [
        replace(entity, id="", name=max((m.text for m in mentions), key=len), mentions=tuple(mentions), role="")
        for mentions in names.values()
    ]


def _free(entities: Sequence[Entity]) -> str:
    taken = {entity.id for entity in entities}
    return next(f"e{n}" for n in range(len(entities) + 1, 2 * len(entities) + 3) if f"e{n}" not in taken)


def _joined(one: Entity, other: Entity) -> Entity:
    mentions = sorted({*one.mentions, *other.mentions}, key=lambda m: (m.start, m.end))
    return replace(one, mentions=tuple(mentions), role=one.role or other.role)


def _own(entity: Entity) -> Entity:
    """Let every mention say its entity's type and id."""
    mentions = (replace(m, type=entity.type, entity=entity.id) for m in entity.mentions)
    return replace(entity, mentions=tuple(mentions))


def _with_entities(analysis: Analysis, entities: Sequence[Entity], moved: dict[str, str]) -> Analysis:
    ordered = tuple(sorted(entities, key=lambda entity: entity.mentions[0].start if entity.mentions else 0))
    if not moved:
        return replace(analysis, entities=ordered)
    said = tuple(replace(s, speaker=moved.get(s.speaker, s.speaker)) for s in analysis.statements)
    events = tuple(
        replace(e, entities=tuple(dict.fromkeys(filter(None, (moved.get(i, i) for i in e.entities)))))
        for e in analysis.timeline
    )
    return replace(analysis, entities=ordered, statements=said, timeline=events)
