"""What was withheld from a person as Coretax wants it told: its elements, and what is missing. Pure.

Layout: `resources/coretax`. Whole rupiah, as the payslips were posted.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from app.kernel.money import ZERO, Money
from app.kernel.period import Period
from app.kernel.problems import Problem
from app.kernel.rate import Rate
from app.kernel.text import N_
from app.regulations import identifiers
from app.regulations.values import Pph21Rules
from app.tax.pph21.annual import Year, YearTax, year_tax
from app.tax.pph21.monthly import ptkp_of, scale_of

EXPORT = "people.tax.export"
KIND = "pph21-filing"
BPMP, BPA1, BP21 = "bpmp", "bpa1", "bp21"
FORMS = {BPMP: "MmPayrollBulk", BPA1: "A1Bulk", BP21: "Bp21Bulk"}
HEAD_OFFICE = "000000"
PERMANENT, MONTHLY_WORKER = "21-100-01", "21-100-35"
DAILY = "daily"
MONTHS = 12

NO_COMPANY_NPWP = N_("The company has no NPWP of 16 digits. Enter it in the company profile.")
NO_IDENTITY = N_("{code} {name}: neither NIK nor NPWP of 16 digits is known.")
NO_POSITION = N_("{code} {name}: the position is not known.")
BELOW_ZERO = N_("{code} {name}: the gross of the month is below zero.")


@dataclass(frozen=True, slots=True)
class Person:
    """Who it was withheld from, as known today: identities are put right before an upload."""

    id: int
    code: str
    name: str
    nik: str
    npwp: str
    position: str

    @property
    def tin(self) -> str:
        """16 digits: the NIK, else the NPWP; empty where neither is known."""
        nik = identifiers.digits_of(self.nik)
        return nik if len(nik) == 16 else identifiers.npwp(self.npwp).normalised


@dataclass(frozen=True, slots=True)
class MonthWithheld:
    """All payslips of a person in a month together. is_final: the year was calculated in it.

    number: of the last of these payslips.
    """

    person: Person
    month: Period
    ptkp: str
    employment: str
    surcharge: bool
    is_final: bool
    taxable: Money
    pph21: Money
    number: str

    @property
    def form(self) -> str:
        """Which slip it belongs on: a final period is told by the slip of the year."""
        if self.employment == DAILY:
            return BP21
        return BPA1 if self.is_final else BPMP


@dataclass(frozen=True, slots=True)
class YearWithheld:
    """A person's year with this employer up to its final period ``last``.

    salary: base salary, and what was paid before the books began. benefits: allowances and overtime.
    premium: of the employer to health, JKK and JKM. natura: benefits in kind. irregular: bonus and THR.
    withheld: of the periods before the last, final: of the last.
    """

    person: Person
    first: Period
    last: Period
    months: int
    ptkp: str
    salary: Money
    tax_allowance: Money
    benefits: Money
    premium: Money
    natura: Money
    irregular: Money
    pension: Money
    zakat: Money
    withheld: Money
    final: Money
    previous_net: Money = ZERO
    previous_withheld: Money = ZERO
    resident_months: int = 0
    surcharge: bool = False

    @property
    def gross(self) -> Money:
        return Money(
            sum(
                each.minor
                for each in (
                    self.salary, self.tax_allowance, self.benefits, self.premium, self.natura,
                    self.irregular,
                )
            )
        )  # fmt: skip

    @property
    def status(self) -> str:
        """Coretax's word for how much of the year it is."""
        if self.resident_months:
            return "Annualized"
        whole = self.first.month == 1 and self.last.month == MONTHS
        return "FullYear" if whole else "PartialYear"


def person_problems(person: Person) -> list[Problem]:
    """What Coretax would miss about somebody, each in a sentence that names them."""
    values = {"code": person.code, "name": person.name}
    found = [] if person.tin else [Problem("nik", NO_IDENTITY, values)]
    if not person.position:
        found.append(Problem("position", NO_POSITION, values))
    return found


def month_problems(month: MonthWithheld) -> list[Problem]:
    """The same of a month."""
    found = person_problems(month.person)
    if month.taxable.minor < 0:
        values = {"code": month.person.code, "name": month.person.name}
        found.append(Problem("taxable", BELOW_ZERO, values))
    return found


