"""Somebody whom a story does not name, "a man was held", and who tells of him: the sheriff is not "he"."""

from __future__ import annotations

import re

# "a woman who ran a shop"; but "Basya, a woman from the village"
SOMEBODY = {
    gender: re.compile(rf"(?<!,\s)(?<!\bis\s)(?<!\bwas\s)(?<!\bas\s)\b[Aa]n?(?:other)?\s(?:[\w’'-]+\s){{0,3}}?(?:{nouns})\b")
    for gender, nouns in (("m", "man|boy|schoolboy|father|fisherman"), ("f", "woman|girl|schoolgirl|mother|widow"))
}
# somebody whom the police tell of
UNNAMED = {
    gender: re.compile(
        rf"(?:^|[\s\"“])[Aa]n?(?:other)?\s(?:[\w’'-]+\s){{0,3}}?(?:{nouns}|suspect|teen(?:ager)?|driver|victim|student|gunman|attacker|"
        r"passenger|patient|soldier|worker|resident|toddler|pedestrian|motorist|cyclist|prisoner|inmate|employee|customer)\b"
    )
    for gender, nouns in (("m", "man|boy"), ("f", "woman|girl"))
}
_TELLS = re.compile(r"(?:[A-Z][\w.’'-]*\s?){1,4},?\s?(?:[^,.;\n]{1,60},\s)?(?:said|says|told|added|confirmed|reported)\b")
_TOLD_BY = re.compile(r"\b(?:said|says|added|according\sto)\s(?:[\w.’'-]+\s){0,4}$")
# so far before a name the verb may stand that tells
_BESIDE = 40


def tells(text: str, start: int) -> bool:
    """Tell a name at its verb: "Sheriff Basya said", "said Sheriff Basya"."""
    return bool(_TELLS.match(text, start) or _TOLD_BY.search(text, max(0, start - _BESIDE), start))
