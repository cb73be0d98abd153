import io

import pytest

from reader.errors import Failure
from reader.importers import pdf
from reader.importers.pdftext import read as read_pages
from reader.importers.source import Source
from reader.model import Story


def make(*pages: list[str], title: str = "", password: str = "") -> bytes:
    """Make a PDF with a line of text a string."""
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = PdfWriter()
    for lines in pages:
        page = writer.add_blank_page(600, 800)
        font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
        fonts = DictionaryObject({NameObject("/F"): DictionaryObject({NameObject(k): NameObject(v) for k, v in font.items()})})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        content = DecodedStreamObject()
        shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
        content.set_data(f"BT /F 12 Tf 50 750 Td {shown}ET".encode("latin-1"))
        page[NameObject("/Contents")] = writer._add_object(content)
    if title:
        writer.add_metadata({"/Title": title, "/Author": "Jane Roe", "/CreationDate": "D:20240330182100Z"})
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    data = io.BytesIO()
    writer.write(data)
    return data.getvalue()


def test_a_document_is_read_in_paragraphs() -> None:
    lines = [
        "Truce talks are to resume in Cairo on Sunday, an outlet re-",
        "ported from a source of it.",
        "The mediators are three.",
    ]
    (story,) = pdf.read(Source("talks.pdf", make(lines, title="Talks")))
    assert isinstance(story, Story)
    assert (story.title, story.authors, story.source) == ("Talks", ("Jane Roe",), "talks.pdf")
    assert story.published is not None
    assert story.document.text.startswith(
        "Truce talks are to resume in Cairo on Sunday, an outlet reported from a source of it."
    )


def test_running_heads_and_page_numbers_are_left_out() -> None:
    document = pdf.to_document([f"Example Report\nWords of page {number} in a row\n{number}" for number in range(1, 6)])
    assert "Example Report" not in document.text
    assert document.text.count("Words of page") == 5
    assert not document.text.endswith("5")


def test_an_encrypted_document_says_so() -> None:
    assert "password" in read_pages(make(["words"], password="secret"))["cause"]


def test_a_document_without_text_says_so() -> None:
    (failure,) = pdf.read(Source("scan.pdf", make([])))
    assert isinstance(failure, Failure)
    assert "no text" in failure.cause


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 rubbish", make(["words"])[:200]])
def test_what_is_no_pdf_fails_in_one_line(data: bytes) -> None:
    (failure,) = pdf.read(Source("x.pdf", data))
    assert isinstance(failure, Failure)
    assert "\n" not in failure.cause


def test_time_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "SECONDS", 0.001)
    (failure,) = pdf.read(Source("x.pdf", make(["words"])))
    assert isinstance(failure, Failure)
    assert "longer than" in failure.cause


def test_escape_sequences_of_a_document_are_harmless() -> None:
    document = pdf.to_document(["before \x1b[31mred\x1b[0m after\x00\x9b1m\u202e"])
    assert document.text == "before red after"
