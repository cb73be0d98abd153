"""Whether a person is a man or a woman, as a title, a role or a first name tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.entities.lexicon import lexicon
from reader.analysis.entities.people import gender_of

if TYPE_CHECKING:
    from reader.analysis.entities.people import Gender
    from reader.model import Entity


def title_gender(text: str, entity: Entity) -> Gender:
    """Tell a person's gender by a title before a mention, else by the role."""
    for mention in entity.mentions[:5]:
        before = text[max(0, mention.start - 20) : mention.start].split()
        told = gender_of(before[-1]) if before else ""
        if told:
            return told
    return next((told for word in entity.role.split() if (told := gender_of(word))), "")


def gender(text: str, entity: Entity) -> Gender:
    """Tell a person's gender by a title before a mention, else by the role or the first name."""
    if told := title_gender(text, entity):
        return told
    kinds = lexicon().kinds(entity.name.split()[0]) if " " in entity.name else ""
    return "f" if "F" in kinds and "M" not in kinds else "m" if "M" in kinds and "F" not in kinds else ""
