"""A reader's corrections, laid over an analysis."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis.corrections import TYPES, apply, checked, told
from reader.errors import UsageError
from reader.model import Analysis, Correction, Entity, Event, Mention, Sentence, Span, Statement

if TYPE_CHECKING:
    from reader.model import EntityType

TEXT = "Ramadan began. Jane Roe met John Doe in Doha. Roe said Doe left. Sara Roe spoke to JD."


def entity(key: str, kind: EntityType, name: str, *places: int, texts: tuple[str, ...] = ()) -> Entity:
    words = texts or (name,) * len(places)
    mentions = tuple(Mention(p, p + len(w), w, type=kind, entity=key) for p, w in zip(places, words, strict=True))
    return Entity(key, kind, name, mentions)


FOUND = Analysis(
    sentences=(Sentence(0, 14),),
    entities=(
        entity("e1", "ORG", "Ramadan", 0),
        entity("e2", "PER", "Jane Roe", 15, 46, 65, texts=("Jane Roe", "Roe", "Sara Roe")),
        entity("e3", "PER", "John Doe", 28, 55, texts=("John Doe", "Doe")),
        entity("e4", "PER", "Doha", 40),
        entity("e5", "ORG", "JD", 83),
    ),
    statements=(Statement(46, 64, Span(55, 63), "indirect", speaker="e2"),),
    timeline=(Event(0, 14, "2024-03-11", "day", "Ramadan began", entities=("e1", "e3", "e5")),),
)


def names(analysis: Analysis) -> list[tuple[str, str, str]]:
    return [(each.id, each.type, each.name) for each in analysis.entities]


def corrected(**fields: Any) -> Analysis:
    return apply(FOUND, [Correction(**fields)])


def test_without_corrections_an_analysis_is_itself() -> None:
    assert apply(FOUND, []) is FOUND


@pytest.mark.parametrize("kind", ["none", "hide"])
def test_what_is_no_entity_is_gone_from_every_layer(kind: str) -> None:
    found = corrected(kind=kind, type="ORG", name="the Ramadan")
    assert [each.id for each in found.entities] == ["e2", "e3", "e4", "e5"]
    assert found.timeline[0].entities == ("e3", "e5")
    assert found.statements == FOUND.statements


def test_hiding_holds_for_every_type_and_naming_nothing_for_one() -> None:
    assert len(corrected(kind="hide", type="MISC", name="Ramadan").entities) == 4
    assert len(corrected(kind="none", type="MISC", name="Ramadan").entities) == 5


def test_a_hidden_speaker_leaves_the_statement() -> None:
    (said,) = corrected(kind="hide", type="PER", name="jane roe").statements
    assert (said.speaker, said.content) == ("", Span(55, 63))


def test_another_type_is_told_by_every_mention() -> None:
    found = corrected(kind="type", type="PER", name="Doha", to_type="LOC")
    place = next(each for each in found.entities if each.id == "e4")
    assert (place.type, place.mentions[0].type) == ("LOC", "LOC")


def test_two_that_are_the_same_become_one_with_all_mentions() -> None:
    found = corrected(kind="same", type="ORG", name="JD", to_type="PER", to_name="John Doe")
    assert names(found) == [
        ("e1", "ORG", "Ramadan"),
        ("e2", "PER", "Jane Roe"),
        ("e3", "PER", "John Doe"),
        ("e4", "PER", "Doha"),
    ]
    assert [(m.start, m.entity, m.type) for m in found.entities[2].mentions] == [
        (28, "e3", "PER"),
        (55, "e3", "PER"),
        (83, "e3", "PER"),
    ]
    assert found.timeline[0].entities == ("e1", "e3")


def test_who_is_not_the_same_gets_an_entity_of_her_own() -> None:
    found = corrected(kind="apart", type="PER", name="Jane Roe", to_name="Sara Roe")
    assert names(found)[1:] == [
        ("e2", "PER", "Jane Roe"),
        ("e3", "PER", "John Doe"),
        ("e4", "PER", "Doha"),
        ("e6", "PER", "Sara Roe"),
        ("e5", "ORG", "JD"),
    ]
    assert [m.text for m in found.entities[1].mentions] == ["Jane Roe", "Roe"]
    assert [m.entity for m in found.entities[4].mentions] == ["e6"]


def test_a_circle_of_corrections_ends() -> None:
    circle = [
        Correction(kind="same", type="PER", name="Jane Roe", to_name="John Doe"),
        Correction(kind="same", type="PER", name="John Doe", to_name="Jane Roe"),
        Correction(kind="type", type="PER", name="Doha", to_type="LOC"),
        Correction(kind="type", type="LOC", name="Doha", to_type="PER"),
    ]
    assert apply(FOUND, circle)


KINDS = st.sampled_from(["none", "type", "same", "apart", "hide"])
NAMES = st.sampled_from(["Ramadan", "Jane Roe", "John Doe", "Doha", "JD", "Sara Roe", "Roe", "Nobody"])
CORRECTIONS = st.lists(
    st.builds(Correction, kind=KINDS, type=st.sampled_from(TYPES), name=NAMES, to_type=st.sampled_from(TYPES), to_name=NAMES),
    max_size=6,
)


@settings(max_examples=150, deadline=None)
@given(CORRECTIONS)
def test_whatever_is_corrected_ids_and_offsets_hold(corrections: list[Correction]) -> None:
    found = apply(FOUND, corrections)
    ids = [each.id for each in found.entities]
    assert len(set(ids)) == len(ids)
    assert {each.speaker for each in found.statements} <= {*ids, ""}
    assert set(found.timeline[0].entities) <= set(ids)
    assert [each.mentions[0].start for each in found.entities] == sorted(each.mentions[0].start for each in found.entities)
    for each in found.entities:
        assert all(m.entity == each.id and m.type == each.type and TEXT[m.start : m.end] == m.text for m in each.mentions)


@pytest.mark.parametrize(
    "wrong",
    [
        Correction(kind="type", type="PER", name="Doha"),
        Correction(kind="same", type="PER", name="Doha"),
        Correction(kind="apart", type="PER", name="Doha", to_name=" "),
        Correction(kind="none", type="PER", name="\u200b"),
        Correction(kind="other", type="PER", name="Doha"),  # type: ignore[arg-type]
        Correction(kind="none", type="person", name="Doha"),  # type: ignore[arg-type]
    ],
)
def test_a_correction_that_says_nothing_is_refused_in_a_line(wrong: Correction) -> None:
    with pytest.raises(UsageError) as raised:
        checked(wrong)
    assert "\n" not in str(raised.value)


def test_a_correction_is_told_in_words_and_cleaned() -> None:
    kept = checked(Correction(kind="same", type="ORG", name=" JD\n", to_name="John  Doe"))
    assert told(kept) == "JD is John Doe"
    assert told(replace(kept, kind="apart")) == "John Doe is not JD"
    assert told(Correction(kind="type", type="PER", name="Doha", to_type="LOC")) == "Doha is a place"
