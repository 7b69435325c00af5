"""The table of loans: what was agreed; deductions and what was paid back are no part of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from app import store
from app.access.session import Session
from app.exchange.table import Table, Values
from app.kernel.columns import Column, Kind
from app.kernel.money import Money
from app.kernel.period import of_number
from app.kernel.text import N_
from app.masters.employee import SEE_SALARY
from app.people.loans import service


def _save(session: Session, values: Values, _update: bool) -> None:
    service.give(
        session,
        values["employee"],
        values["date"],
        values["amount"],
        values["months"],
        values["first_period"],
        values["account"] or "",
        values["note"] or "",
    )


def _read(session: Session) -> Iterator[Mapping[str, Any]]:
    session.require(SEE_SALARY)
    rows = store.query(
        "SELECT e.code, l.date, l.amount, l.months, l.first_period, COALESCE(a.code, ''), l.note"
        " FROM employee_loan l JOIN employee e ON e.id = l.employee_id"
        " LEFT JOIN account a ON a.id = l.account_id"
        " LEFT JOIN void_mark v ON v.kind = 'loan' AND v.document_id = l.id"
        " WHERE v.document_id IS NULL ORDER BY l.id"
    )
    for code, date, amount, months, first, account, note in rows:
        yield {
            "employee": code,
            "date": dt.date.fromisoformat(date),
            "amount": Money(amount),
            "months": months,
            "first_period": of_number(first),
            "account": account,
            "note": note,
        }


LOANS = Table(
    key="loans",
    title=N_("Loans of employees"),
    columns=(
        Column("employee", N_("Employee"), Kind.CODE, chars=10, required=True, example="P-003"),
        Column("date", N_("Date"), Kind.DATE, required=True, example="2026-11-12"),
        Column("amount", N_("Loan"), Kind.MONEY, chars=14, required=True, example="3000000"),
        Column("months", N_("Instalments"), Kind.COUNT, chars=6, required=True, example="6"),
        Column(
            "first_period", N_("First instalment"), Kind.PERIOD, required=True, example="2026-12"
        ),
        Column("account", N_("Paid from"), Kind.CODE, chars=8, example="1101"),
        Column("note", N_("Note"), chars=24),
    ),
    key_columns=("employee", "date"),
    read=_read,
    save=_save,
)
