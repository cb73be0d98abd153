import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model import Quote, Span
from reader.text.quote import find, quote

STORY = (
    "Truce talks are to resume in Cairo on Sunday, a security source said.\n\n"
    "The Prime Minister approved new talks in Doha and Cairo after a call with the head of the agency.\n\n"
    "“We will not stop,” the minister said. “We will not stop,” the protesters answered from the road.\n\n"
    "At least 40 roads were blocked on Saturday; the police spoke of 38."
)
PASSAGE = "approved new talks in Doha and Cairo after a call"


def marked(words: str, occurrence: int = 0) -> tuple[Quote, int]:
    start = -1
    for _ in range(occurrence + 1):
        start = STORY.index(words, start + 1)
    return quote(STORY, start, start + len(words)), start


def test_a_quote_keeps_the_words_and_32_code_points_on_either_side() -> None:
    made, start = marked(PASSAGE)
    assert made == Quote(PASSAGE, STORY[start - 32 : start], STORY[start + len(PASSAGE) :][:32])


@pytest.mark.parametrize("occurrence", [0, 1])
def test_the_context_decides_among_equal_words_wherever_they_lay(occurrence: int) -> None:
    made, start = marked("“We will not stop,”", occurrence)
    for near in (0, start, len(STORY)):
        assert find(STORY, made, near) == Span(start, start + len(made.exact))


def test_nearness_decides_where_the_context_does_not() -> None:
    text = "one two three four. " * 50
    assert find(text, Quote("two three four"), 404) == Span(404, 418)
    assert find(text, Quote("two three four"), 398) == Span(404, 418)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda text: "A new first paragraph.\n\n" + text, PASSAGE),
        (
            lambda text: text.replace(" talks in Doha", "\n\ntalks  in Doha"),
            "approved new\n\ntalks  in Doha and Cairo after a call",
        ),
        (
            lambda text: text.replace("new talks", "new round of talks"),
            "approved new round of talks in Doha and Cairo after a call",
        ),
        (
            lambda text: text.replace("Doha and Cairo", "Doha and in Cairo,"),
            "approved new talks in Doha and in Cairo, after a call",
        ),
        (lambda text: text.replace("approved", "aproved"), "aproved new talks in Doha and Cairo after a call"),
    ],
)
def test_a_passage_is_found_again_in_changed_text(change: object, expected: str) -> None:
    made, start = marked(PASSAGE)
    changed = change(STORY)  # type: ignore[operator]
    found = find(changed, made, start)
    assert found is not None
    assert changed[found.start : found.end] == expected


def test_other_quotation_marks_and_dashes_are_the_same_words() -> None:
    made = quote('He said: "It\'s over - for good." Then he left.', 9, 32)
    text = "He said: “It’s over – for good.” Then he left."
    assert find(text, made, 0) == Span(9, 32)


@pytest.mark.parametrize("words", [PASSAGE, "on Sunday", "40"])
def test_a_passage_that_is_gone_is_not_found(words: str) -> None:
    made, start = marked(words)
    other = "Farmers in the north expect the largest harvest for a decade, the ministry wrote in its spring report. " * 5
    assert find(other, made, start) is None


def test_a_short_quote_needs_its_context() -> None:
    made, start = marked("38")
    assert find("There were 38 others, in quite another sentence.", made, start) is None
    assert find(STORY[20:], made, start) == Span(start - 20, start - 18)


def test_an_empty_quote_is_nowhere() -> None:
    assert find(STORY, Quote(""), 0) is None


def test_a_long_passage_with_a_changed_middle_is_found_by_its_ends() -> None:
    paragraphs = [f"Paragraph {number} tells of the {number * 7919} people of district {number * 31}." for number in range(100)]
    text = "\n\n".join(paragraphs)
    made = quote(text, text.index("Paragraph 20 "), text.index("Paragraph 80 ") - 2)
    changed = "\n\n".join(["Correction of the day.", *paragraphs[:50], "A paragraph put in.", *paragraphs[50:]])
    assert find(changed, made, 0) == Span(changed.index("Paragraph 20 "), changed.index("Paragraph 80 ") - 2)


@pytest.mark.parametrize(
    "text",
    ["the minister said on Sunday that 7 roads were closed. " * 20_000, "a" * 1_000_000, "ab " * 333_333],
    ids=["prose", "one letter", "two letters"],
)
@pytest.mark.parametrize(
    "exact", ["the ministers of sunday say that 9 roads are shut, " * 4, "aab" * 40, "zq" * 3_000, "ab cd " * 500]
)
def test_a_megabyte_is_searched_in_bounded_time(text: str, exact: str) -> None:
    before = time.process_time()
    find(text, Quote(exact, "before it ", " after it"), 500_000)
    assert time.process_time() - before < 2


letters = st.text(alphabet="ab é“\n", min_size=1, max_size=80)


@settings(max_examples=150, deadline=None)
@given(text=letters, data=st.data())
def test_any_passage_of_unchanged_text_is_found_where_it_was(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert find(text, quote(text, start, end), start) == Span(start, end)


@settings(max_examples=100, deadline=None)
@given(text=st.text(min_size=1, max_size=200), other=st.text(max_size=200), near=st.integers(-5, 500), data=st.data())
def test_what_is_found_lies_in_the_text(text: str, other: str, near: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    found = find(other, quote(text, start, len(text)), near)
    assert found is None or 0 <= found.start <= found.end <= len(other)


@settings(max_examples=100, deadline=None)
@given(
    start=st.integers(0, len(STORY) - 60), length=st.integers(30, 60), before=st.text(max_size=100), after=st.text(max_size=100)
)
def test_text_put_before_and_after_moves_the_passage_only(start: int, length: int, before: str, after: str) -> None:
    changed = before + STORY + after
    assert find(changed, quote(STORY, start, start + length), start) == Span(len(before) + start, len(before) + start + length)
