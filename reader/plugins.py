"""Name -> function, for importers, exporters and analyzers.

The built-in ones stand in tables and are imported when first asked for. Entry points are looked at only when a name is not in
its table: looking costs 50 ms of CPU, more than `newsreader list` takes for everything else.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from reader.errors import ConfigError
from reader.record import record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from reader.errors import Failure
    from reader.importers.source import Source
    from reader.model import Analysis, Story

IMPORTERS = {
    "feed": "reader.importers.feed:read",
    "json-feed": "reader.importers.feed:read",
    "html": "reader.importers.html:read",
    "markdown": "reader.importers.markdown:read",
    "plain": "reader.importers.plain:read",
    "mail": "reader.importers.mail:read",
    "mbox": "reader.importers.mail:read_mbox",
    "epub": "reader.importers.epub:read",
    "pdf": "reader.importers.pdf:read",
}
EXPORTERS = {
    "markdown": "reader.exporters.markdown:write",
    "json": "reader.exporters.web_annotation:write",
    "csv": "reader.exporters.readwise:write",
    "org": "reader.exporters.org:write",
    "ics": "reader.exporters.calendar:write",
}


@record
class Analyzer:
    """What turns a text and its date into an Analysis; results are kept under `version`."""

    version: str
    analyze: Callable[[str, date | None], Analysis]


def importer(kind: str) -> Callable[[Source], Iterator[Story | Failure]]:
    """Give the function that reads sources of a kind, as `importers.sniff` names it."""
    found: Callable[[Source], Iterator[Story | Failure]] = _load("importers", IMPORTERS, kind)
    return found


def exporter(name: str) -> Callable[..., str]:
    """Give the function that writes stories with their highlights in a format."""
    found: Callable[..., str] = _load("exporters", EXPORTERS, name)
    return found


def analyzer(name: str) -> Analyzer:
    """Give an analyzer; what follows a colon in its name (`spacy:MODEL`) is handed to it."""
    kind, _, argument = name.partition(":")
    if kind == "builtin":
        from reader import analysis

        return Analyzer(analysis.VERSION, analysis.analyze)
    if kind == "spacy":
        from reader.analysis import spacy

        return Analyzer(spacy.version(argument), spacy.analyzer(argument))
    make: Callable[[str], Analyzer] = _load("analyzers", {}, kind)
    return make(argument)


def cut_short(text: str, found: Analysis) -> str:
    """Say that only the beginning of a text was looked at, where that is so: how much of it."""
    from reader.analysis import LONGEST

    # an analyzer from elsewhere may look at more
    if len(text) <= LONGEST or (found.sentences and found.sentences[-1].end > LONGEST):
        return ""
    return f"only the first {LONGEST:,} of {len(text):,} letters were looked at"


def _load(group: str, table: dict[str, str], name: str) -> Any:
    if name in table:
        module, _, function = table[name].partition(":")
        return getattr(import_module(module), function)
    from importlib.metadata import entry_points

    for point in entry_points(group=f"newsreader.{group}", name=name):
        return point.load()
    raise ConfigError(f"{name}: no such {group[:-1]}; there {_told(table)}")


def _told(table: dict[str, str]) -> str:
    return f"are {', '.join(sorted(table))}" if table else "are builtin and spacy:NAME"
