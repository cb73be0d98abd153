"""OPML: subscriptions of other readers, and ours for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from reader.errors import Failure, InputError
from reader.importers.markup import plain_line
from reader.importers.safexml import parse_xml
from reader.model import Feed
from reader.text.clean import clean_line, clean_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)\b", re.IGNORECASE)
_LARGEST = 100 * 1024 * 1024
_FOLDERS = 10


def read_outlines(data: bytes, name: str = "OPML", content_type: str = "") -> Iterator[Feed | Failure]:
    """Yield the feeds of an OPML file, each once, tagged by the folders it is in; a Failure for an address that is none."""
    if len(data) > _LARGEST:
        raise InputError(f"is larger than {_LARGEST >> 20} MiB")
    if _DOCTYPE.search(data[:65536].replace(b"\0", b"")):
        raise InputError("has a DOCTYPE, which OPML has no use for: it is refused")
    root, _ = parse_xml(data, content_type)
    if root is None or not str(root.tag).lower().endswith(("opml", "body", "outline")):
        raise InputError("is no OPML that can be read")
    from lxml import etree

    folders: list[str] = []
    seen: set[str] = set()
    for event, outline in etree.iterwalk(root, events=("start", "end"), tag="{*}outline"):
        found = {key.lower(): value for key, value in outline.attrib.items()}
        title = plain_line(str(found.get("text") or found.get("title") or ""))
        address = str(found.get("xmlurl") or found.get("url") or "").strip()
        if not address and len(outline):
            if event == "end":
                folders.pop()
            else:
                folders.append(title)
        elif event == "start" and address:
            yield from _feed(address, title, str(found.get("htmlurl") or ""), folders, seen, name)


def _feed(address: str, title: str, site: str, folders: list[str], seen: set[str], name: str) -> Iterator[Feed | Failure]:
    if address.lower().startswith("feed:"):  # feed://example.org/ and feed:https://example.org/
        address = address[5:] if "://" in address[5:] else f"http:{address[5:]}"
    url = clean_url(address)
    if not url or url.startswith("mailto:"):
        yield Failure(name, f"{clean_line(address, 200)} is no http or https address")
    elif url not in seen:
        seen.add(url)
        tags = tuple(dict.fromkeys(folder for folder in folders[:_FOLDERS] if folder))
        yield Feed(url=url, title=title, site=clean_url(site), tags=tags)


def write(feeds: Iterable[Feed], title: str = "newsreader") -> str:
    """Give the subscriptions as OPML, in folders by their first tag."""
    folders: dict[str, list[Feed]] = {}
    for feed in feeds:
        folders.setdefault(feed.tags[0] if feed.tags else "", []).append(feed)
    lines = ['<?xml version="1.0" encoding="utf-8"?>', '<opml version="2.0">']
    lines += [f"  <head><title>{_escaped(title)}</title></head>", "  <body>"]
    for folder in sorted(folders):
        indent = "      " if folder else "    "
        lines += [f"    <outline text={quoteattr(folder)}>"] if folder else []
        lines += [indent + _outline(feed) for feed in folders[folder]]
        lines += ["    </outline>"] if folder else []
    return "\n".join([*lines, "  </body>", "</opml>", ""])


def _outline(feed: Feed) -> str:
    site = f" htmlUrl={quoteattr(feed.site)}" if feed.site else ""
    return f'<outline type="rss" text={quoteattr(feed.title or feed.url)} xmlUrl={quoteattr(feed.url)}{site}/>'


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
