"""Bytes to text: byte order mark, declaration, UTF-8, a guess; never a codec that is no character set."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins with the mark of UTF-16, so it is looked for first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Beginnings of XML, JSON and HTML in UTF-16 without a mark.
_WIDE = ((re.compile(rb"[<{\[]\x00[^\x00]\x00"), "utf-16-le"), (re.compile(rb"\x00[<{\[]\x00[^\x00]"), "utf-16-be"))

_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_.:\-]{1,40})|<meta[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:\-]{1,40})""",
    re.IGNORECASE,
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_.:\-]{1,40})", re.IGNORECASE)

# Character sets as Python's codecs call them. UTF-7 is not among them: it hides markup from what looks for it.
_KNOWN = re.compile(
    r"utf-8|utf-(?:16|32)(?:-[lb]e)?|gb18030|big5(?:hkscs)?|cp932|euc_jp|iso2022_jp|cp949|johab|koi8-[rut]"
    r"|kz1048|ptcp154|tis-620|cp125\d|cp[478]\d\d|iso8859-\d+|mac-(?:roman|cyrillic|greek|latin2|turkish|iceland)"
)
# What the web means by these names (WHATWG's encoding standard).
_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "hz": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "utf-8-sig": "utf-8",
}


_CLEAR = 64
"""Bytes beyond ASCII from which statistics can tell an encoding."""


_HEAD = 65536
"""Bytes that are looked at."""

_CONTROLS = bytes({*range(0x20), 0x7F} - {*b"\b\t\n\v\f\r\x0e\x0f\x1a\x1b"})
"""What stands in no text that is read byte by byte; those left out end lines and texts, shift, begin sequences, strike over."""
_HIGH = bytes(range(0x80, 0x100))


def is_binary(data: bytes) -> bool:
    """Tell pictures, programs and noise from text: bytes that are no UTF-8, with far more controls than hostile text has."""
    head = data[:_HEAD]
    if head.startswith(tuple(mark for mark, _ in _MARKS)):
        return False
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        plain = head.translate(None, _CONTROLS)
        controls, letters = len(head) - len(plain), len(plain.translate(None, _HIGH))
        # of noise 9 in 100 bytes are such controls and half are high, of a program a third are zeros
        return controls * 20 > len(head) and letters * 4 < len(head) * 3
    return False


def charset(name: str) -> str:
    """Give the codec of a character set by its declared name, or nothing when it is unknown or none."""
    try:
        codec = codecs.lookup(name.strip()).name
    except (LookupError, ValueError):
        return ""
    codec = _MEANT.get(codec, codec)
    return codec if _KNOWN.fullmatch(codec) else ""


def decode(data: bytes, content_type: str = "", *, declared: str = "") -> str:
    """Read bytes as text: a declaration may be wrong, so it must fit; what is unknown is UTF-8 with replacement characters."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, "replace")
    for beginning, codec in _WIDE:
        if beginning.match(data):
            return data.decode(codec, "replace")
    return _decode(data, _candidate(data, content_type, declared))


def _candidate(data: bytes, content_type: str, declared: str) -> str:
    """Give the first known character set that HTTP, the caller or the beginning of the file declares."""
    found = _CHARSET.search(content_type)
    inside = _DECLARED.search(data[:4096])
    names = (found[1] if found else "", declared, (inside[1] or inside[2]).decode("ascii") if inside else "")
    codec = next((codec for name in names if name and (codec := charset(name))), "")
    # A declaration that could be read byte by byte is not in a wide encoding, whatever it says.
    return "utf-8" if codec.startswith(("utf-16", "utf-32")) else codec


def _decode(data: bytes, codec: str) -> str:
    try:
        return data.decode("utf-8")  # text in another encoding is hardly ever valid UTF-8 by chance
    except UnicodeDecodeError as error:
        cut_at_end = error.start >= len(data) - 3
    if codec and codec != "utf-8":
        return data.decode(codec, "replace")
    text = data.decode("utf-8", "replace")
    # Many whole sequences and a few bad bytes are damaged UTF-8.
    whole = sum(data.count(lead) for lead in (b"\xc3", b"\xe2\x80", b"\xd0", b"\xd1", b"\xe3"))
    if cut_at_end or text.count("\ufffd") * 4 < whole:
        return text
    high = sum(1 for byte in data[:_HEAD] if byte > 127)
    if high < _CLEAR:
        # A few accents among plain letters are Western European; a few letters of nothing else are anybody's guess.
        return data.decode("cp1252", "replace") if high * 3 <= len(data) else text
    return _guess(data) or text


def _guess(data: bytes) -> str:
    """Read text whose encoding nobody told: by its statistics, where they are clear."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_HEAD], cp_exclusion=["utf_7", "utf_16", "utf_32"]).best()
    codec = charset(best.encoding) if best else ""
    return data.decode(codec, "replace") if codec else ""
