"""What one person's pay of one run is calculated from. Plain values; kept with the result, so that the
story of a payslip can be told again years later.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, replace
from typing import Any

from app.kernel.money import ZERO, Money
from app.kernel.period import Period
from app.kernel.quantity import Quantity
from app.people.inputs.components import LOAN
from app.people.loans.parts import loan_of

REGULAR, THR_RUN, BONUS_RUN = "regular", "thr", "bonus"
CORRECTION, SEVERANCE_RUN = "correction", "severance"
KINDS = (REGULAR, THR_RUN, BONUS_RUN, CORRECTION, SEVERANCE_RUN)
DAILY = "daily"
FORMAT = 2  # of the kept text; the first knew no severance

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Part:
    """A component as it counts this month: its code or name, its kind, the amount.

    times, each, basis: for what attendance counts, how often, at how much, per what (``components.BASES``).
    """

    component: str
    kind: str
    amount: Money
    times: Quantity | None = None
    each: Money = ZERO
    basis: str = ""


@dataclass(frozen=True, slots=True)
class OvertimeDay:
    """Overtime of one day."""

    date: dt.date
    hours: Quantity
    day: str


@dataclass(frozen=True, slots=True)
class SoFar:
    """The tax year before this run.

    months: how many were paid, this one left out. gross, pension, zakat, withheld: of everything before
    this run, earlier runs of the same month included; month_gross and month_withheld are theirs alone.
    """

    months: int = 0
    gross: Money = ZERO
    pension: Money = ZERO
    zakat: Money = ZERO
    withheld: Money = ZERO
    month_gross: Money = ZERO
    month_withheld: Money = ZERO


NOTHING_YET = SoFar()


NO_DAYS = Quantity(0)


@dataclass(frozen=True, slots=True)
class Leaving:
    """What severance is counted from when somebody leaves.

    months: full months of service. leave_days: annual leave not taken, each worth the wage divided by
    ``leave_divisor``. other: return travel and what else was agreed. separation: uang pisah by the rules
    of the company. agreed: one amount in place of UP and UPMK, as micro and small businesses may agree
    on (PP 35/2021 art. 59). before: earlier severance of the same employment, (year, amount) each.
    """

    reason: str
    months: int
    leave_days: Quantity = NO_DAYS
    leave_divisor: int = 25
    other: Money = ZERO
    separation: Money = ZERO
    agreed: Money | None = None
    before: tuple[tuple[int, Money], ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """One person in one run.

    wage: the month's base wage and fixed allowances in full, which BPJS, overtime and THR count. base:
    the base salary of the days worked. ptkp: the status that counts for the tax year. is_final: whether
    the year is calculated again (December, or the last month worked). thr_months: full months of
    service, for a THR run. loan_balance: what is still owed, None where it is not known. leaving: for a
    severance run. minimum: the wage of the place that BPJS Kesehatan, overtime and severance never go below.
    """

    employee_id: int
    period: Period
    run: str
    ptkp: str
    method: str
    employment: str
    wage: Money
    base: Money
    week_days: int
    jkk_class: int
    parts: tuple[Part, ...] = ()
    overtime: tuple[OvertimeDay, ...] = ()
    health: bool = True
    jht: bool = True
    jp: bool = True
    extra_family: int = 0
    is_final: bool = False
    so_far: SoFar = NOTHING_YET
    previous_net: Money = ZERO
    previous_withheld: Money = ZERO
    resident_months: int = 0
    surcharge: bool = False
    thr_months: int = 0
    loan_balance: Money | None = None
    leaving: Leaving | None = None
    minimum: Money = ZERO


def loans_of(case: Case) -> Money:
    """What the parts of a case take for loans, less what they pay out."""
    return Money(sum(part.amount.minor for part in case.parts if part.kind == LOAN))


def within_pay(case: Case, net: Money) -> Case:
    """The case with instalments of loans cut where ``net``, its net pay, would be below zero; the last loan
    is cut first. Instalments entered as inputs of the month are left as they are."""
    if net.minor >= 0:
        return case
    short, parts = -net.minor, []
    for part in reversed(case.parts):
        if short > 0 and part.kind == LOAN and loan_of(part.component) and part.amount.minor > 0:
            cut = min(short, part.amount.minor)
            short -= cut
            part = replace(part, amount=Money(part.amount.minor - cut))
        parts.append(part)
    if short == -net.minor:
        return case
    return replace(case, parts=tuple(part for part in reversed(parts) if part.amount))


def to_text(case: Case, rules: tuple[str, ...]) -> str:
    """The case and the ids of the rules it was calculated by, as JSON; amounts in sen."""
    so_far, loan = case.so_far, case.loan_balance
    return _encode(
        [
            FORMAT,
            [
                case.employee_id, case.period.number, case.run, case.ptkp, case.method,
                case.employment, case.wage.minor, case.base.minor, case.week_days, case.jkk_class,
            ],
            [_kept_part(part) for part in case.parts],
            [[day.date.isoformat(), day.hours.micro, day.day] for day in case.overtime],
            [int(case.health), int(case.jht), int(case.jp), case.extra_family, int(case.is_final)],
            [
                so_far.months, so_far.gross.minor, so_far.pension.minor, so_far.zakat.minor,
                so_far.withheld.minor, so_far.month_gross.minor, so_far.month_withheld.minor,
            ],
            [
                case.previous_net.minor, case.previous_withheld.minor, case.resident_months,
                int(case.surcharge), case.thr_months, None if loan is None else loan.minor,
            ],
            rules,
            _kept_leaving(case.leaving),
            case.minimum.minor,
        ]
    )  # fmt: skip


def _kept_part(part: Part) -> list[Any]:
    kept = [part.component, part.kind, part.amount.minor]
    if part.times is not None:
        kept += [part.times.micro, part.each.minor, part.basis]
    return kept


def _part(component: str, kind: str, amount: int, *counted: Any) -> Part:
    if not counted:
        return Part(component, kind, Money(amount))
    times, each, basis = counted
    return Part(component, kind, Money(amount), Quantity(times), Money(each), basis)


def _kept_leaving(leaving: Leaving | None) -> list[Any] | None:
    if leaving is None:
        return None
    return [
        leaving.reason, leaving.months, leaving.leave_days.micro, leaving.leave_divisor,
        leaving.other.minor, leaving.separation.minor,
        None if leaving.agreed is None else leaving.agreed.minor,
        [[year, amount.minor] for year, amount in leaving.before],
    ]  # fmt: skip


def _leaving(kept: list[Any] | None) -> Leaving | None:
    if kept is None:
        return None
    reason, months, days, divisor, other, separation, agreed, before = kept
    return Leaving(
        reason, months, Quantity(days), divisor, Money(other), Money(separation),
        None if agreed is None else Money(agreed),
        tuple((year, Money(amount)) for year, amount in before),
    )  # fmt: skip


def from_text(text: str) -> tuple[Case, tuple[str, ...]]:
    """The case and the rule ids that ``to_text`` wrote."""
    kept: list[Any] = json.loads(text)
    _format, head, parts, overtime, member, so_far, rest, rules, *more = kept
    employee_id, period, run, ptkp, method, employment, wage, base, week_days, jkk_class = head
    health, jht, jp, extra_family, is_final = member
    net, withheld, resident_months, surcharge, thr_months, loan = rest
    case = Case(
        employee_id, Period(period // 100, period % 100), run, ptkp, method, employment, Money(wage),
        Money(base), week_days, jkk_class,
        tuple(_part(*part) for part in parts),
        tuple(
            OvertimeDay(dt.date.fromisoformat(date), Quantity(hours), day)
            for date, hours, day in overtime
        ),
        bool(health), bool(jht), bool(jp), extra_family, bool(is_final),
        SoFar(so_far[0], *(Money(amount) for amount in so_far[1:])),
        Money(net), Money(withheld), resident_months, bool(surcharge), thr_months,
        None if loan is None else Money(loan), _leaving(more[0] if more else None),
        Money(more[1] if len(more) > 1 else 0),
    )  # fmt: skip
    return case, tuple(rules)
