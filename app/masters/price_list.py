"""Price lists: what items cost those a list is for, by unit, from a quantity on and between two days.

A list with a customer is theirs alone; any other is chosen with the customers who buy by it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.access.session import Session
from app.kernel.columns import Column, Kind
from app.kernel.errors import NotFound, NumberTaken, Refused
from app.kernel.problems import Problem, blocking
from app.kernel.quantity import NO_PRICE, NO_QUANTITY, Quantity, UnitPrice
from app.kernel.text import N_
from app.masters import item as items
from app.masters import party as parties
from app.masters.checks import (
    code_problems,
    name_problems,
    price_problems,
    quantity_problems,
    taken_problems,
)
from app.masters.item import ItemRow
from app.masters.party import PartyRow
from app.store import (
    BooleanField,
    DateField,
    ForeignKeyField,
    Listing,
    PriceField,
    QuantityField,
    Record,
    TextField,
    cached,
    execute,
    insert,
    one,
    query,
    update,
    write_rows,
)

NO_SUCH_ITEM = N_("There is no item {code}.")
NO_SUCH_UNIT = N_("Item {code} has no unit {unit}.")
NO_SUCH_CUSTOMER = N_("There is no customer {code}.")
TWICE = N_("This price stands in the list twice.")
ENDS_EARLY = N_("The last day is before the first.")


class PriceListRow(Record):
    code = TextField(unique=True)
    name = TextField()
    customer = ForeignKeyField(PartyRow, null=True)
    active = BooleanField(default=True)

    class Meta:
        table_name = "price_list"


class PriceRow(Record):
    list = ForeignKeyField(PriceListRow, index=False)
    item = ForeignKeyField(ItemRow)
    unit = TextField()
    from_quantity = QuantityField()
    price = PriceField()
    valid_from = DateField(null=True)
    valid_to = DateField(null=True)

    class Meta:
        table_name = "price"
        indexes = ((("list", "item"), False),)


TABLES = (PriceListRow, PriceRow)
GUARDS = ()


@dataclass(frozen=True, slots=True)
class Price:
    """What one ``unit`` of an item costs without PPN, from a quantity of that unit on.

    unit: empty for the item's base unit. valid_from, valid_to: both included; None is without end.
    """

    item: str
    price: UnitPrice = NO_PRICE
    unit: str = ""
    from_quantity: Quantity = NO_QUANTITY
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None

    @property
    def key(self) -> tuple[str, str, int, dt.date | None]:
        """What a list may hold once."""
        return self.item, self.unit, self.from_quantity.micro, self.valid_from


@dataclass(frozen=True, slots=True)
class PriceList:
    """A list whole. customer: the code of the one customer it is for, empty for a list of many.

    ``id`` is 0 until it is saved.
    """

    code: str
    name: str
    customer: str = ""
    prices: tuple[Price, ...] = ()
    active: bool = True
    id: int = 0


LISTING = Listing(
    key="price-lists",
    columns=(
        Column("code", N_("Code"), Kind.CODE, chars=12),
        Column("name", N_("Name"), chars=30),
        Column("customer", N_("Customer"), chars=26, priority=1),
        Column("prices", N_("Prices"), Kind.COUNT, chars=8, priority=2),
        Column("customers", N_("Customers"), Kind.COUNT, chars=10, priority=2),
        Column("active", N_("Active"), Kind.FLAG, chars=6, priority=3),
    ),
    sql={
        "code": "l.code",
        "name": "l.name",
        "customer": "COALESCE(p.name, '')",
        "prices": "(SELECT COUNT(*) FROM price r WHERE r.list_id = l.id)",
        "customers": "(SELECT COUNT(*) FROM party c WHERE c.price_list_id = l.id OR c.id = l.customer_id)",
        "active": "l.active",
    },
    source="price_list l LEFT JOIN party p ON p.id = l.customer_id",
    key_sql="l.id",
    order=(("code", False),),
    search=("l.code", "l.name", "p.name"),
    filters={"active": "l.active = ?"},
)

_SELECT = (
    "SELECT l.code, l.name, COALESCE(p.code, ''), l.active, l.id FROM price_list l"
    " LEFT JOIN party p ON p.id = l.customer_id"
)
_PRICES = (
    "SELECT i.code, r.price, r.unit, r.from_quantity, r.valid_from, r.valid_to FROM price r"
    " JOIN item i ON i.id = r.item_id"
)
_ORDER = "ORDER BY i.code, r.unit, r.from_quantity, r.valid_from"


@cached("price-list", "party", "item")
def find(code: str) -> PriceList | None:
    row = one(f"{_SELECT} WHERE l.code = ?", (code,))
    return _whole(row) if row else None


@cached("price-list", "party", "item")
def get(list_id: int) -> PriceList:
    row = one(f"{_SELECT} WHERE l.id = ?", (list_id,))
    if row is None:
        raise NotFound(N_("There is no price list number {id}."), id=list_id)
    return _whole(row)


def _whole(row: tuple[Any, ...]) -> PriceList:
    code, name, customer, active, key = row
    found = query(f"{_PRICES} WHERE r.list_id = ? {_ORDER}", (key,))
    return PriceList(code, name, customer, tuple(map(_price, found)), bool(active), key)


def _price(row: tuple[Any, ...]) -> Price:
    code, price, unit, quantity, first, last = row
    return Price(code, UnitPrice(price), unit, Quantity(quantity), _day(first), _day(last))


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@cached("price-list", "party")
def for_customer(customer_id: int) -> tuple[tuple[int, str], ...]:
    """The id and name of each active list the customer buys by: their own first."""
    found = query(
        "SELECT l.id, l.name FROM price_list l WHERE l.active AND (l.customer_id = ?1 OR"
        " (l.customer_id IS NULL AND l.id = (SELECT price_list_id FROM party WHERE id = ?1)))"
        " ORDER BY l.customer_id IS NULL, l.id DESC",
        (customer_id,),
    )
    return tuple((key, name) for key, name in found)


@cached("price-list", "item")
def of_item(list_id: int, item_id: int) -> tuple[Price, ...]:
    """What a list says of one item."""
    found = query(
        f"{_PRICES} WHERE r.list_id = ? AND r.item_id = ? {_ORDER}",
        (list_id, item_id),
    )
    return tuple(map(_price, found))


def shared() -> tuple[tuple[int, str], ...]:
    """The id and name of every list that is not of one customer."""
    found = query("SELECT id, name FROM price_list WHERE customer_id IS NULL ORDER BY name")
    return tuple((key, name) for key, name in found)


def problems(draft: PriceList) -> list[Problem]:
    """Everything wrong with a list, at its field or line."""
    found = code_problems(draft.code) + name_problems(draft.name)
    found += taken_problems(draft, find(draft.code))
    if draft.customer:
        customer = parties.find(draft.customer)
        if customer is None or not customer.is_customer:
            found.append(Problem("customer", NO_SUCH_CUSTOMER, {"code": draft.customer}))
    seen = set()
    for number, each in enumerate(map(_with_unit, draft.prices), start=1):
        at_line = _price_problems(each)
        if each.key in seen:
            at_line.append(Problem("from_quantity", TWICE))
        seen.add(each.key)
        found += [replace(problem, line=number) for problem in at_line]
    return found


def _price_problems(price: Price) -> list[Problem]:
    item = items.find(price.item)
    if item is None:
        return [Problem("item", NO_SUCH_ITEM, {"code": price.item})]
    found = price_problems(price.price, "price")
    found += quantity_problems(price.from_quantity, "from_quantity")
    if price.unit not in items.factors(item.id):
        values = {"code": price.item, "unit": price.unit}
        found.append(Problem("unit", NO_SUCH_UNIT, values))
    if price.valid_from and price.valid_to and price.valid_to < price.valid_from:
        found.append(Problem("valid_to", ENDS_EARLY))
    return found


def _with_unit(price: Price) -> Price:
    """The price with its unit named."""
    item = items.find(price.item)
    return replace(price, unit=item.unit) if item and not price.unit else price


def save(session: Session, draft: PriceList) -> PriceList:
    """Creates or changes a list with all its prices."""
    session.require("masters.edit")
    found = blocking(problems(draft))
    if found:
        raise Refused(found)
    customer = parties.require(draft.customer).id if draft.customer else None
    values = {
        "code": draft.code,
        "name": draft.name,
        "customer_id": customer,
        "active": draft.active,
    }
    with session.work() as work:
        if draft.id:
            update(PriceListRow, draft.id, **values)
            execute("DELETE FROM price WHERE list_id = ?", (draft.id,))
        list_id = draft.id or insert(PriceListRow, **values)
        _write(list_id, draft.prices)
        work.audit("save", "price-list", draft.code, name=draft.name, prices=len(draft.prices))
        work.touch("price-list")
        return get(list_id)


def set_price(session: Session, code: str, price: Price, *, change: bool) -> None:
    """Adds one price to a list. ``change``: in place of the same one, else that raises NumberTaken."""
    session.require("masters.edit")
    kept = find(code)
    if kept is None:
        raise NotFound(N_("There is no price list {code}."), code=code)
    found = blocking(_price_problems(_with_unit(price)))
    if found:
        raise Refused(found)
    with session.work() as work:
        gone = _remove(kept.id, _with_unit(price))
        if gone and not change:
            raise NumberTaken(
                N_("The list {code} has this price of {item} already."),
                code=code,
                item=price.item,
                remedy=N_("Leave the row out, or import with update to change it."),
            )
        _write(kept.id, (price,))
        work.audit("price", "price-list", code, item=price.item, price=price.price.scaled)
        work.touch("price-list")


def _remove(list_id: int, price: Price) -> int:
    item = items.require(price.item)
    return execute(
        "DELETE FROM price WHERE list_id = ? AND item_id = ? AND unit = ? AND from_quantity = ?"
        " AND valid_from IS ?",
        (list_id, item.id, price.unit, price.from_quantity, price.valid_from),
    ).rowcount


def _write(list_id: int, prices: Sequence[Price]) -> None:
    rows = [
        {
            "list_id": list_id,
            "item_id": items.require(each.item).id,
            "unit": each.unit,
            "from_quantity": each.from_quantity.micro,
            "price": each.price.scaled,
            "valid_from": each.valid_from.isoformat() if each.valid_from else None,
            "valid_to": each.valid_to.isoformat() if each.valid_to else None,
        }
        for each in map(_with_unit, prices)
    ]
    write_rows(PriceRow, rows)


def everything() -> Iterator[tuple[PriceList, Price]]:
    """Every price with its list, list by list."""
    for (key,) in query("SELECT id FROM price_list ORDER BY code"):
        whole = get(key)
        for price in whole.prices:
            yield whole, price
