"""Hostile input and broken surroundings, through the command: a line each, the right status, nothing that a terminal obeys."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
from email.header import Header
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from werkzeug import Response

from reader.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_httpserver import HTTPServer
    from werkzeug import Request

OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
SEQUENCES = (
    *("\x1b[31m", "\x1b]0;title\x07", "\x1b]8;;http://x\x1b\\", "\x1bPq#0\x1b\\", "\x1b_apc\x1b\\", "\x1bXsos\x1b\\"),
    *("\x9b31m", "\x9d0;t\x9c", "\x0e\x0f", "\x00", "\x7f", "\x85", "\u202e\u2066", "\x1b]0;unfinished"),
)
HOSTILE = " ".join(f"before{number}{sequence} after{number}" for number, sequence in enumerate(SEQUENCES))
LETTERS = re.sub("[\x00-\x08\x0b-\x1f]", "", HOSTILE)  # those that XML can hold


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Call newsreader with a library of its own; give status, output and errors, without a control or a fault of ours."""

    def call(*arguments: str) -> tuple[int, str, str]:
        status = main(["--data-dir", str(tmp_path / "library"), *arguments])
        said = capsys.readouterr()
        for text in (said.out, said.err):
            assert not OBEYED.search(text.replace("\r\n", "\n"))
        assert "a fault of its own" not in said.err
        return status, said.out, said.err

    return call


HOSTILE_SOURCES = {
    "feed.xml": f"<rss version='2.0'><channel><title>{LETTERS}</title><item><guid>{LETTERS}</guid><title>{LETTERS}</title>"
    f"<author>{LETTERS}</author><description>{LETTERS}</description></item></channel></rss>",
    "feed.json": json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": HOSTILE,
            "items": [{"id": HOSTILE, "title": HOSTILE, "content_text": HOSTILE, "authors": [{"name": HOSTILE}]}],
        }
    ),
    "page.html": f"<html lang='{HOSTILE}'><head><title>{HOSTILE}</title><meta name=author content='{HOSTILE}'></head>"
    f"<body><article><h1>{HOSTILE}</h1><p>{'Words of the article. ' * 9}{HOSTILE}</p>"
    f"<pre>{HOSTILE}</pre></article></body></html>",
    "note\x1b[31m.md": f"---\ntitle: {json.dumps(HOSTILE)}\nauthor: {json.dumps(HOSTILE)}\n---\n{HOSTILE}",
    "note\x9b2J.txt": HOSTILE,
    "letter.eml": f"From: {Header(HOSTILE, 'utf-8').encode()} <a@example.org>\nSubject: {Header(HOSTILE, 'utf-8').encode()}\n"
    f"Content-Type: text/plain; charset=utf-8\n\n{HOSTILE}",
    "feeds.opml": f"<opml><body><outline text='{LETTERS}' "
    f"xmlUrl='http://example.org/?{LETTERS.replace(' ', '')}'/></body></opml>",
}


@pytest.mark.parametrize("name", HOSTILE_SOURCES, ids=lambda name: ascii(name))
def test_nothing_of_a_source_but_letters_is_printed(run: Any, tmp_path: Path, name: str) -> None:
    """Escape sequences in any field are gone from any output; the words around them are there."""
    (tmp_path / name).write_text(HOSTILE_SOURCES[name], "utf-8")
    assert run("import", str(tmp_path / name))[0] == 0
    for call in (["list"], ["list", "--json"], ["feeds"], ["feeds", "--json"], ["opml"]):
        assert run(*call)[0] == 0
    for story in json.loads(run("list", "--json")[1])["stories"]:
        for form in ("text", "markdown", "json"):
            shown = run("show", story["id"], "--format", form)[1]
            assert "before0" in shown
            assert "after12" in shown
        assert run("highlight", story["id"], "before1", "--note", HOSTILE, "--tag", HOSTILE)[0] == 0
        assert "before1" in run("export", story["id"])[1]


@pytest.mark.parametrize(
    "query",
    [
        *("", '"', '"""', "(", "AND", "OR NOT", "NEAR(a b, 3)", "*", "^a", "-", "--", "- -", "a:b", "title:", 'title:"', "is:"),
        *("is:nope", "tag:", "after:99999-01-01", "on:2024-02-30", "'; DROP TABLE stories;--", "%", "\\", "a" * 20_000),
        *('"a" ' * 500, "-a " * 500, "\x1b[31m", "\u202e", "\U0010ffff", "\udcff"),
    ],
    ids=lambda query: ascii(query)[:24],
)
def test_a_search_that_makes_no_sense_is_answered_or_refused_in_a_line(run: Any, query: str) -> None:
    """No search syntax ends in an error of SQLite's or ours."""
    for command in ("list", "search"):
        status, out, err = run(command, "--", query)
        assert (status, err.count("\n")) in ((0, 0), (2, 1))
        assert out == ""


