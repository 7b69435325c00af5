"""The paper of a goods receipt: drawn and logged in `app.trade.goods.printed`."""

from __future__ import annotations

from functools import partial

from app.purchasing.goods_receipt.side import RECEIPT
from app.trade.goods import printed

render = partial(printed.render, RECEIPT)
pdf = partial(printed.pdf, RECEIPT)
