"""Open orders."""

from __future__ import annotations

from app.access.session import Session
from app.kernel.report import Filters, ReportResult
from app.kernel.text import N_
from app.sales.order.kind import ORDER
from app.trade.reports import open_orders


def build(session: Session, filters: Filters) -> ReportResult:
    """See app.trade.reports.open_orders."""
    title = N_("Open sales orders")
    return open_orders.build(ORDER, "sales.report", N_("Customer"), title, session, filters)
