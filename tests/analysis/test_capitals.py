"""Text in capitals for the rules."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis.capitals import calmed
from reader.text.sentences import sentences


def test_a_sentence_in_capitals_becomes_small_and_the_rest_stays() -> None:
    text = "The UN met.\n\nTHE TALKS HAVE BEGUN AGAIN."
    assert calmed(text, sentences(text)) == "The UN met.\n\nthe talks have begun again."


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.sampled_from("ABCİßÉ ab.1\n"), max_size=60))
def test_offsets_stay(text: str) -> None:
    assert len(calmed(text, sentences(text))) == len(text)
