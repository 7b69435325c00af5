"""Numbers of documents: given at posting, inside the transaction, without gaps."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

from app.kernel.department import Series
from app.kernel.period import fiscal_year_of
from app.store.connection import cached, execute, one
from app.store.model import NumberSeries
from app.store.rows import write_rows

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def seed(series: tuple[Series, ...], first_month: int = 1) -> None:
    """Creates the series that are not there yet, with their default patterns."""
    known = {key for (key,) in execute("SELECT key FROM number_series").fetchall()}
    write_rows(
        NumberSeries,
        [
            {"key": s.key, "pattern": s.pattern, "reset": s.reset, "first_month": first_month}
            for s in series
            if s.key not in known
        ],
    )


@cached("number-series")
def _series(key: str) -> tuple[str, str, int]:
    row = one("SELECT pattern, reset, first_month FROM number_series WHERE key = ?", (key,))
    if row is None:
        raise LookupError(f"no number series {key}")
    return row[0], row[1], row[2]


def bucket_of(reset: str, first_month: int, date: dt.date) -> str:
    """What the counter of a date is filed under: its month, its fiscal year, or nothing."""
    if reset == "monthly":
        return f"{date.year:04d}-{date.month:02d}"
    if reset == "yearly":
        return str(fiscal_year_of(date, first_month))
    return ""


_NEXT = "UPDATE number_counter SET last = last + ? WHERE series = ? AND bucket = ? RETURNING last"
_FIRST = "INSERT INTO number_counter (last, series, bucket) VALUES (?, ?, ?) RETURNING last"


def next_numbers(key: str, dates: Sequence[dt.date]) -> list[str]:
    """Takes the next numbers of the series for documents of these dates. Only inside a Work."""
    pattern, reset, first_month = _series(key)
    buckets = [bucket_of(reset, first_month, date) for date in dates]
    last = {bucket: _take(key, bucket, count) - count for bucket, count in Counter(buckets).items()}
    numbers = []
    for date, bucket in zip(dates, buckets, strict=True):
        last[bucket] += 1
        numbers.append(worded(pattern, date, last[bucket]))
    return numbers


def _take(key: str, bucket: str, count: int) -> int:
    """Moves a counter on by ``count`` and returns where it then stands."""
    counter = (count, key, bucket)
    row = one(_NEXT, counter) or one(_FIRST, counter)
    assert row is not None
    return int(row[0])


def worded(pattern: str, date: dt.date, sequence: int) -> str:
    """The pattern with its places filled: {YYYY} {YY} {MM} {ROMAN} {SEQ:n}."""
    return _template(pattern, date.year, date.month) % ((sequence,) * _sequences(pattern))


_SEQUENCE = re.compile(r"\{SEQ:(\d+)\}")


@cache
def _sequences(pattern: str) -> int:
    return len(_SEQUENCE.findall(pattern))


@lru_cache(maxsize=1000)
def _template(pattern: str, year: int, month: int) -> str:
    """The pattern of one month, with %d places left for the sequence."""
    text = (
        pattern.replace("%", "%%")
        .replace("{YYYY}", f"{year:04d}")
        .replace("{YY}", f"{year % 100:02d}")
        .replace("{MM}", f"{month:02d}")
        .replace("{ROMAN}", ROMAN[month - 1])
    )
    return _SEQUENCE.sub(r"%0\1d", text)
