"""How httpx reaches a host: names are looked up once a run, by us, so that what was checked is what is connected to.

A name that gives a public address when it is checked and a private one when it is connected to (DNS rebinding) gets nowhere.
"""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from typing import TYPE_CHECKING

import httpcore
import httpx

from reader.web import addresses, proxies

if TYPE_CHECKING:
    import ssl
    from collections.abc import AsyncIterator, Callable, Iterable

    from reader.config import Fetch

KEPT = 10  # seconds that a connection nobody uses stays open


def look_up(host: str) -> list[str]:
    """Ask the system for the addresses of a name."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Names:
    """The addresses of names, each looked up once a run."""

    def __init__(self, look_up: Callable[[str], list[str]] = look_up) -> None:
        self._look_up = look_up
        self._known: dict[str, asyncio.Future[list[str]]] = {}

    async def addresses(self, host: str) -> list[str]:
        """Give the addresses of a host; raise `socket.gaierror` when it has none."""
        if own := addresses.literal(host):
            return [own]
        if host not in self._known:
            self._known[host] = self._start(host)
        # one waiting fetch may give up, the others still wait for the same name
        return await asyncio.shield(self._known[host])

    def _start(self, host: str) -> asyncio.Future[list[str]]:
        loop = asyncio.get_running_loop()
        future: asyncio.Future[list[str]] = loop.create_future()

        def settle(found: list[str] | None, error: Exception | None) -> None:
            if error is not None:
                future.set_exception(error)
                future.exception()  # retrieved: nobody may be waiting any more
            else:
                future.set_result(found or [])

        def run() -> None:
            found, error = None, None
            try:
                found = self._look_up(host)
            except (OSError, UnicodeError) as wrong:
                error = wrong if isinstance(wrong, OSError) else socket.gaierror(str(wrong))
            if not loop.is_closed():
                loop.call_soon_threadsafe(settle, found, error)

        # a daemon: a name server that never answers must not hold the end of the program
        threading.Thread(target=run, daemon=True, name="lookup").start()
        return future


class _Backend(httpcore.AsyncNetworkBackend):
    """Connects to the addresses that were looked up and checked, in turn."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        found = await self._names.addresses(host)
        until = None if timeout is None else time.monotonic() + timeout
        for left in range(len(found), 1, -1):
            share = None if until is None else max(0.0, until - time.monotonic()) / left
            try:
                return await self._inner.connect_tcp(found[-left], port, share, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        rest = None if until is None else max(0.0, until - time.monotonic())
        return await self._inner.connect_tcp(found[-1], port, rest, local_address, socket_options)

    async def sleep(self, seconds: float) -> None:
        await self._inner.sleep(seconds)


class _Stream(httpx.AsyncByteStream):
    """An answer's body for httpx."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._answer.aiter_stream():
            yield part

    async def aclose(self) -> None:
        await self._answer.aclose()


class Transport(httpx.AsyncBaseTransport):
    """httpx's transport, a pool for each scheme and proxy: the TLS context takes 100 ms and is made when https is asked for."""

    def __init__(self, limits: Fetch, names: Names) -> None:
        self._limits = limits
        self._backend = _Backend(names)
        self._pools: dict[tuple[str, str], httpcore.AsyncConnectionPool] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; redirects are not followed here."""
        target = httpcore.URL(
            scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port, target=request.url.raw_path
        )
        pool, kept = self._pool(request.url.scheme, request.url.host), self._limits.connections_per_host
        while True:
            opened: list[str] = []

            async def note(event: str, _: object, opened: list[str] = opened) -> None:
                if event == "connection.connect_tcp.started":
                    opened.append(event)

            extensions = {**request.extensions, "trace": note}
            asked = httpcore.Request(request.method, target, headers=request.headers.raw, extensions=extensions)
            try:
                answer = await pool.handle_async_request(asked)
            except (httpcore.RemoteProtocolError, httpcore.ReadError, httpcore.WriteError):
                # a kept connection that the server closed just as we used it again says nothing of the server
                if opened or not kept:
                    raise
                kept -= 1
            else:
                return httpx.Response(answer.status, headers=answer.headers, stream=_Stream(answer))

    def _pool(self, scheme: str, host: str) -> httpcore.AsyncConnectionPool:
        way = scheme, proxies.proxy(scheme, host)
        if way not in self._pools:
            self._pools[way] = self._opened(*way)
        return self._pools[way]

    def _opened(self, scheme: str, proxy: str) -> httpcore.AsyncConnectionPool:
        context: ssl.SSLContext | None = httpx.create_ssl_context() if scheme == "https" else None
        most, http2 = self._limits.connections, scheme == "https"
        if proxy:
            return httpcore.AsyncHTTPProxy(
                proxy,
                proxy_auth=proxies.credentials(proxy),
                ssl_context=context,
                max_connections=most,
                keepalive_expiry=KEPT,
                http2=http2,
            )
        return httpcore.AsyncConnectionPool(
            ssl_context=context, max_connections=most, keepalive_expiry=KEPT, http2=http2, network_backend=self._backend
        )

    async def aclose(self) -> None:
        """Close all connections."""
        for pool in self._pools.values():
            await pool.aclose()
