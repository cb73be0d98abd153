"""How much of what people marked in news stories the analysis finds: floors, a little under what was measured.

The twelve stories from Wikinews are kept without their texts (see tests/data/README.md), so they are scored only where the
texts are; the ten short ones were written for this project and are scored everywhere.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reader.analysis import analyze

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.model import Analysis, Entity, Figure

Gold = dict[str, Any]

DATA = Path(__file__).resolve().parents[1] / "data"

WIKINEWS_FLOORS = {
    "figures": 97,
    "figures' modifiers": 98,
    "figures' units": 94,
    "figures' sources": 86,
    "statements": 96,
    "statements with speaker": 96,
    "timeline": 84,
}
STORIES_FLOORS = {
    "entities": 87,
    "linking": 50,
    "roles": 80,
    "times": 96,
    "times' values": 94,
    "figures": 97,
    "figures' modifiers": 97,
    "figures' units": 96,
    "figures' sources": 97,
    "statements": 97,
    "statements with speaker": 97,
    "timeline": 93,
}
SMALL_WORDS = frozenset(
    {"the", "a", "an", "of", "and", "in", "for", "to", "by", "s", "at", "on", "mr", "mrs", "his", "her", "its", "their"}
)


class Tally:
    """What was wanted, found and right, by measure, over all stories."""

    def __init__(self) -> None:
        self.wanted: defaultdict[str, int] = defaultdict(int)
        self.found: defaultdict[str, int] = defaultdict(int)
        self.right: defaultdict[str, int] = defaultdict(int)

    def add(self, measure: str, wanted: int, found: int, right: int) -> None:
        """Count one story's."""
        self.wanted[measure] += wanted
        self.found[measure] += found
        self.right[measure] += right

    def f1(self, measure: str) -> float:
        """Give the measure's F1 in percent."""
        return 200 * self.right[measure] / max(1, self.wanted[measure] + self.found[measure])


def stories(name: str) -> list[Gold]:
    """Read a file of gold stories."""
    with (DATA / name).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def common(start: int, end: int, other: Gold) -> int:
    """Count the code points that a stretch shares with a gold item."""
    return min(end, int(other["end"])) - max(start, int(other["start"]))


def words(text: str) -> set[str]:
    """Give the words of a name that tell it from others."""
    return set(re.findall(r"[\w.]*\w", text.lower())) - SMALL_WORDS


def named(text: str, accepted: Iterable[str]) -> bool:
    """Tell whether a name shares a word with an accepted one."""
    return any(words(text) & words(name) for name in accepted)


def singular(unit: str) -> str:
    """Give a unit without its plural s."""
    return re.sub(r"(?<=ie)s$|(?<=[^s])s$", "", unit.lower().strip()).replace("ie", "y")


def measured(unit: str, accepted: Iterable[str]) -> bool:
    """Tell whether a unit, or its last word, is an accepted one."""
    if not unit:
        return False
    last = unit.lower().split()[-1]
    return bool({singular(unit), singular(last)} & {singular(name) for name in accepted})


def worth(figure: Figure, gold: Gold) -> bool:
    """Tell whether a figure has the gold value: 10 or 0.10 for 10 %, 0.25 or 25 for a quarter."""
    value: float | None = gold["value"]
    if value is None:
        return False

    def near(one: float) -> bool:
        return abs(one - value) <= 1e-6 * max(1, abs(value))

    return (
        near(figure.value)
        or ("percent" in gold["units"] and near(figure.value * 100))
        or (value < 1 and near(figure.value / 100))
    )


def score_figures(tally: Tally, gold: Gold, found: Analysis) -> None:
    """Score figures: the span overlaps and the value is the same; then modifier, unit and source of the right ones."""
    figures, used, doubtful = found.figures, set[int](), set[int]()
    for wanted in sorted(gold["figures"], key=lambda item: bool(item["optional"])):
        there = [n for n, figure in enumerate(figures) if n not in used and common(figure.start, figure.end, wanted) > 0]
        if wanted["optional"]:
            doubtful.update(there)
            continue
        tally.add("figures", 1, 0, 0)
        tally.add("figures' sources", bool(wanted["source"]), 0, 0)
        right = next((n for n in there if worth(figures[n], wanted)), None)
        if right is None:
            continue
        used.add(right)
        figure = figures[right]
        tally.add("figures", 0, 0, 1)
        tally.add("figures' modifiers", 1, 1, figure.modifier == wanted["modifier"])
        tally.add("figures' units", 1, 1, measured(figure.unit, wanted["units"]))
        tally.add(
            "figures' sources", 0, bool(figure.source), bool(figure.source) and named(figure.source, wanted["source"] or ())
        )
    tally.add("figures", 0, len(used | (set(range(len(figures))) - doubtful)), 0)


