import gzip
import os
import tracemalloc
import zlib
from collections.abc import Callable
from functools import partial

import brotli  # type: ignore[import-untyped] # it has no stubs
import pytest
import zstandard

from reader.web.bodies import BodyError, accepted, coding, unpack

BODY = b"<rss>" + b"news " * 10_000 + b"</rss>"
LIMIT = 100_000


def raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": partial(brotli.compress, quality=3),  # at its best it takes seconds for a bomb
    "zstd": zstandard.compress,
}
packed = pytest.mark.parametrize(("encoding", "pack"), PACKERS.items())


@packed
def test_a_whole_body_is_unpacked(encoding: str, pack: Callable[[bytes], bytes]) -> None:
    assert unpack(pack(BODY), encoding, LIMIT) == BODY


@packed
def test_a_cut_body_fails(encoding: str, pack: Callable[[bytes], bytes]) -> None:
    whole = pack(os.urandom(1_000))
    for kept in (0, 5, len(whole) // 2, len(whole) - 1):
        with pytest.raises(BodyError, match="cut short"):
            unpack(whole[:kept], encoding, LIMIT)


@packed
def test_a_damaged_body_fails(encoding: str, pack: Callable[[bytes], bytes]) -> None:
    with pytest.raises(BodyError):
        unpack(b"\x00<rss>not packed at all</rss>", encoding, LIMIT)


@packed
def test_a_bomb_stops_at_the_limit_and_takes_little_memory(encoding: str, pack: Callable[[bytes], bytes]) -> None:
    bomb = pack(bytes(60_000_000))
    tracemalloc.start()
    with pytest.raises(BodyError, match=r"larger than 97.6562 KiB when unpacked"):
        unpack(bomb, encoding, LIMIT)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20_000_000


def test_deflate_without_its_header_is_understood() -> None:
    assert unpack(raw_deflate(BODY), "deflate", LIMIT) == BODY


def test_gzip_of_several_members_is_one_body_and_what_follows_is_none_of_it() -> None:
    assert unpack(gzip.compress(b"one ") + gzip.compress(b"two") + b"\0\0rest", "gzip", LIMIT) == b"one two"
    with pytest.raises(BodyError, match="larger"):
        unpack(gzip.compress(bytes(60_000)) * 2, "gzip", LIMIT)


@pytest.mark.parametrize(("header", "expected"), [("", ""), ("identity", ""), ("X-Gzip", "gzip"), (" br , identity", "br")])
def test_one_encoding_is_read(header: str, expected: str) -> None:
    assert coding(header) == expected


@pytest.mark.parametrize("header", ["gzip, gzip", "br,deflate", "rot13", "compress"])
def test_two_encodings_or_an_unknown_one_are_refused(header: str) -> None:
    with pytest.raises(BodyError):
        unpack(b"x", header, LIMIT)


def test_a_plain_body_is_within_the_limit_too() -> None:
    with pytest.raises(BodyError, match="larger"):
        unpack(bytes(LIMIT + 1), "", LIMIT)


def test_only_encodings_that_can_be_bounded_are_asked_for() -> None:
    assert accepted().split(", ") == ["gzip", "deflate", "br", "zstd"]
