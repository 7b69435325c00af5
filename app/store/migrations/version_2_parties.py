"""What parties buy and pay by, as version 2 makes it."""

from __future__ import annotations

STATEMENTS = (
    'ALTER TABLE "party" ADD COLUMN "price_list_id" INTEGER',
    'ALTER TABLE "party" ADD COLUMN "warehouse_id" INTEGER',
    """ALTER TABLE "party" ADD COLUMN "salesperson" TEXT NOT NULL DEFAULT ''""",
    """ALTER TABLE "party" ADD COLUMN "line_tax" TEXT NOT NULL DEFAULT ''""",
    'CREATE TABLE "price_list" ("id" INTEGER NOT NULL PRIMARY KEY, "code" TEXT NOT NULL,'
    ' "name" TEXT NOT NULL, "customer_id" INTEGER, "active" INTEGER NOT NULL,'
    ' FOREIGN KEY ("customer_id") REFERENCES "party" ("id"))',
    'CREATE UNIQUE INDEX "price_list_code" ON "price_list" ("code")',
    'CREATE INDEX "price_list_customer_id" ON "price_list" ("customer_id")',
    'CREATE TABLE "price" ("id" INTEGER NOT NULL PRIMARY KEY, "list_id" INTEGER NOT NULL,'
    ' "item_id" INTEGER NOT NULL, "unit" TEXT NOT NULL, "from_quantity" INTEGER NOT NULL,'
    ' "price" INTEGER NOT NULL, "valid_from" TEXT, "valid_to" TEXT,'
    ' FOREIGN KEY ("list_id") REFERENCES "price_list" ("id"),'
    ' FOREIGN KEY ("item_id") REFERENCES "item" ("id"))',
    'CREATE INDEX "price_item_id" ON "price" ("item_id")',
    'CREATE INDEX "price_list_id_item_id" ON "price" ("list_id", "item_id")',
    'CREATE TABLE "party_address" ("id" INTEGER NOT NULL PRIMARY KEY, "party_id" INTEGER NOT NULL,'
    ' "name" TEXT NOT NULL, "use" TEXT NOT NULL, "address" TEXT NOT NULL, "city" TEXT NOT NULL,'
    ' "contact" TEXT NOT NULL, "phone" TEXT NOT NULL, "email" TEXT NOT NULL,'
    ' FOREIGN KEY ("party_id") REFERENCES "party" ("id"))',
    'CREATE INDEX "party_address_party_id" ON "party_address" ("party_id")',
)
