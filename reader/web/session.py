"""One run over many addresses: one transport, and turns that keep the load on hosts and on memory within limits."""

from __future__ import annotations

import asyncio
from base64 import b64encode
from collections import defaultdict
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Self
from urllib.parse import unquote_to_bytes

import httpx

from reader import __version__
from reader.web import addresses, bodies, proxies
from reader.web.transport import Names, Transport

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

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
        self._transport = Transport(limits, self.names)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._transport.aclose()

    async def addresses(self, target: httpx.URL) -> list[str]:
        """Give the addresses that a host has; none for a name that a proxy looks up."""
        host = target.raw_host.decode("ascii")
        if proxies.proxy(target.scheme, host) and not addresses.literal(host):
            return []
        return await self.names.addresses(host)

    async def ask(self, target: httpx.URL, headers: Mapping[str, str]) -> httpx.Response:
        """Send one request and give the answer with its body unread; the caller closes it.

        The transport is asked, not an `httpx.AsyncClient`: that keeps cookies, takes credentials from a .netrc and fails on
        redirects to addresses that it cannot read, even when it is not to follow them.
        """
        sent = {"Host": target.netloc.decode("ascii"), "User-Agent": AGENT, "Accept-Encoding": bodies.accepted(), **headers}
        if target.userinfo:
            sent["Authorization"] = f"Basic {b64encode(unquote_to_bytes(target.userinfo)).decode('ascii')}"
        limits = self.limits
        timeout = {"connect": limits.connect_seconds, "read": limits.idle_seconds, "write": limits.idle_seconds, "pool": None}
        # as bytes: validators go out as they came
        encoded = [(name.encode("ascii"), value.encode("latin-1")) for name, value in sent.items()]
        return await self._transport.handle_async_request(
            httpx.Request("GET", target, headers=encoded, extensions={"timeout": timeout})
        )

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
