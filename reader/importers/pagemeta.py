"""What a page says about itself: JSON-LD, OpenGraph and other meta elements, in that order of trust."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from reader.importers.dates import read_date
from reader.importers.markup import plain_line
from reader.record import record
from reader.text.clean import clean_line, clean_url

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from lxml.etree import _Element

_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "sailthru.title", "parsely-title")
_SITES = ("og:site_name", "application-name", "dc.publisher")
_AUTHORS = (
    "author",
    "article:author_name",
    "dc.creator",
    "dcterms.creator",
    "sailthru.author",
    "parsely-author",
    "byl",
    "byline",
)
_PUBLISHED = (
    *(
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "parsely-pub-date",
        "sailthru.date",
        "dc.date.issued",
    ),
    *("dcterms.created", "dc.date", "dcterms.date", "pubdate", "publishdate", "publish-date", "article.published", "date"),
)
_UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "lastmod", "last-modified")
_STORIES = re.compile(r"\w*(?:Article|BlogPosting|Report)")
_LARGEST = 1_000_000
_BYLINE = re.compile(r"^(?:by|von|par|por|di|door|av)\s+", re.IGNORECASE)


@record
class PageMeta:
    """Title, names and times of a page; empty where it does not tell."""

    title: str = ""
    url: str = ""
    site: str = ""
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    updated: datetime | None = None
    language: str = ""


def read_meta(tree: _Element, base: str) -> PageMeta:
    """Read what the page of this tree says about itself."""
    metas = _metas(tree)
    story = next(_stories(tree), {})
    canonical = next(
        (link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"), ""
    )
    published = _first_date(story.get("datePublished"), story.get("dateCreated"), *(metas.get(name) for name in _PUBLISHED))
    times = (
        time.get("datetime")
        for time in tree.iter("time")
        if time.get("itemprop") == "datePublished" or time.get("pubdate") is not None
    )
    said = (plain_line(_text(_of(story.get("publisher")).get("name"))), _meta(metas, _SITES))
    host = (urlsplit(clean_url(base)).hostname or "").removeprefix("www.")
    site = next((name for name in said if name and "://" not in name), host)
    title = plain_line(_text(story.get("headline"))) or _meta(metas, _TITLES)
    url = clean_url(canonical, base) or clean_url(metas.get("og:url", ""), base) or clean_url(base)
    return PageMeta(
        title=_headline(tree, title, site),
        url=_deep(url, base),
        site=site or (urlsplit(url).hostname or "").removeprefix("www."),
        authors=tuple(dict.fromkeys(name for name in _authors(story, metas) if name.casefold() != site.casefold()))[:20],
        published=published or _first_date(*times),
        updated=_first_date(story.get("dateModified"), *(metas.get(name) for name in _UPDATED)),
        language=_language(tree, story, metas),
    )


def _metas(tree: _Element) -> dict[str, str]:
    """Give the first content of each meta element's name."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = (meta.get("content") or "").strip()
        if name and content:
            found.setdefault(name, content)
    return found


def _meta(metas: dict[str, str], names: tuple[str, ...]) -> str:
    return next((line for name in names if (line := plain_line(metas.get(name, "")))), "")


def _stories(tree: _Element) -> Iterator[dict[str, Any]]:
    """Yield the JSON-LD objects that describe a story."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text or len(script.text) > _LARGEST:
            continue
        try:
            found = json.loads(re.sub(r"^\s*(?:<!--|//<!\[CDATA\[)|(?:-->|//\]\]>)\s*$", "", script.text), strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(found):
            kinds = thing.get("@type")
            if any(
                isinstance(kind, str) and _STORIES.fullmatch(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
            ):
                yield thing


def _things(found: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of a list, of a graph, or what a page is mainly about."""
    for thing in found if isinstance(found, list) else [found]:
        if isinstance(thing, dict):
            yield thing
            for key in ("@graph", "mainEntity", "mainEntityOfPage"):
                inner = thing.get(key)
                yield from (item for item in (inner if isinstance(inner, list) else [inner]) if isinstance(item, dict))


def _of(value: Any) -> dict[str, Any]:
    value = value[0] if isinstance(value, list) and value else value
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _first_date(*written: object) -> datetime | None:
    return next((moment for one in written if (moment := read_date(one))), None)


def _authors(story: dict[str, Any], metas: dict[str, str]) -> Iterator[str]:
    """Yield names, not addresses of profiles."""
    said = story.get("author") or story.get("creator")
    names = [
        _text(one.get("name")) if isinstance(one, dict) else _text(one) for one in (said if isinstance(said, list) else [said])
    ]
    if not any(names):
        names = [metas.get(name, "") for name in _AUTHORS if metas.get(name)][:1] or [metas.get("article:author", "")]
    for written in names:
        line = _BYLINE.sub("", plain_line(written, 200)).partition(" | ")[0]
        if line and "://" not in line and not line.startswith("@"):
            yield line


def _headline(tree: _Element, title: str, site: str) -> str:
    """Give the headline: what the page calls itself, without the site's name at its end."""
    if not title:
        heads = [plain_line("".join(map(str, head.itertext()))) for head in tree.iter("h1")]
        title = next((plain_line("".join(map(str, element.itertext()))) for element in tree.iter("title")), "")
        # The one heading that the page's title begins with is its headline without the site's name.
        fitting = [head for head in heads if head and re.match(rf"{re.escape(head)}\s*(?:[|:»/·–—-]|\Z)", title, re.IGNORECASE)]
        title = fitting[0] if fitting else title or next((head for head in heads if head), "")
    for mark in (" | ", " - ", " – ", " — ", " · ", " :: "):
        front, _, end = title.rpartition(mark)
        if front and site and end.casefold().strip() == site.casefold():
            return front.strip()
    return title


def _deep(url: str, base: str) -> str:
    """Give the address, or that of the request when the page wrongly takes its site's front page for itself."""
    asked = clean_url(base)
    return asked if asked and urlsplit(url).path in {"", "/"} and urlsplit(asked).path not in {"", "/"} else url


def _language(tree: _Element, story: dict[str, Any], metas: dict[str, str]) -> str:
    root = tree.get("lang") or next((str(html.get("lang") or "") for html in tree.iter("html")), "")
    language = root or _text(story.get("inLanguage")) or metas.get("og:locale") or metas.get("content-language") or ""
    language = clean_line(language, 35).replace("_", "-")
    return language if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", language) else ""
