"""What figures count: crowds, heads of noun phrases, what rose by so many; and numbers that are no figures."""

from __future__ import annotations

import pytest

from tests.analysis.test_figures_news import find


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Hundreds of thousands are without water after the flood.", [(100_000, "person")]),
        ("Thousands fled their homes as the river rose.", [(1000, "person")]),
        ("Scores were wounded. The scores were level.", [(20, "injury")]),
        ("It killed dozens and displaced thousands.", [(12, "death"), (1000, "person")]),
        ("Dozens injured as bus overturns", [(12, "injury")]),
        ("The thousands who fled are back. It ran into the hundreds.", []),
        ("Thousands, if not millions, of birds have died.", [(1000, "bird")]),
        ("It has several hundred shops and cost a few million dollars.", [(100, "shop"), (1e6, "USD")]),
        ("Several hundred thousand people marched.", [(100_000, "person")]),
    ],
)
def test_a_crowd_counts_with_its_noun_or_where_people_are_meant(text: str, told: list[tuple[float, str]]) -> None:
    assert [(figure.value, figure.unit) for figure in find(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Troops shot six Free People's Front (FPF) guerrillas.", [(6, "guerrilla")]),
        ("They shut 20 boys' schools after two weeks' notice.", [(20, "school")]),
        ("“It took 20 boys' and left”, he said.", [(20, "boy")]),
        ("He met a 40-strong rebel unit and a 900-strong crowd.", [(40, "rebel"), (900, "person")]),
        ("It lost two million to three million of its five million clients.", [(2e6, "client"), (5e6, "client")]),
        ("Fire left two guards dead and 12 injured passengers in hospital.", [(2, "guard"), (12, "passenger")]),
        ("They are three different paths.", [(3, "path")]),
    ],
)
def test_a_head_is_found_in_its_phrase(text: str, told: list[tuple[float, str]]) -> None:
    assert [(figure.value, figure.unit) for figure in find(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Asylum seekers in May fell by 2,100 to 40,300.", [(2_100, "seeker"), (40_300, "seeker")]),
        ("Jobless claims rose 9,000 to 310,000.", [(9_000, "claim"), (310_000, "claim")]),
        ("Futures rose 1,200 to 45,000.", [(1_200, ""), (45_000, "")]),
        ("They got 12 rebounds before a crowd of 9,120.", [(12, "rebound"), (9_120, "person")]),
        ("Fire killed nine people, while 14 are still missing.", [(9, "person"), (14, "person")]),
        ("Police held ten women. Another 20 were sent home.", [(10, "woman"), (20, "woman")]),
        ("The mill, which employs 1,900, will shut.", [(1_900, "person")]),
        ("Of the 300 aboard, 120 survived.", [(300, "person"), (120, "person")]),
        ("Signed to a deal worth $80 million, they lost eight games.", [(80e6, "USD"), (8, "game")]),
        ("Signed for $80 million, they have lost eight so far.", [(80e6, "USD"), (8, "")]),
        ("Unemployment rose by 41,000 to 1.2 million.", [(41_000, "person"), (1_200_000, "person")]),
        ("The number of jobless people in the last six months fell to 2.1 million.", [(2_100_000, "person")]),
        (
            "The number of pupils who were taught at home and had no books is said to have risen by 700 to 8,000.",
            [(700, "pupil"), (8_000, "pupil")],
        ),
    ],
)
def test_what_rises_by_so_many_is_counted(text: str, told: list[tuple[float, str]]) -> None:
    assert [(figure.value, figure.unit) for figure in find(text)] == told


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The cook, who was 31 at the time of the fire, left. She was 9 when she came.", []),
        ("It rained in the parched southern half of the isle. Half of the isle is dry.", [0.5]),
        ("She reached the last eight. The last eight games were lost.", [8]),
        ("The 12-time champion beat a 300-member team.", [300]),
        ("It got 70 letters since that day. Forty-one of those letters were kind.", [70, 41]),
        ("The toll could top 1,000. It is in the top 20.", [1000]),
        ("He fled to Lyon. 54 were hurt.", [54]),
    ],
)
def test_what_is_no_figure_is_told_from_what_counts(text: str, values: list[float]) -> None:
    assert [figure.value for figure in find(text)] == values


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Shares were up $1.50 to $41.20.", [(1.5, None, None), (41.2, None, None)]),
        ("It fell $3 to $60.", [(3, None, None), (60, None, None)]),
        ("Prices rose $2 to $3 a barrel. Sales will grow 5 to 20 percent.", [(2, 3, None), (5, 20, None)]),
        ("Turnout was 48 percent, slightly lower than 50 percent in May.", [(48, None, None), (50, None, None)]),
        ("Turnout was lower than 50 percent.", [(50, None, "less than")]),
        ("It has fewer than 50 rooms.", [(50, None, "less than")]),
    ],
)
def test_a_move_and_a_level_are_two_figures_and_no_range(text: str, told: list[tuple[float, float | None, str | None]]) -> None:
    assert [(figure.value, figure.upper, figure.modifier) for figure in find(text)] == told


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Kenya paid 300 million shillings.", "KES"),
        ("Uganda and Kenya paid 300 million shillings.", "shilling"),
    ],
)
def test_shillings_are_those_of_the_one_country_told(text: str, unit: str) -> None:
    assert [figure.unit for figure in find(text)] == [unit]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Growth was −0.3% in May.", [(-0.3, "percent")]),
        ("It lost -$2 million.", [(-2e6, "USD")]),
        ("Growth was minus 10 percent.", [(-10, "percent")]),
        ("It was -15 degrees there.", [(-15, "degree")]),
        ("It rose 5-10% in a Boeing-737 of 10-15 men.", [(5, "percent"), (10, "man")]),
        ("At least ١٬٢٠٠ people died.", [(1200, "person")]),
        ("2,401 people had been injured, 230,000 had been evacuated.", [(2401, "person"), (230_000, "person")]),
    ],
)
def test_a_sign_and_other_marks_are_read(text: str, told: list[tuple[float, str]]) -> None:
    assert [(figure.value, figure.unit) for figure in find(text)] == told
