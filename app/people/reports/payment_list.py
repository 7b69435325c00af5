"""Whom to pay how much into which account: the list for the bank, by month and person."""

from __future__ import annotations

from app.access.session import Session
from app.kernel.columns import Column, Kind
from app.kernel.report import Filters, ReportResult
from app.kernel.text import N_, _
from app.people.reports import monthly

KEY = "payment-list"

COLUMNS = (
    monthly.CODE,
    monthly.NAME,
    Column("bank", N_("Bank"), chars=16),
    Column("account_number", N_("Account number"), Kind.CODE, chars=20),
    Column("net", N_("Net pay"), Kind.MONEY, chars=15, total=True),
)


def build(session: Session, asked: Filters) -> ReportResult:
    """Accounts as they stood on the payslips; ``department`` and ``kind`` narrow it.

    Needs ``people.salary.view``.
    """
    title = _("Payment list of salaries")
    facts = ("bank", "account_number")
    return monthly.build(
        session, asked, KEY, title, COLUMNS, {"net": "s.net"}, facts, where="s.net > 0"
    )
