"""HTML to blocks and marks by a walk over lxml's tree. Nothing is fetched; scripts, styles and forms leave no words."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from reader.importers.blocks import Composer, Style
from reader.importers.safexml import at_most
from reader.text.clean import clean, clean_line, clean_url

if TYPE_CHECKING:
    from lxml.etree import _Element

    from reader.model import BlockKind, Document


def _names(line: str) -> frozenset[str]:
    return frozenset(line.split())


_DROPPED = _names(
    "script style template noscript iframe object embed applet button input select textarea svg math head "
    "title audio video canvas map dialog"
)
_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    **dict.fromkeys(("blockquote",), "quote"),
    **dict.fromkeys(("pre", "listing", "xmp"), "code"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_PARTS = _names(
    "p div form section article main header footer aside nav address center ul ol dl hr table thead tbody tfoot tr "
    "td th figure details summary fieldset body html hgroup menu"
)
_ROWS, _CELLS = frozenset({"tr"}), frozenset({"td", "th"})
_STYLES: dict[str, Style] = {
    **dict.fromkeys(("b", "strong"), ("strong", None)),
    **dict.fromkeys(("i", "em", "cite", "dfn"), ("emphasis", None)),
    **dict.fromkeys(("code", "kbd", "samp", "tt", "var"), ("code", None)),
}
_CELL_LIMIT = 200
"""Characters; a cell with more words lays a page out."""

_TAGS = 500_000
"""Tags of a page, which take 500 bytes each until they are blocks; what comes after is not read."""

_FORM_WORDS = 500
"""Characters; a form with more in its paragraphs holds text that is meant to be read."""

_NAME = r"<[a-zA-Z][^\s/>]*+"
_ATTRIBUTE = r"""(?:[\s/]++|=|[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'>][^\s>]*+)?+)?+)"""
_TAG = re.compile(rf"({_NAME})({_ATTRIBUTE}*+)>?")
_ATTRIBUTES = re.compile(_ATTRIBUTE)
_MOST_ATTRIBUTES = 500
"""More on one tag is no page: the parser's time grows with the square, 92 s for 100,000."""

_RAW = r"<!--.*?(?:-->|\Z)|<(script|style|textarea|title|xmp|iframe)\b.*?(?:</\1\s*>|\Z)"
_NESTING = re.compile(rf"(?is){_RAW}|</([a-z][^\s/>]*+)[^>]*+(?:>|\Z)|<([a-z][^\s/>]*+){_ATTRIBUTE}*+>")
_CONTROL_REFERENCE = re.compile(r"&#(?:0*(7|27|144|152|15[5-9])|x0*(7|1b|9[08bcdef]));?", re.IGNORECASE)
_INTRODUCER = re.compile("[\x1b\x90\x98\x9b-\x9f]")
_VOID = _names("area base br col embed hr img input link meta param source track wbr")
_DEEPEST = 50
"""Open elements kept where a page nests deeper than libxml2 reads (256, with those that it adds)."""


def parse_html(text: str) -> _Element | None:
    """Give the tree of a page or fragment, whatever it is; None where there is nothing in it."""
    from lxml import etree
    from lxml import html as lxml_html

    text = _thin(_calm(at_most(text, _TAGS)))
    for attempt in (text, None):
        parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
        data = (_flatten(text) if attempt is None else attempt).encode("utf-8", "replace").replace(b"\0", b"")
        try:
            tree: _Element | None = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            return None
        if not any("depth" in error.message for error in parser.error_log):
            return tree
    return tree


def _calm(text: str) -> str:
    """Take escape sequences out while they can be seen whole: the parsers would drop their first character only."""
    text = _CONTROL_REFERENCE.sub(lambda found: chr(int(found[1])) if found[1] else chr(int(found[2], 16)), text)
    return clean(text.expandtabs(4) if "\t" in text else text) if _INTRODUCER.search(text) else text


def _thin(text: str) -> str:
    """Take the attributes off a tag that has too many."""
    crowded = [
        tag
        for tag in _TAG.finditer(text)
        if tag.end() - tag.start() > _MOST_ATTRIBUTES and sum(1 for _ in _ATTRIBUTES.finditer(tag[2])) > 2 * _MOST_ATTRIBUTES
    ]
    for tag in reversed(crowded):
        text = f"{text[: tag.start()]}{tag[1]}>{text[tag.end() :]}"
    return text


def _flatten(text: str) -> str:
    """Leave out the tags that nest too deep; their words stay."""
    depth: list[str] = []

    def keep(tag: re.Match[str]) -> str:
        closed, opened = (tag[2] or "").lower(), (tag[3] or "").lower()
        if closed:
            if closed not in depth:
                return " "
            while depth.pop() != closed:
                pass
        elif opened and opened not in _VOID:
            if len(depth) >= _DEEPEST:
                return " "
            depth.append(opened)
        return tag[0]

    return _NESTING.sub(keep, text)


def from_html(text: str, base: str = "") -> Document:
    """Give the blocks and marks of a page's or feed item's HTML."""
    composer = Composer()
    if "<" not in text:
        composer.add(html.unescape(_calm(text)))
    elif (tree := parse_html(text)) is not None:
        walk(tree, composer, base)
    return composer.document()


def walk(tree: _Element, composer: Composer, base: str = "") -> None:
    """Write the blocks of a tree."""
    from lxml import etree

    state = _State(composer, base)
    skipped: _Element | None = None
    steps = etree.iterwalk(tree, events=("start", "end"))
    for event, element in steps:
        name = element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else "script"
        if event == "end":
            if element is skipped:
                skipped = None
            else:
                state.end(name)
            state.add(element.tail if element is not tree else None)
        elif name in _DROPPED or (name == "form" and not _wraps_page(element)) or _is_hidden(element):
            steps.skip_subtree()
            skipped = element
        else:
            state.start(element, name)
            state.add(element.text)
    state.close()


class _State:
    """What is open while a tree is walked."""

    def __init__(self, composer: Composer, base: str) -> None:
        self.composer = composer
        self.base = base
        self.kinds: list[tuple[str, BlockKind, int]] = []
        self.styles: list[tuple[str, Style]] = []
        self.table = 0
        self.cells = 0

    def add(self, text: str | None) -> None:
        if text:
            self.composer.add(text, tuple(style for _, style in self.styles))

    def close(self) -> None:
        """End the block that is being written, as what the innermost element says it is."""
        _, kind, level = self.kinds[-1] if self.kinds else ("", "paragraph", 0)
        self.composer.close("table" if self.table else kind, 0 if self.table else level)

    def start(self, element: _Element, name: str) -> None:
        if self.table:
            self.table += name == "table"
            self.cell(name)
        elif name == "table" and _is_data(element):
            self.close()
            self.table = 1
        elif name in _KINDS or name in _HEADINGS:
            self.close()
            level = _HEADINGS.get(name, 0)
            self.kinds.append((name, "heading" if level else _KINDS[name], level))
        elif name in _PARTS:
            self.close()
        if name == "br" and not self.table:
            self.line_break()
        elif style := _style(element, name, self.base):
            self.styles.append((name, style))

    def cell(self, name: str) -> None:
        """Write a table of figures as lines, its cells parted by bars."""
        if name in _ROWS:
            self.composer.add_break()
            self.cells = 0
        elif name in _CELLS:
            self.composer.add(" | " if self.cells else "")
            self.cells += 1
        elif name in _PARTS or name == "br":
            self.composer.add(" ")

    def line_break(self) -> None:
        if self.kinds and self.kinds[-1][1] == "code":
            self.composer.add("\n")
        else:
            self.composer.add_break()

    def end(self, name: str) -> None:
        if self.styles and self.styles[-1][0] == name:
            self.styles.pop()
        if self.table:
            if name == "table":
                self.close()
                self.table -= 1
        elif self.kinds and self.kinds[-1][0] == name:
            self.close()
            self.kinds.pop()
        elif name in _PARTS:
            self.close()


def _style(element: _Element, name: str, base: str) -> Style | None:
    if name == "a":
        href = clean_url(element.get("href") or "", base)
        return ("link", href) if href else None
    return _STYLES.get(name)


def _wraps_page(form: _Element) -> bool:
    """Whether a form is put around a page's text, as some servers do."""
    return sum(len(part.text or "") for part in form.iter("p")) > _FORM_WORDS


def _is_hidden(element: _Element) -> bool:
    """Whether the page says that these words are not for the eye."""
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return bool(style) and re.search(r"display\s*:\s*none|visibility\s*:\s*hidden", style or "", re.IGNORECASE) is not None


def _is_data(table: _Element) -> bool:
    """Whether a table holds figures, and does not lay a page out: rows and columns of short cells, and no table in it."""
    rows = columns = 0
    for element in table.iter("tr", "td", "th", "table", "ul", "ol", "h1", "h2", "h3", "blockquote"):
        if element.tag in _ROWS:
            rows += 1
            columns = max(columns, sum(1 for child in element if child.tag in _CELLS))
        elif element.tag in _CELLS:
            if sum(map(len, element.itertext())) > _CELL_LIMIT:
                return False
        elif element is not table:
            return False
    return rows > 1 and columns > 1


# nothing is looked for beyond the next beginning of the same: 7,500 comments without an end took 0.8 s a title
_MARKUP = re.compile(
    r"<(script|style)\b(?:(?!</?\1\b).)*+</\1\s*>|<!--(?:(?!<!--|-->).)*+-->|<!\[CDATA\[|\]\]>|</?[a-zA-Z][^<>]*>",
    re.DOTALL | re.IGNORECASE,
)
_BLOCK_TAG = re.compile(r"<(?:br|/?p|/?div|/?li)\b[^<>]*>", re.IGNORECASE)


def plain_line(text: str, limit: int = 1000) -> str:
    """Give a title's words: tags and character references are taken out, and what only looks like them stays."""
    text = text[: 20 * limit + 10_000]
    if "<" in text:
        text = _MARKUP.sub("", _BLOCK_TAG.sub(" ", text))
    return clean_line(html.unescape(_calm(text)) if "&" in text else text, limit)
