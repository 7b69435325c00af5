"""Making the demo company: its masters, its opening balances, then day after day of business."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from app import companies, store
from app.access.company import NewCompany
from app.demo import books, cast
from app.demo.cast import MAIN, SECOND
from app.demo.desk import Desk
from app.demo.history import (
    BANK,
    CASH,
    PAYROLL_BANK,
    Trade,
    next_working_day,
    working_days,
)
from app.demo.overhead import Office
from app.demo.presence import Presence
from app.demo.staff import Staff
from app.kernel.clock import FixedClock, SystemClock
from app.kernel.money import rp
from app.kernel.period import Period, of_date
from app.kernel.progress import SILENT, Progress
from app.kernel.quantity import each, pieces
from app.kernel.rate import percent
from app.kernel.text import _
from app.ledger import periods, year_close
from app.store import connection, files, places

COMPANY_FILE = "lentera.boffice"
INVOICES_A_MONTH = {"small": 24, "large": 600}
CREDIT_TIMES = 4  # of what the cast list says: what the biggest orders of a month come to

PROFILE = {
    "legal_form": "PT",
    "address": "Jl. Kaligawe Raya No. 118",
    "city": "Semarang",
    "phone": "(024) 555-0118",
    "email": "kantor@lentera.example",
    "npwp": "0999999998999000",
    "bank_name": "Bank Contoh Indonesia, cab. Semarang",
    "bank_account": "000-123-4567",
    "bank_holder": "PT Lentera Niaga Utama",
    "qris": (
        "00020101021126720020ID.CO.BANKCONTOH.WWW011893600999000000001702150000000000000170303UMI"
        "51440014ID.CO.QRIS.WWW0215ID10200000000170303UMI5204541153033605802ID5919LENTERA NIAGA U"
        "TAMA6008SEMARANG61055016762070703A0163048974"
    ),
    "signatory": "Maria Setyawati",
    "signatory_title": "Manajer keuangan",
    "notes_invoice": (
        "Pembayaran sah setelah dana masuk rekening di atas.\n"
        "Barang yang sudah dibeli dapat ditukar dalam 7 hari dengan faktur ini.\n"
        "Faktur pajak diterbitkan melalui Coretax DJP."
    ),
    "is_demo": True,
}

OPENING = (
    (BANK, 512_480_650),
    (PAYROLL_BANK, 32_460_000),
    (CASH, 18_730_000),
    ("1102", 4_250_000),
    ("1603", 465_000_000),
    ("1605", 128_400_000),
    ("1613", -145_000_000),
    ("1615", -42_350_000),
    ("2403", -320_000_000),
    ("3101", -750_000_000),
)
OPENING_OWED_TO_US = (
    ("C-014", "INV/LAMA/0114", 40, 37_214_970),
    ("C-003", "INV/LAMA/0118", 25, 36_119_400),
    ("C-022", "INV/LAMA/0121", 18, 47_286_000),
    ("C-018", "INV/LAMA/0123", 12, 31_446_300),
    ("C-007", "INV/LAMA/0124", 5, 22_537_440),
    ("C-003", "INV/LAMA/0126", 8, 48_120_300),
    ("C-014", "INV/LAMA/0127", 15, 52_618_500),
    ("C-011", "INV/LAMA/0129", 10, 18_204_000),
    ("C-022", "INV/LAMA/0130", 24, 63_947_600),
    ("C-018", "INV/LAMA/0131", 27, 41_836_900),
    ("C-029", "INV/LAMA/0132", 9, 12_765_000),
    ("C-033", "INV/LAMA/0133", 13, 9_879_000),
)
OPENING_WE_OWE = (
    ("S-001", "TGH/LAMA/071", 20, 118_640_000),
    ("S-002", "TGH/LAMA/074", 11, 64_350_000),
    ("S-003", "TGH/LAMA/075", 6, 41_870_000),
    ("S-004", "TGH/LAMA/077", 14, 52_480_000),
    ("S-001", "TGH/LAMA/078", 26, 74_925_000),
)


def make(
    path: Path,
    today: dt.date | None = None,
    size: str = "small",
    months: int = 12,
    progress: Progress = SILENT,
) -> Path:
    """Makes the company at ``path``, with history up to ``today``. Refuses an existing file.

    Built under another name and put in place whole, so that a cancelled or killed run leaves nothing.
    """
    path = path.resolve()
    today = today or SystemClock().today()
    files.refuse_existing(path)
    places.refuse_unsafe_place(path)
    first = of_date(today).plus(1 - months)
    with files.worded_file_failures(path), files.temporary_beside(path) as partial:
        _build(partial, first, today, INVOICES_A_MONTH[size], progress)
        files.flush(partial)
        files.put_in_place(partial, path)
    return path


def _build(
    partial: Path, first: Period, today: dt.date, invoices_a_month: int, progress: Progress
) -> None:
    clock = FixedClock(dt.datetime.combine(first.first_day, dt.time(8, 0)))
    new = NewCompany(
        "PT Lentera Niaga Utama",
        start=first.first_day,
        owner="Maria Setyawati",
        profile=PROFILE,
    )
    session = companies.create(partial, new, clock)
    try:
        with connection.unsynchronised():
            story = Story(Desk(session, clock), first, today, invoices_a_month, progress)
            story.tell()
        clock.at = dt.datetime.combine(today, dt.time(9, 41))
        connection.execute("PRAGMA optimize")
    finally:
        companies.close(session)


class Story:
    """The life of the demo company, from its opening balances to its last day."""

    def __init__(
        self, desk: Desk, first: Period, today: dt.date, invoices_a_month: int, progress: Progress
    ) -> None:
        self.desk, self.first, self.today, self.progress = desk, first, today, progress
        self.trade = Trade(desk, today, invoices_a_month)
        self.office = Office(desk, today)
        self.staff = Staff(desk, today)
        self.presence = Presence(desk)

    def tell(self) -> None:
        self._set_up()
        day, total = self.first.first_day, (self.today - self.first.first_day).days + 1
        while day <= self.today:
            done = (day - self.first.first_day).days
            self.progress.report(done, total, _("Building the demo company"))
            if day.day == 1:
                self._begin_month(of_date(day))
            self._live(day)
            day += dt.timedelta(days=1)
        self._leave_things_to_do()
        self.progress.report(total, total, _("Building the demo company"))

    def _set_up(self) -> None:
        start = self.first.first_day
        self.desk.on(start, 8)
        _enter_masters(self.desk, self.trade.bulk)
        _enter_opening(self.desk, start, self.trade.bulk)
        self.staff.hire(start)
        self.presence.set_up(start)
        for party, number, days, _amount in OPENING_OWED_TO_US:
            customer = next(c for c in cast.customers() if c.code == party)
            self.trade.due_in.setdefault(_weekday(start, days), []).append((customer, number, 100))
        for party, number, days, _amount in OPENING_WE_OWE:
            supplier = next(s for s in cast.suppliers() if s.code == party)
            self.trade.due_out.setdefault(_weekday(start, days), []).append((supplier, number))

    def _begin_month(self, month: Period) -> None:
        self.planned = self.trade.plan_month(month)
        self.office.plan_month(month)
        if month.plus(-2) >= self.first:
            self.desk.on(month.first_day, 8)
            self._lock(month.plus(-2))

    def _lock(self, month: Period) -> None:
        year_ends = month.month == 12
        if year_ends:
            year_close.close(self.desk.session, month.year)
        periods.lock(self.desk.session, month)

    def _live(self, day: dt.date) -> None:
        month = of_date(day)
        self.desk.on(day)
        self.office.book(day)
        self.staff.lend(day)
        if day.weekday() < 5:
            self._work(day, month)
        if day == month.last_day:
            self._end_month(day, month)

    def _work(self, day: dt.date, month: Period) -> None:
        days = list(working_days(month))
        if day.weekday() in (0, 3):
            self.trade.restock(day)
        self.trade.collect(day)
        self.trade.pay_suppliers(day)
        for _sale in range(self.planned.get(day, 0)):
            self.trade.sell(day)
        if day.weekday() == 1:
            self.trade.move_goods(day)
        if day.weekday() == 4:
            self.office.bank_the_cash(day, books.of_account(CASH, day))
        self._tend_the_stock(day, month, days)
        self.staff.pay_thr(day, self.office)
        self._pay_people(day, month)

    def _tend_the_stock(self, day: dt.date, month: Period, days: list[dt.date]) -> None:
        """What happens to goods besides trade, each on its working day of the month."""
        if day == days[4]:
            self.trade.write_off(day)
        if day == days[8]:
            self.trade.break_something(day)
        if day == days[6]:
            self.trade.take_back(day)
        if day == days[9] and month.month % 3 == 2:
            self.trade.send_back(day)
        if day == days[10] and month.month % 2:
            self.trade.get_a_present(day)
        if day == days[-3] and month.month % 3 == 0:
            self.trade.count_shelves(day)

    def _pay_people(self, day: dt.date, month: Period) -> None:
        payday = max(each for each in working_days(month) if each.day <= 25)
        if day == payday:
            need = self.staff.run_month(month, day)
            self.office.fund_payroll(day, need, books.of_account(PAYROLL_BANK, day))
            self.staff.pay_month(month, day)
        state_day = max(each for each in working_days(month) if each.day <= 12)
        if day == state_day and month > self.first:
            self.staff.pay_the_state(day, month.plus(-1), self.office)

    def _end_month(self, day: dt.date, month: Period) -> None:
        self.presence.record(month, day)
        if month > self.first:
            last = month.plus(-1)
            self.office.settle_ppn(
                day,
                -books.of_account("2301", last.last_day),
                books.of_account("1501", last.last_day),
            )

    def _leave_things_to_do(self) -> None:
        """What waits on the last day: goods to buy, a mistake put right, a draft invoice, goods on the way, open orders, a count half
        done and this month's payroll, calculated."""
        self.desk.on(self.today, 9)
        self.trade.sell_twice_by_mistake(self.today)
        self.trade.sell_out(self.today)
        self.trade.begin_a_count(self.today)
        self.trade.leave_on_the_way(self.today)
        self.trade.leave_orders_open(self.today)
        self.trade.sell_at_the_counter(self.today)
        self.desk.draft("sales-invoices", self._draft_rows())
        self.staff.prepare_month(of_date(self.today), self.today)
        self.presence.record(of_date(self.today), self.today)
        self._begin_a_standing_order()

    def _begin_a_standing_order(self) -> None:
        """The newest invoice comes again every month, from the next one on."""
        from app.sales.recurring import SIDE
        from app.trade import recurring

        newest = store.scalar("SELECT MAX(id) FROM sales_invoice WHERE state = 'posted'")
        first = recurring.Schedule("", newest, self.today).day(1)
        schedule = recurring.Schedule("Pesanan tetap bulanan", newest, first)
        recurring.save(self.desk.session, SIDE, schedule)

    def _draft_rows(self) -> list[dict[str, object]]:
        wanted = (
            ("LMP-0009", 40, 0),
            ("LMP-0012", 24, 5),
            ("SKL-0001", 16, 0),
            ("STK-0001", 12, 0),
        )
        prices = {goods.code: goods.sale_price for goods in cast.goods()}
        return [
            {
                "date": self.today,
                "customer": "C-007",
                "customer_po": "PO-ST-0412",
                "salesperson": "Fitri Handayani",
                "warehouse": MAIN,
                "item": code,
                "quantity": pieces(count),
                "unit_price": prices[code],
                "discount_percent": percent(discount),
            }
            for code, count, discount in wanted
        ]


