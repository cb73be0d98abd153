"""EPUB: a story a chapter, as the table of contents parts the book. Bounded in bytes and time; nothing is unpacked to disk."""

from __future__ import annotations

import io
import posixpath
import time
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

from reader.errors import Failure, InputError
from reader.importers.blocks import Composer, repeats, without_first_block
from reader.importers.dates import read_date
from reader.importers.encoding import decode
from reader.importers.markup import parse_html, plain_line, walk
from reader.importers.parsedfeed import headline, identity
from reader.importers.safexml import parse_xml, without_namespaces
from reader.model import Document, Story
from reader.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from reader.importers.source import Source

UNPACKED = 200 * 1024 * 1024
CHAPTER = 20 * 1024 * 1024
SECONDS = 60.0
_FILES = 10_000
_BROKEN = (KeyError, zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)
_FONTS = ("idpf.org/2008/embedding", "ns.adobe.com/pdf/enc#rc")


@dataclass
class _Book:
    """The open archive and what is left of its bounds."""

    archive: zipfile.ZipFile
    left: int = field(default_factory=lambda: UNPACKED)
    until: float = field(default_factory=lambda: time.monotonic() + SECONDS)

    def bytes(self, path: str) -> bytes:
        """Read a file of the book; InputError at a bound. The archive may lie about sizes, so reading is counted."""
        if time.monotonic() > self.until:
            raise InputError(f"takes longer than {SECONDS:.0f} s to read")
        try:
            with self.archive.open(path) as file:
                data = file.read(min(self.left, CHAPTER) + 1)
        except _BROKEN:
            return b""
        if len(data) > self.left:
            raise InputError(f"is larger than {UNPACKED >> 20} MiB unpacked")
        if len(data) > CHAPTER:
            raise InputError(f"holds a chapter of more than {CHAPTER >> 20} MiB")
        self.left -= len(data)
        return data

    def xml(self, path: str) -> _Element | None:
        """Read an XML file of the book, its names without namespaces."""
        data = self.bytes(path)
        return without_namespaces(parse_xml(data)[0]) if data else None


def read(source: Source) -> Iterator[Story | Failure]:
    """Yield the chapters of a book."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(source.data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        yield Failure(source.name, "is no EPUB that can be read")
        return
    with archive:
        try:
            yield from _chapters(_Book(archive), source)
        except (InputError, RecursionError) as error:
            yield Failure(source.name, str(error))


def _chapters(book: _Book, source: Source) -> Iterator[Story | Failure]:
    _refuse_encrypted(book)
    container = book.xml("META-INF/container.xml")
    path = next((str(root.get("full-path") or "") for root in container.iter("rootfile")), "") if container is not None else ""
    package = book.xml(path) if path else None
    if package is None:
        raise InputError("is no EPUB that can be read")
    files = _manifest(package, path)
    titles = _contents(book, package, files)
    spine = dict.fromkeys(files[key][0] for item in package.iter("itemref") if (key := item.get("idref") or "") in files)
    about = _about(package)
    title = about.get("title") or source.stem
    several = False
    for name, documents in _grouped(list(spine)[:_FILES], titles).items():
        composer = Composer()
        for document in documents:
            if (tree := _tree(book.bytes(document))) is not None:
                walk(tree, composer)
        text = composer.document()
        if text.text:
            several = True
            yield _story(titles.get(name, ""), text, title, about, f"{about.get('identifier', '')}#{name}")
    if not several:
        raise InputError("holds no text")


def _refuse_encrypted(book: _Book) -> None:
    """Say so when a book is locked; fonts that are only disguised do not matter."""
    if any(entry.flag_bits & 1 for entry in book.archive.infolist()):
        raise InputError("is encrypted: it needs a password")
    rights = book.xml("META-INF/encryption.xml")
    methods = (
        [str(method.get("Algorithm") or "").lower() for method in rights.iter("EncryptionMethod")] if rights is not None else []
    )
    if any(not any(font in method for font in _FONTS) for method in methods):
        raise InputError("is encrypted: its seller's own reader is needed")


def _manifest(package: _Element, path: str) -> dict[str, tuple[str, str]]:
    """Give each file's path in the archive and its properties, by its id."""
    folder = posixpath.dirname(path)
    return {
        str(item.get("id")): (
            _inside(folder, str(item.get("href") or "")),
            f"{item.get('properties')} {item.get('media-type')}",
        )
        for item in package.iter("item")
    }


def _inside(folder: str, href: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(href.partition("#")[0])))


def _contents(book: _Book, package: _Element, files: dict[str, tuple[str, str]]) -> dict[str, str]:
    """Give the titles of files by the table of contents: EPUB 3's navigation document, else EPUB 2's NCX."""
    titles: dict[str, str] = {}
    nav = next((path for path, kind in files.values() if "nav" in kind.split()), "")
    root = book.xml(nav) if nav else None
    for link in root.iter("a") if root is not None else ():
        titles.setdefault(_inside(posixpath.dirname(nav), str(link.get("href") or "")), _words(link))
    if titles:
        return titles
    ncx = next((path for path, kind in files.values() if "dtbncx" in kind), "")
    root = book.xml(ncx) if ncx else None
    for point in root.iter("navPoint") if root is not None else ():
        content, label = point.find("content"), point.find("navLabel")
        if content is not None and label is not None:
            titles.setdefault(_inside(posixpath.dirname(ncx), str(content.get("src") or "")), _words(label))
    return titles


def _words(element: _Element) -> str:
    return plain_line(" ".join(map(str, element.itertext())))


def _about(package: _Element) -> dict[str, str]:
    """Give the first of each of the book's metadata."""
    about: dict[str, str] = {}
    for metadata in package.iter("metadata"):
        for element in metadata.iter("title", "creator", "language", "date", "identifier", "publisher"):
            about.setdefault(str(element.tag), _words(element))
    return about


def _grouped(spine: list[str], titles: dict[str, str]) -> dict[str, list[str]]:
    """Put a file that the contents do not name with the chapter before it; without contents each is its own."""
    groups: dict[str, list[str]] = {}
    current = ""
    known = any(path in titles for path in spine)
    for path in spine:
        if not known or path in titles or not current or current not in titles:
            current = path
        groups.setdefault(current, []).append(path)
    return groups


def _tree(data: bytes) -> _Element | None:
    """Read a chapter as the XML that it should be, else as HTML."""
    if not data:
        return None
    root, well_formed = parse_xml(data)
    if root is None or not well_formed:
        return parse_html(decode(data))
    return without_namespaces(root)


def _story(name: str, text: Document, book: str, about: dict[str, str], guid: str) -> Story:
    first = text.blocks[0]
    words = text.text[first.start : first.end]
    if first.kind == "heading" and len(text.blocks) > 1 and (not name or repeats(words, name)):
        name = name or clean_line(words)
        text = without_first_block(text)
    return Story(
        title=name or headline(text) or book,
        document=text,
        source=book,
        guid=identity(guid),
        authors=(about["creator"],) if about.get("creator") else (),
        published=read_date(about.get("date")),
        language=clean_line(about.get("language", ""), 35),
    )
