"""Version 2: what the complete window keeps in the company file."""

from __future__ import annotations

import sqlite3

from app.store.migrations import (
    version_2_counter,
    version_2_goods,
    version_2_money,
    version_2_notes,
    version_2_orders,
    version_2_parties,
    version_2_payroll,
    version_2_people,
    version_2_staff,
    version_2_stock,
    version_2_terms,
)

STATEMENTS: tuple[str, ...] = (
    'CREATE TABLE "document_comment" ("id" INTEGER NOT NULL PRIMARY KEY, "kind" TEXT NOT NULL,'
    ' "document_id" INTEGER NOT NULL, "at" TEXT NOT NULL, "actor" TEXT NOT NULL, "text" TEXT NOT NULL)',
    'CREATE INDEX "document_comment_kind_document_id" ON "document_comment" ("kind", "document_id")',
    'CREATE TABLE "document_attachment" ("id" INTEGER NOT NULL PRIMARY KEY, "kind" TEXT NOT NULL,'
    ' "document_id" INTEGER NOT NULL, "sha256" TEXT NOT NULL, "name" TEXT NOT NULL,'
    ' "size" INTEGER NOT NULL, "at" TEXT NOT NULL, "actor" TEXT NOT NULL)',
    'CREATE INDEX "document_attachment_sha256" ON "document_attachment" ("sha256")',
    'CREATE INDEX "document_attachment_kind_document_id"'
    ' ON "document_attachment" ("kind", "document_id")',
    'CREATE TABLE "unfinished_entry" ("id" INTEGER NOT NULL PRIMARY KEY, "actor" TEXT NOT NULL,'
    ' "key" TEXT NOT NULL, "kind" TEXT NOT NULL, "document_id" INTEGER NOT NULL,'
    ' "title" TEXT NOT NULL, "at" TEXT NOT NULL, "body" TEXT NOT NULL)',
    'CREATE UNIQUE INDEX "unfinished_entry_actor_key" ON "unfinished_entry" ("actor", "key")',
    'CREATE TABLE "line_origin" ("kind" TEXT NOT NULL, "document_id" INTEGER NOT NULL,'
    ' "line_no" INTEGER NOT NULL, "origin_kind" TEXT NOT NULL, "origin_id" INTEGER NOT NULL,'
    ' "origin_line" INTEGER NOT NULL, "quantity" INTEGER NOT NULL, "value" INTEGER NOT NULL,'
    ' "counts" INTEGER NOT NULL,'
    ' PRIMARY KEY ("kind", "document_id", "line_no")) WITHOUT ROWID',
    'CREATE INDEX "line_origin_origin_kind_origin_id_origin_line"'
    ' ON "line_origin" ("origin_kind", "origin_id", "origin_line")',
    'CREATE TABLE "document_copy" ("kind" TEXT NOT NULL, "document_id" INTEGER NOT NULL,'
    ' "of_id" INTEGER NOT NULL, "replaces" INTEGER NOT NULL,'
    ' PRIMARY KEY ("kind", "document_id")) WITHOUT ROWID',
    'CREATE INDEX "document_copy_kind_of_id" ON "document_copy" ("kind", "of_id")',
    """ALTER TABLE "sales_invoice" ADD COLUMN "transaction_code" TEXT NOT NULL DEFAULT ''""",
    """ALTER TABLE "party" ADD COLUMN "passport" TEXT NOT NULL DEFAULT ''""",
    """ALTER TABLE "party" ADD COLUMN "country" TEXT NOT NULL DEFAULT 'IDN'""",
    """ALTER TABLE "party" ADD COLUMN "place_of_business" TEXT NOT NULL DEFAULT ''""",
    """ALTER TABLE "party" ADD COLUMN "transaction_code" TEXT NOT NULL DEFAULT ''""",
    """ALTER TABLE "party" ADD COLUMN "tax_facility" TEXT NOT NULL DEFAULT ''""",
    *version_2_parties.STATEMENTS,
    'CREATE TABLE "tax_invoice" ("invoice_id" INTEGER NOT NULL PRIMARY KEY REFERENCES "sales_invoice" ("id"),'
    ' "number" TEXT NOT NULL, "batch" INTEGER NOT NULL, "exported_at" TEXT, "recorded_at" TEXT)',
    'CREATE INDEX "tax_invoice_number" ON "tax_invoice" ("number")',
    *version_2_money.STATEMENTS,
    'CREATE TABLE "mail_template" ("kind" TEXT NOT NULL, "language" TEXT NOT NULL,'
    ' "subject" TEXT NOT NULL, "body" TEXT NOT NULL, PRIMARY KEY ("kind", "language")) WITHOUT ROWID',
    'CREATE TABLE "mail_log" ("id" INTEGER NOT NULL PRIMARY KEY, "at" TEXT NOT NULL,'
    ' "actor" TEXT NOT NULL, "kind" TEXT NOT NULL, "document_id" INTEGER NOT NULL,'
    ' "number" TEXT NOT NULL, "party" TEXT NOT NULL, "recipients" TEXT NOT NULL,'
    ' "subject" TEXT NOT NULL, "outcome" TEXT NOT NULL, "reason" TEXT NOT NULL)',
    'CREATE INDEX "mail_log_at_id" ON "mail_log" ("at", "id")',
    'CREATE INDEX "mail_log_kind_document_id" ON "mail_log" ("kind", "document_id")',
    "CREATE TRIGGER mail_log_no_update BEFORE UPDATE ON mail_log WHEN 1"
    " BEGIN SELECT RAISE(ABORT, 'mail_log is append-only'); END",
    "CREATE TRIGGER mail_log_no_delete BEFORE DELETE ON mail_log WHEN 1"
    " BEGIN SELECT RAISE(ABORT, 'mail_log is append-only'); END",
    "CREATE TRIGGER mail_log_no_replace BEFORE INSERT ON mail_log"
    " WHEN EXISTS (SELECT 1 FROM mail_log WHERE id = NEW.id)"
    " BEGIN SELECT RAISE(ABORT, 'mail_log is append-only'); END",
    'CREATE TABLE "recurring_document" ("id" INTEGER NOT NULL PRIMARY KEY, "kind" TEXT NOT NULL,'
    ' "name" TEXT NOT NULL, "source_id" INTEGER NOT NULL, "first" TEXT NOT NULL,'
    ' "every" INTEGER NOT NULL, "unit" TEXT NOT NULL, "until" TEXT, "posts" INTEGER NOT NULL,'
    ' "active" INTEGER NOT NULL, "done" INTEGER NOT NULL)',
    'CREATE TABLE "recurring_run" ("id" INTEGER NOT NULL PRIMARY KEY, "schedule_id" INTEGER NOT NULL'
    ' REFERENCES "recurring_document" ("id"), "due" TEXT NOT NULL, "at" TEXT NOT NULL,'
    ' "actor" TEXT NOT NULL, "document_id" INTEGER, "number" TEXT NOT NULL, "problem" TEXT NOT NULL)',
    'CREATE INDEX "recurring_run_schedule_id" ON "recurring_run" ("schedule_id")',
    "CREATE INDEX audit_document ON audit (kind, json_extract(details, '$.document_id'))",
    *version_2_orders.STATEMENTS,
    *version_2_goods.STATEMENTS,
    *version_2_notes.STATEMENTS,
    *version_2_stock.STATEMENTS,
    *version_2_counter.STATEMENTS,
    *version_2_payroll.STATEMENTS,
    *version_2_people.STATEMENTS,
    *version_2_staff.STATEMENTS,
    *version_2_terms.STATEMENTS,
)
"""In the order they are run; each is what ``schema.create`` makes in a new file."""

