"""The interface's JSON: the nouns as plain objects and back."""

from __future__ import annotations

import json
import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from typing import Any

from reader.errors import InputError
from reader.model import (
    Analysis,
    Block,
    Correction,
    Document,
    Entity,
    Event,
    Feed,
    Figure,
    Highlight,
    Mark,
    Mention,
    Sentence,
    Span,
    Statement,
    Story,
    Time,
)

Object = dict[str, Any]


def stamp(moment: datetime | None) -> str | None:
    """Give a moment as the interface writes it: UTC, whole seconds, `Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None


def moment(written: str | None) -> datetime | None:
    """Read what `stamp` wrote."""
    return datetime.fromisoformat(written) if written else None


def _number(value: float) -> float:
    """A whole number is written without a point."""
    return int(value) if float(value).is_integer() else value


def _span(item: Any, **more: object) -> Object:
    """Give start and end, then each further field that says something."""
    return {"start": item.start, "end": item.end, **{key: value for key, value in more.items() if value not in (None, "", ())}}


def analysis_to_json(analysis: Analysis) -> Object:
    """Give the analysis document without its id and text."""
    return {
        "date": analysis.date.isoformat() if analysis.date else None,
        "sentences": [_span(sentence) for sentence in analysis.sentences],
        "entities": [_entity(entity) for entity in analysis.entities],
        "times": [_span(t, text=t.text, type=t.type, value=t.value, mod=t.mod, anchor=t.anchor) for t in analysis.times],
        "figures": [_figure(figure) for figure in analysis.figures],
        "statements": [_statement(statement) for statement in analysis.statements],
        "timeline": [_event(event) for event in analysis.timeline],
    }


def _entity(entity: Entity) -> Object:
    mentions = [_span(m, text=m.text, kind=None if m.kind == "name" else m.kind) for m in entity.mentions]
    role = {"role": entity.role} if entity.role else {}
    return {"id": entity.id, "type": entity.type, "name": entity.name, **role, "mentions": mentions}


def _figure(figure: Figure) -> Object:
    return _span(
        figure,
        text=figure.text,
        value=_number(figure.value),
        upper=None if figure.upper is None else _number(figure.upper),
        modifier=figure.modifier,
        unit=figure.unit,
        subject=figure.subject,
        source=figure.source,
    )


def _statement(said: Statement) -> Object:
    content = {"start": said.content.start, "end": said.content.end}
    return _span(said, speaker=said.speaker, source=said.source, via=said.via, cue=said.cue, kind=said.kind, content=content)


def _event(event: Event) -> Object:
    implicit = {"implicit": True} if event.implicit else {}
    told = {"when": event.when, "precision": event.precision, "start": event.start, "end": event.end, "event": event.event}
    return {**told, "entities": list(event.entities), **implicit}


def period(when: str) -> tuple[date, date] | None:
    """Give the first and the last day of a date, week, month, year or interval as an event has it; None for no such thing."""
    begin, slash, end = when.partition("/")
    try:
        first, last = _days(begin), _days(end if slash else begin)
    except (ValueError, OverflowError):
        return None
    return (first[0], last[1]) if first[0] <= last[1] else None


def _days(when: str) -> tuple[date, date]:
    when = when.partition("T")[0]
    if found := re.fullmatch(r"(\d{4})-W(\d\d)", when):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return monday, monday + timedelta(days=6)
    if re.fullmatch(r"\d{4}", when):
        return date(int(when), 1, 1), date(int(when), 12, 31)
    if found := re.fullmatch(r"(\d{4})-(\d\d)", when):
        year, month = int(found[1]), int(found[2])
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    day = date.fromisoformat(when)
    return day, day


def analysis_from_json(found: Object) -> Analysis:
    """Read what `analysis_to_json` wrote."""
    return Analysis(
        date=date.fromisoformat(found["date"]) if found["date"] else None,
        sentences=tuple(Sentence(s["start"], s["end"]) for s in found["sentences"]),
        entities=tuple(_read_entity(entity) for entity in found["entities"]),
        times=tuple(Time(**t) for t in found["times"]),
        figures=tuple(Figure(**f) for f in found["figures"]),
        statements=tuple(Statement(**{**s, "content": Span(**s["content"])}) for s in found["statements"]),
        timeline=tuple(Event(**{**e, "entities": tuple(e["entities"])}) for e in found["timeline"]),
    )


def _read_entity(found: Object) -> Entity:
    kind, key = found["type"], found["id"]
    mentions = tuple(
        Mention(m["start"], m["end"], m["text"], type=kind, entity=key, kind=m.get("kind", "name")) for m in found["mentions"]
    )
    return Entity(id=key, type=kind, name=found["name"], mentions=mentions, role=found.get("role", ""))


def document_to_json(document: Document) -> Object:
    """Give text, blocks and marks."""
    return {
        "text": document.text,
        "blocks": [_span(block, kind=block.kind, level=block.level or None) for block in document.blocks],
        "marks": [_span(mark, kind=mark.kind, href=mark.href) for mark in document.marks],
    }


def document_from_json(found: Object) -> Document:
    """Read what `document_to_json` wrote."""
    blocks = tuple(Block(**block) for block in found["blocks"])
    return Document(found["text"], blocks, tuple(Mark(**mark) for mark in found["marks"]))


def story_to_json(story: Story, highlights: tuple[Highlight, ...] = ()) -> Object:
    """Give the story document."""
    return {
        **_about(story),
        **document_to_json(story.document),
        "highlights": [highlight_to_json(highlight) for highlight in highlights],
    }


def listed_to_json(story: Story, highlights: tuple[Highlight, ...] = ()) -> Object:
    """Give a story as `list` and `search` show it: without text, blocks and marks."""
    return {**_about(story), "highlights": [highlight_to_json(highlight) for highlight in highlights]}


def _about(story: Story) -> Object:
    return {
        "id": story.id,
        "title": story.title,
        "url": story.url,
        "source": story.source,
        "authors": list(story.authors),
        "published": stamp(story.published),
        "updated": stamp(story.updated),
        "added": stamp(story.added),
        "language": story.language,
        "read": story.read,
        "starred": story.starred,
        "tags": list(story.tags),
        "guid": story.guid,
        "enclosures": [{"url": e.url, "type": e.type, "length": e.length} for e in story.enclosures],
    }


def highlight_to_json(highlight: Highlight) -> Object:
    """Give a highlight; one whose words are gone from the story says `lost`."""
    quote = {"exact": highlight.quote.exact, "prefix": highlight.quote.prefix, "suffix": highlight.quote.suffix}
    lost = {"lost": True} if highlight.lost else {}
    return {
        "id": highlight.id,
        "start": highlight.start,
        "end": highlight.end,
        "quote": quote,
        "note": highlight.note,
        "tags": list(highlight.tags),
        "color": highlight.color,
        "made": stamp(highlight.made),
        **lost,
    }


def feed_to_json(feed: Feed) -> Object:
    """Give a subscription as `feeds --json` shows it."""
    last = feed.last and {"time": stamp(feed.last.time), "status": feed.last.status, "cause": feed.last.cause}
    return {
        "url": feed.url,
        "title": feed.title,
        "site": feed.site,
        "tags": list(feed.tags),
        "stories": feed.stories,
        "unread": feed.unread,
        "last": last,
        "next": stamp(feed.next),
        "why": feed.why,
    }


def correction_to_json(correction: Correction) -> Object:
    """Give a correction as `corrections --json` shows it."""
    to = {"to_type": correction.to_type, "to_name": correction.to_name}
    told = {"kind": correction.kind, "type": correction.type, "name": correction.name}
    return {"id": correction.id, **told, **{key: value for key, value in to.items() if value}, "made": stamp(correction.made)}


def corrections_from_json(data: bytes) -> list[Correction]:
    """Read a document of corrections; InputError says in a line what is wrong with it."""
    try:
        found = json.loads(data)["corrections"]
        return [
            Correction(
                kind=str(each["kind"]),  # type: ignore[arg-type]  # looked at when it is kept
                type=str(each["type"]),  # type: ignore[arg-type]
                name=str(each["name"]),
                to_type=str(each["to_type"]) if each.get("to_type") else None,  # type: ignore[arg-type]
                to_name=str(each.get("to_name") or ""),
                made=moment(each.get("made")),
            )
            for each in found
        ]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise InputError('is no document such as {"corrections": [{"kind": …, "type": …, "name": …}]}') from error
