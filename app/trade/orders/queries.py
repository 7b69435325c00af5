"""What one may see of commitments: one of them whole, and the list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app import store
from app.kernel import desk
from app.kernel.columns import Column, Kind
from app.kernel.money import Money
from app.kernel.quantity import NO_QUANTITY, Quantity, UnitPrice
from app.kernel.text import N_
from app.masters import party as parties
from app.masters.party import Party
from app.trade import history, origins, records
from app.trade.history import VoidRow
from app.trade.lines import DraftLine
from app.trade.orders import closings, progress
from app.trade.orders.closings import Closing
from app.trade.orders.kinds import OrderKind
from app.trade.orders.rules import OrderDraft
from app.trade.totals import LineAmounts, Totals
from app.trade.written import LINE_COLUMNS, header_of, line_of, totals_of


@dataclass(frozen=True, slots=True)
class OrderLineView:
    """One line as shown. base_quantity, taken, left and billed are in the item's base unit; left is never below
    nothing. ``printed_code``: the item's code when the line was written."""

    number: int
    printed_code: str
    draft: DraftLine
    amounts: LineAmounts
    base_quantity: Quantity
    taken: Quantity
    billed: Quantity

    @property
    def left(self) -> Quantity:
        return max(self.base_quantity - self.taken, NO_QUANTITY)


@dataclass(frozen=True, slots=True)
class OrderView:
    """A commitment whole. ``standing`` is derived; ``number`` is empty for a draft.

    awaited: something of it is left and not given up.
    """

    id: int
    number: str
    standing: str
    awaited: bool
    party: Party | None
    draft: OrderDraft
    totals: Totals
    left: Money
    lines: tuple[OrderLineView, ...]
    closed: Closing | None
    voided: VoidRow | None
    party_kept: int | None
    company_kept: int | None


def find_id(kind: OrderKind, name: str | int) -> int:
    """The id behind a number, a ref or an id. Raises NotFound."""
    return records.require_id(kind.table, name, kind.no_such)


def draft_of(kind: OrderKind, order_id: int) -> OrderDraft:
    """The commitment as it was entered, with codes."""
    return _draft(header_of(kind.table, "party_id", order_id), _lines(kind, order_id))


def get(kind: OrderKind, name: str | int, today: dt.date) -> OrderView:
    """The one of that number, ref or id, whole. Raises NotFound."""
    desk.require(kind.view)
    order_id = find_id(kind, name)
    header, lines = header_of(kind.table, "party_id", order_id), _lines(kind, order_id)
    standing, awaited, left = store.one(
        f"SELECT {progress.standing_sql(kind, today)}, {progress.awaited_sql(kind)},"
        f" {progress.left_sql(kind)} FROM {kind.table} d{progress.joins(kind)} WHERE d.id = ?",
        (order_id,),
    ) or ("", False, 0)
    return OrderView(
        id=order_id,
        number=header["number"] or "",
        standing=standing,
        awaited=bool(awaited),
        party=parties.get(header["party_id"]) if header["party_id"] else None,
        draft=_draft(header, lines),
        totals=totals_of(header, tuple(line.amounts for line in lines)),
        left=Money(left),
        lines=lines,
        closed=closings.find(kind.key, order_id),
        voided=history.void_of(kind.key, order_id),
        party_kept=header["party_kept"],
        company_kept=header["company_kept"],
    )


def _lines(kind: OrderKind, order_id: int) -> tuple[OrderLineView, ...]:
    made_from = origins.of_lines(kind.key, order_id)
    taken = progress.taken_by_line(kind, order_id)
    billed = progress.billed_by_line(kind, order_id)
    rows = store.query(
        f"SELECT {LINE_COLUMNS}, l.line_no, l.item_code, COALESCE(a.code, ''), l.base_quantity"
        f" FROM {kind.table}_line l LEFT JOIN item i ON i.id = l.item_id"
        " LEFT JOIN account a ON a.id = l.account_id"
        " LEFT JOIN warehouse w ON w.id = l.warehouse_id WHERE l.order_id = ? ORDER BY l.line_no",
        (order_id,),
    )
    return tuple(
        OrderLineView(
            number,
            printed_code,
            *line_of(kept, account, made_from.get(number)),
            Quantity(base),
            taken.get(number, NO_QUANTITY),
            billed.get(number, NO_QUANTITY),
        )
        for *kept, number, printed_code, account, base in rows
    )


