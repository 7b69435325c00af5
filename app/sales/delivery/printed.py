"""The paper of a delivery: drawn and logged in `app.trade.goods.printed`."""

from __future__ import annotations

from functools import partial

from app.sales.delivery.side import DELIVERY
from app.trade.goods import printed

render = partial(printed.render, DELIVERY)
pdf = partial(printed.pdf, DELIVERY)
