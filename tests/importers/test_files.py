"""Files and folders as sources."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import Failure
from reader.importers.files import sources
from reader.importers.source import Source

if TYPE_CHECKING:
    import pytest

LIMIT = 1_000


def told(folder: Path) -> list[str]:
    """Give the names of the sources and the causes of the failures, in their order."""
    return [found.cause if isinstance(found, Failure) else found.file_name for found in sources(str(folder), LIMIT)]


def test_files_come_by_name_and_those_of_a_folder_in_its_place(tmp_path: Path) -> None:
    for name in ("a.txt", "b/2.txt", "b/1/x.txt", "c.txt", ".hidden/y.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    assert told(tmp_path) == ["a.txt", "x.txt", "2.txt", "c.txt"]


def test_folders_may_lie_deeper_than_calls_may(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    depth = 1_200
    monkeypatch.chdir(tmp_path)
    for _ in range(depth):
        Path("d").mkdir()
        os.chdir("d")
    Path("a.txt").write_text("words")
    found = list(sources(str(tmp_path), LIMIT))
    Path("a.txt").unlink()
    for _ in range(depth):  # which pytest, that calls itself for each, could not take away
        os.chdir("..")
        Path("d").rmdir()
    assert [source.data for source in found if isinstance(source, Source)] == [b"words"]


def test_what_may_not_be_looked_at_fails_and_the_others_come_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(name)
    is_dir = Path.is_dir

    def refused(path: Path) -> bool:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return is_dir(path)

    monkeypatch.setattr(Path, "is_dir", refused)
    assert told(tmp_path) == ["Permission denied", "b.txt"]
