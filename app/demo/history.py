"""A year of trade: what happened on which day, decided by a seeded chance, then posted in order.

Sales never exceed what the demo's own count of the shelves allows, stock is bought before it is sold,
customers pay when their habits say so, and suppliers, staff and the state are paid from the bank.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from app.demo import cast
from app.demo.cast import MAIN, SECOND, Customer, Goods, Supplier
from app.demo.desk import Desk
from app.kernel.money import Money, rp
from app.kernel.period import Period
from app.kernel.quantity import NO_PRICE, UnitPrice, each, pieces
from app.kernel.rate import NO_RATE, percent
from app.sales.cash_sale import service as counter
from app.sales.cash_sale.rules import Payment
from app.sales.invoice.rules import Draft
from app.trade import shelf
from app.trade.lines import DraftLine

BANK, PAYROLL_BANK, CASH, PETTY_CASH = "1111", "1112", "1101", "1102"
SALESPEOPLE = ("Agus Nugroho", "Fitri Handayani", "Teguh Wijaya")
DISCOUNTS = (0, 0, 0, 0, 0, 0, 0, 5, 5, 10)
PAYS_LATE = {"C-018": 34, "C-011": 21, "C-033": 9}
PAYS_BY_GIRO = ("C-007", "C-014")
GIRO_DAYS = 14
PAYS_THE_REST_AFTER = 21  # days after paying a part
BOUGHT_AT = (94, 99)  # per cent of the cost the books opened with: the buyer bargains
RUNS_SHORT = ("KBL-0425", "PNL-0012")
LOW_PERCENT, FULL_PERCENT = 95, 145  # of the opening stock: when to buy, and up to where
SEASON = {
    1: 90,
    2: 86,
    3: 108,
    4: 84,
    5: 98,
    6: 100,
    7: 96,
    8: 102,
    9: 104,
    10: 100,
    11: 104,
    12: 110,
}


@dataclass
class Shelves:
    """The demo's own count of what lies where, so that it never sells what is not there."""

    quantity: dict[tuple[str, str], int] = field(default_factory=dict)

    @classmethod
    def opened(cls, bulk: int) -> Shelves:
        return cls(
            {(g.code, place): n * bulk for g in cast.goods() for place, n in g.opening.items()}
        )

    def take(self, code: str, place: str, wanted: int) -> int:
        """Takes at most ``wanted``; returns how many there were to take."""
        taken = min(wanted, self.quantity[code, place])
        self.quantity[code, place] -= taken
        return taken

    def put(self, code: str, place: str, count: int) -> None:
        self.quantity[code, place] += count

    def total(self, code: str) -> int:
        return self.quantity[code, MAIN] + self.quantity[code, SECOND]


