"""One entity, however it is named in the story."""

from __future__ import annotations

import pytest

from reader.analysis.entities import find
from reader.analysis.entities.aliases import acronym, canon, initials
from reader.text.sentences import sentences


def forms(text: str) -> dict[str, list[str]]:
    """Give each entity's name with the words of its mentions."""
    return {entity.name: [m.text for m in entity.mentions] for entity in find(text, sentences(text))}


def test_a_surname_is_the_person_named_in_full() -> None:
    text = "Angela Merkel arrived in Paris. Mrs. Merkel smiled. Reporters asked Merkel about Ukraine."
    assert forms(text)["Angela Merkel"] == ["Angela Merkel", "Merkel", "Merkel"]


def test_a_title_tells_two_people_of_one_surname_apart() -> None:
    text = "Bill Clinton spoke in Boston with Hillary Clinton. Mr. Clinton left. Mrs. Clinton stayed in Boston."
    found = forms(text)
    assert found["Bill Clinton"] == ["Bill Clinton", "Clinton"]
    assert found["Hillary Clinton"] == ["Hillary Clinton", "Clinton"]


def test_initials_and_second_names_do_not_make_another_person() -> None:
    text = "John Kerry spoke in Boston. Later John F. Kerry met J. Kerry's critics in London."
    assert next(iter(forms(text))) == "John F. Kerry"


def test_an_acronym_in_brackets_and_later_is_the_agency() -> None:
    text = "The International Atomic Energy Agency (IAEA) sent a team to Iran. The IAEA said so in Vienna."
    assert forms(text)["International Atomic Energy Agency"] == ["International Atomic Energy Agency", "IAEA", "IAEA"]


def test_a_country_is_one_with_its_abbreviations_but_not_with_its_people() -> None:
    text = "The United States sent an envoy. U.S. officials met in Cairo. An American general left the U.S. on Friday."
    found = forms(text)
    assert found["United States"] == ["United States", "U.S.", "U.S."]
    assert found["American"] == ["American"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the U.S.", "United States"),
        ("Bogotá", "Bogota"),
        ("Reuters’s", "Reuters"),
        ("UK", "Britain"),
        ("U.S. Navy", "United States Navy"),
    ],
)
def test_known_forms_are_one_name(one: str, other: str) -> None:
    assert canon(one) == canon(other)


def test_short_words_are_no_countries() -> None:
    assert canon("us") != canon("US")


def test_acronyms_are_made_of_capitals_with_and_without_small_words() -> None:
    assert "UNHCR" in initials("United Nations High Commissioner for Refugees")
    assert "FARC" not in initials("Revolutionary Armed Forces")
    assert acronym("U.N.") == "UN"
    assert acronym("Paris") == ""


def test_one_who_called_another_is_not_the_other() -> None:
    found = forms("Angela Merkel also called Vladimir Putin on Sunday. Barack Obama, who called Vladimir Putin, was in London.")
    assert {"Angela Merkel", "Vladimir Putin", "Barack Obama"} <= set(found)


def test_a_place_is_also_known_by_what_brackets_and_sentences_call_it() -> None:
    assert forms("They met in Mumbai. Sri Lanka was known as Ceylon until 1972.")["Sri Lanka"] == ["Sri Lanka", "Ceylon"]


def test_a_palace_is_named_without_the_word_but_a_river_is_not_its_state() -> None:
    assert forms("Reporters saw Tullgarn Palace. They left Tullgarn in the evening.")["Tullgarn Palace"]
    found = forms("The Connecticut River froze in Connecticut and in Vermont.")
    assert "Connecticut" in found


def test_a_part_of_a_body_is_not_the_body() -> None:
    found = forms("He studied at Example University. The Example University School of Medicine is in Boston.")
    assert len([name for name in found if "University" in name]) == 2


def test_a_name_in_two_spellings_is_one() -> None:
    text = "Zakhary Lyapunov spoke in Moscow. Zachary Lyapunov returned to Moscow."
    assert ["Zakhary Lyapunov", "Zachary Lyapunov"] in forms(text).values()


def test_two_countries_a_letter_apart_stay_two() -> None:
    assert {"Gambia", "Zambia"} <= set(forms("The president of Zambia flew to Gambia."))


def test_an_acronym_with_a_hyphen_in_brackets_is_the_body() -> None:
    found = forms("The Union of Green Parties-Forward (UGP-Forward) met in Paris. Many left the UGP-Forward.")
    assert found["Union of Green Parties-Forward"] == ["Union of Green Parties-Forward", "UGP-Forward", "UGP-Forward"]


def test_a_league_in_brackets_is_not_the_team() -> None:
    assert "Premier League" in forms("Reporters watched Manchester United (Premier League) on Sunday.")


def test_several_of_one_thing_go_by_its_name() -> None:
    found = forms("The iPhone came to London on Monday. Several iPhones were sold in Paris.")
    assert found["iPhone"] == ["iPhone", "iPhones"]
