"""How receipts and payments rest in their tables, how they come back, and their list."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app import store
from app.kernel import desk
from app.kernel.columns import Column, Kind
from app.kernel.lifecycle import DRAFT, POSTED, VOID
from app.kernel.money import Money
from app.kernel.text import N_
from app.masters import party as parties
from app.masters.party import Party
from app.trade import history, records
from app.trade.history import JournalRow, SettlementRow, VoidRow
from app.trade.settling import Applied, PaymentDraft
from app.trade.standing import payment_standing_sql, standing_joins

if TYPE_CHECKING:
    from app.trade.payments import Payment, Side


@dataclass(frozen=True, slots=True)
class Posted:
    """What posting adds: the number, the entry, and the identities printed."""

    number: str
    entry_id: int
    party_kept: int
    company_kept: int


@dataclass(frozen=True, slots=True)
class PaymentView:
    """A payment whole. ``credit`` is what is left to apply."""

    id: int
    number: str
    standing: str
    party: Party
    account_name: str
    draft: PaymentDraft
    credit: Money
    journal: tuple[JournalRow, ...]
    settlements: tuple[SettlementRow, ...]
    voided: VoidRow | None
    party_kept: int | None
    company_kept: int | None


def write(
    side: Side, payment_id: int, payment: Payment, posted: Posted | None = None, *, is_new: bool
) -> None:
    """Writes a payment: lines before the row, for a posted row takes no more lines."""
    if not is_new:
        _remove_lines(side, payment_id)
    store.write_rows(
        side.line_model,
        [
            {
                side.parent: payment_id,
                "line_no": number,
                "number": part.document,
                "applied": part.amount.minor,
            }
            for number, part in enumerate(payment.draft.applied, 1)
        ],
    )
    header = _header(payment, posted)
    if is_new:
        store.write_rows(side.model, [{"id": payment_id, **header}])
    else:
        store.update(side.model, payment_id, **header)


def remove(side: Side, payment_id: int) -> None:
    """Deletes a draft."""
    _remove_lines(side, payment_id)
    store.delete(side.model, payment_id)


def _remove_lines(side: Side, payment_id: int) -> None:
    store.execute(f"DELETE FROM {side.table}_line WHERE {side.parent} = ?", (payment_id,))


def _header(payment: Payment, posted: Posted | None) -> dict[str, Any]:
    draft = payment.draft
    return {
        "ref": draft.ref or None,
        "number": posted.number if posted else None,
        "state": POSTED if posted else DRAFT,
        "date": draft.date.isoformat(),
        "party_id": payment.party.id,
        "account_id": payment.account.id,
        "amount": draft.amount.minor,
        "write_off": draft.write_off.minor,
        "bank_charge": draft.bank_charge.minor,
        "withheld": draft.withheld.minor,
        "tax_object": draft.tax_object,
        "tax_base": draft.tax_base.minor,
        "giro": draft.giro,
        "giro_bank": draft.giro_bank,
        "giro_due": draft.giro_due.isoformat() if draft.giro_due else None,
        "method": draft.method,
        "notes": draft.notes,
        "entry_id": posted.entry_id if posted else None,
        "party_kept": posted.party_kept if posted else None,
        "company_kept": posted.company_kept if posted else None,
    }


def draft_of(side: Side, payment_id: int) -> PaymentDraft:
    """The payment as it was entered."""
    row = store.one(
        "SELECT d.date, p.code, a.code, d.amount, d.ref, d.write_off, d.method, d.notes,"
        " d.bank_charge, d.withheld, d.tax_object, d.tax_base, d.giro, d.giro_bank, d.giro_due"
        f" FROM {side.table} d JOIN party p ON p.id = d.party_id"
        " JOIN account a ON a.id = d.account_id WHERE d.id = ?",
        (payment_id,),
    )
    assert row is not None
    date, party, account, amount, ref, write_off, method, notes, charge, *more = row
    withheld, taxed, base, giro, giro_bank, giro_due = more
    applied = store.query(
        f"SELECT number, applied FROM {side.table}_line WHERE {side.parent} = ? ORDER BY line_no",
        (payment_id,),
    )
    return PaymentDraft(
        date=dt.date.fromisoformat(date),
        party=party,
        account=account,
        amount=Money(amount),
        applied=tuple(Applied(number, Money(part)) for number, part in applied),
        ref=ref or "",
        write_off=Money(write_off),
        method=method,
        notes=notes,
        bank_charge=Money(charge),
        withheld=Money(withheld),
        tax_object=taxed,
        tax_base=Money(base),
        giro=giro,
        giro_bank=giro_bank,
        giro_due=dt.date.fromisoformat(giro_due) if giro_due else None,
    )


def get(side: Side, name: str | int) -> PaymentView:
    """The payment of that number, ref or id, whole. Raises NotFound."""
    desk.require(side.view)
    payment_id = records.require_id(side.table, name, side.no_such)
    row = store.one(
        "SELECT d.number, d.state, d.party_id, a.name, d.party_kept, d.company_kept"
        f" FROM {side.table} d JOIN account a ON a.id = d.account_id WHERE d.id = ?",
        (payment_id,),
    )
    assert row is not None
    number, state, party_id, account_name, party_kept, company_kept = row
    voided = history.void_of(side.kind, payment_id)
    return PaymentView(
        id=payment_id,
        number=number or "",
        standing=VOID if voided else state,
        party=parties.get(party_id),
        account_name=account_name,
        draft=draft_of(side, payment_id),
        credit=history.outstanding_of(side.kind, payment_id),
        journal=history.journal_of(side.kind, payment_id),
        settlements=history.settlements_of(side.kind, payment_id),
        voided=voided,
        party_kept=party_kept,
        company_kept=company_kept,
    )


COLUMNS = (
    Column("number", N_("Number"), Kind.NUMBER, chars=16),
    Column("ref", N_("Ref"), Kind.CODE, chars=12, priority=5),
    Column("date", N_("Date"), Kind.DATE, chars=9),
    Column("party_code", N_("Code"), Kind.CODE, chars=9, priority=4),
    Column("party", N_("Name"), chars=28),
    Column("account", N_("Account"), chars=20, priority=1),
    Column("method", N_("Method"), chars=14, priority=3),
    Column("amount", N_("Amount"), Kind.MONEY, total=True, chars=15),
    Column("credit", N_("Not applied"), Kind.MONEY, total=True, chars=14, priority=2),
    Column("state", N_("Status"), Kind.STATE, chars=14),
)


def listing(side: Side, key: str) -> store.Listing:
    """The list of payments of one side; footers leave out drafts and void ones."""
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
            "account": "a.name",
            "method": "d.method",
            "amount": "d.amount",
            "credit": "ABS(COALESCE(b.outstanding, 0))",
            "state": state,
        },
        source=f"{side.table} d JOIN party p ON p.id = d.party_id"
        " JOIN account a ON a.id = d.account_id" + standing_joins(side.kind),
        key_sql="d.id",
        order=(("date", True),),
        search=("d.number", "d.ref", "p.name", "p.code", "d.method"),
        indexed=((side.table, "d.id"), ("party", "d.party_id")),
        filters={
            "state": f"({state}) = ?",
            "party": "p.code = ?",
            "from": "d.date >= ?",
            "to": "d.date <= ?",
        },
        base=f"{side.table} d",
        sums_where="d.state = 'posted' AND v.document_id IS NULL",
        estimate_sql=f"SELECT MAX(id) FROM {side.table}",
    )
