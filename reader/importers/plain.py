"""Plain text: kept to the letter. A first line that stands alone, is short and does not end like a sentence is the headline."""

import re
from collections.abc import Iterator

from reader.errors import Failure
from reader.importers.blocks import from_plain
from reader.importers.encoding import decode, is_binary
from reader.importers.source import Source
from reader.model import Story
from reader.text.clean import clean, clean_line

LARGEST = 20 * 1024 * 1024
"""Bytes of a text; what comes after is not read."""

_HEADLINE = re.compile(r"\n*([^\n]{1,150})\n[^\S\n]*\n+(?=[^\n]*\S)")


def read(source: Source) -> Iterator[Story | Failure]:
    """Yield the text as one story."""
    text = "" if is_binary(source.data) else clean(decode(source.data[:LARGEST], source.type))
    if not text.strip():
        yield Failure(source.name, "holds no text")
        return
    title, text = split_headline(text)
    yield Story(
        title=title or source.stem,
        document=from_plain(text),
        url=source.url,
        source=source.file_name,
        updated=source.modified,
    )
    yield from too_long(source)


def too_long(source: Source) -> Iterator[Failure]:
    """Say so when a text is longer than what is read of it."""
    if len(source.data) > LARGEST:
        yield Failure(source.name, f"is longer than {LARGEST >> 20} MiB of text, the rest is not read")


def split_headline(text: str) -> tuple[str, str]:
    """Give the headline, if the text has one, and the text after it."""
    found = _HEADLINE.match(text)
    if not found or found[1].rstrip().endswith((".", ",", ";", ":", "…")) or not re.search(r"[^\W\d_]", found[1]):
        return "", text
    return clean_line(found[1]), text[found.end() :]
