"""A server on loopback that sends what it is told to the byte, also what no server library would send."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


def answer(body: bytes = b"<rss/>", *headers: str, status: str = "200 OK") -> bytes:
    """Write an HTTP answer with its true length."""
    lines = [f"HTTP/1.1 {status}", *headers, f"Content-Length: {len(body)}", "", ""]
    return "\r\n".join(lines).encode("latin-1") + body


@dataclass
class RawServer:
    """Sends the prepared bytes of a path, then closes; `hold` keeps the line open, `endless` sends a piece again and again.

    `stale` paths wait for a second request on their connection and close it without an answer.
    """

    port: int = 0
    paths: dict[str, bytes] = field(default_factory=dict)
    hold: set[str] = field(default_factory=set)
    endless: dict[str, bytes] = field(default_factory=dict)
    stale: set[str] = field(default_factory=set)
    requests: list[str] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """Give the address of a path."""
        return f"http://{host}:{self.port}{path}"

    def serve(self, path: str, content: bytes, *, hold: bool = False, endless: bytes = b"") -> str:
        """Prepare a path and give its address."""
        self.paths[path] = content
        if hold:
            self.hold.add(path)
        if endless:
            self.endless[path] = endless
        return self.url(path)

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one connection."""
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            request = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            self.requests.append(request)
            path = request.split(" ")[1]
            writer.write(self.paths.get(path, answer(status="404 Not Found")))
            await writer.drain()
            while path in self.endless:
                writer.write(self.endless[path])
                await writer.drain()
                await asyncio.sleep(0.01)
            if path in self.hold:
                await reader.read()
            if path in self.stale:
                await reader.readuntil(b"\r\n\r\n")
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            self.at_once -= 1
            writer.close()


@pytest.fixture
def raw() -> Iterator[RawServer]:
    """Give a server of raw answers on loopback."""
    server = RawServer()
    loop = asyncio.new_event_loop()
    listening = loop.run_until_complete(asyncio.start_server(server.handle, "127.0.0.1", 0))
    server.port = listening.sockets[0].getsockname()[1]
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    yield server
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    listening.close()
    for task in asyncio.all_tasks(loop):
        task.cancel()
        loop.run_until_complete(asyncio.gather(task, return_exceptions=True))
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.close()
