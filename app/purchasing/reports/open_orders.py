"""Open orders."""

from __future__ import annotations

from app.access.session import Session
from app.kernel.report import Filters, ReportResult
from app.kernel.text import N_
from app.purchasing.order.kind import ORDER
from app.trade.reports import open_orders


def build(session: Session, filters: Filters) -> ReportResult:
    """See app.trade.reports.open_orders."""
    title = N_("Open purchase orders")
    return open_orders.build(ORDER, "purchasing.report", N_("Supplier"), title, session, filters)
