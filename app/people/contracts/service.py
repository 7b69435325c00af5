"""What one may do with contracts: enter, change, take out, and pay the compensation of one that ends."""

from __future__ import annotations

import datetime as dt

from app import store
from app.access.session import Session
from app.kernel import formats
from app.kernel.errors import Refused
from app.kernel.money import Money
from app.kernel.period import of_date
from app.kernel.problems import Problem
from app.kernel.text import N_
from app.masters import employee as employees
from app.masters.checks import length_problems
from app.masters.employee import EDIT, Employee
from app.people.contracts import queries, rules
from app.people.contracts.model import ContractRow
from app.people.inputs import service as inputs

KIND = "contract"

OVERLAPS = N_("There is a contract from {first} to {last} already: contracts may not overlap.")
AFTER_LEAVING = N_("The last day of work was {left}: no contract begins after it.")
ENDS_BEFORE_JOINING = N_("The contract ends before the first day of work, {joined}.")
END_IT = N_("Give the earlier contract a last day before this one begins.")
NO_COMPENSATION = N_(
    "Compensation is due only for a fixed-term contract (PKWT) of a month or longer."
)


def save(
    session: Session,
    code: str,
    kind: str,
    first: dt.date,
    last: dt.date | None = None,
    *,
    number: str = "",
    note: str = "",
    update: bool = False,
) -> None:
    """A contract of an employee from ``first`` to ``last``; ``update`` changes the one of the same day.

    Raises Refused where it overlaps another, or lies outside the time the employee works here.
    """
    session.require(EDIT)
    person = employees.require(code)
    found = rules.problems(kind, first, last) + _outside(person, first, last)
    inputs.refuse(found + length_problems(number, "number") + length_problems(note, "note"))
    values = {
        "employee_id": person.id,
        "kind": kind,
        "first": first,
        "last": last,
        "number": number,
        "note": note,
    }
    with session.work() as work:
        _refuse_overlap(person.id, first, last)
        known = store.scalar(
            "SELECT id FROM employment_contract WHERE employee_id = ? AND first = ?",
            (person.id, first),
        )
        inputs.keep_row(ContractRow, known, update, values, f"{code} {first}")
        work.audit("save", KIND, code, first=first.isoformat())
        work.touch(KIND)


def _outside(person: Employee, first: dt.date, last: dt.date | None) -> list[Problem]:
    if person.left is not None and first > person.left:
        values = {"left": formats.date_medium(person.left)}
        return [Problem("first", AFTER_LEAVING, values)]
    if last is not None and last < person.joined:
        values = {"joined": formats.date_medium(person.joined)}
        return [Problem("last", ENDS_BEFORE_JOINING, values)]
    return []


def _refuse_overlap(employee_id: int, first: dt.date, last: dt.date | None) -> None:
    found = store.one(
        "SELECT first, last FROM employment_contract WHERE employee_id = ? AND first <> ?"
        " AND (last IS NULL OR last >= ?) AND first <= ? ORDER BY first LIMIT 1",
        (employee_id, first, first, last or dt.date.max),
    )
    if found is not None:
        begins, ends = (dt.date.fromisoformat(day) if day else None for day in found)
        assert begins is not None
        values = {
            "first": formats.date_medium(begins),
            "last": formats.date_medium(ends) if ends else formats.DASH,
        }
        raise Refused([Problem("first", OVERLAPS, values)], remedy=END_IT)


def remove(session: Session, contract_id: int) -> None:
    """Takes a contract entered by mistake out."""
    session.require(EDIT)
    contract = queries.get(contract_id)
    with session.work() as work:
        store.delete(ContractRow, contract_id)
        work.audit("remove", KIND, contract.code, first=contract.first.isoformat())
        work.touch(KIND)


def pay_compensation(
    session: Session, contract_id: int, amount: Money, *, off_cycle: bool = False
) -> None:
    """Enters the compensation of a contract into the pay of the month it ends.

    amount: what ``queries.compensation`` says, or what a micro or small business agreed on (PP 35/2021
    art. 16). ``off_cycle``: paid by a correction, also after the month's pay is posted.
    """
    contract = queries.get(contract_id)
    if contract.kind != rules.FIXED_TERM or contract.ends is None:
        raise Refused([Problem("amount", NO_COMPENSATION)])
    inputs.save_input(
        session,
        contract.code,
        of_date(contract.ends),
        rules.COMPENSATION,
        amount,
        off_cycle=off_cycle,
    )
