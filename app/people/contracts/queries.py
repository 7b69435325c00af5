"""What one may see of contracts: the list as it stands on a day, those that end, and what is due then."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app import store
from app.access.session import Session
from app.kernel.columns import Column, Kind
from app.kernel.errors import NotFound
from app.kernel.explanation import Explained
from app.kernel.money import Money
from app.kernel.text import N_
from app.masters.employee import SEE_SALARY
from app.people.contracts.rules import (
    COMING,
    COMPENSATION,
    ENDED,
    ENDING,
    FIXED_TERM,
    LAPSED,
    REMIND,
    RUNNING,
    months_served,
)
from app.people.inputs.wage import fixed_wage
from app.store import Listing
from app.tax.severance import contract_compensation, explain_compensation

_ENDS = "MIN(COALESCE(k.last, '9999-12-31'), COALESCE(e.left_on, '9999-12-31'))"
_FOLLOWED = (
    "EXISTS (SELECT 1 FROM employment_contract n WHERE n.employee_id = k.employee_id"
    " AND n.first > k.first)"
)
_SOURCE = "employment_contract k JOIN employee e ON e.id = k.employee_id"


@dataclass(frozen=True, slots=True)
class Contract:
    """A contract of an employee; ``ends``: its last day, or that of work where this comes first."""

    id: int
    employee_id: int
    code: str
    name: str
    kind: str
    number: str
    first: dt.date
    last: dt.date | None
    ends: dt.date | None


@dataclass(frozen=True, slots=True)
class Compensation:
    """What is due at the end of a PKWT: months/12 of base wage and fixed allowances (PP 35/2021 art. 15-16)."""

    wage: Money
    months: int
    amount: Money

    def explained(self) -> Explained:
        return explain_compensation(self.amount, self.wage, self.months)


def listing(today: dt.date) -> Listing:
    """Every contract, as it stands on a day, the one that ends first on top."""
    state = _state(today)
    return Listing(
        key="contracts",
        permission="people.view",
        columns=(
            Column("code", N_("Code"), Kind.CODE, chars=9),
            Column("name", N_("Employee"), chars=26),
            Column("kind", N_("Kind"), chars=18),
            Column("number", N_("Contract number"), chars=18, priority=2),
            Column("first", N_("From"), Kind.DATE),
            Column("last", N_("Until"), Kind.DATE),
            Column("state", N_("State"), Kind.STATE, chars=20),
            Column("note", N_("Note"), chars=20, priority=3),
        ),
        sql={
            "code": "e.code",
            "name": "e.name",
            "kind": "k.kind",
            "number": "k.number",
            "first": "k.first",
            "last": "k.last",
            "state": state,
            "note": "k.note",
        },
        source=_SOURCE,
        key_sql="k.id",
        order=(("code", False), ("first", True)),
        search=("e.code", "e.name", "k.number", "k.note"),
        filters={
            "employee": "k.employee_id = ?",
            "state": f"{state} = ?",
            "soon": f"{state} IN ('{ENDING}', '{LAPSED}') AND ?",
        },
    )


def _state(today: dt.date) -> str:
    day, soon = today.isoformat(), (today + REMIND).isoformat()
    return (
        f"CASE WHEN k.first > '{day}' THEN '{COMING}' WHEN {_ENDS} > '{soon}' THEN '{RUNNING}'"
        f" WHEN {_ENDS} >= '{day}' THEN CASE WHEN {_FOLLOWED} THEN '{RUNNING}' ELSE '{ENDING}' END"
        f" WHEN {_FOLLOWED} OR e.left_on < '{day}' THEN '{ENDED}' ELSE '{LAPSED}' END"
    )


def ending(today: dt.date) -> list[Contract]:
    """Those that end within ``REMIND``, or have ended while the employee works on; the first to end first."""
    return _contracts(f"{_state(today)} IN ('{ENDING}', '{LAPSED}') ORDER BY {_ENDS}, e.code")


def get(contract_id: int) -> Contract:
    found = _contracts("k.id = ?", contract_id)
    if not found:
        raise NotFound(N_("This row is not there any more."))
    return found[0]


def _contracts(where: str, *parameters: int) -> list[Contract]:
    rows = store.query(
        "SELECT k.id, k.employee_id, e.code, e.name, k.kind, k.number, k.first, k.last, e.left_on"
        f" FROM {_SOURCE} WHERE {where}",
        parameters,
    )
    return [_contract(*row) for row in rows]


def _contract(
    id: int, owner: int, code: str, name: str, kind: str, number: str, *days: str | None
) -> Contract:
    first, last, left = (dt.date.fromisoformat(day) if day else None for day in days)
    assert first is not None, "every contract has a first day"
    ends = min((day for day in (last, left) if day), default=None)
    return Contract(id, owner, code, name, kind, number, first, last, ends)


def compensation(session: Session, contract: Contract) -> Compensation | None:
    """What is due when it ends, by the wage of that day; None for any but a fixed-term contract."""
    session.require(SEE_SALARY)
    if contract.kind != FIXED_TERM or contract.ends is None:
        return None
    wage = fixed_wage(contract.employee_id, contract.ends)
    months = months_served(contract.first, contract.ends)
    return Compensation(wage, months, contract_compensation(wage, months))


def compensation_entered(session: Session, contract: Contract) -> Money | None:
    """What the pay of its last month has for compensation, None where nothing was entered."""
    session.require(SEE_SALARY)
    assert contract.ends is not None
    amount = store.scalar(
        "SELECT SUM(amount) FROM pay_input WHERE employee_id = ? AND period = ? AND component = ?",
        (contract.employee_id, contract.ends.year * 100 + contract.ends.month, COMPENSATION),
    )
    return None if amount is None else Money(amount)
