"""Terms of payment in parts, as version 2 makes them."""

from __future__ import annotations


def _kept_when_posted(kind: str, table: str) -> tuple[str, ...]:
    """What ``guards.parts_of_posted`` makes."""

    def posted(row: str) -> str:
        return (
            f"{row}.kind = '{kind}' AND EXISTS"
            f" (SELECT 1 FROM {table} WHERE id = {row}.document_id AND state <> 'draft')"
        )

    conditions = (
        ("update", f"{posted('OLD')} OR {posted('NEW')}"),
        ("delete", posted("OLD")),
        ("insert", posted("NEW")),
    )
    return tuple(
        f"CREATE TRIGGER {table}_instalment_posted_no_{event} BEFORE {event.upper()} ON instalment"
        f" WHEN {condition} BEGIN SELECT RAISE(ABORT, 'instalment: posted'); END"
        for event, condition in conditions
    )


STATEMENTS = (
    'CREATE TABLE "instalment" ("kind" TEXT NOT NULL, "document_id" INTEGER NOT NULL,'
    ' "part_no" INTEGER NOT NULL, "due_date" TEXT NOT NULL, "percent" TEXT NOT NULL,'
    ' "is_rest" INTEGER NOT NULL, "before" INTEGER NOT NULL, "amount" INTEGER NOT NULL'
    ' CHECK (amount > 0), PRIMARY KEY ("kind", "document_id", "part_no")) WITHOUT ROWID',
    *_kept_when_posted("sales-invoice", "sales_invoice"),
    *_kept_when_posted("purchase-invoice", "purchase_invoice"),
    'CREATE TABLE "payment_term" ("id" INTEGER NOT NULL PRIMARY KEY, "code" TEXT NOT NULL,'
    ' "name" TEXT NOT NULL, "active" INTEGER NOT NULL)',
    'CREATE UNIQUE INDEX "payment_term_code" ON "payment_term" ("code")',
    'CREATE TABLE "payment_term_part" ("term_id" INTEGER NOT NULL, "part_no" INTEGER NOT NULL,'
    ' "days" INTEGER NOT NULL, "percent" TEXT NOT NULL, PRIMARY KEY ("term_id", "part_no"),'
    ' FOREIGN KEY ("term_id") REFERENCES "payment_term" ("id")) WITHOUT ROWID',
    'ALTER TABLE "party" ADD COLUMN "payment_term_id" INTEGER',
)
