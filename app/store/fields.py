"""Column types: how the kernel's values rest in SQLite, all of them whole numbers or text."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import peewee

from app.kernel import period as periods
from app.kernel import rate as rates
from app.kernel.money import Money
from app.kernel.quantity import Quantity, UnitPrice
from app.store.connection import database


class Record(peewee.Model):
    """Base of every table. Rows are read through it; they are written by ``write_rows``."""

    class Meta:
        database = database
        legacy_table_names = False


class MoneyField(peewee.IntegerField):
    """Minor units (sen)."""

    def db_value(self, value: Any) -> Any:
        return value.minor if isinstance(value, Money) else value

    def python_value(self, value: Any) -> Any:
        return None if value is None else Money(value)


class QuantityField(peewee.IntegerField):
    """Millionths of the base unit."""

    def db_value(self, value: Any) -> Any:
        return value.micro if isinstance(value, Quantity) else value

    def python_value(self, value: Any) -> Any:
        return None if value is None else Quantity(value)


class PriceField(peewee.IntegerField):
    """Ten-thousandths of a rupiah for one unit."""

    def db_value(self, value: Any) -> Any:
        return value.scaled if isinstance(value, UnitPrice) else value

    def python_value(self, value: Any) -> Any:
        return None if value is None else UnitPrice(value)


class RateField(peewee.TextField):
    """An exact fraction, ``3/25``."""

    def db_value(self, value: Any) -> Any:
        return str(value) if isinstance(value, rates.Rate) else value

    def python_value(self, value: Any) -> Any:
        return None if value is None else rates.parse(value)


class PeriodField(peewee.IntegerField):
    """A month as ``yyyymm``."""

    def db_value(self, value: Any) -> Any:
        return value.number if isinstance(value, periods.Period) else value

    def python_value(self, value: Any) -> Any:
        return None if value is None else periods.of_number(value)


class DateField(peewee.TextField):
    """A day, ISO."""

    def db_value(self, value: Any) -> Any:
        return value.isoformat() if isinstance(value, dt.date) else value

    def python_value(self, value: Any) -> Any:
        return None if value is None else dt.date.fromisoformat(value)


class MomentField(peewee.TextField):
    """A moment in local time to the second, ISO."""

    def db_value(self, value: Any) -> Any:
        return value.isoformat(timespec="seconds") if isinstance(value, dt.datetime) else value

    def python_value(self, value: Any) -> Any:
        return None if value is None else dt.datetime.fromisoformat(value)


class JSONField(peewee.TextField):
    """Plain values as JSON text."""

    def db_value(self, value: Any) -> Any:
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    def python_value(self, value: Any) -> Any:
        return None if value is None else json.loads(value)


TextField = peewee.TextField
IntegerField = peewee.IntegerField
BooleanField = peewee.BooleanField
ForeignKeyField = peewee.ForeignKeyField
BlobField = peewee.BlobField
