"""Quotations: where they begin and end, also over sentences and paragraphs, and when nobody closed them."""

from __future__ import annotations

import re
from typing import NamedTuple

_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")
_MARK = re.compile(r"’’|[\"“”„«»‘’]|''")
_PAIRS = {
    '"': ('"', "”", "“", "''", "’’"), "“": ("”", "’’", '"', "''"),
    "„": ("“", "”"), "«": ("»",), "»": ("«",), "‘": ("’",), "”": ("”",),
}  # fmt: skip


_ENDING = frozenset(".!?")


class Quotation(NamedTuple):
    """A quotation with its marks; `goes_on` when the next paragraph's first quotation is more of it."""

    start: int
    end: int
    goes_on: bool = False


def quotations(text: str) -> list[Quotation]:
    """Give the outermost quotations in order; one never leaves its paragraph."""
    found: list[Quotation] = []
    start = 0
    for gap in _PARAGRAPH.finditer(text):
        _in_paragraph(text, start, gap.start(), found)
        start = gap.end()
    _in_paragraph(text, start, len(text), found)
    return found


def _in_paragraph(text: str, start: int, end: int, found: list[Quotation]) -> None:
    opened = line = -1
    closers: tuple[str, ...] = ()
    for mark in _MARK.finditer(text, start, end):
        sign, place = mark[0], mark.start()
        if opened < 0:
            if _opens(text, place, mark.end(), start, sign):
                opened, closers = place, _PAIRS.get(sign, (sign,))
                line = _line_end(text, opened, end)
        elif (text[place - 1] == "\n" or sign == "“") and sign == text[opened] and 0 <= line < place:
            # its line was never closed, and a later one opens anew
            found.append(Quotation(opened, line, goes_on=not text[line:place].strip()))
            opened, line = place, _line_end(text, place, end)
        elif sign in closers and _closes(text, opened, place, mark.end(), end, sign):
            found.append(Quotation(opened, mark.end()))
            opened = -1
    if opened >= 0 and text[opened] != "‘":
        # nobody closed it: it goes on in the next paragraph if that opens one, else it ends here
        if line >= 0:
            end = line
        after = text[end : end + 12].lstrip()
        found.append(Quotation(opened, end, goes_on=after[:1] == text[opened]))


def _line_end(text: str, opened: int, end: int) -> int:
    """Give where the line ends that a quotation opens, if a sentence ends there: a paragraph where no blank line parts them."""
    line = text.find("\n", opened, end)
    return line if line > 0 and text[line - 1] in _ENDING else -1


def _opens(text: str, place: int, after: int, start: int, sign: str) -> bool:
    """Tell an opening mark from a closing one, an apostrophe, an inch."""
    before = text[place - 1] if place > start else " "
    follows = text[after : after + 1]
    if sign in "“„«":
        return True
    if sign == "‘":
        return not before.isalnum() and (follows.isalnum() or follows in {"(", "["})
    if sign in {'"', "''"}:
        return (
            not before.isdigit()
            and bool(follows)
            and (not before.isalnum() or before in ",.")
            and (not follows.isspace() or before in ",:")
        )
    return False


def _closes(text: str, opened: int, place: int, after: int, end: int, sign: str) -> bool:
    """Tell a closing mark from an apostrophe ('’') or a second opening one."""
    if sign == "’":
        return not text[after : after + 1].isalnum()
    if sign == "“":
        # the wrong mark at a straight quotation's end
        return not text[after : after + 1].strip() and text[max(0, place - 8) : place].rstrip()[-1:] in _ENDING
    if sign == '"' and text[opened] == "“" and text[place - 1] not in ".,!?…":
        return False  # a straight mark inside a curly quotation, unless it ends it
    if sign in {'"', "''"}:
        before = text[place - 1]
        if before == " " and text[place - 2 : place - 1] == ",":
            return True  # set apart by mistake: ‘it is so, "he said’
        return not before.isspace() or after >= end or not text[after].isalnum()
    return True
