"""Which clause of a sentence is what somebody says, and where a quotation without a verb belongs."""

from __future__ import annotations

import time

import pytest

from reader.analysis import statements
from reader.analysis.coreference import resolve
from reader.analysis.quotations import quotations
from reader.model import Entity, Mention
from reader.text.sentences import sentences
from tests.analysis.test_statements_news import told


def speakers(text: str, *names: str) -> list[tuple[str, str]]:
    """Give the name of who speaks and the cue of each statement, where people are known by these names."""
    people = [
        Entity(name, "PER", name, tuple(Mention(at, at + len(name), name, "PER", name) for at in _places(text, name)))
        for name in names
    ]
    spans = sentences(text)
    return [(s.speaker, s.cue) for s in statements.find(text, spans, people, resolve(text, spans, people))]


def _places(text: str, name: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(name, at)]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The boat is lost at sea, the navy said on Monday as crews began to search.", "the navy", "The boat is lost at sea"),
        ("The boat is lost at sea, Basya said ahead of a visit to the port.", "Basya", "The boat is lost at sea"),
        ("The boat is lost at sea, Basya said hours after the storm.", "Basya", "The boat is lost at sea"),
        ("In the port, Basya said as many as ten boats were lost.", "Basya", "as many as ten boats were lost"),
        ("Basya said as a child he loved the sea.", "Basya", "as a child he loved the sea"),
        (
            "A day after the storm began, the navy warned on Monday of high waves near the port.",
            "the navy",
            "high waves near the port",
        ),
        ("Basya put the boat up for sale, as the navy said in a letter.", "the navy", "Basya put the boat up for sale"),
        ("For years, the report contended, the boat was lost at sea.", "the report", "the boat was lost at sea"),
        ("The crew must be paid, the court ordered.", "the court", "The crew must be paid"),
        ("The boat left port about 5 p.m., the navy said.", "the navy", "The boat left port about 5 p.m."),
    ],
)
def test_the_clause_that_is_told_stands_before_or_after_its_source(text: str, source: str, content: str) -> None:
    assert told(text) == [(source, content)]


@pytest.mark.parametrize(
    "text",
    [
        "Basya was at home, as the crew said goodbye.",
        "The court ordered the crew to leave the boat.",
        "When the storm had ended, the boats left the port at once.",
        "Smith bought the boat, one of two Basya maintains in the port.",
        "The navy's repeated calls for help went unheard at sea.",
        "Across the river in New Basya state, a large fire was out of control.",
        "The boat, dubbed the “old lady of the sea” by the crew, is lost.",
        "The crews signed two deals, dubbed the “last of the boats” at once.",
        "Basya scored twice and Smith added 25 points as the team won the game.",
        "Smith added a 22-yard catch, and that mix of skills is what they want.",
        "The navy did not believe him so he called a friend.",
        "The skipper decided to sail despite knowing that the boat was old.",
        "The work would continue “as before” at sea.",
    ],
)
def test_what_is_done_is_told_by_nobody(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The cause is unknown, but according to Basya waves may be to blame.", "Basya", "waves may be to blame"),
        ("Crews dug for hours and, according to the navy, they found a boat.", "the navy", "they found a boat"),
        ("They went to the port where according to Basya, they found a boat.", "Basya", "they found a boat"),
        ("“Most of these boats are old,” according to the navy.", "the navy", "“Most of these boats are old,”"),
        ("They found a boat and a crew, according to the navy.", "the navy", "They found a boat and a crew"),
    ],
)
def test_according_to_whom_has_the_clause_beside_it(text: str, source: str, content: str) -> None:
    assert told(text) == [(source, content)]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Basya said several days ago that the port would close.", "Basya", "the port would close"),
        ("Basya told reporters on Monday evening the boat was old.", "Basya", "the boat was old"),
        ("The court established beyond a doubt that the boat was lost.", "The court", "the boat was lost"),
        ("Others said that was a lie.", "Others", "that was a lie"),
        ("Basya said that should a boat be lost, he would go.", "Basya", "should a boat be lost, he would go"),
        ("Basya said that the boat was a lie.", "Basya", "the boat was a lie"),
        ("The crew told her how strange the boat was.", "The crew", "how strange the boat was"),
        ("Basya told the crew what he wanted.", "Basya", "what he wanted"),
        (
            "The navy warned the papers not to print anything that hurts it.",
            "The navy",
            "the papers not to print anything that hurts it",
        ),
        ("The navy announced five more deaths.", "The navy", "five more deaths"),
        (
            "The navy named Smith as the planner of the raid that killed two, including a child, and injured ten others.",
            "",
            "",
        ),
        (
            "The navy identified Smith as the planner of the raid that killed two, including a child, and injured ten others.",
            "The navy",
            "Smith as the planner of the raid that killed two, including a child, and injured ten others",
        ),
    ],
)
def test_a_report_begins_behind_when_and_to_whom_it_was_told(text: str, source: str, content: str) -> None:
    assert told(text) == ([(source, content)] if source else [])


