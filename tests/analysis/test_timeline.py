"""The timeline: what happened when."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis import datelines, statements, timeline, times
from reader.analysis.coreference import resolve
from reader.model import Entity, Event, Mention
from reader.text.sentences import sentences

STORY = date(2024, 3, 31)


def build(text: str, *names: str, day: date | None = STORY) -> tuple[Event, ...]:
    """Build the timeline of a text in which these people are named."""
    spans = sentences(text)
    entities = []
    for number, name in enumerate(names, 1):
        places = [at for at in range(len(text)) if text.startswith(name, at)]
        mentions = tuple(Mention(at, at + len(name), name, "PER", f"e{number}") for at in places)
        entities.append(Entity(f"e{number}", "PER", name, mentions))
    meant = resolve(text, spans, entities)
    said = statements.find(text, spans, entities, meant)
    return timeline.build(text, spans, entities, meant, times.find(text, spans, day), said, day)


@pytest.mark.parametrize(
    ("text", "when", "precision"),
    [
        ("The talks began on 7 October 2023 in Cairo.", "2023-10-07", "day"),
        ("The talks began last week in Cairo.", "2024-W12", "week"),
        ("The talks began in early March 2024 in Cairo.", "2024-03", "month"),
        ("The talks began in 2019 in Cairo.", "2019", "year"),
        ("The talks were held in the third quarter of 2023.", "2023-07/2023-09", "interval"),
        ("The vote will be held from November 20 to December 11.", "2024-11-20/2024-12-11", "interval"),
        ("The taxes were due for the period from 2004 to 2009.", "2004/2009", "interval"),
        ("The talks began on Friday morning in Cairo.", "2024-03-29", "day"),
    ],
)
def test_an_event_has_its_date_and_precision(text: str, when: str, precision: str) -> None:
    assert [(event.when, event.precision) for event in build(text)] == [(when, precision)]


def test_events_come_earliest_first_with_their_clause_and_who_is_in_it() -> None:
    text = "Basya resigned on Friday, and Razak was elected in 2019."
    assert [(e.when, e.event, e.entities) for e in build(text, "Basya", "Razak")] == [
        ("2019", "Razak was elected in 2019", ("e2",)),
        ("2024-03-29", "Basya resigned on Friday", ("e1",)),
    ]


def test_a_pronoun_brings_in_who_is_meant() -> None:
    text = "Basya is the mayor. He was elected in 2019."
    assert [e.entities for e in build(text, "Basya")] == [("e1",)]


def test_the_undated_lead_takes_the_storys_date() -> None:
    text = "Court rules for the city\n\nThe court has ruled that the city may keep its name and its coat of arms."
    assert [(e.when, e.implicit) for e in build(text)] == [("2024-03-31", True)]


def test_the_sentence_is_kept_beside_the_clause() -> None:
    text = "It rained. Basya resigned on Friday, and all went home."
    event = build(text, "Basya")[0]
    assert text[event.start : event.end] == "Basya resigned on Friday, and all went home."


def test_near_identical_events_of_a_date_are_one() -> None:
    text = "The council met on 5 March 2019 in Rome. The council met on 5 March 2019 in Rome, too."
    assert len(build(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Had it happened on Friday it would have been worse.",
        "Pilgrims at the mosque in 2008.",
        "Today, many people use such words.",
        "They meet every Monday.",
        "It took three years.",
        "It is now closed to us.",
    ],
)
def test_what_dates_no_event_gives_none(text: str) -> None:
    assert build(text, day=None) == ()
    assert [e for e in build("Anna came home to us all last year with her mother. " + text) if e.when != "2023"] == []


def test_without_a_date_only_what_is_dated_by_itself_is_there() -> None:
    assert [e.when for e in build("He came on Monday. He left in 2019.", day=None)] == ["2019"]


_WORDS = [
    "on",
    "Monday",
    "in",
    "2019",
    "he",
    "met",
    "from",
    "to",
    "5",
    "March",
    ",",
    "and",
    ".",
    "\n\n",
    "will",
    "Basya",
    "last",
    "year",
    ";",
]


@settings(max_examples=120, deadline=None)
@given(
    st.one_of(st.text(max_size=80), st.lists(st.sampled_from(_WORDS), max_size=30).map(" ".join)),
    st.one_of(st.none(), st.dates()),
)
def test_events_are_ordered_and_lie_inside_the_text(text: str, day: date | None) -> None:
    events = build(text, "Basya", day=day)
    assert [(e.when, e.start) for e in events] == sorted((e.when, e.start) for e in events)
    for event in events:
        assert 0 <= event.start < event.end <= len(text)
        assert "\n" not in event.event


def test_an_undated_report_of_something_dated_is_news_of_the_day() -> None:
    text = "It rained all day in the city and in the hills. Basya announced that the bridge would open in 2029."
    assert [(e.when, e.implicit) for e in build(text, "Basya")] == [("2024-03-31", True), ("2024-03-31", True), ("2029", False)]


def test_a_name_with_a_year_in_it_dates_nothing() -> None:
    assert build("Expo 2016 was held in the old town hall.", "Expo 2016", day=None) == ()


def test_the_words_under_a_picture_date_nothing() -> None:
    assert build("The vessel Searcher leaves the harbour on February 8, 2010. Image: a sailor.", day=None) == ()


def test_text_in_capitals_is_read_too() -> None:
    text = "THE TALKS BEGAN IN MARCH 2019 IN THE CAPITAL."
    assert [(e.when, e.event) for e in build(text)] == [("2019-03", "THE TALKS BEGAN IN MARCH 2019 IN THE CAPITAL")]


def test_a_noun_that_carries_the_date_is_the_event() -> None:
    text = "Hostages have been held since the attacks of 7 October 2023 in the strip."
    assert "the attacks of 7 October 2023" in [e.event for e in build(text)]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Basya knew of the hostages held since the attacks of 7 October 2023 for ransom.", "the attacks of 7 October 2023"),
        ("They have waited since Basya attacked the town on 7 October 2023.", "Basya attacked the town on 7 October 2023"),
        ("Basya left before the vote was held on Friday.", "the vote was held on Friday"),
        ("After Basya was elected on Friday, all went home.", "Basya was elected on Friday"),
        ("After Basya was elected, all went home on Friday.", "all went home on Friday"),
        ("After lunch in May 2019, all went home.", "After lunch in May 2019, all went home"),
        ("The talks are to resume on Sunday, an old source told the paper.", "The talks are to resume on Sunday"),
    ],
)
def test_an_event_is_told_by_the_words_that_its_date_belongs_to(text: str, event: str) -> None:
    assert event in [found.event for found in build(text, "Basya")]


LEAD = "Trade fair opens\n\nThe city has opened its trade fair with a parade through the old town. "


def test_who_only_reports_is_not_whom_the_next_sentence_is_about() -> None:
    text = "The mayor Basya said that Razak was ill. The post was filled in 2019."
    assert build(text, "Basya", "Razak")[0].entities == ("e2",)


@pytest.mark.parametrize(
    "dateline",
    [
        "BEIRUT (Basya) — ",
        "BASYA, Leb. - ",
        "May 10 (Basya) -- ",
        "ABUJA, May 31 (NNN-NAN) – ",
        "RIO/BASYA (Basya) – ",
        "Basya/Sputnik: ",
        "(Basya) – ",
        "DAVAO CITY, Philippines (Basya / July 27, 2009) – ",
        "BASYA Oct 17 ",
        "BASYA, Oct 17 (Basya) - ",
        "Nov. 13—",
        "Kabul: ",
        "Peshawar - ",
        "Raipur : ",
    ],
)
def test_where_a_report_was_sent_from_is_not_who(dateline: str) -> None:
    text = f"{dateline}Razak resigned on Friday."
    assert [event.entities for event in build(text, "Basya", "BASYA", "Razak") if not event.implicit] == [("e3",)]


@pytest.mark.parametrize("speaker", ["Obama: ", "Jordan: ", "Update: "])
def test_a_word_with_a_colon_that_is_no_place_is_no_dateline(speaker: str) -> None:
    assert datelines.after(f"{speaker}Razak resigned.", 0, 20) == 0


def test_a_date_after_what_was_signed_tells_when_it_was_signed() -> None:
    text = "All were glad. Razak, the third in size, signed the agreement in Paris on 15 June 2019."
    assert [event.event for event in build(text, "Razak")] == ["Razak signed the agreement in Paris on 15 June 2019"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Floods have killed 85 people over the past three days.", ["2024-03-28/2024-03-31"]),
        ("Some 4,000 people have been rescued in the last 24 hours.", ["2024-03-30/2024-03-31"]),
        ("The deaths come two weeks after a slide smashed into homes.", ["2024-03-17"]),
        ("Three days after a fire tore through the mine, 18 men are missing.", ["2024-03-28"]),
        ("The index has lost 5 percent over the past three days.", []),
        ("He was held for three days after he came home.", []),
        ("It is the worst quake since 1985.", []),
        ("It is the worst quake since 1985 when the old town fell.", ["1985"]),
        ("They left the estimate for 2009 as it was.", []),
        ("It soared on upbeat third quarter results.", []),
        ("She was working from 6:00 am to midnight.", []),
        ("It is as strong today as it was.", []),
    ],
)
def test_a_length_counts_back_from_the_story_and_a_comparison_does_not(text: str, days: list[str]) -> None:
    assert [event.when for event in build("He is old. " + text) if not event.implicit] == days


def test_the_years_of_models_are_no_events() -> None:
    assert build("He is old. The recall affects the 2009-2010 Corolla, the 2007-2010 Camry and the 2008-2010 Sequoia.") == ()


def test_a_plan_given_up_does_not_reach_over_a_comma() -> None:
    assert [e.when for e in build("The delivery, originally due this year, will be delayed until October 2025.")] == ["2025-10"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Basya announced that all may come in.", ["2024-03-31", "2024-03-31"]),
        ("Basya said that all may come in.", ["2024-03-31"]),
        ("When Basya announced it, all came.", ["2024-03-31"]),
        ("Shares fell by a tenth.", ["2024-03-31", "2024-03-31"]),
        ("All went to see Expo 2005 with its towers.", ["2024-03-31"]),
        ("Some 149 confirmed orders have come in.", ["2024-03-31"]),
        ("Basya gained a tenth of the votes.", ["2024-03-31"]),
        ("It is a drop of 3.6 percent from 2020.", ["2024-03-31"]),
        ("Light crude for delivery in May is dear.", ["2024-03-31"]),
        ("On Saturday it told March's sales figures.", ["2024-03-30", "2024-03-30"]),
        ("Its sales fell to 4 million from 5 million in the same month in 2023.", ["2024-03-31"]),
        ("On Saturday it reported second quarter results.", ["2024-03-30", "2024-03-30"]),
        ("Shares have fallen by half in 2023, and hit a low in October 2023.", ["2023", "2023-10", "2024-03-31"]),
        ("It was felt at 3 p.m. on the coast.", ["2024-03-31", "2024-03-31"]),
        ("It was closed in 2019. Basya announced that all may come in.", ["2019", "2024-03-31"]),
        ("The parade was held on Saturday.", ["2024-03-30", "2024-03-30"]),
        ("It comes after the gates were shut on Saturday.", ["2024-03-30", "2024-03-31"]),
    ],
)
def test_an_act_is_dated_by_the_news_and_a_comment_is_not(text: str, days: list[str]) -> None:
    assert [event.when for event in build(LEAD + text, "Basya")] == days


@pytest.mark.parametrize(
    "text",
    [
        "The delivery, originally due in 2019, has been put off.",
        "Basya had hoped to have it ready for 2012.",
        "It is to come later, and not in 2015 as was hoped.",
        "It lands two days later than planned.",
        "It was said that today is a great day.",
    ],
)
def test_a_plan_given_up_is_no_event(text: str) -> None:
    assert not [event for event in build("He is old. " + text) if not event.implicit]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Basya, born in Rome on 5 March 1955, is old.", ("e1",)),
        ("Basya is the mayor. It is a high office, taken in 2019.", ("e1",)),
        ("Basya is the mayor. It is a high office. It was made in 2019.", ("e1",)),
        ("Basya is the mayor. All is well. It is so. It was made in 2019.", ("e1",)),
        ("All is well. It is so. Basya came. All went. It is so. All is done. It was made in 2019.", ()),
        ("Basya is the mayor. Razak left Amin. All is so. It was made in 2019.", ("e2",)),
    ],
)
def test_a_later_clause_has_the_subject_of_its_sentence_of_one_before_or_of_the_lead(text: str, who: tuple[str, ...]) -> None:
    assert build(text, "Basya", "Razak", "Amin")[0].entities == who


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Basya denied that all may come in.", []),
        ("“We agreed to it.”", []),
        ("Basya announced that it would open in 2029.", ["2024-03-31", "2029"]),
        ("“Gates were shut” — The City News, March 28, 2024", []),
        ("Basya (left) at the gates in 2023.", []),
        ("They didn’t see Basya at the gates on Friday.", ["2024-03-29"]),
        ("It was shown over the weekend.", ["2024-03-30/2024-03-31"]),
        ("It was told in Basya’s 2016 campaign.", ["2016"]),
    ],
)
def test_news_are_parted_from_comments_captions_and_sources(text: str, days: list[str]) -> None:
    found = [event.when for event in build("It rained all day in the city and in the hills. All is well. " + text, "Basya")]
    assert sorted(found) == sorted(["2024-03-31", *days])


@pytest.mark.parametrize(
    "text",
    [
        "Sales are up 4 percent from the previous year.",
        "It has fewer people than a year ago.",
        "Costs are higher compared with last year.",
        "It made a loss, compared with a profit of $1m a year earlier.",
    ],
)
def test_what_something_is_compared_with_did_not_happen_then(text: str) -> None:
    assert not [event for event in build("He is old. " + text) if not event.implicit]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("They knew of a 2010 charge against Basya.", "a 2010 charge"),
        ("It began in the 2016 campaign -- and it went on.", "the 2016 campaign"),
        (
            "“We have seen it and we know it,” the judge, Basya, said on Friday.",
            "“We have seen it and we know it,” the judge, Basya, said on Friday",
        ),
        ("All went home, Basya said on Friday.", "All went home, Basya said on Friday"),
        ("It has been so since February led by Basya.", "It has been so since February led by Basya"),
        ("Basya, a friend of the judge, was fined on Friday, a blow that will be felt.", "Basya was fined on Friday"),
        (
            "More than 40 of them came in 2012, few of which were seen.",
            "More than 40 of them came in 2012, few of which were seen",
        ),
        ("They stormed it in 2023 a week after he came.", "They stormed it in 2023"),
        ("It could last until Christmas 2024, Basya has learned.", "It could last until Christmas 2024"),
        ("They saw the end of an old charge, which was dropped in 2015.", "an old charge was dropped in 2015"),
        ("The judge is Basya, who will speak in 2029.", "Basya will speak in 2029"),
    ],
)
def test_an_event_is_told_by_its_noun_or_with_its_subject(text: str, told: str) -> None:
    assert [event.event for event in build("He is old. " + text, "Basya") if not event.implicit] == [told]


def test_a_relative_and_its_main_clause_are_two_events() -> None:
    told = {
        e.when: e.event for e in build("He is old. The school, which opened in 1890, would close in 2029.") if not e.implicit
    }
    assert told["1890"] == "The school opened in 1890"
    assert told["2029"] == "The school, which opened in 1890, would close in 2029"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Basya is the mayor. A young guard died on Friday.", ()),
        ("Basya is the mayor. The guard died on Friday.", ("e1",)),
        ("Basya is the mayor. Oil rose on Friday.", ()),
        ("Basya is the mayor. The price of oil rose on Friday.", ()),
        ("Basya is the mayor. Net income rose on Friday.", ("e1",)),
        ("Basya is the mayor. Shares were up on Friday.", ("e1",)),
        ("Basya is the mayor. Average earnings rose in 2019.", ()),
        ("Basya is the mayor. In May 2019 the firm sold it.", ("e1",)),
        ("Basya is the mayor. The government sold it in 2019.", ()),
        ("Basya is the mayor. The asteroid went by in 2019.", ()),
        ("A girl was hit by a car, Basya said. It was found on Friday.", ()),
        ("A girl was hit by a car of Basya. It was found on Friday.", ("e1",)),
        ("Basya said five million people had voted on Friday.", ()),
        ("Basya said he was elected in 2019.", ("e1",)),
        ("Oil hit a high on Friday after Basya and Razak agreed to it.", ("e1", "e2")),
        ("Basya called it the worst since a civil war began in 2011.", ()),
        ("Basya has been ill since the office was filled in 2011.", ("e1",)),
        ("Basya is to speak at the 2023 elections.", ()),
        ("Rebels hit the old square on Friday. Speaking of it, Basya, a guard, said all had left.", ()),
        ("A local man was held on Friday. Basya, 21, is charged with theft.", ("e1",)),
    ],
)
def test_who_is_in_an_event_is_named_in_it_or_meant_by_its_words(text: str, who: tuple[str, ...]) -> None:
    found = [event for event in build(text, "Basya", "Razak") if not event.implicit]
    assert [event.entities for event in found][:1] == [who]
