"""Calculating the payslips of a run and writing them, all at once or one person's alone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from app import store
from app.kernel.money import Money
from app.kernel.problems import Problem
from app.kernel.progress import SILENT, Progress
from app.people.inputs.components import LOAN
from app.people.inputs.limits import told_limits
from app.people.payroll.calc import Pay, calculate
from app.people.payroll.case import Case, from_text, loans_of, to_text, within_pay
from app.people.payroll.loading import Loaded, NoTerms, Person
from app.people.payroll.model import AMOUNTS, PayrollSlip
from app.people.payroll.posting import RunTotals
from app.people.payroll.rules import Standing, slip_problems
from app.regulations.values import PayRules
from app.tax import bpjs
from app.tax.overtime import WORKDAY

STEP = 250  # people in a batch, and between two reports of progress

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Calculated:
    """One person's result, ready to be written."""

    person: Person
    case: Case
    pay: Pay
    problems: list[Problem]


def calculated(
    loaded: Loaded, rules: PayRules, progress: Progress = SILENT
) -> Iterator[Calculated]:
    """Everybody in the run, in order of code. Raises NoTerms naming who has no salary yet."""
    for done, person in enumerate(loaded.people):
        if done % STEP == 0:
            progress.report(done, len(loaded.people))
        asked = loaded.case(person)
        pay = calculate(asked, rules)
        case = within_pay(asked, pay.net)
        if case is not asked:
            pay = calculate(case, rules)
        standing = _standing(loaded, case, person, rules, loans_of(asked) - loans_of(case))
        yield Calculated(person, case, pay, slip_problems(case, pay, standing))


def _standing(
    loaded: Loaded, case: Case, person: Person, rules: PayRules, loan_cut: Money
) -> Standing:
    worked = {day.date: day.hours.exact for day in case.overtime if day.day == WORKDAY}
    before = loaded.net_before.get(person.id)
    return Standing(
        bool(person.account_number),
        None if before is None else Money(before),
        rules.outdated,
        person.id in loaded.year_done,
        bool(person.nik),
        loaded.accounts_before.get(person.id, person.account_number) != person.account_number,
        loan_cut,
        person.left is not None and person.left in loaded.period,
        tuple(told_limits(worked, rules.overtime)) if worked else (),
    )


def row_of(run_id: int, result: Calculated) -> Row:
    """A payslip as it is kept; amounts in sen."""
    person, case, pay, parts = result.person, result.case, result.pay, result.pay.bpjs
    terms = person.terms_on(person.last_day(case.period))
    if terms is None:
        raise NoTerms("", code=person.code)
    return {
        "run_id": run_id,
        "employee_id": person.id,
        "code": person.code,
        "name": person.name,
        "position": terms.position,
        "department": terms.department,
        "ptkp": case.ptkp,
        "npwp": person.npwp,
        "bank": person.bank,
        "account_number": person.account_number,
        "is_final": int(pay.year is not None),
        "base": pay.base.minor,
        "allowance": pay.allowance.minor,
        "overtime": pay.overtime.minor,
        "irregular": pay.irregular.minor,
        "untaxed": pay.untaxed.minor,
        "benefit": pay.benefit.minor,
        "premium": pay.premium.minor,
        "tax_allowance": pay.tax_allowance.minor,
        "taxable": pay.taxable.minor,
        "pph21": pay.pph21.minor,
        "health_employee": parts.health_employee.minor,
        "jht_employee": parts.employee(bpjs.JHT).minor,
        "jp_employee": parts.employee(bpjs.JP).minor,
        "health_employer": parts.employer(bpjs.HEALTH).minor,
        "jht_employer": parts.employer(bpjs.JHT).minor,
        "jp_employer": parts.employer(bpjs.JP).minor,
        "jkk_employer": parts.employer(bpjs.JKK).minor,
        "jkm_employer": parts.employer(bpjs.JKM).minor,
        "pension_fund": pay.pension_fund.minor,
        "zakat": pay.zakat.minor,
        "loan": pay.loan.minor,
        "deduction": pay.deduction.minor,
        "severance": pay.severance.total.minor if pay.severance else 0,
        "final_tax": pay.severance.tax.minor if pay.severance else 0,
        "net": pay.net.minor,
        "problems": problems_text(result.problems),
        "kept": to_text(case, pay.rules),
    }


def problems_text(problems: list[Problem]) -> str:
    """Problems as JSON text, empty for none."""
    if not problems:
        return ""
    return json.dumps(
        [[each.field, each.message, each.values, each.blocking] for each in problems],
        ensure_ascii=False,
    )


def problems_from(text: str) -> list[Problem]:
    """The problems that ``problems_text`` wrote."""
    if not text:
        return []
    return [
        Problem(field, message, values, blocking=blocking)
        for field, message, values, blocking in json.loads(text)
    ]


def write(run_id: int, results: Iterable[Calculated]) -> int:
    """Writes payslips as they are calculated, a batch at a time, and counts them. Only inside a Work."""
    count, batch = 0, []
    for result in results:
        batch.append(row_of(run_id, result))
        if len(batch) == STEP:
            store.write_rows(PayrollSlip, batch)
            count, batch = count + STEP, []
    store.write_rows(PayrollSlip, batch)
    return count + len(batch)


def remove(run_id: int, employee_id: int | None = None) -> None:
    """Takes the payslips of a draft run out, or one person's."""
    if employee_id is None:
        store.execute("DELETE FROM payroll_slip WHERE run_id = ?", (run_id,))
    else:
        store.execute(
            "DELETE FROM payroll_slip WHERE run_id = ? AND employee_id = ?", (run_id, employee_id)
        )


def totals_of(run_id: int) -> RunTotals:
    """The sums of the run's payslips."""
    sums = ", ".join(f"COALESCE(SUM({column}), 0)" for column in AMOUNTS)
    row = store.one(f"SELECT {sums} FROM payroll_slip WHERE run_id = ?", (run_id,))
    assert row is not None
    return RunTotals(*(Money(amount) for amount in row))


def totals_by_department(run_id: int) -> list[tuple[str, RunTotals]]:
    """The same for each department, by name."""
    sums = ", ".join(f"SUM({column})" for column in AMOUNTS)
    rows = store.query(
        f"SELECT department, {sums} FROM payroll_slip WHERE run_id = ? GROUP BY department"
        " ORDER BY department",
        (run_id,),
    )
    return [(name, RunTotals(*(Money(amount) for amount in row))) for name, *row in rows]


def kept_cases(run_id: int) -> dict[int, str]:
    """The kept inputs of every payslip by employee id."""
    return dict(
        store.query("SELECT employee_id, kept FROM payroll_slip WHERE run_id = ?", (run_id,))
    )


def texts(results: Iterable[Calculated]) -> dict[int, str]:
    """What ``kept_cases`` would be if the run were calculated now."""
    return {each.person.id: to_text(each.case, each.pay.rules) for each in results}


def loan_parts(run_id: int) -> list[tuple[str, Money]]:
    """The parts of a run's payslips that deduct or pay out loans: component and amount."""
    rows = store.query(
        "SELECT kept FROM payroll_slip WHERE run_id = ? AND instr(kept, '[\"loan')", (run_id,)
    )
    parts = [part for (kept,) in rows for part in from_text(kept)[0].parts]
    return [(part.component, part.amount) for part in parts if part.kind == LOAN]
