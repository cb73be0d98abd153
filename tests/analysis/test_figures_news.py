"""Figures as newspapers write them, and what they leave out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from reader.analysis import figures, times
from reader.text.sentences import sentences

if TYPE_CHECKING:
    from reader.model import Figure


def find(text: str) -> tuple[Figure, ...]:
    """Find the figures of a text in which nothing is named."""
    spans = sentences(text)
    return figures.find(text, spans, (), times.find(text, spans, date(2024, 3, 31)), ())


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
        ("Two hundred and fifty people came.", [(250, "person")]),
        ("A hundred and twenty-five thousand people came.", [(125_000, "person")]),
        ("It struck two hundred and fifty were hurt.", [(200, ""), (50, "person")]),
        ("Three thousand two hundred people came.", [(3_200, "person")]),
        ("Two thousand and eleven homes fell.", [(2_011, "home")]),
        ("He owns twenty-five thousand three hundred and four sheep.", [(25_304, "sheep")]),
        ("Between two thousand and three thousand people came.", [(2_000, "person")]),
        ("It killed two thousand and eleven were hurt.", [(2_000, "death"), (11, "person")]),
        ("About one point five million people fled.", [(1_500_000, "person")]),
        ("Between two hundred and three hundred people came.", [(200, "person")]),
        ("Between one hundred and fifty and two hundred people came.", [(150, "person")]),
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
        ("Nine-tenths of voters came.", [(0.9, "voter")]),
        ("Five-eighths of voters came.", [(0.625, "voter")]),
        ("Jobs rose by 85,000 to 1.44 million.", [(85_000, "job"), (1_440_000, "job")]),
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
        ("Eleven people were killed and dozens more were injured.", [(11, "person"), (12, "injury")]),
        ("It won 50.11 against 49.89.", [(50.11, ""), (49.89, "")]),
        ("The rupee closed at 61.47 due to sales. The unit fell to 61.70.", [(61.47, "INR"), (61.7, "INR")]),
        ("As the yen fell, the Nikkei closed at 15,120.5.", [(15120.5, "point")]),
        ("Sales pushed the rupee upwards to 61.35.", [(61.35, "INR")]),
        ("They ordered ten 737s and one A330.", [(10, "737"), (1, "A330")]),
        ("The toll rose to 109 Saturday as tides came. It rose to 110 Sunday night.", [(109, "death"), (110, "death")]),
        ("It has 30 Sunday schools. It began at 9 Thursday, as they said.", [(30, "school")]),
        ("They held 31 people there, totaling 279 across all towns.", [(31, "person"), (279, "person")]),
        ("Landslides, Floods Kill 109, Displace Thousands", [(109, "death"), (1000, "person")]),
        ("It sold 35 out of the 65 pieces of art.", [(35, "piece"), (65, "piece")]),
        ("Delta Orders 100 Boeing Jets\n\nIt will buy 100 jets.", [(100, "Jet"), (100, "jet")]),
        (
            "One woman died there and two others later died. Four men fled as two others came.",
            [(1, "woman"), (2, "person"), (4, "man"), (2, "man")],
        ),
        ("The 95 in (241 cm) high canvas was sold.", [(95, "inch"), (241, "centimetre")]),
        ("It bought jets for $2 billion plus two ships.", [(2e9, "USD"), (2, "ship")]),
        ("'No. 7' at auction.", []),
        ("It bought jets for $3 billion and two 777-8 freight planes.", [(3e9, "USD"), (2, "freight plane")]),
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
        ("The crash killed one motorcyclist.", ["one"]),
        ("One person is believed to have died.", ["One"]),
        ("One man was shot dead. One man told police so.", ["One"]),
        ("It left one man dead.", ["one"]),
        ("There has been one death.", ["one"]),
        ("The bodies of 21 women and one man were found.", ["21", "one"]),
        ("He is accused of one count of theft and seven counts of murder.", ["one", "seven"]),
        ("Of the ten who came, nine of them were students, and one of them was a teacher.", ["nine", "one"]),
        ("Only one stock rose. It is the only one.", ["one"]),
        ("It won 72 seats, took 27 seats in towns, and the other party won one seat.", ["72", "27", "one"]),
        (
            "The Crew-4 flight carries three NASA astronauts, Ann, Bob and Eve, and one astronaut of the agency.",
            ["three", "one"],
        ),
        ("Two analysts came. It rose, one analyst said.", ["Two"]),
        ("It is one of the best, one analyst said. There is only one way.", []),
        ("It has two legs and one that fell. The old one left.", ["two"]),
    ],
)
def test_one_counts_where_it_is_no_article_and_no_pronoun(text: str, told: list[str]) -> None:
    assert [figure.text for figure in find(text)] == told


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
    ("text", "told"),
    [
        ("The injured, two men and a boy, ranged in age from 17 to 62.", [(2, "man")]),
        ("Work was scarce for people between 25 and 34 compared with May.", []),
        ("It took in men from 18 to 40.", []),
        ("They saw people between 25 and 34 metres away.", [(25, "metre")]),
        ("There were between 25 and 34 pupils.", [(25, "pupil")]),
        ("She dialled 911 at once; a 999 call came in.", []),
        ("She called 911 pupils.", []),
        ("Most of the patients were over 65. The number of women were over 65.", [(65, "woman")]),
        ("He is now 57; they gave doses to 3- to 5-year-olds.", []),
        ("It landed on runway 27 at lap 22; he wears size 10.", []),
        ("Text 88022 or dial 0800123456. They called 9000 witnesses.", [(9000, "witness")]),
        ("They fought the Gang of Four. They fought a gang of four.", [(4, "")]),
        ("Most of those held were under 18. Those were under 18 trees.", [(18, "tree")]),
        ("A driver in a Porsche 911 won the race. He paid 500 won for it.", [(500, "KRW")]),
        ("Over these next 24, 48 hours it will rain.", []),
        ("The blast killed 24, 48 hours after the first.", [(24, "death")]),
        ("She made 16 more 3-pointers after making 38 on Friday.", [(16, "3-pointer"), (38, "3-pointer")]),
        ("It has 3-pointers and a 40-seat bus.", [(40, "seat")]),
    ],
)
def test_ages_calls_for_help_hours_and_codes_count_nothing(text: str, told: list[tuple[float, str]]) -> None:
    assert [(figure.value, figure.unit) for figure in find(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It injured two others. It brought the toll of U.S. guards there to 500.", [(2, "injury"), (500, "death")]),
        ("It injured two others. The toll was no matter. Police hold 500.", [(2, "injury"), (500, "")]),
        ("Two cooks were among the dead and six were among dozens wounded.", [(2, "cook"), (6, "injury"), (12, "injury")]),
        ("It killed nine, and 20 were injured.", [(9, "death"), (20, "injury")]),
        ("Forty-one Iraqi's were hurt in it.", [(41, "Iraqi")]),
        ("Six of the city's were shut.", [(6, "")]),
        ("Chad's 400-man force left.", [(400, "man")]),
        ("Some 800,000 Rohingya live there with 130 Senegalese navy guards.", [(800_000, "Rohingya"), (130, "navy guard")]),
        ("They sent 12 cargoes and six shoes.", [(12, "cargo"), (6, "shoe")]),
        ("Police in 14 states arrested 30 men; two sailors injured left.", [(14, "state"), (30, "man"), (2, "injury")]),
        ("About 1 in 10 pupils was ill.", [(0.1, "pupil")]),
        ("Claims rose by a quarter to 91,500.", [(0.25, ""), (91_500, "claim")]),
        ("A magnitude-5.8 quake hit Flight-5.8.", [(5.8, "magnitude")]),
        ("Boeing's 787-class jets left.", []),
        ("The fire left one homeless man dead.", [(1, "death")]),
        ("He left one homeless man in a good place.", []),
        ("Temperatures topped 40degC; it fell to 35.5C in the cold.", [(40, "degree"), (35.5, "degree")]),
        ("She had seat 40C on the train.", []),
        ('The new "Rocky 4" film and a 32" screen.', [(32, "inch")]),
        ('"It killed 30" was what she said.', [(30, "death")]),
        ("The “Halo 3” game sold well.", []),
    ],
)
def test_each_number_counts_what_its_own_words_say(text: str, told: list[tuple[float, str]]) -> None:
    assert [(figure.value, figure.unit) for figure in find(text)] == told


def test_what_goes_up_to_a_sum_is_not_below_it() -> None:
    assert [figure.modifier for figure in find("Pay goes up to $12 an hour. They pay up to $9.")] == [None, "at most"]
