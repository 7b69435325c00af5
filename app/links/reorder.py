"""What should be ordered: goods of which less is to be had than their minimum, and orders made of them.

To be had is what lies in all warehouses and what suppliers still owe us, less what customers were promised.
Quantities are in the item's base unit, as they stand now.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from app import store
from app.access.session import Session
from app.kernel.columns import Column, Kind
from app.kernel.quantity import Quantity
from app.kernel.report import Filters, ReportResult, Row
from app.kernel.text import N_, _
from app.masters import item as items
from app.purchasing.bill import queries as bills
from app.purchasing.order.kind import ORDER as PURCHASE_ORDER
from app.purchasing.request.kind import REQUEST
from app.sales.order.kind import ORDER as SALES_ORDER
from app.trade import prices
from app.trade.lines import DraftLine
from app.trade.orders import progress, service
from app.trade.orders.kinds import OrderKind
from app.trade.orders.rules import OrderDraft

KEY, PERMISSION = "reorder", "inventory.report"
COLUMNS = (
    Column("code", N_("Code"), Kind.CODE, chars=10),
    Column("name", N_("Item name"), chars=30),
    Column("unit", N_("Unit"), chars=6),
    Column("on_hand", N_("On hand"), Kind.QUANTITY, chars=9),
    Column("on_order", N_("On order"), Kind.QUANTITY, chars=9),
    Column("reserved", N_("Reserved"), Kind.QUANTITY, chars=9),
    Column("minimum", N_("Minimum"), Kind.QUANTITY, chars=9),
    Column("suggested", N_("To order"), Kind.QUANTITY, chars=9),
    Column("supplier_code", N_("Supplier code"), Kind.CODE, chars=9, priority=4),
    Column("supplier", N_("Last supplier"), chars=24),
    Column("price", N_("Last price"), Kind.PRICE, chars=12, priority=1),
    Column("price_unit", N_("Per"), chars=6, priority=2),
)
NOTE = N_(
    "Goods of which what lies here and is on order, less what is reserved by sales orders, is less"
    " than the minimum. Ordered is up to the maximum, else as many order quantities as it takes."
)

_LEFT = "l.base_quantity - {taken}"


def _awaited(kind: OrderKind) -> str:
    """What of each item is still to come of the confirmed orders of a kind."""
    left = _LEFT.format(taken=progress.taken_sql(kind))
    return (
        f"(SELECT l.item_id, SUM(MAX({left}, 0)) AS quantity FROM {kind.table} d"
        f" JOIN {kind.table}_line l ON l.order_id = d.id{progress.joins(kind)}"
        f" WHERE {progress.awaited_sql(kind)} AND l.item_id IS NOT NULL GROUP BY l.item_id)"
    )


# Not how many rows there are but what is read for them: with many orders that is no quick question.
_READ = (
    "SELECT (SELECT COALESCE(MAX(id), 0) FROM item) + (SELECT COALESCE(MAX(id), 0) FROM sales_order)"
    " + (SELECT COALESCE(MAX(id), 0) FROM purchase_order)"
)
_THERE = "(COALESCE(s.quantity, 0) + COALESCE(po.quantity, 0) - COALESCE(so.quantity, 0))"
_LACKING = f"(i.min_stock - {_THERE})"
_SUGGESTED = (
    f"CASE WHEN i.max_stock > 0 THEN i.max_stock - {_THERE}"
    f" WHEN i.reorder_quantity > 0 THEN ({_LACKING} + i.reorder_quantity - 1)"
    f" / i.reorder_quantity * i.reorder_quantity ELSE {_LACKING} END"
)


def _last(expression: str) -> str:
    """Of the last bill that stands and names the item."""
    return (
        f"(SELECT {expression} FROM purchase_invoice_line l JOIN purchase_invoice d"
        " ON d.id = l.invoice_id JOIN party p ON p.id = d.supplier_id WHERE l.item_id = i.id"
        " AND d.state = 'posted' AND NOT EXISTS (SELECT 1 FROM void_mark v"
        " WHERE v.kind = 'purchase-invoice' AND v.document_id = d.id)"
        " ORDER BY d.date DESC, d.id DESC LIMIT 1)"
    )


@lru_cache(maxsize=1)
def listing() -> store.Listing:
    """The items that should be ordered, by code."""
    source = (
        "item i LEFT JOIN stock_state s ON s.item_id = i.id"
        f" LEFT JOIN {_awaited(PURCHASE_ORDER)} po ON po.item_id = i.id"
        f" LEFT JOIN {_awaited(SALES_ORDER)} so ON so.item_id = i.id"
    )
    return store.Listing(
        key="reorder",
        permission=PERMISSION,
        columns=COLUMNS,
        sql={
            "code": "i.code",
            "name": "i.name",
            "unit": "i.unit",
            "on_hand": "COALESCE(s.quantity, 0)",
            "on_order": "COALESCE(po.quantity, 0)",
            "reserved": "COALESCE(so.quantity, 0)",
            "minimum": "i.min_stock",
            "suggested": _SUGGESTED,
            "supplier_code": f"COALESCE({_last('p.code')}, '')",
            "supplier": f"COALESCE({_last('p.name')}, '')",
            "price": f"COALESCE({_last('l.unit_price')}, i.purchase_price)",
            "price_unit": f"COALESCE({_last('l.unit')}, i.unit)",
        },
        source=source,
        base=source,
        where=f"i.kind = 'goods' AND i.active AND i.min_stock > 0 AND {_LACKING} > 0",
        key_sql="i.id",
        order=(("code", False),),
        search=("i.code", "i.name", "i.barcode", "i.category"),
        filters={
            "category": "i.category = ?",
            "supplier": f"{_last('p.code')} = ?",
        },
        estimate_sql=_READ,
    )


def build(session: Session, filters: Filters) -> ReportResult:
    """Every item that should be ordered, now."""
    session.require(PERMISSION)
    found = listing().window().rows()
    return ReportResult(
        key=KEY,
        title=_("Goods to order"),
        subtitle="",
        columns=COLUMNS,
        rows=[
            Row(
                {column.key: getattr(row, column.key) for column in COLUMNS},
                link=("item", row.code),
            )
            for row in found
        ],
        totals={},
        notes=(_(NOTE),),
    )


def orders(session: Session, item_ids: Sequence[int]) -> list[int]:
    """Draft purchase orders of today for what is suggested of these items, one for each last supplier.

    Items that were never bought are left out. Returns the ids. All or none.
    """
    return _made(session, PURCHASE_ORDER, item_ids, lambda row: row.supplier_code, named=True)


def request(session: Session, item_ids: Sequence[int]) -> list[int]:
    """One draft purchase request of today for what is suggested of these items. Returns its id."""
    return _made(session, REQUEST, item_ids, lambda _row: "", named=False)


def _made(
    session: Session,
    kind: OrderKind,
    item_ids: Sequence[int],
    party_of: Callable[[Any], str],
    *,
    named: bool,
) -> list[int]:
    session.require(kind.edit)
    wanted = set(item_ids)
    by_party: dict[str, list[DraftLine]] = {}
    for row in listing().window().rows():
        party = party_of(row)
        if row.id in wanted and (party or not named):
            by_party.setdefault(party, []).append(_line(row.code, row.suggested, party))
    with session.work():
        return [
            service.save_draft(session, kind, OrderDraft(session.today(), party, tuple(lines)))
            for party, lines in sorted(by_party.items())
        ]


def _line(code: str, quantity: Quantity, supplier: str) -> DraftLine:
    item = items.require(code)
    last = bills.last_price(supplier, code) if supplier else None
    price = prices.in_unit(item, last[0], last[1], item.unit) if last else item.purchase_price
    return DraftLine(code, quantity, price, item.unit)
