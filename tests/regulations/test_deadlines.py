"""The days of the taxes: which month's, on which day, and where a closed day moves them."""

from __future__ import annotations

import datetime as dt

import pytest

from app.kernel.period import Period
from app.regulations import deadlines, working_days

ALL = (deadlines.PPN, deadlines.FAKTUR_UPLOAD, deadlines.PPH21_PAY, deadlines.PPH21_FILE)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def test_the_days_of_a_month() -> None:
    found = deadlines.between(day("2026-10-01"), day("2026-10-31"), ALL)
    assert [(each.key, str(each.day)) for each in found] == [
        ("pph21_pay", "2026-10-15"),
        ("faktur_upload", "2026-10-20"),
        ("pph21_file", "2026-10-20"),
    ]
    assert {each.month for each in found} == {Period(2026, 9)}


@pytest.mark.parametrize(
    ("key", "closed", "moved"),
    [
        ("ppn", "2026-10-31", "2026-11-02"),  # a Saturday; into the next month
        ("pph21_pay", "2026-11-15", "2026-11-16"),  # a Sunday
        ("pph21_file", "2026-03-20", "2026-03-25"),  # cuti bersama, Idul Fitri, cuti bersama
        ("pph21_file", "2026-12-20", "2026-12-21"),
    ],
)
def test_a_closed_day_moves_to_the_next_working_day(key: str, closed: str, moved: str) -> None:
    (found,) = deadlines.between(day(closed), day(closed) + dt.timedelta(days=10), (key,))
    assert found.day == day(moved)
    assert found.month == Period(day(closed).year, day(closed).month).plus(-1)


def test_the_upload_of_tax_invoices_does_not_wait_for_a_working_day() -> None:
    (found,) = deadlines.between(day("2026-09-01"), day("2026-09-30"), ("faktur_upload",))
    assert found.day == day("2026-09-20") and not working_days.is_working_day(found.day)


def test_before_the_first_rule_nothing_is_told() -> None:
    assert deadlines.between(day("2024-01-01"), day("2024-12-31"), ALL) == []
    early = deadlines.between(day("2025-05-01"), day("2025-06-30"), ("faktur_upload",))
    assert [each.day for each in early] == [day("2025-06-20")]


def test_holidays_are_those_of_the_state() -> None:
    assert not working_days.is_working_day(day("2026-08-17"))
    assert not working_days.is_working_day(day("2026-12-24"))
    assert working_days.is_working_day(day("2026-11-23"))
