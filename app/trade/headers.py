"""What is checked in the head of every trading document: dates, lengths, the warehouse."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from app.kernel.problems import Problem
from app.kernel.text import N_
from app.trade.lines import NO_SUCH_WAREHOUSE, TEXT_TOO_LONG, Names
from app.trade.terms import is_plausible

if TYPE_CHECKING:
    from app.masters.warehouse import Warehouse

DATE_IMPOSSIBLE = N_("The date {date} cannot be right.")
DUE_BEFORE_DATE = N_("The due date lies before the date of the document.")
NOTHING_TO_PAY = N_("The document comes to nothing. Check prices and discounts.")


def problems(draft: object, dates: Iterable[str], longest: Mapping[str, int]) -> list[Problem]:
    """Dates that cannot be right and texts that are too long; empty dates are left alone."""
    found = []
    for field in dates:
        value = getattr(draft, field)
        if value is not None and not is_plausible(value):
            found.append(Problem(field, DATE_IMPOSSIBLE, {"date": value.isoformat()}))
    for field, most in longest.items():
        if len(getattr(draft, field)) > most:
            found.append(Problem(field, TEXT_TOO_LONG, {"most": most}))
    return found


def warehouse(code: str, names: Names, found: list[Problem]) -> Warehouse | None:
    """The document's warehouse; a code that stands for none is a problem unless a line said so."""
    if not code:
        return names.only_warehouse()
    place = names.warehouse(code)
    if place is None and not any(problem.field == "warehouse" for problem in found):
        found.append(Problem("warehouse", NO_SUCH_WAREHOUSE, {"code": code}))
    return place
