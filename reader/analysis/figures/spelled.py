"""Numbers as they are spelled: "2,401", "2,3", "three thousand two hundred", "two point five"; the expression and the value."""

from __future__ import annotations

import re
from typing import Final

from reader.analysis.lists import sequence

ONES: Final = dict(
    zip(
        sequence("""
            one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
            eighteen nineteen
        """),
        range(1, 20),
        strict=True,
    )
)
_TENS: Final = dict(zip(sequence("twenty thirty forty fifty sixty seventy eighty ninety"), range(20, 100, 10), strict=True))
UNIT_NUMBER = "|".join(sorted({*ONES, *_TENS}, key=len, reverse=True))
_UP_TO_99 = rf"(?:(?:{'|'.join(_TENS)})[\s-](?:{'|'.join(list(ONES)[:9])})|{UNIT_NUMBER})\b"
# "two hundred and fifty", and neither "between two hundred and three hundred" nor "took two hundred and fifty were hurt"
REST = rf"(?:and\s+)?(?={_UP_TO_99}(?!\s+(?:hundred|thousand|million|dozen|were|was|are|is|had|have|has|of|others?|more)\b))"
_HUNDREDS = rf"(?:an?|{'|'.join(list(ONES)[:9])})\s+hundred\s+{REST}"
_DIGIT = "|".join(list(ONES)[:9])
REST_OF_THOUSAND = rf"(?:(?=(?:{_DIGIT})\s+hundred\b)|{REST})"
# "three thousand two hundred", "two thousand and eleven"
_THOUSANDS = (
    rf"(?:an?|{_UP_TO_99})\s+thousand\s+{REST_OF_THOUSAND}"
    rf"(?:{_HUNDREDS}{_UP_TO_99}|(?:{_DIGIT})\s+hundred\b|{_UP_TO_99})"
)
# "two point five million"
_POINTED = rf"(?:{_DIGIT})\s+point\s+(?:{_DIGIT})(?=\s+(?:thousand|million|billion|trillion|per\s?cent)\b)"
_WORD_NUMBER = rf"(?:{_POINTED}|{_THOUSANDS}|(?:{_HUNDREDS})?{_UP_TO_99}(?:\s+(?:and\s+a\s+half))?)"
# Arabic has marks of its own for thousands and parts
_DIGITS = r"(?:\d{1,3}(?:[,٬]\d{3}){1,5}|\d{1,2}(?:,\d\d){1,3},\d{3}|\d{1,15})(?:[.٫]\d{1,6})?"
NUMBER: Final = rf"(?:{_DIGITS}|{_WORD_NUMBER})"
# "$114,95", "2,3-million barrels": a comma for a point, where no list of numbers can be meant
COMMA: Final = r"\d{1,4},(?:\d{4}|\d{1,2})(?!\d|,\d)"
_POINT = re.compile(COMMA)


def value_of(written: str) -> float | None:
    """Read digits or words."""
    plain = written.lower().replace("٬", ",").replace("٫", ".")
    plain = plain.replace(",", "." if _POINT.fullmatch(plain) else "")
    try:
        return float(plain)
    except ValueError:
        pass
    words = re.split(r"[\s-]+", plain)
    if "point" in words:
        return ONES[words[0]] + ONES[words[2]] / 10
    thousand = words.index("thousand") if "thousand" in words else 0
    value = 1000 * (_up_to_999(words[:thousand]) or 1) if thousand else 0
    return value + _up_to_999(words[thousand:]) + (0.5 if "half" in words else 0.0) or None


def _up_to_999(words: list[str]) -> int:
    """Add up "two hundred and fifty"."""
    hundreds = words.index("hundred") if "hundred" in words else 0
    told = [ONES.get(word, _TENS.get(word, 0)) for word in words]
    return sum(told[hundreds:]) + 100 * ((sum(told[:hundreds]) or 1) if hundreds else 0)
