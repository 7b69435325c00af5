"""Invoices written as a person writes them."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from app.kernel import formats
from app.kernel.money import rp
from app.kernel.period import of_date
from app.ledger import periods
from app.sales.invoice import listings, queries, service
from tests.colleague import gito
from tests.sales.builders import an_invoice
from tests.trade.books import a_customer, line, on_hand
from tests.ui.sales.hands import Shop
from ui.kit import dialogs
from ui.trade import editor as trade_editor
from ui.trade.voiding import VoidDialog

TODAY = dt.date(2026, 11, 23)


def test_a_customer_an_item_and_f8_make_a_posted_invoice(shop: Shop) -> None:
    made = shop.new("sales-invoice")
    shop.put(made, "customer", "c-001")
    assert made.form.editor("terms").value() == 14
    assert made.form.editor("due_date").value() == dt.date(2026, 12, 7)
    shop.line(made, "LMP-9", "40")
    shop.line(made, "LMP-12", "24", discount="5")
    assert made.is_modified()
    assert shop.cell(made, 0, "description") == "Lampu LED 9 W"
    assert shop.cell(made, 1, "amount") == "547.200"
    assert made.sums.total.text() == "Rp\u00a01.428.792"
    shop.press(Qt.Key.Key_F8)
    view = made.view
    assert view.number == "INV/26/11/0001" and view.totals.total == rp(1_428_792)
    assert made.title() == "INV/26/11/0001" and not made.is_modified()
    assert made.grid.model().read_only and made.form.editor("date").isReadOnly()
    assert on_hand("LMP-9")[0].micro == 60_000_000
    assert made.document_key() == ("sales-invoice", view.id)


def test_the_journal_is_shown_before_posting_exactly_as_it_will_be(shop: Shop) -> None:
    made = shop.new("sales-invoice")
    shop.put(made, "customer", "C-001")
    shop.line(made, "LMP-9", "10")
    before = shop.table(made.journal.inside)
    assert before and made.standing.booked.text() == "Pratinjau, belum dibukukan"
    shop.press(Qt.Key.Key_F8)
    booked = [
        (row.account, formats.money(row.debit, zero=""), formats.money(row.credit, zero=""))
        for row in made.view.journal
    ]
    assert [(account, debit, credit) for account, _name, _memo, debit, credit in before] == booked
    assert made.standing.booked.text().startswith("Dibukukan: JU/26/11/")


def test_more_than_is_there_is_said_in_the_cell_and_stops_posting(shop: Shop) -> None:
    made = shop.new("sales-invoice")
    shop.put(made, "customer", "C-001")
    shop.line(made, "LMP-9", "101")
    assert made.grid.model().note(0, "quantity") == "Hanya ada 100 pcs di Gudang utama."
    shop.press(Qt.Key.Key_F8)
    assert made.view is None
    assert made.form.summary.isVisible()
    shop.set_cell(made, 0, "quantity", "100")
    assert made.grid.model().note(0, "quantity") == ""
    shop.press(Qt.Key.Key_F8)
    assert made.view is not None


def test_a_missing_customer_and_line_are_said_at_their_places(shop: Shop) -> None:
    made = shop.new("sales-invoice")
    shop.press(Qt.Key.Key_F8)
    assert made.form.boxes["customer"].error == "Pelanggan belum diisi."
    shop.put(made, "customer", "C-001")
    assert made.form.boxes["customer"].error == ""
    shop.press(Qt.Key.Key_F8)
    assert made.form.summary.isVisible() and made.view is None


def test_unreadable_input_stays_and_is_explained(shop: Shop) -> None:
    made = shop.new("sales-invoice")
    shop.put(made, "customer", "tidak ada")
    assert "tidak ada" in made.form.boxes["customer"].error
    shop.put(made, "date", "31/02")
    assert made.form.boxes["date"].error and made.form.editor("date").text() == "31/02"
    shop.line(made, "LMP-9", "dua")
    assert made.grid.model().problem(0, "quantity") and shop.cell(made, 0, "quantity") == "dua"
    assert not made.save()
    shop.press(Qt.Key.Key_F3)
    assert listings.LISTING.window().count() == 0


def test_an_unknown_item_is_a_red_cell_with_a_suggestion(shop: Shop) -> None:
    made = shop.new("sales-invoice")
    shop.put(made, "customer", "C-001")
    made.grid.model().paste("LMP-1\tx\t3", 0, 0)
    assert "LMP-12" in made.grid.model().problem(0, "item")


def test_a_table_from_a_spreadsheet_is_one_step_of_undo(shop: Shop) -> None:
    made = shop.new("sales-invoice")
    shop.put(made, "customer", "C-001")
    QGuiApplication.clipboard().setText("item\tquantity\nLMP-9\t3\nLMP-12\t4")
    made.grid.setFocus()
    shop.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    shop.settle(made)
    assert [values["item"] for values in made.grid.lines()] == ["LMP-9", "LMP-12"]
    assert shop.cell(made, 1, "unit_price") == "24.000"
    shop.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert made.grid.lines() == []
    shop.press(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert len(made.grid.lines()) == 2


def test_another_unit_brings_its_price(shop: Shop) -> None:
    made = shop.new("sales-invoice")
    shop.put(made, "customer", "C-001")
    shop.line(made, "LMP-9", "2")
    shop.set_cell(made, 0, "unit", "dus")
    assert shop.cell(made, 0, "unit_price") == "222.000"
    assert shop.cell(made, 0, "amount") == "444.000"


def test_discount_and_freight_are_typed_among_the_totals(shop: Shop) -> None:
    made = shop.new("sales-invoice")
    shop.put(made, "customer", "C-001")
    shop.line(made, "LMP-9", "100")
    for key, text in (("discount", "50rb"), ("freight", "100rb")):
        field = made.sums.editors[key]
        field.setFocus()
        shop.qtbot.keyClicks(field, text)
        shop.press(Qt.Key.Key_Tab)
    shop.settle(made)
    assert made.sums.total.text() == "Rp\u00a02.109.000"
    made.sums.editors["discount"].set_value(rp(9_000_000))
    made.recalculate()
    shop.press(Qt.Key.Key_F8)
    assert made.view is None
    assert "melebihi" in made.sums.editors["discount"].accessibleDescription()


def test_the_credit_limit_warns_without_blocking(shop: Shop) -> None:
    a_customer(shop.session, "C-2", name="Toko Kecil", credit_limit=rp(100_000))
    made = shop.new("sales-invoice", customer="C-2")
    shop.line(made, "LMP-9", "50")
    words = [p.sentence() for p in made.problems() if not p.blocking]
    assert any("batas kredit" in each for each in words)
    shop.press(Qt.Key.Key_F8)
    assert made.view is not None


def test_a_draft_is_kept_closed_and_opened_again(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = shop.new("sales-invoice")
    shop.put(made, "customer", "C-001")
    shop.put(made, "customer_po", "PO-ST-0412")
    shop.line(made, "LMP-9", "7")
    asked: list[str] = []

    def answer(_parent: object, name: str) -> str:
        asked.append(name)
        return "save"

    monkeypatch.setattr(dialogs, "ask_save", answer)
    assert made.may_close() and asked == ["Faktur draf"]
    kept = made.document_key()[1]
    again = shop.show("sales-invoice", kept)
    assert not again.is_modified() and again.form.value("customer_po") == "PO-ST-0412"
    assert shop.cell(again, 0, "quantity") == "7"
    assert again.may_close() and len(asked) == 1
    again.discard()
    assert listings.LISTING.window().count() == 0


def test_ctrl_enter_keeps_and_begins_the_next(shop: Shop) -> None:
    made = shop.new("sales-invoice")
    shop.put(made, "customer", "C-001")
    shop.line(made, "LMP-9", "7")
    shop.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert listings.LISTING.window().count() == 1
    assert shop.last is not made and shop.last.form.value("customer") is None


def test_an_invoice_is_voided_with_a_reason_and_copied(shop: Shop) -> None:
    number = service.post_new(shop.session, an_invoice(line("LMP-9", 10, 18_500)))
    made = shop.show("sales-invoice", queries.find_id(number))
    made.void()
    dialog = shop.window.findChild(VoidDialog)
    assert not dialog.agree.isEnabled()
    dialog.reason.setText("Salah pelanggan")
    dialog.accept()
    assert made.view.standing == "void" and on_hand("LMP-9")[0].micro == 100_000_000
    assert "Salah pelanggan" in made._chip_note.text()
    made.duplicate()
    assert shop.last.view is None and shop.cell(shop.last, 0, "quantity") == "10"


def test_a_locked_month_is_said_at_the_date(shop: Shop) -> None:
    periods.lock(shop.session, of_date(dt.date(2026, 1, 5)))
    made = shop.new("sales-invoice")
    shop.put(made, "customer", "C-001")
    shop.put(made, "date", "5/1/26")
    shop.line(made, "JASA", "1")
    shop.press(Qt.Key.Key_F8)
    assert made.view is None and made.form.boxes["date"].error


def test_a_locked_month_is_not_called_open_while_the_customer_is_missing(shop: Shop) -> None:
    periods.lock(shop.session, of_date(dt.date(2026, 1, 5)))
    made = shop.new("sales-invoice")
    made.form.editor("date").set_value(dt.date(2026, 1, 5))
    shop.line(made, "LMP-9", "2")
    words = {label.text() for label in made.inspector.findChildren(QLabel)}
    assert "Januari 2026 terkunci" in words and "Januari terbuka" not in words


def test_who_may_not_write_sees_but_cannot_type(shop: Shop) -> None:
    draft = service.save_draft(shop.session, an_invoice(line("LMP-9", 1, 18_500)))
    shop.session.user = gito(shop.session, "sales.view")
    made = shop.show("sales-invoice", draft)
    assert made.grid.model().read_only
    assert "sales.invoice.save" not in {act.key for act in made.acts.possible(made)}


def test_words_follow_the_language(shop: Shop) -> None:
    from app.kernel.text import use_language

    made = shop.new("sales-invoice")
    shop.put(made, "customer", "C-001")
    shop.line(made, "LMP-9", "10")
    use_language("en")
    made.retranslate()
    assert made.standing.booked.text() == "Preview, not booked"
    assert made.sums.total.text() == "Rp\u00a0205,350"
    assert trade_editor.LIFE[0] == "Draft"
