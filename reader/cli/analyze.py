"""`analyze`: what a story says, for a person, as one JSON document, or as a filter of JSON lines on all cores."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli import given
from reader.cli.calls import command
from reader.errors import Failure, InputError

if TYPE_CHECKING:
    from reader.cli.calls import Call
    from reader.model import Analysis, Story


@command("analyze")
@click.argument("path", required=False, metavar="[PATH|-]")
@click.option("--story", "story_id", metavar="ID", help="Analyze a stored story.")
@click.option("--date", "day", metavar="DATE", help="The story's date (2024-03-31), by which 'yesterday' is understood.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.option("--jsonl", is_flag=True, help="Filter: a JSON object a line in, an analysis a line out, in the same order.")
def analyze(call: Call, path: str | None, story_id: str | None, day: str | None, as_json: bool, jsonl: bool) -> None:
    """Print what a story says: who, where, when, how many, says who."""
    if story_id and path:
        raise click.UsageError("give a file or --story, not both")
    if jsonl and (story_id or day or as_json):
        other = "--story" if story_id else "--date" if day else "--json"
        raise click.UsageError(f"--jsonl does not go with {other}: each line is a story with a date of its own")
    if jsonl:
        _filter(call, path or "-")
        return
    from reader.plugins import cut_short

    wanted = _day(day)
    key, text, found = _of_story(call, story_id, wanted) if story_id else _of_file(call, path or "-", wanted)
    if short := cut_short(text, found):
        call.output.tell(f"{key}: {short}")
    if as_json:
        from reader.wire import analysis_to_json

        call.output.raw(json.dumps({"id": key, "text": text, **analysis_to_json(found)}, ensure_ascii=False))
    else:
        from reader.cli.digest import digest

        call.output.text(digest(text, found))


def _filter(call: Call, path: str) -> None:
    from reader.cli.filter import answers

    with given.opened(path) as file:
        lines = given.lines(file, call.config.fetch.body_bytes)
        for number, answer in answers(lines, call.config.analysis.analyzer):
            name = f"{given.shown(path)}, line {number}"
            call.output.raw(answer.written)
            if answer.wrong:
                call.output.failure(Failure(name, answer.wrong))
            if answer.told:
                call.output.tell(f"{name}: {answer.told}")


def _of_story(call: Call, story_id: str, wanted: date | None) -> tuple[str, str, Analysis]:
    story = call.library.story(story_id)
    text, when = story.document.text, _date_of(story)
    # what is kept of a story holds for its own date
    found = _analyzed(call, text, wanted) if wanted and wanted != when else call.library.analyze(story)
    return story.id, text, found


def _of_file(call: Call, path: str, wanted: date | None) -> tuple[str, str, Analysis]:
    key, text, when = _read(path, call.config.fetch.file_bytes)
    return key, text, _analyzed(call, text, wanted or when)


def _analyzed(call: Call, text: str, when: date | None) -> Analysis:
    from reader.plugins import analyzer

    return analyzer(call.config.analysis.analyzer).analyze(text, when)


def _date_of(story: Story) -> date | None:
    return story.published.date() if story.published else None


def _read(path: str, limit: int) -> tuple[str, str, date | None]:
    """Read a file's text to the letter where it is plain text, else its first story's."""
    from reader.cli.filter import harmless
    from reader.importers.sniff import sniff
    from reader.importers.source import Source
    from reader.plugins import importer

    name = given.shown(path)
    source = Source(name, given.whole(path, limit))
    kind = sniff(source)
    if kind == "plain":
        from reader.importers.encoding import decode, is_binary
        from reader.importers.plain import too_long

        if is_binary(source.data):
            raise InputError(f"{name}: holds no text")
        for failure in too_long(source):
            raise InputError(str(failure))
        return Path(name).name, harmless(decode(source.data)), None
    if kind == "opml":
        raise InputError(f"{name}: a list of feeds, with no story to analyze")
    for story in importer(kind)(source):
        if isinstance(story, Failure):
            raise InputError(str(story))
        return Path(name).name, story.document.text, _date_of(story)
    raise InputError(f"{name}: no story in it")


def _day(written: str | None) -> date | None:
    if written is None:
        return None
    try:
        return date.fromisoformat(written[:10])
    except ValueError as error:
        raise click.UsageError(f"{written}: not a date such as 2024-03-31") from error


COMMANDS = (analyze,)