READY_ROLES = {
    "Accountant": (
        *("masters.edit", "mail.send", "period.lock", "year.close", "backup.make", "data.view"),
        *("sales.view", "sales.invoice.edit", "sales.invoice.post", "sales.invoice.void"),
        *("sales.receipt.edit", "sales.receipt.post", "sales.receipt.void"),
        *("sales.credit-note.edit", "sales.credit-note.post", "sales.credit-note.void"),
        *("purchasing.debit-note.edit", "purchasing.debit-note.post"),
        "purchasing.debit-note.void",
        *("purchasing.landed-cost.edit", "purchasing.landed-cost.post"),
        "purchasing.landed-cost.void",
        *("sales.quotation.edit", "sales.quotation.post", "sales.quotation.void"),
        *("sales.order.edit", "sales.order.post", "sales.order.void"),
        *("purchasing.request.edit", "purchasing.request.post", "purchasing.request.void"),
        *("purchasing.order.edit", "purchasing.order.post", "purchasing.order.void"),
        *("sales.delivery.edit", "sales.delivery.post", "sales.delivery.void"),
        *("purchasing.goods-receipt.edit", "purchasing.goods-receipt.post"),
        "purchasing.goods-receipt.void",
        *("sales.tax-invoice.export", "sales.cash-sale.discount"),
        "sales.cash-sale.close",
        *("purchasing.view", "purchasing.bill.edit", "purchasing.bill.post"),
        *("purchasing.bill.void", "purchasing.payment.edit", "purchasing.payment.post"),
        *("purchasing.payment.void", "inventory.view", "inventory.opening", "inventory.report"),
        *("accounting.view", "accounting.journal.edit", "accounting.journal.post"),
        *("accounting.journal.void", "accounting.opening", "accounting.report"),
    ),
    "Cashier": (
        *("mail.send", "sales.view", "sales.invoice.edit", "sales.invoice.post"),
        *("sales.receipt.edit", "sales.receipt.post"),
        *("sales.quotation.edit", "sales.quotation.post", "sales.order.edit", "sales.order.post"),
        "sales.cash-sale.close",
    ),
    "Warehouse": (
        *("inventory.view", "inventory.move.edit", "inventory.move.post"),
        *("inventory.count.edit", "inventory.count.post", "inventory.report"),
        *("purchasing.request.edit", "purchasing.request.post"),
        *("sales.delivery.edit", "sales.delivery.post"),
        *("purchasing.goods-receipt.edit", "purchasing.goods-receipt.post"),
    ),
    "HR & pay": (
        *(
            "mail.send",
            "people.view",
            "people.employee.edit",
            "people.salary.view",
            "people.identity.view",
            "people.inputs.edit",
            "people.attendance.edit",
            "people.overtime.ask",
            "people.leave.edit",
            "people.loans.edit",
        ),
        *("people.payroll.calculate", "people.payroll.check", "people.payroll.post"),
        "people.payroll.pay",
    ),
}
"""The roles a new company begins with. Roles that were there need nothing: whoever may do something in a
department may see it."""

