"""The table of price lists: one row per price, with the list it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from app.access.session import Session
from app.exchange.table import Table, Values
from app.kernel.columns import Column, Kind
from app.kernel.quantity import NO_QUANTITY
from app.kernel.text import N_
from app.masters import price_list
from app.masters.price_list import Price, PriceList


def _read(_session: Session) -> Iterator[Mapping[str, Any]]:
    for whole, price in price_list.everything():
        yield {
            "list": whole.code,
            "name": whole.name,
            "customer": whole.customer,
            "item": price.item,
            "unit": price.unit,
            "from_quantity": price.from_quantity,
            "price": price.price,
            "valid_from": price.valid_from,
            "valid_to": price.valid_to,
        }


def _save(session: Session, values: Values, update: bool) -> None:
    """One price; a list that is new is made with its first one."""
    code = values["list"]
    if price_list.find(code) is None:
        name, customer = values["name"] or code, values["customer"] or ""
        price_list.save(session, PriceList(code, name, customer))
    price = Price(
        values["item"],
        values["price"],
        values["unit"] or "",
        values["from_quantity"] or NO_QUANTITY,
        values["valid_from"],
        values["valid_to"],
    )
    price_list.set_price(session, code, price, change=update)


PRICE_LISTS = Table(
    key="price-lists",
    title=N_("Price lists"),
    columns=(
        Column("list", N_("List"), Kind.CODE, required=True, example="GROSIR"),
        Column("name", N_("Name"), chars=24, example="Daftar grosir"),
        Column("customer", N_("Customer"), Kind.CODE),
        Column("item", N_("Item"), Kind.CODE, required=True, example="BRG-001"),
        Column("unit", N_("Unit"), chars=6, example="pcs"),
        Column("from_quantity", N_("From quantity"), Kind.QUANTITY, example="10"),
        Column("price", N_("Price"), Kind.PRICE, required=True, example="17500"),
        Column("valid_from", N_("Valid from"), Kind.DATE, example="2026-01-01"),
        Column("valid_to", N_("Valid until"), Kind.DATE),
    ),
    key_columns=("list", "item", "unit", "from_quantity", "valid_from"),
    read=_read,
    save=_save,
)
