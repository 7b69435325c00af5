"""Invoices that come again."""

from __future__ import annotations

from app.sales.recurring import SIDE
from ui.kit.list_panel import ListPanel
from ui.kit.manifest import Context
from ui.trade import recurring


def make(context: Context) -> ListPanel:
    return recurring.panel(context, SIDE, "sales.recurring", "sales-invoice")
