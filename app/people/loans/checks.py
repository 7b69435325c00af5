"""What must hold of loans at all times."""

from __future__ import annotations

import datetime as dt

from app import store
from app.access.session import Session
from app.kernel import formats
from app.kernel.money import Money
from app.kernel.text import N_, _
from app.ledger import accounts, balances
from app.people.loans import ledger
from app.people.loans.service import ROLE
from app.store.integrity import CheckResult
from app.trade import checks


def owed_agrees(_session: Session) -> CheckResult:
    """I4, amber: what employees owe equals its account, which entries made by hand may reach too."""
    title = N_("What employees owe equals its account")
    account = accounts.for_role(ROLE)
    owed = sum(each.owed.minor for each in ledger.owing(dt.date.max).values())
    booked = balances.balance(account.id)
    if booked.minor == owed:
        return CheckResult("I4", title, True, _("{account} agrees", account=account.code))
    detail = _(
        "{account} says {booked}, loans of employees come to {owed}",
        account=account.code,
        booked=formats.rupiah(booked),
        owed=formats.rupiah(Money(owed)),
    )
    return CheckResult("I4", title, False, detail, amber=True)


def plans_sum_up(_session: Session) -> CheckResult:
    """I10: the instalments of a loan and what was paid back beside them make the loan."""
    broken = store.scalar(
        "SELECT COUNT(*) FROM employee_loan l LEFT JOIN (SELECT loan_id, SUM(amount) AS amount"
        " FROM loan_instalment GROUP BY loan_id) i ON i.loan_id = l.id"
        f" LEFT JOIN ({ledger.SETTLED}) p ON p.loan_id = l.id"
        " WHERE COALESCE(i.amount, 0) + COALESCE(p.amount, 0) <> l.amount"
    )
    title = N_("Instalments of loans sum to the loan")
    return checks.result("I10", title, broken, store.scalar("SELECT COUNT(*) FROM employee_loan"))
