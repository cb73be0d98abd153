from __future__ import annotations

import os
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from reader.errors import ExportError
from reader.exporters import export_file, export_markdown
from reader.exporters.folder import write_file
from reader.plugins import exporter

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from reader.exporters import Exported
    from reader.model import Highlight

NAME = "2026-08-21 Quoted always.md"


@pytest.fixture
def other(item: Exported) -> Exported:
    return replace(item, story=replace(item.story, id="0badcafe"), highlights=(), analysis=None)


def test_each_story_has_its_file_and_exporting_again_writes_nothing(
    item: Exported, other: Exported, now: datetime, tmp_path: Path
) -> None:
    folder = tmp_path / "new" / "vault"
    done = export_markdown([item, other], out=folder, now=now)
    assert [path.name for path in done.paths] == [NAME, "2026-08-21 Quoted always-0badcafe.md"]
    assert set(folder.iterdir()) == set(done.paths)
    before = [path.stat().st_mtime_ns for path in done.paths]
    again = export_markdown([item, other], out=folder, now=now + timedelta(hours=1))
    assert again.paths == ()
    assert [path.stat().st_mtime_ns for path in done.paths] == before


def test_a_file_is_found_again_though_a_person_renamed_and_moved_it(
    item: Exported, second: Highlight, now: datetime, tmp_path: Path
) -> None:
    (written,) = export_markdown([item], out=tmp_path, now=now).paths
    (tmp_path / "read").mkdir()
    moved = written.rename(tmp_path / "read" / "mine.md")
    done = export_markdown([replace(item, highlights=(*item.highlights, second))], out=tmp_path, now=now)
    assert done.paths == (moved,)
    assert "^h-5e6f7a8b" in moved.read_text(encoding="utf-8")
    assert list(tmp_path.iterdir()) == [tmp_path / "read"]


def test_a_dry_run_prints_the_difference_and_writes_nothing(
    item: Exported, second: Highlight, now: datetime, tmp_path: Path
) -> None:
    planned = export_markdown([item], out=tmp_path / "vault", now=now, dry_run=True)
    assert f"+++ {tmp_path / 'vault' / NAME}" in planned.text
    assert not (tmp_path / "vault").exists()
    export_markdown([item], out=tmp_path, now=now)
    change = export_markdown([replace(item, highlights=(*item.highlights, second))], out=tmp_path, now=now, dry_run=True)
    assert "\n+^h-5e6f7a8b\n" in change.text
    assert export_markdown([item], out=tmp_path, now=now, dry_run=True).text == ""


def test_a_link_in_the_place_of_a_file_is_neither_followed_nor_replaced(item: Exported, now: datetime, tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("mine")
    folder = tmp_path / "vault"
    folder.mkdir()
    (folder / NAME).symlink_to(outside)
    (folder / "2026-08-21 Quoted always-5f2c9a1e.md").symlink_to(tmp_path / "nowhere")
    done = export_markdown([item], out=folder, now=now)
    assert outside.read_text() == "mine"
    assert [failure.cause for failure in done.failures] == ["is a symbolic link; name another place"]
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_behind_a_link_is_not_searched(item: Exported, now: datetime, tmp_path: Path) -> None:
    outside, folder = tmp_path / "outside", tmp_path / "vault"
    (mine,) = export_markdown([item], out=outside, now=now).paths
    folder.mkdir()
    (folder / "link").symlink_to(outside)
    before = mine.read_bytes()
    done = export_markdown([replace(item, highlights=())], out=folder, now=now)
    assert done.paths == (folder / NAME,)
    assert mine.read_bytes() == before


def test_bytes_that_are_no_utf_8_stay_as_they_are(item: Exported, second: Highlight, now: datetime, tmp_path: Path) -> None:
    (path,) = export_markdown([item], out=tmp_path, now=now).paths
    path.write_bytes(path.read_bytes() + b"\nmine: \xff\xfe\n")
    export_markdown([replace(item, highlights=(*item.highlights, second))], out=tmp_path, now=now)
    assert path.read_bytes().endswith(b"\nmine: \xff\xfe\n")
    assert b"^h-5e6f7a8b" in path.read_bytes()


def test_a_write_that_fails_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    path.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_file(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_files_rights_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("old")
    path.chmod(0o640)
    write_file(path, "new")
    assert path.stat().st_mode & 0o777 == 0o640


def test_one_story_may_go_into_one_file_but_two_may_not(item: Exported, other: Exported, now: datetime, tmp_path: Path) -> None:
    path = tmp_path / "story.md"
    assert export_markdown([item], out=path, now=now).paths == (path,)
    assert export_markdown([item], out=path, now=now).paths == ()
    with pytest.raises(ExportError, match="name a folder"):
        export_markdown([item, other], out=path, now=now)


def test_a_folder_that_cannot_be_made_fails_in_a_line(item: Exported, now: datetime, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="file/vault"):
        export_markdown([item], out=tmp_path / "file" / "vault", now=now)


@pytest.mark.parametrize("form", ["json", "csv", "org"])
def test_the_other_formats_are_one_file(item: Exported, now: datetime, tmp_path: Path, form: str) -> None:
    write = exporter(form)
    text = export_file([item], form, write, now=now).text
    assert export_file([item], form, write, out=tmp_path, now=now).paths == (tmp_path / f"highlights.{form}",)
    assert (tmp_path / f"highlights.{form}").read_bytes().decode() == text
    assert export_file([item], form, write, out=tmp_path / f"highlights.{form}", now=now, dry_run=True).text == ""


def test_a_format_from_elsewhere_is_written_by_its_own_function(item: Exported, now: datetime) -> None:
    assert export_file([item], "count", lambda items, _: f"{len(items)}\n", now=now).text == "1\n"
