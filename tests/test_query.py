"""The query language."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import UsageError
from reader.query import LONGEST, MOST, Query, Term, parse

TODAY = date(2024, 3, 31)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", ()),
        ("  \t\n ", ()),
        ("gaza talks", (Term("text", "gaza"), Term("text", "talks"))),
        ('"cease fire"', (Term("text", "cease fire"),)),
        ("-war", (Term("text", "war", negated=True),)),
        ('-"cease fire"', (Term("text", "cease fire", negated=True),)),
        ("is:unread -is:starred", (Term("is", "unread"), Term("is", "starred", negated=True))),
        ("IS:Unread", (Term("is", "unread"),)),
        ('tag:news author:"Jane Roe"', (Term("tag", "news"), Term("author", "Jane Roe"))),
        ("feed:https://example.org/a?b=c", (Term("feed", "https://example.org/a?b=c"),)),
        ("12:30", (Term("text", "12:30"),)),
        ("https://example.org/", (Term("text", "https://example.org/"),)),
        ("Explained: talks", (Term("text", "Explained:"), Term("text", "talks"))),
        ("explained: talks", (Term("text", "explained:"), Term("text", "talks"))),
        ("EU:s talks", (Term("text", "EU:s"), Term("text", "talks"))),
        ('"bogus:x"', (Term("text", "bogus:x"),)),
        ('say"so', (Term("text", 'say"so'),)),
        ("AND OR ( *", (Term("text", "AND"), Term("text", "OR"), Term("text", "("), Term("text", "*"))),
        ("\udcff", (Term("text", "?"),)),
    ],
)
def test_what_a_query_means(text: str, terms: tuple[Term, ...]) -> None:
    assert parse(text) == Query(terms)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on:2024-03-30", date(2024, 3, 30), date(2024, 3, 30)),
        ("after:2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("before:2024-12", date(2024, 12, 1), date(2024, 12, 31)),
        ("on:2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("on:9999", date(9999, 1, 1), date(9999, 12, 31)),
        ("on:9999-12", date(9999, 12, 1), date(9999, 12, 31)),
        ("on:today", TODAY, TODAY),
        ("on:yesterday", date(2024, 3, 30), date(2024, 3, 30)),
    ],
)
def test_a_date_means_days(text: str, first: date, last: date) -> None:
    (term,) = parse(text, TODAY).terms
    assert (term.first, term.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("is:unred", "did you mean is:unread?"),
        ("is:xyz", "there are unread, read"),
        ("autor:jane", "did you mean author:?"),
        ("bogus:x", 'there is no field bogus: in queries; with quotation marks, "bogus:x" is looked for as it stands'),
        ('-bogus:"x y"', "there is no field bogus:"),
        ("tag:", "nothing follows tag:"),
        ('title:"', "quotation mark"),
        ('"open', "quotation mark before open is not closed"),
        ('""', "without words"),
        ("-", "without words"),
        ("after:tomorrow", "after:tomorrow is no date"),
        ("on:2024-02-30", "is no date"),
        ("on:0000", "is no date"),
        ("on:2024-13", "is no date"),
        ("event:soon", "event:soon is no date"),
        ("event:2012-10..soon", "event:soon is no date"),
        ("event:2012-10-14..2012-10-01", "ends before it begins; write event:2012-10-01..2012-10-14"),
        ("figure:200..100", "ends below where it begins; write figure:100..200"),
        ("figure:12,5", "figure:12,5 is no number"),
        ("figure:,,5", "figure:,,5 is no number"),
        ("event:2025..", "event:2025.. has one end only; write event:2024-03..2024-05"),
        ("x " * (MOST + 1), "more than 100 conditions"),
        ("x" * (LONGEST + 1), "longer than 10,000 letters"),
    ],
)
def test_a_bad_query_is_told_in_one_line(text: str, told: str) -> None:
    with pytest.raises(UsageError) as raised:
        parse(text, TODAY)
    assert told in str(raised.value)
    assert "\n" not in str(raised.value)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet='ab -":*()is:unread\n\t\0\ud800é中', max_size=40))
def test_any_text_is_a_query_or_a_usage_error(text: str) -> None:
    try:
        query = parse(text, TODAY)
    except UsageError:
        return
    assert all(term.value.strip() for term in query.terms)
