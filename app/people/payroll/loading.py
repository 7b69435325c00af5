"""Everything a run is calculated from, read at once: a handful of questions whatever the number of people."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cache
from typing import Any

from app import store
from app.access.company import CompanyProfile
from app.kernel.errors import UserError
from app.kernel.money import ZERO, Money, rupiah
from app.kernel.period import Period, months_between
from app.kernel.quantity import MICRO, Quantity
from app.kernel.text import N_
from app.masters.employee import TERMS_FIELDS, Terms, terms_of
from app.people.attendance.counted import Counted
from app.people.inputs.components import BONUS, FIXED, LOAN, MONTHLY, THR
from app.people.loans import ledger
from app.people.payroll import past
from app.people.payroll.case import (
    CORRECTION,
    NOTHING_YET,
    REGULAR,
    SEVERANCE_RUN,
    THR_RUN,
    Case,
    Leaving,
    OvertimeDay,
    Part,
    SoFar,
)
from app.people.payroll.past import KIND_OF_RUN

DECEMBER = 12
WORKING_DAYS = {5: 21, 6: 25}  # of a month, as PP 35/2021 art. 33 counts them
AFTER_LEAVING = dt.timedelta(days=30)  # a permanent employee keeps THR (Permenaker 6/2016 art. 7)
WORKED_WITHOUT_TERMS = N_("Employee {code} has no salary yet for {period}.")
ENTER_TERMS = N_("Enter the salary with its first day, then calculate again.")


class NoTerms(UserError):
    """Somebody works in the month but nothing was agreed for it."""

    remedy = ENTER_TERMS


@cache
def _bounds(period: Period) -> tuple[dt.date, dt.date]:
    """First and last day of a month."""
    return period.first_day, period.last_day


@dataclass(slots=True)
class Person:
    """One employee as the run needs them."""

    id: int
    code: str
    name: str
    nik: str
    npwp: str
    bank: str
    account_number: str
    joined: dt.date
    left: dt.date | None
    member: tuple[bool, bool, bool]
    jkk_class: int
    extra_family: int
    surcharge: bool
    resident_from: dt.date | None
    resident_until: dt.date | None
    terms: list[Terms] = field(default_factory=list)

    def first_day(self, period: Period) -> dt.date:
        return max(self.joined, _bounds(period)[0])

    def last_day(self, period: Period) -> dt.date:
        last = _bounds(period)[1]
        return min(self.left, last) if self.left else last

    def terms_on(self, date: dt.date) -> Terms | None:
        found = None
        for terms in self.terms:
            if terms.valid_from <= date:
                found = terms
        return found

    def terms_for_tax(self, year: int) -> Terms | None:
        """The terms whose PTKP counts for a tax year: of 1 January, or of the day of joining."""
        return self.terms_on(max(dt.date(year, 1, 1), self.joined)) or (
            self.terms[0] if self.terms else None
        )


@dataclass(slots=True)
class Loaded:
    """A run's inputs by employee id."""

    period: Period
    run: str
    date: dt.date
    company: CompanyProfile
    people: list[Person]
    parts: dict[int, list[tuple[Part, dt.date | None, dt.date | None]]]
    overtime: dict[int, list[OvertimeDay]]
    so_far: dict[int, SoFar]
    previous: dict[int, tuple[int, int]]
    loans: dict[int, Money]
    net_before: dict[int, int]
    accounts_before: dict[int, str]
    minimum: Money
    regular_done: frozenset[int]
    leaving: dict[int, past.LeavingRow]
    holiday: dt.date
    year_done: frozenset[int]

    def case(self, person: Person) -> Case:
        """One person's case. Raises NoTerms."""
        period, last = self.period, person.last_day(self.period)
        terms = person.terms_on(last)
        tax_terms = person.terms_for_tax(period.year)
        if terms is None or tax_terms is None:
            raise NoTerms(WORKED_WITHOUT_TERMS, code=person.code, period=str(period))
        parts, fixed = self._parts(person, last)
        so_far = self.so_far.get(person.id, NOTHING_YET)
        net, paid = self.previous.get(person.id, (0, 0))
        health, jht, jp = person.member
        regular = self.run == REGULAR
        return Case(
            employee_id=person.id,
            period=period,
            run=self.run,
            ptkp=tax_terms.ptkp,
            method=terms.pph21_method,
            employment=terms.employment,
            wage=terms.base_salary + fixed,
            base=prorated(person, period) if regular else Money(0),
            week_days=self.company.week_days,
            jkk_class=person.jkk_class or self.company.jkk_class,
            parts=parts,
            overtime=tuple(self.overtime.get(person.id, ())) if regular else (),
            health=health,
            jht=jht,
            jp=jp,
            extra_family=person.extra_family,
            is_final=self._is_final(person),
            so_far=so_far,
            previous_net=Money(net),
            previous_withheld=Money(paid),
            resident_months=resident_months(person, period.year),
            surcharge=person.surcharge,
            thr_months=self._thr_months(person),
            loan_balance=self.loans.get(person.id),
            leaving=self._leaving(person),
            minimum=self.minimum,
        )

    def _is_final(self, person: Person) -> bool:
        """December, or the month of leaving; for THR and bonus only once the regular pay is out."""
        ends = self.period.month == DECEMBER or (
            person.left is not None and person.left in self.period
        )
        until = person.resident_until
        ends = ends or (until is not None and until in self.period)
        return ends and (self.run == REGULAR or person.id in self.regular_done)

    def _parts(self, person: Person, last: dt.date) -> tuple[tuple[Part, ...], Money]:
        """The components of the month, and the full monthly sum of the fixed ones."""
        first, period = person.first_day(self.period), self.period
        found, fixed = [], 0
        for part, begins, ends in self.parts.get(person.id, ()):
            if begins is not None:
                if begins > last or (ends is not None and ends < first):
                    continue
                if part.kind == FIXED:
                    if ends is None or ends >= last:
                        fixed += part.amount.minor
                    part = _for_days(part, max(first, begins), min(last, ends or last), period)
            elif part.kind == FIXED:
                fixed += part.amount.minor
            if self._pays(part, begins):
                found.append(part)
        return tuple(found), Money(fixed)

    def _pays(self, part: Part, begins: dt.date | None) -> bool:
        """Whether this run pays a component; an off-cycle correction pays its own inputs alone."""
        if self.run in (REGULAR, CORRECTION):
            return self.run == REGULAR or begins is None
        return part.kind == KIND_OF_RUN.get(self.run)

    def _thr_months(self, person: Person) -> int:
        if self.run != THR_RUN:
            return 0
        last = min(self.holiday, person.left) if person.left else self.holiday
        return months_between(person.joined, last)

    def _leaving(self, person: Person) -> Leaving | None:
        """What severance is counted from; the day after the last one completes a month."""
        row = self.leaving.get(person.id)
        if row is None:
            return None
        months = months_between(person.joined, row.date + dt.timedelta(days=1))
        divisor = row.divisor or WORKING_DAYS[self.company.week_days]
        return Leaving(
            row.reason, months, row.leave_days, divisor, row.other, row.separation, row.agreed,
            row.before,
        )  # fmt: skip


