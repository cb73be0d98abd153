"""Commands about stories: import, list, show, search, mark, trash, undo, redo, samples, doctor."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import click

from reader.cli import given
from reader.cli.calls import command
from reader.cli.output import plain, width
from reader.errors import Failure, LibraryError
from reader.query import parse
from reader.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.cli.calls import Call
    from reader.model import Highlight, Story


AT_ONCE = 200  # stories that a command works through before it answers: a quarter of a minute


@command("import")
@click.argument("sources", nargs=-1, required=True, metavar="PATH|URL|-…")
def import_(call: Call, sources: tuple[str, ...]) -> None:
    """Store stories from files, folders, addresses or standard input; print the id of each."""
    for source in sources:
        data = given.whole(source, call.config.fetch.file_bytes) if source == "-" else None
        for found in call.library.import_(source, data):
            if isinstance(found, Failure):
                call.output.failure(found)
            else:
                call.output.line(found)
        call.output.flush()


@command("list")
@click.argument("query", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def list_(call: Call, query: tuple[str, ...], as_json: bool) -> None:
    """List stories, newest first, all or those that match QUERY."""
    asked = " ".join(query)
    _work_through(call, asked)
    _print_stories(call, call.library.list(asked), as_json)


@command("search")
@click.argument("query", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.option("--limit", type=click.IntRange(1, 100_000), default=100, show_default=True, help="How many stories at most.")
def search(call: Call, query: tuple[str, ...], as_json: bool, limit: int) -> None:
    """Search the stories' words, best match first."""
    asked = " ".join(query)
    _work_through(call, asked)
    _print_stories(call, call.library.search(asked, limit=limit), as_json)


def _work_through(call: Call, query: str) -> None:
    """Find out what the newest stories say, where the answer depends on it."""
    if not parse(query).asks_what_is_said or not (waiting := call.library.pending_analyses()):
        return
    if waiting > AT_ONCE:
        call.output.tell(f"{waiting:,} stories were not worked through yet; the newest {AT_ONCE} are now.")
    # a library that cannot be written is asked as it is
    with suppress(LibraryError), call.output.progress("Reading") as report:
        call.library.analyze_pending(progress=lambda done, total: report(done, min(total, AT_ONCE), "Reading"), limit=AT_ONCE)


def _print_stories(call: Call, ids: Sequence[str], as_json: bool) -> None:
    if as_json:
        from reader.wire import listed_to_json

        kept = _by_story(call.library.highlights())
        stories = call.library.listed(ids)
        call.output.json({"stories": [listed_to_json(story, tuple(kept.get(story.id, ()))) for story in stories]})
        return
    room = 10_000 if plain() else width()
    for headline in call.library.headlines(ids):
        state = ("*" if headline.starred else " ") + (" " if headline.read else "•")
        day = f"{headline.published:%Y-%m-%d}" if headline.published else " " * 10
        call.output.line(f"{headline.id}  {state} {day}  {headline.source[:20]:<20}  {headline.title}"[:room])


def _by_story(highlights: Iterable[Highlight]) -> dict[str, list[Highlight]]:
    found: dict[str, list[Highlight]] = {}
    for highlight in highlights:
        found.setdefault(highlight.story, []).append(highlight)
    return found


@command("show")
@click.argument("story_id", metavar="ID")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="The format.",
)
def show(call: Call, story_id: str, form: str) -> None:
    """Print a story."""
    story = call.library.story(story_id)
    if form == "json":
        from reader.wire import story_to_json

        call.output.json(story_to_json(story, tuple(call.library.highlights(story.id))))
    elif form == "markdown":
        from reader.exporters.story import to_markdown

        call.output.text(to_markdown(story))
    else:
        call.output.text(_page(story))


def _page(story: Story) -> str:
    day = f"{story.published:%a %d %B %Y}" if story.published else ""
    about = " · ".join(part for part in (story.source, ", ".join(story.authors), day) if part)
    head = [part for part in (story.title, about, story.url) if part]
    return "\n".join(head) + "\n\n" + story.document.text


@command("mark")
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
@click.option("--read", is_flag=True, help="Mark as read.")
@click.option("--unread", is_flag=True, help="Mark as unread.")
@click.option("--star", is_flag=True, help="Give a star.")
@click.option("--unstar", is_flag=True, help="Take the star.")
@click.option("--tag", "tags", multiple=True, metavar="T", help="Add a tag.")
@click.option("--untag", "untags", multiple=True, metavar="T", help="Take a tag away.")
def mark(
    call: Call,
    ids: tuple[str, ...],
    read: bool,
    unread: bool,
    star: bool,
    unstar: bool,
    tags: tuple[str, ...],
    untags: tuple[str, ...],
) -> None:
    """Change what is kept about stories."""
    if not (read or unread or star or unstar or tags or untags):
        raise click.UsageError("say what to change: --read, --unread, --star, --unstar, --tag or --untag")
    for one, other, both in (("--read", "--unread", read and unread), ("--star", "--unstar", star and unstar)):
        if both:
            raise click.UsageError(f"{one} and {other} are opposites: give one of them")
    if twice := {_same_tag(tag) for tag in tags} & {_same_tag(tag) for tag in untags}:
        raise click.UsageError(f"--tag and --untag name the same tag: {min(twice)}")
    found = call.resolve(ids)
    if found:
        call.library.mark(
            found,
            read=read if read or unread else None,
            starred=star if star or unstar else None,
            tag=tags,
            untag=untags,
        )


def _same_tag(tag: str) -> str:
    """Give a tag in the form in which it is one with its other spellings."""
    return clean_line(tag).lower()


@command("trash")
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
def trash(call: Call, ids: tuple[str, ...]) -> None:
    """Put stories into the trash."""
    found = call.resolve(ids)
    if found:
        call.library.trash(found)


@command("undo")
def undo(call: Call) -> None:
    """Take the last change back."""
    _step(call, call.library.undo, "Undone", "undo")


@command("redo")
def redo(call: Call) -> None:
    """Make the change again that was taken back last."""
    _step(call, call.library.redo, "Done again", "redo")


def _step(call: Call, step: Callable[[], str | None], title: str, name: str) -> None:
    told = step()
    if told is None:
        call.output.tell(f"Nothing to {name}.")
    else:
        call.output.tell(f"{title}: {told}")


@command("samples")
@click.option("--remove", is_flag=True, help="Remove the sample reports.")
def samples(call: Call, remove: bool) -> None:
    """Add the five sample reports that come with newsreader, or remove them."""
    if remove:
        count = call.library.remove_samples()
        call.output.tell(f"Removed {count} sample reports." if count else "There are no sample reports.")
    else:
        for story_id in call.library.add_samples():
            call.output.line(story_id)


@command("doctor")
def doctor(call: Call) -> None:
    """Check the library and the configuration; say what is wrong and what to do."""
    problems = call.library.doctor()
    for problem in problems:
        call.output.failure(problem)
    if not problems:
        call.output.line(f"{call.config.data_dir}: all is well.")


COMMANDS = (import_, list_, show, search, mark, trash, undo, redo, samples, doctor)
