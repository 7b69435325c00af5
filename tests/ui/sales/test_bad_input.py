"""What goes wrong at a desk: keys pressed twice, odd tables and names, files that cannot be taken, drafts overtaken."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import store
from app.documents import attachments
from app.sales.invoice import service
from tests.ui import keyboard
from tests.ui.sales.hands import Shop
from ui.kit import saving
from ui.kit.buttons import Button

CONTROL = Qt.KeyboardModifier.ControlModifier


def invoices() -> list[tuple[str, str]]:
    return store.query("SELECT number, state FROM sales_invoice ORDER BY id")


def typed(shop: Shop) -> object:
    made = shop.new("sales-invoice")
    shop.put(made, "customer", "C-001")
    shop.line(made, "LMP-9", "4")
    return made


def hold(key: Qt.Key, times: int) -> None:
    """A key that is held down: the keyboard repeats it."""
    for time in range(times):
        widget = keyboard.focused()
        none = Qt.KeyboardModifier.NoModifier
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, key, none, "", time > 0))


def test_a_double_click_on_post_makes_one_invoice(shop: Shop) -> None:
    made = typed(shop)
    (post,) = [b for b in made.findChildren(Button) if b.isVisible() and b.text() == "Posting"]
    place = post.rect().center()
    QTest.mouseClick(post, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseClick(made.window(), Qt.MouseButton.LeftButton, pos=post.mapTo(made, place))
    assert [state for _number, state in invoices()] == ["posted"]


def test_f8_held_down_posts_once_and_begins_nothing_else(shop: Shop) -> None:
    typed(shop)
    hold(Qt.Key.Key_F8, 12)
    assert [state for _number, state in invoices()] == ["posted"]
    assert len(shop.documents) == 1 and shop.errors == []


def test_ctrl_enter_twice_keeps_one_draft_and_begins_one(shop: Shop) -> None:
    typed(shop)
    for _time in range(2):
        shop.press(Qt.Key.Key_Return, CONTROL)
    assert [state for _number, state in invoices()] == ["draft"]
    assert len(shop.documents) == 1


@pytest.mark.parametrize("count", [5_000])
def test_thousands_of_malformed_rows_are_red_and_one_step(
    shop: Shop, qtbot: QtBot, count: int
) -> None:
    made = shop.new("sales-invoice")
    odd = ("31/02/2026", "9" * 40, "😀", "\u202eabc", "", "1,2,3", "x" * 400)
    rows = ["\t".join((f"TAK-{at}", *odd[: at % 8])) for at in range(count)]
    QGuiApplication.clipboard().setText("\n".join(rows))
    made.grid.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.keyClick(made.grid, Qt.Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: made.grid.isEnabled(), timeout=60_000)
    assert len(made.grid.lines()) == count
    assert made.banner_place.count() == 1
    assert not made.save() and invoices() == []
    shop.press(Qt.Key.Key_F3)
    assert made.grid.currentIndex().isValid() and made.grid.model().problem(0, "item")
    qtbot.keyClick(made.grid, Qt.Key.Key_Z, CONTROL)
    assert made.grid.lines() == []


def test_lines_pasted_into_a_document_that_is_posted_meanwhile_stay_out(
    shop: Shop, qtbot: QtBot
) -> None:
    made = typed(shop)
    QGuiApplication.clipboard().setText("\n".join(["LMP-9\t1"] * 200))
    grid = made.grid
    grid.setCurrentIndex(grid.model().index(1, 0))
    grid.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.keyClick(grid, Qt.Key.Key_V, CONTROL)
    made.post()
    qtbot.waitUntil(lambda: grid.isEnabled())
    assert made.view is not None and len(grid.lines()) == 1


def test_lines_pasted_into_a_name_become_one(shop: Shop) -> None:
    made = typed(shop)
    field = made.more.editor("ref")
    QGuiApplication.clipboard().setText("PO 12\r\nlantai 2\nbelakang")
    field.setFocus()
    field.paste()
    assert field.value() == "PO 12 lantai 2 belakang"


@pytest.mark.parametrize(
    ("name", "size"), [("kosong.txt", 0), ("besar.tif", 25 * attachments.MEGABYTE)]
)
def test_a_file_that_is_empty_or_too_large_is_a_sentence(
    shop: Shop, tmp_path: Path, name: str, size: int
) -> None:
    made = typed(shop)
    with (tmp_path / name).open("wb") as file:
        file.truncate(size)
    made.attach_file(str(tmp_path / name))
    assert name in shop.errors[-1].what() and "21 MB" not in shop.errors[-1].what()
    assert not made._file_rows() and made.grid.lines()


def test_a_folder_that_is_dropped_and_a_file_that_vanished_are_sentences(
    shop: Shop, tmp_path: Path
) -> None:
    made = typed(shop)
    for name in (tmp_path.name, "hilang.pdf"):
        made.attach_file(str(tmp_path.parent / name))
        assert name in shop.errors[-1].what()
    assert len(shop.errors) == 2 and not made._file_rows()


def test_an_attachment_whose_name_no_disk_takes_is_a_sentence(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("PySide6.QtGui.QDesktopServices.openUrl", lambda _url: True)
    made = typed(shop)
    made.attach("😀" * 100 + ".txt", b"isi")
    (row,) = made._file_rows()
    made.open_file(row.id)
    assert row.name in shop.errors[-1].what() and "berkas perusahaan" in str(shop.errors[-1])


def test_a_draft_that_is_posted_elsewhere_shows_what_was_posted_and_says_so(shop: Shop) -> None:
    made = typed(shop)
    assert made.save()
    shop.set_cell(made, 0, "quantity", "9")
    service.post_invoice(shop.session, made.document_key()[1])
    assert made.view is not None and shop.cell(made, 0, "quantity") == "4"
    assert made.grid.model().read_only
    assert "diposting di tempat lain" in str(shop.notices[-1])


def test_what_was_typed_into_a_draft_that_is_discarded_elsewhere_stays(shop: Shop) -> None:
    made = typed(shop)
    assert made.save()
    shop.set_cell(made, 0, "quantity", "9")
    service.discard(shop.session, made.document_key()[1])
    assert invoices() == [] and shop.documents == [made]
    assert "dibuang" in str(shop.notices[-1])
    assert made.save() and shop.cell(made, 0, "quantity") == "9"
    assert [state for _number, state in invoices()] == ["draft"]


def test_names_of_files_are_those_every_system_takes() -> None:
    assert saving.safe("INV/26/11:0001.pdf") == "INV-26-11-0001.pdf"
    assert saving.safe('a\\b*c?"<d>|\x00e.xlsx') == "a-b-c-d-e.xlsx"
    assert len(saving.safe("😀" * 200 + ".pdf").encode()) <= saving.MOST_BYTES
    assert saving.safe("😀" * 200 + ".pdf").endswith(".pdf")