def speaker(source: str, entity: Entity | None) -> str:
    """Give all the words that name a statement's speaker."""
    return " ".join([source, *([entity.name, *(mention.text for mention in entity.mentions)] if entity else [])])


def score_statements(tally: Tally, gold: Gold, found: Analysis) -> None:
    """Score statements: contents that share half of their code points pair up; then the speaker must be the same."""
    people = {entity.id: entity for entity in found.entities}
    pairs = []
    for i, wanted in enumerate(gold["statements"]):
        there = wanted["content"]
        for j, statement in enumerate(found.statements):
            shared = common(*statement.content, there)
            union = statement.content.end - statement.content.start + there["end"] - there["start"] - shared
            if shared > 0 and shared / union >= 0.5:
                pairs.append((-shared / union, bool(wanted["optional"]), i, j))
    match: dict[int, int] = {}
    for _, _, i, j in sorted(pairs):
        if i not in match and j not in match.values():
            match[i] = j
    doubtful = sum(bool(gold["statements"][i]["optional"]) for i in match)
    for measure in ("statements", "statements with speaker"):
        tally.add(measure, 0, len(found.statements) - doubtful, 0)
    for i, wanted in enumerate(gold["statements"]):
        if not wanted["optional"]:
            said = found.statements[match[i]] if i in match else None
            told = said is not None and named(speaker(said.source, people.get(said.speaker)), wanted["speaker"])
            tally.add("statements", 1, 0, said is not None)
            tally.add("statements with speaker", 1, 0, told)


def score_timeline(tally: Tally, gold: Gold, found: Analysis) -> None:
    """Score events: the sentence overlaps and the date is an accepted one."""
    events, used, doubtful = found.timeline, set[int](), set[int]()
    for wanted in sorted(gold["timeline"], key=lambda item: bool(item["optional"])):
        there = (
            n
            for n, event in enumerate(events)
            if n not in used and event.when in wanted["when"] and common(event.start, event.end, wanted) > 0
        )
        right = next(there, None)
        if wanted["optional"]:
            doubtful.update(set() if right is None else {right})
            continue
        tally.add("timeline", 1, 0, right is not None)
        used.update(set() if right is None else {right})
    tally.add("timeline", 0, len(used | (set(range(len(events))) - doubtful)), 0)


def score_names(tally: Tally, gold: Gold, found: Analysis) -> None:
    """Score names (span and type), which mentions with different words are one, and the roles of people."""
    optional = {(m["start"], m["end"]) for entity in gold["entities"] for m in entity["mentions"] if m.get("optional")}
    wanted = {(m["start"], m["end"], e["type"]) for e in gold["entities"] for m in e["mentions"] if m["kind"] == "name"}
    there = {(m.start, m.end, e.type) for e in found.entities for m in e.mentions if m.kind == "name"}
    wanted, there = ({name for name in names if name[:2] not in optional} for names in (wanted, there))
    tally.add("entities", len(wanted), len(there), len(wanted & there))

    chain = {
        (m["start"], m["end"]): (e["id"], m["text"]) for e in gold["entities"] if e["type"] != "MISC" for m in e["mentions"]
    }
    answer = {(m.start, m.end): e.id for e in found.entities for m in e.mentions}
    for one, two in combinations(chain, 2):
        if chain[one][1].lower() != chain[two][1].lower():
            same = chain[one][0] == chain[two][0]
            joined = one in answer and two in answer and answer[one] == answer[two]
            tally.add("linking", same, joined, same and joined)

    for entity in gold["entities"]:
        if entity.get("roles"):
            first = entity["mentions"][0]
            roles = [
                e.role for e in found.entities if e.type == "PER" and any(common(m.start, m.end, first) > 0 for m in e.mentions)
            ]
            tally.add("roles", 1, 1, any(role.lower().endswith(tuple(map(str.lower, entity["roles"]))) for role in roles))


