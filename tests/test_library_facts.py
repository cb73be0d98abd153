"""What many stories say, through the library: queries, pages of entities, corrections, and work in the background."""

from __future__ import annotations

import json
import threading
import time
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from reader import plugins
from reader.config import AnalysisSettings, Config
from reader.errors import InputError, LibraryError, NotFound, UsageError
from reader.library import Library
from reader.model import Analysis, Correction, Document, Entity, Event, Figure, Mention, Sentence, Span, Statement, Story
from reader.wire import correction_to_json

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAY = datetime(2024, 3, 4, 12, tzinfo=UTC)
CAIRO = "Jane Roe flew to Cairo on 7 March. \u201cTruce talks\nresume,\u201d said Roe. At least 1,160 people died in Gaza."


def analysis(text: str, *, day: str = "2024-03-07", deaths: float = 1160, role: str = "minister") -> Analysis:
    """Say what the text about Cairo says."""

    def mentions(key: str, kind: str, *words: str) -> tuple[Mention, ...]:
        found = [(text.index(word), word) for word in words if word in text]
        return tuple(Mention(at, at + len(word), word, kind, key) for at, word in found)  # type: ignore[arg-type]

    first = text.index(". ") + 1
    second = text.index("Roe.") + 4
    quoted = text.index("\u201c")
    return Analysis(
        sentences=(Sentence(0, first), Sentence(first + 1, second), Sentence(second + 1, len(text))),
        entities=(
            Entity("e1", "PER", "Jane Roe", mentions("e1", "PER", "Jane Roe"), role),
            Entity("e2", "LOC", "Cairo", mentions("e2", "LOC", "Cairo")),
            Entity("e3", "LOC", "Gaza", mentions("e3", "LOC", "Gaza")),
        ),
        figures=(Figure(second + 1, second + 15, "At least 1,160", deaths, modifier="at least", unit="death", subject="Gaza"),),
        statements=(Statement(quoted, second, Span(quoted + 1, quoted + 20), "direct", "Roe", "said", "e1"),),
        timeline=(Event(0, first, day, "day", "Jane Roe flew to Cairo", ("e1", "e2")),),
    )


def add(library: Library, title: str, text: str = CAIRO, *, days: int = 0, found: Analysis | None = None) -> str:
    story = Story(title=title, document=Document(text), source="Desk", published=DAY + timedelta(days=days))
    ((id_, _),) = library.add_stories([story])
    if found is not None:
        library.keep_analysis(id_, found)
    return id_


@pytest.fixture
def told(library: Library) -> str:
    """Give a story whose analysis is kept."""
    return add(library, "Talks", found=analysis(CAIRO))


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("person:roe", True),
        ('person:"Jane Roe"', True),
        ("person:cairo", False),
        ("place:cairo", True),
        ("org:cairo", False),
        ("entity:CAIRO", True),
        ('entity:"PER:jane roe"', True),
        ("person:%", False),
        ("says:roe", True),
        ("says:Jane", True),
        ("says:cairo", False),
        ('quote:"truce talks resume"', True),
        ("quote:flew", False),
        ("quote:truce", True),
        ("event:2024-03-07", True),
        ("event:2024-03", True),
        ("event:2024", True),
        ("event:2024-03-08", False),
        ("event:2024-02..2024-03", True),
        ("figure:>1000", True),
        ("figure:>1160", False),
        ("figure:>=1,160", True),
        ("figure:<1160", False),
        ("figure:<=1160", True),
        ("figure:=1160", True),
        ("figure:1160", True),
        ("figure:1000..2000", True),
        ("figure:1..10.5", False),
        ("-figure:1160", False),
        ("person:roe talks figure:>5", True),
    ],
)
def test_stories_are_found_by_what_they_say(library: Library, told: str, query: str, is_found: bool) -> None:
    assert library.list(query) == library.search(query) == ([told] if is_found else [])
    library.index()
    assert library.list(query) == library.search(query) == ([told] if is_found else [])


@pytest.mark.parametrize(
    "query", ["figure:many", "figure:>", "figure:1..", "event:soon", "event:2024..", "person:", "figur:>3"]
)
def test_a_query_that_says_nothing_is_told(library: Library, query: str) -> None:
    with pytest.raises(UsageError):
        library.list(query)


