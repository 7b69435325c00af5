"""The inventory sheet as a report: what lies in each warehouse, by category, as of a day."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from app.access.session import Session
from app.inventory import stock_list
from app.inventory.stock_list import StockRow
from app.kernel import formats
from app.kernel.columns import Column, Kind
from app.kernel.money import Money
from app.kernel.report import Filters, ReportResult, Row
from app.kernel.text import N_, _
from app.masters import warehouse as warehouses
from app.masters.warehouse import Warehouse

PERMISSION = "inventory.report"
COLUMNS = (
    Column("warehouse", N_("Warehouse"), Kind.CODE, chars=10),
    Column("category", N_("Category"), chars=12),
    Column("code", N_("Code"), Kind.CODE, chars=10),
    Column("name", N_("Item name"), chars=32),
    Column("rack", N_("Rack"), Kind.CODE, chars=6),
    Column("unit", N_("Unit"), chars=5),
    Column("quantity", N_("Quantity"), Kind.QUANTITY, chars=10),
    Column("minimum", N_("Minimum"), Kind.QUANTITY, chars=9),
    Column("average", N_("Average cost"), Kind.PRICE, chars=12),
    Column("value", N_("Value"), Kind.MONEY, total=True, chars=15),
)


def build(session: Session, filters: Filters) -> ReportResult:
    """As of ``as_of`` (today if not given). Choices: warehouse and category narrow it."""
    session.require(PERMISSION)
    day = filters.as_of or filters.date_to or session.today()
    category = filters.choices.get("category", "")
    rows = list(stock_list.rows(day, category))
    code = filters.choices.get("warehouse", "")
    asked = (warehouses.require(code),) if code else stock_list.all_warehouses()
    lines = [line for here in asked for line in _warehouse(here, rows)]
    value = Money(sum(line.values["value"].minor for line in lines if not line.style))
    return ReportResult(
        key="inventory-sheet",
        title=_("Inventory sheet"),
        subtitle=_("as of {date}", date=formats.date_long(day)),
        columns=COLUMNS,
        rows=lines,
        totals={"value": value},
    )


def _warehouse(here: Warehouse, rows: list[StockRow]) -> Iterator[Row]:
    held = [row for row in rows if here.id in row.places]
    if not held:
        return
    yield Row({"warehouse": here.code, "name": here.name}, style="group")
    for category, members in groupby(held, key=lambda row: row.category):
        lines = [_line(here, row) for row in members]
        yield from lines
        value = Money(sum(line.values["value"].minor for line in lines))
        yield Row(
            {
                "name": _("Total {category}", category=category or _("without category")),
                "value": value,
            },
            style="subtotal",
        )


def _line(here: Warehouse, row: StockRow) -> Row:
    quantity, value = row.places[here.id]
    return Row(
        {
            "warehouse": here.code,
            "category": row.category,
            "code": row.code,
            "name": row.name,
            "rack": row.rack,
            "unit": row.unit,
            "quantity": quantity,
            "minimum": row.minimum,
            "average": row.average,
            "value": value,
        },
        link=("item", row.code),
    )
