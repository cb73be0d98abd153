import pytest

from reader.importers.sniff import sniff
from reader.importers.source import Source


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a", b'<?xml version="1.0"?><!-- x --><rss version="2.0">', "feed"),
        ("a.xml", b'<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom">', "feed"),
        ("a", b'<rdf:RDF xmlns="http://purl.org/rss/1.0/">', "feed"),
        ("a.html", b'<?xml version="1.0"?><rss>', "feed"),
        ("a", b'<!DOCTYPE rss [<!ENTITY x "y">]><rss>', "feed"),
        ("a", '<?xml version="1.0" encoding="utf-16"?><rss>'.encode("utf-16"), "feed"),
        ("a", b'{"version": "https://jsonfeed.org/version/1.1"', "json-feed"),
        ("a.json", b'{"items": []}', "json-feed"),
        ("a", b"<opml version='2.0'>", "opml"),
        ("a.xml", b'<?xml version="1.0"?><opml>', "opml"),
        ("a", b"<!doctype html><html>", "html"),
        ("a.html", b"Words and <b>more</b>", "html"),
        ("a", b"<p>Words", "html"),
        ("a.md", b"# Head", "markdown"),
        ("a.md", b"<b>Bold</b> words", "markdown"),
        ("a.markdown", b"---\ntitle: x\n---\n", "markdown"),
        ("a.txt", b"From: the beginning", "plain"),
        ("a.txt", b"<rss> is a tag", "plain"),
        ("a", b"Just words about <rss>", "plain"),
        ("-", b"Talks resume: a report", "plain"),
        ("a.eml", b"Subject: x\n\ny", "mail"),
        ("a", b"Received: from x\nSubject: y\n\nz", "mail"),
        ("a.mbox", b"From a@example.org Sat\nSubject: x\n\n", "mbox"),
        ("a", b"From a@example.org Sat Mar 30\nSubject: x\n\n", "mbox"),
        ("a", b"%PDF-1.7", "pdf"),
        ("a.epub", b"PK\x03\x04", "epub"),
        ("a", b"", "plain"),
        ("a", b"\xff\xfe\x00\x01\x02", "plain"),
    ],
)
def test_the_bytes_tell_before_the_name(name: str, data: bytes, kind: str) -> None:
    assert sniff(Source(name, data)) == kind


@pytest.mark.parametrize(
    ("content_type", "kind"),
    [
        ("text/html; charset=utf-8", "html"),
        ("application/rss+xml", "feed"),
        ("text/markdown", "markdown"),
        ("text/plain", "plain"),
    ],
)
def test_a_type_tells_where_the_bytes_do_not(content_type: str, kind: str) -> None:
    assert sniff(Source("https://example.org/", b"words", content_type)) == kind
