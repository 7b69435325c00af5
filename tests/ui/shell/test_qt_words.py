"""What Qt says by itself is said in the language of the program."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.kernel.text import use_language
from ui.shell.qt_words import QtWords


@pytest.fixture
def worded(qapp) -> Iterator[None]:  # type: ignore[no-untyped-def]
    words = QtWords()
    qapp.installTranslator(words)
    yield
    qapp.removeTranslator(words)
    use_language("id")


def menu_of(field: QLineEdit) -> list[str]:
    menu = field.createStandardContextMenu()
    said = [action.text().partition("\t")[0] for action in menu.actions()]
    return [each.replace("&", "") for each in said if each]


def test_the_menu_of_a_text_field_speaks_the_language_of_now(qtbot: QtBot, worded: None) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    use_language("id")
    assert menu_of(field)[:5] == ["Urungkan", "Ulangi", "Potong", "Salin", "Tempel"]
    use_language("en")
    assert menu_of(field)[:5] == ["Undo", "Redo", "Cut", "Copy", "Paste"]


def test_the_file_dialog_speaks_indonesian_where_the_system_has_none(
    qtbot: QtBot, worded: None
) -> None:
    use_language("id")
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    dialog.show()
    said = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"&Cari di:", "&Nama berkas:", "&Jenis berkas:"} <= said
