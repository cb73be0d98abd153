"""`newsreader corrections`, `export --format ics` and queries about what stories say, from the command line."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from reader.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

DOCUMENT = {"corrections": [{"kind": "same", "type": "ORG", "name": "MBZ", "to_type": "PER", "to_name": "Mohamed bin Zayed"}]}


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Call newsreader with a library of its own; give status, output and errors."""

    def call(*arguments: str) -> tuple[int, str, str]:
        status = main(["--data-dir", str(tmp_path / "library"), *arguments])
        said = capsys.readouterr()
        return status, said.out, said.err

    return call


def test_corrections_are_imported_listed_and_exported(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "corrections.json"
    file.write_text(json.dumps(DOCUMENT), "utf-8")
    assert run("corrections") == (0, "", "")
    assert run("corrections", "--import", str(file)) == (0, "", "1 correction is new.\n")
    status, out, _ = run("corrections")
    assert (status, out.split(maxsplit=2)[1:]) == (0, ["ORG", "MBZ is Mohamed bin Zayed\n"])
    _, out, _ = run("corrections", "--json")
    (kept,) = json.loads(out)["corrections"]
    assert {**DOCUMENT["corrections"][0], "id": kept["id"], "made": kept["made"]} == kept
    file.write_text(out, "utf-8")
    assert run("corrections", "--import", str(file)) == (0, "", "0 corrections are new.\n")
    assert run("undo") == (0, "", "Undone: Imported 1 correction\n")
    assert run("corrections") == (0, "", "")


@pytest.mark.parametrize(
    "content", ["", "[]", '{"corrections": [{}]}', '{"corrections": [{"kind": "x", "type": "y", "name": "z"}]}']
)
def test_a_file_that_holds_no_corrections_is_told_in_a_line(run: Run, tmp_path: Path, content: str) -> None:
    file = tmp_path / "wrong.json"
    file.write_text(content, "utf-8")
    status, out, err = run("corrections", "--import", str(file))
    assert (status > 0, out, err.count("\n")) == (True, "", 1)


def test_what_was_read_gives_a_calendar_of_what_is_coming(run: Run, tmp_path: Path) -> None:
    day = datetime.now(UTC) + timedelta(days=300)
    file = tmp_path / "report.txt"
    file.write_text(f"The ministers will meet in Cairo on {day:%d %B %Y}.\n", "utf-8")
    _, story, _ = run("import", str(file))
    assert "VEVENT" not in run("export", "--all", "--format", "ics")[1]
    run("mark", story.strip(), "--read")
    status, out, err = run("export", "--all", "--format", "ics", "-o", str(tmp_path / "coming.ics"))
    assert (status, err) == (0, "")
    written = (tmp_path / "coming.ics").read_bytes().decode()
    assert f"DTSTART;VALUE=DATE:{day:%Y%m%d}\r\n" in written
    assert run("export", story.strip(), "--format", "ics")[1].count("BEGIN:VEVENT\r\n") == 1
    assert out == f"{tmp_path / 'coming.ics'}\n"


def test_a_query_about_what_stories_say_works_through_those_that_wait(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text("Hamas spoke in Cairo. At least 1,160 people died.\n", "utf-8")
    _, story, _ = run("import", str(file))
    assert run("list", "figure:>1000")[1].startswith(story.strip())
    assert run("search", "place:cairo")[1].startswith(story.strip())
    assert run("list", "place:paris") == (0, "", "")
