"""Where sentences begin and end: rules for running text of any language, precise on English news.

A sentence never crosses a blank line. A single line break ends one too, unless the line was only wrapped.
"""

from __future__ import annotations

import re
from itertools import pairwise

from reader.model import Span


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# After these a full stop says nothing, whatever follows: a name or a number comes next.
_BEFORE_NAME = _words("""
    mr mrs ms mx dr prof rev fr hon sr sra st ste mt ft gen lt lieut col maj cpl sgt capt cmdr adm brig pvt sen sens rep reps
    gov govs pres supt det insp amb atty messrs mme mlle msgr no nos fig figs vol vs v eds pp para sec art cf approx est dept
    univ al gens cols profs drs
""")
# After these a full stop ends the sentence only when the next word could not go on with the name.
_INSIDE_NAME = _words("""
    inc co corp ltd llc plc bros jr esq ph.d m.d b.a m.a d.c a.m p.m etc e.g i.e jan feb mar apr jun jul aug sep sept oct nov
    dec mon tue tues wed thu thur thurs fri sat sun ave blvd rd ariz ark calif colo conn del fla ga ill ind kan ky la md mass
    mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo n.y n.j n.c s.c u.s u.k u.n e.u op ed min max sq
""")
# After these a word before its verb begins one too: "by Acme Corp. Elections are due".
_FIRMS = _words("inc co corp ltd llc plc bros")
_SUBJECT = re.compile(r"\s+[A-Z][a-z]+s\s(?:are|were|will|have|had|can|could|may|would)\s")
# Words that begin a sentence and hardly ever go on with a name.
_STARTERS = _words("""
    the a an he she it they we i you this that these those there but and or so yet in on at by for from to with of as if when
    while after before since because although though however meanwhile his her its their our my your not no one some many most
    more all both each what who where why how which under over during according also then now later earlier last next only even
    still since despite among about once until unlike instead police officials mr mrs ms
""")
# one to eight marks, what closes after them, a footnote's number
_END = re.compile(
    r"""(?P<mark>[.!?…]{1,8}|[。！？؟۔।]+)(?P<close>["'”’»)\]]{0,3}(?:\s?\[\d{1,3}\]){0,3})(?=(?P<gap>\s*))""",
)
_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_LAST_WORD = re.compile(r"[\w.&'’-]{1,40}\Z")
_NEXT_WORD = re.compile(r"""["'“‘«(\[¿¡—–-]{0,3}\s?([\w&]+)""")
_ITEM = re.compile(r"\s*(?:[-*•‣◦·–—]|\(?\d{1,3}[.)])\s")
_ASIAN = "。！？؟۔।"
# shorter lines than this are headings, lists or verse rather than wrapped prose
_NARROWEST_WRAP = 45


def sentences(text: str) -> list[Span]:
    """Give the sentences of a text in order, trimmed of white space."""
    found: list[Span] = []
    start = 0
    for gap in _BLANK.finditer(text):
        _paragraph(text, start, gap.start(), found)
        start = gap.end()
    _paragraph(text, start, len(text), found)
    return found


def _paragraph(text: str, start: int, end: int, found: list[Span]) -> None:
    """Split text without blank lines at the line breaks that mean something, then by marks."""
    lines: list[tuple[int, int]] = []
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        lines.append((at, stop))
        at = stop + 1
    if not lines:
        return
    width = max(stop - begin for begin, stop in lines)
    begin = lines[0][0]
    for (line, stop), (after, after_stop) in pairwise(lines):
        if not _wrapped(text, stop - line, after, after_stop, width):
            _marks(text, begin, stop, found)
            begin = after
    _marks(text, begin, end, found)


def _wrapped(text: str, length: int, after: int, after_stop: int, width: int) -> bool:
    """Tell whether a line break only wraps: the next line's first word had no room, or goes on in lower case."""
    first = _NEXT_WORD.match(text, after, after_stop)
    if first is None or _ITEM.match(text, after, after_stop):
        return False
    if _goes_on(first[1]) and length > 0:
        return True
    return width >= _NARROWEST_WRAP and length + 1 + len(first[0]) > width


