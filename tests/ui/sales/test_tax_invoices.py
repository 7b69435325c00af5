"""The list of fakturs: a month goes out as XML, and the numbers come back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.kernel.period import of_date
from app.masters import company
from app.masters import party as parties
from app.sales.invoice import queries as invoices
from app.sales.invoice import service
from app.sales.tax_invoice import queries
from tests.sales.builders import an_invoice
from tests.trade.books import TODAY, line
from tests.ui.sales.hands import Shop
from tests.ui.sales.test_lists import shown
from ui.kit import tasks
from ui.kit.form_dialog import FormDialog
from ui.sales import tax_invoices


def in_dialog(act: Callable[[FormDialog], None]) -> None:
    """Does this in the dialog that is about to open."""

    def found() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FormDialog)
        try:
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, found)


def sold(shop: Shop) -> str:
    company.update(shop.session, npwp="0999999998999000", is_pkp=True)
    known = parties.require("C-001")
    parties.save(shop.session, replace(known, npwp="0988888889999000", address="Jl. A 1"))
    return service.post_new(shop.session, an_invoice(line("LMP-9", 2, 18_500)))


def type_number(words: str) -> Callable[[FormDialog], None]:
    def act(dialog: FormDialog) -> None:
        QTest.keyClicks(dialog.form.editor("number"), words)
        QTest.keyClick(dialog.form.editor("number"), Qt.Key.Key_Return)

    return act


def test_f8_records_the_number_that_came_back(shop: Shop, qtbot: QtBot) -> None:
    number = sold(shop)
    panel = shown(qtbot, tax_invoices.make(shop))
    panel.table.select_first()
    in_dialog(type_number("04002600000000123"))
    panel.acts.do("sales.tax-invoice.number")
    assert queries.number_of(invoices.find_id(number)) == "04002600000000123"
    panel.refresh()
    qtbot.waitUntil(lambda: not tasks.busy())
    assert "04002600000000123" in shop.table(panel.table)[0]


def test_a_number_that_cannot_be_stays_in_the_dialog_with_its_sentence(
    shop: Shop, qtbot: QtBot
) -> None:
    number = sold(shop)
    panel = shown(qtbot, tax_invoices.make(shop))
    panel.table.select_first()
    said: list[str] = []

    def wrong(dialog: FormDialog) -> None:
        type_number("123")(dialog)
        said.extend(box.error for box in dialog.form.boxes.values())

    in_dialog(wrong)
    panel.acts.do("sales.tax-invoice.number")
    assert said and "17" in said[0]
    assert queries.number_of(invoices.find_id(number)) == ""


def test_the_month_goes_out_as_xml(
    shop: Shop, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = sold(shop)
    path = tmp_path / "faktur.xml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_what, **_how: (str(path), ""))
    panel = shown(qtbot, tax_invoices.make(shop))
    in_dialog(lambda dialog: dialog.primary.click())
    qtbot.mouseClick(panel.add, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not tasks.busy() and path.exists())
    assert number in path.read_text("utf-8")
    assert queries.due(of_date(TODAY))[0][1].number == number


def test_the_editor_says_which_code_an_invoice_goes_out_with(shop: Shop, qtbot: QtBot) -> None:
    number = sold(shop)
    editor = shop.show("sales-invoice", invoices.find_id(number))
    code = editor.form.editor("transaction_code")
    assert code.text() == "Seperti biasa: 04"
    known = parties.require("C-001")
    parties.save(shop.session, replace(known, transaction_code="02"))
    other = service.post_new(shop.session, an_invoice(line("LMP-9", 2, 18_500)))
    editor = shop.show("sales-invoice", invoices.find_id(other))
    assert editor.form.value("transaction_code") == "02"
    assert invoices.get(other, TODAY).totals.ppn.minor == 0
