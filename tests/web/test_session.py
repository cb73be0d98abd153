import asyncio
import time

import httpx
import pytest

from reader.config import Fetch
from reader.web import session as sessions
from reader.web.session import Session


def starts(hosts: list[str], limits: Fetch) -> list[float]:
    """Take a turn for each host at once and give the moments at which they began, in order."""

    async def run() -> list[float]:
        moments: list[float] = []

        async def one(host: str) -> None:
            async with session.turn(host, 80):
                moments.append(asyncio.get_running_loop().time())

        async with Session(limits) as session:
            await asyncio.gather(*map(one, hosts))
        return moments

    return asyncio.run(run())


def test_requests_to_one_public_host_are_spaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sessions, "SPACING", 0.02)
    before = time.monotonic()
    moments = starts(["example.org"] * 4, Fetch())
    assert all(moment >= before + 0.02 * number for number, moment in enumerate(moments))


def test_other_hosts_and_ones_own_network_are_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sessions, "SPACING", 60)
    moments = starts(["example.org", "example.com", "127.0.0.1", "127.0.0.1", "nas.local", "nas.local"], Fetch())
    assert moments[-1] - moments[0] < 1


def test_many_feeds_of_one_host_do_not_keep_the_others_out() -> None:
    order: list[str] = []

    async def run() -> None:
        open_ = asyncio.Event()

        async def hold(number: int) -> None:
            async with session.turn("127.0.0.1", 80):
                await open_.wait()
                order.append(f"slow {number}")

        async def other() -> None:
            async with session.turn("127.0.0.2", 80):
                order.append("other")
                open_.set()

        async with Session(Fetch(connections=3, connections_per_host=2)) as session:
            await asyncio.gather(*(hold(number) for number in range(6)), other())

    asyncio.run(run())
    assert order[0] == "other"


def test_a_name_and_a_password_in_an_address_are_sent_as_such() -> None:
    sent: list[httpx.Request] = []

    class Recorder:
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            sent.append(request)
            return httpx.Response(200)

        async def aclose(self) -> None:
            """Nothing is open."""

    async def run() -> None:
        async with Session(Fetch()) as session:
            session._transport = Recorder()  # type: ignore[assignment]
            await session.ask(httpx.URL("http://jane:p%40ss@example.org:8080/feed"), {})

    asyncio.run(run())
    assert sent[0].headers["Authorization"] == "Basic amFuZTpwQHNz"
    assert sent[0].headers["Host"] == "example.org:8080"