def _marks(text: str, start: int, end: int, found: list[Span]) -> None:
    begin = start
    for mark in _END.finditer(text, start, end):
        if mark.end() >= end or not _ends(text, mark, end) or _is_told(text, begin, mark, end):
            continue
        _add(text, begin, mark.end(), found)
        begin = mark.end()
    _add(text, begin, end, found)


def _add(text: str, start: int, end: int, found: list[Span]) -> None:
    part = text[start:end]
    body = part.strip()
    if body:
        lead = start + len(part) - len(part.lstrip())
        found.append(Span(lead, lead + len(body)))


def _ends(text: str, mark: re.Match[str], end: int) -> bool:
    """Decide whether this mark, inside its paragraph, ends a sentence."""
    signs = mark["mark"]
    if signs[0] in _ASIAN:
        return True
    first = _NEXT_WORD.match(text, mark.end("gap"), end)
    if first is None:
        return bool(mark["gap"]) and signs != "."
    word = first[1]
    if not mark["gap"]:
        return _run_together(text, mark, word)
    if _goes_on(word):
        return False
    if signs != "." or mark["close"]:
        return not (mark["close"] and mark["close"][0] == ")" and word[0].isdigit())
    return _full_stop_ends(text, mark.start(), word)


def _is_told(text: str, begin: int, mark: re.Match[str], end: int) -> bool:
    """Tell the quotation of "“Why?” Anna Green asked", which opens the sentence that goes on with who said it."""
    opened = text[begin : begin + 8].lstrip()[:1] in _QUOTES
    closed = mark["mark"] != "." and mark["close"][:1] in _QUOTES
    return opened and closed and _TELLS.match(text, mark.end("gap"), end) is not None


_QUOTES = frozenset("\"'“”‘’«»")
_TELLS = re.compile(
    r"(?!(?:The|A|An|He|She|They|It|Police)\s)(?:[A-Z][\w.'’-]{0,30}\s){1,4}"
    r"(?:said|says|asked|asks|told|added|cried|shouted|wrote|tweeted|replied|wondered|exclaimed|answered)\b"
)


def _goes_on(word: str) -> bool:
    """Tell a word that begins no sentence: in lower case, and not a name such as iPhone or eBay."""
    return word[0].islower() and not word[1:2].isupper()


def _run_together(text: str, mark: re.Match[str], word: str) -> bool:
    """Tell a missing space after a sentence ("ended.The next") from a dot inside an address or a name."""
    before = text[max(0, mark.start() - 3) : mark.start()]
    small = len(before) == 3 and before.isalpha() and before.islower()
    return (
        small and len(mark["mark"]) == 1 and mark.end("gap") == mark.end() and word.lower() in _STARTERS and word[0].isupper()
    )


def _full_stop_ends(text: str, stop: int, word: str) -> bool:
    """Decide for a full stop that white space and a capital, a digit or another script follow."""
    last = _LAST_WORD.search(text, max(0, stop - 40), stop)
    before = last[0].lower() if last else ""
    before = before.rsplit("-", 1)[-1]
    starter = word.lower() in _STARTERS
    if before in _BEFORE_NAME:
        # "No." and "no." differ: only the number takes the dot
        return before in {"no", "al", "est", "fig", "v"} and not word[0].isdigit() and not (before == "al" and not starter)
    if before in _INSIDE_NAME:
        return starter or (before in _FIRMS and bool(_SUBJECT.match(text, stop + 1)))
    if len(before) == 1 and before.isalpha() and last is not None and last[0].isupper():
        return starter and word.lower() not in {"a", "i"}
    if "." in before and all(len(part) <= 1 for part in before.split(".")):
        return starter
    return True
