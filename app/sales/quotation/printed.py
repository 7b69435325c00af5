"""Quotations on paper, as ``print`` writes them."""

from __future__ import annotations

from app.sales.quotation.kind import QUOTATION
from app.trade.orders.printed import Printer

PRINTER = Printer(QUOTATION)
render, pdf = PRINTER.render, PRINTER.pdf
render_pro_forma = Printer(QUOTATION, pro_forma=True).render
