"""The process that reads a PDF: the file on standard input, its text as JSON on standard output."""

import contextlib
import io
import json
import logging
import sys
from typing import Any

MEMORY = 600 * 1024 * 1024
PAGES = 5_000
CHARACTERS = 20_000_000


def main() -> None:
    """Read, and write what was found."""
    _bound()
    logging.disable(logging.CRITICAL)
    found = read(sys.stdin.buffer.read())
    sys.stdout.write(json.dumps(found))


def _bound() -> None:
    """Bound this process's memory, where the platform can."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def read(data: bytes) -> dict[str, Any]:
    """Give the pages' text and what the document says about itself; `cause` when not all of it could be read."""
    from pypdf import PdfReader

    found: dict[str, Any] = {"pages": []}
    try:
        document = PdfReader(io.BytesIO(data), strict=False)
        if document.is_encrypted and not document.decrypt(""):
            return {**found, "cause": "is encrypted: it needs a password"}
        found |= _about(document)
        _read_pages(document, found)
    except (Exception, RecursionError, MemoryError) as error:  # a broken file makes pypdf raise anything
        found["cause"] = f"is no PDF that can be read whole: {str(error) or type(error).__name__}"
    return found


def _about(document: Any) -> dict[str, Any]:
    about: dict[str, Any] = {}
    with contextlib.suppress(Exception):
        about["title"] = str(document.metadata.title or "")
        about["author"] = str(document.metadata.author or "")
    with contextlib.suppress(Exception):
        about["date"] = document.metadata.creation_date.isoformat()
    return about


def _read_pages(document: Any, found: dict[str, Any]) -> None:
    length = 0
    for number, page in enumerate(document.pages):
        if number >= PAGES or length > CHARACTERS:
            found["cause"] = f"is longer than {PAGES} pages or {CHARACTERS} characters, the rest is not read"
            return
        text = page.extract_text()
        length += len(text)
        found["pages"].append(text)
