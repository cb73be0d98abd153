"""Statements: who said what."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.analysis import statements
from reader.analysis.coreference import resolve
from reader.model import Entity, EntityType, Mention, Statement
from reader.text.sentences import sentences


def people(text: str, names: dict[str, EntityType]) -> list[Entity]:
    """Make an entity of each name, mentioned wherever it stands."""
    entities = []
    for number, (name, kind) in enumerate(names.items(), 1):
        places = [at for at in range(len(text)) if text.startswith(name, at)]
        mentions = tuple(Mention(at, at + len(name), name, kind, f"e{number}") for at in places)
        entities.append(Entity(f"e{number}", kind, name, mentions))
    return entities


def find(text: str, **names: EntityType) -> tuple[Statement, ...]:
    """Find the statements of a text in which these one-word names stand."""
    return statements.find(text, spans := sentences(text), named := people(text, dict(names)), resolve(text, spans, named))


def told(text: str, **names: EntityType) -> list[tuple[str, str]]:
    """Give each statement's source and content."""
    return [(s.source, text[s.content.start : s.content.end]) for s in find(text, **names)]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Basya said that the boat had sunk.", "Basya", "the boat had sunk"),
        ("Basya said the boat had sunk.", "Basya", "the boat had sunk"),
        ("Basya, a spokesman for the navy, said the boat had sunk.", "Basya", "the boat had sunk"),
        ("On Monday Basya told reporters that the boat had sunk.", "Basya", "the boat had sunk"),
        ("The boat had sunk in the storm, Basya said.", "Basya", "The boat had sunk in the storm"),
        ("The boat had sunk in the storm, said Basya.", "Basya", "The boat had sunk in the storm"),
        ("According to Basya, the boat had sunk.", "Basya", "the boat had sunk"),
        ("The boat had sunk, according to Basya.", "Basya", "The boat had sunk"),
        ('"The boat has sunk," Basya said.', "Basya", '"The boat has sunk,"'),
        ('"The boat has sunk," said Basya.', "Basya", '"The boat has sunk,"'),
        ('Basya said, "The boat has sunk."', "Basya", '"The boat has sunk."'),
        ("“The boat has sunk,” Basya added.", "Basya", "“The boat has sunk,”"),
        ("Basya asked the government not to turn boats away.", "Basya", "the government not to turn boats away"),
        ('Basya called the plan "reckless" on Monday.', "Basya", 'the plan "reckless"'),
        ("Basya described the ruling as historic.", "Basya", "the ruling as historic"),
        ("A recent poll found that most people agreed.", "A recent poll", "most people agreed"),
        ("The media have said the papers attract criticism.", "The media", "the papers attract criticism"),
        ("Officials tell Basya every claim will be read.", "Officials", "every claim will be read"),
        ("Posts on the board theorized that the site was down.", "Posts on the board", "the site was down"),
        ("The boat had sunk, the Boat Association (BA) said on Monday.", "the Boat Association", "The boat had sunk"),
        ("The navy met Basya, who had told them the boat had sunk.", "Basya", "the boat had sunk"),
        ("Basya, who said the boat had sunk, left the room.", "Basya", "the boat had sunk"),
        ("Basya, who is a sailor, said the boat had sunk.", "Basya", "the boat had sunk"),
        ("According to the team's coach, Basya, the boat had sunk.", "the team's coach, Basya", "the boat had sunk"),
        ("Basya explained how the boat had sunk.", "Basya", "how the boat had sunk"),
        ("The navy met the press, with Basya saying the boat had sunk.", "Basya", "the boat had sunk"),
        ("The boat was built by sailors who say it had sunk.", "sailors", "it had sunk"),
        ("Basya said at least five sailors were hurt.", "Basya", "at least five sailors were hurt"),
        ("The captain resigned after the board said the boat had sunk.", "the board", "the boat had sunk"),
        (
            "The storm comes after the chief of the armed forces said the boat had sunk.",
            "the chief of the armed forces",
            "the boat had sunk",
        ),
        ("Police arrested a man and said the boat had sunk.", "Police", "the boat had sunk"),
        ("Irish state media say the boat had sunk.", "Irish state media", "the boat had sunk"),
        ("Basya confirmed the loss and said the boat had sunk.", "Basya", "the boat had sunk"),
        ("Basya told daily Express on Monday he would sail.", "Basya", "he would sail"),
        ("Basya's statement said the boat had sunk.", "Basya's statement", "the boat had sunk"),
        (
            'Basya said the boat is "the pride of the whole navy", and it was.',
            "Basya",
            'the boat is "the pride of the whole navy", and it was',
        ),
        (
            "Basya says that sailors complained of fog to the point that they left.",
            "Basya",
            "sailors complained of fog to the point that they left",
        ),
        (
            "Basya denied these claims:\nThe boat was never ours and nobody sailed it.",
            "Basya",
            "The boat was never ours and nobody sailed it",
        ),
        ('"The boat has sunk and will be lost." - Basya\nIt rained.', "Basya", '"The boat has sunk and will be lost."'),
        ("Basya describes the ship as a yacht, but it floats.", "Basya", "the ship as a yacht"),
    ],
)
def test_a_report_has_its_source_and_its_words(text: str, source: str, content: str) -> None:
    assert told(text, Basya="PER") == [(source, content)]


