"""Sales invoices as a table of a file, and as a document that the command line shows, posts and voids."""

from __future__ import annotations

from typing import Any

from app.access.session import Session
from app.exchange.document import Document
from app.exchange.table import Values
from app.kernel.columns import Column, Kind
from app.kernel.text import N_
from app.regulations import ppn as ppn_rules
from app.sales.invoice import listings, queries, service
from app.sales.invoice.rules import KIND, Draft
from app.trade import explain, filed, plan_tables, records, rows, shown
from app.trade.filed import Kept
from app.trade.plan_tables import Planned

COLUMNS = (
    rows.REF,
    rows.DATE,
    Column("customer", N_("Customer"), Kind.CODE, example="C-001"),
    Column("customer_po", N_("Customer's order"), chars=14),
    Column("due_date", N_("Due date"), Kind.DATE),
    Column("salesperson", N_("Salesperson"), chars=16),
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
        customer=rows.text(head, "customer"),
        lines=rows.lines_of(lines),
        ref=rows.text(head, "ref"),
        due_date=head["due_date"],
        customer_po=rows.text(head, "customer_po"),
        salesperson=rows.text(head, "salesperson"),
        warehouse=rows.text(head, "warehouse"),
        discount=rows.money(head, "discount"),
        freight=rows.money(head, "freight"),
        notes=rows.text(head, "notes"),
        prices_include_tax=bool(head["prices_include_tax"]),
    )


TABLE = filed.table(
    "sales-invoices",
    N_("Sales invoices"),
    COLUMNS,
    Kept(service.TABLE, draft_of, service.save_draft, service.post_drafts, service.post_invoices),
    filed.lines_of(
        KIND,
        service.TABLE,
        f"{filed.REF}, d.date, p.code, d.customer_po, d.due_date, d.salesperson, COALESCE(w.code, h.code, ''),"
        " d.discount, d.freight, d.notes, i.code, l.description, l.quantity, l.unit, l.unit_price,"
        " l.discount, l.tax, d.includes_tax",
        "JOIN party p ON p.id = d.customer_id JOIN sales_invoice_line l ON l.invoice_id = d.id"
        " JOIN item i ON i.id = l.item_id LEFT JOIN warehouse w ON w.id = l.warehouse_id"
        " LEFT JOIN warehouse h ON h.id = d.warehouse_id",
    ),
    listings.LISTING,
)

INSTALMENTS = plan_tables.table(
    "sales-instalments",
    N_("Instalments of sales invoices"),
    Planned(KIND, "sales_invoice", queries.find_id, queries.draft_of, service.save_draft),
)


def _show(session: Session, invoice_id: int) -> dict[str, Any]:
    view = queries.get(invoice_id, session.today())
    draft = view.draft
    rule = ppn_rules.rule_on(draft.date) if view.totals.ppn else None
    return {
        "number": view.number,
        "ref": draft.ref,
        "state": view.standing,
        "date": draft.date,
        "due_date": view.due_date,
        "instalments": shown.instalments(view.instalments, view.outstanding),
        "customer": view.customer.code,
        "customer_name": view.customer.name,
        "customer_po": draft.customer_po,
        "salesperson": draft.salesperson,
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
        **shown.entered(line.draft),
        **shown.fields(line.amounts),
    }


DOCUMENT = Document(
    key=KIND,
    find=lambda _session, name: queries.find_id(name),
    show=_show,
    post=service.post_invoice,
    void=service.void_invoice,
    drafts=lambda _session: records.draft_ids(service.TABLE),
)
