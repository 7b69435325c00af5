"""What was received and not billed yet: the account of goods received, line by line."""

from __future__ import annotations

from functools import partial

from app.kernel.text import N_
from app.purchasing.goods_receipt.side import RECEIPT
from app.trade.reports import unbilled

_REPORT = unbilled.Unbilled(
    key="received-not-billed",
    title=N_("Goods received, not billed"),
    permission="purchasing.report",
    side=RECEIPT,
    party_title=N_("Supplier"),
    reference_title=N_("Supplier's delivery note"),
    moved=N_("Arrived"),
    worth=N_("Value"),
    note=N_("Posted goods receipts that are not void, at the price they came in with."),
)

build = partial(unbilled.build, _REPORT)
