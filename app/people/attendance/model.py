"""Tables of attendance. Times of a day are kept as HH:MM, empty where there is none."""

from __future__ import annotations

import peewee

from app import store
from app.masters.employee import EmployeeRow


class WorkShift(store.Record):
    """A shift. starts, ends: minutes of the day; one that ends before it starts goes over midnight. rest:
    minutes of break. grace: minutes one may come late. week_days: worked a week, 0 as the company does."""

    code = store.TextField(unique=True)
    name = store.TextField()
    starts = store.IntegerField()
    ends = store.IntegerField()
    rest = store.IntegerField()
    grace = store.IntegerField()
    week_days = store.IntegerField()

    class Meta:
        table_name = "work_shift"


class ShiftAssignment(store.Record):
    """Who works which shift from a day on."""

    employee = store.ForeignKeyField(EmployeeRow, index=False)
    valid_from = store.DateField()
    shift = store.ForeignKeyField(WorkShift, index=True)

    class Meta:
        table_name = "shift_assignment"
        indexes = ((("employee", "valid_from"), True),)


class CompanyDay(store.Record):
    """A day the company has off beside the public holidays, or, with ``works``, works in spite of one."""

    date = store.DateField(unique=True)
    name = store.TextField()
    works = store.BooleanField(default=False)

    class Meta:
        table_name = "company_day"


class AttendanceRow(store.Record):
    """When somebody came and went on a working day. A check-out before the check-in is on the next morning.
    corrected: entered or approved by hand, which an import leaves alone."""

    employee = store.ForeignKeyField(EmployeeRow, index=False)
    date = store.DateField()
    check_in = store.TextField(default="")
    check_out = store.TextField(default="")
    corrected = store.BooleanField(default=False)

    class Meta:
        table_name = "attendance"
        indexes = ((("date", "employee"), True),)
        constraints = (peewee.Check("check_in <> '' OR check_out <> ''"),)


class AttendanceCorrection(store.Record):
    """Times somebody asks to be written for a day. state: asked, approved or turned-down."""

    employee = store.ForeignKeyField(EmployeeRow, index=True)
    date = store.DateField()
    check_in = store.TextField(default="")
    check_out = store.TextField(default="")
    reason = store.TextField()
    state = store.TextField()

    class Meta:
        table_name = "attendance_correction"


class MachinePerson(store.Record):
    """By which number a fingerprint machine knows an employee."""

    number = store.TextField(unique=True)
    employee = store.ForeignKeyField(EmployeeRow, index=True)

    class Meta:
        table_name = "machine_person"


TABLES = (
    WorkShift,
    ShiftAssignment,
    CompanyDay,
    AttendanceRow,
    AttendanceCorrection,
    MachinePerson,
)
GUARDS = ()
