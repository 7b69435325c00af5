"""What we owe suppliers, by age."""

from __future__ import annotations

from functools import partial

from app.kernel.text import N_
from app.trade.reports import aged

PERMISSION = "purchasing.report"

_AGED = aged.Side(
    key="aged-payables",
    title=N_("Payables ageing"),
    control="payable",
    permission=PERMISSION,
    party_title=N_("Supplier"),
    party="supplier",
)
by_age = partial(aged.build, _AGED)
