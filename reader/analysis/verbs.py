"""Past forms that no ending tells: one list for all who ask whether something happened."""

from __future__ import annotations

from typing import Final

from reader.analysis.lists import sequence

PAST: Final = sequence("""
    was were did had said told took made went came saw got gave found held left began met put cut hit ran sent lost shot
    led fell rose grew became broke brought built bought chose fought flew froze kept knew laid paid sold spoke spent
    stood struck taught thought threw wore wrote drew drove hung shook shut stole swore swept tore withdrew underwent died
    sank won beat burst set read hurt heard felt meant sought caught overthrew fled crept dealt dug fed forgot hid lent
    rode sang sprang swam swung wept woke slept
""")
# nouns or presents as often: they tell less
UNSURE: Final = frozenset(sequence("told put cut hit shot shut beat burst set read hurt saw thought laid fed"))
