"""The inventory sheet: what lies where and is worth what on a day, per warehouse and category; and the
blind count sheet, which leaves out what the books say."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from app.kernel.money import Money
from app.kernel.quantity import Quantity, UnitPrice
from app.kernel.text import speaking
from app.printing.document import write_file
from app.printing.model import Letterhead
from app.printing.stamp import Stamp


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One item in one warehouse. ``below``: all warehouses together hold less than the minimum."""

    code: str
    name: str
    rack: str
    unit: str
    quantity: Quantity
    minimum: Quantity
    average: UnitPrice
    value: Money
    below: bool = False


@dataclass(frozen=True, slots=True)
class SheetCategory:
    """Items of one category with the sum of their values."""

    name: str
    rows: tuple[SheetRow, ...]
    value: Money


@dataclass(frozen=True, slots=True)
class SheetWarehouse:
    """One warehouse with the sum of its values."""

    name: str
    address: str
    categories: tuple[SheetCategory, ...]
    value: Money


@dataclass(frozen=True, slots=True)
class InventorySheetPaper:
    """What an inventory sheet says. ``costing``: "average" or "fifo". ``filtered``: worded, what was
    asked for. Without ``with_values`` cost and value columns are left out."""

    letterhead: Letterhead
    as_of: dt.date
    warehouses: tuple[SheetWarehouse, ...]
    value: Money
    costing: str = "average"
    filtered: str = ""
    with_values: bool = True
    language: str = "id"


@dataclass(frozen=True, slots=True)
class CountRow:
    """One item to be counted, in the unit it is counted in."""

    code: str
    name: str
    rack: str
    unit: str
    category: str = ""


@dataclass(frozen=True, slots=True)
class CountSheetPaper:
    """What a count sheet says: never a book quantity."""

    letterhead: Letterhead
    number: str
    date: dt.date
    warehouse: str
    rows: tuple[CountRow, ...]
    warehouse_address: str = ""
    counters: tuple[str, ...] = ()
    language: str = "id"


def draw(paper: InventorySheetPaper, stamp: Stamp, logo: bytes = b"") -> bytes:
    """The inventory sheet as a PDF. ``logo``: the picture that ``letterhead.logo`` names."""
    from app.inventory.sheet import page

    with speaking(paper.language):
        return page.draw_sheet(paper, stamp, logo)


def draw_count(paper: CountSheetPaper, stamp: Stamp, logo: bytes = b"") -> bytes:
    """The blind count sheet as a PDF."""
    from app.inventory.sheet import page

    with speaking(paper.language):
        return page.draw_count(paper, stamp, logo)


def write(paper: InventorySheetPaper, stamp: Stamp, path: Path, logo: bytes = b"") -> None:
    """Draws the inventory sheet into a file, replacing an older one. Raises FileProblem."""
    write_file(path, draw(paper, stamp, logo))


def write_count(paper: CountSheetPaper, stamp: Stamp, path: Path, logo: bytes = b"") -> None:
    """Draws the count sheet into a file, replacing an older one. Raises FileProblem."""
    write_file(path, draw_count(paper, stamp, logo))
