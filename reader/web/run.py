"""The runs that the library asks for, each in an event loop of its own: many feeds, one address, a site's feed."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import httpx

from reader.web import addresses, decide, discover
from reader.web.fetch import FEEDS, PAGES, fetch
from reader.web.response import Refused, Response
from reader.web.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.config import Fetch
    from reader.model import Feed
    from reader.web.transport import Names


async def ask_all(feeds: Sequence[Feed], limits: Fetch, report: Callable[[Feed, Response | Refused], None]) -> None:
    """Ask many feeds at once and report each as soon as it is done, one after the other, on a thread of their own.

    To read a large feed takes seconds, in which the others must not run into their limits. A feed gives its turn back when it
    is reported, so that answers do not pile up.
    """
    now, loop = datetime.now(UTC), asyncio.get_running_loop()

    async def one(feed: Feed) -> None:
        async with AsyncExitStack() as held:
            outcome = await fetch(session, feed.url, decide.validators(feed, now, limits.validator_days), held=held)
            await loop.run_in_executor(reporter, report, feed, outcome)

    with ThreadPoolExecutor(1, "report") as reporter:
        async with Session(limits) as session:
            tasks = [asyncio.ensure_future(one(feed)) for feed in feeds]
            try:
                await asyncio.gather(*tasks)
            finally:
                # the caller could not go on with a report: the rest is not waited for
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)


async def ask(url: str, limits: Fetch) -> Response | Refused:
    """Ask one page."""
    async with Session(limits) as session:
        return await fetch(session, url, accept=PAGES)


async def ask_for_feed(
    url: str, limits: Fetch, is_feed: Callable[[Response], bool], names: Names | None = None
) -> Response | Refused:
    """Ask an address, and when it is a page the feeds that it names or that lie in common places."""
    async with Session(limits, names) as session:
        first = await fetch(session, url, accept=FEEDS)
        if isinstance(first, Refused) or is_feed(first):
            return first
        # a page out in the world may not name a feed in a private network
        given = httpx.URL(url)
        allowed = addresses.given(given.raw_host.decode("ascii"), await session.addresses(given))
        for candidate in discover.candidates(first.url, first.body):
            answer = await fetch(session, candidate, accept=FEEDS, allowed=allowed)
            if isinstance(answer, Response) and is_feed(answer):
                return answer
    return Refused(url, "no feed was found there")