def test_a_page_holds_all_that_stories_say_of_an_entity(library: Library, told: str) -> None:
    text = CAIRO.replace("Cairo", "Doha")
    late = add(library, "Later", text, days=14, found=analysis(text, role="prime minister"))
    key = library.entity_of(told, "e1")
    page = library.entity(key)
    assert (page.key, page.type, page.name) == ("PER:jane roe", "PER", "Jane Roe")
    assert page.roles == (("minister", 1), ("prime minister", 1))
    assert (page.first, page.last, page.stories_count) == (date(2024, 3, 4), date(2024, 3, 18), 2)
    assert page.weeks == ((date(2024, 3, 4), 1), (date(2024, 3, 11), 0), (date(2024, 3, 18), 1))
    assert [(each.name, each.stories) for each in page.company] == [("Gaza", 2), ("Cairo", 1)]
    assert [each.place.story for each in page.stories] == [late, told]
    assert library.list(page.query) == [late, told]
    (event, _) = page.events
    assert (event.when, event.event) == ("2024-03-07", "Jane Roe flew to Cairo")
    assert CAIRO[event.place.start : event.place.end] == "Jane Roe flew to Cairo on 7 March."
    assert [each.words for each in page.statements] == ["Truce talks\nresume,"] * 2
    gaza = library.entity(library.entity_of(told, "e3"))
    assert [(each.value, each.upper, each.subject) for each in gaza.figures] == [(1160, None, "Gaza")] * 2


def test_disagreeing_dates_and_figures_stand_side_by_side(library: Library, told: str) -> None:
    other = add(library, "Elsewhere", CAIRO + " ", days=1, found=analysis(CAIRO, day="2024-03-08", deaths=1200))
    add(library, "Much later", CAIRO + "  ", days=30, found=analysis(CAIRO, deaths=5000))
    (dates,) = library.entity(library.entity_of(told, "e1")).disputes
    assert (dates.kind, {side.place.story for side in dates.sides} >= {told, other}) == ("date", True)
    (deaths,) = library.entity(library.entity_of(told, "e3")).disputes
    assert (deaths.kind, deaths.about) == ("figure", "death, gaza")
    assert {side.place.story for side in deaths.sides} == {told, other}


def test_an_entity_that_is_nowhere_is_not_found(library: Library, told: str) -> None:
    for call in (
        lambda: library.entity("PER:nobody"),
        lambda: library.entity_of(told, "e99"),
        lambda: library.entity_of("ff", "e1"),
    ):
        with pytest.raises(NotFound):
            call()


def test_a_correction_is_applied_to_what_is_read_and_to_every_query(library: Library, told: str) -> None:
    made = library.correct(Correction(kind="type", type="LOC", name="Cairo", to_type="ORG"))
    assert [each.type for each in library.analyze(library.story(told)).entities] == ["PER", "ORG", "LOC"]
    assert library.list("org:cairo") == [told]
    assert library.corrections() == [made]
    assert library.undo() == "Corrected: Cairo is an organization"
    assert (library.list("org:cairo"), library.corrections()) == ([], [])
    assert library.redo() == "Corrected: Cairo is an organization"
    library.remove_correction(made.id)
    assert library.list("org:cairo") == []
    assert library.undo() == "Took back: Cairo is an organization"
    assert library.list("org:cairo") == [told]
    with pytest.raises(NotFound):
        library.remove_correction("c-none")


def test_a_later_correction_takes_the_place_of_an_earlier_one(library: Library) -> None:
    first = library.correct(Correction(kind="type", type="LOC", name="Cairo", to_type="ORG"))
    second = library.correct(Correction(kind="type", type="LOC", name="cairo", to_type="MISC"))
    assert (first.id, library.corrections()) == (second.id, [second])
    library.undo()
    assert library.corrections() == [first]


def test_corrections_go_to_another_library_and_back(library: Library, tmp_path: Path) -> None:
    library.correct(Correction(kind="hide", type="LOC", name="Cairo"))
    library.correct(Correction(kind="same", type="ORG", name="MBZ", to_type="PER", to_name="Mohamed bin Zayed"))
    written = json.dumps({"corrections": [correction_to_json(each) for each in library.corrections()]}).encode()
    with Library(Config(data_dir=tmp_path / "other")) as other:
        assert other.import_corrections(written) == 2
        assert [(c.id, c.kind, c.to_name) for c in other.corrections()] == [
            (c.id, c.kind, c.to_name) for c in library.corrections()
        ]
        assert other.import_corrections(written) == 0
        assert other.undo() == "Imported 2 corrections"
        assert other.corrections() == []


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff", b"[]", b"{}", b'{"corrections": 1}', b'{"corrections": [1]}', b'{"corrections": [{"kind": "hide"}]}'],
)
def test_what_is_no_document_of_corrections_is_refused(library: Library, data: bytes) -> None:
    with pytest.raises(InputError):
        library.import_corrections(data)
    assert library.corrections() == []


