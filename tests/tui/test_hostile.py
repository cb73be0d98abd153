"""Nothing of a story reaches the terminal but letters: a recording of all that the application writes proves it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.config import Config
from reader.library import Library
from reader.model import Analysis, Block, Document, Entity, Event, Figure, Mark, Mention, Sentence, Span, Statement, Story, Time
from reader.tui.article import Article

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.tui.conftest import Open, Record

PAYLOADS = (
    "\x1b]0;OWNED\x07",
    "\x1b]52;c;T1dORUQ=\x07",
    "\x1b]8;;https://owned.example\x1b\\",
    "\x1b[2J\x1b[31;47mOWNED\x1b[6n",
    "\x1bPq#0OWNED\x1b\\",
    "\x1b_Gowned\x1b\\",
    "\x1b^OWNED\x1b\\",
    "\x9b31mOWNED\x9d0;OWNED\x9c",
    "\x90OWNED\x9c\x84\x85\x8d",
    "\x0e\x0f\x00\x7f\x08\x08\x0b\x0c",
    "\u202eDENWO\u202c\u2066x\u2069",
    "[red]OWNED[/] [@click=app.quit]OWNED[/]",
)
HOSTILE = " and ".join(PAYLOADS)

# what Textual itself writes: styles, the cursor, erasing, modes, queries, keyboard protocols
OURS = re.compile(
    rb"\x1b\[[0-9;:]*m|\x1b\[[0-9;]*[HJKABCDGdX]|\x1b\[\?[0-9;]+(?:[hl]|\$p)|\x1b\[[<>=?][0-9;]*u|\x1b\[(?:c|>q|[0-9;]*t)|\x1b[78=>]"
    rb"|\x1b\[>[0-9;]*m|\x1b\]22;[a-z-]*\x07"
)


def story(title: str = "A hostile story") -> Story:
    text = f"First {HOSTILE} paragraph.\n\nSecond paragraph of the {HOSTILE} story, with a link."
    marks = (Mark(0, 5, "strong"), Mark(6, 40, "link", href="javascript:alert(1)\x1b]0;OWNED\x07"))
    return Story(
        title=title + HOSTILE,
        source="Source" + HOSTILE,
        url="https://example.org/" + "\x1b]0;OWNED\x07",
        authors=("Author" + HOSTILE,),
        tags=("tag" + HOSTILE,),
        document=Document(text, (Block(0, text.index("\n\n"), "heading", 1), Block(text.index("\n\n") + 2, len(text))), marks),
    )


def test_a_recording_of_reading_hostile_stories_holds_no_control_byte_of_theirs(tmp_path: Path, record: Record) -> None:
    with Library(Config(data_dir=tmp_path / "data")) as library:
        library.add_stories([story(), story("Another")])
        article = f"<article><h1>{HOSTILE}</h1><p>{HOSTILE * 3} the end of it.</p></article>"
        (tmp_path / "page.html").write_text(f"<html><title>{HOSTILE}</title><body>{article}</body></html>")
        (tmp_path / "note.txt").write_text(f"{HOSTILE}\n\n{HOSTILE}")
        list(library.import_(str(tmp_path / "page.html")))
        list(library.import_(str(tmp_path / "note.txt")))
        for found in library.list():
            text = library.story(found).document.text
            library.highlight(found, 0, min(60, len(text)), note=HOSTILE, tags=[HOSTILE])
    keys = [
        b"j",
        b"\r",
        b")",
        b"}",
        b"J",
        b";",
        b"\x1b",
        b"ge",
        b"\r",
        b"gs",
        b"gt",
        b"gf",
        b"gh",
        b"j",
        b"\r",
        b"?",
        b"q",
        b"t",
        b"\x1b",
        b"Q",
    ]
    written = record(tmp_path / "data", keys)
    assert b"A hostile story" in written
    rest = OURS.sub(b"", written).decode("utf-8", "replace")
    left = re.findall(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069].{0,30}", rest)
    assert left == []
    assert "OWNED" in rest, "the words around the sequences stay"


async def test_markup_of_a_story_is_shown_to_the_letter_everywhere(open_app: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """An analysis by a plug-in may carry anything as well."""
    name = "[red]Roe[/] [@click=app.quit]x[/]"
    said = Analysis(
        sentences=(Sentence(0, 9),),
        entities=(Entity("e1", "PER", name, (Mention(0, 5, name, "PER", "e1"),), role=name),),
        times=(Time(0, 5, name, "DATE", name),),
        figures=(Figure(0, 5, name, 1, unit=name, subject=name, source=name),),
        statements=(Statement(0, 5, Span(0, 5), "direct", source=name, cue=name),),
        timeline=(Event(0, 9, "2024-03-30", "day", name, ("e1",)),),
    )
    hostile = Story(title=name, source=name, document=Document(f"First {name} there."))
    async with open_app([hostile], size=(200, 50)) as desk:
        monkeypatch.setattr(Library, "analyze", lambda *_: said)
        await desk.press("enter", "H", "a")
        await desk.type(name)
        for pane in ("sources", "list", "article", "entities", "timeline", "claims"):
            desk.reading.go(pane)
            await desk.settle()
            assert "[red]Roe[/]" in desk.text
        desk.app.screen.query_one(Article).focus()
        await desk.press("g", "h")
        assert "[red]Roe[/] [@click=app.quit]x[/]" in desk.text
        await desk.press("q", ":", *"star")
        assert desk.app.is_running


async def test_a_word_of_a_megabyte_and_fifty_thousand_paragraphs_open_and_scroll(open_app: Open) -> None:
    word = Story(title="A long word", document=Document("x" * 1_000_000))
    many = Story(title="Many paragraphs", document=Document("\n\n".join(["One."] * 50_000)))
    async with open_app([word, many]) as desk:
        await desk.press("enter", "ctrl+f", "G", ")", "J", "G", "(", "g", "g")
        assert desk.reading.story is not None
        await desk.pilot.resize_terminal(80, 24)
        await desk.settle()
        assert "article" in desk.lines[0]
