import io
import zipfile

import pytest

from reader.errors import Failure
from reader.importers import epub
from reader.importers.source import Source
from reader.model import Story

CONTAINER = '<container><rootfiles><rootfile full-path="in/book.opf"/></rootfiles></container>'
PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>
<dc:title>The Book</dc:title><dc:creator>Jane Roe</dc:creator><dc:language>en</dc:language>
<dc:identifier>urn:x</dc:identifier></metadata><manifest>
<item id="n" href="nav.xhtml" properties="nav"/><item id="a" href="a%20b.xhtml"/><item id="b" href="../b.xhtml"/>
<item id="c" href="c.xhtml"/>
</manifest><spine><itemref idref="a"/><itemref idref="b"/><itemref idref="c"/>
<itemref idref="a"/><itemref idref="missing"/></spine></package>"""
NAV = """<html><body><nav><ol><li><a href="a%20b.xhtml#x">Chapter One</a></li>
<li><a href="../b.xhtml">Chapter Two</a></li></ol></nav></body></html>"""
CHAPTER = """<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head>
<body><h1>{}</h1><p>Some <b>words</b> of&nbsp;it \x1b[31mhere.</p><a id="x"/></body></html>"""
FILES = {
    "META-INF/container.xml": CONTAINER,
    "in/book.opf": PACKAGE,
    "in/nav.xhtml": NAV,
    "in/a b.xhtml": CHAPTER.format("Chapter One"),
    "b.xhtml": CHAPTER.format("Two"),
    "in/c.xhtml": CHAPTER.format("More of two"),
}


def book(files: dict[str, str]) -> Source:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return Source("book.epub", data.getvalue())


def cause(source: Source) -> str:
    (failure,) = epub.read(source)
    assert isinstance(failure, Failure)
    return failure.cause


def test_a_book_gives_a_story_a_chapter_of_its_contents() -> None:
    one, two = (story for story in epub.read(book(FILES)) if isinstance(story, Story))
    assert (one.title, one.source, one.authors, one.language) == ("Chapter One", "The Book", ("Jane Roe",), "en")
    assert one.document.text == "Some words of it here."
    assert [mark.kind for mark in one.document.marks] == ["strong"]
    assert two.title == "Chapter Two"
    assert two.document.text.endswith("More of two\n\nSome words of it here.")
    assert one.guid != two.guid


def test_without_contents_each_file_is_a_story() -> None:
    files = {name: text for name, text in FILES.items() if "nav" not in name}
    assert [story.title for story in epub.read(book(files)) if isinstance(story, Story)] == [
        "Chapter One",
        "Two",
        "More of two",
    ]


def test_an_encrypted_book_says_so_and_disguised_fonts_do_not_matter() -> None:
    method = '<encryption><EncryptedData><EncryptionMethod Algorithm="{}"/></EncryptedData></encryption>'
    locked = FILES | {"META-INF/encryption.xml": method.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc")}
    assert "encrypted" in cause(book(locked))
    fonts = FILES | {"META-INF/encryption.xml": method.format("http://www.idpf.org/2008/embedding")}
    assert len(list(epub.read(book(fonts)))) == 2


def test_a_bomb_ends_at_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(epub, "UNPACKED", 2 << 20)
    assert "2 MiB" in cause(book(FILES | {"in/a b.xhtml": "<p>" + "a" * (epub.UNPACKED + 1000)}))


def test_time_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(epub, "SECONDS", -1.0)
    assert "longer than" in cause(book(FILES))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04rubbish", b"no zip"])
def test_what_is_no_book_fails(data: bytes) -> None:
    assert "no EPUB" in cause(Source("x.epub", data))


def test_a_book_whose_files_are_missing_or_elsewhere_fails() -> None:
    outside = PACKAGE.replace("a%20b.xhtml", "../../../../etc/passwd").replace("../b.xhtml", "/etc/passwd")
    assert "no text" in cause(book({"META-INF/container.xml": CONTAINER, "in/book.opf": outside}))
