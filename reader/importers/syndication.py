"""RSS 0.9x, 1.0, 2.0 and Atom 0.3, 1.0 by their elements' names; namespaces matter only where two use one name."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from reader.importers.dates import read_date
from reader.importers.markup import from_html, plain_line
from reader.importers.parsedfeed import ITEMS, ParsedFeed, headline, identity, size
from reader.model import Document, Enclosure, Feed, Story
from reader.text.clean import clean_line, clean_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from reader.importers.source import Source

_ROOTS = frozenset({"rss", "rdf", "feed", "channel"})
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_PREFIXES = (
    ("purl.org/dc/", "dc"),
    ("purl.org/rss/1.0/modules/content", "content"),
    ("search.yahoo.com/mrss", "media"),
    ("itunes.com/dtds", "itunes"),
    ("purl.org/rss/1.0/modules/syndication", "sy"),
    ("w3.org/2005/Atom", ""),
    ("w3.org/1999/xhtml", "xhtml"),
    ("purl.org/atom", ""),
)


def is_feed(root: _Element) -> bool:
    """Whether a document's root is that of a feed."""
    return _name(root) in _ROOTS


def read_feed(root: _Element, source: Source) -> ParsedFeed:
    """Give the feed that a document holds."""
    channel = next((element for element in _channels(root)), root)
    found = _children(channel)
    base = _joined(source.url, channel.base)
    site = clean_url(_link(found), base)
    title = plain_line(_text(found, "title"))
    elements = (element for element in root.iter("{*}item", "{*}entry") if _name(element) in {"item", "entry"})
    items = list(islice(elements, ITEMS))
    left = sum(1 for _ in elements)
    language = clean_line(_text(found, "language", "dc:language") or channel.get(_LANG) or root.get(_LANG) or "", 35)
    item = _Item(source=title or source.file_name, base=base or site, language=language)
    return ParsedFeed(
        feed=Feed(url=source.url, title=title, site=site),
        stories=[item.read(element) for element in items],
        problems=[f"holds more than {ITEMS} items, the first {ITEMS} are taken"] if left else [],
        language=language,
        ttl=_ttl(found),
        skip_hours=frozenset(_hours(channel)),
    )


def _channels(root: _Element) -> Iterator[_Element]:
    if _name(root) == "feed":
        yield root
    yield from (element for element in root.iter("{*}channel") if _name(element) == "channel")


def _name(element: _Element) -> str:
    """Give an element's name with the prefix by which its namespace is known; RSS and Atom have none."""
    space, _, local = str(element.tag).rpartition("}")
    if not space:
        return local.lower()
    prefix = next((prefix for part, prefix in _PREFIXES if part in space), "" if _is_rss(space) else "other")
    return f"{prefix}:{local.lower()}" if prefix else local.lower()


def _is_rss(space: str) -> bool:
    return any(
        part in space for part in ("purl.org/rss", "netscape.com/rdf", "backend.userland.com", "rdf-syntax", "my.netscape.com")
    )


def _children(element: _Element) -> dict[str, list[_Element]]:
    children: dict[str, list[_Element]] = {}
    for child in element:
        children.setdefault(_name(child), []).append(child)
    return children


def _text(children: dict[str, list[_Element]], *names: str) -> str:
    """Give the text of the first of these elements that has any."""
    for name in names:
        for element in children.get(name, ()):
            if text := "".join(map(str, element.itertext(with_tail=False))).strip():
                return text
    return ""


def _content(element: _Element) -> str:
    """Give an element's content as HTML: escaped, in place, or plain text."""
    kind = (element.get("type") or "").lower()
    if len(element):  # markup in place; XHTML's prefix, if any, is of no use to an HTML parser
        from lxml import etree

        inner = (element.text or "") + "".join(etree.tostring(child, encoding="unicode") for child in element)
        return re.sub(r"<(/?)(?:\w+:)(\w)", r"<\1\2", inner)
    text = element.text or ""
    if kind in {"text", "text/plain"}:
        return text.replace("&", "&amp;").replace("<", "&lt;")
    return text


def _link(children: dict[str, list[_Element]]) -> str:
    """Give the address of the page: Atom's alternate link, RSS's text."""
    for link in children.get("link", ()):
        relation = link.get("rel") or "alternate"
        if relation == "alternate" and (address := link.get("href") or (link.text or "").strip()):
            return address
    return ""


