"""The company file: Peewee tables on SQLite, units of work, numbering, audit, backup, integrity.

Everything only SQLite can do (triggers, online backup, locking) stays in this package. Rows never leave
``app``; what leaves are frozen values. The package knows no department: tables, series and checks are
handed to it when a company opens.
"""

from app.store.attachments import attach, attachment
from app.store.connection import (
    cached,
    database,
    execute,
    forget,
    one,
    own_connection,
    query,
    scalar,
)
from app.store.fields import (
    BlobField,
    BooleanField,
    DateField,
    ForeignKeyField,
    IntegerField,
    JSONField,
    MomentField,
    MoneyField,
    PeriodField,
    PriceField,
    QuantityField,
    RateField,
    Record,
    TextField,
)
from app.store.rows import delete, insert, update, write_rows
from app.store.settings import keep_setting
from app.store.window import Listing, Window
from app.store.work import Work, work

__all__ = [
    "BlobField",
    "BooleanField",
    "DateField",
    "ForeignKeyField",
    "IntegerField",
    "JSONField",
    "Listing",
    "MomentField",
    "MoneyField",
    "PeriodField",
    "PriceField",
    "QuantityField",
    "RateField",
    "Record",
    "TextField",
    "Window",
    "Work",
    "attach",
    "attachment",
    "cached",
    "database",
    "delete",
    "execute",
    "forget",
    "insert",
    "keep_setting",
    "one",
    "own_connection",
    "query",
    "scalar",
    "update",
    "work",
    "write_rows",
]
