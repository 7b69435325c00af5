"""What one may see of stock counts: one whole, or the list."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app import store
from app.inventory.count.rules import KIND, Draft, DraftLine
from app.kernel import desk
from app.kernel.columns import Column, Kind
from app.kernel.lifecycle import VOID
from app.kernel.money import Money
from app.kernel.quantity import Quantity
from app.kernel.text import N_
from app.trade import history, records
from app.trade.history import JournalRow, MoveRow, VoidRow

TABLE = "stock_count"
VIEW = "inventory.view"
NO_SUCH = N_("There is no stock count {number}.")


@dataclass(frozen=True, slots=True)
class LineView:
    """One item of a count; ``variance`` is None while it has not been counted."""

    item: str
    name: str
    unit: str
    rack: str
    category: str
    book: Quantity
    counted: Quantity | None

    @property
    def variance(self) -> Quantity | None:
        return None if self.counted is None else self.counted - self.book


@dataclass(frozen=True, slots=True)
class CountView:
    """A count whole. ``difference``: what it added to the value of stock when it was posted."""

    id: int
    number: str
    standing: str
    draft: Draft
    frozen_at: int
    difference: Money
    lines: tuple[LineView, ...]
    moves: tuple[MoveRow, ...]
    journal: tuple[JournalRow, ...]
    voided: VoidRow | None


def require_id(name: str | int) -> int:
    """The id behind a number, ref or id. Raises NotFound."""
    return records.require_id(TABLE, name, NO_SUCH)


def frozen_at(count_id: int) -> int:
    """Where in the order of events the count stands."""
    return int(store.scalar(f"SELECT frozen_at FROM {TABLE} WHERE id = ?", (count_id,)))


def get(name: str | int) -> CountView:
    """Everything about one count. Raises NotFound."""
    desk.require(VIEW)
    count_id = require_id(name)
    row = store.one(
        "SELECT d.number, d.state, d.date, w.code, d.counters, COALESCE(d.ref, ''), d.frozen_at,"
        f" d.difference FROM {TABLE} d JOIN warehouse w ON w.id = d.warehouse_id WHERE d.id = ?",
        (count_id,),
    )
    assert row is not None
    number, state, date, warehouse, counters, ref, frozen, difference = row
    lines = _lines(count_id)
    voided = history.void_of(KIND, count_id)
    draft = Draft(
        dt.date.fromisoformat(date),
        warehouse,
        tuple(DraftLine(line.item, line.counted) for line in lines),
        counters,
        ref,
    )
    return CountView(
        id=count_id,
        number=number or "",
        standing=VOID if voided else state,
        draft=draft,
        frozen_at=frozen,
        difference=Money(difference),
        lines=lines,
        moves=history.moves_of(KIND, count_id),
        journal=history.journal_of(KIND, count_id),
        voided=voided,
    )


def _lines(count_id: int) -> tuple[LineView, ...]:
    rows = store.query(
        "SELECT i.code, i.name, i.unit, i.rack, i.category, l.book, l.counted"
        " FROM stock_count_line l JOIN item i ON i.id = l.item_id WHERE l.count_id = ?"
        " ORDER BY l.line_no",
        (count_id,),
    )
    return tuple(
        LineView(
            code,
            name,
            unit,
            rack,
            category,
            Quantity(book),
            None if counted is None else Quantity(counted),
        )
        for code, name, unit, rack, category, book, counted in rows
    )


_STANDING = "CASE WHEN v.document_id IS NULL THEN d.state ELSE 'void' END"

LISTING = store.Listing(
    key="stock-counts",
    permission=VIEW,
    columns=(
        Column("number", N_("Number"), Kind.NUMBER, chars=16),
        Column("ref", N_("Ref"), Kind.CODE, chars=12, priority=5),
        Column("date", N_("Date"), Kind.DATE, chars=9),
        Column("warehouse", N_("Warehouse"), chars=22),
        Column("items", N_("Items"), Kind.COUNT, chars=7),
        Column("counted", N_("Counted"), Kind.COUNT, chars=8),
        Column("difference", N_("Difference"), Kind.MONEY, total=True, chars=15),
        Column("state", N_("Status"), Kind.STATE, chars=12),
    ),
    sql={
        "number": "COALESCE(d.number, '')",
        "ref": "COALESCE(d.ref, '')",
        "date": "d.date",
        "warehouse": "w.name",
        "items": "(SELECT COUNT(*) FROM stock_count_line l WHERE l.count_id = d.id)",
        "counted": "(SELECT COUNT(l.counted) FROM stock_count_line l WHERE l.count_id = d.id)",
        "difference": "d.difference",
        "state": _STANDING,
    },
    source=f"{TABLE} d JOIN warehouse w ON w.id = d.warehouse_id"
    f" LEFT JOIN void_mark v ON v.kind = '{KIND}' AND v.document_id = d.id",
    base=f"{TABLE} d",
    key_sql="d.id",
    order=(("date", True),),
    search=("d.number", "d.ref", "w.name"),
    filters={
        "state": f"{_STANDING} = ?",
        "warehouse": "w.code = ?",
        "from": "d.date >= ?",
        "to": "d.date <= ?",
    },
    sums_where="v.document_id IS NULL",
)
