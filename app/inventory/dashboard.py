"""What inventory shows on the first page: the value of stock and what is below its minimum."""

from __future__ import annotations

from app.access.session import Session
from app.inventory import stock_list
from app.kernel.dashboard import Card, Figure, LowItem, LowStock, Target, Task
from app.kernel.text import N_, _, translate_count
from app.stock import queries as stock

_STOCK = Target("inventory", "stock")
_BELOW = Target("inventory", "stock", (("below", "1"),))
SHOWN = 6
PERMISSION = "inventory.report"


def cards(session: Session) -> list[Card]:
    """Every card of the department, worded in the active language; none for who may not see stock."""
    if not session.may(PERMISSION):
        return []
    low = stock_list.below_minimum()
    figure = Figure(
        key="stock-value",
        title=_("Stock value"),
        icon="ph.package",
        amount=stock.stock_value(),
        target=_STOCK,
        order=60,
    )
    return [figure, *_below(low)]


def _below(low: list[stock_list.StockRow]) -> list[Card]:
    if not low:
        return []
    task = Task(
        key="inventory-below",
        title=translate_count(
            N_("{count} item below its minimum"), N_("{count} items below their minimum"), len(low)
        ),
        detail=", ".join(row.code for row in low[:SHOWN]),
        icon="ph.package",
        tone="warn",
        act=_("Look"),
        target=_BELOW,
        order=40,
    )
    items = tuple(LowItem(row.code, row.name, row.quantity, row.minimum) for row in low[:SHOWN])
    return [task, LowStock("low-stock", _("Below minimum stock"), items, _BELOW)]
