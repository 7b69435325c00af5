"""Contracts of employees and what lies beside them, as version 2 makes it."""

from __future__ import annotations

STATEMENTS = (
    """ALTER TABLE "employee_terms" ADD COLUMN "place" TEXT NOT NULL DEFAULT ''""",
    'CREATE TABLE "employment_contract" ("id" INTEGER NOT NULL PRIMARY KEY,'
    ' "employee_id" INTEGER NOT NULL, "number" TEXT NOT NULL, "kind" TEXT NOT NULL,'
    ' "first" TEXT NOT NULL, "last" TEXT, "note" TEXT NOT NULL,'
    ' FOREIGN KEY ("employee_id") REFERENCES "employee" ("id"))',
    'CREATE UNIQUE INDEX "employment_contract_employee_id_first"'
    ' ON "employment_contract" ("employee_id", "first")',
    'CREATE INDEX "employment_contract_last" ON "employment_contract" ("last")',
    'CREATE TABLE "employee_document" ("id" INTEGER NOT NULL PRIMARY KEY,'
    ' "employee_id" INTEGER NOT NULL, "kind" TEXT NOT NULL, "number" TEXT NOT NULL,'
    ' "date" TEXT NOT NULL, "expires" TEXT, "note" TEXT NOT NULL,'
    ' FOREIGN KEY ("employee_id") REFERENCES "employee" ("id"))',
    'CREATE UNIQUE INDEX "employee_document_employee_id_kind_date"'
    ' ON "employee_document" ("employee_id", "kind", "date")',
    'CREATE INDEX "employee_document_expires" ON "employee_document" ("expires")',
    # Who could see everything about employees before identity had a permission of its own still can.
    "INSERT INTO role_permission (role_id, permission) SELECT DISTINCT role_id, 'people.identity.view'"
    " FROM role_permission WHERE permission IN ('people.salary.view', 'people.employee.edit')",
)