def _for_days(part: Part, first: dt.date, last: dt.date, period: Period) -> Part:
    """A fixed component for the days it ran."""
    days, whole = (last - first).days + 1, _bounds(period)[1].day
    if days == whole:
        return part
    return Part(part.component, part.kind, rupiah(part.amount.major * Fraction(days, whole)))


def prorated(person: Person, period: Period) -> Money:
    """The base salary of the days worked, by calendar days, each day by the terms in force on it."""
    first, last = person.first_day(period), person.last_day(period)
    terms = person.terms_on(last)
    whole = _bounds(period)[1].day
    if terms is not None and terms.valid_from <= first and (last - first).days + 1 == whole:
        return terms.base_salary
    exact, day = Fraction(0), last
    while day >= first:
        terms = person.terms_on(day)
        if terms is None:
            break
        begins = max(terms.valid_from, first)
        exact += terms.base_salary.major * Fraction((day - begins).days + 1, whole)
        day = begins - dt.timedelta(days=1)
    return rupiah(exact)


def resident_months(person: Person, year: int) -> int:
    """Months of tax residence where it begins or ends within the year, else 0."""
    begins, ends = person.resident_from, person.resident_until
    first = begins.month if begins is not None and begins.year == year else 1
    last = ends.month if ends is not None and ends.year == year else DECEMBER
    months = last - first + 1
    return 0 if months == DECEMBER else months


