"""BPJS contributions of a month: health, JHT, JP, JKK and JKM, with the ceilings of that month.

The wage is base wage and fixed allowances; for health it is never below the minimum wage where one is
given, and health and JP stop at their ceilings. Fractions of a rupiah are dropped.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from app.kernel.errors import UserError
from app.kernel.explanation import Explained
from app.kernel.money import ZERO, Money
from app.kernel.text import N_
from app.regulations.values import BpjsRules, Contribution
from app.tax.amounts import least, share

HEALTH, HEALTH_EXTRA, JHT, JP, JKK, JKM = "KES", "KES_EXTRA", "JHT", "JP", "JKK", "JKM"


class UnknownRiskClass(UserError):
    """A JKK class outside 1 to 5."""

    remedy = N_("The class of risk is 1 (very low) to 5 (very high).")


@dataclass(frozen=True, slots=True)
class Part:
    """One programme: the wage it counts, the employer's and the employee's share, and its rule."""

    rule: Contribution
    base: Money
    employer: Money
    employee: Money


@dataclass(frozen=True, slots=True)
class Membership:
    """Which programmes a person is in. extra_family: members beyond the five that are covered."""

    health: bool = True
    jht: bool = True
    jp: bool = True
    accident: bool = True
    jkk_class: int = 1
    extra_family: int = 0
    relief: bool = False


@dataclass(frozen=True, slots=True)
class Contributions:
    """All parts of a month, by programme."""

    parts: dict[str, Part] = field(default_factory=dict)

    def employer(self, program: str) -> Money:
        part = self.parts.get(program)
        return part.employer if part else ZERO

    def employee(self, program: str) -> Money:
        part = self.parts.get(program)
        return part.employee if part else ZERO

    @property
    def health_employee(self) -> Money:
        """The employee's health contribution, family members beyond five included."""
        return self.employee(HEALTH) + self.employee(HEALTH_EXTRA)

    @property
    def pension_employee(self) -> Money:
        """What reduces the year's net income: the employee's JHT and JP (PMK 168/2023 art. 10)."""
        return self.employee(JHT) + self.employee(JP)

    @property
    def taxable_premium(self) -> Money:
        """What the employer pays and the law counts as income: JKK, JKM, health (art. 5(3))."""
        return self.employer(JKK) + self.employer(JKM) + self.employer(HEALTH)

    @property
    def employee_total(self) -> Money:
        return Money(sum(part.employee.minor for part in self.parts.values()))

    @property
    def employer_total(self) -> Money:
        return Money(sum(part.employer.minor for part in self.parts.values()))


def part_of(wage: Money, rule: Contribution, times: int = 1) -> Part:
    """One programme on a wage, up to its ceiling; ``times`` members pay the employee's share each."""
    base = wage if rule.ceiling is None else least(wage, rule.ceiling)
    employee = share(base, rule.employee)
    if times != 1:
        employee = Money(employee.minor * times)
    return Part(rule, base, share(base, rule.employer), employee)


def jkk_rule(risk_class: int, rules: BpjsRules, relief: bool = False) -> Contribution:
    """Accident insurance of a class; with ``relief`` the reduced rate where it is in force."""
    table = rules.jkk_relief if relief and rules.jkk_relief else rules.jkk
    if risk_class not in table:
        raise UnknownRiskClass(N_("There is no JKK class {number}."), number=risk_class)
    return table[risk_class]


def contributions(
    wage: Money, member: Membership, rules: BpjsRules, minimum_wage: Money = ZERO
) -> Contributions:
    """Every programme the person is in, on the wage of the month."""
    parts: dict[str, Part] = {}
    if member.health:
        health_wage = wage if wage.minor >= minimum_wage.minor else minimum_wage
        parts[HEALTH] = part_of(health_wage, rules.health)
        if member.extra_family:
            parts[HEALTH_EXTRA] = part_of(health_wage, rules.health_extra, member.extra_family)
    if member.jht:
        parts[JHT] = part_of(wage, rules.jht)
    if member.jp:
        parts[JP] = part_of(wage, rules.jp)
    if member.accident:
        parts[JKK] = part_of(wage, jkk_rule(member.jkk_class, rules, member.relief))
        parts[JKM] = part_of(wage, rules.jkm)
    return Contributions(parts)


LABELS = {
    HEALTH: N_("BPJS Kesehatan"),
    HEALTH_EXTRA: N_("BPJS Kesehatan, further family"),
    JHT: N_("BPJS JHT"),
    JP: N_("BPJS JP"),
    JKK: N_("BPJS JKK"),
    JKM: N_("BPJS JKM"),
}


def explain(program: str, part: Part, *, employer: bool) -> Explained:
    """One share in words: the wage it counts, its rate and the row that says so."""
    rate = part.rule.employer if employer else part.rule.employee
    operands: tuple[tuple[str, object], ...] = ((N_("wage counted"), part.base), (N_("rate"), rate))
    formula = N_("wage counted × rate, fraction dropped")
    if part.rule.ceiling is not None:
        operands = (*operands, (N_("ceiling"), part.rule.ceiling))
        formula = N_("wage counted, at most the ceiling, × rate, fraction dropped")
    result = part.employer if employer else part.employee
    return Explained(LABELS[program], result, formula, operands, part.rule.id)  # type: ignore[arg-type]