def bulk_of(invoices_a_month: int) -> int:
    """How many times the small company this one is: its stock, its means and its debts."""
    return max(1, invoices_a_month // 24)


@dataclass(frozen=True, slots=True)
class Sale:
    """An invoice to be: the place and what leaves it."""

    customer: Customer
    place: str
    lines: tuple[tuple[Goods, int, int], ...]


class Trade:
    """Decides and posts the buying and selling of one demo company."""

    def __init__(self, desk: Desk, today: dt.date, invoices_a_month: int) -> None:
        self.desk, self.today = desk, today
        self.chance = random.Random(118)
        self.invoices_a_month = invoices_a_month
        self.bulk = bulk_of(invoices_a_month)
        self.shelves = Shelves.opened(self.bulk)
        self.due_in: dict[dt.date, list[tuple[Customer, str, int]]] = {}
        self.due_out: dict[dt.date, list[tuple[Supplier, str]]] = {}
        self.giros: dict[dt.date, list[str]] = {}  # receipts by the day their giro is cleared
        self.giros_taken = 0
        self.sold: list[tuple[str, Sale]] = []
        self.bought: list[tuple[str, Supplier, Goods]] = []
        self.regret = random.Random(119)  # of its own, so that what comes back moves nothing else

    def plan_month(self, month: Period) -> dict[dt.date, int]:
        """How many invoices each working day of the month brings."""
        days = [day for day in working_days(month) if day <= self.today]
        whole = len(list(working_days(month)))
        count = self.invoices_a_month * SEASON[month.month] * len(days) // (100 * whole)
        planned: dict[dt.date, int] = {}
        for _number in range(count):
            day = self.chance.choice(days)
            planned[day] = planned.get(day, 0) + 1
        return planned

    def sell(self, day: dt.date) -> None:
        """One posted invoice of the day, unless the shelves are too empty."""
        sale = self._sale()
        if sale.lines:
            self._invoice(sale, day)

    def _invoice(self, sale: Sale, day: dt.date) -> None:
        number = self.desk.post("sales-invoices", self._invoice_rows(sale, day))
        self.sold.append((number, sale))
        self._expect_payment(sale.customer, number, day)

    def sell_twice_by_mistake(self, day: dt.date) -> None:
        """An invoice written for the wrong customer: voided, and written anew for the right one."""
        sale = self._sale()
        if not sale.lines:
            return
        wrong = next(one for one in cast.customers() if one != sale.customer)
        number = self.desk.post(
            "sales-invoices", self._invoice_rows(replace(sale, customer=wrong), day)
        )
        self.desk.void("sales-invoice", number, "Salah pelanggan")
        self._invoice(sale, day)

    def sell_out(self, day: dt.date) -> None:
        """A big order leaves less of some goods than their minimum: something to buy tomorrow."""
        customer = max(cast.customers(), key=lambda one: one.size)
        for place in (MAIN, SECOND):
            lines = tuple(
                (goods, taken, 0)
                for goods in cast.goods()
                if goods.code in RUNS_SHORT and (taken := self._too_many(goods, place))
            )
            if lines:
                self._invoice(Sale(customer, place, lines), day)

    def _too_many(self, goods: Goods, place: str) -> int:
        """Takes what is there beyond three quarters of the minimum."""
        kept = goods.minimum * self.bulk * 3 // 4
        beyond = self.shelves.total(goods.code) - kept
        return self.shelves.take(goods.code, place, beyond) if beyond > 0 else 0

    def _sale(self) -> Sale:
        weights = [customer.size for customer in cast.customers()]
        customer = self.chance.choices(cast.customers(), weights)[0]
        place = MAIN if self.chance.random() < 0.8 else SECOND
        lines = []
        for goods in self.chance.sample(cast.goods(), self.chance.randint(4, 8)):
            share = Fraction(self.chance.randint(20, 60), 100) * customer.size / 3
            wanted = max(1, int(goods.opening[place] * share))
            wanted = self._round_lot(wanted)
            taken = self.shelves.take(goods.code, place, wanted)
            if taken:
                lines.append((goods, taken, self.chance.choice(DISCOUNTS)))
        return Sale(customer, place, tuple(lines))

    @staticmethod
    def _round_lot(count: int) -> int:
        return count if count < 20 else count // 10 * 10

    def _invoice_rows(self, sale: Sale, day: dt.date) -> list[dict[str, Any]]:
        purchase_order = f"PO-{sale.customer.code[2:]}/{day:%m}/{self.chance.randint(100, 999)}"
        salesperson = self.chance.choice(SALESPEOPLE)
        return [
            {
                "date": day,
                "customer": sale.customer.code,
                "customer_po": purchase_order,
                "salesperson": salesperson,
                "warehouse": sale.place,
                "item": goods.code,
                "quantity": pieces(count),
                "unit_price": goods.sale_price,
                "discount_percent": percent(discount) if discount else NO_RATE,
            }
            for goods, count, discount in sale.lines
        ]

    def take_back(self, day: dt.date) -> None:
        """A customer brings back a few pieces of one of the last invoices; now and then they are broken."""
        if not self.sold:
            return
        number, sale = self.regret.choice(self.sold[-12:])
        goods, sold, _discount = sale.lines[0]
        count = max(1, sold // 10)
        whole = self.regret.random() < 0.75
        self._give_back("credit-notes", day, sale.customer.code, number, goods, count, whole)
        if whole:
            self.shelves.put(goods.code, sale.place, count)

    def send_back(self, day: dt.date) -> None:
        """A supplier takes back a few pieces of the last delivery, if they are still there."""
        if self.bought:
            number, supplier, goods = self.bought[-1]
            count = self.shelves.take(goods.code, MAIN, 3)
            if count:
                self._give_back("debit-notes", day, supplier.code, number, goods, count, True)

    def _give_back(
        self,
        kind: str,
        day: dt.date,
        party: str,
        invoice: str,
        goods: Goods,
        count: int,
        whole: bool,
    ) -> None:
        row = {
            "date": day,
            "party": party,
            "invoice": invoice,
            "item": goods.code,
            "quantity": pieces(count),
            "unit_price": None,
            "restock": whole,
        }
        self.desk.post(kind, [row])

    def _expect_payment(self, customer: Customer, number: str, day: dt.date) -> None:
        late = PAYS_LATE.get(customer.code, 0) if self.chance.random() < 0.3 else 0
        wait = customer.terms_days + late + self.chance.randint(-4, 2)
        share = 50 if self.chance.random() < 0.06 else 100
        if customer.code == cast.PAYS_IN_PARTS:
            wait, share = cast.FIRST_HALF_DAYS - 1, 50
        due = next_working_day(day + dt.timedelta(days=max(1, wait)))
        self.due_in.setdefault(due, []).append((customer, number, share))

    def collect(self, day: dt.date) -> None:
        """Money that comes in today, for the invoices whose customers pay today."""
        from app.sales.receipt.queries import open_documents

        self._clear_giros(day)
        by_customer: dict[str, list[tuple[str, int]]] = {}
        for customer, number, share in self.due_in.pop(day, ()):
            by_customer.setdefault(customer.code, []).append((number, share))
            if share < 100:
                rest = next_working_day(day + dt.timedelta(days=PAYS_THE_REST_AFTER))
                self.due_in.setdefault(rest, []).append((customer, number, 100))
        for code, promised in by_customer.items():
            shares = dict(promised)
            paid = [
                (found.number, _part(found.outstanding, shares[found.number]))
                for found in open_documents(code)
                if found.number in shares
            ]
            if paid:
                self._receive(code, day, paid)

    def _receive(self, customer: str, day: dt.date, paid: list[tuple[str, Money]]) -> None:
        amount = Money(sum(part.minor for _number, part in paid))
        account = CASH if amount < rp(3_000_000) else BANK
        giro = self._giro(customer, day) if account == BANK else {}
        receipt = self.desk.post(
            "customer-receipts",
            [
                {
                    "date": day,
                    "party": customer,
                    "account": None if giro else account,
                    "amount": amount,
                    "document": number,
                    "applied": part,
                    **giro,
                }
                for number, part in paid
            ],
        )
        if giro:
            self.giros.setdefault(next_working_day(giro["giro_due"]), []).append(receipt)

    def _giro(self, customer: str, day: dt.date) -> dict[str, Any]:
        """The post-dated cheque of a customer who pays by one; nothing for the others."""
        if customer not in PAYS_BY_GIRO:
            return {}
        self.giros_taken += 1
        return {
            "giro": f"CA {418_200 + self.giros_taken}",
            "giro_bank": "BCA",
            "giro_due": day + dt.timedelta(days=GIRO_DAYS),
        }

    def _clear_giros(self, day: dt.date) -> None:
        """The bank pays the giros that fall due today."""
        rows = [
            {"payment": number, "outcome": "cleared", "date": day, "account": BANK}
            for number in self.giros.pop(day, ())
        ]
        if rows:
            self.desk.enter("giros-received", rows)

    def restock(self, day: dt.date) -> None:
        """Each supplier once in a while: what has run low is bought up to some weeks of trade."""
        for supplier in cast.suppliers():
            if self.chance.random() < 0.72:
                lines = [
                    (goods, wanted)
                    for goods in cast.goods()
                    if goods.category == supplier.category and (wanted := self._wanted(goods))
                ]
                if lines:
                    self._buy(supplier, lines, day)

    def _wanted(self, goods: Goods) -> int:
        full = sum(goods.opening.values()) * self.bulk
        low = self.shelves.total(goods.code) < full * LOW_PERCENT // 100
        return max(0, full * FULL_PERCENT // 100 - self.shelves.total(goods.code)) if low else 0

    def _buy(self, supplier: Supplier, lines: list[tuple[Goods, int]], day: dt.date) -> None:
        shift = Fraction(self.chance.randint(*BOUGHT_AT), 100)
        rows = [
            {
                "date": day,
                "supplier": supplier.code,
                "supplier_number": f"{supplier.code[2:]}/{day:%y%m}/{self.chance.randint(1000, 9999)}",
                "warehouse": MAIN,
                "item": goods.code,
                "quantity": pieces(wanted),
                "unit_price": each(int(goods.cost * shift) // 10 * 10),
            }
            for goods, wanted in lines
        ]
        rows = [{**row, "supplier_number": rows[0]["supplier_number"]} for row in rows]
        number = self.desk.post("purchase-invoices", rows)
        self.bought.append((number, supplier, lines[0][0]))
        for goods, wanted in lines:
            self.shelves.put(goods.code, MAIN, wanted)
        due = next_working_day(day + dt.timedelta(days=supplier.terms_days))
        self.due_out.setdefault(due, []).append((supplier, number))

    def pay_suppliers(self, day: dt.date) -> None:
        from app.purchasing.payment.queries import open_documents

        by_supplier: dict[str, set[str]] = {}
        for supplier, number in self.due_out.pop(day, ()):
            by_supplier.setdefault(supplier.code, set()).add(number)
        for code, numbers in by_supplier.items():
            due = [found for found in open_documents(code) if found.number in numbers]
            amount = Money(sum(found.outstanding.minor for found in due))
            rows = [
                {
                    "date": day,
                    "party": code,
                    "account": BANK,
                    "amount": amount,
                    "document": found.number,
                    "applied": found.outstanding,
                }
                for found in due
            ]
            if rows:
                self.desk.post("supplier-payments", rows)

    def move_goods(self, day: dt.date) -> None:
        """The weekly van to the second warehouse."""
        rows = []
        for goods in cast.goods():
            lack = goods.opening[SECOND] * self.bulk - self.shelves.quantity[goods.code, SECOND]
            moved = self.shelves.take(goods.code, MAIN, max(0, lack)) if lack > 0 else 0
            if moved:
                self.shelves.put(goods.code, SECOND, moved)
                rows.append(
                    {
                        "date": day,
                        "kind": "transfer",
                        "item": goods.code,
                        "warehouse": MAIN,
                        "to_warehouse": SECOND,
                        "quantity": pieces(moved),
                        "unit": goods.unit,
                    }
                )
        if rows:
            self.desk.post("stock-moves", rows)

    def count_shelves(self, day: dt.date) -> None:
        """A stock count of one shelf, with the small differences every warehouse knows."""
        category = self.chance.choice(sorted({goods.category for goods in cast.goods()}))
        rows = []
        for goods in cast.goods():
            if goods.category == category:
                book = self.shelves.quantity[goods.code, MAIN]
                counted = max(0, book + self.chance.choice((0, 0, 0, 0, -1, 1)))
                self.shelves.quantity[goods.code, MAIN] = counted
                rows.append(
                    {"date": day, "warehouse": MAIN, "item": goods.code, "counted": pieces(counted)}
                )
        self.desk.post("stock-counts", rows)

    def break_something(self, day: dt.date) -> None:
        """Lamps that fell off the shelf."""
        goods = self.chance.choice([kind for kind in cast.goods() if kind.category == "Lampu"])
        broken = self.shelves.take(goods.code, MAIN, self.chance.randint(2, 6))
        if broken:
            self._move(day, "issue", goods, broken, "Pecah di gudang")

    def write_off(self, day: dt.date) -> None:
        """Accessories found unfit for sale."""
        goods = self.chance.choice([kind for kind in cast.goods() if kind.category == "Aksesori"])
        unfit = self.shelves.take(goods.code, SECOND, self.chance.randint(1, 4))
        if unfit:
            self._move(day, "adjustment", goods, -unfit, "Rusak, tidak layak jual", place=SECOND)

    def get_a_present(self, day: dt.date) -> None:
        """What a supplier adds to a big order for nothing."""
        goods = self.chance.choice([kind for kind in cast.goods() if kind.category == "Proteksi"])
        count = self.chance.randint(2, 5)
        self._move(day, "receipt", goods, count, "Bonus pemasok", unit_cost=each(0))
        self.shelves.put(goods.code, MAIN, count)

    def _move(
        self,
        day: dt.date,
        kind: str,
        goods: Goods,
        count: int,
        reason: str,
        *,
        place: str = MAIN,
        unit_cost: UnitPrice | None = None,
    ) -> None:
        row = {
            "date": day,
            "kind": kind,
            "item": goods.code,
            "warehouse": place,
            "quantity": pieces(count),
            "unit": goods.unit,
            "unit_cost": unit_cost,
            "reason": reason,
        }
        self.desk.post("stock-moves", [row])

    def leave_on_the_way(self, day: dt.date) -> None:
        """Two deliveries that nobody invoiced yet, and goods of a supplier whose bill has not come."""
        kinds = [goods for goods in cast.goods() if goods.category == "Lampu"]
        customers = cast.customers()
        for customer, goods in zip(customers, kinds[:2], strict=False):
            count = self.shelves.take(goods.code, MAIN, 6)
            row = {
                "date": day,
                "customer": customer.code,
                "warehouse": MAIN,
                "driver": "Wahyu Saputra",
                "vehicle": "H 1234 XX",
                "item": goods.code,
                "quantity": pieces(count),
                "packages": 1,
                "remark": "1 dus",
            }
            if count:
                self.desk.post("delivery-notes", [row])
        goods = kinds[-1]
        row = {
            "date": day,
            "supplier": cast.suppliers()[0].code,
            "reference": "SJ-2411",
            "warehouse": MAIN,
            "item": goods.code,
            "quantity": pieces(24),
            "unit_cost": each(goods.cost),
            "packages": 2,
        }
        self.desk.post("goods-receipts", [row])
        self.shelves.put(goods.code, MAIN, 24)

    def sell_at_the_counter(self, day: dt.date) -> None:
        """Three people who pay at once, each in another way, and one who went to fetch money."""
        lamps = [goods for goods in cast.goods() if goods.category == "Lampu"][2:4]
        ways = (Payment("cash", CASH, rp(2_000_000)), Payment("qris", BANK), Payment("card", BANK))
        for number, payment in enumerate(ways, 1):
            sale = self._at_the_counter(lamps[:1] if number == 1 else lamps, number, day)
            if sale is not None:
                counter.sell(self.desk.session, sale, payment)
        waiting = self._at_the_counter(lamps[1:], 2, day)
        if waiting is not None:
            counter.hold(self.desk.session, waiting, "Ibu Ratna")

    def _at_the_counter(self, kinds: list[Goods], count: int, day: dt.date) -> Draft | None:
        """So many of each kind at the price of the shelf; None where there are none left."""
        lines = []
        for goods in kinds:
            taken = self.shelves.take(goods.code, MAIN, count)
            if taken:
                line = DraftLine(goods.code, pieces(taken), NO_PRICE, warehouse=MAIN)
                lines.append(replace(line, unit_price=shelf.line_price(line, "", day)))
        return Draft(day, "", tuple(lines), prices_include_tax=True) if lines else None

    def leave_orders_open(self, day: dt.date) -> None:
        """A quotation, an order of two customers, a request and an order to a supplier: nothing taken of them yet."""
        kinds = [goods for goods in cast.goods() if goods.category == "Lampu"][:2]
        first, second = cast.customers()[:2]
        week = day + dt.timedelta(days=7)
        sold = {"salesperson": SALESPEOPLE[0], "warehouse": MAIN}
        offered = {"date": day, "customer": second.code, "valid_until": week, **sold}
        ordered = {"date": day, "wanted_date": week, "customer_po": "PO-1123", **sold}
        asked = {"date": day, "needed_by": week, "requester": "Wahyu Saputra"}
        bought = {"date": day, "supplier": cast.suppliers()[0].code, "wanted_date": week}
        at_sale = [self._order_line(goods, 12, goods.sale_price) for goods in kinds]
        at_cost = [self._order_line(goods, 48, each(goods.cost)) for goods in kinds]
        self.desk.post("quotations", [{**offered, **row} for row in at_sale])
        for customer in (first, second):
            rows = [{**ordered, "customer": customer.code, **row} for row in at_sale]
            self.desk.post("sales-orders", rows)
        self.desk.post(
            "purchase-requests", [{**asked, "purpose": "Stok menipis", **row} for row in at_cost]
        )
        self.desk.post("purchase-orders", [{**bought, "warehouse": MAIN, **row} for row in at_cost])

    @staticmethod
    def _order_line(goods: Goods, count: int, price: UnitPrice) -> dict[str, Any]:
        return {"item": goods.code, "quantity": pieces(count), "unit_price": price}

    def begin_a_count(self, day: dt.date) -> None:
        """A count of the second warehouse, half done: two shelves counted, one lamp missing."""
        lamps = [goods for goods in cast.goods() if goods.category == "Lampu"]
        rows = [{"date": day, "warehouse": SECOND, "item": goods.code} for goods in lamps]
        for missing, (goods, row) in enumerate(zip(lamps[:2], rows, strict=False)):
            there = self.shelves.quantity[goods.code, SECOND]
            row["counted"] = pieces(max(0, there - missing))
        self.desk.draft("stock-counts", rows)


def _part(amount: Money, share: int) -> Money:
    return amount if share == 100 else amount.split([share, 100 - share])[0]


def working_days(month: Period) -> Iterator[dt.date]:
    day = month.first_day
    while day <= month.last_day:
        if day.weekday() < 5:
            yield day
        day += dt.timedelta(days=1)


def next_working_day(day: dt.date) -> dt.date:
    while day.weekday() >= 5:
        day += dt.timedelta(days=1)
    return day
