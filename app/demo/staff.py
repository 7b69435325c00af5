"""The people of the demo company: hired with their pay so far, worked, paid, and their dues passed on."""

from __future__ import annotations

import datetime as dt
import random
from fractions import Fraction

from app.demo import books, cast
from app.demo.desk import Desk
from app.demo.history import BANK, PAYROLL_BANK, working_days
from app.demo.overhead import Office
from app.kernel.money import Money, rp
from app.kernel.period import Period
from app.kernel.quantity import Quantity
from app.people.payroll import service, slips
from app.people.payroll.case import REGULAR

FIXED_TERM = {"P-016": dt.date(2025, 1, 1), "P-017": dt.date(2024, 12, 16)}
"""Who works under a PKWT, and the day one began; each runs for a year."""
DRIVER, LICENCE_LEFT = "Sopir", dt.timedelta(days=33)
WARNED = "P-014"
STATE_ACCOUNTS = ("2203", "2204", "2205", "2206", "2303")
RAISE_PERCENT = 6
RAMADAN_END = {2025: dt.date(2025, 3, 31), 2026: dt.date(2026, 3, 20), 2027: dt.date(2027, 3, 10)}
THR_DAYS_BEFORE = 10
LENDING_DAY = 7
LOANS = (
    ("P-013", 2, 6_000_000, 12, "Renovasi rumah"),
    ("P-011", 6, 2_400_000, 4, "Biaya sekolah anak"),
    ("P-008", 9, 3_000_000, 6, "Perbaikan motor"),
    ("P-005", 11, 1_500_000, 3, "Keperluan keluarga"),
)
"""Who asks for a loan, in which month, how much, in how many instalments, and what for."""


