"""Purchase orders on paper, as ``print`` writes them."""

from __future__ import annotations

from app.purchasing.order.kind import ORDER
from app.trade.orders.printed import Printer

PRINTER = Printer(ORDER)
render, pdf = PRINTER.render, PRINTER.pdf