def test_a_speaker_who_is_named_is_the_entity() -> None:
    assert [s.speaker for s in find('"The boat has sunk," said Basya.', Basya="PER")] == ["e1"]


def test_a_pronoun_goes_to_who_is_meant() -> None:
    text = "Basya said that the boat had sunk. He added that all were safe."
    assert [(s.source, s.speaker) for s in find(text, Basya="PER")] == [("Basya", "e1"), ("He", "e1")]


def test_a_body_goes_on_as_it() -> None:
    text = '"The attack was a provocation", said KCNA. "Such acts deserve harsh punishment", it added.'
    assert [s.speaker for s in find(text, KCNA="ORG")] == ["e1", "e1"]


@pytest.mark.parametrize(
    ("text", "kind", "speaker"),
    [
        ("The envoy to Basya said the talks had failed.", "LOC", ""),
        ("The prosecutor in the old port of Basya said the talks had failed.", "LOC", ""),
        ("A senior executive with Basya said the talks had failed.", "ORG", ""),
        ("The government of Basya said the talks had failed.", "LOC", ""),
        ("A statement from Basya said the talks had failed.", "ORG", "e1"),
        ("The Secretary of State Basya said the talks had failed.", "PER", "e1"),
        ("Basya in the old port said the talks had failed.", "PER", "e1"),
    ],
)
def test_the_noun_of_a_phrase_speaks_and_not_who_stands_behind_it(text: str, kind: EntityType, speaker: str) -> None:
    assert [s.speaker for s in find(text, Basya=kind)] == [speaker]


@pytest.mark.parametrize(
    "phrase", ["car manufacturer", "Finnish company", "world's largest maker of phones", "Troy, Mich.-based company"]
)
def test_a_firm_speaks_as_what_it_makes_and_where_it_is(phrase: str) -> None:
    text = (
        f"Nokia has sold a plant. The company said it is old. It rained. It rained. It rained. The {phrase} said it cut jobs."
    )
    assert [s.speaker for s in find(text, Nokia="ORG")] == ["e1", "e1"]


def test_a_spokesman_is_not_whom_he_speaks_for() -> None:
    found = find("A spokesman for Merkel said the talks had failed.", Merkel="PER")
    assert [(s.source, s.speaker) for s in found] == [("A spokesman for Merkel", "")]


def test_a_quotation_cut_by_its_verb_gives_two_statements() -> None:
    text = '"The boat has sunk," Basya said. "Nobody on board was hurt by it."'
    assert told(text, Basya="PER") == [("Basya", '"The boat has sunk,"'), ("Basya", '"Nobody on board was hurt by it."')]


def test_a_quotation_over_sentences_is_one_statement() -> None:
    text = 'Basya said: "The boat has sunk. Nobody was hurt. We will look for it."'
    assert told(text, Basya="PER") == [("Basya", '"The boat has sunk. Nobody was hurt. We will look for it."')]


def test_a_quotation_over_paragraphs_stays_with_its_speaker() -> None:
    text = 'Basya said: "The boat has sunk in the night.\n\n"Nobody on board was hurt by it."'
    assert [(s.speaker, text[s.content.start : s.content.end]) for s in find(text, Basya="PER")] == [
        ("e1", '"The boat has sunk in the night.'),
        ("e1", '"Nobody on board was hurt by it."'),
    ]


def test_where_one_source_reports_another_the_inner_one_speaks() -> None:
    found = find("According to Reuters, Basya said the boat had sunk.", Reuters="ORG", Basya="PER")
    assert [(s.source, s.via, s.speaker) for s in found] == [("Basya", "Reuters", "e2")]


