"""What stories say, found out: at once for a story that is read, by a process of low priority for all others."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from reader.errors import LibraryError
from reader.library.keeping import Keeping
from reader.store import analyses, facts
from reader.store.identity import analysis_hash

if TYPE_CHECKING:
    import builtins
    from collections.abc import Callable
    from datetime import date

    from reader.config import Config
    from reader.library.foreground import Foreground
    from reader.library.worker import Background
    from reader.model import Analysis, Story
    from reader.plugins import Analyzer

BATCH = 50  # stories that are looked up at a time: a newer one that comes in meanwhile does not wait for all older ones


class Analyzing(Keeping):
    """Analyses, kept by text, day and the analyzer's version."""

    def __init__(self, config: Config, *, apart: bool = False) -> None:
        """Open the file; `apart` has a process of its own make each analysis, so that this one stays small."""
        super().__init__(config)
        self._closed = False
        self._backgrounds: set[Background] = set()
        self._foreground: Foreground | None = None
        if apart:
            from reader.library.foreground import Foreground

            self._foreground = Foreground(config.analysis.analyzer)

    def close(self) -> None:
        """End what works in the background and close the file."""
        self._closed = True
        for background in tuple(self._backgrounds):
            background.close()
        if self._foreground:
            self._foreground.close()
        super().close()

    @cached_property
    def _analyzer(self) -> Analyzer:
        from reader.plugins import analyzer

        return analyzer(self.config.analysis.analyzer)

    def _found(self, text: str, day: date | None, is_wanted: Callable[[], bool]) -> Analysis:
        found = self._foreground.analyze(text, day, is_wanted) if self._foreground else None
        # here too where no process can be had, and what an analyzer fails at, to fail here and say why
        return found or self._analyzer.analyze(text, day)

    def analyze(self, story: Story, is_wanted: Callable[[], bool] = lambda: True) -> Analysis:
        """Give what a story says as the reader's corrections make it; made once for a text, its day and the analyzer.

        A process that is long at a text ends, with a LibraryError, once `is_wanted()` is false.
        """
        from reader.analysis.corrections import apply
        from reader.store import corrections

        key, version = analysis_hash(story), self._analyzer.version
        with self._db.reading() as connection:
            kept = analyses.get(connection, key, version)
            told = facts.told(connection, key, version)
            table = corrections.table(connection)
        day = story.published.date() if story.published else None
        found = kept or self._found(story.document.text, day, is_wanted)
        if kept is None or not told:
            with suppress(LibraryError), self._db.writing() as connection:  # worth showing though it cannot be kept
                (analyses.keep if kept is None else facts.keep)(connection, key, version, found)
        return apply(found, table)

    def pending_analyses(self) -> int:
        """Count the stories that this analyzer has not worked through."""
        with self._db.reading() as connection:
            return facts.pending(connection, self._analyzer.version)

    def keep_analysis(self, story_id: str, analysis: Analysis) -> None:
        """Keep an analysis that was made elsewhere of a story as it is stored now."""
        with self._db.writing() as connection:
            analyses.keep_for(connection, story_id, self._analyzer.version, analysis)

    def analyze_pending(
        self,
        stop: Callable[[], bool] = lambda: False,
        progress: Callable[[int, int], None] | None = None,
        limit: int | None = None,
    ) -> int:
        """Work through the stories that wait, the newest first, in one process of low priority; give how many were done.

        Blocks: call it in a thread. It ends when all are done, within a tenth of a second once `stop()` is true, or when the
        library is closed. What was done is kept, and the next call goes on from there. `progress` gets done and of how many;
        `limit` is how many to do at most.
        """
        from reader.library.worker import Background, Stopped

        done = 0
        background = Background(self.config.analysis.analyzer, lambda: self._closed or stop() or done == limit)
        self._backgrounds.add(background)
        try:
            while keys := self._waiting():
                total = done + self.pending_analyses()
                for key in keys:
                    self._work(key, background)
                    done += 1
                    if progress:
                        progress(done, total)
        except Stopped:
            return done
        except LibraryError:
            if not self._closed:
                raise
        finally:
            self._backgrounds.discard(background)
            background.close()
        return done

    def _waiting(self) -> builtins.list[int]:
        with self._db.reading() as connection:
            return facts.waiting(connection, self._analyzer.version, BATCH)

    def _work(self, key: int, background: Background) -> None:
        """Analyse a story, or read what is kept of it, and write down what it says."""
        version = self._analyzer.version
        background.look()
        with self._db.reading() as connection:
            hash_, text, day = analyses.text_of(connection, key)
            kept = analyses.get(connection, hash_, version)
        found = kept or background.analyze(text, day)
        with self._db.writing() as connection:
            if found is None:
                facts.pass_over(connection, key, hash_, version)
            else:
                (analyses.keep if kept is None else facts.keep)(connection, hash_, version, found)
