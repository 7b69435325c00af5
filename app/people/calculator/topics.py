"""What each topic of the calculator asks for: its figures, and the rows of those that go over several months."""

from __future__ import annotations

from typing import NamedTuple

from app.kernel.columns import Kind
from app.kernel.text import N_
from app.people.reasons import REASONS
from app.regulations import tables
from app.tax.overtime import HOLIDAY, SHORTEST_DAY, WORKDAY
from app.tax.pph21.borne import NO_REFUND, REFUND_EXCESS

Choices = tuple[tuple[str, str], ...]

METHODS: Choices = (
    ("gross", N_("Gross: the employee bears it")),
    ("gross_up", N_("Gross up: allowance for the tax")),
)
WEEKS: Choices = (("5", N_("5 days")), ("6", N_("6 days")))
DAYS: Choices = (
    (WORKDAY, N_("Workday")),
    (HOLIDAY, N_("Rest day or holiday")),
    (SHORTEST_DAY, N_("Holiday on the shortest workday")),
)
BORNE: Choices = (
    ("", N_("Not borne by the government")),
    (NO_REFUND, N_("Borne by the government, an excess is kept")),
    (REFUND_EXCESS, N_("Borne by the government, an excess is refunded")),
)
LUMP_SUMS: Choices = (
    ("severance", N_("Severance")),
    ("pension_tht_jht_lump_sum", N_("Pension, THT or JHT at once")),
)
RISKS: Choices = tuple((str(number), str(number)) for number in range(1, 6))


class Ask(NamedTuple):
    """One figure of a case. key: its name in the schema, dotted where it stands inside another.

    A choice has ``choices`` (key, marked words). usual: what it begins with. needed: asked for before anything
    is calculated.
    """

    key: str
    title: str
    kind: Kind = Kind.MONEY
    choices: Choices = ()
    usual: str = ""
    needed: bool = False


class Topic(NamedTuple):
    """One kind of case. rows: what each line of the list under ``rows_key`` asks."""

    key: str
    title: str
    asks: tuple[Ask, ...]
    rows_key: str = ""
    rows: tuple[Ask, ...] = ()


PERIOD = Ask("period", N_("Month"), Kind.PERIOD)
PTKP = Ask("ptkp", N_("PTKP status"), Kind.TEXT, usual="TK/0", needed=True)
METHOD = Ask("method", N_("PPh 21 method"), Kind.TEXT, METHODS, "gross")
SURCHARGE = Ask("no_npwp_surcharge", N_("Higher rate without NPWP"), Kind.FLAG)
WAGE = Ask("wage", N_("Wage of a month"), needed=True)
GROSS = Ask("gross", N_("Taxable gross"), needed=True)
MONTH = Ask("month", N_("Month"), Kind.COUNT, needed=True)
SERVICE = (
    Ask("service_years", N_("Years of service"), Kind.COUNT, needed=True),
    Ask("service_months", N_("Months beyond"), Kind.COUNT),
)

