"""XML from strangers: no external entity, no expansion, no fetch; what is broken is read as far as it goes."""

from __future__ import annotations

import contextlib
import html
import re
from typing import TYPE_CHECKING

from reader.importers.encoding import decode

if TYPE_CHECKING:
    from lxml.etree import _Element

_DECLARATION = re.compile(r"<\?xml\b[^>]{0,300}>", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!DOCTYPE\b(?:[^\[>\"']|\"[^\"]*\"|'[^']*')*+(?:\[[^\]]*\]\s*)?>?", re.IGNORECASE)
_CDATA = re.compile(r"(<!\[CDATA\[.*?(?:\]\]>|\Z))", re.DOTALL)
_REFERENCE = re.compile(r"&(?:#(?:x[0-9a-fA-F]{1,6}|[0-9]{1,7});|([a-zA-Z][a-zA-Z0-9]{1,31});)?")
_LOOSE_LESS = re.compile(r"<(?![a-zA-Z_/!?])")
# XML has no place for an escape character. Its two bytes have a one-character form, which it does have a place for.
_ESCAPE = re.compile(r"(?:\x1b|&#(?:0*27|x0*1b);)([@-_])", re.IGNORECASE)
_BELL = re.compile(r"\x07|&#(?:0*7|x0*7);", re.IGNORECASE)
_NO_XML = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]|&#(?:0*(?:[0-8]|1[124-9]|2[0-9]|3[01])|x0*1?[0-9a-f]);",
    re.IGNORECASE,
)


_TAGS = 1_000_000
"""Tags of a document; a tree takes 200 bytes a tag, and all must fit into memory."""


def at_most(text: str, tags: int) -> str:
    """Cut markup before it has more tags than this."""
    return "<".join(text.split("<", tags + 1)[: tags + 1]) if text.count("<") > tags else text


def parse_xml(data: bytes, content_type: str = "") -> tuple[_Element | None, bool]:
    """Give the root of a document and whether it is sure to be what was meant; None where there is no element in it."""
    text = _prepare(decode(data, content_type))
    root, errors = _parse(text)
    if not errors:
        return root, True
    root, errors = _parse(_repair(text))
    return root, not errors


def _prepare(text: str) -> str:
    """Take out what stands before the first tag, the declaration (it is decoded), the DOCTYPE, and what XML cannot hold."""
    text = at_most(text[max(text.find("<"), 0) :], _TAGS)
    text = _DECLARATION.sub("", text, count=1)
    text = _DOCTYPE.sub("", text)
    text = _ESCAPE.sub(lambda found: chr(ord(found[1]) + 0x40), text)
    return _NO_XML.sub(_whitespace_only, _BELL.sub("\x9c", text))


def _whitespace_only(found: re.Match[str]) -> str:
    """A reference to a tab or a line's end is allowed."""
    return found[0] if re.fullmatch(r"&#0*(?:9|10|13|x0*[9ad]);", found[0], re.IGNORECASE) else ""


def _parse(text: str) -> tuple[_Element | None, bool]:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root: _Element | None = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None, True
    return root, bool(parser.error_log)


def _repair(text: str) -> str:
    """Make HTML's named characters, loose ampersands and less-than signs what XML takes for text, outside of CDATA."""
    parts = _CDATA.split(text)
    parts[::2] = [_LOOSE_LESS.sub("&#60;", _REFERENCE.sub(_reference, part)) for part in parts[::2]]
    return "".join(parts)


def _reference(found: re.Match[str]) -> str:
    """Give a reference by number: libxml2 forgets what `&amp;` is after the first fault in a document."""
    if found[0].startswith("&#"):
        return found[0]
    named = html.unescape(found[0]) if found[1] else found[0]
    if named == found[0]:
        return f"&#38;{found[0][1:]}"
    return f"&#{ord(named)};" if named in "&<>\"'" else named


def without_namespaces(root: _Element | None) -> _Element | None:
    """Give the tree with its elements' names alone; a name that broken XML made up stays as it is."""
    for element in root.iter() if root is not None else ():
        with contextlib.suppress(ValueError):
            element.tag = str(element.tag).rpartition("}")[2]
    return root
