import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text.clean import MARKS, blank_sequences, clean, clean_line, clean_url

CONTROLS = frozenset(map(chr, [*range(0x20), *range(0x7F, 0xA0)])) - {"\n"}
BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

HOSTILE = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *(
                    "\x1b",
                    "\x9b",
                    "\x9d",
                    "\x90",
                    "\x9c",
                    "\x07",
                    "\x1b[",
                    "\x1b]",
                    "\x1bP",
                    "\x1b\\",
                    "[31m",
                    "\x1b[?25l",
                    "\r\n",
                    "\r",
                ),
                *(
                    "\u202e",
                    "\u2066",
                    "\u200b",
                    "\u200d",
                    "\u200f",
                    "\ufe0f",
                    "\u0301",
                    "\ufdd0",
                    "\ufeff",
                    "\U000e0041",
                    "\U000e0100",
                ),
                *("\ud83d", "\ude00", "\U0001f44d", "\U0001f3f4", "\U000e007f", "\u2028", "\x85", "\t", "word", " ", "e"),
            ]
        ),
        st.text(st.characters(), max_size=4),
    ),
    max_size=30,
).map("".join)


@pytest.mark.parametrize(
    "sequence",
    [
        "\x1b[31m",
        "\x1b[0;1;38:2::255:0:0m",
        "\x1b[?1049h",
        "\x1b[2J",
        "\x1b[6n",
        "\x1b[!p",
        "\x1b[3 q",
        "\x9b31m",
        "\x1b]0;title\x07",
        "\x1b]2;title\x1b\\",
        "\x1b]8;;https://example.org\x1b\\",
        "\x1b]52;c;aGVsbG8=\x07",
        "\x1b]1337;File=name=eA==:AAAA\x07",
        "\x9d0;title\x9c",
        "\x1bP1$r0m\x1b\\",
        "\x90q#0;2;0;0;0\x9c",
        "\x1b_Gf=100;AAAA\x1b\\",
        "\x1b^private\x1b\\",
        "\x1bXstring\x1b\\",
        "\x1b(0",
        "\x1b#8",
        "\x1b7",
        "\x1b=",
        "\x1bc",
        "\x1bM",
        "\x1b\x00[31m",
        "\x0e\x0f",
        "\x08\x08",
        "\x7f",
        "\x05",
    ],
)
def test_an_escape_sequence_goes_with_its_payload_and_the_words_around_it_stay(sequence: str) -> None:
    assert clean(f"before {sequence} after") == "before  after"
    blank = blank_sequences(f"before {sequence} after")
    assert clean(blank).split() == ["before", "after"]
    assert len(blank) == len(f"before {sequence} after")


@pytest.mark.parametrize(
    "unfinished",
    [
        "\x1b",
        "\x1b[",
        "\x1b[31",
        "\x1b[31;",
        "\x9b",
        "\x1b]",
        "\x1b]0;",
        "\x1bP",
        "\x90",
        "\x1b_",
        "\x1b^",
        "\x1bX",
        "\x98",
        "\x1b(",
        "\x1b]52;c;",
    ],
)
@pytest.mark.parametrize("gap", ["", " ", "\n"])
def test_an_unfinished_sequence_takes_no_word_with_it(unfinished: str, gap: str) -> None:
    cleaned = clean(f"before{gap}{unfinished}{gap}after")
    assert cleaned.startswith("before")
    assert cleaned.endswith("after")
    assert not CONTROLS & set(cleaned)


def test_a_string_without_an_end_does_not_swallow_the_lines_after_it() -> None:
    assert "kept" in clean("a \x1b]0;b\nkept\n\x07")
    assert "kept" in clean("a \x1bPb\nkept\n\x1b\\")


def test_lines_end_in_one_way_and_a_tab_is_a_space() -> None:
    assert clean("a\r\nb\rc\x0bd\x0ce\x85f\u2028g\u2029h\ti") == "a\nb\nc\nd\ne\nf\ng\nh i"


