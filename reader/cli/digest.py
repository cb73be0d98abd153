"""What a story says, as plain text for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.counted import counted, numbered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.model import Analysis, Entity, Event, Figure, Statement

GROUPS = (("PEOPLE", "PER"), ("ORGANIZATIONS", "ORG"), ("PLACES", "LOC"), ("OTHER", "MISC"))


def digest(text: str, found: Analysis) -> str:
    """Write entities by kind, the timeline, the figures and the statements; a part with nothing in it is left out."""
    from reader.analysis.entities.language import english

    names = {entity.id: entity.name for entity in found.entities}
    parts = [(title, [_entity(entity) for entity in found.entities if entity.type == kind]) for title, kind in GROUPS]
    parts.append(("TIMELINE", [_event(event) for event in found.timeline]))
    parts.append(("HOW MANY", [_figure(figure) for figure in found.figures]))
    parts.append(("WHO SAID", [_statement(text, said, names) for said in found.statements]))
    told = ["\n".join(_part(title, lines)) for title, lines in parts if lines] or ["Nothing was found."]
    if not english(text):
        told.insert(0, "This is in another language than English: only what is sure is told.")
    return "\n\n".join(told)


def _part(title: str, lines: list[str]) -> Iterator[str]:
    yield title
    yield from (f"  {' '.join(line.split())}" for line in lines)


def _entity(entity: Entity) -> str:
    role = f", {entity.role}" if entity.role else ""
    return f"{entity.name}{role} ({len(entity.mentions)})"


def _event(event: Event) -> str:
    return f"{event.when}  {event.event}"


def _figure(figure: Figure) -> str:
    where = f", {figure.subject}" if figure.subject else ""
    source = f" – {figure.source}" if figure.source else ""
    unit = f" {counted(figure.unit, figure.text, figure.value, figure.upper)}".rstrip()
    return f"{numbered(figure.unit, figure.text)}{unit}{where}{source}"


def _statement(text: str, said: Statement, names: dict[str, str]) -> str:
    who = names.get(said.speaker) or said.source or "unnamed"
    return f"{who} {said.cue or 'said'}: {text[said.content.start : said.content.end]}"
