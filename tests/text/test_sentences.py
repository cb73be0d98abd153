"""Sentences of news: where they end and where they do not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text.sentences import sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Green met Dr. Brown and Gen. White.",
        "The U.S. Army left Washington, D.C. on Jan. 5.",
        "John F. Kennedy and J. K. Rowling never met.",
        "It rose 3.5 percent to $1.2 billion, from No. 5 to No. 3.",
        '"Why?" she asked.',
        '"Why?" Mr. Green asked.',
        "“We will win!” Anna Green said.",
        "Acme Corp. of Ohio sold it.",
        "It cost more ... and more.",
        "He left at 5 p.m. on Friday.",
        "See www.example.org/a.b for more.",
    ],
)
def test_a_dot_inside_a_sentence_does_not_end_it(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ('He said: "We won." Then he left.', ['He said: "We won."', "Then he left."]),
        ("He went to the U.S. He came back.", ["He went to the U.S.", "He came back."]),
        ("It closed at 5 p.m. The rest waited.", ["It closed at 5 p.m.", "The rest waited."]),
        ("What now? Nobody knows! 12 people left.", ["What now?", "Nobody knows!", "12 people left."]),
        ("It ended.The next began.", ["It ended.", "The next began."]),
        ("He died in 1801. [6]\nAn heir came.", ["He died in 1801. [6]", "An heir came."]),
        ("他来了。她走了。", ["他来了。", "她走了。"]),
        ("“Stop.” “No.”", ["“Stop.”", "“No.”"]),
        ("“Why?” The judge said no.", ["“Why?”", "The judge said no."]),
        ("He cried “Why?” Green said no.", ["He cried “Why?”", "Green said no."]),
        ("It went to Acme Corp. Elections are due.", ["It went to Acme Corp.", "Elections are due."]),
        ("It was sold. iPhone users were glad.", ["It was sold.", "iPhone users were glad."]),
    ],
)
def test_a_sentence_ends_where_the_next_begins(text: str, parts: list[str]) -> None:
    assert split(text) == parts


def test_a_headline_and_a_dateline_on_lines_of_their_own_are_sentences() -> None:
    text = (
        "Friday, July 21, 2017\nA group of students from several towns of the north was given a medal.\n\nTalks resume\n\nMore."
    )
    assert [part[:8] for part in split(text)] == ["Friday, ", "A group ", "Talks re", "More."]


def test_wrapped_lines_are_one_sentence() -> None:
    text = "The council met on Monday to talk about the bridge and the\nroads, and Anna Example, who leads it, said so."
    assert split(text) == [text]


def test_list_items_are_sentences() -> None:
    assert split("- one thing\n- another thing") == ["- one thing", "- another thing"]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.one_of(st.sampled_from("ab AB.?!\n\t\"'”)([]0。 Mr"), st.characters()), max_size=200))
def test_sentences_cover_all_but_white_space_in_order(text: str) -> None:
    spans = sentences(text)
    at = 0
    for start, end in spans:
        assert not text[at:start].strip()
        assert start < end
        assert text[start:end] == text[start:end].strip()
        assert "\n\n" not in text[start:end]
        at = end
    assert not text[at:].strip()
