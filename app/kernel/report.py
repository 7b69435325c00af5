"""What a report is: filters in, one result out. Screen, PDF, XLSX, CSV and JSON only render it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from app.kernel.columns import Column


@dataclass(frozen=True, slots=True)
class Filters:
    """What was asked: a date range or a day, and named choices (``account=1101``)."""

    date_from: dt.date | None = None
    date_to: dt.date | None = None
    as_of: dt.date | None = None
    choices: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """One line: values by column key; ``level`` indents; ``style`` is "", "group", "subtotal", "total".

    ``link`` is (kind, number) of the document or account behind the figure, for drilling down.
    """

    values: dict[str, Any]
    style: str = ""
    level: int = 0
    link: tuple[str, str] | None = None


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
