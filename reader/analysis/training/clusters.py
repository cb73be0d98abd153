"""Word clusters and how often a word is written small, from all open text at hand: PPMI of the neighbours, SVD, k-means."""

from __future__ import annotations

import re
import tarfile
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.analysis.tokens import tokens
from reader.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

SIZES = (50, 200, 800)
_FEWEST = 4
_CONTEXTS = 4000
_DIMENSIONS = 100


def raw_sentences(archive: Path) -> Iterator[list[str]]:
    """Give the sentences of the archive's texts as tokens."""
    with tarfile.open(archive, "r:xz") as texts:
        for member in sorted(texts.getmembers(), key=lambda m: m.name):
            file = texts.extractfile(member)
            if file is None:
                continue
            text = re.sub(r"[ \t]+", " ", file.read().decode("utf-8", "replace"))
            for start, end in sentences(text):
                yield [token.text for token in tokens(text, start, end)]


def lower_shares(corpus: Iterable[list[str]]) -> dict[str, str]:
    """Give, for each word not at the beginning of a sentence, a digit: 0 never written small to 9 always."""
    small: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for words in corpus:
        if sum(word[:1].isupper() for word in words) > 0.6 * len(words):
            continue
        for word in words[1:]:
            low = word.lower()
            every[low] += 1
            small[low] += word == low
    return {word: str(min(9, int(10 * (small[word] + 0.1) / (count + 0.2)))) for word, count in every.items() if count > 1}


def _normal(words: list[str], shares: dict[str, str]) -> list[str]:
    """Write the first word small when it mostly is, and digits alike."""
    result = [re.sub(r"\d", "0", word) for word in words]
    if result and shares.get(result[0].lower(), "0") > "4":
        result[0] = result[0].lower()
    return result


def words_table(corpus: list[list[str]], seed: int) -> dict[str, str]:
    """Give each frequent word its numbers in three clusterings and its case digit, parted by spaces."""
    import numpy as np
    from scipy.sparse import csr_matrix
    from scipy.sparse.linalg import svds
    from sklearn.cluster import KMeans
    from threadpoolctl import threadpool_limits

    shares = lower_shares(corpus)
    normal = [_normal(words, shares) for words in corpus]
    counts = Counter(word for words in normal for word in words)
    vocabulary = sorted((w for w, n in counts.items() if n >= _FEWEST), key=lambda w: (-counts[w], w))
    index = {word: n for n, word in enumerate(vocabulary)}
    pairs: Counter[tuple[int, int]] = Counter()
    for words in normal:
        ids = [index.get(word, -1) for word in ["", *words, ""]]
        for left, right in pairwise(ids):
            if left >= 0 and 0 <= right < _CONTEXTS:
                pairs[left, right] += 1
            if right >= 0 and 0 <= left < _CONTEXTS:
                pairs[right, _CONTEXTS + left] += 1
        for left, right in zip(ids, ids[2:], strict=False):
            if left >= 0 and 0 <= right < _CONTEXTS:
                pairs[left, 2 * _CONTEXTS + right] += 1
            if right >= 0 and 0 <= left < _CONTEXTS:
                pairs[right, 3 * _CONTEXTS + left] += 1
    ordered = sorted(pairs.items())
    rows = np.array([row for (row, _), _ in ordered])
    columns = np.array([column for (_, column), _ in ordered])
    values = np.array([float(n) for _, n in ordered])
    total = values.sum()
    by_row = np.bincount(rows, values, len(vocabulary))
    by_column = np.bincount(columns, values, 4 * _CONTEXTS) ** 0.75
    by_column *= total / by_column.sum()
    ppmi = np.maximum(np.log(values * total / (by_row[rows] * by_column[columns])), 0)
    matrix = csr_matrix((ppmi, (rows, columns)), shape=(len(vocabulary), 4 * _CONTEXTS))
    # sums on several threads come in any order, and the last bits with them
    with threadpool_limits(1):
        left, strengths, _ = svds(matrix, k=_DIMENSIONS, random_state=seed)
        vectors = left * np.sqrt(strengths)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
        labels = [KMeans(size, n_init=1, max_iter=40, random_state=seed).fit_predict(vectors) for size in SIZES]
    table = {
        word: " ".join(str(column[n]) for column in labels) + " " + shares.get(word.lower(), "-") for word, n in index.items()
    }
    for word, share in sorted(shares.items()):
        table.setdefault(word, "- - - " + share)
    return {word: entry for word, entry in table.items() if word.strip() and "\n" not in word}
