"""The layers hold: by contract, and in a clean process, where it is seen what an import really loads."""

from __future__ import annotations

import json
import os
import pkgutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import reader

ROOT = Path(reader.__file__).parent.parent
HEAVY = {"textual", "httpx", "trafilatura"}


def loaded(code: str, *arguments: str, **environment: str) -> set[str]:
    """Run code in a clean process; give the modules that were loaded at its end."""
    tail = "\nimport json, sys; print('\\n' + json.dumps(sorted(sys.modules)))"
    process = subprocess.run(
        [sys.executable, "-c", code + tail, *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return set(json.loads(process.stdout.splitlines()[-1]))


def modules_of(*rooms: str) -> list[str]:
    found = []
    for room in rooms:
        spec = find_spec(f"reader.{room}")
        assert spec is not None
        found.append(f"reader.{room}")
        inside = pkgutil.walk_packages(spec.submodule_search_locations or [], f"reader.{room}.")
        found.extend(each.name for each in inside if ".training" not in each.name)
    return found


def test_contracts_are_kept() -> None:
    """import-linter finds every contract of pyproject.toml kept."""
    command = Path(sys.executable).with_name("lint-imports")
    checked = subprocess.run([command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize(
    ("rooms", "kept_out"),
    [
        (("model", "errors", "config", "wire", "query", "text"), {"textual", "rich", "httpx", "sqlite3", "lxml", "click"}),
        (("analysis", "exporters"), {"textual", "rich", "httpx", "sqlite3", "trafilatura"}),
        (("importers",), {"textual", "httpx", "sqlite3", "trafilatura"}),
        (("store", "library", "plugins"), {"textual", "rich", "httpx", "trafilatura"}),
        (("web",), {"textual", "sqlite3", "trafilatura"}),
        (("cli",), {"textual", "httpx", "trafilatura"}),
    ],
    ids=lambda value: "+".join(sorted(value)) if isinstance(value, tuple) else "",
)
def test_headless_rooms_load_nothing_of_the_others(rooms: tuple[str, ...], kept_out: set[str]) -> None:
    """In a clean process no module of a room loads what belongs to another."""
    names = modules_of(*rooms)
    assert not loaded("import " + ", ".join(names)) & kept_out


@pytest.mark.parametrize("call", ["list", "list --json", "feeds", "search talks", "undo"])
def test_quick_commands_stay_light(call: str, tmp_path: Path) -> None:
    """`newsreader list` and its like load neither textual nor httpx nor trafilatura."""
    code = f"from reader.cli.main import main\nmain({call.split()!r})"
    assert not loaded(code, NEWSREADER_DATA_DIR=str(tmp_path)) & HEAVY


def test_nothing_is_imported_with_the_package() -> None:
    """`import reader` loads no module of its own and no library."""
    assert {name for name in loaded("import reader") if name.startswith("reader")} == {"reader"}
