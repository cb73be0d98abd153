"""Entities across stories: the way to an entity's page, to the stories that name it, and what the reader knows better of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.content import Content

from reader.model import Correction, CorrectionKind, Entity, EntityType
from reader.record import record
from reader.tui.article import Article
from reader.tui.keeping import Keeping
from reader.tui.row_pane import RowPane
from reader.tui.rows import KINDS, plain

if TYPE_CHECKING:
    from collections.abc import Callable

TYPE_NAMES: dict[EntityType, str] = {"PER": "a person", "ORG": "an organization", "LOC": "a place", "MISC": "another name"}


@record
class Named:
    """What a correction is about: type and name, its other names, and other entities that it may be the same as."""

    type: EntityType
    name: str
    forms: tuple[str, ...] = ()
    others: tuple[tuple[EntityType, str], ...] = ()


class Correcting(Keeping):
    """Goes to pages of entities and takes corrections."""

    # to an entity's page, and to its stories

    @on(RowPane.PageAsked)
    def _page_asked(self, message: RowPane.PageAsked) -> None:
        message.stop()
        self.show_page(message.entity)

    @on(Article.EntityAsked)
    def _page_asked_in_text(self, message: Article.EntityAsked) -> None:
        message.stop()
        entities = self.analysis.entities if self.analysis else ()
        here = (one.id for one in entities if any(mention.start == message.offset for mention in one.mentions))
        if entity := next(here, ""):
            self.show_page(entity)
        else:
            self.tell("No name in this sentence")

    def show_page(self, entity: str) -> None:
        """Show the page of an entity of the story that is open."""
        from reader.tui.entity_page import EntityScreen

        story = self.current
        self.app.push_screen(EntityScreen(self, lambda: self.library.entity_of(story, entity)))

    @on(RowPane.Narrowed)
    def _narrow_stories(self, message: RowPane.Narrowed) -> None:
        message.stop()
        self._narrow_to_entity(self.current, message.entity, message.name)

    @work(thread=True, exclusive=True, group="narrow")
    def _narrow_to_entity(self, story: str, entity: str, name: str) -> None:
        with self.telling("Not narrowed"):
            key = self.library.entity_of(story, entity)
            self.app.call_from_thread(self.narrow_to, f'entity:"{key}"', name)

    def narrow_to(self, query: str, name: str) -> None:
        """List the stories of a query, under an entity's name."""
        self.filter_text, self.search_text = query, ""
        self.filter_name = (query, name)
        self.load_list()
        self.go("list")

    # what the reader knows better

    @on(RowPane.CorrectAsked)
    def _correct_asked(self, message: RowPane.CorrectAsked) -> None:
        message.stop()
        entities = self.analysis.entities if self.analysis else ()
        if held := next((one for one in entities if one.id == message.entity), None):
            self.correct(named(held, entities))

    def correct(self, about: Named, after: Callable[[], object] | None = None) -> None:
        """Ask what is wrong, and keep it; `after` follows the change."""
        from reader.tui.dialogs import ChoiceDialog

        choices: dict[CorrectionKind, str] = {
            "none": "Not a name at all",
            "type": f"Not {TYPE_NAMES[about.type]}, but …",
            "same": "The same as …",
            "apart": "Not the same as …",
            "hide": "Never show it",
        }
        if not about.forms:
            del choices["apart"]

        def chosen(answer: str | None) -> None:
            kind = next((one for one in choices if one == answer), None)
            if kind == "type":
                self._ask_type(about, after)
            elif kind in ("same", "apart"):
                self._ask_name(about, kind, after)
            elif kind is not None:
                self._keep_correction(Correction(kind=kind, type=about.type, name=about.name), after)

        rows = [(str(kind), Content(words)) for kind, words in choices.items()]
        self.app.push_screen(ChoiceDialog(f"{plain(about.name)} is …", rows), chosen)

    def _ask_type(self, about: Named, after: Callable[[], object] | None) -> None:
        from reader.tui.dialogs import ChoiceDialog

        types = [(kind, Content.styled(TYPE_NAMES[kind], KINDS[kind])) for kind in TYPE_NAMES if kind != about.type]

        def chosen(answer: str | None) -> None:
            if to_type := next((kind for kind, _ in types if kind == answer), None):
                wanted = Correction(kind="type", type=about.type, name=about.name, to_type=to_type)
                self._keep_correction(wanted, after)

        self.app.push_screen(ChoiceDialog(f"{plain(about.name)} is …", [(str(kind), words) for kind, words in types]), chosen)

    def _ask_name(self, about: Named, kind: CorrectionKind, after: Callable[[], object] | None) -> None:
        from reader.tui.choosing import NameDialog

        def chosen(answer: tuple[EntityType, str] | None) -> None:
            if answer:
                to_type = answer[0] if kind == "same" else None
                wanted = Correction(kind=kind, type=about.type, name=about.name, to_type=to_type, to_name=answer[1])
                self._keep_correction(wanted, after)

        if kind == "same":
            dialog = NameDialog(f"{plain(about.name)} is the same as", about.others, about.type)
        else:
            dialog = NameDialog(f"{plain(about.name)} is not", [(about.type, form) for form in about.forms])
        self.app.push_screen(dialog, chosen)

    def _keep_correction(self, wanted: Correction, after: Callable[[], object] | None) -> None:
        from reader.analysis.corrections import told

        def done() -> None:
            self.say_again()
            if after:
                after()

        self.change(partial(self._correct, wanted), f"{told(wanted)} · undo: Ctrl+z", after=done)

    def _correct(self, wanted: Correction) -> None:
        """Keep a correction, or take back the one that it contradicts."""
        from reader.analysis.corrections import contradicted

        before = contradicted(wanted, self.library.corrections())
        if before is None:
            self.library.correct(wanted)
        else:
            self.library.remove_correction(before.id)

    def action_corrections(self) -> None:
        """List the corrections, the newest first, and take back the one that is chosen."""
        from reader.analysis.corrections import told
        from reader.tui.dialogs import ChoiceDialog

        nothing: list[Correction] = []
        held = {each.id: told(each) for each in reversed(self.ask_library(self.library.corrections, nothing))}

        def chosen(answer: str | None) -> None:
            if answer:
                line = f"Taken back: {held[answer]} · undo: Ctrl+z"
                self.change(lambda: self.library.remove_correction(answer), line, after=self.say_again)

        if held:
            rows = [(id_, Content(plain(line))) for id_, line in held.items()]
            self.app.push_screen(ChoiceDialog("Corrections · Enter takes one back", rows), chosen)
        else:
            self.tell("There is no correction yet: e makes one in the entities")

    def stepped(self, back: str) -> None:
        """Say again what the open story says too: the step may have been a correction."""
        super().stepped(back)
        self.say_again()

    def say_again(self) -> None:
        """Say what the open story says as corrections now make it."""
        if self.story is not None:
            self.analyze(self.story)


def named(held: Entity, entities: tuple[Entity, ...]) -> Named:
    """Return what a correction of an entity of a story may be about."""
    forms = {mention.text: None for mention in held.mentions if mention.kind == "name" and mention.text != held.name}
    others = [one for one in entities if one.id != held.id]
    others.sort(key=lambda one: (one.type != held.type, one.name.casefold()))
    return Named(held.type, held.name, tuple(forms), tuple((one.type, one.name) for one in others))