def test_kinds_tell_direct_from_indirect_and_mixed() -> None:
    text = 'Basya said the boat had sunk. Basya said the rescue was "a great success". "It is over now," Basya said.'
    assert [s.kind for s in find(text, Basya="PER")] == ["indirect", "mixed", "direct"]


@pytest.mark.parametrize(
    ("text", "told_by"),
    [
        (
            "Basya said the boat had sunk and added that all were safe.",
            [("Basya", "the boat had sunk"), ("Basya", "all were safe")],
        ),
        (
            "Basya told reporters the boat had sunk, with Smith saying all were safe.",
            [("Basya", "the boat had sunk"), ("Smith", "all were safe")],
        ),
        (
            'Basya told reporters the boat "must be found": "We will look for it at once."',
            [("Basya", 'the boat "must be found"'), ("Basya", '"We will look for it at once."')],
        ),
        (
            '"The boat has sunk and is lost. " Basya said all were safe.',
            [("Basya", "all were safe")],
        ),
        (
            '"The boat has sunk and is lost, "Basya said. "If we can we will raise it."',
            [("Basya", '"The boat has sunk and is lost, "'), ("Basya", '"If we can we will raise it."')],
        ),
        (
            'Basya said, "The boat has sunk and is lost. “\nSmith said all were safe.',
            [("Basya", '"The boat has sunk and is lost. “'), ("Smith", "all were safe")],
        ),
    ],
)
def test_each_of_several_reports_has_its_own_words_and_speaker(text: str, told_by: list[tuple[str, str]]) -> None:
    assert told(text, Basya="PER", Smith="PER") == told_by


def test_they_are_not_one_person_but_those_whom_the_sentence_is_about() -> None:
    text = "Basya said the boat had sunk. Two officials went to the port, where they claimed it was safe."
    assert [(s.source, s.speaker) for s in find(text, Basya="PER")] == [("Basya", "e1"), ("Two officials", "")]


def test_a_colon_at_a_paragraph_s_end_announces_the_quotation_of_the_next() -> None:
    text = "Smith said the port was shut.\n\nOn Monday Basya said:\n\n“The boat has sunk and is lost.”"
    assert told(text, Smith="PER", Basya="PER")[1:] == [("Basya", "“The boat has sunk and is lost.”")]


def test_someone_is_the_speaker_of_his_statement() -> None:
    assert [s.speaker for s in find("Basya's statement said the boat had sunk.", Basya="PER")] == ["e1"]


def test_a_quotation_before_the_next_speaker_belongs_to_the_one_before() -> None:
    text = 'Basya said the boat had sunk. "It is a sad day for us all. " Smith said all were safe.'
    assert [s.speaker for s in find(text, Basya="PER", Smith="PER")] == ["e1", "e1", "e2"]


@pytest.mark.parametrize(
    "text",
    [
        "Basya was told to leave the boat.",
        "Basya, who had proposed the boat, came from afar.",
        "It doesn't say who sank.",
        "Sailors were asked to submit names and suggest what the boat was to be.",
        "The captain left, protesting a storm they say was small.",
        "Since the storm began, the navy has responded with boats.",
        "This occurs for two reasons:\nThe boat was old and had been in the sea too long.",
        "The army sent troops into Kerala state and helped to rescue people.",
        "Basya announced a deal with the navy.",
        "No deaths were reported in the attack.",
        "The State Department is in Washington.",
        'Basya went aboard the "Dreamliner" on Monday.',
        "The report was long and the claims were many.",
        "The drug is sold in U.S. states where the drug has been legalized.",
    ],
)
def test_what_is_no_report_gives_none(text: str) -> None:
    assert told(text, Basya="PER") == []


def test_quotations_never_closed_are_read_in_linear_time() -> None:
    began = time.process_time()
    for text in (
        '"' * 100_000,
        '" a ' * 25_000,
        '"He said it was so.\n\n' * 5_000,
        "he said " * 12_500,
        "said" + " " * 9_000 + "it. ",
        "said , , " * 3_000,
    ):
        statements.find(text, sentences(text), (), ())
    assert time.process_time() - began < 8


_WORDS = [
    "said",
    "that",
    "He",
    "Basya",
    '"',
    "“",
    "”",
    "‘",
    "’",
    ",",
    ".",
    "\n\n",
    "according",
    "to",
    "the",
    "was",
    "it",
    "added",
    ":",
]


