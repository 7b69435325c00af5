"""Credit and debit notes as tables of a file and documents of the command line, for both sides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from app.access.session import Session
from app.exchange.document import Document
from app.exchange.table import Table, Values
from app.kernel.columns import Column, Kind
from app.kernel.errors import Refused
from app.kernel.problems import Problem
from app.kernel.progress import Progress
from app.kernel.quantity import NO_QUANTITY
from app.kernel.text import N_
from app.trade import filed, records, rows, shown
from app.trade.filed import Kept
from app.trade.returns import queries, reading, rules, service
from app.trade.returns.rules import Draft, DraftLine, Invoiced
from app.trade.returns.side import Side

NOT_ON_IT = N_("{number} has no item {code}.")
COLUMNS = (
    rows.REF,
    rows.DATE,
    Column("party", N_("Customer or supplier"), Kind.CODE, example="C-001"),
    Column("invoice", N_("Gives back"), Kind.NUMBER, chars=16, example="INV/26/11/0001"),
    Column("item", N_("Item"), Kind.CODE, example="BRG-001"),
    Column("quantity", N_("Quantity"), Kind.QUANTITY, example="2"),
    Column("unit_price", N_("Unit price"), Kind.PRICE, chars=13),
    Column("restock", N_("Restock"), Kind.FLAG, chars=8, example="yes"),
)
"""A row without item is the invoice's freight; one without quantity reduces the price of its line."""


def draft_of(side: Side, lines: list[Values]) -> Draft:
    """The draft that the rows of one document say. Raises Refused, naming the row."""
    head = lines[0]
    rows.required(lines[:1], ("date", "invoice"))
    invoice = rows.text(head, "invoice")
    found = reading.invoiced(side, invoice)
    if found is None:
        raise Refused([Problem("invoice", rules.NO_SUCH_INVOICE, {"number": invoice}, 1)])
    return Draft(
        date=head["date"],
        party=rows.text(head, "party"),
        invoice=found.number,
        lines=tuple(_lines_of(found, lines)),
        ref=rows.text(head, "ref"),
    )


def _lines_of(found: Invoiced, lines: list[Values]) -> Iterator[DraftLine]:
    """Each row takes of the first line with its item that has enough left, else of the last with it."""
    left = {line: source.left.quantity for line, source in found.sources.items()}
    for number, row in enumerate(lines, 1):
        code, quantity = rows.text(row, "item"), row["quantity"] or NO_QUANTITY
        if not code:
            quantity = row["quantity"] or left.get(rules.FREIGHT, NO_QUANTITY)
        places = [line for line, source in found.sources.items() if source.code == code]
        if not places:
            values = {"number": found.number, "code": code}
            raise Refused([Problem("item", NOT_ON_IT, values, number)])
        place = next((each for each in places if left[each] >= quantity), places[-1])
        left[place] = left[place] - quantity
        restock = row["restock"] is None or bool(row["restock"])
        yield DraftLine(place, quantity, row["unit_price"], restock)


def table(side: Side, key: str, title: str) -> Table:
    """The import and export table of one side."""

    def write_posted(
        session: Session, documents: Sequence[list[Values]], progress: Progress
    ) -> Sequence[str]:
        """One after the other: what a note may give back depends on those before it."""
        numbers: list[str] = []
        with session.work():
            for done, lines in enumerate(documents):
                progress.report(done, len(documents))
                numbers += service.post_new(session, side, [draft_of(side, lines)])
        return numbers

    kept = Kept(
        side.table,
        lambda lines: draft_of(side, lines),
        filed.for_side(service.save_draft, side),
        filed.for_side(service.post_drafts, side),
    )
    made = filed.table(key, title, COLUMNS, kept, _export(side), queries.listing(side, key))
    return replace(made, write_posted=write_posted)


def _export(side: Side) -> str:
    account = "LEFT JOIN account a ON a.id = o.account_id" if side.is_purchase else ""
    code = "COALESCE(i.code, a.code, '')" if side.is_purchase else "COALESCE(i.code, '')"
    return filed.lines_of(
        side.kind,
        side.table,
        f"{filed.REF}, d.date, p.code, COALESCE(n.ref, n.number), {code},"
        " l.quantity, l.unit_price, l.restock",
        f"JOIN {side.table}_line l ON l.note_id = d.id JOIN party p ON p.id = d.party_id"
        f" JOIN {side.origin_table} n ON n.id = d.invoice_id"
        f" LEFT JOIN {side.origin_table}_line o ON o.invoice_id = n.id"
        f" AND o.line_no = l.origin_line LEFT JOIN item i ON i.id = o.item_id {account}",
    )


def document(side: Side) -> Document:
    """What the command line does with one note."""

    def find(_session: Session, name: str) -> int:
        return records.require_id(side.table, name, side.no_such)

    def show(_session: Session, note_id: int) -> dict[str, Any]:
        return _shown(queries.get(side, note_id))

    def post(session: Session, note_id: int) -> str:
        return service.post_draft(session, side, note_id)

    def void(session: Session, note_id: int, date: dt.date, reason: str) -> str:
        return service.void_note(session, side, note_id, date, reason)

    def drafts(_session: Session) -> list[int]:
        return records.draft_ids(side.table)

    return Document(side.kind, find, show, post, void, drafts)


def _shown(view: queries.NoteView) -> dict[str, Any]:
    draft = view.draft
    return {
        "number": view.number,
        "ref": draft.ref,
        "state": view.standing,
        "date": draft.date,
        "party": view.party.code,
        "party_name": view.party.name,
        "invoice": draft.invoice,
        "warehouse": draft.warehouse,
        "notes": draft.notes,
        "lines": [_line(line) for line in view.lines],
        "totals": shown.fields(view.sums),
        "credit": view.credit,
        "postings": [shown.fields(row) for row in view.journal],
        "settlements": [shown.fields(row) for row in view.settlements],
        "stock_moves": [shown.fields(row) for row in view.moves],
        "void": shown.fields(view.voided) if view.voided else None,
    }


def _line(line: queries.LineView) -> dict[str, Any]:
    source = line.source
    return {
        "line": line.number,
        "invoice_line": source.origin.line_no,
        "item": source.code,
        "description": source.description,
        "unit": source.unit,
        "unit_price": line.unit_price,
        "restock": line.restock,
        **shown.fields(line.figures),
    }
