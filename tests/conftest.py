"""What tests of every room share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.config import Config
from reader.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library in a folder of its own."""
    with Library(Config(data_dir=tmp_path / "data")) as opened:
        yield opened


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of texts and pages with answers by people, which lies beside the project where there is one."""
    folder = Path(__file__).resolve().parents[2] / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the data folder beside the project is absent")
    return folder
