"""Version 2: goods that are only worth more or less, landed costs, and when an item is ordered."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    'ALTER TABLE "stock_move" ADD COLUMN "revalued_move_id" INTEGER REFERENCES "stock_move" ("id")',
    "CREATE INDEX stock_move_revalued ON stock_move (revalued_move_id)"
    " WHERE revalued_move_id IS NOT NULL",
    *(
        f'ALTER TABLE "item" ADD COLUMN "{column}" INTEGER NOT NULL DEFAULT 0'
        for column in ("weight", "max_stock", "reorder_quantity")
    ),
    'CREATE TABLE "landed_cost" ("id" INTEGER NOT NULL PRIMARY KEY, "ref" TEXT, "number" '
    "TEXT, \"state\" TEXT NOT NULL CHECK (state IN ('draft', 'posted')), \"date\" TEXT NOT NULL, "
    '"bill_id" INTEGER NOT NULL, "bill_lines" TEXT NOT NULL, "method" TEXT NOT NULL CHECK '
    "(method IN ('value', 'quantity', 'weight')), \"notes\" TEXT NOT NULL, \"amount\" INTEGER NOT "
    'NULL, "entry_id" INTEGER, FOREIGN KEY ("bill_id") REFERENCES "purchase_invoice" ("id"), '
    'FOREIGN KEY ("entry_id") REFERENCES "journal_entry" ("id"))',
    'CREATE UNIQUE INDEX "landed_cost_ref" ON "landed_cost" ("ref")',
    'CREATE UNIQUE INDEX "landed_cost_number" ON "landed_cost" ("number")',
    'CREATE INDEX "landed_cost_date" ON "landed_cost" ("date")',
    'CREATE INDEX "landed_cost_bill_id" ON "landed_cost" ("bill_id")',
    'CREATE TABLE "landed_cost_line" ("cost_id" INTEGER NOT NULL, "line_no" INTEGER NOT NULL, '
    '"goods_kind" TEXT NOT NULL, "goods_id" INTEGER NOT NULL, "goods_line" INTEGER NOT NULL, '
    'PRIMARY KEY ("cost_id", "line_no"), FOREIGN KEY ("cost_id") REFERENCES "landed_cost" '
    '("id") DEFERRABLE INITIALLY DEFERRED) WITHOUT ROWID',
    'CREATE TABLE "landed_cost_part" ("cost_id" INTEGER NOT NULL, "part_no" INTEGER NOT NULL, '
    '"line_no" INTEGER NOT NULL, "goods_line" INTEGER NOT NULL, "item_id" INTEGER NOT NULL, '
    '"move_id" INTEGER NOT NULL, "quantity" INTEGER NOT NULL, "value" INTEGER NOT NULL, '
    '"weight" INTEGER NOT NULL, "share" INTEGER NOT NULL, PRIMARY KEY ("cost_id", "part_no"), '
    'FOREIGN KEY ("cost_id") REFERENCES "landed_cost" ("id") DEFERRABLE INITIALLY DEFERRED, '
    'FOREIGN KEY ("item_id") REFERENCES "item" ("id"), FOREIGN KEY ("move_id") REFERENCES '
    '"stock_move" ("id")) WITHOUT ROWID',
    'CREATE TABLE "landed_cost_source" ("cost_id" INTEGER NOT NULL, "bill_line" INTEGER NOT '
    'NULL, "account_id" INTEGER NOT NULL, "amount" INTEGER NOT NULL, PRIMARY KEY ("cost_id", '
    '"bill_line"), FOREIGN KEY ("cost_id") REFERENCES "landed_cost" ("id") DEFERRABLE '
    'INITIALLY DEFERRED, FOREIGN KEY ("account_id") REFERENCES "account" ("id")) WITHOUT '
    "ROWID",
    "CREATE TRIGGER landed_cost_posted_no_update BEFORE UPDATE ON landed_cost WHEN OLD.state "
    "<> 'draft' BEGIN SELECT RAISE(ABORT, 'landed_cost: posted'); END",
    "CREATE TRIGGER landed_cost_posted_no_delete BEFORE DELETE ON landed_cost WHEN OLD.state "
    "<> 'draft' BEGIN SELECT RAISE(ABORT, 'landed_cost: posted'); END",
    "CREATE TRIGGER landed_cost_posted_no_replace BEFORE INSERT ON landed_cost WHEN EXISTS "
    "(SELECT 1 FROM landed_cost WHERE id = NEW.id AND state <> 'draft') BEGIN SELECT "
    "RAISE(ABORT, 'landed_cost: posted'); END",
    "CREATE TRIGGER landed_cost_line_posted_no_update BEFORE UPDATE ON landed_cost_line WHEN "
    "EXISTS (SELECT 1 FROM landed_cost WHERE id = OLD.cost_id AND state <> 'draft') OR EXISTS "
    "(SELECT 1 FROM landed_cost WHERE id = NEW.cost_id AND state <> 'draft') BEGIN SELECT "
    "RAISE(ABORT, 'landed_cost_line: posted'); END",
    "CREATE TRIGGER landed_cost_line_posted_no_delete BEFORE DELETE ON landed_cost_line WHEN "
    "EXISTS (SELECT 1 FROM landed_cost WHERE id = OLD.cost_id AND state <> 'draft') BEGIN "
    "SELECT RAISE(ABORT, 'landed_cost_line: posted'); END",
    "CREATE TRIGGER landed_cost_line_posted_no_insert BEFORE INSERT ON landed_cost_line WHEN "
    "EXISTS (SELECT 1 FROM landed_cost WHERE id = NEW.cost_id AND state <> 'draft') BEGIN "
    "SELECT RAISE(ABORT, 'landed_cost_line: posted'); END",
    "CREATE TRIGGER landed_cost_part_posted_no_update BEFORE UPDATE ON landed_cost_part WHEN "
    "EXISTS (SELECT 1 FROM landed_cost WHERE id = OLD.cost_id AND state <> 'draft') OR EXISTS "
    "(SELECT 1 FROM landed_cost WHERE id = NEW.cost_id AND state <> 'draft') BEGIN SELECT "
    "RAISE(ABORT, 'landed_cost_part: posted'); END",
    "CREATE TRIGGER landed_cost_part_posted_no_delete BEFORE DELETE ON landed_cost_part WHEN "
    "EXISTS (SELECT 1 FROM landed_cost WHERE id = OLD.cost_id AND state <> 'draft') BEGIN "
    "SELECT RAISE(ABORT, 'landed_cost_part: posted'); END",
    "CREATE TRIGGER landed_cost_part_posted_no_insert BEFORE INSERT ON landed_cost_part WHEN "
    "EXISTS (SELECT 1 FROM landed_cost WHERE id = NEW.cost_id AND state <> 'draft') BEGIN "
    "SELECT RAISE(ABORT, 'landed_cost_part: posted'); END",
    "CREATE TRIGGER landed_cost_source_posted_no_update BEFORE UPDATE ON landed_cost_source "
    "WHEN EXISTS (SELECT 1 FROM landed_cost WHERE id = OLD.cost_id AND state <> 'draft') OR "
    "EXISTS (SELECT 1 FROM landed_cost WHERE id = NEW.cost_id AND state <> 'draft') BEGIN "
    "SELECT RAISE(ABORT, 'landed_cost_source: posted'); END",
    "CREATE TRIGGER landed_cost_source_posted_no_delete BEFORE DELETE ON landed_cost_source "
    "WHEN EXISTS (SELECT 1 FROM landed_cost WHERE id = OLD.cost_id AND state <> 'draft') "
    "BEGIN SELECT RAISE(ABORT, 'landed_cost_source: posted'); END",
    "CREATE TRIGGER landed_cost_source_posted_no_insert BEFORE INSERT ON landed_cost_source "
    "WHEN EXISTS (SELECT 1 FROM landed_cost WHERE id = NEW.cost_id AND state <> 'draft') "
    "BEGIN SELECT RAISE(ABORT, 'landed_cost_source: posted'); END",
)
