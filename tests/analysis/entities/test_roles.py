"""What a person is, read beside the name."""

from __future__ import annotations

import pytest

from reader.analysis.entities.roles import role_after, role_before, role_of


@pytest.mark.parametrize(
    ("before", "role"),
    [
        ("approved talks after meeting Mossad chief ", "Mossad chief"),
        ("It was Prime Minister ", "Prime Minister"),
        ("The Ugandan President ", "Ugandan President"),
        ("said Iran's former foreign minister ", "Iran's former foreign minister"),
        ("said Secretary of State ", "Secretary of State"),
        ("He met the minister of defence ", "minister of defence"),
        ("ON FRIDAY PRIME MINISTER ", "PRIME MINISTER"),
        ("Former Minister for Trade and Industry ", "Former Minister for Trade and Industry"),
        ("He asked the minister for ", ""),
        ("said FAA board member ", "FAA board member"),
        ("said the coast guard chief Admiral ", "coast guard chief Admiral"),
        ("one of the ", ""),
        ("Mr. ", ""),
        ("He told ", ""),
        ("and so did ", ""),
    ],
)
def test_a_role_stands_before_the_name(before: str, role: str) -> None:
    text = before + "Anna Example said so."
    assert role_before(text, len(before)) == role


@pytest.mark.parametrize(
    ("after", "role"),
    [
        (", director general of the agency, said so.", "director general of the agency"),
        (", 45, a teacher from Leeds, said so.", "teacher from Leeds"),
        (", the company's chief executive, left.", "company's chief executive"),
        (", who is the mayor of Leeds, left.", "mayor of Leeds"),
        (", the French sculptor known for her horses, left.", "French sculptor known for her horses"),
        (", associate administrator for the agency’s labs, left.", "associate administrator for the agency’s labs"),
        (", 51, a shoeshiner from Leeds, left.", "shoeshiner from Leeds"),
        (", 51, a week after the fire, left.", ""),
        (", a shoeshiner from Leeds, left.", ""),
        (", and John Example left.", ""),
        (", Paris and Rome agreed.", ""),
        (" said the director general left.", ""),
    ],
)
def test_a_role_stands_in_apposition_after_the_name(after: str, role: str) -> None:
    name = "Anna Example"
    assert role_after(name + after, len(name)) == role


def test_a_name_may_stand_in_apposition_to_its_role() -> None:
    text = "The US secretary of state, Anna Example, said so."
    assert role_of(text, [(27, 39)]) == "US secretary of state"
    assert role_of("It was so for the mayor, Anna Example said.", [(25, 37)]) == ""


def test_what_an_office_is_for_may_stand_between_it_and_the_name() -> None:
    text = "France's special envoy on the crisis, Anna Example, said so."
    assert role_of(text, [(38, 50)]) == "France's special envoy on the crisis"
    assert role_of("She met the president in Rome, Anna Example, said.", [(31, 43)]) == ""
