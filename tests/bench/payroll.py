"""A payroll run of 1,000 and 10,000 people beside whole-number arithmetic that writes the same bytes.

Ours calculates each person with everything the story of a payslip is told from, judges and keeps it. The
limit reads the same rows, does the same sums on bare integers and writes the same payslips.
"""

from __future__ import annotations

import json
import time
from bisect import bisect_left
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app import store
from app.kernel.period import Period
from app.kernel.rate import Rate
from app.masters.employee import EmployeeRow, EmployeeTermsRow
from app.people.inputs.model import OvertimeRow, PayComponent
from app.people.payroll import service, slips, story
from app.people.payroll.model import PayrollSlip
from app.regulations.pay import pay_rules
from app.regulations.values import Contribution, PayRules
from tests.bench import company
from tests.bench.bench import Bench, stopwatch
from tests.bench.figures import Figure, alternate
from tests.bench.recording import assert_same, bare

TARGET = 12.0
MONTH, WEEK_DAYS, JKK_CLASS = Period(2026, 11), 5, 1
STATUSES = ("TK/0", "TK/1", "K/0", "K/1", "K/2", "K/3")
OVERTIME_DAY, OVERTIME_HOURS, RUN = "2026-11-11", 2_500_000, 1


def payroll(bench: Bench) -> Iterator[Figure]:
    """Calculated and kept; and, for interest, every story told as well."""
    for whole in (1_000, 10_000):
        people = bench.size(whole)
        start = bench.once(f"people-{people}.boffice", lambda path, n=people: _hire(path, n))

        def ours(start: Path = start) -> float:
            with company.opened(bench.copy_of(start, "ours.boffice")) as session:
                with stopwatch() as watch:
                    service.calculate(session, RUN)
                return watch.seconds

        def limit(start: Path = start) -> float:
            return _bare_payroll(bench.copy_of(start, "limit.boffice"))

        taken, least = alternate(ours, limit, bench.rounds)
        assert_same(bench.folder / "ours.boffice", bench.folder / "limit.boffice")
        note = "payslips alike to the byte"
        yield Figure(f"payroll of {people:,} people", taken, least, TARGET, per=people, note=note)
        told = _stories(bench.folder / "ours.boffice", people)
        name = f"payroll of {people:,} people, every story told besides"
        yield Figure(name, taken + told, least, None, per=people)


def _hire(path: Path, people: int) -> None:
    """Monthly paid people: every fifth worked overtime, every fourth grossed up, all with an allowance."""
    company.make(path, customers=1, items=0)
    numbers = range(1, people + 1)
    with company.opened(path) as session:
        with session.work():
            store.write_rows(
                EmployeeRow,
                [
                    {
                        "code": f"K-{n:05d}", "name": f"Pegawai nomor {n}", "joined": "2020-01-01",
                        "npwp": f"{n:016d}", "nik": f"329901550590{n:04d}", "bank": "BCA", "account_number": f"{n:010d}",
                    }
                    for n in numbers
                ],
            )  # fmt: skip
            store.write_rows(
                EmployeeTermsRow,
                [
                    {
                        "employee_id": n, "valid_from": "2020-01-01",
                        "base_salary": (4_000_000 + n * 7_919 % 26_000_000) * 100,
                        "ptkp": STATUSES[n % len(STATUSES)],
                        "pph21_method": "gross" if n % 4 else "gross_up",
                        "employment": "permanent", "position": "Staf", "department": "Umum",
                    }
                    for n in numbers
                ],
            )  # fmt: skip
            store.write_rows(
                PayComponent,
                [
                    {
                        "employee_id": n, "component": "fixed_allowance", "kind": "fixed",
                        "amount": (250_000 + n % 10 * 50_000) * 100, "valid_from": "2020-01-01",
                        "valid_to": None,
                    }
                    for n in numbers
                ],
            )  # fmt: skip
            store.write_rows(
                OvertimeRow,
                [
                    {
                        "employee_id": n, "date": OVERTIME_DAY, "hours": OVERTIME_HOURS,
                        "day": "workday",
                    }
                    for n in numbers
                    if n % 5 == 0
                ],
            )  # fmt: skip
        assert service.start(session, MONTH) == RUN


def _stories(path: Path, people: int) -> float:
    """Seconds to tell the story of every payslip from what was calculated."""
    with company.opened(path) as session:
        run = service.get(RUN)
        rules = pay_rules(MONTH.first_day)
        found = list(slips.calculated(service._load(session, run), rules))
        start = time.perf_counter()
        told = [story.explain(each.case, each.pay, rules) for each in found]
        assert len(told) == people and all(told)
        return time.perf_counter() - start


PEOPLE = """
SELECT e.id, e.code, e.name, e.npwp, e.bank, e.account_number, t.base_salary, t.ptkp, t.pph21_method,
 t.position, t.department, c.component, c.amount, o.hours
FROM employee e JOIN employee_terms t ON t.employee_id = e.id
JOIN pay_component c ON c.employee_id = e.id
LEFT JOIN overtime o ON o.employee_id = e.id AND o.date BETWEEN '2026-11-01' AND '2026-11-30'
ORDER BY e.code"""
SUMS = """
UPDATE payroll_run SET stage = 'calculated', people = ?, to_check = 0, blocked = 0, gross = ?,
 pph21 = ?, net = ? WHERE id = ?"""


