r"""The border for hostile text: what passes here may be shown on any terminal.

`clean` gives text without control characters, escape sequences (their payload goes too, the words around stay),
bidirectional overrides, tags, noncharacters and lone surrogates, with bombs of combining marks and joiners cut short. Letters
of every script, right-to-left marks and joined emoji stay as they are. Only `\n` parts lines; a tab becomes one space, so that
a line's cells can be counted and offsets hold. Cleaning twice changes nothing more.
"""

import re
import unicodedata
from urllib.parse import urljoin, urlsplit

MARKS = 8
"""Combining marks kept on one letter; pointed and accented Hebrew needs five."""

URL_LIMIT = 8_000

# Patterns are text, here and elsewhere: `re` compiles one at its first use and keeps it. All took 3.5 ms of a start of 250.

# NUL, DEL and their like are ignored by terminals inside a sequence, so they go before sequences are read.
_IGNORED = dict.fromkeys([*range(0x07), 0x08, *range(0x0E, 0x18), 0x19, *range(0x1C, 0x20), 0x7F])
_BREAKS = str.maketrans({"\t": " ", "\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"})
_CONTROL = r"[\x00-\x09\x0b-\x1f\x7f-\x9f]"

_BEGINS_SEQUENCE = r"[\x1b\x80-\x9f]"
_STRING = r"[^\x1b\x9c\x18\x1a\n]*+(?:\x1b\\|\x9c)"
_SEQUENCE = (
    # operating system command: ended by BEL or ST. One without an end loses its introducer and number, and its words stay
    r"(?:\x1b\]|\x9d)(?:[^\x07\x1b\x9c\x18\x1a\n]*+(?:\x07|\x1b\\|\x9c)|(?:[0-9]*;)?)"
    # device control, start of string, privacy message, application program command
    rf"|(?:\x1b[PX^_]|[\x90\x98\x9e\x9f])(?:{_STRING})?"
    # control sequence; a final byte that is seldom used and begins a word is taken for the word's
    r"|(?:\x1b\[|\x9b)[0-?]*+(?:[!-/]+[@-~]|\ [@A-Zp-w](?![A-Za-z])|[@A-HJ-MPSTXZ`cdfhilmnp-ux{|}~]|[@-~](?![a-z]))?"
    # two and three bytes
    r"|\x1b[ #%()*+./-][0-~](?![a-z])|\x1b[0-?|}~\\]|\x1b[@-Zc-o](?![A-Za-z])"
    # what is left over
    r"|[\x00-\x09\x0b-\x1f\x7f-\x9f]"
)

# Format characters without a place in a terminal: zero-width space and its like, soft hyphen, bidirectional embeddings,
# overrides and isolates, deprecated and interlinear controls, the object mark, tags, noncharacters.
_HIDDEN_RANGES = (
    "\xad\u180e\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffc\ufdd0-\ufdef\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17))
)
# The flags of England, Scotland and Wales are made of tags.
_FLAG = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f"
_HIDDEN = f"({_FLAG})|[{_HIDDEN_RANGES}]"
_SURROGATE = "[\ud800-\udfff]"

_INVISIBLE = "\u061c\u200c-\u200f\ufe00-\ufe0f\U000e0100-\U000e01ef"
_INVISIBLES = f"([{_INVISIBLE}]{{2}})[{_INVISIBLE}]+"
# A combining mark is no letter, digit, space or ASCII: only longer runs of such characters can hold too many marks.
_MARKS_MAYBE = rf"[^\w\s\x00-\x7f]{{{MARKS + 1},}}"
_MARK_FIRST = r"(?m)^[^\w\s\x00-\x7f]+"
_PICTURE = "[\u2190-\u2bff\U0001f000-\U0001fbff][\ufe0f\U0001f3fb-\U0001f3ff]{0,2}\u200d"
_JOINED = f"((?:{_PICTURE}){{8}})((?:{_PICTURE})+)"


def clean(text: str) -> str:
    """Make text of several lines harmless; see the module for what goes and what stays."""
    text = text.replace("\r\n", "\n")
    if re.search(_CONTROL, text):
        text = text.translate(_IGNORED).translate(_BREAKS)
        text = re.sub(_SEQUENCE, "", text)
    return text if text.isascii() else _clean_wide(text)


def blank_sequences(text: str) -> str:
    """Put a space for each code point of an escape sequence, so that offsets stay; all else is left as it is."""
    if not re.search(_BEGINS_SEQUENCE, text):
        return text
    kept = [at for at, letter in enumerate(text) if ord(letter) not in _IGNORED]
    seen = "".join(text[at] for at in kept).translate(_BREAKS)
    letters = list(text)
    for found in re.finditer(_SEQUENCE, seen):
        start, end = kept[found.start()], kept[found.end() - 1] + 1
        letters[start:end] = " " * (end - start)
    return "".join(letters)


def _clean_wide(text: str) -> str:
    """Clean what only text beyond ASCII can hold. What is removed comes before what is counted: a removal can join two runs."""
    if re.search(_SURROGATE, text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    text = text.translate({0x2028: "\n", 0x2029: "\n"}) if "\u2028" in text or "\u2029" in text else text
    text = re.sub(_HIDDEN, r"\1", text)
    text = re.sub(_INVISIBLES, r"\1", text)
    text = re.sub(_MARKS_MAYBE, _limit_marks, text)
    text = re.sub(_MARK_FIRST, _drop_marks, text)
    return re.sub(_JOINED, lambda found: found[1] + found[2].replace("\u200d", ""), text)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character) in {"Mn", "Me", "Cf"}


def _limit_marks(found: re.Match[str]) -> str:
    """Keep the first marks of each run."""
    kept: list[str] = []
    run = 0
    for character in found[0]:
        run = run + 1 if _is_mark(character) else 0
        if run <= MARKS:
            kept.append(character)
    return "".join(kept)


def _drop_marks(found: re.Match[str]) -> str:
    """Drop combining marks that have no letter: at a line's start they would change what stands left of the text."""
    return found[0].lstrip("".join(c for c in set(found[0]) if unicodedata.category(c) in {"Mn", "Me"}))


def clean_line(text: str, limit: int = 1000) -> str:
    """Make a title, name or other single line harmless: white space folded, at most `limit` code points."""
    # What is far beyond the limit is not worth cleaning; the factor leaves room for what goes.
    line = " ".join(clean(text[: 4 * limit + 4096]).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


_URL_DROPPED = r"[\x00-\x1f\x7f-\x9f]"
_URL_UNSAFE = r'[\s"<>\\^`{|}]'


def clean_url(url: str, base: str = "") -> str:
    """Give an absolute http, https or mailto address, or nothing where the link leads elsewhere or cannot be understood."""
    url = re.sub(_URL_DROPPED, "", url).strip()
    if not url or len(url) > URL_LIMIT:
        return ""
    try:
        url = urljoin(base, url) if base else url
        parts = urlsplit(url)
        scheme, host, _ = parts.scheme.lower(), parts.hostname, parts.port
    except ValueError:  # a broken host or port
        return ""
    if not (scheme in {"http", "https"} and host) and not (scheme == "mailto" and "@" in parts.path):
        return ""
    cleaned = clean(scheme + url[len(scheme) :]).replace("\n", "")
    return re.sub(_URL_UNSAFE, _escape, cleaned)


def _escape(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())
