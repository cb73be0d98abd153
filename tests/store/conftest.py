"""What tests of the store share."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from reader.model import Document, Story
from reader.store.database import Database

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a library's file is to be."""
    return tmp_path / "data" / "library.db"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    """An open, empty library file."""
    opened = Database(path, lock_seconds=5)
    yield opened
    opened.close()


@pytest.fixture
def now() -> datetime:
    """The moment at which things happen."""
    return datetime(2024, 3, 31, 12, tzinfo=UTC)


@pytest.fixture
def make() -> Callable[..., Story]:
    """Make a story of a title, a text and what else matters."""

    def story(title: str = "Talks resume", text: str = "Talks resume on Sunday.", **fields: object) -> Story:
        return Story(title=title, document=Document(text), **fields)  # type: ignore[arg-type]

    return story
