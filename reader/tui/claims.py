"""How many, and who said what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.content import Content
from textual.widgets.option_list import Option

from reader.model import Figure
from reader.text.counted import counted, numbered
from reader.tui.commands import bindings
from reader.tui.findings import Findings
from reader.tui.rows import (
    DIM,
    KINDS,
    NAME,
    AboutRow,
    Heading,
    Row,
    beginning,
    cut,
    fit,
    fits,
    heading,
    plain,
    sentence_at,
    waiting,
    wrap,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType

    from reader.analysis.page import ToldFigure, ToldStatement
    from reader.model import Entity, Statement

WIDE = 56
"""Cells from which a figure's source stands in a column of its own."""

MOST_NUMBER = 0.6
"""Of the pane, the most that the column of numbers takes: what is counted needs the rest."""

GAP, INDENT = 2, 4
"""Blanks between two columns, and before what stands below."""

MOST_LINES = 4
"""Lines of a statement shown, or of a number: enough to know it again; the passage is one key away."""

MOST_BELOW = 4
"""Lines that tell below a number whom it counts and who says so."""


def _unit(figure: Figure | ToldFigure) -> str:
    return counted(plain(figure.unit), figure.text, figure.value, figure.upper)


def _number(figure: Figure | ToldFigure) -> str:
    return plain(numbered(figure.unit, figure.text))


class Table:
    """The widths that figures share so that they stand in columns."""

    def __init__(self, figures: Sequence[Figure | ToldFigure]) -> None:
        # "$100 billion" needs no column for what is counted, and would make the number's too wide for the others
        counting = [figure for figure in figures if _unit(figure) or not figure.unit] or figures
        self.cells = [(cell_len(_number(figure)), cell_len(_unit(figure))) for figure in counting]
        self.subjects = [cell_len(plain(figure.subject)) for figure in figures]
        self._laid: tuple[int, tuple[int, int, int]] = (-1, (0, 0, 0))

    def columns(self, width: int) -> tuple[int, int, int]:
        """Return the widths of the number, of what is counted and of whom; what is wider than these stands in no column."""
        if self._laid[0] != width:
            self._laid = width, self._columns(width)
        return self._laid[1]

    def _columns(self, width: int) -> tuple[int, int, int]:
        number = max((number for number, _ in self.cells if number <= width * MOST_NUMBER), default=0)
        unit = max((unit for held, unit in self.cells if held <= number and number + GAP + unit <= width), default=0)
        half = (width - number - unit) // 2 - 2 * GAP
        return number, unit, max((subject for subject in self.subjects if subject <= half), default=0)