def load(
    period: Period,
    run: str,
    date: dt.date,
    company: CompanyProfile,
    employee_id: int | None = None,
    religion: str = "",
    holiday: dt.date | None = None,
) -> Loaded:
    """Reads the inputs of a run, or of one person in it.

    religion: whom alone a THR run pays. holiday: the day THR counts service to, else ``date``.
    """
    holiday = holiday or date
    leaving = past.leaving(period) if run == SEVERANCE_RUN else {}
    people = _people(period, run, holiday, employee_id, religion)
    if run == SEVERANCE_RUN:
        people = [person for person in people if person.id in leaving]
    if run == CORRECTION:
        asked = past.off_cycle(period)
        people = [person for person in people if person.id in asked]
    return Loaded(
        period=period,
        run=run,
        date=date,
        company=company,
        people=people,
        parts=_parts_of(period, run, date, company.week_days),
        overtime=_overtime_of(period) if run == REGULAR else {},
        so_far=past.so_far(period),
        previous=_pairs(
            "SELECT employee_id, net, pph21 FROM previous_slip WHERE year = ?", (period.year,)
        ),
        loans={
            owner: each.owed
            for owner, each in ledger.owing(period.last_day).items()
            if each.is_known
        },
        net_before=past.net_before(period) if run == REGULAR else {},
        accounts_before=past.accounts_before(period) if run == REGULAR else {},
        minimum=past.minimum_wage(period),
        leaving=leaving,
        holiday=holiday,
        regular_done=past.done(period, REGULAR) if run != REGULAR else frozenset(),
        year_done=past.year_is_done(period),
    )


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _people(
    period: Period, run: str, holiday: dt.date, employee_id: int | None, religion: str
) -> list[Person]:
    first = holiday - AFTER_LEAVING if run == THR_RUN else period.first_day
    last = holiday if run == THR_RUN else period.last_day
    only = " AND e.id = ?" if employee_id else ""
    parameters: list[Any] = [last, first, *([employee_id] if employee_id else [])]
    if religion:
        only += " AND e.religion = ?"
        parameters.append(religion)
    rows = store.query(
        "SELECT e.id, e.code, e.name, e.nik, e.npwp, e.bank, e.account_number, e.joined, e.left_on,"
        " e.bpjs_health, e.bpjs_jht, e.bpjs_jp, e.jkk_class, e.extra_family, e.no_npwp_surcharge,"
        " e.resident_from, e.resident_until FROM employee e"
        f" WHERE e.joined <= ? AND (e.left_on IS NULL OR e.left_on >= ?){only} ORDER BY e.code",
        parameters,
    )
    people = {
        row[0]: Person(
            row[0], row[1], row[2], row[3], row[4], row[5], row[6],
            dt.date.fromisoformat(row[7]), _date(row[8]),
            (bool(row[9]), bool(row[10]), bool(row[11])), row[12], row[13], bool(row[14]),
            _date(row[15]), _date(row[16]),
        )
        for row in rows
    }  # fmt: skip
    terms = store.execute(
        f"SELECT employee_id, {TERMS_FIELDS} FROM employee_terms ORDER BY employee_id, valid_from"
    )
    for owner, *agreed in terms:
        if owner in people:
            people[owner].terms.append(terms_of(tuple(agreed)))  # type: ignore[arg-type]
    paid = past.thr_this_year(period) if run == THR_RUN else past.done(period, run)
    return [
        person
        for person in people.values()
        if person.id not in paid and (run != THR_RUN or _keeps_thr(person, holiday))
    ]


def _keeps_thr(person: Person, holiday: dt.date) -> bool:
    """Who left before the holiday is paid only with a permanent contract (Permenaker 6/2016 art. 7)."""
    if person.left is None or person.left >= holiday:
        return True
    terms = person.terms_on(person.left)
    return terms is not None and terms.employment == "permanent"