@settings(max_examples=150, deadline=None)
@example("AA&said+,AA&said")
@given(st.one_of(st.text(max_size=100), st.lists(st.sampled_from(_WORDS), max_size=40).map(" ".join)))
def test_statements_lie_inside_the_text_in_order(text: str) -> None:
    at = 0
    for statement in find(text, Basya="PER"):
        assert at <= statement.start < statement.end <= len(text)
        assert 0 <= statement.content.start < statement.content.end <= len(text)
        at = statement.start


def test_text_in_capitals_is_read_too() -> None:
    text = "THE MINISTRY SAID ON MONDAY THAT THE BOAT HAD SUNK."
    assert told(text) == [("THE MINISTRY", "THE BOAT HAD SUNK")]


def test_a_list_before_the_verb_is_one_source() -> None:
    text = "The ministers of France, Egypt and Jordan called for an immediate ceasefire."
    assert told(text, France="LOC") == [("The ministers of France, Egypt and Jordan", "an immediate ceasefire")]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        # fixed forms
        ("State television quoted Basya as saying ten boats had sunk.", "Basya", "ten boats had sunk"),
        ("The crew were told by Basya to leave the boat at once.", "Basya", "to leave the boat at once"),
        ("In a letter sent by Basya, the crew were told that the boat is sold.", "Basya", "the boat is sold"),
        ("In the view of Basya, the boat is too small.", "Basya", "the boat is too small"),
        ("As Basya put it: “The boat has to go.”", "Basya", "“The boat has to go.”"),
        ("It rests on his well known vow that the boat would leave.", "his", "the boat would leave"),
        # verbs with a form of their own
        ("Basya accused the crew of hiding the boat.", "Basya", "the crew of hiding the boat"),
        ("Basya vowed to rebuild the boat.", "Basya", "to rebuild the boat"),
        ("Basya warned of “grave consequences” for the crew.", "Basya", "“grave consequences” for the crew"),
        ("Basya put the number of boats at 20.", "Basya", "the number of boats at 20"),
        ("Basya disputed the notion that the boat was late.", "Basya", "the boat was late"),
        ("The crew chanted “Let us go home!” all night.", "The crew", "“Let us go home!”"),
        ("Basya urged an “end to all of the trouble at sea” at last.", "Basya", "an “end to all of the trouble at sea”"),
        # the source is elsewhere
        ("Saying that the boat was lost, Basya left the room.", "Basya", "the boat was lost"),
        ("Basya sent a letter to the crew last week stating that they are free.", "Basya", "they are free"),
        ("Basya visited the harbour, and argued that the boat is too old.", "Basya", "the boat is too old"),
        ("The boat is lost, police there have said.", "police there", "The boat is lost"),
        ("Basya, who knows the sea, says the crew lied.", "Basya", "the crew lied"),
        ("Basya, the top elected sailor, told the crew: “We are home.”", "Basya", "“We are home.”"),
        ("The memo, obtained by the navy, warned that the boat is lost.", "The memo", "the boat is lost"),
        ("Some sailors, including Basya, have said they will not sail.", "Some sailors", "they will not sail"),
        ("According to Basya, who was not there, the boat sank.", "Basya", "the boat sank"),
        ("Basya made clear he would not sail.", "Basya", "he would not sail"),
        ("Basya said repeatedly that the boat is lost.", "Basya", "the boat is lost"),
        (
            "A survey released on Monday showed Basya leading the race by ten votes.",
            "A survey",
            "Basya leading the race by ten votes",
        ),
        ("Lawyers for the family say the boat is lost.", "Lawyers for the family", "the boat is lost"),
        ("Basya expressed concern that the boat is lost.", "Basya", "the boat is lost"),
        ("A sailor, who asked not to be named, said the boat is lost.", "A sailor", "the boat is lost"),
        ("It sank after Basya warned the sea would rise.", "Basya", "the sea would rise"),
        ("GENEVA (Reuters) - The boat is lost, Basya said.", "Basya", "The boat is lost"),
        ("Basya said, adding that the boat is lost.", "Basya", "the boat is lost"),
        ("The letter read: “We are lost at sea.”", "The letter", "“We are lost at sea.”"),
        ("The crowd laughed when Basya said “I am done with the boat.”", "Basya", "“I am done with the boat.”"),
        ("The navy, Basya of the press office, declined to come, but said it is lost.", "The navy", "it is lost"),
        ("Fire broke out, and one, Basya, said he saw the flames.", "Basya", "he saw the flames"),
        ("It is known that Basya, 42, had threatened to leave.", "Basya", "to leave"),
        ("The navy rejected claims that it had lost the boat.", "The navy", "it had lost the boat"),
        ("The navy rejected the report as wrong.", "The navy", "the report as wrong"),
        ("The navy suspects the boat is lost, a charge Basya denies.", "The navy", "the boat is lost, a charge Basya denies"),
        ("Basya asked for the boat to be moved.", "Basya", "the boat to be moved"),
        (
            "Tests showed boats in the port of the north, Cheonan, were lost.",
            "Tests",
            "boats in the port of the north, Cheonan, were lost",
        ),
        ("Sailors told how the boat had been lost.", "Sailors", "how the boat had been lost"),
        ("According to Basya, a sailor of the navy, the boat is lost.", "Basya", "the boat is lost"),
        ("A storm, which sailors say will hit the coast, is near.", "sailors", "will hit the coast"),
        # where the report ends
        ("A sailor who says he was hurt in 1998 has left the navy.", "A sailor", "he was hurt in 1998"),
        ("Basya admitted stealing the boat and was jailed.", "Basya", "stealing the boat"),
        ("Basya argued the boat was lost, which the navy rejected.", "Basya", "the boat was lost"),
        ("While Basya said the boat was safe, the crew had left it.", "Basya", "the boat was safe"),
        ("Basya said the boat was lost, but gave no details.", "Basya", "the boat was lost"),
        ("Basya told the crew to leave the boat and returned to the town.", "Basya", "to leave the boat"),
        ("The boat, Basya said, would be sold next year.", "Basya", "would be sold next year"),
        ("Basya begged “not to lose all sight” of the boat.", "Basya", "“not to lose all sight” of the boat"),
        ("Basya said it “regrets any loss of the boat” at sea.", "Basya", "it “regrets any loss of the boat” at sea"),
        (
            "It took the decision to “end the search for the boat”, Basya said.",
            "Basya",
            "It took the decision to “end the search for the boat”",
        ),
        ("Basya does not believe the boat is lost.", "Basya", "the boat is lost"),
    ],
)
def test_what_news_writes_otherwise_is_read_too(text: str, source: str, content: str) -> None:
    assert told(text, Basya="PER") == [(source, content)]


