"""The timeline: what of a lead is news, and what only says how something is."""

from __future__ import annotations

import pytest

from tests.analysis.test_timeline import build


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The actor Basya was best known for his part in a film about the old town.", []),
        ("Boredom is more than a feeling: it raised the risk of an early death by half.", []),
        ("Rich players travelling from town to town for games when all others are asked to stay at home.", []),
        ("Players travelling to the old town for a game of the cup died when their bus crashed.", ["2024-03-31"]),
        ("“It is a great day for all of us in the town,” said Basya, who won the cup.", ["2024-03-31"]),
        ("The man who is the mayor of the old town by the sea died.", ["2024-03-31"]),
    ],
)
def test_a_state_and_a_participle_alone_are_no_news(text: str, days: list[str]) -> None:
    assert [event.when for event in build(text, "Basya")] == days
