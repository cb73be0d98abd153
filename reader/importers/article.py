"""The story in a page: trafilatura says which words are the story's, the page gives their marks.

Precision mode, unless its fast mode finds more than twice the words; 0.969 F1 on 104 pages, where its default has 0.960.
Its own option to keep links costs 0.06, so links are taken from the page: a block is looked up in the page's own text.
"""

from __future__ import annotations

import copy
import re
from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING, Any

from reader.importers.blocks import Composer, repeats, without_first_block
from reader.importers.markup import walk
from reader.model import Document, Mark

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMES = {"list": "ul", "item": "li", "quote": "blockquote", "row": "tr", "cell": "td", "lb": "br", "ref": "a"}
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LONGEST_MARK = 5_000
_FEW, _MANY = 100, 1_000_000
"""Words of a page: up to the first all of them count, and beyond the second looking for the story would take minutes."""

_ELEMENTS = 30_000
"""Elements of a page; trafilatura takes 17 s for 100,000."""

_WORDS = re.compile(r"\w+")


def find_article(tree: _Element, title: str, base: str = "") -> Document:
    """Give the story's text in a page without its headline. A page that holds little, or too much, is taken whole."""
    titles = {title, *islice(("".join(map(str, head.itertext())) for head in tree.iter("h1")), 3)}
    page = _page(tree, base)
    words = _count(page)
    if words > _MANY or sum(1 for _ in tree.iter()) > _ELEMENTS:
        return _without_headline(page, titles)
    precise = _extract(tree, precise=True)
    fast = _extract(tree, precise=False)
    found = precise if 2 * _count(precise) >= _count(fast) else fast
    whole = not found.text or _count(found) < words <= _FEW
    return _without_headline(page, titles) if whole else _with_marks(_without_headline(found, titles), page)


def _without_headline(document: Document, titles: set[str]) -> Document:
    while document.blocks and any(repeats(document.text[: document.blocks[0].end], title) for title in titles):
        document = without_first_block(document)
    return document


def _count(document: Document) -> int:
    return len(_WORDS.findall(document.text))


def _extract(tree: _Element, *, precise: bool) -> Document:
    """Run trafilatura on a copy of the page, since it takes the page apart."""
    from trafilatura import bare_extraction

    composer = Composer()
    found: Any = bare_extraction(copy.deepcopy(tree), include_comments=False, favor_precision=precise, fast=not precise)
    if found is not None and found.body is not None:
        for element in found.body.iter():
            if element.tag == "head":
                rend = element.get("rend")
                element.tag = rend if rend in _HEADINGS else "h2"
            elif element.tag in _NAMES:
                element.tag = _NAMES[element.tag]
        walk(found.body, composer)
    return composer.document()


def _page(tree: _Element, base: str) -> Document:
    """Give everything that the page says, with its marks."""
    composer = Composer()
    walk(tree, composer, base)
    return composer.document()


def _with_marks(found: Document, page: Document) -> Document:
    """Give the marks that the page has on the words that were found, which mostly come one after another."""
    marks: list[Mark] = []
    starts = [mark.start for mark in page.marks]
    near = 0
    for block in found.blocks:
        words = found.text[block.start : block.end]
        at = page.text.find(words, near)
        at = page.text.find(words) if at < 0 else at
        if at < 0:
            continue
        near = at + len(words)
        for mark in page.marks[bisect_left(starts, at - _LONGEST_MARK) : bisect_left(starts, near)]:
            start, end = max(mark.start, at), min(mark.end, near)
            if start < end:
                marks.append(Mark(start - at + block.start, end - at + block.start, mark.kind, mark.href))
    return Document(found.text, found.blocks, tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end))))
