"""What a feed's answer means for the subscription and its stories."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from reader.errors import Failure
from reader.model import Feed, FeedResult
from reader.web import Refused, Response, answers

NOW = datetime(2024, 3, 31, 12, tzinfo=UTC)
URL, MOVED = "https://example.org/feed", "https://example.com/feed"
KNOWN = Feed(url=URL, etag='"old"', modified="then", validated=NOW - timedelta(days=1))


def rss(items: str, more: str = "") -> bytes:
    return f'<rss version="2.0"><channel><title>Example</title><link>https://example.org/</link>{more}{items}</channel></rss>'.encode()


ITEM = "<item><guid>1</guid><title>Talks</title><description>They resume.</description></item>"


def answer(body: bytes, **fields: object) -> Response:
    return Response(asked=URL, url=URL, body=body, etag='"new"', **fields)  # type: ignore[arg-type]


def test_a_feed_is_taken_whole_with_its_new_address_and_validators() -> None:
    taken = answers.taken(KNOWN, answer(rss(ITEM), permanent=MOVED), NOW)
    assert (taken.feed.url, taken.feed.etag, taken.feed.validated, taken.failure) == (MOVED, '"new"', NOW, None)
    assert (taken.feed.title, taken.feed.site) == ("Example", "https://example.org/")
    assert [(story.title, story.feed, story.source) for story in taken.stories] == [("Talks", MOVED, "Example")]


def test_a_title_that_a_person_gave_stays() -> None:
    feed = Feed(url=URL, title="Mine")
    assert answers.taken(feed, answer(rss(ITEM)), NOW).feed.title == "Mine"


def test_how_often_a_feed_wants_to_be_asked_is_heard() -> None:
    taken = answers.taken(KNOWN, answer(rss(ITEM, "<ttl>90</ttl>")), NOW)
    assert taken.feed.next == NOW + timedelta(minutes=90)
    assert "ttl" in taken.feed.why


@pytest.mark.parametrize("body", [b"", b"<html><body>Log in.</body></html>", b"\0\1\2", b'{"not": "a feed"}'])
def test_what_is_no_feed_changes_neither_address_nor_validators(body: bytes) -> None:
    taken = answers.taken(KNOWN, answer(body, permanent=MOVED), NOW)
    assert taken.failure
    assert taken.stories == ()
    assert (taken.feed.url, taken.feed.etag, taken.feed.modified, taken.feed.validated) == (
        URL,
        '"old"',
        "then",
        KNOWN.validated,
    )
    assert taken.feed.last == FeedResult(NOW, None, taken.failure.cause)


def test_a_part_of_a_feed_is_taken_leaves_the_validators_and_is_asked_for_again() -> None:
    whole = rss(ITEM + ITEM.replace("1", "2"))
    taken = answers.taken(KNOWN, answer(whole[: whole.rindex(b"They") + 6], max_age=3600), NOW)
    assert taken.failure
    assert [story.guid for story in taken.stories] == ["1"]
    assert (taken.feed.etag, taken.feed.validated) == ('"old"', KNOWN.validated)
    assert taken.feed.last == FeedResult(NOW, 200, taken.failure.cause)
    assert taken.feed.next is None


def test_nothing_new_renews_the_validators() -> None:
    taken = answers.taken(KNOWN, Response(asked=URL, url=URL, status=304), NOW)
    assert (taken.feed.etag, taken.feed.validated, taken.stories, taken.failure) == ('"old"', NOW, (), None)


def test_a_failure_is_kept() -> None:
    failure = Refused(URL, "500 Internal Server Error", 500)
    taken = answers.taken(KNOWN, failure, NOW)
    assert taken.failure == failure
    assert taken.feed.last == FeedResult(NOW, 500, failure.cause)


def test_due_feeds_are_chosen_and_named_ones_unless_they_may_not_be_asked() -> None:
    later = NOW + timedelta(hours=1)
    due, waiting = Feed(url="due"), Feed(url="waiting", next=later, last=FeedResult(NOW, 200))
    gone = Feed(url="gone", gone=True)
    banned = Feed(url="banned", next=later, last=FeedResult(NOW, 429, "429 Too Many Requests"))
    subscribed = {feed.url: feed for feed in (due, waiting, gone, banned)}
    assert answers.chosen(subscribed, [], NOW) == ([due], [])
    asked, refused = answers.chosen(subscribed, ["waiting", "gone", "unknown", "banned", "waiting"], NOW)
    assert asked == [waiting]
    assert [failure.input for failure in refused] == ["gone", "unknown", "banned"]
    assert all(isinstance(failure, Failure) for failure in refused)
