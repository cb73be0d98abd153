"""An entity's page: what all stories say of it, each with its place, and where they disagree. Pure."""

from __future__ import annotations

import re
from dataclasses import field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from reader.record import record
from reader.text.counted import is_currency
from reader.wire import period

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from reader.model import EntityType, Modifier, Precision, StatementKind

_AKIN = 0.6  # of the words of two clauses, so that they tell of one event
_FRESH = timedelta(days=2)  # a figure that is told later is news, not another opinion
_WORD = re.compile(r"\w{3,}")
_MOVING = frozenset({"percent", "percentage point", "point", "basis point", "cent", "penny"})  # and so is money


@record
class Place:
    """Where something is told: the story, and the sentence or passage in code points of its text."""

    story: str
    title: str
    source: str
    published: datetime | None
    start: int
    end: int


@record
class StoryOfEntity:
    """A story that names the entity: the sentence that names it first, and how often it is named."""

    place: Place
    mentions: int
    role: str = ""


@record
class Companion:
    """An entity named in the same stories, and in how many."""

    key: str
    type: EntityType
    name: str
    stories: int


@record
class ToldEvent:
    """An event and the sentence that tells it."""

    place: Place
    when: str
    precision: Precision
    event: str
    implicit: bool = False


@record
class ToldStatement:
    """What the entity said: the words reported, and the place of the whole statement."""

    place: Place
    words: str
    cue: str
    kind: StatementKind


@record
class ToldFigure:
    """A figure told in a sentence that names the entity."""

    place: Place
    text: str
    value: float
    upper: float | None = None
    modifier: Modifier | None = None
    unit: str = ""
    subject: str = ""
    source: str = ""


@record
class Dispute:
    """What stories tell in different ways, side by side: when something happened, or how many there were."""

    kind: Literal["date", "figure"]
    about: str
    sides: tuple[ToldEvent, ...] | tuple[ToldFigure, ...]


@record(kw_only=True)
class EntityPage:
    """All that is known of an entity. Stories, statements and figures are newest first, events earliest first.

    `query` narrows a list to its stories. `weeks` are the Monday of every week from the first to the last story and how many
    stories named it then. `stories_count` counts all stories, where `stories` holds the newest.
    """

    key: str
    type: EntityType
    name: str
    query: str
    roles: tuple[tuple[str, int], ...] = ()
    aliases: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    weeks: tuple[tuple[date, int], ...] = ()
    company: tuple[Companion, ...] = ()
    stories_count: int = 0
    stories: tuple[StoryOfEntity, ...] = ()
    events: tuple[ToldEvent, ...] = ()
    statements: tuple[ToldStatement, ...] = ()
    figures: tuple[ToldFigure, ...] = ()
    disputes: tuple[Dispute, ...] = field(default=())


def weekly(days: Iterable[date]) -> tuple[tuple[date, int], ...]:
    """Count by week, from the first to the last, the empty ones too."""
    mondays: dict[date, int] = {}
    for day in days:
        monday = date.fromordinal(max(1, day.toordinal() - day.weekday()))
        mondays[monday] = mondays.get(monday, 0) + 1
    if not mondays:
        return ()
    first, last = min(mondays), max(mondays)
    every = (date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1, 7))
    return tuple((monday, mondays.get(monday, 0)) for monday in every)


def disputes(events: Sequence[ToldEvent], figures: Sequence[ToldFigure]) -> tuple[Dispute, ...]:
    """Find what stories tell in different ways."""
    return (*_dates(events), *_figures(figures))


def _dates(events: Sequence[ToldEvent]) -> list[Dispute]:
    told = [(each, frozenset(_WORD.findall(each.event.casefold()))) for each in events if not each.implicit]
    found: list[Dispute] = []
    taken: set[int] = set()
    for n, (one, words) in enumerate(told):
        if n in taken or len(words) < 3:
            continue
        alike = [m for m in range(n, len(told)) if m not in taken and _akin(words, told[m][1])]
        sides = _each_story_once([told[m][0] for m in alike])
        if len({side.when for side in sides}) > 1 and _apart(sides):
            taken.update(alike)
            found.append(Dispute("date", one.event, tuple(sides)))
    return found


def _akin(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _AKIN * len(one | other)


def _each_story_once(sides: Sequence[ToldEvent]) -> list[ToldEvent]:
    first: dict[tuple[str, str], ToldEvent] = {}
    for side in sides:
        first.setdefault((side.place.story, side.when), side)
    return list(first.values()) if len({side.place.story for side in sides}) > 1 else []


def _apart(sides: Sequence[ToldEvent]) -> bool:
    """Tell whether two dates exclude each other: March and the 7th of March do not."""
    spans = [span for span in (period(side.when) for side in sides) if span]
    return any(one[1] < other[0] or other[1] < one[0] for one in spans for other in spans)


def _figures(figures: Sequence[ToldFigure]) -> list[Dispute]:
    groups: dict[tuple[str, str], list[ToldFigure]] = {}
    for each in figures:
        if each.unit and each.subject and each.place.published and not _is_moving(each.unit):
            groups.setdefault((each.unit.casefold(), each.subject.casefold()), []).append(each)
    found = []
    for (unit, subject), told in groups.items():
        sides = [one for one in told if any(_differ(one, other) for other in told)]
        if sides:
            found.append(Dispute("figure", f"{unit}, {subject}", tuple(sides)))
    return found


def _is_moving(unit: str) -> bool:
    """Tell what is told of one thing in many ways, its loss and its revenue, the day's and the week's: no two need agree."""
    return unit in _MOVING or is_currency(unit)


def _differ(one: ToldFigure, other: ToldFigure) -> bool:
    if one.place.story == other.place.story or one.place.published is None or other.place.published is None:
        return False
    disjoint = (one.upper or one.value) < other.value or (other.upper or other.value) < one.value
    return disjoint and abs(one.place.published - other.place.published) <= _FRESH
