"""Statements as newspapers write them: where a report ends, whose it is, and what is none."""

from __future__ import annotations

import time

import pytest

from reader.analysis import statements
from reader.model import Entity, Mention
from reader.text.sentences import sentences


def told(text: str) -> list[tuple[str, str]]:
    """Give each statement's source and content, where nobody is known by name."""
    found = statements.find(text, sentences(text), (), ())
    return [(s.source, text[s.content.start : s.content.end]) for s in found]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Basya accused one of the crew of “grave errors.”", "Basya", "one of the crew of “grave errors.”"),
        ("Basya declared it a “disaster” and left the boat.", "Basya", "it a “disaster”"),
        (
            "Basya promised “changes” to the crew to “end the trouble” at last.",
            "Basya",
            "“changes” to the crew to “end the trouble” at last",
        ),
        ("Basya was once again adamant on Friday that the boat is lost.", "Basya", "the boat is lost"),
        ("Officials remain confident that the boat will be found.", "Officials", "the boat will be found"),
        ("The Boat on Its Way for End of June, Navy Says", "Navy", "The Boat on Its Way for End of June"),
        ("Basya denied involvement in the loss.", "Basya", "involvement in the loss"),
        ("The boat is lost at sea, the navy specified.", "the navy", "The boat is lost at sea"),
        ("Basya said in certain rare cases, the boat leaks.", "Basya", "in certain rare cases, the boat leaks"),
        ("The navy said crew and help will continue as before.", "The navy", "crew and help will continue as before"),
    ],
)
def test_a_verb_has_what_it_tells_in_a_form_of_its_own(text: str, source: str, content: str) -> None:
    assert told(text) == [(source, content)]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "Basya fell despite saying sales of boats in the months to May were up.",
            "Basya",
            "sales of boats in the months to May were up",
        ),
        ("Basya broke his contract with Smith by announcing the boat will sail.", "Basya", "the boat will sail"),
        ("Basya was at home when the crew called for help, saying the boat was lost.", "the crew", "the boat was lost"),
        (
            "Basya, who is a sailor, said the law and custom of the sea as a whole is old.",
            "Basya",
            "the law and custom of the sea as a whole is old",
        ),
    ],
)
def test_who_speaks_stands_elsewhere(text: str, source: str, content: str) -> None:
    assert told(text) == [(source, content)]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Basya said it would sell the boat and has also stopped the talks.", "Basya", "it would sell the boat"),
        ("The court ruled the boat must stay, paving the way for a trial.", "The court", "the boat must stay"),
    ],
)
def test_a_report_ends_where_the_story_goes_on(text: str, source: str, content: str) -> None:
    assert told(text) == [(source, content)]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        # what lies between the verb and its report
        ("Survivors said late on Saturday around 20 boats were lost.", "Survivors", "around 20 boats were lost"),
        ("Basya said on Dec. 20 it would stop the search.", "Basya", "it would stop the search"),
        ("Basya said, citing Mr. Smith, that the boats left.", "Basya", "the boats left"),
        ("Basya, citing Mr. Smith, said that the boats left.", "Basya", "the boats left"),
        ("Basya said, the boat was lost at sea.", "Basya", "the boat was lost at sea"),
        ("Basya said, however, the boat was lost.", "Basya", "the boat was lost"),
        ("At the same time, Basya said, the sea has grown more rough.", "Basya", "the sea has grown more rough"),
        ("Basya reassured sailors that their boats were safe.", "Basya", "their boats were safe"),
        ("Basya warned of a smaller number of boats at sea.", "Basya", "a smaller number of boats at sea"),
        (
            "Police identified the sailor on Monday as Anna Smith of Troy.",
            "Police",
            "the sailor on Monday as Anna Smith of Troy",
        ),
        ("Basya named the victims as Smith, 23, and Jones, 22.", "Basya", "the victims as Smith, 23, and Jones, 22"),
        ("The navy cut its losses, and forecast prices would fall.", "The navy", "prices would fall"),
        ("“We will win in the end,” the paper quoted Basya as saying.", "Basya", "“We will win in the end,”"),
        # where it ends
        ("Basya said the boat is lost, in comments suggesting a plan.", "Basya", "the boat is lost"),
        ("Basya said talks had begun, but he could not say if they ended.", "Basya", "talks had begun"),
        ("Basya said talks have failed, citing in particular the cost.", "Basya", "talks have failed"),
        ("Basya said profit fell by 17%, while sales rose to $3.", "Basya", "profit fell by 17%, while sales rose to $3"),
        # what a part of it says about it
        (
            "Basya said it lost 5 boats, half the rate sailors say is normal.",
            "Basya",
            "it lost 5 boats, half the rate sailors say is normal",
        ),
        ("Basya left the town where he had led drills that he thought helped.", "", ""),
        # who says it
        ("Days after the report was out, Basya sold the boat, warning that it leaks.", "Basya", "it leaks"),
        ("The boat is lost, according to the local paper, Anna News.", "the local paper", "The boat is lost"),
    ],
)
def test_another_paper_writes_it_so(text: str, source: str, content: str) -> None:
    assert told(text) == ([(source, content)] if source else [])


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        # a part of what is told tells nothing of its own, and a clause beside it does
        ("Basya said the loss underscores the need of a boat.", "Basya", "the loss underscores the need of a boat"),
        (
            "Basya said the navy would be asked to search, stressing the cost of it.",
            "Basya",
            "the navy would be asked to search",
        ),
        # what lies between a verb and "that"
        ("Sailors had forecast, on average, that the boat would sink.", "Sailors", "the boat would sink"),
        ("Basya wrote in a research report that the boat is old.", "Basya", "the boat is old"),
        ("Basya called on the crew to leave the boat.", "Basya", "the crew to leave the boat"),
        ("Basya pointed out the boat is lost.", "Basya", "the boat is lost"),
        ("Basya requested the court to step in.", "Basya", "the court to step in"),
        # where the subject stands
        ("With Basya insisting the boat was lost, there was no sign of help.", "Basya", "the boat was lost"),
        (
            "When it began, the team for Basya, the third accused in the trial, claimed that he was ill.",
            "the team for Basya",
            "he was ill",
        ),
        ("The Troy, Mich.-based company, which is old, said it is lost.", "The Troy, Mich.-based company", "it is lost"),
        ("The navy has found the boat, it said on Monday.", "The navy", "The navy has found the boat"),
        # no reports
        ("A video posted online showed sailors at work.", "", ""),
        ("Basya put five boats up for sale as it rained.", "", ""),
        ("Basya reiterated a “buy” rating but lowered the price.", "", ""),
        ("The men are accused of theft, the navy accused.", "", ""),
    ],
)
def test_what_is_told_and_by_whom_in_other_news(text: str, source: str, content: str) -> None:
    assert told(text)[:1] == ([(source, content)] if source else [])


