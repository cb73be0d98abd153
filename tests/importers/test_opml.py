import time

import pytest

from reader.errors import Failure, InputError
from reader.importers.opml import read_outlines, write
from reader.model import Feed

OPML = b"""<?xml version="1.0"?><opml version="2.0"><head><title>x</title></head><body>
<outline text="News"><outline text="World"><outline type="rss" text="A &amp;amp; B" xmlUrl="https://example.org/a" htmlUrl="https://example.org/"/>
</outline><outline title="C" xmlUrl="feed://example.org/c"/></outline>
<outline text="bad" xmlUrl="javascript:alert(1)"/><outline text="bad" xmlUrl="file:///etc/passwd"/>
<outline text="again" xmlUrl="https://example.org/a"/><outline xmlUrl="https://example.org/d"/></body></opml>"""


def test_feeds_come_once_with_their_folders_as_tags_and_bad_addresses_as_failures() -> None:
    found = list(read_outlines(OPML, "subs.opml"))
    assert [feed for feed in found if isinstance(feed, Feed)] == [
        Feed(url="https://example.org/a", title="A & B", site="https://example.org/", tags=("News", "World")),
        Feed(url="http://example.org/c", title="C", tags=("News",)),
        Feed(url="https://example.org/d"),
    ]
    failures = [failure for failure in found if isinstance(failure, Failure)]
    assert [failure.cause.split()[0] for failure in failures] == ["javascript:alert(1)", "file:///etc/passwd"]


@pytest.mark.parametrize(
    "data", [b'<!DOCTYPE o [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml/>', b"<html/>", b"", b"rubbish"]
)
def test_what_is_no_plain_opml_is_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        list(read_outlines(data))


def test_what_is_written_is_read_again() -> None:
    feeds = [
        Feed(url="https://example.org/?a=1&b=2", title='Quotes " and 1 < 2 & more', site="https://example.org/"),
        Feed(url="https://example.org/x", title="X", tags=("Folder & co",)),
    ]
    assert list(read_outlines(write(feeds).encode())) == feeds


def test_a_hundred_thousand_outlines_are_read_quickly() -> None:
    outlines = b"".join(b'<outline text="A" xmlUrl="https://example.org/%d"/>' % number for number in range(100_000))
    began = time.process_time()
    assert sum(1 for _ in read_outlines(b"<opml><body>" + outlines + b"</body></opml>")) == 100_000
    assert time.process_time() - began < 10


def test_deep_folders_do_no_harm() -> None:
    nested = b'<outline text="f">' * 5000 + b'<outline xmlUrl="https://example.org/"/>'
    assert all(isinstance(found, (Feed, Failure)) for found in read_outlines(b"<opml><body>" + nested))
