"""How deliveries and goods receipts rest in their tables, how they come back, and their list."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from app import store
from app.kernel import desk
from app.kernel.columns import Column, Kind
from app.kernel.lifecycle import DRAFT, POSTED, VOID
from app.kernel.money import ZERO, Money
from app.kernel.quantity import NO_QUANTITY, Quantity, UnitPrice
from app.kernel.text import N_
from app.masters import party as parties
from app.masters.party import Party
from app.trade import history, origins, records
from app.trade.goods import further
from app.trade.goods.further import Left
from app.trade.goods.rules import Draft, DraftLine, Goods, Side
from app.trade.history import JournalRow, MoveRow, VoidRow

FURTHER, PARTLY = "invoiced", "part-invoiced"
"""How a posted one stands once everything, or a part of it, is invoiced (or billed)."""


@dataclass(frozen=True, slots=True)
class Posted:
    """What posting adds: the number, the entry (0 where no value moved), and the identities printed."""

    number: str
    entry_id: int
    party_kept: int
    company_kept: int


@dataclass(frozen=True, slots=True)
class LineView:
    """One line as shown: what was entered, the item's name and printed code, and its value.

    left: what is not invoiced, billed or returned yet (base units); nothing of a draft or a void one.
    """

    number: int
    item_name: str
    printed_code: str
    value: Money | None
    base_quantity: Quantity
    left: Quantity
    draft: DraftLine


@dataclass(frozen=True, slots=True)
class GoodsView:
    """A delivery or goods receipt whole. ``number`` is empty for a draft."""

    id: int
    number: str
    standing: str
    party: Party
    draft: Draft
    warehouse_name: str
    value: Money
    lines: tuple[LineView, ...]
    journal: tuple[JournalRow, ...]
    moves: tuple[MoveRow, ...]
    voided: VoidRow | None
    party_kept: int | None
    company_kept: int | None


def write(
    side: Side, document_id: int, goods: Goods, posted: Posted | None = None, *, is_new: bool
) -> None:
    """Writes a document: lines before the row, for a posted row takes no more lines."""
    if not is_new:
        _remove_lines(side, document_id)
    store.write_rows(side.line_model, _line_rows(side, document_id, goods))
    header = _header(goods, posted)
    if is_new:
        store.write_rows(side.model, [{"id": document_id, **header}])
    else:
        store.update(side.model, document_id, **header)
    origins.keep(side.kind, document_id, goods.lines, counts=posted is not None)


def remove(side: Side, document_id: int) -> None:
    """Deletes a draft."""
    _remove_lines(side, document_id)
    store.delete(side.model, document_id)


def _remove_lines(side: Side, document_id: int) -> None:
    store.execute(f"DELETE FROM {side.table}_line WHERE {side.parent} = ?", (document_id,))
    origins.forget(side.kind, document_id)


def _line_rows(side: Side, document_id: int, goods: Goods) -> list[dict[str, Any]]:
    return [
        {
            side.parent: document_id,
            "line_no": line.number,
            "item_id": line.item.id,
            "item_code": line.item.code,
            "description": line.description,
            "warehouse_id": line.warehouse.id,
            "quantity": line.quantity.micro,
            "unit": line.unit,
            "base_quantity": line.base_quantity.micro,
            "packages": line.packages,
            "remark": line.remark,
            "unit_cost": line.unit_cost.scaled if line.unit_cost is not None else None,
            "value": line.value.minor if line.value is not None else None,
        }
        for line in goods.lines
    ]


def _header(goods: Goods, posted: Posted | None) -> dict[str, Any]:
    draft = goods.draft
    return {
        "ref": draft.ref or None,
        "number": posted.number if posted else None,
        "state": POSTED if posted else DRAFT,
        "date": draft.date.isoformat(),
        "party_id": goods.party.id,
        "warehouse_id": goods.warehouse.id if goods.warehouse else None,
        "reference": draft.reference,
        "address": draft.address,
        "recipient": draft.recipient,
        "driver": draft.driver,
        "vehicle": draft.vehicle,
        "notes": draft.notes,
        "entry_id": (posted.entry_id or None) if posted else None,
        "party_kept": posted.party_kept if posted else None,
        "company_kept": posted.company_kept if posted else None,
    }


def require_id(side: Side, name: str | int) -> int:
    """The id behind a number, a ref or an id. Raises NotFound."""
    return records.require_id(side.table, name, side.no_such)


def draft_of(side: Side, document_id: int) -> Draft:
    """The document as it was entered, with codes."""
    row = store.one(
        "SELECT d.date, p.code, COALESCE(d.ref, ''), COALESCE(w.code, ''), d.reference, d.address,"
        f" d.recipient, d.driver, d.vehicle, d.notes FROM {side.table} d"
        " JOIN party p ON p.id = d.party_id LEFT JOIN warehouse w ON w.id = d.warehouse_id"
        " WHERE d.id = ?",
        (document_id,),
    )
    assert row is not None
    date, party, *texts = row
    lines = tuple(line.draft for line in _line_views(side, document_id))
    return Draft(dt.date.fromisoformat(date), party, lines, *texts)


def get(side: Side, name: str | int) -> GoodsView:
    """The document of that number, ref or id, whole. Raises NotFound."""
    desk.require(side.view)
    document_id = require_id(side, name)
    row = store.one(
        "SELECT d.number, d.state, d.party_id, COALESCE(w.name, ''), d.party_kept, d.company_kept"
        f" FROM {side.table} d LEFT JOIN warehouse w ON w.id = d.warehouse_id WHERE d.id = ?",
        (document_id,),
    )
    assert row is not None
    number, state, party_id, warehouse_name, party_kept, company_kept = row
    lines = _line_views(side, document_id)
    moves = history.moves_of(side.kind, document_id)
    voided = history.void_of(side.kind, document_id)
    worth = [line.value or ZERO for line in lines] if side.comes_in else _costs(moves, lines)
    return GoodsView(
        id=document_id,
        number=number or "",
        standing=VOID if voided else _standing(state, lines),
        party=parties.get(party_id),
        draft=draft_of(side, document_id),
        warehouse_name=warehouse_name,
        value=Money(sum(each.minor for each in worth)),
        lines=lines,
        journal=history.journal_of(side.kind, document_id),
        moves=moves,
        voided=voided,
        party_kept=party_kept,
        company_kept=company_kept,
    )


def _costs(moves: tuple[MoveRow, ...], lines: tuple[LineView, ...]) -> list[Money]:
    """What goods that left cost today; what came back with a void is not counted twice."""
    by_line = {move.line_no: move.value for move in reversed(moves)}
    return [by_line.get(line.number, ZERO) for line in lines]


def _standing(state: str, lines: tuple[LineView, ...]) -> str:
    if state == DRAFT or all(line.left == line.base_quantity for line in lines):
        return state
    return PARTLY if any(line.left for line in lines) else FURTHER


_LINES = (
    "SELECT l.line_no, i.name, l.item_code, l.value, l.base_quantity, i.code, l.quantity, l.unit,"
    " l.description, CASE WHEN l.warehouse_id = d.warehouse_id THEN '' ELSE w.code END,"
    " l.packages, l.remark, l.unit_cost FROM {table} d JOIN {table}_line l ON l.{parent} = d.id"
    " JOIN item i ON i.id = l.item_id JOIN warehouse w ON w.id = l.warehouse_id"
    " WHERE d.id = ? ORDER BY l.line_no"
)


def _line_views(side: Side, document_id: int) -> tuple[LineView, ...]:
    made_from = origins.of_lines(side.kind, document_id)
    left = further.of_document(side, document_id)
    nothing = Left(NO_QUANTITY, ZERO)
    found = []
    for row in store.query(_LINES.format(table=side.table, parent=side.parent), (document_id,)):
        number, name, printed, value, base, item, quantity, *rest = row
        unit, description, warehouse, packages, remark, cost = rest
        draft = DraftLine(
            item=item,
            quantity=Quantity(quantity),
            unit=unit,
            description=description,
            warehouse=warehouse,
            packages=packages,
            remark=remark,
            unit_cost=None if cost is None else UnitPrice(cost),
            origin=made_from.get(number),
        )
        worth = None if value is None else Money(value)
        still = left.get(number, nothing).quantity
        found.append(LineView(number, name, printed, worth, Quantity(base), still, draft))
    return tuple(found)


def _columns(side: Side) -> tuple[Column, ...]:
    party = N_("Supplier") if side.comes_in else N_("Customer")
    code = N_("Supplier code") if side.comes_in else N_("Customer code")
    reference = N_("Supplier's delivery note") if side.comes_in else N_("Customer's order")
    left = N_("Not billed") if side.comes_in else N_("Not invoiced")
    return (
        Column("number", N_("Number"), Kind.NUMBER, chars=16),
        Column("ref", N_("Ref"), Kind.CODE, chars=12, priority=5),
        Column("date", N_("Date"), Kind.DATE, chars=9),
        Column("party_code", code, Kind.CODE, chars=9, priority=4),
        Column("party", party, chars=28),
        Column("reference", reference, chars=16, priority=2),
        Column("warehouse", N_("Warehouse"), chars=14, priority=3),
        Column("driver", N_("Driver"), chars=14, priority=4),
        Column("vehicle", N_("Vehicle"), chars=12, priority=4),
        Column("packages", N_("Packages"), Kind.COUNT, chars=7, priority=3),
        Column("lines_left", left, Kind.COUNT, chars=8, priority=2),
        Column("state", N_("Status"), Kind.STATE, chars=14),
    )


@lru_cache(maxsize=2)
def listing(side: Side, key: str) -> store.Listing:
    """The list of one side; ``lines_left`` counts the lines of which something waits to be invoiced."""
    left = (
        f"(SELECT COUNT(*) FROM {side.table}_line l WHERE l.{side.parent} = d.id"
        " AND d.state = 'posted' AND v.document_id IS NULL AND l.base_quantity >"
        " COALESCE((SELECT SUM(o.quantity) FROM line_origin o WHERE"
        f" o.origin_kind = '{side.kind}' AND o.origin_id = d.id AND o.origin_line = l.line_no"
        " AND o.counts), 0))"
    )
    taken = (
        f"EXISTS (SELECT 1 FROM line_origin o WHERE o.origin_kind = '{side.kind}'"
        " AND o.origin_id = d.id AND o.counts)"
    )
    state = (
        "CASE WHEN d.state = 'draft' THEN 'draft' WHEN v.document_id IS NOT NULL THEN 'void'"
        f" WHEN NOT {taken} THEN 'posted' WHEN {left} > 0 THEN '{PARTLY}' ELSE '{FURTHER}' END"
    )
    return store.Listing(
        key=key,
        permission=side.view,
        columns=_columns(side),
        sql={
            "number": "COALESCE(d.number, '')",
            "ref": "COALESCE(d.ref, '')",
            "date": "d.date",
            "party_code": "p.code",
            "party": "p.name",
            "reference": "d.reference",
            "warehouse": "COALESCE(w.name, '')",
            "driver": "d.driver",
            "vehicle": "d.vehicle",
            "packages": f"(SELECT SUM(l.packages) FROM {side.table}_line l"
            f" WHERE l.{side.parent} = d.id)",
            "lines_left": left,
            "state": state,
        },
        source=f"{side.table} d JOIN party p ON p.id = d.party_id"
        " LEFT JOIN warehouse w ON w.id = d.warehouse_id"
        f" LEFT JOIN void_mark v ON v.kind = '{side.kind}' AND v.document_id = d.id",
        key_sql="d.id",
        order=(("date", True),),
        search=("d.number", "d.ref", "p.name", "p.code", "d.reference"),
        indexed=((side.table, "d.id"), ("party", "d.party_id")),
        filters={
            "state": f"({state}) = ?",
            "party": "p.code = ?",
            "from": "d.date >= ?",
            "to": "d.date <= ?",
            "open": f"{left} > 0 AND ?",
            "item": f"EXISTS (SELECT 1 FROM {side.table}_line l JOIN item i ON i.id = l.item_id"
            f" WHERE l.{side.parent} = d.id AND i.code = ?)",
        },
        base=f"{side.table} d",
        estimate_sql=f"SELECT MAX(id) FROM {side.table}",
    )
