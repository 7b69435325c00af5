"""Warehouses: where goods are kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.access.session import Session
from app.kernel.columns import Column, Kind
from app.kernel.errors import NotFound, Refused
from app.kernel.problems import Problem, blocking
from app.kernel.text import N_
from app.masters.checks import code_problems, name_problems, taken_problems
from app.store import (
    BooleanField,
    Listing,
    Record,
    TextField,
    cached,
    insert,
    one,
    query,
    update,
)

FIRST = "GUDANG"


class WarehouseRow(Record):
    code = TextField(unique=True)
    name = TextField()
    address = TextField(default="")
    active = BooleanField(default=True)

    class Meta:
        table_name = "warehouse"


TABLES = (WarehouseRow,)
GUARDS = ()


@dataclass(frozen=True, slots=True)
class Warehouse:
    """A place goods are kept; ``id`` is 0 until it is saved."""

    code: str
    name: str
    address: str = ""
    active: bool = True
    id: int = 0


LISTING = Listing(
    key="warehouses",
    columns=(
        Column("code", N_("Code"), Kind.CODE, required=True, example="GUDANG2"),
        Column("name", N_("Name"), chars=30, required=True, example="Gudang Ungaran"),
        Column("address", N_("Address"), chars=40, priority=2),
        Column("active", N_("Active"), Kind.FLAG, chars=6, priority=1),
    ),
    sql={"code": "w.code", "name": "w.name", "address": "w.address", "active": "w.active"},
    source="warehouse w",
    key_sql="w.id",
    order=(("code", False),),
    search=("w.code", "w.name"),
)

_SELECT = "SELECT code, name, address, active, id FROM warehouse"


def _record(row: tuple[Any, ...]) -> Warehouse:
    return Warehouse(row[0], row[1], row[2], bool(row[3]), row[4])


@cached("warehouse")
def find(code: str) -> Warehouse | None:
    row = one(f"{_SELECT} WHERE code = ?", (code,))
    return _record(row) if row else None


@cached("warehouse")
def get(warehouse_id: int) -> Warehouse:
    row = one(f"{_SELECT} WHERE id = ?", (warehouse_id,))
    if row is None:
        raise NotFound(N_("There is no warehouse number {id}."), id=warehouse_id)
    return _record(row)


@cached("warehouse")
def all_active() -> tuple[Warehouse, ...]:
    """Active warehouses, the first made first."""
    return tuple(_record(row) for row in query(f"{_SELECT} WHERE active ORDER BY id"))


def require(code: str) -> Warehouse:
    found = find(code)
    if found is None:
        raise NotFound(
            N_("There is no warehouse {code}."),
            code=code,
            remedy=N_("Check the code, or create the warehouse first."),
        )
    return found


def problems(draft: Warehouse) -> list[Problem]:
    found = code_problems(draft.code) + name_problems(draft.name)
    return found + taken_problems(draft, find(draft.code))


def save(session: Session, draft: Warehouse) -> Warehouse:
    """Creates or changes a warehouse."""
    session.require("masters.edit")
    found = blocking(problems(draft))
    if found:
        raise Refused(found)
    values = {
        "code": draft.code,
        "name": draft.name,
        "address": draft.address,
        "active": draft.active,
    }
    with session.work() as work:
        if draft.id:
            update(WarehouseRow, draft.id, **values)
        else:
            insert(WarehouseRow, **values)
        work.audit("save", "warehouse", draft.code, name=draft.name)
        work.touch("warehouse")
        return require(draft.code)


def seed(name: str, address: str = "") -> None:
    """The one warehouse of a new company."""
    insert(WarehouseRow, code=FIRST, name=name, address=address)
