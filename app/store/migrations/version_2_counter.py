"""The counter: how invoices were paid there, sales that wait, and closed drawers, as version 2 makes them."""

from __future__ import annotations

STATEMENTS = (
    'CREATE TABLE "cash_sale" ("invoice_id" INTEGER NOT NULL PRIMARY KEY,'
    ' "receipt_id" INTEGER NOT NULL, "account_id" INTEGER NOT NULL, "method" TEXT NOT NULL,'
    ' "due" INTEGER NOT NULL, "tendered" INTEGER NOT NULL, "at" TEXT NOT NULL, "actor" TEXT NOT NULL,'
    ' FOREIGN KEY ("invoice_id") REFERENCES "sales_invoice" ("id"),'
    ' FOREIGN KEY ("receipt_id") REFERENCES "customer_receipt" ("id"),'
    ' FOREIGN KEY ("account_id") REFERENCES "account" ("id"), CHECK (tendered >= due))',
    'CREATE UNIQUE INDEX "cash_sale_receipt_id" ON "cash_sale" ("receipt_id")',
    'CREATE INDEX "cash_sale_account_id" ON "cash_sale" ("account_id")',
    'CREATE INDEX "cash_sale_actor_at" ON "cash_sale" ("actor", "at")',
    "CREATE TRIGGER cash_sale_no_update BEFORE UPDATE ON cash_sale WHEN 1"
    " BEGIN SELECT RAISE(ABORT, 'cash_sale is append-only'); END",
    "CREATE TRIGGER cash_sale_no_delete BEFORE DELETE ON cash_sale WHEN 1"
    " BEGIN SELECT RAISE(ABORT, 'cash_sale is append-only'); END",
    "CREATE TRIGGER cash_sale_no_replace BEFORE INSERT ON cash_sale"
    " WHEN EXISTS (SELECT 1 FROM cash_sale WHERE invoice_id = NEW.invoice_id)"
    " BEGIN SELECT RAISE(ABORT, 'cash_sale is append-only'); END",
    'CREATE TABLE "held_sale" ("invoice_id" INTEGER NOT NULL PRIMARY KEY, "title" TEXT NOT NULL,'
    ' "at" TEXT NOT NULL, "actor" TEXT NOT NULL,'
    ' FOREIGN KEY ("invoice_id") REFERENCES "sales_invoice" ("id") ON DELETE CASCADE)',
    'CREATE TABLE "cash_close" ("id" INTEGER NOT NULL PRIMARY KEY, "date" TEXT NOT NULL,'
    ' "at" TEXT NOT NULL, "actor" TEXT NOT NULL, "account_id" INTEGER NOT NULL,'
    ' "opening" INTEGER NOT NULL, "sold" INTEGER NOT NULL, "counted" INTEGER NOT NULL,'
    ' "entry_id" INTEGER, FOREIGN KEY ("account_id") REFERENCES "account" ("id"))',
    'CREATE INDEX "cash_close_account_id_actor" ON "cash_close" ("account_id", "actor")',
    'CREATE INDEX "cash_close_date" ON "cash_close" ("date")',
    "CREATE TRIGGER cash_close_no_update BEFORE UPDATE ON cash_close WHEN 1"
    " BEGIN SELECT RAISE(ABORT, 'cash_close is append-only'); END",
    "CREATE TRIGGER cash_close_no_delete BEFORE DELETE ON cash_close WHEN 1"
    " BEGIN SELECT RAISE(ABORT, 'cash_close is append-only'); END",
    "CREATE TRIGGER cash_close_no_replace BEFORE INSERT ON cash_close"
    " WHEN EXISTS (SELECT 1 FROM cash_close WHERE id = NEW.id)"
    " BEGIN SELECT RAISE(ABORT, 'cash_close is append-only'); END",
)
