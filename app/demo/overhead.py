"""What an office spends besides goods: rent, power, petrol, interest — and what it owes the state."""

from __future__ import annotations

import datetime as dt
import random

from app.demo.desk import Desk
from app.demo.history import BANK, CASH, PAYROLL_BANK, PETTY_CASH, next_working_day
from app.kernel.money import Money, rp
from app.kernel.period import Period, of_date

MONTHLY = (
    (1, "6201", 7_000_000, 0, BANK, "Sewa gudang Kaligawe"),
    (6, "6203", 900_000, 25, BANK, "Alat tulis dan cetakan"),
    (10, "6204", 1_900_000, 30, BANK, "Servis kendaraan"),
    (15, "6206", 1_500_000, 20, BANK, "Brosur dan iklan"),
    (18, "6202", 1_385_000, 3, BANK, "Telepon dan internet"),
    (20, "6202", 3_900_000, 8, BANK, "Listrik dan air"),
    (28, "6211", 280_000, 10, BANK, "Administrasi bank"),
)
VEHICLE_DEPRECIATION, OFFICE_DEPRECIATION = 4_843_750, 2_140_000
LOAN_INSTALMENT, LOAN_INTEREST = 8_000_000, 1_720_000


class Office:
    """Books the running costs of one demo company."""

    def __init__(self, desk: Desk, today: dt.date) -> None:
        self.desk, self.today = desk, today
        self.chance = random.Random(5550118)
        self._due: dict[dt.date, list[tuple[str, list[tuple[str, int]]]]] = {}

    def plan_month(self, month: Period) -> None:
        """Notes what falls due on which day of the month."""
        for day, account, amount, spread, paid_from, memo in MONTHLY:
            shift = self.chance.randint(-spread, spread) if spread else 0
            exact = amount * (100 + shift) // 100 // 500 * 500
            self._plan(month, day, memo, [(account, exact), (paid_from, -exact)])
        for day in (4, 11, 18, 25):
            fuel = self.chance.randint(14, 22) * 100_000
            self._plan(month, day, "BBM dan tol pengiriman", [("6207", fuel), (BANK, -fuel)])
        petty = 3_000_000
        self._plan(month, 2, "Isi kas kecil", [(PETTY_CASH, petty), (BANK, -petty)])
        spent = self.chance.randint(22, 29) * 100_000
        self._plan(month, 27, "Pengeluaran kas kecil", [("6299", spent), (PETTY_CASH, -spent)])
        self._plan(
            month,
            5,
            "Angsuran dan bunga bank",
            [
                ("2403", LOAN_INSTALMENT),
                ("7201", LOAN_INTEREST),
                (BANK, -LOAN_INSTALMENT - LOAN_INTEREST),
            ],
        )
        self._plan(
            month,
            month.last_day.day,
            "Penyusutan",
            [
                ("6212", VEHICLE_DEPRECIATION + OFFICE_DEPRECIATION),
                ("1613", -VEHICLE_DEPRECIATION),
                ("1615", -OFFICE_DEPRECIATION),
            ],
        )

    def _plan(self, month: Period, day: int, memo: str, lines: list[tuple[str, int]]) -> None:
        date = month.first_day + dt.timedelta(days=min(day, month.last_day.day) - 1)
        if memo != "Penyusutan":
            date = min(next_working_day(date), month.last_day)
        self._due.setdefault(date, []).append((memo, lines))

    def book(self, day: dt.date) -> None:
        """Everything that falls due today."""
        for memo, lines in self._due.pop(day, ()):
            self.entry(day, memo, [(account, rp(amount)) for account, amount in lines])

    def entry(self, day: dt.date, memo: str, lines: list[tuple[str, Money]]) -> None:
        """A plain journal entry: debit above zero, credit below."""
        self.desk.post(
            "journal-entries",
            [
                {
                    "date": day,
                    "account": account,
                    "debit": amount if amount.minor > 0 else None,
                    "credit": -amount if amount.minor < 0 else None,
                    "memo": memo,
                }
                for account, amount in lines
                if amount
            ],
        )

    def bank_the_cash(self, day: dt.date, balance: Money) -> None:
        """What the till holds above its float goes to the bank."""
        extra = balance.minor // 100 - 12_000_000
        if extra > 5_000_000:
            extra = extra // 1_000_000 * 1_000_000
            self.entry(day, "Setor kas ke bank", [(BANK, rp(extra)), (CASH, -rp(extra))])

    def fund_payroll(self, day: dt.date, need: Money, held: Money) -> None:
        """Moves what the salaries need to the payroll bank."""
        lack = (need - held).minor // 100 + 10_000_000
        if lack > 0:
            lack = lack // 1_000_000 * 1_000_000
            self.entry(day, "Pindah dana untuk gaji", [(PAYROLL_BANK, rp(lack)), (BANK, -rp(lack))])

    def settle_ppn(self, day: dt.date, output: Money, creditable: Money) -> None:
        """PPN up to last month: output less input is paid; input beyond it waits for the next month."""
        used = min(output, creditable)
        month = of_date(day).plus(-1)
        if output.minor > 0:
            due = output - used
            memo = f"Setor PPN masa {month}"
            self.entry(day, memo, [("2301", output), ("1501", -used), (BANK, -due)])
