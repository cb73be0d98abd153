"""A whole story as Markdown, its blocks and marks kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.exporters import escape

if TYPE_CHECKING:
    from reader.model import Block, Document, Mark, Story

_FENCES = {"strong": "**", "emphasis": "*"}


def to_markdown(story: Story) -> str:
    """Give a story with its headline and where it came from."""
    about = [", ".join(story.authors), story.source, f"{story.published:%Y-%m-%d}" if story.published else ""]
    told = escape.line(" · ".join(part for part in about if part))
    head = [f"# {escape.inline(story.title)}", told, f"<{story.url}>" if story.url else ""]
    blocks = [_block(story.document, block) for block in story.document.blocks] or [_lines(story.document.text)]
    return "\n\n".join(part for part in [*head, *blocks] if part) + "\n"


def _block(document: Document, block: Block) -> str:
    if block.kind in ("code", "table"):
        return _fenced(document.text[block.start : block.end])
    text = _marked(document, block)
    match block.kind:
        case "heading":
            return f"{'#' * max(1, block.level)} {text}"
        case "item":
            return "- " + text.replace("\n", "\n  ")
        case "quote":
            return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))
        case "caption":
            return "\n".join(f"*{line}*" for line in text.split("\n"))
        case _:
            return text


def _fenced(text: str) -> str:
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}\n{text}\n{fence}"


def _lines(text: str) -> str:
    return "\n".join(map(escape.line, text.split("\n")))


def _marked(document: Document, block: Block) -> str:
    """Escape a block's text and put its marks around their words; a mark that crosses another is left out."""
    pieces: list[str] = []
    place = block.start
    for mark in document.marks:
        start, end = max(mark.start, block.start), min(mark.end, block.end)
        words = document.text[start:end]
        # fences must touch their words, and may not span lines that are escaped each on its own
        if start < place or start >= end or words != words.strip() or "\n" in words:
            continue
        pieces += [_piece(document.text, place, start, block.start), _around(mark, words)]
        place = end
    return "".join([*pieces, _piece(document.text, place, block.end, block.start)])


def _piece(text: str, start: int, end: int, block: int) -> str:
    first, *rest = text[start:end].split("\n")
    opened = escape.line(first) if start == block and first == first.strip() else escape.inline(first)
    return "\n".join([opened, *map(escape.line, rest[:-1]), *(escape.inline(last.lstrip()) for last in rest[-1:])])


def _around(mark: Mark, words: str) -> str:
    if mark.kind == "link":
        return f"[{escape.inline(words)}](<{mark.href}>)" if mark.href else escape.inline(words)
    if mark.kind == "code":
        return f"`{words}`" if "`" not in words else escape.inline(words)
    return f"{_FENCES[mark.kind]}{escape.inline(words)}{_FENCES[mark.kind]}"
