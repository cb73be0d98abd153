import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.importers.markup import from_html, plain_line

PAGE = """<div><h2>Head &amp; part</h2>Loose <b>bold <i>both</i></b>.
<p>Line<br>line<br><br>new <a href="/x">in</a> <a href="data:x">out</a></p>
<ul><li>one<ul><li>two</li></ul>rest</li></ul><blockquote><p>q1</p><p>q2</p></blockquote><pre>  a
\tb</pre><figure><img src="https://example.com/track.gif"><figcaption>Shown</figcaption></figure>
<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table><table><tr><td>laid <p>out</p></td></tr></table>
<script>evil()</script><style>x</style><form><input value="a">no</form>
<span style="display: none">hidden</span><svg><text>drawn</text></svg></div>"""


def test_elements_become_blocks_in_order() -> None:
    document = from_html(PAGE, "https://example.org/")
    assert [(block.kind, document.text[block.start : block.end]) for block in document.blocks] == [
        ("heading", "Head & part"),
        ("paragraph", "Loose bold both."),
        ("paragraph", "Line\nline"),
        ("paragraph", "new in out"),
        ("item", "one"),
        ("item", "two"),
        ("item", "rest"),
        ("quote", "q1"),
        ("quote", "q2"),
        ("code", "  a\n    b"),
        ("caption", "Shown"),
        ("table", "A | B\n1 | 2"),
        ("paragraph", "laid"),
        ("paragraph", "out"),
    ]
    assert document.blocks[0].level == 2


def test_marks_nest_and_only_harmless_links_survive() -> None:
    document = from_html(PAGE, "https://example.org/")
    assert [(mark.kind, document.text[mark.start : mark.end], mark.href) for mark in document.marks] == [
        ("strong", "bold both", None),
        ("emphasis", "both", None),
        ("link", "in", "https://example.org/x"),
    ]


@pytest.mark.parametrize("depth", [100, 3000, 100_000])
def test_words_are_kept_however_deep_they_are_nested(depth: int) -> None:
    for opening, closing in (("<ul><li>", "</li></ul>"), ("<div>", "</div>"), ("<b>", ""), ("<table><tr><td>", "")):
        assert from_html(opening * depth + "deep" + closing * depth + "<p>after").text.split() == ["deep", "after"]


@pytest.mark.parametrize(
    "page",
    [
        "<p " + " ".join(f"a{number}='x'" for number in range(100_000)) + ">hi</p><p>words",
        "<p a='>' " + " ".join(f"<a{number}=x" for number in range(100_000)) + ">hi</p><p>words",
        "<b>" * 200_000 + "words",
        "<a " * 300_000 + "><p>words",
        "<p>" + "w" * 1_000_000 + "</p><p>words",
        "<img src='data:" + "a" * 2_000_000 + "'>words",
        ("<b>" * 100 + "</i>") * 2000 + "words",
        "<b>" * 400 + "words" + "</a" * 200_000,
    ],
)
def test_a_bomb_is_soon_over(page: str) -> None:
    began = time.process_time()
    assert from_html(page).text.endswith("words")
    assert time.process_time() - began < 4


@pytest.mark.parametrize(
    "hostile", ["\x1b[31m", "&#27;[31m", "&#x1b;[31m", "\x9b31m", "&#x9b;31m", "\x1b]0;x\x07", "&#27;]0;x&#7;", "\u202e"]
)
def test_escape_sequences_leave_nothing_behind(hostile: str) -> None:
    assert from_html(f"<p>before {hostile}<b>after</b></p>").text == "before after"
    assert plain_line(f"before {hostile}after&amp;") == "before after&"


def test_what_only_looks_like_markup_stays() -> None:
    assert from_html("<p>[bold]x[/] &lt;b&gt; {{y}} a &lt; b</p>").text == "[bold]x[/] <b> {{y}} a < b"


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("AT&amp;T <b>wins</b>", "AT&T wins"),
        ("1 < 2 & 3 > 2", "1 < 2 & 3 > 2"),
        ("I <3 [red]you[/red]", "I <3 [red]you[/red]"),
        ("<script>x()</script>Title<br>two", "Title two"),
        ("Caf&eacute;&nbsp;&#8211; open", "Café – open"),
        ("<img src=x onerror=alert(1)>Words", "Words"),
    ],
)
def test_a_title_is_a_line_of_words(title: str, line: str) -> None:
    assert plain_line(title) == line


@pytest.mark.parametrize("part", ["<!--", "<script", "<style>", "</a"])
def test_a_title_of_nothing_but_beginnings_is_soon_read(part: str) -> None:
    began = time.process_time()
    plain_line(part * 10_000)
    assert time.process_time() - began < 0.2


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<b>",
                "</b>",
                "<li>",
                "<ul>",
                "</ul>",
                "<table>",
                "<tr>",
                "<td>",
                "</table>",
                "<br>",
                "<pre>",
                "<a href=x>",
                "word",
                " ",
                "<h1>",
                "<!--",
                "-->",
                "&",
                "<",
                "\x1b[",
                "\0",
                "<![CDATA[",
            ]
        ),
        max_size=30,
    ).map("".join)
)
def test_any_soup_gives_whole_blocks(soup: str) -> None:
    document = from_html(soup)
    assert "\n\n".join(document.text[block.start : block.end] for block in document.blocks) == document.text
    assert "\x1b" not in document.text
