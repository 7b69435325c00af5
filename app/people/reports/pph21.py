"""The list of PPh 21 withheld: by month and person, the final tax of severance apart."""

from __future__ import annotations

from app.access.session import Session
from app.kernel.columns import Column, Kind
from app.kernel.report import Filters, ReportResult
from app.kernel.text import N_, _
from app.people.payroll.model import TAX
from app.people.reports import monthly
from app.people.reports.payables import with_ledger

KEY = "pph21"

COLUMNS = (
    monthly.CODE,
    monthly.NAME,
    Column("ptkp", N_("PTKP"), Kind.CODE, chars=6),
    Column("npwp", N_("NPWP"), Kind.CODE, chars=18, priority=1),
    Column("taxable", N_("Taxable gross"), Kind.MONEY, chars=14, total=True),
    Column("pph21", N_("PPh 21"), Kind.MONEY, chars=13, total=True),
    Column("severance", N_("Severance"), Kind.MONEY, chars=14, total=True),
    Column("final_tax", N_("PPh 21 (final)"), Kind.MONEY, chars=13, total=True),
    Column("total", N_("Total"), Kind.MONEY, chars=13, total=True),
)
_SUMS = {
    "taxable": "s.taxable",
    "pph21": "s.pph21",
    "severance": "s.severance",
    "final_tax": "s.final_tax",
    "total": TAX,
}

PAYABLES = {"pph21_payable": ("total",)}


def build(session: Session, asked: Filters) -> ReportResult:
    """Per month and person, a refund negative; ``department`` and ``kind`` narrow it.

    The totals are what the runs owe the state, held against the ledger. Needs ``people.salary.view``.
    """
    title = _("PPh 21 withheld")
    found = monthly.build(session, asked, KEY, title, COLUMNS, _SUMS, ("ptkp", "npwp"))
    return with_ledger(session, asked, found, PAYABLES)
