from reader.errors import Failure
from reader.importers import plain
from reader.importers.source import Source
from reader.model import Story


def read(text: str, name: str = "folder/talks.txt") -> Story:
    (story,) = plain.read(Source(name, text.encode()))
    assert isinstance(story, Story)
    return story


def test_a_short_first_line_on_its_own_is_the_headline() -> None:
    story = read("Talks to resume in Cairo\n\nTruce talks are to resume.\r\nOn Sunday.\n")
    assert story.title == "Talks to resume in Cairo"
    assert story.document.text == "Truce talks are to resume.\nOn Sunday.\n"


def test_a_first_line_that_is_a_sentence_is_text_and_the_file_gives_the_title() -> None:
    story = read("Truce talks are to resume.\n\nOn Sunday.")
    assert (story.title, story.source) == ("talks", "talks.txt")
    assert story.document.text == "Truce talks are to resume.\n\nOn Sunday."


def test_text_stays_to_the_letter_and_blank_lines_part_blocks() -> None:
    text = "  One \n  two.\n\n\n \nThree  four. \n"
    document = read(text).document
    assert document.text == text
    assert [text[block.start : block.end] for block in document.blocks] == ["  One \n  two.", "Three  four."]


def test_addresses_are_links() -> None:
    (mark,) = read("See https://example.org/a?b=1, and (more).").document.marks
    assert mark.href == "https://example.org/a?b=1"


def test_markup_is_shown_as_it_is() -> None:
    text = "[bold]x[/bold] <b>y</b> {{ z }} &amp; # no heading"
    assert read(text).document.text == text


def test_an_empty_file_fails() -> None:
    assert list(plain.read(Source("empty.txt", b" \n\n"))) == [Failure("empty.txt", "holds no text")]


def test_bytes_that_are_no_text_fail() -> None:
    assert list(plain.read(Source("bin.txt", bytes(range(256)) * 12))) == [Failure("bin.txt", "holds no text")]


def test_a_hostile_file_name_is_a_harmless_title() -> None:
    assert read("Just a sentence.", "dir/\x1b[31mred\u202e.txt").title == "red"
