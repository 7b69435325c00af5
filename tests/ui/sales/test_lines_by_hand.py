"""The line grid at work: scanning, pasting from a spreadsheet, taking suggestions, making records in place."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QToolTip

from app.masters import item as items
from tests.trade.books import an_item
from tests.ui.sales.hands import Shop
from ui.kit.dialogs import Banner, Question
from ui.kit.grid.lines import MOST_GUESSED
from ui.kit.lookup_list import LookupList
from ui.masters.editor import MasterDialog

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def editor(shop: Shop) -> Any:
    """An empty invoice for the customer, the keyboard in the first cell."""
    made = shop.new("sales-invoice")
    shop.put(made, "customer", "C-001")
    made.grid.setCurrentIndex(made.grid.model().index(0, 0))
    made.grid.setFocus(Qt.FocusReason.OtherFocusReason)
    return made


def scan(shop: Shop, code: str) -> None:
    """What a scanner does: all digits at once, then Enter."""
    shop.type(code)
    shop.enter()


def codes(editor: Any) -> list[tuple[str, str]]:
    return [(line["item"], str(line["quantity"].micro)) for line in editor.grid.lines()]


def paste(shop: Shop, editor: Any, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    shop.press(Qt.Key.Key_V, CTRL)
    shop.qtbot.waitUntil(editor.grid.isEnabled)
    shop.settle(editor)


def test_a_scan_adds_a_line_and_the_next_counts_it_up(shop: Shop, editor: Any) -> None:
    an_item(shop.session, "PIP-20", name="Pipa", barcode="8991234567890")
    an_item(shop.session, "MCB-6", name="MCB", barcode="8990000000017")
    for code in ("8991234567890", "8990000000017", "8991234567890"):
        scan(shop, code)
    assert codes(editor) == [("PIP-20", "2000000"), ("MCB-6", "1000000")]
    assert editor.grid.currentIndex().row() == 2


def test_a_scan_into_another_cell_leaves_what_stood_there(shop: Shop, editor: Any) -> None:
    an_item(shop.session, "PIP-20", name="Pipa", barcode="8991234567890")
    shop.line(editor, "LMP-9", "40")
    at = [column.key for column in editor.grid.model().columns].index("quantity")
    editor.grid.setCurrentIndex(editor.grid.model().index(0, at))
    scan(shop, "8991234567890")
    assert codes(editor) == [("LMP-9", "40000000"), ("PIP-20", "1000000")]


def test_digits_that_are_no_barcode_stay_what_was_typed(shop: Shop, editor: Any) -> None:
    shop.line(editor, "LMP-9", "1", price="1500000")
    assert shop.cell(editor, 0, "unit_price") == "1.500.000"


def test_a_suggestion_is_taken_with_one_key(shop: Shop, editor: Any) -> None:
    paste(shop, editor, "LMP-99\t3\nLMP-12\t2")
    assert "LMP-9, LMP-12?" in editor.model.problem(0, "item")
    editor.next_problem(1)
    assert "LMP-9" in QToolTip.text()
    shop.press(Qt.Key.Key_Return, ALT)
    assert editor.grid.lines()[0]["item"] == "LMP-9"
    assert not editor.model.unread()


def test_a_table_by_header_is_one_step(shop: Shop, editor: Any) -> None:
    paste(shop, editor, "Jml\tKode\n3\tLMP-9\n2\tLMP-12")
    assert [line["item"] for line in editor.grid.lines()] == ["LMP-9", "LMP-12"]
    shop.press(Qt.Key.Key_Z, CTRL)
    assert not editor.grid.lines()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("LMP-9\t40\nLMP-12\t2", {"quantity": "40"}),
        ("LMP-9\t40\t1.500", {"quantity": "40", "unit_price": "1.500"}),
        ("LMP-9\tLampu pesanan\t40", {"description": "Lampu pesanan", "quantity": "40"}),
        ("LMP-9\t\t\t40\tpcs\t1.500", {"quantity": "40", "unit_price": "1.500"}),
    ],
)
def test_a_table_without_headings_finds_its_columns(
    shop: Shop, editor: Any, text: str, told: dict[str, str]
) -> None:
    paste(shop, editor, text)
    assert not editor.model.unread()
    told = {"item": "LMP-9", "description": "Lampu LED 9 W"} | told
    assert {key: shop.cell(editor, 0, key) for key in told} == told


def test_the_sentence_about_red_lines_counts_those_that_are_left(shop: Shop, editor: Any) -> None:
    paste(shop, editor, "salah\t1\nsalah\t2\nLMP-12\t=3x")
    assert "3 dari 3 baris" in editor.findChild(Banner).accessibleName()
    editor.grid.setCurrentIndex(editor.grid.model().index(0, 0))
    shop.type("LMP-9")
    shop.enter()
    shop.settle(editor)
    assert editor.findChild(Banner).accessibleName().startswith("2 baris")
    shop.press(Qt.Key.Key_Z, CTRL)
    assert editor.findChild(Banner).accessibleName().startswith("3 baris")
    shop.press(Qt.Key.Key_Z, CTRL)
    shop.qtbot.waitUntil(lambda: editor.findChild(Banner) is None)


def test_thousands_of_bad_rows_are_told_in_a_sentence_and_taken_back_at_once(
    shop: Shop, editor: Any
) -> None:
    turns: list[int] = []
    timer = QTimer(interval=0)
    timer.timeout.connect(lambda: turns.append(1))
    timer.start()
    QGuiApplication.clipboard().setText("\n".join(f"salah-{n}\tx" for n in range(5000)))
    shop.press(Qt.Key.Key_V, CTRL)
    shop.qtbot.waitUntil(editor.grid.isEnabled, timeout=60_000)
    timer.stop()
    assert len(turns) > 100, "the window did nothing else meanwhile"
    banner = editor.findChild(Banner)
    assert "5.000 dari 5.000 baris" in banner.accessibleName()
    assert editor.model.rowCount() == 5001
    shop.press(Qt.Key.Key_Z, CTRL)
    assert editor.model.rowCount() == 1
    shop.qtbot.waitUntil(lambda: editor.findChild(Banner) is None)


def test_a_code_far_down_in_a_bad_table_is_still_guessed_with_one_key(
    shop: Shop, editor: Any
) -> None:
    far = MOST_GUESSED + 5
    paste(shop, editor, "\n".join(f"LMP-9x{n}\t1" for n in range(far)))
    assert "Alt+Enter" in editor.model.problem(0, "item")
    assert "Alt+Enter" not in editor.model.problem(far - 1, "item")
    editor.grid.setCurrentIndex(editor.grid.model().index(far - 1, 0))
    editor.grid.setFocus(Qt.FocusReason.OtherFocusReason)
    shop.press(Qt.Key.Key_Return, ALT)
    assert editor.grid.lines()[far - 1]["item"] == "LMP-9"


def test_more_lines_than_a_document_holds_are_not_pasted(shop: Shop, editor: Any) -> None:
    QGuiApplication.clipboard().setText("\n".join(f"salah-{n}\tx" for n in range(50_000)))
    told: list[str] = []

    def read() -> None:
        question = QApplication.activeModalWidget()
        assert isinstance(question, Question)
        told.extend(each.text() for each in question.findChildren(QLabel))
        question.buttons["close"].click()

    QTimer.singleShot(0, read)
    shop.press(Qt.Key.Key_V, CTRL)
    assert any("50.000 baris" in words and "5.000" in words for words in told)
    assert editor.model.rowCount() == 1 and editor.grid.isEnabled()


def test_f3_walks_over_header_and_lines(shop: Shop, editor: Any) -> None:
    paste(shop, editor, "Kode\tJml\nLMP-9\tx\nxyz\t2")
    terms = editor.form.editor("terms")
    terms.setFocus(Qt.FocusReason.TabFocusReason)
    shop.type("abc")
    shop.press(Qt.Key.Key_F3)
    assert QApplication.focusWidget() is terms
    shop.press(Qt.Key.Key_F3)
    assert editor.grid.currentIndex().row() == 0
    assert editor.grid.hasFocus()
    shop.press(Qt.Key.Key_F3)
    assert editor.grid.currentIndex().row() == 1
    shop.press(Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert editor.grid.currentIndex().row() == 0


def test_an_item_is_made_in_place_and_comes_back_chosen(shop: Shop, editor: Any) -> None:
    began_in_code: list[bool] = []

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, MasterDialog)
        form = dialog.editor.form
        began_in_code.append(dialog.focusWidget() is form.editor("code"))
        for key, words in (("code", "KBL-1"), ("unit", "pcs")):
            form.editor(key).set_value(words)
        shop.qtbot.mouseClick(dialog.editor.save_button, Qt.MouseButton.LeftButton)
        dialog.reject()

    shop.type("kabel")
    QTimer.singleShot(400, fill)
    shop.press(Qt.Key.Key_N, CTRL)
    shop.qtbot.waitUntil(lambda: bool(editor.grid.lines()))
    assert began_in_code == [True]
    assert items.find("KBL-1") is not None
    assert editor.grid.lines()[0]["item"] == "KBL-1"


def test_f4_opens_the_list_and_what_is_taken_stands_in_the_cell(shop: Shop, editor: Any) -> None:
    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, LookupList)
        shop.qtbot.keyClicks(dialog.search, "LMP-12")
        shop.qtbot.keyClick(dialog.search, Qt.Key.Key_Return)

    QTimer.singleShot(400, choose)
    shop.press(Qt.Key.Key_F4)
    shop.qtbot.waitUntil(lambda: bool(editor.grid.lines()))
    assert editor.grid.lines()[0]["item"] == "LMP-12"


def test_escape_closes_the_popup_then_the_cell_then_leaves_the_grid(
    shop: Shop, editor: Any
) -> None:
    shop.type("LMP")
    line = QApplication.focusWidget()
    shop.qtbot.waitUntil(line.popup_open)
    shop.press(Qt.Key.Key_Escape)
    assert not line.popup_open()
    shop.press(Qt.Key.Key_Escape)
    assert editor.grid.hasFocus()
    assert not editor.grid.lines()
    shop.press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is editor.form.editor("customer")
