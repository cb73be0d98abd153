"""Corpora as running text, cut again by the project's tokenizer."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

from reader.analysis.training.corpora import join, read, recut

if TYPE_CHECKING:
    from pathlib import Path


def test_documents_and_sentences_are_read(tmp_path: Path) -> None:
    file = tmp_path / "a.conll.gz"
    file.write_bytes(gzip.compress(b"-DOCSTART- one\n\nAnna\tB-PER\nleft\tO\n\nNow\tO\n\n-DOCSTART- two\n\nParis\tB-LOC\n"))
    one, two = read(file)
    assert (one.key, two.key) == ("one", "two")
    assert one.sentences == [(["Anna", "left"], ["B-PER", "O"]), (["Now"], ["O"])]


def test_tokens_become_running_text() -> None:
    text, spans = join(["“", "No", ",", "”", "said", "Anna", "'s", "(", "late", ")", "son", "."], hyphens=False)
    assert text == "“No,” said Anna's (late) son."
    assert [text[a:b] for a, b in spans][:3] == ["“", "No", ","]


def test_a_spaced_hyphen_is_closed_up_when_asked() -> None:
    assert join(["al", "-", "Baradei"], hyphens=True)[0] == "al-Baradei"
    assert join(["al", "-", "Baradei"], hyphens=False)[0] == "al - Baradei"


def test_tags_follow_the_new_tokens() -> None:
    words, tags = recut(
        (["El", "-", "Baradei", "'s", "U.S.", "trip"], ["B-PER", "I-PER", "I-PER", "O", "B-LOC", "O"]), hyphens=True
    )
    assert words == ["El-Baradei", "'s", "U.S.", "trip"]
    assert tags == ["B-PER", "O", "B-LOC", "O"]