@pytest.mark.parametrize(
    "text",
    [
        "Lawmakers asked about the July 25 call when it was late.",
        "Basya still faces nine state charges over the boat.",
        "The crew sang “Home” and left.",
        "Basya boasts a reputation as a sailor.",
        "The crew was asked about it on Friday.",
        "Basya feared the sea and asked not to be named.",
        "No one claimed responsibility for it.",
    ],
)
def test_nouns_and_names_of_songs_report_nothing(text: str) -> None:
    assert told(text, Basya="PER") == []


def test_who_says_what_another_said_is_told_beside() -> None:
    text = "Basya believes the boat is lost, the navy has learned."
    assert told(text, Basya="PER") == [("the navy", "Basya believes the boat is lost"), ("Basya", "the boat is lost")]


def test_what_a_court_hears_that_one_said_is_told_beside() -> None:
    text = "The court heard that Basya, 42, had threatened to leave."
    assert told(text, Basya="PER") == [("The court", "Basya, 42, had threatened to leave"), ("Basya", "to leave")]


def test_a_name_after_the_noun_speaks() -> None:
    text = "The boat was late, said another witness, the sailor Basya."
    assert [s.speaker for s in find(text, Basya="PER")] == ["e1"]


def test_several_quotations_after_one_verb_are_one_speakers() -> None:
    text = "The crew chanted, “Let us go,” and “Home first,” as the boat left."
    assert told(text) == [("The crew", "“Let us go,”"), ("The crew", "“Home first,”")]


def test_a_quotation_may_end_with_the_wrong_mark() -> None:
    text = "“It was a long day at sea,’’ Basya told the crew. “We are home.”"
    assert [content for _, content in told(text, Basya="PER")] == ["“It was a long day at sea,’’", "“We are home.”"]


def test_they_are_those_who_spoke() -> None:
    text = "The report's authors say the boat is old. The results revealed it is lost. They say it must be found."
    assert told(text)[-1] == ("The report's authors", "it must be found")
