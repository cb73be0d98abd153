"""Find the feeds that a page names, and the places where one commonly lies. Pure.

Tags are read by regular expressions from the first 1 MB: a page is only looked at for links here, and a parser takes
seconds for a hostile one.
"""

from __future__ import annotations

import html
import re
from urllib.parse import urljoin

from reader.web import addresses

LOOKED_AT = 1_000_000
CANDIDATES = 12
PLACES = ("/feed", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/rss", "/feed.json")
TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "application/x-rss+xml")

_TAG = re.compile(r"<(link|a|base)\s([^<>]{1,4000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([a-z]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_FEEDLIKE = re.compile(r"(?:^|[/._?=-])(?:rss|atom|feeds?|rdf)(?:$|[/._?&=-])", re.IGNORECASE)


def candidates(url: str, page: bytes) -> list[str]:
    """Give addresses at which the feed of a page may be, the likeliest first: linked, named like a feed, in a common place."""
    linked, named, base = [], [], url
    for tag, attributes in _tags(page):
        target = _target(base, attributes.get("href", ""))
        kind = attributes.get("type", "").partition(";")[0].strip().lower()
        if tag == "base":
            base = target or base
        elif tag == "link" and "alternate" in attributes.get("rel", "").lower().split() and kind in TYPES:
            linked.append(target)
        elif tag == "a" and _FEEDLIKE.search(target.partition("://")[2].partition("/")[2]):
            named.append(target)
    guessed = [urljoin(url, place) for place in PLACES]
    found = dict.fromkeys(target for target in [*linked, *named[:4], *guessed] if target and target != url)
    return list(found)[:CANDIDATES]


def _tags(page: bytes) -> list[tuple[str, dict[str, str]]]:
    # by hand: an expression for comments is quadratic where many begin and none ends
    first, *rest = page[:LOOKED_AT].decode("utf-8", "replace").split("<!--")
    text = first + "".join(part.partition("-->")[2] for part in rest)
    return [(match[1].lower(), _attributes(match[2])) for match in _TAG.finditer(text)]


def _attributes(written: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(written):
        found.setdefault(name.lower(), html.unescape(next(filter(None, values), "")).strip())
    return found


def _target(base: str, href: str) -> str:
    try:
        target = urljoin(base, href).partition("#")[0] if href else ""
    except ValueError:
        return ""
    return "" if not target or addresses.fault(target) else target
