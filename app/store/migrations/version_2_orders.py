"""Version 2, its quotations, orders and requests: four pairs of tables of one shape, and their closings."""

from __future__ import annotations

_TABLE = (
    'CREATE TABLE "{table}" ("id" INTEGER NOT NULL PRIMARY KEY, "ref" TEXT, "number" TEXT,'
    ' "state" TEXT NOT NULL, "date" TEXT NOT NULL, "by_date" TEXT, "party_id" INTEGER,'
    ' "party_ref" TEXT NOT NULL, "person" TEXT NOT NULL, "subject" TEXT NOT NULL,'
    ' "ship_to" TEXT NOT NULL, "terms_days" INTEGER NOT NULL, "terms" TEXT NOT NULL,'
    ' "warehouse_id" INTEGER, "includes_tax" INTEGER NOT NULL, "discount" INTEGER NOT NULL,'
    ' "freight" INTEGER NOT NULL, "freight_base" INTEGER NOT NULL, "notes" TEXT NOT NULL,'
    ' "gross" INTEGER NOT NULL, "line_discount" INTEGER NOT NULL, "net" INTEGER NOT NULL,'
    ' "dpp" INTEGER NOT NULL, "dpp_other" INTEGER NOT NULL, "ppn" INTEGER NOT NULL,'
    ' "total" INTEGER NOT NULL, "party_kept" INTEGER, "company_kept" INTEGER,'
    ' FOREIGN KEY ("party_id") REFERENCES "party" ("id"),'
    ' FOREIGN KEY ("warehouse_id") REFERENCES "warehouse" ("id"),'
    " CHECK (state IN ('draft', 'posted')), CHECK (state = 'draft' OR number IS NOT NULL),"
    " CHECK (total = net + ppn))",
    'CREATE UNIQUE INDEX "{table}_ref" ON "{table}" ("ref")',
    'CREATE UNIQUE INDEX "{table}_number" ON "{table}" ("number")',
    'CREATE INDEX "{table}_party_id" ON "{table}" ("party_id")',
    'CREATE INDEX "{table}_date_id" ON "{table}" ("date", "id")',
    'CREATE TABLE "{table}_line" ("order_id" INTEGER NOT NULL, "line_no" INTEGER NOT NULL,'
    ' "item_id" INTEGER, "account_id" INTEGER, "item_code" TEXT NOT NULL,'
    ' "description" TEXT NOT NULL, "warehouse_id" INTEGER, "quantity" INTEGER NOT NULL,'
    ' "unit" TEXT NOT NULL, "base_quantity" INTEGER NOT NULL, "unit_price" INTEGER NOT NULL,'
    ' "discount" TEXT NOT NULL, "tax" TEXT NOT NULL, "gross" INTEGER NOT NULL,'
    ' "line_discount" INTEGER NOT NULL, "share" INTEGER NOT NULL, "net" INTEGER NOT NULL,'
    ' "base" INTEGER NOT NULL, "other_base" INTEGER NOT NULL, "ppn" INTEGER NOT NULL,'
    ' PRIMARY KEY ("order_id", "line_no"), FOREIGN KEY ("item_id") REFERENCES "item" ("id"),'
    ' FOREIGN KEY ("warehouse_id") REFERENCES "warehouse" ("id"), FOREIGN KEY ("order_id")'
    ' REFERENCES "{table}" ("id") DEFERRABLE INITIALLY DEFERRED, CHECK (quantity > 0),'
    " CHECK (unit_price >= 0), CHECK ((item_id IS NULL) <> (account_id IS NULL))) WITHOUT ROWID",
    'CREATE INDEX "{table}_line_item_id" ON "{table}_line" ("item_id")',
    "CREATE TRIGGER {table}_posted_no_update BEFORE UPDATE ON {table} WHEN OLD.state <> 'draft'"
    " BEGIN SELECT RAISE(ABORT, '{table}: posted'); END",
    "CREATE TRIGGER {table}_posted_no_delete BEFORE DELETE ON {table} WHEN OLD.state <> 'draft'"
    " BEGIN SELECT RAISE(ABORT, '{table}: posted'); END",
    "CREATE TRIGGER {table}_posted_no_replace BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1"
    " FROM {table} WHERE id = NEW.id AND state <> 'draft')"
    " BEGIN SELECT RAISE(ABORT, '{table}: posted'); END",
    "CREATE TRIGGER {table}_line_posted_no_update BEFORE UPDATE ON {table}_line WHEN EXISTS"
    " (SELECT 1 FROM {table} WHERE id = OLD.order_id AND state <> 'draft') OR EXISTS (SELECT 1"
    " FROM {table} WHERE id = NEW.order_id AND state <> 'draft')"
    " BEGIN SELECT RAISE(ABORT, '{table}_line: posted'); END",
    "CREATE TRIGGER {table}_line_posted_no_delete BEFORE DELETE ON {table}_line WHEN EXISTS"
    " (SELECT 1 FROM {table} WHERE id = OLD.order_id AND state <> 'draft')"
    " BEGIN SELECT RAISE(ABORT, '{table}_line: posted'); END",
    "CREATE TRIGGER {table}_line_posted_no_insert BEFORE INSERT ON {table}_line WHEN EXISTS"
    " (SELECT 1 FROM {table} WHERE id = NEW.order_id AND state <> 'draft')"
    " BEGIN SELECT RAISE(ABORT, '{table}_line: posted'); END",
)
_CLOSING = (
    'CREATE TABLE "order_closing" ("kind" TEXT NOT NULL, "document_id" INTEGER NOT NULL,'
    ' "date" TEXT NOT NULL, "reason" TEXT NOT NULL, "actor" TEXT NOT NULL, "at" TEXT NOT NULL,'
    ' PRIMARY KEY ("kind", "document_id")) WITHOUT ROWID'
)
TABLES = ("quotation", "sales_order", "purchase_request", "purchase_order")

STATEMENTS = (
    *(statement.format(table=table) for table in TABLES for statement in _TABLE),
    _CLOSING,
)
