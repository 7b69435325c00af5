"""The cash book: one cash or bank account, or all; Enter on a movement opens its document."""

from __future__ import annotations

from typing import Any

from app.kernel.report import Filters, Row
from app.kernel.text import N_
from app.links import cash_book
from ui.accounting.entries import open_entry
from ui.accounting.trial_balance import open_ledger
from ui.kit.filters import Choice, Filter
from ui.kit.manifest import Context
from ui.kit.report_view import ReportSpec, ReportView
from ui.kit.table import ColumnStyle


def _accounts(_session: Any) -> list[Choice]:
    return [
        Choice(each.code, f"{each.code} {each.worded_name}", {"account": each.code})
        for each in cash_book.cash_accounts()
    ]


ACCOUNT = Filter("account", N_("All cash and bank accounts"), _accounts, icon="ph.wallet")


def follow(context: Context, row: Row, filters: Filters) -> None:
    """The document of a movement; behind a balance the ledger over the same days."""
    if row.link is not None and row.link[0] == "entry":
        open_entry(context, row.link[1])
    else:
        open_ledger(context, row, filters)


SPEC = ReportSpec(
    key=cash_book.KEY,
    title=cash_book.TITLE,
    build=cash_book.build,
    filters=(ACCOUNT,),
    follow=follow,
    kinds=("ledger", "account"),
    styles={"number": ColumnStyle(link=True), "balance": ColumnStyle(balance=True, zero="0")},
)


def make(context: Context) -> ReportView:
    return ReportView(context, SPEC)
