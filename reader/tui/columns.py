"""The panes of the reading screen: what they are made of, and which of them stand side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from reader.tui import layout
from reader.tui.article import Article
from reader.tui.bar import Bar
from reader.tui.claims import Claims
from reader.tui.entities import Entities
from reader.tui.guide import Guide
from reader.tui.opening import Opening
from reader.tui.sources import Sources
from reader.tui.status import Status
from reader.tui.story_list import StoryList
from reader.tui.timeline import Timeline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.widget import Widget

    from reader.model import Headline

PANE_OF: dict[str, type[Widget]] = {
    "sources": Sources,
    "list": StoryList,
    "article": Article,
    "entities": Entities,
    "timeline": Timeline,
    "claims": Claims,
}


class Columns(Opening):
    """Lays the panes out side by side, as many as fit, and goes from one to the other."""

    def compose(self) -> ComposeResult:
        """Lay it out; a pane that few look at is made when it is first shown: the tree of sources takes 10 ms of the start."""
        self._laid: object = None
        claims = Claims(id="claims").data_bind(Columns.story, Columns.analysis, Columns.cursor, narrow=Columns.narrowed)
        self._kept: dict[str, Widget] = {"sources": Sources(id="sources"), "claims": claims}
        first = [self._kept.pop(name) for name in self._shown(self.app.size.width) if name in self._kept]
        yield Bar()
        with Horizontal(id="panes"):
            with Vertical(id="sources-pane", classes="pane"):
                yield from (pane for pane in first if isinstance(pane, Sources))
            with Vertical(id="list-pane", classes="pane"):
                yield Static(id="list-title", classes="pane--title")
                yield StoryList(self._headlines, id="list").data_bind(Columns.ids, Columns.current)
                yield Guide()
            with Vertical(id="article-pane", classes="pane"):
                yield Article(id="article").data_bind(
                    Columns.story, Columns.analysis, Columns.highlights, Columns.cursor, Columns.chosen
                )
            with Vertical(id="findings-pane", classes="pane"):
                yield Entities(id="entities").data_bind(Columns.story, Columns.analysis, Columns.cursor, Columns.chosen)
                yield Timeline(id="timeline").data_bind(
                    Columns.story, Columns.analysis, Columns.cursor, narrow=Columns.narrowed
                )
                yield from (pane for pane in first if isinstance(pane, Claims))
        yield Status()

    def on_mount(self) -> None:
        """Begin to carry out changes, and show what there is: here, before the first of the layouts, which cost 15 ms each."""
        self.carry_out_changes()
        self.lay_out()

    def tell_place(self) -> None:
        """Say where one is: a subclass's."""

    def _headlines(self, ids: Sequence[str]) -> Sequence[Headline]:
        return self.ask_library(lambda: self.library.headlines(ids), [])

    # which panes stand side by side

    def on_resize(self, event: events.Resize) -> None:
        """Lay the panes out for the new width; the focus stays where it is."""
        self.lay_out(event.size.width)

    def lay_out(self, width: int = 0) -> None:
        """Show the panes that fit."""
        width = width or self.app.size.width
        panes = self._shown(width)
        if self._laid != (now := (panes, width, self.app.size.height)):
            self._laid = now
            self._lay_out(panes, width)
        self.tell_place()

    def _shown(self, width: int) -> tuple[str, ...]:
        return layout.shown(width, self.at, alone=self.alone, lower=self.lower)

    def _lay_out(self, panes: tuple[str, ...], width: int) -> None:
        for name in self._kept.keys() & panes:
            place = "#sources-pane" if name == "sources" else "#findings-pane"
            self.query_one(place).mount(self._kept.pop(name))
        for name in ("sources", "list", "article"):
            self.query_one(f"#{name}-pane").display = name in panes
        for name in ("entities", "timeline", "claims"):
            self.pane(name).display = name in panes
        self.query_one("#findings-pane").display = not {"entities", "timeline", "claims"}.isdisjoint(panes)
        narrow = width < layout.MEDIUM
        both = width >= layout.WIDE
        self.pane("timeline").border_title = "TIMELINE" if both else "TIMELINE · claims: g s"
        self.pane("claims").border_title = "CLAIMS" if both else "CLAIMS · timeline: g s"
        self.set_class(narrow, "-narrow")
        self.set_class(both, "-wide")
        self.query_one(Bar).display = narrow
        self.query_one(Guide).fit(self.app.size.height)

    def pane(self, name: str) -> Widget:
        """Return the widget of a pane."""
        return self._kept.get(name) or self.query_one(PANE_OF[name])

    @property
    def sources(self) -> Sources:
        """Return the tree of sources, whether it was shown yet or not."""
        return cast("Sources", self.pane("sources"))

    def go(self, name: str) -> None:
        """Go to a pane, showing it first where it is hidden."""
        if name in ("timeline", "claims"):
            self.lower = name
        if self.at != name:
            self.at = name
            self.alone = self.alone and name == "article"
        self.lay_out()
        self.pane(name).focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follow the focus, whether a key or the mouse took it there."""
        name = self.place_of(event.widget)
        if name and name != self.at:
            self.at = name
            self.lay_out()
        self.tell_place()

    def place_of(self, widget: Widget | None) -> str:
        """Return the pane that a widget is in, or nothing."""
        if widget is None:
            return ""
        nodes = widget.ancestors_with_self
        return next((name for name, kind in PANE_OF.items() if any(isinstance(node, kind) for node in nodes)), "")
