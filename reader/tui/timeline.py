"""When: what happened and what is coming, along a line of dates."""

from __future__ import annotations

import re
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.content import Content
from textual.widgets.option_list import Option

from reader.tui import dates
from reader.tui.commands import bindings
from reader.tui.findings import Findings
from reader.tui.rows import (
    DIM,
    RULE,
    TIME,
    AboutRow,
    Divider,
    Heading,
    Note,
    Row,
    beginning,
    cut,
    fits,
    heading,
    plain,
    waiting,
    wrap,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual.binding import BindingType

    from reader.analysis.page import ToldEvent
    from reader.model import Event, Time

    Dated = tuple[str, Event, dates.When | None]  # the id of an event's row, the event, and its date as far as it is known

DAY, VAGUE, STORY, COMING = "●", "◐", "○", "▷"

LONG = 30
"""Events from which a day shows its first few only: about two screens of the pane."""

FEW = 3

MORE = "+"
"""Begins the id of the row that stands for the folded events of a day."""

_FROM_THE_DATE = r"(?i)\b(?:yesterday|today|tonight|tomorrow|last|next|this|ago)\b"
"""Words that count from the day on which the story was told."""

MOST_LINES = 6
"""Lines of an event shown: enough to know what happened; the sentence is one key away."""


def symbol(event: Event, when: dates.When | None, story: date | None) -> str:
    """Return the sign for how surely and when: a day, a vague time, the story's own date, or coming."""
    if event.implicit or (when and story and when.first == when.last == story):
        return STORY
    if when and story and when.first > story:
        return COMING
    return DAY if event.precision in ("day", "time") else VAGUE


def hangs_on_the_date(time: Time) -> bool:
    """Tell whether it takes the story's date to know when this is."""
    return time.type in ("DATE", "TIME") and (time.value.startswith("XXXX") or bool(re.search(_FROM_THE_DATE, time.text)))


class EventRow(AboutRow):
    """An event: its sign, its date unless the event before has the same, and its clause with a hanging indent."""

    def __init__(self, event: Event | ToldEvent, sign: str, label: str, *, chosen: bool = False) -> None:
        super().__init__(chosen=chosen)
        self.sign, self.label, self.text = sign, label, plain(event.event)

    def lines(self, width: int) -> list[Content]:
        """Return the lines, with the line of time going down beside them."""
        column = 16 if width >= 48 else 9 if width >= 24 else 2
        room = max(1, width - 2 - column - 1)
        label = self.label + " " * max(2, column - cell_len(self.label))
        # a long date takes room from the first words, or all of it; the rest hangs in the column as ever
        left = room - (cell_len(label) - column)
        first = wrap(self.text, left)[0] if left >= cell_len(self.text.split(" ", 1)[0]) else ""
        rest = wrap(self.text[len(first) :].lstrip(), room) if len(first) < len(self.text) else []
        return [
            Content.assemble((f"{self.sign} {label}", TIME), (first, self.look)),
            *(
                Content.assemble(("│ ", RULE), " " * column, (line, self.look))
                for line in beginning(rest, MOST_LINES - 1, room)
            ),
        ]


class More(Row):
    """How many events of a day are folded."""

    def __init__(self, count: int, *, folded: bool) -> None:
        super().__init__()
        self.text = f"{count} more" if folded else "fewer"

    def lines(self, width: int) -> list[Content]:
        """Return the line."""
        return [Content.assemble(("│ ", RULE), (cut(f"… {self.text}", width - 2), DIM))]


class Timeline(Findings):
    """The events of the story by date; those in the sentence at the reading cursor are marked."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("timeline")]

    def __init__(
        self,
        *,
        today: Callable[[], date] = date.today,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._today = today
        self._unfolded: set[str] = set()

    # what changes

    def watch_analysis(self) -> None:
        """Show another story's events, its days folded."""
        self._unfolded.clear()
        super().watch_analysis()

    def here(self) -> frozenset[str]:
        """Return the ids of the events told in the sentence."""
        events = self.analysis.timeline if self.analysis else ()
        return frozenset(str(number) for number, event in enumerate(events) if event.start <= self.cursor < event.end)

    def laid_out(self) -> list[Option]:
        """Return the events by date, or why there are none."""
        if self.analysis is None:
            return waiting(self.story)
        dated = [
            (str(number), event, dates.when(event.when, event.precision))
            for number, event in enumerate(self.analysis.timeline)
            if not self.narrow or self.narrow in event.entities
        ]
        wanted = self.wanted
        events = [held for held in dated if fits(wanted, held[1].event, held[2].full if held[2] else held[1].when)]
        undated = self._undated()
        if not events:
            return undated or self.nothing("Nothing", " is told with a date")
        return [*undated, *self.narrowed_note(), *self._dated(events)]

    def _undated(self) -> list[Option]:
        """Return the row that says what cannot be told of a story without a date."""
        if self.analysis is None or self.analysis.date or self.narrow or self.wanted:
            return []
        told = next((time.text for time in self.analysis.times if hangs_on_the_date(time)), "")
        return [heading(Note(f"This story has no date: when “{plain(told)}” is cannot be told."))] if told else []

    def _dated(self, events: list[Dated]) -> Iterator[Option]:
        """Yield the events day by day under their years, with the rules for the story's date and for today."""
        rules = self._rules(events)
        year = ""
        for value, group in groupby(events, key=lambda held: held[1].when):
            day = list(group)
            when = day[0][2]
            while rules and when and when.first.year > rules[0][0].year:
                yield heading(Divider(rules.pop(0)[1]))
            if when and str(when.first.year) != year:
                year = str(when.first.year)
                yield heading(Heading(year))
            while rules and (when is None or when.first >= rules[0][0]):
                yield heading(Divider(rules.pop(0)[1]))
            yield from self._day(value, day, long=len(events) > LONG)
        for _, text in rules:
            yield heading(Divider(text))

    def _rules(self, events: list[Dated]) -> list[tuple[date, str]]:
        """Return the rules that part what was from what is coming: each stands before what begins at its date."""
        story = self.analysis.date if self.analysis else None
        if story is None:
            return []
        rules = [(story, f"story · {dates.day(story, weekday=True, short=True)}")]
        today = self._today()
        if today > story and any(when and when.first > story for _, _, when in events):
            rules.append((today, f"today · {dates.day(today, weekday=True, short=True)}"))
        return rules

    def _day(self, value: str, day: list[Dated], *, long: bool) -> Iterator[Option]:
        story = self.analysis.date if self.analysis else None
        long = long and len(day) > FEW + 1  # a row that hides one event saves none
        folded = long and value not in self._unfolded
        for number, (id_, event, when) in enumerate(day[:FEW] if folded else day):
            label = (when.words if when else plain(event.when)) if number == 0 else ""
            row = EventRow(event, symbol(event, when, story), label, chosen=self.chosen in event.entities)
            yield Option(row, id_)
        if long:
            yield Option(More(len(day) - FEW, folded=folded), MORE + value)

    # what a person does

    def finding(self, row: str) -> Event | None:
        """Return the event of a row."""
        return self.analysis.timeline[int(row)] if self.analysis and row.isdigit() else None

    def named(self, row: str) -> Sequence[str]:
        """Return the ids of the entities of an event."""
        event = self.finding(row)
        return event.entities if event else ()

    def action_fold(self) -> None:
        """Fold the day of the row at the cursor where it is a long one, or unfold it."""
        rows, held = self.rows, self.rows.held
        event = self.finding(held)
        day = event.when if event else held.removeprefix(MORE)
        before = [option.id for option in rows.options]
        if MORE + day not in before:
            return
        self._unfolded ^= {day}
        rows.rebuild()
        now = [option.id for option in rows.options]
        if held.startswith(MORE) and day in self._unfolded:
            rows.highlighted = before.index(held)  # the first of those that were folded
        elif held not in now:
            rows.highlighted = now.index(MORE + day)
