"""A story with highlights and what it says, as exports get them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from reader.exporters import Exported
from reader.model import Analysis, Block, Document, Entity, Event, Highlight, Mention, Story
from reader.text.quote import quote

TEXT = (
    "Talks are to resume in Cairo on Sunday.\n\n"
    "The minister said that nobody would stop. He named no date.\n\n"
    "Roads were blocked on Saturday."
)


@pytest.fixture
def now() -> datetime:
    """Give a moment in a zone of its own."""
    return datetime(2026, 8, 23, 7, 10, tzinfo=timezone(timedelta(hours=2)))


@pytest.fixture
def story() -> Story:
    """Give a story of three paragraphs."""
    starts = [0, TEXT.index("The minister"), TEXT.index("Roads")]
    ends = [starts[1] - 2, starts[2] - 2, len(TEXT)]
    return Story(
        id="5f2c9a1e",
        title='Quoted "always"',
        document=Document(TEXT, tuple(Block(start, end) for start, end in zip(starts, ends, strict=True))),
        url="https://example.org/story",
        source="Example News",
        authors=("Jane Roe",),
        published=datetime(2026, 8, 21, 18, 0, tzinfo=UTC),
        tags=("news/economy",),
    )


@pytest.fixture
def first(story: Story) -> Highlight:
    """Give a highlight over two paragraphs with a note and a tag."""
    text = story.document.text
    end = text.index(" He named")
    return Highlight(
        id="h-1a2b3c4d",
        story=story.id,
        start=0,
        end=end,
        quote=quote(text, 0, end),
        made=datetime(2026, 8, 22, 7, 14, tzinfo=UTC),
        note="my note",
        tags=("tag",),
    )


@pytest.fixture
def second(story: Story) -> Highlight:
    """Give a highlight of three words."""
    start = story.document.text.index("Roads")
    made = datetime(2026, 8, 22, 8, 0, tzinfo=UTC)
    return Highlight(
        id="h-5e6f7a8b",
        story=story.id,
        start=start,
        end=start + 18,
        quote=quote(TEXT, start, start + 18),
        made=made,
        color="green",
    )


@pytest.fixture
def item(story: Story, first: Highlight) -> Exported:
    """Give the story with its first highlight and an analysis."""
    place = story.document.text.index("Cairo")
    mention = Mention(place, place + 5, "Cairo", "LOC", "e1")
    event = Event(0, 39, "2026-08-23", "day", "talks resume in Cairo", ("e1",))
    return Exported(story, (first,), Analysis(entities=(Entity("e1", "LOC", "Cairo", (mention,)),), timeline=(event,)))
