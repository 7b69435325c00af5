"""Commitments as tables of a file and documents of the command line, for all kinds."""

from __future__ import annotations

import datetime as dt
from typing import Any

from app import store
from app.access.session import Session
from app.exchange.document import Document
from app.exchange.table import Table, Values
from app.kernel.columns import Column, Kind
from app.kernel.money import ZERO
from app.kernel.text import N_
from app.regulations import ppn as ppn_rules
from app.trade import explain, filed, records, rows, shown
from app.trade.filed import Kept
from app.trade.orders import queries, service
from app.trade.orders.kinds import OrderKind
from app.trade.orders.queries import OrderLineView
from app.trade.orders.rules import OrderDraft

CUSTOMER = Column("customer", N_("Customer"), Kind.CODE, example="C-001")
SUPPLIER = Column("supplier", N_("Supplier"), Kind.CODE, example="S-001")
SHIP_TO = Column("ship_to", N_("Ship to"), chars=30)
SUBJECT = Column("subject", N_("Subject"), chars=30)
TERMS = (
    Column("terms_days", N_("Terms (days)"), Kind.COUNT, chars=6, example="30"),
    Column("terms", N_("Terms and conditions"), chars=30),
)
AMOUNTS = (
    Column("warehouse", N_("Warehouse"), Kind.CODE, example="GUDANG"),
    Column("discount", N_("Document discount"), Kind.MONEY, example="0"),
    Column("freight", N_("Freight"), Kind.MONEY, example="0"),
    Column("notes", N_("Notes"), chars=30),
)
SOURCES = {
    "ref": filed.REF,
    "customer": "COALESCE(p.code, '')",
    "supplier": "COALESCE(p.code, '')",
    "warehouse": "COALESCE(w.code, h.code, '')",
    "prices_include_tax": "d.includes_tax",
    "item": "COALESCE(i.code, a.code)",
    "description": "l.description",
    "quantity": "l.quantity",
    "unit": "l.unit",
    "unit_price": "l.unit_price",
    "discount_percent": "l.discount",
    "tax": "l.tax",
}
"""Where the value of a column comes from, if not from the column of the same name of the document."""


def table(
    kind: OrderKind,
    key: str,
    title: str,
    columns: tuple[Column, ...],
    names: dict[str, str],
    listing: store.Listing,
) -> Table:
    """The import and export table of one kind. ``names``: what its columns call the fields of the draft."""
    fields = {column.key: names.get(column.key, column.key) for column in columns}

    selected = ", ".join(SOURCES.get(key, f"d.{field}") for key, field in fields.items())
    joins = (
        f"LEFT JOIN party p ON p.id = d.party_id JOIN {kind.table}_line l ON l.order_id = d.id"
        " LEFT JOIN item i ON i.id = l.item_id LEFT JOIN account a ON a.id = l.account_id"
        " LEFT JOIN warehouse w ON w.id = l.warehouse_id"
        " LEFT JOIN warehouse h ON h.id = d.warehouse_id"
    )
    kept = Kept(
        kind.table,
        lambda lines: _draft(kind, lines, names),
        filed.for_side(service.save_draft, kind),
        filed.for_side(service.post_drafts, kind),
        filed.for_side(service.post_new, kind),
    )
    export = filed.lines_of(kind.key, kind.table, selected, joins)
    return filed.table(key, title, columns, kept, export, listing)


def _draft(kind: OrderKind, lines: list[Values], names: dict[str, str]) -> OrderDraft:
    """The draft that the rows of one document say. Raises Refused where needed cells are empty."""
    head = lines[0]
    rows.required(lines[:1], ("date",))
    by_field = {names.get(key, key): value for key, value in head.items()}
    return OrderDraft(
        date=head["date"],
        party=rows.text(head, kind.party),
        lines=rows.lines_of(lines, priced=kind.firm),
        ref=rows.text(head, "ref"),
        by_date=by_field["by_date"],
        party_ref=by_field.get("party_ref") or "",
        person=by_field.get("person") or "",
        subject=by_field.get("subject") or "",
        ship_to=by_field.get("ship_to") or "",
        terms_days=by_field.get("terms_days"),
        terms=by_field.get("terms") or "",
        warehouse=rows.text(head, "warehouse"),
        discount=by_field.get("discount") or ZERO,
        freight=by_field.get("freight") or ZERO,
        notes=rows.text(head, "notes"),
        prices_include_tax=bool(head["prices_include_tax"]),
    )


def document(kind: OrderKind) -> Document:
    """What the command line does with one of them."""

    def find(_session: Session, name: str) -> int:
        return queries.find_id(kind, name)

    def show(session: Session, order_id: int) -> dict[str, Any]:
        return _shown(kind, session, order_id)

    def post(session: Session, order_id: int) -> str:
        return service.post_draft(session, kind, order_id)

    def void(session: Session, order_id: int, date: dt.date, reason: str) -> str:
        return service.void_order(session, kind, order_id, date, reason)

    def drafts(_session: Session) -> list[int]:
        return records.draft_ids(kind.table)

    return Document(kind.key, find, show, post, void, drafts)


def _shown(kind: OrderKind, session: Session, order_id: int) -> dict[str, Any]:
    view = queries.get(kind, order_id, session.today())
    draft = view.draft
    rule = ppn_rules.rule_on(draft.date) if view.totals.ppn else None
    head = shown.fields(draft)
    del head["lines"], head["discount"], head["freight"]
    return {
        "number": view.number,
        "state": view.standing,
        "party_name": view.party.name if view.party else "",
        **head,
        "lines": [_line(line) for line in view.lines],
        "totals": shown.totals(view.totals),
        "left": view.left,
        "explanation": shown.explanation(explain.explain(view.totals, rule)),
        "closed": shown.fields(view.closed) if view.closed else None,
        "void": shown.fields(view.voided) if view.voided else None,
    }


def _line(line: OrderLineView) -> dict[str, Any]:
    return {
        "line": line.number,
        "item": line.draft.item,
        "account": line.draft.account,
        **shown.entered(line.draft),
        **shown.fields(line.amounts),
        "base_quantity": line.base_quantity,
        "taken": line.taken,
        "left": line.left,
        "invoiced": line.billed,
    }
