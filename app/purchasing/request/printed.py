"""Request forms on paper, as ``print`` writes them."""

from __future__ import annotations

from app.purchasing.request.kind import REQUEST
from app.trade.orders.printed import Printer

PRINTER = Printer(REQUEST)
render, pdf = PRINTER.render, PRINTER.pdf
