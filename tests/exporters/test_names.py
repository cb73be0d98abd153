from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.exporters.names import file_name, folded

if TYPE_CHECKING:
    from reader.model import Story

FORBIDDEN = set('\\/:*?"<>|#^[]') | {chr(code) for code in (*range(32), *range(127, 160))}


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ('Quoted "always"', "2026-08-21 Quoted always.md"),
        ("../../etc/passwd", "2026-08-21 .. .. etc passwd.md"),
        ("a\x1b[2Jb\r\nc", "2026-08-21 ab c.md"),
    ],
)
def test_a_name_is_the_date_and_the_title(story: Story, title: str, expected: str) -> None:
    assert file_name(replace(story, title=title), set()) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("CON", "_CON.md"),
        ("con.txt", "_con.txt.md"),
        ("lpt1 and more", "_lpt1 and more.md"),
        ("..", "untitled.md"),
        ("", "untitled.md"),
        ("-rf", "rf.md"),
        (".hidden", "hidden.md"),
        ("/etc/passwd", "etc passwd.md"),
        ("C:\\Windows", "C Windows.md"),
        ("a. . .", "a.md"),
    ],
)
def test_a_name_without_a_date_is_safe_too(story: Story, title: str, expected: str) -> None:
    assert file_name(replace(story, title=title, published=None), set()) == expected


@pytest.mark.parametrize("other", ["Ecole", "ECOLE", "éCOLE".casefold(), unicodedata.normalize("NFD", "École"), "ÉCOLE"])
def test_names_that_a_file_system_may_take_for_one_are_told_apart_by_the_id(story: Story, other: str) -> None:
    story = replace(story, title=other, published=None)
    taken = {folded("École.md"), folded("ecole.md")}
    assert file_name(story, taken) == f"{unicodedata.normalize('NFC', other)}-5f2c9a1e.md"


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=st.text(max_size=400), dated=st.booleans(), clash=st.booleans())
def test_any_title_gives_a_safe_name(story: Story, title: str, dated: bool, clash: bool) -> None:
    story = replace(story, title=title, published=story.published if dated else None)
    name = file_name(story, set())
    if clash:
        name = file_name(story, {folded(name)})
    assert not FORBIDDEN & set(name)
    assert name.endswith(".md")
    assert name[0] not in ".- ~"
    assert name[:-3] == name[:-3].rstrip(". ")
    assert len(name) <= 100 + len("-5f2c9a1e.md")
    assert all(len(unicodedata.normalize(form, name).encode()) <= 255 for form in ("NFC", "NFD"))
