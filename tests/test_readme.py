"""The README is true: its commands run, its keys exist, its configuration loads."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import reader
from reader import config

if TYPE_CHECKING:
    from pytest_httpserver import HTTPServer

ROOT = Path(reader.__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Desk</title><link>http://example.org/</link>
<item><title>Truce talks to resume</title><guid>a1</guid><pubDate>Sat, 30 Mar 2024 18:21:00 GMT</pubDate>
<description>The truce talks are to resume in Cairo on Sunday.</description></item></channel></rss>"""
REPORT = "Mossad chief David Barnea arrived in Doha on Friday. The truce talks are to resume in Cairo on Sunday.\n"


def section(title: str) -> str:
    found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", README, re.MULTILINE | re.DOTALL)
    assert found, f"the README has no section {title}"
    return found[1]


def commands(text: str) -> list[str]:
    return re.findall(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def table_of_keys() -> str:
    """Write the registry as the README shows it."""
    from reader.tui.commands import COMMANDS, PLACES

    lines = []
    for place, title in PLACES.items():
        held = [each for each in COMMANDS if place in each.places]
        rows = [f"| {cell(each.shown)} | {each.help} | `{each.name}` |" for each in held if each.keys]
        lines += [f"**{title}**", "", "| keys | does | name |", "|--|--|--|", *rows, ""]
    return "\n".join(lines).strip()


def cell(keys: str) -> str:
    return " ".join(f"`{key}`" if "|" not in key else f"`{key.replace('|', chr(92) + '|')}`" for key in keys.split("  "))


@pytest.fixture
def desk(tmp_path: Path, httpserver: HTTPServer) -> Path:
    """A folder in which the README's examples find what they name."""
    httpserver.expect_request("/site").respond_with_data(FEED, content_type="application/rss+xml")
    httpserver.expect_request("/feed").respond_with_data(FEED, content_type="application/rss+xml")
    outline = f'<outline type="rss" text="Desk" xmlUrl="{httpserver.url_for("/feed")}"/>'
    (tmp_path / "subscriptions.opml").write_text(f'<opml version="2.0"><head/><body>{outline}</body></opml>', "utf-8")
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "talks.md").write_text(f"# Talks\n\n{REPORT}", "utf-8")
    (tmp_path / "report.txt").write_text(REPORT, "utf-8")
    command = tmp_path / "bin" / "newsreader"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m reader "$@"\n', "utf-8")
    command.chmod(command.stat().st_mode | stat.S_IXUSR)
    return tmp_path


@pytest.mark.skipif(os.name == "nt", reason="the examples are for a POSIX shell")
def test_every_example_for_scripts_runs(desk: Path, httpserver: HTTPServer) -> None:
    """The examples, one after the other in one shell, all end well and say nothing is wrong."""
    script = "set -eu\n" + "\n".join(commands(section("From a script")))
    environment = {
        **os.environ,
        "PATH": f"{desk / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "SITE": httpserver.url_for("/site"),
        "NEWSREADER_DATA_DIR": str(desk / "library"),
    }
    ran = subprocess.run(["sh", "-c", script], cwd=desk, env=environment, capture_output=True, text=True, timeout=120)
    assert ran.returncode == 0, ran.stderr
    assert "David Barnea" in ran.stdout
    assert list((desk / "highlights").glob("*.md"))
    assert "Desk" in (desk / "subscriptions-now.opml").read_text("utf-8")


def test_the_two_commands_are_those_that_ci_runs_and_the_package_gives() -> None:
    """The first command is a script of the package; the second is the one that CI takes out of the README."""
    found = [block.strip() for block in commands(section("Two commands"))]
    assert found[:2] == ["uv run newsreader", "uv run --extra dev pytest"]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["scripts"]["newsreader"] == "reader.__main__:main"
    assert "dev" in project["optional-dependencies"]
    assert "uv run --extra dev pytest" in (ROOT / ".ci" / "run").read_text("utf-8")


def test_every_command_of_the_interface_is_told() -> None:
    """Each command of `newsreader --help` has an example in the README."""
    from reader.cli.main import newsreader

    told = README
    assert [name for name in newsreader.commands if f"newsreader {name}" not in told] == []


def test_the_table_of_keys_is_the_registry() -> None:
    """The README's table of keys is what the registry of commands prints."""
    kept = re.search(r"<!-- keys:begin -->\n(.*?)<!-- keys:end -->", README, re.DOTALL)
    assert kept
    assert kept[1].strip() == table_of_keys()


def test_the_example_configuration_loads(tmp_path: Path) -> None:
    """The configuration that the README shows is accepted as it stands."""
    example = re.search(r"^```toml\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert example
    path = tmp_path / "config.toml"
    path.write_text(example[1], "utf-8")
    assert config.load(tmp_path, path).ui.theme == "newsreader-light"


def test_every_file_that_is_named_exists() -> None:
    """Links and pictures of the README lead to files that are there."""
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert [name for name in links if not (ROOT / name).exists()] == []
