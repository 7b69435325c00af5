"""The manifest of people and pay. Imports nothing heavy."""

from __future__ import annotations

from app.kernel.department import (
    Check,
    Department,
    DocumentKind,
    Filing,
    Findable,
    Indexed,
    Mailing,
    Paper,
    Permission,
    Report,
    Series,
    TableKind,
)
from app.kernel.text import N_
from app.mailing import wording

DEPARTMENT = Department(
    key="people",
    title=N_("People & pay"),
    icon="ph.users-three",
    models=(
        "app.people.inputs.model",
        "app.people.payroll.model",
        "app.people.leave.model",
        "app.people.loans.model",
        "app.people.attendance.model",
        "app.people.contracts.model",
        "app.people.dossier.model",
    ),
    permissions=(
        Permission("people.view", N_("See people, without their pay"), ("payroll",)),
        Permission("people.employee.edit", N_("Change employees"), ("payroll",)),
        Permission("people.salary.view", N_("See salaries"), ("payroll",)),
        Permission("people.identity.view", N_("See identity, papers and sick leave"), ("payroll",)),
        Permission(
            "people.inputs.edit", N_("Enter pay components, inputs and overtime"), ("payroll",)
        ),
        Permission(
            "people.attendance.edit", N_("Enter attendance, shifts and days off"), ("payroll",)
        ),
        Permission("people.attendance.approve", N_("Correct attendance and approve corrections")),
        Permission("people.overtime.ask", N_("Ask for overtime"), ("payroll",)),
        Permission("people.leave.edit", N_("Grant leave and ask for it"), ("payroll",)),
        Permission("people.leave.approve", N_("Approve leave")),
        Permission("people.loans.edit", N_("Give loans and take them back"), ("payroll",)),
        Permission("people.payroll.calculate", N_("Calculate payroll"), ("payroll",)),
        Permission("people.payroll.check", N_("Submit payroll for approval"), ("payroll",)),
        Permission("people.payroll.approve", N_("Approve payroll")),
        Permission("people.payroll.post", N_("Post payroll"), ("payroll",)),
        Permission("people.payroll.pay", N_("Pay payroll"), ("payroll",)),
        Permission("people.payroll.void", N_("Void payroll")),
        Permission("people.tax.export", N_("Export withheld PPh 21 for Coretax"), ("payroll",)),
    ),
    series=(
        Series("payroll", N_("Payroll runs"), "GAJI/{YY}/{MM}/{SEQ:3}"),
        Series("payroll-payment", N_("Payroll payments"), "BGAJI/{YY}/{MM}/{SEQ:3}"),
        Series("loan", N_("Loans of employees"), "KSB/{YY}/{MM}/{SEQ:3}"),
    ),
    tables=(
        TableKind("employees", N_("Employees"), "app.people.tables:EMPLOYEES"),
        TableKind(
            "contracts", N_("Contracts of employees"), "app.people.contracts.tables:CONTRACTS"
        ),
        TableKind(
            "employee-documents", N_("Papers of employees"), "app.people.dossier.tables:DOCUMENTS"
        ),
        TableKind("pay-components", N_("Pay components"), "app.people.tables:PAY_COMPONENTS"),
        TableKind("pay-inputs", N_("Pay inputs of a month"), "app.people.tables:PAY_INPUTS"),
        TableKind("pay-corrections", N_("Corrections of pay"), "app.people.tables:PAY_CORRECTIONS"),
        TableKind(
            "minimum-wages", N_("Minimum wages"), "app.people.minimum_wage_table:MINIMUM_WAGES"
        ),
        TableKind("severance", N_("Severance"), "app.people.severance_table:SEVERANCE"),
        TableKind("attendance", N_("Attendance"), "app.people.attendance.tables:ATTENDANCE"),
        TableKind("shifts", N_("Shifts"), "app.people.attendance.tables:SHIFTS"),
        TableKind(
            "shift-assignments",
            N_("Who works which shift"),
            "app.people.attendance.tables:ASSIGNED",
        ),
        TableKind(
            "company-days", N_("Days of the company"), "app.people.attendance.tables:COMPANY_DAYS"
        ),
        TableKind("overtime", N_("Overtime"), "app.people.tables:OVERTIME"),
        TableKind("leave", N_("Leave"), "app.people.leave.tables:LEAVE"),
        TableKind("leave-grants", N_("Leave granted"), "app.people.leave.tables:GRANTS"),
        TableKind("loans", N_("Loans of employees"), "app.people.loans.tables:LOANS"),
        TableKind("opening-pay", N_("Pay of the year so far"), "app.people.tables:OPENING_PAY"),
        TableKind("payslips", N_("Payslips"), "app.people.tables:PAYSLIPS"),
    ),
    documents=(DocumentKind("payroll", N_("Payroll run"), "app.people.documents:PAYROLL"),),
    reports=(
        Report(
            "payroll-summary",
            N_("Payroll summary"),
            "app.people.reports.payroll_summary:build",
            choices=("department", "kind"),
            permission="people.salary.view",
        ),
        Report(
            "pph21",
            N_("PPh 21 withheld"),
            "app.people.reports.pph21:build",
            choices=("department", "kind"),
            permission="people.salary.view",
        ),
        Report(
            "bpjs",
            N_("List of BPJS contributions"),
            "app.people.reports.bpjs:build",
            choices=("department",),
            permission="people.salary.view",
        ),
        Report(
            "payment-list",
            N_("Payment list of salaries"),
            "app.people.reports.payment_list:build",
            choices=("department", "kind"),
            permission="people.salary.view",
        ),
        Report(
            "contracts-ending",
            N_("Contracts that end"),
            "app.people.reports.contracts_ending:build",
            needs="day",
            permission="people.view",
        ),
        Report(
            "leave-balances",
            N_("Leave balances"),
            "app.people.reports.leave_balances:build",
            needs="day",
            permission="people.view",
        ),
        Report(
            "employee-loans",
            N_("Loans of employees"),
            "app.people.reports.employee_loans:build",
            needs="day",
            permission="people.salary.view",
        ),
        Report(
            "payroll-changes",
            N_("What changed in pay"),
            "app.people.reports.payroll_changes:build",
            choices=("department",),
            permission="people.salary.view",
        ),
    ),
    papers=(
        Paper("payslip", N_("Payslip"), "app.people.payroll.printed:render"),
        Paper("withholding-month", N_("PPh 21 of a month"), "app.people.withheld.papers:month"),
        Paper("1721-a1", N_("PPh 21 of a year (1721-A1)"), "app.people.withheld.papers:year"),
    ),
    filings=(
        Filing("bpmp", N_("PPh 21 of a month (BPMP)"), "app.people.withheld.service:bpmp"),
        Filing("bpa1", N_("PPh 21 of a year (BPA1)"), "app.people.withheld.service:bpa1"),
        Filing(
            "bp21", N_("PPh 21 of those not permanent (BP21)"), "app.people.withheld.service:bp21"
        ),
    ),
    mailings=(
        Mailing(
            "payslip",
            N_("Payslip"),
            "app.people.letters:payslip",
            wording.PAYSLIP_SUBJECT,
            wording.PAYSLIP,
            "people.salary.view",
            ("document.period",),
        ),
    ),
    checks=(
        Check(
            "I2",
            N_("Payslips sum to what their run posted"),
            "app.people.checks:runs_are_as_booked",
        ),
        Check(
            "I4",
            N_("What is owed to employees equals its account"),
            "app.people.checks:payables_agree",
        ),
        Check(
            "I4", N_("What employees owe equals its account"), "app.people.loans.checks:owed_agrees"
        ),
        Check(
            "I10",
            N_("Instalments of loans sum to the loan"),
            "app.people.loans.checks:plans_sum_up",
        ),
        Check("I6", N_("The figures of every payslip add up"), "app.people.checks:slips_add_up"),
        Check(
            "I8", N_("Numbers of payroll have no gaps"), "app.people.checks:numbers_have_no_gaps"
        ),
    ),
    findables=(
        Findable(
            "employee",
            N_("Employees"),
            "employee",
            "ph.user",
            Indexed(12, "employee", ("code", "name")),
            "app.masters.employee:LISTING",
            label="name",
            details=("code", "position", "department"),
            permission="people.view",
        ),
        Findable(
            "payroll",
            N_("Payroll runs"),
            "document",
            "ph.users-three",
            Indexed(13, "payroll_run", ("number", "ref")),
            "app.people.payroll.queries:runs",
            date="date",
            figure="net",
            state="state",
            permission="people.salary.view",
        ),
    ),
    cards="app.people.dashboard:cards",
)
