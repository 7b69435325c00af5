"""Order confirmations on paper, as ``print`` writes them."""

from __future__ import annotations

from app.sales.order.kind import ORDER
from app.trade.orders.printed import Printer

PRINTER = Printer(ORDER)
render, pdf = PRINTER.render, PRINTER.pdf
render_pro_forma = Printer(ORDER, pro_forma=True).render
