"""Whose a figure is, or where: the thing that moved, who has it, the place that its clause says it is in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from reader.analysis import figures, times
from reader.model import Entity, Figure, Mention
from reader.text.sentences import sentences

if TYPE_CHECKING:
    from reader.model import EntityType

PLACES = (
    "France", "Germany", "Spain", "Greece", "Oaxaca", "Kansas", "Chicago", "Lyon", "Metz", "Lille", "Italy", "Mexico",
    "Missouri", "Kokang",
)  # fmt: skip
FIRMS = ("Boeing", "GM", "Ford", "Nokia", "Lloyds TSB", "HBOS")


def find(text: str, meant: tuple[Mention, ...] = ()) -> tuple[Figure, ...]:
    """Find the figures of a text in which places and firms are named."""
    spans, entities = sentences(text), []
    for name in (*PLACES, *FIRMS):
        kind: EntityType = "LOC" if name in PLACES else "ORG"
        starts = [n for n in range(len(text)) if text.startswith(name, n)]
        mentions = tuple(Mention(n, n + len(name), name, kind, name) for n in starts)
        if mentions:
            entities.append(Entity(name, kind, name, mentions))
    return figures.find(text, spans, entities, times.find(text, spans, date(2024, 3, 31)), (), meant)


def test_a_figure_knows_the_place_that_follows_it() -> None:
    assert [f.subject for f in find("It will cut 4,300 jobs in France, 3,700 in Germany.")] == ["France", "Germany"]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Five people were killed in the city of Oaxaca.", ["Oaxaca"]),
        ("Fighting in Spain has killed 40 people.", ["Spain"]),
        ("In France, police held 40 men.", ["France"]),
        ("A quake rocked Mexico on Thursday, killing eight people.", ["Mexico"]),
        ("It was felt in Lyon, a city of 300,000 people.", ["Lyon"]),
        ("Train Derails In Kansas, 32 Hurt", ["Kansas"]),
        ("It hit the resort of Metz, near the sea, where 20 people live.", [""]),
        ("It was felt in the resort of Metz, near the sea, where 20 people live.", ["Metz"]),
        ("Seven coaches bound from Lyon to Chicago derailed.", [""]),
        ("Some 60 students from Lyon left.", [""]),
        ("There were 40 fires in Lyon, Oldbury and Newbury counties.", [""]),
        ("More than 4,000 people were rescued by teams at Lyon, Metz and Lille.", [""]),
        ("Five people were killed when a bus crashed in Italy.", [""]),
        ("A boat sank in a Missouri lake with 17 people.", [""]),
        ("In France, officials said 40 people died.", [""]),
        ("Two men were charged with planning attacks in Italy.", [""]),
    ],
)
def test_a_place_is_given_only_where_the_clause_says_that_the_figure_is_there(text: str, where: list[str]) -> None:
    assert [figure.subject for figure in find(text)] == where


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("The Dow closed 0.6% lower. The index is off nearly 1% now and has fallen 1.2% so far.", ["Dow"] * 3),
        ("The FTSE 100 fell far. The index tumbled 269.7 points, a 5.3% drop.", ["FTSE 100"] * 2),
        ("Lloyds TSB fell 13%, or 33p, to 217p, while HBOS fell 8%.", ["Lloyds TSB"] * 3 + ["HBOS"]),
        ("Shares of Boeing lost 48 cents to $96.92.", ["Shares of Boeing"] * 2),
        (
            "Detroit-based GM posted a loss of $2.5bn. Revenue fell to $37.9bn from $43.7bn.",
            ["GM's loss"] + ["GM's revenue"] * 2,
        ),
        ("Ford's revenues fell to $32.1bn as sales in Spain sank.", ["Ford's revenues"]),
        ("GM lost $4bn after Ford said it lost $3bn.", ["GM", "Ford"]),
        ("Nokia said its profit plunged by 17% to $1.35 billion.", ["Nokia's profit"] * 2),
        ("The Sensex, which opened at 27,561.32 points, closed at 27,440.14 points.", ["Sensex"] * 2),
        ("The oil and gas index rose by 0.9 percent and the power index fell 3 percent.", ["oil and gas index", "power index"]),
        ("The bank cut interest rates by 5 percent.", ["interest rates"]),
        ("It hailed Ford's nearly 15% drop.", ["Ford"]),
        ("They saw a 16% drop in net profits.", ["net profits"]),
        ("Some 80% of the workers came; they cut 20% of all scheduled flights.", ["workers", "scheduled flights"]),
        ("It is far above the ECB's ceiling of two percent.", ["ECB's ceiling"]),
        ("They hailed the $50 billion takeover.", ["takeover"]),
        ("The rate was worst here: 57% in Greece and 56% in Spain.", ["Greece", "Spain"]),
        ("Rates were also worse in Greece (25%) and Spain (26%).", ["Rates in Greece", "Spain"]),
        ("They assume a 70% loss or a 60% mortality rate.", ["loss", "mortality rate"]),
        ("Prices rose 3% in Spain.", ["Prices in Spain"]),
        ("Spain, Greece and Italy all had rates of 5%.", [""]),
        ("Analysts expected a fall of 5%.", [""]),
        ("Asked so, 35 percent who came left.", [""]),
        ("Two years later, a firm was hit, and it led to $5 million worth of damage.", ["damage"]),
    ],
)
def test_a_figure_of_what_moves_is_that_things(text: str, whose: list[str]) -> None:
    assert [figure.subject for figure in find(text)] == whose


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Counting ended with results to be published in May and turnout expected at 60 percent.", ["turnout"]),
        ("The grocer, whose profits fell 4 percent, will close shops.", ["profits"]),
        ("Stocks of the grocer, whose profits fell 4 percent, ended 2 percent lower.", ["profits", "Stocks of the grocer"]),
        ("Rent, which hit $900 in May, is expected to ease to $850.", ["Rent", "Rent"]),
        ("Analysts predicted its profit next year will rise 9 percent.", ["profit"]),
        ("Nokia expects sales to grow 5 percent and its margin to be 9 percent.", ["sales", "margin"]),
        ("Sales for the quarter ended Sept. 30 rose 2 percent.", ["Sales"]),
        ("Sales at renovated shops, a key measure, rose 1 percent.", ["Sales"]),
        ("Ford said on Tuesday its sales climbed 2 percent.", ["Ford's sales"]),
        ("Rents in Kent fell 2 percent whilst prices rose by 4 percent.", ["Rents", "prices"]),
        ("Oil hit a low of $31.20 before recovering to last trade at $33.50.", ["Oil", "Oil"]),
        ("Gold traded at $900, having earlier fallen as low as $880.", ["Gold", "Gold"]),
        ("The firm left its dividend unchanged at 40 cents.", ["dividend"]),
        ("Output was down 2 percent, compared with a 3 percent gain in May.", ["Output", "Output"]),
        ("Profit rose 5 percent to $3 million. Shares fell 2 percent.", ["Profit", "Profit", "shares"]),
        ("Profit fell to $3 million. Analysts expected the firm would earn $4 million.", ["Profit", ""]),
        ("He was fined $900 for misleading buyers.", [""]),
    ],
)
def test_the_subject_of_a_figure_is_the_head_of_its_own_clause(text: str, whose: list[str]) -> None:
    assert [figure.subject for figure in find(text)] == whose


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("An estimated 30,000 voters came, representing a turnout of 61 percent.", ["", "turnout"]),
        ("Turnout was lower than the 60 percent of the last poll.", ["Turnout"]),
        ("Exports rose 3 percent, leaving a trade deficit of $2 billion.", ["Exports", "trade deficit"]),
        ("Analysts expected revenues of $2 billion.", ["revenues"]),
        ("The deficit will reach 5 percent of gross domestic product.", ["deficit"]),
        ("Ford won 44 percent of the vote; 80 percent of the vote was counted.", ["Ford", "vote"]),
        ("Ford had 51 percent, Nokia 30 percent and Boeing 9 percent.", ["Ford", "Nokia", "Boeing"]),
        ("Ford took 51 percent, with its old rival Nokia on 30 percent.", ["Ford", "Nokia"]),
        ("Ford came second with 30 percent and Nokia third with 12 percent.", ["Ford", "Nokia"]),
        ("It gave Ford 38 percent against 35 percent for Nokia.", ["Ford", "Nokia"]),
        ("Ranking a distant third was Boeing with 9 percent.", ["Boeing"]),
        ("It paid Ford $5 billion.", [""]),
        ("Ford leads with 40 percent, Boeing on 34 and Nokia on 17.", ["Ford", "Boeing", "Nokia"]),
        ("Only 38 percent of voters back the minister.", ["voters"]),
        ("It is in the $4 billion spending bill the House passed.", ["spending bill"]),
        ("They seized cocaine worth $2 million. The deal is worth $3 million.", ["cocaine", "deal"]),
        ("The bank raised its key rate by a quarter point to 4 percent.", ["key rate"]),
        ("The order is believed to be worth $15 billion.", ["order"]),
        ("You'd be paying $18 a month.", [""]),
        ("The damage was put by Lloyds TSB at $2 million.", ["damage"]),
        ("They had a budget deficit of 4 percent of GDP. Oil accounts for 20 percent of GDP.", ["budget deficit", "GDP"]),
        ("The poll has a margin of error of 3 percentage points.", ["margin of error"]),
        ("Tin fell 2 percent to $9,000 a tonne and zinc gained $15.", ["Tin", "Tin", "zinc"]),
        ("She won 6-3, 6-4 to earn $2 million.", [""]),
        ("Shares were up $1.10 to $32.10 in Chicago.", ["shares", "shares"]),
    ],
)
def test_who_has_a_figure_may_stand_beside_it(text: str, whose: list[str]) -> None:
    assert [figure.subject for figure in find(text)] == whose


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("A clerk with close links to the mayor was accused of taking $9,000 in bribes.", ["bribes"]),
        ("A clerk with close links to the mayor was paid $9,000.", ["clerk"]),
        ("Gold rose $9 in early trading.", ["Gold"]),
        ("Experts on average had forecast a profit of 39 cents.", ["profit"]),
        ("The economy grew at an annual rate of 3 percent.", ["economy"]),
        ("Ford reported earnings of $3 million. Ford had expected a rise of 3 percent.", ["Ford's earnings", "Ford"]),
        ("Given a return of 40 percent within 50 days, he stayed.", ["return"]),
        ("It was the driest of months, with rainfall 71 percent below the average.", ["rainfall"]),
        ("Oil slipped 2 percent, with turnover up 9 percent.", ["Oil", "turnover"]),
        ("The council made the union a $25 million offer.", ["offer"]),
        ("Oil had a 3 percent gain.", ["Oil"]),
        ("Ford bought a 26 percent stake in Nokia and a 9 percent stake.", ["Nokia", "stake"]),
        ("The guards also found another $5 million.", ["guards"]),
        ("Accordingly, they will hand back $5 million.", [""]),
        ("He paid $7 for what turned out to be a Renoir worth $75,000.", ["", "Renoir"]),
        ("The two sides are $60 million off from each other.", ["two sides"]),
        ("The decision sent shares up from $31 to $35.", ["shares", "shares"]),
        ("It may increase the risk of early death by 14 percent.", ["risk of early death"]),
        ("Ford arrived first with 53 percent of the votes, in front of its rival Nokia at 35 percent.", ["Ford", "Nokia"]),
        ("Ford reported revenues in its first quarter increased 14 percent.", ["revenues"]),
        ("A.BC's $66 billion bid failed.", ["A.BC"]),
        ("The fine of $2 billion stands. Tariffs of up to 9 percent do, too.", ["fine", "Tariffs"]),
        ("He was held on $9,000 bail each.", ["bail"]),
        ("Thieves got millions of dollars in ransom payments.", ["ransom payments"]),
        ("About 80 percent of Spain's 16,000 mines are old.", ["Spain's 16,000 mines", ""]),
        ("The latest poll from May placed him at 13 percent.", [""]),
        ("The bill adds to the $70 billion already granted.", [""]),
        ("It eased the terms of hundreds of billions of dollars worth of aid.", ["aid"]),
        ("For once, sales topped $1 billion. Members pay dues of $25.", ["sales", "dues"]),
        ("With oil at $95 a barrel, it can go on.", ["oil"]),
        ("They put the cost of repairs at $70 million.", ["cost of repairs"]),
        ("They stole $3 million worth of gold.", ["gold"]),
        ("The fire came, causing damage put at $4 million.", ["damage"]),
        ("Ford will buy back $2 billion of its shares.", ["shares"]),
        ("They are old, but 68 percent of them left.", [""]),
    ],
)
def test_the_subject_is_what_the_number_measures(text: str, whose: list[str]) -> None:
    assert [figure.subject for figure in find(text)] == whose


def test_a_figure_is_of_what_a_phrase_stands_for() -> None:
    text = "Nokia spoke. The company sold $5 billion."
    meant = (Mention(13, 24, "The company", "ORG", "Nokia", "nominal"),)
    assert [figure.subject for figure in find(text, meant)] == ["Nokia"]
