"""Bills entered and paid as a person does it."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt

from app.kernel.money import rp
from app.purchasing.bill import queries
from tests.trade.books import balance, on_hand
from tests.ui.sales.hands import Shop
from ui.purchasing import bills, panels, payments

TODAY = dt.date(2026, 11, 23)


def entered(shop: Shop, number: str = "003/2611/7008") -> object:
    made = shop.new("purchase-invoice")
    shop.put(made, "supplier", "S-001")
    shop.put(made, "supplier_number", number)
    shop.line(made, "LMP-9", "10", "10.000")
    return made


def test_goods_and_an_expense_are_entered_and_posted(shop: Shop) -> None:
    made = entered(shop)
    shop.line(made, "6201", "1", "250rb")
    assert shop.cell(made, 1, "description")
    shop.put(made, "faktur_number", "0400002612345678")
    shop.press(Qt.Key.Key_F8)
    assert made.view.number == "BILL/26/11/0002"
    assert made.view.totals.total == rp(388_500)
    assert on_hand("LMP-9")[0].micro == 110_000_000 and balance("6201") == rp(250_000)


def test_a_missing_faktur_pajak_is_advice_and_a_wrong_one_is_refused(shop: Shop) -> None:
    made = entered(shop)
    assert [p.field for p in made.problems() if not p.blocking] == ["faktur_number"]
    shop.put(made, "faktur_number", "12345")
    shop.press(Qt.Key.Key_F8)
    assert made.view is None and "16" in made.form.boxes["faktur_number"].error


def test_the_same_bill_is_not_entered_twice(shop: Shop) -> None:
    entered(shop)
    shop.press(Qt.Key.Key_F8)
    again = entered(shop)
    shop.press(Qt.Key.Key_F8)
    assert again.view is None
    assert any("003/2611/7008" in problem.sentence() for problem in again.problems())


def test_f9_pays_in_part_and_then_in_full(shop: Shop) -> None:
    made = entered(shop)
    shop.press(Qt.Key.Key_F8)
    shop.press(Qt.Key.Key_F9)
    payment = shop.last
    assert payment.form.value("amount") == rp(111_000)
    payment.form.editor("account").set_value("1111")
    shop.put(payment, "amount", "100rb")
    payment.spread()
    shop.set_cell(payment, 0, "applied", "")
    payment.parts().apply(())
    number = made.view.number
    row = [v["document"] for v in payment.grid.lines()].index(number)
    shop.set_cell(payment, row, "applied", "100rb")
    shop.press(Qt.Key.Key_F8)
    assert payment.view.number == "PAY/26/11/0001"
    assert queries.get(number, TODAY).outstanding == rp(11_000)
    assert made.view.standing == "partial" and balance("1111") == rp(-100_000)


def test_lists_badge_and_facts(shop: Shop) -> None:
    assert panels.unpaid(shop.session) == 1 and panels.overdue(shop.session) is None
    row = bills.SPEC.listing(shop.session).window().first(1)[0]
    facts = bills.facts_of(shop, row)
    assert facts.title == "BILL/26/11/0001" and facts.state == "posted"
    assert payments.SPEC.listing(shop.session).window().first(1) == []
