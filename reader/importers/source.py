"""What an importer is given: bytes with what is known about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.record import record
from reader.text.clean import clean_line

if TYPE_CHECKING:
    from datetime import datetime


@record
class Source:
    """A file's or an answer's bytes. `name` is the input as a person gave it, `type` the Content-Type with its charset."""

    name: str
    data: bytes
    type: str = ""
    url: str = ""
    modified: datetime | None = None

    @property
    def file_name(self) -> str:
        """Give the last part of the name, fit to be shown."""
        return clean_line(self.name.replace("\\", "/").rstrip("/").rpartition("/")[2])

    @property
    def stem(self) -> str:
        """Give the file's name without its ending: a title where the text has none."""
        stem, _, ending = self.file_name.rpartition(".")
        return stem if stem and len(ending) <= len("markdown") else self.file_name

    @property
    def ending(self) -> str:
        """Give the name's ending in lower case without its dot."""
        return self.file_name.rpartition(".")[2].lower() if "." in self.file_name else ""
