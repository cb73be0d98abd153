"""Where the configuration comes from, and what is wrong in one."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.config import Config, load
from reader.errors import ConfigError


def written(folder: Path, text: str) -> Config:
    file = folder / "config.toml"
    file.write_text(text, encoding="utf-8")
    return load(data_dir=folder, config_file=file, environ={})


def test_an_argument_comes_before_the_environment(tmp_path: Path) -> None:
    environ = {"NEWSREADER_DATA_DIR": str(tmp_path / "variable")}
    assert load(data_dir=tmp_path / "argument", environ=environ).data_dir == tmp_path / "argument"
    assert load(environ=environ).data_dir == tmp_path / "variable"


def test_without_a_file_everything_has_its_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    config = load(environ={})
    assert config.config_file is None
    assert config.data_dir.name == "newsreader"
    assert config.fetch.connections_per_host == 4


def test_settings_are_read(tmp_path: Path) -> None:
    config = written(
        tmp_path,
        """
        [fetch]
        connect_seconds = 3
        body_bytes = 1000
        [keys]
        next-sentence = "j"
        quit = ["q", "ctrl+q"]
        [ui]
        theme = "light"
        [export]
        folder = "~/vault"
        """,
    )
    assert (config.fetch.connect_seconds, config.fetch.body_bytes) == (3.0, 1000)
    assert config.keys == {"next-sentence": ("j",), "quit": ("q", "ctrl+q")}
    assert config.ui.theme == "light"
    assert config.export.folder == Path("~/vault").expanduser()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[fecth]\n", "no table [fecth]; did you mean fetch?"),
        ("[fetch]\nconect_seconds = 3", "no setting conect_seconds in [fetch]; did you mean connect_seconds?"),
        ("[ui]\nxyz = 1", "no setting xyz in [ui]; there are theme"),
        ("[fetch]\nredirects = 'ten'", "redirects in [fetch] must be a whole number above 0"),
        ("[fetch]\nredirects = true", "must be a whole number"),
        ("[fetch]\nredirects = 2.5", "must be a whole number"),
        ("[fetch]\nidle_seconds = -1", "must be a number above 0"),
        ("[fetch]\nidle_seconds = nan", "must be a number above 0"),
        ("[ui]\ntheme = 3", "must be text"),
        ("[keys]\nquit = 3", "must be a key or a list of keys"),
        ("fetch = 3", "fetch is a table"),
        ("[fetch\n", "is not TOML"),
    ],
)
def test_a_wrong_file_is_told_in_one_line_with_its_name(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ConfigError) as raised:
        written(tmp_path, text)
    line = str(raised.value)
    assert told in line
    assert str(tmp_path) in line
    assert "\n" not in line


def test_a_file_that_was_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such configuration file"):
        load(data_dir=tmp_path, environ={"NEWSREADER_CONFIG": str(tmp_path / "none.toml")})


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="is not TOML"):
        load(data_dir=tmp_path, config_file=tmp_path / "config.toml", environ={})
    with pytest.raises(ConfigError, match="cannot be read"):
        load(data_dir=tmp_path, config_file=tmp_path, environ={})
