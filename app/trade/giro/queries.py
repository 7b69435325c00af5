"""The list of giros of one side, how each stands, what falls due, and what waits in all."""

from __future__ import annotations

import datetime as dt

from app import store
from app.kernel.columns import Column, Kind
from app.kernel.money import Money
from app.kernel.text import N_
from app.trade.giro.outcomes import OUTCOME
from app.trade.payments import Side

WAITING, DUE = "giro-waiting", "giro-due"
CLEARED, BOUNCED, TAKEN_OUT = "giro-cleared", "giro-bounced", "void"
"""How a giro stands: before its day, to be presented, paid, refused, or gone with its payment."""

COLUMNS = (
    Column("number", N_("Payment"), Kind.NUMBER, chars=16),
    Column("date", N_("Date"), Kind.DATE, chars=9, priority=2),
    Column("party_code", N_("Code"), Kind.CODE, chars=9, priority=4),
    Column("party", N_("Name"), chars=26),
    Column("giro", N_("Giro"), Kind.CODE, chars=14),
    Column("giro_bank", N_("Bank of the giro"), chars=12, priority=1),
    Column("giro_due", N_("Due date"), Kind.DATE, chars=9),
    Column("amount", N_("Amount"), Kind.MONEY, total=True, chars=15),
    Column("cleared", N_("Cleared on"), Kind.DATE, chars=9, priority=3),
    Column("bank", N_("Account"), chars=16, priority=3),
    Column("state", N_("Status"), Kind.STATE, chars=14),
)

_WAITS = "d.giro <> '' AND d.state = 'posted' AND v.document_id IS NULL AND g.id IS NULL"


def standing_sql(today: dt.date) -> str:
    """How the giro of ``d`` stands, over ``v`` (void mark of the payment) and ``g`` (outcome)."""
    return (
        f"CASE WHEN g.outcome = 'bounced' THEN '{BOUNCED}' WHEN v.document_id IS NOT NULL THEN 'void'"
        f" WHEN g.outcome = 'cleared' THEN '{CLEARED}'"
        f" WHEN d.giro_due <= '{today.isoformat()}' THEN '{DUE}' ELSE '{WAITING}' END"
    )


def _source(side: Side) -> str:
    return (
        f"{side.table} d LEFT JOIN void_mark v ON v.kind = '{side.kind}' AND v.document_id = d.id"
        f" LEFT JOIN giro_outcome g ON g.kind = '{side.kind}' AND g.document_id = d.id"
        f" AND NOT EXISTS (SELECT 1 FROM void_mark t WHERE t.kind = '{OUTCOME}'"
        " AND t.document_id = g.id)"
    )


def listing(side: Side, key: str, today: dt.date) -> store.Listing:
    """Every posted giro, the latest to fall due first; the footer counts those that wait."""
    state = standing_sql(today)
    return store.Listing(
        key=key,
        permission=side.view,
        columns=COLUMNS,
        sql={
            "number": "d.number",
            "date": "d.date",
            "party_code": "p.code",
            "party": "p.name",
            "giro": "d.giro",
            "giro_bank": "d.giro_bank",
            "giro_due": "d.giro_due",
            "amount": "d.amount",
            "cleared": "CASE WHEN g.outcome = 'cleared' THEN g.date END",
            "bank": "COALESCE(a.name, '')",
            "state": state,
        },
        source=f"{_source(side)} JOIN party p ON p.id = d.party_id"
        " LEFT JOIN account a ON a.id = g.account_id",
        key_sql="d.id",
        order=(("giro_due", True),),
        search=("d.number", "d.giro", "d.giro_bank", "p.name", "p.code"),
        where="d.giro <> '' AND d.state = 'posted'",
        filters={
            "state": f"({state}) = ?",
            "party": "p.code = ?",
            "open": "(v.document_id IS NULL AND g.id IS NULL) = ?",
            "from": "d.giro_due >= ?",
            "to": "d.giro_due <= ?",
        },
        base=f"{side.table} d",
        sums_where="v.document_id IS NULL AND g.id IS NULL",
    )


def due_by_day(side: Side, last: dt.date) -> list[tuple[dt.date, int, Money]]:
    """How many waiting giros fall due on each day until ``last``, and how much; those overdue included."""
    rows = store.query(
        f"SELECT d.giro_due, COUNT(*), SUM(d.amount) FROM {_source(side)} WHERE {_WAITS}"
        " AND d.giro_due <= ? GROUP BY d.giro_due ORDER BY d.giro_due",
        (last,),
    )
    return [(dt.date.fromisoformat(day), count, Money(amount)) for day, count, amount in rows]


def waiting(side: Side) -> Money:
    """What all giros come to that were neither cleared nor bounced."""
    return Money(store.scalar(f"SELECT SUM(d.amount) FROM {_source(side)} WHERE {_WAITS}") or 0)


def standing(side: Side, payment_id: int, today: dt.date) -> str:
    """How the giro of a posted payment stands; empty where it is none."""
    found = store.scalar(
        f"SELECT {standing_sql(today)} FROM {_source(side)} WHERE d.id = ? AND d.giro <> ''"
        " AND d.state = 'posted'",
        (payment_id,),
    )
    return found or ""