@pytest.mark.parametrize(
    ("text", "telling"),
    [
        ("Basya argued it was late but the judge, Smith, rejected the claim.", [("Basya", "it was late")]),
        ("Basya argued the pan was hot but the crew was safe.", [("Basya", "the pan was hot but the crew was safe")]),
        ("Basya said the boat would not sail, but a permit was later given to it.", [("Basya", "the boat would not sail")]),
        ("Police say the boat was late but have not yet determined why.", [("Police", "the boat was late")]),
        (
            "The crew must be paid, the court ordered, adding that owners must leave.",
            [("the court", "The crew must be paid"), ("the court", "owners must leave")],
        ),
        ("The crew jeered, with one shouting that he should resign.", [("one", "he should resign")]),
        ("Others left, with some saying the boat was old.", [("some", "the boat was old")]),
        ("Basya stood on a stage insisting, once again, that he took no boat.", [("Basya", "he took no boat")]),
        ("The navy gave no names, citing “the nature of the case.”", [("The navy", "“the nature of the case.”")]),
        ("The navy cited “a lack of boats for it” and left.", [("The navy", "“a lack of boats for it”")]),
        ("The navy released figures confirming that the boat was old.", [("The navy", "the boat was old")]),
        ("The paper showed footage of what it said was the boat.", [("The paper", "was the boat")]),
        ("Coast guard, crews and other staff said they were lost.", [("Coast guard, crews and other staff", "they were lost")]),
        (
            "The mayor of the port, under fire for a plan to close it, said the boats were old.",
            [("The mayor of the port", "the boats were old")],
        ),
    ],
)
def test_each_has_the_words_that_are_his(text: str, telling: list[tuple[str, str]]) -> None:
    assert told(text) == telling


def test_an_apposition_parts_a_quotation_from_its_verb() -> None:
    text = "“It may take years to find it,” Anna Basya, a sailor at the port, said before the vote."
    assert speakers(text, "Anna Basya") == [("Anna Basya", "said")]


def test_they_are_whom_the_sentence_is_about_and_not_a_body_that_spoke() -> None:
    assert told("The navy said it had left. Sailors are keen on the sea because they believe it is old.") == [
        ("The navy", "it had left"),
        ("Sailors", "it is old"),
    ]


@pytest.mark.parametrize(
    ("before", "speaker"),
    [("Anna Basya spoke about the sea.", "Anna Basya"), ("Anna Basya bought a boat.", "")],
)
def test_who_spoke_has_the_quotation_of_the_next_paragraph(before: str, speaker: str) -> None:
    text = f"{before}\n\n“It was a hard year for us.\n\n“We lost it in the end.”\n\nIt rains."
    assert speakers(text, "Anna Basya") == ([(speaker, "")] * 2 if speaker else [])


