"""Stock counts as a table of a file, and as a document that the command line shows and posts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app import store
from app.access.session import Session
from app.exchange.document import Document
from app.exchange.table import Table, Values
from app.inventory.count import queries, service
from app.inventory.count.rules import KIND, Draft, DraftLine
from app.kernel.columns import Column, Kind
from app.kernel.text import N_
from app.trade import records, rows, shown

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


def _save(session: Session, lines: list[Values], update: bool) -> int:
    draft = draft_of(lines)
    known = store.scalar(f"SELECT id FROM {queries.TABLE} WHERE ref = ?", (draft.ref,))
    return service.save_draft(session, draft, known if update else None)


def _post(session: Session, ids: Sequence[int]) -> Sequence[str]:
    return service.post_drafts(session, ids)


_EXPORT = (
    "SELECT COALESCE(d.ref, d.number, 'draft-' || d.id), d.date, w.code, i.code, l.counted"
    f" FROM {queries.TABLE} d JOIN warehouse w ON w.id = d.warehouse_id"
    " JOIN stock_count_line l ON l.count_id = d.id JOIN item i ON i.id = l.item_id"
    f" LEFT JOIN void_mark v ON v.kind = '{KIND}' AND v.document_id = d.id"
    " WHERE v.document_id IS NULL ORDER BY d.id, l.line_no"
)


def _read(_session: Session) -> Iterable[Mapping[str, Any]]:
    """Every line of every count that is not void; posted ones without a ref go by their number."""
    return rows.exported(_EXPORT, COLUMNS)


TABLE = Table(
    key="stock-counts",
    title=N_("Stock counts"),
    columns=COLUMNS,
    key_columns=("ref",),
    read=_read,
    save_document=_save,
    post=_post,
    listing=queries.LISTING,
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
