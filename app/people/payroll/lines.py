"""The three columns of a payslip: what is earned, what is deducted, what the employer pays on top."""

from __future__ import annotations

from dataclasses import dataclass

from app.kernel import formats
from app.kernel.money import Money
from app.kernel.rate import Rate
from app.kernel.text import N_, _
from app.people.inputs.components import (
    ABSENCE,
    BENEFIT,
    DEDUCTIONS,
    EARNINGS,
    KIND_TITLES,
    KNOWN,
    THR,
)
from app.people.loans.parts import GIVEN, loan_of
from app.people.payroll.case import Part
from app.people.payroll.leaving import SeverancePay
from app.people.payroll.queries import SlipView
from app.tax import bpjs


@dataclass(frozen=True, slots=True)
class SlipLine:
    """A worded label and its amount. taxed: counts as taxable gross though it is not paid out."""

    label: str
    amount: Money
    taxed: bool = False


TAXED_PREMIUMS = (bpjs.HEALTH, bpjs.JKK, bpjs.JKM)


def title_of(component: str, kind: str) -> str:
    """A component's name in the active language."""
    known = KNOWN.get(component)
    if number := loan_of(component):
        if component.startswith(GIVEN):
            return _("Loan {number} paid out", number=number)
        return _("Instalment of loan {number}", number=number)
    return _(known.title) if known else component or _(KIND_TITLES[kind])


def part_title(part: Part) -> str:
    """The same, with how often and at how much where attendance counts it: "Meals 22 × 40.000"."""
    title = title_of(part.component, part.kind)
    if part.times is None:
        return title
    return f"{title} {formats.quantity(part.times)} × {formats.money(part.each)}"


def earnings(view: SlipView) -> list[SlipLine]:
    """What is paid out before deductions; the sum is gross pay."""
    pay = view.pay
    found = [SlipLine(_("Basic salary"), view.amounts["base"])]
    found += [
        SlipLine(
            part_title(part),
            -part.amount if part.kind == ABSENCE else part.amount,
        )
        for part in view.case.parts
        if part.kind in EARNINGS
    ]
    found.append(SlipLine(_("Overtime"), view.amounts["overtime"]))
    if pay.thr is not None:
        found.append(SlipLine(_(KIND_TITLES[THR]), pay.thr.amount))
    found.append(SlipLine(_("PPh 21 allowance"), view.amounts["tax_allowance"]))
    found += _severance(view)
    return [line for line in found if line.amount]


def _severance(view: SlipView) -> list[SlipLine]:
    due = view.pay.severance
    if due is None:
        return []
    return [
        SlipLine(_("UP (uang pesangon)"), due.up),
        SlipLine(_("UPMK (uang penghargaan masa kerja)"), due.upmk),
        SlipLine(_("Severance as agreed"), due.agreed),
        SlipLine(_("UPH: leave not taken"), due.leave),
        SlipLine(_("UPH: travel and others"), due.other),
        SlipLine(_("Separation pay"), due.separation),
    ]


def deductions(view: SlipView) -> list[SlipLine]:
    """What is taken off gross pay; the sum leaves net pay. A refund of PPh 21 stands here negative."""
    found = [
        SlipLine(_with_rate(_(bpjs.LABELS[program]), part.rule.employee), part.employee)
        for program, part in view.pay.bpjs.parts.items()
    ]
    found.append(SlipLine(_("PPh 21"), view.amounts["pph21"]))
    found.append(SlipLine(_("PPh 21 (final)"), view.amounts["final_tax"]))
    found += [
        SlipLine(part_title(part), part.amount)
        for part in view.case.parts
        if part.kind in DEDUCTIONS
    ]
    return [line for line in found if line.amount]


def employer(view: SlipView) -> list[SlipLine]:
    """What the employer pays on top of gross pay, and benefits in kind; no part of net pay."""
    found = [
        SlipLine(
            _with_rate(_(bpjs.LABELS[program]), part.rule.employer),
            part.employer,
            program in TAXED_PREMIUMS,
        )
        for program, part in view.pay.bpjs.parts.items()
    ]
    found += [
        SlipLine(title_of(part.component, part.kind), part.amount, True)
        for part in view.case.parts
        if part.kind == BENEFIT
    ]
    return [line for line in found if line.amount]


def _with_rate(label: str, rate: Rate) -> str:
    return f"{label} {formats.rate(rate)}"


def tax_steps(view: SlipView) -> list[str]:
    """The PPh 21 calculation in sentences, for paper."""
    if view.pay.severance is not None:
        return _severance_steps(view.pay.severance)
    amounts, pay = view.amounts, view.pay
    cash = amounts["taxable"] - amounts["premium"] - amounts["benefit"]
    found = []
    if amounts["premium"] or amounts["benefit"]:
        found.append(
            _(
                "Taxable gross: {cash} + {premium} (marked *) = {taxable}.",
                cash=formats.money(cash),
                premium=formats.money(amounts["premium"] + amounts["benefit"]),
                taxable=formats.money(amounts["taxable"]),
            )
        )
    if pay.year is not None:
        year = pay.year
        found.append(
            _(
                "Year: gross {gross}, net {net}, PTKP {ptkp}, PKP {pkp}.",
                gross=formats.money(year.year.gross),
                net=formats.money(year.net_of_year),
                ptkp=formats.money(year.year.ptkp.amount),
                pkp=formats.money(year.pkp),
            )
        )
        withheld = year.year.withheld + year.year.previous_withheld
        found.append(
            _(
                "Tax of the year (art. 17) {tax} − withheld before {withheld} = {final}.",
                tax=formats.money(year.tax),
                withheld=formats.money(withheld),
                final=formats.money(year.final),
            )
        )
        return found
    return [*found, *_monthly_steps(view)]


def _severance_steps(due: SeverancePay) -> list[str]:
    found = [
        _(
            "Wage {wage}, {months} full months of service.",
            wage=formats.money(due.wage),
            months=due.months,
        ),
        _(
            "Final tax by the layers of PP 68/2009 on {total}: {tax}.",
            total=formats.money(due.total),
            tax=formats.money(due.tax),
        ),
    ]
    if due.before:
        found.append(_("Severance paid before: {before}.", before=formats.money(due.before)))
    return found


def _monthly_steps(view: SlipView) -> list[str]:
    month = view.pay.month
    assert month is not None
    bracket = month.bracket
    top = formats.money(bracket.up_to) if bracket.up_to is not None else N_("and above")
    values = {
        "category": month.category,
        "over": formats.money(bracket.over),
        "up_to": _(top),
        "rate": formats.rate(bracket.rate),
        "gross": formats.money(month.gross),
        "tax": formats.money(month.tax),
    }
    found = [_("TER {category}, {over}–{up_to}: {rate} × {gross} = {tax}.", **values)]
    if view.case.so_far.month_gross:
        found.append(
            _(
                "Withheld by an earlier run of this month: {withheld}.",
                withheld=formats.money(view.case.so_far.month_withheld),
            )
        )
    if view.case.employment != "daily":
        found.append(_("The year is calculated again in the final period (art. 17)."))
    return found
