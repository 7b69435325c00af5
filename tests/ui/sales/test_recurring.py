"""Invoices that come again, by hand: begun from the list, changed, and written when they are due."""

from __future__ import annotations

import datetime as dt

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app import store
from app.sales.invoice import service
from app.sales.recurring import SIDE
from app.trade import recurring
from tests.sales.builders import an_invoice
from tests.trade.books import TODAY, line
from tests.ui.sales.hands import Shop
from tests.ui.sales.test_lists import shown
from tests.ui.sales.test_tax_invoices import in_dialog
from ui.kit import tasks
from ui.kit.form_dialog import FormDialog
from ui.sales import invoices
from ui.sales import recurring as schedules


def type_into(dialog: FormDialog, key: str, words: str) -> None:
    field = dialog.form.editor(key)
    field.selectAll()
    QTest.keyClicks(field, words)


def begin(shop: Shop, qtbot: QtBot) -> None:
    """The invoice of 23 October comes again each month, as Sewa alat."""
    service.post_new(shop.session, an_invoice(line("JASA", 1, 500_000), date=dt.date(2026, 10, 23)))
    panel = shown(qtbot, invoices.make(shop))
    panel.group_by("")
    panel.table.select_first()

    def enter(dialog: FormDialog) -> None:
        type_into(dialog, "name", "Sewa alat")
        dialog.primary.click()

    in_dialog(enter)
    panel.acts.do("sales.invoice.again")


def test_an_invoice_comes_again_and_is_written_when_due(shop: Shop, qtbot: QtBot) -> None:
    begin(shop, qtbot)
    assert recurring.due_count(SIDE, TODAY) == 1
    panel = shown(qtbot, schedules.make(shop))
    assert shop.table(panel.table)[0][0] == "Sewa alat"
    assert "Bulan" in shop.table(panel.table)[0]
    assert panel.add is not None
    panel.add.click()
    qtbot.waitUntil(lambda: not tasks.busy())
    assert recurring.due_count(SIDE, TODAY) == 0
    assert store.query("SELECT date, state FROM sales_invoice ORDER BY id")[1:] == [
        ("2026-11-23", "draft")
    ]


def test_a_wrong_rhythm_stays_in_the_dialog(shop: Shop, qtbot: QtBot) -> None:
    begin(shop, qtbot)
    panel = shown(qtbot, schedules.make(shop))
    panel.table.select_first()
    said: list[str] = []

    def wrong(dialog: FormDialog) -> None:
        type_into(dialog, "every", "99")
        dialog.primary.click()
        said.extend(box.error for box in dialog.form.boxes.values() if box.error)

    in_dialog(wrong)
    panel.acts.do("sales.recurring.change")
    assert said and "60" in said[0]
    assert recurring.get(1).every == 1
