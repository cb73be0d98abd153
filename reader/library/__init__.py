"""The one door to everything that is kept: the application and the command call this and nothing below it.

A `Library` may be used from any thread. Queries are read by `reader.query`; what can fail raises an error of
`reader.errors`, and one failure of many is a value.
"""

from __future__ import annotations

import os
from datetime import datetime
from typing import TYPE_CHECKING

from reader.errors import NewsreaderError
from reader.library.facts import Facts
from reader.library.intake import Intake
from reader.store import check
from reader.store.feeds import FetchOutcome

if TYPE_CHECKING:
    import builtins
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reader.exporters import ExportResult

__all__ = ["FetchOutcome", "Library"]


class Library(Intake, Facts):
    """Stories, subscriptions, highlights, analyses and the journal in one SQLite file."""

    def export(
        self,
        ids: Sequence[str] | None = None,
        *,
        format: str = "markdown",  # noqa: A002 - the interface's word
        out: Path | None = None,
        dry_run: bool = False,
    ) -> ExportResult:
        """Write the highlights of these stories, or of all that have any; as `ics` the coming events of all that were read."""
        from reader.exporters import Exported, export_file, export_markdown
        from reader.plugins import exporter

        wanted = self._all_for(format) if ids is None else ids
        held = [self.story(id_) for id_ in wanted]
        items = [Exported(story, tuple(self.highlights(story.id)), self.analyze(story)) for story in held]
        if format == "markdown":
            return export_markdown(items, out=out, dry_run=dry_run, templates=self.config.export.templates)
        return export_file(items, format, exporter(format), out=out, dry_run=dry_run)

    def _all_for(self, form: str) -> builtins.list[str]:
        if form != "ics":
            return self.list("is:highlighted")
        from reader.store import pages

        with self._db.reading() as connection:
            return pages.coming(connection, datetime.now().astimezone().date(), self._analyzer.version)

    def doctor(self) -> builtins.list[str]:
        """Look for what is wrong; give each problem in a line with what to do."""
        with self._db.reading() as connection:
            return [*check.problems(connection, self._db), *self._settings()]

    def _settings(self) -> Iterator[str]:
        """Yield what the configuration names and is not there."""
        from reader.plugins import analyzer

        try:
            analyzer(self.config.analysis.analyzer)
        except NewsreaderError as error:
            yield f"{self.config.config_file}: analyzer in [analysis]: {error}"
        folder, templates = self.config.export.folder, self.config.export.templates
        if folder and not os.access(next(place for place in (folder, *folder.absolute().parents) if place.exists()), os.W_OK):
            yield f"{folder}: cannot be written; name another folder in [export]"
        if templates and not templates.is_dir():
            yield f"{templates}: is no folder; name that of your templates in [export]"
