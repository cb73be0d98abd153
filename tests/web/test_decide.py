from datetime import UTC, datetime, timedelta

import pytest

from reader.errors import Failure
from reader.model import Feed, FeedResult
from reader.web import decide
from reader.web.response import Refused, Response

NOW = datetime(2026, 8, 23, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
URL = "https://example.org/feed"
KNOWN = Feed(url=URL, etag='"a"', modified="Mon", validated=NOW - HOUR)


@pytest.mark.parametrize(
    ("feed", "expected"),
    [
        (Feed(url=URL), True),
        (Feed(url=URL, next=NOW), True),
        (Feed(url=URL, next=NOW + HOUR), False),
        (Feed(url=URL, next=NOW + HOUR, last=FeedResult(NOW - HOUR, 200)), False),
        (Feed(url=URL, next=NOW + 9_000 * HOUR, last=FeedResult(NOW + 8_999 * HOUR, 200)), True),
        (Feed(url=URL, gone=True), False),
    ],
    ids=["never asked", "now", "later", "asked before", "asked in the future: the clock was wrong", "gone"],
)
def test_due(feed: Feed, expected: bool) -> None:
    assert decide.due(feed, NOW) is expected


def test_a_named_feed_is_asked_unless_its_server_said_not_before_or_it_is_gone() -> None:
    later = NOW + HOUR
    assert decide.barred(Feed(url=URL, next=later, last=FeedResult(NOW, 200)), NOW) is None
    assert decide.barred(Feed(url=URL, next=NOW, last=FeedResult(NOW - HOUR, 429, "x")), NOW) is None
    waiting = decide.barred(Feed(url=URL, next=later, last=FeedResult(NOW, 503, "x")), NOW)
    assert waiting == Failure(URL, "its server asked not to be asked before 2026-08-23 13:00 UTC")
    assert decide.barred(Feed(url=URL, gone=True), NOW) == Failure(URL, decide.GONE)


@pytest.mark.parametrize(
    ("feed", "expected"),
    [
        (Feed(url=URL), {}),
        (KNOWN, {"If-None-Match": '"a"', "If-Modified-Since": "Mon"}),
        (Feed(url=URL, modified="rubbish", validated=NOW), {"If-Modified-Since": "rubbish"}),
        (Feed(url=URL, etag='"a"', validated=NOW - timedelta(days=8, hours=1)), {}),
        (Feed(url=URL, etag='"a"', validated=NOW + timedelta(days=1)), {}),
    ],
    ids=["none", "both", "to the letter", "older than 8 days", "from the future"],
)
def test_validators_are_sent_as_received_while_they_are_fresh(feed: Feed, expected: dict[str, str]) -> None:
    assert decide.validators(feed, NOW) == expected


@pytest.mark.parametrize(
    ("status", "conditional", "cause"),
    [
        (200, False, None),
        (304, True, None),
        (304, False, "304 Not Modified, though nothing was kept to compare with"),
        (206, False, "206 Partial Content"),
        (204, False, "204 No Content"),
        (404, True, "404 Not Found"),
        (500, True, "500 Internal Server Error"),
        (799, True, "status 799"),
        (410, True, decide.GONE),
        (503, True, "503 Service Unavailable"),
        (429, True, "429 Too Many Requests: not before 2026-08-23 12:15 UTC"),
    ],
)
def test_only_200_and_a_304_that_was_asked_for_can_be_used(status: int, conditional: bool, cause: str | None) -> None:
    refused = decide.judge(URL, status, {}, NOW, conditional=conditional)
    assert (refused and refused.cause) == cause
    assert refused is None or refused.status == status


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("120", timedelta(minutes=2)),
        ("0", timedelta(0)),
        ("9" * 400, timedelta(days=31)),
        ("Sun, 23 Aug 2026 14:00:00 GMT", 2 * HOUR),
        ("Sun, 23 Aug 2020 14:00:00 GMT", timedelta(0)),
        ("Sun, 23 Aug 9999 14:00:00 GMT", timedelta(days=31)),
        ("-5", timedelta(minutes=15)),
        ("soon", timedelta(minutes=15)),
        ("", timedelta(minutes=15)),
        ("١٢", timedelta(minutes=15)),
    ],
)
def test_retry_after_is_seconds_a_date_or_rubbish(written: str, expected: timedelta) -> None:
    assert decide.ban(written, 503, NOW) == expected


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, None),
        ({"cache-control": "max-age=600"}, 600),
        ({"cache-control": 'Public, MAX-AGE = "600"', "age": "100"}, 500),
        ({"cache-control": "max-age=600", "age": "900"}, 0),
        ({"cache-control": "max-age=99999999999999999999"}, 86_400),
        ({"cache-control": "max-age=-1"}, None),
        ({"cache-control": "max-age=soon, no-cache"}, None),
        ({"cache-control": "no-store, max-age=600"}, None),
        ({"cache-control": "max-age=600", "age": "rubbish"}, 600),
    ],
)
def test_max_age_is_honoured_with_a_cap(headers: dict[str, str], expected: float | None) -> None:
    assert decide.max_age(headers) == expected


