"""What a report is: filters in, one result out. Screen, PDF, XLSX, CSV and JSON only render it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.kernel import formats
from app.kernel.columns import Column
from app.kernel.errors import UserError
from app.kernel.period import fiscal_year_start
from app.kernel.text import N_


@dataclass(frozen=True, slots=True)
class Filters:
    """What was asked: a date range or a day, and named choices (``account=1101``)."""

    date_from: dt.date | None = None
    date_to: dt.date | None = None
    as_of: dt.date | None = None
    choices: dict[str, str] = field(default_factory=dict)

    def days(self, today: dt.date, fiscal_first_month: int = 1) -> tuple[dt.date, dt.date]:
        """The first and last day asked for: as of a day means since the fiscal year began, nothing the
        month of today so far. Raises UserError for days the wrong way round."""
        if self.as_of is not None and self.date_from is None:
            return fiscal_year_start(self.as_of, fiscal_first_month).first_day, self.as_of
        last = self.date_to or today
        first = self.date_from or last.replace(day=1)
        if first > last:
            raise UserError(
                N_("The first day {first} comes after the last day {last}."),
                first=formats.date_medium(first),
                last=formats.date_medium(last),
            )
        return first, last


@dataclass(frozen=True, slots=True)
class Row:
    """One line: values by column key; ``level`` indents; ``style`` is "", "group", "subtotal", "total".

    ``link`` is (kind, number) of the document or account behind the figure, for drilling down.
    """

    values: dict[str, Any]
    style: str = ""
    level: int = 0
    link: tuple[str, str] | None = None


def words_row(columns: Sequence[Column], values: Mapping[str, Any], style: str = "") -> Row:
    """A heading or a sum: the cells it does not name are empty."""
    return Row({**dict.fromkeys(column.key for column in columns), **values}, style=style)


@dataclass(frozen=True, slots=True)
class ReportResult:
    """A finished report: title and subtitle already worded, rows in order, totals by column key."""

    key: str
    title: str
    subtitle: str
    columns: tuple[Column, ...]
    rows: list[Row]
    totals: dict[str, Any] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
