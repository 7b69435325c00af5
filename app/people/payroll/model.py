"""Tables of the payroll run. A posted run and its payslips are frozen; payment and void stand beside them.

A payslip holds inputs, results and the ids of the rules: what the story behind it is told from again.
"""

from __future__ import annotations

import peewee

from app import store
from app.masters.employee import EmployeeRow
from app.store import guards

AMOUNTS = (
    "base", "allowance", "overtime", "irregular", "untaxed", "benefit", "premium", "tax_allowance",
    "taxable", "pph21", "health_employee", "jht_employee", "jp_employee", "health_employer",
    "jht_employer", "jp_employer", "jkk_employer", "jkm_employer", "pension_fund", "zakat", "loan",
    "deduction", "severance", "final_tax", "net",
)  # fmt: skip
"""The amounts of a payslip in the order they are kept; a run sums each."""

GROSS = (
    "s.base + s.allowance + s.overtime + s.irregular + s.untaxed + s.tax_allowance + s.severance"
)
ALLOWANCES = "s.allowance + s.untaxed + s.tax_allowance"
BPJS_EMPLOYEE = "s.health_employee + s.jht_employee + s.jp_employee"
DEDUCTIONS = "s.pension_fund + s.zakat + s.loan + s.deduction"
TAX = "s.pph21 + s.final_tax"
"""Sums of the amounts of a payslip ``s`` in SQL, as lists and reports show them."""


class PayrollRun(store.Record):
    """One run. stage: how far it has come while it is a draft. date: of its entry. people: payslips in it.

    religion: whom a THR run pays, empty for everybody. holiday: the day its months of service count to.
    """

    ref = store.TextField(unique=True, null=True)
    number = store.TextField(unique=True, null=True)
    state = store.TextField()
    stage = store.TextField()
    period = store.PeriodField()
    kind = store.TextField()
    date = store.DateField()
    people = store.IntegerField(default=0)
    to_check = store.IntegerField(default=0)
    blocked = store.IntegerField(default=0)
    gross = store.MoneyField(default=0)
    pph21 = store.MoneyField(default=0)
    net = store.MoneyField(default=0)
    entry_id = store.IntegerField(null=True)
    company_kept = store.IntegerField(null=True)
    religion = store.TextField(default="", constraints=[peewee.SQL("DEFAULT ''")])
    holiday = store.DateField(null=True)

    class Meta:
        table_name = "payroll_run"
        indexes = ((("period", "id"), False),)
        constraints = (
            peewee.Check("state IN ('draft', 'posted')"),
            peewee.Check("kind IN ('regular', 'thr', 'bonus', 'correction', 'severance')"),
            peewee.Check("state = 'draft' OR (number IS NOT NULL AND entry_id IS NOT NULL)"),
        )


class PayrollSlip(store.Record):
    """One person in one run: who they were, what they get, and what it was calculated from.

    problems: what deserves a look, as JSON. kept: the case and the ids of its rules, as JSON.
    """

    run = store.ForeignKeyField(PayrollRun, index=False)
    employee = store.ForeignKeyField(EmployeeRow, index=True)
    code = store.TextField()
    name = store.TextField()
    position = store.TextField()
    department = store.TextField()
    ptkp = store.TextField()
    npwp = store.TextField()
    bank = store.TextField()
    account_number = store.TextField()
    is_final = store.BooleanField()
    base = store.MoneyField()
    allowance = store.MoneyField()
    overtime = store.MoneyField()
    irregular = store.MoneyField()
    untaxed = store.MoneyField()
    benefit = store.MoneyField()
    premium = store.MoneyField()
    tax_allowance = store.MoneyField()
    taxable = store.MoneyField()
    pph21 = store.MoneyField()
    health_employee = store.MoneyField()
    jht_employee = store.MoneyField()
    jp_employee = store.MoneyField()
    health_employer = store.MoneyField()
    jht_employer = store.MoneyField()
    jp_employer = store.MoneyField()
    jkk_employer = store.MoneyField()
    jkm_employer = store.MoneyField()
    pension_fund = store.MoneyField()
    zakat = store.MoneyField()
    loan = store.MoneyField()
    deduction = store.MoneyField()
    severance = store.MoneyField(default=0, constraints=[peewee.SQL("DEFAULT 0")])
    final_tax = store.MoneyField(default=0, constraints=[peewee.SQL("DEFAULT 0")])
    net = store.MoneyField()
    problems = store.TextField()
    kept = store.TextField()

    class Meta:
        table_name = "payroll_slip"
        indexes = ((("run", "code"), True),)
        constraints = (
            peewee.Check(
                "net = base + allowance + overtime + irregular + untaxed + tax_allowance - pph21"
                " - health_employee - jht_employee - jp_employee - pension_fund - zakat - loan"
                " - deduction + severance - final_tax"
            ),
        )


class PayrollPayment(store.Record):
    """The payment of a run's net pay from one account."""

    run = store.ForeignKeyField(PayrollRun)
    number = store.TextField(unique=True)
    date = store.DateField()
    account_id = store.IntegerField()
    amount = store.MoneyField()
    entry_id = store.IntegerField()

    class Meta:
        table_name = "payroll_payment"


TABLES = (PayrollRun, PayrollSlip, PayrollPayment)
GUARDS = (
    *guards.posted_rows("payroll_run"),
    *guards.lines_of_posted("payroll_slip", "payroll_run", "run_id"),
    *guards.append_only("payroll_payment"),
)
