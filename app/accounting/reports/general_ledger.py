"""The general ledger (buku besar): every line of an account over some days, with running balance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from app.access.session import Session
from app.accounting.account_ledger import COLUMNS, AccountLedger
from app.accounting.reports.trial_balance import PERMISSION, figures
from app.kernel import formats
from app.kernel.money import Money
from app.kernel.report import Filters, ReportResult, Row
from app.kernel.text import N_, _
from app.ledger import accounts
from app.ledger.chart import Account

KEY = "general-ledger"
TITLE = N_("General ledger")


def build(session: Session, filters: Filters) -> ReportResult:
    """The report over ``date_from`` to ``date_to``, of the account chosen or of all that moved.

    Raises NotFound for an account that does not exist.
    """
    session.require(PERMISSION)
    first, last = filters.days(session.today(), session.company.fiscal_first_month)
    code = filters.choices.get("account", "")
    chosen = [accounts.by_code(code)] if code else [each.account for each in figures(first, last)]
    rows: list[Row] = []
    debit = credit = 0
    for account in chosen:
        for row in _account_rows(account, first, last):
            rows.append(row)
            if not row.style:
                debit += row.values["debit"].minor
                credit += row.values["credit"].minor
    return ReportResult(
        key=KEY,
        title=_(TITLE),
        subtitle=_subtitle(code, first, last),
        columns=COLUMNS,
        rows=rows,
        totals={"debit": Money(debit), "credit": Money(credit)},
        notes=(_("Balances are debit less credit."),),
    )


def _subtitle(code: str, first: dt.date, last: dt.date) -> str:
    days = {"first": formats.date_medium(first), "last": formats.date_medium(last)}
    if not code:
        return _("{first} to {last}, in rupiah", **days)
    name = _named(accounts.by_code(code))
    return _("{account}, {first} to {last}, in rupiah", account=name, **days)


def _named(account: Account) -> str:
    return f"{account.code} {account.worded_name}"


def _account_rows(account: Account, first: dt.date, last: dt.date) -> Iterator[Row]:
    ledger = AccountLedger(account, first, last)
    balance = ledger.opening()
    link = ("account", account.code)
    yield _balance_row(_named(account), None, None, "group", link)
    yield _balance_row(_("Opening balance"), first, balance, "subtotal", link)
    for line in ledger.rows():
        balance = line.balance
        values = {column.key: getattr(line, column.key) for column in COLUMNS}
        yield Row(values, level=1, link=("entry", line.number))
    yield _balance_row(_("Closing balance"), last, balance, "subtotal", link)


def _balance_row(
    words: str, day: dt.date | None, balance: Money | None, style: str, link: tuple[str, str]
) -> Row:
    values = {
        "date": day,
        "number": "",
        "memo": words,
        "debit": None,
        "credit": None,
        "balance": balance,
    }
    return Row(values, style=style, link=link)