def test_what_was_judged_ends_where_its_speaker_tells_more() -> None:
    text = "Basya, after talks which he described as “very hard”, told the press: “We will find the boat at sea.”"
    assert told(text) == [("he", "as “very hard”"), ("Basya", "“We will find the boat at sea.”")]


def test_what_goes_on_behind_who_said_it_is_his_too() -> None:
    text = "It sank fast, said Basya, and smoke cut off the way. It may be late, he said, if the wind turns."
    assert [content for _, content in told(text)] == [
        "It sank fast",
        "smoke cut off the way",
        "It may be late",
        "if the wind turns",
    ]


def test_who_is_told_to_say_what_a_paper_tells_speaks_once() -> None:
    text = "The navy estimated that ten boats were lost, the paper cited it as saying."
    assert told(text) == [("the paper", "The navy estimated that ten boats were lost"), ("The navy", "ten boats were lost")]


def test_figures_that_two_compare_are_of_two() -> None:
    text = "Police said 5 boats were lost, while the army put their number at 7."
    assert told(text) == [("Police", "5 boats were lost"), ("the army", "their number at 7")]


def test_a_quotation_before_while_is_another_speakers() -> None:
    text = (
        "Basya blamed it, saying it was “not to be done with this crew” at sea, "
        "while Smith added that “those who led it will pay for it”."
    )
    assert told(text) == [
        ("Basya", "it was “not to be done with this crew” at sea"),
        ("Smith", "“those who led it will pay for it”"),
    ]


