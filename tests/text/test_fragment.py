import re
import time
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text.fragment import text_fragment, text_link

STORY = (
    "Truce talks are to resume in Cairo on Sunday, a security source said.\n\n"
    "The Prime Minister approved new talks, in Doha & Cairo, after a call with the well-known head of the agency on Sunday.\n\n"
    "The minister said no. The minister said no again to the police on Sunday."
)


def fragment(words: str, occurrence: int = 0) -> str:
    start = -1
    for _ in range(occurrence + 1):
        start = STORY.index(words, start + 1)
    return text_fragment(STORY, start, start + len(words))


def opened(directive: str) -> str:
    """Read a directive by the grammar alone and give the stretch of STORY that a browser would show."""
    parts = directive.removeprefix("#:~:text=").split(",")
    prefix = unquote(parts.pop(0)[:-1]) if parts[0].endswith("-") else ""
    suffix = unquote(parts.pop()[1:]) if parts[-1].startswith("-") else ""
    terms = [re.escape(unquote(part)).replace(r"\ ", r"\s+") for part in parts]
    before, after = (re.escape(part).replace(r"\ ", r"\s+") for part in (prefix, suffix))
    pattern = rf"\b{before}\s*({terms[0]}" + (rf"[\s\S]*?{terms[1]}" if len(terms) == 2 else "") + rf")(?!\w)\s*{after}"
    match = re.search(pattern, STORY, re.IGNORECASE)
    assert match
    return match[1]


def test_a_short_passage_is_given_whole_and_escaped() -> None:
    assert fragment("talks, in Doha & Cairo") == "#:~:text=talks%2C%20in%20Doha%20%26%20Cairo"
    assert fragment("well-known head") == "#:~:text=well%2Dknown%20head"


def test_a_long_passage_is_given_by_its_first_and_last_words() -> None:
    words = "The Prime Minister approved new talks, in Doha & Cairo, after a call with the well-known head"
    assert fragment(words) == "#:~:text=The%20Prime%20Minister%20approved%20new,call%20with%20the%20well%2Dknown%20head"


def test_a_passage_over_several_blocks_crosses_none_in_one_term() -> None:
    found = fragment("source said.\n\nThe Prime Minister")
    assert found == "#:~:text=source%20said.,The%20Prime%20Minister"
    assert opened(found) == "source said.\n\nThe Prime Minister"


@pytest.mark.parametrize(
    ("words", "occurrence", "expected"),
    [
        ("on Sunday", 0, "#:~:text=on%20Sunday"),
        ("on Sunday", 1, "#:~:text=agency-,on%20Sunday"),
        ("The minister said no", 1, "#:~:text=no.-,The%20minister%20said%20no"),
    ],
)
def test_a_passage_said_before_gets_words_around_it(words: str, occurrence: int, expected: str) -> None:
    assert fragment(words, occurrence) == expected


def test_half_words_are_widened_to_whole_ones() -> None:
    start = STORY.index("ruce tal")
    assert text_fragment(STORY, start, start + len("ruce tal")) == "#:~:text=Truce%20talks"


def test_a_passage_without_words_has_no_fragment() -> None:
    assert text_fragment("a \n b", 1, 4) == ""


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/a", "https://example.org/a#:~:text=Truce%20talks"),
        ("https://example.org/a#part", "https://example.org/a#part:~:text=Truce%20talks"),
        ("https://example.org/a#part:~:text=old", "https://example.org/a#part:~:text=Truce%20talks"),
        ("", ""),
    ],
)
def test_a_link_keeps_the_fragment_that_the_address_had(url: str, expected: str) -> None:
    assert text_link(url, STORY, 0, 11) == expected


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_any_passage_of_whole_words_opens_at_itself(data: st.DataObject) -> None:
    words = list(re.finditer(r"\S+", STORY))
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    start, end = words[first].start(), words[last].end()
    assert opened(text_fragment(STORY, start, end)) == STORY[start:end]


@settings(max_examples=100, deadline=None)
@given(text=st.text(min_size=1, max_size=120), data=st.data())
def test_a_fragment_has_only_characters_that_an_address_may_have(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert re.fullmatch(r"(#:~:text=[A-Za-z0-9_.~%,-]+)?", text_fragment(text, start, end))


@pytest.mark.parametrize("word", ["a ", "x" * 60 + " ", "文字"])
def test_a_megabyte_of_one_word_is_quickly_over(word: str) -> None:
    text = word * (1_000_000 // len(word))
    before = time.process_time()
    text_fragment(text, 500_000, 600_000)
    assert time.process_time() - before < 3
