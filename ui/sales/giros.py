"""The list of giros received."""

from __future__ import annotations

from functools import partial

from app.kernel.text import N_
from app.sales import giros as services
from app.sales.receipt import queries
from app.sales.receipt.rules import KIND
from ui.kit.list_panel import Empty
from ui.trade import giros

GIROS = giros.Giros(
    key="sales.giros",
    prefix="sales.receipt",
    kind=KIND,
    services=services,
    get=queries.get,
    left=N_("Left as credit"),
    empty=Empty(
        "ph.bank",
        N_("No giros yet"),
        N_("Post-dated cheques of customers appear here once their receipt is posted."),
    ),
)
make = partial(giros.make, giros=GIROS)