def test_she_is_the_spokeswoman_who_just_spoke() -> None:
    text = "Basya was seen at sea. A navy spokeswoman confirmed that the boat is lost. “It sank at once,” she said."
    basya = Entity("e1", "PER", "Basya", (Mention(0, 5, "Basya", "PER", "e1"),))
    at = text.index("she said")
    meant = Mention(at, at + 3, "she", "PER", "e1", "pronoun")
    found = statements.find(text, sentences(text), (basya,), (meant,))
    assert [(s.source, s.speaker) for s in found] == [("A navy spokeswoman", "")] * 2


@pytest.mark.parametrize(
    ("headline", "source"),
    [
        ("Ten Boats Leave the Port in a Storm – Navy", "Navy"),
        ("Ten boats lost at sea, two found: police", "police"),
        ("Boats of the year: police", ""),
        ("Ten boats are lost in a storm – The Daily", ""),
    ],
)
def test_a_headline_names_who_says_it_at_its_end(headline: str, source: str) -> None:
    assert [s for s, _ in told(f"{headline}\n\nIt rains.")] == ([source] if source else [])


def test_another_who_speaks_after_a_comma_ends_what_was_told() -> None:
    text = "Basya told the paper the boat was old, but Smith said it is new."
    assert told(text) == [("Basya", "the boat was old"), ("Smith", "it is new")]


def test_a_report_in_a_subordinate_clause_is_a_part_of_the_report_around_it() -> None:
    text = "The navy said it had begun the search after Smith, a sailor, reported that the boat was lost."
    assert told(text) == [
        ("The navy", "it had begun the search after Smith, a sailor, reported that the boat was lost"),
        ("Smith", "the boat was lost"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Help for the boats will continue to be paid, and the work continued in places that were safe.",
        "The navy is maintaining close ties with ports and other concerned bodies at sea.",
        "Basya led the race with 49 percent of the votes, just shy of a half percentage point to win.",
        "The navy added 204,000 boats in May, a record in a month in which the port was shut.",
        "The court sentenced Basya to a year and ordered him to pay for the boat.",
        "A judge in the town could confirm the plan at a hearing.",
        "There are many kinds of boat, meaning not all suspected cases are of this one.",
        "The crew is adamant and Basya is not convinced that it is lost.",
        "What Basya Says About Boats",
        "Legal challenges rejected, old sailor confirmed at last as Head of the navy.",
        "Hours after the paper was published, the navy announced the loss of a boat.",
        "The navy named Smith as its new head.",
        "A sailor who identified himself as Basya left.",
        "The boats thought still to be at sea are old.",
        "The navy notified the loss to the port at once.",
    ],
)
def test_acts_and_states_are_no_reports(text: str) -> None:
    assert told(text) == []


def test_it_is_the_body_that_the_sentence_before_is_about() -> None:
    text = "Basya said the boat is lost. Kcna has shown a picture of it. It said the boat was old."
    at = text.index("Kcna")
    body = Entity("e1", "ORG", "Kcna", (Mention(at, at + 4, "Kcna", "ORG", "e1"),))
    assert [s.speaker for s in statements.find(text, sentences(text), (body,), ())] == ["", "e1"]


def test_a_report_in_a_report_is_told_by_both() -> None:
    assert told("Local papers reported one sailor of the crew and his old friend as saying they had lost the boat.") == [
        ("Local papers", "one sailor of the crew and his old friend as saying they had lost the boat"),
        ("one sailor of the crew and his old friend", "they had lost the boat"),
    ]
    assert told("Basya said data showed the boat is lost.") == [
        ("Basya", "data showed the boat is lost"),
        ("data", "the boat is lost"),
    ]


def test_many_verbs_in_one_sentence_are_read_in_linear_time() -> None:
    began = time.process_time()
    for text in (
        "said that said that " * 5_000,
        "he would and has also said " * 4_000,
        "when a was, saying that, but b said " * 3_000,
        "a called it as b, in c, told as " * 3_000,
        "the navy has, it said by the navy, it said " * 3_000,
        "the A, B.-based company of the maker of " * 3_000,
        "in a statement to " + "a" * 5_000 + " in an address to a b c " * 2_000 + "said",
        ", but the navy left, which it says, quoting a, said, up from " * 1_500,
    ):
        statements.find(text, sentences(text), (), ())
    assert time.process_time() - began < 8
