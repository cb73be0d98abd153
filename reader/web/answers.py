"""What a feed's answer means for the subscription and its stories, decided apart from storing it; and answers as sources."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from reader.errors import Failure, NewsreaderError
from reader.importers import files
from reader.importers.source import Source
from reader.model import FeedResult
from reader.record import record
from reader.web import decide

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from reader.config import Config
    from reader.importers.parsedfeed import ParsedFeed
    from reader.model import Feed, Story
    from reader.web.response import Response


@record
class Taken:
    """The subscription as it is after an answer, the stories that came, and what went wrong."""

    feed: Feed
    stories: tuple[Story, ...] = ()
    failure: Failure | None = None


def chosen(subscribed: Mapping[str, Feed], named: Sequence[str], now: datetime) -> tuple[list[Feed], list[Failure]]:
    """Choose the feeds to ask, the due ones or those named, and say why others named are not asked."""
    if not named:
        return [feed for feed in subscribed.values() if decide.due(feed, now)], []
    asked: list[Feed] = []
    refused: list[Failure] = []
    for url in dict.fromkeys(named):
        feed = subscribed.get(url)
        barred = (
            decide.barred(feed, now)
            if feed
            else Failure(url or "(nothing)", "no such subscription; newsreader feeds lists them")
        )
        if barred:
            refused.append(barred)
        elif feed:
            asked.append(feed)
    return asked, refused


def source(answer: Response) -> Source:
    """Give an answer as importers take it."""
    return Source(answer.url, answer.body, answer.type, answer.url)


def sources(name: str, config: Config) -> Iterator[Source | Failure]:
    """Yield what a name stands for: the answer of an address, a file, or the files of a folder."""
    if name.lower().startswith(("http://", "https://")):
        from reader import web

        answer = web.get(name, config)
        yield answer if isinstance(answer, Failure) else source(answer)
    else:
        yield from files.sources(name, config.fetch.file_bytes)


def is_feed(answer: Response) -> bool:
    """Tell whether an answer is a feed."""
    from reader.importers.sniff import sniff

    return sniff(source(answer)) in ("feed", "json-feed")


def taken(feed: Feed, answer: Response | Failure, now: datetime) -> Taken:
    """Take what can be taken of an answer. One that is no feed, or a part of one, leaves the validators as they were."""
    if isinstance(answer, Failure):
        return Taken(decide.after(feed, answer, now), failure=answer)
    if answer.unchanged:
        return Taken(decide.after(feed, answer, now))
    parsed = _parsed(feed, answer)
    if isinstance(parsed, Failure):
        return Taken(decide.after(feed, parsed, now), failure=parsed)
    ttl = timedelta(minutes=min(parsed.ttl, 100_000)) if parsed.ttl else None
    after = decide.after(feed, answer, now, ttl=ttl, skip_hours=parsed.skip_hours)
    after = replace(after, title=feed.title or parsed.feed.title, site=parsed.feed.site or feed.site)
    stories = tuple(replace(story, feed=after.url, source=story.source or after.title) for story in parsed.stories)
    if not parsed.problems:
        return Taken(after, stories)
    failure = Failure(feed.url, "; ".join(parsed.problems))
    told = FeedResult(now, answer.status, failure.cause)
    # due again at once and asked for in full: the rest may come with the next answer
    kept = replace(after, etag=feed.etag, modified=feed.modified, validated=feed.validated, last=told, next=None, why="")
    return Taken(kept, stories, failure)


def _parsed(feed: Feed, answer: Response) -> ParsedFeed | Failure:
    from reader.importers.feed import parse

    try:
        return parse(source(answer))
    except NewsreaderError as error:
        return Failure(feed.url, str(error))
    except Exception as error:  # whatever a hostile answer does to a parser, the other feeds are not concerned
        return Failure(feed.url, f"cannot be read: {' '.join(str(error).split()) or type(error).__name__}")
