"""How many, and who said what."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.content import Content
from textual.widgets.option_list import Option

from reader.text.counted import counted, numbered
from reader.tui.commands import bindings
from reader.tui.findings import Findings
from reader.tui.rows import (
    DIM,
    KINDS,
    NAME,
    Heading,
    Row,
    beginning,
    cut,
    fit,
    heading,
    plain,
    sentence_at,
    waiting,
    wrap,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType
    from textual.widgets import OptionList

    from reader.analysis.page import ToldFigure, ToldStatement
    from reader.model import Entity, Figure, Statement

WIDE = 56
"""Cells from which a figure's source stands in a column of its own."""

MOST_LINES = 4
"""Lines of a statement shown: enough to know it again; the passage is one key away."""


def _unit(figure: Figure | ToldFigure) -> str:
    return counted(plain(figure.unit), figure.text, figure.value, figure.upper)


def _number(figure: Figure | ToldFigure) -> str:
    return plain(numbered(figure.unit, figure.text))


class Table:
    """The widths that figures share so that they stand in columns."""

    def __init__(self, figures: Sequence[Figure | ToldFigure]) -> None:
        self.number = max((cell_len(_number(figure)) for figure in figures), default=0)
        self.unit = max((cell_len(_unit(figure)) for figure in figures), default=0)

    def columns(self, width: int) -> tuple[int, int, int]:
        """Return the widths of the number, of what is counted, and of what is left; each with the blanks after it.

        A number is cut only where it is wider than the pane: it is what the row is for.
        """
        number = min(self.number + 2, width)
        unit = min(self.unit + 2, width - number) if self.unit else 0
        return number, unit, max(0, width - number - unit)


class FigureRow(Row):
    """A figure: number, what is counted, of whom or where, and who says so."""

    def __init__(self, figure: Figure | ToldFigure, table: Table) -> None:
        super().__init__()
        self.figure, self.table = figure, table

    def lines(self, width: int) -> list[Content]:
        """Return one line with four columns where there is room, else what has none and the source below."""
        figure, width = self.figure, width - 1
        number, unit, left = self.table.columns(width)
        text = cut(_number(figure), number - 2)
        subject, source = plain(figure.subject), plain(figure.source)
        first = _line(" " * (number - 2 - cell_len(text)), (text, NAME), "  ", fit(_unit(figure), unit))
        if width >= WIDE:
            column = left // 2
            return [_line(first, fit(cut(subject, column - 2), column), (cut(source, left - column), DIM))]
        below = [source]
        if cell_len(subject) <= left:
            first = _line(first, subject)
        else:
            below.insert(0, subject)
        told = " · ".join(part for part in below if part)
        indent = min(4, number)
        return [first, _line((cut(" " * indent + told, width), DIM))] if told else [first]


QUOTATION_MARKS = '“”„»«"'


class StatementRow(Row):
    """A statement: the word that reports it, and what was said."""

    def __init__(self, statement: Statement | ToldStatement, text: str, *, via: str = "", chosen: bool = False) -> None:
        super().__init__()
        self.look = NAME if chosen else ""
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
            _line("  ", (cue, DIM), first[len(cue) :]),
            *(_line("    " if lead else "  ", line) for line in lines[1:]),
        ]
        return [*told, _line("  ", (cut(f"via {self.via}", room), DIM))] if self.via else told


class Claims(Findings):
    """The story's figures as a table and its statements by speaker; those at the reading cursor are marked."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("claims")]

    def __init__(self, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(self._laid_out, name=name, id=id, classes=classes)

    def here(self) -> frozenset[str]:
        """Return the ids of what is claimed in the sentence."""
        if self.analysis is None:
            return frozenset()
        start, end = sentence_at(self.analysis, self.cursor)
        figures = (f"f{at}" for at, held in enumerate(self.analysis.figures) if held.start < end and held.end > start)
        said = (f"s{at}" for at, held in enumerate(self.analysis.statements) if held.start < end and held.end > start)
        return frozenset((*figures, *said))

    def _laid_out(self) -> list[Option]:
        if self.analysis is None:
            return waiting(self.story)
        claims = [*self._figures(self.about), *self._statements(self.about)]
        if not claims:
            return self.nothing("No numbers and no statements")
        return [*self.narrowed_note(), *claims]

    def _figures(self, about: Entity | None) -> list[Option]:
        figures = self.analysis.figures if self.analysis else ()
        shown = [(at, figure) for at, figure in enumerate(figures) if about is None or _concerns(figure, about)]
        if not shown:
            return []
        table = Table([figure for _, figure in shown])
        return self.group("figures", "HOW MANY", [Option(FigureRow(figure, table), f"f{at}") for at, figure in shown])

    def _statements(self, about: Entity | None) -> list[Option]:
        if self.analysis is None or self.story is None:
            return []
        names = {entity.id: entity for entity in self.analysis.entities}
        text = self.story.document.text
        speakers: dict[str, list[Option]] = {}
        sources: dict[str, str] = {}
        for at, said in enumerate(self.analysis.statements):
            if about is None or said.speaker == about.id:
                words = text[said.content.start : said.content.end]
                row = StatementRow(said, words, via=said.via, chosen=self.chosen == said.speaker != "")
                key = said.speaker or f"={said.source.casefold()}"
                speakers.setdefault(key, []).append(Option(row, f"s{at}"))
                sources.setdefault(key, said.source)
        if not speakers:
            return []
        options = [heading(Heading("WHO SAID"))]
        for key, rows in speakers.items():
            entity = names.get(key)
            look = KINDS[entity.type] if entity else NAME
            options += self.group(f"by {key}", entity.name if entity else sources[key] or "not named", rows, look)
        return options

    # what a person does

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the passage."""
        event.stop()
        chosen = event.option_id or ""
        kind, number = chosen[:1], chosen[1:]
        if self.analysis is None or not number.isdigit():
            self.action_fold()
            return
        held = self.analysis.figures[int(number)] if kind == "f" else self.analysis.statements[int(number)]
        self.post_message(self.Chosen(held.start, held.end))


def _line(*parts: str | Content | tuple[str, str]) -> Content:
    return Content.assemble(*parts)


def _concerns(figure: Figure, entity: Entity) -> bool:
    told = f"{figure.subject} {figure.source}".casefold()
    return any(
        name.casefold() in told for name in {entity.name, *(mention.text for mention in entity.mentions)} if len(name) > 2
    )
