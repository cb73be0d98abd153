"""Makes the model and the lists that the package ships: `python -m reader.analysis.training --data DIR`.

DIR holds the corpora (`data/*.conll.gz`), the open word lists (`lists/`), the raw text (`raw/rawtext.tar.xz`). The same data,
seed and versions of the libraries give the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from random import Random

from reader.analysis.entities.features import Extractor
from reader.analysis.entities.lexicon import NAMES_FILE, WORDS_FILE, table_bytes
from reader.analysis.entities.tagger import MODEL_FILE
from reader.analysis.training import clusters, mix, names
from reader.analysis.training.average import average
from reader.analysis.training.corpora import read, recut_story
from reader.analysis.training.crf import train
from reader.analysis.training.members import COUNT, shipped_lexicon, train_member

SHIPPED = Path(__file__).parent.parent / "data"
# the share of the silver corpus in the judge's mix
_JUDGE_SHARE = 0.25


def main() -> None:
    """Read the arguments and make the files."""
    parser = argparse.ArgumentParser(prog="python -m reader.analysis.training", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the corpora")
    parser.add_argument("--out", type=Path, default=SHIPPED, help="where the files go (default: the package)")
    parser.add_argument("--iterations", type=int, default=100, help="steps of each training at most")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--work", type=Path, help="where the single models are kept (default: nowhere)")
    parser.add_argument("--jobs", type=int, default=1, help="trainings at a time, 3 GB each")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        make(
            asked.data,
            asked.out,
            asked.work or Path(folder),
            iterations=asked.iterations,
            seed=asked.seed,
            jobs=asked.jobs,
        )


def make(data: Path, out: Path, work: Path, *, iterations: int, seed: int, jobs: int) -> None:
    """Make the lists, then the judge, then the members, then the mean of all."""
    make_lexicon(data, out, seed)
    lexicon = shipped_lexicon(out)
    judge = work / "judge.crfsuite"
    stories, seen = mix.first_sample(data, lexicon, share=_JUDGE_SHARE, seed=seed)
    train(stories, Extractor(lexicon), judge, iterations=iterations, seed=seed)
    _say("judge trained")
    models = [work / f"member{n}.crfsuite" for n in range(COUNT)]
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        tasks = [
            pool.submit(train_member, data, out, judge, sorted(seen), model, iterations=iterations, seed=seed + n)
            for n, model in enumerate(models, 1)
        ]
        for task in tasks:
            _say(task.result())
    mean = work / "mean.crfsuite"
    average([judge, *models], mean)
    (out / MODEL_FILE).write_bytes(gzip.compress(mean.read_bytes(), 9, mtime=0))
    _say(f"{(out / MODEL_FILE).stat().st_size} bytes in {out / MODEL_FILE}")


def make_lexicon(data: Path, out: Path, seed: int) -> None:
    """Make the lists of names and of words."""
    out.joinpath(NAMES_FILE).write_bytes(table_bytes(names.collect(data)))
    random = Random(seed)
    sentences = list(clusters.raw_sentences(data / "raw" / "rawtext.tar.xz"))
    for corpus in (mix.SILVER, *mix.HUMAN):
        for story in read(mix.path_of(data, corpus)):
            sentences.extend(words for words, _ in recut_story(story, random).sentences)
    out.joinpath(WORDS_FILE).write_bytes(table_bytes(clusters.words_table(sentences, seed)))
    _say("lists made")


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")


if __name__ == "__main__":
    main()
