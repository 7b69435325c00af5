"""What was withheld, read from posted payslips that are not void."""

from __future__ import annotations

from dataclasses import replace

from app import store
from app.access.session import Session
from app.kernel.money import Money
from app.kernel.period import Period, of_date, of_number
from app.masters import employee as employees
from app.masters.employee import SEE_SALARY
from app.people.payroll.case import Case, from_text
from app.people.payroll.posting import KIND
from app.people.payroll.queries import slip_number
from app.people.withheld.rules import BPA1, MonthWithheld, Person, YearWithheld

_STANDING = (
    " FROM payroll_run r JOIN payroll_slip s ON s.run_id = r.id"
    f" LEFT JOIN void_mark v ON v.kind = '{KIND}' AND v.document_id = r.id"
    " WHERE r.state = 'posted' AND v.document_id IS NULL AND r.kind <> 'severance'"
)
_YEAR_SUMS = (
    "s.base", "s.tax_allowance", "s.allowance + s.overtime", "s.premium", "s.benefit",
    "s.irregular", "s.jht_employee + s.jp_employee + s.pension_fund", "s.zakat", "s.pph21",
)  # fmt: skip


def month(session: Session, period: Period, employee_id: int | None = None) -> list[MonthWithheld]:
    """What was withheld in a month, a person at a time, by code. Severance has its own final tax and is left
    out. Needs ``people.salary.view``."""
    session.require(SEE_SALARY)
    return [each for each, _case in _months(period, employee_id)]


def years_ending(
    session: Session, period: Period, employee_id: int | None = None
) -> list[YearWithheld]:
    """The years whose final period is this month, a person at a time. Needs ``people.salary.view``."""
    session.require(SEE_SALARY)
    ended = [found for found in _months(period, employee_id) if found[0].form == BPA1]
    if not ended:
        return []
    sums, opening = _year_sums(period), _opening(period)
    return [
        _year(each, case, sums[each.person.id], opening.get(each.person.id)) for each, case in ended
    ]


def _months(period: Period, employee_id: int | None) -> list[tuple[MonthWithheld, Case]]:
    """Every person's month, with the case of its last payslip."""
    rows = store.query(
        "SELECT s.employee_id, r.kind, s.ptkp, s.position, s.is_final, s.taxable, s.pph21, s.kept"
        f"{_STANDING} AND r.period = ? AND (? IS NULL OR s.employee_id = ?) ORDER BY s.code, r.id",
        (period, employee_id, employee_id),
    )
    found: dict[int, tuple[MonthWithheld, Case]] = {}
    for owner, kind, ptkp, position, is_final, taxable, pph21, kept in rows:
        case, _rules = from_text(kept)
        known = employees.get(owner)
        position = position or _position_now(owner)
        person = Person(owner, known.code, known.name, known.nik, known.npwp, position)
        one = MonthWithheld(
            person, period, ptkp, case.employment, case.surcharge, bool(is_final), Money(taxable),
            Money(pph21), slip_number(period, kind, known.code),
        )  # fmt: skip
        if owner in found:
            one = _together(found[owner][0], one)
        found[owner] = one, case
    return list(found.values())


def _position_now(employee_id: int) -> str:
    """The latest position: what a payslip lacks is put right with the employee."""
    terms = employees.history(employee_id)
    return terms[-1].position if terms else ""


def _together(before: MonthWithheld, after: MonthWithheld) -> MonthWithheld:
    return replace(
        after,
        is_final=before.is_final or after.is_final,
        taxable=before.taxable + after.taxable,
        pph21=before.pph21 + after.pph21,
    )


def _year_sums(last: Period) -> dict[int, tuple[int, ...]]:
    """By person: the first month, what the last one withheld, and the sums of the year."""
    sums = ", ".join(f"SUM({each})" for each in _YEAR_SUMS)
    rows = store.query(
        "SELECT s.employee_id, MIN(r.period), SUM(CASE WHEN r.period = ? THEN s.pph21 ELSE 0 END),"
        f" {sums}{_STANDING} AND r.period BETWEEN ? AND ? GROUP BY s.employee_id",
        (last, last.year * 100 + 1, last),
    )
    return {owner: tuple(figures) for owner, *figures in rows}


def _opening(last: Period) -> dict[int, tuple[int, ...]]:
    """What was paid this year before the books began: gross, pension, zakat and PPh 21."""
    rows = store.query(
        "SELECT employee_id, gross, pension, zakat, pph21 FROM opening_pay WHERE year = ?"
        " AND through_month < ?",
        (last.year, last.month),
    )
    return {owner: tuple(figures) for owner, *figures in rows}


def _year(
    ended: MonthWithheld, case: Case, sums: tuple[int, ...], opening: tuple[int, ...] | None
) -> YearWithheld:
    began, final, *amounts = sums
    base, given, benefits, premium, natura, irregular, pension, zakat, pph21 = amounts
    first = of_number(began)
    if opening:
        gross, paid_pension, paid_zakat, paid = opening
        base, pension, zakat, pph21 = (
            base + gross, pension + paid_pension, zakat + paid_zakat, pph21 + paid,
        )  # fmt: skip
        joined = of_date(employees.get(ended.person.id).joined)
        first = joined if joined.year == ended.month.year else Period(ended.month.year, 1)
    return YearWithheld(
        ended.person, first, ended.month, case.so_far.months + 1, ended.ptkp,
        Money(base), Money(given), Money(benefits), Money(premium), Money(natura), Money(irregular),
        Money(pension), Money(zakat), Money(pph21 - final), Money(final), case.previous_net,
        case.previous_withheld, case.resident_months, case.surcharge,
    )  # fmt: skip
