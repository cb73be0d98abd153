"""Figures: how many, of what, where, says who."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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


@pytest.mark.parametrize(
    ("text", "value", "upper", "modifier", "unit"),
    [
        ("The fire killed at least 32,705 people.", 32705, None, "at least", "person"),
        ("The fire killed more than 1.2 million animals.", 1_200_000, None, "more than", "animal"),
        ("It will cut 10,000 jobs.", 10000, None, None, "job"),
        ("About 80 people left.", 80, None, "about", "person"),
        ("Up to 60 jets were ordered.", 60, None, "at most", "jet"),
        ("No fewer than twelve villages burned.", 12, None, "at least", "village"),
        ("A storm killed 107 or more and left.", 107, None, "at least", "death"),
        ("Prices rose by 10 %.", 10, None, None, "percent"),
        ("They sell a 16 GB player.", 16, None, None, "gigabyte"),
        ("It holds 500GB.", 500, None, None, "gigabyte"),
        ("Prices rose by forty percent.", 40, None, None, "percent"),
        ("Prices rose by 15-20%.", 15, 20, None, "percent"),
        ("It costs $4.6 billion.", 4.6e9, None, None, "USD"),
        ("It costs NZ $ 26 million.", 26e6, None, None, "NZD"),
        ("It costs 9.9 billion yuan.", 9.9e9, None, None, "CNY"),
        ("It costs between $12 million and $20 million.", 12e6, 20e6, None, "USD"),
        ("It costs over 422,000 euros.", 422000, None, "more than", "EUR"),
        ("The road is 500km long.", 500, None, None, "kilometre"),
        ("It carries twenty tonnes of gear.", 20, None, None, "tonne"),
        ("Two hundred asylum seekers arrived.", 200, None, None, "asylum seeker"),
        ("Only a quarter of citizens agreed.", 0.25, None, None, "citizen"),
        ("Dozens of soldiers left.", 12, None, "more than", "soldier"),
        ("A six-member team won.", 6, None, None, "member"),
        ("A six - member team won.", 6, None, None, "member"),
        ("The three-nation alliance met.", 3, None, None, "nation"),
        ("The two remaining ships left.", 2, None, None, "ship"),
        ("They scored one or two points.", 1, 2, None, "point"),
        ("They need a majority larger than a third to win.", 1 / 3, None, "more than", ""),
        ("The crash killed all six aboard.", 6, None, None, "death"),
        ("A survey of 1709 schoolchildren was made.", 1709, None, None, "schoolchild"),
        ("It drove asylum claims over 150,000, a record.", 150_000, None, "more than", "asylum claim"),
        ("Counts range from ten to 32 pages.", 10, 32, None, "page"),
        ("It is 58 centimetres across.", 58, None, None, "centimetre"),
        ("It costs 20 cents now.", 20, None, None, "cent"),
        ("It costs 6.56 Swiss francs.", 6.56, None, None, "CHF"),
        ("In France it costs 6.56 francs.", 6.56, None, None, "FRF"),
        ("France and Switzerland met. It costs 6.56 francs.", 6.56, None, None, "franc"),
        ("The 60 - plus nations met.", 60, None, "at least", "nation"),
        ("There are 75 hours of video.", 75, None, None, "hour"),
        ("It was awarded over $1 bln.", 1e9, None, "more than", "USD"),
        ("It costs 2 trn yen.", 2e12, None, None, "JPY"),
        ("It paid 136m euros.", 136e6, None, None, "EUR"),
        ("The pass rate is 77.77pc.", 77.77, None, None, "percent"),
        ("The shares fell to 217.25p.", 217.25, None, None, "penny"),
        ("Revenue was up by a fifth on the year.", 0.2, None, None, ""),
        ("It fell just shy of half a percentage point.", 0.5, None, None, "percent"),
        ("It moved half a mile.", 0.5, None, None, "mile"),
        ("It blew at up to 73 miles per hour.", 73, None, "at most", "mile per hour"),
        ("The leak spread over a two-mile area.", 2, None, None, "mile"),
        ("Another three swam ashore.", 3, None, None, ""),
        ("\n\nTwo of the boats sank.", 2, None, None, "boat"),
        ("\n\nAnother 378 people came.", 378, None, None, "person"),
        ("GM's 235,000 employees left.", 235_000, None, None, "employee"),
        ("They sat for it under ten education boards.", 10, None, None, "education board"),
    ],
)
def test_a_figure_has_its_value_limit_and_unit(text: str, value: float, upper: float | None, modifier: str, unit: str) -> None:
    figure = find(text)[0]
    assert figure.value == pytest.approx(value)
    assert (figure.upper, figure.modifier, figure.unit) == (upper, modifier, unit)


@pytest.mark.parametrize(
    "text",
    [
        "The Boeing 737 landed, and the 737 left.",
        "He died at the age of 56.",
        "The 19-year-old left.",
        "Papermaster, 49, had left.",
        "Version 10.4 is out.",
        "One of the men left.",
        "They met in 2023.",
        "It took three years.",
        "The fifth man left.",
        "The two companies agreed.",
        "Flight 447 crashed.",
        "1 2 3 4 5 6 7 8",
        "It is the home of the 747, which flew on.",
        "They shared a high - five.",
        "The two-state solution failed.",
        "Reply within twenty working days.",
        "In 1967 villages burned.",
        "Tensions rose in the city.",
        "He is the third of the party.",
        "They watch in 1080p.",
        "Those between the ages of 23 and 33 came.",
        "Children under five and people over 65 came.",
        "It tore the bridge in two.",
        "World War Two-style boats sank.",
        "It was told by a third party.",
    ],
)
def test_ages_names_ordinals_and_times_are_no_figures(text: str) -> None:
    assert find(text) == ()


def test_a_figure_without_a_noun_takes_the_unit_of_the_one_before() -> None:
    assert [figure.unit for figure in find("It will cut 4,300 jobs in France, 3,700 in Germany.")] == ["job", "job"]


def test_a_quantity_told_again_in_another_unit_is_limited_as_before() -> None:
    figures = find("It is about 125 miles (200 km) away, or 13 (9 km).")
    assert [(figure.text, figure.modifier) for figure in figures][:2] == [("about 125 miles", "about"), ("200 km", "about")]


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("Seats in the east increased from 9 to 10.", [9, 10], "seat"),
        ("The toll rose from 9 to 10.", [9, 10], "death"),
        ("Unemployment fell from 9% to 8%.", [9, 8], "percent"),
    ],
)
def test_both_ends_of_a_change_are_figures(text: str, values: list[float], unit: str) -> None:
    assert [(figure.value, figure.upper, figure.unit) for figure in find(text)] == [(value, None, unit) for value in values]


def test_a_number_after_the_takes_up_a_figure_told_before() -> None:
    assert [figure.value for figure in find("The crash killed 107 people. Of the 107, most were pilgrims.")] == [107, 107]


def test_a_figure_knows_the_place_that_follows_it() -> None:
    assert [f.subject for f in find("It will cut 4,300 jobs in France, 3,700 in Germany.", "France", "Germany")] == [
        "France",
        "Germany",
    ]


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
        ("The army, which lost a plane, reported back. It has 40 people.", ""),
    ],
)
def test_who_counts_in_a_sentence_is_the_source_of_its_figures(text: str, source: str) -> None:
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


def test_a_number_of_any_length_is_read_without_harm() -> None:
    assert find("7" * 2_000_000) == ()


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(max_size=80),
        st.lists(
            st.sampled_from(
                ["5", "1,000", "two", "million", "$", "%", "people", "to", "-", "half", "of", "about", "km", ".", "\n", "٣"]
            ),
            max_size=20,
        ).map(" ".join),
    )
)
def test_figures_are_in_order_and_cut_out_of_the_text(text: str) -> None:
    at = 0
    for figure in find(text):
        assert at <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end] == figure.text
        at = figure.end


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The crash killed one motorcyclist.", ["one"]),
        ("One person is believed to have died.", ["One"]),
        ("One man was shot dead. One man told police so.", ["One"]),
        ("It left one man dead.", ["one"]),
        ("There has been one death.", ["one"]),
        ("The bodies of 21 women and one man were found.", ["21", "one"]),
        ("He is accused of one count of theft and seven counts of murder.", ["one", "seven"]),
        ("Of the ten who came, nine of them were students, and one of them was a teacher.", ["nine", "one"]),
        ("Only one stock rose. It is the only one.", ["one"]),
        ("It is one of the best, one analyst said. There is only one way.", []),
        ("It has two legs and one that fell. The old one left.", ["two"]),
    ],
)
def test_one_counts_where_it_is_no_article_and_no_pronoun(text: str, told: list[str]) -> None:
    assert [figure.text for figure in find(text)] == told


def test_text_in_capitals_is_read_too() -> None:
    assert [(f.text, f.unit) for f in find("THE STORM KILLED AT LEAST 12 PEOPLE ON THE COAST.")] == [("AT LEAST 12", "person")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Some 200 U.S. military personnel left.", [(200, "personnel")]),
        ("About 600,000 Israelis live there.", [(600_000, "Israeli")]),
        ("He hit 33 homers and 121 RBIs.", [(33, "homer"), (121, "RBI")]),
        ("He made 13,000 false or misleading claims.", [(13_000, "claim")]),
        ("Two United States service members died.", [(2, "service member")]),
        ("It raised a hundred million euros.", [(100_000_000, "EUR")]),
        ("A couple of hundred people came.", [(200, "person")]),
        ("Police seized 500 pounds of rice.", [(500, "pound")]),
        ("In Britain it costs 500 pounds.", [(500, "GBP")]),
        ("Use rose by 37 percent, from 0.90 percent to 1.23 percent.", [(37, "percent"), (0.9, "percent"), (1.23, "percent")]),
        ("It fell 0.3 percent to 24,567.89 points.", [(0.3, "percent"), (24567.89, "point")]),
        ("The storm left 15,000 homeless.", [(15_000, "person")]),
        ("The number of people in work rose by 124,000.", [(124_000, "person")]),
        ("Two in three voters agree; nine out of ten came.", [(0.667, "voter"), (0.9, "voter")]),
        ("Call 555-1234.", []),
        ("Jan ten Example left.", []),
        ("The Eagles (6-5, 3-4) won.", []),
        ("The singer, 38 – who has a band – left.", []),
        ("It took a year or two.", []),
        ("Jupiter's 79 moons are cold.", [(79, "moon")]),
        ("It was shut on 32/13/2024.", []),
        ("One in five pupils misses school.", [(0.2, "pupil")]),
        ("Jobs rose by 85,000 to 1.44 million.", [(85_000, ""), (1_440_000, "")]),
        ("Of those who died, nine of them were students, and one of them was a teacher.", [(9, "student"), (1, "teacher")]),
        ("Six people died, at least one of them by falling stones.", [(6, "person"), (1, "person")]),
        ("It showed five cars on their sides, and two others still upright.", [(5, "car"), (2, "car")]),
        ("He said 23 others had been hurt.", [(23, "other")]),
        ("They met on December 14 and cut 15 jobs to 14.", [(15, "job"), (14, "job")]),
        ("It left three people dead and 70 people injured.", [(3, "person"), (70, "person")]),
        ("A 40- to 50-employee company left.", [(40, "employee"), (50, "employee")]),
        ("They lost 230,000 more French and British troops.", [(230_000, "troop")]),
        ("In Kansas, 32 Hurt", [(32, "injury")]),
        ("The toll from floods and rains in parts of the country has risen to 118.", [(118, "death")]),
        ("A magnitude 7.5 quake struck; it measured 7.5 on the Richter scale.", [(7.5, "magnitude"), (7.5, "magnitude")]),
        ("They registered 8.1 and 7.3 on the Richter scale.", [(8.1, "magnitude"), (7.3, "magnitude")]),
        ("A 6.4-magnitude quake struck.", [(6.4, "magnitude")]),
        ("The FTSE 100 ended the day at 4818.8, lower than before.", [(4818.8, "point")]),
        ("She lost nine family members.", [(9, "family member")]),
        ("It had 60 crew members and 14 crew aboard.", [(60, "crew member"), (14, "crew")]),
        ("It rose to 13.1 percent (from 12.9 last month).", [(13.1, "percent"), (12.9, "percent")]),
        ("The number of GPA 5.0 scorers rose by 5,868 to 110,629.", [(5868, "scorer"), (110_629, "scorer")]),
        ("They cut the number of cabin crew staff from 15 to 14 - a measure of its own.", [(15, "staff"), (14, "staff")]),
        ("A total of 900 pupils sat for it in ten towns and 700 passed.", [(900, "pupil"), (10, "town"), (700, "pupil")]),
        ("She called 911 at once.", []),
        ("She was 85. Both of them, both 51, died.", []),
        ("He hit a 3-pointer.", []),
    ],
)
def test_what_news_counts_is_told_from_what_it_only_names(text: str, told: list[tuple[float, str]]) -> None:
    assert [(round(figure.value, 3), figure.unit) for figure in find(text)] == told


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Example Depot (ticker: EX) reported $2.53 a share.", "Example Depot"),
        ("The firm reported a loss of $30.7 million on sales of $16 million.", "The firm"),
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
    ("text", "told"),
    [
        ("It won an $8.8 bil. order and a $5 mil. one.", [(8.8e9, "USD"), (5e6, "USD")]),
        ("It paid $US1 million and euro5 billion to Euro 2016, and Rs500.", [(1e6, "USD"), (5e9, "EUR"), (500, "INR")]),
        ("It cost $114,95 or 1,5970 dollars.", [(114.95, "USD"), (1.597, "USD")]),
        ("Stocks slid by 2,3-million barrels or 3,6%.", [(2.3e6, "barrel"), (3.6, "percent")]),
        ("It won 1,00,000 votes and 1,234 seats.", [(100_000, "vote"), (1234, "seat")]),
        ("A 4.5m concrete wall fell from a height of 30m on 3m people.", [(4.5, "metre"), (30, "metre"), (3e6, "person")]),
        ("The rate rose 0.1 point.", [(0.1, "point")]),
        ("He left 10 beaten, murdered bodies there.", [(10, "body")]),
        ("The 40 dispatcher, told reporters so.", []),
        ("They held 12 Somali and 11 Yemeni pirates.", [(12, "pirate"), (11, "pirate")]),
        ("BRITISH COLUMBIA - About 15,000 households left.", [(15_000, "household")]),
        ("LAGOS - 40 people left.", [(40, "person")]),
        ("Seven bodies were found. Six had injuries.", [(7, "body"), (6, "body")]),
        ("He cut 40 flights. It was bad, with more than 100 delayed.", [(40, "flight"), (100, "flight")]),
        ("He said that of the five bodies found, three had wounds.", [(5, "body"), (3, "body")]),
        ("The toll is 284. But this could rise to as many as 302.", [(284, "death"), (302, "death")]),
        ("In all, 46 were arrested. Some 250,000 protested.", [(46, "arrest"), (250_000, "person")]),
        ("Over 800,000 Join Strike", [(800_000, "person")]),
        ("Gunman kills 1, wounds 2 at office", [(1, "death"), (2, "injury")]),
        ("Six showed signs of fear.", [(6, "")]),
        ("It won 50.11 against 49.89.", [(50.11, ""), (49.89, "")]),
        ("The rupee closed at 61.47 due to sales. The unit fell to 61.70.", [(61.47, "INR"), (61.7, "INR")]),
        ("As the yen fell, the Nikkei closed at 15,120.5.", [(15120.5, "point")]),
        ("Sales pushed the rupee upwards to 61.35.", [(61.35, "INR")]),
        ("They ordered ten 737s and one A330.", [(10, "737"), (1, "A330")]),
    ],
)
def test_how_newspapers_write_and_leave_out(text: str, told: list[tuple[float, str]]) -> None:
    assert [(figure.value, figure.unit) for figure in find(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Just under 20% came.", ("Just under 20%", "less than")),
        ("Just over 20 people came.", ("Just over 20", "more than")),
        ("Oil is near $115.", ("near $115", "about")),
        ("The camp near 40 villages burned.", ("40", None)),
        ("It is fewer than the 1.5 million there were.", ("1.5 million", None)),
    ],
)
def test_a_figure_is_limited_by_what_is_said_of_it_alone(text: str, told: tuple[str, str | None]) -> None:
    assert [(figure.text, figure.modifier) for figure in find(text)] == [told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It hit a boat, killing one and hurting the second.", ["one"]),
        ("But one of the wounded died, one of those who were hurt.", ["one", "one"]),
        ("They held one Eritrean man and a Libyan.", ["one"]),
        ("Six had injuries. One showed signs of torture. One said so.", ["Six", "One"]),
    ],
)
def test_one_counts_among_those_who_were_harmed(text: str, told: list[str]) -> None:
    assert [figure.text for figure in find(text)] == told


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
