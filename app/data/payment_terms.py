"""The table of payment terms in parts: one row per term."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any

from app.access.session import Session
from app.data.keeping import require_new
from app.exchange.table import Table, Values
from app.kernel.columns import Column, Kind
from app.kernel.text import N_
from app.masters import payment_term
from app.masters.payment_term import PaymentTerm


def _read(_session: Session) -> Iterator[Mapping[str, Any]]:
    for term in payment_term.everything():
        yield {
            "code": term.code,
            "name": term.name,
            "parts": payment_term.written(term.parts),
            "active": term.active,
        }


def _save(session: Session, values: Values, update: bool) -> None:
    known = payment_term.find(values["code"])
    require_new(values["code"], known, update)
    draft = dataclasses.replace(
        known or PaymentTerm(values["code"], ""),
        name=values["name"],
        parts=payment_term.understood(values["parts"]),
        active=values["active"] is not False,
    )
    payment_term.save(session, draft)


PAYMENT_TERMS = Table(
    key="payment-terms",
    title=N_("Payment terms"),
    columns=(
        Column("code", N_("Code"), Kind.CODE, required=True, example="30-70"),
        Column("name", N_("Name"), chars=34, required=True, example="30% tunai, sisa 30 hari"),
        Column("parts", N_("Parts"), chars=24, required=True, example="30% 0; rest 30"),
        Column("active", N_("Active"), Kind.FLAG, chars=8, example="yes"),
    ),
    read=_read,
    save=_save,
    listing=payment_term.LISTING,
)
