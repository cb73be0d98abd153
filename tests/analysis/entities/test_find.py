"""Names in running text: offsets that hold for anything, and floors on sentences of our own."""

from __future__ import annotations

import re
import time
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis.entities import find
from reader.text.sentences import sentences

if TYPE_CHECKING:
    from reader.model import Entity, Mention

MARK = re.compile(r"\[(PER|ORG|LOC|MISC) ([^\]]+)\]")

MARKED = """\
The [MISC French] president, [PER Emmanuel Macron], said on Monday that [LOC Paris] would send a new envoy to [LOC Lebanon].

[PER Angela Merkel] met [PER Barack Obama] in [LOC Berlin] before the talks with the [ORG European Union]. [PER Merkel] spoke.

The [ORG World Health Organization] reported 40 new cases in [LOC Guinea] and in [LOC Sierra Leone], where doctors are scarce.

Police in [LOC London] arrested [PER John Carter], a teacher from [LOC Manchester], after a fire at [ORG Barclays Bank].

[ORG Microsoft] bought the company for $2 billion, [ORG Reuters] reported, and [ORG Google] declined to comment.

The [MISC Russian] foreign minister, [PER Sergei Lavrov], arrived in [LOC Damascus] on Tuesday; [LOC Moscow] backs him.

The [ORG Supreme Court] in [LOC Washington] will hear the case of [PER Maria Gonzalez] against the [ORG Department of Justice].

Farmers in [LOC Punjab] and [LOC Haryana] blocked roads, and [MISC Indian] officials met their leaders in [LOC New Delhi].

[PER Roger Federer] beat [PER Rafael Nadal] in the final of the [MISC Australian Open] in [LOC Melbourne].

The [ORG United Nations] said that 3,000 people had fled from [LOC Aleppo] to [LOC Turkey] since March.

The mayor of [LOC Chicago], [PER Lori Lightfoot], asked [ORG Congress] for help, and [PER Lightfoot] named no sum.

[LOC North Korea] fired two missiles, [LOC South Korea]'s military said, hours after [PER Kim Jong Un] had spoken of peace.

A spokesman for the [ORG Ministry of Health] in [LOC Kenya] said that [PER Peter Mwangi] would lead the inquiry.

[MISC Israeli] troops entered the [LOC Gaza Strip], and [ORG Hamas] said that six [MISC Palestinians] had been killed.

The [ORG University of Oxford] and [ORG AstraZeneca] began a trial in [LOC Brazil] with [MISC British] money.
"""


def entities(text: str) -> tuple[Entity, ...]:
    return find(text, sentences(text))


def mentions(text: str) -> list[Mention]:
    return sorted((m for entity in entities(text) for m in entity.mentions), key=lambda m: m.start)


def named(text: str) -> dict[str, str]:
    """Give each entity's name with its type."""
    return {entity.name: entity.type for entity in entities(text)}


def parse(marked: str) -> tuple[str, set[tuple[int, int, str]]]:
    """Give the text without marks and the names that were marked."""
    text, names, at = "", set(), 0
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        names.add((len(text), len(text) + len(mark[2]), mark[1]))
        text += mark[2]
        at = mark.end()
    return text + marked[at:], names


def check(text: str) -> None:
    """Hold what every answer must hold."""
    found = entities(text)
    assert [entity.id for entity in found] == [f"e{n}" for n in range(1, len(found) + 1)]
    assert [e.mentions[0].start for e in found] == sorted(e.mentions[0].start for e in found)
    for entity in found:
        assert entity.name
        assert list(entity.mentions) == sorted(entity.mentions, key=lambda m: m.start)
        for mention in entity.mentions:
            assert text[mention.start : mention.end] == mention.text
            assert (mention.entity, mention.type) == (entity.id, entity.type)
    for before, after in pairwise(mentions(text)):
        assert before.end <= after.start


def test_names_of_plain_news_are_found_with_their_types() -> None:
    text, gold = parse(MARKED)
    found = {(m.start, m.end, m.type) for m in mentions(text)}
    right = len(found & gold)
    # a floor: it only rises
    assert 2 * right / (len(found) + len(gold)) >= 0.9


@settings(max_examples=120, deadline=None)
@given(st.text(max_size=300))
def test_offsets_hold_in_any_text(text: str) -> None:
    check(text)


WORDS = st.sampled_from(
    [
        *[
            "Mr.",
            "Anna",
            "Example",
            "said",
            "U.S.",
            "Paris",
            "the",
            "of",
            "IAEA",
            "(",
            ")",
            '"',
            "'",
            ",",
            ".",
            "-",
            "\n",
            "\n\n",
        ],
        *["PARIS", "MOSCOW", "de", "al-Assad", "'s", "Minister", "president", "5", "was", "AT&T", "United", "States", "Bank"],
    ]
)


