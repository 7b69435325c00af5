"""Giros as a person handles them: received in a receipt, cleared or bounced from their list."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from app.kernel.money import ZERO, rp
from app.purchasing.payment import service as payments
from app.sales.invoice import queries as invoices
from app.sales.invoice import service as invoice_service
from app.sales.receipt import queries, service
from app.trade.settling import PaymentDraft
from tests.sales.builders import an_invoice
from tests.trade.books import balance, line
from tests.ui.sales.hands import Shop
from ui.kit import tasks
from ui.kit.form_dialog import FormDialog
from ui.purchasing import giros as issued
from ui.sales import giros as received
from ui.sales.receipt_editor import ReceiptEditor
from ui.trade import giros

TODAY = dt.date(2026, 11, 23)


def a_giro(shop: Shop, amount: int, due: dt.date = TODAY, party: str = "C-001") -> str:
    draft = PaymentDraft(
        TODAY, party, "", rp(amount), giro="CA 001234", giro_bank="BCA", giro_due=due
    )
    post = service.post_receipts if party == "C-001" else payments.post_payments
    return post(shop.session, [draft])[0]


def in_dialog(values: dict[str, object], seen: list[str]) -> None:
    """Fills in the dialog that opens next and takes its act; what it refuses is seen, and it is left."""

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FormDialog)
        for key, value in values.items():
            dialog.form.editor(key).set_value(value)
        dialog.save()
        if dialog.isVisible():
            seen.extend(box.message.text() for box in dialog.form.boxes.values())
            dialog.reject()

    QTimer.singleShot(0, fill)


def rows(shop: Shop, giro_list: giros.Giros) -> list[Any]:
    return list(giros.spec(giro_list).listing(shop.session).window().first(20))


def choose_account(made: ReceiptEditor, code: str) -> None:
    """Takes an account from the field's list."""
    field = made.form.editor("account")
    field.choose([known for known, _title in field.choices()].index(code))
    assert field.value() == code


def test_a_giro_is_asked_for_where_its_account_is_chosen(shop: Shop) -> None:
    number = invoice_service.post_new(
        shop.session, an_invoice(line("LMP-9", 100, 18_500), date=dt.date(2026, 11, 5))
    )
    made = shop.new("customer-receipt", document=invoices.find_id(number))
    assert made.form.boxes["giro"].isHidden()
    choose_account(made, "1204")
    assert not made.form.boxes["giro"].isHidden()
    shop.press(Qt.Key.Key_F8)
    assert made.view is None and made.problems()
    shop.put(made, "giro", "CA 001234")
    shop.put(made, "giro_bank", "BCA")
    shop.put(made, "giro_due", "07/12/2026")
    shop.press(Qt.Key.Key_F8)
    assert made.view.draft.giro_due == dt.date(2026, 12, 7)
    assert balance("giro_received") == rp(2_053_500)
    again = shop.show("customer-receipt", made.view.id)
    assert again.form.value("giro") == "CA 001234" and not again.form.boxes["giro"].isHidden()


def test_what_was_typed_before_another_account_was_chosen_does_not_count(shop: Shop) -> None:
    made = shop.new("customer-receipt")
    shop.put(made, "party", "C-001")
    choose_account(made, "1204")
    shop.put(made, "giro", "CA 1")
    choose_account(made, "1111")
    shop.put(made, "amount", "50000")
    assert made.draft().giro == ""
    shop.press(Qt.Key.Key_F8)
    assert made.view.number == "RCV/26/11/0001"


def test_cleared_from_the_list_and_taken_back(shop: Shop) -> None:
    a_giro(shop, 750_000)
    (row,) = rows(shop, received.GIROS)
    seen: list[str] = []
    in_dialog({"account": "1111"}, seen)
    giros.clear(shop, received.GIROS, row)
    assert balance("1111") == rp(750_000) and balance("giro_received") == ZERO
    (row,) = rows(shop, received.GIROS)
    assert row.state == "giro-cleared"
    possible = {act.key for act in giros.spec(received.GIROS).acts if act.enabled(row)}
    assert possible == {"sales.receipt.giro-take-back"}


def test_too_early_is_said_in_the_dialog(shop: Shop) -> None:
    a_giro(shop, 750_000, dt.date(2026, 12, 7))
    (row,) = rows(shop, received.GIROS)
    seen: list[str] = []
    in_dialog({"account": "1111", "date": TODAY}, seen)
    giros.clear(shop, received.GIROS, row)
    assert any("bank tidak mencairkannya sebelum itu" in each for each in seen)
    assert balance("giro_received") == rp(750_000)


def test_bounced_from_the_list(shop: Shop) -> None:
    number = a_giro(shop, 750_000)
    (row,) = rows(shop, received.GIROS)
    in_dialog({"fee": rp(25_000), "account": "1111"}, [])
    giros.bounce(shop, received.GIROS, row)
    assert queries.get(number).standing == "void"
    assert balance("1111") == rp(-25_000) and balance("giro_received") == ZERO


def test_our_own_giros_stand_in_purchasing(shop: Shop) -> None:
    number = a_giro(shop, 300_000, party="S-001")
    (row,) = rows(shop, issued.GIROS)
    assert (row.number, row.state) == (number, "giro-due")


def test_the_list_is_painted_with_its_states(shop: Shop) -> None:
    a_giro(shop, 750_000)
    panel = received.make(shop)
    shop.qtbot.addWidget(panel)
    panel.resize(1200, 700)
    panel.show()
    shop.qtbot.waitUntil(lambda: not tasks.busy())
    (cells,) = shop.table(panel.table)
    assert "CA 001234" in cells and "750.000" in cells
