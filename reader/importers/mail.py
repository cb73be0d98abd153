"""Mail: a message or a mailbox. Of two forms of one text the HTML is taken, for its headings, quotes and links."""

from __future__ import annotations

import re
from dataclasses import replace
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import Compat32
from email.utils import parseaddr
from itertools import islice
from typing import TYPE_CHECKING, cast

from reader.errors import Failure
from reader.importers.blocks import from_plain
from reader.importers.dates import read_date
from reader.importers.encoding import decode
from reader.importers.markup import from_html
from reader.importers.parsedfeed import headline, identity
from reader.model import Document, Story
from reader.text.clean import clean, clean_line, clean_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.importers.source import Source

_PARTS = 1_000
_MESSAGES = 100_000
_HEADER = 8_000
_LARGEST = 20_000_000
_READ = 50_000_000
"""Bytes of a message; what comes after are attachments."""

_BOUNDARY = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\n]*\n")
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_FLOWED = re.compile(r"(?<=\S) \n(?=[^\s>])")


class _Policy(Compat32):
    """Takes header fields as they are, cut to a sane length.

    `policy.default` parses a field each time it is asked for (0.3 ms a part), in time that grows with the square of its length;
    so it decodes the few fields that are shown, and nothing else.
    """

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines[:200])
        value = value[:_HEADER]
        if not value.isascii():  # bytes beyond ASCII, against the rules; most are UTF-8
            value = clean_line(decode(value.encode("ascii", "surrogateescape")), _HEADER)
        return name, value


_POLICY = _Policy(message_factory=EmailMessage)


def read(source: Source) -> Iterator[Story | Failure]:
    """Yield the message as one story."""
    try:
        message = cast("EmailMessage", BytesParser(policy=_POLICY).parsebytes(source.data[:_READ]))
        story = _story(message, source)
        known = message.keys() and (story.document.text or _header(message, "subject"))
        yield story if known else Failure(source.name, "is no message that can be read")
    except RecursionError:
        yield Failure(source.name, "its parts are nested too deep to be read")
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, IndexError) as error:
        yield Failure(source.name, f"is no message that can be read: {clean_line(str(error), 200)}")


def read_mbox(source: Source) -> Iterator[Story | Failure]:
    """Yield each message of a mailbox."""
    starts = [(found.start(), found.end()) for found in islice(_BOUNDARY.finditer(source.data), _MESSAGES + 1)]
    if not starts:
        yield Failure(source.name, "is no mailbox that can be read")
    for number, (_, start) in enumerate(starts[:_MESSAGES], 1):
        stop = starts[number][0] if number < len(starts) else len(source.data)
        message = _QUOTED_FROM.sub(rb"\1", source.data[start:stop])
        for story in read(replace(source, name=f"{source.name} ({number})", data=message)):
            yield replace(story, source=story.source or source.file_name) if isinstance(story, Story) else story
    if len(starts) > _MESSAGES:
        yield Failure(source.name, f"holds more than {_MESSAGES} messages, the first {_MESSAGES} are taken")


def _story(message: EmailMessage, source: Source) -> Story:
    name, address = parseaddr(_header(message, "from"))
    author = clean_line(name, 200) or clean_line(address, 200)
    parts = [0]
    texts = [document for document in _bodies(message, parts, 0) if document.text]
    document = _joined(texts)
    return Story(
        title=clean_line(_header(message, "subject")) or headline(document) or source.stem,
        document=document,
        url=clean_url(_header(message, "archived-at").strip("<> ")) or source.url,
        source=author or source.file_name,
        guid=identity(_header(message, "message-id").strip()),
        authors=(author,) if author else (),
        published=read_date(re.sub(r"\s*\([^()]*\)", "", _header(message, "date"))),
        language=clean_line(_header(message, "content-language"), 35).partition(",")[0],
    )


def _header(message: EmailMessage, name: str) -> str:
    """Give a header field decoded, as far as it can be."""
    value = str(message.get(name, ""))
    try:
        return str(policy.default.header_factory(name, " ".join(value.split())))
    except Exception:  # the header parsers raise what they meet: IndexError, UnicodeError, their own
        return value


def _bodies(message: EmailMessage, parts: list[int], depth: int) -> Iterator[Document]:
    """Yield the texts that are meant to be read: of alternatives the best, no attachments."""
    parts[0] += 1
    if parts[0] > _PARTS or depth > 100 or (depth and message.get_content_disposition() == "attachment"):
        return
    kind = message.get_content_type()
    if message.is_multipart() and kind != "message/rfc822":
        inner = [part for part in message.iter_parts() if isinstance(part, EmailMessage)]
        if kind == "multipart/alternative":
            found = [text for part in sorted(inner, key=_is_plain) for text in _bodies(part, parts, depth + 1) if text.text]
            yield from found[:1]
        else:
            for part in inner:
                yield from _bodies(part, parts, depth + 1)
    elif kind in {"text/html", "application/xhtml+xml"}:
        yield from_html(_text(message))
    elif kind == "text/plain":
        yield from_plain(clean(_text(message)).strip("\n"))


def _is_plain(part: EmailMessage) -> bool:
    return part.get_content_type() == "text/plain"


def _text(message: EmailMessage) -> str:
    """Give a part's text, whatever its character set is said to be."""
    data = message.get_payload(decode=True)
    text = decode(data if isinstance(data, bytes) else b"", declared=str(message.get_content_charset() or ""))[:_LARGEST]
    text = text.replace("\r\n", "\n")
    return _FLOWED.sub(" ", text) if str(message.get_param("format", "")).lower() == "flowed" else text


def _joined(texts: list[Document]) -> Document:
    """Put the parts of a message one after another."""
    whole = Document("")
    for text in texts:
        offset = len(whole.text) + 2 if whole.text else 0
        blocks = tuple(replace(block, start=block.start + offset, end=block.end + offset) for block in text.blocks)
        marks = tuple(replace(mark, start=mark.start + offset, end=mark.end + offset) for mark in text.marks)
        joined = f"{whole.text}\n\n{text.text}" if whole.text else text.text
        whole = Document(joined, whole.blocks + blocks, whole.marks + marks)
    return whole
