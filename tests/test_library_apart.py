"""Analyses that a process of its own makes for a reader who waits: what the application asks of the library."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.config import AnalysisSettings, Config
from reader.errors import LibraryError, NewsreaderError
from reader.library import Library, worker
from reader.library.foreground import Foreground
from reader.model import Document, Story

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.model import Analysis

PLUGIN = """
import os, pathlib, time
from reader.model import Analysis, Figure
from reader.plugins import Analyzer
def analyze(text, day):
    pathlib.Path(__file__).with_name("began").write_text(str(os.getpid()))
    if "sleep" in text: time.sleep(60)
    if "end" in text: os._exit(1)
    if "fail" in text: raise ValueError("cannot read " + text)
    return Analysis(figures=(Figure(0, 1, "a", os.getpid()),))
def make(name): return Analyzer("told", analyze)
"""


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder of an analyzer that says which process it is in, never ends with one text, dies or fails at others."""
    folder = tmp_path / "plugin"
    (folder / "told-1.dist-info").mkdir(parents=True)
    (folder / "told-1.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: told\nVersion: 1\n")
    (folder / "told-1.dist-info" / "entry_points.txt").write_text("[newsreader.analyzers]\ntold = told_analyzer:make\n")
    (folder / "told_analyzer.py").write_text(PLUGIN)
    monkeypatch.syspath_prepend(str(folder))
    return folder


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(data_dir=tmp_path / "apart", analysis=AnalysisSettings("told"))


@pytest.fixture
def apart(plugin: Path, config: Config) -> Iterator[Library]:
    """Give a library as the application opens it."""
    assert plugin.is_dir()
    with Library(config, apart=True) as library:
        yield library


def read(library: Library, text: str) -> Analysis:
    """Store a story and say what it says."""
    ((id_, _),) = library.add_stories([Story(title=text, document=Document(text), guid=text)])
    return library.analyze(library.story(id_))


def asking(library: Library, text: str) -> threading.Thread:
    """Have a thread wait for an analysis, which closing the library ends."""

    def ask() -> None:
        with suppress(LibraryError):
            read(library, text)

    thread = threading.Thread(target=ask)
    thread.start()
    return thread


def process_of(found: Analysis) -> int:
    return int(found.figures[0].value)


def is_gone(process: int) -> bool:
    """Tell whether a process has ended; one that only waits to be asked how counts as ended."""
    status = Path(f"/proc/{process}/status")
    if not status.parent.parent.is_dir() or sys.platform == "darwin":
        pytest.skip("this system does not show its processes")
    return not status.exists() or "State:\tZ" in status.read_text()


def soon(true: Callable[[], bool], seconds: float = 10) -> bool:
    until = time.monotonic() + seconds
    while not true() and time.monotonic() < until:
        time.sleep(0.02)
    return true()


def test_another_process_makes_the_analyses_one_after_the_other(apart: Library) -> None:
    first, second = (process_of(read(apart, text)) for text in ("one", "two"))
    assert first == second != os.getpid()


def test_a_command_makes_its_analysis_itself(plugin: Path, config: Config) -> None:
    assert plugin.is_dir()
    with Library(config) as library:
        assert process_of(read(library, "one")) == os.getpid()


def test_what_another_process_made_is_kept_and_equal() -> None:
    text = "Angela Merkel met Barack Obama in Berlin on Monday. “Talks go on,” she said. At least 40 people came."
    from reader.analysis import analyze

    foreground = Foreground("builtin")
    try:
        assert foreground.analyze(text, None, lambda: True) == analyze(text, None)
    finally:
        foreground.close()


def test_no_story_waits_for_another_that_takes_long(apart: Library, plugin: Path) -> None:
    thread = asking(apart, "sleep")
    assert soon((plugin / "began").exists)
    began = time.monotonic()
    assert process_of(read(apart, "one"))
    assert time.monotonic() - began < 10
    apart.close()
    thread.join(10)
    assert not thread.is_alive()


def test_an_analysis_that_was_given_up_holds_no_process_for_long(
    apart: Library, plugin: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.library.foreground.PATIENCE", 0.3)
    began = time.monotonic()
    with pytest.raises(LibraryError, match="given up"):
        apart.analyze(Story(title="sleep", document=Document("sleep")), lambda: not (plugin / "began").exists())
    assert time.monotonic() - began < 30
    with pytest.raises(ProcessLookupError):
        os.kill(int((plugin / "began").read_text()), 0)
    assert apart.analyze(Story(title="short", document=Document("short")), lambda: False).figures


def test_a_process_that_ended_meanwhile_is_started_again(apart: Library) -> None:
    first = process_of(read(apart, "one"))
    os.kill(first, signal.SIGTERM)
    assert soon(lambda: is_gone(first))
    assert process_of(read(apart, "two")) not in (first, os.getpid())


def test_a_text_that_ends_each_process_is_told_and_the_next_one_is_analysed(apart: Library) -> None:
    with pytest.raises(NewsreaderError, match="ended without an answer"):
        read(apart, "end")
    assert process_of(read(apart, "one")) != os.getpid()


def test_what_an_analyzer_fails_at_is_told_as_it_says_it(apart: Library) -> None:
    with pytest.raises(ValueError, match="cannot read fail"):
        read(apart, "fail")


@pytest.mark.parametrize("program", ["/nonexistent/python", ""])
def test_where_no_process_can_be_started_the_analysis_is_made_here(
    apart: Library, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    monkeypatch.setattr(sys, "executable", program)
    assert process_of(read(apart, "one")) == os.getpid()


def test_a_process_that_nobody_asks_ends(plugin: Path) -> None:
    assert plugin.is_dir()
    made = worker.Worker("told", rest=0.2)
    assert made.analyze("one", None, lambda: False)
    assert soon(lambda: not made.is_running)
    made.close()


@pytest.mark.parametrize("text", ["one", "sleep"])
def test_no_process_is_left_when_the_library_is_closed(apart: Library, plugin: Path, text: str) -> None:
    thread = asking(apart, text)
    assert soon((plugin / "began").exists)
    if text == "one":
        thread.join(10)
    apart.close()
    thread.join(10)
    assert soon(lambda: is_gone(int((plugin / "began").read_text())))


def test_no_process_is_left_when_the_application_is_killed(plugin: Path, config: Config) -> None:
    program = (
        "import sys; from pathlib import Path; from reader.config import *; from reader.library import Library\n"
        "from reader.model import *\n"
        "library = Library(Config(data_dir=Path(sys.argv[1]), analysis=AnalysisSettings('told')), apart=True)\n"
        "library.analyze(Story(title='t', document=Document('sleep')))\n"
    )
    path = os.pathsep.join(sys.path)
    killed = subprocess.Popen(
        [sys.executable, "-c", program, str(config.data_dir)], env={**os.environ, "PYTHONPATH": path}, stderr=subprocess.DEVNULL
    )
    try:
        assert soon(lambda: (plugin / "began").exists() and bool((plugin / "began").read_text()))
    finally:
        killed.kill()
        killed.wait()
    assert soon(lambda: is_gone(int((plugin / "began").read_text())))
