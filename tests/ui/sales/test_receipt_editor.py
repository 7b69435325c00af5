"""Receipts recorded as a person records them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from app.kernel.money import rp
from app.masters import party as parties
from app.sales.invoice import queries as invoices
from app.sales.invoice import service as invoice_service
from app.sales.receipt import queries, service
from app.trade.owed import owed_by
from app.trade.settling import small_difference
from tests.sales.builders import a_receipt, an_invoice
from tests.trade.books import balance, line
from tests.ui.sales.hands import Shop
from ui.sales.receipt_editor import ReceiptEditor
from ui.trade.voiding import VoidDialog

TODAY = dt.date(2026, 11, 23)


@pytest.fixture
def invoice(shop: Shop) -> str:
    """100 lamps for Rp2,053,500 with PPN."""
    draft = an_invoice(line("LMP-9", 100, 18_500), date=dt.date(2026, 11, 5))
    return invoice_service.post_new(shop.session, draft)


def outstanding(number: str) -> int:
    return invoices.get(number, TODAY).outstanding.whole()


def use_bank(made: ReceiptEditor) -> None:
    made.form.editor("account").set_value("1111")


def test_f9_on_the_invoice_and_f8_settle_it(shop: Shop, invoice: str) -> None:
    opened = shop.show("sales-invoice", invoices.find_id(invoice))
    shop.press(Qt.Key.Key_F9)
    made = shop.last
    assert isinstance(made, ReceiptEditor)
    assert made.form.value("party") == "C-001" and made.form.value("amount") == rp(2_053_500)
    use_bank(made)
    shop.press(Qt.Key.Key_F8)
    assert made.view.number == "RCV/26/11/0001"
    assert "Sisa sebagai kredit 0;" in made.totals.accessibleName()
    assert outstanding(invoice) == 0 and balance("1111") == rp(2_053_500)
    assert opened.view.standing == "paid" and not opened.is_owed()
    assert shop.table(opened.related.inside)[0][2] == "RCV/26/11/0001"


def test_half_the_money_for_one_invoice_goes_to_that_invoice(shop: Shop, invoice: str) -> None:
    later = invoice_service.post_new(shop.session, an_invoice(line("LMP-12", 10, 24_000)))
    made = shop.new("customer-receipt", document=invoices.find_id(later))
    shop.put(made, "amount", "133200")
    parts = {part.document: part.amount.whole() for part in made.parts().applied()}
    assert parts == {later: 133_200}
    use_bank(made)
    shop.press(Qt.Key.Key_F8)
    assert outstanding(later) == 133_200 and outstanding(invoice) == 2_053_500


def test_an_amount_goes_to_the_oldest_first(shop: Shop, invoice: str) -> None:
    later = invoice_service.post_new(shop.session, an_invoice(line("LMP-12", 10, 24_000)))
    made = shop.new("customer-receipt")
    shop.put(made, "party", "C-001")
    shop.put(made, "amount", "2,1jt")
    parts = {part.document: part.amount.whole() for part in made.parts().applied()}
    assert parts == {invoice: 2_053_500, later: 46_500}
    use_bank(made)
    shop.press(Qt.Key.Key_F8)
    assert outstanding(invoice) == 0 and outstanding(later) == 266_400 - 46_500
    assert invoices.get(later, TODAY).standing == "partial"


def test_a_posted_receipt_tells_what_was_open_of_what_it_settled(shop: Shop, invoice: str) -> None:
    first, second = service.post_receipts(
        shop.session,
        [a_receipt(500_000, (invoice, 500_000)), a_receipt(700_000, (invoice, 700_000))],
    )
    due = invoices.get(invoice, TODAY).due_date
    for number, before, left in (
        (first, "2.053.500", "1.553.500"),
        (second, "1.553.500", "853.500"),
    ):
        made = shop.show("customer-receipt", queries.get(number).id)
        assert shop.cell(made, 0, "document") == invoice
        assert shop.cell(made, 0, "due_date") == f"{due:%d/%m/%y}"
        assert (shop.cell(made, 0, "outstanding"), shop.cell(made, 0, "left")) == (before, left)
    service.void_receipt(shop.session, first)
    made = shop.show("customer-receipt", queries.get(second).id)
    assert shop.cell(made, 0, "outstanding") == "2.053.500"


def test_parts_can_be_typed_and_too_much_is_refused_in_its_cell(shop: Shop, invoice: str) -> None:
    made = shop.new("customer-receipt")
    shop.put(made, "party", "C-001")
    shop.put(made, "amount", "3jt")
    use_bank(made)
    shop.set_cell(made, 0, "applied", "2,5jt")
    shop.press(Qt.Key.Key_F8)
    assert made.view is None
    assert "Rp\u00a02.053.500" in made.grid.model().problem(0, "applied")
    shop.set_cell(made, 0, "applied", "2jt")
    assert shop.cell(made, 0, "left") == "53.500"
    shop.press(Qt.Key.Key_F8)
    assert outstanding(invoice) == 53_500
    assert made.view.credit == rp(1_000_000)


def test_what_is_left_is_used_later(shop: Shop, invoice: str) -> None:
    number = service.post_receipts(shop.session, [a_receipt(2_500_000, (invoice, 2_053_500))])[0]
    later = invoice_service.post_new(shop.session, an_invoice(line("LMP-12", 10, 24_000)))
    made = shop.show("customer-receipt", queries.get(number).id)
    assert made.has_credit()
    made.apply_credit()
    assert [part.document for part in made.parts().applied()] == [later]
    made.apply_credit()
    assert outstanding(later) == 0 and made.view.credit == rp(2_500_000 - 2_053_500 - 266_400)


def test_a_small_difference_is_written_off(shop: Shop, invoice: str) -> None:
    made = shop.new("customer-receipt")
    shop.put(made, "party", "C-001")
    shop.put(made, "amount", "2.053.000")
    difference = small_difference(made.draft(), made._documents)
    assert difference == rp(500)
    made.write_off(difference)
    use_bank(made)
    shop.press(Qt.Key.Key_F8)
    assert outstanding(invoice) == 0 and balance("rounding") == rp(500)


def test_without_party_and_amount_nothing_is_posted(shop: Shop) -> None:
    made = shop.new("customer-receipt")
    shop.press(Qt.Key.Key_F8)
    assert made.form.boxes["party"].error and made.form.boxes["amount"].error
    assert queries.LISTING.window().count() == 0


def test_lines_are_neither_added_nor_lost(shop: Shop, invoice: str) -> None:
    made = shop.new("customer-receipt")
    shop.put(made, "party", "C-001")
    shop.put(made, "amount", "1jt")
    model = made.parts()
    model.insert_line(0)
    assert model.rowCount() == 1 and not model.move_line(0, 1)
    model.delete_lines(0)
    assert model.rowCount() == 1 and model.applied() == ()
    model.undo_stack.undo()
    assert model.applied()[0].amount == rp(1_000_000)


def test_a_void_receipt_opens_its_invoices_again(shop: Shop, invoice: str) -> None:
    number = service.post_receipts(shop.session, [a_receipt(2_053_500, (invoice, 2_053_500))])[0]
    made = shop.show("customer-receipt", queries.get(number).id)
    made.void()
    dialog = shop.window.findChild(VoidDialog)
    dialog.reason.setText("Giro ditolak")
    dialog.accept()
    assert made.view.standing == "void" and outstanding(invoice) == 2_053_500


def test_a_paid_invoice_is_not_asked_about_before_it_is_refused(shop: Shop, invoice: str) -> None:
    service.post_receipts(shop.session, [a_receipt(2_053_500, (invoice, 2_053_500))])
    made = shop.show("sales-invoice", invoices.find_id(invoice))
    made.void()
    assert shop.window.findChild(VoidDialog) is None
    assert made.view.standing != "void" and len(shop.errors) == 1


def test_a_draft_receipt_is_kept_and_posted_later(shop: Shop, invoice: str) -> None:
    made = shop.new("customer-receipt", party="C-001")
    shop.put(made, "amount", "1jt")
    shop.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    kept = made.document_key()[1]
    assert kept is not None and not made.is_modified()
    again = shop.show("customer-receipt", kept)
    assert again.parts().sum() == rp(1_000_000)
    again.post()
    assert again.view.number and outstanding(invoice) == 1_053_500
    assert owed_by(again.view.party.id) == rp(1_053_500)


def test_pph_withheld_follows_from_what_it_is_withheld_from(shop: Shop) -> None:
    known = parties.require("C-001")
    parties.save(shop.session, replace(known, npwp="0988888889999000"))
    number = invoice_service.post_new(shop.session, an_invoice(line("JASA", 1, 10_000_000)))
    editor = shop.new("customer-receipt", document=invoices.find_id(number))
    use_bank(editor)
    choice = editor.form.editor("tax_object")
    choice.setFocus()
    shop.type("24-104-02")
    value = editor.form.value
    assert value("tax_object") == "24-104-02"
    assert (value("tax_base"), value("withheld")) == (rp(10_000_000), rp(200_000))
    assert value("amount") == rp(10_900_000)
    shop.press(Qt.Key.Key_F8)
    assert invoices.get(number, TODAY).standing == "paid"
    assert editor.has_withheld()
