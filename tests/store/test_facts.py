"""What stories say, in tables: kept, made anew, felt by corrections; and a file of an earlier version."""

from __future__ import annotations

import json
import sqlite3
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader import wire
from reader.errors import NotFound
from reader.model import Analysis, Correction, Document, Entity, Event, Figure, Mention, Sentence, Span, Statement
from reader.query import parse
from reader.store import analyses, corrections, facts, journal, pages, selection, stories
from reader.store.database import Database
from reader.store.schema import APPLICATION_ID, FIRST

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from reader.model import EntityType, Story

    Make = Callable[..., Story]

VERSION = "test-1"


def analysis(text: str, *named: tuple[EntityType, str, str], role: str = "", event: str = "2024-03-30") -> Analysis:
    """Make an analysis of a text: each entity with its name and the words that mention it, parted by `|`."""
    entities = []
    for number, (kind, name, words) in enumerate(named, start=1):
        mentions = tuple(
            Mention(text.index(w), text.index(w) + len(w), w, type=kind, entity=f"e{number}")
            for w in (words or name).split("|")
        )
        entities.append(Entity(f"e{number}", kind, name, mentions, role if number == 1 else ""))
    ids = tuple(each.id for each in entities)
    return Analysis(
        sentences=(Sentence(0, len(text)),),
        entities=tuple(entities),
        figures=(Figure(0, 2, text[:2], 12.0, upper=20.0, unit="death", subject="Gaza"),),
        statements=(Statement(0, len(text), Span(0, 10), "direct", speaker=ids[0], source="he", cue="said"),) if ids else (),
        timeline=(Event(0, len(text), event, "day", text[:30], entities=ids),),
    )


class Desk:
    """A library's tables, with stories and their analyses put in by a line each."""

    def __init__(self, database: Database, make: Make, now: datetime) -> None:
        self.database, self.make, self.now = database, make, now

    def tell(
        self, text: str, *named: tuple[EntityType, str, str], title: str = "", role: str = "", event: str = "2024-03-30"
    ) -> str:
        with self.database.writing() as connection:
            ((id_, _),) = stories.add(connection, [self.make(title or text, text, published=self.now)], self.now)
            analyses.keep_for(connection, id_, VERSION, analysis(text, *named, role=role, event=event))
        return id_

    def key(self, story: str, entity: str = "e1") -> str:
        with self.database.reading() as connection:
            return pages.key_of_entity(connection, story, entity)

    def ids(self, query: str) -> set[str]:
        with self.database.reading() as connection:
            return set(selection.ids(connection, parse(query)))

    def correct(self, **fields: str) -> None:
        made = corrections.with_id(replace(Correction(**fields), made=self.now))  # type: ignore[arg-type]
        with self.database.writing() as connection:
            journal.correct(connection, "Corrected", [(made.id, corrections.to_row(made))])

    def undo(self) -> None:
        with self.database.writing() as connection:
            assert journal.undo(connection) == "Corrected"

    def rows(self) -> dict[str, int]:
        tables = ("named", "forms", "events", "event_entities", "figures", "figure_entities", "statements", "told")
        with self.database.reading() as connection:
            return {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}


@pytest.fixture
def desk(database: Database, make: Make, now: datetime) -> Desk:
    """An empty library's tables."""
    return Desk(database, make, now)


def test_one_name_is_one_entity_in_all_stories(desk: Desk) -> None:
    one = desk.tell("Benjamin Netanyahu spoke in Israel.", ("PER", "Benjamin Netanyahu", ""), ("LOC", "Israel", ""))
    two = desk.tell("Prime Minister Benjamin Netanyahu left.", ("PER", "Benjamin Netanyahu", ""))
    assert desk.key(one) == desk.key(two) == "PER:benjamin netanyahu"
    assert desk.ids("person:netanyahu") == desk.ids('entity:"PER:benjamin netanyahu"') == {one, two}
    assert desk.ids("org:netanyahu") == desk.ids("person:net") == set()
    assert desk.ids("-person:netanyahu") == set()


def test_two_people_of_one_name_have_two_keys(desk: Desk) -> None:
    one = desk.tell("John Smith of the Senate.", ("PER", "John Smith", ""), ("ORG", "Senate", ""), role="senator")
    two = desk.tell("John Smith of United.", ("PER", "John Smith", ""), ("ORG", "United", ""), role="striker")
    again = desk.tell("John Smith, senator.", ("PER", "John Smith", ""), role="senator")
    assert desk.key(one) == desk.key(again) == "PER:john smith"
    assert desk.key(two) == "PER:john smith#1"
    assert desk.ids('entity:"PER:john smith#1"') == {two}
    assert desk.ids('person:"john smith"') == {one, two, again}
    desk.correct(kind="same", type="PER", name="John Smith", to_name="John Smith")
    assert desk.key(two) == "PER:john smith"
    desk.undo()
    assert desk.key(two) == "PER:john smith#1"


