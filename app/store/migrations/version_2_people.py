"""Loans, attendance and requests of overtime, as version 2 makes them."""

from __future__ import annotations

_EMPLOYEE = ' FOREIGN KEY ("employee_id") REFERENCES "employee" ("id")'

STATEMENTS = (
    """ALTER TABLE "pay_component" ADD COLUMN "basis" TEXT NOT NULL DEFAULT 'month'""",
    """ALTER TABLE "overtime" ADD COLUMN "state" TEXT NOT NULL DEFAULT 'approved'""",
    """ALTER TABLE "overtime" ADD COLUMN "note" TEXT NOT NULL DEFAULT ''""",
    'CREATE TABLE "work_shift" ("id" INTEGER NOT NULL PRIMARY KEY, "code" TEXT NOT NULL,'
    ' "name" TEXT NOT NULL, "starts" INTEGER NOT NULL, "ends" INTEGER NOT NULL,'
    ' "rest" INTEGER NOT NULL, "grace" INTEGER NOT NULL, "week_days" INTEGER NOT NULL)',
    'CREATE UNIQUE INDEX "work_shift_code" ON "work_shift" ("code")',
    'CREATE TABLE "shift_assignment" ("id" INTEGER NOT NULL PRIMARY KEY,'
    ' "employee_id" INTEGER NOT NULL, "valid_from" TEXT NOT NULL, "shift_id" INTEGER NOT NULL,'
    f'{_EMPLOYEE}, FOREIGN KEY ("shift_id") REFERENCES "work_shift" ("id"))',
    'CREATE UNIQUE INDEX "shift_assignment_employee_id_valid_from"'
    ' ON "shift_assignment" ("employee_id", "valid_from")',
    'CREATE INDEX "shift_assignment_shift_id" ON "shift_assignment" ("shift_id")',
    'CREATE TABLE "company_day" ("id" INTEGER NOT NULL PRIMARY KEY, "date" TEXT NOT NULL,'
    ' "name" TEXT NOT NULL, "works" INTEGER NOT NULL)',
    'CREATE UNIQUE INDEX "company_day_date" ON "company_day" ("date")',
    'CREATE TABLE "attendance" ("id" INTEGER NOT NULL PRIMARY KEY, "employee_id" INTEGER NOT NULL,'
    ' "date" TEXT NOT NULL, "check_in" TEXT NOT NULL, "check_out" TEXT NOT NULL,'
    f""" "corrected" INTEGER NOT NULL,{_EMPLOYEE}, CHECK (check_in <> '' OR check_out <> ''))""",
    'CREATE UNIQUE INDEX "attendance_date_employee_id" ON "attendance" ("date", "employee_id")',
    'CREATE TABLE "attendance_correction" ("id" INTEGER NOT NULL PRIMARY KEY,'
    ' "employee_id" INTEGER NOT NULL, "date" TEXT NOT NULL, "check_in" TEXT NOT NULL,'
    ' "check_out" TEXT NOT NULL, "reason" TEXT NOT NULL, "state" TEXT NOT NULL,'
    f"{_EMPLOYEE})",
    'CREATE INDEX "attendance_correction_employee_id" ON "attendance_correction" ("employee_id")',
    'CREATE TABLE "machine_person" ("id" INTEGER NOT NULL PRIMARY KEY, "number" TEXT NOT NULL,'
    f' "employee_id" INTEGER NOT NULL,{_EMPLOYEE})',
    'CREATE UNIQUE INDEX "machine_person_number" ON "machine_person" ("number")',
    'CREATE INDEX "machine_person_employee_id" ON "machine_person" ("employee_id")',
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
