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
