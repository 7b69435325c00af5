"""The invoice behind a note: its lines, what posted notes took of them, and the moves of its goods."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Any, NamedTuple

from app import store
from app.kernel.money import Money
from app.kernel.quantity import Quantity, pieces
from app.kernel.text import _
from app.ledger import accounts
from app.masters import item as items
from app.masters import party as parties
from app.stock.places import is_held
from app.trade import origins, records
from app.trade.lines import PPN, UNTAXED, Origin
from app.trade.returns.amounts import Figures
from app.trade.returns.rules import FREIGHT, Invoiced, Source
from app.trade.returns.side import Side

LATEST = 300  # documents of a party that one chooses from


class Returnable(NamedTuple):
    """A posted document of a party that can be given back."""

    number: str
    date: dt.date
    total: Money


def returnable(side: Side, party: str) -> list[Returnable]:
    """The party's posted documents that are not void, the newest first."""
    rows = store.query(
        f"SELECT d.number, d.date, d.total FROM {side.origin_table} d"
        f" JOIN party p ON p.id = d.{side.origin_party}"
        " LEFT JOIN void_mark v ON v.kind = ? AND v.document_id = d.id"
        " WHERE p.code = ? AND d.state = 'posted' AND v.document_id IS NULL"
        " ORDER BY d.date DESC, d.id DESC LIMIT ?",
        (side.origin_kind, party, LATEST),
    )
    return [
        Returnable(number, dt.date.fromisoformat(date), Money(whole))
        for number, date, whole in rows
    ]


def invoiced(side: Side, name: str) -> Invoiced | None:
    """The posted document of that number (or ref) as it stands now; None where there is none."""
    found = records.find_id(side.origin_table, name) if name else None
    return of_id(side, found) if found is not None else None


def of_id(side: Side, invoice_id: int) -> Invoiced | None:
    """The same by its id; None for a draft."""
    tax = "d.faktur_number, d.faktur_date, d.ppn_creditable"
    if not side.is_purchase:
        number = "(SELECT t.number FROM tax_invoice t WHERE t.invoice_id = d.id)"
        tax = f"COALESCE({number}, ''), NULL, 1"
    row = store.one(
        f"SELECT d.number, d.date, d.{side.origin_party}, d.includes_tax, {tax},"
        " EXISTS (SELECT 1 FROM void_mark v WHERE v.kind = ? AND v.document_id = d.id)"
        f" FROM {side.origin_table} d WHERE d.id = ?",
        (side.origin_kind, invoice_id),
    )
    if row is None or row[0] is None:
        return None
    number, date, party, includes_tax, tax_number, tax_date, creditable, is_void = row
    return Invoiced(
        id=invoice_id,
        number=number,
        date=dt.date.fromisoformat(date),
        party=parties.get(party),
        includes_tax=bool(includes_tax),
        ppn_creditable=bool(creditable),
        is_void=bool(is_void),
        tax_number=tax_number,
        tax_date=dt.date.fromisoformat(tax_date) if tax_date else None,
        sources=_sources(side, invoice_id),
    )


def _sources(side: Side, invoice_id: int) -> dict[int, Source]:
    taken, moves = _taken(side, invoice_id), _moves(side, invoice_id)
    account = "l.account_id" if side.is_purchase else "NULL"
    rows = store.query(
        f"SELECT l.line_no, l.item_id, {account}, l.item_code, l.description, l.unit, l.quantity,"
        " l.base_quantity, l.tax, l.net, l.base, l.other_base, l.ppn"
        f" FROM {side.origin_table}_line l WHERE l.invoice_id = ? ORDER BY l.line_no",
        (invoice_id,),
    )
    found = {}
    for (
        line,
        item_id,
        account_id,
        code,
        words,
        unit,
        quantity,
        base_quantity,
        tax,
        *amounts,
    ) in rows:
        item = items.get(item_id) if item_id else None
        expense = accounts.by_id(account_id) if account_id else None
        found[line] = Source(
            origin=Origin(side.origin_kind, invoice_id, line),
            item=item,
            account=expense,
            code=code or (expense.code if expense else ""),
            description=words,
            unit=unit,
            factor=Fraction(base_quantity, quantity),
            tax=tax,
            invoiced=_figures(quantity, *amounts),
            taken=taken.get(line, Figures()),
            move_id=moves[line][0] if line in moves else None,
            place_id=moves[line][1] if line in moves else None,
        )
    freight = _freight(side, invoice_id, taken.get(FREIGHT, Figures()))
    return {**found, FREIGHT: freight} if freight is not None else found


def _figures(quantity: int, net: int, base: int, other_base: int, ppn: int) -> Figures:
    whole = Money(net)
    return Figures(Quantity(quantity), whole, whole, Money(base), Money(other_base), Money(ppn))


def _freight(side: Side, invoice_id: int, taken: Figures) -> Source | None:
    """The freight as a line of its own: what the lines do not bear of the document's amounts."""
    row = store.one(
        "SELECT d.freight, d.freight_base, d.dpp_other - COALESCE(SUM(l.other_base), 0),"
        f" d.ppn - COALESCE(SUM(l.ppn), 0) FROM {side.origin_table} d"
        f" LEFT JOIN {side.origin_table}_line l ON l.invoice_id = d.id WHERE d.id = ? GROUP BY d.id",
        (invoice_id,),
    )
    assert row is not None
    if not row[0]:
        return None
    return Source(
        origin=Origin(side.origin_kind, invoice_id, FREIGHT),
        item=None,
        account=None,
        code="",
        description=_("Freight"),
        unit="",
        factor=Fraction(1),
        tax=PPN if row[3] else UNTAXED,
        invoiced=_figures(pieces(1).micro, *row),
        taken=taken,
    )


def _taken(side: Side, invoice_id: int) -> dict[int, Figures]:
    """What posted notes that are not void gave back so far, by line of the invoice."""
    rows = store.query(
        "SELECT l.origin_line, SUM(l.quantity), SUM(l.full), SUM(l.net), SUM(l.base),"
        f" SUM(l.other_base), SUM(l.ppn) FROM {side.table} d JOIN {side.table}_line l"
        " ON l.note_id = d.id LEFT JOIN void_mark v ON v.kind = ? AND v.document_id = d.id"
        " WHERE d.invoice_id = ? AND d.state = 'posted' AND v.document_id IS NULL GROUP BY 1",
        (side.kind, invoice_id),
    )
    return {
        line: Figures(Quantity(quantity), *map(Money, amounts)) for line, quantity, *amounts in rows
    }


def _moves(side: Side, invoice_id: int) -> dict[int, tuple[int, int]]:
    """The move behind each line of goods, and its warehouse's place: its own, or that of the delivery or
    receipt the line was made from."""
    found = dict(_moves_of(side.origin_kind, invoice_id))
    behind: dict[tuple[str, int], Any] = {}
    for line, origin in origins.of_lines(side.origin_kind, invoice_id).items():
        document = origin.kind, origin.document_id
        if document not in behind:
            behind[document] = _moves_of(*document)
        if line not in found and origin.line_no in behind[document]:
            found[line] = behind[document][origin.line_no]
    return found


def _moves_of(kind: str, document_id: int) -> dict[int, tuple[int, int]]:
    rows = store.query(
        "SELECT line_no, MIN(id), from_place_id, to_place_id FROM stock_move"
        " WHERE document_kind = ? AND document_id = ? AND revalued_move_id IS NULL GROUP BY line_no",
        (kind, document_id),
    )
    return {
        line: (move_id, source if is_held(source) else target)
        for line, move_id, source, target in rows
    }
