"""What follows from goods that changed hands, and what they follow from.

An invoice or bill is made from deliveries or goods receipts: the lines with what is left of them, at the price
of the order behind them. A delivery or goods receipt is made from orders.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.kernel.errors import UserError
from app.kernel.money import ZERO, Money, rp
from app.kernel.quantity import PRICE_SCALE, Quantity, UnitPrice
from app.kernel.rate import NO_RATE
from app.kernel.rounding import half_up
from app.masters import item as items
from app.trade import lines as trade_lines
from app.trade.goods import rows
from app.trade.goods.rows import GoodsView, LineView
from app.trade.goods.rules import Draft, DraftLine, Side
from app.trade.lines import Origin
from app.trade.orders import making, queries
from app.trade.orders.kinds import OrderKind
from app.trade.orders.making import NOTHING_LEFT, SEVERAL_PARTIES, SEVERAL_PRICES
from app.trade.orders.queries import OrderLineView, OrderView
from app.trade.orders.rules import OrderDraft


@dataclass(frozen=True, slots=True)
class Made:
    """An invoice or bill to be. ``order``: the head of the first order behind it, if there is one.

    Discounts are in proportion to what is taken; freight comes with the first document that bills an order.
    """

    head: Draft
    order: OrderDraft | None
    lines: tuple[trade_lines.DraftLine, ...]
    discount: Money
    freight: Money
    prices_include_tax: bool


def from_goods(
    side: Side,
    orders: OrderKind,
    names: Sequence[str | int],
    today: dt.date,
    usual: Callable[[LineView], UnitPrice],
) -> Made:
    """What is left of these, joined. ``usual``: the price of one base unit of a line that no order prices.

    Raises UserError where they do not go together, or nothing is left.
    """
    views = [rows.get(side, name) for name in names]
    numbers = ", ".join(view.number or str(view.id) for view in views)
    taken = [(view, line) for view in views for line in view.lines if line.left]
    if not taken:
        raise UserError(NOTHING_LEFT, numbers=numbers)
    if len({view.party.id for view in views}) > 1:
        raise UserError(SEVERAL_PARTIES, numbers=numbers)
    behind = _orders_behind(orders, views, today)
    if len({view.draft.prices_include_tax for view in behind.values()}) > 1:
        raise UserError(SEVERAL_PRICES, numbers=numbers)
    first = next(iter(behind.values()), None)
    return Made(
        head=views[0].draft,
        order=first.draft if first else None,
        lines=tuple(_billed(side, view, line, behind, usual) for view, line in taken),
        discount=rp(half_up(sum(_discount(line, behind) for _view, line in taken))),
        freight=Money(
            sum(view.draft.freight.minor for view in behind.values() if _is_unbilled(view))
        ),
        prices_include_tax=first.draft.prices_include_tax if first else False,
    )


def _orders_behind(
    kind: OrderKind, views: Sequence[GoodsView], today: dt.date
) -> dict[int, OrderView]:
    """The orders that the lines were made from, by id."""
    found: dict[int, OrderView] = {}
    for view in views:
        for line in view.lines:
            origin = line.draft.origin
            if origin and origin.kind == kind.key and origin.document_id not in found:
                found[origin.document_id] = queries.get(kind, origin.document_id, today)
    return found


def _ordered(line: LineView, behind: dict[int, OrderView]) -> OrderLineView | None:
    origin = line.draft.origin
    if origin is None or origin.document_id not in behind:
        return None
    return behind[origin.document_id].lines[origin.line_no - 1]


def _billed(
    side: Side,
    view: GoodsView,
    line: LineView,
    behind: dict[int, OrderView],
    usual: Callable[[LineView], UnitPrice],
) -> trade_lines.DraftLine:
    quantity, unit = _left_in_unit(line)
    each = line.left.exact / quantity.exact  # base units in one unit
    ordered = _ordered(line, behind)
    if ordered is None:
        price, discount, tax = usual(line).exact * each, NO_RATE, ""
    else:
        draft = ordered.draft
        per_base = draft.unit_price.exact * draft.quantity.exact / ordered.base_quantity.exact
        price, discount, tax = per_base * each, draft.discount, draft.tax
    return trade_lines.DraftLine(
        item=line.draft.item,
        quantity=quantity,
        unit_price=_price(price),
        unit=unit,
        description=line.draft.description,
        discount=discount,
        tax=tax,
        warehouse=line.draft.warehouse or view.draft.warehouse,
        origin=Origin(side.kind, view.id, line.number),
    )


def _left_in_unit(line: LineView) -> tuple[Quantity, str]:
    """What is left in the line's unit; in the base unit where its own cannot say that exactly."""
    draft, left = line.draft, line.left
    micro = draft.quantity.micro * left.micro
    if micro % line.base_quantity.micro == 0:
        return Quantity(micro // line.base_quantity.micro), draft.unit
    return left, items.require(draft.item).unit


def _discount(line: LineView, behind: dict[int, OrderView]) -> Fraction:
    """The share of the order's discount that falls on what is left."""
    ordered = _ordered(line, behind)
    if ordered is None:
        return Fraction(0)
    share = ordered.amounts.share.whole() * line.left.micro
    return Fraction(share, ordered.base_quantity.micro)


def _is_unbilled(view: OrderView) -> bool:
    return not any(line.billed for line in view.lines)


def _price(exact: Fraction) -> UnitPrice:
    return UnitPrice(half_up(exact * PRICE_SCALE))


def from_orders(
    side: Side, orders: OrderKind, names: Sequence[str | int], today: dt.date, *, creditable: bool
) -> Draft:
    """A delivery or goods receipt for the goods that are left of orders, joined.

    Goods come in at the order's price net of discounts; ``creditable``: PPN is no part of it. Raises UserError
    where the orders do not go together, or none of their goods are left.
    """
    made = making.from_orders(orders, names, today)
    views: dict[int, OrderView] = {}
    lines = []
    for line in made.lines:
        item = items.find(line.item) if line.item else None
        if item is None or not item.is_goods or line.origin is None:
            continue
        order_id = line.origin.document_id
        if order_id not in views:
            views[order_id] = queries.get(orders, order_id, today)
        ordered = views[order_id].lines[line.origin.line_no - 1]
        lines.append(
            DraftLine(
                item=line.item,
                quantity=line.quantity,
                unit=line.unit,
                description=line.description,
                warehouse="" if line.warehouse == made.head.warehouse else line.warehouse,
                unit_cost=_cost(ordered, line, creditable=creditable) if side.comes_in else None,
                origin=line.origin,
            )
        )
    if not lines:
        numbers = ", ".join(str(name) for name in names)
        raise UserError(NOTHING_LEFT, numbers=numbers)
    head = made.head
    return Draft(
        date=today,
        party=head.party,
        lines=tuple(lines),
        warehouse=head.warehouse,
        reference="" if side.comes_in else head.party_ref,
        address="" if side.comes_in else head.ship_to,
        notes=head.notes,
    )


def _cost(ordered: OrderLineView, line: trade_lines.DraftLine, *, creditable: bool) -> UnitPrice:
    """What one unit of the line costs, as it was ordered."""
    amounts = ordered.amounts
    whole = amounts.base + (ZERO if creditable else amounts.ppn)
    base = 1 / ordered.base_quantity.exact
    if line.unit == ordered.draft.unit:
        base = 1 / ordered.draft.quantity.exact
    return _price(whole.whole() * base)
