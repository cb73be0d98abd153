"""What an entity's page shows under its head: when, what it says, in which stories, with whom. Pure."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from textual.widgets.option_list import Option

from reader.analysis.page import ToldFigure
from reader.tui import dates
from reader.tui.claims import Table
from reader.tui.page_rows import (
    CompanionRow,
    DateSide,
    FigureSide,
    NumberRow,
    SaidRow,
    StoryRow,
    ToldRow,
    column_of,
    when_told,
)
from reader.tui.rows import NAME, NO_LETTERS, Divider, Heading, Note, fits, heading, plain
from reader.tui.timeline import COMING, DAY, STORY, VAGUE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from reader.analysis.page import Dispute, EntityPage, Place, StoryOfEntity, ToldEvent, ToldStatement

SECTIONS = ("timeline", "says", "stories", "company")
TITLES = {"timeline": "TIMELINE", "says": "SAYS", "stories": "STORIES", "company": "WITH"}
_NOTHING = {
    "timeline": "Nothing is told of it with a date.",
    "says": "Nothing that it says is told.",
    "stories": "No story names it.",
    "company": "It is named alone.",
}

Told = tuple[int, "ToldEvent", int]
"""An event, its number on the page, and how many more stories tell it in the same words."""


class Sections:
    """The rows of a page. The id of a row tells what it stands for: its kind, and its number on the page."""

    def __init__(self, page: EntityPage, today: date) -> None:
        self.page = page
        self.today = today

    def options(self, section: str, wanted: Sequence[str] = ()) -> list[Option]:
        """Return the rows of a section that have these words."""
        build: dict[str, Callable[[Sequence[str]], Iterator[Option]]] = {
            "timeline": self._timeline,
            "says": self._says,
            "stories": self._stories,
            "company": self._company,
        }
        found = list(build[section](wanted))
        return found or [heading(Note(NO_LETTERS if wanted else _NOTHING[section]))]

    def counts(self) -> dict[str, int]:
        """Return how many things each section holds."""
        page = self.page
        said = len(page.statements) + len(page.figures)
        return {
            "timeline": len(page.events),
            "says": said,
            "stories": page.stories_count,
            "company": len(page.company),
        }

    def place(self, row: str) -> Place | None:
        """Return where the thing of a row is told; None for a row of no such thing."""
        page, kind = self.page, row[:1]
        if kind == "d":
            dispute, side = map(int, row[1:].split("."))
            sides: Sequence[ToldEvent | ToldFigure] = page.disputes[dispute].sides
            return sides[side].place
        events, said, figures, stories = page.events, page.statements, page.figures, page.stories
        told: dict[str, Sequence[ToldEvent | ToldStatement | ToldFigure | StoryOfEntity]]
        told = {"e": events, "s": said, "f": figures, "n": stories}
        return told[kind][int(row[1:])].place if kind in told else None

    def companion(self, row: str) -> str:
        """Return the key of the entity of a row, or nothing."""
        return self.page.company[int(row[1:])].key if row[:1] == "c" else ""

    # when

    def _timeline(self, wanted: Sequence[str]) -> Iterator[Option]:
        for at, dispute in enumerate(self.page.disputes):
            if fits(wanted, dispute.about, *(_words(side) for side in dispute.sides)):
                yield from self._dispute(at, dispute)
        told = [one for one in self._once() if fits(wanted, _words(one[1]))]
        year, ahead = "", False
        for _, group in groupby(told, key=lambda one: one[1].when):
            events = list(group)
            when = dates.when(events[0][1].when, events[0][1].precision)
            above: list[Heading | Divider] = []
            if when and str(when.first.year) != year:
                year = str(when.first.year)
                above.append(Heading(year))
            if when and when.first > self.today and not ahead:
                ahead = True
                today = Divider(f"today · {dates.day(self.today, weekday=True, short=True)}")
                above.insert(0 if when.first.year > self.today.year else len(above), today)
            yield from map(heading, above)
            for number, (at, event, others) in enumerate(events):
                label = "" if number else when.words if when else plain(event.when)
                yield Option(ToldRow(event, self._sign(event, when), label, others), f"e{at}")

    def _once(self) -> Iterator[Told]:
        """Yield the events, those of one date in the same words once."""
        alike: dict[tuple[str, str], list[int]] = {}
        for at, event in enumerate(self.page.events):
            alike.setdefault((event.when, " ".join(event.event.casefold().split())), []).append(at)
        for first, *others in alike.values():
            stories = {self.page.events[at].place.story for at in (first, *others)}
            yield first, self.page.events[first], len(stories) - 1

    def _sign(self, event: ToldEvent, when: dates.When | None) -> str:
        if when and when.first > self.today:
            return COMING
        if event.implicit:
            return STORY
        return DAY if event.precision in ("day", "time") else VAGUE

    def _dispute(self, at: int, dispute: Dispute) -> Iterator[Option]:
        yield heading(Heading(dispute.about, "  dates differ" if dispute.kind == "date" else "  figures differ", NAME))
        sides: Sequence[ToldEvent | ToldFigure] = dispute.sides
        column = column_of([_side(side) for side in sides])
        for number, side in enumerate(sides):
            row = FigureSide(side, column) if isinstance(side, ToldFigure) else DateSide(side, column)
            yield Option(row, f"d{at}.{number}")

    # what it says, and the figures beside its name

    def _says(self, wanted: Sequence[str]) -> Iterator[Option]:
        for at, said in enumerate(self.page.statements):
            if fits(wanted, said.words, said.cue, said.place.title, said.place.source):
                yield Option(SaidRow(said), f"s{at}")
        figures = [
            (at, figure)
            for at, figure in enumerate(self.page.figures)
            if fits(wanted, figure.text, figure.unit, figure.subject, figure.source, figure.place.title, figure.place.source)
        ]
        if figures:
            yield heading(Heading("HOW MANY"))
            table = Table([figure for _, figure in figures])
            yield from (Option(NumberRow(figure, table), f"f{at}") for at, figure in figures)

    # where, and with whom

    def _stories(self, wanted: Sequence[str]) -> Iterator[Option]:
        for at, told in enumerate(self.page.stories):
            if fits(wanted, told.place.title, told.place.source, told.role):
                yield Option(StoryRow(told), f"n{at}")
        if not wanted and (more := self.page.stories_count - len(self.page.stories)) > 0:
            yield heading(Note(f"and {more:,} older: = lists them all"))

    def _company(self, wanted: Sequence[str]) -> Iterator[Option]:
        for at, companion in enumerate(self.page.company):
            if fits(wanted, companion.name):
                yield Option(CompanionRow(companion), f"c{at}")


def _side(side: ToldEvent | ToldFigure) -> str:
    return plain(side.text) if isinstance(side, ToldFigure) else when_told(side)


def _words(told: ToldEvent | ToldFigure) -> str:
    words = told.text if isinstance(told, ToldFigure) else f"{told.event} {when_told(told)}"
    return f"{words} {told.place.source} {told.place.title}"
