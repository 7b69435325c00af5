"""What customers owe: by age, and each one's account."""

from __future__ import annotations

from functools import partial

from app.kernel.text import N_
from app.trade.reports import aged, statement
from app.trade.reports.side import Side

PERMISSION = "sales.report"

_CUSTOMERS = Side("receivable", 1, PERMISSION, "customer", N_("Customer"))

by_age = partial(aged.build, _CUSTOMERS, "aged-receivables", N_("Receivables ageing"))
of_customer = partial(statement.build, _CUSTOMERS, "customer-statement", N_("Customer statement"))
