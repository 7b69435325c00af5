"""The data department's sections: company profile, users, tables in and out, backups, integrity check."""

from __future__ import annotations

from app.kernel.text import N_
from ui.kit.manifest import DepartmentPanels, Section

PANELS = DepartmentPanels(
    key="data",
    permission="data.view",
    title=N_("Data"),
    icon="ph.database",
    sections=(
        Section("company", N_("Company profile"), "ui.data.company:CompanyPanel"),
        Section("team", N_("Users & roles"), "ui.data.team:TeamPanel", permission="users.edit"),
        Section("mail", N_("E-mail"), "ui.data.mail:MailPanel", permission="company.edit"),
        Section(
            "mail-templates",
            N_("E-mail wording"),
            "ui.data.mail_templates:TemplatesPanel",
            permission="company.edit",
        ),
        Section("mail-log", N_("E-mails sent"), "ui.data.mail_log:make", permission="mail.send"),
        Section("tables", N_("Import & export"), "ui.data.tables:TablesPanel"),
        Section("backups", N_("Backups"), "ui.data.backups:BackupsPanel"),
        Section(
            "integrity",
            N_("Integrity"),
            "ui.data.integrity:IntegrityPanel",
            report="integrity",
        ),
    ),
)
