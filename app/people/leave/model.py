"""Tables of leave: grants of annual leave, and leave asked for."""

from __future__ import annotations

import peewee

from app import store
from app.masters.employee import EmployeeRow


class LeaveGrant(store.Record):
    """Days of annual leave given from a day on. expires: the last day they may be taken, None for no end."""

    employee = store.ForeignKeyField(EmployeeRow, index=False)
    date = store.DateField()
    days = store.QuantityField()
    expires = store.DateField(null=True)

    class Meta:
        table_name = "leave_grant"
        indexes = ((("employee", "date"), True),)
        constraints = (peewee.Check("days > 0"),)


class LeaveRow(store.Record):
    """Leave from a day to a day; days: working days in it. state: requested, approved or rejected."""

    employee = store.ForeignKeyField(EmployeeRow, index=False)
    type = store.TextField()
    first = store.DateField()
    last = store.DateField()
    days = store.QuantityField()
    state = store.TextField()
    note = store.TextField(default="")

    class Meta:
        table_name = "leave"
        indexes = ((("employee", "first"), False), (("first", "last"), False))
        constraints = (peewee.Check("days > 0"),)


TABLES = (LeaveGrant, LeaveRow)
GUARDS = ()
