"""The command line: what it prints, what it says on standard error, and its exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from reader.cli.filter import answer
from reader.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

REPORT = """# Talks to resume

Prime Minister Benjamin Netanyahu approved new talks in Cairo. The talks resume on Sunday.

At least 32,705 people have died in Gaza, its health ministry said.
"""


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Call newsreader with a library of its own; give status, output and errors."""

    def call(*arguments: str) -> tuple[int, str, str]:
        status = main(["--data-dir", str(tmp_path / "library"), *arguments])
        said = capsys.readouterr()
        return status, said.out, said.err

    return call


@pytest.fixture
def story(run: Callable[..., tuple[int, str, str]], tmp_path: Path) -> str:
    """Give the id of an imported report."""
    (tmp_path / "report.md").write_text(REPORT, "utf-8")
    status, out, err = run("import", str(tmp_path / "report.md"))
    assert (status, err) == (0, "")
    return out.strip()


def test_import_prints_an_id_a_line_and_the_same_id_again(run: Any, story: str, tmp_path: Path) -> None:
    """The same file imported twice is one story with one id."""
    assert story
    assert run("import", str(tmp_path / "report.md")) == (0, story + "\n", "")
    assert len(json.loads(run("list", "--json")[1])["stories"]) == 1


def test_list_json_is_the_contract(run: Any, story: str) -> None:
    """`list --json` has every field of the story document but text, blocks and marks."""
    (found,) = json.loads(run("list", "--json")[1])["stories"]
    assert set(found) == {
        *("id", "title", "url", "source", "authors", "published", "updated", "added", "language", "read", "starred"),
        *("tags", "guid", "enclosures", "highlights"),
    }
    assert (found["id"], found["title"]) == (story, "Talks to resume")


def test_show_takes_the_unique_beginning_of_an_id(run: Any, story: str) -> None:
    """An id is accepted by its unique beginning; the text is the body without its headline."""
    shown = json.loads(run("show", story[:4], "--format", "json")[1])
    assert shown["text"].startswith("Prime Minister Benjamin Netanyahu")
    assert [block["kind"] for block in shown["blocks"]] == ["paragraph", "paragraph"]
    assert "Talks to resume" in run("show", story)[1]
    assert "# Talks to resume" in run("show", story, "--format", "markdown")[1]


def test_a_feed_that_is_not_subscribed_to_is_told_in_one_line_and_no_count_follows(run: Any) -> None:
    told = "https://example.org/feed: no such subscription; newsreader feeds lists them\n"
    assert run("fetch", "https://example.org/feed") == (1, "", told)
    assert run("fetch") == (0, "", "0 feeds asked, 0 new stories, 0 changed.\n")