def score_times(tally: Tally, gold: Gold, found: Analysis) -> None:
    """Score time expressions: the exact span, and the value of those that overlap."""
    pairs = []
    for i, wanted in enumerate(gold["times"]):
        for j, time in enumerate(found.times):
            shared = common(time.start, time.end, wanted)
            if shared > 0:
                pairs.append(((time.start, time.end) != (wanted["start"], wanted["end"]), -shared, i, j))
    match: dict[int, int] = {}
    for _, _, i, j in sorted(pairs):
        if i not in match and j not in match.values():
            match[i] = j
    doubtful = sum(bool(gold["times"][i].get("optional")) for i in match)
    for i, wanted in enumerate(gold["times"]):
        if not wanted.get("optional"):
            there = found.times[match[i]] if i in match else None
            tally.add("times", 1, 0, there is not None and (there.start, there.end) == (wanted["start"], wanted["end"]))
            tally.add("times' values", 1, 0, there is not None and there.value == wanted["value"])
    for measure in ("times", "times' values"):
        tally.add(measure, 0, len(found.times) - doubtful, 0)


CLAIMS = (score_figures, score_statements, score_timeline)


def tally_of(documents: Iterable[tuple[str, Gold]], scores: Sequence[Callable[[Tally, Gold, Analysis], None]]) -> Tally:
    """Analyse each text and score it against its gold."""
    tally = Tally()
    for text, gold in documents:
        found = analyze(text, date.fromisoformat(gold["date"]))
        for score in scores:
            score(tally, gold, found)
    return tally


@pytest.fixture(scope="module")
def wikinews(shared: Path) -> Tally:
    """The scores of the twelve Wikinews stories, where all of their texts are."""
    source = shared / "entities" / "gold" / "gum_news.test.jsonl"
    if not source.is_file():
        pytest.skip("the texts of the Wikinews stories are absent")
    with source.open(encoding="utf-8") as lines:
        texts = {hashlib.sha256(text.encode()).hexdigest(): text for text in (json.loads(line)["text"] for line in lines)}
    documents = stories("wikinews.jsonl")
    if any(gold["sha256"] not in texts for gold in documents):
        pytest.skip("the texts of the Wikinews stories are not the ones that were annotated")
    return tally_of(((texts[gold["sha256"]], gold) for gold in documents), CLAIMS)


@pytest.fixture(scope="module")
def short() -> Tally:
    """The scores of the ten short stories."""
    return tally_of(((gold["text"], gold) for gold in stories("stories.jsonl")), (*CLAIMS, score_names, score_times))


@pytest.mark.parametrize("measure", WIKINEWS_FLOORS)
def test_wikinews_stories_are_understood_as_well_as_before(wikinews: Tally, measure: str) -> None:
    assert wikinews.f1(measure) >= WIKINEWS_FLOORS[measure]


@pytest.mark.parametrize("measure", STORIES_FLOORS)
def test_short_stories_are_understood_as_well_as_before(short: Tally, measure: str) -> None:
    assert short.f1(measure) >= STORIES_FLOORS[measure]


def test_gold_of_the_short_stories_points_into_their_texts() -> None:
    for gold in stories("stories.jsonl"):
        text = gold["text"]
        assert 60 <= len(text.split()) <= 120
        for item in [*gold["times"], *gold["figures"], *(m for entity in gold["entities"] for m in entity["mentions"])]:
            assert text[item["start"] : item["end"]] == item["text"]
        for item in [*gold["timeline"], *(statement["content"] for statement in gold["statements"])]:
            assert 0 <= item["start"] < item["end"] <= len(text)


def test_gold_of_the_wikinews_stories_holds_no_running_text() -> None:
    for gold in stories("wikinews.jsonl"):
        items = [*gold["figures"], *gold["statements"], *gold["timeline"]]
        assert "text" not in gold
        assert not any({"text", "content_text", "event"} & set(item) for item in items)
