"""Leaving the application waits for what is to be kept and for nothing else."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from typing import TYPE_CHECKING

import pytest

from reader.config import Config
from reader.library import Library
from reader.model import Feed
from reader.tui.apart import Crew

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import Record


async def test_what_is_done_apart_gives_its_result_or_its_error() -> None:
    crew = Crew()

    def fail() -> None:
        raise ValueError("no")

    assert await crew.do(lambda: 6 * 7) == 42
    with pytest.raises(ValueError, match="no"):
        await crew.do(fail)


async def test_its_threads_end_with_the_program_and_are_used_again() -> None:
    crew = Crew()
    threads = {(await crew.do(threading.current_thread)).name for _ in range(5)}
    assert len(threads) == 1
    assert (await crew.do(threading.current_thread)).daemon


async def test_a_second_deed_does_not_wait_for_the_first() -> None:
    crew = Crew()
    hold = threading.Event()
    first = asyncio.ensure_future(crew.do(hold.wait))
    assert await crew.do(lambda: "done") == "done"
    hold.set()
    assert await first


def test_q_leaves_at_once_while_a_server_does_not_answer_and_the_change_before_is_kept(tmp_path: Path, record: Record) -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute, Library(Config(data_dir=tmp_path)) as library:
        library.add_samples()
        library.subscribe([Feed(url=f"http://127.0.0.1:{mute.getsockname()[1]}/feed")])
        began = time.monotonic()
        record(tmp_path, [b"R", b"s", b"Q"])
        assert time.monotonic() - began < library.config.fetch.idle_seconds
        assert len(library.list("is:starred")) == 1