def _weekday(start: dt.date, days: int) -> dt.date:
    return next_working_day(start + dt.timedelta(days=days))


def _enter_masters(desk: Desk, bulk: int) -> None:
    from app.masters import item, party, payment_term, warehouse
    from app.masters.payment_term import PaymentTerm, TermPart

    main = warehouse.require(MAIN)
    warehouse.save(
        desk.session,
        warehouse.Warehouse(MAIN, "Gudang Kaligawe", "Jl. Kaligawe Raya No. 118", True, main.id),
    )
    warehouse.save(
        desk.session,
        warehouse.Warehouse(SECOND, "Gudang Ungaran", "Jl. Diponegoro No. 27, Ungaran"),
    )
    halves = (TermPart(cast.FIRST_HALF_DAYS, percent(50)), TermPart(30))
    with desk.session.work():
        term = payment_term.save(
            desk.session, PaymentTerm("2X", "Separuh 14 hari, sisanya 30 hari", halves)
        )
        for customer in cast.customers():
            parts = term.id if customer.code == cast.PAYS_IN_PARTS else None
            party.save(
                desk.session,
                party.Party(
                    customer.code,
                    customer.name,
                    is_customer=True,
                    address=customer.address,
                    city=customer.city,
                    contact=customer.contact,
                    npwp=customer.npwp,
                    terms_days=customer.terms_days,
                    credit_limit=rp(customer.credit_limit * CREDIT_TIMES * bulk),
                    payment_term_id=parts,
                ),
            )
        for supplier in cast.suppliers():
            party.save(
                desk.session,
                party.Party(
                    supplier.code,
                    supplier.name,
                    is_supplier=True,
                    address=supplier.address,
                    city=supplier.city,
                    terms_days=supplier.terms_days,
                ),
            )
        for goods in cast.goods():
            item.save(
                desk.session,
                item.Item(
                    goods.code,
                    goods.name,
                    goods.unit,
                    category=goods.category,
                    sale_price=goods.sale_price,
                    purchase_price=each(goods.cost),
                    min_stock=pieces(goods.minimum * bulk),
                    rack=goods.rack,
                ),
            )


