"""Regulation tables as they stand in the files, and the question every calculation asks of them.

A row is in force from its ``valid_from`` until the next row of the same series begins (or its own
``valid_to`` ends it). Before the first row a calculation is refused; after the day a table is known to
cover, its last row is used and ``outdated`` says so.
"""

from __future__ import annotations

import csv
import datetime as dt
import tomllib
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

from app.kernel import formats
from app.kernel.errors import RulesMissing
from app.kernel.money import Money, rp
from app.kernel.rate import Rate, percent
from app.kernel.text import N_, _

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "regulations"

TITLES = {
    "bpjs": N_("BPJS contributions"),
    "closed_days": N_("public holidays"),
    "deadlines": N_("days of the taxes"),
    "figures": N_("deductions and factors"),
    "overtime": N_("overtime"),
    "pasal17": N_("layers of art. 17"),
    "ppn": N_("PPN"),
    "ptkp": N_("PTKP"),
    "severance_final_tax": N_("tax on severance"),
    "severance_months": N_("severance"),
    "severance_multipliers": N_("severance"),
    "ter_daily": N_("daily rates of PPh 21"),
    "ter_monthly": N_("monthly rates of PPh 21 (TER)"),
    "withholding": N_("PPh withheld (art. 23 and 4(2))"),
}

NO_RULES = N_("This program has no rules for {table} on {date}.")
TOO_EARLY = N_("Use a later date: the first rules known are of {first}.")


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One row of a table: its stable id, the days it is in force, its article and its cells as text."""

    id: str
    valid_from: dt.date
    valid_to: dt.date | None
    source: str
    cells: dict[str, str]

    def __getitem__(self, key: str) -> str:
        return self.cells[key]

    def money(self, key: str) -> Money | None:
        """A cell in whole rupiah; None where it is empty (no limit)."""
        return rp(int(self.cells[key])) if self.cells[key] else None

    def rate(self, key: str) -> Rate:
        """A cell in per cent as an exact rate."""
        return percent(self.cells[key])

    def exact(self, key: str) -> Fraction:
        return Fraction(self.cells[key])


def _row(cells: dict[str, str]) -> RuleRow:
    until = cells.get("valid_to", "")
    return RuleRow(
        cells["id"],
        dt.date.fromisoformat(cells["valid_from"]),
        dt.date.fromisoformat(until) if until else None,
        cells["source"],
        cells,
    )


@cache
def rows(table: str) -> tuple[RuleRow, ...]:
    """Every row of a table, in the order of its file."""
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_row(cells) for cells in csv.DictReader(file))


@cache
def _index() -> dict[str, dt.date]:
    index = tomllib.loads((FOLDER / "tables.toml").read_text("utf-8"))
    return dict(index["tables"])


def outdated(table: str, date: dt.date) -> bool:
    """Whether ``date`` lies after the last day this table is known to cover."""
    return date > _index()[table]


def in_force(table: str, date: dt.date, **series: str) -> tuple[RuleRow, ...]:
    """The rows in force on ``date``, in file order: those with the latest ``valid_from`` not after it.

    ``series`` narrows to the rows whose cells have these values (``category="A"``). Raises RulesMissing
    before the first row, and where the latest row has ended without a successor.
    """
    candidates = [
        row for row in rows(table) if all(row[key] == wanted for key, wanted in series.items())
    ]
    begun = [row.valid_from for row in candidates if row.valid_from <= date]
    latest = max(begun, default=None)
    found = tuple(
        row
        for row in candidates
        if row.valid_from == latest and (row.valid_to is None or row.valid_to >= date)
    )
    if not found:
        raise _missing(table, date, candidates)
    return found


def one_in_force(table: str, date: dt.date, **series: str) -> RuleRow:
    """The single row of a series in force on ``date``."""
    return in_force(table, date, **series)[0]


def _missing(table: str, date: dt.date, candidates: list[RuleRow]) -> RulesMissing:
    first = min((row.valid_from for row in candidates), default=None)
    values = {
        "table": _(TITLES.get(table, table)),
        "date": formats.date_medium(date),
        "first": formats.date_medium(first) if first else "",
    }
    remedy = TOO_EARLY if first and date < first else ""
    return RulesMissing(NO_RULES, remedy=remedy, **values)


@cache
def _sources() -> dict[str, str]:
    return {row.id: row.source for name in TITLES for row in rows(name)}


def source_of(rule_id: str) -> str:
    """The first regulation that a row of this id names; an article stands for itself."""
    return _sources().get(rule_id, rule_id).split(";")[0].split(" (")[0].strip()
