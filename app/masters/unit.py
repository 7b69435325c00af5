"""Units of measure: a code and a name; how one converts to another belongs to the item."""

from __future__ import annotations

from app.kernel.columns import Column, Kind
from app.kernel.text import N_
from app.store import Listing, Record, TextField, cached, insert, query, scalar

SEEDED = (
    ("pcs", "Pieces"),
    ("unit", "Unit"),
    ("set", "Set"),
    ("dus", "Box"),
    ("pak", "Pack"),
    ("lusin", "Dozen"),
    ("rol", "Roll"),
    ("btg", "Bar"),
    ("lbr", "Sheet"),
    ("m", "Metre"),
    ("kg", "Kilogram"),
    ("ltr", "Litre"),
    ("sak", "Sack"),
    ("jam", "Hour"),
    ("hari", "Day"),
    ("bulan", "Month"),
    ("ls", "Lump sum"),
)


class Unit(Record):
    code = TextField(unique=True)
    name = TextField()


TABLES = (Unit,)
GUARDS = ()

LISTING = Listing(
    key="units",
    columns=(
        Column("code", N_("Code"), Kind.CODE, chars=8),
        Column("name", N_("Name"), chars=20),
    ),
    sql={"code": "u.code", "name": "u.name"},
    source="unit u",
    key_sql="u.id",
    order=(("code", False),),
    search=("u.code", "u.name"),
)


def seed() -> None:
    for code, name in SEEDED:
        insert(Unit, code=code, name=name)


@cached("unit")
def codes() -> tuple[str, ...]:
    return tuple(code for (code,) in query("SELECT code FROM unit ORDER BY code"))


def ensure(code: str) -> None:
    """Makes the unit known. Only inside a Work."""
    if scalar("SELECT 1 FROM unit WHERE code = ?", (code,)) is None:
        insert(Unit, code=code, name=code)
