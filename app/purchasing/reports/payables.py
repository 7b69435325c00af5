"""What we owe suppliers: by age, and each one's account."""

from __future__ import annotations

from functools import partial

from app.kernel.text import N_
from app.trade.reports import aged, statement

PERMISSION = "purchasing.report"

_AGED = aged.Side(
    key="aged-payables",
    title=N_("Payables ageing"),
    control="payable",
    permission=PERMISSION,
    party_title=N_("Supplier"),
    party="supplier",
)
_STATEMENT = statement.Side(
    key="supplier-statement",
    title=N_("Supplier statement"),
    control="payable",
    sign=-1,
    permission=PERMISSION,
    charged=N_("Charged"),
    paid=N_("Paid or credited"),
)

by_age = partial(aged.build, _AGED)
of_supplier = partial(statement.build, _STATEMENT)
