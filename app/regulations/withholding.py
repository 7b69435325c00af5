"""What PPh of art. 23 and 4(2) is withheld from on a date, from the tables."""

from __future__ import annotations

import datetime as dt
from functools import cache

from app.regulations import tables
from app.regulations.values import TaxObject

TABLE = "withholding"


@cache
def objects_on(date: dt.date) -> dict[str, TaxObject]:
    """Every object by its code; RulesMissing before the first row."""
    return {
        row["code"]: TaxObject(
            row.id, row["code"], row["article"], row["name"], row.rate("rate_percent"), row.source
        )
        for row in tables.in_force(TABLE, date)
    }
