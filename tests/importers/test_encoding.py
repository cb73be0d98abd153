import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.importers.encoding import charset, decode, is_binary


@pytest.mark.parametrize(
    "name",
    ["utf-7", "rot13", "unicode_escape", "raw_unicode_escape", "idna", "punycode", "zlib", "base64", "undefined", "", "\0"],
)
def test_a_codec_that_is_no_character_set_is_refused(name: str) -> None:
    assert charset(name) == ""


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("UTF8", "utf-8"),
        ("latin1", "cp1252"),
        ("us-ascii", "cp1252"),
        ("windows-1251", "cp1251"),
        ("gb2312", "gb18030"),
        ("sjis", "cp932"),
    ],
)
def test_a_character_set_means_what_the_web_means_by_it(name: str, codec: str) -> None:
    assert charset(name) == codec


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_unicode_in_any_form_is_read(codec: str) -> None:
    assert decode('<?xml version="1.0"?><a>Größe Ж</a>'.encode(codec)) == '<?xml version="1.0"?><a>Größe Ж</a>'


def test_the_server_is_asked_before_the_file() -> None:
    data = '<meta charset="iso-8859-2">Привет'.encode("cp1251")
    assert decode(data, "text/html; charset=windows-1251").endswith("Привет")


@pytest.mark.parametrize(
    "declaration",
    [
        '<?xml version="1.0" encoding="iso-8859-15"?>',
        "<meta charset=iso-8859-15>",
        '<meta content="text/html; charset=iso-8859-15">',
    ],
)
def test_the_file_declares_its_encoding(declaration: str) -> None:
    assert decode(f"{declaration}12 €".encode("iso-8859-15")).endswith("12 €")


@pytest.mark.parametrize("wrong", ["iso-8859-1", "utf-16", "shift_jis", "unicode_escape", "x-unknown", "utf-7"])
def test_a_wrong_declaration_does_not_spoil_utf_8(wrong: str) -> None:
    assert decode("\\u0041 +AGE- Größe".encode(), f"text/plain; charset={wrong}") == "\\u0041 +AGE- Größe"


def test_a_few_bad_bytes_leave_the_rest_as_it_is() -> None:
    assert decode("Größe ".encode() * 10 + b"\xff" + "Größe".encode()).count("Größe") == 11
    assert decode("Größ".encode() + b"\xc3") == "Größ\ufffd"


def test_text_whose_encoding_nobody_told_is_found_by_its_statistics() -> None:
    text = "Переговоры о прекращении огня возобновятся в Каире в воскресенье, сообщил источник. " * 3
    assert decode(text.encode("cp1251")) == text
    assert decode("Grüße aus Köln".encode("latin-1")) == "Grüße aus Köln"


NOISE = random.Random(4).randbytes(3_000)


@pytest.mark.parametrize(
    "data",
    [
        NOISE,
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + NOISE,
        b"\x7fELF\x02\x01\x01" + b"\0\0\0\x40\xb8main\0" * 200,
    ],
)
def test_noise_pictures_and_programs_are_no_text(data: bytes) -> None:
    assert is_binary(data)


RUSSIAN = "Переговоры возобновятся в Каире, сообщил источник.\r\n"


@pytest.mark.parametrize(
    "data",
    [
        *(RUSSIAN.encode(codec) for codec in ("utf-8", "utf-16", "utf-32", "cp1251", "koi8-r", "cp866", "iso8859-5")),
        *("停火談判將在開羅恢復。\n".encode(codec) for codec in ("gb18030", "big5hkscs", "utf-16")),
        *("停戦交渉がカイロで再開する。\n".encode(codec) for codec in ("cp932", "euc_jp", "iso2022_jp")),
        "휴전 협상이 재개된다.\x1a".encode("cp949"),
        "Größe".encode("latin-1"),
        b"T\0a\0l\0k\0s\0",
        b"talks\x00 \x9b31mresume\x07 in \x90Cairo",
        (RUSSIAN * 3_000).encode(),
        b"",
    ],
)
def test_text_in_old_encodings_and_with_hostile_bytes_is_text(data: bytes) -> None:
    assert not is_binary(data)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60), st.text(max_size=20))
def test_any_bytes_are_text(data: bytes, declared: str) -> None:
    assert isinstance(decode(data, f"text/html; charset={declared}"), str)
