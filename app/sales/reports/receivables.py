"""What customers owe, by age."""

from __future__ import annotations

from functools import partial

from app.kernel.text import N_
from app.trade.reports import aged

PERMISSION = "sales.report"

_AGED = aged.Side(
    key="aged-receivables",
    title=N_("Receivables ageing"),
    control="receivable",
    permission=PERMISSION,
    party_title=N_("Customer"),
    party="customer",
)
by_age = partial(aged.build, _AGED)