def _joined(base: str, inner: str | None) -> str:
    """Give the address that links in an element with this xml:base are relative to."""
    return (clean_url(inner, base) or base) if inner else base


def _ttl(channel: dict[str, list[_Element]]) -> int | None:
    """Give the minutes that a feed asks to be left alone."""
    if (minutes := _text(channel, "ttl")).isdecimal():
        return min(int(minutes[:6]), 10_080) or None
    period = {"hourly": 60, "daily": 1440, "weekly": 10_080}.get(_text(channel, "sy:updateperiod").lower())
    frequency = _text(channel, "sy:updatefrequency")
    return period and max(period // max(int(frequency[:4]) if frequency.isdecimal() else 1, 1), 1)


def _hours(channel: _Element) -> Iterator[int]:
    for hours in channel.iter("{*}skipHours"):
        for hour in hours:
            if (text := (hour.text or "").strip()).isdecimal() and len(text) < 3 and int(text) <= 24:
                yield int(text) % 24


class _Item:
    """Reads the items of one feed."""

    def __init__(self, source: str, base: str, language: str) -> None:
        self.source, self.base, self.language = source, base, language

    def read(self, element: _Element) -> Story:
        """Give the story of an item."""
        found = _children(element)
        base = _joined(self.base, element.base)
        guid = _text(found, "guid", "id") or str(element.get(_ABOUT) or "")
        url = clean_url(_link(found), base) or self.permalink(found) or clean_url(guid if "://" in guid else "", "")
        document = self.document(found, url or base)
        published = _text(found, "pubdate", "published", "issued", "dc:date", "dc:issued", "created", "dc:created", "date")
        updated = read_date(_text(found, "updated", "modified", "dc:modified"))
        return Story(
            title=plain_line(_text(found, "title", "dc:title"))
            or headline(document)
            or plain_line(_text(found, "media:title"))
            or url,
            document=document,
            url=url,
            source=self.source,
            guid=identity(guid),
            authors=tuple(dict.fromkeys(self.authors(found))),
            published=read_date(published) or updated,
            updated=updated,
            language=clean_line(element.get(_LANG) or _text(found, "dc:language") or self.language, 35),
            enclosures=tuple(self.enclosures(element, base)),
        )

    def permalink(self, found: dict[str, list[_Element]]) -> str:
        """Give a guid that says that it is an address."""
        guids = found.get("guid", ())
        return next((clean_url(guid.text or "") for guid in guids if guid.get("isPermaLink", "true").lower() == "true"), "")

    def document(self, found: dict[str, list[_Element]], base: str) -> Document:
        """Give the fullest of what an item says: its content, else its summary."""
        best = Document("")
        for names in (
            ("content:encoded", "content", "xhtml:body", "body"),
            ("description", "summary", "dc:description"),
            ("media:group", "media:description"),
        ):
            for element in (element for name in names for element in found.get(name, ())):
                if _name(element) == "media:group":
                    content = _text(_children(element), "media:description")
                elif element.get("src"):
                    continue
                else:
                    content = _content(element)
                document = from_html(content, _joined(base, element.base))
                if len(document.text) > len(best.text):
                    best = document
            if best.text and names[0] == "description":
                break
        return best

    def authors(self, found: dict[str, list[_Element]]) -> Iterator[str]:
        """Yield the names of those who wrote it; RSS gives an address with the name in brackets."""
        for name in ("author", "dc:creator", "itunes:author"):
            for element in found.get(name, ()):
                written = _text(_children(element), "name") if len(element) else (element.text or "")
                line = plain_line(written, 200)
                bracketed = re.fullmatch(r"\S+@\S+\s+\((.+)\)", line)
                if line := bracketed[1] if bracketed else line:
                    yield line
            if name == "dc:creator" and any(found.get(key) for key in ("author", "dc:creator")):
                return

    def enclosures(self, element: _Element, base: str) -> Iterable[Enclosure]:
        """Give the files that come with an item."""
        found: dict[str, Enclosure] = {}
        for child in element.iter("{*}enclosure", "{*}content", "{*}link"):
            name = _name(child)
            if name == "enclosure" or name == "media:content" or (name == "link" and child.get("rel") == "enclosure"):
                url = clean_url(child.get("url") or child.get("href") or "", base)
                length = size(child.get("length") or child.get("fileSize") or "")
                found.setdefault(url, Enclosure(url, clean_line(child.get("type") or "", 100), length))
        return [enclosure for url, enclosure in found.items() if url][:50]
