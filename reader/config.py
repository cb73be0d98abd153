"""The configuration: a TOML file and the environment become one immutable `Config`.

Strict: a table or a name that we do not know is an error that names the nearest one that we do.
"""

from __future__ import annotations

import os
from dataclasses import field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_type_hints

from reader.errors import ConfigError
from reader.record import record

if TYPE_CHECKING:
    from collections.abc import Mapping

MIB = 1024 * 1024


@record
class Fetch:
    """`[fetch]`: the limits on what comes from outside. Seconds, bytes, code points and counts."""

    connect_seconds: float = 10.0
    idle_seconds: float = 20.0
    feed_seconds: float = 45.0
    header_bytes: int = 64 * 1024
    body_bytes: int = 20 * MIB
    redirects: int = 10
    connections: int = 32
    connections_per_host: int = 4
    items: int = 10_000
    title_length: int = 1_000
    id_length: int = 2_000
    nesting: int = 500
    file_bytes: int = 200 * MIB
    unpacked_bytes: int = 200 * MIB
    unpack_seconds: float = 60.0
    lock_seconds: float = 10.0
    validator_days: float = 8.0


@record
class Ui:
    """`[ui]`: how the application looks; without a theme it takes its own dark one."""

    theme: str = ""


@record
class AnalysisSettings:
    """`[analysis]`: which analyzer says what a story says."""

    analyzer: str = "builtin"


@record
class ExportSettings:
    """`[export]`: where highlights go, and a folder of the user's own templates."""

    folder: Path | None = None
    templates: Path | None = None


@record
class Config:
    """Where things are kept and how they are done."""

    data_dir: Path
    config_file: Path | None = None
    fetch: Fetch = field(default_factory=Fetch)
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ui: Ui = field(default_factory=Ui)
    analysis: AnalysisSettings = field(default_factory=AnalysisSettings)
    export: ExportSettings = field(default_factory=ExportSettings)


_TABLES = {"fetch": Fetch, "ui": Ui, "analysis": AnalysisSettings, "export": ExportSettings}


def load(data_dir: Path | None = None, config_file: Path | None = None, environ: Mapping[str, str] | None = None) -> Config:
    """Read the configuration: an argument comes before the environment, and that before the platform's own folders."""
    environ = os.environ if environ is None else environ
    named = config_file or _path(environ.get("NEWSREADER_CONFIG"))
    file = named or _platform("config") / "config.toml"
    data = data_dir or _path(environ.get("NEWSREADER_DATA_DIR")) or _platform("data")
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        if named:
            raise ConfigError(f"{file}: no such configuration file") from None
        return Config(data_dir=data)
    except OSError as error:
        raise ConfigError(f"{file}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{file}: is not TOML: {_one_line(error)}") from error
    return Config(data_dir=data, config_file=file, **_settings(_written(text, file), file))


def _written(text: str, file: Path) -> dict[str, Any]:
    import tomllib  # 2 ms, which a start without a file does not take

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{file}: is not TOML: {_one_line(error)}") from error


def _settings(written: Mapping[str, Any], file: Path) -> dict[str, Any]:
    settings: dict[str, Any] = {}
    for name, table in written.items():
        if name != "keys" and name not in _TABLES:
            raise ConfigError(f"{file}: there is no table [{name}]{_nearest(name, [*_TABLES, 'keys'])}")
        if not isinstance(table, dict):
            raise ConfigError(f"{file}: {name} is a table: write [{name}] on a line of its own")
        settings[name] = _keys(table, file) if name == "keys" else _table(name, table, file)
    return settings


def _table(name: str, table: Mapping[str, Any], file: Path) -> Any:
    shape = _TABLES[name]
    hints = get_type_hints(shape)
    known = [one.name for one in fields(shape)]
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in known:
            raise ConfigError(f"{file}: there is no setting {key} in [{name}]{_nearest(key, known)}")
        values[key] = _value(hints[key], value, f"{file}: {key} in [{name}]")
    return shape(**values)


def _value(hint: Any, value: Any, where: str) -> Any:
    if hint in (int, float):
        right = isinstance(value, int if hint is int else int | float) and not isinstance(value, bool) and 0 < value < 2**53
        if not right:
            raise ConfigError(f"{where} must be a {'whole ' if hint is int else ''}number above 0")
        return hint(value)
    if not isinstance(value, str):
        raise ConfigError(f"{where} must be text in quotation marks")
    return value if hint is str else _path(value)


def _keys(table: Mapping[str, Any], file: Path) -> dict[str, tuple[str, ...]]:
    keys: dict[str, tuple[str, ...]] = {}
    for command, value in table.items():
        several = [value] if isinstance(value, str) else value
        if not isinstance(several, list) or not all(isinstance(key, str) for key in several):
            raise ConfigError(f"{file}: {command} in [keys] must be a key or a list of keys")
        keys[command] = tuple(several)
    return keys


def _nearest(name: str, known: list[str]) -> str:
    import difflib  # a millisecond, for what is misspelt only

    near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    return f"; did you mean {near[0]}?" if near else f"; there are {', '.join(known)}"


def _path(written: str | None) -> Path | None:
    return Path(written).expanduser() if written else None


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())


def _platform(kind: str) -> Path:
    import platformdirs

    folder = platformdirs.user_config_path if kind == "config" else platformdirs.user_data_path
    return folder("newsreader", appauthor=False)
