"""Deliveries and goods receipts for tests: ``a_delivery(goods_line("LMP-9", 3))`` is one of today."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from app.kernel.quantity import each, pieces
from app.purchasing.goods_receipt.side import RECEIPT
from app.sales.delivery.side import DELIVERY
from app.trade.goods import rows
from app.trade.goods.rules import Draft, DraftLine, Side
from app.trade.lines import DraftLine as PricedLine
from app.trade.lines import Origin
from tests.trade.books import line
from tests.trade.builders import TODAY

SIDES = {"delivery": DELIVERY, "receipt": RECEIPT}


def goods_line(item: str, quantity: int, cost: int | None = None, **fields: object) -> DraftLine:
    own = None if cost is None else each(cost)
    return DraftLine(item, pieces(quantity), unit_cost=own, **fields)  # type: ignore[arg-type]


def a_delivery(*lines: DraftLine, date: dt.date = TODAY, **fields: object) -> Draft:
    return Draft(date, "C-001", lines, **fields)  # type: ignore[arg-type]


def a_goods_receipt(*lines: DraftLine, date: dt.date = TODAY, **fields: object) -> Draft:
    return Draft(date, "S-001", lines, **fields)  # type: ignore[arg-type]


def made_from(
    side: Side, number: str, item: str, quantity: int, price: int, line_no: int = 1
) -> PricedLine:
    """A line of an invoice or bill for so much of a line of goods."""
    origin = Origin(side.kind, rows.require_id(side, number), line_no)
    return replace(line(item, quantity, price), origin=origin)
