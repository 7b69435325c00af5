"""Version 2: what the complete window keeps in the company file."""

from __future__ import annotations

import sqlite3

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
    "CREATE INDEX audit_document ON audit (kind, json_extract(details, '$.document_id'))",
)
"""In the order they are run; each is what ``schema.create`` makes in a new file."""

READY_ROLES = {
    "Accountant": (
        *("masters.edit", "period.lock", "year.close", "backup.make", "data.view"),
        *("sales.view", "sales.invoice.edit", "sales.invoice.post", "sales.invoice.void"),
        *("sales.receipt.edit", "sales.receipt.post", "sales.receipt.void"),
        *("purchasing.view", "purchasing.bill.edit", "purchasing.bill.post"),
        *("purchasing.bill.void", "purchasing.payment.edit", "purchasing.payment.post"),
        *("purchasing.payment.void", "inventory.view", "inventory.opening", "inventory.report"),
        *("accounting.view", "accounting.journal.edit", "accounting.journal.post"),
        *("accounting.journal.void", "accounting.opening", "accounting.report"),
    ),
    "Cashier": (
        *("sales.view", "sales.invoice.edit", "sales.invoice.post"),
        *("sales.receipt.edit", "sales.receipt.post"),
    ),
    "Warehouse": (
        *("inventory.view", "inventory.move.edit", "inventory.move.post"),
        *("inventory.count.edit", "inventory.count.post", "inventory.report"),
    ),
    "HR & pay": (
        *("people.view", "people.employee.edit", "people.salary.view", "people.inputs.edit"),
        *("people.payroll.calculate", "people.payroll.check", "people.payroll.post"),
        "people.payroll.pay",
    ),
}
"""The roles a new company begins with. Roles that were there need nothing: whoever may do something in a
department may see it."""


def migrate(connection: sqlite3.Connection) -> None:
    """Adds the tables, indexes and triggers, and the ready roles; nothing that was there is changed."""
    for statement in STATEMENTS:
        connection.execute(statement)
    for name, permissions in READY_ROLES.items():
        made = connection.execute(
            "INSERT OR IGNORE INTO role (name, is_owner) VALUES (?, 0) RETURNING id", (name,)
        ).fetchone()
        for permission in permissions if made else ():
            connection.execute(
                "INSERT INTO role_permission (role_id, permission) VALUES (?, ?)",
                (*made, permission),
            )
