"""What was delivered and not invoiced yet."""

from __future__ import annotations

from functools import partial

from app.kernel.text import N_
from app.sales.delivery.side import DELIVERY
from app.trade.reports import unbilled

_REPORT = unbilled.Unbilled(
    key="deliveries-not-invoiced",
    title=N_("Deliveries not invoiced"),
    permission="sales.report",
    side=DELIVERY,
    party_title=N_("Customer"),
    reference_title=N_("Customer's order"),
    moved=N_("Delivered"),
    worth=N_("Cost"),
    note=N_("Posted deliveries that are not void. Cost is as the stock ledger stands now."),
)

build = partial(unbilled.build, _REPORT)
