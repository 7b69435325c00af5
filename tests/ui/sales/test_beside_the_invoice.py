"""Comments, files, the story and undo of a document, on a real company and by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from app.documents import attachments
from tests.ui.sales.hands import Shop

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def editor(shop: Shop) -> Any:
    """An invoice with one line, not saved."""
    made = shop.new("sales-invoice")
    shop.put(made, "customer", "C-001")
    shop.line(made, "LMP-9", "40")
    return made


def told(editor: Any) -> str:
    return "\n".join(label.text() for label in editor.inspector.findChildren(QLabel))


def test_a_file_dropped_in_is_kept_and_opened_from_a_copy(
    shop: Shop, editor: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = tmp_path / "po.pdf"
    order.write_bytes(b"%PDF-1.7 pesanan")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(order))])
    editor.files._take(data)
    assert [row.name for row in editor._file_rows()] == ["po.pdf"]
    opened: list[Path] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile()))
    )
    editor.show_beside()
    editor.files.table.setFocus()
    editor.files._open(editor.files.table.current_row())
    assert opened[0].read_bytes() == b"%PDF-1.7 pesanan"
    assert opened[0].stat().st_mode & 0o222 == 0
    assert editor.tabs.bar.tabData(editor.files_tab) == 1


def test_a_picture_is_pasted_and_removed_again(shop: Shop, editor: Any) -> None:
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(0xFF0000)
    QGuiApplication.clipboard().setImage(image)
    bar = editor.tabs.bar
    place = bar.tabRect(editor.files_tab).center()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=place)
    shop.press(Qt.Key.Key_V, CTRL)
    (row,) = editor._file_rows()
    assert row.name.endswith(".png")
    assert attachments.content(row.id).startswith(b"\x89PNG")
    editor.show_beside()
    editor.files.table.setFocus()
    shop.press(Qt.Key.Key_Delete)
    assert not editor._file_rows()


def test_a_file_that_is_too_large_is_a_sentence(shop: Shop, editor: Any, tmp_path: Path) -> None:
    large = tmp_path / "besar.tif"
    with large.open("wb") as file:
        file.truncate(attachments.LARGEST + 10)
    editor.attach_file(str(large))
    assert "20 MB" in shop.errors[-1].what()
    editor.attach_file(str(tmp_path / "hilang.pdf"))
    assert "hilang.pdf" in shop.errors[-1].what()
    assert not editor._file_rows()


def test_the_story_tells_changes_and_comments(shop: Shop, editor: Any) -> None:
    assert editor.save()
    shop.set_cell(editor, 0, "discount_percent", "5")
    assert editor.save()
    editor.tabs.show_page(editor.notes_tab)
    editor.comment.line.setFocus()
    shop.type("Minta dikirim sebelum Rabu")
    shop.enter()
    editor.show_beside()
    words = told(editor)
    assert "Baris 1: Diskon: 0 → 5" in words
    assert "“Minta dikirim sebelum Rabu”" in words
    assert editor.tabs.bar.tabData(editor.notes_tab) == 1


def test_undo_goes_back_over_lines_and_header_in_their_order(shop: Shop, editor: Any) -> None:
    date, terms = editor.form.value("date"), editor.form.value("terms")
    shop.put(editor, "terms", "30")
    shop.set_cell(editor, 0, "quantity", "55")
    shop.press(Qt.Key.Key_Z, CTRL)
    assert shop.cell(editor, 0, "quantity") == "40"
    assert editor.form.value("terms") == 30
    shop.press(Qt.Key.Key_Z, CTRL)
    assert editor.form.value("terms") == terms
    assert (editor.form.value("due_date") - date).days == terms
    shop.press(Qt.Key.Key_Y, CTRL)
    shop.press(Qt.Key.Key_Y, CTRL)
    assert editor.form.value("terms") == 30
    assert (editor.form.value("due_date") - date).days == 30
    assert shop.cell(editor, 0, "quantity") == "55"


def test_undo_in_a_field_first_drops_what_is_being_typed(shop: Shop, editor: Any) -> None:
    field = editor.form.editor("terms")
    field.setFocus(Qt.FocusReason.TabFocusReason)
    shop.type("99")
    shop.press(Qt.Key.Key_Z, CTRL)
    assert field.text() == str(editor.form.value("terms"))
    assert shop.cell(editor, 0, "quantity") == "40"


def test_words_typed_into_a_field_are_one_step(shop: Shop, editor: Any) -> None:
    field = editor.form.editor("salesperson")
    field.setFocus(Qt.FocusReason.TabFocusReason)
    shop.type("Fitri")
    assert field.text() == "Fitri"
    shop.press(Qt.Key.Key_Z, CTRL)
    assert field.text() == ""
    assert editor.grid.lines()
