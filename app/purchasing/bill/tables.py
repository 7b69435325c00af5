"""Supplier bills as a table of a file, and as a document that the command line shows, posts and voids."""

from __future__ import annotations

from typing import Any

from app.access.session import Session
from app.exchange.document import Document
from app.exchange.table import Values
from app.kernel.columns import Column, Kind
from app.kernel.text import N_
from app.purchasing.bill import drafts, queries, service
from app.purchasing.bill.rules import KIND, Draft
from app.trade import explain, filed, plan_tables, records, rows, shown
from app.trade.filed import Kept
from app.trade.plan_tables import Planned

COLUMNS = (
    rows.REF,
    rows.DATE,
    Column("supplier", N_("Supplier"), Kind.CODE, example="S-001"),
    Column("supplier_number", N_("Supplier's number"), chars=16, example="F-2026-118"),
    Column("faktur_number", N_("Faktur pajak"), Kind.CODE, chars=18),
    Column("faktur_date", N_("Faktur date"), Kind.DATE),
    Column("due_date", N_("Due date"), Kind.DATE),
    Column("warehouse", N_("Warehouse"), Kind.CODE, example="GUDANG"),
    Column("discount", N_("Document discount"), Kind.MONEY, example="0"),
    Column("freight", N_("Freight"), Kind.MONEY, example="0"),
    Column("notes", N_("Notes"), chars=30),
    *rows.LINE_COLUMNS,
)


def draft_of(lines: list[Values]) -> Draft:
    """The draft that the rows of one document say. Raises Refused where needed cells are empty."""
    head = lines[0]
    rows.required(lines[:1], ("date",))
    return Draft(
        date=head["date"],
        supplier=rows.text(head, "supplier"),
        lines=rows.lines_of(lines),
        ref=rows.text(head, "ref"),
        due_date=head["due_date"],
        supplier_number=rows.text(head, "supplier_number"),
        faktur_number=rows.text(head, "faktur_number"),
        faktur_date=head["faktur_date"],
        warehouse=rows.text(head, "warehouse"),
        discount=rows.money(head, "discount"),
        freight=rows.money(head, "freight"),
        notes=rows.text(head, "notes"),
        prices_include_tax=bool(head["prices_include_tax"]),
    )


TABLE = filed.table(
    "purchase-invoices",
    N_("Supplier bills"),
    COLUMNS,
    Kept(service.TABLE, draft_of, service.save_draft, service.post_drafts, service.post_bills),
    filed.lines_of(
        KIND,
        service.TABLE,
        f"{filed.REF}, d.date, p.code, d.supplier_number, d.faktur_number, d.faktur_date, d.due_date,"
        " COALESCE(w.code, h.code, ''), d.discount, d.freight, d.notes, COALESCE(i.code, a.code),"
        " l.description, l.quantity, l.unit, l.unit_price, l.discount, l.tax, d.includes_tax",
        "JOIN party p ON p.id = d.supplier_id JOIN purchase_invoice_line l ON l.invoice_id = d.id"
        " LEFT JOIN item i ON i.id = l.item_id LEFT JOIN account a ON a.id = l.account_id"
        " LEFT JOIN warehouse w ON w.id = l.warehouse_id LEFT JOIN warehouse h ON h.id = d.warehouse_id",
    ),
    queries.LISTING,
)

INSTALMENTS = plan_tables.table(
    "purchase-instalments",
    N_("Instalments of supplier bills"),
    Planned(KIND, "purchase_invoice", queries.find_id, queries.draft_of, service.save_draft),
)


def _show(session: Session, bill_id: int) -> dict[str, Any]:
    view = queries.get(bill_id, session.today())
    draft = view.draft
    rule = drafts.context().rule_on(draft.date) if view.totals.ppn else None
    return {
        "number": view.number,
        "ref": draft.ref,
        "state": view.standing,
        "date": draft.date,
        "due_date": view.due_date,
        "instalments": shown.instalments(view.instalments, view.outstanding),
        "supplier": view.supplier.code,
        "supplier_name": view.supplier.name,
        "supplier_number": draft.supplier_number,
        "faktur_number": draft.faktur_number,
        "faktur_date": draft.faktur_date,
        "warehouse": draft.warehouse,
        "notes": draft.notes,
        "prices_include_tax": draft.prices_include_tax,
        "lines": [_line(line) for line in view.lines],
        "totals": shown.totals(view.totals),
        "outstanding": view.outstanding,
        "postings": [shown.fields(row) for row in view.journal],
        "settlements": [shown.fields(row) for row in view.settlements],
        "stock_moves": [shown.fields(row) for row in view.moves],
        "explanation": shown.explanation(explain.explain(view.totals, rule)),
        "void": shown.fields(view.voided) if view.voided else None,
    }


def _line(line: queries.LineView) -> dict[str, Any]:
    return {
        "line": line.number,
        "item": line.draft.item,
        "account": line.draft.account,
        **shown.entered(line.draft),
        **shown.fields(line.amounts),
        "cost": line.cost,
    }


DOCUMENT = Document(
    key=KIND,
    find=lambda _session, name: queries.find_id(name),
    show=_show,
    post=service.post_bill,
    void=service.void_bill,
    drafts=lambda _session: records.draft_ids(service.TABLE),
)
