"""Tables of loans. What a run deducted and what was paid back is never rewritten; the plan of instalments is."""

from __future__ import annotations

import peewee

from app import store
from app.masters.employee import EmployeeRow
from app.people.payroll.model import PayrollRun
from app.store import guards


class EmployeeLoan(store.Record):
    """A loan. entry_id: of its payment from account_id; both None where a run pays it out, with the pay of
    the month of ``date``. months, first_period: as agreed; what is left to deduct stands in the plan."""

    number = store.TextField(unique=True)
    employee = store.ForeignKeyField(EmployeeRow, index=True)
    date = store.DateField()
    amount = store.MoneyField()
    months = store.IntegerField()
    first_period = store.PeriodField()
    account_id = store.IntegerField(null=True)
    entry_id = store.IntegerField(null=True)
    note = store.TextField(default="")

    class Meta:
        table_name = "employee_loan"
        constraints = (peewee.Check("amount > 0"),)


class LoanInstalment(store.Record):
    """The plan: what a month is to take. The plan sums to the loan less what was settled."""

    loan = store.ForeignKeyField(EmployeeLoan, index=False)
    period = store.PeriodField()
    amount = store.MoneyField()

    class Meta:
        table_name = "loan_instalment"
        indexes = ((("loan", "period"), True),)


class LoanDeduction(store.Record):
    """What a posted run took for a loan; negative where it paid the loan out. Void with its run."""

    run = store.ForeignKeyField(PayrollRun, index=False)
    loan = store.ForeignKeyField(EmployeeLoan, index=True)
    amount = store.MoneyField()

    class Meta:
        table_name = "loan_deduction"
        indexes = ((("run", "loan"), True),)


class LoanSettlement(store.Record):
    """What was paid back beside the runs; taken back by a void mark of kind "loan-settlement"."""

    loan = store.ForeignKeyField(EmployeeLoan, index=True)
    date = store.DateField()
    account_id = store.IntegerField()
    amount = store.MoneyField()
    entry_id = store.IntegerField()

    class Meta:
        table_name = "loan_settlement"
        constraints = (peewee.Check("amount > 0"),)


TABLES = (EmployeeLoan, LoanInstalment, LoanDeduction, LoanSettlement)
GUARDS = (
    *guards.append_only("employee_loan"),
    *guards.append_only("loan_deduction"),
    *guards.append_only("loan_settlement"),
)