def test_one_bad_correction_keeps_out_all(library: Library) -> None:
    data = b'{"corrections": [{"kind": "hide", "type": "LOC", "name": "A"}, {"kind": [], "type": {}, "name": "B"}]}'
    with pytest.raises(UsageError):
        library.import_corrections(data)
    assert library.corrections() == []


# the background


REPORTS = ["Benjamin Netanyahu flew to Cairo on Sunday.", "Hamas spoke in Doha.", "Qatar and Egypt mediate."]


def test_stories_that_wait_are_worked_through_the_newest_first_and_only_once(library: Library) -> None:
    ids = [add(library, f"Report {n}", text, days=n) for n, text in enumerate(REPORTS)]
    assert library.pending_analyses() == 3
    seen: list[tuple[int, int]] = []
    assert library.analyze_pending(limit=1) == 1
    assert library.list("place:qatar") == [ids[2]]
    assert library.list("place:cairo") == []
    assert library.analyze_pending(progress=lambda done, total: seen.append((done, total))) == 2
    assert seen == [(1, 2), (2, 2)]
    assert (library.pending_analyses(), library.analyze_pending()) == (0, 0)
    assert library.list("person:netanyahu") == [ids[0]]


def test_nothing_is_begun_once_it_is_to_stop(library: Library) -> None:
    add(library, "Report", REPORTS[0])
    assert library.analyze_pending(stop=lambda: True) == 0
    assert library.pending_analyses() == 1


@pytest.fixture
def slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """Give a library whose analyzer, a plug-in, never ends with one text, ends its process at another and fails at a third."""
    folder = tmp_path / "plugin"
    (folder / "slow-1.dist-info").mkdir(parents=True)
    (folder / "slow-1.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: slow\nVersion: 1\n")
    (folder / "slow-1.dist-info" / "entry_points.txt").write_text("[newsreader.analyzers]\nslow = slow_analyzer:make\n")
    (folder / "slow_analyzer.py").write_text(
        "import os, time\n"
        "from reader.model import Analysis\n"
        "from reader.plugins import Analyzer\n"
        "def analyze(text, day):\n"
        "    if 'sleep' in text: time.sleep(60)\n"
        "    if 'end' in text: os._exit(1)\n"
        "    if 'fail' in text: raise ValueError(text)\n"
        "    return Analysis()\n"
        "def make(name): return Analyzer('slow', analyze)\n"
    )
    monkeypatch.syspath_prepend(str(folder))
    assert plugins.analyzer("slow").version == "slow"
    with Library(Config(data_dir=tmp_path / "slow", analysis=AnalysisSettings("slow"))) as library:
        yield library


def test_a_text_that_defeats_the_analyzer_does_not_stop_the_rest(slow: Library) -> None:
    for n, text in enumerate(("fine", "fail here", "end here", "fine too")):
        add(slow, text, text, days=n)
    assert slow.analyze_pending() == 4
    assert slow.pending_analyses() == 0


@pytest.mark.parametrize("how", ["stop", "close"])
def test_work_ends_at_once_in_the_middle_of_a_text(slow: Library, how: str) -> None:
    add(slow, "Long", "sleep")
    stop, asked, results = threading.Event(), threading.Semaphore(0), []

    def is_stopped() -> bool:
        asked.release()
        return stop.is_set()

    thread = threading.Thread(target=lambda: results.append(slow.analyze_pending(is_stopped)))
    thread.start()
    for _ in range(5):  # by then the process has the text and is asked whether to wait on
        assert asked.acquire(timeout=10)
    began = time.monotonic()
    stop.set() if how == "stop" else slow.close()
    thread.join(10)
    assert results == [0]
    assert time.monotonic() - began < 5
    if how == "close":
        with pytest.raises(LibraryError):
            slow.pending_analyses()
