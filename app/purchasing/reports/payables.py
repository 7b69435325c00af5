"""What we owe suppliers: by age, and each one's account."""

from __future__ import annotations

from functools import partial

from app.kernel.text import N_
from app.trade.reports import aged, statement
from app.trade.reports.side import Side

PERMISSION = "purchasing.report"

_SUPPLIERS = Side("payable", -1, PERMISSION, "supplier", N_("Supplier"))

by_age = partial(aged.build, _SUPPLIERS, "aged-payables", N_("Payables ageing"))
of_supplier = partial(statement.build, _SUPPLIERS, "supplier-statement", N_("Supplier statement"))
