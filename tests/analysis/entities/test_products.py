"""Products told by their letters, and by models that the story named."""

from __future__ import annotations

import pytest

from reader.analysis.entities import find
from reader.analysis.entities.products import models, products
from reader.analysis.entities.tagger import Name
from reader.text.sentences import sentences


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("the iPhone sells", ["iPhone"]),
        ("the iPhone 4 sells", ["iPhone 4"]),
        ("the iPod Classic sells", ["iPod Classic"]),
        ("the A380 superjumbo landed", ["A380"]),
        ("a superjumbo A380 landed", ["A380"]),
        ("the K-141 ship sank", ["K-141"]),
        ("the A38 was closed", []),
        ("a mcdonald sells", []),
    ],
)
def test_a_product_is_told_by_its_letters(words: str, found: list[str]) -> None:
    said = words.split()
    assert [" ".join(said[name.first : name.last]) for name in products(said, [])] == found


def test_a_makers_letters_and_figures_are_a_product() -> None:
    said = ["Example", "F-16", "flights"]
    maker = Name(0, 1, "ORG", 0.9)
    assert [name.type for name in products(said, [maker])] == ["ORG", "MISC"]


@pytest.mark.parametrize(
    ("later", "found"),
    [
        ("the 777 landed .", []),
        ("the 777 was late .", ["777"]),
        ("the 777 airliner was late .", ["777"]),
        ("two 777s were late .", ["777s"]),
        ("all 777 guests were late .", []),
    ],
)
def test_a_model_of_figures_is_known_from_the_name_that_holds_it(later: str, found: list[str]) -> None:
    first, then = ["the", "Example", "777", "flew"], later.split()
    names = models([first, then], [[Name(1, 3, "MISC", 0.9)], []])[1]
    assert [" ".join(then[name.first : name.last]) for name in names] == found


def test_a_product_is_one_entity_under_its_models() -> None:
    text = "The new Boeing 787 Dreamliner landed in Paris. The 787 was late. More 787s will follow."
    entities = {entity.name: entity for entity in find(text, sentences(text))}
    assert [mention.text for mention in entities["Boeing 787 Dreamliner"].mentions][1:] == ["787", "787s"]
