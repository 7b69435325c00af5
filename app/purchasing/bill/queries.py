"""What one may see of supplier bills: one of them whole, and the list."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from app import store
from app.access.session import Session
from app.kernel import desk
from app.kernel.columns import Column, Kind
from app.kernel.money import Money
from app.kernel.quantity import UnitPrice
from app.kernel.text import N_
from app.ledger import instalments, parts
from app.ledger.parts import Plan
from app.masters import party as parties
from app.masters.party import Party
from app.purchasing.bill.rules import KIND, Draft
from app.trade import history, origins, plans, records
from app.trade.history import JournalRow, MoveRow, SettlementRow, VoidRow
from app.trade.lines import DraftLine
from app.trade.prices import Last
from app.trade.standing import standing, standing_joins, standing_sql
from app.trade.totals import LineAmounts, Totals
from app.trade.written import LINE_COLUMNS, header_of, line_of, totals_of

TABLE = "purchase_invoice"
VIEW = "purchasing.view"
NO_SUCH = N_("There is no bill {number}.")


@dataclass(frozen=True, slots=True)
class LineView:
    """One line as shown: what was entered, the name of its item or account, and the amounts."""

    number: int
    item_name: str
    cost: Money
    draft: DraftLine
    amounts: LineAmounts


@dataclass(frozen=True, slots=True)
class BillView:
    """A bill whole. ``standing`` is derived; ``number`` is empty for a draft.

    due_date: of the earliest part that is open.
    """

    id: int
    number: str
    standing: str
    supplier: Party
    draft: Draft
    due_date: dt.date
    instalments: Plan
    totals: Totals
    outstanding: Money
    lines: tuple[LineView, ...]
    journal: tuple[JournalRow, ...]
    moves: tuple[MoveRow, ...]
    settlements: tuple[SettlementRow, ...]
    voided: VoidRow | None
    ppn_creditable: bool


_LINES = (
    f"SELECT {LINE_COLUMNS}, l.line_no, COALESCE(i.name, a.name), COALESCE(a.code, ''), l.cost"
    f" FROM {TABLE}_line l LEFT JOIN item i ON i.id = l.item_id"
    " LEFT JOIN account a ON a.id = l.account_id LEFT JOIN warehouse w ON w.id = l.warehouse_id"
    " WHERE l.invoice_id = ? ORDER BY l.line_no"
)


def find_id(name: str | int) -> int:
    """The id behind a number, a ref or an id. Raises NotFound."""
    return records.require_id(TABLE, name, NO_SUCH)


def draft_of(bill_id: int) -> Draft:
    """The bill as it was entered, with codes: to edit a draft, post it, or copy any bill."""
    plan = instalments.of_document(KIND, bill_id)
    return _draft(_header(bill_id), _line_views(bill_id), plan)


def get(name: str | int, today: dt.date) -> BillView:
    """The bill of that number, ref or id, whole. Raises NotFound."""
    desk.require(VIEW)
    bill_id = find_id(name)
    header, lines = _header(bill_id), _line_views(bill_id)
    voided = history.void_of(KIND, bill_id)
    outstanding = history.outstanding_of(KIND, bill_id)
    plan = instalments.of_document(KIND, bill_id)
    due = plans.next_due(plan, outstanding, dt.date.fromisoformat(header["due_date"]))
    draft = _draft(header, lines, plan)
    totals = totals_of(header, tuple(line.amounts for line in lines))
    return BillView(
        id=bill_id,
        number=header["number"] or "",
        standing=standing(
            header["state"], voided is not None, totals.total, outstanding, due, today
        ),
        supplier=parties.get(header["supplier_id"]),
        draft=draft,
        due_date=due,
        instalments=plan,
        totals=totals,
        outstanding=outstanding,
        lines=lines,
        journal=history.journal_of(KIND, bill_id),
        moves=history.moves_of(KIND, bill_id),
        settlements=history.settlements_of(KIND, bill_id),
        voided=voided,
        ppn_creditable=bool(header["ppn_creditable"]),
    )


def _header(bill_id: int) -> dict[str, Any]:
    return header_of(TABLE, "supplier_id", bill_id)


def _line_views(bill_id: int) -> tuple[LineView, ...]:
    made_from = origins.of_lines(KIND, bill_id)
    return tuple(
        LineView(number, name, Money(cost), *line_of(kept, account, made_from.get(number)))
        for *kept, number, name, account, cost in store.query(_LINES, (bill_id,))
    )


def _draft(header: dict[str, Any], lines: tuple[LineView, ...], plan: Plan) -> Draft:
    return Draft(
        date=dt.date.fromisoformat(header["date"]),
        supplier=header["party"],
        lines=tuple(line.draft for line in lines),
        ref=header["ref"] or "",
        due_date=dt.date.fromisoformat(header["due_date"]),
        supplier_number=header["supplier_number"],
        faktur_number=header["faktur_number"],
        faktur_date=_day(header["faktur_date"]),
        warehouse=header["warehouse"],
        discount=Money(header["discount"]),
        freight=Money(header["freight"]),
        notes=header["notes"],
        prices_include_tax=bool(header["includes_tax"]),
        instalments=tuple(map(plans.entered, plan)),
    )


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def last_price(supplier: str, item: str) -> Last | None:
    """The price without PPN, unit and date of the supplier's last posted bill with this item."""
    row = store.one(
        "SELECT l.unit_price, l.unit, d.date FROM purchase_invoice_line l"
        " JOIN item i ON i.id = l.item_id JOIN purchase_invoice d ON d.id = l.invoice_id"
        " JOIN party p ON p.id = d.supplier_id"
        " LEFT JOIN void_mark v ON v.kind = ? AND v.document_id = d.id"
        " WHERE p.code = ? AND i.code = ? AND d.state = 'posted' AND NOT d.includes_tax"
        " AND v.document_id IS NULL ORDER BY d.date DESC, d.id DESC LIMIT 1",
        (KIND, supplier, item),
    )
    return None if row is None else (UnitPrice(row[0]), row[1], dt.date.fromisoformat(row[2]))