def test_options_may_stand_after_the_command(run: Any, story: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`newsreader list --data-dir DIR` is the same as `newsreader --data-dir DIR list`."""
    assert main(["list", "--data-dir", str(tmp_path / "library")]) == 0
    assert story in capsys.readouterr().out


def test_search_finds_words(run: Any, story: str) -> None:
    """A search prints stories that hold the words."""
    assert story in run("search", "health ministry")[1]
    assert json.loads(run("search", "zebra", "--json")[1]) == {"stories": []}


def test_mark_trash_and_undo(run: Any, story: str) -> None:
    """What is changed about a story can be taken back, from another call too."""
    assert run("mark", story, "--read", "--star", "--tag", "gaza")[0] == 0
    (found,) = json.loads(run("list", "is:starred", "tag:gaza", "--json")[1])["stories"]
    assert found["read"]
    assert run("trash", story)[0] == 0
    assert run("list")[1] == ""
    assert run("undo")[0] == 0
    assert story in run("list")[1]


def test_highlight_and_export(run: Any, story: str, tmp_path: Path) -> None:
    """A highlight is kept by its words and written as Markdown, as JSON and into a folder."""
    status, key, _ = run("highlight", story, "approved new talks in Cairo", "--note", "when?", "--tag", "talks")
    assert status == 0
    assert key.startswith("h-")
    written = run("export", story)[1]
    assert "> approved new talks in Cairo" in written
    assert f"^{key.strip()}" in written
    assert json.loads(run("export", "--all", "--format", "json")[1])
    assert run("export", "--all", "-o", str(tmp_path / "out"))[0] == 0
    assert len(list((tmp_path / "out").glob("*.md"))) == 1


@pytest.mark.parametrize(
    ("arguments", "note"),
    [
        (("-in Cairo", "--note", "-n"), "-n"),
        (("--note", "-n", "-in Cairo"), "-n"),
        (("--note=-n", "-in Cairo"), "-n"),
        (("--note=", "-in Cairo"), ""),
        (("--note", "-n", "--", "-in Cairo"), "-n"),
    ],
    ids=str,
)
def test_a_passage_may_begin_with_a_hyphen(run: Any, tmp_path: Path, arguments: tuple[str, ...], note: str) -> None:
    """What names no option is the text to highlight, wherever the options stand."""
    (tmp_path / "list.md").write_text("# Talks\n\nThe talks -in Cairo- resume.", "utf-8")
    story = run("import", str(tmp_path / "list.md"))[1].strip()
    status, _, err = run("highlight", story, *arguments)
    assert (status, err) == (0, "")
    (found,) = json.loads(run("show", story, "--format", "json")[1])["highlights"]
    assert (found["quote"]["exact"], found["note"]) == ("-in Cairo", note)


@pytest.mark.parametrize(
    ("arguments", "status", "line"),
    [
        (("import", "missing.md"), 1, "missing.md: "),
        (("show", "zzzz"), 1, "zzzz"),
        (("trash", "zzzz"), 1, "zzzz"),
        (("highlight", "zzzz", "text"), 1, "zzzz"),
        (("export", "zzzz"), 1, "zzzz"),
        (("remove", "http://example.org/feed"), 1, "http://example.org/feed: "),
        (("analyze", "missing.txt"), 1, "missing.txt: "),
        (("analyze", "--jsonl", "missing.jsonl"), 1, "missing.jsonl: "),
        (("analyze", "--jsonl", "--date", "2024-01-05"), 2, "newsreader: --jsonl does not go with --date"),
        (("analyze", "--jsonl", "--story", "x"), 2, "newsreader: --jsonl does not go with --story"),
        (("export",), 2, "newsreader: "),
        (("mark", "zzzz"), 2, "newsreader: "),
        (("mark", "zzzz", "--read", "--unread"), 2, "newsreader: --read and --unread "),
        (("mark", "zzzz", "--unstar", "--star"), 2, "newsreader: --star and --unstar "),
        (("mark", "zzzz", "--tag", "Gaza", "--tag", "b", "--untag", " gaza"), 2, "newsreader: --tag and --untag "),
        (("highlight", "zzzz", "-in Cairo"), 1, "zzzz"),
        (("highlight", "zzzz", "text", "--notes", "n"), 2, "newsreader: No such option"),
        (("highlight", "zzzz"), 2, "newsreader: Missing argument"),
        (("search", "x", "--limit", "-1"), 2, "newsreader: "),
        (("search", "x", "--limit", "1" * 400), 2, "newsreader: "),
        (("list", "is:nonsense"), 2, ""),
        (("search", "bogus:x"), 2, ""),
        (("nonsense",), 2, "newsreader: "),
        (("list", "--nonsense"), 2, "newsreader: "),
        (("analyze", "--date", "31 February"), 2, "newsreader: "),
        ((), 2, "newsreader: "),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, tuple) else None,
)
def test_what_is_wrong_is_one_line_and_its_status(
    run: Any, arguments: tuple[str, ...], status: int, line: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A failure is one line on standard error that names the input, nothing on standard output, and no traceback."""
    monkeypatch.chdir(tmp_path)
    ended, out, err = run(*arguments)
    assert (ended, out) == (status, "")
    assert err.startswith(line)
    assert err.count("\n") == 1


def test_one_bad_input_does_not_stop_the_rest(run: Any, tmp_path: Path) -> None:
    """The other files of a call come in when one cannot be read."""
    (tmp_path / "report.md").write_text(REPORT, "utf-8")
    status, out, err = run("import", str(tmp_path / "missing.md"), str(tmp_path / "report.md"))
    assert status == 1
    assert len(out.splitlines()) == len(err.splitlines()) == 1


def filtered(lines: list[str]) -> tuple[int, list[dict[str, Any]]]:
    """Run the filter in a process of its own."""
    call = [sys.executable, "-m", "reader", "analyze", "--jsonl"]
    ran = subprocess.run(call, input="\n".join(lines).encode(), capture_output=True, timeout=120, check=False)
    assert b"Traceback" not in ran.stderr
    return ran.returncode, [json.loads(line) for line in ran.stdout.decode().splitlines()]


def test_the_filter_answers_each_line_in_its_place() -> None:
    """Lines are answered in order by several processes; a bad one gives an error in its place and status 1."""
    asked = [
        json.dumps({"id": str(n), "text": f"David Barnea met {n} envoys in Cairo on Sunday.", "date": "2024-03-30"})
        for n in range(20)
    ]
    asked[3:3] = ["{", '{"id": "no text"}', '{"text": "no id"}', '{"id": 7, "text": "a", "date": "never"}', "[" * 100_000]
    status, answers = filtered(asked)
    assert status == 1
    assert [answer["id"] for answer in answers] == ["0", "1", "2", None, "no text", None, 7, None, *map(str, range(3, 20))]
    assert [i for i, answer in enumerate(answers) if "error" in answer] == [3, 4, 5, 6, 7]
    assert all(entity["mentions"] for answer in answers for entity in answer.get("entities", []))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"", "not JSON: a value was expected at letter 1"),
        (b'{"id": 1, text: 2}', "not JSON: a name in double quotes was expected at letter 11"),
        (b'{"id" 1}', "not JSON: a colon was expected at letter 7"),
        (b'{"id": 1', "not JSON: a comma or a closing bracket was expected at letter 9"),
        (b'{"id": "1}', "not JSON: the text that begins at letter 8 has no closing quotation mark"),
        (b'{"id": "\t"}', "not JSON: the control character at letter 9 must be escaped"),
        (b'{"id": "\\q"}', "not JSON: the backslash at letter 9 begins no escape"),
        (b'{"id": 1} 2', "not JSON: more follows the end of the object, at letter 11"),
        (b'{"id": "\xff"}', "not UTF-8, at byte 9"),
        (b'{"id": ' + b"1" * 5_000 + b"}", "a number has too many digits"),
        (b"[" * 100_000, "nested too deeply"),
        (b"[]", "not a JSON object"),
    ],
    ids=lambda value: value[:20].decode("ascii", "replace") if isinstance(value, bytes) else None,
)
def test_the_filter_says_in_plain_words_what_is_wrong_with_a_line(line: bytes, words: str) -> None:
    """A person finds the place; the words are ours, not the parser's."""
    found = answer(line, "builtin")
    assert (found.wrong, found.told) == (words, "")
    assert json.loads(found.written) == {"id": None, "error": words}


