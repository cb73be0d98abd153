"""Whether a story is in the language that the model learned from."""

from __future__ import annotations

import pytest

from reader.analysis.entities.language import english


@pytest.mark.parametrize(
    "text",
    [
        "The ministers met on Monday and said that talks would go on after the vote in the capital.",
        "Rain in Paris.",
        "",
        "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15",
    ],
)
def test_english_short_and_wordless_texts_are_no_other_language(text: str) -> None:
    assert english(text)


@pytest.mark.parametrize(
    "text",
    [
        "Der Minister sprach am Montag in Berlin über die Lage der Stadt und über das Wetter der letzten Wochen im Norden.",
        "Le ministre a déclaré lundi à Paris que les négociations se poursuivront après le vote dans la capitale.",
        "Министр заявил в понедельник, что переговоры продолжатся после голосования в столице и на севере страны.",
        "外交部长星期一在北京表示，会谈将在首都投票后继续进行。",
        "قال الوزير يوم الاثنين إن المحادثات ستستمر بعد التصويت في العاصمة وفي شمال البلاد.",
    ],
)
def test_other_languages_are_told(text: str) -> None:
    assert not english(text)
