"""Keyboard shortcuts and the about box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app import VERSION
from app.kernel.text import N_, _
from ui.kit import theme
from ui.kit.buttons import label
from ui.shell.mark import Mark

if TYPE_CHECKING:
    from ui.shell.main_window import MainWindow

IN_PANELS = (
    ("Enter", N_("Open the row; next field or cell in a form")),
    ("F2", N_("Edit the cell")),
    ("F3", N_("Next result or error")),
    ("F4", N_("Open the list of choices")),
    ("F8", N_("Post, or the next step of the document")),
    ("F9", N_("Receive or pay")),
    ("F12", N_("Print preview")),
    ("Ctrl+S", N_("Save the draft")),
    ("Ctrl+J", N_("Show or hide the journal")),
    ("Ctrl+I", N_("Show or hide the inspector")),
)


def show_keys(window: MainWindow) -> None:
    """Every shortcut of the window and of its panels."""
    rows = [
        (command.shortcut.replace(" | ", ", "), command.wording())
        for command in window.commands.all.values()
        if command.shortcut
    ]
    rows += [(key, _(text)) for key, text in IN_PANELS]
    dialog = QDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setObjectName("keysDialog")
    dialog.setWindowTitle(_("Keyboard shortcuts"))
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QScrollArea.Shape.NoFrame)
    scroll.setWidget(_keys_page(rows))
    column = QVBoxLayout(dialog)
    column.addWidget(scroll)
    column.addLayout(_close_row(dialog))
    dialog.resize(theme.px(620), theme.px(560))
    dialog.open()


def _keys_page(rows: list[tuple[str, str]]) -> QWidget:
    page = QWidget()
    grid = QGridLayout(page)
    grid.setVerticalSpacing(theme.px(6))
    grid.setHorizontalSpacing(theme.px(24))
    grid.setColumnStretch(1, 1)
    for row, (key, text) in enumerate(rows):
        cap = label(key, "key")
        grid.addWidget(cap, row, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(label(text), row, 1)
    grid.setRowStretch(len(rows), 1)
    return page


def show_about(window: MainWindow) -> None:
    """Name, version, licence."""
    dialog = QDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setObjectName("aboutDialog")
    dialog.setWindowTitle(_("About Back Office"))
    column = QVBoxLayout(dialog)
    column.setContentsMargins(*[theme.px(24)] * 4)
    column.setSpacing(theme.px(12))
    head = QHBoxLayout()
    head.addWidget(Mark(40))
    words = QVBoxLayout()
    words.addWidget(label("Back Office", "h1"))
    words.addWidget(label(_("Version {version}", version=VERSION), "muted"))
    head.addLayout(words, 1)
    column.addLayout(head)
    about = QLabel(
        _("Sales, purchasing, inventory, accounting and pay of a small business, in one program.")
    )
    about.setWordWrap(True)
    column.addWidget(about)
    column.addWidget(label(_("Licence: MIT"), "muted"))
    column.addLayout(_close_row(dialog))
    dialog.resize(theme.px(420), dialog.sizeHint().height())
    dialog.open()


def _close_row(dialog: QDialog) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    close = QPushButton(_("Close"))
    close.setProperty("role", "primary")
    close.setDefault(True)
    close.clicked.connect(dialog.accept)
    row.addWidget(close)
    return row
