"""The accounting department's sections."""

from __future__ import annotations

from app.kernel.text import N_
from ui.kit.manifest import Action, DepartmentPanels, DocumentPanel, Section

REPORT = "accounting.report"

PANELS = DepartmentPanels(
    key="accounting",
    permission="accounting.view",
    title=N_("Accounting"),
    icon="mdi6.scale-balance",
    sections=(
        Section(
            "entries",
            N_("Journal"),
            "ui.accounting.entries:make",
            permission=REPORT,
            finds=("ledger-entry",),
        ),
        Section(
            "ledger",
            N_("General ledger"),
            "ui.accounting.ledger:make",
            permission=REPORT,
            report="general-ledger",
        ),
        Section(
            "cash-book",
            N_("Cash book"),
            "ui.accounting.cash_book:make",
            permission=REPORT,
        ),
        Section(
            "trial-balance",
            N_("Trial balance"),
            "ui.accounting.trial_balance:make",
            permission=REPORT,
        ),
        Section("drafts", N_("Manual entries"), "ui.accounting.drafts:make"),
        Section(
            "year-close",
            N_("Year close"),
            "ui.accounting.year_close:make",
            permission="year.close",
        ),
        Section("accounts", N_("Chart of accounts"), "ui.masters.lists:chart_of_accounts"),
    ),
    documents=(
        DocumentPanel("account", N_("Account"), "ui.masters.editor:account", "accounts"),
        DocumentPanel(
            "journal-entry", N_("Journal entry"), "ui.accounting.journal_editor:make", "drafts"
        ),
    ),
    actions=(
        Action(
            "accounting.journal.new",
            N_("New journal entry"),
            "mdi6.scale-balance",
            opens="journal-entry",
            permission="accounting.journal.edit",
            new=True,
        ),
    ),
)
