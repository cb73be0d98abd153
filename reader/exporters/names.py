"""Names of files: safe on every system, alike nowhere when case and normal form are left out."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from reader.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Container

    from reader.model import Story

LONGEST = 100  # code points of a name, of the story's alone
LONGEST_BYTES = 255  # of a name with its ending, in UTF-8 and in either normal form; temporary files need some of it too
_FORBIDDEN = re.compile(r'[\\/:*?"<>|#^\[\]\x00-\x1f\x7f-\x9f]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$)(\.|\s|$)", re.IGNORECASE)


def file_name(story: Story, taken: Container[str], ending: str = ".md") -> str:
    """Give a name for a story's file; `taken` are the names of other files, as `folded` gives them."""
    date = story.published or story.added
    stem = _stem(f"{date:%Y-%m-%d} {story.title}" if date else story.title)
    name = stem + ending
    if folded(name) not in taken:
        return name
    return f"{_cut(stem, LONGEST_BYTES - 60)}-{story.id}{ending}"


def folded(name: str) -> str:
    """Give what two names share that some file system takes for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold())


def _stem(title: str) -> str:
    stem = unicodedata.normalize("NFC", clean_line(title, LONGEST * 4))
    stem = " ".join(_FORBIDDEN.sub(" ", stem).split())
    stem = _cut(stem.lstrip(".-~ ")[:LONGEST], LONGEST_BYTES - 60).rstrip(". ")
    if _RESERVED.match(stem):
        stem = f"_{stem}"
    return stem or "untitled"


def _cut(stem: str, size: int) -> str:
    """Cut to a number of bytes, in the longer normal form, at a code point."""
    while max(len(unicodedata.normalize(form, stem).encode("utf-8", "replace")) for form in ("NFC", "NFD")) > size:
        stem = stem[:-1]
    return stem.rstrip(". ")
