"""Keep text from outside text: in Markdown as vaults read it, and in front matter.

Vaults read more than CommonMark: wiki links, embeds, tags, block ids, comments, highlights, mathematics, template commands and
properties. What a template engine would see before Markdown does (`<%`, `%%`) is written as a character reference, for a
backslash would not hide it.
"""

from __future__ import annotations

import json
import re

_REFERENCE = re.compile(r"&(?=#?\w+;)")
_MARKUP = re.compile(r"([\\`*_\[\]{}$~|#^])")
_DOUBLED = re.compile(r"={2,}|:{2,}")
_LINE_START = re.compile(r"^([-+>]|=+|\d{1,9}(?=[.)]))")
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_NO_TAG = re.compile(r"[^\w/-]+")
_WIKI = re.compile(r"[\[\]|#^\\]+")
YAML_WORDS = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}


def inline(text: str) -> str:
    """Escape a stretch of one line."""
    text = _REFERENCE.sub("&amp;", text)
    text = _MARKUP.sub(r"\\\1", text)
    text = _DOUBLED.sub(lambda run: "".join(f"\\{letter}" for letter in run[0]), text)
    return text.replace("<", "&lt;").replace("%%", "&percnt;&percnt;")


def line(text: str) -> str:
    """Escape a whole line, also against what means something only where a line begins."""
    text = inline(" ".join(text.split()))
    start = _LINE_START.match(text)
    if not start:
        return text
    return f"{start[0]}\\{text[start.end() :]}" if start[0].isdigit() else f"\\{text}"


def quoted(text: str) -> str:
    """Write a string as YAML and JSON both read it."""
    written = json.dumps(" ".join(text.split()), ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def wiki_link(name: str) -> str:
    """Write a name as a quoted link to its note."""
    return quoted(f"[[{' '.join(_WIKI.sub(' ', name).split())}]]")


def tag(text: str) -> str:
    """Make a tag of what a tag may consist of; empty when nothing is left."""
    return _NO_TAG.sub("-", text.strip().lstrip("#")).strip("-/")


def yaml_tag(text: str) -> str:
    """Write a tag for front matter: bare where YAML takes it for a word."""
    return text if re.fullmatch(r"[a-zA-Z][\w/-]*", text, re.ASCII) and text.lower() not in YAML_WORDS else quoted(text)