def rate_of(month: MonthWithheld, law: Pph21Rules) -> Fraction:
    """The monthly rate of its bracket in per cent, with the factor without NPWP where it counted."""
    scale = scale_of(ptkp_of(month.ptkp, law), law)
    rate = scale.bracket(month.taxable).rate.exact
    return rate * (law.no_npwp.exact if month.surcharge else 1) * 100


def bpmp(month: MonthWithheld, company: str, law: Pph21Rules) -> dict[str, str]:
    """A month of a permanent employee. ``company``: its 16 digits."""
    return {
        **_period(month.month),
        "CounterpartOpt": "Resident",
        "CounterpartTin": month.person.tin,
        "StatusTaxExemption": month.ptkp,
        "Position": month.person.position,
        "TaxCertificate": "N/A",
        "TaxObjectCode": PERMANENT,
        "Gross": rupiah(month.taxable),
        "Rate": decimal(rate_of(month, law)),
        **_place(company, month.month),
    }


def bp21(month: MonthWithheld, company: str, law: Pph21Rules) -> dict[str, str]:
    """A month of somebody who is not permanent and paid by the month."""
    return {
        **_period(month.month),
        "CounterpartTin": month.person.tin,
        "IDPlaceOfBusinessActivityOfIncomeRecipient": month.person.tin + HEAD_OFFICE,
        "StatusTaxExemption": month.ptkp,
        "TaxCertificate": "N/A",
        "TaxObjectCode": MONTHLY_WORKER,
        "Gross": rupiah(month.taxable),
        "Deemed": "100",
        "Rate": decimal(rate_of(month, law)),
        "Document": "PaymentProof",
        "DocumentNumber": month.number,
        "DocumentDate": month.month.last_day.isoformat(),
        **_place(company, month.month),
    }


def bpa1(year: YearWithheld, company: str) -> dict[str, str]:
    """A year of a permanent employee. Coretax takes what was withheld before from its own slips."""
    partial = year.status == "PartialYear"
    return {
        "WorkForSecondEmployer": "No",
        "TaxPeriodMonthStart": str(year.first.month),
        "TaxPeriodMonthEnd": str(year.last.month),
        "TaxPeriodYear": str(year.last.year),
        "CounterpartOpt": "Resident",
        "CounterpartTin": year.person.tin,
        "TaxExemptOpt": year.ptkp,
        "StatusOfWithholding": year.status,
        "CounterpartPosition": year.person.position,
        "TaxObjectCode": PERMANENT,
        "NumberOfMonths": str(year.months if partial else year.resident_months),
        "SalaryPensionJhtTht": rupiah(year.salary),
        "GrossUpOpt": "Yes" if year.tax_allowance else "No",
        "IncomeTaxBenefit": rupiah(year.tax_allowance),
        "OtherBenefit": rupiah(year.benefits),
        "Honorarium": "0",
        "InsurancePaidByEmployer": rupiah(year.premium),
        "Natura": rupiah(year.natura),
        "TantiemBonusThr": rupiah(year.irregular),
        "PensionContributionJhtThtFee": rupiah(year.pension),
        "Zakat": rupiah(year.zakat),
        "TaxCertificate": "N/A",
        "Article21IncomeTax": "0",
        **_place(company, year.last),
    }


def calculated(year: YearWithheld, law: Pph21Rules) -> YearTax:
    """The year's calculation on these sums."""
    factor: Rate | None = law.no_npwp if year.surcharge else None
    return year_tax(
        Year(
            year.gross, year.months, ptkp_of(year.ptkp, law), year.withheld, year.pension,
            year.zakat, year.previous_net, year.previous_withheld, year.resident_months, factor,
        ),
        law,
    )  # fmt: skip


def _period(month: Period) -> dict[str, str]:
    return {"TaxPeriodMonth": str(month.month), "TaxPeriodYear": str(month.year)}


def _place(company: str, month: Period) -> dict[str, str]:
    return {
        "IDPlaceOfBusinessActivity": company + HEAD_OFFICE,
        "WithholdingDate": month.last_day.isoformat(),
    }


def rupiah(amount: Money) -> str:
    return str(amount.whole())


def decimal(value: Fraction) -> str:
    """At most four decimals, none where there are none."""
    scaled = round(value * 10_000)
    return f"{scaled // 10_000}.{scaled % 10_000:04d}".rstrip("0").rstrip(".")
