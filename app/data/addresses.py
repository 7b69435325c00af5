"""The table of parties' further addresses and contacts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from app.access.session import Session
from app.exchange.table import Table, Values
from app.kernel.columns import Column, Kind
from app.kernel.text import N_
from app.masters import address
from app.masters.address import USES, Address


def _read(_session: Session) -> Iterator[Mapping[str, Any]]:
    for code, each in address.everything():
        row = {column.key: getattr(each, column.key) for column in PARTY_ADDRESSES.columns[1:]}
        yield {"party": code, **row}


def _save(session: Session, values: Values, update: bool) -> None:
    given = {key: value for key, value in values.items() if value is not None}
    code = given.pop("party")
    address.add(session, code, Address(**given), change=update)


PARTY_ADDRESSES = Table(
    key="party-addresses",
    title=N_("Addresses of parties"),
    columns=(
        Column("party", N_("Party"), Kind.CODE, required=True, example="C-001"),
        Column("name", N_("Name"), chars=20, required=True, example="Gudang Ungaran"),
        Column("use", N_("Used for"), chars=10, choices=USES, example="delivery"),
        Column("address", N_("Address"), chars=36, example="Jl. Diponegoro No. 5"),
        Column("city", N_("City"), chars=14, example="Ungaran"),
        Column("contact", N_("Contact person"), chars=20, example="Bu Rina"),
        Column("phone", N_("Phone"), Kind.CODE, chars=16),
        Column("email", N_("E-mail"), chars=22),
    ),
    key_columns=("party", "name"),
    read=_read,
    save=_save,
)
