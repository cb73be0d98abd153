"""Any source, by whatever importer fits it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import Failure, NewsreaderError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reader.importers.source import Source
    from reader.model import Feed, Story


def read(
    source: Source,
    importer: Callable[[str], Callable[[Source], Iterator[Story | Failure]]],
    subscribe: Callable[[Iterable[Feed]], object],
) -> Iterator[Story | Failure]:
    """Yield what the importer of its kind makes of a source; a list of feeds yields nothing and is subscribed to."""
    from reader.importers.sniff import sniff

    try:  # a plug-in may raise anything, and one bad file never stops the others
        kind = sniff(source)
        if kind == "opml":
            from reader.importers.opml import read_outlines

            outlines = list(read_outlines(source.data, source.name, source.type))
            subscribe(outline for outline in outlines if not isinstance(outline, Failure))
            yield from (outline for outline in outlines if isinstance(outline, Failure))
        else:
            yield from importer(kind)(source)
    except NewsreaderError as error:
        yield Failure(source.name, str(error).removeprefix(f"{source.name}: "))
    except Exception as error:
        yield Failure(source.name, f"cannot be read: {' '.join(str(error).split()) or type(error).__name__}")
