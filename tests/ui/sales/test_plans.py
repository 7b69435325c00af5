"""Instalments by hand: set in a dialog, brought by the customer, told beside the document."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from app.kernel.money import rp
from app.kernel.rate import percent
from app.masters import party, payment_term
from app.masters.payment_term import PaymentTerm, TermPart
from app.sales.invoice import queries
from tests.trade.books import TODAY
from tests.ui.sales.hands import Shop
from ui.trade.plan_edit import PlanDialog


def told(editor: object) -> str:
    return "\n".join(label.text() for label in editor.inspector.findChildren(QLabel))  # type: ignore[attr-defined]


def asked(shop: Shop, editor: object) -> PlanDialog:
    """The dialog that F4 opens in the field of the instalments."""
    editor.tabs.show_page(editor.notes_tab)  # type: ignore[attr-defined]
    field = editor.more.editor("instalments")  # type: ignore[attr-defined]
    field.setFocus(Qt.FocusReason.TabFocusReason)
    field.ask()
    (dialog,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, PlanDialog)]
    dialog.activateWindow()
    shop.qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_parts_are_set_refused_until_they_are_whole_and_posted(shop: Shop) -> None:
    editor = shop.new("sales-invoice")
    shop.put(editor, "customer", "C-001")
    shop.line(editor, "JASA", "10", "200000")
    dialog = asked(shop, editor)
    dialog.grid.setFocus(Qt.FocusReason.TabFocusReason)
    dialog.grid.setCurrentIndex(dialog.grid.model().index(0, 0))
    for typed in ("1/12", "30", "", "31/12", "", "1jt"):
        shop.type(typed)
        shop.enter()
    dialog.agree.click()
    assert dialog.isVisible() and "1.666.000" in dialog.sums.text()
    dialog.grid.model().set_value(1, "amount", None)
    dialog.agree.click()
    assert not dialog.isVisible()
    shop.settle(editor)
    assert "666.000" in told(editor) and "1.554.000" in told(editor)
    assert editor.form.editor("due_date").isReadOnly()
    editor.post()
    assert editor.is_posted()
    parts = queries.get(editor.id, TODAY).instalments
    assert [part.amount for part in parts] == [rp(666_000), rp(1_554_000)]


def test_the_customer_brings_the_parts_and_the_date_moves_them(shop: Shop) -> None:
    halves = (TermPart(0, percent(50)), TermPart(30))
    term = payment_term.save(shop.session, PaymentTerm("50", "Separuh", halves))
    buyer = dataclasses.replace(party.require("C-001"), payment_term_id=term.id)
    party.save(shop.session, buyer)
    editor = shop.new("sales-invoice")
    shop.put(editor, "customer", "C-001")
    shop.line(editor, "JASA", "1", "100000")
    assert [part.due_date.day for part in editor.draft().instalments] == [23, 23]
    shop.put(editor, "date", "25/11/2026")
    assert [part.due_date.day for part in editor.draft().instalments] == [25, 25]
    assert editor.save()
    again = shop.show("sales-invoice", editor.id)
    assert again.draft().instalments == editor.draft().instalments
    dialog = asked(shop, again)
    dialog.clear.click()
    dialog.agree.click()
    assert again.draft().instalments == () and not again.form.editor("due_date").isReadOnly()


def test_a_term_is_written_and_refused_at_its_line(shop: Shop) -> None:
    editor = shop.new("payment-term")
    shop.put(editor, "code", "DP30")
    shop.put(editor, "name", "Uang muka 30%")
    grid = editor.table.grid
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    grid.setCurrentIndex(grid.model().index(0, 0))
    for typed in ("0", "30", "30", "60"):
        shop.type(typed)
        shop.enter()
    assert not editor.save() and grid.model().problem(1, "percent")
    grid.model().set_value(1, "percent", percent(70))
    assert editor.save()
    assert payment_term.find("DP30").parts == (TermPart(0, percent(30)), TermPart(30, percent(70)))
