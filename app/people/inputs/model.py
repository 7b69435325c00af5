"""Tables of what a payroll run takes in."""

from __future__ import annotations

import peewee

from app import store
from app.masters.employee import EmployeeRow
from app.people.asked import APPROVED


class PayComponent(store.Record):
    """A recurring part of somebody's pay, from a day on until another (or without end). basis: what the
    amount is for: a month, or, as attendance counts them, a day, an hour or an absence."""

    employee = store.ForeignKeyField(EmployeeRow)
    component = store.TextField()
    kind = store.TextField()
    amount = store.MoneyField()
    valid_from = store.DateField()
    valid_to = store.DateField(null=True)
    basis = store.TextField(default="month", constraints=[peewee.SQL("DEFAULT 'month'")])

    class Meta:
        table_name = "pay_component"
        indexes = ((("employee", "component", "valid_from"), True),)


class PayInput(store.Record):
    """An amount of one month only. off_cycle: paid by a correction beside the regular run."""

    employee = store.ForeignKeyField(EmployeeRow, index=False)
    period = store.PeriodField()
    component = store.TextField()
    kind = store.TextField()
    amount = store.MoneyField()
    off_cycle = store.BooleanField(default=False, constraints=[peewee.SQL("DEFAULT 0")])

    class Meta:
        table_name = "pay_input"
        indexes = ((("period", "employee", "component", "off_cycle"), True),)


class OvertimeRow(store.Record):
    """Hours worked beyond the normal ones on one day. state: asked, approved or turned-down; only what is
    approved is paid. note: what it is for."""

    employee = store.ForeignKeyField(EmployeeRow, index=False)
    date = store.DateField()
    hours = store.QuantityField()
    day = store.TextField()
    state = store.TextField(default=APPROVED, constraints=[peewee.SQL("DEFAULT 'approved'")])
    note = store.TextField(default="", constraints=[peewee.SQL("DEFAULT ''")])

    class Meta:
        table_name = "overtime"
        indexes = ((("date", "employee"), True),)
        constraints = (peewee.Check("hours > 0"),)


class OpeningPay(store.Record):
    """What somebody earned and paid this year before the books began here."""

    employee = store.ForeignKeyField(EmployeeRow, index=False)
    year = store.IntegerField()
    through_month = store.IntegerField()
    gross = store.MoneyField()
    pph21 = store.MoneyField()
    pension = store.MoneyField()
    zakat = store.MoneyField()
    leave_days = store.QuantityField(default=0)
    loan_balance = store.MoneyField(default=0)

    class Meta:
        table_name = "opening_pay"
        indexes = ((("employee", "year"), True),)
        constraints = (peewee.Check("through_month BETWEEN 1 AND 12"),)


class PreviousSlip(store.Record):
    """The withholding slip of an earlier employer in the same year."""

    employee = store.ForeignKeyField(EmployeeRow, index=False)
    year = store.IntegerField()
    net = store.MoneyField()
    pph21 = store.MoneyField()

    class Meta:
        table_name = "previous_slip"
        indexes = ((("employee", "year"), True),)


class SeveranceRow(store.Record):
    """Somebody who leaves with severance. date: the last day. divisor: of a month's wage for a day of leave
    not taken, 0 for the usual one. agreed: in place of UP and UPMK, where that is agreed."""

    employee = store.ForeignKeyField(EmployeeRow, index=False)
    date = store.DateField()
    reason = store.TextField()
    leave_days = store.QuantityField(default=0)
    divisor = store.IntegerField(default=0)
    other = store.MoneyField(default=0)
    separation = store.MoneyField(default=0)
    agreed = store.MoneyField(null=True)

    class Meta:
        table_name = "severance"
        indexes = ((("employee", "date"), True),)


class MinimumWageRow(store.Record):
    """The minimum wage of the place (UMP or UMK) from a day on; none for who is exempt."""

    valid_from = store.DateField(unique=True)
    amount = store.MoneyField()

    class Meta:
        table_name = "minimum_wage"


TABLES = (
    PayComponent,
    PayInput,
    OvertimeRow,
    OpeningPay,
    PreviousSlip,
    SeveranceRow,
    MinimumWageRow,
)
GUARDS = ()
