"""The trial balance; Enter on an account opens its ledger."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.accounting.reports import trial_balance
from app.kernel.report import ReportResult
from app.kernel.text import N_, _
from ui.kit.filters import Choice, Filter
from ui.kit.manifest import Context
from ui.kit.report_view import ReportSpec, ReportView
from ui.kit.table import ColumnStyle

ZERO_BALANCES = Filter(
    "zero", N_("Zero balances"), choices=(Choice("yes", N_("Zero balances"), {"zero": "yes"}),)
)


def draw(session: Any, result: ReportResult) -> bytes:
    from app.printing import issue, report

    return report.draw(result, issue.letterhead(session.company), issue.preview(session))


def export(result: ReportResult, path: Path) -> None:
    from app.exchange.exporting import write_report

    write_report(result, path)


def is_balanced(result: ReportResult) -> tuple[bool, str] | None:
    """Whether debits and credits of the period are equal."""
    sound = result.totals.get("debit") == result.totals.get("credit")
    return sound, _("Balanced") if sound else _("Not balanced")


def open_ledger(context: Context, row: Any) -> None:
    if row.link is not None:
        context.open_section("accounting", "ledger", account=row.link[1])


SPEC = ReportSpec(
    key="trial-balance",
    title=N_("Trial balance"),
    build=trial_balance.build,
    draw=draw,
    export=export,
    filters=(ZERO_BALANCES,),
    choices={"layout": "balance"},
    verdict=is_balanced,
    follow=open_ledger,
    styles={"opening": ColumnStyle(balance=True), "closing": ColumnStyle(balance=True)},
    nouns=(N_("{count} account"), N_("{count} accounts")),
)


def make(context: Context) -> ReportView:
    return ReportView(context, SPEC)
