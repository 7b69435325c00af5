"""Stock moves as a table of a file, and as a document that the command line shows and posts."""

from __future__ import annotations

from typing import Any

from app.access.session import Session
from app.exchange.document import Document
from app.exchange.table import Values
from app.inventory.move import queries, service
from app.inventory.move.rules import KIND, KINDS, Draft, DraftLine
from app.kernel.columns import Column, Kind
from app.kernel.text import N_
from app.trade import filed, records, rows, shown
from app.trade.filed import Kept

COLUMNS = (
    rows.REF,
    rows.DATE,
    Column("kind", N_("Kind"), chars=12, choices=KINDS, example="receipt"),
    Column("item", N_("Item"), Kind.CODE, required=True, example="BRG-001"),
    Column("warehouse", N_("Warehouse"), Kind.CODE, example="GUDANG"),
    Column("to_warehouse", N_("To warehouse"), Kind.CODE),
    Column("quantity", N_("Quantity"), Kind.QUANTITY, required=True, example="10"),
    Column("unit", N_("Unit"), chars=6, example="pcs"),
    Column("unit_cost", N_("Unit cost"), Kind.PRICE, chars=13, example="12500"),
    Column("reason", N_("Reason"), chars=30, example="Bonus pemasok"),
)


def draft_of(lines: list[Values]) -> Draft:
    """The rows of one ref as a draft; date, kind, warehouses and reason are those of its first row.

    A row with another reason keeps it for its line.
    """
    rows.required(lines[:1], ("date", "kind", "warehouse"))
    rows.required(lines, ("quantity",))
    head = lines[0]
    return Draft(
        date=head["date"],
        kind=rows.text(head, "kind"),
        warehouse=rows.text(head, "warehouse"),
        lines=tuple(
            DraftLine(
                rows.text(row, "item"),
                row["quantity"],
                rows.text(row, "unit"),
                row["unit_cost"],
                "" if row["reason"] == head["reason"] else rows.text(row, "reason"),
            )
            for row in lines
        ),
        to_warehouse=rows.text(head, "to_warehouse"),
        reason=rows.text(head, "reason"),
        ref=rows.text(head, "ref"),
    )


TABLE = filed.table(
    "stock-moves",
    N_("Stock moves"),
    COLUMNS,
    Kept(queries.TABLE, draft_of, service.save_draft, service.post_drafts, service.post_new),
    filed.lines_of(
        KIND,
        queries.TABLE,
        f"{filed.REF}, d.date, d.kind, i.code, w.code, t.code, l.quantity, l.unit, l.unit_cost,"
        " COALESCE(NULLIF(l.reason, ''), NULLIF(d.reason, ''))",
        "JOIN warehouse w ON w.id = d.warehouse_id LEFT JOIN warehouse t ON t.id = d.to_warehouse_id"
        " JOIN stock_document_line l ON l.document_id = d.id JOIN item i ON i.id = l.item_id",
    ),
    queries.LISTING,
)


def _show(_session: Session, document_id: int) -> dict[str, Any]:
    view = queries.get(document_id)
    return {
        "number": view.number,
        "ref": view.draft.ref,
        "state": view.standing,
        "kind": view.draft.kind,
        "date": view.draft.date,
        "warehouse": view.draft.warehouse,
        "to_warehouse": view.draft.to_warehouse,
        "reason": view.draft.reason,
        "value": view.value,
        "lines": [
            {"line": number, **shown.fields(line)}
            for number, line in enumerate(view.draft.lines, 1)
        ],
        "moves": [shown.fields(row) for row in view.moves],
        "postings": [shown.fields(row) for row in view.journal],
        "void": shown.fields(view.voided) if view.voided else None,
    }


DOCUMENT = Document(
    key=KIND,
    find=lambda _session, name: queries.require_id(name),
    show=_show,
    post=service.post_draft,
    void=service.void_move,
    drafts=lambda _session: records.draft_ids(queries.TABLE),
)
