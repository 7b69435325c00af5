"""What one may see of credit and debit notes: one of them whole, and the list."""

from __future__ import annotations

from dataclasses import dataclass

from app import store
from app.kernel import desk
from app.kernel.columns import Column, Kind
from app.kernel.lifecycle import VOID
from app.kernel.money import Money
from app.kernel.quantity import Quantity, UnitPrice
from app.kernel.text import N_
from app.masters import party as parties
from app.masters.party import Party
from app.trade import history, records
from app.trade.history import JournalRow, MoveRow, SettlementRow, VoidRow
from app.trade.returns import reading, written
from app.trade.returns.amounts import Figures
from app.trade.returns.rules import Draft, Invoiced, Source, Sums
from app.trade.returns.side import Side
from app.trade.standing import payment_standing_sql, standing_joins


@dataclass(frozen=True, slots=True)
class LineView:
    """One line of a note, and the line of the invoice it gives back."""

    number: int
    source: Source
    figures: Figures
    unit_price: UnitPrice
    restock: bool


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note whole. ``credit`` is what is left of it to use; ``number`` is empty for a draft."""

    id: int
    number: str
    standing: str
    party: Party
    invoiced: Invoiced
    draft: Draft
    sums: Sums
    credit: Money
    lines: tuple[LineView, ...]
    journal: tuple[JournalRow, ...]
    moves: tuple[MoveRow, ...]
    settlements: tuple[SettlementRow, ...]
    voided: VoidRow | None
    party_kept: int | None
    company_kept: int | None


def get(side: Side, name: str | int) -> NoteView:
    """The note of that number, ref or id, whole. Raises NotFound."""
    desk.require(side.view)
    note_id = records.require_id(side.table, name, side.no_such)
    row = store.one(
        "SELECT number, state, party_id, invoice_id, party_kept, company_kept, net, dpp, dpp_other,"
        f" ppn, total FROM {side.table} WHERE id = ?",
        (note_id,),
    )
    assert row is not None
    number, state, party_id, invoice_id, party_kept, company_kept, *amounts = row
    invoiced = reading.of_id(side, invoice_id)
    assert invoiced is not None
    voided = history.void_of(side.kind, note_id)
    return NoteView(
        id=note_id,
        number=number or "",
        standing=VOID if voided else state,
        party=parties.get(party_id),
        invoiced=invoiced,
        draft=written.draft_of(side, note_id),
        sums=Sums(*map(Money, amounts)),
        credit=history.outstanding_of(side.kind, note_id),
        lines=_lines(side, note_id, invoiced),
        journal=history.journal_of(side.kind, note_id),
        moves=history.moves_of(side.kind, note_id),
        settlements=history.settlements_of(side.kind, note_id),
        voided=voided,
        party_kept=party_kept,
        company_kept=company_kept,
    )


def _lines(side: Side, note_id: int, invoiced: Invoiced) -> tuple[LineView, ...]:
    rows = store.query(
        "SELECT line_no, origin_line, unit_price, restock, quantity, full, net, base, other_base, ppn"
        f" FROM {side.table}_line WHERE note_id = ? ORDER BY line_no",
        (note_id,),
    )
    return tuple(
        LineView(
            number,
            invoiced.sources[origin],
            Figures(Quantity(quantity), *map(Money, amounts)),
            UnitPrice(price),
            bool(restock),
        )
        for number, origin, price, restock, quantity, *amounts in rows
    )


def listing(side: Side, key: str) -> store.Listing:
    """The list of notes of one side; footers leave out drafts and void ones."""
    state = payment_standing_sql()
    return store.Listing(
        key=key,
        permission=side.view,
        columns=COLUMNS,
        sql={
            "number": "COALESCE(d.number, '')",
            "ref": "COALESCE(d.ref, '')",
            "date": "d.date",
            "party_code": "p.code",
            "party": "p.name",
            "invoice": "i.number",
            "notes": "d.notes",
            "net": "d.net",
            "ppn": "d.ppn",
            "total": "d.total",
            "credit": "ABS(COALESCE(b.outstanding, 0))",
            "state": state,
        },
        source=f"{side.table} d JOIN party p ON p.id = d.party_id"
        f" JOIN {side.origin_table} i ON i.id = d.invoice_id" + standing_joins(side.kind),
        key_sql="d.id",
        order=(("date", True),),
        search=("d.number", "d.ref", "p.name", "p.code", "i.number", "d.notes"),
        filters={
            "state": f"({state}) = ?",
            "party": "p.code = ?",
            "invoice": "i.number = ?",
            "from": "d.date >= ?",
            "to": "d.date <= ?",
            "open": "COALESCE(b.outstanding, 0) <> 0 AND ?",
        },
        base=f"{side.table} d",
        sums_where="d.state = 'posted' AND v.document_id IS NULL",
        estimate_sql=f"SELECT MAX(id) FROM {side.table}",
    )


COLUMNS = (
    Column("number", N_("Number"), Kind.NUMBER, chars=16),
    Column("ref", N_("Ref"), Kind.CODE, chars=12, priority=5),
    Column("date", N_("Date"), Kind.DATE, chars=9),
    Column("party_code", N_("Code"), Kind.CODE, chars=9, priority=4),
    Column("party", N_("Name"), chars=28),
    Column("invoice", N_("Gives back"), Kind.NUMBER, chars=16),
    Column("notes", N_("Reason"), chars=22, priority=3),
    Column("net", N_("Net"), Kind.MONEY, total=True, chars=14, priority=3),
    Column("ppn", N_("PPN"), Kind.MONEY, total=True, chars=13, priority=3),
    Column("total", N_("Total"), Kind.MONEY, total=True, chars=15),
    Column("credit", N_("Credit left"), Kind.MONEY, total=True, chars=14, priority=2),
    Column("state", N_("Status"), Kind.STATE, chars=14),
)
