"""The same once more: duplicate, save and new, void and replace, for invoices and receipts alike."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.kernel.money import rp
from app.sales.invoice import listings, service
from app.sales.invoice import queries as invoices
from app.sales.receipt import queries as receipts
from app.sales.receipt import service as receipt_service
from tests.sales.builders import a_receipt, an_invoice
from tests.trade.builders import draft_line
from tests.ui.sales.hands import Shop
from ui.kit.explained import ExplainedDialog
from ui.trade.voiding import VoidDialog

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def posted(shop: Shop) -> Any:
    """A posted invoice, open."""
    draft = an_invoice(draft_line("LMP-9", 40, 18_500), salesperson="Fitri", notes="segera")
    number = service.post_new(shop.session, draft)
    return shop.show("sales-invoice", invoices.find_id(number))


def agree(shop: Shop, reason: str) -> VoidDialog:
    """Fills the dialog that asks for the reason, and agrees."""
    shop.qtbot.waitUntil(lambda: bool(shop.window.findChildren(VoidDialog)))
    dialog = shop.window.findChildren(VoidDialog)[-1]
    dialog.reason.setText(reason)
    shop.qtbot.mouseClick(dialog.agree, Qt.MouseButton.LeftButton)
    return dialog


def test_void_shows_what_it_books_and_replace_copies_everything(shop: Shop, posted: Any) -> None:
    before = {line.account: (line.debit, line.credit) for line in posted.journal.lines()}
    posted.replace()
    dialog = agree(shop, "salah harga")
    booked = {line.account: (line.credit, line.debit) for line in dialog.effect.lines()}
    assert booked == before
    assert invoices.get(posted.document_key()[1], shop.session.today()).standing == "void"
    copy = shop.last
    assert copy.document_key() == ("sales-invoice", None)
    draft = copy.draft()
    assert (draft.salesperson, draft.notes) == ("Fitri", "segera")
    assert [line.item for line in draft.lines] == ["LMP-9"]


def test_a_receipt_is_made_again_over_what_is_open_still(shop: Shop, posted: Any) -> None:
    number = posted.view.number
    draft = a_receipt(100_000, (number, 100_000))
    (receipt,) = receipt_service.post_receipts(shop.session, [draft])
    first = shop.show("customer-receipt", receipts.get(receipt).id)
    first.duplicate()
    again = shop.last
    assert again.draft().amount == rp(100_000)
    assert [part.document for part in again.draft().applied] == [number]
    assert again.is_modified()


def test_ctrl_enter_saves_and_begins_the_next(shop: Shop) -> None:
    first = shop.new("sales-invoice")
    shop.put(first, "customer", "C-001")
    shop.line(first, "LMP-9", "4")
    shop.press(Qt.Key.Key_Return, CTRL)
    assert len(listings.LISTING.window().first(5)) == 1
    assert shop.last is not first
    assert shop.last.document_key() == ("sales-invoice", None)
    assert QApplication.focusWidget() is shop.last.form.editor("customer")


def test_a_figure_tells_how_it_came_about(shop: Shop, posted: Any) -> None:
    shop.qtbot.mouseClick(posted.sums.total, Qt.MouseButton.LeftButton)
    (dialog,) = posted.window().findChildren(ExplainedDialog)
    top = dialog.tree.topLevelItem(0)
    assert (top.text(0), top.text(1)) == ("Total", "821.400")
    assert [top.child(at).text(0) for at in range(2)] == ["harga tanpa PPN", "PPN"]
    dialog.close()