class Staff:
    """Hires, records overtime, runs and pays salaries and THR through the people department."""

    def __init__(self, desk: Desk, today: dt.date) -> None:
        self.desk, self.today = desk, today
        self.chance = random.Random(18)
        self._runs: dict[Period, int] = {}

    def hire(self, start: dt.date) -> None:
        """Everybody with last year's pay; the raise of January comes when January comes."""
        people = cast.employees()
        self.desk.enter(
            "employees", [self._terms(person, start, before_raise=True) for person in people]
        )
        january = dt.date(start.year + (start.month > 1), 1, 1)
        if january <= self.today:
            self.desk.update("employees", [self._terms(p, january) for p in people])
        self.desk.enter("employee-documents", [row for p in people for row in self._papers(p)])
        self.desk.enter("contracts", [row for p in people for row in self._contracts(p)])
        self.desk.enter(
            "pay-components", [row for p in people for row in self._allowances(p, start)]
        )
        if start.month > 1:
            self._bring_in_this_year(start)

    def _terms(
        self, person: cast.Employee, since: dt.date, *, before_raise: bool = False
    ) -> dict[str, object]:
        salary = person.base_salary
        if before_raise and since.year < self.today.year:
            salary = int(Fraction(salary * 100, 100 + RAISE_PERCENT)) // 50_000 * 50_000
        return {
            "code": person.code,
            "name": person.name,
            "valid_from": since,
            "ptkp": person.ptkp,
            "gender": person.gender,
            "nik": _nik(person),
            "birth_date": person.birth_date,
            "religion": person.religion,
            "joined": person.joined,
            "employment": "contract" if person.code in FIXED_TERM else "permanent",
            "position": person.position,
            "department": person.department,
            "base_salary": rp(salary),
            "pph21_method": "gross",
            "bpjs_health": True,
            "bpjs_jht": True,
            "bpjs_jp": True,
            "jkk_class": 1,
            "bank": "Mandiri",
            "account_number": person.account_number,
        }

    def _contracts(self, person: cast.Employee) -> list[dict[str, object]]:
        """A permanent contract, or one PKWT after the other up to today's."""
        first = FIXED_TERM.get(person.code)
        if first is None:
            return [{"employee": person.code, "kind": "permanent", "from": person.joined}]
        rows: list[dict[str, object]] = []
        while first <= self.today:
            following = first.replace(year=first.year + 1)
            last = following - dt.timedelta(days=1)
            number = f"{len(rows) + 1:03d}/HRD/{person.code[2:]}/{first.year}"
            row = {"employee": person.code, "kind": "contract", "from": first, "to": last}
            rows.append(row | {"number": number})
            first = following
        return rows

    def _papers(self, person: cast.Employee) -> list[dict[str, object]]:
        """The KTP of everybody; the driver's licence, which expires; a warning of this year."""
        papers: list[tuple[str, dt.date, dt.date | None, str]] = [
            ("ktp", person.joined, None, _nik(person))
        ]
        if person.position == DRIVER:
            expires = self.today + LICENCE_LEFT
            issued = expires - dt.timedelta(days=5 * 365)
            papers.append(("licence", issued, expires, f"1207-{issued:%m%y}-000213"))
        if person.code == WARNED:
            warned = self.today - dt.timedelta(days=40)
            papers.append(("sp1", warned, warned + dt.timedelta(days=182), "SP1/014"))
        return [
            {"employee": person.code, "kind": kind, "date": date, "expires": end, "number": number}
            for kind, date, end, number in papers
        ]

    @staticmethod
    def _allowances(person: cast.Employee, since: dt.date) -> list[dict[str, object]]:
        parts = (
            ("position_allowance", person.fixed_allowance),
            ("meal_transport", person.daily_allowance),
        )
        return [
            {"employee": person.code, "component": name, "amount": rp(amount), "valid_from": since}
            for name, amount in parts
            if amount
        ]

    def _bring_in_this_year(self, start: dt.date) -> None:
        """The months of the year before the books began, as the old payroll would have had them."""
        from app.demo.earlier_pay import months_before

        through = start.month - 1
        rows = []
        for person in cast.employees():
            terms = self._terms(person, start, before_raise=True)
            salary = terms["base_salary"]
            assert isinstance(salary, Money)
            so_far = months_before(person, salary, start.year, through)
            rows.append(
                {
                    "employee": person.code,
                    "year": start.year,
                    "through_month": through,
                    "gross": so_far.gross,
                    "pph21": so_far.pph21,
                    "pension": so_far.pension,
                }
            )
        self.desk.enter("opening-pay", rows)

    def run_month(self, month: Period, payday: dt.date) -> Money:
        """Overtime and the month's run, posted; returns what must be paid out."""
        self._record_overtime(month, payday)
        run = service.start(self.desk.session, month, REGULAR, payday)
        service.post_through(self.desk.session, run)
        self._runs[month] = run
        return slips.totals_of(run).net

    def pay_month(self, month: Period, day: dt.date) -> None:
        service.pay(self.desk.session, self._runs[month], PAYROLL_BANK, day)

    def prepare_month(self, month: Period, today: dt.date) -> None:
        """A run that is calculated and waits to be looked at, unless the month is paid already."""
        if month not in self._runs:
            self._record_overtime(month, today)
            run = service.start(self.desk.session, month, REGULAR, today)
            service.calculate(self.desk.session, run)

    def lend(self, day: dt.date) -> None:
        """What employees ask for on this day of a month, paid in cash and deducted from the next pay on."""
        for code, month, amount, months, note in LOANS:
            if (day.month, day.day) == (month, LENDING_DAY):
                row = {
                    "employee": code,
                    "date": day,
                    "amount": rp(amount),
                    "months": months,
                    "first_period": Period(day.year, day.month).plus(1),
                    "account": BANK,
                    "note": note,
                }
                self.desk.enter("loans", [row])

    def _record_overtime(self, month: Period, until: dt.date) -> None:
        days = [day for day in working_days(month) if day <= until]
        rows = []
        for person in cast.employees():
            hours = person.overtime_hours
            while hours > 0 and days:
                worked = min(hours, self.chance.choice((1, 2, 2, 3)))
                hours -= worked
                rows.append((person.code, self.chance.choice(days), worked))
        merged: dict[tuple[str, dt.date], int] = {}
        for code, day, worked in rows:
            merged[code, day] = min(4, merged.get((code, day), 0) + worked)
        self.desk.enter(
            "overtime",
            [
                {
                    "employee": code,
                    "date": day,
                    "hours": Quantity(worked * 10**6),
                    "day": "workday",
                }
                for (code, day), worked in sorted(merged.items())
            ],
        )

    def pay_thr(self, day: dt.date, office: Office) -> None:
        """The holiday allowance, ten days before Idulfitri, to everybody at once."""
        if not self._is_thr_day(day):
            return
        run = service.start(self.desk.session, Period(day.year, day.month), "thr", day)
        service.post_through(self.desk.session, run)
        need = slips.totals_of(run).net
        office.fund_payroll(day, need, books.of_account(PAYROLL_BANK, day))
        service.pay(self.desk.session, run, PAYROLL_BANK, day)

    @staticmethod
    def _is_thr_day(day: dt.date) -> bool:
        holiday = RAMADAN_END.get(day.year)
        if holiday is None:
            return False
        due = holiday - dt.timedelta(days=THR_DAYS_BEFORE)
        while due.weekday() >= 5:
            due -= dt.timedelta(days=1)
        return day == due

    def pay_the_state(self, day: dt.date, month: Period, office: Office) -> None:
        """Last month's BPJS and PPh 21, from the bank."""
        lines = []
        for account in STATE_ACCOUNTS:
            owed = -books.of_account(account, month.last_day)
            if owed.minor > 0:
                lines.append((account, owed))
        whole = Money(sum(amount.minor for _account, amount in lines))
        if whole:
            office.entry(day, f"Setor BPJS dan PPh 21 masa {month}", [*lines, (BANK, -whole)])


def _nik(person: cast.Employee) -> str:
    """Of an invented person: a district, the birth date (a woman's day plus 40), a number."""
    born = person.birth_date
    day = born.day + (40 if person.gender == "female" else 0)
    number = int("".join(each for each in person.code if each.isdigit()))
    return f"317401{day:02d}{born:%m%y}{number:04d}"
