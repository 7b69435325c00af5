"""What the next document takes over from commitments: the lines with what is left of them, and their head."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.kernel.errors import UserError
from app.kernel.money import Money, rp, total
from app.kernel.quantity import PRICE_SCALE, Quantity, UnitPrice
from app.kernel.rounding import half_up
from app.kernel.text import N_
from app.masters import item as items
from app.trade.lines import DraftLine, Origin
from app.trade.orders import queries
from app.trade.orders.kinds import OrderKind
from app.trade.orders.queries import OrderLineView, OrderView
from app.trade.orders.rules import OrderDraft

NOTHING_LEFT = N_("Nothing of {numbers} is left to take.")
SEVERAL_PARTIES = N_("{numbers} are of several customers or suppliers.")
SEVERAL_PRICES = N_("Some of {numbers} are priced with PPN inside, others without.")


@dataclass(frozen=True, slots=True)
class Made:
    """The draft that follows: the head of the first, the lines of all, each naming its origin.

    Discounts are in proportion to what is taken; freight comes with the first document that takes.
    """

    head: OrderDraft
    lines: tuple[DraftLine, ...]
    discount: Money
    freight: Money

    @property
    def order(self) -> OrderDraft:
        """The same as another commitment."""
        return replace(
            self.head, lines=self.lines, discount=self.discount, freight=self.freight, ref=""
        )


def from_orders(kind: OrderKind, names: Sequence[str | int], today: dt.date) -> Made:
    """What is left of these, joined. Raises UserError where they do not go together, or nothing is left."""
    views = [queries.get(kind, name, today) for name in names]
    numbers = ", ".join(view.number or str(view.id) for view in views)
    taken = [_taken(kind, view) for view in views]
    if not any(taken):
        raise UserError(NOTHING_LEFT, numbers=numbers)
    if len({view.draft.party for view in views if view.draft.party}) > 1:
        raise UserError(SEVERAL_PARTIES, numbers=numbers)
    if len({view.draft.prices_include_tax for view in views}) > 1:
        raise UserError(SEVERAL_PRICES, numbers=numbers)
    head = views[0].draft
    return Made(
        head=replace(
            head,
            date=today,
            by_date=head.by_date if head.by_date and head.by_date >= today else None,
            party=next((view.draft.party for view in views if view.draft.party), ""),
        ),
        lines=tuple(line for lines in taken for line in lines),
        discount=total([_discount(view) for view in views]),
        freight=total([_freight(view) for view in views]),
    )


def _taken(kind: OrderKind, view: OrderView) -> list[DraftLine]:
    if not view.awaited:
        return []
    return [
        replace(
            _left(line),
            origin=Origin(kind.key, view.id, line.number),
            warehouse=line.draft.warehouse or view.draft.warehouse,
        )
        for line in view.lines
        if line.left
    ]


def _left(line: OrderLineView) -> DraftLine:
    """The line with what is left of it; in the base unit where its own unit cannot say that exactly."""
    draft, left = line.draft, line.left
    if left == line.base_quantity:
        return draft
    micro = draft.quantity.micro * left.micro
    if micro % line.base_quantity.micro == 0:
        return replace(draft, quantity=Quantity(micro // line.base_quantity.micro))
    item = items.require(draft.item)
    price = draft.unit_price.exact * draft.quantity.exact / line.base_quantity.exact
    return replace(
        draft,
        quantity=left,
        unit=item.unit,
        unit_price=UnitPrice(half_up(price * PRICE_SCALE)),
    )


def _discount(view: OrderView) -> Money:
    """The share that falls on what is left, to the rupiah."""
    shares = sum(
        line.amounts.share.major * line.left.micro / line.base_quantity.micro for line in view.lines
    )
    return rp(half_up(shares))


def _freight(view: OrderView) -> Money:
    untouched = not any(line.taken for line in view.lines)
    return view.draft.freight if untouched and view.awaited else rp(0)
