"""Credit notes and debit notes: two tables of each, as version 2 makes them."""

from __future__ import annotations

STATEMENTS = tuple(
    statement.format(table=table)
    for table in ("credit_note", "debit_note")
    for statement in (
        'CREATE TABLE "{table}" ("id" INTEGER NOT NULL PRIMARY KEY, "ref" TEXT, "number" TEXT,'
        ' "state" TEXT NOT NULL, "date" TEXT NOT NULL, "party_id" INTEGER NOT NULL,'
        ' "invoice_id" INTEGER NOT NULL, "warehouse_id" INTEGER, "notes" TEXT NOT NULL,'
        ' "net" INTEGER NOT NULL, "dpp" INTEGER NOT NULL, "dpp_other" INTEGER NOT NULL,'
        ' "ppn" INTEGER NOT NULL, "total" INTEGER NOT NULL, "entry_id" INTEGER,'
        ' "party_kept" INTEGER, "company_kept" INTEGER,'
        ' FOREIGN KEY ("party_id") REFERENCES "party" ("id"),'
        " CHECK (state IN ('draft', 'posted')), CHECK (total = net + ppn),"
        " CHECK (state = 'draft' OR (number IS NOT NULL AND entry_id IS NOT NULL)))",
        'CREATE UNIQUE INDEX "{table}_ref" ON "{table}" ("ref")',
        'CREATE UNIQUE INDEX "{table}_number" ON "{table}" ("number")',
        'CREATE INDEX "{table}_party_id" ON "{table}" ("party_id")',
        'CREATE INDEX "{table}_invoice_id" ON "{table}" ("invoice_id")',
        'CREATE INDEX "{table}_date_id" ON "{table}" ("date", "id")',
        'CREATE TABLE "{table}_line" ("line_no" INTEGER NOT NULL, "origin_line" INTEGER NOT NULL,'
        ' "quantity" INTEGER NOT NULL CHECK (quantity >= 0), "base_quantity" INTEGER NOT NULL,'
        ' "unit_price" INTEGER NOT NULL, "full" INTEGER NOT NULL, "net" INTEGER NOT NULL,'
        ' "base" INTEGER NOT NULL, "other_base" INTEGER NOT NULL, "ppn" INTEGER NOT NULL,'
        ' "restock" INTEGER NOT NULL, "note_id" INTEGER NOT NULL,'
        ' PRIMARY KEY ("note_id", "line_no"), FOREIGN KEY ("note_id")'
        ' REFERENCES "{table}" ("id") DEFERRABLE INITIALLY DEFERRED)',
        "CREATE TRIGGER {table}_posted_no_update BEFORE UPDATE ON {table}"
        " WHEN OLD.state <> 'draft' BEGIN SELECT RAISE(ABORT, '{table}: posted'); END",
        "CREATE TRIGGER {table}_posted_no_delete BEFORE DELETE ON {table}"
        " WHEN OLD.state <> 'draft' BEGIN SELECT RAISE(ABORT, '{table}: posted'); END",
        "CREATE TRIGGER {table}_posted_no_replace BEFORE INSERT ON {table}"
        " WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id AND state <> 'draft')"
        " BEGIN SELECT RAISE(ABORT, '{table}: posted'); END",
        "CREATE TRIGGER {table}_line_posted_no_update BEFORE UPDATE ON {table}_line"
        " WHEN EXISTS (SELECT 1 FROM {table} WHERE id = OLD.note_id AND state <> 'draft')"
        " OR EXISTS (SELECT 1 FROM {table} WHERE id = NEW.note_id AND state <> 'draft')"
        " BEGIN SELECT RAISE(ABORT, '{table}_line: posted'); END",
        "CREATE TRIGGER {table}_line_posted_no_delete BEFORE DELETE ON {table}_line"
        " WHEN EXISTS (SELECT 1 FROM {table} WHERE id = OLD.note_id AND state <> 'draft')"
        " BEGIN SELECT RAISE(ABORT, '{table}_line: posted'); END",
        "CREATE TRIGGER {table}_line_posted_no_insert BEFORE INSERT ON {table}_line"
        " WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.note_id AND state <> 'draft')"
        " BEGIN SELECT RAISE(ABORT, '{table}_line: posted'); END",
    )
)