def _draft(header: dict[str, Any], lines: Sequence[OrderLineView]) -> OrderDraft:
    by_date = header["by_date"]
    return OrderDraft(
        date=dt.date.fromisoformat(header["date"]),
        party=header["party"],
        lines=tuple(line.draft for line in lines),
        ref=header["ref"] or "",
        by_date=dt.date.fromisoformat(by_date) if by_date else None,
        party_ref=header["party_ref"],
        person=header["person"],
        subject=header["subject"],
        ship_to=header["ship_to"],
        terms_days=header["terms_days"],
        terms=header["terms"],
        warehouse=header["warehouse"],
        discount=Money(header["discount"]),
        freight=Money(header["freight"]),
        notes=header["notes"],
        prices_include_tax=bool(header["includes_tax"]),
    )


@dataclass(frozen=True, slots=True)
class Titles:
    """The titles of those columns of a list that each kind calls differently; marked."""

    party_code: str
    party: str
    party_ref: str
    by_date: str
    person: str


def columns(titles: Titles) -> tuple[Column, ...]:
    return (
        Column("number", N_("Number"), Kind.NUMBER, chars=16),
        Column("ref", N_("Ref"), Kind.CODE, chars=12, priority=5),
        Column("date", N_("Date"), Kind.DATE, chars=9),
        Column("party_code", titles.party_code, Kind.CODE, chars=9, priority=4),
        Column("party", titles.party, chars=28),
        Column("party_ref", titles.party_ref, chars=14, priority=4),
        Column("subject", N_("Subject"), chars=24, priority=4),
        Column("by_date", titles.by_date, Kind.DATE, chars=9, priority=2),
        Column("person", titles.person, chars=14, priority=5),
        Column("net", N_("Net"), Kind.MONEY, total=True, chars=14, priority=3),
        Column("ppn", N_("PPN"), Kind.MONEY, total=True, chars=13, priority=3),
        Column("total", N_("Total"), Kind.MONEY, total=True, chars=15),
        Column("left", N_("Still awaited"), Kind.MONEY, total=True, chars=15),
        Column("state", N_("Status"), Kind.STATE, chars=16),
    )


def listing(
    kind: OrderKind, key: str, titles: Titles, today: dt.date | None = None
) -> store.Listing:
    """The list as it stands on ``today`` (by the calendar if None); footers leave out drafts and void ones."""
    state = progress.standing_sql(kind, today)
    return store.Listing(
        key=key,
        permission=kind.view,
        columns=columns(titles),
        sql={
            "number": "COALESCE(d.number, '')",
            "ref": "COALESCE(d.ref, '')",
            "date": "d.date",
            "party_code": "COALESCE(p.code, '')",
            "party": "COALESCE(p.name, '')",
            "party_ref": "d.party_ref",
            "subject": "d.subject",
            "by_date": "d.by_date",
            "person": "d.person",
            "net": "d.net",
            "ppn": "d.ppn",
            "total": "d.total",
            "left": progress.left_sql(kind),
            "state": state,
        },
        source=f"{kind.table} d LEFT JOIN party p ON p.id = d.party_id" + progress.joins(kind),
        key_sql="d.id",
        order=(("date", True),),
        search=("d.number", "d.ref", "p.name", "p.code", "d.party_ref", "d.subject"),
        indexed=((kind.table, "d.id"), ("party", "d.party_id")),
        filters={
            "state": f"({state}) = ?",
            "party": "p.code = ?",
            "from": "d.date >= ?",
            "to": "d.date <= ?",
            "open": f"({progress.awaited_sql(kind)}) AND ?",
            "item": f"EXISTS (SELECT 1 FROM {kind.table}_line l JOIN item i ON i.id = l.item_id"
            " WHERE l.order_id = d.id AND i.code = ?)",
        },
        base=f"{kind.table} d",
        sums_where="d.state = 'posted' AND v.document_id IS NULL",
        estimate_sql=f"SELECT MAX(id) FROM {kind.table}",
    )


def last_price(kind: OrderKind, party: str, item: str) -> tuple[UnitPrice, str, dt.date] | None:
    """The price, unit and date of the party's last confirmed one of this kind with this item."""
    row = store.one(
        f"SELECT l.unit_price, l.unit, d.date FROM {kind.table}_line l"
        f" JOIN item i ON i.id = l.item_id JOIN {kind.table} d ON d.id = l.order_id"
        " JOIN party p ON p.id = d.party_id"
        " LEFT JOIN void_mark v ON v.kind = ? AND v.document_id = d.id"
        " WHERE p.code = ? AND i.code = ? AND d.state = 'posted' AND v.document_id IS NULL"
        " ORDER BY d.date DESC, d.id DESC LIMIT 1",
        (kind.key, party, item),
    )
    return None if row is None else (UnitPrice(row[0]), row[1], dt.date.fromisoformat(row[2]))


def count_awaited(kind: OrderKind) -> int:
    """Of how many something is still awaited."""
    return int(
        store.scalar(
            f"SELECT COUNT(*) FROM {kind.table} d{progress.joins(kind)}"
            f" WHERE {progress.awaited_sql(kind)}"
        )
    )