def test_analyze_says_how_much_of_a_text_it_looked_at(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text longer than what is looked at is analysed up to there, with a line for the person and status 0."""
    monkeypatch.setattr("reader.analysis.LONGEST", 40)
    told = "only the first 40 of 49 letters were looked at"
    (tmp_path / "long.txt").write_text("The talks resume in Cairo. David Barnea went too.", "utf-8")
    status, out, err = run("analyze", str(tmp_path / "long.txt"), "--json")
    assert (status, err) == (0, f"long.txt: {told}\n")
    assert len(json.loads(out)["text"]) == 49
    asked = tmp_path / "asked.jsonl"
    asked.write_text(
        json.dumps({"id": 1, "text": (tmp_path / "long.txt").read_text("utf-8")}) + '\n{"id": 2, "text": "x"}', "utf-8"
    )
    status, _, err = run("analyze", "--jsonl", str(asked))
    assert (status, err) == (0, f"{asked}, line 1: {told}\n")


def test_the_filter_keeps_offsets_of_hostile_text() -> None:
    """Controls and half surrogates go, the offsets stay those of the text that was given."""
    text = "\x1b]0;x\x07David Barnea\u202e met\x9b31m envoys in Cairo \ud800.\r\nSunday."
    status, (answer,) = filtered([json.dumps({"id": 1, "text": text})])
    assert status == 0
    assert len(answer["text"]) == len(text) - 1
    assert not set(answer["text"]) & {"\x1b", "\x07", "\x9b", "\ud800"}
    for entity in answer["entities"]:
        for mention in entity["mentions"]:
            assert answer["text"][mention["start"] : mention["end"]] == mention["text"]


@pytest.mark.parametrize("sequence", ["\x1b[0m", "\x1b[31m", "\x1b[2J", "\x9b2m", "\x1b[2\x00J", "\x1b]2;9 deaths\x07"])
def test_what_an_escape_sequence_holds_is_not_read(run: Any, tmp_path: Path, sequence: str) -> None:
    """A sequence is neither a figure nor a word, of a file and of a line; what follows it keeps its place."""
    text = f"{sequence} talks went on for 12 days."
    (tmp_path / "report.txt").write_text(text, "utf-8")
    told = json.loads(run("analyze", str(tmp_path / "report.txt"), "--json")[1])
    _, (answer,) = filtered([json.dumps({"id": 1, "text": text})])
    for found in (told, answer):
        assert found["text"].split() == ["talks", "went", "on", "for", "12", "days."]
        assert found["text"].index("talks") == text.index("talks")
        assert not [figure for figure in found["figures"] if figure["start"] < text.index("12")]


def test_analyze_reads_a_file_to_the_letter(run: Any, tmp_path: Path) -> None:
    """The text of a plain file is the file's, with CRLF as LF; `--json` has the document of the interface."""
    (tmp_path / "report.txt").write_bytes(b"Talks\r\n\r\n  David Barnea met envoys.\r\n")
    found = json.loads(run("analyze", str(tmp_path / "report.txt"), "--json", "--date", "2024-03-30")[1])
    assert found["text"] == "Talks\n\n  David Barnea met envoys.\n"
    assert set(found) == {"id", "text", "date", "sentences", "entities", "times", "figures", "statements", "timeline"}


def test_analyze_says_of_another_language_why_little_is_told(run: Any, tmp_path: Path) -> None:
    """A text in a language that is not analysed is no text that says nothing."""
    (tmp_path / "report.txt").write_text("قال مصدر أمني إن المحادثات ستستأنف في القاهرة يوم الأحد بعد غد.", "utf-8")
    (tmp_path / "other.txt").write_text("So it is.", "utf-8")
    assert "in another language than English" in run("analyze", str(tmp_path / "report.txt"))[1]
    assert run("analyze", str(tmp_path / "other.txt"))[1] == "Nothing was found.\n"


def test_analyze_tells_a_person_in_plain_words(run: Any, story: str) -> None:
    """Without --json the analysis is a page to read."""
    told = run("analyze", "--story", story)[1]
    assert "PEOPLE" in told
    assert "Benjamin Netanyahu" in told


def test_samples_come_and_go(run: Any) -> None:
    """The sample reports are added and removed by one command, and are marked."""
    assert len(run("samples")[1].splitlines()) == 5
    assert len(json.loads(run("list", "is:sample", "--json")[1])["stories"]) == 5
    assert run("samples", "--remove")[0] == 0
    assert run("list")[1] == ""


def test_doctor_says_that_all_is_well(run: Any, story: str) -> None:
    """A sound library is said to be one."""
    status, out, err = run("doctor")
    assert (status, err) == (0, "")
    assert "well" in out


def test_doctor_says_what_the_configuration_names_in_vain(run: Any, story: str, tmp_path: Path) -> None:
    """An analyzer that is not installed and folders that cannot be used are a line each."""
    (tmp_path / "file").write_text("")
    settings = f'[analysis]\nanalyzer = "nowhere"\n[export]\ntemplates = "{tmp_path / "file"}"\n'
    (tmp_path / "config.toml").write_text(settings, "utf-8")
    status, out, err = run("--config", str(tmp_path / "config.toml"), "doctor")
    assert (status, out) == (1, "")
    assert [line.split(": ")[0] for line in err.splitlines()] == [str(tmp_path / "config.toml"), str(tmp_path / "file")]


def test_a_closed_output_is_no_traceback(tmp_path: Path) -> None:
    """A reader that goes away (head) ends the call quietly."""
    (tmp_path / "many").mkdir()
    for n in range(300):
        (tmp_path / "many" / f"{n}.md").write_text(f"# Title {n}\n\n{'word ' * 50}{n}", "utf-8")
    call = f'"{sys.executable}" -m reader --data-dir "{tmp_path / "library"}" import "{tmp_path / "many"}" | head -n 1'
    ran = subprocess.run(["sh", "-c", call], capture_output=True, text=True, timeout=60, check=False)
    assert len(ran.stdout.splitlines()) == 1
    assert ran.stderr == ""


def test_an_ascii_locale_prints_utf8(tmp_path: Path) -> None:
    """JSON stays UTF-8 whatever the locale."""
    (tmp_path / "report.md").write_text("# Zürich\n\nGespräche in Zürich.", "utf-8")
    call = [sys.executable, "-m", "reader", "--data-dir", str(tmp_path / "library")]
    environment = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    subprocess.run([*call, "import", str(tmp_path / "report.md")], env=environment, check=True, capture_output=True, timeout=60)
    listed = subprocess.run([*call, "list", "--json"], env=environment, check=True, capture_output=True, timeout=60)
    assert "Zürich" in listed.stdout.decode("utf-8")