TOPICS = (
    Topic("monthly_ter", N_("A month's PPh 21 (TER)"), (GROSS, PTKP, METHOD, PERIOD, SURCHARGE)),
    Topic(
        "gross_up_month",
        N_("A month's allowance for PPh 21 (gross-up)"),
        (Ask("pay", N_("Pay before the allowance"), needed=True), PTKP, PERIOD, SURCHARGE),
    ),
    Topic(
        "employee_year",
        N_("A year of an employee"),
        (
            Ask("tax_year", N_("Year"), Kind.COUNT, usual="2026", needed=True),
            PTKP,
            METHOD,
            SURCHARGE,
            Ask("previous_employer.net", N_("Net with the previous employer")),
            Ask("previous_employer.pph21", N_("PPh 21 of the previous employer")),
            Ask("subjective_months", N_("Months of residence, if not the whole year"), Kind.COUNT),
            Ask("jkk_class", N_("JKK class"), Kind.TEXT, RISKS, "1"),
            Ask("dtp.rule", N_("Incentive"), Kind.TEXT, BORNE),
            Ask("dtp.months", N_("Months of the incentive"), Kind.TEXT),
        ),
        "months",
        (
            MONTH,
            Ask("salary", N_("Salary")),
            Ask("allowance", N_("Allowances")),
            Ask("overtime", N_("Overtime")),
            Ask("bonus", N_("Bonus")),
            Ask("thr", N_("THR")),
            Ask("taxable_premium", N_("Premiums by the employer")),
            Ask("pension_employee", N_("JHT, JP, pension")),
            Ask("zakat", N_("Zakat")),
            Ask("bpjs_wage", N_("Wage for BPJS")),
        ),
    ),
    Topic(
        "nonpermanent_monthly",
        N_("Not permanent, paid monthly"),
        (PTKP, METHOD, Ask("tax_year", N_("Year"), Kind.COUNT, usual="2026"), SURCHARGE),
        "months",
        (MONTH, Ask("gross", N_("Taxable gross"), needed=True)),
    ),
    Topic(
        "daily_worker",
        N_("Daily worker"),
        (
            Ask("daily_wage", N_("Wage of a day")),
            Ask("job_wage", N_("Or: wage for the whole job")),
            Ask("days", N_("Days"), Kind.COUNT, usual="1", needed=True),
            PERIOD,
        ),
    ),
    Topic(
        "non_employee",
        N_("Not an employee (50 %)"),
        (
            Ask("gross", N_("Gross of the payment"), needed=True),
            Ask("excluded", N_("Of it wages of others and materials")),
            PERIOD,
        ),
    ),
    Topic("pph26", N_("Recipient abroad (PPh 26)"), (GROSS, PERIOD)),
    Topic(
        "severance_tax",
        N_("Final tax on severance or pension at once"),
        (Ask("kind", N_("Kind"), Kind.TEXT, LUMP_SUMS, "severance"), PERIOD),
        "payments",
        (
            Ask("year", N_("Year"), Kind.COUNT, needed=True),
            Ask("amount", N_("Amount"), needed=True),
        ),
    ),
    Topic(
        "severance_amount",
        N_("Severance that is due"),
        (
            WAGE,
            *SERVICE,
            Ask("reason", N_("Reason"), Kind.TEXT, tuple(REASONS.items()), "resignation"),
        ),
    ),
    Topic(
        "pkwt_compensation",
        N_("Compensation of a fixed-term contract"),
        (WAGE, Ask("months", N_("Months of the contract"), Kind.COUNT, needed=True)),
    ),
    Topic(
        "thr",
        N_("THR"),
        (
            Ask("base_wage", N_("Basic salary"), needed=True),
            Ask("fixed_allowance", N_("Fixed allowances")),
            Ask("months", N_("Months of service"), Kind.COUNT, usual="12", needed=True),
        ),
    ),
    Topic(
        "overtime",
        N_("Overtime"),
        (
            Ask("monthly_wage", N_("Wage of a month"), needed=True),
            Ask("variable_allowance", N_("Allowances that vary")),
            Ask("hours", N_("Hours"), Kind.QUANTITY, needed=True),
            Ask("day", N_("Day"), Kind.TEXT, DAYS, WORKDAY),
            Ask("week_days", N_("Working week"), Kind.TEXT, WEEKS, "5"),
        ),
    ),
    Topic(
        "bpjs_health",
        N_("BPJS Kesehatan"),
        (
            WAGE,
            Ask("minimum_wage", N_("Minimum wage")),
            Ask("extra_family_members", N_("Family beyond five"), Kind.COUNT),
            PERIOD,
        ),
    ),
    Topic(
        "bpjs_tk",
        N_("BPJS Ketenagakerjaan"),
        (WAGE, Ask("jkk_class", N_("JKK class"), Kind.TEXT, RISKS, "1"), PERIOD),
    ),
)
BY_KEY = {topic.key: topic for topic in TOPICS}


def ptkp_choices() -> Choices:
    """The statuses that monthly pay can use."""
    return tuple(
        (row["status"], row["status"]) for row in tables.rows("ptkp") if row["ter_category"]
    )