@settings(max_examples=120, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_offsets_hold_in_text_made_of_names(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n\n",
        "word",
        "Paris",
        "1234 5678",
        "😀 👍🏽 🇫🇷",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "def f(x):\n    return X[0]\n",
    ],
)
def test_little_and_odd_text_is_no_trouble(text: str) -> None:
    check(text)


def test_a_headline_in_capitals_is_read_like_any_other() -> None:
    text = "PRESIDENT OBAMA VISITS LONDON FOR TALKS\n\nBarack Obama arrived in London on Sunday."
    found = named(text)
    assert found["Barack Obama"] == "PER"
    assert found["London"] == "LOC"
    assert len(found) == 2


def test_a_text_in_small_letters_yields_no_wrong_names() -> None:
    text = MARK.sub(lambda mark: mark[2], MARKED).lower()
    assert len(entities(text)) <= 3


def test_a_text_all_in_capitals_still_yields_names() -> None:
    text, gold = parse(MARKED)
    found = {(m.start, m.end, m.type) for m in mentions(text.upper())}
    assert len(found & gold) >= 0.6 * len(gold)


def test_a_text_without_marks_keeps_its_names() -> None:
    text = (
        "Angela Merkel met Barack Obama in Berlin and they spoke about Ukraine while protesters from Poland waited outside "
        * 40
    )
    assert {"Angela Merkel", "Barack Obama", "Berlin", "Ukraine", "Poland"} <= set(named(text))


@pytest.mark.parametrize(
    "text", ["北京是中华人民共和国的首都。", "Президент России прибыл в Париж.", "وصل الرئيس إلى القاهرة."]
)
def test_other_scripts_yield_nothing_unsure(text: str) -> None:
    assert entities(text) == ()


def test_an_untagged_repetition_of_a_sure_name_is_found() -> None:
    text = "Sergei Lavrov met Angela Merkel in Berlin on Monday.\n\nLavrov left early. Nobody had told Lavrov."
    lavrov = next(entity for entity in entities(text) if entity.name == "Sergei Lavrov")
    assert [m.text for m in lavrov.mentions] == ["Sergei Lavrov", "Lavrov", "Lavrov"]


def test_five_megabytes_take_time_in_proportion() -> None:
    # the cost of a story five times as long, by the same clock, at a size that a test can afford
    story = MARK.sub(lambda mark: mark[2], MARKED)
    cost = []
    for times in (20, 100):
        text = "".join(story.replace("Carter", f"Carter{n}").replace("Reuters", f"Agency{n}") for n in range(times))
        begun = time.process_time()
        entities(text)
        cost.append(time.process_time() - begun)
    assert cost[1] < 10 * cost[0]


def test_a_surname_said_again_and_again_costs_no_more_each_time() -> None:
    begun = time.process_time()
    entities("Amtrak said it was late. John Amtrak left.\n\n" + "Amtrak " * 16_000)
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "WASHINGTON – Roger Stone, a friend of President Donald Trump, was sentenced.",
            ["WASHINGTON LOC", "Roger Stone PER", "Donald Trump PER"],
        ),
        ("SAN JOSE, Calif. Aug 24 (Reuters) - Apple won its case.", ["SAN JOSE LOC", "Calif. LOC", "Reuters ORG", "Apple ORG"]),
        ("Amtrak Train Derails in Kansas\n\nAn Amtrak train derailed. Amtrak said it was late.", ["Amtrak ORG", "Kansas LOC"]),
        ("Wells Fargo and Goldman Sachs rose.", ["Wells Fargo ORG", "Goldman Sachs ORG"]),
        ("They spoke with Vladimir) Putin in Moscow.", ["Putin PER", "Moscow LOC"]),
    ],
)
def test_a_dateline_a_headline_and_what_stands_beside_a_name_are_no_part_of_it(text: str, names: list[str]) -> None:
    assert [f"{entity.name} {entity.type}" for entity in find(text, sentences(text))] == names


def test_a_unit_of_a_body_is_another_body() -> None:
    text = "The Pakistan Navy said so. The Pakistan Navy Field Commands were told."
    assert [entity.name for entity in find(text, sentences(text))] == ["Pakistan Navy", "Pakistan Navy Field Commands"]


def test_a_word_alone_is_a_name_only_where_a_list_has_it() -> None:
    assert entities("Hello") == ()
    assert named("Paris") == {"Paris": "LOC"}
