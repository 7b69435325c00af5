"""Keeping what a payroll run takes in. Amounts of pay need the permission to see salaries.

What a posted run has used stays with that run; a month whose regular pay is posted takes no more inputs
for the people in it.
"""

from __future__ import annotations

import datetime as dt

from app import store
from app.access.session import Session
from app.kernel import formats
from app.kernel.errors import NumberTaken, Refused
from app.kernel.money import LARGEST_MINOR, ZERO, Money
from app.kernel.period import Period
from app.kernel.problems import Problem
from app.kernel.quantity import Quantity
from app.kernel.text import N_
from app.masters import employee as employees
from app.masters.employee import SEE_SALARY
from app.people.inputs.components import BASES, FIXED, MONTHLY, component
from app.people.inputs.model import (
    OpeningPay,
    PayComponent,
    PayInput,
    PreviousSlip,
)

EDIT = "people.inputs.edit"

OVERLAPS = N_("The same component runs from {first} to {last}: the days may not overlap.")
FIXED_BY_DAY = N_(
    "A fixed allowance is paid by the month: name it otherwise, such as Uang makan, to pay it by attendance."
)
MONTH_IS_PAID = N_("The pay of {period} is posted for {employee} already.")
VOID_OR_NEXT = N_("Use a later month, or void the run first.")


def save_component(
    session: Session,
    code: str,
    name: str,
    amount: Money,
    valid_from: dt.date,
    valid_to: dt.date | None = None,
    *,
    basis: str = MONTHLY,
    update: bool = False,
) -> None:
    """A recurring component from ``valid_from`` on; ``update`` changes the one of the same day.

    ``basis``: what the amount is for: "month", or "day", "hour" and "absence" as attendance counts them.

    One that goes on without end stops where a later one begins; with a last day of its own it may not
    reach into another.
    """
    _require(session)
    person, part = employees.require(code), component(name)
    problems = amount_problems(amount)
    if valid_to is not None and valid_to < valid_from:
        problems.append(Problem("valid_to", N_("The last day lies before the first.")))
    if basis not in BASES:
        choices = {"value": basis, "choices": ", ".join(BASES)}
        problems.append(Problem("basis", N_("“{value}” is not one of: {choices}."), choices))
    elif basis != MONTHLY and part.kind == FIXED:
        problems.append(Problem("basis", FIXED_BY_DAY))
    refuse(problems)
    values = {
        "employee_id": person.id,
        "component": part.code,
        "kind": part.kind,
        "amount": amount,
        "valid_from": valid_from,
        "valid_to": valid_to,
        "basis": basis,
    }
    with session.work() as work:
        _refuse_overlap(person.id, part.code, valid_from, valid_to)
        known = store.scalar(
            "SELECT id FROM pay_component WHERE employee_id = ? AND component = ?"
            " AND valid_from = ?",
            (person.id, part.code, valid_from),
        )
        keep_row(PayComponent, known, update, values, f"{code} {part.code} {valid_from}")
        work.audit("save", "pay-component", code, component=part.code)
        work.touch("pay-component")


def _refuse_overlap(
    employee_id: int, component_code: str, valid_from: dt.date, valid_to: dt.date | None
) -> None:
    found = store.one(
        "SELECT valid_from, valid_to FROM pay_component WHERE employee_id = ? AND component = ?"
        " AND ((valid_from < ? AND valid_to >= ?) OR (valid_from > ? AND valid_from <= ?))",
        (employee_id, component_code, valid_from, valid_from, valid_from, valid_to or valid_from),
    )
    if found is not None:
        first, last = (dt.date.fromisoformat(day) if day else None for day in found)
        values = {
            "first": formats.date_medium(first) if first else "",
            "last": formats.date_medium(last) if last else formats.DASH,
        }
        refuse([Problem("valid_from", OVERLAPS, values)])


def save_input(
    session: Session,
    code: str,
    period: Period,
    name: str,
    amount: Money,
    *,
    off_cycle: bool = False,
    update: bool = False,
) -> None:
    """An amount of one month; ``update`` changes the one that is there.

    ``off_cycle``: paid by a correction of its own, also after the month's regular pay is posted.
    """
    _require(session)
    person, part = employees.require(code), component(name)
    problems = amount_problems(amount)
    if off_cycle and not _works_in(person, period):
        problems.append(Problem("period", N_("The employee does not work here in this month.")))
    refuse(problems)
    values = {
        "employee_id": person.id,
        "period": period,
        "component": part.code,
        "kind": part.kind,
        "amount": amount,
        "off_cycle": off_cycle,
    }
    with session.work() as work:
        require_unpaid(person.id, code, period, run_of(off_cycle))
        known = store.scalar(
            "SELECT id FROM pay_input WHERE employee_id = ? AND period = ? AND component = ?"
            " AND off_cycle = ?",
            (person.id, period, part.code, off_cycle),
        )
        keep_row(PayInput, known, update, values, f"{code} {period} {part.code}")
        work.audit("save", "pay-input", code, component=part.code, period=str(period))
        work.touch("pay-input")


