"""Stock counts as a table of a file, and as a document that the command line shows and posts."""

from __future__ import annotations

from typing import Any

from app.access.session import Session
from app.exchange.document import Document
from app.exchange.table import Values
from app.inventory.count import queries, service
from app.inventory.count.rules import KIND, Draft, DraftLine
from app.kernel.columns import Column, Kind
from app.kernel.text import N_
from app.trade import filed, records, rows, shown
from app.trade.filed import Kept

COLUMNS = (
    rows.REF,
    rows.DATE,
    Column("warehouse", N_("Warehouse"), Kind.CODE, example="GUDANG"),
    Column("item", N_("Item"), Kind.CODE, required=True, example="BRG-001"),
    Column("counted", N_("Counted"), Kind.QUANTITY, example="10"),
)


def draft_of(lines: list[Values]) -> Draft:
    """The rows of one ref as a draft; an empty ``counted`` means not counted yet."""
    rows.required(lines[:1], ("date", "warehouse"))
    head = lines[0]
    return Draft(
        date=head["date"],
        warehouse=rows.text(head, "warehouse"),
        lines=tuple(DraftLine(rows.text(row, "item"), row["counted"]) for row in lines),
        ref=rows.text(head, "ref"),
    )


TABLE = filed.table(
    "stock-counts",
    N_("Stock counts"),
    COLUMNS,
    Kept(queries.TABLE, draft_of, service.save_draft, service.post_drafts),
    filed.lines_of(
        KIND,
        queries.TABLE,
        f"{filed.REF}, d.date, w.code, i.code, l.counted",
        "JOIN warehouse w ON w.id = d.warehouse_id JOIN stock_count_line l ON l.count_id = d.id"
        " JOIN item i ON i.id = l.item_id",
    ),
    queries.LISTING,
)


def _show(_session: Session, count_id: int) -> dict[str, Any]:
    view = queries.get(count_id)
    return {
        "number": view.number,
        "ref": view.draft.ref,
        "state": view.standing,
        "date": view.draft.date,
        "warehouse": view.draft.warehouse,
        "counters": view.draft.counters,
        "difference": view.difference,
        "lines": [
            {"line": number, **shown.fields(line), "variance": line.variance}
            for number, line in enumerate(view.lines, 1)
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
    void=service.void_count,
    drafts=lambda _session: records.draft_ids(queries.TABLE),
)
