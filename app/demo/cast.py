"""Who and what the demo company deals with, read from ``resources/demo``."""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.kernel.quantity import UnitPrice, each

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "demo"
MAIN, SECOND = "GUDANG", "UNGARAN"
PAYS_IN_PARTS = "C-022"
"""The customer whose invoices are due in two halves."""
FIRST_HALF_DAYS = 14


@dataclass(frozen=True, slots=True)
class Goods:
    """An item with its opening stock; ``cost`` is rupiah for one unit."""

    code: str
    name: str
    category: str
    unit: str
    sale_price: UnitPrice
    cost: int
    minimum: int
    rack: str
    opening: dict[str, int]


@dataclass(frozen=True, slots=True)
class Customer:
    code: str
    name: str
    address: str
    city: str
    contact: str
    npwp: str
    credit_limit: int
    terms_days: int
    size: int


@dataclass(frozen=True, slots=True)
class Supplier:
    code: str
    name: str
    address: str
    city: str
    terms_days: int
    category: str


@dataclass(frozen=True, slots=True)
class Employee:
    code: str
    name: str
    position: str
    department: str
    ptkp: str
    gender: str
    religion: str
    birth_date: dt.date
    joined: dt.date
    base_salary: int
    fixed_allowance: int
    daily_allowance: int
    overtime_hours: int
    account_number: str


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def goods() -> tuple[Goods, ...]:
    return tuple(
        Goods(
            row["code"],
            row["name"],
            row["category"],
            row["unit"],
            each(int(row["sale_price"])),
            int(row["cost"]),
            int(row["min_stock"]),
            row["rack"],
            {MAIN: int(row["quantity_main"]), SECOND: int(row["quantity_second"])},
        )
        for row in _rows("items")
    )


@cache
def customers() -> tuple[Customer, ...]:
    return tuple(
        Customer(
            row["code"],
            row["name"],
            row["address"],
            row["city"],
            row["contact"],
            row["npwp"],
            int(row["credit_limit"]),
            int(row["terms_days"]),
            int(row["size"]),
        )
        for row in _rows("customers")
    )


@cache
def suppliers() -> tuple[Supplier, ...]:
    return tuple(
        Supplier(
            row["code"],
            row["name"],
            row["address"],
            row["city"],
            int(row["terms_days"]),
            row["category"],
        )
        for row in _rows("suppliers")
    )


@cache
def employees() -> tuple[Employee, ...]:
    return tuple(
        Employee(
            row["code"],
            row["name"],
            row["position"],
            row["department"],
            row["ptkp"],
            row["gender"],
            row["religion"],
            dt.date.fromisoformat(row["birth_date"]),
            dt.date.fromisoformat(row["joined"]),
            int(row["base_salary"]),
            int(row["fixed_allowance"]),
            int(row["daily_allowance"]),
            int(row["overtime_hours"]),
            row["account_number"],
        )
        for row in _rows("employees")
    )
