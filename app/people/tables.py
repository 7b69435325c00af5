"""The tables of people: employees, pay components, inputs, overtime, opening pay, payslips."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from app import store
from app.access.session import Session
from app.exchange.table import Table, Values
from app.kernel.columns import Column, Kind
from app.kernel.errors import NumberTaken
from app.kernel.lifecycle import POSTED
from app.kernel.money import ZERO, Money
from app.kernel.period import of_number
from app.kernel.quantity import Quantity
from app.kernel.text import N_
from app.masters import employee as employees
from app.masters.employee import SEE_SALARY, Employee, Terms
from app.people.inputs import service
from app.people.inputs.components import BASES, MONTHLY
from app.people.inputs.overtime import save_overtime
from app.people.payroll import queries
from app.people.payroll.model import GROSS, TAX
from app.tax.overtime import DAYS

_TERMS = ("base_salary", "ptkp", "pph21_method", "employment", "position", "department", "place")
_EMPLOYEE = tuple(
    column.key for column in employees.COLUMNS if column.key not in (*_TERMS, "valid_from")
)


def _save_employee(session: Session, values: Values, update: bool) -> None:
    """A row is the person and, where it says any, the terms from ``valid_from`` (or joining) on."""
    known = employees.find(values["code"])
    given = {key: values[key] for key in _EMPLOYEE if values.get(key) is not None}
    draft = dataclasses.replace(known, **given) if known else Employee(**given)
    if known is not None and not update and not _adds_terms(known, draft, values):
        raise NumberTaken(
            N_("The code {code} already exists."),
            code=values["code"],
            remedy=N_("Leave the row out, or import with update to change it."),
        )
    employees.save(session, draft, _terms(known, draft, values))


def _adds_terms(known: Employee, draft: Employee, values: Values) -> bool:
    """Whether a row says nothing new of the person but an agreement of a day that had none."""
    days = [terms.valid_from for terms in employees.history(known.id)]
    return (
        draft == known and values.get("valid_from") is not None and values["valid_from"] not in days
    )


def _terms(known: Employee | None, draft: Employee, values: Values) -> Terms | None:
    """The agreement a row says; what it leaves out stays as agreed before. None where nothing changes."""
    given = {key: values[key] for key in _TERMS if values.get(key) is not None}
    since: dt.date | None = values.get("valid_from")
    if known is None:
        return Terms(valid_from=since or draft.joined, **given)
    history = employees.history(known.id)
    if not given and since is None:
        return None
    day = since or (history[-1].valid_from if history else draft.joined)
    before = employees.terms_on(known.id, day) or (history[0] if history else Terms(day))
    terms = dataclasses.replace(before, valid_from=day, **given)
    return None if terms in history else terms


def _read_employees(session: Session) -> Iterator[Mapping[str, Any]]:
    """Every agreement of every person, so that the history comes back on import."""
    sees = session.may(SEE_SALARY)
    for (employee_id,) in store.query("SELECT id FROM employee ORDER BY code"):
        person = employees.get(employee_id)
        for terms in employees.history(employee_id) or (Terms(person.joined),):
            row = {key: getattr(person, key) for key in _EMPLOYEE}
            row |= {key: getattr(terms, key) for key in _TERMS}
            row["valid_from"] = terms.valid_from
            row["jkk_class"] = person.jkk_class or None
            if not sees:
                row["base_salary"] = None
            yield row


EMPLOYEES = Table(
    key="employees",
    title=N_("Employees"),
    columns=employees.COLUMNS,
    key_columns=("code",),
    further=frozenset({"place"}),
    read=_read_employees,
    save=_save_employee,
    listing=employees.LISTING,
)

_EMPLOYEE_COLUMN = Column(
    "employee", N_("Employee"), Kind.CODE, chars=10, required=True, example="P-003"
)
_COMPONENT = Column("component", N_("Component"), chars=20, required=True, example="meal")
_AMOUNT = Column("amount", N_("Amount"), Kind.MONEY, chars=14, required=True, example="500000")


def _save_component(session: Session, values: Values, update: bool) -> None:
    service.save_component(
        session,
        values["employee"],
        values["component"],
        values["amount"],
        values["valid_from"],
        values["valid_to"],
        basis=values["basis"] or MONTHLY,
        update=update,
    )


def _read_components(session: Session) -> Iterator[Mapping[str, Any]]:
    session.require(SEE_SALARY)
    rows = store.query(
        "SELECT e.code, c.component, c.amount, c.valid_from, c.valid_to, c.basis FROM pay_component c"
        " JOIN employee e ON e.id = c.employee_id ORDER BY e.code, c.valid_from, c.id"
    )
    for code, component, amount, begins, ends, basis in rows:
        yield {
            "employee": code,
            "component": component,
            "amount": Money(amount),
            "valid_from": dt.date.fromisoformat(begins),
            "valid_to": dt.date.fromisoformat(ends) if ends else None,
            "basis": "" if basis == MONTHLY else basis,
        }


PAY_COMPONENTS = Table(
    key="pay-components",
    title=N_("Pay components"),
    columns=(
        _EMPLOYEE_COLUMN,
        _COMPONENT,
        _AMOUNT,
        Column("valid_from", N_("From"), Kind.DATE, required=True, example="2026-01-01"),
        Column("valid_to", N_("Until"), Kind.DATE),
        Column("basis", N_("For"), chars=10, choices=tuple(BASES)),
    ),
    key_columns=("employee", "component", "valid_from"),
    further=frozenset({"basis"}),
    read=_read_components,
    save=_save_component,
)


def _save_input(session: Session, values: Values, update: bool, off_cycle: bool = False) -> None:
    service.save_input(
        session,
        values["employee"],
        values["period"],
        values["component"],
        values["amount"],
        off_cycle=off_cycle,
        update=update,
    )


def _read_inputs(session: Session, off_cycle: bool = False) -> Iterator[Mapping[str, Any]]:
    session.require(SEE_SALARY)
    rows = store.query(
        "SELECT e.code, i.period, i.component, i.amount FROM pay_input i"
        " JOIN employee e ON e.id = i.employee_id WHERE i.off_cycle = ?"
        " ORDER BY i.period, e.code, i.id",
        (off_cycle,),
    )
    for code, period, component, amount in rows:
        yield {
            "employee": code,
            "period": of_number(period),
            "component": component,
            "amount": Money(amount),
        }


PAY_INPUTS = Table(
    key="pay-inputs",
    title=N_("Pay inputs of a month"),
    columns=(
        _EMPLOYEE_COLUMN,
        Column("period", N_("Month"), Kind.PERIOD, required=True, example="2026-11"),
        _COMPONENT,
        _AMOUNT,
    ),
    key_columns=("employee", "period", "component"),
    read=_read_inputs,
    save=_save_input,
)
PAY_CORRECTIONS = dataclasses.replace(
    PAY_INPUTS,
    key="pay-corrections",
    title=N_("Corrections of pay"),
    read=lambda session: _read_inputs(session, True),
    save=lambda session, values, update: _save_input(session, values, update, True),
)


def _save_overtime(session: Session, values: Values, update: bool) -> None:
    save_overtime(
        session, values["employee"], values["date"], values["hours"], values["day"], update=update
    )


def _read_overtime(_session: Session) -> Iterator[Mapping[str, Any]]:
    rows = store.query(
        "SELECT e.code, o.date, o.hours, o.day FROM overtime o"
        " JOIN employee e ON e.id = o.employee_id WHERE o.state = 'approved' ORDER BY o.date, e.code"
    )
    for code, date, hours, day in rows:
        yield {
            "employee": code,
            "date": dt.date.fromisoformat(date),
            "hours": Quantity(hours),
            "day": day,
        }


OVERTIME = Table(
    key="overtime",
    title=N_("Overtime"),
    columns=(
        _EMPLOYEE_COLUMN,
        Column("date", N_("Date"), Kind.DATE, required=True, example="2026-11-12"),
        Column("hours", N_("Hours"), Kind.QUANTITY, chars=7, required=True, example="2.5"),
        Column("day", N_("Day"), chars=22, required=True, choices=DAYS, example="workday"),
    ),
    key_columns=("employee", "date"),
    read=_read_overtime,
    save=_save_overtime,
)


def _save_opening(session: Session, values: Values, update: bool) -> None:
    service.save_opening(
        session,
        values["employee"],
        values["year"],
        values["through_month"],
        gross=values["gross"],
        pph21=values["pph21"] or ZERO,
        pension=values["pension"] or ZERO,
        zakat=values["zakat"] or ZERO,
        leave_days=values["leave_days"],
        loan_balance=values["loan_balance"] or ZERO,
        update=update,
    )


_OPENING_MONEY = ("gross", "pph21", "pension", "zakat", "loan_balance")


def _read_opening(session: Session) -> Iterator[Mapping[str, Any]]:
    session.require(SEE_SALARY)
    rows = store.query(
        "SELECT e.code, o.year, o.through_month, o.gross, o.pph21, o.pension, o.zakat,"
        " o.loan_balance, o.leave_days FROM opening_pay o JOIN employee e ON e.id = o.employee_id"
        " ORDER BY o.year, e.code"
    )
    for code, year, through_month, *amounts, days in rows:
        figures = {key: Money(value) for key, value in zip(_OPENING_MONEY, amounts, strict=True)}
        yield {
            "employee": code,
            "year": year,
            "through_month": through_month,
            "leave_days": Quantity(days),
            **figures,
        }


OPENING_PAY = Table(
    key="opening-pay",
    title=N_("Pay of the year so far"),
    columns=(
        _EMPLOYEE_COLUMN,
        Column("year", N_("Year"), Kind.COUNT, chars=6, required=True, example="2026"),
        Column(
            "through_month", N_("Through month"), Kind.COUNT, chars=6, required=True, example="6"
        ),
        Column("gross", N_("Taxable gross"), Kind.MONEY, required=True, example="60000000"),
        Column("pph21", N_("PPh 21 withheld"), Kind.MONEY, example="1200000"),
        Column("pension", N_("Pension and JHT paid"), Kind.MONEY, example="1800000"),
        Column("zakat", N_("Zakat"), Kind.MONEY),
        Column("leave_days", N_("Leave days left"), Kind.QUANTITY, chars=7),
        Column("loan_balance", N_("Loan balance"), Kind.MONEY),
    ),
    key_columns=("employee", "year"),
    read=_read_opening,
    save=_save_opening,
)


def _read_payslips(session: Session) -> Iterator[Mapping[str, Any]]:
    """Payslips of posted runs that stand."""
    session.require(SEE_SALARY)
    rows = store.query(
        f"SELECT r.period, r.kind, s.code, s.name, {GROSS}, {TAX}, s.net, r.number"
        " FROM payroll_slip s"
        " JOIN payroll_run r ON r.id = s.run_id"
        " LEFT JOIN void_mark v ON v.kind = 'payroll' AND v.document_id = r.id"
        " WHERE r.state = ? AND v.document_id IS NULL ORDER BY r.period, r.id, s.code",
        (POSTED,),
    )
    for number, kind, code, name, gross, pph21, net, run in rows:
        period = of_number(number)
        yield {
            "number": queries.slip_number(period, kind, code),
            "run": run,
            "period": period,
            "kind": kind,
            "employee": code,
            "name": name,
            "gross": Money(gross),
            "pph21": Money(pph21),
            "net": Money(net),
        }


PAYSLIPS = Table(
    key="payslips",
    title=N_("Payslips"),
    columns=(
        Column("number", N_("Number"), Kind.NUMBER, chars=18),
        Column("run", N_("Payroll run"), Kind.NUMBER, chars=18),
        Column("period", N_("Month"), Kind.PERIOD),
        Column("kind", N_("Kind"), chars=9),
        Column("employee", N_("Employee"), Kind.CODE, chars=10),
        Column("name", N_("Name"), chars=26),
        Column("gross", N_("Gross pay"), Kind.MONEY, total=True),
        Column("pph21", N_("PPh 21"), Kind.MONEY, total=True),
        Column("net", N_("Net pay"), Kind.MONEY, total=True),
    ),
    key_columns=("number",),
    read=_read_payslips,
)