def _enter_opening(desk: Desk, start: dt.date, bulk: int) -> None:
    owed = sum(amount for *_rest, amount in OPENING_OWED_TO_US)
    owing = sum(amount for *_rest, amount in OPENING_WE_OWE)
    stock = sum(g.cost * n for g in cast.goods() for n in g.opening.values())
    plain = sum(amount for _account, amount in OPENING)
    retained = -(plain + owed - owing + stock)
    desk.enter(
        "opening-balances",
        [
            {
                "account": account,
                "debit": rp(amount * bulk) if amount > 0 else None,
                "credit": rp(-amount * bulk) if amount < 0 else None,
            }
            for account, amount in (*OPENING, ("3201", retained))
        ],
    )
    desk.enter(
        "opening-stock",
        [
            {
                "item": goods.code,
                "warehouse": place,
                "quantity": pieces(count * bulk),
                "unit_cost": each(goods.cost),
            }
            for goods in cast.goods()
            for place, count in goods.opening.items()
        ],
    )
    for kind, documents in (
        ("opening-receivables", OPENING_OWED_TO_US),
        ("opening-payables", OPENING_WE_OWE),
    ):
        desk.enter(
            kind,
            [
                {
                    "party": party,
                    "document": number,
                    "date": start - dt.timedelta(days=30 - days // 2),
                    "due_date": start + dt.timedelta(days=days),
                    "amount": rp(amount * bulk),
                }
                for party, number, days, amount in documents
            ],
        )
