"""HTML pages: the story and what the page says about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import Failure
from reader.importers.encoding import decode
from reader.importers.markup import parse_html
from reader.importers.parsedfeed import headline
from reader.model import Story
from reader.text.clean import clean_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from reader.importers.source import Source

_LARGEST = 20_000_000
"""Characters of a page; what comes after is not read."""


def read(source: Source) -> Iterator[Story | Failure]:
    """Yield the page's story."""
    text = decode(source.data, source.type)[:_LARGEST]
    tree = parse_html(text)
    if tree is None:
        yield Failure(source.name, "holds no page that can be read")
        return
    from reader.importers.article import find_article
    from reader.importers.pagemeta import read_meta

    about = read_meta(tree, source.url)
    document = find_article(tree, about.title, _base(tree, about.url or source.url))
    if not document.text and not about.title:
        yield Failure(source.name, "holds no words")
        return
    yield Story(
        title=about.title or headline(document) or source.stem,
        document=document,
        url=about.url or source.url,
        source=about.site or source.file_name,
        authors=about.authors,
        published=about.published,
        updated=about.updated,
        language=about.language,
    )


def _base(tree: _Element, url: str) -> str:
    """Give the address that the page's relative links are relative to."""
    return next((base for element in tree.iter("base") if (base := clean_url(element.get("href") or "", url))), url)
