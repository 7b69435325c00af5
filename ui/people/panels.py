"""The department of people and pay: its sections, documents and acts."""

from __future__ import annotations

from app.kernel.text import N_
from ui.kit.manifest import Action, DepartmentPanels, DocumentPanel, Section

SALARY = "people.salary.view"
IDENTITY = "people.identity.view"
INPUTS = "people.inputs.edit"
ATTENDANCE = "people.attendance.edit"

PANELS = DepartmentPanels(
    key="people",
    permission="people.view",
    title=N_("People & pay"),
    icon="ph.users-three",
    sections=(
        Section("employees", N_("Employees"), "ui.people.employees:make"),
        Section(
            "contracts",
            N_("Contracts"),
            "ui.people.contracts:make",
            count="ui.people.contracts:waiting",
        ),
        Section(
            "documents",
            N_("Papers"),
            "ui.people.dossier:make",
            count="ui.people.dossier:waiting",
            permission=IDENTITY,
        ),
        Section("attendance", N_("Attendance"), "ui.people.attendance:make"),
        Section(
            "payroll",
            N_("Payroll"),
            "ui.people.run_panel:make",
            count="ui.people.waiting:count",
            permission=SALARY,
        ),
        Section("payslips", N_("Payslips"), "ui.people.payslips:make", permission=SALARY),
        Section(
            "components", N_("Pay components"), "ui.people.inputs:components", permission=SALARY
        ),
        Section("inputs", N_("Inputs of a month"), "ui.people.inputs:inputs", permission=SALARY),
        Section("severance", N_("Severance"), "ui.people.severance:make", permission=SALARY),
        Section(
            "overtime",
            N_("Overtime"),
            "ui.people.overtime:make",
            count="ui.people.overtime:waiting",
        ),
        Section("leave", N_("Leave"), "ui.people.leave:make"),
        Section(
            "corrections",
            N_("Corrections"),
            "ui.people.corrections:make",
            count="ui.people.corrections:count",
        ),
        Section("loans", N_("Loans"), "ui.people.loans:make", permission=SALARY),
        Section(
            "minimum-wages", N_("Minimum wages"), "ui.people.minimum_wages:make", permission=INPUTS
        ),
        Section("shifts", N_("Shifts"), "ui.people.shifts:make", permission=ATTENDANCE),
        Section("company-days", N_("Days off"), "ui.people.shifts:days", permission=ATTENDANCE),
    ),
    documents=(
        DocumentPanel("employee", N_("Employee"), "ui.people.employee_editor:make", "employees"),
        DocumentPanel(
            "payroll", N_("Payroll run"), "ui.people.run_panel:document", "payroll", SALARY
        ),
    ),
    actions=(
        Action(
            "people.employee.new",
            N_("New employee"),
            "ph.user-plus",
            opens="employee",
            permission="people.employee.edit",
            new=True,
        ),
        Action(
            "people.leave.grant",
            N_("Grant annual leave"),
            "ph.airplane",
            run="ui.people.leave:open_grant",
            permission="people.leave.edit",
        ),
        Action(
            "people.loans.give",
            N_("Give an employee a loan"),
            "ph.wallet",
            run="ui.people.loans:open_new",
            permission="people.loans.edit",
        ),
        Action(
            "people.payroll.open",
            N_("Calculate payroll"),
            "ph.calculator",
            run="ui.people.run_panel:open_section",
            permission="people.payroll.calculate",
        ),
        Action(
            "people.tax.export",
            N_("Export PPh 21 for Coretax"),
            "ph.export",
            run="ui.people.withheld:export",
            permission="people.tax.export",
        ),
        Action(
            "people.calculator",
            N_("PPh 21 calculator"),
            "ph.calculator",
            run="ui.people.calculator:open_window",
        ),
    ),
    badge="ui.people.waiting:badge",
)
