"""What payroll owes the state and BPJS, held against the ledger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app import store
from app.access.session import Session
from app.kernel import formats
from app.kernel.money import Money, total
from app.kernel.period import Period
from app.kernel.report import Filters, ReportResult
from app.kernel.text import _
from app.ledger import accounts, balances
from app.people.payroll.posting import KIND
from app.people.reports import monthly


def with_ledger(
    session: Session, asked: Filters, result: ReportResult, payables: Mapping[str, Sequence[str]]
) -> ReportResult:
    """The report with a note for each payable (its role, and the columns that are owed to it).

    Nothing is added where the report is narrowed: the ledger knows no part of a run.
    """
    if any(asked.choices.values()):
        return result
    first, last = monthly.months(session, asked)
    notes = (
        _against_ledger(role, first, last, total([result.totals[column] for column in columns]))
        for role, columns in payables.items()
    )
    return replace(result, notes=(*result.notes, *notes))


def _against_ledger(role: str, first: Period, last: Period, told: Money) -> str:
    """A sentence that sets what payslips say beside what their runs booked, and what is still owed."""
    account = accounts.for_role(role)
    booked = Money(
        store.scalar(
            "SELECT COALESCE(-SUM(l.amount), 0) FROM payroll_run r"
            " JOIN journal_line l ON l.entry_id = r.entry_id AND l.account_id = ?"
            " LEFT JOIN void_mark v ON v.kind = ? AND v.document_id = r.id"
            " WHERE r.state = 'posted' AND v.document_id IS NULL AND r.period BETWEEN ? AND ?",
            (account.id, KIND, first, last),
        )
    )
    values = {
        "account": account.code,
        "name": account.name,
        "told": formats.rupiah(told),
        "booked": formats.rupiah(booked),
        "owed": formats.rupiah(-balances.balance(account.id, last.last_day)),
        "day": formats.date_medium(last.last_day),
    }
    if told == booked:
        return _(
            "{account} {name}: payslips and ledger agree on {told}; owed on {day}: {owed}.",
            **values,
        )
    return _(
        "{account} {name}: payslips say {told}, their entries {booked}; owed on {day}: {owed}.",
        **values,
    )
