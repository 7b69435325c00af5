"""What receipts and payments keep more, as version 2 makes it."""

from __future__ import annotations

STATEMENTS = (
    *(
        f'ALTER TABLE "{table}" ADD COLUMN "{column}" {kind}'
        for table in ("customer_receipt", "supplier_payment")
        for column, kind in (
            ("bank_charge", "INTEGER NOT NULL DEFAULT 0"),
            ("withheld", "INTEGER NOT NULL DEFAULT 0"),
            ("tax_object", "TEXT NOT NULL DEFAULT ''"),
            ("tax_base", "INTEGER NOT NULL DEFAULT 0"),
            ("giro", "TEXT NOT NULL DEFAULT ''"),
            ("giro_bank", "TEXT NOT NULL DEFAULT ''"),
            ("giro_due", "TEXT"),
        )
    ),
    'CREATE TABLE "withholding_slip" ("kind" TEXT NOT NULL, "document_id" INTEGER NOT NULL,'
    ' "number" TEXT NOT NULL, "recorded_at" TEXT NOT NULL,'
    ' PRIMARY KEY ("kind", "document_id")) WITHOUT ROWID',
    'CREATE TABLE "giro_outcome" ("id" INTEGER NOT NULL PRIMARY KEY, "kind" TEXT NOT NULL,'
    ' "document_id" INTEGER NOT NULL,'
    """ "outcome" TEXT NOT NULL CHECK (outcome IN ('cleared', 'bounced')),"""
    ' "date" TEXT NOT NULL, "account_id" INTEGER, "fee" INTEGER NOT NULL, "entry_id" INTEGER)',
    'CREATE INDEX "giro_outcome_kind_document_id" ON "giro_outcome" ("kind", "document_id")',
    "CREATE TRIGGER giro_outcome_no_update BEFORE UPDATE ON giro_outcome WHEN 1"
    " BEGIN SELECT RAISE(ABORT, 'giro_outcome is append-only'); END",
    "CREATE TRIGGER giro_outcome_no_delete BEFORE DELETE ON giro_outcome WHEN 1"
    " BEGIN SELECT RAISE(ABORT, 'giro_outcome is append-only'); END",
    "CREATE TRIGGER giro_outcome_no_replace BEFORE INSERT ON giro_outcome"
    " WHEN EXISTS (SELECT 1 FROM giro_outcome WHERE id = NEW.id)"
    " BEGIN SELECT RAISE(ABORT, 'giro_outcome is append-only'); END",
    *(
        f"CREATE INDEX {table}_giro ON {table} (giro_due, id) WHERE giro <> ''"
        for table in ("customer_receipt", "supplier_payment")
    ),
)
