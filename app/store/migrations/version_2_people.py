"""Loans, as version 2 makes them."""

from __future__ import annotations

STATEMENTS = (
    'CREATE TABLE "employee_loan" ("id" INTEGER NOT NULL PRIMARY KEY, "number" TEXT NOT NULL,'
    ' "employee_id" INTEGER NOT NULL, "date" TEXT NOT NULL, "amount" INTEGER NOT NULL,'
    ' "months" INTEGER NOT NULL, "first_period" INTEGER NOT NULL, "account_id" INTEGER,'
    ' "entry_id" INTEGER, "note" TEXT NOT NULL,'
    ' FOREIGN KEY ("employee_id") REFERENCES "employee" ("id"), CHECK (amount > 0))',
    'CREATE UNIQUE INDEX "employee_loan_number" ON "employee_loan" ("number")',
    'CREATE INDEX "employee_loan_employee_id" ON "employee_loan" ("employee_id")',
    'CREATE TABLE "loan_instalment" ("id" INTEGER NOT NULL PRIMARY KEY, "loan_id" INTEGER NOT NULL,'
    ' "period" INTEGER NOT NULL, "amount" INTEGER NOT NULL,'
    ' FOREIGN KEY ("loan_id") REFERENCES "employee_loan" ("id"))',
    'CREATE UNIQUE INDEX "loan_instalment_loan_id_period" ON "loan_instalment" ("loan_id", "period")',
    'CREATE TABLE "loan_deduction" ("id" INTEGER NOT NULL PRIMARY KEY, "run_id" INTEGER NOT NULL,'
    ' "loan_id" INTEGER NOT NULL, "amount" INTEGER NOT NULL,'
    ' FOREIGN KEY ("run_id") REFERENCES "payroll_run" ("id"),'
    ' FOREIGN KEY ("loan_id") REFERENCES "employee_loan" ("id"))',
    'CREATE INDEX "loan_deduction_loan_id" ON "loan_deduction" ("loan_id")',
    'CREATE UNIQUE INDEX "loan_deduction_run_id_loan_id" ON "loan_deduction" ("run_id", "loan_id")',
    'CREATE TABLE "loan_settlement" ("id" INTEGER NOT NULL PRIMARY KEY, "loan_id" INTEGER NOT NULL,'
    ' "date" TEXT NOT NULL, "account_id" INTEGER NOT NULL, "amount" INTEGER NOT NULL,'
    ' "entry_id" INTEGER NOT NULL,'
    ' FOREIGN KEY ("loan_id") REFERENCES "employee_loan" ("id"), CHECK (amount > 0))',
    'CREATE INDEX "loan_settlement_loan_id" ON "loan_settlement" ("loan_id")',
    *(
        f"CREATE TRIGGER {table}_no_{event} BEFORE {event.upper()} ON {table} WHEN 1"
        f" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        for table in ("employee_loan", "loan_deduction", "loan_settlement")
        for event in ("update", "delete")
    ),
    *(
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}"
        f" WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)"
        f" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        for table in ("employee_loan", "loan_deduction", "loan_settlement")
    ),
)
