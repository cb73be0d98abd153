"""What stories say, together: entities across stories, and the reader's corrections of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.errors import NotFound
from reader.library.analyzing import Analyzing
from reader.library.opened import now
from reader.store import journal

if TYPE_CHECKING:
    import builtins
    from collections.abc import Sequence

    from reader.analysis.page import EntityPage
    from reader.model import Correction


class Facts(Analyzing):
    """Entities and corrections."""

    def entity_of(self, story_id: str, entity_id: str) -> str:
        """Give the key under which an entity of a story's analysis is known in all stories; NotFound when it is not there."""
        from reader.store import pages

        try:
            with self._db.reading() as connection:
                return pages.key_of_entity(connection, story_id, entity_id)
        except NotFound:
            self.analyze(self.story(story_id))
            with self._db.reading() as connection:
                return pages.key_of_entity(connection, story_id, entity_id)

    def entity(self, key: str) -> EntityPage:
        """Give an entity's page: all that stories which were worked through say of it; NotFound when none names it."""
        from reader.store import pages

        with self._db.reading() as connection:
            return pages.entity_page(connection, key)

    def corrections(self) -> builtins.list[Correction]:
        """Give the reader's corrections, the oldest first."""
        from reader.store import corrections

        with self._db.reading() as connection:
            return corrections.every(connection)

    def correct(self, wanted: Correction) -> Correction:
        """Keep a correction, in the place of an older one in the same respect; it holds for all stories at once."""
        from reader.analysis.corrections import told

        (kept,) = self._correct([wanted], f"Corrected: {told(wanted)}")
        return kept

    def remove_correction(self, correction_id: str) -> None:
        """Take a correction away."""
        from reader.analysis.corrections import told

        held = next((each for each in self.corrections() if each.id == correction_id), None)
        if held is None:
            raise NotFound(f"{correction_id}: no such correction; newsreader corrections lists them")
        with self._db.writing() as connection:
            journal.correct(connection, f"Took back: {told(held)}", [(held.id, None)])

    def import_corrections(self, data: bytes) -> int:
        """Keep the corrections of a JSON document as `corrections --json` prints it; give how many are new."""
        from reader.wire import corrections_from_json

        before = {replace(each, made=None) for each in self.corrections()}
        wanted = corrections_from_json(data)
        count = f"{len(wanted):,} {'correction' if len(wanted) == 1 else 'corrections'}"
        kept = self._correct(wanted, f"Imported {count}")
        return len({replace(each, made=None) for each in kept} - before)

    def _correct(self, wanted: Sequence[Correction], label: str) -> builtins.list[Correction]:
        from reader.analysis.corrections import checked
        from reader.store import corrections

        made = [corrections.with_id(replace(checked(each), made=each.made or now())) for each in wanted]
        with self._db.writing() as connection:
            journal.correct(connection, label, [(each.id, corrections.to_row(each)) for each in made])
        return made
