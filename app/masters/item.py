"""Items: goods and services, their units, prices and tax."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import peewee

from app.access.session import Session
from app.kernel.columns import Column, Kind
from app.kernel.errors import NotFound, Refused
from app.kernel.problems import Problem, blocking
from app.kernel.quantity import NO_PRICE, NO_QUANTITY, Quantity, UnitPrice
from app.kernel.text import N_
from app.masters import unit as units
from app.masters.checks import (
    choice_problems,
    code_problems,
    length_problems,
    name_problems,
    price_problems,
    quantity_problems,
    taken_problems,
)
from app.store import (
    BooleanField,
    ForeignKeyField,
    IntegerField,
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
    scalar,
    update,
    write_rows,
)

KINDS = ("goods", "service")
COSTINGS = ("average", "fifo")
TAXES = ("ppn", "luxury", "exempt", "none")
FIXED = N_("This is fixed once the item has stock moves.")


class ItemRow(Record):
    code = TextField(unique=True)
    name = TextField(index=True)
    category = TextField(default="")
    kind = TextField(default="goods")
    unit = TextField()
    costing = TextField(default="average")
    sale_price = PriceField(default=0)
    purchase_price = PriceField(default=0)
    min_stock = QuantityField(default=0)
    barcode = TextField(default="", index=True)
    rack = TextField(default="")
    tax = TextField(default="ppn")
    active = BooleanField(default=True)
    weight = QuantityField(default=0, constraints=[peewee.SQL("DEFAULT 0")])
    max_stock = QuantityField(default=0, constraints=[peewee.SQL("DEFAULT 0")])
    reorder_quantity = QuantityField(default=0, constraints=[peewee.SQL("DEFAULT 0")])

    class Meta:
        table_name = "item"


class ItemUnitRow(Record):
    """One ``unit`` of the item is ``numerator / denominator`` base units."""

    item = ForeignKeyField(ItemRow)
    unit = TextField()
    numerator = IntegerField()
    denominator = IntegerField(default=1)

    class Meta:
        table_name = "item_unit"
        indexes = ((("item", "unit"), True),)


TABLES = (ItemRow, ItemUnitRow)
GUARDS = ()


@dataclass(frozen=True, slots=True)
class Item:
    """What is bought and sold. ``unit`` is the smallest, in which stock is kept.

    Prices are for one base unit, without PPN. weight: grams of one base unit. Below ``min_stock`` it is
    ordered: up to ``max_stock``, else ``reorder_quantity`` at a time. ``id`` is 0 until it is saved.
    """

    code: str
    name: str
    unit: str
    category: str = ""
    kind: str = "goods"
    costing: str = "average"
    sale_price: UnitPrice = NO_PRICE
    purchase_price: UnitPrice = NO_PRICE
    min_stock: Quantity = NO_QUANTITY
    barcode: str = ""
    rack: str = ""
    tax: str = "ppn"
    active: bool = True
    id: int = 0
    weight: Quantity = NO_QUANTITY
    max_stock: Quantity = NO_QUANTITY
    reorder_quantity: Quantity = NO_QUANTITY

    @property
    def is_goods(self) -> bool:
        return self.kind == "goods"


COLUMNS = (
    Column("code", N_("Code"), Kind.CODE, chars=11, required=True, example="BRG-001"),
    Column("name", N_("Item name"), chars=34, required=True, example="Lampu LED 9 W"),
    Column("category", N_("Category"), chars=14, priority=2, example="Lampu"),
    Column("kind", N_("Kind"), chars=8, priority=4, choices=KINDS, example="goods"),
    Column("unit", N_("Unit"), chars=6, required=True, example="pcs"),
    Column("costing", N_("Costing"), chars=9, priority=5, choices=COSTINGS, example="average"),
    Column("sale_price", N_("Sale price"), Kind.PRICE, chars=13, example="18500"),
    Column("purchase_price", N_("Purchase price"), Kind.PRICE, chars=13, priority=1),
    Column("min_stock", N_("Minimum"), Kind.QUANTITY, chars=9, priority=2),
    Column("barcode", N_("Barcode"), Kind.CODE, chars=15, priority=3),
    Column("tax", N_("Tax"), chars=8, priority=3, choices=TAXES, example="ppn"),
    Column("max_stock", N_("Maximum"), Kind.QUANTITY, chars=9, priority=5),
    Column("reorder_quantity", N_("Order quantity"), Kind.QUANTITY, chars=9, priority=5),
    Column("weight", N_("Weight (gram)"), Kind.QUANTITY, chars=9, priority=5),
)

LISTING = Listing(
    key="items",
    columns=COLUMNS,
    sql={column.key: f"i.{column.key}" for column in COLUMNS},
    source="item i",
    key_sql="i.id",
    order=(("code", False),),
    search=("i.code", "i.name", "i.barcode", "i.category"),
    indexed=(("item", "i.id"),),
    filters={"active": "i.active = ?", "category": "i.category = ?"},
)

_FIELDS = (
    "code, name, unit, category, kind, costing, sale_price, purchase_price, min_stock, barcode, "
    "rack, tax, active, id, weight, max_stock, reorder_quantity"
)


def _record(row: tuple[Any, ...]) -> Item:
    values = list(row)
    values[6], values[7] = UnitPrice(row[6]), UnitPrice(row[7])
    values[8] = Quantity(row[8])
    values[12] = bool(row[12])
    values[14:] = map(Quantity, row[14:])
    return Item(*values)


def categories() -> list[str]:
    """The categories in use, by name."""
    found = query("SELECT DISTINCT category FROM item WHERE category <> '' ORDER BY category")
    return [name for (name,) in found]


@cached("item")
def find(code: str) -> Item | None:
    row = one(f"SELECT {_FIELDS} FROM item WHERE code = ?", (code,))
    return _record(row) if row else None


@cached("item")
def get(item_id: int) -> Item:
    row = one(f"SELECT {_FIELDS} FROM item WHERE id = ?", (item_id,))
    if row is None:
        raise NotFound(N_("There is no item number {id}."), id=item_id)
    return _record(row)


def require(code: str) -> Item:
    found = find(code)
    if found is None:
        raise NotFound(
            N_("There is no item {code}."),
            code=code,
            remedy=N_("Check the code, or create the item first."),
        )
    return found


def find_by_barcode(barcode: str) -> Item | None:
    row = one(f"SELECT {_FIELDS} FROM item WHERE barcode = ? AND active", (barcode,))
    return _record(row) if row else None


@cached("item")
def factors(item_id: int) -> dict[str, Fraction]:
    """Base units in one of each unit the item is counted in; the base unit itself is 1."""
    found = {get(item_id).unit: Fraction(1)}
    for code, numerator, denominator in query(
        "SELECT unit, numerator, denominator FROM item_unit WHERE item_id = ?", (item_id,)
    ):
        found[code] = Fraction(numerator, denominator)
    return found


def problems(draft: Item) -> list[Problem]:
    """Everything wrong with an item."""
    found = code_problems(draft.code) + name_problems(draft.name)
    found += choice_problems(draft.kind, "kind", KINDS)
    found += choice_problems(draft.costing, "costing", COSTINGS)
    found += choice_problems(draft.tax, "tax", TAXES)
    found += price_problems(draft.sale_price, "sale_price")
    found += price_problems(draft.purchase_price, "purchase_price")
    for field in ("min_stock", "max_stock", "reorder_quantity", "weight"):
        found += quantity_problems(getattr(draft, field), field)
    if draft.max_stock and draft.max_stock < draft.min_stock:
        found.append(Problem("max_stock", N_("The maximum lies below the minimum.")))
    found += length_problems(draft.category, "category")
    if not draft.unit.strip():
        found.append(Problem("unit", N_("A unit is needed.")))
    return found + taken_problems(draft, find(draft.code)) + _fixed_problems(draft)


def _fixed_problems(draft: Item) -> list[Problem]:
    """Kind, base unit and costing stay once the item has moved."""
    if not draft.id or not _has_moved(draft.id):
        return []
    before = get(draft.id)
    return [
        Problem(field, FIXED)
        for field in ("kind", "unit", "costing")
        if getattr(before, field) != getattr(draft, field)
    ]


def _has_moved(item_id: int, unit: str = "") -> bool:
    """Whether the item has stock moves; with ``unit``, any that were written in it."""
    found = scalar(
        "SELECT 1 FROM stock_move WHERE item_id = ?1 AND (?2 = '' OR unit = ?2) LIMIT 1",
        (item_id, unit),
    )
    return found is not None


def save(session: Session, draft: Item) -> Item:
    """Creates or changes an item."""
    session.require("masters.edit")
    found = blocking(problems(draft))
    if found:
        raise Refused(found)
    values = {name: getattr(draft, name) for name in _FIELDS.split(", ") if name != "id"}
    with session.work() as work:
        units.ensure(draft.unit)
        if draft.id:
            update(ItemRow, draft.id, **values)
        else:
            insert(ItemRow, **values)
        work.audit("save", "item", draft.code, name=draft.name)
        work.touch("item", "unit")
        return require(draft.code)


def set_unit(session: Session, item_code: str, unit: str, factor: Fraction) -> None:
    """One ``unit`` of the item is ``factor`` base units, exactly."""
    session.require("masters.edit")
    item = require(item_code)
    if factor <= 0:
        raise Refused([Problem("factor", N_("The factor is larger than zero."))])
    if unit == item.unit and factor != 1:
        raise Refused([Problem("unit", N_("The base unit is always 1."))])
    if factors(item.id).get(unit, factor) != factor and _has_moved(item.id, unit):
        raise Refused([Problem("factor", FIXED)])
    with session.work() as work:
        units.ensure(unit)
        execute("DELETE FROM item_unit WHERE item_id = ? AND unit = ?", (item.id, unit))
        if unit != item.unit:
            write_rows(
                ItemUnitRow,
                [
                    {
                        "item_id": item.id,
                        "unit": unit,
                        "numerator": factor.numerator,
                        "denominator": factor.denominator,
                    }
                ],
            )
        work.audit("unit", "item", item.code, unit=unit, factor=str(factor))
        work.touch("item", "unit")
