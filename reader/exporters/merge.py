"""Bring a story's file up to date without touching what a person wrote in it.

Between the markers the text is ours as long as it is what we wrote last; once a person changed it, it is theirs and new
highlights are appended at the end. Outside the markers nothing changes but our own counts and lists in the front matter.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.exporters import escape, markdown

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from reader.exporters.exported import Exported

# the keys that follow what is kept; the others are written once and then the person's
REFRESHED = ("tags", "people", "organisations", "places", "highlights", "updated")

_FRONT = re.compile(r"\A(\ufeff?---[ \t]*\r?\n)(.*?)(^---[ \t]*(?:\r?\n|\Z))", re.DOTALL | re.MULTILINE)
_SECTION = re.compile(
    rf"^{re.escape(markdown.BEGIN)}\r?\n(.*?)\r?\n%% newsreader:hash ([0-9a-f]{{16}}) %%\r?\n{re.escape(markdown.END)}[ \t]*$",
    re.DOTALL | re.MULTILINE,
)
_KEY = re.compile(r"^([^\s#:'\"-][^:\n]*):", re.MULTILINE)
_BLOCK_ID = re.compile(r"\^(h-[0-9a-z]+)\b")


def merge(existing: str, item: Exported, now: datetime, templates: Path | None = None) -> str:
    """Give the file with what is new; the very same text when nothing is."""
    newline = "\r\n" if "\r\n" in existing.partition("\n")[0] + "\n" else "\n"
    found = _SECTION.search(existing)
    if found and markdown.digest(found[1]) == found[2]:
        elsewhere = set(_BLOCK_ID.findall(existing[: found.start()] + existing[found.end() :]))
        fresh = _lines(markdown.section(item, now, elsewhere, templates), newline)
        body = existing[: found.start()] + fresh + existing[found.end() :]
    else:
        body = existing + _lines(_appendix(existing, item, now), newline)
    kept = _with_front_matter(body, item, now, newline, without="updated")
    # the hour of the export alone is no reason to write
    return existing if kept == existing else _with_front_matter(kept, item, now, newline)


def _lines(text: str, newline: str) -> str:
    return text.replace("\n", newline)


def _appendix(existing: str, item: Exported, now: datetime) -> str:
    """Give the highlights whose ids the file does not have."""
    known = set(_BLOCK_ID.findall(existing))
    new = [highlight for highlight in markdown.in_order(item.highlights) if highlight.id not in known]
    if not new:
        return ""
    blocks = [f"## New highlights added {now:%Y-%m-%d} at {now:%H:%M}"]
    blocks += [markdown.highlight_block(item.story, highlight, now) for highlight in new]
    return ("\n" if existing.endswith("\n") else "\n\n") + "\n\n".join(blocks) + "\n"


def _with_front_matter(text: str, item: Exported, now: datetime, newline: str, without: str = "") -> str:
    """Refresh our keys where they stand; every other key stays as and where it is."""
    front = _FRONT.match(text)
    if not front:
        return text
    ours = markdown.front_matter(item, now)
    blocks = _blocks(front[2])
    names = {name for name, _ in blocks}
    written = []
    for name, lines in blocks:
        if name not in REFRESHED or name == without:
            written.append(lines)
        elif name == "tags":
            written.append(_tags(lines, item) or lines)
        else:
            written.append(_lines(ours[name], newline) + newline)
    written += [_lines(ours[name], newline) + newline for name in ("id", "highlights") if name not in names]
    return front[1] + "".join(written) + front[3] + text[front.end() :]


def _blocks(front: str) -> list[tuple[str, str]]:
    """Part front matter at its top-level keys; what stands before the first one has the name ''."""
    starts = [(match.start(), match[1].strip()) for match in _KEY.finditer(front)]
    head = front[: starts[0][0]] if starts else front
    ends = [start for start, _ in starts[1:]] + [len(front)]
    return [("", head), *((name, front[start:end]) for (start, name), end in zip(starts, ends, strict=True))]


def _tags(lines: str, item: Exported) -> str:
    """Add our tags to the person's; empty when all are there or the person's cannot be read."""
    import yaml

    try:
        known = yaml.safe_load(lines)["tags"]
    except (yaml.YAMLError, TypeError, KeyError, ValueError):
        return ""
    known = [known] if isinstance(known, str) else known or []
    if not isinstance(known, list):
        return ""
    names = [str(name) for name in known]
    missing = [tag for tag in markdown.own_tags(item.story) if tag not in names]
    newline = "\r\n" if lines.endswith("\r\n") else "\n"
    return f"tags: [{', '.join(map(escape.yaml_tag, names + missing))}]{newline}" if missing else ""


def found_id(text: str) -> str:
    """Give the id in a file's front matter, by which it belongs to a story; empty for a file that is not ours."""
    front = _FRONT.match(text)
    named = re.search(r"""^id:[ \t]*["']?(nr-[0-9a-z]+)["']?[ \t]*\r?$""", front[2], re.MULTILINE) if front else None
    return named[1] if named else ""
