"""The only room that knows HTTP. It answers with a `Response` or a `Failure` and never raises for what the network does.

httpx costs 150 ms to import, so the functions here load it when they are called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.web import decide
from reader.web.response import Refused, Response

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.config import Config
    from reader.errors import Failure
    from reader.model import Feed

__all__ = ["Refused", "Response", "decide", "find_feed", "get", "refresh"]


def refresh(feeds: Sequence[Feed], config: Config, report: Callable[[Feed, Response | Failure], None]) -> None:
    """Ask many feeds at once for what is new; `report` is called for each, one after the other, as they are done."""
    import asyncio

    from reader.web.run import ask_all

    asyncio.run(ask_all(feeds, config.fetch, report))


def get(url: str, config: Config) -> Response | Failure:
    """Ask one address for its page or file."""
    import asyncio

    from reader.web.run import ask

    return asyncio.run(ask(url, config.fetch))


def find_feed(url: str, config: Config, is_feed: Callable[[Response], bool]) -> Response | Failure:
    """Find the feed at an address that a person gave, or the feed of the page there."""
    import asyncio

    from reader.web.addresses import whole
    from reader.web.run import ask_for_feed

    return asyncio.run(ask_for_feed(whole(url), config.fetch, is_feed))