def _columns() -> list[str]:
    names = [field.column_name for field in PayrollSlip._meta.sorted_fields]  # type: ignore[attr-defined]
    return [name for name in names if name != "id"]


def _bare_payroll(path: Path) -> float:
    """The same run on bare integers; returns the seconds it took."""
    law = _Numbers(pay_rules(MONTH.first_day))
    columns = _columns()
    insert = (
        f"INSERT INTO payroll_slip ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
    )
    connection = bare(path)
    audit = connection.execute(
        "SELECT at, actor, kind, number FROM audit WHERE action = 'start' AND kind = 'payroll'"
    ).fetchone()
    name = connection.execute("SELECT ref FROM payroll_run WHERE id = ?", (RUN,)).fetchone()[0]
    try:
        start = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        rows = [law.slip(person) for person in connection.execute(PEOPLE)]
        connection.executemany(insert, rows)
        pph21, net = columns.index("pph21"), columns.index("net")
        gross = sum(map(law.gross_of, rows))
        sums = (len(rows), gross, sum(r[pph21] for r in rows), sum(r[net] for r in rows), RUN)
        connection.execute(SUMS, sums)
        connection.execute(
            "INSERT INTO audit (at, actor, action, kind, number, details) VALUES (?, ?, ?, ?, ?, ?)",
            (*audit[:2], "calculate", audit[2], name, json.dumps({"people": len(rows)})),
        )
        connection.execute("COMMIT")
        return time.perf_counter() - start
    finally:
        connection.close()


def _pair(rate: Rate) -> tuple[int, int]:
    """A rate as numerator and the divisor that also drops the fraction of a rupiah."""
    return rate.exact.numerator, rate.exact.denominator * 100


class _Numbers:
    """The rules of the month as bare integers."""

    def __init__(self, rules: PayRules) -> None:
        bpjs = rules.bpjs
        self.shares = [
            (*_pair(rule.employer), *_pair(rule.employee), _ceiling(rule))
            for rule in (bpjs.health, bpjs.jht, bpjs.jp, bpjs.jkk[JKK_CLASS], bpjs.jkm)
        ]
        ids = [rule.id for rule in (bpjs.health, bpjs.jht, bpjs.jp, bpjs.jkk[JKK_CLASS], bpjs.jkm)]
        tiers = rules.overtime.tiers[WEEK_DAYS, "workday"]
        self.ids = json.dumps(ids, separators=(",", ":"))[:-1]
        worked = [*ids, *(tier.id for tier in tiers[:2])]
        self.ids_with_overtime = json.dumps(worked, separators=(",", ":"))[:-1]
        first, rest = (tier.multiplier for tier in tiers[:2])
        multiplied = (first + rest * 3 / 2) / rules.overtime.hour_divisor
        self.overtime = multiplied.numerator, multiplied.denominator * 100
        self.scales = {}
        for status in STATUSES:
            scale = rules.pph21.ter[rules.pph21.ptkp[status].category]
            rows = [(*_pair(each.rate), each.id) for each in scale.brackets]
            self.scales[status] = (scale.uppers, rows)

    def slip(self, person: tuple[Any, ...]) -> tuple[Any, ...]:
        (
            key, code, name, npwp, bank, account, base, ptkp, method, position, department,
            component, allowance, hours,
        ) = person  # fmt: skip
        wage = base + allowance
        numerator, divisor = self.overtime
        extra = wage * numerator // divisor * 100 if hours else 0
        parts = []
        for up, per, mine, of, ceiling in self.shares:
            counted = wage if wage < ceiling else ceiling
            parts.append((counted * up // per * 100, counted * mine // of * 100))
        (health, own_health), (jht, own_jht), (jp, own_jp), (jkk, _none), (jkm, _nor) = parts
        premium = health + jkk + jkm
        taxable = wage + extra + premium
        uppers, brackets = self.scales[ptkp]
        given = 0
        while True:
            up, per, bracket = brackets[bisect_left(uppers, taxable + given)]
            tax = (taxable + given) * up // per * 100
            if method == "gross" or tax <= given:
                break
            given = tax
        net = wage + extra + given - tax - own_health - own_jht - own_jp
        days = f'["{OVERTIME_DAY}",{hours},"workday"]' if hours else ""
        ids = self.ids_with_overtime if hours else self.ids
        kept = (
            f'[2,[{key},202611,"regular","{ptkp}","{method}","permanent",{wage},{base},{WEEK_DAYS},'
            f'{JKK_CLASS}],[["{component}","fixed",{allowance}]],[{days}],[1,1,1,0,0],'
            f'[0,0,0,0,0,0,0],[0,0,0,0,0,null],{ids},"{bracket}"],null,0]'
        )
        return (
            RUN, key, code, name, position, department, ptkp, npwp, bank, account, 0, base,
            allowance, extra, 0, 0, 0, premium, given, taxable + given, tax, own_health, own_jht,
            own_jp, health, jht, jp, jkk, jkm, 0, 0, 0, 0, 0, 0, net, "", kept,
        )  # fmt: skip

    @staticmethod
    def gross_of(row: tuple[Any, ...]) -> int:
        """Base, allowance, overtime and tax allowance of a payslip."""
        base, allowance, extra, given = row[11], row[12], row[13], row[18]
        total: int = base + allowance + extra + given
        return total


def _ceiling(rule: Contribution) -> int:
    return rule.ceiling.minor if rule.ceiling is not None else 10**18
