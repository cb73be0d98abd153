"""Ask one address: redirects followed by our own rules, within every limit, and an answer whole or not at all."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import httpcore
import httpx

from reader.web import addresses, bodies, decide
from reader.web.causes import cause
from reader.web.response import Refused, Response
from reader.web.session import LARGE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.web.addresses import Kind
    from reader.web.session import Session

FEEDS = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"
PAGES = "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8"
FAULTS = (
    *(httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException),
    *(httpcore.UnsupportedProtocol, httpcore.ProxyError, httpx.HTTPError, httpx.InvalidURL),
    *(bodies.BodyError, OSError, ValueError),
)
PERMANENT, TEMPORARY = (301, 308), (302, 303, 307)


@dataclass(slots=True)
class _Way:
    """The way of one fetch through its redirects."""

    asked: str
    url: str
    conditions: Mapping[str, str]
    accept: str
    allowed: frozenset[Kind] | None
    permanent: str = ""
    moved_for_good: bool = True
    visited: list[str] = field(default_factory=list)
    places: AsyncExitStack = field(default_factory=AsyncExitStack)  # what the request takes part in: turns, a place
    deadline: asyncio.Timeout = field(default_factory=lambda: asyncio.timeout(None))


async def fetch(
    session: Session,
    url: str,
    conditions: Mapping[str, str] | None = None,
    *,
    accept: str = FEEDS,
    allowed: frozenset[Kind] | None = None,
    held: AsyncExitStack | None = None,
) -> Response | Refused:
    """Ask an address and give its answer, or the failure; never raises for what the network or the server does.

    `conditions` are the request headers of `decide.validators`. `allowed` are the kinds of place that may be asked; without it
    they follow from the address, as one that a person gave. What the last request took part in is given back by `held`, so that
    an answer counts until it is used.
    """
    way = _Way(url, url, conditions or {}, accept, allowed)
    seconds = session.limits.feed_seconds
    loop = asyncio.get_running_loop()
    while True:
        if wrong := addresses.fault(way.url):
            return Refused(url, wrong if way.url == url else f"it leads to a bad address: {wrong}")
        try:
            target = httpx.URL(way.url)
            turn = session.turn(target.raw_host.decode("ascii"), target.port or (443 if target.scheme == "https" else 80))
            async with AsyncExitStack() as way.places:
                await way.places.enter_async_context(turn)
                started = loop.time()
                async with asyncio.timeout(seconds) as way.deadline:
                    answer = await _ask(session, target, way)
                seconds -= loop.time() - started
                if answer is not None and held is not None:
                    await held.enter_async_context(way.places.pop_all())
        except TimeoutError:
            return Refused(url, f"not done within {session.limits.feed_seconds:g} seconds")
        except FAULTS as error:
            return Refused(url, cause(error))
        if answer is not None:
            return answer


async def _ask(session: Session, target: httpx.URL, way: _Way) -> Response | Refused | None:
    """Send one request; None when it answered with a redirect, which `way` then has."""
    host = target.raw_host.decode("ascii")
    try:
        async with asyncio.timeout(session.limits.connect_seconds):
            found = await session.addresses(target)
    except TimeoutError:
        return Refused(way.asked, "its name was not found in time (DNS)")
    if way.allowed is None:
        way.allowed = addresses.given(host, found)
    if refused := addresses.refusal(host, found, way.allowed):
        return Refused(way.asked, refused)
    answer = await session.ask(target, {"Accept": way.accept, **way.conditions})
    try:
        return await _take(session, answer, way)
    finally:
        await answer.aclose()


async def _take(session: Session, answer: httpx.Response, way: _Way) -> Response | Refused | None:
    limits = session.limits
    raw = answer.headers.raw
    if sum(len(name) + len(value) + 4 for name, value in raw) > limits.header_bytes:
        return Refused(way.asked, f"its headers are larger than {bodies.size(limits.header_bytes)}")
    headers = _decoded(raw)
    status = answer.status_code
    if status in PERMANENT + TEMPORARY:
        return _redirected(way, status, headers.get("location", ""), limits.redirects)
    if refused := decide.judge(way.asked, status, headers, datetime.now(UTC), conditional=bool(way.conditions)):
        return refused
    bodies.coding(headers.get("content-encoding", ""))
    packed = await _read(session, answer, way)
    body = b"" if status == 304 else bodies.unpack(packed, headers.get("content-encoding", ""), limits.body_bytes)
    if status == 200 and not body.strip():
        return Refused(way.asked, "the answer is empty", status)
    return Response(
        asked=way.asked,
        url=way.url,
        status=status,
        permanent=way.permanent,
        type=headers.get("content-type", ""),
        body=body,
        etag=decide.kept_validator(headers.get("etag", "")),
        modified=decide.kept_validator(headers.get("last-modified", "")),
        max_age=decide.max_age(headers),
    )


def _redirected(way: _Way, status: int, location: str, redirects: int) -> Refused | None:
    """Take the next step of a redirect into `way`, or say why not."""
    if not location:
        return Refused(way.asked, f"{status}, but it does not say where to", status)
    try:
        # some servers send an address in UTF-8
        location = location.encode("latin-1").decode("utf-8", "replace")
        following = str(httpx.URL(way.url).join(location).copy_with(fragment=None))
    except (httpx.InvalidURL, ValueError):
        return Refused(way.asked, "it leads to a bad address", status)
    if refused := addresses.hop(following, way.url):
        return Refused(way.asked, refused, status)
    way.visited.append(way.url)
    if following in way.visited or len(way.visited) > redirects:
        what = "in a circle" if following in way.visited else f"on and on: more than {redirects} redirects"
        return Refused(way.asked, f"it leads {what}", status)
    way.moved_for_good = way.moved_for_good and status in PERMANENT
    if way.moved_for_good:
        way.permanent = following
    way.url = following
    return None


async def _read(session: Session, answer: httpx.Response, way: _Way) -> bytes:
    """Read the body as it is sent, up to the limit."""
    limit = session.limits.body_bytes
    too_large = bodies.BodyError(f"the body is larger than {bodies.size(limit)}")
    declared = answer.headers.get("content-length", "")
    if declared.isascii() and declared.isdigit() and int(declared[:20]) > limit:
        raise too_large
    body = bytearray()  # one buffer: a body in chunks of one byte would take 50 times its size as a list
    large = False
    async for part in answer.aiter_raw():
        body += part
        if len(body) > limit:
            raise too_large
        if len(body) > LARGE and not large:
            large = True
            await _take_place(session, way)
    return bytes(body)


async def _take_place(session: Session, way: _Way) -> None:
    """Wait for a place among the large bodies; the clock stands still meanwhile, since it is we who are slow."""
    loop, until = asyncio.get_running_loop(), way.deadline.when()
    left = None if until is None else until - loop.time()
    way.deadline.reschedule(None)
    await way.places.enter_async_context(session.large)
    way.deadline.reschedule(None if left is None else loop.time() + left)


def _decoded(raw: list[tuple[bytes, bytes]]) -> dict[str, str]:
    """Give headers by their lower-case names, to the letter; the first of several validators, all of several encodings."""
    headers: dict[str, str] = {}
    for name, value in raw:
        key, text = name.decode("latin-1").lower(), value.decode("latin-1")
        if key not in headers:
            headers[key] = text
        elif key in ("content-encoding", "cache-control"):
            headers[key] += f", {text}"
    return headers
