"""Leaving the application waits for what is to be kept and for nothing else."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.config import Config
from reader.library import Library
from reader.model import Document, Feed, Story
from reader.tui.apart import Crew

if TYPE_CHECKING:
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


def test_an_analysis_whose_process_dies_is_told_and_none_is_left_after_quitting(
    tmp_path: Path, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    plugin = tmp_path / "plugin"
    (plugin / "ends-1.dist-info").mkdir(parents=True)
    (plugin / "ends-1.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: ends\nVersion: 1\n")
    (plugin / "ends-1.dist-info" / "entry_points.txt").write_text("[newsreader.analyzers]\nends = ends:make\n")
    (plugin / "ends.py").write_text(
        "import os, pathlib, time\n"
        "from reader.plugins import Analyzer\n"
        "def analyze(text, day):\n"
        "    if 'ends' in text: os._exit(1)\n"
        "    pathlib.Path(__file__).with_name(f'process-{os.getpid()}').touch()\n"
        "    time.sleep(60)\n"
        "def make(name): return Analyzer('ends', analyze)\n"
    )
    (tmp_path / "config.toml").write_text('[analysis]\nanalyzer = "ends"\n')
    monkeypatch.setenv("NEWSREADER_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(plugin), *sys.path]))
    with Library(Config(data_dir=tmp_path / "data")) as library:
        library.keep_view({"samples": True})
        published = datetime(2024, 3, 31, tzinfo=UTC)
        for day, text in enumerate(("This one ends the process.", "This one takes for ever.")):
            library.add_stories([Story(title=text, document=Document(text), published=published - timedelta(days=day))])
    rest = [b""] * 10
    written = record(tmp_path / "data", [b"\r", *rest, b"J", *rest, b"Q"])
    assert b"ended without an answer" in written
    processes = [path.name.partition("-")[2] for path in plugin.glob("process-*")]
    assert processes
    assert not any(Path("/proc", process).exists() for process in processes)
