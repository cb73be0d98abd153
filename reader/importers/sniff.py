"""What a source is: by its first bytes, then by its type, then by its name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.importers.source import Source

_HEAD = 8192
_TYPES = {
    "application/json": "json-feed",
    "application/feed+json": "json-feed",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "text/x-markdown": "markdown",
    "message/rfc822": "mail",
    "application/mbox": "mbox",
    "application/epub+zip": "epub",
    "application/pdf": "pdf",
    "text/x-opml": "opml",
}
_ENDINGS = {
    "rss": "feed",
    "atom": "feed",
    "rdf": "feed",
    "xml": "feed",
    "json": "json-feed",
    "opml": "opml",
    "html": "html",
    "htm": "html",
    "xhtml": "html",
    "md": "markdown",
    "markdown": "markdown",
    "mdown": "markdown",
    "txt": "plain",
    "text": "plain",
    "eml": "mail",
    "mbox": "mbox",
    "mbx": "mbox",
    "epub": "epub",
    "pdf": "pdf",
}
_ROOT = re.compile(rb"<(?!\?|!)(?:[a-z0-9_.\-]+:)?([a-z0-9]+)", re.IGNORECASE)
_SKIPPED = re.compile(rb"<!--.*?-->|<\?.*?\?>|<!doctype\b[^\[>]*(?:\[[^\]]*\]\s*)?>", re.IGNORECASE | re.DOTALL)
_FEED_PARTS = re.compile(rb"<(?:\w+:)?(?:channel|item|entry)\b", re.IGNORECASE)
_FEED_ROOTS = frozenset({b"rss", b"feed", b"rdf", b"channel"})
_FIELD = re.compile(
    rb"(?:from|to|subject|date|received|return-path|delivered-to|message-id|mime-version|content-[a-z\-]+|x-[a-z\-]+|reply-to|sender)"
    rb":[ \t]",
    re.IGNORECASE,
)
_MAIL_NEEDS = re.compile(rb"^(?:from|subject|date|message-id|received):", re.IGNORECASE | re.MULTILINE)


def sniff(source: Source) -> str:
    """Give "feed", "json-feed", "html", "markdown", "plain", "mail", "mbox", "epub", "pdf" or "opml"."""
    head = source.data[:_HEAD]
    named = _ENDINGS.get(source.ending, "")
    typed = _TYPES.get(source.type.partition(";")[0].strip().lower(), "")
    return _by_magic(head) or _by_markup(head, named or typed) or _by_mail(head, named or typed) or _told(named, typed)


def _told(named: str, typed: str) -> str:
    """Trust a type, then a name; a feed or page without a tag is plain text."""
    told = typed or named
    return told if told in {"markdown", "mail", "html", "feed", "json-feed", "epub", "pdf"} else "plain"


def _by_magic(head: bytes) -> str:
    if b"%PDF-" in head[:1024]:
        return "pdf"
    return "epub" if head.startswith((b"PK\x03\x04", b"PK\x05\x06")) else ""


def _by_markup(head: bytes, told: str) -> str:
    """Tell by the first element; text that only begins with a tag keeps the kind its name tells."""
    text = head.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").lstrip()
    if told in {"markdown", "plain", "mail", "mbox"} and not text.startswith((b"<?xml", b"<!DOCTYPE", b"<!doctype")):
        return ""
    if text.startswith(b"{") and (told == "json-feed" or b"jsonfeed.org/version" in text or re.search(rb'"items"\s*:', text)):
        return "json-feed"
    text = _SKIPPED.sub(b"", text)
    found = _ROOT.search(text)
    root = found[1].lower() if found else b""
    junk = found.start() if found else 0
    if root in _FEED_ROOTS and (junk == 0 or told == "feed" or _FEED_PARTS.search(text)):
        return "feed"
    if root == b"opml":
        return "opml"
    return "html" if root and (junk == 0 or told == "html" or root == b"html") and told != "feed" else ""


def _by_mail(head: bytes, told: str) -> str:
    if head.startswith(b"From ") and (told == "mbox" or _MAIL_NEEDS.search(head)):
        return "mbox"
    if told in {"plain", "markdown"}:
        return ""
    return "mail" if _FIELD.match(head) and _MAIL_NEEDS.search(head) else ""
