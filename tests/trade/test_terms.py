"""Due dates, days late, and the bands of an ageing."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.trade.terms import band_of, bands, days_overdue, due_date, is_plausible

BANDS = bands((30, 60, 90))
TODAY = dt.date(2026, 11, 23)


def test_terms_count_calendar_days() -> None:
    assert due_date(dt.date(2026, 11, 20), 30) == dt.date(2026, 12, 20)
    assert due_date(TODAY, 0) == TODAY


def test_the_due_day_itself_is_not_late() -> None:
    assert days_overdue(TODAY, TODAY) == 0
    assert days_overdue(dt.date(2026, 11, 20), TODAY) == 3


@pytest.mark.parametrize(
    ("days", "place"),
    [(-5, 0), (0, 0), (1, 1), (30, 1), (31, 2), (60, 2), (61, 3), (91, 4), (900, 4)],
)
def test_every_age_has_one_band(days: int, place: int) -> None:
    assert band_of(TODAY - dt.timedelta(days=days), TODAY, BANDS) is BANDS[place]
    assert sum(band.holds(max(0, days)) for band in BANDS) == 1


def test_typing_errors_are_not_dates() -> None:
    assert not is_plausible(dt.date(26, 11, 23))
    assert not is_plausible(dt.date(2926, 11, 23))
    assert is_plausible(TODAY)


@given(st.sets(st.integers(1, 9999), min_size=1, max_size=6), st.integers(-50, 12_000))
def test_whatever_the_bands_every_age_has_one(late: set[int], days: int) -> None:
    chosen = bands(sorted(late))
    assert len(chosen) == len(late) + 2
    assert sum(band.holds(max(0, days)) for band in chosen) == 1
    assert len({band.key for band in chosen}) == len(chosen)
