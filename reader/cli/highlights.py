"""Commands about what the reader keeps: highlight, export, corrections."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.calls import Quoting, command
from reader.errors import InputError
from reader.model import COLORS, Color

if TYPE_CHECKING:
    from reader.cli.calls import Call


@command("highlight", Quoting)
@click.argument("story_id", metavar="ID")
@click.argument("text")
@click.option("--note", default="", metavar="N", help="A note about it.")
@click.option("--tag", "tags", multiple=True, metavar="T", help="A tag for it.")
@click.option("--color", type=click.Choice(COLORS), default="yellow", show_default=True, help="Its colour.")
def highlight(call: Call, story_id: str, text: str, note: str, tags: tuple[str, ...], color: Color) -> None:
    """Highlight TEXT, which must occur in the story; print the highlight's id."""
    kept = call.library.highlight_text(story_id, text, note=note, tags=tags, color=color)
    call.output.line(kept.id)


@command("export")
@click.argument("ids", nargs=-1, metavar="[ID…]")
@click.option(
    "--all", "everything", is_flag=True, help="Export every story that has highlights; as ics every one that was read."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["markdown", "json", "org", "csv", "ics"]),
    default="markdown",
    show_default=True,
    help="What to write.",
)
@click.option("-o", "--output", "out", type=click.Path(path_type=Path), metavar="PATH", help="The folder or file to write.")
@click.option("--dry-run", is_flag=True, help="Print the difference, write nothing.")
def export(call: Call, ids: tuple[str, ...], everything: bool, form: str, out: Path | None, dry_run: bool) -> None:
    """Write highlights, or coming events as a calendar (ics), of the stories named or of all."""
    if not ids and not everything:
        raise click.UsageError("name the stories to export, or give --all")
    wanted = None if everything else call.resolve(ids)
    if wanted == []:
        return
    folder = None if out is None or str(out) == "-" else out
    done = call.library.export(wanted, format=form, out=folder, dry_run=dry_run)
    for failure in done.failures:
        call.output.failure(failure)
    if done.text:
        call.output.text(done.text)
    for path in done.paths:
        call.output.line(str(path))


@command("corrections")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document, as --import reads it.")
@click.option(
    "--import", "source", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Add those of a file."
)
def corrections(call: Call, as_json: bool, source: Path | None) -> None:
    """List the corrections of names, or add those of a file."""
    if source is not None:
        try:
            new = call.library.import_corrections(source.read_bytes())
        except InputError as error:
            raise InputError(f"{source}: {error}") from error
        call.output.tell(f"{new} {'correction is' if new == 1 else 'corrections are'} new.")
        return
    held = call.library.corrections()
    if as_json:
        from reader.wire import correction_to_json

        call.output.json({"corrections": [correction_to_json(each) for each in held]})
        return
    from reader.analysis.corrections import told

    for each in held:
        call.output.line(f"{each.id}  {each.type:<4}  {told(each)}")


COMMANDS = (highlight, export, corrections)
