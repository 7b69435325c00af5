"""What was withheld, on paper: the slip of a month, and of a year as form 1721-A1 tells it.

The numbered slips are made by Coretax from the files handed to it; these papers say the same figures and are
given to employees before, or beside them.
"""

from __future__ import annotations

from pathlib import Path

from app import store
from app.access.session import Session
from app.kernel import formats, period
from app.kernel.errors import NotFound
from app.kernel.money import Money
from app.kernel.period import Period
from app.kernel.text import N_, _, speaking
from app.people.withheld import queries, rules
from app.people.withheld.page import Section, SlipPaper, draw
from app.people.withheld.rules import BP21, BPA1, MonthWithheld, Person, YearWithheld
from app.printing import issue
from app.printing.document import file_name, write_file
from app.printing.model import Fact
from app.regulations.pay import pph21_rules
from app.regulations.values import Pph21Rules

MONTH_SLIP, YEAR_SLIP = "withholding-month", "1721-a1"
HEADS = {MONTH_SLIP: "BPMP", YEAR_SLIP: "A1"}
NO_SUCH = N_("There is no slip of PPh 21 {number}.")
NAMED_SO = N_("Name it as 2026-11/P-001, or 2026-11 for all employees.")


def month(session: Session, name: str | int, folder: Path, *, page: str = "") -> list[Path]:
    """Writes slips of a month, one file each: "2026-11" for everybody, "2026-11/P-001" for one. Raises NotFound,
    NotAllowed without the permission to see salaries."""
    return _written(session, MONTH_SLIP, str(name), folder, page)


def year(session: Session, name: str | int, folder: Path, *, page: str = "") -> list[Path]:
    """Writes slips of the year of those whose final period is that month, named likewise."""
    return _written(session, YEAR_SLIP, str(name), folder, page)


def _written(session: Session, kind: str, name: str, folder: Path, page: str) -> list[Path]:
    asked, code = _asked(name)
    papers = of_month(session, kind, asked, code)
    if not papers:
        raise NotFound(NO_SUCH, number=name, remedy=NAMED_SO)
    written = []
    for paper in papers:
        path = folder / f"{file_name(paper.number)}.pdf"
        write_file(path, draw([paper], issue.preview(session, page=page), _logo(paper)))
        written.append(path)
    return written


def pdf(session: Session, kind: str, asked: Period, code: str = "", page: str = "") -> bytes:
    """The slips of a month, or one of them, to look at; each begins a page. Raises NotFound."""
    papers = of_month(session, kind, asked, code)
    if not papers:
        raise NotFound(NO_SUCH, number=f"{asked}/{code}")
    return draw(papers, issue.preview(session, page=page), _logo(papers[0]))


def _logo(paper: SlipPaper) -> bytes:
    return issue.logo(paper.letterhead)


def _asked(name: str) -> tuple[Period, str]:
    text, _slash, code = name.partition("/")
    try:
        return period.parse(text), code
    except ValueError:
        raise NotFound(NO_SUCH, number=name, remedy=NAMED_SO) from None


def of_month(session: Session, kind: str, asked: Period, code: str = "") -> list[SlipPaper]:
    """The papers of a month by code; none where nothing was withheld then."""
    one = _employee_id(code)
    law = pph21_rules(asked.first_day)
    with speaking(session.company.language or "id"):
        if kind == YEAR_SLIP:
            years = queries.years_ending(session, asked, one)
            return [_of_year(session, each, law) for each in years]
        months = queries.month(session, asked, one)
        return [_of_month(session, each, law) for each in months if each.form != BPA1]


def _employee_id(code: str) -> int | None:
    if not code:
        return None
    found: int | None = store.scalar("SELECT id FROM employee WHERE code = ?", (code,))
    return found or 0


def _of_month(session: Session, told: MonthWithheld, law: Pph21Rules) -> SlipPaper:
    rate = formats.exact(rules.rate_of(told, law))
    code = rules.MONTHLY_WORKER if told.form == BP21 else rules.PERMANENT
    lines = (
        (_("Tax object"), code),
        (_("Taxable gross"), formats.money(told.taxable)),
        (_("Rate (TER)"), f"{rate} %"),
    )
    return _paper(
        session, MONTH_SLIP, told.person, told.ptkp, told.month, _("Slip of PPh 21 of a month"),
        formats.period(told.month),
        (Section(_("Withheld"), lines, (_("PPh 21 withheld"), formats.money(told.pph21))),),
    )  # fmt: skip


def _of_year(session: Session, told: YearWithheld, law: Pph21Rules) -> SlipPaper:
    found = rules.calculated(told, law)
    income = _lines(
        (_("Salary"), told.salary),
        (_("PPh 21 allowance"), told.tax_allowance),
        (_("Other allowances and overtime"), told.benefits),
        (_("Insurance premiums paid by the company"), told.premium),
        (_("Benefits in kind"), told.natura),
        (_("Bonus and THR"), told.irregular),
    )
    less = _lines(
        (_("Position cost"), found.position_cost),
        (_("Pension, JHT and JP of the employee"), told.pension),
        (_("Zakat"), told.zakat),
    )
    taken = found.position_cost + told.pension + told.zakat
    tax = _lines(
        (_("Net of this employer"), found.net),
        (_("Net with the previous employer"), told.previous_net),
        (_("Net for the whole year"), found.net_of_year),
        (_("PTKP {status}", status=told.ptkp), found.year.ptkp.amount),
        (_("PKP"), found.pkp),
        (_("PPh 21 of the year"), found.tax),
        (_("Withheld by the previous employer"), told.previous_withheld),
        (_("Withheld before the final period"), told.withheld),
    )
    span = _("{first} to {last}", first=formats.period(told.first), last=formats.period(told.last))
    money = formats.money
    return _paper(
        session, YEAR_SLIP, told.person, told.ptkp, told.last,
        _("Slip of PPh 21 of a year (1721-A1)"), span,
        (
            Section(_("Gross"), income, (_("Gross of the year"), money(told.gross))),
            Section(_("Deductions"), less, (_("Total deductions"), money(taken))),
            Section(
                _("PPh 21"), tax,
                (_("PPh 21 of the final period, negative where it refunds"), money(told.final)),
            ),
        ),
    )  # fmt: skip


def _lines(*lines: tuple[str, Money]) -> tuple[tuple[str, str], ...]:
    return tuple((label, formats.money(amount)) for label, amount in lines)


def _paper(
    session: Session,
    kind: str,
    person: Person,
    ptkp: str,
    last: Period,
    title: str,
    subtitle: str,
    sections: tuple[Section, ...],
) -> SlipPaper:
    company = session.company
    facts = (
        Fact(_("Name"), person.name),
        Fact(_("Employee no."), person.code),
        Fact(_("NIK or NPWP"), person.tin),
        Fact(_("Position"), person.position),
        Fact(_("PTKP status"), ptkp),
    )
    return SlipPaper(
        letterhead=issue.letterhead(company),
        title=title,
        subtitle=subtitle,
        number=f"{HEADS[kind]}/{last.year % 100:02d}/{last.month:02d}/{person.code}",
        facts=tuple(fact for fact in facts if fact.value),
        sections=sections,
        place_and_date=", ".join(
            part for part in (company.city, formats.date_long(last.last_day)) if part
        ),
        signatory=company.signatory,
        language=company.language or "id",
    )
