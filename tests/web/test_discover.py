import time

import pytest

from reader.web.discover import PLACES, candidates

URL = "https://example.org/news/index.html"
GUESSED = [f"https://example.org{place}" for place in PLACES]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ('<link rel="alternate" type="application/rss+xml" href="/rss?a=1&amp;b=2">', "https://example.org/rss?a=1&b=2"),
        (
            "<LINK HREF=feed.atom TYPE='application/atom+xml; charset=utf-8' REL='Alternate home'>",
            "https://example.org/news/feed.atom",
        ),
        (
            '<base href="https://example.com/x/"><link rel=alternate type=application/feed+json href=f.json>',
            "https://example.com/x/f.json",
        ),
        ('<a class="b" href="https://example.com/blog/feed/">RSS</a>', "https://example.com/blog/feed/"),
    ],
)
def test_the_feed_that_a_page_names_comes_first(page: str, expected: str) -> None:
    assert candidates(URL, page.encode())[0] == expected


@pytest.mark.parametrize(
    "page",
    [
        '<link rel="stylesheet" type="text/css" href="/a.css">',
        '<link rel="alternate" type="text/html" hreflang="fr" href="/fr">',
        '<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">',
        '<link rel="alternate" type="application/rss+xml" href="http://[">',
        '<link rel="alternate" type="application/rss+xml">',
        '<!-- <link rel="alternate" type="application/rss+xml" href="/old"> -->',
        '<a href="/feedback">feedback</a>',
        "",
    ],
)
def test_what_is_no_feed_is_not_taken_for_one_and_common_places_are_left(page: str) -> None:
    assert candidates(URL, page.encode()) == GUESSED


def test_links_come_before_anchors_and_nothing_twice() -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="/rss.xml">'
    found = candidates(URL, f'<a href="/atom.xml">Atom</a>{link}{link}'.encode())
    assert found[:2] == ["https://example.org/rss.xml", "https://example.org/atom.xml"]
    assert len(found) == len(set(found)) == len(PLACES)


@pytest.mark.parametrize(
    "piece", ["<link ", "<!--", "<link a='", "<a href=" + "x" * 3_000, '<link rel=alternate type="application/rss+xml" href=/>']
)
def test_a_hostile_page_is_quickly_over(piece: str) -> None:
    before = time.process_time()
    assert len(candidates(URL, piece.encode() * (2_000_000 // len(piece)))) <= 12
    assert time.process_time() - before < 2
