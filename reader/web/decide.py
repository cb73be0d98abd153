"""What to do about a feed, decided apart from doing it: is it due, what to send along, what to keep of an answer. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING

from reader.errors import Failure
from reader.model import Feed, FeedResult
from reader.web.response import Refused, Response

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

LONGEST_WAIT = timedelta(days=1)  # that max-age, ttl and skipHours can ask for
LONGEST_BAN = timedelta(days=31)  # that Retry-After can ask for
UNSAID_BAN = timedelta(minutes=15)  # after 429, or 503 with a Retry-After that cannot be read
VALIDATOR_LETTERS = 4_096  # a longer one is not kept: it would not fit into a request's headers
CLOCK_SLACK = timedelta(minutes=5)

GONE = f"{HTTPStatus.GONE.value} Gone: the feed has ended; its stories stay"


def due(feed: Feed, now: datetime) -> bool:
    """Tell whether a feed is to be asked. One fetched in the future is: the clock was wrong then or is now."""
    if feed.gone:
        return False
    clock_went_back = feed.last is not None and feed.last.time > now + CLOCK_SLACK
    return feed.next is None or feed.next <= now or clock_went_back


def barred(feed: Feed, now: datetime) -> Failure | None:
    """Say why a feed may not be asked even when a person names it: it is gone, or its server said not before."""
    if feed.gone:
        return Failure(feed.url, GONE)
    if not due(feed, now) and feed.next and feed.last and feed.last.status in (429, 503):
        return Failure(feed.url, f"its server asked not to be asked before {_clock(feed.next)}")
    return None


def validators(feed: Feed, now: datetime, days: float = 8) -> dict[str, str]:
    """Give the request headers that ask only for what is new; none when the last good answer is too old or in the future."""
    if feed.validated is None or not timedelta(0) <= now + CLOCK_SLACK - feed.validated <= timedelta(days=days):
        return {}
    sent = {"If-None-Match": feed.etag, "If-Modified-Since": feed.modified}
    return {name: value for name, value in sent.items() if value}


def judge(asked: str, status: int, headers: Mapping[str, str], now: datetime, *, conditional: bool) -> Refused | None:
    """Say why an answer cannot be used, by its status alone; None when it can."""
    if status == HTTPStatus.OK or (status == HTTPStatus.NOT_MODIFIED and conditional):
        return None
    if status == HTTPStatus.NOT_MODIFIED:
        return Refused(asked, f"{_words(status)}, though nothing was kept to compare with", status)
    if status == HTTPStatus.GONE:
        return Refused(asked, GONE, status)
    if status in (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE):
        wait = ban(headers.get("retry-after"), status, now)
        if wait:
            return Refused(asked, f"{_words(status)}: not before {_clock(now + wait)}", status, wait.total_seconds())
    return Refused(asked, _words(status), status)


def ban(retry_after: str | None, status: int, now: datetime) -> timedelta:
    """Read Retry-After: seconds or a date; rubbish, and a 429 that says nothing, mean a quarter of an hour."""
    if retry_after is None:
        return UNSAID_BAN if status == HTTPStatus.TOO_MANY_REQUESTS else timedelta(0)
    written = retry_after.strip()
    if written.isascii() and written.isdigit():
        # more digits than a month has seconds would not fit into a timedelta
        return min(timedelta(seconds=int(written)), LONGEST_BAN) if len(written) <= 9 else LONGEST_BAN
    until = http_date(written)
    return UNSAID_BAN if until is None else min(max(until - now, timedelta(0)), LONGEST_BAN)


def http_date(written: str) -> datetime | None:
    """Read an HTTP date, None when it is none."""
    try:
        date = parsedate_to_datetime(written)
        return (date if date.tzinfo else date.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def max_age(headers: Mapping[str, str]) -> float | None:
    """Read for how many seconds an answer stays fresh, less the age that it has; None when nothing is said."""
    directives = dict(_directive(part) for part in headers.get("cache-control", "").split(","))
    if "no-store" in directives or "no-cache" in directives:
        return None
    seconds, age = directives.get("max-age", ""), headers.get("age", "0").strip()
    if not (seconds.isascii() and seconds.isdigit()):
        return None
    capped = min(int(seconds[:12]), int(LONGEST_WAIT.total_seconds()))
    return max(0.0, float(capped - (int(age[:12]) if age.isascii() and age.isdigit() else 0)))


def _directive(part: str) -> tuple[str, str]:
    name, _, value = part.strip().partition("=")
    return name.strip().lower(), value.strip().strip('"')


def kept_validator(value: str) -> str:
    """Give a validator to the letter, or nothing when it is longer than any sense."""
    return value if len(value) <= VALIDATOR_LETTERS else ""


def after(
    feed: Feed,
    outcome: Response | Failure,
    now: datetime,
    *,
    ttl: timedelta | None = None,
    skip_hours: Collection[int] = (),
) -> Feed:
    """Give the feed as it is after an answer.

    A failure, also one that the reader of the body found, leaves address and validators as they were. `ttl` and `skip_hours`
    (of the day, UTC) are what the feed itself says about visits.
    """
    if isinstance(outcome, Failure):
        return _after_failure(feed, outcome, now)
    wait, why = _wait(outcome.max_age, ttl)
    coming, why = _past_skipped(now + wait, skip_hours, why)
    waits = coming > now
    answered = replace(
        feed,
        last=FeedResult(now, outcome.status),
        validated=now,
        next=coming if waits else None,
        why=why if waits else "",
        gone=False,
    )
    if outcome.unchanged:
        return answered
    return replace(answered, url=outcome.permanent or feed.url, etag=outcome.etag, modified=outcome.modified)


def _after_failure(feed: Feed, failure: Failure, now: datetime) -> Feed:
    status = failure.status if isinstance(failure, Refused) else None
    wait = failure.retry_after if isinstance(failure, Refused) else None
    coming = now + timedelta(seconds=wait) if wait else None
    why = "its server asked not to be asked before" if coming else "it has ended" if status == HTTPStatus.GONE else ""
    return replace(feed, last=FeedResult(now, status, failure.cause), next=coming, why=why, gone=status == HTTPStatus.GONE)


def _wait(age: float | None, ttl: timedelta | None) -> tuple[timedelta, str]:
    """Take the longer of what the server and the feed ask for, at most a day."""
    asked = [
        (timedelta(seconds=age or 0), "its server says that it stays fresh until then"),
        (max(ttl or timedelta(0), timedelta(0)), "it says itself how often it changes (ttl)"),
    ]
    wait, why = max(asked, key=lambda pair: pair[0])
    return min(wait, LONGEST_WAIT), why


def _past_skipped(moment: datetime, skip_hours: Collection[int], why: str) -> tuple[datetime, str]:
    """Move a moment out of the hours in which the feed does not change; a feed that names all hours names none."""
    hours = {hour % 24 for hour in skip_hours}
    if len(hours) < 24 and moment.astimezone(UTC).hour in hours:
        moment, why = moment.astimezone(UTC), "it says itself at which hours it does not change (skipHours)"
        while moment.hour in hours:
            moment = (moment + timedelta(hours=1)).replace(minute=0, second=0, microsecond=0)
    return moment, why


def _words(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"status {status}"


def _clock(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
