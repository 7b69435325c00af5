"""Landed costs as a table of a file, and as a document that the command line shows and posts."""

from __future__ import annotations

from typing import Any

from app.access.session import Session
from app.exchange.document import Document
from app.exchange.table import Values
from app.kernel.columns import Column, Kind
from app.kernel.errors import Refused
from app.kernel.problems import Problem
from app.kernel.text import N_
from app.purchasing.landed_cost import queries, service
from app.purchasing.landed_cost.rules import KIND, METHODS, VALUE, Draft, DraftLine
from app.trade import filed, records, rows, shown
from app.trade.filed import Kept

NOT_NUMBERS = N_("Line numbers with commas between are needed, such as 1,3.")

COLUMNS = (
    rows.REF,
    rows.DATE,
    Column("bill", N_("Bill"), Kind.CODE, chars=16, example="BILL/26/11/0001"),
    Column("bill_lines", N_("Bill lines"), chars=10, example="1,3"),
    Column("method", N_("Spread"), chars=10, choices=METHODS, example="value"),
    Column("notes", N_("Notes"), chars=24),
    Column("goods", N_("Goods"), Kind.CODE, chars=16, required=True, example="GR/26/11/0001"),
    Column("goods_line", N_("Goods line"), Kind.COUNT, chars=8, example="1"),
)


def numbers_of(text: str) -> tuple[int, ...]:
    """Line numbers as they are typed. Raises Refused for anything else."""
    parts = [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]
    if not all(part.isdecimal() and len(part) < 7 for part in parts):
        raise Refused([Problem("bill_lines", NOT_NUMBERS)])
    return tuple(int(part) for part in parts)


def draft_of(lines: list[Values]) -> Draft:
    """The rows of one ref as a draft; all but the goods is that of its first row."""
    rows.required(lines[:1], ("date", "bill"))
    head = lines[0]
    return Draft(
        date=head["date"],
        bill=rows.text(head, "bill"),
        lines=tuple(
            DraftLine(rows.text(row, "goods"), int(row["goods_line"] or 0)) for row in lines
        ),
        bill_lines=numbers_of(rows.text(head, "bill_lines")),
        method=rows.text(head, "method") or VALUE,
        notes=rows.text(head, "notes"),
        ref=rows.text(head, "ref"),
    )


TABLE = filed.table(
    "landed-costs",
    N_("Landed costs"),
    COLUMNS,
    Kept(queries.TABLE, draft_of, service.save_draft, service.post_drafts, service.post_new),
    filed.lines_of(
        KIND,
        queries.TABLE,
        f"{filed.REF}, d.date, b.number, NULLIF(d.bill_lines, ''), d.method, NULLIF(d.notes, ''),"
        " COALESCE(r.number, i.number), NULLIF(l.goods_line, 0)",
        "JOIN purchase_invoice b ON b.id = d.bill_id JOIN landed_cost_line l ON l.cost_id = d.id"
        " LEFT JOIN goods_receipt r ON l.goods_kind = 'goods-receipt' AND r.id = l.goods_id"
        " LEFT JOIN purchase_invoice i ON l.goods_kind = 'purchase-invoice' AND i.id = l.goods_id",
    ),
    queries.LISTING,
)


def _show(_session: Session, document_id: int) -> dict[str, Any]:
    view = queries.get(document_id)
    return {
        "number": view.number,
        "ref": view.draft.ref,
        "state": view.standing,
        "date": view.draft.date,
        "bill": view.draft.bill,
        "bill_lines": list(view.draft.bill_lines),
        "supplier": view.supplier,
        "method": view.draft.method,
        "notes": view.draft.notes,
        "amount": view.amount,
        "in_stock": queries.in_stock(view),
        "lines": [shown.fields(line) for line in view.draft.lines],
        "parts": [shown.fields(part) for part in view.parts],
        "moves": [shown.fields(row) for row in view.moves],
        "postings": [shown.fields(row) for row in view.journal],
        "void": shown.fields(view.voided) if view.voided else None,
    }


DOCUMENT = Document(
    key=KIND,
    find=lambda _session, name: queries.require_id(name),
    show=_show,
    post=service.post_draft,
    void=service.void_cost,
    drafts=lambda _session: records.draft_ids(queries.TABLE),
)
