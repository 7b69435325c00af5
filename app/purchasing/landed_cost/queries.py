"""What one may see of landed costs: one whole, the list, and what could be spread over what."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from app import store
from app.kernel import desk
from app.kernel.columns import Column, Kind
from app.kernel.lifecycle import VOID
from app.kernel.money import Money, total
from app.kernel.quantity import Quantity
from app.kernel.text import N_, _
from app.ledger import accounts
from app.masters import item as items
from app.purchasing.landed_cost.rules import (
    BILL,
    FREIGHT,
    KIND,
    METHODS,
    Arrived,
    Bill,
    Draft,
    DraftLine,
    Goods,
    Source,
)
from app.stock import queries as stock
from app.stock.documents import name_of
from app.trade import history, records
from app.trade.history import JournalRow, MoveRow, VoidRow

TABLE = "landed_cost"
VIEW = "purchasing.view"
NO_SUCH = N_("There is no landed cost {number}.")
METHOD_TITLES = {"value": N_("By value"), "quantity": N_("By quantity"), "weight": N_("By weight")}
BROUGHT_BY = ("goods-receipt", BILL)
assert set(METHOD_TITLES) == set(METHODS)


@dataclass(frozen=True, slots=True)
class PartView:
    """What one line of goods bears, and what stock keeps of it today. ``line``: that of the draft."""

    line: int
    document: str
    goods_line: int
    item: str
    name: str
    unit: str
    quantity: Quantity
    value: Money
    weight: Quantity
    share: Money
    in_stock: Money


@dataclass(frozen=True, slots=True)
class LandedCostView:
    """A landed cost whole; ``parts`` once it is posted."""

    id: int
    number: str
    standing: str
    draft: Draft
    bill_id: int
    supplier: str
    amount: Money
    parts: tuple[PartView, ...]
    moves: tuple[MoveRow, ...]
    journal: tuple[JournalRow, ...]
    voided: VoidRow | None


def require_id(name: str | int) -> int:
    """The id behind a number, ref or id. Raises NotFound."""
    return records.require_id(TABLE, name, NO_SUCH)


def _stands(kind: str, number: str) -> int | None:
    """The id of a posted document of that number (or ref) that is not void."""
    table = kind.replace("-", "_")
    found = store.scalar(
        f"SELECT d.id FROM {table} d LEFT JOIN void_mark v ON v.kind = ? AND v.document_id = d.id"
        " WHERE ? IN (d.number, d.ref) AND d.state = 'posted' AND v.document_id IS NULL"
        " ORDER BY d.number = ? DESC LIMIT 1",
        (kind, number, number),
    )
    return None if found is None else int(found)


def bill(number: str) -> Bill | None:
    """The posted bill of that number with what of it could be spread, or None."""
    bill_id = _stands(BILL, number)
    if bill_id is None:
        return None
    row = store.one(
        "SELECT d.date, p.name, d.total - CASE WHEN d.ppn_creditable THEN d.ppn ELSE 0 END"
        " - (SELECT SUM(cost) FROM purchase_invoice_line WHERE invoice_id = d.id)"
        " FROM purchase_invoice d JOIN party p ON p.id = d.supplier_id WHERE d.id = ?",
        (bill_id,),
    )
    assert row is not None
    date, supplier, freight = row
    spread = _spread(bill_id)
    lines = store.query(
        "SELECT l.line_no, l.description, l.account_id, l.cost FROM purchase_invoice_line l"
        " LEFT JOIN item i ON i.id = l.item_id WHERE l.invoice_id = ?"
        " AND (l.account_id IS NOT NULL OR i.kind = 'service') ORDER BY l.line_no",
        (bill_id,),
    )
    service = accounts.for_role("service_cost").id
    asked = [(line, text, account or service, cost) for line, text, account, cost in lines]
    if freight:
        asked.append((FREIGHT, _("Freight"), accounts.for_role("freight_in").id, freight))
    sources = tuple(
        Source(bill_id, line, text, accounts.by_id(account), Money(cost), spread.get(line, ""))
        for line, text, account, cost in asked
    )
    return Bill(bill_id, name_of(BILL, bill_id), dt.date.fromisoformat(date), supplier, sources)


def _spread(bill_id: int) -> dict[int, str]:
    """The landed cost that has each line of a bill."""
    rows = store.query(
        "SELECT origin_line, document_id FROM line_origin WHERE kind = ? AND origin_kind = ?"
        " AND origin_id = ? AND counts",
        (KIND, BILL, bill_id),
    )
    return {line: name_of(KIND, document_id) for line, document_id in rows}


def goods(number: str) -> Goods | None:
    """The posted goods receipt or bill of that number with what it brought, or None."""
    for kind in BROUGHT_BY:
        document_id = _stands(kind, number)
        if document_id is not None:
            return goods_of(kind, document_id)
    return None


def goods_of(kind: str, document_id: int) -> Goods:
    """What a goods receipt or bill brought."""
    arrived = tuple(
        Arrived(line, came.move_id, came.date, items.get(came.item_id), came.quantity, came.value)
        for line, came in sorted(stock.arrivals(kind, document_id).items())
    )
    return Goods(kind, document_id, name_of(kind, document_id), arrived)


def draft_of(document_id: int) -> Draft:
    """The landed cost as it was written."""
    row = store.one(
        "SELECT d.date, b.number, d.bill_lines, d.method, d.notes, COALESCE(d.ref, '')"
        f" FROM {TABLE} d JOIN purchase_invoice b ON b.id = d.bill_id WHERE d.id = ?",
        (document_id,),
    )
    assert row is not None
    date, number, asked, method, notes, ref = row
    lines = tuple(
        DraftLine(name_of(kind, goods_id), line)
        for kind, goods_id, line in store.query(
            "SELECT goods_kind, goods_id, goods_line FROM landed_cost_line WHERE cost_id = ?"
            " ORDER BY line_no",
            (document_id,),
        )
    )
    bill_lines = tuple(int(each) for each in asked.split(",") if each)
    return Draft(dt.date.fromisoformat(date), number, lines, bill_lines, method, notes, ref)


def get(name: str | int) -> LandedCostView:
    """Everything about one landed cost. Raises NotFound."""
    desk.require(VIEW)
    document_id = require_id(name)
    row = store.one(
        f"SELECT d.number, d.state, d.bill_id, p.name, d.amount FROM {TABLE} d"
        " JOIN purchase_invoice b ON b.id = d.bill_id JOIN party p ON p.id = b.supplier_id"
        " WHERE d.id = ?",
        (document_id,),
    )
    assert row is not None
    number, state, bill_id, supplier, amount = row
    voided = history.void_of(KIND, document_id)
    return LandedCostView(
        id=document_id,
        number=number or "",
        standing=VOID if voided else state,
        draft=draft_of(document_id),
        bill_id=bill_id,
        supplier=supplier,
        amount=Money(amount),
        parts=_parts(document_id),
        moves=history.moves_of(KIND, document_id),
        journal=history.journal_of(KIND, document_id),
        voided=voided,
    )


def _parts(document_id: int) -> tuple[PartView, ...]:
    rows = store.query(
        "SELECT p.line_no, l.goods_kind, l.goods_id, p.goods_line, i.code, i.name, i.unit,"
        " p.quantity, p.value, p.weight, p.share, COALESCE(c.settled, 0) FROM landed_cost_part p"
        " JOIN landed_cost_line l ON l.cost_id = p.cost_id AND l.line_no = p.line_no"
        " JOIN item i ON i.id = p.item_id"
        " LEFT JOIN stock_move m ON m.document_kind = ?1 AND m.document_id = p.cost_id"
        " AND m.line_no = p.part_no AND m.origin_move_id IS NULL"
        " LEFT JOIN stock_cost c ON c.move_id = m.id WHERE p.cost_id = ?2 ORDER BY p.part_no",
        (KIND, document_id),
    )
    return tuple(
        PartView(
            line, name_of(kind, goods_id), goods_line, code, name, unit, Quantity(quantity),
            Money(value), Quantity(weight), Money(share), Money(kept),
        )
        for line, kind, goods_id, goods_line, code, name, unit, quantity, value, weight, share, kept
        in rows
    )  # fmt: skip


def in_stock(view: LandedCostView) -> Money:
    """What goods that were there took of it."""
    return total([part.in_stock for part in view.parts])


_STANDING = "CASE WHEN v.document_id IS NULL THEN d.state ELSE 'void' END"

LISTING: Any = store.Listing(
    key="landed-costs",
    permission=VIEW,
    columns=(
        Column("number", N_("Number"), Kind.NUMBER, chars=16),
        Column("ref", N_("Ref"), Kind.CODE, chars=12, priority=5),
        Column("date", N_("Date"), Kind.DATE, chars=9),
        Column("bill", N_("Bill"), Kind.NUMBER, chars=16),
        Column("supplier", N_("Supplier"), chars=28),
        Column("goods", N_("Goods"), chars=24, priority=1),
        Column("method", N_("Spread"), chars=12, priority=2),
        Column("amount", N_("Amount"), Kind.MONEY, chars=15, total=True),
        Column("state", N_("Status"), Kind.STATE, chars=12),
    ),
    sql={
        "number": "COALESCE(d.number, '')",
        "ref": "COALESCE(d.ref, '')",
        "date": "d.date",
        "bill": "b.number",
        "supplier": "p.name",
        "goods": "(SELECT GROUP_CONCAT(n, ', ') FROM (SELECT DISTINCT COALESCE(r.number, i.number) AS n"
        " FROM landed_cost_line l LEFT JOIN goods_receipt r ON l.goods_kind = 'goods-receipt'"
        " AND r.id = l.goods_id LEFT JOIN purchase_invoice i ON l.goods_kind = 'purchase-invoice'"
        " AND i.id = l.goods_id WHERE l.cost_id = d.id))",
        "method": "d.method",
        "amount": "d.amount",
        "state": _STANDING,
    },
    source=f"{TABLE} d JOIN purchase_invoice b ON b.id = d.bill_id"
    " JOIN party p ON p.id = b.supplier_id"
    f" LEFT JOIN void_mark v ON v.kind = '{KIND}' AND v.document_id = d.id",
    base=f"{TABLE} d",
    key_sql="d.id",
    order=(("date", True),),
    search=("d.number", "d.ref", "d.notes", "b.number", "p.name"),
    filters={
        "state": f"{_STANDING} = ?",
        "bill": "b.number = ?",
        "method": "d.method = ?",
        "from": "d.date >= ?",
        "to": "d.date <= ?",
    },
)
