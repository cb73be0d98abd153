from hypothesis import given, settings
from hypothesis import strategies as st

from reader.importers.blocks import Composer, Style, from_plain, repeats, without_first_block
from reader.model import Document

STYLES: list[tuple[Style, ...]] = [(), (("strong", None),), (("link", "https://example.org/"), ("emphasis", None))]
PIECES = st.lists(
    st.tuples(
        st.one_of(
            st.sampled_from(["word", " ", "  two words ", "\n", "\x1b", "[31m", "\u0301", "\u200d", "👍"]), st.text(max_size=5)
        ),
        st.sampled_from(STYLES),
        st.sampled_from(["", "", "break", "paragraph", "item", "code"]),
    ),
    max_size=25,
)


def check(document: Document) -> None:
    """Every offset fits, blocks are parted by blank lines, marks hold words."""
    before = -2
    for block in document.blocks:
        assert block.start >= before + 2
        assert document.text[block.start : block.end].strip()
        before = block.end
    for mark in document.marks:
        words = document.text[mark.start : mark.end]
        assert words
        assert words == words.strip()
    assert list(document.marks) == sorted(document.marks, key=lambda mark: (mark.start, -mark.end))


@settings(max_examples=200, deadline=None)
@given(PIECES)
def test_offsets_fit_whatever_is_composed(pieces: list[tuple[str, tuple[Style, ...], str]]) -> None:
    composer = Composer()
    for text, styles, after in pieces:
        composer.add(text, styles)
        if after == "break":
            composer.add_break()
        elif after == "code":
            composer.close("code")
        elif after:
            composer.close("item" if after == "item" else "paragraph")
    document = composer.document()
    check(document)
    assert "\n\n".join(document.text[block.start : block.end] for block in document.blocks) == document.text


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("ab \n."), max_size=40))
def test_plain_text_is_kept_to_the_letter(text: str) -> None:
    document = from_plain(text)
    check(document)
    assert document.text == text
    assert " ".join(document.text[block.start : block.end] for block in document.blocks).split() == text.split()


def test_marks_that_touch_are_one_and_white_space_is_folded_across_pieces() -> None:
    composer = Composer()
    composer.add("One ", (("strong", None),))
    composer.add("  two ", (("strong", None),))
    composer.add(" three")
    document = composer.document()
    assert document.text == "One two three"
    assert [(mark.start, mark.end) for mark in document.marks] == [(0, 7)]


def test_two_breaks_end_a_paragraph_and_one_breaks_the_line() -> None:
    composer = Composer()
    for text in ("a", "b", "c"):
        composer.add(text)
        composer.add_break()
        if text == "b":
            composer.add_break()
    assert composer.document().text == "a\nb\n\nc"


def test_an_escape_sequence_split_over_pieces_is_harmless() -> None:
    composer = Composer()
    composer.add("before \x1b", (("strong", None),))
    composer.add("[31mred\x9b")
    composer.add("0m after")
    text = composer.document().text
    assert text.startswith("before")
    assert text.endswith("after")
    assert text.isprintable()


def test_the_first_block_can_be_left_out_with_its_marks() -> None:
    composer = Composer()
    composer.add("Head", (("strong", None),))
    composer.close("heading", 1)
    composer.add("A ")
    composer.add("link", (("link", "https://example.org/"),))
    document = without_first_block(composer.document())
    assert document.text == "A link"
    assert [(mark.start, mark.end) for mark in document.marks] == [(2, 6)]


def test_a_line_repeats_a_title_but_for_case_and_punctuation() -> None:
    assert repeats("“Talks” to resume", "Talks to Resume.")
    assert not repeats("", "")
    assert not repeats("Talks", "Talks to resume")
