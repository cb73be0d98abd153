"""Tokens a CPU second for the entities of stories, and the cost of loading; beside it a blank spaCy tokenizer, if installed.

    python tests/benchmarks/bench_entities.py [--check]

`--check` fails below 30,000 tokens a CPU second or above 0.3 s for loading.
"""

from __future__ import annotations

import importlib.util
import sys
import time

STORY = """\
The foreign minister of Norway, Anna Example, said on Monday that Oslo would send an envoy to Lebanon and to Egypt.

Angela Merkel met Barack Obama in Berlin before the talks with the European Union. She said that the European Commission
had asked the World Health Organization (WHO) for a report about 40 new cases in Guinea and in Sierra Leone.

Police in London arrested a teacher from Manchester after a fire at Barclays Bank. Reuters reported that the Ministry of
Health in Kenya would lead the inquiry; the United Nations gave no date, and U.S. officials were silent.
"""
SLOWEST, LONGEST_LOAD = 30_000, 0.3


def main() -> None:
    """Measure in one run."""
    begun = time.process_time()
    from reader.analysis.entities import find
    from reader.analysis.entities.tagger import tagger
    from reader.analysis.tokens import tokens
    from reader.text.sentences import sentences

    tagger()
    load = time.process_time() - begun
    # each story has names of its own, so that nothing is known from the story before
    stories = [STORY.replace("Example", f"Example{n}").replace("Manchester", f"Town{n}") for n in range(200)]
    count = sum(len(tokens(story)) for story in stories)
    begun = time.process_time()
    for story in stories:
        find(story, sentences(story))
    speed = count / (time.process_time() - begun)
    sys.stdout.write(f"loading {load:.3f} s CPU, entities {speed:,.0f} tokens a CPU second\n")
    if importlib.util.find_spec("spacy"):
        _spacy(stories)
    if "--check" in sys.argv and (speed < SLOWEST or load > LONGEST_LOAD):
        sys.exit("entities are too slow")


def _spacy(stories: list[str]) -> None:
    import spacy

    blank = spacy.blank("en")
    begun = time.process_time()
    count = sum(len(blank(story)) for story in stories)
    sys.stdout.write(f"blank spaCy tokenizer {count / (time.process_time() - begun):,.0f} tokens a CPU second\n")


if __name__ == "__main__":
    main()
