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


FOLLOWING = {
    "sales_invoice": "customer_id",
    "purchase_invoice": "supplier_id",
    **dict.fromkeys(
        (
            "customer_receipt",
            "supplier_payment",
            "credit_note",
            "debit_note",
            "delivery_note",
            "goods_receipt",
            "quotation",
            "sales_order",
            "purchase_request",
            "purchase_order",
        ),
        "party_id",
    ),
}
"""Documents whose party follows when it is merged into another, and the column that names it."""


def _merged(party: str) -> str:
    return f"EXISTS (SELECT 1 FROM party WHERE id = OLD.{party} AND merged_into = NEW.{party})"


def _following(name: str, table: str, condition: str, words: str) -> tuple[str, str]:
    return (
        f"DROP TRIGGER {name}",
        f"CREATE TRIGGER {name} BEFORE UPDATE ON {table} WHEN {condition}"
        f" BEGIN SELECT RAISE(ABORT, '{words}'); END",
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
    'ALTER TABLE "party" ADD COLUMN "merged_into" INTEGER',
    *(
        sql
        for table, party in FOLLOWING.items()
        for sql in _following(
            f"{table}_posted_no_update",
            table,
            f"OLD.state <> 'draft' AND NOT {_merged(party)}",
            f"{table}: posted",
        )
    ),
    *(
        sql
        for table in ("open_item", "journal_line")
        for sql in _following(
            f"{table}_no_update", table, f"NOT {_merged('party_id')}", f"{table} is append-only"
        )
    ),
)
