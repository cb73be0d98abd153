"""Is it here already, and has it changed: tables of cases without a database."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from reader.model import Document, Story
from reader.store import identity
from reader.store.identity import Batch, Known, incoming, match

if TYPE_CHECKING:
    from collections.abc import Callable

FEED = "https://example.org/feed"
PAGE = "https://example.org/2024/talks"


def item(guid: str = "", url: str = "", title: str = "Talks", text: str = "They resume.", feed: str = FEED) -> Story:
    return Story(title=title, document=Document(text), guid=guid, url=url, feed=feed, source="Example")


def stored(story: Story, key: int = 1, origin: str = "") -> Known:
    one = incoming(story, origin)
    return Known(key, story.feed, story.source, story.guid, story.url, origin, story.title, one.sent)


@pytest.mark.parametrize(
    ("held", "comes", "is_it"),
    [
        pytest.param(item("g1", PAGE), item("g1", PAGE, text="More."), True, id="the same guid"),
        pytest.param(item("g1", PAGE), item("g1", PAGE + "-2", "Else", "More."), True, id="the same guid at another address"),
        pytest.param(item("g1", PAGE), item("g2", PAGE, text="More."), True, id="another guid at the same address"),
        pytest.param(item("", PAGE), item("", PAGE, "Else", "More."), True, id="no guid, the same address"),
        pytest.param(item(), item(text="More."), True, id="neither, the same title"),
        pytest.param(item(), item(title="Else"), False, id="neither, another title"),
        pytest.param(item("g1"), item("g2", text="More."), False, id="another guid, no address"),
        pytest.param(
            item("g1", "https://example.org/"),
            item("g2", "https://example.org/", text="More."),
            False,
            id="the site's page tells none",
        ),
        pytest.param(item("g1", PAGE), item("g1", PAGE, feed="https://example.com/other"), False, id="another feed"),
        pytest.param(item("g1", PAGE, feed=""), item("g1", PAGE), True, id="a feed file first, its subscription then"),
        pytest.param(item("", PAGE, feed=""), item("g1", PAGE, text="Short."), True, id="a page first, its feed then"),
        pytest.param(item(feed=""), item(feed=""), True, id="a text twice"),
        pytest.param(item(feed=""), item(feed="", text="Other words entirely."), False, id="two texts of one title"),
    ],
)
def test_a_story_is_told_by_guid_then_address_then_title(held: Story, comes: Story, is_it: bool) -> None:
    one = incoming(comes)
    assert (match(one, [stored(held)], Batch([one])) is not None) == is_it


def test_one_guid_for_several_is_told_apart_by_address_then_title() -> None:
    stories = [item("1", PAGE), item("1", PAGE + "-2"), item("1", PAGE + "-2", "Else")]
    known = [stored(story, key) for key, story in enumerate(stories)]
    changed = [incoming(replace(story, document=Document("More."))) for story in stories]
    batch = Batch(changed)
    assert [found and found.key for found in (match(one, known, batch) for one in changed)] == [0, 1, 2]


def test_one_address_for_several_tells_none() -> None:
    stories = [item("a", PAGE, "A"), item("b", PAGE, "B")]
    comes = [incoming(item("c", PAGE, "C")), incoming(item("d", PAGE, "D"))]
    known = [stored(story, key) for key, story in enumerate(stories)]
    assert [match(one, known, Batch(comes)) for one in comes] == [None, None]


def test_a_story_that_is_still_there_is_not_taken_for_another_at_its_address() -> None:
    held, added = item("a", PAGE, "A"), item("b", PAGE, "B")
    comes = [incoming(held), incoming(added)]
    assert match(comes[1], [stored(held)], Batch(comes)) is None


def test_a_file_is_told_by_its_path() -> None:
    held = Story(title="a.txt", document=Document("The talks resume on Sunday in Cairo."), source="a.txt")
    comes = incoming(replace(held, document=Document("The talks resume on Monday in Cairo.")), "/a.txt")
    known = stored(held, origin="/a.txt")
    assert match(comes, [known], Batch([comes])) == known
    assert match(incoming(comes.story, "/b.txt"), [known], Batch([comes])) is None


@pytest.mark.parametrize(
    ("before", "after", "akin"),
    [
        ("The talks resume on Sunday in Cairo.", "The talks resume on Monday in Cairo.", True),
        ("The talks resume.", "The talks resume. And much more was said about them at length.", True),
        ("The talks resume on Sunday.", "Oil prices fell by a tenth.", False),
        ("", "Oil prices fell.", False),
    ],
)
def test_a_file_may_come_to_say_something_else(before: str, after: str, akin: bool) -> None:
    old, new = (Story(title=text, document=Document(text)) for text in (before, after))
    assert identity.akin(old, new) == akin


def test_a_blank_item_wipes_nothing() -> None:
    held = replace(item("g1", PAGE), authors=("Jane Roe",), language="en", id="1")
    blank = Story(title=" ", document=Document("  \n"), feed=FEED, guid="g1")
    assert identity.merge(held, blank) == held
    assert identity.decide(held, identity.merge(held, blank)) == "same"
    assert identity.merge(held, replace(blank, title=held.url, url=held.url)).title == held.title


@pytest.mark.parametrize(
    ("change", "outcome"),
    [
        (lambda story: story, "same"),
        (lambda story: replace(story, authors=("Jane Roe",)), "same"),
        (lambda story: replace(story, title="Talks begin"), "changed"),
        (lambda story: replace(story, document=Document("They began.")), "changed"),
    ],
)
def test_changed_is_what_reads_otherwise(change: Callable[[Story], Story], outcome: str) -> None:
    assert identity.decide(item(), change(item())) == outcome


def test_ids_are_short_stable_and_grow_where_they_are_taken() -> None:
    one = incoming(item("g1", PAGE))
    basis = identity.basis(one, Batch([one]))
    first = list(islice(identity.ids(basis), 7))
    assert first == list(islice(identity.ids(basis), 7))
    assert [len(id_) for id_ in first] == [8, 12, 16, 8, 12, 16, 8]
    assert len(set(first)) == 7
    assert identity.basis(incoming(item("g1", PAGE, text="More.")), Batch([one])) == basis


@pytest.mark.parametrize(
    ("url", "is_one"),
    [
        ("https://example.org/2024/talks", True),
        ("https://example.org/?p=12", True),
        ("https://example.org?p=12", True),
        ("https://example.org//talks", True),
        ("https://example.org", False),
        ("https://example.org/", False),
        ("https://example.org/#talks", False),
        ("https://example.org/?", False),
        ("mailto:jane@example.org", False),
        ("", False),
    ],
)
def test_a_site_s_first_page_is_no_story_s_own(url: str, is_one: bool) -> None:
    assert identity.is_article(url) == is_one
