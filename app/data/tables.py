"""The master tables: customers, suppliers, items, item-units, warehouses."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from app.access.session import Session
from app.data.keeping import require_new
from app.exchange.table import Table, Values
from app.kernel.columns import Column, Kind
from app.kernel.text import N_
from app.masters import item, party, warehouse
from app.store import Listing, query


def _present(values: Values) -> Values:
    """What the file said: a column that is absent or empty changes nothing."""
    return {key: value for key, value in values.items() if value is not None}


def _rows_of(listing: Listing) -> Iterator[Mapping[str, Any]]:
    keys = [column.key for column in listing.columns]
    for row in listing.window().rows():
        yield {key: getattr(row, key) for key in keys}


def _save_party(session: Session, values: Values, update: bool, role: str) -> None:
    known = party.find(values["code"])
    if known is not None and getattr(known, role):
        require_new(values["code"], known, update)
    given = {**_present(values), role: True}
    draft = dataclasses.replace(known, **given) if known else party.Party(**given)
    party.save(session, draft)


def _save_customer(session: Session, values: Values, update: bool) -> None:
    _save_party(session, values, update, "is_customer")


def _save_supplier(session: Session, values: Values, update: bool) -> None:
    _save_party(session, values, update, "is_supplier")


def _save_item(session: Session, values: Values, update: bool) -> None:
    known = item.find(values["code"])
    require_new(values["code"], known, update)
    given = _present(values)
    if known is None:
        given.setdefault("costing", session.company.costing)
    draft = dataclasses.replace(known, **given) if known else item.Item(**given)
    item.save(session, draft)


def _save_warehouse(session: Session, values: Values, update: bool) -> None:
    known = warehouse.find(values["code"])
    require_new(values["code"], known, update)
    given = _present(values)
    draft = dataclasses.replace(known, **given) if known else warehouse.Warehouse(**given)
    warehouse.save(session, draft)


def _save_item_unit(session: Session, values: Values, update: bool) -> None:
    factors = item.factors(item.require(values["item"]).id)
    known = factors.get(values["unit"])
    require_new(f"{values['item']} {values['unit']}", known, update)
    item.set_unit(session, values["item"], values["unit"], values["factor"].exact)


def _read_item_units(_session: Session) -> Iterator[Mapping[str, Any]]:
    rows = query(
        "SELECT i.code, u.unit, u.numerator, u.denominator FROM item_unit u "
        "JOIN item i ON i.id = u.item_id ORDER BY i.code, u.unit"
    )
    for code, unit, numerator, denominator in rows:
        yield {"item": code, "unit": unit, "factor": Fraction(numerator, denominator)}


CUSTOMERS = Table(
    key="customers",
    title=N_("Customers"),
    columns=party.COLUMNS,
    read=lambda _session: _rows_of(party.CUSTOMERS),
    save=_save_customer,
    listing=party.CUSTOMERS,
)

SUPPLIERS = Table(
    key="suppliers",
    title=N_("Suppliers"),
    columns=party.COLUMNS,
    read=lambda _session: _rows_of(party.SUPPLIERS),
    save=_save_supplier,
    listing=party.SUPPLIERS,
)

ITEMS = Table(
    key="items",
    title=N_("Items"),
    columns=item.COLUMNS,
    further=frozenset({"max_stock", "reorder_quantity", "weight"}),
    read=lambda _session: _rows_of(item.LISTING),
    save=_save_item,
    listing=item.LISTING,
)

ITEM_UNITS = Table(
    key="item-units",
    title=N_("Units of items"),
    columns=(
        Column("item", N_("Item"), Kind.CODE, required=True, example="BRG-001"),
        Column("unit", N_("Unit"), required=True, example="dus"),
        Column("factor", N_("Base units in one"), Kind.QUANTITY, required=True, example="12"),
    ),
    key_columns=("item", "unit"),
    read=_read_item_units,
    save=_save_item_unit,
)

WAREHOUSES = Table(
    key="warehouses",
    title=N_("Warehouses"),
    columns=tuple(each for each in warehouse.LISTING.columns if each.key in ("code", "name")),
    read=lambda _session: _rows_of(warehouse.LISTING),
    save=_save_warehouse,
)
