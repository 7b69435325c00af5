"""What employees owe the company on a day, held against its account."""

from __future__ import annotations

from app import store
from app.access.session import Session
from app.kernel import formats
from app.kernel.columns import Column, Kind
from app.kernel.money import Money, total
from app.kernel.report import Filters, ReportResult, Row
from app.kernel.text import N_, _
from app.ledger import accounts, balances
from app.masters.employee import SEE_SALARY
from app.people.loans import ledger
from app.people.loans.service import ROLE

KEY = "employee-loans"

_AMOUNTS = {
    "brought_in": N_("Brought in"),
    "given": N_("Lent"),
    "deducted": N_("Deducted"),
    "paid_back": N_("Paid back early"),
    "owed": N_("Still owed"),
}
COLUMNS = (
    Column("code", N_("Code"), Kind.CODE, chars=9),
    Column("name", N_("Employee"), chars=26),
    *(Column(key, title, Kind.MONEY, chars=14, total=True) for key, title in _AMOUNTS.items()),
)


def build(session: Session, asked: Filters) -> ReportResult:
    """Everybody who ever had a loan: brought in + lent − deducted − paid back early = still owed."""
    session.require(SEE_SALARY)
    date = asked.as_of or asked.date_to or session.today()
    owing = ledger.owing(date)
    people = store.query("SELECT id, code, name FROM employee ORDER BY code")
    rows = [
        Row({"code": code, "name": name, **{key: getattr(owing[owner], key) for key in _AMOUNTS}})
        for owner, code, name in people
        if owner in owing
    ]
    totals = {key: total([row.values[key] for row in rows]) for key in _AMOUNTS}
    return ReportResult(
        key=KEY,
        title=_("Loans of employees"),
        subtitle=formats.date_medium(date),
        columns=COLUMNS,
        rows=rows,
        totals=totals,
        notes=(
            _against_ledger(totals["owed"], balances.balance(accounts.for_role(ROLE).id, date)),
        ),
    )


def _against_ledger(owed: Money, booked: Money) -> str:
    account = accounts.for_role(ROLE)
    values = {
        "account": account.code,
        "name": account.worded_name,
        "owed": formats.rupiah(owed),
        "booked": formats.rupiah(booked),
    }
    if owed == booked:
        return _("{account} {name} agrees: {booked}.", **values)
    return _("{account} {name} says {booked}, the loans come to {owed}.", **values)
