"""From the stock list to the inventory sheet on paper: per warehouse and category, as of any day."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from pathlib import Path

from app.access.session import Session
from app.inventory import stock_list
from app.inventory.sheet import paper
from app.inventory.sheet.paper import (
    InventorySheetPaper,
    SheetCategory,
    SheetRow,
    SheetWarehouse,
)
from app.inventory.stock_list import StockRow
from app.kernel.errors import UserError
from app.kernel.money import Money
from app.kernel.text import N_, _, speaking
from app.masters.warehouse import Warehouse
from app.printing import issue
from app.printing.document import file_name

PERMISSION = "inventory.report"


def render(session: Session, name: str, folder: Path, *, page: str = "") -> list[Path]:
    """Writes the sheet as of the day ``name`` into ``folder``. Raises UserError, FileProblem."""
    day = _day_in(name)
    model = paper_of(session, day)
    path = folder / f"{file_name(_('Inventory sheet') + f' {day}')}.pdf"
    paper.write(model, issue.preview(session, page=page), path, issue.logo(model.letterhead))
    return [path]


def _day_in(name: str) -> dt.date:
    """A whole date, in either of the two ways the command line writes one. Raises UserError."""
    for way in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return dt.datetime.strptime(name, way).date()
        except ValueError:
            continue
    raise UserError(N_("“{value}” is not a date (write 2026-11-23 or 23/11/2026)"), value=name)


def pdf(session: Session, day: dt.date, *, warehouse: str = "", page: str = "") -> bytes:
    """The sheet to look at."""
    model = paper_of(session, day, warehouse)
    return paper.draw(model, issue.preview(session, page=page), issue.logo(model.letterhead))


def paper_of(
    session: Session, day: dt.date, warehouse: str = "", category: str = ""
) -> InventorySheetPaper:
    """What lay where at the end of ``day``, in one warehouse or all of them."""
    session.require(PERMISSION)
    rows = list(stock_list.rows(day, category))
    asked = [w for w in stock_list.all_warehouses() if not warehouse or w.code == warehouse]
    sheets = tuple(sheet for each in asked if (sheet := _warehouse(each, rows)).categories)
    costings = {row.costing for row in rows if row.quantity}
    with speaking(session.company.language):
        filtered = category or _("all categories, items in stock")
    return InventorySheetPaper(
        letterhead=issue.letterhead(session.company),
        as_of=day,
        warehouses=sheets,
        value=Money(sum(sheet.value.minor for sheet in sheets)),
        costing=costings.pop() if len(costings) == 1 else session.company.costing,
        filtered=filtered,
        language=session.company.language,
    )


def _warehouse(here: Warehouse, rows: list[StockRow]) -> SheetWarehouse:
    held = [row for row in rows if here.id in row.places]
    categories = tuple(
        _category(name, here, list(members))
        for name, members in groupby(held, key=lambda row: row.category)
    )
    value = Money(sum(each.value.minor for each in categories))
    return SheetWarehouse(here.name, here.address, categories, value)


def _category(name: str, here: Warehouse, rows: list[StockRow]) -> SheetCategory:
    lines = tuple(_row(here, row) for row in rows)
    return SheetCategory(name, lines, Money(sum(line.value.minor for line in lines)))


def _row(here: Warehouse, row: StockRow) -> SheetRow:
    quantity, value = row.places[here.id]
    return SheetRow(
        row.code, row.name, row.rack, row.unit, quantity, row.minimum, row.average, value, row.below
    )
