"""Kinds of payroll runs and what they are counted from, as version 2 makes it."""

from __future__ import annotations

STATEMENTS = (
    """ALTER TABLE "payroll_run" ADD COLUMN "religion" TEXT NOT NULL DEFAULT ''""",
    'ALTER TABLE "payroll_run" ADD COLUMN "holiday" TEXT',
    'ALTER TABLE "payroll_slip" ADD COLUMN "severance" INTEGER NOT NULL DEFAULT 0',
    'ALTER TABLE "payroll_slip" ADD COLUMN "final_tax" INTEGER NOT NULL DEFAULT 0',
    # The only way to let the check of a table allow more; the next connection reads it.
    "PRAGMA writable_schema = ON",
    "UPDATE sqlite_master SET sql = replace(sql, '''thr'', ''bonus''',"
    " '''thr'', ''bonus'', ''correction'', ''severance''')"
    " WHERE type = 'table' AND name = 'payroll_run'",
    "UPDATE sqlite_master SET sql = replace(sql, '- loan - deduction',"
    " '- loan - deduction + severance - final_tax') WHERE type = 'table' AND name = 'payroll_slip'",
    "PRAGMA writable_schema = RESET",
    'ALTER TABLE "pay_input" ADD COLUMN "off_cycle" INTEGER NOT NULL DEFAULT 0',
    'DROP INDEX "pay_input_period_employee_id_component"',
    'CREATE UNIQUE INDEX "pay_input_period_employee_id_component_off_cycle"'
    ' ON "pay_input" ("period", "employee_id", "component", "off_cycle")',
    'CREATE TABLE "severance" ("id" INTEGER NOT NULL PRIMARY KEY, "employee_id" INTEGER NOT NULL,'
    ' "date" TEXT NOT NULL, "reason" TEXT NOT NULL, "leave_days" INTEGER NOT NULL,'
    ' "divisor" INTEGER NOT NULL, "other" INTEGER NOT NULL, "separation" INTEGER NOT NULL,'
    ' "agreed" INTEGER, FOREIGN KEY ("employee_id") REFERENCES "employee" ("id"))',
    'CREATE TABLE "leave_grant" ("id" INTEGER NOT NULL PRIMARY KEY, "employee_id" INTEGER NOT NULL,'
    ' "date" TEXT NOT NULL, "days" INTEGER NOT NULL, "expires" TEXT,'
    ' FOREIGN KEY ("employee_id") REFERENCES "employee" ("id"), CHECK (days > 0))',
    'CREATE UNIQUE INDEX "leave_grant_employee_id_date" ON "leave_grant" ("employee_id", "date")',
    'CREATE TABLE "leave" ("id" INTEGER NOT NULL PRIMARY KEY, "employee_id" INTEGER NOT NULL,'
    ' "type" TEXT NOT NULL, "first" TEXT NOT NULL, "last" TEXT NOT NULL, "days" INTEGER NOT NULL,'
    ' "state" TEXT NOT NULL, "note" TEXT NOT NULL,'
    ' FOREIGN KEY ("employee_id") REFERENCES "employee" ("id"), CHECK (days > 0))',
    'CREATE INDEX "leave_employee_id_first" ON "leave" ("employee_id", "first")',
    'CREATE INDEX "leave_first_last" ON "leave" ("first", "last")',
    'CREATE TABLE "minimum_wage" ("id" INTEGER NOT NULL PRIMARY KEY, "valid_from" TEXT NOT NULL,'
    ' "amount" INTEGER NOT NULL)',
    'CREATE UNIQUE INDEX "minimum_wage_valid_from" ON "minimum_wage" ("valid_from")',
    'CREATE UNIQUE INDEX "severance_employee_id_date" ON "severance" ("employee_id", "date")',
)