def _parts_of(
    period: Period, run: str, date: dt.date, week_days: int
) -> dict[int, list[tuple[Part, dt.date | None, dt.date | None]]]:
    """Recurring components of the month and its inputs; a THR or bonus run of its own takes those out."""
    found: dict[int, list[tuple[Part, dt.date | None, dt.date | None]]] = defaultdict(list)
    recurring = store.execute(
        "SELECT employee_id, component, kind, amount, valid_from, valid_to, basis FROM pay_component"
        " WHERE valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?)"
        " ORDER BY employee_id, valid_from, id",
        (period.last_day, period.first_day),
    )
    by_attendance = set()
    for owner, component, kind, amount, begins, ends, basis in recurring:
        first = dt.date.fromisoformat(begins)
        _end_earlier(found[owner], component, first)
        part = Part(component, kind, Money(amount))
        if basis != MONTHLY:
            part = Part(component, kind, ZERO, Quantity(0), Money(amount), basis)
            by_attendance.add(owner)
        found[owner].append((part, first, _date(ends)))
    if by_attendance:
        _count_attendance(found, by_attendance, Counted(week_days, period, date, by_attendance))
    elsewhere = past.kinds_elsewhere(period) if run == REGULAR else frozenset()
    inputs = store.execute(
        "SELECT employee_id, component, kind, amount FROM pay_input WHERE period = ?"
        " AND off_cycle = ? ORDER BY employee_id, id",
        (period, run == CORRECTION),
    )
    for owner, component, kind, amount in inputs:
        if kind not in elsewhere:
            found[owner].append((Part(component, kind, Money(amount)), None, None))
    if run != REGULAR:
        _leave_recurring_irregular(found)
        return found
    for owner, loans in ledger.due_in(period).items():
        found[owner] += [(Part(due.component, LOAN, due.amount), None, None) for due in loans]
    return found


def _count_attendance(
    found: dict[int, list[tuple[Part, dt.date | None, dt.date | None]]],
    owners: set[int],
    counted: Counted,
) -> None:
    """Fills in how often each amount is paid that attendance counts."""
    for owner in owners:
        for place, (part, begins, ends) in enumerate(found[owner]):
            if part.times is not None and begins is not None:
                times = counted.times(owner, part.basis, begins, ends)
                amount = rupiah(part.each.major * times)
                filled = replace(part, amount=amount, times=Quantity(round(times * MICRO)))
                found[owner][place] = (filled, begins, ends)


def _end_earlier(
    parts: list[tuple[Part, dt.date | None, dt.date | None]], component: str, first: dt.date
) -> None:
    """A later row of the same component ends the earlier one the day before."""
    for place, (part, begins, ends) in enumerate(parts):
        if part.component == component and (ends is None or ends >= first):
            parts[place] = (part, begins, first - dt.timedelta(days=1))


def _leave_recurring_irregular(
    found: dict[int, list[tuple[Part, dt.date | None, dt.date | None]]],
) -> None:
    """Recurring bonuses are paid with the regular pay, not again in a run of their own."""
    for owner, parts in found.items():
        found[owner] = [
            each for each in parts if each[1] is None or each[0].kind not in (BONUS, THR)
        ]


def _overtime_of(period: Period) -> dict[int, list[OvertimeDay]]:
    found: dict[int, list[OvertimeDay]] = defaultdict(list)
    rows = store.execute(
        "SELECT employee_id, date, hours, day FROM overtime WHERE date BETWEEN ? AND ?"
        " AND state = 'approved'"
        " ORDER BY employee_id, date",
        (period.first_day, period.last_day),
    )
    for owner, date, hours, day in rows:
        found[owner].append(OvertimeDay(dt.date.fromisoformat(date), Quantity(hours), day))
    return found


def _pairs(sql: str, parameters: Iterable[Any]) -> dict[int, tuple[int, int]]:
    return {owner: (one, other) for owner, one, other in store.execute(sql, tuple(parameters))}