@pytest.mark.parametrize(
    "text",
    [
        "مرحبا بالعالم، كيف الحال؟ ١٢٣",
        "שָּׁ֗לוֹם עוֹלָם \u200f(1)\u200e",
        "می‌خواهم",
        "क्‍ष हिन्दी",
        "👩🏽‍❤️‍💋‍👨🏿 👨‍👩‍👧‍👦 🏳️‍🌈 1️⃣ 🇪🇬",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "葛\U000e0100飾区",
        "Việt Nam, naïve, Å, ﷽",
        "[bold]markup[/bold] [@click=app.quit]x[/] {{ template }} <% %> $(x) # - > `",
        "“Quotes” – dashes — … € £ ½ ² †",
    ],
)
def test_text_of_every_script_and_what_looks_like_markup_stays_to_the_letter(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    "hidden", ["\u202e", "\u202d", "\u2066", "\u2069", "\u200b", "\ufeff", "\u00ad", "\ufff9", "\ufdd0", "\uffff", "\U0001fffe"]
)
def test_overrides_and_characters_without_a_place_go(hidden: str) -> None:
    assert clean(f"a{hidden}b") == "ab"


def test_bombs_of_marks_joiners_tags_and_selectors_are_cut_short() -> None:
    assert clean("e" + "\u0301" * 10_000 + "x") == "e" + "\u0301" * MARKS + "x"
    assert len(clean("a" + "\u200d" * 10_000)) == 3
    assert clean("a" + "\U000e0041" * 10_000) == "a"
    assert clean("👍\u200d" * 10_000).count("\u200d") == 8
    assert len(clean("a" + "\U000e0101" * 1000)) == 3


def test_a_mark_without_a_letter_goes_where_it_would_change_what_is_left_of_the_text() -> None:
    assert clean("\u0301a\n\u0301b") == "a\nb"


def test_surrogates_are_joined_or_replaced() -> None:
    assert clean("\ud83d\ude00 \ud83d \ude00") == "😀 \ufffd \ufffd"


@settings(max_examples=300, deadline=None)
@given(HOSTILE)
def test_whatever_comes_the_text_is_harmless_valid_and_stays_so(text: str) -> None:
    cleaned = clean(text)
    assert not (CONTROLS | BIDI) & set(cleaned)
    cleaned.encode("utf-8")
    assert not any(unicodedata.category(c) == "Cs" for c in cleaned)
    assert clean(cleaned) == cleaned


@settings(max_examples=200, deadline=None)
@given(HOSTILE)
def test_blanking_keeps_every_offset_and_changes_nothing_but_sequences(text: str) -> None:
    blank = blank_sequences(text)
    assert len(blank) == len(text)
    assert all(now in (was, " ") for was, now in zip(text, blank, strict=True))
    assert "\x1b" not in blank
    assert blank_sequences("a\tb\r\nc\x00") == "a\tb\r\nc\x00"


@settings(max_examples=200, deadline=None)
@given(HOSTILE, st.integers(1, 40))
def test_a_line_is_one_line_of_bounded_length(text: str, limit: int) -> None:
    line = clean_line(text, limit)
    assert len(line) <= limit
    assert "\n" not in line
    assert line == line.strip()


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(categories=("L", "N", "P", "S", "Zs"), max_codepoint=0xAC00)))
def test_plain_letters_and_signs_are_never_lost(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "The quick brown fox. " * 250_000,
        "مرحبا بالعالم " * 350_000,
        "\x1b]0;aaaa" * 500_000,
        "a" + "\u0301" * 3_000_000,
        "\x1b[" + "1;" * 2_500_000,
    ],
)
def test_five_megabytes_take_little_time(text: str) -> None:
    began = time.process_time()
    clean(text)
    assert time.process_time() - began < 4


def test_a_long_title_ends_in_an_ellipsis() -> None:
    assert clean_line("word " * 1000, 20) == "word word word word…"


@pytest.mark.parametrize(
    ("url", "cleaned"),
    [
        ('https://example.org/a b?q="<>', "https://example.org/a%20b?q=%22%3C%3E"),
        ("HTTP://Example.org/", "http://Example.org/"),
        ("  https://example.org/\n", "https://example.org/"),
        ("mailto:jane@example.org", "mailto:jane@example.org"),
        ("../x", "https://example.org/x"),
        ("//example.com/y", "https://example.com/y"),
        ("#part", "https://example.org/dir/page#part"),
        ("javascript:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("\x01javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("vbscript:x", ""),
        ("ftp://example.org/", ""),
        ("http:///nowhere", ""),
        ("http://[::1", ""),
        ("http://example.org:99999/", ""),
        ("mailto:nobody", ""),
        ("https://example.org/" + "a" * 10_000, ""),
        ("", ""),
    ],
)
def test_only_addresses_of_the_web_and_of_mail_are_links(url: str, cleaned: str) -> None:
    assert clean_url(url, "https://example.org/dir/page") == cleaned