def answered(**more: object) -> Response:
    return Response(asked=URL, url=URL, body=b"x", **more)  # type: ignore[arg-type]


def test_a_good_answer_renews_everything() -> None:
    before = Feed(url=URL, etag='"a"', last=FeedResult(NOW - HOUR, 500, "broken"), why="old", gone=False)
    after = decide.after(before, answered(etag='"b"', modified="Tue", max_age=600.0), NOW)
    assert (after.etag, after.modified, after.validated) == ('"b"', "Tue", NOW)
    assert after.last == FeedResult(NOW, 200)
    assert after.next == NOW + timedelta(minutes=10)
    assert after.why == "its server says that it stays fresh until then"


def test_a_good_answer_without_validators_forgets_the_old_ones() -> None:
    after = decide.after(KNOWN, answered(), NOW)
    assert (after.etag, after.modified) == ("", "")
    assert (after.next, after.why) == (None, "")


def test_a_304_renews_the_validators_that_it_confirms() -> None:
    after = decide.after(KNOWN, Response(asked=URL, url=URL, status=304, etag='"other"'), NOW)
    assert (after.etag, after.modified, after.validated) == ('"a"', "Mon", NOW)


def test_the_new_address_is_kept_only_once_it_has_answered_with_a_feed() -> None:
    moved = "https://example.com/feed"
    assert decide.after(KNOWN, answered(permanent=moved), NOW).url == moved
    assert decide.after(KNOWN, Failure(URL, "is no feed"), NOW).url == URL
    assert decide.after(KNOWN, Response(asked=URL, url=moved, status=304, permanent=moved), NOW).url == URL


@pytest.mark.parametrize("failure", [Failure(URL, "is no feed"), Refused(URL, "cut short"), Refused(URL, "404 Not Found", 404)])
def test_a_failure_leaves_validators_as_they_were_and_is_tried_again(failure: Failure) -> None:
    after = decide.after(KNOWN, failure, NOW)
    assert (after.etag, after.modified, after.validated, after.url) == (KNOWN.etag, KNOWN.modified, KNOWN.validated, URL)
    assert after.last is not None
    assert after.last.cause == failure.cause
    assert decide.due(after, NOW)


def test_after_410_the_feed_stays_and_is_not_asked_again() -> None:
    after = decide.after(KNOWN, Refused(URL, decide.GONE, 410), NOW)
    assert after.gone
    assert not decide.due(after, NOW + 9_000 * HOUR)


def test_a_server_that_wants_to_be_left_alone_is() -> None:
    after = decide.after(KNOWN, Refused(URL, "429", 429, 7_200.0), NOW)
    assert after.next == NOW + 2 * HOUR
    assert not decide.due(after, NOW + HOUR)
    assert decide.barred(after, NOW + HOUR)


@pytest.mark.parametrize(
    ("ttl", "hours", "expected"),
    [
        (timedelta(minutes=90), (), NOW + timedelta(minutes=90)),
        (timedelta(days=900), (), NOW + timedelta(days=1)),
        (timedelta(minutes=-5), (), NOW + timedelta(minutes=10)),
        (None, (12, 13, 14), NOW.replace(hour=15)),
        (None, range(24), NOW + timedelta(minutes=10)),
        (None, (23,), NOW + timedelta(minutes=10)),
    ],
)
def test_ttl_and_skip_hours_are_honoured_with_a_cap(ttl: timedelta | None, hours: tuple[int, ...], expected: datetime) -> None:
    assert decide.after(KNOWN, answered(max_age=600.0), NOW, ttl=ttl, skip_hours=hours).next == expected
