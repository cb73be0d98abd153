"""Dates as feeds, pages and mail write them. Unknown is better than wrong."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from email.utils import parsedate_tz

_ISO = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ]+(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(?:(Z|UTC|GMT)|([+-])(\d\d):?(\d\d)?)?)?",
    re.IGNORECASE,
)
_EARLIEST = 1600
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def read_date(written: object) -> datetime | None:
    """Read ISO 8601 or RFC 822; None where a part is missing, impossible or only a placeholder. No zone means UTC."""
    try:
        moment = _read(written)
        moment = moment.astimezone(UTC) if moment else None
    except (ValueError, OverflowError, TypeError, IndexError):
        return None
    return None if moment is None or moment.year < _EARLIEST or moment == _EPOCH else moment


def _read(written: object) -> datetime | None:
    if isinstance(written, datetime):
        return written if written.tzinfo else written.replace(tzinfo=UTC)
    if isinstance(written, date):
        return datetime.combine(written, time(), UTC)
    if not isinstance(written, str) or not 8 <= len(written := written.strip()) <= 100:
        return None
    return _iso(found) if (found := _ISO.fullmatch(written)) else _rfc822(written)


def _iso(found: re.Match[str]) -> datetime:
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    zone = UTC
    if found[8]:
        offset = timedelta(hours=int(found[9]), minutes=int(found[10] or 0))
        zone = timezone(-offset if found[8] == "-" else offset)
    late = timedelta(days=1) if hour == 24 and minute == second == 0 else timedelta()
    return datetime(year, month, day, hour % 24 if late else hour, minute, min(second, 59), tzinfo=zone) + late


def _rfc822(written: str) -> datetime | None:
    parts = parsedate_tz(written)
    if not parts or not re.search(r"[A-Za-z]{3}", written):  # a month in letters: 3/4/2024 is anybody's guess
        return None
    year, month, day, hour, minute, second, *_ = parts
    if not re.search(rf"\b{year}\b|\b\d?{year % 100:02d}\b", written):
        return None
    offset = timedelta(seconds=parts[9] or 0)
    return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=timezone(offset))
