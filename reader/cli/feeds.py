"""Commands about subscriptions: add, fetch, feeds, remove, opml."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.calls import command
from reader.errors import Failure, NewsreaderError, UsageError

if TYPE_CHECKING:
    from reader.cli.calls import Call
    from reader.model import Feed


@command("add")
@click.argument("urls", nargs=-1, required=True, metavar="URL…")
def add(call: Call, urls: tuple[str, ...]) -> None:
    """Subscribe to feeds; a site's address finds its feed."""
    for url in urls:
        try:
            feed = call.library.add(url)
        except UsageError:
            raise
        except NewsreaderError as error:
            call.output.failure(_named(url, str(error)))
        else:
            call.output.line(f"{feed.url}  {feed.title}".rstrip())


def _named(name: str, line: str) -> str:
    return line if line.startswith(name) else str(Failure(name, line))


@command("fetch")
@click.argument("feeds", nargs=-1, metavar="[FEED…]")
def fetch(call: Call, feeds: tuple[str, ...]) -> None:
    """Refresh the feeds that are due, or those named."""
    with call.output.progress("Fetching") as report:
        outcomes = call.library.fetch(feeds, progress=report)
    new = changed = 0
    for outcome in outcomes:
        new, changed = new + outcome.new, changed + outcome.changed
        if outcome.failure:
            call.output.failure(outcome.failure)
    asked = sum(outcome.asked for outcome in outcomes)
    if asked or not outcomes:  # where none of those named could be asked, the failures have said it all
        call.output.tell(
            f"{_counted(asked, 'feed', 'feeds')} asked, {_counted(new, 'new story', 'new stories')}, {changed} changed."
        )


def _counted(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"


@command("feeds")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def feeds(call: Call, as_json: bool) -> None:
    """List the subscriptions, with each one's last result."""
    found = call.library.feeds()
    if as_json:
        from reader.wire import feed_to_json

        call.output.json({"feeds": [feed_to_json(feed) for feed in found]})
        return
    for feed in found:
        call.output.line(f"{feed.unread:>5} of {feed.stories:<5}  {feed.title or feed.url}  {feed.url}  {_last(feed)}".rstrip())


def _last(feed: Feed) -> str:
    if feed.last is None:
        return "not fetched yet"
    return f"{feed.last.time:%Y-%m-%d %H:%M} {feed.last.cause or 'ok'}"


@command("remove")
@click.argument("urls", nargs=-1, required=True, metavar="URL…")
def remove(call: Call, urls: tuple[str, ...]) -> None:
    """End subscriptions; their stories stay."""
    for url in urls:
        try:
            call.library.remove(url)
        except NewsreaderError as error:
            call.output.failure(_named(url, str(error)))


@command("opml")
@click.option("-o", "--output", "path", type=click.Path(path_type=Path), metavar="PATH", help="The file to write.")
def opml(call: Call, path: Path | None) -> None:
    """Write the subscriptions as OPML, to standard output or a file."""
    written = call.library.opml()
    if path is None or str(path) == "-":
        call.output.text(written)
        return
    from reader.exporters.folder import write_file

    write_file(path, written)


COMMANDS = (add, fetch, feeds, remove, opml)
