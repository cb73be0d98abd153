"""Records: equal by what they hold, never changed, and made as their fields say."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, field, fields, replace
from typing import ClassVar

import pytest

from reader.record import record


@record
class Passage:
    """A record as most are."""

    layer: ClassVar[str] = "passage"
    start: int
    end: int
    note: str = ""
    tags: list[str] = field(default_factory=list)


@record(kw_only=True)
class Named:
    """A record whose fields are given by name, a default before one that has none."""

    color: str = "yellow"
    id: str


def test_is_equal_by_what_it_holds() -> None:
    """Two records of one class that hold the same are equal and have one hash; another class or value makes a difference."""
    assert Passage(1, 2) == Passage(1, 2, "") != Passage(1, 3)
    another: object = (1, 2, "", [])
    assert Passage(1, 2) != another
    assert len({Named(id="a"), Named(id="a", color="yellow"), Named(id="b")}) == 2


def test_takes_values_in_order_or_by_name() -> None:
    """Values are given in the order of the fields or by name; what is not given has its default, a list one of its own."""
    made = Passage(1, end=2)
    assert (made.start, made.end, made.note, made.tags, made.layer) == (1, 2, "", [], "passage")
    assert made.tags is not Passage(1, 2).tags
    assert Named(id="a") == Named(color="yellow", id="a")


@pytest.mark.parametrize(
    ("given", "named"),
    [((1,), {}), ((1, 2, "", [], 5), {}), ((1, 2), {"start": 1}), ((1, 2), {"notes": ""})],
    ids=["one lacks", "too many", "one twice", "no such"],
)
def test_refuses_what_does_not_fit_its_fields(given: tuple[object, ...], named: dict[str, object]) -> None:
    """A value too few, too many, given twice or of a name that no field has is a TypeError."""
    with pytest.raises(TypeError):
        Passage(*given, **named)  # type: ignore[arg-type]


def test_refuses_fields_in_order_where_they_are_given_by_name() -> None:
    """A record of named fields takes none without its name."""
    with pytest.raises(TypeError):
        Named("yellow", "a")  # type: ignore[call-arg]


def test_never_changes() -> None:
    """No field is set anew or taken away, and there is no room for another."""
    made = Passage(1, 2)
    with pytest.raises(FrozenInstanceError):
        made.start = 5  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del made.start
    assert not hasattr(made, "__dict__")


def test_is_a_dataclass_for_the_standard_library() -> None:
    """`fields` and `replace` take it, and it is matched, shown, copied and pickled like one."""
    made = Passage(1, 2, "n")
    assert [each.name for each in fields(made)] == ["start", "end", "note", "tags"]
    assert replace(made, end=7) == Passage(1, 7, "n")
    assert repr(made) == "Passage(start=1, end=2, note='n', tags=[])"
    assert copy.deepcopy(made) == made == pickle.loads(pickle.dumps(made))
    match made:
        case Passage(start, end):
            assert (start, end) == (1, 2)
