"""Which entities of different stories are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis.identity import Profile, choose, folded, forms, is_surname_of, profiles, surname, tells
from reader.model import Analysis, Entity, Mention

if TYPE_CHECKING:
    from reader.model import EntityType

ISRAEL = ("LOC:israel", "ORG:hamas", "LOC:gaza", "LOC:egypt")
ISRAEL_AND_MORE = (*ISRAEL, "LOC:qatar", "PER:david barnea", "ORG:mossad", "LOC:cairo")
FOOTBALL = ("ORG:united", "LOC:manchester", "ORG:city", "PER:alex green", "PER:bo", "LOC:wembley", "ORG:cup", "MISC:derby")


def entity(kind: EntityType, name: str, *texts: str, role: str = "", key: str = "e1") -> Entity:
    mentions = tuple(Mention(n * 50, n * 50 + len(t), t, type=kind, entity=key) for n, t in enumerate((name, *texts)))
    return Entity(key, kind, name, mentions, role)


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("PER", "President José Díaz", "Jose Diaz"),
        ("PER", "JOHN SMITH JR.", "John Smith"),
        ("LOC", "U.S.", "United States"),
        ("LOC", "Hubei province", "Hubei"),
        ("ORG", "Acme Inc.", "Acme"),
        ("ORG", "the United Nations", "UN"),
    ],
)
def test_spellings_of_one_name_are_one(kind: EntityType, one: str, other: str) -> None:
    assert folded(kind, one) == folded(kind, other)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(["PER", "ORG", "LOC", "MISC"]), st.text(max_size=20))
def test_any_name_has_a_folded_one_that_a_query_can_hold(kind: EntityType, name: str) -> None:
    found = folded(kind, name)
    assert '"' not in found
    assert found or not any(letter.isalnum() for letter in name)


def known(name: str = "john smith", roles: str = "", company: tuple[str, ...] = ()) -> Profile:
    return Profile("PER", name, tuple(roles.split()), company)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (known(), known(), True),
        (known(roles="senator"), known(), True),
        (known(roles="prime minister"), known(roles="israeli prime minister"), True),
        (known(roles="former president"), known(roles="president"), True),
        (known(roles="senator"), known(roles="striker"), False),
        (known(roles="mossad chief"), known(roles="police chief"), False),
        (known(roles="senator", company=("ORG:senate",)), known(roles="lawyer", company=("ORG:senate",)), True),
        (known(company=ISRAEL_AND_MORE), known(company=FOOTBALL), False),
        (known(company=ISRAEL_AND_MORE), known(company=(*FOOTBALL, "PER:barnea")), True),
        (known(company=ISRAEL), known(company=FOOTBALL[:2]), True),
        (known(company=ISRAEL), known(company=(*FOOTBALL, "LOC:israel")), True),
        (known("smith"), known("smith"), False),
        (known("smith", "senator"), known("smith", "senator"), True),
        (known("smith", company=ISRAEL), known("smith", company=ISRAEL), True),
    ],
)
def test_people_of_one_name_are_one_unless_role_or_company_differ(one: Profile, other: Profile, same: bool) -> None:
    assert (choose(one, [other]) == 0) is same
    assert (choose(other, [one]) == 0) is same


def test_the_one_who_fits_best_is_chosen() -> None:
    several = [known(roles="striker"), known(), known(roles="senator", company=ISRAEL)]
    assert choose(known(roles="senator", company=ISRAEL), several) == 2
    assert choose(known(), []) is None


def test_places_and_bodies_of_one_name_are_one() -> None:
    assert choose(Profile("ORG", "hamas", company=FOOTBALL), [Profile("ORG", "hamas", company=ISRAEL)]) == 0


@pytest.mark.parametrize(
    ("kind", "name", "form", "told"),
    [
        ("ORG", "international atomic energy agency", "iaea", True),
        ("ORG", "bank of england", "bank", False),
        ("ORG", "al-qahera news", "al-qahera", False),
        ("ORG", "meta platforms", "facebook", True),
        ("ORG", "united states air force", "air force", False),
        ("ORG", "united states air force", "usaf", True),
        ("ORG", "mossad", "institute for intelligence", True),
        ("PER", "jane roe", "jr", False),
        ("PER", "benjamin netanyahu", "netanyahu", False),
        ("PER", "edson arantes do nascimento", "pele", True),
    ],
)
def test_a_name_of_one_story_tells_in_others_when_it_is_no_part_of_the_full_one(
    kind: EntityType, name: str, form: str, told: bool
) -> None:
    assert tells(kind, name, form) is told


def test_a_surname_tells_its_bearer_where_role_or_company_agree() -> None:
    full = known("benjamin netanyahu", "prime minister", ISRAEL)
    assert surname("PER", "benjamin netanyahu") == "netanyahu"
    assert is_surname_of(known("netanyahu", company=ISRAEL), full)
    assert not is_surname_of(known("netanyahu", company=FOOTBALL), full)
    assert not is_surname_of(known("smith", company=ISRAEL), full)


def test_a_profile_holds_roles_and_who_else_is_named() -> None:
    found = Analysis(entities=(entity("PER", "Jane Roe", role="head of the Agency"), entity("ORG", "Agency", key="e2")))
    first, second = profiles(found)
    assert first == Profile("PER", "jane roe", ("head", "agency"), ("ORG:agency",))
    assert second.company == ("PER:jane roe",)
    assert first.joined(Profile("PER", "jane roe", ("minister",))).roles == ("minister", "head", "agency")


def test_forms_are_the_other_names_that_a_story_uses() -> None:
    assert forms(entity("ORG", "World Health Organization", "WHO", "Organization")) == ["organization"]
    assert forms(entity("ORG", "Energy Agency", "EA", "the EA")) == ["ea"]
