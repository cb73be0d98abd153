"""What stories say: analyses, kept and made in the background."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from reader.errors import LibraryError
from reader.library.reading import Reading
from reader.store import analyses
from reader.store.identity import analysis_hash

if TYPE_CHECKING:
    import builtins

    from reader.model import Analysis, Story
    from reader.plugins import Analyzer


class Facts(Reading):
    """What is known about what stories say."""

    @cached_property
    def _analyzer(self) -> Analyzer:
        from reader.plugins import analyzer

        return analyzer(self.config.analysis.analyzer)

    def analyze(self, story: Story) -> Analysis:
        """Give what a story says, kept by its text, its day and the analyzer's version."""
        key, version = analysis_hash(story), self._analyzer.version
        with self._db.reading() as connection:
            kept = analyses.get(connection, key, version)
        if kept is None:
            kept = self._analyzer.analyze(story.document.text, story.published.date() if story.published else None)
            with suppress(LibraryError), self._db.writing() as connection:  # worth showing though it cannot be kept
                analyses.keep(connection, key, version, kept)
        return kept

    def pending_analyses(self, limit: int = 100) -> builtins.list[str]:
        """Give the newest stories that have no analysis by this analyzer."""
        with self._db.reading() as connection:
            return analyses.missing(connection, self._analyzer.version, limit)

    def keep_analysis(self, story_id: str, analysis: Analysis) -> None:
        """Keep an analysis that was made elsewhere of a story as it is stored now."""
        with self._db.writing() as connection:
            analyses.keep_for(connection, story_id, self._analyzer.version, analysis)
