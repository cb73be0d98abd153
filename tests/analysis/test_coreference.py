"""Who a pronoun or "the minister" stands for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis.coreference import resolve
from reader.analysis.entities import find
from reader.text.sentences import sentences


def meant(text: str) -> list[tuple[str, str]]:
    """Give each resolved phrase with the name of the entity that it stands for."""
    spans = sentences(text)
    entities = find(text, spans)
    names = {entity.id: entity.name for entity in entities}
    return [(m.text, names[m.entity]) for m in resolve(text, spans, entities)]


def test_a_pronoun_stands_for_the_person_just_named() -> None:
    text = "Angela Merkel arrived in Paris on Monday. She said that her plane was late."
    assert meant(text) == [("She", "Angela Merkel"), ("her", "Angela Merkel")]


def test_gender_chooses_between_two_people() -> None:
    text = "Angela Merkel met David Cameron in Berlin. He left early, and she stayed."
    assert meant(text) == [("He", "David Cameron"), ("she", "Angela Merkel")]


def test_she_who_adds_something_about_a_man_is_not_he() -> None:
    text = (
        "David Cameron resigned. Cameron had no choice, Angela Merkel said. Cameron will leave, she added. He left, she said."
    )
    assert [name for said, name in meant(text) if said == "she"] == ["Angela Merkel", "Angela Merkel"]


def test_an_office_stands_for_its_holder() -> None:
    text = "Prime Minister David Cameron spoke in London. Later the prime minister left."
    assert meant(text) == [("the prime minister", "David Cameron")]


def test_a_kind_of_body_stands_for_the_one_named() -> None:
    text = "The International Atomic Energy Agency sent a team to Iran. The agency gave no date."
    assert meant(text) == [("The agency", "International Atomic Energy Agency")]


def test_the_company_stands_for_the_business_last_named_and_for_no_ministry() -> None:
    text = "Microsoft Corp. spoke with the Defense Ministry in London. The firm said that the company will stay."
    assert [who for words, who in meant(text) if words.lower() in {"the firm", "the company"}] == ["Microsoft Corp."] * 2


def test_a_name_before_a_noun_is_not_its_sentences_subject() -> None:
    text = "Hours after the Siemens report was out, Microsoft announced a recall. The company said that it was sorry."
    assert ("The company", "Microsoft") in meant(text)


@pytest.mark.parametrize(
    ("text", "phrase", "who"),
    [
        ("The A380 superjumbo landed in Paris. The plane was late.", "The plane", "A380"),
        ("Wal-Mart Inc. was passed, said NPD Group, a big retailer. The retailer left.", "The retailer", "NPD Group"),
        ("The carmaker Ford Motor Co. sold less. The automaker will close two plants.", "The automaker", "Ford Motor Co."),
        ("The X-49 helicopter landed in Paris. The helicopter was late.", "The helicopter", "X-49"),
        ("The A380 superjumbo landed in Paris. The other plane was late.", "The other plane", ""),
        ("The A380 superjumbo landed in Paris. The phone was late.", "The phone", ""),
    ],
)
def test_a_thing_or_body_is_called_by_what_the_story_said_that_it_is(text: str, phrase: str, who: str) -> None:
    assert dict(meant(text)).get(phrase, "") == who


def test_the_person_of_the_last_sentence_comes_before_one_named_earlier() -> None:
    text = "David Barnea met his aides in Doha. Angela Merkel arrived in Cairo. Barack Obama left for Paris. He said nothing."
    assert meant(text)[-1] == ("He", "Barack Obama")


def test_nothing_is_resolved_without_anyone_named() -> None:
    assert meant("He said that the minister knew.") == []


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(["He", "she", "the agency", "Angela Merkel", "said", ".", "\n\n", "President", "the president"]),
        max_size=30,
    )
)
def test_what_is_resolved_is_in_order_and_no_name(words: list[str]) -> None:
    text = " ".join(words)
    spans = sentences(text)
    entities = find(text, spans)
    named = [(m.start, m.end) for entity in entities for m in entity.mentions]
    at = 0
    for mention in resolve(text, spans, entities):
        assert text[mention.start : mention.end] == mention.text
        assert mention.start >= at
        assert mention.kind in {"pronoun", "nominal"}
        assert not any(start < mention.end and mention.start < end for start, end in named)
        at = mention.end


def test_the_story_knows_better_than_a_first_name_whether_one_is_a_woman() -> None:
    text = (
        "Michael Learned said that she was glad about her part. Michael Learned thanked her friends. "
        "David Cameron met Michael Learned. She left early."
    )
    assert meant(text)[-1] == ("She", "Michael Learned")


def test_a_calling_or_an_age_stands_for_who_was_spoken_of() -> None:
    text = "David Cameron left London on Monday. The singer was late. The 49-year-old said nothing."
    assert meant(text) == [("The singer", "David Cameron"), ("The 49-year-old", "David Cameron")]


def test_an_age_before_a_noun_is_somebody_elses() -> None:
    assert meant("David Cameron left London on Monday. The 13-year-old girl stayed.") == []


@pytest.mark.parametrize(
    ("text", "phrase", "who"),
    [
        ("Texas Gov. David Cameron spoke in Austin. The governor left.", "The governor", "David Cameron"),
        ("Coroner David Cameron spoke in London. The coroner left.", "The coroner", "David Cameron"),
        ("Study author David Cameron spoke in London. The researcher left.", "The researcher", "David Cameron"),
        ("The UNHCR sent a team to Iran. The agency gave no date.", "The agency", "UNHCR"),
        ("The Syrian Observatory for Human Rights gave no date. The monitor left.", "The monitor", "Syrian Observatory"),
        ("Texas Gov. David Cameron spoke in Austin. The mayor left.", "The mayor", ""),
        ("The UNHCR sent a team to Iran. The monitor left.", "The monitor", ""),
        ("The Food and Drug Administration gave no date. The agency left.", "The agency", "Food and Drug Administration"),
    ],
)
def test_one_is_called_by_the_office_or_the_kind_that_a_title_or_a_short_name_tells(text: str, phrase: str, who: str) -> None:
    assert dict(meant(text)).get(phrase, "").startswith(who)
    assert (phrase in dict(meant(text))) == bool(who)


@pytest.mark.parametrize(
    "between",
    [
        "Analysts expected the loss, according to Reuters Estimates.",
        "Economists polled by Thomson Reuters were wrong on $1.50 a share. It rained. It rained. It rained. It rained.",
    ],
)
def test_the_company_is_not_who_gathers_forecasts_but_the_only_one_that_the_story_is_of(between: str) -> None:
    text = f"Microsoft Corp. sold less in London. {between} The company said that it was sorry."
    assert meant(text)[-1] == ("The company", "Microsoft Corp.")


def test_he_is_nobody_for_sure_where_an_office_spoke_since_another_was_named() -> None:
    text = "Coroner David Cameron knew Mr Smith. Mr Smith was ill. It was late, the coroner said. He was sorry."
    assert meant(text) == [("the coroner", "David Cameron")]


def test_the_company_is_who_was_last_named_where_it_speaks_of_itself() -> None:
    text = "The network was down in London, according to Microsoft Corp. executives. The company said that it was sorry."
    assert ("The company", "Microsoft Corp.") in meant(text)


@pytest.mark.parametrize(
    "text",
    [
        # the one who speaks on is not whom his words name
        "David Cameron spoke in London.\n\n“It is late, and John Smith talks of demands,” he added.",
        "David Cameron spoke in London. John Smith had been wrong, he said.",
    ],
)
def test_he_who_speaks_on_is_nobody_whom_his_words_name(text: str) -> None:
    assert meant(text) == [("he", "David Cameron")]


def test_he_outside_a_quotation_is_hardly_one_of_whom_it_tells_nothing_but_a_name() -> None:
    text = "“I have seen Zyrkov talk,” the town said.\n\nHe left early."
    assert meant(text) == []


def test_who_only_tells_of_somebody_unnamed_is_not_he() -> None:
    text = "A man was held on Monday, said Sheriff David Cameron. He will be tried. The suspect has no job, he added."
    assert meant(text) == [("he", "David Cameron")]
