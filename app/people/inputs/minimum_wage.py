"""The minimum wage of the place (UMP or UMK), entered each year; the warning and the floor it is for.

Micro and small businesses are exempt (PP 36/2021 art. 36): they enter none.
"""

from __future__ import annotations

import datetime as dt

from app import store
from app.access.session import Session
from app.kernel.money import LARGEST_MINOR, Money
from app.kernel.problems import Problem
from app.kernel.text import N_
from app.people.inputs.model import MinimumWageRow
from app.people.inputs.service import EDIT, keep_row, refuse


def save_minimum_wage(
    session: Session, valid_from: dt.date, amount: Money, *, update: bool = False
) -> None:
    """A month's minimum wage from a day on; ``update`` changes the one of the same day.

    Payslips warn below it; overtime, BPJS Kesehatan and severance never count from less.
    """
    session.require(EDIT)
    problems = []
    if not 0 < amount.minor <= LARGEST_MINOR:
        problems.append(Problem("amount", N_("The minimum wage is more than 0.")))
    if amount.minor % 100:
        problems.append(Problem("amount", N_("Pay is in whole rupiah: leave out the sen.")))
    refuse(problems)
    with session.work() as work:
        known = store.scalar("SELECT id FROM minimum_wage WHERE valid_from = ?", (valid_from,))
        values: dict[str, object] = {"valid_from": valid_from, "amount": amount}
        keep_row(MinimumWageRow, known, update, values, valid_from.isoformat())
        work.audit("save", "minimum-wage", valid_from.isoformat())
        work.touch("minimum-wage")
