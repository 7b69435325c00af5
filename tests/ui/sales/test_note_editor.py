"""Credit and debit notes written as a person writes them."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.kernel.money import ZERO, rp
from app.kernel.quantity import pieces
from app.purchasing.bill import queries as bills
from app.purchasing.bill import service as billing
from app.sales.credit_note import queries, service
from app.sales.invoice import queries as invoices
from app.sales.invoice import service as invoicing
from app.sales.receipt import service as receipts
from app.trade.returns.rules import Draft, DraftLine
from tests.purchasing.builders import a_bill
from tests.sales.builders import a_receipt, an_invoice
from tests.trade.books import line, on_hand
from tests.ui.sales.hands import Shop
from ui.kit.dialogs import Question
from ui.purchasing.debit_note_editor import DebitNoteEditor
from ui.sales.credit_note_editor import CreditNoteEditor
from ui.sales.invoices import ACTS

TODAY = dt.date(2026, 11, 23)


@pytest.fixture
def invoice(shop: Shop) -> str:
    draft = an_invoice(line("LMP-9", 10, 18_500), line("JASA", 2, 50_000))
    return invoicing.post_new(shop.session, draft)


def cell(shop: Shop, made: object, row: int, key: str, text: str) -> None:
    """Types into a cell and leaves it with Enter."""
    grid = made.grid  # type: ignore[attr-defined]
    at = next(place for place, column in enumerate(grid.model().columns) if column.key == key)
    grid.setCurrentIndex(grid.model().index(row, at))
    grid.setFocus(Qt.FocusReason.OtherFocusReason)
    shop.type(text)
    shop.enter()


def test_an_act_of_the_invoice_begins_a_note_with_its_lines(shop: Shop, invoice: str) -> None:
    act = next(each for each in ACTS if each.key == "sales.credit-note.edit.of")
    row = type("Row", (), {"id": invoices.find_id(invoice), "state": "posted"})
    assert act.enabled is not None and act.enabled(row)
    act.run(shop, row)
    made = shop.last
    assert isinstance(made, CreditNoteEditor)
    assert made.form.value("invoice") == invoice and made.form.value("party") == "C-001"
    assert [shop.cell(made, at, "left") for at in (0, 1)] == ["10", "2"]
    cell(shop, made, 0, "quantity", "4")
    assert shop.cell(made, 0, "amount") == "74.000"
    assert [each.debit.whole() for each in made.journal.lines() if each.debit] == [
        74_000,
        8_140,
        40_000,
    ]
    shop.press(Qt.Key.Key_F8)
    assert made.view.number == "CN/26/11/0001"
    assert on_hand("LMP-9")[0] == pieces(94)
    assert made.model.read_only
    made.void_now(TODAY, "salah")
    assert made.view.standing == "void" and on_hand("LMP-9")[0] == pieces(90)


def test_everything_that_is_left_is_given_back_with_one_click(shop: Shop, invoice: str) -> None:
    service.post_new(shop.session, Draft(TODAY, "C-001", invoice, (DraftLine(1, pieces(3)),)))
    made = shop.new("credit-note", invoice=invoices.find_id(invoice))
    made.give_back_all()
    assert made.draft().lines == (
        DraftLine(1, pieces(7)),
        DraftLine(2, pieces(2), restock=False),
    )
    shop.press(Qt.Key.Key_F8)
    assert invoices.get(invoice, TODAY).outstanding == ZERO


def test_too_much_is_told_at_its_cell_and_money_alone_is_noted(shop: Shop, invoice: str) -> None:
    made = shop.new("credit-note", party="C-001")
    assert made.model.rowCount() == 0
    made.form.editor("invoice").set_value(invoice)
    made.form.changed.emit("invoice")
    cell(shop, made, 1, "quantity", "3")
    shop.press(Qt.Key.Key_F8)
    assert made.view is None
    assert "hanya 2" in made.model.problem(1, "quantity")
    cell(shop, made, 1, "quantity", "0")
    cell(shop, made, 0, "unit_price", "5000")
    assert "potongan" in made.model.note(0, "unit_price")
    made.form.editor("notes").setText("Lampu redup")
    assert made.save()
    again = shop.show("credit-note", made.id)
    assert again.draft() == made.draft() and again.draft().lines[0].quantity == pieces(0)
    shop.press(Qt.Key.Key_F8)
    assert again.view.sums.net == rp(5_000) and on_hand("LMP-9")[0] == pieces(90)


def test_what_is_left_of_a_note_settles_another_invoice(
    shop: Shop, invoice: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    receipts.post_receipts(shop.session, [a_receipt(316_350, (invoice, 316_350))])
    number = service.post_new(
        shop.session, Draft(TODAY, "C-001", invoice, (DraftLine(1, pieces(1)),))
    )
    made = shop.show("credit-note", queries.get(number).id)
    assert not made.has_credit()
    other = invoicing.post_new(shop.session, an_invoice(line("LMP-9", 1, 18_500)))
    made.load(made.id)
    assert made.has_credit()

    def agree(question: Question) -> int:
        question.answer = "act"
        assert question.findChildren(QPushButton)
        return 1

    monkeypatch.setattr(Question, "exec", agree)
    shop.press(Qt.Key.Key_F9)
    assert invoices.get(other, TODAY).standing == "paid"
    assert made.view.credit == ZERO and not made.has_credit()
    assert made.has_used_credit()
    made.take_back_credit()
    assert invoices.get(other, TODAY).standing == "posted" and not made.has_used_credit()
    made.void_now(TODAY, "salah")
    assert made.view.standing == "void"


def test_a_bill_is_given_back_to_its_supplier(shop: Shop) -> None:
    bill = billing.post_new(shop.session, a_bill(line("LMP-9", 20, 13_000)))
    made = shop.new("debit-note", invoice=bills.find_id(bill))
    assert isinstance(made, DebitNoteEditor)
    cell(shop, made, 0, "quantity", "5")
    shop.press(Qt.Key.Key_F8)
    assert made.view.number == "DN/26/11/0001"
    assert bills.get(bill, TODAY).outstanding == rp(15 * 13_000 * 111 // 100)


def test_a_void_note_is_written_anew_from_its_copy(shop: Shop, invoice: str) -> None:
    first = Draft(dt.date(2026, 11, 23), "C-001", invoice, (DraftLine(1, pieces(10)),))
    number = service.post_new(shop.session, first)
    service.void_note(shop.session, number, reason="salah")
    made = shop.new("credit-note", copied_from=queries.get(number).id)
    assert made.draft().lines == (DraftLine(1, pieces(10)),)
    shop.press(Qt.Key.Key_F8)
    assert made.view.number == "CN/26/11/0002"