def test_two_of_one_name_become_one_when_what_is_learnt_says_so(desk: Desk) -> None:
    one = desk.tell("John Smith of the Senate.", ("PER", "John Smith", ""), ("ORG", "Senate", ""), role="senator")
    two = desk.tell("John Smith of the House.", ("PER", "John Smith", ""), ("ORG", "House", ""), role="lawyer")
    assert desk.key(one) != desk.key(two)
    company: tuple[tuple[EntityType, str, str], ...] = (("ORG", "Senate", ""), ("ORG", "House", ""))
    both = desk.tell("John Smith, lawyer, Senate, House.", ("PER", "John Smith", ""), *company, role="lawyer")
    again = desk.tell(
        "John Smith, lawyer in the Senate, Court.", ("PER", "John Smith", ""), ("ORG", "Court", ""), role="senator lawyer"
    )
    assert desk.key(one) == desk.key(two) == desk.key(both) == desk.key(again)


def test_another_name_told_by_one_story_is_known_in_others_before_and_after(desk: Desk) -> None:
    short = desk.tell("IAEA inspectors left.", ("ORG", "IAEA", ""))
    assert desk.key(short) == "ORG:iaea"
    name = "International Atomic Energy Agency"
    full = desk.tell(f"The {name} (IAEA) met.", ("ORG", name, f"{name}|IAEA"))
    later = desk.tell("The IAEA spoke.", ("ORG", "IAEA", ""))
    assert desk.key(short) == desk.key(full) == desk.key(later)
    assert desk.ids("org:IAEA") == desk.ids('org:"atomic energy"') == {short, full, later}


def test_a_surname_is_its_only_bearer_s_where_the_company_agrees(desk: Desk) -> None:
    company: tuple[tuple[EntityType, str, str], ...] = (("ORG", "Hamas", ""), ("ORG", "Mossad", ""))
    full = desk.tell("Benjamin Netanyahu, Hamas, Mossad.", ("PER", "Benjamin Netanyahu", ""), *company)
    short = desk.tell("Netanyahu on Hamas and Mossad.", ("PER", "Netanyahu", ""), *company)
    other = desk.tell("Netanyahu sang.", ("PER", "Netanyahu", ""))
    assert desk.key(short) == desk.key(full)
    assert desk.key(other) != desk.key(full)


def test_what_a_story_said_goes_with_its_text_and_its_analysis(desk: Desk, make: Make) -> None:
    id_ = desk.tell("Hamas spoke.", ("ORG", "Hamas", ""), title="Talks")
    before = desk.rows()
    with desk.database.writing() as connection:
        analyses.keep_for(connection, id_, "test-2", analysis("Hamas spoke.", ("ORG", "Hamas", "")))
    assert desk.rows() == before
    with desk.database.writing() as connection:
        key = stories.key_of(connection, id_)
        old = stories.by_key(connection, key)
        stories.put(connection, key, old, replace(old, document=Document("Nobody spoke.")), desk.now)
        assert facts.pending(connection, "test-2") == 1
    assert set(desk.rows().values()) == {0}
    with pytest.raises(NotFound):
        desk.key(id_)


def test_the_trash_says_nothing_until_it_is_taken_back(desk: Desk) -> None:
    id_ = desk.tell("Hamas spoke.", ("ORG", "Hamas", ""))
    with desk.database.writing() as connection:
        journal.mark(connection, [id_], trashed=True)
        assert facts.pending(connection, "test-2") == 0
        assert pages.entity_page(connection, "ORG:hamas").stories == ()
    assert desk.ids("org:hamas") == set()
    with desk.database.writing() as connection:
        journal.undo(connection)
        page = pages.entity_page(connection, "ORG:hamas")
    assert [each.place.story for each in page.stories] == [id_]