NEW_SERIES = {
    "quotation": "QUO/{YY}/{MM}/{SEQ:4}",
    "sales-order": "SO/{YY}/{MM}/{SEQ:4}",
    "purchase-request": "PR/{YY}/{MM}/{SEQ:4}",
    "purchase-order": "PO/{YY}/{MM}/{SEQ:4}",
    "delivery-note": "SJ/{YY}/{MM}/{SEQ:4}",
    "goods-receipt": "GR/{YY}/{MM}/{SEQ:4}",
    "credit-note": "CN/{YY}/{MM}/{SEQ:4}",
    "debit-note": "DN/{YY}/{MM}/{SEQ:4}",
    "landed-cost": "LC/{YY}/{MM}/{SEQ:4}",
}
"""Series of numbers, each beginning again every month."""

NEW_ACCOUNTS = (
    ("1204", "Giro diterima belum cair", "Giro received, not cleared", "current_asset", "1200",
     "debit", "Piutang", "Piutang lain-lain"),
    ("2107", "Giro dikeluarkan belum cair", "Giro issued, not cleared", "current_liability", "2100",
     "credit", "Utang usaha", "Utang usaha"),
    ("5106", "Selisih harga pembelian", "Purchase price differences", "cost_of_sales", "5000",
     "debit", "Beban usaha", "Beban pokok penjualan"),
    ("7206", "Pembulatan tunai", "Cash rounding", "other_expense", "7000", "debit",
     "Beban lain-lain", "Beban lain"),
)  # fmt: skip
"""code, name, name_en, type, parent, normal, emkm_line, ep_line; a code a company uses already stays as it is."""

ACCOUNT_ROLES = {
    "received_not_billed": "2102",
    "purchase_price_difference": "5106",
    "pph23_prepaid": "1512",
    "pph23_payable": "2304",
    "pph42_payable": "2305",
    "pph_final_expense": "8103",
    "petty_cash": "1102",
    "cash_difference": "7205",
    "cash_rounding": "7206",
    "giro_received": "1204",
    "giro_issued": "2107",
    "severance": "6107",
}
"""The parts that accounts of the shipped chart play from now on, where the company still has them."""


def migrate(connection: sqlite3.Connection) -> None:
    """Adds the tables, indexes and triggers, the series of numbers, the ready roles, and accounts with parts of their own."""
    for statement in STATEMENTS:
        connection.execute(statement)
    _add_accounts(connection)
    for key, pattern in NEW_SERIES.items():
        connection.execute(
            "INSERT INTO number_series (key, pattern, reset, first_month)"
            " SELECT ?, ?, 'monthly', COALESCE(MAX(first_month), 1) FROM number_series",
            (key, pattern),
        )
    for name, permissions in READY_ROLES.items():
        made = connection.execute(
            "INSERT OR IGNORE INTO role (name, is_owner) VALUES (?, 0) RETURNING id", (name,)
        ).fetchone()
        for permission in permissions if made else ():
            connection.execute(
                "INSERT INTO role_permission (role_id, permission) VALUES (?, ?)",
                (*made, permission),
            )


def _add_accounts(connection: sqlite3.Connection) -> None:
    for code, name, name_en, type, parent, normal, emkm_line, ep_line in NEW_ACCOUNTS:
        connection.execute(
            "INSERT OR IGNORE INTO account (code, name, name_en, type, parent_id, is_header, is_contra,"
            " normal, control, active, emkm_line, ep_line, cashflow_section) SELECT ?, ?, ?, ?,"
            " (SELECT id FROM account WHERE code = ?), 0, 0, ?, '', 1, ?, ?, 'operasi'"
            " WHERE EXISTS (SELECT 1 FROM account)",
            (code, name, name_en, type, parent, normal, emkm_line, ep_line),
        )
    for role, code in ACCOUNT_ROLES.items():
        connection.execute(
            "INSERT OR IGNORE INTO account_role (role, account_id)"
            " SELECT ?, id FROM account WHERE code = ? AND NOT is_header AND control = ''",
            (role, code),
        )
        connection.execute(
            "UPDATE account SET active = 1 WHERE id = (SELECT account_id FROM account_role WHERE role = ?)",
            (role,),
        )
