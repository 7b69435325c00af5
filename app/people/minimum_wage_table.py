"""The table of minimum wages of the place, by the day they begin."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from app import store
from app.access.session import Session
from app.exchange.table import Table, Values
from app.kernel.columns import Column, Kind
from app.kernel.money import Money
from app.kernel.text import N_
from app.people.inputs.minimum_wage import save_minimum_wage


def _save(session: Session, values: Values, update: bool) -> None:
    save_minimum_wage(session, values["valid_from"], values["amount"], update=update)


def _read(_session: Session) -> Iterator[Mapping[str, Any]]:
    for date, amount in store.query("SELECT valid_from, amount FROM minimum_wage ORDER BY 1"):
        yield {"valid_from": dt.date.fromisoformat(date), "amount": Money(amount)}


MINIMUM_WAGES = Table(
    key="minimum-wages",
    title=N_("Minimum wages"),
    columns=(
        Column("valid_from", N_("In force since"), Kind.DATE, required=True, example="2026-01-01"),
        Column("amount", N_("Minimum wage"), Kind.MONEY, required=True, example="5729876"),
    ),
    key_columns=("valid_from",),
    read=_read,
    save=_save,
)