def test_what_is_no_file_fails_in_its_line_and_the_others_come_in(run: Any, tmp_path: Path) -> None:
    """A folder may hold pipes, links in loops and links to devices: none is waited for."""
    folder = tmp_path / "folder"
    (folder / "below").mkdir(parents=True)
    os.mkfifo(folder / "pipe.md")
    (folder / "device.md").symlink_to("/dev/zero")
    (folder / "loop.md").symlink_to("loop.md")
    (folder / "below" / "up").symlink_to(folder)
    (folder / "below" / "good.md").write_text("# Talks\n\nThey resume.", "utf-8")
    status, out, err = run("import", str(folder))
    assert (status, len(out.split())) == (1, 1)
    assert [line.split(": ")[0].rpartition("/")[2] for line in err.splitlines()] == ["up", "device.md", "loop.md", "pipe.md"]


@pytest.mark.parametrize("call", [["import"], ["analyze"]])
def test_input_without_end_is_refused_at_the_limit(run: Any, tmp_path: Path, call: list[str]) -> None:
    """A device that gives bytes for ever fills no memory."""
    (tmp_path / "config.toml").write_text("[fetch]\nfile_bytes = 100_000\n", "utf-8")
    status, out, err = run("--config", str(tmp_path / "config.toml"), *call, "/dev/zero")
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert err.startswith("/dev/zero: ")


def test_a_line_that_is_too_long_is_answered_in_its_place(run: Any, tmp_path: Path) -> None:
    """One long line of the filter costs the others nothing, and NaN is no JSON."""
    lines = ['{"id": 1, "text": "Talks."}', '{"id": 2, "text": "' + "x" * 2_000 + '"}', "", '{"id": NaN, "text": "Talks."}']
    (tmp_path / "asked.jsonl").write_text("\n".join(lines), "utf-8")
    (tmp_path / "config.toml").write_text("[fetch]\nbody_bytes = 1_000\n", "utf-8")
    asked = str(tmp_path / "asked.jsonl")
    status, out, err = run("--config", str(tmp_path / "config.toml"), "analyze", "--jsonl", asked)
    answers = [json.loads(line) for line in out.splitlines()]
    assert status == 1
    assert ["error" in answer for answer in answers] == [False, True, True]
    assert [line.split(": ")[0] for line in err.splitlines()] == [f"{asked}, line 2", f"{asked}, line 4"]


def test_a_file_is_written_whole_and_never_through_a_link(run: Any, tmp_path: Path) -> None:
    """`opml -o` leaves alone what a link leads to."""
    (tmp_path / "precious").write_text("mine")
    (tmp_path / "link.opml").symlink_to(tmp_path / "precious")
    status, _, err = run("opml", "-o", str(tmp_path / "link.opml"))
    assert (status, err.count("\n")) == (1, 1)
    assert (tmp_path / "precious").read_text() == "mine"
    assert run("opml", "-o", str(tmp_path / "new.opml"))[0] == 0
    assert "<opml" in (tmp_path / "new.opml").read_text()


def test_a_file_that_cannot_be_written_is_named_as_it_was_asked_for(run: Any, tmp_path: Path) -> None:
    asked = tmp_path / "nowhere" / "feeds.opml"
    assert run("opml", "-o", str(asked)) == (1, "", f"{asked}: No such file or directory\n")


def test_a_name_without_end_is_told_in_short(run: Any) -> None:
    """A message is a line that can be read."""
    status, _, err = run("remove", "http://example.org/" + "x" * 100_000)
    assert status == 1
    assert len(err) < 1_100
    assert err.startswith("http://example.org/x")
    assert "no such subscription" in err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
@pytest.mark.parametrize(
    ("streams", "status"),
    [(">/dev/full", 1), (">&-", 1), ("2>&-", 0), ("<&-", 0), (">&- 2>&- <&-", 1), (">/dev/full 2>/dev/full", 1)],
)
def test_closed_and_full_streams_end_in_a_status(tmp_path: Path, streams: str, status: int) -> None:
    """What cannot be written is a failure, told where there is anyone to be told."""
    call = f'"{sys.executable}" -m reader --data-dir "{tmp_path}" list --json {streams}'
    ran = subprocess.run(["sh", "-c", call], capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == status
    assert ran.stderr.count("\n") == (1 if streams in (">/dev/full", ">&-") else 0)
    assert "Traceback" not in ran.stderr


def test_an_interrupt_ends_a_fetch_in_one_line(httpserver: HTTPServer, tmp_path: Path) -> None:
    """Ctrl-C leaves at once with status 1, and the library is whole."""
    asked, done = threading.Event(), threading.Event()

    def wait(_: Request) -> Response:
        asked.set()
        done.wait(30)
        return Response("too late")

    httpserver.expect_request("/feed").respond_with_handler(wait)
    outline = f"<opml><body><outline xmlUrl='{httpserver.url_for('/feed')}'/></body></opml>"
    (tmp_path / "feeds.opml").write_text(outline)
    call = [sys.executable, "-m", "reader", "--data-dir", str(tmp_path / "library")]
    subprocess.run([*call, "import", str(tmp_path / "feeds.opml")], check=True, timeout=60)
    with subprocess.Popen([*call, "fetch"], stderr=subprocess.PIPE, text=True) as fetching:
        assert asked.wait(30)
        fetching.send_signal(signal.SIGINT)
        _, err = fetching.communicate(timeout=30)
    done.set()
    assert (fetching.returncode, err) == (1, "newsreader: stopped\n")
    assert subprocess.run([*call, "doctor"], check=False, timeout=60).returncode == 0