COLUMNS = (
    Column("number", N_("Number"), Kind.NUMBER, chars=16),
    Column("ref", N_("Ref"), Kind.CODE, chars=12, priority=5),
    Column("date", N_("Date"), Kind.DATE, chars=9),
    Column("supplier_code", N_("Supplier code"), Kind.CODE, chars=9, priority=4),
    Column("supplier", N_("Supplier"), chars=28),
    Column("supplier_number", N_("Supplier's number"), chars=16, priority=2),
    Column("due_date", N_("Due date"), Kind.DATE, chars=9, priority=2),
    Column("faktur_number", N_("Faktur pajak"), Kind.CODE, chars=18, priority=4),
    Column("net", N_("Net"), Kind.MONEY, total=True, chars=14, priority=3),
    Column("ppn", N_("PPN"), Kind.MONEY, total=True, chars=13, priority=3),
    Column("total", N_("Total"), Kind.MONEY, total=True, chars=15),
    Column("outstanding", N_("Outstanding"), Kind.MONEY, total=True, chars=15),
    Column("state", N_("Status"), Kind.STATE, chars=14),
)


@lru_cache(maxsize=4)
def listing(today: dt.date | None = None) -> store.Listing:
    """The list of bills as it stands on ``today`` (by the calendar if None); footers leave out drafts and void ones."""
    state = standing_sql(KIND, today)
    return store.Listing(
        key="purchase-invoices",
        permission=VIEW,
        columns=COLUMNS,
        sql={
            "number": "COALESCE(d.number, '')",
            "ref": "COALESCE(d.ref, '')",
            "date": "d.date",
            "supplier_code": "p.code",
            "supplier": "p.name",
            "supplier_number": "d.supplier_number",
            "due_date": parts.next_due_sql(KIND),
            "faktur_number": "d.faktur_number",
            "net": "d.net",
            "ppn": "d.ppn",
            "total": "d.total",
            "outstanding": "-COALESCE(b.outstanding, 0)",
            "state": state,
        },
        source="purchase_invoice d JOIN party p ON p.id = d.supplier_id" + standing_joins(KIND),
        key_sql="d.id",
        order=(("date", True),),
        search=("d.number", "d.ref", "p.name", "p.code", "d.supplier_number"),
        indexed=(("purchase_invoice", "d.id"), ("party", "d.supplier_id")),
        filters={
            "state": f"({state}) = ?",
            "supplier": "p.code = ?",
            "from": "d.date >= ?",
            "to": "d.date <= ?",
            "open": "COALESCE(b.outstanding, 0) <> 0 AND ?",
            "item": "EXISTS (SELECT 1 FROM purchase_invoice_line l JOIN item i ON i.id = l.item_id"
            " WHERE l.invoice_id = d.id AND i.code = ?)",
        },
        base="purchase_invoice d",
        sums_where="d.state = 'posted' AND v.document_id IS NULL",
        estimate_sql="SELECT MAX(id) FROM purchase_invoice",
    )


LISTING = listing()


def as_it_stands(session: Session) -> store.Listing:
    """The list of bills as it stands on the session's day."""
    return listing(session.today())
