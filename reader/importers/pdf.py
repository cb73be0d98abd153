"""PDF: its text in paragraphs. It is read in a process of its own, bounded in time and memory, since a PDF can be a bomb."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

from reader.errors import Failure
from reader.importers.blocks import Composer, repeats, without_first_block
from reader.importers.dates import read_date
from reader.importers.parsedfeed import headline
from reader.model import Document, Story
from reader.text.clean import clean, clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.importers.source import Source

SECONDS = 60
_NO_TITLE = re.compile(r"untitled|microsoft word\b.*|.*\.(?:docx?|indd|qxd|pdf|tmp|dvi)|\W*", re.IGNORECASE)
_SENTENCE_END = (".", "!", "?", ":", "”", '"', "…")


def read(source: Source) -> Iterator[Story | Failure]:
    """Yield the document as one story."""
    command = [
        sys.executable,
        "-I",
        "-c",
        "import sys; sys.path[:] = sys.argv[1:]; from reader.importers.pdftext import main; main()",
    ]
    try:
        done = subprocess.run([*command, *sys.path], input=source.data, capture_output=True, timeout=SECONDS, check=False)
        found: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        yield Failure(source.name, f"takes longer than {SECONDS} s to read")
        return
    except (OSError, ValueError):  # killed at its bound, or out of memory: then nothing was written
        yield Failure(source.name, "cannot be read within the limits of time and memory")
        return
    document = to_document([str(page) for page in found.get("pages", [])])
    if cause := found.get("cause") or ("" if document.text else "holds no text; it may be a scan"):
        yield Failure(source.name, clean_line(cause, 200))
    if document.text:
        yield _story(found, document, source)


def _story(found: dict[str, Any], document: Document, source: Source) -> Story:
    title, author = clean_line(str(found.get("title") or "")), clean_line(str(found.get("author") or ""), 200)
    title = "" if _NO_TITLE.fullmatch(title) else title
    first = document.blocks[0]
    if repeats(document.text[first.start : first.end], title):
        document = without_first_block(document)
    return Story(
        title=title or headline(document) or source.stem,
        document=document,
        url=source.url,
        source=source.file_name,
        authors=(author,) if author else (),
        published=read_date(found.get("date")),
    )


def to_document(pages: list[str]) -> Document:
    """Make paragraphs of pages of lines: page numbers and running heads go, hyphens at a line's end are closed."""
    lines = [[line.strip() for line in clean(page).split("\n")] for page in pages]
    edges = Counter(line for page in lines for line in {*page[:2], *page[-2:]} if line)
    running = {line for line, times in edges.items() if times > 2 and times * 2 > len(pages)}
    composer = Composer()
    for page in lines:
        kept = [line for line in page if line not in running and not re.fullmatch(r"[-–—\s]*\d{1,4}[-–—\s]*", line)]
        _paragraphs(kept, composer)
    return composer.document()


def _paragraphs(lines: list[str], composer: Composer) -> None:
    """End a paragraph at an empty line, and after a sentence that ends well before the lines usually do."""
    lengths = sorted(len(line) for line in lines if line)
    usual = lengths[len(lengths) * 3 // 4] if lengths else 0
    for line in lines:
        if not line:
            composer.close()
            continue
        hyphenated = re.search(r"[^\W\d_]-$", line) is not None
        composer.add(line[:-1] if hyphenated else f"{line} ")
        if line.endswith(_SENTENCE_END) and len(line) < usual * 0.8:
            composer.close()
    composer.close()