def test_he_who_was_referring_to_another_speaks_himself() -> None:
    text = "John Basya left. He was sad, he said. John Basya was referring to the loss of John Smith. “It is hard,” he said."
    assert speakers(text, "John Basya", "John Smith")[-1] == ("John Basya", "said")


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_a_paragraph_that_is_not_closed_belongs_to_whom_the_next_one_names(gap: str) -> None:
    text = f"Smith left.{gap}“It was a hard year for us.{gap}“We lost it in the end,” Anna Basya said."
    assert speakers(text, "Smith", "Anna Basya") == [("Anna Basya", ""), ("Anna Basya", "said")]


def test_a_quotation_never_closed_ends_with_its_paragraph() -> None:
    text = "“It was a hard year.\nThe boat was sold.\nThe navy concluded: “That would be late.”"
    assert [text[q.start : q.end] for q in quotations(text)] == ["“It was a hard year.", "“That would be late.”"]
    wrapped = "Basya said “it was a hard\nyear for the\ncrew.” It rains."
    assert [wrapped[q.start : q.end] for q in quotations(wrapped)] == ["“it was a hard\nyear for the\ncrew.”"]


def test_a_body_that_a_quotation_tells_of_does_not_speak_it() -> None:
    def company(text: str) -> list[str]:
        at = text.index("Seasoft")
        body = Entity("e1", "ORG", "Seasoft", (Mention(at, at + 7, "Seasoft", "ORG", "e1"),))
        return [m.text for m in resolve(text, sentences(text), (body,))]

    assert company("“We were phoned by Seasoft before it,” the company said.") == []
    assert company("“Seasoft will look into it,” the company said.") == ["the company"]


def test_who_was_he_is_not_she() -> None:
    text = "Rishi Basya met Suella Smith. He will resign, she said."
    assert speakers(text, "Rishi Basya", "Suella Smith") == [("Suella Smith", "said")]


def test_a_woman_whom_nobody_names_is_she() -> None:
    def meant(text: str) -> list[str]:
        basya = Entity("e1", "PER", "Pankaj Basya", (Mention(0, 12, "Pankaj Basya", "PER", "e1"),))
        return [m.text for m in resolve(text, sentences(text), (basya,))]

    assert meant("Pankaj Basya left. A woman from the port came. She was sad.") == []
    assert meant("Pankaj Basya, a woman from the port, came. She was sad.") == ["She"]


def test_who_was_in_office_once_is_the_former_president() -> None:
    text = "The old ex-president Karl Basya left. The former president wept."
    at = text.index("Karl")
    basya = Entity("e1", "PER", "Karl Basya", (Mention(at, at + 10, "Karl Basya", "PER", "e1"),))
    assert [m.text for m in resolve(text, sentences(text), (basya,))] == ["The former president"]


def test_long_sentences_are_read_in_linear_time() -> None:
    began = time.process_time()
    for text in (
        "said what it said " * 5_000,
        "would be but the a b c was later and " * 3_000,
        "a, b and other c, dubbed, called " * 3_000,
        "“a.\n" * 10_000,
        "spoke “a b c d e.\n\n" * 5_000,
        "a woman he said she said " * 4_000,
    ):
        spans = sentences(text)
        statements.find(text, spans, (), resolve(text, spans, ()))
    assert time.process_time() - began < 8


@pytest.mark.parametrize(
    "text", ["Basya ſaid that the boat was lost.", "He promısed that they would leave.", "hiſ boat, said he."]
)
def test_a_letter_that_looks_like_another_breaks_nothing(text: str) -> None:
    assert all(s.content.start < s.content.end for s in statements.find(text, sentences(text), (), ()))


def test_no_content_is_empty() -> None:
    text = "Basya said., Basya denies it."
    assert all(s.content.start < s.content.end for s in statements.find(text, sentences(text), (), ()))
