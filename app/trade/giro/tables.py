"""What became of giros, as a table of a file: recorded many at a time, as the bank's statement tells them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from app import store
from app.access.session import Session
from app.exchange.table import Table, Values
from app.kernel.columns import Column, Kind
from app.kernel.money import ZERO, Money
from app.kernel.text import N_
from app.trade.giro import service
from app.trade.giro.outcomes import BOUNCED, CLEARED, OUTCOME
from app.trade.payments import Side

COLUMNS = (
    Column("payment", N_("Payment"), Kind.NUMBER, chars=16, required=True),
    Column("outcome", N_("Outcome"), Kind.CODE, required=True, choices=(CLEARED, BOUNCED)),
    Column("date", N_("Date"), Kind.DATE, required=True, example="2026-11-23"),
    Column("account", N_("Account"), Kind.CODE, example="1111"),
    Column("fee", N_("Bank charge"), Kind.MONEY, chars=13),
)


def table(side: Side, key: str, title: str) -> Table:
    """The outcomes of the giros of one side."""

    def read(_session: Session) -> Iterable[Mapping[str, Any]]:
        rows = store.query(
            "SELECT d.number, g.outcome, g.date, COALESCE(a.code, ''), g.fee FROM giro_outcome g"
            f" JOIN {side.table} d ON d.id = g.document_id LEFT JOIN account a ON a.id = g.account_id"
            " WHERE g.kind = ? AND NOT EXISTS (SELECT 1 FROM void_mark v WHERE v.kind = ?"
            " AND v.document_id = g.id) ORDER BY g.id",
            (side.kind, OUTCOME),
        )
        for number, outcome, date, account, fee in rows:
            yield {
                "payment": number,
                "outcome": outcome,
                "date": dt.date.fromisoformat(date),
                "account": account or None,
                "fee": Money(fee) if fee else None,
            }

    def save(session: Session, values: Values, _update: bool) -> None:
        name, date, account = values["payment"], values["date"], values["account"] or ""
        if values["outcome"] == CLEARED:
            service.clear(session, side, name, date, account)
        else:
            service.bounce(session, side, name, date, values["fee"] or ZERO, account)

    return Table(
        key=key,
        title=title,
        columns=COLUMNS,
        key_columns=("payment",),
        read=read,
        save=save,
    )
