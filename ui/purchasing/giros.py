"""The list of giros issued."""

from __future__ import annotations

from functools import partial

from app.kernel.text import N_
from app.purchasing import giros as services
from app.purchasing.payment import queries
from app.purchasing.payment.rules import KIND
from ui.kit.list_panel import Empty
from ui.trade import giros

GIROS = giros.Giros(
    key="purchasing.giros",
    prefix="purchasing.payment",
    kind=KIND,
    services=services,
    get=queries.get,
    left=N_("Left as advance"),
    empty=Empty(
        "ph.bank",
        N_("No giros yet"),
        N_("Post-dated cheques given to suppliers appear here once their payment is posted."),
    ),
)
make = partial(giros.make, giros=GIROS)