def save_opening(
    session: Session,
    code: str,
    year: int,
    through_month: int,
    *,
    gross: Money,
    pph21: Money = ZERO,
    pension: Money = ZERO,
    zakat: Money = ZERO,
    leave_days: Quantity | None = None,
    loan_balance: Money = ZERO,
    update: bool = False,
) -> None:
    """The year so far of someone paid elsewhere until the books began; without it December is wrong."""
    _require(session)
    person = employees.require(code)
    amounts = {"gross": gross, "pension": pension, "zakat": zakat, "loan_balance": loan_balance}
    problems = [
        problem for field, amount in amounts.items() for problem in _positive(amount, field)
    ]
    if abs(pph21.minor) > LARGEST_MINOR:
        problems.append(Problem("pph21", N_("The amount is too large to be right.")))
    if not 1 <= through_month <= 12:
        problems.append(Problem("through_month", N_("A month is a number from 1 to 12.")))
    if not 2000 <= year <= 2999:
        problems.append(Problem("year", N_("The year has four digits, such as 2026.")))
    refuse(problems)
    values = {
        "employee_id": person.id,
        "year": year,
        "through_month": through_month,
        "pph21": pph21,
        "leave_days": leave_days or Quantity(0),
        **amounts,
    }
    with session.work() as work:
        _require_no_run(year, through_month)
        known = store.scalar(
            "SELECT id FROM opening_pay WHERE employee_id = ? AND year = ?", (person.id, year)
        )
        keep_row(OpeningPay, known, update, values, f"{code} {year}")
        work.audit("save", "opening-pay", code, year=year)
        work.touch("opening-pay")


def save_previous_slip(session: Session, code: str, year: int, net: Money, pph21: Money) -> None:
    """What the slip of an earlier employer says: net income and PPh 21 withheld there this year."""
    _require(session)
    person = employees.require(code)
    refuse([*_positive(net, "net"), *_positive(pph21, "pph21")])
    with session.work() as work:
        known = store.scalar(
            "SELECT id FROM previous_slip WHERE employee_id = ? AND year = ?", (person.id, year)
        )
        values = {"employee_id": person.id, "year": year, "net": net, "pph21": pph21}
        keep_row(PreviousSlip, known, True, values, f"{code} {year}")
        work.audit("save", "previous-slip", code, year=year)
        work.touch("previous-slip")


def run_of(off_cycle: bool) -> str:
    """The kind of run that pays an input of a month."""
    return "correction" if off_cycle else "regular"


def _works_in(person: employees.Employee, period: Period) -> bool:
    left = person.left
    return person.joined <= period.last_day and (left is None or left >= period.first_day)


def require_unpaid(employee_id: int, code: str, period: Period, kind: str = "regular") -> None:
    """Raises Refused where a posted run of the month and kind has this person in it."""
    paid = store.scalar(
        "SELECT 1 FROM payroll_slip s JOIN payroll_run r ON r.id = s.run_id"
        " LEFT JOIN void_mark v ON v.kind = 'payroll' AND v.document_id = r.id"
        " WHERE r.period = ? AND r.kind = ? AND r.state = 'posted' AND s.employee_id = ?"
        " AND v.document_id IS NULL",
        (period, kind, employee_id),
    )
    if paid:
        problem = Problem("period", MONTH_IS_PAID, {"period": str(period), "employee": code})
        raise Refused([problem], remedy=VOID_OR_NEXT)


def _require_no_run(year: int, through_month: int) -> None:
    """Opening figures end before the first month that is paid here."""
    first = store.scalar(
        "SELECT MIN(r.period) FROM payroll_run r"
        " LEFT JOIN void_mark v ON v.kind = 'payroll' AND v.document_id = r.id"
        " WHERE r.state = 'posted' AND v.document_id IS NULL AND r.period / 100 = ?",
        (year,),
    )
    if first is not None and first <= year * 100 + through_month:
        raise Refused(
            [
                Problem(
                    "through_month",
                    N_(
                        "The pay of {period} is posted here already: opening figures end before it."
                    ),
                    {"period": f"{first // 100}-{first % 100:02d}"},
                )
            ]
        )


def _require(session: Session) -> None:
    session.require(EDIT)
    session.require(SEE_SALARY)


def refuse(problems: list[Problem]) -> None:
    """Raises Refused with the problems, where there are any."""
    if problems:
        raise Refused(problems)


def amount_problems(amount: Money) -> list[Problem]:
    """Components are whole rupiah; a correction of an earlier month may be negative."""
    if abs(amount.minor) > LARGEST_MINOR:
        return [Problem("amount", N_("The amount is too large to be right."))]
    if amount.minor % 100:
        return [Problem("amount", N_("Pay is in whole rupiah: leave out the sen."))]
    return []


def _positive(amount: Money, field: str) -> list[Problem]:
    if amount.minor < 0:
        return [Problem(field, N_("The amount cannot be negative."))]
    if amount.minor > LARGEST_MINOR:
        return [Problem(field, N_("The amount is too large to be right."))]
    return []


def keep_row(
    model: type[store.Record], known: int | None, update: bool, values: dict[str, object], name: str
) -> None:
    """Writes a row, new or in place of the ``known`` one. Raises NumberTaken without ``update``."""
    if known is None:
        store.insert(model, **values)
    elif update:
        store.update(model, known, **values)
    else:
        raise NumberTaken(
            N_("{name} is there already."),
            name=name,
            remedy=N_("Change the row that is there, or import with update."),
        )
