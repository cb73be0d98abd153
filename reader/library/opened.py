"""An open library: its file and its configuration, which every part of the library shares."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Self

from reader.store.database import Database

if TYPE_CHECKING:
    from reader.config import Config


class Opened:
    """The library's file, open for any thread."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self._db = Database(config.data_dir / "library.db", config.fetch.lock_seconds)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def now() -> datetime:
    """Give this moment."""
    return datetime.now(UTC)
