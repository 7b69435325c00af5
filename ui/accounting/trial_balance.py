"""The trial balance; Enter on an account opens its ledger."""

from __future__ import annotations

from app.accounting.reports import trial_balance
from app.kernel.report import Filters, ReportResult, Row
from app.kernel.text import N_, _
from ui.kit.days import Days
from ui.kit.filters import Choice, Filter
from ui.kit.manifest import Context
from ui.kit.report_view import ReportSpec, ReportView
from ui.kit.table import ColumnStyle

ZERO_BALANCES = Filter(
    "zero", N_("Zero balances"), choices=(Choice("yes", N_("Zero balances"), {"zero": "yes"}),)
)
BESIDE = Filter(
    "compare",
    N_("Nothing beside it"),
    choices=(
        Choice("before", N_("Beside the period before"), {"compare": "before"}),
        Choice("year-before", N_("Beside the same time last year"), {"compare": "year-before"}),
    ),
    icon="ph.columns",
)


def is_balanced(result: ReportResult) -> tuple[bool, str] | None:
    """Whether debits and credits of the period are equal."""
    sound = result.totals.get("debit") == result.totals.get("credit")
    return sound, _("Balanced") if sound else _("Not balanced")


def open_ledger(context: Context, row: Row, filters: Filters) -> None:
    """The ledger of the account over the same days."""
    if row.link is not None and filters.date_from is not None and filters.date_to is not None:
        days = Days(filters.date_from, filters.date_to)
        context.open_section("accounting", "ledger", account=row.link[1], days=days)


SPEC = ReportSpec(
    key="trial-balance",
    title=N_("Trial balance"),
    build=trial_balance.build,
    filters=(ZERO_BALANCES, BESIDE),
    choices={"layout": "balance"},
    verdict=is_balanced,
    follow=open_ledger,
    styles=dict.fromkeys(
        ("opening", "closing", "compared", "difference"), ColumnStyle(balance=True)
    ),
    nouns=(N_("{count} account"), N_("{count} accounts")),
)


def make(context: Context) -> ReportView:
    return ReportView(context, SPEC)
