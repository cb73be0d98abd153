"""The exception tree, and a failure as a value.

NewsreaderError            anything told to a person in one line
├── UsageError             the call itself was wrong (exit status 2)
├── ConfigError            the configuration cannot be used
├── InputError             a file, page, feed or line cannot be read
│   └── FetchError         an address gave no usable answer
├── NotFound               no such story, feed or highlight
├── ExportError            something cannot be written
└── LibraryError           the library's file cannot be used
    ├── LibraryLocked      another process holds it
    ├── LibraryNewer       a newer version wrote it
    └── LibraryCorrupt     it is damaged
"""

from reader.record import record


class NewsreaderError(Exception):
    """An error with one line for a person: what, where, what to do."""


class UsageError(NewsreaderError):
    """The call itself was wrong."""


class ConfigError(NewsreaderError):
    """The configuration cannot be used."""


class InputError(NewsreaderError):
    """A file, page, feed or line cannot be read."""


class FetchError(InputError):
    """An address gave no usable answer."""


class NotFound(NewsreaderError):
    """There is no such story, feed or highlight."""


class ExportError(NewsreaderError):
    """Something cannot be written."""


class LibraryError(NewsreaderError):
    """The library's file cannot be used."""


class LibraryLocked(LibraryError):
    """Another process has held the library for longer than we wait."""


class LibraryNewer(LibraryError):
    """A newer version of newsreader wrote the library."""


class LibraryCorrupt(LibraryError):
    """The library's file is damaged."""


@record
class Failure:
    """One thing of many that could not be done: its name and the cause, each one line; the rest went on."""

    input: str
    cause: str

    def __str__(self) -> str:
        return f"{self.input}: {self.cause}"
