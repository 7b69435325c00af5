"""A month of the books."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A calendar month; ordered, and stored as the number ``yyyymm``."""

    year: int
    month: int

    def __post_init__(self) -> None:
        if not (1 <= self.month <= 12 and 1900 <= self.year <= 9999):
            raise ValueError(f"no such month: {self.year}-{self.month}")

    @property
    def number(self) -> int:
        return self.year * 100 + self.month

    @property
    def first_day(self) -> dt.date:
        return dt.date(self.year, self.month, 1)

    @property
    def last_day(self) -> dt.date:
        return dt.date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    def plus(self, months: int) -> Period:
        index = self.year * 12 + self.month - 1 + months
        return Period(index // 12, index % 12 + 1)

    def __contains__(self, date: dt.date) -> bool:
        return (date.year, date.month) == (self.year, self.month)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"


def of_date(date: dt.date) -> Period:
    return Period(date.year, date.month)


def of_number(number: int) -> Period:
    return Period(number // 100, number % 100)


def parse(text: str) -> Period:
    """``2026-11``; ValueError for anything else."""
    if not re.fullmatch(r"\d{4}-\d{2}", text):
        raise ValueError(f"not a month: {text!r}")
    return Period(int(text[:4]), int(text[5:]))


def months_between(first: dt.date, until: dt.date) -> int:
    """Full months from a day to ``until``, 0 where it lies before; one is full when its day comes again."""
    months = (until.year - first.year) * 12 + until.month - first.month
    return max(0, months - (1 if until.day < first.day else 0))


def fiscal_year_of(date: dt.date, first_month: int) -> int:
    """The fiscal year a date belongs to, named by the calendar year it begins in."""
    return date.year if date.month >= first_month else date.year - 1


def fiscal_year_start(date: dt.date, first_month: int) -> Period:
    """The first month of the fiscal year a date belongs to."""
    return Period(fiscal_year_of(date, first_month), first_month)


def fiscal_year_range(year: int, first_month: int) -> tuple[Period, Period]:
    """First and last month of the fiscal year that begins in ``year``."""
    first = Period(year, first_month)
    return first, first.plus(11)
