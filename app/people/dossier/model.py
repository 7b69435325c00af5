"""The table of papers of employees; the files themselves are attachments."""

from __future__ import annotations

from app import store
from app.masters.employee import EmployeeRow


class EmployeeDocument(store.Record):
    """One paper of an employee. date: of the paper. expires: its last day, None for no end."""

    employee = store.ForeignKeyField(EmployeeRow, index=False)
    kind = store.TextField()
    number = store.TextField(default="")
    date = store.DateField()
    expires = store.DateField(null=True)
    note = store.TextField(default="")

    class Meta:
        table_name = "employee_document"
        indexes = ((("employee", "kind", "date"), True), (("expires",), False))


TABLES = (EmployeeDocument,)
GUARDS = ()