def test_a_correction_holds_for_all_stories_and_can_be_taken_back(desk: Desk) -> None:
    one = desk.tell("Ramadan began.", ("ORG", "Ramadan", ""))
    two = desk.tell("The Ramadan feast.", ("ORG", "Ramadan", ""))
    desk.correct(kind="type", type="ORG", name="Ramadan", to_type="MISC")
    assert desk.key(one) == desk.key(two) == "MISC:ramadan"
    assert desk.ids("org:ramadan") == set()
    assert desk.ids("entity:ramadan") == {one, two}
    desk.undo()
    assert desk.ids("org:ramadan") == {one, two}
    desk.correct(kind="none", type="ORG", name="Ramadan")
    assert desk.ids("entity:ramadan") == desk.ids("says:ramadan") == set()
    three = desk.tell("Ramadan ended.", ("ORG", "Ramadan", ""))
    assert desk.ids("entity:ramadan") == set()
    desk.undo()
    assert desk.ids("entity:ramadan") == {one, two, three}


def test_the_same_as_joins_types_and_names_and_later_stories(desk: Desk) -> None:
    one = desk.tell("MBZ spoke.", ("ORG", "MBZ", ""))
    desk.correct(kind="same", type="ORG", name="MBZ", to_type="PER", to_name="Mohamed bin Zayed")
    two = desk.tell("MBZ left.", ("ORG", "MBZ", ""))
    three = desk.tell("Mohamed bin Zayed came.", ("PER", "Mohamed bin Zayed", ""))
    assert desk.key(one) == desk.key(two) == desk.key(three) == "PER:mohamed bin zayed"
    assert desk.ids("person:MBZ") == desk.ids('person:"bin zayed"') == {one, two, three}


def test_not_the_same_as_parts_mentions_in_every_story(desk: Desk) -> None:
    id_ = desk.tell(
        "Benjamin Netanyahu and Sara Netanyahu.", ("PER", "Benjamin Netanyahu", "Benjamin Netanyahu|Sara Netanyahu")
    )
    assert desk.ids('person:"Sara Netanyahu"') == {id_}
    assert desk.ids('entity:"PER:sara netanyahu"') == set()
    desk.correct(kind="apart", type="PER", name="Benjamin Netanyahu", to_name="Sara Netanyahu")
    assert desk.ids('entity:"PER:sara netanyahu"') == {id_}
    assert desk.key(id_, "e2") == "PER:sara netanyahu"
    desk.undo()
    with desk.database.reading() as connection:
        assert pages.entity_page(connection, "PER:sara netanyahu").key == desk.key(id_) == "PER:benjamin netanyahu"
    with pytest.raises(NotFound):
        desk.key(id_, "e2")


def test_a_page_of_an_entity_that_is_hidden_or_unknown_is_not_found(desk: Desk) -> None:
    desk.tell("Hamas spoke.", ("ORG", "Hamas", ""))
    desk.correct(kind="hide", type="MISC", name="Hamas")
    with desk.database.reading() as connection:
        for key in ("ORG:hamas", "ORG:nobody", "hamas", "", "PER:x#99999999999999999999"):
            with pytest.raises(NotFound):
                pages.entity_page(connection, key)


def test_a_file_of_the_first_version_is_brought_up_to_date_with_what_it_holds(path: Path, make: Make, now: datetime) -> None:
    path.parent.mkdir()
    text = "Hamas spoke."
    old = sqlite3.connect(path)
    for statement in FIRST:
        old.execute(statement)
    old.execute(
        "INSERT INTO stories (id, title, url, source, feed, guid, origin, authors, added, sort, language, enclosures, sent,"
        " whole, analysed) VALUES ('abcdef01', 'Talks', '', '', '', '', '', '[]', 1, 1, '', '[]', '', 1, 'hash')"
    )
    old.execute("INSERT INTO texts VALUES (1, ?, '[]', '[]')", (text,))
    found = json.dumps(wire.analysis_to_json(analysis(text, ("ORG", "Hamas", ""))))
    old.execute("INSERT INTO analyses VALUES ('hash', ?, ?)", (VERSION, zlib.compress(found.encode())))
    old.execute("INSERT INTO journal (label, changes) VALUES ('Marked 1 story read', '[[\"flag\",\"read\",1,[1]]]')")
    old.execute("PRAGMA user_version=1")
    old.execute(f"PRAGMA application_id={APPLICATION_ID}")
    old.commit()
    old.close()
    database = Database(path)
    with database.writing() as connection:
        assert [each.title for each in stories.listed(connection, ["abcdef01"])] == ["Talks"]
        assert journal.undo(connection) == "Marked 1 story read"
        assert facts.pending(connection, VERSION) == 1
        kept = analyses.get(connection, "hash", VERSION)
        assert kept
        facts.keep(connection, "hash", VERSION, kept)
        assert facts.pending(connection, VERSION) == 0
        assert selection.ids(connection, parse("org:hamas")) == ["abcdef01"]
    database.close()
