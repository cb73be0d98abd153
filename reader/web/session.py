"""One run over many addresses: one client, and turns that keep the load on hosts and on memory within limits."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from contextlib import asynccontextmanager
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import TYPE_CHECKING, Self

import httpx

from reader import __version__
from reader.web import addresses, bodies
from reader.web.transport import Names, Transport

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from reader.config import Fetch

AGENT = f"newsreader/{__version__} (a feed reader for the terminal)"
LARGE = 1024 * 1024  # a body above this waits for one of a few places: 32 of 20 MiB at once, unpacked too, would take 1.3 GB
LARGE_AT_ONCE = 6
SPACING = 0.1  # seconds between two requests to one public host


class Session:
    """What the fetches of one run share. Use as an asynchronous context manager, in one event loop."""

    def __init__(self, limits: Fetch, names: Names | None = None) -> None:
        self.limits = limits
        self.names = names or Names()
        self.large = asyncio.Semaphore(LARGE_AT_ONCE)
        self._all = asyncio.Semaphore(limits.connections)
        self._hosts: dict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(limits.connections_per_host))
        self._free: dict[str, float] = {}
        self.client = httpx.AsyncClient(
            transport=Transport(limits, self.names),
            headers={"User-Agent": AGENT, "Accept-Encoding": bodies.accepted()},
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            timeout=httpx.Timeout(limits.idle_seconds, connect=limits.connect_seconds, pool=None),
            trust_env=False,  # no credentials out of a .netrc
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.client.aclose()

    @asynccontextmanager
    async def turn(self, host: str, port: int) -> AsyncIterator[None]:
        """Wait for a turn: a few requests a host at once, not in a burst, and a bounded number in all.

        The host's turn comes first, so that many feeds of one slow host do not keep the others out.
        """
        async with self._hosts[f"{host}:{port}"]:
            await self._spaced(host)
            async with self._all:
                yield

    async def _spaced(self, host: str) -> None:
        if addresses.literal(host) or addresses.local_name(host):
            return
        now = asyncio.get_running_loop().time()
        start = max(now, self._free.get(host, now))
        self._free[host] = start + SPACING
        if start > now:
            await asyncio.sleep(start - now)
