"""What is different between two months' pay of one person, and why. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.kernel import formats
from app.kernel.money import ZERO, Money
from app.kernel.quantity import Quantity, pieces
from app.kernel.text import N_, _
from app.people.inputs.components import DEDUCTIONS, EARNINGS
from app.people.payroll.calc import Pay
from app.people.payroll.case import Case

JOINED, LEFT = N_("Was not paid the month before"), N_("Is not paid this month")


@dataclass(frozen=True, slots=True)
class Paid:
    """One payslip: its amounts by column, what it was calculated from, and the calculation."""

    amounts: Mapping[str, Money]
    case: Case
    pay: Pay


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that differs. component and kind: of a pay component, else empty; label: marked. why: worded."""

    label: str
    before: Money
    now: Money
    why: str = ""
    component: str = ""
    kind: str = ""

    @property
    def step(self) -> Money:
        return self.now - self.before


def changes(before: Sequence[Paid], now: Sequence[Paid]) -> list[Change]:
    """Every figure that differs between the payslips of two months, in the order of a payslip; empty for none.

    The steps of what is earned, less those of what is deducted, are the step of net pay.
    """
    last, this = _latest(before), _latest(now)
    found = [
        Change(N_("Basic salary"), _sum(before, "base"), _sum(now, "base"), _of_base(last, this)),
        *_components(before, now, EARNINGS),
        Change(N_("THR"), _thr(before), _thr(now)),
        Change(
            N_("Overtime"), _sum(before, "overtime"), _sum(now, "overtime"), _of_hours(before, now)
        ),
        Change(N_("PPh 21 allowance"), _sum(before, "tax_allowance"), _sum(now, "tax_allowance")),
        Change(N_("BPJS of the employee"), _bpjs(before), _bpjs(now), _of_wage(last, this)),
        Change(N_("PPh 21"), _sum(before, "pph21"), _sum(now, "pph21"), _of_tax(last, this)),
        *_components(before, now, DEDUCTIONS),
    ]
    return [change for change in found if change.before != change.now]


def net(paid: Sequence[Paid]) -> Money:
    return _sum(paid, "net")


def _latest(paid: Sequence[Paid]) -> Paid | None:
    return paid[-1] if paid else None


def _sum(paid: Sequence[Paid], name: str) -> Money:
    return Money(sum(each.amounts[name].minor for each in paid))


def _bpjs(paid: Sequence[Paid]) -> Money:
    return _sum(paid, "health_employee") + _sum(paid, "jht_employee") + _sum(paid, "jp_employee")


def _thr(paid: Sequence[Paid]) -> Money:
    return Money(sum(each.pay.thr.amount.minor for each in paid if each.pay.thr is not None))


def _components(before: Sequence[Paid], now: Sequence[Paid], kinds: frozenset[str]) -> list[Change]:
    sums = [_by_component(paid, kinds) for paid in (before, now)]
    names = dict.fromkeys((*sums[0], *sums[1]))
    return [
        Change("", sums[0].get(name, ZERO), sums[1].get(name, ZERO), "", *name) for name in names
    ]


def _by_component(paid: Sequence[Paid], kinds: frozenset[str]) -> dict[tuple[str, str], Money]:
    found: dict[tuple[str, str], int] = defaultdict(int)
    for each in paid:
        for part in each.case.parts:
            if part.kind in kinds:
                sign = -1 if part.kind == "absence" else 1
                found[part.component, part.kind] += sign * part.amount.minor
    return {name: Money(amount) for name, amount in found.items()}


def _of_base(last: Paid | None, this: Paid | None) -> str:
    if last is None:
        return _(JOINED)
    if this is None:
        return _(LEFT)
    if last.case.wage == this.case.wage:
        return _("Part of a month")
    return _(
        "Wage with fixed allowances: {before} → {now}", **_both(last.case.wage, this.case.wage)
    )


def _of_hours(before: Sequence[Paid], now: Sequence[Paid]) -> str:
    """The hours; where those are alike, what their days make of them; else the wage they count from."""
    if _hours(before) != _hours(now):
        return _("{before} → {now} hours", **_told(_hours(before), _hours(now)))
    if _multiplied(before) != _multiplied(now):
        return _(
            "{before} → {now} times the hourly wage", **_told(_multiplied(before), _multiplied(now))
        )
    wages = [
        [day.wage for each in paid for day in each.pay.overtime_days] for paid in (before, now)
    ]
    if not all(wages):
        return ""
    return _("Wage with fixed allowances: {before} → {now}", **_both(wages[0][-1], wages[1][-1]))


def _told(before: Quantity, now: Quantity) -> dict[str, str]:
    return {"before": formats.quantity(before), "now": formats.quantity(now)}


def _hours(paid: Sequence[Paid]) -> Quantity:
    return Quantity(sum(day.hours.micro for each in paid for day in each.case.overtime))


def _multiplied(paid: Sequence[Paid]) -> Quantity:
    hours = [day.multiplied for each in paid for day in each.pay.overtime_days]
    return pieces(1).converted(sum(hours, Fraction(0)))


def _of_wage(last: Paid | None, this: Paid | None) -> str:
    if last is None or this is None or last.case.wage == this.case.wage:
        return ""
    return _("Wage of BPJS: {before} → {now}", **_both(last.case.wage, this.case.wage))


def _of_tax(last: Paid | None, this: Paid | None) -> str:
    if this is None or last is None:
        return ""
    if this.pay.year is not None:
        return _("The tax of the whole year is settled in this month")
    if last.pay.month is None or this.pay.month is None:
        return ""
    before, now = last.pay.month, this.pay.month
    if before.bracket.rate != now.bracket.rate:
        return _(
            "TER {before} → {now}",
            before=formats.rate(before.bracket.rate),
            now=formats.rate(now.bracket.rate),
        )
    return _("Taxable gross: {before} → {now}", **_both(before.gross, now.gross))


def _both(before: Money, now: Money) -> dict[str, str]:
    return {"before": formats.money(before), "now": formats.money(now)}
