"""The manifest of accounting: what the rest of the house needs to know of it. Imports nothing heavy."""

from __future__ import annotations

from app.kernel.department import (
    Check,
    Department,
    DocumentKind,
    Findable,
    Indexed,
    Permission,
    Report,
    TableKind,
)
from app.kernel.text import N_

DEPARTMENT = Department(
    key="accounting",
    title=N_("Accounting"),
    icon="mdi6.scale-balance",
    models=("app.accounting.journal.model",),
    permissions=(
        Permission("accounting.view", N_("See accounting"), ("accountant",)),
        Permission(
            "accounting.journal.edit",
            N_("Write and discard draft journal entries"),
            ("accountant",),
        ),
        Permission("accounting.journal.post", N_("Post journal entries"), ("accountant",)),
        Permission("accounting.journal.void", N_("Void journal entries"), ("accountant",)),
        Permission("accounting.opening", N_("Bring in opening balances"), ("accountant",)),
        Permission("accounting.report", N_("See the ledger and its reports"), ("accountant",)),
    ),
    tables=(
        TableKind("accounts", N_("Chart of accounts"), "app.accounting.tables:ACCOUNTS"),
        TableKind(
            "opening-balances", N_("Opening balances"), "app.accounting.tables:OPENING_BALANCES"
        ),
        TableKind(
            "opening-receivables",
            N_("Opening receivables"),
            "app.accounting.tables:OPENING_RECEIVABLES",
        ),
        TableKind(
            "opening-payables", N_("Opening payables"), "app.accounting.tables:OPENING_PAYABLES"
        ),
        TableKind("journal-entries", N_("Journal entries"), "app.accounting.journal.tables:TABLE"),
    ),
    documents=(
        DocumentKind(
            "journal-entry", N_("Journal entry"), "app.accounting.journal.tables:DOCUMENT"
        ),
    ),
    reports=(
        Report(
            "trial-balance",
            N_("Trial balance"),
            "app.accounting.reports.trial_balance:build",
            choices=("layout", "zero", "closing", "compare"),
            comparisons=("none", "before", "year-before"),
            permission="accounting.report",
        ),
        Report(
            "general-ledger",
            N_("General ledger"),
            "app.accounting.reports.general_ledger:build",
            choices=("account",),
            permission="accounting.report",
        ),
        Report(
            "cash-book",
            N_("Cash book"),
            "app.links.cash_book:build",
            choices=("account",),
            permission="accounting.report",
        ),
        Report(
            "profit-loss",
            N_("Profit and loss"),
            "app.accounting.reports.profit_loss:build",
            choices=("compare",),
            comparisons=("year-to-date", "before", "year-before", "none"),
            permission="accounting.report",
        ),
        Report(
            "balance-sheet",
            N_("Balance sheet"),
            "app.accounting.reports.balance_sheet:build",
            choices=("compare",),
            needs="day",
            comparisons=("year-end", "month-before", "year-before", "none"),
            permission="accounting.report",
        ),
        Report(
            "ppn",
            N_("PPN output and input"),
            "app.links.ppn_report:build",
            permission="accounting.report",
        ),
        Report(
            "withholding",
            N_("PPh withheld"),
            "app.links.withholding_report:build",
            permission="accounting.report",
        ),
        Report(
            "integrity",
            N_("Integrity check"),
            "app.links.integrity_report:build",
            needs="none",
        ),
    ),
    checks=(
        Check("I1", N_("Every entry balances"), "app.ledger.integrity:entries_balance"),
        Check(
            "I3",
            N_("Posted entries are unchanged and their chain is unbroken"),
            "app.ledger.integrity:chain_is_unbroken",
        ),
        Check(
            "I4",
            N_("What parties owe equals the control accounts"),
            "app.ledger.integrity:subledgers_agree",
        ),
        Check(
            "I6",
            N_("Settlements sum to what is outstanding"),
            "app.ledger.integrity:settlements_sum",
        ),
        Check(
            "I7",
            N_("Each month opens with what the one before closed with"),
            "app.ledger.integrity:months_carry_over",
        ),
        Check(
            "I8", N_("Journal numbers have no gaps"), "app.ledger.integrity:numbers_have_no_gaps"
        ),
        Check("L1", N_("The opening balances balance"), "app.ledger.integrity:opening_is_complete"),
    ),
    findables=(
        Findable(
            "account",
            N_("Accounts"),
            "account",
            "ph.list-numbers",
            Indexed(9, "account", ("code", "name", "name_en")),
            "app.ledger.accounts:LISTING",
            label="name",
            details=("code",),
            permission="accounting.view",
        ),
        Findable(
            "journal-entry",
            N_("Manual entries"),
            "document",
            "ph.note-pencil",
            Indexed(10, "journal_voucher", ("number", "ref", "memo")),
            "app.accounting.journal.queries:LISTING",
            details=("memo",),
            date="date",
            figure="total",
            state="state",
            where="d.state = 'draft'",
            permission="accounting.view",
        ),
        Findable(
            "ledger-entry",
            N_("Journal"),
            "entry",
            "mdi6.scale-balance",
            Indexed(11, "journal_entry", ("number", "memo")),
            "app.accounting.listings:ENTRIES",
            details=("memo",),
            date="date",
            figure="total",
            permission="accounting.view",
        ),
    ),
    cards="app.accounting.dashboard:cards",
)
