"""How a note rests in its tables, and how it comes back as it was entered."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from app import store
from app.kernel.lifecycle import DRAFT, POSTED
from app.kernel.quantity import Quantity, UnitPrice
from app.trade import origins
from app.trade.returns.rules import Draft, DraftLine, Note
from app.trade.returns.side import Side


@dataclass(frozen=True, slots=True)
class Posted:
    """What posting adds: the number, the entry, and the identities printed."""

    number: str
    entry_id: int
    party_kept: int
    company_kept: int


def write(
    side: Side, note_id: int, note: Note, posted: Posted | None = None, *, is_new: bool
) -> None:
    """Writes a note: lines before the row, for a posted row takes no more lines."""
    if not is_new:
        _remove_lines(side, note_id)
    store.write_rows(side.line_model, _line_rows(note_id, note))
    header = _header(note, posted)
    if is_new:
        store.write_rows(side.model, [{"id": note_id, **header}])
    else:
        store.update(side.model, note_id, **header)
    origins.keep(side.kind, note_id, note.lines, counts=posted is not None)


def remove(side: Side, note_id: int) -> None:
    """Deletes a draft."""
    _remove_lines(side, note_id)
    store.delete(side.model, note_id)


def _remove_lines(side: Side, note_id: int) -> None:
    store.execute(f"DELETE FROM {side.table}_line WHERE note_id = ?", (note_id,))
    origins.forget(side.kind, note_id)


def _line_rows(note_id: int, note: Note) -> list[dict[str, Any]]:
    return [
        {
            "note_id": note_id,
            "line_no": line.number,
            "origin_line": line.origin.line_no,
            "quantity": line.figures.quantity.micro,
            "base_quantity": line.base_quantity.micro,
            "unit_price": line.unit_price.scaled,
            "full": line.figures.full.minor,
            "net": line.figures.net.minor,
            "base": line.figures.base.minor,
            "other_base": line.figures.other_base.minor,
            "ppn": line.figures.ppn.minor,
            "restock": line.restock,
        }
        for line in note.lines
    ]


def _header(note: Note, posted: Posted | None) -> dict[str, Any]:
    draft, sums = note.draft, note.sums
    return {
        "ref": draft.ref or None,
        "number": posted.number if posted else None,
        "state": POSTED if posted else DRAFT,
        "date": draft.date.isoformat(),
        "party_id": note.party.id,
        "invoice_id": note.invoiced.id,
        "warehouse_id": note.warehouse.id if note.warehouse else None,
        "notes": draft.notes,
        "net": sums.net.minor,
        "dpp": sums.dpp.minor,
        "dpp_other": sums.dpp_other.minor,
        "ppn": sums.ppn.minor,
        "total": sums.total.minor,
        "entry_id": posted.entry_id if posted else None,
        "party_kept": posted.party_kept if posted else None,
        "company_kept": posted.company_kept if posted else None,
    }


def draft_of(side: Side, note_id: int) -> Draft:
    """The note as it was entered."""
    row = store.one(
        "SELECT d.date, p.code, i.number, d.ref, COALESCE(w.code, ''), d.notes"
        f" FROM {side.table} d JOIN party p ON p.id = d.party_id"
        f" JOIN {side.origin_table} i ON i.id = d.invoice_id"
        " LEFT JOIN warehouse w ON w.id = d.warehouse_id WHERE d.id = ?",
        (note_id,),
    )
    assert row is not None
    date, party, invoice, ref, warehouse, notes = row
    lines = store.query(
        f"SELECT origin_line, quantity, unit_price, restock FROM {side.table}_line"
        " WHERE note_id = ? ORDER BY line_no",
        (note_id,),
    )
    return Draft(
        date=dt.date.fromisoformat(date),
        party=party,
        invoice=invoice,
        lines=tuple(
            DraftLine(line, Quantity(quantity), UnitPrice(price), bool(restock))
            for line, quantity, price, restock in lines
        ),
        ref=ref or "",
        warehouse=warehouse,
        notes=notes,
    )
