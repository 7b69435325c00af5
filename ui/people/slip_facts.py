"""One payslip for the inspector: every figure with its base, its rate and the rule behind it."""

from __future__ import annotations

from fractions import Fraction

from app.kernel import formats
from app.kernel.money import Money
from app.kernel.quantity import Quantity
from app.kernel.text import _
from app.people.inputs.components import DEDUCTIONS
from app.people.payroll import lines, story
from app.people.payroll.leaving import SeverancePay
from app.people.payroll.queries import SlipView
from app.tax import bpjs
from ui.kit.inspector import Fact, FactGroup, Facts
from ui.people import words

PREMIUMS = (bpjs.HEALTH, bpjs.JKK, bpjs.JKM)


def facts(view: SlipView) -> Facts:
    """The column at the right of the run."""
    about = (view.code, view.position, view.ptkp)
    after = (_employer(view), _year(view))
    return Facts(
        view.name,
        " · ".join(part for part in about if part),
        groups=(*_until_net(view), *(group for group in after if group is not None)),
        initials=initials(view.name),
    )


def _until_net(view: SlipView) -> tuple[FactGroup, ...]:
    """What leads to net pay, in the order it is counted."""
    groups = (_notices(view), _earnings(view), _tax(view), _shares(view), _deductions(view))
    return tuple(group for group in groups if group is not None)


def groups_before_net(view: SlipView) -> int:
    """After how many groups the net pay stands."""
    return len(_until_net(view))


def initials(name: str) -> str:
    """The first letters of the first and last word."""
    parts = [part for part in name.split() if part[0].isalpha()]
    letters = parts[0][0] + (parts[-1][0] if len(parts) > 1 else "") if parts else "?"
    return letters.upper()


def _notices(view: SlipView) -> FactGroup | None:
    found = [
        Fact(
            problem.sentence(),
            icon=("ph.x-circle-fill", "danger")
            if problem.blocking
            else ("ph.warning-fill", "warn"),
        )
        for problem in view.problems
    ]
    if view.differs:
        sentence = _("With today's rules this payslip would come out differently.")
        found.append(Fact(sentence, icon=("ph.info", "info")))
    return FactGroup(_("To check"), found) if found else None


def _earnings(view: SlipView) -> FactGroup:
    found = [Fact(line.label, formats.money(line.amount)) for line in lines.earnings(view)]
    if view.amounts["overtime"]:
        hours = Quantity(sum(each.hours.micro for each in view.case.overtime))
        note = _("{hours} hours", hours=formats.quantity(hours))
        found = [
            Fact(fact.name, fact.value, note=note) if fact.name == _("Overtime") else fact
            for fact in found
        ]
    found.append(Fact(_("Gross pay"), formats.money(view.pay.earned), strong=True))
    return FactGroup(_("Earnings"), found)


def _final_tax(view: SlipView, due: SeverancePay) -> FactGroup:
    return FactGroup(
        _("PPh 21 (final tax of severance)"),
        (
            Fact(_("Severance"), formats.money(due.total)),
            Fact(_("PPh 21 withheld"), formats.money(due.tax), strong=True),
        ),
        banner=" ".join(lines.tax_steps(view)),
    )


def _tax(view: SlipView) -> FactGroup:
    pay = view.pay
    if pay.severance is not None:
        return _final_tax(view, pay.severance)
    cash = view.amounts["taxable"] - view.amounts["premium"] - view.amounts["benefit"]
    found = [Fact(_("Paid out and taxed"), formats.money(cash))]
    for program in PREMIUMS:
        part = pay.bpjs.parts.get(program)
        if part is not None and part.employer:
            label = f"+ {_(bpjs.LABELS[program])} {formats.rate(part.rule.employer)}"
            found.append(Fact(label, formats.money(part.employer)))
    if view.amounts["benefit"]:
        label = f"+ {words.component_kind('benefit')}"
        found.append(Fact(label, formats.money(view.amounts["benefit"])))
    found.append(Fact(_("Taxable gross"), formats.money(view.amounts["taxable"]), strong=True))
    if pay.year is not None:
        title = _("PPh 21 (whole year, art. 17)")
        banner = " ".join(lines.tax_steps(view)[-2:])
    else:
        title, banner = _("PPh 21 (monthly TER)"), bracket_sentence(view)
    if view.case.so_far.month_gross:
        withheld = formats.money(view.case.so_far.month_withheld)
        found.append(Fact(_("Withheld by an earlier run this month"), withheld))
    found.append(Fact(_("PPh 21 withheld"), formats.money(view.amounts["pph21"]), strong=True))
    return FactGroup(title, found, banner=banner)


def bracket_sentence(view: SlipView) -> str:
    """ "TER kategori A (TK/0): di atas 7.500.000 s.d. 8.550.000 = 1,5 %. PP 58/2023."."""
    found = story.bracket_words(view.pay)
    if found is None or view.pay.month is None:
        return ""
    category, over, up_to, rate = found
    values = {
        "category": category,
        "ptkp": view.ptkp,
        "over": formats.money(over),
        "rate": rate,
        "rule": words.rule(view.pay.month.bracket.id),
    }
    if up_to is None:
        return _("TER category {category} ({ptkp}): above {over} = {rate}. {rule}.", **values)
    return _(
        "TER category {category} ({ptkp}): above {over} up to {up_to} = {rate}. {rule}.",
        up_to=formats.money(up_to),
        **values,
    )


def _shares(view: SlipView) -> FactGroup | None:
    found = [
        Fact(
            f"{_(bpjs.LABELS[program])} {formats.rate(part.rule.employee)}",
            formats.money(part.employee),
            note=f"× {formats.money(part.base)}",
        )
        for program, part in view.pay.bpjs.parts.items()
        if part.employee
    ]
    return FactGroup(_("BPJS borne by the employee"), found) if found else None


def _deductions(view: SlipView) -> FactGroup | None:
    found = [
        Fact(lines.part_title(part), formats.money(part.amount))
        for part in view.case.parts
        if part.kind in DEDUCTIONS
    ]
    balance = view.case.loan_balance
    if balance is not None and balance:
        found.append(Fact(_("Loan before this run"), formats.money(balance), tone="muted"))
    return FactGroup(_("Deductions"), found) if found else None


def _employer(view: SlipView) -> FactGroup | None:
    found = [Fact(line.label, formats.money(line.amount)) for line in lines.employer(view)]
    return FactGroup(_("Paid by the company"), found) if found else None


def _year(view: SlipView) -> FactGroup:
    return FactGroup(
        _("Since January"),
        (
            Fact(_("Taxable gross"), formats.money(view.year_gross)),
            Fact(_("PPh 21"), formats.money(view.year_pph21)),
        ),
    )


def compared(view: SlipView) -> str:
    """ "Okt 2026: 7.402.160 · naik 2,6 %", or "" without a month before."""
    if view.before is None:
        return ""
    before = formats.date_medium(view.run.period.plus(-1).last_day).split(" ", 1)[1]
    start = f"{before}: {formats.money(view.before)}"
    step = view.amounts["net"] - view.before
    if not step or not view.before:
        return f"{start} · {_('as before')}" if not step else start
    share = _share(step, view.before)
    change = _("up {share}", share=share) if step.minor > 0 else _("down {share}", share=share)
    return f"{start} · {change}"


def _share(step: Money, before: Money) -> str:
    """Per cent with one decimal, rounded half up."""
    tenths = (abs(step.minor) * 2000 + abs(before.minor)) // (2 * abs(before.minor))
    return f"{formats.exact(Fraction(tenths, 10), 1)}\u00a0%"
