"""Who says a figure."""

from __future__ import annotations

from datetime import date

import pytest

from reader.analysis import figures, times
from reader.model import Entity, Figure, Mention, Span, Statement
from reader.text.sentences import sentences


def find(text: str, *places: str, said: tuple[Statement, ...] = ()) -> tuple[Figure, ...]:
    """Find the figures of a text in which these places are named."""
    spans = sentences(text)
    entities = []
    for number, name in enumerate(places, 1):
        start = text.index(name)
        mention = Mention(start, start + len(name), name, "LOC", f"e{number}")
        entities.append(Entity(f"e{number}", "LOC", name, (mention,)))
    return figures.find(text, spans, entities, times.find(text, spans, date(2024, 3, 31)), said)


def test_a_figure_has_the_source_of_the_innermost_statement_that_holds_it() -> None:
    text = "The ministry said police counted 40 deaths."
    outer = Statement(0, len(text), Span(18, 42), "indirect", source="The ministry")
    inner = Statement(0, len(text), Span(33, 42), "indirect", source="police")
    assert find(text, said=(outer, inner))[0].source == "police"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The ministry recorded 40 new cases.", "The ministry"),
        ("Official figures show a record 45,756 arrivals.", "Official figures"),
        ("The paper cited examples with over fifty words.", "The paper"),
        ("The storm left 40 people dead.", ""),
        ("Those recorded 40 cases.", ""),
        ("The airline has announced plans to cut 1,200 jobs.", "The airline"),
        ("Analysts expect a loss of 40 cents.", "Analysts"),
        ("Rents fell to 600 euros, figures from the land office showed on Friday.", "figures from the land office"),
        ("The clerk sold 40 maps, a study of which showed nothing.", ""),
        ("The army, which lost a plane, reported back. It has 40 people.", ""),
    ],
)
def test_who_counts_in_a_sentence_is_the_source_of_its_figures(text: str, source: str) -> None:
    assert [figure.source for figure in find(text)] == [source]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The number of confirmed deaths rose to 30.", ""),
        ("A death confirmed on Friday takes the toll to eight.", ""),
        ("The median forecast of 23 economists was bleak.", ""),
        ("Cases recorded rose to 40.", ""),
        ("Ford cut its profit forecast by a tenth of it.", ""),
        ("The ministry confirmed on Friday about 40 deaths.", "The ministry"),
        ("Analysts on average expect a loss of 40 cents.", "Analysts"),
    ],
)
def test_the_subject_of_a_sentence_is_no_source_where_it_does_not_count(text: str, source: str) -> None:
    assert [figure.source for figure in find(text)] == [source]


@pytest.mark.parametrize(("speaker", "source"), [("e1", "Example Air"), ("", "The airline")])
def test_the_name_of_the_airline_tells_more(speaker: str, source: str) -> None:
    text = "Example Air spoke. The airline said 40 people left."
    said = Statement(19, len(text), Span(36, 50), "indirect", source="The airline", speaker=speaker)
    assert [figure.source for figure in find(text, "Example Air", said=(said,))] == [source]


@pytest.mark.parametrize(("speaker", "source"), [("e1", "France"), ("", "")])
def test_a_pronoun_is_no_source_but_the_name_it_stands_for_is(speaker: str, source: str) -> None:
    text = "France spoke. It said 40 people died."
    said = Statement(14, len(text), Span(22, 36), "indirect", source="It", speaker=speaker)
    assert [figure.source for figure in find(text, "France", said=(said,))] == [source]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Example Depot (ticker: EX) reported $2.53 a share.", "Example Depot"),
        ("The firm reported a loss of $30.7 million on sales of $16 million.", "The firm"),
        ("After markets closed, the ministry separately confirmed a loss of 30 boats, giving 2% of it.", "the ministry"),
        ("After markets closed, Basya on Monday confirmed a loss of $30 (U.S.) a share, giving 2% of it.", "Basya"),
        ("An estimated 1,500 sailors left.", ""),
    ],
)
def test_a_firm_is_the_source_of_what_it_reports(text: str, source: str) -> None:
    assert {figure.source for figure in find(text)} == {source}


def test_who_is_accorded_a_sentence_is_the_source_of_its_subject_too() -> None:
    text = "A further 17 firms, according to the report, had plants."
    said = Statement(0, len(text), Span(45, 55), "indirect", source="the report", cue="according to")
    assert [figure.source for figure in find(text, said=(said,))] == ["the report"]


def test_what_goes_on_after_its_source_is_that_sources_too() -> None:
    text = "Work rose by 4%, the office said, while the rate fell to 3.8%."
    said = Statement(0, len(text), Span(0, 15), "indirect", source="the office", cue="said")
    assert [figure.source for figure in find(text, said=(said,))] == ["the office", "the office"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("There were 1.5 million estimated by the CGT union.", "the CGT union"),
        ("A loss of 40 cents a share was forecast by March.", ""),
        ("It has 40 ships reported by Friday.", ""),
        ("The NUM is demanding a 15 percent rise.", "The NUM"),
    ],
)
def test_who_estimates_or_demands_is_the_source(text: str, source: str) -> None:
    assert [figure.source for figure in find(text)] == [source]


@pytest.mark.parametrize(
    ("text", "end", "told"),
    [
        ("The firm said profit fell by 17%, while sales fell to $20.", 32, ["The firm", "The firm"]),
        ("The firm said profit fell, while police held 40 men.", 25, [""]),
    ],
)
def test_figures_go_on_beside_those_of_a_source(text: str, end: int, told: list[str]) -> None:
    said = Statement(0, end, Span(14, end), "indirect", source="The firm", cue="said")
    assert [figure.source for figure in find(text, said=(said,))] == told
