"""What an address answered."""

from __future__ import annotations

from reader.errors import Failure
from reader.record import record


@record(kw_only=True)
class Response:
    """A usable answer: 200 with a body, or 304 to a question with validators (then `body` is empty).

    `url` is where the answer came from; `permanent` is the address to keep for `asked` when its redirects said that it
    moved for good, else empty. `etag` and `modified` are validators to the letter. `max_age` is in seconds.
    """

    asked: str
    url: str
    status: int = 200
    permanent: str = ""
    type: str = ""
    body: bytes = b""
    etag: str = ""
    modified: str = ""
    max_age: float | None = None

    @property
    def unchanged(self) -> bool:
        """Tell that the server has nothing newer than the validators sent."""
        return self.status == 304


@record
class Refused(Failure):
    """A failure that knows its HTTP status, and for how many seconds the server wants to be left alone."""

    status: int | None = None
    retry_after: float | None = None
