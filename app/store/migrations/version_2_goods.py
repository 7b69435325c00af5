"""Version 2: deliveries and goods receipts."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    'CREATE TABLE "delivery_note" ("id" INTEGER NOT NULL PRIMARY KEY, "ref" TEXT, "number"'
    ' TEXT, "state" TEXT NOT NULL, "date" TEXT NOT NULL, "party_id" INTEGER NOT NULL,'
    ' "warehouse_id" INTEGER, "reference" TEXT NOT NULL, "address" TEXT NOT NULL, "recipient"'
    ' TEXT NOT NULL, "driver" TEXT NOT NULL, "vehicle" TEXT NOT NULL, "notes" TEXT NOT NULL,'
    ' "entry_id" INTEGER, "party_kept" INTEGER, "company_kept" INTEGER, FOREIGN KEY'
    ' ("party_id") REFERENCES "party" ("id"), FOREIGN KEY ("warehouse_id") REFERENCES'
    " \"warehouse\" (\"id\"), CHECK (state IN ('draft', 'posted')), CHECK (state = 'draft' OR"
    " number IS NOT NULL))",
    'CREATE UNIQUE INDEX "delivery_note_ref" ON "delivery_note" ("ref")',
    'CREATE UNIQUE INDEX "delivery_note_number" ON "delivery_note" ("number")',
    'CREATE INDEX "delivery_note_party_id" ON "delivery_note" ("party_id")',
    'CREATE INDEX "delivery_note_date_id" ON "delivery_note" ("date", "id")',
    'CREATE TABLE "delivery_note_line" ("delivery_id" INTEGER NOT NULL, "line_no" INTEGER NOT'
    ' NULL, "item_id" INTEGER NOT NULL, "item_code" TEXT NOT NULL, "description" TEXT NOT'
    ' NULL, "warehouse_id" INTEGER NOT NULL, "quantity" INTEGER NOT NULL, "unit" TEXT NOT'
    ' NULL, "base_quantity" INTEGER NOT NULL, "packages" INTEGER NOT NULL, "remark" TEXT NOT'
    ' NULL, "unit_cost" INTEGER, "value" INTEGER, PRIMARY KEY ("delivery_id", "line_no"),'
    ' FOREIGN KEY ("delivery_id") REFERENCES "delivery_note" ("id") DEFERRABLE INITIALLY'
    ' DEFERRED, FOREIGN KEY ("item_id") REFERENCES "item" ("id"), FOREIGN KEY ("warehouse_id")'
    ' REFERENCES "warehouse" ("id"), CHECK (quantity > 0), CHECK (packages >= 0)) WITHOUT'
    " ROWID",
    'CREATE INDEX "delivery_note_line_item_id" ON "delivery_note_line" ("item_id")',
    "CREATE TRIGGER delivery_note_posted_no_update BEFORE UPDATE ON delivery_note WHEN"
    " OLD.state <> 'draft' BEGIN SELECT RAISE(ABORT, 'delivery_note: posted'); END",
    "CREATE TRIGGER delivery_note_posted_no_delete BEFORE DELETE ON delivery_note WHEN"
    " OLD.state <> 'draft' BEGIN SELECT RAISE(ABORT, 'delivery_note: posted'); END",
    "CREATE TRIGGER delivery_note_posted_no_replace BEFORE INSERT ON delivery_note WHEN"
    " EXISTS (SELECT 1 FROM delivery_note WHERE id = NEW.id AND state <> 'draft') BEGIN SELECT"
    " RAISE(ABORT, 'delivery_note: posted'); END",
    "CREATE TRIGGER delivery_note_line_posted_no_update BEFORE UPDATE ON delivery_note_line"
    " WHEN EXISTS (SELECT 1 FROM delivery_note WHERE id = OLD.delivery_id AND state <>"
    " 'draft') OR EXISTS (SELECT 1 FROM delivery_note WHERE id = NEW.delivery_id AND state <>"
    " 'draft') BEGIN SELECT RAISE(ABORT, 'delivery_note_line: posted'); END",
    "CREATE TRIGGER delivery_note_line_posted_no_delete BEFORE DELETE ON delivery_note_line"
    " WHEN EXISTS (SELECT 1 FROM delivery_note WHERE id = OLD.delivery_id AND state <>"
    " 'draft') BEGIN SELECT RAISE(ABORT, 'delivery_note_line: posted'); END",
    "CREATE TRIGGER delivery_note_line_posted_no_insert BEFORE INSERT ON delivery_note_line"
    " WHEN EXISTS (SELECT 1 FROM delivery_note WHERE id = NEW.delivery_id AND state <>"
    " 'draft') BEGIN SELECT RAISE(ABORT, 'delivery_note_line: posted'); END",
    'CREATE TABLE "goods_receipt" ("id" INTEGER NOT NULL PRIMARY KEY, "ref" TEXT, "number"'
    ' TEXT, "state" TEXT NOT NULL, "date" TEXT NOT NULL, "party_id" INTEGER NOT NULL,'
    ' "warehouse_id" INTEGER, "reference" TEXT NOT NULL, "address" TEXT NOT NULL, "recipient"'
    ' TEXT NOT NULL, "driver" TEXT NOT NULL, "vehicle" TEXT NOT NULL, "notes" TEXT NOT NULL,'
    ' "entry_id" INTEGER, "party_kept" INTEGER, "company_kept" INTEGER, FOREIGN KEY'
    ' ("party_id") REFERENCES "party" ("id"), FOREIGN KEY ("warehouse_id") REFERENCES'
    " \"warehouse\" (\"id\"), CHECK (state IN ('draft', 'posted')), CHECK (state = 'draft' OR"
    " number IS NOT NULL))",
    'CREATE UNIQUE INDEX "goods_receipt_ref" ON "goods_receipt" ("ref")',
    'CREATE UNIQUE INDEX "goods_receipt_number" ON "goods_receipt" ("number")',
    'CREATE INDEX "goods_receipt_party_id" ON "goods_receipt" ("party_id")',
    'CREATE INDEX "goods_receipt_date_id" ON "goods_receipt" ("date", "id")',
    'CREATE TABLE "goods_receipt_line" ("receipt_id" INTEGER NOT NULL, "line_no" INTEGER NOT'
    ' NULL, "item_id" INTEGER NOT NULL, "item_code" TEXT NOT NULL, "description" TEXT NOT'
    ' NULL, "warehouse_id" INTEGER NOT NULL, "quantity" INTEGER NOT NULL, "unit" TEXT NOT'
    ' NULL, "base_quantity" INTEGER NOT NULL, "packages" INTEGER NOT NULL, "remark" TEXT NOT'
    ' NULL, "unit_cost" INTEGER, "value" INTEGER, PRIMARY KEY ("receipt_id", "line_no"),'
    ' FOREIGN KEY ("receipt_id") REFERENCES "goods_receipt" ("id") DEFERRABLE INITIALLY'
    ' DEFERRED, FOREIGN KEY ("item_id") REFERENCES "item" ("id"), FOREIGN KEY ("warehouse_id")'
    ' REFERENCES "warehouse" ("id"), CHECK (quantity > 0), CHECK (packages >= 0)) WITHOUT'
    " ROWID",
    'CREATE INDEX "goods_receipt_line_item_id" ON "goods_receipt_line" ("item_id")',
    "CREATE TRIGGER goods_receipt_posted_no_update BEFORE UPDATE ON goods_receipt WHEN"
    " OLD.state <> 'draft' BEGIN SELECT RAISE(ABORT, 'goods_receipt: posted'); END",
    "CREATE TRIGGER goods_receipt_posted_no_delete BEFORE DELETE ON goods_receipt WHEN"
    " OLD.state <> 'draft' BEGIN SELECT RAISE(ABORT, 'goods_receipt: posted'); END",
    "CREATE TRIGGER goods_receipt_posted_no_replace BEFORE INSERT ON goods_receipt WHEN"
    " EXISTS (SELECT 1 FROM goods_receipt WHERE id = NEW.id AND state <> 'draft') BEGIN SELECT"
    " RAISE(ABORT, 'goods_receipt: posted'); END",
    "CREATE TRIGGER goods_receipt_line_posted_no_update BEFORE UPDATE ON goods_receipt_line"
    " WHEN EXISTS (SELECT 1 FROM goods_receipt WHERE id = OLD.receipt_id AND state <> 'draft')"
    " OR EXISTS (SELECT 1 FROM goods_receipt WHERE id = NEW.receipt_id AND state <> 'draft')"
    " BEGIN SELECT RAISE(ABORT, 'goods_receipt_line: posted'); END",
    "CREATE TRIGGER goods_receipt_line_posted_no_delete BEFORE DELETE ON goods_receipt_line"
    " WHEN EXISTS (SELECT 1 FROM goods_receipt WHERE id = OLD.receipt_id AND state <> 'draft')"
    " BEGIN SELECT RAISE(ABORT, 'goods_receipt_line: posted'); END",
    "CREATE TRIGGER goods_receipt_line_posted_no_insert BEFORE INSERT ON goods_receipt_line"
    " WHEN EXISTS (SELECT 1 FROM goods_receipt WHERE id = NEW.receipt_id AND state <> 'draft')"
    " BEGIN SELECT RAISE(ABORT, 'goods_receipt_line: posted'); END",
)
"""In the order they are run."""
