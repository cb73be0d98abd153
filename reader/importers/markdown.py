"""Markdown: CommonMark and tables to blocks and marks, with YAML front matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reader.errors import Failure
from reader.importers.blocks import Composer, Style, from_plain, repeats, without_first_block
from reader.importers.dates import read_date
from reader.importers.encoding import decode, is_binary
from reader.importers.markup import parse_html, walk
from reader.importers.plain import LARGEST, too_long
from reader.model import BlockKind, Story
from reader.text.clean import clean, clean_line, clean_url

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from reader.importers.source import Source
    from reader.model import Document

_FRONT = re.compile(r"\ufeff?---[ \t]*\n(.{0,65536}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_LARGEST = 500_000
"""Characters; what is longer is read as plain text, since parsing takes up to 17 s and 600 MB a million."""

_STYLES: dict[str, Style] = {"strong_open": ("strong", None), "em_open": ("emphasis", None)}


def read(source: Source) -> Iterator[Story | Failure]:
    """Yield the file as one story; front matter gives its title, date, authors, address, tags and language."""
    text = "" if is_binary(source.data) else decode(source.data[:LARGEST], source.type)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = _FRONT.match(text)
    about = _front_matter(found[1]) if found else {}
    body = text[found.end() :] if found and about else text
    if not body.strip() and not about:
        yield Failure(source.name, "holds no text")
        return
    document = parse(body, source.url)
    title = _line(about.get("title"))
    first = document.blocks[0] if document.blocks else None
    if first and first.kind == "heading":
        words = document.text[first.start : first.end]
        if (first.level == 1 and not title) or repeats(words, title):
            title = title or clean_line(words)
            document = without_first_block(document)
    yield _story(source, about, title or source.stem, document)
    yield from too_long(source)


def parse(text: str, base: str = "") -> Document:
    """Give the blocks and marks of Markdown text."""
    from markdown_it import MarkdownIt

    if len(text) > _LARGEST:
        return from_plain(clean(text))
    walk = _Walk(base)
    walk.blocks(MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text))
    return walk.composer.document()


class _Walk:
    """Turns tokens into blocks; `inside` are the containers that are open."""

    def __init__(self, base: str) -> None:
        self.composer = Composer()
        self.base = base
        self.inside: list[str] = []
        self.heading = 0
        self.cells = 0

    def blocks(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            if token.type == "inline":
                self.inline(token.children or [])
            elif token.type in {"fence", "code_block"}:
                self.composer.add(token.content)
                self.composer.close("code")
            elif token.type == "html_block":
                self.html(token.content)
            elif token.nesting == 1:
                self.open(token)
            elif token.nesting == -1:
                self.shut(token)

    def open(self, token: Token) -> None:
        self.inside.append(token.tag)
        if token.type == "heading_open":
            self.heading = int(token.tag[1:])
        elif token.tag in {"td", "th"}:
            self.composer.add(" | " if self.cells else "")
            self.cells += 1

    def shut(self, token: Token) -> None:
        if token.tag == "tr":
            self.composer.add_break()
            self.cells = 0
        elif token.tag in {"p", "li", "blockquote", "table"} or self.heading:
            self.composer.close(self.kind(), self.heading)
            self.heading = 0
        self.inside.pop()

    def kind(self) -> BlockKind:
        """Give the kind of the block that ends, by the innermost container that says one."""
        if self.heading:
            return "heading"
        kinds: dict[str, BlockKind] = {"li": "item", "blockquote": "quote", "table": "table"}
        return next((kinds[tag] for tag in reversed(self.inside) if tag in kinds), "paragraph")

    def inline(self, tokens: Sequence[Token]) -> None:
        styles: list[Style | None] = []
        for token in tokens:
            if token.type in {"text", "code_inline", "image"}:
                code: list[Style] = [("code", None)] if token.type == "code_inline" else []
                self.composer.add(token.content, tuple([style for style in styles if style] + code))
            elif token.type == "softbreak":
                self.composer.add(" ")
            elif token.type == "hardbreak" or token.content.lower().startswith("<br"):
                self.composer.add_break()
            elif token.nesting == 1:
                styles.append(self.style(token))
            elif token.nesting == -1:
                styles.pop()

    def style(self, token: Token) -> Style | None:
        if token.type == "link_open":
            href = clean_url(str(token.attrs.get("href", "")), self.base)
            return ("link", href) if href else None
        return _STYLES.get(token.type)

    def html(self, content: str) -> None:
        if (tree := parse_html(content)) is not None:
            walk(tree, self.composer, self.base)


def _front_matter(text: str) -> dict[str, Any]:
    """Read front matter; what is no mapping is none, and aliases that could grow are refused."""
    import yaml

    if re.search(r"(?m)[:\-\[,{]\s*[&*]\w", text):
        return {}
    try:
        found = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    return {str(key).lower(): value for key, value in found.items()} if isinstance(found, dict) else {}


def _story(source: Source, about: dict[str, Any], title: str, document: Document) -> Story:
    said = _line(about.get("source"))
    url = clean_url(_line(about.get("url"), 8000) or _line(about.get("link"), 8000) or said)
    site = _line(about.get("site")) or ("" if clean_url(said) else said)
    return Story(
        title=title,
        document=document,
        url=url or source.url,
        source=site or source.file_name,
        authors=_lines(about.get("author") or about.get("authors") or about.get("byline")),
        published=read_date(about.get("date") or about.get("published")),
        updated=read_date(about.get("updated") or about.get("lastmod")) or source.modified,
        language=_line(about.get("language") or about.get("lang"), 35),
        tags=_lines(about.get("tags") or about.get("keywords")),
        sample=about.get("sample") is True,
    )


def _line(value: object, limit: int = 1000) -> str:
    return clean_line(str(value), limit) if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""


def _lines(value: object) -> tuple[str, ...]:
    """Give a list, or one value, or values parted by commas, as lines without wiki brackets."""
    values = value if isinstance(value, list) else str(value).split(",") if isinstance(value, str) else []
    lines = (_line(item).removeprefix("[[").removesuffix("]]").lstrip("#") for item in values[:100])
    return tuple(dict.fromkeys(line for line in lines if line))
