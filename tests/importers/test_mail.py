import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import Failure
from reader.importers import mail
from reader.importers.source import Source
from reader.model import Story

LETTER = b"""From: =?utf-8?q?J=C3=A4ne?= Roe <jane@example.org>
Subject: =?utf-8?b?R3LDvMOfZQ==?= from \x1b[31mCairo <b>
Date: Sat, 30 Mar 2024 18:21:00 +0100 (CET)
Message-ID: <abc@example.org>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="M"

--M
Content-Type: multipart/alternative; boundary="A"

--A
Content-Type: text/plain; charset=utf-8

Plain words
--A
Content-Type: text/html; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

<h2>Head</h2><p>Caf=E9 <a href="https://example.org/">link</a><img src="https://example.com/track"></p>
--A--
--M
Content-Type: text/plain
Content-Disposition: attachment; filename="notes.txt"

attached
--M--
"""


def read(data: bytes) -> Story:
    (story,) = mail.read(Source("letter.eml", data))
    assert isinstance(story, Story)
    return story


def test_a_letter_is_read_in_its_better_form_without_its_attachments() -> None:
    story = read(LETTER)
    assert (story.title, story.source, story.authors) == ("Grüße from Cairo <b>", "Jäne Roe", ("Jäne Roe",))
    assert (story.guid, story.published) == ("<abc@example.org>", datetime(2024, 3, 30, 17, 21, tzinfo=UTC))
    assert story.document.text == "Head\n\nCafé link"
    assert [mark.href for mark in story.document.marks] == ["https://example.org/"]


@pytest.mark.parametrize("charset", ["utf-7", "unicode_escape", "rot13", "x-nothing", "", '"'])
def test_an_odd_charset_is_no_reason_to_spoil_text(charset: str) -> None:
    data = f"Subject: Grüße\nContent-Type: text/plain; charset={charset}\n\nGrüße \\u0041 +AGE-".encode()
    story = read(data)
    assert story.title == "Grüße"
    assert story.document.text == "Grüße \\u0041 +AGE-"


def test_a_mailbox_gives_each_of_its_letters() -> None:
    box = (
        b"From a@example.org Sat Mar 30\n"
        + LETTER
        + b"\nFrom b Sun\nSubject: Two\n\nBody\n>From here\n\nFrom c Mon\nSubject: Three\n\nx"
    )
    stories = [story for story in mail.read_mbox(Source("box.mbox", box)) if isinstance(story, Story)]
    assert [story.title for story in stories] == ["Grüße from Cairo <b>", "Two", "Three"]
    assert stories[1].document.text == "Body\nFrom here"


def test_flowed_lines_are_joined() -> None:
    assert read(b"Subject: x\nContent-Type: text/plain; format=flowed\n\nOne \ntwo\nthree").document.text == "One two\nthree"


def nested(depth: int) -> bytes:
    parts = (b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (number, number) for number in range(depth))
    return b"Subject: x\n" + b"".join(parts) + b"Content-Type: text/plain\n\nwords\n"


@pytest.mark.parametrize(
    "data",
    [
        nested(5000),
        b'Subject: x\nContent-Type: multipart/mixed; boundary="b"\n\n' + b"--b\nContent-Type: text/plain\n\nx\n" * 20_000,
        b"Subject: " + b"=?utf-8?q?a?= " * 100_000 + b"\nFrom: " + b"a@b," * 100_000 + b"\n\nwords",
        b"Subject: x\nContent-Type: text/plain; " + b"a=b; " * 200_000 + b"\n\nwords",
    ],
)
def test_a_bomb_is_soon_over(data: bytes) -> None:
    began = time.process_time()
    (found,) = mail.read(Source("bomb.eml", data))
    assert isinstance(found, (Story, Failure))
    assert time.process_time() - began < 5


def test_parts_in_reasonable_depth_are_read() -> None:
    assert read(nested(20)).document.text == "words"


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02", b"\n\n"])
def test_what_is_no_message_fails(data: bytes) -> None:
    (failure,) = mail.read(Source("x.eml", data))
    assert isinstance(failure, Failure)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                b"From: ",
                b"Subject: ",
                b"=?utf-8?b?",
                b"?=",
                b"\n",
                b"\n\n",
                b"Content-Type: ",
                b"multipart/mixed; boundary=b",
                b"--b",
                b"--",
                b"text/html",
                b"; charset=",
                b"\xff",
                b"a@b",
                b"<",
                b"\x1b[",
                b"Content-Transfer-Encoding: base64\n",
                b"Date: Sat",
            ]
        ),
        max_size=30,
    ).map(b"".join)
)
def test_any_bytes_give_a_story_or_a_failure(data: bytes) -> None:
    (found,) = mail.read(Source("x.eml", data))
    assert isinstance(found, (Story, Failure))
    assert "\x1b" not in str(found)
