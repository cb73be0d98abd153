"""Unpack a body under control: one encoding only, never more than the limit, whole or not at all."""

from __future__ import annotations

import zlib

STEP = 1024 * 1024


class BodyError(Exception):
    """A body that cannot be unpacked; the message is the cause in a line."""


def accepted() -> str:
    """Give the encodings to ask for: those that can be unpacked within limits here."""
    return ", ".join(["gzip", "deflate", *(["br"] if _brotli_is_bounded() else []), "zstd"])


def coding(header: str) -> str:
    """Give the one encoding of a Content-Encoding header, empty for none."""
    codings = [part for part in (part.strip().lower() for part in header.split(",")) if part not in ("", "identity")]
    if len(codings) > 1:
        raise BodyError("the body is packed more than once")
    return codings[0].removeprefix("x-") if codings else ""


def unpack(body: bytes, encoding: str, limit: int) -> bytes:
    """Unpack a whole body as its Content-Encoding says."""
    name = coding(encoding)
    unpackers = {"": _plain, "gzip": _gzip, "deflate": _deflate, "br": _brotli, "zstd": _zstd}
    if name not in unpackers:
        raise BodyError("the body is packed in a way that was not asked for")
    return unpackers[name](body, limit)


def _plain(body: bytes, limit: int) -> bytes:
    return _within(body, limit)


def _within(body: bytes, limit: int) -> bytes:
    if len(body) > limit:
        raise BodyError(f"the body is larger than {size(limit)}")
    return body


def size(count: int) -> str:
    """Say a number of bytes in words."""
    return f"{count / 1048576:g} MiB" if count >= 1048576 else f"{count / 1024:g} KiB" if count >= 1024 else f"{count} bytes"


def _gzip(body: bytes, limit: int) -> bytes:
    """Unpack gzip, of one or several members; what follows the last one is no part of it."""
    unpacked = b""
    while True:
        part, body = _inflate(body, zlib.MAX_WBITS | 16, limit - len(unpacked), limit)
        unpacked += part
        if not body.startswith(b"\x1f\x8b"):
            return unpacked


def _deflate(body: bytes, limit: int) -> bytes:
    """Unpack deflate, with the zlib header that the standard wants or without, as some servers send it."""
    wrapped = len(body) >= 2 and body[0] & 0x0F == 8 and int.from_bytes(body[:2], "big") % 31 == 0
    return _inflate(body, zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS, limit, limit)[0]


def _inflate(body: bytes, window: int, room: int, limit: int) -> tuple[bytes, bytes]:
    stream = zlib.decompressobj(window)
    try:
        unpacked = stream.decompress(body, room + 1)
    except zlib.error:
        raise BodyError("the packed body is damaged") from None
    if len(unpacked) > room:
        raise BodyError(f"the body is larger than {size(limit)} when unpacked")
    if not stream.eof:
        raise BodyError("the packed body is cut short")
    return unpacked, stream.unused_data


def _brotli_is_bounded() -> bool:
    """Tell whether the brotli library can stop at a limit (1.2 and later can)."""
    try:
        import brotli  # type: ignore[import-untyped] # it has no stubs
    except ImportError:
        return False
    return hasattr(brotli.Decompressor, "can_accept_more_data")


def _brotli(body: bytes, limit: int) -> bytes:
    if not _brotli_is_bounded():
        raise BodyError("the body is packed in a way that was not asked for")
    import brotli

    stream, parts, total = brotli.Decompressor(), [], 0
    try:
        while not stream.is_finished():
            part = stream.process(body, output_buffer_limit=STEP)
            if not part and stream.can_accept_more_data():
                raise BodyError("the packed body is cut short")
            body, total = b"", total + len(part)
            parts.append(part)
            if total > limit:
                raise BodyError(f"the body is larger than {size(limit)} when unpacked")
    except brotli.error:
        raise BodyError("the packed body is damaged") from None
    return b"".join(parts)


def _zstd(body: bytes, limit: int) -> bytes:
    import zstandard

    # its streaming reader takes a cut frame for a whole one; fed by 256 bytes, at most 64 blocks of 128 KiB come out at once
    context = zstandard.ZstdDecompressor(max_window_size=8 * STEP)  # the window that RFC 9659 allows on the web
    stream, parts, total = context.decompressobj(), [], 0
    try:
        for place in range(0, len(body), 256):
            piece = body[place : place + 256]
            while piece:
                if stream.eof:
                    stream = context.decompressobj()
                part = stream.decompress(piece)
                piece = stream.unused_data if stream.eof else b""
                parts.append(part)
                total += len(part)
            if total > limit:
                raise BodyError(f"the body is larger than {size(limit)} when unpacked")
    except zstandard.ZstdError:
        raise BodyError("the packed body is damaged") from None
    if not stream.eof:
        raise BodyError("the packed body is cut short")
    return b"".join(parts)
