from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.exporters import markdown
from reader.exporters.merge import found_id, merge

if TYPE_CHECKING:
    from datetime import datetime

    from reader.exporters import Exported
    from reader.model import Highlight

FIXTURES = [HealthCheck.function_scoped_fixture]
HOUR = timedelta(hours=1)


@pytest.fixture
def written(item: Exported, now: datetime) -> str:
    return markdown.document(item, now)


@pytest.fixture
def more(item: Exported, second: Highlight) -> Exported:
    return replace(item, highlights=(*item.highlights, second))


def test_exporting_twice_changes_nothing(written: str, item: Exported, now: datetime) -> None:
    assert merge(written, item, now + 5 * HOUR) == written


def test_an_untouched_section_is_replaced_and_the_counts_follow(written: str, more: Exported, now: datetime) -> None:
    merged = merge(written, more, now + HOUR)
    assert merged == markdown.document(more, now).replace("07:10:00", "08:10:00")


def test_a_highlight_that_was_removed_leaves_an_untouched_section(written: str, item: Exported, now: datetime) -> None:
    assert "^h-1a2b3c4d" not in merge(written, replace(item, highlights=()), now)


def test_a_section_that_a_person_changed_is_left_alone_and_new_highlights_are_appended(
    written: str, more: Exported, now: datetime
) -> None:
    edited = written.replace("Note: my note", "Note: my own words")
    merged = merge(edited, more, now + HOUR)
    section = edited[edited.index(markdown.BEGIN) :]
    assert section in merged
    added = merged.partition(section)[2]
    assert added.startswith(
        "\n## New highlights added 2026-08-23 at 08:10\n\n> [!quote] green · 2026-08-22 10:00\n> Roads were blocked"
    )
    assert added.endswith("\n\n^h-5e6f7a8b\n")
    assert "^h-1a2b3c4d" not in added
    assert merge(merged, more, now + 2 * HOUR) == merged


def test_without_markers_highlights_are_known_by_their_block_ids(written: str, more: Exported, now: datetime) -> None:
    unmarked = written.replace(markdown.BEGIN + "\n", "").replace(markdown.END + "\n", "")
    merged = merge(unmarked, more, now)
    assert merged.count("^h-1a2b3c4d") == merged.count("^h-5e6f7a8b") == 1


def test_a_highlight_that_a_person_moved_out_of_the_section_is_not_written_again(
    written: str, more: Exported, now: datetime
) -> None:
    merged = merge(written + "\n> moved\n\n^h-5e6f7a8b\n", more, now)
    assert merged.count("^h-5e6f7a8b") == 1


def test_front_matter_that_we_do_not_know_stays_in_place(written: str, more: Exported, now: datetime) -> None:
    edited = (
        written.replace("published:", "rating: 5\naliases:\n  - a\n  - b\n# a comment\npublished:")
        .replace("[clippings, news/economy]", "[mine, clippings]")
        .replace('title: "Quoted \\"always\\""', "title: Mine")
    )
    merged = merge(edited, more, now)
    assert 'author:\n  - "[[Jane Roe]]"\nrating: 5\naliases:\n  - a\n  - b\n# a comment\npublished: 2026-08-21' in merged
    assert "tags: [mine, clippings, news/economy]" in merged
    assert "title: Mine\n" in merged
    assert "highlights: 2\n" in merged


@pytest.mark.parametrize("tags", ["tags: [a, *b]", "tags: {a: b}", "tags: [unclosed", "tags: !!python/object:os.system x"])
def test_tags_that_cannot_be_read_are_left_as_they_are(written: str, item: Exported, now: datetime, tags: str) -> None:
    edited = written.replace("tags: [clippings, news/economy]", tags)
    assert merge(edited, item, now) == edited


def test_a_file_without_front_matter_gets_none(written: str, more: Exported, now: datetime) -> None:
    body = written.partition("\n---\n")[2]
    assert merge(body, more, now).startswith('# Quoted "always"')


def test_line_ends_of_the_file_are_kept(written: str, more: Exported, item: Exported, now: datetime) -> None:
    windows = written.replace("\n", "\r\n")
    assert merge(windows, item, now + HOUR) == windows
    merged = merge(windows, more, now)
    assert "^h-5e6f7a8b" in merged
    assert "\n" not in merged.replace("\r\n", "")
    assert merge(merged, more, now + HOUR) == merged


text = st.text(alphabet=st.characters(blacklist_categories=["Cs"]), max_size=80)


@settings(max_examples=150, deadline=None, suppress_health_check=FIXTURES)
@given(before=text, after=text, broken=st.booleans())
def test_what_a_person_wrote_outside_the_markers_survives_to_the_letter(
    written: str, more: Exported, now: datetime, before: str, after: str, broken: bool
) -> None:
    head, marker, rest = written.partition(markdown.BEGIN)
    edited = f"{head}{before}\n{marker}{rest}\n{after}"
    edited = edited.replace("my note", "my own note") if broken else edited
    merged = merge(edited, more, now + HOUR)
    body = edited.partition("\n---\n")[2]
    assert merged.partition("\n---\n")[2].startswith(body[: body.index(markdown.BEGIN)])
    assert f"\n{after}" in merged
    if broken:
        assert body in merged
    assert merge(merged, more, now + 2 * HOUR) == merged


def test_a_file_is_known_by_its_id(written: str) -> None:
    assert found_id(written) == "nr-5f2c9a1e"
    assert found_id("\ufeff" + written.replace("\n", "\r\n")) == "nr-5f2c9a1e"
    assert found_id('# Notes\n\nid: "nr-5f2c9a1e"\n') == ""
    assert found_id("---\nid: other\n---\n") == ""
