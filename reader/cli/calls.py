"""What every call shares: the options that each takes, the library that it opens, the output that it writes to."""

from __future__ import annotations

import os
from functools import cached_property, update_wrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reader import __version__
from reader.cli.output import Output
from reader.errors import NewsreaderError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reader.config import Config
    from reader.library import Library


class Call:
    """One call of the command: its options as given so far, its library (opened when first used) and its output."""

    def __init__(self) -> None:
        self.data_dir: Path | None = None
        self.config_file: Path | None = None
        self.output = Output()

    @cached_property
    def config(self) -> Config:
        """The configuration that the options, the environment and the file make."""
        from reader.config import load

        return load(self.data_dir, self.config_file)

    @cached_property
    def library(self) -> Library:
        """The library, opened."""
        from reader.library import Library

        return Library(self.config)

    def resolve(self, ids: Iterable[str]) -> list[str]:
        """Give the full ids; one that names no story is a failure of its own."""
        found = []
        for each in ids:
            try:
                found.append(self.library.resolve(each))
            except NewsreaderError as error:
                self.output.failure(str(error))
        return found

    def close(self) -> None:
        """Close what was opened."""
        if "library" in self.__dict__:
            self.library.close()


def _keep(context: click.Context, parameter: click.Parameter, value: Path | None) -> Path | None:
    if value is not None:
        setattr(context.ensure_object(Call), str(parameter.name), value)
    return value


def _print_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        context.ensure_object(Call).output.line(f"newsreader {__version__}")
        context.exit()


def shared_options() -> list[click.Parameter]:
    """Give the options that may stand before or after a command's name."""
    # what cannot be read is told by who reads it: the call was not wrong
    folder = click.Path(file_okay=False, readable=False, path_type=Path)
    file = click.Path(dir_okay=False, readable=False, path_type=Path)
    return [
        click.Option(
            ["--data-dir"],
            type=folder,
            expose_value=False,
            callback=_keep,
            metavar="DIR",
            help="Where the library is kept (also NEWSREADER_DATA_DIR).",
        ),
        click.Option(
            ["--config", "config_file"],
            type=file,
            expose_value=False,
            callback=_keep,
            metavar="FILE",
            help="The configuration (also NEWSREADER_CONFIG).",
        ),
        click.Option(
            ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="Print the version."
        ),
    ]


class Words(click.types.StringParamType):
    """Text in UTF-8 whatever the locale says; bytes that are none are shown to be none. Names of files stay as they are."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read what was typed anew, as UTF-8."""
        return os.fsencode(value).decode("utf-8", "replace") if isinstance(value, str) else value


class Command(click.Command):
    """A command that takes the shared options too."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for parameter in self.params:
            if parameter.type is click.STRING and "PATH" not in (parameter.metavar or ""):
                parameter.type = Words()
        self.params.extend(shared_options())


class Quoting(Command):
    """A command whose last argument is a passage, which may begin with a hyphen and is still no option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the passage behind `--` where it stands in its place and names no option."""
        options = {
            name: option
            for option in self.get_params(ctx)
            if isinstance(option, click.Option)
            for name in (*option.opts, *option.secondary_opts)
        }
        places, at = [], 0
        while at < len(args):
            name, given, _ = args[at].partition("=")
            option = options.get(name)
            if option is None:
                places.append(at)
            at += 2 if option is not None and not option.is_flag and not given else 1
        wanted = sum(isinstance(parameter, click.Argument) for parameter in self.params)
        if "--" not in args and len(places) == wanted and args[last := places[-1]].startswith("-"):
            args = [*args[:last], *args[last + 1 :], "--", args[last]]
        return super().parse_args(ctx, args)


def command(name: str, kind: type[Command] = Command, **attributes: Any) -> Callable[[Callable[..., None]], click.Command]:
    """Declare a command whose function gets the Call first."""

    def declare(function: Callable[..., None]) -> click.Command:
        def run(*args: Any, **kwargs: Any) -> None:
            function(click.get_current_context().find_object(Call), *args, **kwargs)

        return click.command(name, cls=kind, **attributes)(update_wrapper(run, function))

    return declare
