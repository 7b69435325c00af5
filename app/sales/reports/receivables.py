"""What customers owe: by age, and each one's account."""

from __future__ import annotations

from functools import partial

from app.kernel.text import N_
from app.trade.reports import aged, statement

PERMISSION = "sales.report"

_AGED = aged.Side(
    key="aged-receivables",
    title=N_("Receivables ageing"),
    control="receivable",
    permission=PERMISSION,
    party_title=N_("Customer"),
    party="customer",
)
_STATEMENT = statement.Side(
    key="customer-statement",
    title=N_("Customer statement"),
    control="receivable",
    sign=1,
    permission=PERMISSION,
    charged=N_("Charged"),
    paid=N_("Paid or credited"),
)

by_age = partial(aged.build, _AGED)
of_customer = partial(statement.build, _STATEMENT)