class FigureRow(Row):
    """A figure: number, what is counted, of whom or where, and who says so. Nothing of the first two is cut."""

    def __init__(self, figure: Figure | ToldFigure, table: Table) -> None:
        super().__init__()
        self.table = table
        self.number, self.unit = _number(figure), _unit(figure)
        self.subject, self.source = plain(figure.subject), plain(figure.source)

    def lines(self, width: int) -> list[Content]:
        """Return one line with four columns where there is room, else what has none and the source below."""
        return [line.rstrip() for line in self._laid(width - 1)]

    def _laid(self, width: int) -> list[Content]:
        number, unit, subject = self.table.columns(width)
        begin = number + GAP + (unit + GAP if unit else 0)
        if cell_len(self.number) > number or cell_len(self.unit) > unit:
            return self._loose(width, begin)
        first = _line(" " * (number - cell_len(self.number)), (self.number, NAME), " " * GAP, self.unit)
        source = begin + subject + GAP
        if width >= WIDE and cell_len(self.subject) <= subject and source + cell_len(self.source) <= width:
            return [_line(_wide(first, begin), fit(self.subject, subject + GAP), (self.source, DIM))]
        # where nothing is counted, whom it is of has its place
        return self._with_below([_wide(first, begin) if self.unit else first], width)

    def _loose(self, width: int, begin: int) -> list[Content]:
        """Return the number over as many lines as it takes, what is counted after it, what follows where others have it."""
        *lines, last = [_line((line, NAME)) for line in beginning(wrap(self.number, width), MOST_LINES, width)]
        below = self.unit
        if self.unit and last.cell_length + GAP + cell_len(self.unit) <= width:
            last, below = _line(last, " " * GAP, self.unit), ""
        return self._with_below([*lines, _wide(_line(last, " " * GAP), begin)], width, below)

    def _with_below(self, lines: list[Content], width: int, unit: str = "") -> list[Content]:
        """Add whom it counts to the last line if there is room, else below with who says so."""
        told = [unit, self.subject, self.source]
        if not unit and lines[-1].cell_length + cell_len(self.subject) <= width:
            lines[-1], told = _line(lines[-1], self.subject), [self.source]
        parts = [part for part in told if part]
        indent = min(INDENT, width // 4)
        room = max(1, width - indent)
        if cell_len(words := " · ".join(parts)) <= room:
            parts = [words] if words else []
        shown = beginning([line for part in parts for line in wrap(part, room)], MOST_BELOW, room)
        return [*lines, *(_line((" " * indent + line, DIM)) for line in shown)]


def _wide(line: Content, width: int) -> Content:
    """Fill a line with blanks to a width."""
    return line.pad_right(max(0, width - line.cell_length))


BY = "by "
"""Begins the id of the group of what somebody said."""

QUOTATION_MARKS = '“”„»«"'


class StatementRow(AboutRow):
    """A statement: the word that reports it, and what was said."""

    def __init__(self, statement: Statement | ToldStatement, text: str, *, via: str = "", chosen: bool = False) -> None:
        super().__init__(chosen=chosen)
        words = " ".join(plain(text).split())
        self.text = f"“{words.strip(QUOTATION_MARKS)}”" if statement.kind == "direct" else words
        self.cue = plain(statement.cue)
        self.via = plain(via)

    def lines(self, width: int) -> list[Content]:
        """Return what was said, a few lines at most."""
        room = width - 5
        lead = f"{self.cue}  " if self.cue else ""
        lines = beginning(wrap(lead + self.text, room), MOST_LINES, room)
        first = lines[0]
        cue = first[: len(lead)] if first.startswith(lead.rstrip()) else ""
        told = [
            _line("  ", (cue, DIM), (first[len(cue) :], self.look)),
            *(_line("    " if lead else "  ", (line, self.look)) for line in lines[1:]),
        ]
        return [*told, _line("  ", (cut(f"via {self.via}", room), DIM))] if self.via else told


class Claims(Findings):
    """The story's figures as a table and its statements by speaker; those at the reading cursor are marked."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("claims")]

    def here(self) -> frozenset[str]:
        """Return the ids of what is claimed in the sentence."""
        if self.analysis is None:
            return frozenset()
        start, end = sentence_at(self.analysis, self.cursor)
        figures = (f"f{at}" for at, held in enumerate(self.analysis.figures) if held.start < end and held.end > start)
        said = (f"s{at}" for at, held in enumerate(self.analysis.statements) if held.start < end and held.end > start)
        return frozenset((*figures, *said))

    def laid_out(self) -> list[Option]:
        """Return the figures, then the statements, or why there are none."""
        if self.analysis is None:
            return waiting(self.story)
        claims = [*self._figures(self.about), *self._statements(self.about)]
        if not claims:
            return self.nothing("No numbers and no statements")
        return [*self.narrowed_note(), *claims]

    def _figures(self, about: Entity | None) -> list[Option]:
        figures, wanted = self.analysis.figures if self.analysis else (), self.wanted
        shown = [
            (at, figure)
            for at, figure in enumerate(figures)
            if (about is None or _names(about, f"{figure.source}\n{figure.subject}"))
            and fits(wanted, _number(figure), _unit(figure), figure.subject, figure.source)
        ]
        if not shown:
            return []
        table = Table([figure for _, figure in shown])
        return self.rows.group("figures", "HOW MANY", [Option(FigureRow(figure, table), f"f{at}") for at, figure in shown])

    def _statements(self, about: Entity | None) -> list[Option]:
        if self.analysis is None or self.story is None:
            return []
        text, entities, wanted = self.story.document.text, self.by_id, self.wanted
        speakers: dict[str, list[Option]] = {}
        told: dict[str, tuple[str, Entity | None]] = {}
        for at, said in enumerate(self.analysis.statements):
            words = text[said.content.start : said.content.end]
            speaker = entities.get(said.speaker)
            name = speaker.name if speaker else said.source
            if (about is None or said.speaker == about.id) and fits(wanted, name, said.cue, words, said.via):
                row = StatementRow(said, words, via=said.via, chosen=self.chosen == said.speaker != "")
                # by name: what is folded of somebody is so in every story, and an id is another's there
                key = f"{BY}{name}" if speaker else f"{BY}={said.source.casefold()}"
                speakers.setdefault(key, []).append(Option(row, f"s{at}"))
                told.setdefault(key, (name, speaker))
        if not speakers:
            return []
        options = [heading(Heading("WHO SAID"))]
        for key, rows in speakers.items():
            name, entity = told[key]
            options += self.rows.group(key, name or "not named", rows, KINDS[entity.type] if entity else NAME)
        return options

    # what a person does

    def finding(self, row: str) -> Figure | Statement | None:
        """Return the figure or the statement of a row."""
        kind, number = row[:1], row[1:]
        if self.analysis is None or not number.isdigit():
            return None
        return self.analysis.figures[int(number)] if kind == "f" else self.analysis.statements[int(number)]

    def named(self, row: str) -> Sequence[str]:
        """Return the speaker of a statement or of a folded group; of a figure whom its source names, then whom its subject."""
        told = self.finding(row)
        if isinstance(told, Figure):
            return [
                entity.id for words in (told.source, told.subject) for entity in self.by_id.values() if _names(entity, words)
            ]
        return [told.speaker] if told else [entity.id for entity in self.by_id.values() if BY + entity.name == row]


def _line(*parts: str | Content | tuple[str, str]) -> Content:
    return Content.assemble(*parts)


def _names(entity: Entity, text: str) -> bool:
    """Tell whether words name an entity."""
    names = {entity.name, *(mention.text for mention in entity.mentions if mention.kind == "name")}
    return any(name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in names)
