"""`newsreader`: the group of commands, and how every end of a call becomes an exit status."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from reader.cli import analyze, feeds, highlights, stories
from reader.cli.calls import Call, shared_options
from reader.cli.output import DONE, FAILED, WRONG, Output, discard_rest, fill_gaps, terminal
from reader.errors import NewsreaderError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence


class Commands(click.Group):
    """The commands in the order in which a person meets them, not the alphabet's."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names in the order of their declaration."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Carry out the call; Ctrl-C ends it in our one line, before Click writes an empty one."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise click.Abort from None


@click.group(
    cls=Commands,
    invoke_without_command=True,
    params=shared_options(),
    context_settings={"help_option_names": ["--help", "-h"]},
)
@click.pass_context
def newsreader(context: click.Context) -> None:
    """Read news in the terminal: who, where, when, how many, says who. Without a command the application opens."""
    call = context.ensure_object(Call)
    if context.invoked_subcommand is None:
        _open_application(call)


def _open_application(call: Call) -> None:
    if not (terminal(sys.stdin) and terminal(sys.stdout)):
        raise UsageError("newsreader: the application needs a terminal; see newsreader --help for the commands")
    from reader.tui import run as open_application

    open_application(call.config)


for each in (*stories.COMMANDS, *feeds.COMMANDS, *analyze.COMMANDS, *highlights.COMMANDS):
    newsreader.add_command(each)


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one call; give its exit status: 0 done, 1 something failed, 2 the call was wrong."""
    call = Call()
    try:
        status = _carry_out(call, arguments)
        call.output.flush()
        return status
    except Exception as error:
        return told(error, call.output)
    finally:
        call.close()


def told(error: BaseException, output: Output) -> int:
    """Tell in one line what ended a call; give its exit status."""
    match error:
        case BrokenPipeError():
            discard_rest(sys.stdout)
            return FAILED
        case OSError():
            try:
                output.flush()
            except OSError:
                discard_rest(sys.stdout)
            line = f"{error.filename or 'newsreader'}: {error.strerror or error}"
        case NewsreaderError():
            line = str(error)
        case KeyboardInterrupt():
            line = "newsreader: stopped"
        case _ if sys.flags.dev_mode:
            raise error
        case _:
            # a fault of ours is told in one line too; `python -X dev -m reader` shows where it is
            line = f"newsreader: a fault of its own, please report it: {type(error).__name__}: {error}"
    output.failure(line)
    return WRONG if isinstance(error, UsageError) else FAILED


def _carry_out(call: Call, arguments: Sequence[str] | None) -> int:
    try:
        newsreader.main(arguments, prog_name="newsreader", standalone_mode=False, obj=call)
    except (NewsreaderError, KeyboardInterrupt) as error:
        return told(error, call.output)
    except click.UsageError as error:
        call.output.tell(f"newsreader: {error.format_message()}{_hint(error)}")
        return WRONG
    except click.ClickException as error:
        return _fail(call, f"newsreader: {error.format_message()}")
    except click.Abort:
        return told(KeyboardInterrupt(), call.output)
    except click.exceptions.Exit as end:
        return end.exit_code
    return FAILED if call.output.failed else DONE


def _fail(call: Call, line: str) -> int:
    call.output.failure(line)
    return FAILED


def _hint(error: click.UsageError) -> str:
    return f" (see {error.ctx.command_path} --help)" if error.ctx else ""


def run(arguments: Any = None) -> None:
    """Run the command line and leave with its exit status."""
    fill_gaps()
    sys.exit(main(arguments))
