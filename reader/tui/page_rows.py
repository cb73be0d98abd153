"""The rows of an entity's page: each says where it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from reader.tui import dates
from reader.tui.claims import FigureRow, StatementRow, Table
from reader.tui.rows import DIM, KINDS, MARK, NAME, RULE, TIME, Row, cut, fit, plain, told_source, wrap
from reader.tui.sparkline import sparkline
from reader.tui.timeline import EventRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.analysis.page import Companion, EntityPage, Place, StoryOfEntity, ToldEvent, ToldFigure, ToldStatement
    from reader.model import EntityType

TYPE_WORDS: dict[EntityType, str] = {"PER": "person", "ORG": "organization", "LOC": "place", "MISC": "other name"}

MOST_BARS = 40
"""Bars of the sparkline: more weeks share one."""


def told_in(place: Place) -> str:
    """Say in which story something is told."""
    return _joined(_day(place), told_source(place.title, place.source), place.title)


def _day(place: Place) -> str:
    return dates.day(place.published.astimezone().date(), short=True) if place.published else ""


def _joined(*parts: str) -> str:
    return plain(" · ".join(filter(None, parts)))


def counted(number: int, one: str, more: str) -> str:
    """Say how many."""
    return f"{number:,} {one if number == 1 else more}"


class Head(Row):
    """Who it is: name, type, roles, other names, how often by week, with whom."""

    def __init__(self, page: EntityPage) -> None:
        super().__init__()
        self.page = page

    def lines(self, width: int) -> list[Content]:
        """Return what is known, a line for each kind."""
        return [line.truncate(width, ellipsis=True) for line in self._told(width)]

    def _told(self, width: int) -> Iterator[Content]:
        page = self.page
        name = cut(plain(page.name), width)
        roles = ", ".join(plain(role) if count == 1 else f"{plain(role)} ({count})" for role, count in page.roles)
        what = TYPE_WORDS[page.type]
        yield Content.assemble((name, KINDS[page.type]), (f"   {what}{' · ' + roles if roles else ''}", DIM))
        if page.aliases:
            yield Content.assemble(("also ", DIM), ", ".join(plain(alias) for alias in page.aliases))
        yield Content.assemble((self._bars(width), MARK), "  ", self._seen())
        if page.company:
            beside = ", ".join(f"{plain(each.name)} {each.stories:,}" for each in page.company)
            yield Content.assemble(("with ", DIM), beside)

    def _bars(self, width: int) -> str:
        return sparkline([count for _, count in self.page.weeks], min(MOST_BARS, width // 3))

    def _seen(self) -> str:
        page = self.page
        told = counted(page.stories_count, "story", "stories")
        if page.first is None or page.last is None:
            return told
        if page.first == page.last:
            return f"{told} on {dates.day(page.first)}"
        told += f" from {dates.day(page.first)} to {dates.day(page.last)}"
        if len(page.weeks) > 1:
            monday, most = max(page.weeks, key=lambda week: week[1])
            told += f" · most in the week of {dates.day(monday)} ({most})"
        return told


class ToldRow(EventRow):
    """An event, and below it the story that tells it."""

    def __init__(self, event: ToldEvent, sign: str, label: str, others: int) -> None:
        super().__init__(event, sign, label)
        self.where = told_in(event.place)
        self.others = f"  +{counted(others, 'story', 'stories')}" if others else ""

    def lines(self, width: int) -> list[Content]:
        """Return the event's lines and where it is told."""
        room = max(0, width - 4 - cell_len(self.others))
        where = Content.assemble(("│ ", RULE), "  ", (cut(self.where, room), DIM), (self.others, DIM))
        return [*super().lines(width), where]


class DateSide(Row):
    """One of several dates that stories give for the same."""

    def __init__(self, event: ToldEvent, column: int) -> None:
        super().__init__()
        self.when, self.where, self.column = when_told(event), told_in(event.place), column

    def lines(self, width: int) -> list[Content]:
        """Return the date, and in a column beside it the story."""
        column = min(self.column, width // 2)
        return [Content.assemble("  ", (fit(self.when, column), TIME), (cut(self.where, width - column - 3), DIM))]


class FigureSide(Row):
    """One of several numbers that stories give for the same."""

    def __init__(self, figure: ToldFigure, column: int) -> None:
        super().__init__()
        self.text, self.column = plain(figure.text), column
        self.where = _joined(figure.source, told_in(figure.place))

    def lines(self, width: int) -> list[Content]:
        """Return the number, and in a column beside it who says so, where; below a number that is too long for one."""
        column = min(self.column, width // 2)
        where = Content.assemble((cut(self.where, width - column - 3), DIM))
        if cell_len(self.text) < column:
            return [Content.assemble("  ", (fit(self.text, column), NAME), where)]
        told = [Content.assemble("  ", (line, NAME)) for line in wrap(self.text, width - 3)]
        return [*told, Content.assemble(" " * (2 + column), where)]


def when_told(event: ToldEvent) -> str:
    """Say when something happened, with the year."""
    when = dates.when(event.when, event.precision)
    return when.full if when else plain(event.when)


class SaidRow(StatementRow):
    """A statement, and below it the story that has it."""

    def __init__(self, said: ToldStatement) -> None:
        super().__init__(said, said.words)
        self.where = told_in(said.place)

    def lines(self, width: int) -> list[Content]:
        """Return what was said and where."""
        return [*super().lines(width), Content.assemble("  ", (cut(self.where, width - 3), DIM))]


class NumberRow(FigureRow):
    """A figure told in a sentence that names the entity, and below it the story."""

    def __init__(self, figure: ToldFigure, table: Table) -> None:
        super().__init__(figure, table)
        self.where = told_in(figure.place)

    def lines(self, width: int) -> list[Content]:
        """Return the figure and where it is told."""
        return [*super().lines(width), Content.assemble("  ", (cut(self.where, width - 3), DIM))]


class StoryRow(Row):
    """A story that names the entity, and how often."""

    def __init__(self, told: StoryOfEntity) -> None:
        super().__init__()
        place = told.place
        self.title, self.right = plain(place.title) or "(no title)", f" {told.mentions}"
        self.below = _joined(_day(place), told_source(place.title, place.source), told.role)

    def lines(self, width: int) -> list[Content]:
        """Return the title with the number of mentions, then day, source and role."""
        title = fit(self.title, width - cell_len(self.right) - 1)
        return [
            Content.assemble(title, (self.right, DIM)),
            Content.assemble(("  " + cut(self.below, width - 3), DIM)),
        ]


class CompanionRow(Row):
    """An entity named in the same stories, and in how many."""

    def __init__(self, companion: Companion) -> None:
        super().__init__()
        self.name, self.look = plain(companion.name), KINDS[companion.type]
        self.right = f" {companion.stories:,}"

    def lines(self, width: int) -> list[Content]:
        """Return the name and the number."""
        name = fit(self.name, width - cell_len(self.right) - 1)
        return [Content.assemble((name, self.look), (self.right, DIM))]


def column_of(words: Sequence[str]) -> int:
    """Return the width of a column for these, with the blanks after it."""
    return max((cell_len(each) for each in words), default=0) + 2
