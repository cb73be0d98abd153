"""Who and where: the names of a text, typed, linked inside the story and with their roles.

The trained tagger proposes (`tagger`, `features`, `lexicon`, `casing`), the whole story corrects (`revision`), mentions of one
entity are joined (`linking`) and roles are read off beside the names (`roles`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.entities.tagger import Name, Tagger
    from reader.analysis.tokens import Token
    from reader.model import Entity, Span


def find(text: str, sentences: Sequence[Span]) -> tuple[Entity, ...]:
    """Give the entities of a text in order of first mention, ids e1, e2 …, each under its fullest name."""
    from reader.analysis import datelines
    from reader.analysis.entities.headlines import dateline
    from reader.analysis.entities.linking import link
    from reader.analysis.entities.tagger import tagger
    from reader.analysis.tokens import tokens

    model = tagger()
    cut: list[list[Token]] = []
    lines: set[int] = set()
    for start, end in sentences:
        after = datelines.after(text, start, end)
        if after > start:  # a line of its own: "WASHINGTON — Anna Example" are two names
            lines.add(len(cut))
            cut.append(tokens(text, start, after))
        cut.append(tokens(text, after, end))
    names = tag(cut, model)
    for line in lines:
        names[line] = dateline([token.text for token in cut[line]], names[line])
    return link(text, cut, names, model.extractor.lexicon)


def tag(cut: Sequence[Sequence[Token]], model: Tagger) -> list[list[Name]]:
    """Give the names of each sentence, after the second pass."""
    from reader.analysis.entities.casing import recase
    from reader.analysis.entities.language import sure_elsewhere
    from reader.analysis.entities.revision import revise

    lexicon = model.extractor.lexicon
    words = recase([[token.text for token in sentence] for sentence in cut], lexicon)
    evidence = model.extractor.evidence(words)
    found = [model.names(sentence, evidence) for sentence in words]
    return revise(words, sure_elsewhere(words, found, lexicon), lexicon)
