"""The table of contracts of employment."""

from __future__ import annotations

from app import store
from app.masters.employee import EmployeeRow


class ContractRow(store.Record):
    """A contract from its first day to its last; last is None for one without end. kind: as employment of
    the agreed terms."""

    employee = store.ForeignKeyField(EmployeeRow, index=False)
    number = store.TextField(default="")
    kind = store.TextField()
    first = store.DateField()
    last = store.DateField(null=True)
    note = store.TextField(default="")

    class Meta:
        table_name = "employment_contract"
        indexes = ((("employee", "first"), True), (("last",), False))


TABLES = (ContractRow,)
GUARDS = ()
