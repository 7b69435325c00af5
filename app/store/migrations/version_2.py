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


def migrate(connection: sqlite3.Connection) -> None:
    """Adds the tables, indexes and triggers; nothing that was there is changed."""
    for statement in STATEMENTS:
        connection.execute(statement)
