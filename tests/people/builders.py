"""Words for the tests of people and pay: employees, their months, and a run taken to its end."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Any

from app.access.session import Session
from app.kernel.money import rp
from app.kernel.period import Period
from app.kernel.quantity import Quantity
from app.masters import employee as employees
from app.masters.employee import Employee, Terms
from app.people.inputs import service as inputs
from app.people.inputs.overtime import save_overtime
from app.people.payroll import queries, service
from app.people.payroll.queries import SlipView

NOVEMBER = Period(2026, 11)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def an_employee(
    session: Session, code: str = "P-001", salary: int = 10_000_000, **facts: Any
) -> Employee:
    """Somebody who works here since 2020, with a salary; ``facts`` are fields of person or terms."""
    facts.setdefault("nik", "3174014101800001")
    joined = facts.pop("joined", day("2020-01-06"))
    since = facts.pop("since", joined)
    agreed = {
        key: facts.pop(key)
        for key in ("ptkp", "pph21_method", "employment", "position", "department")
        if key in facts
    }
    person = Employee(
        code=code, name=facts.pop("name", f"Karyawan {code}"), joined=joined, bank="BCA",
        account_number=facts.pop("account_number", "9001004521"), **facts,
    )  # fmt: skip
    return employees.save(session, person, Terms(since, rp(salary), **agreed))


def a_raise(session: Session, code: str, since: str, salary: int, **agreed: Any) -> None:
    """New terms from a day on; what is not named stays."""
    person = employees.require(code)
    before = employees.history(person.id)[-1]
    facts = {
        key: agreed.get(key, getattr(before, key))
        for key in ("ptkp", "pph21_method", "employment", "position", "department")
    }
    employees.save(session, person, Terms(day(since), rp(salary), **facts))


def a_component(
    session: Session, code: str, name: str, amount: int, since: str = "2026-01-01", until: str = ""
) -> None:
    inputs.save_component(
        session, code, name, rp(amount), day(since), day(until) if until else None
    )


def an_input(
    session: Session, code: str, name: str, amount: int, period: Period = NOVEMBER
) -> None:
    inputs.save_input(session, code, period, name, rp(amount))


def overtime(session: Session, code: str, date: str, hours: str, kind: str = "workday") -> None:
    micro = int(Fraction(hours) * 10**6)
    save_overtime(session, code, day(date), Quantity(micro), kind)


def calculated(
    session: Session, period: Period = NOVEMBER, kind: str = "regular", date: str = ""
) -> int:
    run_id = service.start(session, period, kind, day(date) if date else None)
    service.calculate(session, run_id)
    return run_id


def posted(
    session: Session, period: Period = NOVEMBER, kind: str = "regular", date: str = ""
) -> int:
    run_id = calculated(session, period, kind, date)
    service.post_through(session, run_id)
    return run_id


def slip(session: Session, run_id: int, code: str = "P-001") -> SlipView:
    return queries.slip_of(session, run_id, code)


def figures(view: SlipView, *names: str) -> list[int]:
    """The named amounts of a payslip in rupiah."""
    return [view.amounts[name].whole() for name in names]
